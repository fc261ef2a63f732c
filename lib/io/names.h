/* Interned strings: every distinct name once, numbered in order of first appearance. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_NAMES_H
#define KITH_NAMES_H

#include <stdint.h>

#include "base/memory.h"

#define KITH_NO_NAME UINT32_MAX
#define KITH_TEXT_PADDING 16

typedef struct kith_names kith_names;

/* An empty set of names. Fails with KITH_ERROR_SYSTEM. */
kith_names *kith_names_new(GError **error);

/* The same names under the same numbers. Fails with KITH_ERROR_SYSTEM. */
kith_names *kith_names_copy(const kith_names *names, GError **error);

/* Names `ids` [count], each once, numbered in this order; nothing is looked up to make them. Fails
 * with KITH_ERROR_SYSTEM. */
kith_names *kith_names_pick(
	const kith_names *names, const uint32_t *ids, size_t count, GError **error);

void kith_names_free(kith_names *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_names, kith_names_free)

/* How many distinct names there are; their numbers are 0 .. count - 1. */
size_t kith_names_count(const kith_names *names);

/* The name with this number, NUL-terminated UTF-8; valid until the next name is added. */
const char *kith_names_get(const kith_names *names, uint32_t id);

/*
 * Has a name brought near that kith_names_get will be asked for soon: first its place, and some
 * names later the name itself. Where names are asked for in no order, each is else waited for
 * twice.
 */
void kith_names_fetch_place(const kith_names *names, uint32_t id);
void kith_names_fetch(const kith_names *names, uint32_t id);

/* Frees what only finding and adding need, more than the names themselves take; the next name that
 * is asked for, by one thread, brings it back. */
void kith_names_settle(kith_names *names);

/* The number of a name, or KITH_NO_NAME. Bytes are compared: normalise first. */
uint32_t kith_names_find(const kith_names *names, const char *name);

/* The number of a name, adding it if new; KITH_NO_NAME and `error` set when memory runs out. */
uint32_t kith_names_add(kith_names *names, const char *name, size_t length, GError **error);

/* A piece of text somewhere in memory; not NUL-terminated. KITH_TEXT_PADDING bytes can be read from
 * its beginning, however short it is. */
struct kith_text {
	const char *at;
	size_t length;
};

/* The name with this number, as kith_names_get. */
struct kith_text kith_names_text(const kith_names *names, uint32_t id);

/*
 * kith_names_add for `count` texts at once, several times faster: the table is looked up for all of
 * them before the first answer is needed.
 *
 * ids  [count] out; unchanged on failure is not promised
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out.
 */
bool kith_names_add_all(kith_names *names, const struct kith_text *texts, size_t count,
	uint32_t *ids, GError **error);

#endif
