/* A file of JSON as a tree. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/json.h"

#include <string.h>

#define DEEPEST 64

static struct kith_json *read_value(kith_scanner *scanner, size_t depth, GError **error);

void kith_json_free(struct kith_json *json)
{
	if (!json) {
		return;
	}
	g_free(json->text);
	g_clear_pointer(&json->keys, g_ptr_array_unref);
	g_clear_pointer(&json->items, g_ptr_array_unref);
	g_free(json);
}

static void free_value(void *json)
{
	kith_json_free(json);
}

static bool read_hexadecimal(kith_scanner *scanner, gunichar *code, GError **error)
{
	*code = 0;
	for (size_t k = 0; k < 4; k++) {
		int digit = kith_scanner_next(scanner);
		int value = digit == KITH_SCANNER_END ? -1 : g_ascii_xdigit_value((char)digit);
		if (value < 0) {
			return kith_scanner_fail(
				scanner, error, "\\u must be followed by four hexadecimal digits");
		}
		*code = *code * 16 + (gunichar)value;
	}
	return true;
}

/* What stands behind \u, a pair of surrogates being one character. */
static bool read_unicode(kith_scanner *scanner, GString *text, GError **error)
{
	gunichar code, low;
	if (!read_hexadecimal(scanner, &code, error)) {
		return false;
	}
	if (code >= 0xd800 && code < 0xdc00 && kith_scanner_peek(scanner) == '\\') {
		kith_scanner_next(scanner);
		if (kith_scanner_next(scanner) != 'u' || !read_hexadecimal(scanner, &low, error)) {
			return kith_scanner_fail(scanner, error && *error ? NULL : error,
				"half a character stands here; \\u must follow");
		}
		code = low >= 0xdc00 && low < 0xe000
			       ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)
			       : 0xfffd;
	}
	g_string_append_unichar(text, code && g_unichar_validate(code) ? code : 0xfffd);
	return true;
}

/* From the backslash on. */
static bool read_escape(kith_scanner *scanner, GString *text, GError **error)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	kith_scanner_next(scanner);
	int byte = kith_scanner_next(scanner);
	if (byte == 'u') {
		return read_unicode(scanner, text, error);
	}
	const char *known = byte > 0 ? strchr(from, byte) : NULL;
	if (!known) {
		return kith_scanner_fail(scanner, error,
			"a backslash must be followed by one of \" \\ / b f n r t u");
	}
	g_string_append_c(text, to[known - from]);
	return true;
}

/* A string from its quote on. NULL on failure. */
static char *read_string(kith_scanner *scanner, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	kith_scanner_mark(scanner);
	if (kith_scanner_next(scanner) != '"') {
		kith_scanner_fail(scanner, error, "a text in quotes is expected here");
		return NULL;
	}
	struct kith_place begin = kith_scanner_marked(scanner);
	for (int byte = kith_scanner_peek(scanner); byte != '"';
		byte = kith_scanner_peek(scanner)) {
		if (byte == KITH_SCANNER_END) {
			kith_scanner_fail(scanner, error, "a text does not end; close its quote");
			return NULL;
		}
		bool escape = byte == '\\';
		if (escape) {
			kith_scanner_mark(scanner);
		}
		if (!(escape ? read_escape(scanner, text, error)
			     : kith_scanner_append(
				       scanner, text, kith_scanner_next(scanner), error))) {
			return NULL;
		}
		kith_scanner_mark_again(scanner, begin);
	}
	kith_scanner_next(scanner);
	return g_strndup(text->str, text->len);
}

static bool is_plain(int byte)
{
	return byte != KITH_SCANNER_END && (g_ascii_isalnum(byte) || strchr("+-.", byte));
}

static bool read_plain(kith_scanner *scanner, struct kith_json *json, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	kith_scanner_mark(scanner);
	while (is_plain(kith_scanner_peek(scanner))) {
		if (!kith_scanner_append(scanner, text, kith_scanner_next(scanner), error)) {
			return false;
		}
	}
	if (!text->len) {
		return kith_scanner_fail(
			scanner, error, "a value is expected here; check that the file is whole");
	}
	json->text = g_strdup(strcmp(text->str, "null") ? text->str : "");
	return true;
}

