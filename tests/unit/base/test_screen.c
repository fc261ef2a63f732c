/* Claims about text on a terminal. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/screen.h"

static void assert_escaped(const char *text, const char *expected)
{
	g_autoptr(GString) out = g_string_new(NULL);
	kith_screen_escape(out, text);
	assert_string_equal(out->str, expected);
}

static void nothing_that_steers_a_terminal_gets_through(void **state)
{
	(void)state;
	assert_escaped("Zoë 東京 👩‍🚀", "Zoë 東京 👩‍🚀");
	assert_escaped("a\x1b[2Jb", "a\\x1b[2Jb");
	assert_escaped("two\nlines\t", "two\\nlines\\t");
	assert_escaped("\xc2\x9b"
		       "31m",
		"\\x9b31m");
	assert_escaped("abc\xe2\x80\xae"
		       "fdp.exe",
		"abc\\u202efdp.exe");
	assert_escaped("\xe2\x81\xa6x", "\\u2066x");
	assert_escaped("bad \xff\xc3", "bad \\xff\\xc3");
	assert_escaped("\x7f", "\\x7f");
}

/* Two names that look the same would be taken for one. */
static void what_cannot_be_seen_is_written_out(void **state)
{
	(void)state;
	assert_escaped("Ann\u200b", "Ann\\u200b");
	assert_escaped("Ann\u2060", "Ann\\u2060");
	assert_escaped("\ufeff"
		       "Ann",
		"\\ufeffAnn");
	assert_escaped("A\u00adnn", "A\\xadnn");
	assert_escaped("Ann\ufff9", "Ann\\ufff9");
	assert_escaped("Ann\U000e0041", "Ann\\U000e0041");
	assert_escaped("می\u200cخواهم", "می\u200cخواهم");
}

static void widths_count_columns_not_bytes(void **state)
{
	(void)state;
	assert_int_equal(kith_screen_width(""), 0);
	assert_int_equal(kith_screen_width("Zoë"), 3);
	assert_int_equal(kith_screen_width("Zoe\xcc\x88"), 3);
	assert_int_equal(kith_screen_width("東京"), 4);
}

static void assert_cut(const char *text, size_t width, const char *expected)
{
	g_autoptr(GString) out = g_string_new(NULL);
	size_t used = kith_screen_cut(out, text, width);
	assert_string_equal(out->str, expected);
	assert_int_equal(used, kith_screen_width(expected));
}

static void cut_text_ends_in_an_ellipsis_within_the_width(void **state)
{
	(void)state;
	assert_cut("Medici", 6, "Medici");
	assert_cut("Medici", 5, "Medi…");
	assert_cut("Medici", 1, "…");
	assert_cut("Medici", 0, "");
	assert_cut("東京都", 5, "東京…");
	assert_cut("東京都", 4, "東…");
}

static void assert_wrapped(const char *text, size_t column, size_t indent, const char *expected)
{
	g_autoptr(GString) out = g_string_new(NULL);
	kith_screen_wrap(out, text, column, indent, 12);
	assert_string_equal(out->str, expected);
}

static void lines_break_at_blanks(void **state)
{
	(void)state;
	assert_wrapped("", 0, 0, "");
	assert_wrapped("one two three four", 0, 0, "one two\nthree four");
	assert_wrapped("one two three", 4, 4, "one two\n    three");
	assert_wrapped("a unbreakableword b", 0, 2, "a\n  unbreakableword\n  b");
	assert_wrapped("one\n\ntwo three", 0, 0, "one\n\ntwo three");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_that_steers_a_terminal_gets_through),
		cmocka_unit_test(what_cannot_be_seen_is_written_out),
		cmocka_unit_test(widths_count_columns_not_bytes),
		cmocka_unit_test(cut_text_ends_in_an_ellipsis_within_the_width),
		cmocka_unit_test(lines_break_at_blanks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
