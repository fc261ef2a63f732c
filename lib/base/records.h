/* Records of one size, each under a key of three numbers, numbered in the order they were added. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_RECORDS_H
#define KITH_RECORDS_H

#include <stdint.h>

#include "base/memory.h"

/* What a record is found by; the first member of every record. */
struct kith_record_key {
	uint32_t a, b, c;
};

struct kith_records {
	size_t size;    /* bytes of one record, set by init */
	size_t count;   /* how many there are */
	char *record;   /* [count] of `size` bytes each */
	uint32_t *slot; /* [slots] number of a record + 1, or 0; open addressing */
	size_t capacity, slots;
};

/* No records yet; they begin with a struct kith_record_key and are `size` bytes long. */
void kith_records_init(struct kith_records *records, size_t size);
void kith_records_finish(struct kith_records *records);

/* The record with this number; valid until the next is added. */
static inline void *kith_records_at(const struct kith_records *records, size_t number)
{
	return records->record + number * records->size;
}

/* The record with this key, or NULL; valid until the next is added. O(1). */
void *kith_records_find(const struct kith_records *records, struct kith_record_key key);

/*
 * The record with this key, added at the end, zeros behind the key, if there is none; NULL on
 * failure. Valid until the next is added. O(1), size + 6 bytes of memory each.
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out.
 */
void *kith_records_add(struct kith_records *records, struct kith_record_key key, GError **error);

#endif
