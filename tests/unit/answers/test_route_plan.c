/* Claims about plans over a list: the best of all assignments of routes, found by trying all. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include <math.h>

#include "answers/route_plan.h"
#include "base/random.h"
#include "unit/seeds.h"

enum { MOST_PEOPLE = 8, MOST_LINES = 4 };

/* A random network of people at three companies, person 0 asking, and a list. */
struct case_of_chance {
	kith_graph *graph;
	kith_network *network;
	kith_acquaintance *acquaintance;
	struct kith_asking asking;
	kith_targets targets;
	size_t at_most;
};

static char *random_text(struct kith_random *random)
{
	static const char *const companies[] = {"", "Acme", "Bolt GmbH", "Cog; Acme Ltd"};
	GString *text = g_string_new("source,target,company,chance,directed\n");
	uint32_t n = 3 + (uint32_t)kith_random_below(random, MOST_PEOPLE - 2);
	double density = .1 + .4 * kith_random_unit(random);
	for (uint32_t i = 0; i < n; i++) {
		g_string_append_printf(
			text, "p%u,,%s,,\n", i, companies[kith_random_below(random, 4)]);
	}
	for (uint32_t i = 0; i < n; i++) {
		for (uint32_t j = 0; j < n; j++) {
			if (i != j && kith_random_unit(random) < density) {
				g_string_append_printf(text, "p%u,p%u,,0.%u,%d\n", i, j,
					1 + (unsigned)kith_random_below(random, 9),
					kith_random_below(random, 3) == 0);
			}
		}
	}
	return g_string_free(text, FALSE);
}

static void read_list(struct case_of_chance *now, const char *list)
{
	assert_true(kith_wanted_read(kith_source_open_bytes("list", list, strlen(list), NULL, NULL),
		now->graph, NULL, &now->targets.list, NULL));
	now->targets.people = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	now->targets.group = g_new0(size_t, MOST_LINES + 1);
	for (guint k = 0; k < now->targets.list.wanted->len; k++) {
		const struct kith_wanted *wanted = now->targets.list.wanted->pdata[k];
		for (guint p = 0; p < wanted->people->len; p++) {
			uint32_t person =
				g_array_index(wanted->people, struct kith_wanted_person, p).person;
			if (person != 0) {
				g_array_append_val(now->targets.people, person);
			}
		}
		now->targets.group[k + 1] = now->targets.people->len;
	}
	now->asking.targets = (const uint32_t *)(const void *)now->targets.people->data;
	now->asking.target_count = now->targets.people->len;
}

static void case_init(struct case_of_chance *now, struct kith_random *random)
{
	static const char *const lists[] = {"ACME\nBolt\nCog AG\np2\n", "Acme\nacme inc\nBolt",
		"p1\np2\nCog\nNobody", "Bolt\np1\n"};
	g_autofree char *text = random_text(random);
	*now = (struct case_of_chance){
		.graph = graph_of(text), .at_most = (kith_random_below(random, 4) + 1) / 2};
	now->network = kith_network_new(now->graph, KITH_AS_GIVEN, false, NULL);
	const struct kith_acquaintance_options options = {
		.decay = 1, .max_steps = 1 + (unsigned)kith_random_below(random, 3)};
	now->acquaintance = kith_acquaintance_new(now->network, &options, NULL);
	now->asking = kith_acquaintance_asking(now->acquaintance, 0);
	read_list(now, lists[kith_random_below(random, 4)]);
}

static void case_finish(struct case_of_chance *now)
{
	kith_targets_finish(&now->targets);
	kith_acquaintance_free(now->acquaintance);
	kith_network_free(now->network);
	kith_graph_free(now->graph);
}

/* The likeliest way from a person to somebody a line means, over all simple paths. */
static double best_from(const struct case_of_chance *now, size_t line, uint32_t person,
	unsigned met, unsigned steps)
{
	for (size_t t = now->targets.group[line]; t < now->targets.group[line + 1]; t++) {
		if (now->asking.targets[t] == person) {
			return 1;
		}
	}
	const struct kith_arc_costs *out = &now->asking.out;
	double best = 0;
	for (uint64_t e = out->rows->start[person]; steps > 0 && e < out->rows->start[person + 1];
		e++) {
		uint32_t next = out->rows->to[e];
		if (!(met >> next & 1)) {
			best = fmax(best,
				kith_arc_chance(out, e) *
					best_from(now, line, next, met | 1U << next, steps - 1));
		}
	}
	return best;
}

struct value {
	size_t served;
	double chance; /* the product of theirs */
};

/* The best that can be done for this line and those after it. */
static struct value try_all(const struct case_of_chance *now, size_t line, size_t *asked)
{
	if (line == now->targets.list.wanted->len) {
		return (struct value){0, 1};
	}
	struct value best = try_all(now, line + 1, asked);
	const struct kith_arc_costs *out = &now->asking.out;
	for (uint64_t e = out->rows->start[0]; e < out->rows->start[1]; e++) {
		uint32_t contact = out->rows->to[e];
		double rest = best_from(
			now, line, contact, 1U | 1U << contact, now->asking.max_steps - 1);
		bool direct = best_from(now, line, contact, 1U, 0) > 0;
		if (rest <= 0 || (!direct && now->at_most && asked[contact] == now->at_most)) {
			continue;
		}
		asked[contact] += !direct;
		struct value value = try_all(now, line + 1, asked);
		asked[contact] -= !direct;
		value.served++;
		value.chance *= rest * kith_arc_chance(out, e);
		bool better = value.served > best.served ||
			      (value.served == best.served && value.chance > best.chance);
		best = better ? value : best;
	}
	return best;
}

static void plans_over_lists_are_the_best_of_all(void **state)
{
	(void)state;
	struct kith_random random;
	size_t short_of = 0, served = 0;
	kith_random_init(&random, 152);
	for (uint64_t round = 0; round < small_seeds(3000); round++) {
		struct case_of_chance now;
		case_init(&now, &random);
		g_auto(kith_route_plan) plan = {0};
		assert_true(kith_route_plan_make(now.acquaintance, &now.asking, &now.targets,
			&(const struct kith_plan_limits){now.at_most, 1}, &plan, NULL));
		size_t asked[MOST_PEOPLE] = {0}, routes = 0;
		struct value best = try_all(&now, 0, asked);
		double chance = 1;
		assert_int_equal(plan.rows->len, now.targets.list.wanted->len);
		for (guint r = 0; r < plan.rows->len; r++) {
			const struct kith_planned *row =
				&g_array_index(plan.rows, struct kith_planned, r);
			chance *= row->route ? row->route->chance : 1;
			routes += row->route != NULL;
			if (row->route && row->route->steps > 1) {
				asked[row->route->people[1]]++;
			}
			assert_int_equal(!row->route, row->reached != KITH_REACHED);
			assert_int_equal(!row->route, row->instead != NULL);
			short_of += row->reached == KITH_ASKED_ENOUGH;
		}
		for (size_t i = 0; now.at_most && i < MOST_PEOPLE; i++) {
			assert_true(asked[i] <= now.at_most);
		}
		assert_int_equal(routes, best.served);
		assert_int_equal(plan.reached, best.served);
		assert_true(fabs(chance - best.chance) <= 1e-9 * best.chance);
		served += routes;
		case_finish(&now);
	}
	assert_true(served > small_seeds(3000) && short_of > small_seeds(50));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plans_over_lists_are_the_best_of_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
