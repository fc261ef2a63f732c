/* Whether data is sound. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "check/check.h"
#include "check/support.h"

#include <math.h>
#include <string.h>

#include "base/caller.h"
#include "base/number.h"
#include "measures/components.h"

#define FAR 1000 /* times the median: an outlier */
#define SOME 5   /* names on a side, for sides to be told */
#define MOST 20  /* findings of one kind that are listed */

void kith_finding_free(struct kith_finding *finding)
{
	if (finding) {
		g_free(finding->where);
		g_free(finding->advice);
		g_free(finding);
	}
}

void kith_findings_add(GPtrArray *findings, struct kith_finding finding)
{
	struct kith_finding *added = g_new(struct kith_finding, 1);
	*added = finding;
	added->where = finding.where ? finding.where : g_strdup("");
	added->advice = g_strdup(finding.advice);
	g_ptr_array_add(findings, added);
}

static char *tie_name(const kith_graph *graph, size_t t)
{
	return g_strdup_printf("%s > %s", kith_graph_name(graph, graph->source[t]),
		kith_graph_name(graph, graph->target[t]));
}

static void check_loops(const kith_network *network, GPtrArray *findings)
{
	const kith_graph *graph = network->graph;
	size_t t = 0;
	while (t < graph->m && graph->source[t] != graph->target[t]) {
		t++;
	}
	if (t < graph->m) {
		kith_findings_add(findings,
			(struct kith_finding){KITH_DOUBTFUL, "self-loops", (double)network->loops,
				tie_name(graph, t),
				"Ties of somebody with themselves are left out of every answer; "
				"look whether another name was meant."});
	}
}

/* The first row that repeats a tie, whichever way it is written. */
static size_t first_repeated(const kith_network *network, const uint64_t *tie, uint8_t *seen)
{
	for (size_t t = 0; t < network->graph->m; t++) {
		if (tie[t] != UINT64_MAX && seen[tie[t]]++) {
			return t;
		}
	}
	return network->graph->m;
}

static bool check_parallel(const kith_network *network, GPtrArray *findings, GError **error)
{
	if (network->parallel == 0) {
		return true;
	}
	g_autofree uint64_t *tie = kith_network_tie_of_row(network, error);
	g_autofree uint8_t *seen =
		tie ? KITH_ARRAY(uint8_t, kith_csr_ties(network->out), error) : NULL;
	if (!seen) {
		return false;
	}
	size_t t = first_repeated(network, tie, seen);
	kith_findings_add(findings,
		(struct kith_finding){KITH_NOTE, "parallel ties", (double)network->parallel,
			t < network->graph->m ? tie_name(network->graph, t) : NULL,
			"Rows of one pair are summed into one tie; " KITH_CALLER_TOOL(
				"import " KITH_CALLER_MERGE) " does it for good. If they count the "
							     "same thing twice, remove some."});
	return true;
}

static void check_one_way(const kith_network *network, GPtrArray *findings)
{
	const kith_csr *out = network->out;
	uint64_t lone = 0;
	char *where = NULL;
	for (uint32_t i = 0; network->directed && i < out->n; i++) {
		for (uint64_t e = out->start[i]; e < out->start[i + 1]; e++) {
			if (kith_csr_find(out, out->to[e], i) != UINT64_MAX) {
				continue;
			}
			if (lone++ == 0) {
				where = g_strdup_printf("%s > %s",
					kith_graph_name(network->graph, i),
					kith_graph_name(network->graph, out->to[e]));
			}
		}
	}
	if (lone) {
		kith_findings_add(findings,
			(struct kith_finding){KITH_NOTE, "one-way ties", (double)lone, where,
				"These ties are not returned; " KITH_CALLER_UNDIRECTED
				" reads them as mutual, " KITH_CALLER_UNDIRECTED
				"=mutual keeps only those that are."});
	}
}

static void check_isolates(const kith_network *network, GPtrArray *findings)
{
	const kith_csr *both = network->both;
	size_t alone = 0, first = 0;
	for (size_t i = both->n; i-- > 0;) {
		if (both->start[i] == both->start[i + 1]) {
			alone++;
			first = i;
		}
	}
	if (alone) {
		kith_findings_add(findings,
			(struct kith_finding){KITH_NOTE, "people without ties", (double)alone,
				g_strdup(kith_graph_name(network->graph, first)),
				"They belong to no circle and no route leads to "
				"them; " KITH_CALLER_TOOL(
					"give") " finds whom they could meet. If they should have "
						"ties, look "
						"whether their names are spelt alike everywhere."});
	}
}

static bool check_parts(const kith_network *network, GPtrArray *findings, GError **error)
{
	struct kith_partition parts;
	if (!kith_components_find(network->both, &parts, error)) {
		return false;
	}
	g_autofree size_t *size = KITH_ARRAY(size_t, parts.groups, error);
	size_t several = 0;
	for (size_t i = 0; size && i < parts.n; i++) {
		several += ++size[parts.of[i]] == 2;
	}
	if (size && several > 1) {
		kith_findings_add(findings,
			(struct kith_finding){KITH_NOTE, "separate parts", (double)several,
				g_strdup_printf("%zu people in the largest, %zu in the next",
					size[0], size[1]),
				"No route leads from one part to another; " KITH_CALLER_LARGEST
				" looks at the largest alone."});
	}
	kith_partition_finish(&parts);
	return size != NULL;
}

