/* Claims about io/json: a file read piece by piece is the file read whole. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "io/json.h"

static kith_scanner *scan(const char *text)
{
	kith_source *source = kith_source_open_bytes("t.json", text, strlen(text), NULL, NULL);
	return kith_scanner_new(source);
}

static void append(GString *out, const struct kith_json *json)
{
	if (json->text) {
		g_string_append(out, json->text);
		return;
	}
	g_string_append_c(out, json->keys ? '{' : '[');
	for (guint k = 0; k < json->items->len; k++) {
		if (json->keys) {
			g_string_append_printf(
				out, "%s:", (char *)g_ptr_array_index(json->keys, k));
		}
		append(out, g_ptr_array_index(json->items, k));
		g_string_append_c(out, ',');
	}
	g_string_append_c(out, json->keys ? '}' : ']');
}

/* Keeps what does not stand under "no", each piece behind a blank. */
static bool visit(kith_scanner *scanner, const char *key, void *data, GError **error)
{
	GString *out = data;
	if (!strcmp(key, "no")) {
		return kith_json_skip(scanner, error);
	}
	if (!strcmp(key, "in")) {
		return kith_json_each(scanner, visit, out, error);
	}
	g_autoptr(kith_json) json = kith_json_item(scanner, "a|b", error);
	if (json) {
		g_string_append_printf(out, " %s=", key);
		append(out, json);
	}
	return json != NULL;
}

static void check(const char *text, const char *expected)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(kith_scanner) scanner = scan(text);
	if (!kith_json_each(scanner, visit, out, &error) || !kith_json_end(scanner, &error)) {
		g_string_assign(out, error->message);
	}
	assert_string_equal(out->str, expected);
}

static void items_are_visited_in_order_under_their_keys(void **state)
{
	(void)state;
	check("[]", "");
	check(" [1, \"two\" , null,[3,[4]]] ", " =1 =two = =[3,[4,],]");
	check("{\"x\":{\"a\":1,\"c\":2,\"b\":[{\"c\":3}]}}", " x={a:1,b:[{c:3,},],}");
	check("{\"in\":[1,2],\"y\":{}}", " =1 =2 y={}");
	check("{\"in\":7,\"y\":8}", " y=8");
	check("7", "");
}

static void what_is_passed_over_may_hold_anything(void **state)
{
	(void)state;
	check("{\"no\":\"a \\\" ] } \\u00e9\",\"y\":1}", " y=1");
	check("{\"no\":[{\"d\":[\"]\",\"}\"]},{}, true],\"y\":1}", " y=1");
	check("{\"no\":-1.5e3,\"y\":1}", " y=1");
	check("[{\"c\":[[[]]],\"a\":\"x\"}]", " ={a:x,}");
}

static void what_is_passed_over_has_no_limit_of_length_or_depth(void **state)
{
	(void)state;
	g_autofree char *long_text = g_strnfill(3u << 20, 'x');
	g_autofree char *deep = g_strnfill(100000, '['), *end = g_strnfill(100000, ']');
	g_autofree char *text =
		g_strconcat("{\"no\":\"", long_text, "\",\"no\":", deep, end, ",\"y\":1}", NULL);
	check(text, " y=1");
}

static void bad_data_is_told_with_its_place(void **state)
{
	(void)state;
	check("[1 2]", "t.json:1:4: a comma or ] is expected here; check that the file is whole");
	check("[1,\n{\"a\" 1}]", "t.json:2:6: a colon must follow this key");
	check("[1] 2", "t.json:1:5: the file goes on behind its end");
	check("{\"no\":\"abc", "t.json:1:7: a text does not end; close its quote");
	check("{\"no\":[1,", "t.json:1:10: a value is expected here; check that the file is whole");
	check("[1,", "t.json:1:4: a value is expected here; check that the file is whole");
	check("[", "t.json:1:2: a value is expected here; check that the file is whole");
	check("", "t.json:1:1: a value is expected here; check that the file is whole");
	check("{\"no\":,}", "t.json:1:7: a value is expected here; check that the file is whole");
}

static void halves_of_characters_need_each_other(void **state)
{
	(void)state;
	check("[\"\\ud83d\\ude00\"]", " =😀");
	check("[\"\\ud83dx\"]", " =�x");
	check("[\"\\ud83d\\u0041\"]", " =�");
	check("[\"\\ud83d\\ue000\"]", " =�");
	check("[\"\\ude00\\u0000\"]", " =��");
	check("[\"\\ud83d\\n\"]", "t.json:1:3: half a character stands here; \\u must follow");
	check("[\"\\ud83d\\u12\"]", "t.json:1:3: \\u must be followed by four hexadecimal digits");
	check("[\"\\u12", "t.json:1:3: \\u must be followed by four hexadecimal digits");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_are_visited_in_order_under_their_keys),
		cmocka_unit_test(what_is_passed_over_may_hold_anything),
		cmocka_unit_test(what_is_passed_over_has_no_limit_of_length_or_depth),
		cmocka_unit_test(halves_of_characters_need_each_other),
		cmocka_unit_test(bad_data_is_told_with_its_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
