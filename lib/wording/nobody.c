/* What to say, warmly, when nobody leads to somebody, or there is nobody to help. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/nobody.h"

#include <math.h>

#include "measures/paths.h"
#include "wording/facts.h"
#include "wording/phrases.h"

/* How many people are named who could help otherwise. */
#define A_FEW 3

/* Ties of the longest chains that often arrive. */
#define LONG_CHAIN 3

/* Where the data is one person's contacts and little else, whom these know is not in it. */
static void say_where_data_end(GString *out, const kith_acquaintance *acquaintance)
{
	if (acquaintance->star != KITH_NO_STAR) {
		g_string_append_printf(out,
			" (in this data, where nearly everyone is tied to %s only: whom they know "
			"is not in it)",
			kith_graph_label(acquaintance->network->graph, acquaintance->star_centre));
	}
}

static void say_name(GString *out, const kith_acquaintance *acquaintance, uint32_t person)
{
	g_string_append(out, kith_graph_label(acquaintance->network->graph, person));
}

static void say_shared(GString *out, const kith_acquaintance *acquaintance, uint32_t a, uint32_t b)
{
	g_autoptr(GPtrArray) shared = kith_facts_shared(acquaintance, a, b);
	kith_phrase_shared(out, shared);
}

/* Somebody who could help: who has something in common with a target, or is in their circle. */
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

/* Whether two people are in one circle; never when circles are not known. */
static bool same_circle(const struct kith_partition *circles, uint32_t a, uint32_t b)
{
	return circles && circles->of[a] != KITH_NO_GROUP && circles->of[a] == circles->of[b];
}

/* Whether somebody is near and may be asked: neither left out nor unwilling. */
static bool may_help(const struct kith_asking *asking, uint32_t person, uint32_t steps)
{
	const double *willing = asking->node_costs.willing;
	for (size_t i = 0; i < asking->avoid_count; i++) {
		if (asking->avoid[i] == person) {
			return false;
		}
	}
	return steps > 0 && steps <= asking->max_steps && !(willing && willing[person] <= 0);
}

/* Those within reach who are most like a target, or, with `circles`, in the circle of one. */
static GArray *find_helpers(const kith_acquaintance *acquaintance, const struct kith_asking *asking,
	const uint32_t *steps, const struct kith_partition *circles)
{
	const kith_alike *alike = acquaintance->alike;
	GArray *helpers = g_array_new(FALSE, FALSE, sizeof(struct helper));
	for (uint32_t i = 0; i < alike->n; i++) {
		struct helper best = {i, KITH_NOBODY, steps[i], 0};
		bool near = may_help(asking, i, steps[i]);
		for (size_t t = 0; near && t < asking->target_count; t++) {
			uint32_t target = asking->targets[t];
			double likeness = kith_alike_likeness(alike, i, target);
			bool helps = circles ? best.target == KITH_NOBODY &&
						       same_circle(circles, i, target)
					     : likeness > best.likeness;
			if (i != target && helps) {
				best.target = target;
				best.likeness = circles ? 0 : likeness;
			}
		}
		if (best.target != KITH_NOBODY) {
			g_array_append_val(helpers, best);
		}
	}
	g_array_sort_with_data(helpers, compare_helpers, (gpointer)asking);
	return helpers;
}

/* What a helper has in common with their target: nothing that is known when only the circle. */
static void say_common(GString *out, const kith_acquaintance *acquaintance,
	const struct helper *helper, bool group)
{
	if (helper->likeness > 0) {
		g_string_append(out, " (");
		say_shared(out, acquaintance, helper->person, helper->target);
		g_string_append(out, group ? ", like " : "");
	} else {
		g_string_append(out, group ? " (like " : "");
	}
	if (group) {
		say_name(out, acquaintance, helper->target);
	}
	g_string_append(out, group || helper->likeness > 0 ? ")" : "");
}