static void check_shape(const kith_network *network, GPtrArray *findings)
{
	const kith_graph *graph = network->graph;
	enum kith_star star;
	size_t lone;
	uint32_t centre = kith_star_centre(network->both, &star, &lone);
	if (graph->n == 0) {
		kith_findings_add(
			findings, (struct kith_finding){KITH_SERIOUS, "nobody", 0, NULL,
					  "There is a header and nothing below it; add rows."});
	} else if (network->out->start[network->out->n] == 0) {
		kith_findings_add(findings,
			(struct kith_finding){KITH_SERIOUS, "no ties", 0, NULL,
				"Only likeness can be looked at (" KITH_CALLER_TOOL(
					"give") ", " KITH_CALLER_TOOL("meet") "); add who knows "
									      "whom."});
	} else if (star == KITH_NEARLY_A_STAR) {
		kith_findings_add(findings,
			(struct kith_finding){KITH_DOUBTFUL, "shaped nearly like a star",
				(double)lone, g_strdup(kith_graph_name(graph, centre)),
				"Nine in ten are tied to this person only, as in an address book: "
				"whom they know is not in this data. Add ties among them: guest "
				"lists, messages, what you know yourself."});
	} else if (star == KITH_A_STAR) {
		kith_findings_add(findings,
			(struct kith_finding){KITH_SERIOUS, "shaped like a star", 1,
				g_strdup(kith_graph_name(graph, centre)),
				"Everyone is tied to one person only, as in an address book: it "
				"cannot say who knows whom. Add ties among the others: guest "
				"lists, messages, what you know yourself."});
	}
}

/* Who came to what, written as if it were ties among people. A forest has two sides by chance. */
static bool check_sides(const kith_network *network, GPtrArray *findings, GError **error)
{
	const kith_graph *graph = network->graph;
	bool two_sided;
	size_t left, right;
	if (!kith_is_two_sided(graph, &two_sided, &left, &right, error)) {
		return false;
	}
	if (two_sided && MIN(left, right) >= SOME && kith_csr_ties(network->out) >= graph->n) {
		kith_findings_add(findings,
			(struct kith_finding){KITH_DOUBTFUL, "sources that are never targets",
				(double)left, tie_name(graph, 0),
				"No name stands in both columns. If these are people and what they "
				"came to, name the columns person and event; otherwise let it "
				"be."});
	}
	return true;
}

static void check_cells(const kith_graph *graph, GPtrArray *findings)
{
	size_t odd = 0, first = 0;
	for (size_t i = graph->n; i-- > 0;) {
		const char *name = kith_graph_name(graph, i);
		for (; *name; name = g_utf8_next_char(name)) {
			GUnicodeType type = g_unichar_type(g_utf8_get_char(name));
			if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT) {
				odd++;
				first = i;
				break;
			}
		}
	}
	if (odd) {
		kith_findings_add(findings,
			(struct kith_finding){KITH_DOUBTFUL, "names with invisible characters",
				(double)odd, g_strdup(kith_graph_name(graph, first)),
				"Line ends or marks that nobody sees stand in these names, so "
				"that they are not found by name; clean them."});
	}
	if (graph->conflicts) {
		kith_findings_add(findings,
			(struct kith_finding){KITH_DOUBTFUL, "rows that disagree",
				(double)graph->conflicts, g_strdup(graph->conflict),
				"Rows of one person say different things; the later one counts. "
				"Are they two people of one name?"});
	}
}

static char *tie_with(const kith_graph *graph, size_t t, const char *cell)
{
	return g_strdup_printf("%s > %s: %s", kith_graph_name(graph, graph->source[t]),
		kith_graph_name(graph, graph->target[t]), cell);
}

static void add(
	GPtrArray *findings, const char *what, size_t count, char *where, const char *advice)
{
	kith_findings_add(findings,
		(struct kith_finding){KITH_DOUBTFUL, what, (double)count, where, (char *)advice});
}

static bool looks_like_a_year(double weight)
{
	return weight >= 1900 && weight <= 2100 && weight == floor(weight);
}

static bool check_weights(const kith_network *network, GPtrArray *findings, GError **error)
{
	const kith_graph *graph = network->graph;
	double median;
	if (!kith_network_median_weight(network, &median, error)) {
		return false;
	}
	size_t far = 0, first = 0, years = 0, weighted = 0;
	for (size_t t = graph->m; graph->weight_column && graph->weight_column->tie && t-- > 0;) {
		double weight = graph->weight[graph->weight_column->tie[t]];
		weighted++;
		years += looks_like_a_year(weight);
		if (weight > FAR * median || weight * FAR < median) {
			far++;
			first = t;
		}
	}
	if (far) {
		add(findings, "weights far from the others", far,
			tie_with(graph, first, kith_column_tie(graph->weight_column, first)),
			"They are over a thousand times larger or smaller than the median; look "
			"for a slip, a lost decimal point, or other units.");
	}
	if (weighted >= 3 && years == weighted) {
		add(findings, "weights that look like years", years,
			tie_with(graph, 0, kith_column_tie(graph->weight_column, 0)),
			"Every weight is a whole number from 1900 to 2100; name the column date "
			"if they are years.");
	}
	return true;
}

