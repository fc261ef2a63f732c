/* Claims about how people know one another by the columns of their graph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/acquaintance.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "graph/read.h"
#include "introductions/alike.h"

#define assert_near(a, b, tolerance) assert_true(fabs((double)(a) - (double)(b)) <= (tolerance))

/* A graph read from text, and what is made of it. */
struct scene {
	kith_graph *graph;
	kith_network *network;
	kith_acquaintance *acquaintance;
	GError *error;
};

static void scene_init(
	struct scene *scene, const char *text, struct kith_acquaintance_options options)
{
	struct kith_reading reading = {0};
	FILE *in = tmpfile();
	fputs(text, in);
	rewind(in);
	*scene = (struct scene){0};
	scene->graph = kith_graph_read(NULL, in, &reading, NULL, &scene->error);
	assert_null(scene->error);
	scene->network = kith_network_new(scene->graph, KITH_AS_GIVEN, false, NULL);
	options.decay = 1;
	options.max_steps = 3;
	scene->acquaintance = kith_acquaintance_new(scene->network, &options, &scene->error);
	fclose(in);
}

static void scene_finish(struct scene *scene)
{
	kith_acquaintance_free(scene->acquaintance);
	kith_network_free(scene->network);
	kith_graph_free(scene->graph);
	g_clear_error(&scene->error);
}

static uint32_t person(const struct scene *scene, const char *name)
{
	return kith_names_find(scene->graph->names, name);
}

/* The chance of the tie from one person to another, -1 where there is none; alike from both ends.
 */
static double chance(const struct scene *scene, const char *from, const char *to)
{
	const struct kith_asking *asking = &scene->acquaintance->asking;
	uint32_t a = person(scene, from), b = person(scene, to);
	uint64_t out = kith_csr_find(asking->out.rows, a, b);
	uint64_t in = kith_csr_find(asking->in.rows, b, a);
	if (out == UINT64_MAX) {
		assert_true(in == UINT64_MAX);
		return -1;
	}
	double p = kith_arc_chance(&asking->out, out);
	assert_near(p, kith_arc_chance(&asking->in, in), 0);
	return p;
}

static void weights_are_measured_by_their_median(void **state)
{
	(void)state;
	struct scene scene;
	scene_init(&scene, "source,target,weight\nA,B,1\nB,C,3\nC,D,9\nC,B,2\n",
		(struct kith_acquaintance_options){0});
	assert_near(chance(&scene, "A", "B"), 1. / 6, 1e-15);
	assert_near(chance(&scene, "B", "C"), 1. / 2, 1e-15);
	assert_near(chance(&scene, "D", "C"), 9. / 14, 1e-15);
	scene_finish(&scene);
}

static void a_chance_is_taken_as_given_the_likeliest_of_several(void **state)
{
	(void)state;
	struct scene scene;
	scene_init(&scene, "source,target,chance\nA,B,0.3\nB,A,0.8\nB,C,\nC,D,0\n",
		(struct kith_acquaintance_options){0});
	assert_near(chance(&scene, "A", "B"), .8, 0);
	assert_near(chance(&scene, "C", "B"), 1. / 2, 1e-15);
	assert_near(chance(&scene, "C", "D"), 0, 0);
	scene_finish(&scene);
}

static void one_way_ties_lead_one_way_unless_told_otherwise(void **state)
{
	(void)state;
	static const char text[] =
		"source,target,chance,directed\nA,B,0.3,1\nB,C,0.5,\nC,D,0.7,1\nD,C,0.2,1\n";
	struct scene scene;
	scene_init(&scene, text, (struct kith_acquaintance_options){0});
	assert_near(chance(&scene, "A", "B"), .3, 0);
	assert_near(chance(&scene, "B", "A"), -1, 0);
	assert_near(chance(&scene, "C", "B"), .5, 0);
	assert_near(chance(&scene, "C", "D"), .7, 0);
	assert_near(chance(&scene, "D", "C"), .2, 0);
	scene_finish(&scene);
	scene_init(&scene, text, (struct kith_acquaintance_options){.either_way = true});
	assert_near(chance(&scene, "B", "A"), .3, 0);
	assert_near(chance(&scene, "C", "D"), .7, 0);
	assert_near(chance(&scene, "D", "C"), .2, 0);
	scene_finish(&scene);
}

