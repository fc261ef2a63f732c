/* What to call a circle: values over-represented in it, else its best-connected member. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/circle_names.h"

#include "base/text.h"
#include "introductions/alike.h"
#include "wording/methods.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

#define ALMOST_NEVER 0.05

/* A value that sets a circle apart. */
struct sign {
	uint32_t value; /* of the likeness; KITH_NO_NAME: none */
	double chance;  /* logarithm */
};

/* All that a name may be made of. */
struct naming {
	const kith_graph *graph;
	const struct kith_partition *partition;
	kith_alike *alike;
	uint32_t *size;          /* [groups] */
	uint32_t *centre;        /* [groups] best-connected member */
	uint32_t *count;         /* [groups] members who have the value at hand */
	struct sign (*signs)[2]; /* [groups] the two least probable, of different columns */
	double people;           /* in a group */
	double limit;            /* logarithm of the chance above which nothing is a sign */
};

static double log_choose(double n, double k)
{
	return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}

double kith_log_chance(double x, double s, double K, double N)
{
	double first = log_choose(K, x) + log_choose(N - K, s - x) - log_choose(N, s);
	double term = 1, sum = 1;
	for (double k = x; k < fmin(K, s) && term > sum * 1e-17; k++) {
		term *= (K - k) * (s - k) / ((k + 1) * (N - K - s + k + 1));
		sum += term;
	}
	return fmin(0, first + log(sum));
}

static bool is_number_or_date(const char *cell)
{
	double value;
	return kith_number_parse(cell, true, &value) || kith_date_parse(cell, &value);
}

/* Whether a column has words that people share. */
static bool is_telling(const struct kith_column *column, size_t n, uint8_t *met)
{
	size_t filled = 0, distinct = 0, words = 0, split = 0;
	for (size_t i = 0; i < n; i++) {
		uint32_t cell = column->person[i];
		filled += cell > 0;
		if (cell > 0 && !met[cell]) {
			const char *text = kith_names_get(column->values, cell);
			met[cell] = 1;
			distinct++;
			words += !is_number_or_date(text);
			split += kith_text_is_split(text);
		}
	}
	return 2 * words > distinct && (distinct < filled || split > 0);
}

/* The likeness of people by every telling column. */
static kith_alike *compare_people(const kith_graph *graph, GError **error)
{
	g_autofree struct kith_trait *traits = g_new0(struct kith_trait, graph->columns->len + 1);
	size_t count = 0;
	for (guint c = 0; c < graph->columns->len; c++) {
		const struct kith_column *column = graph->columns->pdata[c];
		if (!column->person || kith_method_on_people(column->name)) {
			continue;
		}
		size_t cells = kith_names_count(column->values);
		g_autofree uint8_t *met = KITH_ARRAY(uint8_t, cells, error);
		if (!met) {
			return NULL;
		}
		if (is_telling(column, graph->n, met)) {
			traits[count++] = (struct kith_trait){
				column->name, column->person, column->values, KITH_TRAIT_INTEREST};
		}
	}
	return kith_alike_new(graph->n, traits, count, error);
}

static bool comes_before(
	const struct naming *naming, const struct sign *sign, const struct sign *other)
{
	if (other->value == KITH_NO_NAME || sign->chance != other->chance) {
		return other->value == KITH_NO_NAME || sign->chance < other->chance;
	}
	return strcmp(naming->alike->value[sign->value], naming->alike->value[other->value]) < 0;
}

/* Keeps a sign if it is one of the two best of its circle, one a column. */
static void keep_sign(struct naming *naming, uint32_t group, struct sign sign)
{
	struct sign *signs = naming->signs[group];
	const uint32_t *trait = naming->alike->trait_of;
	if (comes_before(naming, &sign, &signs[0])) {
		if (signs[0].value != KITH_NO_NAME && trait[signs[0].value] != trait[sign.value]) {
			signs[1] = signs[0];
		}
		signs[0] = sign;
	} else if (trait[signs[0].value] != trait[sign.value] &&
		   comes_before(naming, &sign, &signs[1])) {
		signs[1] = sign;
	}
}

/* Counts who has a value in each circle; returns how many do in all. */
static double count_holders(struct naming *naming, uint32_t value)
{
	const kith_alike *alike = naming->alike;
	double holders = 0;
	for (uint64_t e = alike->who[value]; e < alike->who[value + 1]; e++) {
		uint32_t group = naming->partition->of[alike->people[e]];
		if (group != KITH_NO_GROUP) {
			naming->count[group]++;
			holders++;
		}
	}
	return holders;
}

