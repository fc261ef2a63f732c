/* Claims about exchange/addresses: one person, one address; whom nobody reads is known. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "exchange/addresses.h"

static void check(const char *address, const char *clean)
{
	g_autofree char *got = kith_address_clean(address);
	if (g_strcmp0(got, clean) != 0) {
		fail_msg("%s became %s", address, got ? got : "nothing");
	}
}

static void addresses_are_compared_without_case_and_composed(void **state)
{
	(void)state;
	check("Ada@X.Org", "ada@x.org");
	check(" ada@x.org\t", "ada@x.org");
	check("jose\xcc\x81@x.org", "jos\xc3\xa9@x.org");
	check("ada@xn--bcher-kva.example", "ada@b\xc3\xbc"
					   "cher.example");
	check("a@b@x.org", "a@b@x.org");
}

static void what_is_no_address_is_none(void **state)
{
	(void)state;
	check("ada", NULL);
	check("@x.org", NULL);
	check("ada@", NULL);
	check("ada lee@x.org", NULL);
	check("ada\xff@x.org", NULL);
	check("", NULL);
}

static void roles_and_robots_are_known_by_their_first_part(void **state)
{
	(void)state;
	static const char *const roles[] = {"auto-confirm@x.org", "order-update@x.org",
		"shipment-tracking@x.org", "automated@x.org", "no-reply@x.org", "noreply+7@x.org",
		"do.not.reply@x.org", "mailer-daemon@x.org", "postmaster@x.org",
		"notifications@x.org", "info@x.org", "list-request@x.org", "owner-list@x.org",
		"list-bounces@x.org", "bounces+1-ada=x.org@y.org",
		"dependabot[bot]@users.noreply.example", "messages-noreply@x.org",
		"c_1@resource.calendar.google.com"};
	for (size_t k = 0; k < G_N_ELEMENTS(roles); k++) {
		if (!kith_address_is_role(roles[k])) {
			fail_msg("%s", roles[k]);
		}
	}
}

static void people_are_no_roles(void **state)
{
	(void)state;
	static const char *const people[] = {"ada@x.org", "ada+news@x.org",
		"1+ada@users.noreply.example", "abbot@x.org", "hello@ada.org", "supporter@x.org",
		"noreen@x.org", "info", ""};
	for (size_t k = 0; k < G_N_ELEMENTS(people); k++) {
		if (kith_address_is_role(people[k])) {
			fail_msg("%s", people[k]);
		}
	}
}

static void telephones_are_compared_as_dialled_from_abroad(void **state)
{
	(void)state;
	static const char *const same[] = {"+49 151 2345-6701", "0049 (151) 23456701",
		"tel:+49-151-23456701", "+49\u00a0151\u00a02345\u20116701",
		"\u202a+4915123456701\u202c"};
	static const char *const none[] = {"0151 23456701", "+49", "+1234567890123456",
		"+49 ABC 1234567", "ada@x.org", "Ada", "", "2024-01-02", "+44 20 7946 0000 ext 5"};
	for (size_t k = 0; k < G_N_ELEMENTS(same); k++) {
		g_autofree char *clean = kith_phone_clean(same[k]);
		assert_string_equal(clean ? clean : same[k], "+4915123456701");
	}
	for (size_t k = 0; k < G_N_ELEMENTS(none); k++) {
		g_autofree char *clean = kith_phone_clean(none[k]);
		assert_null(clean);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_are_compared_without_case_and_composed),
		cmocka_unit_test(what_is_no_address_is_none),
		cmocka_unit_test(roles_and_robots_are_known_by_their_first_part),
		cmocka_unit_test(people_are_no_roles),
		cmocka_unit_test(telephones_are_compared_as_dialled_from_abroad),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
