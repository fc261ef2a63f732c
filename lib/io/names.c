/* Interned strings: every distinct name once, numbered in order of first appearance. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/names.h"

#include <string.h>

#define FIRST_CAPACITY 64
#define AHEAD 256

/*
 * Up to KITH_TEXT_PADDING (16) bytes the key is the name itself, so that a look-up touches one
 * cache line and no string; longer names are keyed by 128 bits of hash and compared in full.
 */
struct key {
	uint64_t low, high;
	size_t length;
};

struct slot {
	uint64_t low, high;
	uint32_t id_plus_1; /* 0: free */
	uint32_t length;
};

struct kith_names {
	struct slot
		*slots; /* [slot_count + 1] NULL: nobody looked for a name since it was settled */
	size_t slot_count; /* power of two, at least twice count */
	size_t count, capacity;
	uint64_t *offset; /* [capacity] where each name begins in bytes */
	char *bytes;
	size_t used, byte_capacity;
};

static uint64_t fold(uint64_t a, uint64_t b)
{
	unsigned __int128 product =
		(unsigned __int128)(a ^ 0x9E3779B97F4A7C15u) * (b ^ 0xD6E8FEB86659FD93u);
	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t load(const char *at)
{
	uint64_t word;
	memcpy(&word, at, sizeof word);
	return GUINT64_FROM_LE(word);
}

static struct key long_key(const char *at, size_t length)
{
	struct key key = {length, ~(uint64_t)length, length};
	for (size_t i = 0; i < length; i += 8) {
		size_t start = i + 8 <= length ? i : length - 8;
		uint64_t word = load(at + start);
		key.low = fold(key.low, word);
		key.high = fold(word, key.high + i);
	}
	return key;
}

/* KITH_TEXT_PADDING bytes must be readable. Lengths cannot be foretold, so that the bytes that do
 * not belong to a short name are taken off without a branch. */
static inline struct key key_of(const char *at, size_t length)
{
	static const char kept[2 * KITH_TEXT_PADDING] = {'\xff', '\xff', '\xff', '\xff', '\xff',
		'\xff', '\xff', '\xff', '\xff', '\xff', '\xff', '\xff', '\xff', '\xff', '\xff',
		'\xff'};
	if (length > KITH_TEXT_PADDING) {
		return long_key(at, length);
	}
	const char *mask = kept + KITH_TEXT_PADDING - length;
	return (struct key){load(at) & load(mask), load(at + 8) & load(mask + 8), length};
}

static struct key key_of_string(const char *at, size_t length)
{
	char padded[KITH_TEXT_PADDING] = {0};
	if (length > KITH_TEXT_PADDING) {
		return long_key(at, length);
	}
	memcpy(padded, at, length);
	return key_of(padded, length);
}

static size_t home(const kith_names *names, const struct key *key)
{
	return (size_t)fold(key->low, key->high + key->length) & (names->slot_count - 1);
}

kith_names *kith_names_new(GError **error)
{
	g_autoptr(kith_names) names = g_new0(kith_names, 1);
	names->slot_count = FIRST_CAPACITY;
	names->slots = KITH_ARRAY(struct slot, names->slot_count + 1, error);
	return names->slots ? g_steal_pointer(&names) : NULL;
}

kith_names *kith_names_copy(const kith_names *names, GError **error)
{
	g_autoptr(kith_names) copy = g_new0(kith_names, 1);
	copy->slot_count = names->slot_count;
	copy->count = names->count;
	copy->capacity = names->capacity;
	copy->used = names->used;
	copy->byte_capacity = names->byte_capacity;
	size_t offset = sizeof *names->offset;
	copy->offset = kith_array_copy(names->offset, names->capacity, offset, error);
	copy->bytes =
		copy->offset ? kith_array_copy(names->bytes, names->byte_capacity, 1, error) : NULL;
	return copy->bytes ? g_steal_pointer(&copy) : NULL;
}

void kith_names_free(kith_names *names)
{
	if (!names) {
		return;
	}
	g_free(names->slots);
	g_free(names->offset);
	g_free(names->bytes);
	g_free(names);
}

size_t kith_names_count(const kith_names *names)
{
	return names->count;
}

const char *kith_names_get(const kith_names *names, uint32_t id)
{
	return names->bytes + names->offset[id];
}

struct kith_text kith_names_text(const kith_names *names, uint32_t id)
{
	uint64_t end = id + 1 < names->count ? names->offset[id + 1] : names->used;
	return (struct kith_text){kith_names_get(names, id), end - names->offset[id] - 1};
}

void kith_names_fetch_place(const kith_names *names, uint32_t id)
{
	__builtin_prefetch(&names->offset[id]);
}

void kith_names_fetch(const kith_names *names, uint32_t id)
{
	__builtin_prefetch(names->bytes + names->offset[id]);
}

/* The slot that holds the name, or the free one where it belongs; `i` is the key's home. */
static struct slot *find(const kith_names *names, const struct key *key, size_t i, const char *at)
{
	size_t mask = names->slot_count - 1;
	for (;; i = (i + 1) & mask) {
		struct slot *slot = &names->slots[i];
		if (!slot->id_plus_1) {
			return slot;
		}
		if (slot->low != key->low || slot->high != key->high ||
			slot->length != (uint32_t)key->length) {
			continue;
		}
		if (key->length <= KITH_TEXT_PADDING ||
			!memcmp(kith_names_get(names, slot->id_plus_1 - 1), at, key->length)) {
			return slot;
		}
	}
}

/* What is needed of AHEAD names, or fewer, to look them up. */
struct ahead {
	struct key key[AHEAD];
	size_t home[AHEAD];
};

/* Brings the slots near where the search for each of `count` texts begins, and those after them,
 * where it mostly ends. */
static void look_ahead(
	const kith_names *names, const struct kith_text *texts, size_t count, struct ahead *ahead)
{
	for (size_t i = 0; i < count; i++) {
		ahead->key[i] = key_of(texts[i].at, texts[i].length);
		ahead->home[i] = home(names, &ahead->key[i]);
	}
	/* Apart, so that a processor waits for many at once; and read, as of the prefetches of so
	 * many it drops most. */
	for (size_t i = 0; i < count; i++) {
		const struct slot *slot = &names->slots[ahead->home[i]];
		(void)*(const volatile uint64_t *)&slot->low;
		(void)*(const volatile uint32_t *)&slot[1].length;
	}
}

static void put(kith_names *names, uint32_t id, const struct key *key, size_t home_slot)
{
	size_t mask = names->slot_count - 1, at = home_slot;
	while (names->slots[at].id_plus_1) {
		at = (at + 1) & mask;
	}
	names->slots[at] = (struct slot){key->low, key->high, id + 1, (uint32_t)key->length};
}

/* Puts all names into a table of `slot_count` slots, in place of the one there is. */
static bool make_slots(kith_names *names, size_t slot_count, GError **error)
{
	struct kith_text texts[AHEAD];
	struct ahead ahead;
	g_clear_pointer(&names->slots, g_free);
	names->slots = KITH_ARRAY(struct slot, slot_count + 1, error);
	if (!names->slots) {
		return false;
	}
	names->slot_count = slot_count;
	for (size_t done = 0; done < names->count; done += AHEAD) {
		size_t now = MIN(names->count - done, AHEAD);
		for (size_t i = 0; i < now; i++) {
			texts[i] = kith_names_text(names, (uint32_t)(done + i));
		}
		look_ahead(names, texts, now, &ahead);
		for (size_t i = 0; i < now; i++) {
			put(names, (uint32_t)(done + i), &ahead.key[i], ahead.home[i]);
		}
	}
	return true;
}

/* Doubles the table until `more` names fit without filling over half of it. */
static bool reserve_slots(kith_names *names, size_t more, GError **error)
{
	size_t slot_count = names->slot_count;
	while ((names->count + more) * 2 > slot_count) {
		slot_count *= 2;
	}
	return (names->slots && slot_count == names->slot_count) ||
	       make_slots(names, slot_count, error);
}

/* Puts an array that grew bit by bit in one piece of its size, on large pages. */
static void settle(void *array, size_t *capacity, size_t count, size_t size)
{
	void **place = array;
	void *moved = *place ? kith_array_copy(*place, count, size, NULL) : NULL;
	if (moved) {
		g_free(*place);
		*place = moved;
		*capacity = count;
	}
}

void kith_names_settle(kith_names *names)
{
	g_clear_pointer(&names->slots, g_free);
	settle(&names->offset, &names->capacity, names->count, sizeof *names->offset);
	settle(&names->bytes, &names->byte_capacity, names->used + KITH_TEXT_PADDING, 1);
}

/* Room for one more name of `length` bytes, its NUL, and what is read past a short one. */
static bool reserve_text(kith_names *names, size_t length, GError **error)
{
	if (names->count == names->capacity) {
		size_t capacity = MAX(names->capacity + names->capacity / 2, FIRST_CAPACITY);
		uint64_t *offset =
			kith_array_resize(names->offset, capacity, sizeof *offset, error);
		if (!offset) {
			return false;
		}
		names->offset = offset;
		names->capacity = capacity;
	}
	size_t used = names->used + length + 1 + KITH_TEXT_PADDING;
	if (used > names->byte_capacity) {
		size_t capacity = MAX(names->byte_capacity + names->byte_capacity / 2, used);
		capacity = MAX(capacity, FIRST_CAPACITY * KITH_TEXT_PADDING);
		char *bytes = kith_array_resize(names->bytes, capacity, 1, error);
		if (!bytes) {
			return false;
		}
		names->bytes = bytes;
		names->byte_capacity = capacity;
	}
	return true;
}

/* Takes the room that is reserved. */
static uint32_t append(kith_names *names, const char *at, size_t length)
{
	names->offset[names->count] = names->used;
	memcpy(names->bytes + names->used, at, length);
	names->bytes[names->used + length] = '\0';
	names->used += length + 1;
	return (uint32_t)names->count++;
}

kith_names *kith_names_pick(
	const kith_names *names, const uint32_t *ids, size_t count, GError **error)
{
	g_autoptr(kith_names) picked = g_new0(kith_names, 1);
	picked->slot_count = names->slot_count;
	for (size_t i = 0; i < count; i++) {
		struct kith_text text = kith_names_text(names, ids[i]);
		if (!reserve_text(picked, text.length, error)) {
			return NULL;
		}
		append(picked, text.at, text.length);
	}
	return g_steal_pointer(&picked);
}

static uint32_t fill(
	kith_names *names, struct slot *slot, const struct key *key, const char *at, GError **error)
{
	if (names->count >= KITH_NO_NAME - 1 || key->length > UINT32_MAX) {
		kith_fail(
			error, KITH_ERROR_DATA, "more than four thousand million different names");
		return KITH_NO_NAME;
	}
	if (!reserve_text(names, key->length, error)) {
		return KITH_NO_NAME;
	}
	uint32_t id = append(names, at, key->length);
	*slot = (struct slot){key->low, key->high, id + 1, (uint32_t)key->length};
	return id;
}

static uint32_t add(
	kith_names *names, const struct key *key, size_t home_slot, const char *at, GError **error)
{
	struct slot *slot = find(names, key, home_slot, at);
	return slot->id_plus_1 ? slot->id_plus_1 - 1 : fill(names, slot, key, at, error);
}

/* Without memory for a table all names are looked at. */
static uint32_t search(const kith_names *names, const char *name)
{
	uint32_t id = 0;
	while (id < names->count && strcmp(kith_names_get(names, id), name) != 0) {
		id++;
	}
	return id < names->count ? id : KITH_NO_NAME;
}

uint32_t kith_names_find(const kith_names *names, const char *name)
{
	if (!names->slots && !make_slots((kith_names *)names, names->slot_count, NULL)) {
		return search(names, name);
	}
	struct key key = key_of_string(name, strlen(name));
	return find(names, &key, home(names, &key), name)->id_plus_1 - 1;
}

uint32_t kith_names_add(kith_names *names, const char *name, size_t length, GError **error)
{
	struct key key = key_of_string(name, length);
	if (kith_array_has_failed(error)) {
		return KITH_NO_NAME;
	}
	return reserve_slots(names, 1, error) ? add(names, &key, home(names, &key), name, error)
					      : KITH_NO_NAME;
}

bool kith_names_add_all(kith_names *names, const struct kith_text *texts, size_t count,
	uint32_t *ids, GError **error)
{
	struct ahead ahead;
	for (size_t done = 0; done < count; done += AHEAD) {
		size_t now = MIN(count - done, AHEAD);
		if (!reserve_slots(names, now, error)) {
			return false;
		}
		look_ahead(names, texts + done, now, &ahead);
		for (size_t i = 0; i < now; i++) {
			ids[done + i] =
				add(names, &ahead.key[i], ahead.home[i], texts[done + i].at, error);
			if (ids[done + i] == KITH_NO_NAME) {
				return false;
			}
		}
	}
	return true;
}