static void say_helpers(
	GString *out, const kith_acquaintance *acquaintance, const GArray *helpers, bool group)
{
	if (helpers->len == 0) {
		return;
	}
	bool alike = g_array_index(helpers, struct helper, 0).likeness > 0;
	g_string_append_printf(out, " Near you, and %s: ",
		alike ? "with something in common with them" : "in their circle");
	for (guint k = 0; k < MIN(helpers->len, A_FEW); k++) {
		const struct helper *helper = &g_array_index(helpers, struct helper, k);
		g_string_append(out, k ? "; " : "");
		say_name(out, acquaintance, helper->person);
		if (helper->steps == 1) {
			g_string_append(out, ", whom you know");
		} else {
			g_string_append_printf(out, ", %u steps away", helper->steps);
		}
		say_common(out, acquaintance, helper, group);
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

static void name_target(
	GString *out, const kith_acquaintance *acquaintance, const struct kith_asking *asking)
{
	if (asking->target_count == 1) {
		say_name(out, acquaintance, asking->targets[0]);
	} else {
		g_string_append(out, "any of them");
	}
}

/* Why nobody leads there though somebody might: who was to be left out, met or not troubled. */
static void say_wishes(
	GString *out, const kith_acquaintance *acquaintance, const struct kith_asking *asking)
{
	if (asking->avoid_count > 0) {
		g_string_append(out, "without those you leave out, ");
	}
	g_string_append(out, "no one you know leads to ");
	name_target(out, acquaintance, asking);
	if (asking->via != KITH_NOBODY) {
		g_string_append(out, " by way of ");
		say_name(out, acquaintance, asking->via);
	}
	g_string_append_c(out, '.');
}

static bool any_within_reach(const struct kith_asking *asking, const uint32_t *steps)
{
	for (size_t t = 0; t < asking->target_count; t++) {
		if (steps[asking->targets[t]] <= asking->max_steps) {
			return true;
		}
	}
	return false;
}

/* Returns whether that has named the only target. */
static bool say_distance(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_asking *asking, const uint32_t *steps, const char *farther)
{
	uint32_t nearest = nearest_target(asking, steps);
	bool one = asking->target_count == 1;
	if (kith_csr_degree(acquaintance->network->both, asking->asker) == 0) {
		g_string_append(out, "you have no ties here yet.");
		return false;
	}
	if (any_within_reach(asking, steps)) {
		if (asking->avoid_count > 0 || asking->via != KITH_NOBODY) {
			say_wishes(out, acquaintance, asking);
			return one;
		}
		g_string_append(out, "those who could lead you to ");
		name_target(out, acquaintance, asking);
		g_string_append(out, " are not to be asked (`willing` or `chance` is 0).");
		return one;
	}
	if (nearest != KITH_NOBODY) {
		say_name(out, acquaintance, nearest);
		g_string_append_printf(out, " is %u steps away%s (%s %u finds the way).",
			steps[nearest],
			steps[nearest] > LONG_CHAIN ? ", and long chains seldom arrive" : "",
			farther, steps[nearest]);
		return one;
	}
	g_string_append(out, "no one you know knows ");
	name_target(out, acquaintance, asking);
	g_string_append(out, " yet");
	say_where_data_end(out, acquaintance);
	g_string_append_c(out, '.');
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
	const struct kith_asking *asking, uint32_t *steps, const char *either_way, GError **error)
{
	const kith_csr *both = acquaintance->network->both;
	if (!asking->out.rows->directed || asking->avoid_count || asking->via != KITH_NOBODY ||
		any_within_reach(asking, steps)) {
		return true;
	}
	if (!kith_paths_steps(both, asking->asker, steps, error)) {
		return false;
	}
	if (any_within_reach(asking, steps)) {
		g_string_append_printf(out,
			" Against the direction of a one-way tie there is a route: %s shows it.",
			either_way);
	}
	return true;
}

/* Whom somebody without ties could write to as well: who has most in common with them. */
static void say_kindred(
	GString *out, const kith_acquaintance *acquaintance, const struct kith_asking *asking)
{
	const kith_alike *alike = acquaintance->alike;
	g_autoptr(GArray) kindred = g_array_new(FALSE, FALSE, sizeof(struct helper));
	uint32_t me = asking->asker, target = most_alike(alike, asking);
	for (uint32_t i = 0; i < alike->n; i++) {
		struct helper next = {i, me, 0, kith_alike_likeness(alike, me, i)};
		if (i != me && i != target && next.likeness > 0) {
			g_array_append_val(kindred, next);
		}
	}
	g_array_sort_with_data(kindred, compare_helpers, (gpointer)asking);
	for (guint k = 0; k < MIN(kindred->len, A_FEW); k++) {
		const struct helper *next = &g_array_index(kindred, struct helper, k);
		g_string_append(out, k ? "; " : " You have something in common with others too: ");
		say_name(out, acquaintance, next->person);
		say_common(out, acquaintance, next, false);
	}
	g_string_append(out, kindred->len ? "." : "");
}

bool kith_nobody_leads(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_asking *asking, const struct kith_partition *circles,
	const struct kith_nobody_cures *cures, GError **error)
{
	const kith_csr *rows = asking->out.rows;
	g_autofree uint32_t *steps = KITH_ARRAY(uint32_t, rows->n, error);
	if (!steps || !kith_paths_steps(rows, asking->asker, steps, error)) {
		return false;
	}
	bool named = say_distance(out, acquaintance, asking, steps, cures->farther);
	uint32_t target = most_alike(acquaintance->alike, asking);
	g_autoptr(GString) shared = g_string_new(NULL);
	say_shared(shared, acquaintance, asking->asker, target);
	g_string_append(out, " People are friendlier than you might expect: write to ");
	if (named) {
		g_string_append(out, "them");
	} else if (asking->target_count > 1 && shared->len == 0) {
		g_string_append(out, "whom you would like to meet");
	} else {
		say_name(out, acquaintance, target);
	}
	g_string_append_printf(out, "%s%s.", shared->len ? "; you share " : "", shared->str);
	if (kith_csr_degree(acquaintance->network->both, asking->asker) == 0) {
		say_kindred(out, acquaintance, asking);
		return true;
	}
	g_autoptr(GArray) helpers = find_helpers(acquaintance, asking, steps, NULL);
	if (helpers->len == 0 && circles) {
		g_array_unref(helpers);
		helpers = find_helpers(acquaintance, asking, steps, circles);
	}
	say_helpers(out, acquaintance, helpers, asking->target_count > 1);
	return say_either_way(out, acquaintance, asking, steps, cures->either_way, error);
}

const char *kith_reached_word(enum kith_reached reached)
{
	static const char *const words[] = {
		[KITH_REACHED] = "yes",
		[KITH_ASKED_ENOUGH] = "asked enough",
		[KITH_NOT_WILLING] = "not willing",
		[KITH_TOO_FAR] = "too far",
		[KITH_NO_WAY] = "no way",
		[KITH_LEFT_OUT] = "left out",
		[KITH_SEVERAL] = "several",
		[KITH_NOT_HERE] = "not here",
	};
	return words[reached];
}

/* Why a name means nobody who could be reached. */
static void say_absent(
	GString *out, const kith_acquaintance *acquaintance, const struct kith_unreached *unreached)
{
	const struct kith_wanted *wanted = unreached->wanted;
	bool companies = kith_company_column(acquaintance->network->graph) != NULL;
	if (unreached->reached == KITH_SEVERAL) {
		g_string_append_printf(out,
			"%zu people in this data are called so; write the name exactly",
			wanted->alike);
	} else if (unreached->reached == KITH_LEFT_OUT) {
		g_string_append(
			out, wanted->company
				     ? "nobody in this data works there but you, or those to avoid"
				     : "that is you, or somebody to avoid");
	} else {
		g_string_append_printf(out, "nobody in this data is called so%s",
			companies ? ", or works there" : "; no column says who works where");
		if (wanted->near) {
			g_string_append_printf(out, "; the nearest name is %s", wanted->near);
		}
	}
}

/* Why nobody leads to somebody who is there. */
static void say_unled(
	GString *out, const struct kith_unreached *unreached, const struct kith_nobody_cures *cures)
{
	bool several = unreached->people > 1;
	switch (unreached->reached) {
	case KITH_ASKED_ENOUGH:
		g_string_append_printf(out, "whoever leads there is asked %s already",
			unreached->at_most == 1 ? "once" : "as often as may be");
		break;
	case KITH_NOT_WILLING:
		g_string_append(out, "those who could lead there are not to be asked");
		break;
	case KITH_TOO_FAR:
		g_string_append_printf(out, "%s %u steps away in this data (%s %u finds the way)",
			several ? "the nearest of them is" : "they are", unreached->steps,
			cures->farther, unreached->steps);
		break;
	default:
		g_string_append_printf(out, "no one you know leads to %s in this data",
			several ? "any of them" : "them");
	}
}

void kith_nobody_wanted(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_unreached *unreached, const struct kith_nobody_cures *cures)
{
	if (unreached->target == KITH_NOBODY) {
		say_absent(out, acquaintance, unreached);
		return;
	}
	g_autoptr(GString) shared = g_string_new(NULL);
	say_unled(out, unreached, cures);
	g_string_append(out, "; write to ");
	say_name(out, acquaintance, unreached->target);
	say_shared(shared, acquaintance, acquaintance->asker, unreached->target);
	g_string_append_printf(out, "%s%s", shared->len ? ": you share " : "", shared->str);
}

void kith_nobody_to_introduce(
	GString *out, const kith_acquaintance *acquaintance, bool you, const char *cure)
{
	const kith_csr *both = acquaintance->network->both;
	size_t known = you ? kith_csr_degree(both, acquaintance->asker) : both->n;
	if (known >= 2) {
		g_string_append(out, you ? "all your contacts who share something know each other "
					   "already; well done"
					 : "everybody who shares something knows each other "
					   "already; well done");
	} else if (you) {
		g_string_append_printf(out, "%s, so there is nobody to introduce; %s",
			known ? "you know only one person here so far"
			      : "you have no ties here yet",
			cure);
	} else {
		g_string_append(out, "there are no two people here to introduce");
	}
}

void kith_nobody_to_meet(GString *out, const kith_acquaintance *acquaintance, const char *farther)
{
	const kith_csr *both = acquaintance->network->both;
	if (kith_csr_degree(both, acquaintance->asker) == 0) {
		g_string_append(
			out, "you have no ties here yet, and share nothing known with anyone");
	} else if (acquaintance->star != KITH_NO_STAR) {
		g_string_append(out, "nobody near stands out");
		say_where_data_end(out, acquaintance);
		g_string_append(
			out, "; add guest lists, messages, ties among them that you know of");
	} else {
		g_string_append_printf(out, "nobody near stands out (%s looks further)", farther);
	}
	g_string_append(out, "; go to where people gather");
}

void kith_nobody_silent(
	GString *out, const kith_acquaintance *acquaintance, const char *silent, const char *cure)
{
	const kith_csr *both = acquaintance->network->both;
	uint32_t me = acquaintance->asker;
	bool dated = false;
	for (uint64_t e = both->start[me]; !dated && e < both->start[me + 1]; e++) {
		struct kith_bond bond = kith_acquaintance_bond(acquaintance, me, both->to[e]);
		dated = !isnan(bond.last);
		g_ptr_array_unref(bond.kinds);
	}
	if (dated) {
		g_string_append_printf(out,
			"no dated tie of yours has been silent for %s: you keep in touch; well "
			"done",
			silent);
	} else if (kith_csr_degree(both, me) > 0) {
		g_string_append(out, "none of your ties has a date, so they do not say who has "
				     "been silent");
	} else {
		g_string_append_printf(out, "you have no ties here yet; %s", cure);
	}
}
