/* Findings said in a plain sentence. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/explain.h"

#include <inttypes.h>

static void say_reach(GString *out, const struct kith_broker_facts *facts)
{
	if (facts->reached > 1) {
		g_string_append_printf(out, "Knows %s in %" PRIu32 " of %zu %ss", facts->people,
			facts->reached, facts->groups, facts->group);
	} else if (facts->reached == 1) {
		g_string_append_printf(out, "Knows %s in one %s", facts->people, facts->group);
	}
}

static void say_pairs(GString *out, const struct kith_broker_facts *facts)
{
	uint64_t pairs = (uint64_t)facts->degree * (facts->degree - 1) / 2;
	uint64_t open = pairs - facts->closed_pairs;
	const char *glue = facts->reached > 0 ? "; " : "";
	if (open == 0) {
		g_string_append_printf(out, "%s%s contacts all know one another", glue,
			facts->reached > 0 ? "the" : "The");
	} else if (pairs == 1) {
		g_string_append_printf(out, "%s%s two contacts do not know each other", glue,
			facts->reached > 0 ? "the" : "The");
	} else {
		g_string_append_printf(out,
			"%s%" PRIu64 " of %" PRIu64
			" pairs of their contacts do not know each other",
			glue, open, pairs);
	}
}

/* The largest part is the rest. */
static void say_cut_off(GString *out, const struct kith_broker_facts *facts)
{
	g_string_append_printf(out, "Without them %" PRIu32 " %s ", facts->cut_off,
		facts->cut_off == 1 ? facts->person : facts->people);
	if (facts->parts > 2) {
		g_string_append_printf(out, "in %" PRIu32 " parts ", facts->parts - 1);
	}
	g_string_append(out, "would be cut off from the rest");
}

void kith_explain_broker(GString *out, const struct kith_broker_facts *facts)
{
	if (facts->degree == 0) {
		g_string_append(out, "No ties yet");
	} else if (facts->degree == 1) {
		g_string_append(out, "One tie so far, so nobody meets through them yet");
	} else if (facts->parts > 1) {
		say_cut_off(out, facts);
	} else {
		say_reach(out, facts);
		say_pairs(out, facts);
	}
}

void kith_explain_first_place(GString *out, double first, double share, bool people)
{
	if (first < 0.95) {
		g_string_append_printf(out,
			"; the first place is not safe: with %.10g %% of the %s missing they keep "
			"it %.0f times in 100",
			100 * share, people ? "people" : "ties", 100 * first);
	}
}

static void say_apart(GString *out, const struct kith_key_player_facts *facts)
{
	double left = (double)(facts->n - facts->rank), ways = facts->directed ? 1 : 2;
	double pairs = left * (left - 1) / ways;
	g_string_append_printf(out, "%s%.0f of %.0f %spairs of the others do not reach each other",
		facts->estimate ? "about " : "", pairs - facts->reached, pairs,
		facts->directed ? "ordered " : "");
}

static void say_above(GString *out, size_t count)
{
	if (count == 1) {
		g_string_append(out, "the one above ");
	} else {
		g_string_append_printf(out, "the %zu above ", count);
	}
}

void kith_explain_key_player(GString *out, const struct kith_key_player_facts *facts)
{
	size_t before = facts->rank - 1;
	if (facts->breaks) {
		g_string_append(out, "Without them ");
		if (before > 0) {
			g_string_append(out, "and ");
			say_above(out, before);
		}
		say_apart(out, facts);
		return;
	}
	if (before > 0) {
		g_string_append(out, "With ");
		say_above(out, before);
		g_string_append(out, "reaches ");
	} else {
		g_string_append(out, "Reaches ");
	}
	g_string_append_printf(out, "%.0f of %zu others, %.0f of them in one step",
		facts->reached - (double)facts->rank, facts->n - facts->rank, facts->contacts);
}
