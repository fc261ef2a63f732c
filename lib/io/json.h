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

struct kith_json {
	enum kith_json_type type;
	char *text;
	GPtrArray *keys;  /* of char * */
	GPtrArray *items; /* of struct kith_json * */
};

/*
 * Reads one value and nothing behind it but blanks.
 *
 * Fails as kith_scanner_check, and with KITH_ERROR_DATA at the place of what is not JSON, a text
 * over 1 MiB, or values nested deeper than 64.
 */
struct kith_json *kith_json_read(kith_scanner *scanner, GError **error);
void kith_json_free(struct kith_json *json);

/* The value under `key` of an object, or NULL. `json` may be NULL. */
const struct kith_json *kith_json_get(const struct kith_json *json, const char *key);

/* The text of a string or plain value under `key`, or NULL. */
const char *kith_json_text(const struct kith_json *json, const char *key);

#endif
