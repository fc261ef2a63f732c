/* Records of one size, each under a key of three numbers, numbered in the order they were added. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/records.h"

#include <string.h>

#define FIRST_CAPACITY 64

void kith_records_init(struct kith_records *records, size_t size)
{
	*records = (struct kith_records){.size = size};
}

void kith_records_finish(struct kith_records *records)
{
	g_free(records->record);
	g_free(records->slot);
	*records = (struct kith_records){.size = records->size};
}

static size_t hash(struct kith_record_key key)
{
	uint64_t mixed = ((uint64_t)key.a << 32 | key.b) * 0x9e3779b97f4a7c15u;
	mixed = (mixed ^ mixed >> 29 ^ key.c) * 0xbf58476d1ce4e5b9u;
	return (size_t)(mixed ^ mixed >> 32);
}

/* Where the key's number stands, or is to stand; there is always an empty slot. */
static uint32_t *find_slot(const struct kith_records *records, struct kith_record_key key)
{
	size_t mask = records->slots - 1, at = hash(key) & mask;
	for (; records->slot[at]; at = (at + 1) & mask) {
		if (!memcmp(kith_records_at(records, records->slot[at] - 1), &key, sizeof key)) {
			break;
		}
	}
	return &records->slot[at];
}

void *kith_records_find(const struct kith_records *records, struct kith_record_key key)
{
	uint32_t number = records->count ? *find_slot(records, key) : 0;
	return number ? kith_records_at(records, number - 1) : NULL;
}

/* Doubles the slots before three in four are taken. */
static bool reserve_slots(struct kith_records *records, GError **error)
{
	if (4 * (records->count + 1) <= 3 * records->slots) {
		return true;
	}
	struct kith_records wider = *records;
	wider.slots = MAX(2 * records->slots, 2 * FIRST_CAPACITY);
	wider.slot = KITH_ARRAY(uint32_t, wider.slots, error);
	if (!wider.slot) {
		return false;
	}
	for (size_t k = 0; k < records->count; k++) {
		struct kith_record_key key;
		memcpy(&key, kith_records_at(records, k), sizeof key);
		*find_slot(&wider, key) = (uint32_t)k + 1;
	}
	g_free(records->slot);
	*records = wider;
	return true;
}

static bool reserve_record(struct kith_records *records, GError **error)
{
	if (records->count < records->capacity) {
		return true;
	}
	size_t capacity = MAX(records->capacity + records->capacity / 2, FIRST_CAPACITY);
	char *moved = kith_array_resize(records->record, capacity, records->size, error);
	if (moved) {
		records->record = moved;
		records->capacity = capacity;
	}
	return moved != NULL;
}

void *kith_records_add(struct kith_records *records, struct kith_record_key key, GError **error)
{
	if (kith_array_has_failed(error) || !reserve_slots(records, error) ||
		!reserve_record(records, error)) {
		return NULL;
	}
	uint32_t *slot = find_slot(records, key);
	if (!*slot) {
		void *added = kith_records_at(records, records->count);
		memset(added, 0, records->size);
		memcpy(added, &key, sizeof key);
		*slot = (uint32_t)++records->count;
	}
	return kith_records_at(records, *slot - 1);
}