static void ties_that_run_both_ways_already_keep_their_chance_either_way(void **state)
{
	(void)state;
	static const char text[] = "source,target,weight,directed\nA,B,1,\nB,C,1,1\nC,D,3,1\n"
				   "D,C,1,1\n";
	for (int either_way = 0; either_way <= 1; either_way++) {
		struct scene scene;
		scene_init(
			&scene, text, (struct kith_acquaintance_options){.either_way = either_way});
		assert_near(chance(&scene, "A", "B"), .5, 0);
		assert_near(chance(&scene, "B", "A"), .5, 0);
		assert_near(chance(&scene, "B", "C"), .5, 0);
		assert_near(chance(&scene, "C", "B"), either_way ? .5 : -1, 0);
		assert_near(chance(&scene, "C", "D"), .75, 0);
		assert_near(chance(&scene, "D", "C"), .5, 0);
		scene_finish(&scene);
	}
}

static void the_way_back_is_as_old_as_its_own_tie(void **state)
{
	(void)state;
	static const char text[] = "source,target,date,directed\nA,B,2020-01-01,1\n"
				   "C,D,2020-01-01,1\nD,C,2022-01-01,1\n";
	struct scene scene;
	scene_init(&scene, text,
		(struct kith_acquaintance_options){.either_way = true, .half_life = 731});
	assert_near(chance(&scene, "A", "B"), .25, 1e-15);
	assert_near(chance(&scene, "B", "A"), .25, 1e-15);
	assert_near(chance(&scene, "C", "D"), .25, 1e-15);
	assert_near(chance(&scene, "D", "C"), .5, 1e-15);
	scene_finish(&scene);
}

static void ties_fade_from_their_latest_date(void **state)
{
	(void)state;
	static const char text[] = "source,target,date\nA,B,2020-01-01\nA,B,2022-01-01\n"
				   "B,C,2020-01-02\nC,D,\n";
	struct scene scene;
	scene_init(&scene, text, (struct kith_acquaintance_options){.half_life = 730});
	assert_near(scene.acquaintance->today, 18993, 0);
	assert_near(chance(&scene, "A", "B"), 2. / 3, 1e-15);
	assert_near(chance(&scene, "B", "C"), .5 * .5, 1e-15);
	assert_near(chance(&scene, "C", "D"), .5, 1e-15);
	scene_finish(&scene);
	scene_init(&scene, text,
		(struct kith_acquaintance_options){.half_life = 365, .today = &(double){19358}});
	assert_near(chance(&scene, "A", "B"), 1. / 3, 1e-15);
	scene_finish(&scene);
}

static void willingness_falls_with_load(void **state)
{
	(void)state;
	struct scene scene;
	scene_init(&scene, "source,target,willing,load\nA,,0.5,1\nB,,,3\nC,,0,\nD,,1,\nA,B,,\n",
		(struct kith_acquaintance_options){0});
	const struct kith_node_costs *node_costs = &scene.acquaintance->asking.node_costs;
	assert_near(kith_node_chance(node_costs, person(&scene, "A")), .25, 0);
	assert_near(kith_node_chance(node_costs, person(&scene, "B")), .25, 0);
	assert_near(kith_node_chance(node_costs, person(&scene, "C")), 0, 0);
	assert_near(kith_node_chance(node_costs, person(&scene, "D")), 1, 0);
	scene_finish(&scene);
}

static void nonsense_is_named_with_its_place(void **state)
{
	(void)state;
	static const struct {
		const char *text, *words;
		enum kith_error code;
	} cases[] = {
		{"source,target,chance\nA,B,1.5\n", "'chance' of the tie A - B is \"1.5\"",
			KITH_ERROR_DATA},
		{"source,target,chance\nA,B,likely\n", "a number from 0 to 1", KITH_ERROR_DATA},
		{"source,target,willing\nA,,-1\nA,B,\n", "'willing' of A is \"-1\"",
			KITH_ERROR_DATA},
		{"source,target,load\nA,,much\nA,B,\n", "'load' of A is \"much\"", KITH_ERROR_DATA},
		{"source,target,date\nA,B,yesterday\n", "a date like 2024-05-17", KITH_ERROR_DATA},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct scene scene;
		scene_init(&scene, cases[i].text, (struct kith_acquaintance_options){0});
		assert_null(scene.acquaintance);
		assert_true(g_error_matches(scene.error, KITH_ERROR, (gint)cases[i].code));
		assert_non_null(strstr(scene.error->message, cases[i].words));
		scene_finish(&scene);
	}
	struct scene scene;
	scene_init(&scene, "source,target\nA,B\n",
		(struct kith_acquaintance_options){.like = "field"});
	assert_true(g_error_matches(scene.error, KITH_ERROR, KITH_ERROR_USAGE));
	scene_finish(&scene);
}

