/* Claims about lib/graph/company: which names mean one organisation, and how surely. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "graph/company.h"

static enum kith_name_match match_of(const char *a, const char *b)
{
	g_auto(kith_company) x = {0}, y = {0};
	kith_company_init(&x, a);
	kith_company_init(&y, b);
	enum kith_name_match match = kith_company_compare(&x, &y);
	assert_int_equal(kith_company_compare(&y, &x), match);
	return match;
}

static void assert_matches(const char *const (*pairs)[2], size_t count, const char *word)
{
	for (size_t k = 0; k < count; k++) {
		const char *match = kith_name_match_word(match_of(pairs[k][0], pairs[k][1]));
		if (strcmp(match, word) != 0) {
			fail_msg("%s - %s: %s, not %s", pairs[k][0], pairs[k][1], match, word);
		}
	}
}

static void case_and_accents_do_not_part_names(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {{"Siemens", "SIEMENS"}, {"Nestlé", "Nestle"},
		{"Citroën  SA", "citroen sa"}, {"Ørsted", "Orsted"},
		{"Lech Wałęsa", "Lech Walesa"}};
	assert_matches(pairs, G_N_ELEMENTS(pairs), "exact");
}

static void legal_forms_and_marks_do_not_part_names(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {{"Siemens AG", "Siemens"}, {"Apple, Inc.", "Apple"},
		{"Robert Bosch GmbH & Co. KG", "Robert Bosch"}, {"L'Oréal S.A.", "L’Oreal"},
		{"AB Volvo", "Volvo"}, {"Ferrari S.p.A.", "ferrari"},
		{"Allegro Sp. z o.o.", "Allegro"}, {"Cemex S.A. de C.V.", "Cemex"},
		{"Marks & Spencer plc", "Marks and Spencer"}, {"J. P. Morgan", "JP Morgan"},
		{"Deep Mind Ltd", "DeepMind"}, {"Hewlett-Packard", "Hewlett Packard Company"},
		{"The Guardian", "Guardian"}, {"Booking.com B.V.", "Booking"},
		{"Mærsk A/S", "Maersk"}, {"株式会社日立製作所", "日立製作所"},
		{"ООО Ромашка", "Ромашка"}, {"Johnson & Co.", "Johnson"},
		{"Muehlbach GmbH", "Mühlbach"}, {"Mueller & Soehne", "Müller und Söhne KG"},
		{"Oersted", "Ørsted A/S"}, {"Aakre", "Åkre"},
		{"Dolce e Gabbana", "Dolce e Gabbana SpA"}, {"Ben et Jerry", "Ben & Jerry"}};
	assert_matches(pairs, G_N_ELEMENTS(pairs), "strong");
}

static void whole_words_in_a_longer_name_are_a_perhaps(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {{"Siemens", "Siemens Healthineers AG"},
		{"Bosch", "Robert Bosch GmbH"}, {"Google", "Google Ireland Limited"},
		{"IBM", "International Business Machines Corp."},
		{"LSE", "London School of Economics"}, {"San Diego Zoo", "San Diego"},
		{"EY", "Ernst & Young"}, {"P&G", "Procter & Gamble"},
		{"P & G GmbH", "Procter and Gamble"}, {"Muehlbach", "Mühlbach Maschinenbau GmbH"}};
	assert_matches(pairs, G_N_ELEMENTS(pairs), "weak");
}

static void other_names_are_others(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {{"Apple", "Appleton"}, {"Apple", "Pineapple"},
		{"Inc.", "Ltd"}, {"", ""}, {"", "Siemens"}, {"-", "…"},
		{"Group", "Volkswagen Group"}, {"University", "University of Leeds"},
		{"H", "H Mart"}, {"Meta", "Metaphor Ltd"}, {"SAP", "Sappi"},
		{"EY", "Eastern Young"}, {"P&G", "Palo Gas"}, {"Blue", "Blu"},
		{"Et Cetera", "And Cetera"}};
	assert_matches(pairs, G_N_ELEMENTS(pairs), "");
}

static void legal_forms_alone_are_a_name(void **state)
{
	(void)state;
	assert_int_equal(match_of("AG", "ag"), KITH_MATCH_EXACT);
	assert_int_equal(match_of("BT plc", "BT"), KITH_MATCH_STRONG);
	assert_int_equal(match_of("The Co.", "Co"), KITH_MATCH_STRONG);
}

static void some_cells_name_no_company(void **state)
{
	(void)state;
	static const struct {
		const char *cell;
		bool nobody;
	} cells[] = {{"Freelance", true}, {"Self-employed", true}, {"selbstständig", true},
		{"Freelance Games Ltd", false}, {"Acme", false}, {"", false}};
	for (size_t k = 0; k < G_N_ELEMENTS(cells); k++) {
		g_auto(kith_company) company = {0};
		kith_company_init(&company, cells[k].cell);
		assert_int_equal(company.nobody, cells[k].nobody);
	}
}

static void the_column_goes_by_its_usual_names(void **state)
{
	(void)state;
	g_autoptr(kith_graph) graph =
		graph_of("source,target,Employer,city\nA,,Acme,Leeds\nA,B,,\n");
	g_autoptr(kith_graph) none = graph_of("source,target,company\nA,B,Acme\n");
	assert_string_equal(kith_company_column(graph)->name, "Employer");
	assert_null(kith_company_column(none));
	assert_true(kith_company_is_column("Organisation"));
	assert_true(kith_company_is_column("Firma"));
	assert_false(kith_company_is_column("city"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_and_accents_do_not_part_names),
		cmocka_unit_test(legal_forms_and_marks_do_not_part_names),
		cmocka_unit_test(whole_words_in_a_longer_name_are_a_perhaps),
		cmocka_unit_test(other_names_are_others),
		cmocka_unit_test(legal_forms_alone_are_a_name),
		cmocka_unit_test(some_cells_name_no_company),
		cmocka_unit_test(the_column_goes_by_its_usual_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
