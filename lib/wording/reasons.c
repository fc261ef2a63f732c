/* Why somebody is the one to ask, in a sentence. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/reasons.h"

#include <math.h>

#include "introductions/likes.h"
#include "measures/nearby.h"
#include "base/number.h"
#include "wording/phrases.h"

/* Names in a list before the rest is counted. */
#define A_FEW 3

void kith_reasons_name(GString *out, const kith_acquaintance *acquaintance, uint32_t person)
{
	g_string_append(out, kith_graph_label(acquaintance->network->graph, person));
}

void kith_reasons_route(
	GString *out, const kith_acquaintance *acquaintance, const uint32_t *people, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		g_string_append(out, i ? " > " : "");
		kith_reasons_name(out, acquaintance, people[i]);
	}
}

void kith_reasons_people(GString *out, const kith_acquaintance *acquaintance,
	const uint32_t *people, size_t count, size_t most)
{
	size_t said = MIN(count, most + 1);
	g_autofree const char **names = g_new(const char *, said + 1);
	for (size_t i = 0; i < said; i++) {
		names[i] = kith_graph_label(acquaintance->network->graph, people[i]);
	}
	kith_phrase_list(out, names, count, most);
}

/* "work together and have met at events"; kinds nobody has words for are told as they are. */
static void say_kinds(GString *out, const GPtrArray *kinds)
{
	g_autoptr(GPtrArray) told = g_ptr_array_new();
	g_autoptr(GPtrArray) other = g_ptr_array_new();
	for (guint i = 0; i < kinds->len; i++) {
		const char *words = kith_phrase_kind(kinds->pdata[i]);
		g_ptr_array_add(words ? told : other, words ? (char *)words : kinds->pdata[i]);
	}
	g_autoptr(GString) others = g_string_new("know each other");
	if (other->len > 0) {
		g_string_append(others, " (");
		kith_phrase_list(others, (const char **)other->pdata, other->len, A_FEW);
		g_string_append(others, ")");
	}
	if (other->len > 0 || told->len == 0) {
		g_ptr_array_add(told, others->str);
	}
	kith_phrase_list(out, (const char **)told->pdata, told->len, A_FEW);
}

void kith_reasons_bond(
	GString *out, const kith_acquaintance *acquaintance, uint32_t a, uint32_t b, bool you)
{
	struct kith_bond bond = kith_acquaintance_bond(acquaintance, a, b);
	if (you) {
		g_string_append(out, "you");
	} else {
		kith_reasons_name(out, acquaintance, a);
	}
	g_string_append(out, " and ");
	kith_reasons_name(out, acquaintance, b);
	g_string_append_c(out, ' ');
	say_kinds(out, bond.kinds);
	if (!isnan(bond.last)) {
		g_autoptr(GString) ago = g_string_new(NULL);
		kith_phrase_ago(ago, acquaintance->today - bond.last);
		bool lately = g_str_equal(ago->str, "lately");
		g_string_append_printf(out, ", %sin touch %s", lately ? "" : "last ", ago->str);
	}
	g_ptr_array_unref(bond.kinds);
}

/* A value as it is said in a sentence: "robotics", "the goal 'find peers'", "level 4", "gender
 * 'female'". */
static char *value_words(const kith_acquaintance *acquaintance, uint32_t value)
{
	const kith_alike *alike = acquaintance->alike;
	const struct kith_column *column = acquaintance->like->pdata[alike->trait_of[value]];
	const char *text = alike->value[value];
	double number;
	if (g_ascii_strncasecmp(column->name, "goal", 4) == 0) {
		return g_strdup_printf("the goal '%s'", text);
	}
	if (kith_number_parse(text, false, &number)) {
		return g_strdup_printf("%s %s", column->name, text);
	}
	return kith_likes_speaks_for_itself(column->name)
		       ? g_strdup(text)
		       : g_strdup_printf("%s '%s'", column->name, text);
}

