/* What to say, warmly, when nobody leads to somebody. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "paths.h"
#include "reasons.h"

/* How many people are named who could help otherwise. */
#define A_FEW 3

/* Somebody within reach who has something in common with a target. */
struct helper {
	uint32_t person, target, steps;
	double likeness;
};

static int compare_helpers(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct helper *x = a, *y = b;
	const struct kith_asking *asking = data;
	if (x->likeness < y->likeness || x->likeness > y->likeness) {
		return x->likeness > y->likeness ? -1 : 1;
	}
	if (x->steps != y->steps) {
		return x->steps < y->steps ? -1 : 1;
	}
	return asking->by_name(asking->data, x->person, y->person);
}

static GArray *find_helpers(const kith_acquaintance *acquaintance, const struct kith_asking *asking,
	const uint32_t *steps)
{
	const kith_alike *alike = acquaintance->alike;
	GArray *helpers = g_array_new(FALSE, FALSE, sizeof(struct helper));
	for (uint32_t i = 0; i < alike->n; i++) {
		struct helper best = {i, 0, steps[i], 0};
		bool near = steps[i] > 0 && steps[i] <= asking->max_steps;
		for (size_t t = 0; near && t < asking->target_count; t++) {
			uint32_t target = asking->targets[t];
			double likeness = kith_alike_likeness(alike, i, target);
			if (i != target && likeness > best.likeness) {
				best.target = target;
				best.likeness = likeness;
			}
		}
		if (best.likeness > 0) {
			g_array_append_val(helpers, best);
		}
	}
	g_array_sort_with_data(helpers, compare_helpers, (gpointer)asking);
	return helpers;
}

static void say_helpers(
	GString *out, const kith_acquaintance *acquaintance, const GArray *helpers, bool group)
{
	if (helpers->len == 0) {
		return;
	}
	g_string_append(out, " Near you, and with something in common with them: ");
	for (guint k = 0; k < MIN(helpers->len, A_FEW); k++) {
		const struct helper *helper = &g_array_index(helpers, struct helper, k);
		g_string_append(out, k ? "; " : "");
		kith_reasons_name(out, acquaintance, helper->person);
		if (helper->steps == 1) {
			g_string_append(out, ", whom you know (");
		} else {
			g_string_append_printf(out, ", %u steps away (", helper->steps);
		}
		kith_reasons_shared(out, acquaintance, helper->person, helper->target, A_FEW);
		if (group) {
			g_string_append(out, ", like ");
			kith_reasons_name(out, acquaintance, helper->target);
		}
		g_string_append_c(out, ')');
	}
	g_string_append_c(out, '.');
}

/* The nearest target, or KITH_NOBODY when there is no way to any. */
static uint32_t nearest_target(const struct kith_asking *asking, const uint32_t *steps)
{
	uint32_t nearest = KITH_NOBODY;
	for (size_t t = 0; t < asking->target_count; t++) {
		uint32_t target = asking->targets[t];
		if (steps[target] != KITH_UNREACHED && steps[target] > asking->max_steps &&
			(nearest == KITH_NOBODY || steps[target] < steps[nearest])) {
			nearest = target;
		}
	}
	return nearest;
}

/* Returns whether that has named the only target. */
static bool say_distance(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_asking *asking, const uint32_t *steps)
{
	uint32_t nearest = nearest_target(asking, steps);
	bool one = asking->target_count == 1;
	if (nearest != KITH_NOBODY) {
		kith_reasons_name(out, acquaintance, nearest);
		g_string_append_printf(out,
			" is %u steps away, more than the %u looked at (--max-steps %u finds the "
			"way; long chains seldom arrive).",
			steps[nearest], asking->max_steps, steps[nearest]);
		return one;
	}
	if (kith_csr_degree(acquaintance->network->both, asking->asker) == 0) {
		g_string_append(out, "you have no ties here yet.");
		return false;
	}
	g_string_append(out, "no one you know ");
	if (asking->avoid_count > 0 || asking->via != KITH_NOBODY) {
		g_string_append(out, "leads, as you wish, to ");
	} else {
		g_string_append(out, "knows ");
	}
	if (one) {
		kith_reasons_name(out, acquaintance, asking->targets[0]);
	} else {
		g_string_append(out, "any of them");
	}
	g_string_append(out, " yet.");
	return one;
}

/* Of the targets, the one most like the asker; the first when none is. */
static uint32_t most_alike(const kith_alike *alike, const struct kith_asking *asking)
{
	uint32_t best = asking->targets[0];
	for (size_t t = 1; t < asking->target_count; t++) {
		uint32_t target = asking->targets[t];
		if (kith_alike_likeness(alike, asking->asker, target) >
			kith_alike_likeness(alike, asking->asker, best)) {
			best = target;
		}
	}
	return best;
}

/* Ties that point the other way may lead there all the same. */
static bool say_either_way(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_asking *asking, uint32_t *steps, GError **error)
{
	const kith_csr *both = acquaintance->network->both;
	if (!asking->out.rows->directed || asking->avoid_count || asking->via != KITH_NOBODY) {
		return true;
	}
	if (!kith_paths_steps(both, asking->asker, steps, error)) {
		return false;
	}
	for (size_t t = 0; t < asking->target_count; t++) {
		if (steps[asking->targets[t]] <= asking->max_steps) {
			g_string_append(out, " Against the direction of a one-way tie there is a "
					     "route: --either-way shows it.");
			break;
		}
	}
	return true;
}

bool kith_reasons_nobody(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_asking *asking, GError **error)
{
	const kith_csr *rows = asking->out.rows;
	g_autofree uint32_t *steps = KITH_ARRAY(uint32_t, rows->n, error);
	if (!steps || !kith_paths_steps(rows, asking->asker, steps, error)) {
		return false;
	}
	bool named = say_distance(out, acquaintance, asking, steps);
	uint32_t target = most_alike(acquaintance->alike, asking);
	g_string_append(out, " People are friendlier than you might expect: write to ");
	if (named) {
		g_string_append(out, "them");
	} else {
		kith_reasons_name(out, acquaintance, target);
	}
	g_autoptr(GString) shared = g_string_new(NULL);
	if (kith_reasons_shared(shared, acquaintance, asking->asker, target, A_FEW) > 0) {
		g_string_append_printf(out, "; you share %s", shared->str);
	}
	g_string_append_c(out, '.');
	g_autoptr(GArray) helpers = find_helpers(acquaintance, asking, steps);
	say_helpers(out, acquaintance, helpers, asking->target_count > 1);
	return say_either_way(out, acquaintance, asking, steps, error);
}
