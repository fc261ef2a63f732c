/* Why somebody is the one to ask, to meet or to write to: a sentence made from facts. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/reasons.h"

#include <math.h>

#include "base/number.h"
#include "wording/phrases.h"

/* Groups of people at a table whose shared values are said. */
#define MOST_SHARED 3

/* "Ada and Grace work together, last in touch 3 months ago". */
static void say_tie(
	GString *out, const char *one, const char *other, const struct kith_bond *tie, double today)
{
	g_string_append_printf(out, "%s and %s ", one, other);
	kith_phrase_kinds(out, tie->kinds);
	if (!isnan(tie->last)) {
		g_autoptr(GString) ago = g_string_new(NULL);
		kith_phrase_ago(ago, today - tie->last);
		bool lately = g_str_equal(ago->str, "lately");
		g_string_append_printf(out, ", %sin touch %s", lately ? "" : "last ", ago->str);
	} else if (!isnan(tie->first)) {
		g_autoptr(GString) day = g_string_new(NULL);
		kith_date_print(day, tie->first);
		g_string_append(out, ", since ");
		kith_phrase_month(out, day->str);
	}
}

/* "; you share robotics and Leeds", where anything is shared. */
static void say_shared(GString *out, const struct kith_meeting_facts *facts)
{
	if (facts->shared->len > 0) {
		g_string_append(out, "; you share ");
		kith_phrase_shared(out, facts->shared);
	}
}

/* "; you both know Ada and Grace"; returns whether anybody is known to both. */
static bool say_mutual(GString *out, const struct kith_meeting_facts *facts)
{
	if (facts->mutual->len > 0) {
		g_string_append(out, "; you both know ");
		kith_phrase_names(out, facts->mutual);
	}
	return facts->mutual->len > 0;
}

static void say_what_decided(GString *out, const struct kith_meeting_facts *facts)
{
	static const char *const words[] = {
		[KITH_BY_CHANCE] = NULL,
		[KITH_BY_STEPS] = "in fewer steps",
		[KITH_BY_MUTUAL] = "with more contacts you have in common",
		[KITH_BY_TARGET_MUTUAL] = "with more contacts in common with ",
		[KITH_BY_SHARED] = "with more that you share",
		[KITH_BY_LOAD] = "with fewer introductions asked of them",
		[KITH_BY_NAME] = "first by name",
		[KITH_LAST_ROUTE] = NULL,
	};
	if (!facts->rival || !words[facts->decided]) {
		return;
	}
	g_string_append_printf(out, "; as likely as %s %s, but %s",
		facts->rival_between ? "through" : "to", facts->rival, words[facts->decided]);
	if (facts->decided == KITH_BY_TARGET_MUTUAL) {
		g_string_append(out, facts->second);
	}
}

void kith_reasons_introduction(GString *out, const struct kith_meeting_facts *facts)
{
	bool direct = !facts->introducer;
	if (facts->instead) {
		g_string_append(out, facts->instead);
		return;
	}
	if (!direct) {
		say_tie(out, facts->introducer, facts->second, &facts->last_tie, facts->today);
		g_string_append(out, "; ");
	}
	say_tie(out, direct ? "You" : "you", facts->ask, &facts->tie, facts->today);
	if (facts->mutual->len > 0) {
		g_string_append(out, ", and both know ");
		kith_phrase_names(out, facts->mutual);
	}
	say_shared(out, facts);
	if (facts->shared->len > 0) {
		g_string_append_printf(out, " with %s", facts->second);
	}
	g_string_append(out, direct ? "; write to them" : "");
	say_what_decided(out, facts);
}

static const char *relation_words(const struct kith_meeting_facts *facts)
{
	bool close_by = facts->kinds == 1U << KITH_TRAIT_PLACE;
	switch (facts->relation) {
	case KITH_MENTOR:
		return close_by ? "Further along, and close by"
		       : facts->kinds & 1U << KITH_TRAIT_FIELD
			       ? "Further along the same path"
			       : "Further along, and a kindred spirit";
	case KITH_PEER:
		return facts->kinds == 0 ? "Close to people you know"
		       : facts->levels   ? "On the same footing"
					 : "Someone like you";
	case KITH_KINDRED:
		return close_by ? "Close by" : "A kindred spirit";
	default:
		return "Opens a circle you know nobody in";
	}
}

void kith_reasons_meeting(GString *out, const struct kith_meeting_facts *facts)
{
	g_string_append(out, relation_words(facts));
	if (facts->circle) {
		g_string_append_printf(out, " (%s)", facts->circle);
	}
	say_shared(out, facts);
	say_mutual(out, facts);
	if (!facts->ask) {
		g_string_append(out, "; write directly");
		return;
	}
	g_string_append_printf(out, "; ask %s", facts->ask);
	if (facts->next) {
		g_string_append_printf(out, ", who knows %s", facts->next);
	}
}

/* Says so when somebody has no ties yet, or only one. */
static void say_newcomer(GString *out, const char *name, uint32_t degree, bool star)
{
	if (degree <= 1 && !star) {
		g_string_append_printf(out, "; %s %s", name,
			degree ? "has one contact so far" : "knows nobody here yet");
	}
}