/* The values two people share, each text once though it may stand in two columns. */
static GArray *shared_values(const kith_alike *alike, uint32_t a, uint32_t b)
{
	guint kept = 0;
	GArray *values = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_array_set_size(values, (guint)kith_alike_shared(alike, a, b, NULL));
	kith_alike_shared(alike, a, b, (uint32_t *)(void *)values->data);
	for (guint i = 0; i < values->len; i++) {
		uint32_t value = g_array_index(values, uint32_t, i);
		bool said = false;
		for (guint k = 0; k < kept && !said; k++) {
			uint32_t other = g_array_index(values, uint32_t, k);
			said = g_ascii_strcasecmp(alike->value[value], alike->value[other]) == 0;
		}
		if (!said) {
			g_array_index(values, uint32_t, kept++) = value;
		}
	}
	g_array_set_size(values, kept);
	return values;
}

size_t kith_reasons_shared(
	GString *out, const kith_acquaintance *acquaintance, uint32_t a, uint32_t b, size_t most)
{
	g_autoptr(GArray) values = shared_values(acquaintance->alike, a, b);
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < values->len; i++) {
		uint32_t value = g_array_index(values, uint32_t, i);
		g_ptr_array_add(texts, value_words(acquaintance, value));
	}
	kith_phrase_list(out, (const char **)(void *)texts->pdata, texts->len, most);
	return texts->len;
}

void kith_reasons_values(
	GString *out, const kith_acquaintance *acquaintance, uint32_t a, uint32_t b)
{
	g_autoptr(GArray) values = shared_values(acquaintance->alike, a, b);
	for (guint i = 0; i < values->len; i++) {
		uint32_t value = g_array_index(values, uint32_t, i);
		g_string_append_printf(
			out, "%s%s", i ? ";" : "", acquaintance->alike->value[value]);
	}
}

size_t kith_reasons_mutual(
	GString *out, const kith_acquaintance *acquaintance, uint32_t a, uint32_t b, size_t most)
{
	const kith_csr *both = acquaintance->network->both;
	size_t room = MIN(kith_csr_degree(both, a), kith_csr_degree(both, b));
	g_autofree uint32_t *mutual = g_new(uint32_t, room + 1);
	size_t count = kith_nearby_mutual(both, a, b, mutual);
	kith_reasons_people(out, acquaintance, mutual, count, most);
	return count;
}

/* What the asker and whom they ask have in common, after how they know each other. */
static void say_first_step(
	GString *out, const kith_acquaintance *acquaintance, const struct kith_route *route)
{
	uint32_t asker = route->people[0], ask = route->people[1];
	kith_reasons_bond(out, acquaintance, asker, ask, true);
	g_autoptr(GString) mutual = g_string_new(NULL);
	if (kith_reasons_mutual(mutual, acquaintance, asker, ask, A_FEW) > 0) {
		g_string_append_printf(out, ", and both know %s", mutual->str);
	}
}

/* The first person on the next route who is not on this one at the same place. */
static unsigned where_they_part(const struct kith_route *route, const struct kith_route *next)
{
	unsigned at = 1;
	while (at < route->steps && at < next->steps && route->people[at] == next->people[at]) {
		at++;
	}
	return at;
}

static void say_what_decided(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_route *route, const struct kith_route *next)
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
	if (!next || !words[route->decided]) {
		return;
	}
	unsigned at = where_they_part(route, next);
	g_string_append_printf(out, "; as likely as %s ", at < next->steps ? "through" : "to");
	kith_reasons_name(out, acquaintance, next->people[at]);
	g_string_append_printf(out, ", but %s", words[route->decided]);
	if (route->decided == KITH_BY_TARGET_MUTUAL) {
		kith_reasons_name(out, acquaintance, route->people[route->steps]);
	}
}

void kith_reasons_introduction(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_route *route, const struct kith_route *next)
{
	uint32_t asker = route->people[0], target = route->people[route->steps];
	g_autoptr(GString) shared = g_string_new(NULL);
	gsize start = out->len;
	if (route->steps > 1) {
		kith_reasons_bond(
			out, acquaintance, route->people[route->steps - 1], target, false);
		g_string_append(out, "; ");
	}
	say_first_step(out, acquaintance, route);
	if (kith_reasons_shared(shared, acquaintance, asker, target, A_FEW) > 0) {
		g_string_append_printf(out, "; you share %s with ", shared->str);
		kith_reasons_name(out, acquaintance, target);
	}
	g_string_append(out, route->steps == 1 ? "; write to them" : "");
	say_what_decided(out, acquaintance, route, next);
	if (start == 0) {
		kith_phrase_capital(out);
	}
}
