/* Claims about lib/exchange/import/vcard: who of the cards of an address book is somebody. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/import_text.h"

static void a_title_goes_before_a_role(void **state)
{
	(void)state;
	check_import("a.vcf",
		"BEGIN:VCARD\nFN:Ada Lee\nROLE:Engineer\nTITLE:Chief\nEND:VCARD\n"
		"BEGIN:VCARD\nFN:Bo Kay\nTITLE:Chief\nROLE:Engineer\nEND:VCARD\n"
		"BEGIN:VCARD\nFN:Cy Poe\nROLE:Cook\nEND:VCARD\n",
		"source,target,weight,kind,role\nAda Lee,,,,Chief\nBo Kay,,,,Chief\nCy "
		"Poe,,,,Cook\n"
		"Me,,,,\nAda Lee,Me,1,contact,\nBo Kay,Me,1,contact,\nCy Poe,Me,1,contact,\n");
}

static void a_card_within_a_card_is_an_agent(void **state)
{
	(void)state;
	check_import("a.vcf",
		"BEGIN:VCARD\nFN:Ada Lee\nAGENT:\nBEGIN:VCARD\nFN:Agent Smith\nEMAIL:smith@x.org\n"
		"END:VCARD\nEMAIL:mailto:ada@x.org\nUID:urn:uuid:1\nUID:2\nEND:VCARD\n",
		"source,target,label,weight,kind\nada@x.org,,Ada Lee,,\nMe,,,,\n"
		"ada@x.org,Me,,1,contact\n");
}

static void what_is_no_person_is_left_out(void **state)
{
	(void)state;
	check_import("a.vcf",
		"BEGIN:VCARD\nX-ABSHOWAS:COMPANY\nFN:Acme\nEND:VCARD\n"
		"BEGIN:VCARD\nX-ABSHOWAS:COMPANY\nFN:Acme\nN:;;;;\nEND:VCARD\n"
		"BEGIN:VCARD\nX-ABSHOWAS:COMPANY\nFN:Di Reed\nN:Reed;Di;;;\nEND:VCARD\n"
		"BEGIN:VCARD\nKIND:location\nFN:Town Hall\nEND:VCARD\n",
		"source,target,weight,kind\nDi Reed,,,\nMe,,,\nDi Reed,Me,1,contact\n");
}

static void a_card_that_does_not_end_is_read(void **state)
{
	(void)state;
	check_import("a.vcf",
		"BEGIN:VCARD\nFN:\nN:Poe;Cy;;;\nBEGIN:VCARD\nFN:Eve Ash\nX-SPOUSE:\nX-MANAGER:Cy "
		"Poe\n",
		"source,target,weight,kind\nCy Poe,,,\nEve Ash,,,\nMe,,,\nCy Poe,Eve "
		"Ash,1,manager\n"
		"Cy Poe,Me,1,contact\nEve Ash,Me,1,contact\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_title_goes_before_a_role),
		cmocka_unit_test(a_card_within_a_card_is_an_agent),
		cmocka_unit_test(what_is_no_person_is_left_out),
		cmocka_unit_test(a_card_that_does_not_end_is_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