/* Who knows both: the reader, others, or others besides the reader. */
static void say_who_knows_both(GString *out, const struct kith_meeting_facts *facts)
{
	bool you = facts->you != SIZE_MAX;
	g_autoptr(GPtrArray) others = g_ptr_array_new();
	for (guint i = 0; i < facts->mutual->len; i++) {
		if (i != facts->you) {
			g_ptr_array_add(others, facts->mutual->pdata[i]);
		}
	}
	if (others->len == 0) {
		g_string_append(out, you ? "; you are the only one who knows both" : "");
		g_string_append(out, you && facts->star ? ", in this data" : "");
		return;
	}
	g_string_append(out, you ? "; besides you " : "; ");
	kith_phrase_names(out, others);
	g_string_append(out, others->len == 1 ? " knows both" : " know both");
}

void kith_reasons_giving(GString *out, const struct kith_meeting_facts *facts)
{
	if (facts->shared->len > 0) {
		g_string_append(out, "They share ");
		kith_phrase_shared(out, facts->shared);
	} else {
		g_string_append(out, "They do not know each other yet");
	}
	say_who_knows_both(out, facts);
	say_newcomer(out, facts->first, facts->first_degree, facts->star);
	say_newcomer(out, facts->second, facts->second_degree, facts->star);
}

static bool same_people(const GPtrArray *a, const GPtrArray *b)
{
	bool same = a->len == b->len;
	for (guint i = 0; same && i < a->len; i++) {
		same = a->pdata[i] == b->pdata[i];
	}
	return same;
}

/* "Ada and Bo share Leeds and web": what those who share value k share, unless it has been said. */
static bool say_group(GString *out, const struct kith_table_facts *facts, guint k)
{
	const struct kith_common_value *first = facts->common->pdata[k];
	g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < facts->common->len; i++) {
		const struct kith_common_value *next = facts->common->pdata[i];
		if (!same_people(first->who, next->who)) {
			continue;
		}
		if (i < k) {
			return false;
		}
		g_ptr_array_add(values, kith_phrase_value(next->column, next->value));
	}
	g_string_append(out, out->len ? "; " : "");
	if (first->who->len < facts->people->len) {
		kith_phrase_names(out, first->who);
	} else {
		g_string_append(out, facts->people->len > 2 ? "All" : "They");
	}
	g_string_append(out, " share ");
	kith_phrase_names(out, values);
	return true;
}

/* What those at a table share, those who share the same together. */
static void say_common(GString *out, const struct kith_table_facts *facts)
{
	for (guint k = 0, said = 0; k < facts->common->len && said < MOST_SHARED; k++) {
		said += say_group(out, facts, k);
	}
}

/* "; Ada and Bo have met before", of each pair. */
static void say_pairs(GString *out, const GPtrArray *pairs, const char *what)
{
	for (guint i = 0; i < pairs->len; i++) {
		g_string_append_printf(
			out, "%s%s %s", out->len ? "; " : "", (const char *)pairs->pdata[i], what);
	}
}

void kith_reasons_table(GString *out, const struct kith_table_facts *facts)
{
	g_autoptr(GString) words = g_string_new(NULL);
	say_common(words, facts);
	if (facts->newcomers->len > 0) {
		g_string_append(words, words->len ? "; " : "");
		kith_phrase_names(words, facts->newcomers);
		g_string_append(
			words, facts->newcomers->len == 1 ? " is new here" : " are new here");
	}
	say_pairs(words, facts->again, "have met before");
	say_pairs(words, facts->known, "know each other already");
	say_pairs(words, facts->colleagues, "are of one company");
	say_pairs(words, facts->together, "come to each event together");
	g_string_append(out, words->len ? words->str : "They do not know each other yet");
}

/* "; a word is 12 days overdue", "; a word is due in 3 months". */
static void say_due(GString *out, const struct kith_meeting_facts *facts)
{
	double overdue = floor(facts->today - facts->due);
	if (isnan(overdue)) {
		return;
	}
	bool months = fabs(overdue) >= 2 * KITH_DAYS_A_MONTH;
	double count = months ? round(fabs(overdue) / KITH_DAYS_A_MONTH) : fabs(overdue);
	const char *unit = months ? "month" : "day", *s = count > 1 ? "s" : "";
	if (count < 1) {
		g_string_append(out, "; a word is due today");
	} else if (overdue > 0) {
		g_string_append_printf(out, "; a word is %.0f %s%s overdue", count, unit, s);
	} else {
		g_string_append_printf(out, "; a word is due in %.0f %s%s", count, unit, s);
	}
}

void kith_reasons_letter(GString *out, const struct kith_meeting_facts *facts)
{
	say_tie(out, "You", facts->second, &facts->tie, facts->today);
	say_due(out, facts);
	if (facts->circle) {
		g_string_append_printf(
			out, "; you have lost touch with their circle (%s)", facts->circle);
	}
	say_shared(out, facts);
	if (!say_mutual(out, facts)) {
		g_string_append(out, "; nobody else keeps you in touch");
	}
}