static bool read_key(kith_scanner *scanner, struct kith_json *json, GError **error)
{
	char *key = read_string(scanner, error);
	if (!key) {
		return false;
	}
	g_ptr_array_add(json->keys, key);
	kith_scanner_skip_blanks(scanner);
	kith_scanner_mark(scanner);
	return kith_scanner_next(scanner) == ':' ||
	       kith_scanner_fail(scanner, error, "a colon must follow the key \"%s\"", key);
}

/* What stands inside brackets or braces, from the first of them on. */
static bool read_items(kith_scanner *scanner, struct kith_json *json, size_t depth, GError **error)
{
	int end = kith_scanner_next(scanner) == '{' ? '}' : ']';
	json->items = g_ptr_array_new_with_free_func(free_value);
	json->keys = end == '}' ? g_ptr_array_new_with_free_func(g_free) : NULL;
	kith_scanner_skip_blanks(scanner);
	if (kith_scanner_peek(scanner) == end) {
		kith_scanner_next(scanner);
		return true;
	}
	for (;;) {
		kith_scanner_skip_blanks(scanner);
		if (json->keys && !read_key(scanner, json, error)) {
			return false;
		}
		struct kith_json *item = read_value(scanner, depth + 1, error);
		if (!item) {
			return false;
		}
		g_ptr_array_add(json->items, item);
		kith_scanner_skip_blanks(scanner);
		kith_scanner_mark(scanner);
		int byte = kith_scanner_next(scanner);
		if (byte == end) {
			return true;
		}
		if (byte != ',') {
			return kith_scanner_fail(scanner, error,
				"a comma or %c is expected here; check that the file is whole",
				end);
		}
	}
}

static struct kith_json *read_value(kith_scanner *scanner, size_t depth, GError **error)
{
	struct kith_json *json = g_new0(struct kith_json, 1);
	bool done;
	kith_scanner_skip_blanks(scanner);
	int byte = kith_scanner_peek(scanner);
	if (depth > DEEPEST) {
		kith_scanner_mark(scanner);
		done = kith_scanner_fail(
			scanner, error, "values are nested deeper than 64; no graph needs that");
	} else if (byte == '{' || byte == '[') {
		json->type = byte == '{' ? KITH_JSON_OBJECT : KITH_JSON_LIST;
		done = read_items(scanner, json, depth, error);
	} else if (byte == '"') {
		json->type = KITH_JSON_STRING;
		json->text = read_string(scanner, error);
		done = json->text != NULL;
	} else {
		done = read_plain(scanner, json, error);
	}
	if (!done) {
		g_clear_pointer(&json, kith_json_free);
	}
	return json;
}

struct kith_json *kith_json_read(kith_scanner *scanner, GError **error)
{
	struct kith_json *json = read_value(scanner, 0, error);
	kith_scanner_skip_blanks(scanner);
	if (json && kith_scanner_peek(scanner) != KITH_SCANNER_END) {
		kith_scanner_mark(scanner);
		kith_scanner_fail(scanner, error, "the file goes on behind its end");
		g_clear_pointer(&json, kith_json_free);
	} else if (json && !kith_scanner_check(scanner, error)) {
		g_clear_pointer(&json, kith_json_free);
	}
	return json;
}

const struct kith_json *kith_json_get(const struct kith_json *json, const char *key)
{
	for (guint k = 0; json && json->keys && k < json->items->len; k++) {
		if (!strcmp(g_ptr_array_index(json->keys, k), key)) {
			return g_ptr_array_index(json->items, k);
		}
	}
	return NULL;
}

const char *kith_json_text(const struct kith_json *json, const char *key)
{
	const struct kith_json *value = kith_json_get(json, key);
	return value ? value->text : NULL;
}
