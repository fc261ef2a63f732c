/* Claims about facts: found, put into cells and sentences. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/facts.h"

#include "unit/from_text.h"
#include "wording/reasons.h"

/* Values of many kinds, what parts them among them. */
static const char *const odd[] = {"Ada", "Smith; you share a flat with Cy", "a\\", ";", "\\;",
	"x=y", "\\=", "|", "é;", "\\\\;;\\"};

/* The values of a cell: what follows a backslash is itself, other ; part. */
static GPtrArray *values_of(const char *cell)
{
	GPtrArray *values = g_ptr_array_new_with_free_func(g_free);
	GString *value = g_string_new(NULL);
	for (const char *at = cell; *cell; at++) {
		if (*at == ';' || !*at) {
			g_ptr_array_add(values, g_strdup(value->str));
			g_string_truncate(value, 0);
			if (!*at) {
				break;
			}
		} else {
			at += *at == '\\';
			g_string_append_c(value, *at);
		}
	}
	g_string_free(value, TRUE);
	return values;
}

static void cells_give_back_every_value(void **state)
{
	(void)state;
	for (size_t count = 0; count <= G_N_ELEMENTS(odd); count++) {
		for (size_t first = 0; first + count <= G_N_ELEMENTS(odd); first++) {
			g_autoptr(GString) cell = g_string_new(NULL);
			for (size_t i = 0; i < count; i++) {
				kith_cell_add(cell, odd[first + i]);
			}
			g_autoptr(GPtrArray) values = values_of(cell->str);
			g_autoptr(GPtrArray) read = kith_cell_read(cell->str);
			assert_int_equal(read->len, count);
			assert_int_equal(values->len, count);
			for (size_t i = 0; i < count; i++) {
				assert_string_equal(values->pdata[i], odd[first + i]);
				assert_string_equal(read->pdata[i], odd[first + i]);
			}
		}
	}
}

static void plain_values_stand_as_they_are(void **state)
{
	(void)state;
	g_autoptr(GString) cell = g_string_new(NULL);
	kith_cell_add(cell, "Ada");
	kith_cell_add(cell, "x=y | z");
	assert_string_equal(cell->str, "Ada;x=y | z");
}

static void what_is_shared_comes_back_with_its_columns(void **state)
{
	(void)state;
	for (size_t c = 0; c < G_N_ELEMENTS(odd); c++) {
		for (size_t v = 0; v < G_N_ELEMENTS(odd); v++) {
			struct kith_shared_value pair = {(char *)odd[c], (char *)odd[v]};
			g_autoptr(GPtrArray) shared = g_ptr_array_new();
			g_ptr_array_add(shared, &pair);
			g_ptr_array_add(shared, &pair);
			g_autoptr(GString) cell = g_string_new(NULL);
			kith_cell_add_shared(cell, shared);
			g_autoptr(GPtrArray) back = kith_cell_read_shared(cell->str);
			assert_int_equal(back->len, 2);
			for (guint i = 0; i < 2; i++) {
				const struct kith_shared_value *one = back->pdata[i];
				assert_string_equal(one->column, odd[c]);
				assert_string_equal(one->value, odd[v]);
			}
		}
	}
}

/* Why `me` asks as `kith intro` says it, of the best route to `target`. */
static char *reason(const char *text, const char *me, const char *target)
{
	struct kith_acquaintance_options options = {.decay = 1, .max_steps = 3};
	g_autoptr(kith_graph) graph = graph_of(text);
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
	g_autoptr(kith_acquaintance) known = kith_acquaintance_new(network, &options, NULL);
	struct kith_asking asking =
		kith_acquaintance_asking(known, kith_names_find(graph->names, me));
	uint32_t whom = kith_names_find(graph->names, target);
	asking.targets = &whom;
	asking.target_count = 1;
	g_autoptr(kith_routes) routes = kith_routes_best(&asking, 1, NULL);
	struct kith_meeting_facts facts = {0};
	GString *out = g_string_new(NULL);
	kith_facts_of_route(&facts, known, &routes->route[0], NULL);
	kith_reasons_introduction(out, &facts);
	kith_facts_clear(&facts);
	return g_string_free(out, FALSE);
}

static void a_table_tells_who_shares_what(void **state)
{
	(void)state;
	struct kith_acquaintance_options options = {.decay = 1, .max_steps = 3};
	g_autoptr(kith_graph) graph = graph_of("source,target,field,city\nAda,,web;go,Leeds\n"
					       "Bo,,web;go,York\nCy,,chess,leeds\nDi,,go,York\n");
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
	g_autoptr(kith_acquaintance) known = kith_acquaintance_new(network, &options, NULL);
	const uint32_t people[] = {0, 1, 2};
	struct kith_table_facts facts = {0};
	g_autoptr(GString) three = g_string_new(NULL), two = g_string_new(NULL);
	kith_facts_of_table(&facts, known, people, 3);
	g_ptr_array_add(facts.newcomers, (char *)"Cy");
	g_ptr_array_add(facts.again, g_strdup("Ada and Bo"));
	kith_reasons_table(three, &facts);
	assert_string_equal(three->str, "Ada and Bo share web and go; Ada and Cy share Leeds; "
					"Cy is new here; Ada and Bo have met before");
	kith_facts_of_table(&facts, known, people, 2);
	kith_reasons_table(two, &facts);
	assert_string_equal(two->str, "They share web and go");
	kith_table_facts_clear(&facts);
}

static void a_name_at_the_beginning_keeps_its_letters(void **state)
{
	(void)state;
	static const char text[] = "source,target\nMe,bo\nbo,Cy\nBo,Dora\n";
	g_autofree char *small = reason(text, "Me", "Cy");
	assert_string_equal(small, "bo and Cy know each other; you and bo know each other");
	g_autofree char *great = reason(text, "Dora", "Bo");
	assert_string_equal(great, "You and Bo know each other; write to them");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_give_back_every_value),
		cmocka_unit_test(plain_values_stand_as_they_are),
		cmocka_unit_test(what_is_shared_comes_back_with_its_columns),
		cmocka_unit_test(a_table_tells_who_shares_what),
		cmocka_unit_test(a_name_at_the_beginning_keeps_its_letters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
