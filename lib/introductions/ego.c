/* A portrait of one person's network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/ego.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "measures/components.h"
#include "measures/nearby.h"
#include "measures/paths.h"
#include "io/table.h"

/* Names in a list. */
#define A_FEW 3

/* Values missing among the contacts that are named. */
#define SEVERAL 5

/* Values of a column up to which it is portrayed, however few people share one. */
#define FEW_VALUES 10

/* The person portrayed. */
struct portrait {
	const kith_acquaintance *acquaintance;
	const kith_csr *both;
	uint32_t me;
	GPtrArray *traces;
};

static void free_trace(void *data)
{
	struct kith_trace *trace = data;
	g_free(trace->figure);
	g_free(trace->value);
	g_free(trace);
}

/* Takes the figure and the value over. */
static void add(struct portrait *portrait, char *figure, char *value)
{
	struct kith_trace *trace = g_new(struct kith_trace, 1);
	*trace = (struct kith_trace){figure, value};
	g_ptr_array_add(portrait->traces, trace);
}

static void add_number(struct portrait *portrait, const char *figure, double number)
{
	GString *text = g_string_new(NULL);
	kith_number_print(text, number);
	add(portrait, g_strdup(figure), g_string_free(text, FALSE));
}

static void append_name(GString *names, const struct portrait *portrait, uint32_t person)
{
	g_string_append_printf(names, "%s%s", names->len ? ";" : "",
		kith_graph_name(portrait->acquaintance->network->graph, person));
}

/* A tie or a value, and what it is ordered by. */
struct weighed {
	uint32_t what;
	double weight;
};

static int heaviest_first(gconstpointer a, gconstpointer b)
{
	const struct weighed *x = a, *y = b;
	if (x->weight < y->weight || x->weight > y->weight) {
		return x->weight > y->weight ? -1 : 1;
	}
	return (x->what > y->what) - (x->what < y->what);
}

static void sort(GArray *weighed)
{
	g_array_sort(weighed, heaviest_first);
}

/* The weight of the tie with a contact, the heavier way where it goes both ways. */
static double weight_of(const struct portrait *portrait, uint32_t contact)
{
	const kith_csr *out = portrait->acquaintance->network->out;
	uint64_t there = kith_csr_find(out, portrait->me, contact);
	uint64_t back = kith_csr_find(out, contact, portrait->me);
	return MAX(there == UINT64_MAX ? 0 : kith_csr_weight(out, there),
		back == UINT64_MAX ? 0 : kith_csr_weight(out, back));
}

static void portray_strength(struct portrait *portrait)
{
	const kith_csr *both = portrait->both;
	g_autoptr(GArray) ties = g_array_new(FALSE, FALSE, sizeof(struct weighed));
	double median = portrait->acquaintance->asking.out.median, sum = 0;
	size_t strong = 0;
	for (uint64_t e = both->start[portrait->me]; e < both->start[portrait->me + 1]; e++) {
		struct weighed tie = {both->to[e], weight_of(portrait, both->to[e])};
		g_array_append_val(ties, tie);
		sum += tie.weight;
		strong += tie.weight > median;
	}
	add_number(portrait, "strength", sum);
	if (!portrait->acquaintance->network->weighted) {
		return;
	}
	sort(ties);
	g_autoptr(GString) names = g_string_new(NULL);
	for (guint i = 0; i < MIN(ties->len, A_FEW); i++) {
		append_name(names, portrait, g_array_index(ties, struct weighed, i).what);
	}
	add_number(portrait, "strong", (double)strong);
	add_number(portrait, "weak", (double)(ties->len - strong));
	add(portrait, g_strdup("closest"), g_strdup(names->str));
}

/* How the contacts are tied to each other. */
static void portray_closure(struct portrait *portrait)
{
	const kith_csr *both = portrait->both;
	uint64_t first = both->start[portrait->me], end = both->start[portrait->me + 1];
	uint64_t tied = 0, only = 0, lone = 0, pairs = (end - first) * (end - first - 1) / 2;
	for (uint64_t a = first; a < end; a++) {
		for (uint64_t b = a + 1; b < end; b++) {
			bool know = kith_csr_find(both, both->to[a], both->to[b]) != UINT64_MAX;
			tied += know;
			only += !know &&
				kith_nearby_mutual(both, both->to[a], both->to[b], NULL) == 1;
		}
		lone += kith_nearby_mutual(both, portrait->me, both->to[a], NULL) == 0;
	}
	if (end - first > 1) {
		add_number(portrait, "closure", (double)tied / (double)pairs);
		add_number(portrait, "only_link", (double)only);
	}
	add_number(portrait, "local_bridges", (double)lone);
}