static void people_are_alike_in_words_not_in_numbers_or_names(void **state)
{
	(void)state;
	struct scene scene;
	scene_init(&scene,
		"source,target,label,field,age,interests,motto\n"
		"A,,Ann,web,30,chess;maps,x\nB,,Ann,web,30,go|maps,y\nC,,Cy,games,31,chess,z\n",
		(struct kith_acquaintance_options){0});
	const GPtrArray *like = scene.acquaintance->like;
	assert_int_equal(like->len, 2);
	assert_string_equal(((struct kith_column *)like->pdata[0])->name, "field");
	assert_string_equal(((struct kith_column *)like->pdata[1])->name, "interests");
	assert_int_equal(kith_alike_shared(scene.acquaintance->alike, 0, 1, NULL), 2);
	scene_finish(&scene);
	scene_init(&scene, "source,target,age,field\nA,,30,web\nB,,30,web\n",
		(struct kith_acquaintance_options){.like = " Age "});
	assert_int_equal(kith_alike_shared(scene.acquaintance->alike, 0, 1, NULL), 1);
	scene_finish(&scene);
}

static void a_bond_has_all_kinds_and_the_latest_date(void **state)
{
	(void)state;
	struct scene scene;
	scene_init(&scene,
		"source,target,kind,date\nA,B,work,2020-01-01\nC,B,event,2024-01-01\n"
		"B,A,friend;Work,1970-01-11\nA,A,self,2024-01-01\n",
		(struct kith_acquaintance_options){0});
	struct kith_bond bond = kith_acquaintance_bond(scene.acquaintance, 1, 0);
	assert_int_equal(bond.kinds->len, 2);
	assert_string_equal(bond.kinds->pdata[0], "work");
	assert_string_equal(bond.kinds->pdata[1], "friend");
	assert_near(bond.last, 18262, 0);
	g_ptr_array_unref(bond.kinds);
	bond = kith_acquaintance_bond(scene.acquaintance, 0, 2);
	assert_int_equal(bond.kinds->len, 0);
	assert_true(isnan(bond.last));
	g_ptr_array_unref(bond.kinds);
	scene_finish(&scene);
}

static void a_bond_began_at_the_earliest_first_there_is(void **state)
{
	(void)state;
	struct scene scene;
	scene_init(&scene,
		"source,target,first,date\nA,B,2020-01-01,\nB,A,1970-01-11,\nA,B,soon,\n"
		"A,C,,2024-01-01\n",
		(struct kith_acquaintance_options){0});
	struct kith_bond bond = kith_acquaintance_bond(scene.acquaintance, 0, 1);
	assert_near(bond.first, 10, 0);
	assert_true(isnan(bond.last));
	g_ptr_array_unref(bond.kinds);
	bond = kith_acquaintance_bond(scene.acquaintance, 0, 2);
	assert_true(isnan(bond.first));
	g_ptr_array_unref(bond.kinds);
	scene_finish(&scene);
}

static void running_out_of_memory_is_reported(void **state)
{
	(void)state;
	struct scene scene;
	const struct kith_acquaintance_options options = {
		.half_life = 365, .decay = 1, .max_steps = 3};
	scene_init(&scene,
		"source,target,chance,date,kind,directed,willing,load,field,weight\n"
		"A,,,,,,0.5,1,web,\nB,,,,,,1,0,web,\nA,B,0.5,2020,work,1,,,,2\n"
		"B,C,,2021,,,,,,4\n",
		options);
	long failures = 0;
	for (bool done = false; !done; failures++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(failures);
		kith_acquaintance *result = kith_acquaintance_new(scene.network, &options, &error);
		kith_array_fail_after(-1);
		done = result != NULL;
		assert_true(done || g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
		assert_true(!done || result->asking.out.median == 4);
		kith_acquaintance_free(result);
	}
	assert_true(failures > 10);
	scene_finish(&scene);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weights_are_measured_by_their_median),
		cmocka_unit_test(a_chance_is_taken_as_given_the_likeliest_of_several),
		cmocka_unit_test(one_way_ties_lead_one_way_unless_told_otherwise),
		cmocka_unit_test(ties_that_run_both_ways_already_keep_their_chance_either_way),
		cmocka_unit_test(the_way_back_is_as_old_as_its_own_tie),
		cmocka_unit_test(ties_fade_from_their_latest_date),
		cmocka_unit_test(willingness_falls_with_load),
		cmocka_unit_test(nonsense_is_named_with_its_place),
		cmocka_unit_test(people_are_alike_in_words_not_in_numbers_or_names),
		cmocka_unit_test(a_bond_has_all_kinds_and_the_latest_date),
		cmocka_unit_test(a_bond_began_at_the_earliest_first_there_is),
		cmocka_unit_test(running_out_of_memory_is_reported),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
