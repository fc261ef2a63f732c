/* Claims about exchange/import/mailbox: every message is found, whatever the dialect and the pieces
 * it is read in. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "exchange/import/mailbox.h"

#define MARK "From a@x.org Thu Nov  1 11:19:12 2001\n"

/* The headers found, each with its line, parted by |. */
static char *heads_of(const char *text)
{
	GString *all = g_string_new(NULL);
	g_autoptr(kith_mailbox) mailbox =
		kith_mailbox_new(kith_source_open_bytes("x", text, strlen(text), NULL, NULL));
	struct kith_mailbox_head head;
	for (bool more = true;;) {
		assert_true(kith_mailbox_next(mailbox, &head, &more, NULL));
		if (!more) {
			return g_string_free(all, false);
		}
		g_string_append_printf(
			all, "%d:%.*s|", (int)head.line, (int)head.length, head.bytes);
	}
}

static void check(const char *text, const char *expected)
{
	g_autofree char *heads = heads_of(text);
	assert_string_equal(heads, expected);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autofree char *crlf = g_strjoinv("\r\n", lines);
	g_autofree char *found = heads_of(crlf);
	g_auto(GStrv) parts = g_strsplit(found, "\r", -1);
	g_autofree char *plain = g_strjoinv("", parts);
	if (!strstr(text, "Content-Length")) {
		assert_string_equal(plain, expected);
	}
}

static void a_dated_from_line_begins_a_message(void **state)
{
	(void)state;
	check(MARK "From: a\nTo: b\n\ntext\n\n" MARK "From: c\n\n",
		"2:From: a\nTo: b\n|8:From: c\n|");
	check("From a at x.org  Thu Nov  1 11:19:12 2001\nFrom: a\n\nno blank line after\n" MARK
	      "From: c\n\n",
		"2:From: a\n|6:From: c\n|");
	check("From - Sat, 3 Jan 1996 01:05:34 +0000\nFrom: a\n\n", "2:From: a\n|");
	check("\n\n" MARK "From: a\n\n", "4:From: a\n|");
}

static void other_lines_that_begin_with_from_do_not(void **state)
{
	(void)state;
	check(MARK "From: a\n\nFrom what I hear,\n\nFrom Monday on: rest\n\nFrom\n>" MARK
		   ">>From x\n",
		"2:From: a\n|");
}

static void from_lines_without_dates_need_a_blank_line_and_a_header(void **state)
{
	(void)state;
	check("From -\nFrom: a\n\ntext\n\nFrom -\nFrom: b\n\n", "2:From: a\n|7:From: b\n|");
	check("From -\nFrom: a\n\ntext\nFrom -\nFrom: b\n\nFrom now on\nall is well\n",
		"2:From: a\n|");
}

static void a_line_of_mozillas_says_how_all_are_written(void **state)
{
	(void)state;
	check("From -\nFrom: a\n\nFrom Russia with love\nYear: 1963\n\nFrom -\nFrom: b\n\n",
		"2:From: a\n|8:From: b\n|");
	check("From a@x.org\nFrom: a\n\ntext\n\nFrom b@x.org\nFrom: b\n\n",
		"2:From: a\n|7:From: b\n|");
}

static void lines_with_and_without_dates_may_be_mixed(void **state)
{
	(void)state;
	check("From -\nFrom: a\n\n" MARK "From: b\n\nno blank line\n" MARK "From: c\n\n",
		"2:From: a\n|5:From: b\n|9:From: c\n|");
	check(MARK "From: a\n\ntext\n\nFrom - \nFrom: b\n\nFrom - to\nx: y\n",
		"2:From: a\n|7:From: b\n|");
}

static void a_content_length_that_ends_at_a_message_is_followed(void **state)
{
	(void)state;
	check(MARK "From: a\nContent-Length: 47\n\nquoted:\n\n" MARK "\n" MARK "From: b\n\n",
		"2:From: a\nContent-Length: 47\n|10:From: b\n|");
	check(MARK "From: a\nContent-Length: 47\n\nquoted:\n\n" MARK,
		"2:From: a\nContent-Length: 47\n|");
}

static void a_content_length_that_is_wrong_is_not(void **state)
{
	(void)state;
	static const char *const lengths[] = {
		"7", "46", "49", "9999", "99999999999999999999", "x", "0"};
	for (size_t k = 0; k < G_N_ELEMENTS(lengths); k++) {
		g_autofree char *text = g_strdup_printf(MARK
			"From: a\nContent-Length: %s\n\nshort.\n\n" MARK "From: b\n\n" MARK
			"From: c\n\nlong enough to go on behind\n\n",
			lengths[k]);
		g_autofree char *heads = heads_of(text);
		if (!strstr(heads, "From: b\n|") || !strstr(heads, "From: c\n|")) {
			fail_msg("%s: %s", lengths[k], heads);
		}
	}
}