static bool portray_bridges(struct portrait *portrait, GError **error)
{
	const kith_csr *both = portrait->both;
	struct kith_cuts cuts;
	size_t bridges = 0;
	if (!kith_cuts_find(both, &cuts, error)) {
		return false;
	}
	for (uint64_t e = both->start[portrait->me]; e < both->start[portrait->me + 1]; e++) {
		uint32_t other = both->to[e], low = MIN(other, portrait->me);
		uint64_t at = kith_csr_find(both, low, MAX(other, portrait->me));
		bridges += cuts.side[kith_csr_tie(both, low, at)] > 0;
	}
	kith_cuts_finish(&cuts);
	add_number(portrait, "bridges", (double)bridges);
	return true;
}

static void portray_balance(struct portrait *portrait)
{
	const kith_network *network = portrait->acquaintance->network;
	const kith_csr *out = network->out, *in = network->in;
	size_t returned = 0;
	g_autoptr(GString) names = g_string_new(NULL);
	if (!network->directed) {
		return;
	}
	for (uint64_t e = in->start[portrait->me]; e < in->start[portrait->me + 1]; e++) {
		if (kith_csr_find(out, portrait->me, in->to[e]) == UINT64_MAX) {
			append_name(names, portrait, in->to[e]);
		} else {
			returned++;
		}
	}
	add_number(portrait, "given", (double)(kith_csr_degree(out, portrait->me) - returned));
	add_number(portrait, "received", (double)(kith_csr_degree(in, portrait->me) - returned));
	add_number(portrait, "returned", (double)returned);
	if (names->len > 0) {
		add(portrait, g_strdup("to_return"), g_strdup(names->str));
	}
}

static bool portray_circles(struct portrait *portrait, const struct kith_partition *circles,
	char *const *names, GError **error)
{
	const kith_csr *both = portrait->both;
	g_autofree double *count = KITH_ARRAY(double, circles->groups, error);
	g_autoptr(GArray) met = g_array_new(FALSE, FALSE, sizeof(struct weighed));
	if (!count) {
		return false;
	}
	for (uint64_t e = both->start[portrait->me]; e < both->start[portrait->me + 1]; e++) {
		uint32_t circle = circles->of[both->to[e]];
		if (circle != KITH_NO_GROUP) {
			count[circle]++;
		}
	}
	for (uint32_t circle = 0; circle < circles->groups; circle++) {
		struct weighed weighed = {circle, count[circle]};
		if (count[circle] > 0) {
			g_array_append_val(met, weighed);
		}
	}
	sort(met);
	add_number(portrait, "circles", met->len);
	for (guint i = 0; i < met->len; i++) {
		const struct weighed *next = &g_array_index(met, struct weighed, i);
		const char *name = names ? names[next->what] : NULL;
		g_autofree char *figure = name ? g_strdup_printf("circle=%s", name)
					       : g_strdup_printf("circle=%u", next->what + 1);
		add_number(portrait, figure, next->weight);
	}
	return true;
}

/* How many contacts have each value of a column; `missing`: others, of values no contact has. */
static GArray *count_values(const struct portrait *portrait, uint32_t trait, bool missing)
{
	const kith_alike *alike = portrait->acquaintance->alike;
	GArray *values = g_array_new(FALSE, FALSE, sizeof(struct weighed));
	for (uint32_t v = 0; v < alike->value_count; v++) {
		size_t contacts = 0, others = 0;
		for (uint64_t e = alike->who[v];
			alike->trait_of[v] == trait && e < alike->who[v + 1]; e++) {
			uint32_t person = alike->people[e];
			bool tied =
				kith_csr_find(portrait->both, portrait->me, person) != UINT64_MAX;
			contacts += tied;
			others += !tied && person != portrait->me;
		}
		struct weighed next = {v, (double)(missing ? others : contacts)};
		if (next.weight > 0 && !(missing && contacts > 0)) {
			g_array_append_val(values, next);
		}
	}
	sort(values);
	return values;
}

/* Krackhardt and Stern's index over contacts who have a value in this column. */
static double index_of(const kith_acquaintance *acquaintance, uint32_t person, uint32_t trait)
{
	const kith_csr *both = acquaintance->network->both;
	const kith_alike *alike = acquaintance->alike;
	double inside = 0, outside = 0;
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		size_t here = kith_alike_count_in(alike, both->to[e], trait);
		size_t same = kith_alike_shared_in(alike, person, both->to[e], trait);
		inside += same > 0;
		outside += here > 0 && same == 0;
	}
	bool known = inside + outside > 0 && kith_alike_count_in(alike, person, trait) > 0;
	return known ? (outside - inside) / (outside + inside) : (double)NAN;
}

static void portray_likeness(struct portrait *portrait, uint32_t trait, const char *column)
{
	double ei = index_of(portrait->acquaintance, portrait->me, trait);
	if (!isnan(ei)) {
		g_autofree char *figure = g_strdup_printf("ei %s", column);
		add_number(portrait, figure, ei);
	}
}

