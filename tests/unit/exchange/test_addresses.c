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
	static const char *const roles[] = {"no-reply@x.org", "noreply+7@x.org",
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_are_compared_without_case_and_composed),
		cmocka_unit_test(what_is_no_address_is_none),
		cmocka_unit_test(roles_and_robots_are_known_by_their_first_part),
		cmocka_unit_test(people_are_no_roles),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
