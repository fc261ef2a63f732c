/* A file of JSON as a tree. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/json.h"

#include <string.h>

#include "base/text.h"

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

/* A key and the colon behind it. NULL on failure. */
static char *read_key(kith_scanner *scanner, GError **error)
{
	g_autofree char *key = read_string(scanner, error);
	if (!key) {
		return NULL;
	}
	kith_scanner_skip_blanks(scanner);
	kith_scanner_mark(scanner);
	if (kith_scanner_next(scanner) != ':') {
		kith_scanner_fail(scanner, error, "a colon must follow this key");
		return NULL;
	}
	return g_steal_pointer(&key);
}

/* Visits what stands inside brackets or braces, from the first of them on. */
static bool visit_items(kith_scanner *scanner, kith_json_visit visit, void *data, GError **error)
{
	int end = kith_scanner_next(scanner) == '{' ? '}' : ']';
	kith_scanner_skip_blanks(scanner);
	if (kith_scanner_peek(scanner) == end) {
		kith_scanner_next(scanner);
		return true;
	}
	for (;;) {
		kith_scanner_skip_blanks(scanner);
		g_autofree char *key = end == '}' ? read_key(scanner, error) : g_strdup("");
		if (!key || !visit(scanner, key, data, error)) {
			return false;
		}
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

/* A list or an object that is being read. */
struct growing {
	struct kith_json *json;
	size_t depth;
	const char *keys; /* others are passed over; NULL: none are */
};

static bool add_item(kith_scanner *scanner, const char *key, void *data, GError **error)
{
	struct growing *growing = data;
	struct kith_json *json = growing->json;
	if (growing->keys && !kith_text_is_one_of(key, growing->keys)) {
		return kith_json_skip(scanner, error);
	}
	struct kith_json *item = read_value(scanner, growing->depth + 1, error);
	if (!item) {
		return false;
	}
	if (json->keys) {
		g_ptr_array_add(json->keys, g_strdup(key));
	}
	g_ptr_array_add(json->items, item);
	return true;
}

/* Reads what stands inside brackets or braces into a value that is still empty. */
static bool read_items(kith_scanner *scanner, struct growing *growing, GError **error)
{
	struct kith_json *json = growing->json;
	bool object = kith_scanner_peek(scanner) == '{';
	json->type = object ? KITH_JSON_OBJECT : KITH_JSON_LIST;
	json->items = g_ptr_array_new_with_free_func(free_value);
	json->keys = object ? g_ptr_array_new_with_free_func(g_free) : NULL;
	return visit_items(scanner, add_item, growing, error);
}

static struct kith_json *read_value(kith_scanner *scanner, size_t depth, GError **error)
{
	struct kith_json *json = g_new0(struct kith_json, 1);
	bool done;
	kith_scanner_skip_blanks(scanner);
	kith_scanner_mark(scanner);
	json->line = kith_scanner_marked(scanner).line;
	int byte = kith_scanner_peek(scanner);
	if (depth > DEEPEST) {
		done = kith_scanner_fail(
			scanner, error, "values are nested deeper than 64; no graph needs that");
	} else if (byte == '{' || byte == '[') {
		struct growing growing = {json, depth, NULL};
		done = read_items(scanner, &growing, error);
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

bool kith_json_end(kith_scanner *scanner, GError **error)
{
	kith_scanner_skip_blanks(scanner);
	if (kith_scanner_peek(scanner) != KITH_SCANNER_END) {
		kith_scanner_mark(scanner);
		return kith_scanner_fail(scanner, error, "the file goes on behind its end");
	}
	return kith_scanner_check(scanner, error);
}

struct kith_json *kith_json_read(kith_scanner *scanner, GError **error)
{
	struct kith_json *json = read_value(scanner, 0, error);
	if (json && !kith_json_end(scanner, error)) {
		g_clear_pointer(&json, kith_json_free);
	}
	return json;
}

/* Whether a list or an object begins here. */
static bool begins(kith_scanner *scanner, const char *brackets)
{
	kith_scanner_skip_blanks(scanner);
	int byte = kith_scanner_peek(scanner);
	return byte != KITH_SCANNER_END && byte && strchr(brackets, byte);
}

bool kith_json_each(kith_scanner *scanner, kith_json_visit visit, void *data, GError **error)
{
	return begins(scanner, "[{") ? visit_items(scanner, visit, data, error)
				     : kith_json_skip(scanner, error);
}

struct kith_json *kith_json_item(kith_scanner *scanner, const char *keys, GError **error)
{
	if (!begins(scanner, "{")) {
		return read_value(scanner, 0, error);
	}
	struct kith_json *json = g_new0(struct kith_json, 1);
	struct growing growing = {json, 0, keys};
	if (!read_items(scanner, &growing, error)) {
		g_clear_pointer(&json, kith_json_free);
	}
	return json;
}

/* Takes a text from its quote on, however long. */
static bool skip_string(kith_scanner *scanner, GError **error)
{
	kith_scanner_mark(scanner);
	kith_scanner_next(scanner);
	for (int byte = kith_scanner_next(scanner); byte != '"';
		byte = kith_scanner_next(scanner)) {
		if (byte == '\\') {
			byte = kith_scanner_next(scanner);
		}
		if (byte == KITH_SCANNER_END) {
			return kith_scanner_fail(
				scanner, error, "a text does not end; close its quote");
		}
	}
	return true;
}

/* Takes a number or a word. */
static bool skip_plain(kith_scanner *scanner, GError **error)
{
	struct kith_json json = {0};
	bool done = read_plain(scanner, &json, error);
	g_free(json.text);
	return done;
}

bool kith_json_skip(kith_scanner *scanner, GError **error)
{
	size_t depth = 0;
	do {
		kith_scanner_skip_blanks(scanner);
		int byte = kith_scanner_peek(scanner);
		if (byte == '"') {
			if (!skip_string(scanner, error)) {
				return false;
			}
		} else if (byte == '{' || byte == '[') {
			depth++;
			kith_scanner_next(scanner);
		} else if (depth && byte != KITH_SCANNER_END) {
			depth -= byte == '}' || byte == ']';
			kith_scanner_next(scanner);
		} else if (!skip_plain(scanner, error)) {
			return false;
		}
	} while (depth);
	return true;
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
