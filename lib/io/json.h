/* A file of JSON as a tree. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_JSON_H
#define KITH_JSON_H

#include "io/scanner.h"

enum kith_json_type {
	KITH_JSON_PLAIN,  /* a number, true, false: `text` as it stands; null: "" */
	KITH_JSON_STRING, /* `text`, unescaped */
	KITH_JSON_LIST,   /* `items` */
	KITH_JSON_OBJECT, /* `items` under `keys` */
};

typedef struct kith_json {
	enum kith_json_type type;
	size_t line; /* where it begins, from 1 */
	char *text;
	GPtrArray *keys;  /* of char * */
	GPtrArray *items; /* of struct kith_json * */
} kith_json;

/*
 * Reads one value and nothing behind it but blanks.
 *
 * Fails as kith_scanner_check, and with KITH_ERROR_DATA at the place of what is not JSON, a text
 * over 1 MiB, or values nested deeper than 64.
 */
struct kith_json *kith_json_read(kith_scanner *scanner, GError **error);
void kith_json_free(struct kith_json *json);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_json, kith_json_free)

/*
 * A file too large for a tree is read piece by piece: `visit` is called for each item of the list
 * or object that begins here, with its key ("" in a list), and takes it with one of the three
 * below. What is no list or object is passed over.
 *
 * All fail as kith_json_read, and where `visit` does.
 */
typedef bool (*kith_json_visit)(kith_scanner *scanner, const char *key, void *data, GError **error);
bool kith_json_each(kith_scanner *scanner, kith_json_visit visit, void *data, GError **error);

/* The value that begins here; of an object only what stands under `keys` ("id|name"), NULL: all. */
struct kith_json *kith_json_item(kith_scanner *scanner, const char *keys, GError **error);

/* Passes over a value, however large, looking no closer than to find its end. */
bool kith_json_skip(kith_scanner *scanner, GError **error);

/* Fails where anything but blanks follows. */
bool kith_json_end(kith_scanner *scanner, GError **error);

/* The value under `key` of an object, or NULL. `json` may be NULL. */
const struct kith_json *kith_json_get(const struct kith_json *json, const char *key);

/* The text of a string or plain value under `key`, or NULL. */
const char *kith_json_text(const struct kith_json *json, const char *key);

#endif
