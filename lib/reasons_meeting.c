/* Why two people should meet, in a sentence. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "reasons.h"
#include "words.h"

/* Names in a list before the rest is counted. */
#define A_FEW 3

static const char *relation_words(const struct kith_prospect *prospect, bool levels)
{
	bool close_by = prospect->kinds == 1U << KITH_TRAIT_PLACE;
	switch (prospect->relation) {
	case KITH_MENTOR:
		return close_by ? "further along, and close by" : "further along the same path";
	case KITH_PEER:
		return prospect->kinds == 0 ? "close to people you know"
		       : levels             ? "on the same footing"
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
	const struct kith_prospect *prospect, const struct kith_route *route, const char *circle,
	bool levels)
{
	uint32_t me = acquaintance->asker, person = prospect->person;
	g_autoptr(GString) shared = g_string_new(NULL);
	g_autoptr(GString) mutual = g_string_new(NULL);
	gsize start = out->len;
	g_string_append(out, relation_words(prospect, levels));
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
		kith_words_capital(out);
	}
}