/* Dates programs write when they have none. */
static bool is_a_default(const char *cell)
{
	static const char *const defaults[] = {
		"1970-01-01", "1900-01-01", "1899-12-30", "0001-01-01", "9999-12-31"};
	for (size_t k = 0; k < G_N_ELEMENTS(defaults); k++) {
		if (g_str_has_prefix(cell, defaults[k])) {
			return true;
		}
	}
	return false;
}

struct dates {
	size_t wrong, defaults, to_come; /* counts */
	size_t first_wrong, first_default, first_to_come;
};

static void sort_out(
	const kith_graph *graph, const struct kith_column *date, double today, struct dates *dates)
{
	for (size_t t = graph->m; t-- > 0;) {
		const char *cell = kith_column_tie(date, t);
		double days;
		if (!*cell) {
			continue;
		}
		if (!kith_date_parse(cell, &days)) {
			dates->wrong++;
			dates->first_wrong = t;
		} else if (is_a_default(cell)) {
			dates->defaults++;
			dates->first_default = t;
		} else if (days > today) {
			dates->to_come++;
			dates->first_to_come = t;
		}
	}
}

static void check_dates(const kith_graph *graph, double today, GPtrArray *findings)
{
	const struct kith_column *date = kith_graph_column(graph, "date");
	struct dates dates = {0};
	if (!date || !date->tie) {
		return;
	}
	sort_out(graph, date, today, &dates);
	if (dates.wrong) {
		kith_findings_add(findings,
			(struct kith_finding){KITH_SERIOUS, "dates that are none",
				(double)dates.wrong,
				tie_with(graph, dates.first_wrong,
					kith_column_tie(date, dates.first_wrong)),
				"Dates are read as 2024-05-17, 2024-05 or 2024; " KITH_CALLER_SINCE
				", " KITH_CALLER_UNTIL
				" and " KITH_CALLER_TOOL("reconnect") " refuse others."});
	}
	if (dates.defaults) {
		add(findings, "dates that stand for none", dates.defaults,
			tie_with(graph, dates.first_default,
				kith_column_tie(date, dates.first_default)),
			"Programs write such days when they know none; empty the cells, or these "
			"ties count as very old.");
	}
	if (dates.to_come) {
		add(findings, "dates still to come", dates.to_come,
			tie_with(graph, dates.first_to_come,
				kith_column_tie(date, dates.first_to_come)),
			"Look whether day and month, or the century, were mixed up.");
	}
}

static int by_severity(const void *a, const void *b)
{
	const struct kith_finding *x = *(struct kith_finding *const *)a;
	const struct kith_finding *y = *(struct kith_finding *const *)b;
	if (x->severity != y->severity) {
		return x->severity < y->severity ? -1 : 1;
	}
	int kind = strcmp(x->what, y->what);
	return kind ? kind : strcmp(x->where, y->where);
}

/* Whether two findings are of one kind. */
static bool are_alike(const GPtrArray *findings, guint a, guint b)
{
	const struct kith_finding *x = findings->pdata[a], *y = findings->pdata[b];
	return x->severity == y->severity && !strcmp(x->what, y->what);
}

/* Leaves of sorted findings of one kind the first, and one that says how many more there are. */
static void shorten(GPtrArray *findings)
{
	guint end = 0;
	for (guint first = 0; first < findings->len; first = end) {
		end = first + 1;
		while (end < findings->len && are_alike(findings, first, end)) {
			end++;
		}
		guint more = end - first - MIN(end - first, MOST);
		if (more < 2) {
			continue;
		}
		struct kith_finding *rest = findings->pdata[first + MOST];
		rest->count = more;
		g_free(rest->where);
		rest->where = g_strdup_printf("%u more like these", more);
		g_free(rest->advice);
		rest->advice = g_strdup(
			KITH_CALLER_TOOL("check " KITH_CALLER_ALIASES) " lists everybody "
								       "who may go by two names.");
		g_ptr_array_remove_range(findings, first + MOST + 1, more - 1);
		end = first + MOST + 1;
	}
}

bool kith_check_network(
	const kith_network *network, double today, GPtrArray *findings, GError **error)
{
	check_shape(network, findings);
	check_loops(network, findings);
	check_one_way(network, findings);
	check_isolates(network, findings);
	check_cells(network->graph, findings);
	check_dates(network->graph, today, findings);
	if (!check_sides(network, findings, error) || !check_weights(network, findings, error) ||
		!check_parallel(network, findings, error) ||
		!check_parts(network, findings, error) ||
		!kith_check_names(network->graph, findings, error)) {
		return false;
	}
	g_ptr_array_sort(findings, by_severity);
	shorten(findings);
	return true;
}
