/* Claims about exchange/import/mail_header: who, whom and when of a letter, however it is written.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "exchange/import/mail_header.h"
#include "exchange/tally.h"

/* All of a list, as "name <address>", parted by |. */
static void check_list(const char *list, const char *expected)
{
	g_autoptr(GString) all = g_string_new(NULL);
	g_autoptr(GString) piece = g_string_new(NULL);
	for (const char *at = list; kith_mail_next_address(&at, piece);) {
		g_autofree char *address = NULL, *name = NULL;
		if (kith_mail_address(piece->str, &address, &name)) {
			g_string_append_printf(all, "%s <%s>|", name, address);
		}
	}
	if (strcmp(all->str, expected) != 0) {
		fail_msg("%s became %s", list, all->str);
	}
}

static void lists_of_addresses_are_taken_apart(void **state)
{
	(void)state;
	check_list("ada@x.org", " <ada@x.org>|");
	check_list("Ada <ada@x.org>, bo@y.org , Cy <cy@z.org>,",
		"Ada <ada@x.org>| <bo@y.org>|Cy <cy@z.org>|");
	check_list("\"Lee, Ada\" <ada@x.org>, Kay, Bo <bo@y.org>",
		"Lee, Ada <ada@x.org>|Kay, Bo <bo@y.org>|");
	check_list("\"A \\\"x\\\", b\" <ada@x.org>", "A \"x\", b <ada@x.org>|");
	check_list("ada@x.org (Ada Lee), bo@y.org (Bo (the, other))",
		"Ada Lee <ada@x.org>|Bo (the, other) <bo@y.org>|");
	check_list("", "");
	check_list(" , ;", "");
}

static void encoded_names_are_decoded(void **state)
{
	(void)state;
	check_list("=?UTF-8?Q?Jos=C3=A9_P=C3=A9rez?= <jose@x.org>",
		"Jos\xc3\xa9 P\xc3\xa9rez <jose@x.org>|");
	check_list("=?iso-8859-1?B?Sm9z6Q==?= <jose@x.org>", "Jos\xc3\xa9 <jose@x.org>|");
	check_list(
		"=?utf-8?Q?Lee=2C_Ada?= <ada@x.org>, b@y.org", "Lee, Ada <ada@x.org>| <b@y.org>|");
	check_list("Jos\xe9 <jose@x.org>", "Jos\xc3\xa9 <jose@x.org>|");
}

static void groups_are_their_members(void **state)
{
	(void)state;
	check_list("Friends: ada@x.org, Bo <bo@y.org>; cy@z.org",
		" <ada@x.org>|Bo <bo@y.org>| <cy@z.org>|");
	check_list("undisclosed-recipients:;", "");
	check_list("a: b: c: ada@x.org;;", " <ada@x.org>|");
}

static void broken_addresses_are_read_as_they_were_meant(void **state)
{
	(void)state;
	check_list("ada at x.org (Ada Lee)", "Ada Lee <ada@x.org>|");
	check_list("\"Lee, Ada\"    ada@x.org", "\"Lee, Ada\" <ada@x.org>|");
	check_list("ada@x.org <ada@x.org>", "ada@x.org <ada@x.org>|");
	check_list("Ada <ada@x.org", "Ada <ada@x.org>|");
	check_list("Ada Lee", "");
	check_list("<>", "");
	check_list("\"Ada <ada@x.org>, bo@y.org", "Ada <ada@x.org>| <bo@y.org>|");
}

static void a_piece_beyond_the_limit_is_passed_over(void **state)
{
	(void)state;
	g_autofree char *long_name = g_strnfill(5000, 'x');
	g_autofree char *list = g_strdup_printf("%s <ada@x.org>, bo@y.org", long_name);
	check_list(list, " <bo@y.org>|");
}