static void a_file_without_from_lines_is_one_message(void **state)
{
	(void)state;
	check("From: a\nTo: b\n\ntext\n\n" MARK "From: c\n\n", "1:From: a\nTo: b\n|");
	check("From: a", "1:From: a|");
	check("", "");
}

static void messages_without_header_or_end_are_bounded(void **state)
{
	(void)state;
	check(MARK, "");
	check(MARK "\n\n" MARK "From: b\n\n", "2:|5:From: b\n|");
	check(MARK "From: a\n" MARK "From: b\n\n", "2:From: a\n|4:From: b\n|");
}

/* A mailbox long enough for several pieces, its messages of every length. */
static void messages_are_found_wherever_pieces_end(void **state)
{
	(void)state;
	g_autoptr(GString) text = g_string_new(NULL);
	size_t lines = 0;
	g_autoptr(GString) expected = g_string_new(NULL);
	for (int k = 0; text->len < 3000000; k++) {
		g_string_append(text, MARK);
		g_string_append_printf(text, "From: %d\n\n", k);
		g_string_append_printf(expected, "%zu:From: %d\n|", lines + 2, k);
		for (int x = 0; x < k % 1777; x++) {
			g_string_append_c(text, "From "[x % 5]);
		}
		g_string_append(text, "\n\n");
		lines += 5;
	}
	g_autofree char *heads = heads_of(text->str);
	assert_string_equal(heads, expected->str);
}

static void a_header_beyond_the_limit_is_told_and_passed_over(void **state)
{
	(void)state;
	g_autoptr(GString) text = g_string_new(MARK "From: a\nTo: ");
	for (size_t k = 0; k < KITH_MAILBOX_HEAD_LIMIT + 10; k++) {
		g_string_append_c(text, 'x');
	}
	g_string_append(text, "\n\ntext\n\n" MARK "From: b\n\n");
	g_autoptr(kith_mailbox) mailbox =
		kith_mailbox_new(kith_source_open_bytes("x", text->str, text->len, NULL, NULL));
	struct kith_mailbox_head head;
	bool more;
	assert_true(kith_mailbox_next(mailbox, &head, &more, NULL) && more);
	assert_true(head.too_long);
	assert_true(kith_mailbox_next(mailbox, &head, &more, NULL) && more);
	assert_false(head.too_long);
	assert_int_equal(head.line, 8);
	assert_true(kith_mailbox_next(mailbox, &head, &more, NULL) && !more);
}

static bool begins(const char *text)
{
	return kith_mailbox_begins(text, strlen(text));
}

static void mail_is_told_from_other_files(void **state)
{
	(void)state;
	assert_true(begins(MARK));
	assert_true(begins("From x\nFrom: a\n"));
	assert_true(begins("Received: by x\n\tfor y\nFrom: a\nDate: today\n\ntext"));
	assert_true(begins("Return-Path: <a>\r\nFROM: a\r\nTo: b\r\n\r\n"));
	assert_false(begins("from,to\na,b\n"));
	assert_false(begins("From here to eternity\nand back\n"));
	assert_false(begins("From: a\n\nTo: b\n"));
	assert_false(begins("title: x\ndate: y\n\n"));
	assert_false(begins("BEGIN:VCARD\nVERSION:3.0\n"));
	assert_false(begins("{\"From\": 1}"));
	assert_false(begins(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_dated_from_line_begins_a_message),
		cmocka_unit_test(other_lines_that_begin_with_from_do_not),
		cmocka_unit_test(from_lines_without_dates_need_a_blank_line_and_a_header),
		cmocka_unit_test(a_line_of_mozillas_says_how_all_are_written),
		cmocka_unit_test(lines_with_and_without_dates_may_be_mixed),
		cmocka_unit_test(a_content_length_that_ends_at_a_message_is_followed),
		cmocka_unit_test(a_content_length_that_is_wrong_is_not),
		cmocka_unit_test(a_file_without_from_lines_is_one_message),
		cmocka_unit_test(messages_without_header_or_end_are_bounded),
		cmocka_unit_test(messages_are_found_wherever_pieces_end),
		cmocka_unit_test(a_header_beyond_the_limit_is_told_and_passed_over),
		cmocka_unit_test(mail_is_told_from_other_files),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
