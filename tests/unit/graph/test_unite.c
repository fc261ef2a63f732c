/* Claims about lib/graph/unite. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "base/random.h"
#include "graph/unite.h"

static const struct kith_marks marks = {"when", {"then", "now"}, "always"};

/* Both graphs as one, written. */
static char *united(const char *one, const char *other)
{
	g_autoptr(kith_graph) first = graph_of(one);
	g_autoptr(kith_graph) second = graph_of(other);
	g_autoptr(kith_graph) whole =
		kith_graph_unite((kith_graph *[]){first, second}, &marks, NULL);
	assert_non_null(whole);
	return text_of(whole, NULL, NULL);
}

static void assert_united(const char *one, const char *other, const char *expected)
{
	g_autofree char *text = united(one, other);
	assert_string_equal(text, expected);
}

static void people_come_once_and_ties_of_both(void **state)
{
	(void)state;
	assert_united("source,target\na,b\nb,c\n", "source,target\nc,d\nb,a\n",
		"source,target,when\na,,always\nb,,always\nc,,always\nd,,now\n"
		"a,b,then\nb,c,then\nc,d,now\nb,a,now\n");
	assert_united("source,target\n", "source,target\n", "source,target,when\n");
	assert_united("source,target\na,\n", "source,target\n", "source,target,when\na,,then\n");
}

static void columns_of_one_name_are_one(void **state)
{
	(void)state;
	assert_united("source,target,City,kind\na,,Leeds,\na,b,,work\n",
		"source,target,city,note,weight\nb,,York,,\na,b,,x,2\n",
		"source,target,City,kind,note,weight,when\na,,Leeds,,,,always\nb,,York,,,,always\n"
		"a,b,,work,,,then\na,b,,,x,2,now\n");
}

static void the_later_cell_counts_and_is_told(void **state)
{
	(void)state;
	g_autoptr(kith_graph) one = graph_of("source,target,city\na,,Leeds\nb,,York\nc,,Hull\n");
	g_autoptr(kith_graph) other = graph_of("source,target,city\nb,,York\na,,Bath\n");
	g_autoptr(kith_graph) whole = kith_graph_unite((kith_graph *[]){one, other}, &marks, NULL);
	assert_int_equal(whole->conflicts, 1);
	assert_string_equal(
		whole->conflict, "a has city \"Leeds\" in one row and \"Bath\" in a later one");
	assert_string_equal(kith_column_person(kith_graph_column(whole, "city"), 0), "Bath");
	assert_string_equal(kith_column_person(kith_graph_column(whole, "city"), 2), "Hull");
}

static void a_column_of_the_marks_name_gives_way(void **state)
{
	(void)state;
	assert_united("source,target,When\na,b,2020\n", "source,target,when\na,,2021\n",
		"source,target,when\na,,always\nb,,then\na,b,then\n");
}

static void directions_and_weights_stay(void **state)
{
	(void)state;
	g_autoptr(kith_graph) one = graph_of("source,target,weight\na,b,3\n");
	g_autoptr(kith_graph) other = graph_of("source,target,directed,weight\nb,a,1,\nc,a,,5\n");
	g_autoptr(kith_graph) whole = kith_graph_unite((kith_graph *[]){one, other}, &marks, NULL);
	assert_memory_equal(whole->one_way, ((uint8_t[]){0, 1, 0}), 3);
	const double expected[] = {3, 1, 5};
	for (size_t t = 0; t < 3; t++) {
		assert_true(whole->weight[whole->weight_column->tie[t]] == expected[t]);
	}
}

/* A graph of some of so many people. */
static char *random_rows(struct kith_random *random)
{
	GString *text = g_string_new("source,target,kind\n");
	for (size_t rows = kith_random_below(random, 30); rows; rows--) {
		g_string_append_printf(text, "person number %u,p%u,k%u\n",
			(unsigned)kith_random_below(random, 9),
			(unsigned)kith_random_below(random, 9),
			(unsigned)kith_random_below(random, 3));
	}
	return g_string_free(text, FALSE);
}

/* Every row of a half stands in the whole, name for name and cell for cell. */
static void assert_holds(const kith_graph *whole, const kith_graph *half, size_t first)
{
	for (size_t t = 0; t < half->m; t++) {
		assert_string_equal(kith_graph_name(whole, whole->source[first + t]),
			kith_graph_name(half, half->source[t]));
		assert_string_equal(kith_graph_name(whole, whole->target[first + t]),
			kith_graph_name(half, half->target[t]));
		assert_string_equal(kith_column_tie(kith_graph_column(whole, "kind"), first + t),
			kith_column_tie(kith_graph_column(half, "kind"), t));
	}
}

static void any_two_graphs_are_found_again(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 8);
	for (int round = 0; round < 300; round++) {
		g_autofree char *one = random_rows(&random);
		g_autofree char *other = random_rows(&random);
		g_autoptr(kith_graph) first = graph_of(one);
		g_autoptr(kith_graph) second = graph_of(other);
		g_autoptr(kith_graph) whole =
			kith_graph_unite((kith_graph *[]){first, second}, &marks, NULL);
		assert_int_equal(whole->m, first->m + second->m);
		assert_holds(whole, first, 0);
		assert_holds(whole, second, first->m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_come_once_and_ties_of_both),
		cmocka_unit_test(columns_of_one_name_are_one),
		cmocka_unit_test(the_later_cell_counts_and_is_told),
		cmocka_unit_test(a_column_of_the_marks_name_gives_way),
		cmocka_unit_test(directions_and_weights_stay),
		cmocka_unit_test(any_two_graphs_are_found_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