/* Looks in every circle where a value occurs whether it sets that circle apart. */
static void look_for_value(struct naming *naming, uint32_t value)
{
	const kith_alike *alike = naming->alike;
	double holders = count_holders(naming, value);
	for (uint64_t e = alike->who[value]; e < alike->who[value + 1]; e++) {
		uint32_t group = naming->partition->of[alike->people[e]];
		if (group == KITH_NO_GROUP) {
			continue;
		}
		uint32_t having = naming->count[group], size = naming->size[group];
		naming->count[group] = 0; /* once for each circle, and ready for the next value */
		if (having >= 2 && 2 * having >= size) {
			double chance = kith_log_chance(having, size, holders, naming->people);
			if (chance < naming->limit) {
				keep_sign(naming, group, (struct sign){value, chance});
			}
		}
	}
}

static bool is_better_connected(
	const struct naming *naming, const kith_csr *both, uint32_t a, uint32_t b)
{
	uint32_t degree = kith_csr_degree(both, a), other = kith_csr_degree(both, b);
	return degree != other ? degree > other
			       : strcmp(kith_graph_name(naming->graph, a),
					 kith_graph_name(naming->graph, b)) < 0;
}

static void meet_people(struct naming *naming, const kith_csr *both)
{
	for (uint32_t i = 0; i < naming->partition->n; i++) {
		uint32_t group = naming->partition->of[i];
		if (group == KITH_NO_GROUP) {
			continue;
		}
		naming->people++;
		if (naming->size[group]++ == 0 ||
			is_better_connected(naming, both, i, naming->centre[group])) {
			naming->centre[group] = i;
		}
	}
}

static void look_for_signs(struct naming *naming)
{
	size_t groups = naming->partition->groups;
	for (size_t g = 0; g < groups; g++) {
		naming->signs[g][0].value = naming->signs[g][1].value = KITH_NO_NAME;
	}
	naming->limit =
		log(ALMOST_NEVER) - log((double)naming->alike->value_count) - log((double)groups);
	for (uint32_t value = 0; value < naming->alike->value_count; value++) {
		look_for_value(naming, value);
	}
}

static bool naming_init(struct naming *naming, const kith_graph *graph,
	const struct kith_partition *partition, GError **error)
{
	size_t groups = partition->groups;
	*naming = (struct naming){.graph = graph, .partition = partition};
	return (naming->size = KITH_ARRAY(uint32_t, groups, error)) &&
	       (naming->centre = KITH_ARRAY(uint32_t, groups, error)) &&
	       (naming->count = KITH_ARRAY(uint32_t, groups, error)) &&
	       (naming->signs = kith_array(groups, sizeof *naming->signs, error)) &&
	       (naming->alike = compare_people(graph, error));
}

static void naming_finish(struct naming *naming)
{
	g_free(naming->size);
	g_free(naming->centre);
	g_free(naming->count);
	g_free(naming->signs);
	kith_alike_free(naming->alike);
}

/* "Medici +7", or the name alone of who is alone. */
static char *name_by_centre(const struct naming *naming, size_t group)
{
	const char *label = kith_graph_label(naming->graph, naming->centre[group]);
	return naming->size[group] > 1 ? g_strdup_printf("%s +%u", label, naming->size[group] - 1)
				       : g_strdup(label);
}

/* "robotics" or "robotics, Leeds"; NULL where nothing sets the circle apart. */
static char *name_by_signs(const struct naming *naming, size_t group)
{
	const struct sign *signs = naming->signs[group];
	if (signs[0].value == KITH_NO_NAME) {
		return NULL;
	}
	const char *first = naming->alike->value[signs[0].value];
	return signs[1].value == KITH_NO_NAME
		       ? g_strdup(first)
		       : g_strdup_printf("%s, %s", first, naming->alike->value[signs[1].value]);
}

/* Names by signs; those that come up more than once get their circle's centre added. */
static char **write_names(const struct naming *naming)
{
	size_t groups = naming->partition->groups;
	char **names = g_new0(char *, groups + 1);
	g_autoptr(GHashTable) uses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (size_t g = 0; g < groups; g++) {
		names[g] = name_by_signs(naming, g);
		if (names[g]) {
			guint times = GPOINTER_TO_UINT(g_hash_table_lookup(uses, names[g]));
			g_hash_table_insert(uses, g_strdup(names[g]), GUINT_TO_POINTER(times + 1));
		}
	}
	for (size_t g = 0; g < groups; g++) {
		if (names[g] && GPOINTER_TO_UINT(g_hash_table_lookup(uses, names[g])) == 1) {
			continue;
		}
		g_autofree char *centre = name_by_centre(naming, g);
		g_autofree char *sign = names[g];
		names[g] =
			sign ? g_strdup_printf("%s (%s)", sign, centre) : g_steal_pointer(&centre);
	}
	return names;
}

char **kith_circle_names(const kith_graph *graph, const kith_csr *both,
	const struct kith_partition *partition, GError **error)
{
	struct naming naming;
	char **names = NULL;
	if (naming_init(&naming, graph, partition, error)) {
		meet_people(&naming, both);
		look_for_signs(&naming);
		names = write_names(&naming);
	}
	naming_finish(&naming);
	return names;
}
