/* Claims about exchange/import/address_book: whose addresses are whose, and who knows whom. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/import_text.h"

#include "base/random.h"

#define CARD(LINES) "BEGIN:VCARD\nVERSION:3.0\n" LINES "END:VCARD\n"

#define TALKED "0.3333333333,2024-02-01,conversation,2024-02-01,2024-02-01,1\n"

/* The graph of one vCard file without dates, who asks being NULL. */
static void check_cards(const char *text, const char *me, const char *expected)
{
	const struct file files[] = {{"a.vcf", text}, {NULL, NULL}};
	check_files(files, (struct kith_import_options){.me = me}, expected);
}

static void all_addresses_of_a_card_are_one_person(void **state)
{
	(void)state;
	const struct file files[] = {
		{"a.vcf", CARD("FN:Ada Lee\nEMAIL:ada@x.org\nEMAIL:Lee@Y.org\n")},
		{"a.eml", "From: Bo <bo@x.org>\nTo: lee@y.org\nMessage-ID: <1@x>\n"
			  "Date: Mon, 1 Jan 2024 09:00:00 +0000\n\nx\n"},
		{NULL, NULL},
	};
	check_files(files, (struct kith_import_options){0},
		"source,target,label,first_seen,last_seen,weight,date,kind,directed,first,last,"
		"messages,email\n"
		"ada@x.org,,Ada Lee,2024-01-01,2024-01-01,,,,,,,,ada@x.org;lee@y.org\n"
		"bo@x.org,,Bo,2024-01-01,2024-01-01,,,,,,,,\n"
		"bo@x.org,ada@x.org,,,,1,2024-01-01,mail,1,2024-01-01,2024-01-01,1,\n");
}

static void whoever_goes_by_a_telephone_alone_is_the_contact(void **state)
{
	(void)state;
	const struct file files[] = {
		{"chat.txt", "01.02.24, 10:00 - +49 151 2345-6701: x\n"
			     "01.02.24, 10:01 - +49 151 2345 6702: x\n"
			     "01.02.24, 10:02 - +49 151 2345 6703: x\n"
			     "01.02.24, 10:03 - +1 (555) 010-0199: x\n"},
		{"a.vcf", CARD("FN:Ada Lee\nTEL;TYPE=CELL:0049 151/23456701\nEMAIL:ada@x.org\n")
				  CARD("FN:Bo\nTEL:tel:+49-151-23456702\n")
					  CARD("FN:Cy\nTEL:+4915123456703\n")
						  CARD("FN:Di\nTEL:+4915123456703\n")
							  CARD("FN:Ed\nTEL:555 010 0199\n")},
		{NULL, NULL},
	};
	check_files(files, (struct kith_import_options){0},
		"source,target,label,first_seen,last_seen,weight,date,kind,first,last,events\n"
		"ada@x.org,,Ada Lee,2024-02-01,2024-02-01,,,,,,1\n"
		"Bo,,,2024-02-01,2024-02-01,,,,,,1\n"
		"+49 151 2345 6703,,,2024-02-01,2024-02-01,,,,,,1\n"
		"+1 (555) 010-0199,,,2024-02-01,2024-02-01,,,,,,1\n"
		"Cy,,,,,,,,,,\nDi,,,,,,,,,,\nEd,,,,,,,,,,\n"
		"ada@x.org,Bo,,,," TALKED "ada@x.org,+49 151 2345 6703,,,," TALKED
		"ada@x.org,+1 (555) 010-0199,,,," TALKED "Bo,+49 151 2345 6703,,,," TALKED
		"Bo,+1 (555) 010-0199,,,," TALKED "+49 151 2345 6703,+1 (555) 010-0199,,,," TALKED);
}

static void two_of_one_name_are_told_apart(void **state)
{
	(void)state;
	check_cards(CARD("FN:Ada\n") CARD("FN:Ada\nORG:Acme\n") CARD("FN:Ada\n") CARD("FN:Ada\n"),
		NULL,
		"source,target,company\n"
		"Ada,,\n"
		"Ada (Acme),,Acme\n"
		"Ada (2),,\n"
		"Ada (3),,\n");
}

static void an_address_stays_with_whom_it_was_first(void **state)
{
	(void)state;
	check_cards(CARD("FN:Ada\nEMAIL:home@x.org\nEMAIL:ada@x.org\n")
			    CARD("FN:Bo\nEMAIL:home@x.org\nEMAIL:bo@x.org\n"),
		NULL,
		"source,target,label,email\n"
		"home@x.org,,Ada,home@x.org;ada@x.org\n"
		"bo@x.org,,Bo,\n");
}

static void an_address_of_a_role_is_the_last_one_to_go_by(void **state)
{
	(void)state;
	check_cards(CARD("FN:Ada\nEMAIL:info@x.org\nEMAIL:ada@x.org\n"), NULL,
		"source,target,label\n"
		"ada@x.org,,Ada\n");
}

