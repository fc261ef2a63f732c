/* Why two people should meet, in a sentence. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/nearby.h"
#include "wording/reasons.h"
#include "wording/phrases.h"

/* Names in a list before the rest is counted. */
#define A_FEW 3

static const char *relation_words(const struct kith_prospect *prospect)
{
	bool close_by = prospect->kinds == 1U << KITH_TRAIT_PLACE;
	switch (prospect->relation) {
	case KITH_MENTOR:
		return close_by ? "further along, and close by"
		       : prospect->kinds & 1U << KITH_TRAIT_FIELD
			       ? "further along the same path"
			       : "further along, and a kindred spirit";
	case KITH_PEER:
		return prospect->kinds == 0 ? "close to people you know"
		       : prospect->levels   ? "on the same footing"
					    : "someone like you";
	case KITH_KINDRED:
		return close_by ? "close by" : "a kindred spirit";
	default:
		return "opens a circle you know nobody in";
	}
}

static void say_way(
	GString *out, const kith_acquaintance *acquaintance, const struct kith_route *route)
{
	if (!route) {
		g_string_append(out, "; write directly");
		return;
	}
	g_string_append(out, "; ask ");
	kith_reasons_name(out, acquaintance, route->people[1]);
	if (route->steps > 2) {
		g_string_append(out, ", who knows ");
		kith_reasons_name(out, acquaintance, route->people[2]);
	}
}

void kith_reasons_meeting(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_prospect *prospect, const struct kith_route *route, const char *circle)
{
	uint32_t me = acquaintance->asker, person = prospect->person;
	g_autoptr(GString) shared = g_string_new(NULL);
	g_autoptr(GString) mutual = g_string_new(NULL);
	gsize start = out->len;
	g_string_append(out, relation_words(prospect));
	if (prospect->relation == KITH_NEW_CIRCLE && circle) {
		g_string_append_printf(out, " (%s)", circle);
	}
	if (kith_reasons_shared(shared, acquaintance, me, person, A_FEW) > 0) {
		g_string_append_printf(out, "; you share %s", shared->str);
	}
	if (kith_reasons_mutual(mutual, acquaintance, me, person, A_FEW) > 0) {
		g_string_append_printf(out, "; you both know %s", mutual->str);
	}
	say_way(out, acquaintance, route);
	if (start == 0) {
		kith_phrase_capital(out);
	}
}

/* Says so when somebody has no ties yet, or only one. */
static void say_newcomer(GString *out, const kith_acquaintance *acquaintance, uint32_t person)
{
	uint32_t ties = kith_csr_degree(acquaintance->network->both, person);
	if (ties <= 1) {
		g_string_append(out, "; ");
		kith_reasons_name(out, acquaintance, person);
		g_string_append(out, ties ? " knows one person so far" : " knows nobody here yet");
	}
}

/* Who knows both: the reader, others, or others besides the reader. */
static void say_who_knows_both(
	GString *out, const kith_acquaintance *acquaintance, const struct kith_pair *pair, bool you)
{
	const kith_csr *both = acquaintance->network->both;
	g_autofree uint32_t *mutual = g_new(uint32_t, kith_csr_degree(both, pair->first) + 1);
	size_t count = kith_nearby_mutual(both, pair->first, pair->second, mutual), others = 0;
	for (size_t i = 0; i < count; i++) {
		if (!you || mutual[i] != pair->introducer) {
			mutual[others++] = mutual[i];
		}
	}
	if (others == 0) {
		g_string_append(out, you ? "; you are the only one who knows both" : "");
		return;
	}
	g_string_append(out, you ? "; besides you " : "; ");
	kith_reasons_people(out, acquaintance, mutual, others, A_FEW);
	g_string_append(out, others == 1 ? " knows both" : " know both");
}

void kith_reasons_giving(
	GString *out, const kith_acquaintance *acquaintance, const struct kith_pair *pair, bool you)
{
	g_autoptr(GString) shared = g_string_new(NULL);
	size_t common = kith_reasons_shared(shared, acquaintance, pair->first, pair->second, A_FEW);
	if (common > 0) {
		g_string_append_printf(out, "They share %s", shared->str);
	} else {
		g_string_append(out, "They do not know each other yet");
	}
	say_who_knows_both(out, acquaintance, pair, you);
	say_newcomer(out, acquaintance, pair->first);
	say_newcomer(out, acquaintance, pair->second);
}

void kith_reasons_letter(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_dormant *dormant, const char *circle)
{
	uint32_t me = acquaintance->asker, person = dormant->person;
	g_autoptr(GString) shared = g_string_new(NULL);
	g_autoptr(GString) mutual = g_string_new(NULL);
	gsize start = out->len;
	kith_reasons_bond(out, acquaintance, me, person, true);
	if (dormant->lost) {
		g_string_append(out, "; you have lost touch with their circle");
		if (circle) {
			g_string_append_printf(out, " (%s)", circle);
		}
	}
	if (kith_reasons_shared(shared, acquaintance, me, person, A_FEW) > 0) {
		g_string_append_printf(out, "; you share %s", shared->str);
	}
	if (kith_reasons_mutual(mutual, acquaintance, me, person, A_FEW) > 0) {
		g_string_append_printf(out, "; you both know %s", mutual->str);
	} else {
		g_string_append(out, "; nobody else keeps you in touch");
	}
	if (start == 0) {
		kith_phrase_capital(out);
	}
}