/* What would take a parser of whole lists hours. */
static void lists_made_to_hurt_end_soon(void **state)
{
	(void)state;
	static const char *const parts[] = {
		"a b, ", "a:", "(", "\"", "<", "a@x.org,\"", "\\", ",", "=?utf-8?q?a"};
	g_autoptr(GString) piece = g_string_new(NULL);
	for (size_t k = 0; k < G_N_ELEMENTS(parts); k++) {
		g_autoptr(GString) list = g_string_new(NULL);
		while (list->len < (1 << 20)) {
			g_string_append(list, parts[k]);
		}
		gint64 start = g_get_monotonic_time();
		for (const char *at = list->str; kith_mail_next_address(&at, piece);) {
			g_autofree char *address = NULL, *name = NULL;
			kith_mail_address(piece->str, &address, &name);
		}
		if (g_get_monotonic_time() - start > 10 * G_USEC_PER_SEC) {
			fail_msg("%s takes too long", parts[k]);
		}
	}
}

static void dates_are_days_where_they_were_written(void **state)
{
	(void)state;
	assert_int_equal(kith_mail_day("Fri, 02 Jan 1970 23:59:59 -1200"), 1);
	assert_int_equal(kith_mail_day("Fri, 02 Jan 1970 00:00:01 +1200"), 1);
	assert_int_equal(kith_mail_day("Thu Nov  1 11:19:12 2001"), 11627);
	assert_int_equal(kith_mail_day("1 Nov 2001 11:19"), 11627);
	assert_int_equal(kith_mail_day("yesterday"), KITH_NO_DAY);
	assert_int_equal(kith_mail_day(""), KITH_NO_DAY);
	assert_int_equal(kith_mail_day("Fri, 02 Jan 1900 00:00:00 +0000"), KITH_NO_DAY);
	g_autofree char *endless = g_strnfill(100000, '1');
	assert_int_equal(kith_mail_day(endless), KITH_NO_DAY);
}

static void ids_are_what_stands_in_brackets(void **state)
{
	(void)state;
	static const struct {
		const char *value;
		bool last;
		const char *id;
	} cases[] = {{"<a@x>", false, "a@x"}, {"<a@x> <b@x>", true, "b@x"},
		{"<a@x> <b@x>", false, "a@x"}, {"Your message of \"Fri\" <a@x>", false, "a@x"},
		{"a@x", false, "a@x"}, {"of Friday", false, NULL}, {"<>", false, NULL},
		{"<a", true, NULL}, {"", false, NULL}};
	for (size_t k = 0; k < G_N_ELEMENTS(cases); k++) {
		g_autofree char *id = kith_mail_id(cases[k].value, cases[k].last);
		if (g_strcmp0(id, cases[k].id) != 0) {
			fail_msg("%s became %s", cases[k].value, id ? id : "nothing");
		}
	}
}

static void fields_are_unfolded_and_the_subject_is_not_kept(void **state)
{
	(void)state;
	static const char text[] = "Subject: secret\nFROM: a@x\nTo: b@x,\r\n\tc@x\nno field\nto: "
				   "d@x\nDate: 1\nDate: 2\n"
				   "Cc: e\0f@x\n";
	struct kith_mail_header header;
	kith_mail_header_init(&header);
	for (int twice = 0; twice < 2; twice++) {
		kith_mail_header_read(&header, text, sizeof text - 1);
		assert_string_equal(header.value[KITH_MAIL_FROM]->str, "a@x");
		assert_string_equal(header.value[KITH_MAIL_TO]->str, "b@x,   c@x, d@x");
		assert_string_equal(header.value[KITH_MAIL_DATE]->str, "1");
		assert_string_equal(header.value[KITH_MAIL_CC]->str, "e f@x");
	}
	for (size_t k = 0; k < KITH_MAIL_FIELDS; k++) {
		assert_null(strstr(header.value[k]->str, "secret"));
	}
	kith_mail_header_finish(&header);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_of_addresses_are_taken_apart),
		cmocka_unit_test(encoded_names_are_decoded),
		cmocka_unit_test(groups_are_their_members),
		cmocka_unit_test(broken_addresses_are_read_as_they_were_meant),
		cmocka_unit_test(a_piece_beyond_the_limit_is_passed_over),
		cmocka_unit_test(lists_made_to_hurt_end_soon),
		cmocka_unit_test(dates_are_days_where_they_were_written),
		cmocka_unit_test(ids_are_what_stands_in_brackets),
		cmocka_unit_test(fields_are_unfolded_and_the_subject_is_not_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