static void relations_mean_names_addresses_and_ids(void **state)
{
	(void)state;
	check_cards(CARD("FN:Ada\nUID:urn:uuid:1\nRELATED;TYPE=friend;VALUE=text:Bo\n"
			 "RELATED;TYPE=sibling:mailto:cy@x.org\n"
			 "RELATED;VALUE=text:Nobody\n")
			    CARD("FN:Bo\nRELATED;TYPE=colleague:urn:uuid:1\n")
				    CARD("FN:Cy\nEMAIL:cy@x.org\n"),
		NULL,
		"source,target,label,weight,kind\n"
		"Ada,,,,\n"
		"Bo,,,,\n"
		"cy@x.org,,Cy,,\n"
		"Ada,Bo,,1,friend\n"
		"Ada,cy@x.org,,1,sibling\n"
		"Ada,Bo,,1,colleague\n");
}

static void everybody_in_a_book_is_known_to_its_owner(void **state)
{
	(void)state;
	check_cards(CARD("FN:Ada\n") CARD("FN:Bo\n"), "Me",
		"source,target,weight,kind\n"
		"Ada,,,\n"
		"Bo,,,\n"
		"Me,,,\n"
		"Ada,Me,1,contact\n"
		"Bo,Me,1,contact\n");
}

static void cards_of_no_person_are_left_out(void **state)
{
	(void)state;
	check_cards(CARD("KIND:group\nFN:Us\n") CARD("FN:Ada\n") CARD("TEL:1\n"), NULL,
		"source,target\n"
		"Ada,\n");
}

/* Who goes by what, found by looking at everything again and again. */
struct naive {
	GPtrArray *owner;  /* of char *: who has address k, or NULL */
	GPtrArray *person; /* of char *: under what that is */
};

static char *address_of(uint64_t number)
{
	return g_strdup_printf("a%u@x.org", (unsigned)number);
}

/* What a contact with some addresses goes by. */
static char *naive_add(struct naive *naive, const char *name, const uint32_t *address, size_t count)
{
	char *key = NULL;
	for (size_t k = 0; k < count; k++) {
		if (!naive->owner->pdata[address[k]]) {
			key = key ? key : address_of(address[k]);
			naive->owner->pdata[address[k]] = g_strdup(name);
			naive->person->pdata[address[k]] = g_strdup(key);
		}
	}
	if (!key && count) {
		key = g_strdup(naive->person->pdata[address[0]]);
	}
	return key ? key : g_strdup(name);
}

static void append_card(GString *cards, const char *name, const uint32_t *address, size_t count)
{
	g_string_append_printf(cards, "BEGIN:VCARD\nVERSION:4.0\nFN:%s\n", name);
	for (size_t k = 0; k < count; k++) {
		g_string_append_printf(cards, "EMAIL:a%u@x.org\n", address[k]);
	}
	g_string_append(cards, "END:VCARD\n");
}

static void addresses_go_where_the_naive_way_puts_them(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 14);
	for (int trial = 0; trial < 300; trial++) {
		size_t pool = 1 + kith_random_below(&random, 12);
		struct naive naive = {g_ptr_array_new_with_free_func(g_free),
			g_ptr_array_new_with_free_func(g_free)};
		g_ptr_array_set_size(naive.owner, (gint)pool);
		g_ptr_array_set_size(naive.person, (gint)pool);
		g_autoptr(GString) cards = g_string_new(NULL);
		g_autoptr(GHashTable) expected =
			g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		for (size_t k = 1 + kith_random_below(&random, 9); k-- > 0;) {
			uint32_t address[12];
			size_t count = kith_random_below(&random, MIN(pool, 3) + 1);
			kith_random_choose(&random, pool, count, address);
			kith_random_shuffle(&random, address, count);
			g_autofree char *name = g_strdup_printf("P%zu", k);
			append_card(cards, name, address, count);
			g_hash_table_add(expected, naive_add(&naive, name, address, count));
		}
		const struct file files[] = {{"a.vcf", cards->str}, {NULL, NULL}};
		const struct kith_import_options options = {0};
		g_autoptr(GError) error = NULL;
		g_autoptr(kith_graph) graph = try_import(files, &options, NULL, NULL, &error);
		assert_non_null(graph);
		assert_int_equal(graph->n, g_hash_table_size(expected));
		for (size_t i = 0; i < graph->n; i++) {
			assert_true(g_hash_table_contains(expected, kith_graph_name(graph, i)));
		}
		g_ptr_array_unref(naive.owner);
		g_ptr_array_unref(naive.person);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_addresses_of_a_card_are_one_person),
		cmocka_unit_test(whoever_goes_by_a_telephone_alone_is_the_contact),
		cmocka_unit_test(two_of_one_name_are_told_apart),
		cmocka_unit_test(an_address_stays_with_whom_it_was_first),
		cmocka_unit_test(an_address_of_a_role_is_the_last_one_to_go_by),
		cmocka_unit_test(relations_mean_names_addresses_and_ids),
		cmocka_unit_test(everybody_in_a_book_is_known_to_its_owner),
		cmocka_unit_test(cards_of_no_person_are_left_out),
		cmocka_unit_test(addresses_go_where_the_naive_way_puts_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