/* Whether nearly everybody has a value of their own: free text says nothing about a company. */
static bool tells_apart(const kith_acquaintance *acquaintance, uint32_t trait)
{
	const kith_alike *alike = acquaintance->alike;
	size_t values = 0, people = 0;
	for (uint32_t v = 0; v < alike->value_count; v++) {
		values += alike->trait_of[v] == trait;
	}
	for (uint32_t i = 0; values > FEW_VALUES && i < acquaintance->network->graph->n; i++) {
		people += kith_alike_count_in(alike, i, trait) > 0;
	}
	return values > FEW_VALUES && 2 * values > people;
}

static void portray_column(struct portrait *portrait, uint32_t trait)
{
	const kith_alike *alike = portrait->acquaintance->alike;
	const struct kith_column *column = portrait->acquaintance->like->pdata[trait];
	g_autoptr(GArray) here = count_values(portrait, trait, false);
	g_autoptr(GArray) missing = count_values(portrait, trait, true);
	g_autoptr(GString) names = g_string_new(NULL);
	for (guint i = 0; i < here->len; i++) {
		const struct weighed *next = &g_array_index(here, struct weighed, i);
		g_autofree char *figure =
			g_strdup_printf("%s=%s", column->name, alike->value[next->what]);
		add_number(portrait, figure, next->weight);
	}
	portray_likeness(portrait, trait, column->name);
	for (guint i = 0; i < MIN(missing->len, SEVERAL); i++) {
		uint32_t value = g_array_index(missing, struct weighed, i).what;
		g_string_append_printf(names, "%s%s", i ? ";" : "", alike->value[value]);
	}
	if (missing->len > 0) {
		add(portrait, g_strdup_printf("missing %s", column->name), g_strdup(names->str));
	}
}

GPtrArray *kith_ego_portray(const kith_acquaintance *acquaintance, unsigned steps,
	const struct kith_partition *circles, char *const *names, GError **error)
{
	g_autoptr(GPtrArray) traces = g_ptr_array_new_with_free_func(free_trace);
	const kith_csr *both = acquaintance->network->both;
	struct portrait portrait = {acquaintance, both, acquaintance->asker, traces};
	uint32_t contacts = kith_csr_degree(both, portrait.me);
	g_autoptr(GArray) beyond = kith_nearby_within(both, portrait.me, steps, error);
	if (!beyond) {
		return NULL;
	}
	add_number(&portrait, "contacts", contacts);
	add_number(&portrait, "reach", contacts + beyond->len);
	if (contacts > 0) {
		portray_strength(&portrait);
		portray_closure(&portrait);
		if (!portray_bridges(&portrait, error) ||
			(circles && !portray_circles(&portrait, circles, names, error))) {
			return NULL;
		}
	}
	portray_balance(&portrait);
	for (guint k = 0; k < acquaintance->like->len; k++) {
		if (kith_ego_tells(acquaintance, k)) {
			portray_column(&portrait, k);
		}
	}
	return g_steal_pointer(&traces);
}

bool kith_ego_tells(const kith_acquaintance *acquaintance, uint32_t trait)
{
	return acquaintance->like_named || !tells_apart(acquaintance, trait);
}

/* Counts the values that person's contacts have in a column; returns how many in all. */
static double count_contacts(
	const kith_acquaintance *acquaintance, uint32_t person, uint32_t trait, uint32_t *count)
{
	const kith_csr *both = acquaintance->network->both;
	const kith_alike *alike = acquaintance->alike;
	double all = 0;
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		uint32_t j = both->to[e];
		for (uint64_t k = alike->start[j]; k < alike->start[j + 1]; k++) {
			if (alike->trait_of[alike->values[k]] == trait) {
				count[alike->values[k]]++;
				all++;
			}
		}
	}
	return all;
}

/* The entropy of these values; zeros are left in `count`. */
static double entropy_of(
	const kith_acquaintance *acquaintance, uint32_t person, uint32_t trait, uint32_t *count)
{
	const kith_csr *both = acquaintance->network->both;
	const kith_alike *alike = acquaintance->alike;
	double all = count_contacts(acquaintance, person, trait, count), sum = 0;
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		uint32_t j = both->to[e];
		for (uint64_t k = alike->start[j]; k < alike->start[j + 1]; k++) {
			double share = count[alike->values[k]] / fmax(all, 1);
			sum -= share > 0 ? share * log2(share) : 0;
			count[alike->values[k]] = 0;
		}
	}
	return all > 0 ? fmax(sum, 0) : (double)NAN;
}

bool kith_ego_compose(const kith_acquaintance *acquaintance, uint32_t trait, double *ei,
	double *entropy, GError **error)
{
	g_autofree uint32_t *count = KITH_ARRAY(uint32_t, acquaintance->alike->value_count, error);
	for (uint32_t i = 0; count && i < acquaintance->network->both->n; i++) {
		ei[i] = index_of(acquaintance, i, trait);
		entropy[i] = entropy_of(acquaintance, i, trait, count);
	}
	return count != NULL;
}
