/* kith changes: what changed between two times. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>
#include <string.h>

#include "answers/fields.h"
#include "base/number.h"
#include "communities/leiden.h"
#include "communities/tracking.h"
#include "graph/build.h"
#include "graph/cells.h"
#include "graph/weight.h"
#include "measures/betweenness.h"
#include "measures/components.h"
#include "wording/circle_names.h"

/* Of brokers these places are told, and which gain or lose so many at least. */
#define FIRST_PLACES 10

/* People times ties of a network in which betweenness is found in a few seconds. */
#define BROKERS_WORK 4e9

/* Which time a row of the graph is of: bits, and how its cell is written while it is read. */
enum { OLD = 1, NEW = 2, BOTH = 3 };
static const char *const times[] = {"", "old", "new", "both"};

struct settings {
	const char *at;
};

static const struct kith_option options[] = {
	KITH_TEXT("at", 0, struct settings, at, "DATE",
		"one dated file instead of two: ties before that day against ties of that day or "
		"later"),
};

/* The network of one time. */
struct side {
	kith_csr *out, *both;
	uint8_t *there; /* [n] 1: who was there */
	struct kith_partition circles;
	char **names;    /* of circles */
	double *between; /* [n] NULL: not compared */
	uint32_t *place; /* [n] by betweenness, from 1; 0: not there */
};

/* What changed: a row of the answer. */
struct row {
	const char *what, *change;
	char *name, *other, *why;
	double before, after;
	double size; /* by which the rows of a kind are ordered */
	int kind;
};

struct changes {
	struct kith_job *job;
	struct side side[2];
	GArray *rows;               /* of struct row */
	const char **person_change; /* [n] */
	const char **tie_change;    /* [ties of the network] */
};

/* --- reading: both times in one graph, its ties and people marked in the column `change` --- */

static bool copy_ties(
	kith_builder *builder, const kith_graph *from, const char *time, GError **error)
{
	struct kith_column *change = kith_builder_column(builder, "change", error);
	for (size_t t = 0; change && t < from->m; t++) {
		if (!kith_builder_tie(builder, kith_graph_name(from, from->source[t]),
			    kith_graph_name(from, from->target[t]), error)) {
			return false;
		}
		for (guint c = 0; c < from->columns->len; c++) {
			const struct kith_column *column = from->columns->pdata[c];
			struct kith_column *own = kith_builder_column(builder, column->name, error);
			if (!own || (own != change && column->tie &&
					    !kith_builder_tie_cell(builder, own,
						    kith_column_tie(column, t), error))) {
				return false;
			}
		}
		if (!kith_builder_tie_cell(builder, change, time, error)) {
			return false;
		}
	}
	return change != NULL;
}

static bool copy_people(kith_builder *builder, kith_graph *const graphs[2], int at, GError **error)
{
	struct kith_column *change = kith_builder_column(builder, "change", error);
	for (size_t i = 0; change && i < graphs[at]->n; i++) {
		const char *name = kith_graph_name(graphs[at], i);
		bool also = kith_names_find(graphs[!at]->names, name) != KITH_NO_NAME;
		uint32_t person;
		if (!kith_builder_copy_person(builder, graphs[at], i, name, error) ||
			!kith_builder_person(builder, name, &person, error) ||
			!kith_builder_person_cell(builder, change, person,
				times[also   ? BOTH
					: at ? NEW
					     : OLD],
				error)) {
			return false;
		}
	}
	return change != NULL;
}

static kith_graph *join(kith_graph *const graphs[2], GError **error)
{
	g_autoptr(kith_builder) builder = kith_builder_new(graphs[1]->file, error);
	bool done = builder != NULL;
	for (int at = 0; done && at < 2; at++) {
		done = copy_people(builder, graphs, at, error);
	}
	for (int at = 0; done && at < 2; at++) {
		done = copy_ties(builder, graphs[at], times[at ? NEW : OLD], error);
	}
	return done ? kith_builder_finish(builder, error) : NULL;
}

static kith_graph *read_two(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	kith_graph *graphs[2] = {NULL, NULL};
	kith_graph *joined = NULL;
	for (int at = 0; at < 2; at++) {
		graphs[at] = kith_graph_read(job->files->pdata[at], job->in, reading, notes, error);
		if (!graphs[at]) {
			break;
		}
	}
	joined = graphs[1] ? join(graphs, error) : NULL;
	if (joined &&
		!kith_graph_find_weights(joined, &(struct kith_reading){0}, false, NULL, error)) {
		g_clear_pointer(&joined, kith_graph_free);
	}
	kith_graph_free(graphs[0]);
	kith_graph_free(graphs[1]);
	return joined;
}

/* Marks the ties of one graph by their dates; those without one belong to both times. */
static bool mark_dates(kith_graph *graph, double at, GPtrArray *notes, GError **error)
{
	const struct kith_column *date = kith_graph_column(graph, "date");
	if (!date || !date->tie) {
		return kith_fail(error, KITH_ERROR_NO_ANSWER,
			"%s has no column `date` of ties; without dates nobody can say what "
			"changed: give two files, the older first",
			graph->file);
	}
	g_autofree double *days = kith_cells_dates(date, error);
	struct kith_column *change = days ? kith_column_new("change", error) : NULL;
	size_t undated = 0;
	if (!change) {
		return false;
	}
	g_ptr_array_add(graph->columns, change);
	change->tie = KITH_ARRAY(uint32_t, graph->m, error);
	for (size_t t = 0; change->tie && t < graph->m; t++) {
		double day = days[date->tie[t]];
		const char *time = times[!isfinite(day) ? BOTH : day < at ? OLD : NEW];
		undated += isfinite(day) ? 0 : 1;
		change->tie[t] = kith_names_add(change->values, time, strlen(time), error);
		if (change->tie[t] == KITH_NO_NAME) {
			return false;
		}
	}
	if (undated) {
		g_ptr_array_add(notes,
			g_strdup_printf("%zu tie%s without a date %s counted at both times",
				undated, undated == 1 ? "" : "s", undated == 1 ? "is" : "are"));
	}
	return change->tie != NULL;
}

static kith_graph *read(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	const char *at = ((const struct settings *)job->settings)->at;
	double day = 0;
	if (at && !kith_date_parse(at, &day)) {
		kith_fail(error, KITH_ERROR_USAGE,
			"--at is \"%s\"; it must be a date like 2024-05-17", at);
		return NULL;
	}
	if (at ? job->files->len > 1 : job->files->len != 2) {
		kith_fail(error, KITH_ERROR_USAGE,
			at ? "--at looks at one dated file; give one, or two files without --at"
			   : "give two files, the older first, or one dated file and --at DATE");
		return NULL;
	}
	if (!at) {
		return read_two(job, reading, notes, error);
	}
	g_autoptr(kith_graph) graph =
		kith_graph_read(job->shared.file, job->in, reading, notes, error);
	return graph && mark_dates(graph, day, notes, error) ? g_steal_pointer(&graph) : NULL;
}

/* --- both times apart --- */

static unsigned time_of(const char *cell)
{
	for (unsigned t = OLD; t <= BOTH; t++) {
		if (!strcmp(cell, times[t])) {
			return t;
		}
	}
	return BOTH;
}

/* The rows of one time, of everybody. */
static bool side_init(struct side *side, const struct kith_job *job, unsigned time, GError **error)
{
	const kith_graph *graph = job->graph;
	const struct kith_column *change = kith_graph_column(graph, "change");
	const struct kith_column *weight = job->shared.unweighted ? NULL : graph->weight_column;
	g_autofree uint32_t *source = KITH_ARRAY(uint32_t, graph->m, error);
	g_autofree uint32_t *target = source ? KITH_ARRAY(uint32_t, graph->m, error) : NULL;
	g_autofree uint32_t *cell = target ? KITH_ARRAY(uint32_t, graph->m, error) : NULL;
	g_autofree uint8_t *one_way = cell ? KITH_ARRAY(uint8_t, graph->m, error) : NULL;
	struct kith_arcs arcs = {.n = graph->n, .source = source, .target = target};
	for (size_t t = 0; one_way && t < graph->m; t++) {
		if (time_of(kith_column_tie(change, t)) & time) {
			source[arcs.m] = graph->source[t];
			target[arcs.m] = graph->target[t];
			cell[arcs.m] = weight && weight->tie ? weight->tie[t] : 0;
			one_way[arcs.m++] = graph->one_way ? graph->one_way[t] : 0;
		}
	}
	arcs.cell = weight ? cell : NULL;
	arcs.value = weight ? graph->weight : NULL;
	arcs.one_way = job->network->directed ? one_way : NULL;
	side->out = one_way ? kith_csr_new(&arcs, error) : NULL;
	side->both = !side->out            ? NULL
		     : side->out->directed ? kith_csr_symmetric(side->out, error)
					   : side->out;
	return side->both != NULL;
}

/* Who was there: whoever a file names; with dates, whoever had ties, and who never has any. */
static bool find_people(struct changes *changes, GError **error)
{
	const kith_graph *graph = changes->job->graph;
	const struct kith_column *change = kith_graph_column(graph, "change");
	bool dated = ((const struct settings *)changes->job->settings)->at;
	g_assert(changes->side[0].both && changes->side[1].both);
	for (int t = 0; t < 2; t++) {
		changes->side[t].there = KITH_ARRAY(uint8_t, graph->n, error);
		if (!changes->side[t].there) {
			return false;
		}
	}
	for (size_t i = 0; i < graph->n; i++) {
		bool ties[2] = {kith_csr_degree(changes->side[0].both, i) > 0,
			kith_csr_degree(changes->side[1].both, i) > 0};
		unsigned time = time_of(kith_column_person(change, i));
		for (int t = 0; t < 2; t++) {
			changes->side[t].there[i] =
				dated ? ties[t] || !ties[!t] : (time & (t ? NEW : OLD)) != 0;
		}
	}
	return true;
}

static bool find_circles(struct side *side, const struct kith_job *job, GError **error)
{
	struct kith_leiden_result found = {0};
	const struct kith_leiden_options how = {.resolution = 1, .seed = job->shared.seed};
	bool done = kith_leiden_find(side->both, side->out, &how, &found, error);
	if (done) {
		side->circles = found.all[found.best];
		found.all[found.best] = (struct kith_partition){0};
		side->names = kith_circle_names(job->graph, side->both, &side->circles, error);
	}
	kith_leiden_finish(&found);
	return side->names != NULL;
}

static int by_betweenness(gconstpointer a, gconstpointer b, gpointer between)
{
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	double p = ((const double *)between)[i], q = ((const double *)between)[j];
	return p > q ? -1 : p < q ? 1 : (i > j) - (i < j);
}

/* Places by betweenness; people who are equal share the first of theirs. */
static bool find_places(struct side *side, GError **error)
{
	size_t n = side->both->n, count = 0;
	const struct kith_betweenness_options how = {.people = true};
	struct kith_betweenness found;
	if (!kith_betweenness_find(side->out, &how, &found, error)) {
		return false;
	}
	side->between = g_steal_pointer(&found.person);
	kith_betweenness_finish(&found);
	g_autofree uint32_t *order = KITH_ARRAY(uint32_t, n, error);
	side->place = order ? KITH_ARRAY(uint32_t, n, error) : NULL;
	for (uint32_t i = 0; side->place && i < n; i++) {
		order[count] = i;
		count += side->there[i];
	}
	if (side->place && count > 1) {
		g_qsort_with_data(order, (gint)count, sizeof *order, by_betweenness, side->between);
	}
	for (size_t k = 0; side->place && k < count; k++) {
		bool equal = k && side->between[order[k]] >= side->between[order[k - 1]];
		side->place[order[k]] = equal ? side->place[order[k - 1]] : (uint32_t)k + 1;
	}
	return side->place != NULL;
}

static void side_finish(struct side *side)
{
	if (side->both != side->out) {
		kith_csr_free(side->both);
	}
	kith_csr_free(side->out);
	kith_partition_finish(&side->circles);
	g_strfreev(side->names);
	g_free(side->there);
	g_free(side->between);
	g_free(side->place);
}

/* --- the rows --- */

enum kind { CIRCLE, PERSON, BROKER, TIE, FIGURE };

static const char *const kinds[] = {"circle", "person", "broker", "tie", "figure"};

static void row_clear(gpointer data)
{
	struct row *row = data;
	g_free(row->name);
	g_free(row->other);
	g_free(row->why);
}

static void add(struct changes *changes, enum kind kind, struct row row)
{
	row.what = kinds[kind];
	row.kind = (int)kind;
	row.name = g_strdup(row.name);
	row.other = g_strdup(row.other ? row.other : "");
	g_array_append_val(changes->rows, row);
}

static const char *people(double count)
{
	return count == 1 ? "person" : "people"; // NOLINT(clang-diagnostic-float-equal)
}

static void add_people(struct changes *changes)
{
	const kith_graph *graph = changes->job->graph;
	for (uint32_t i = 0; i < graph->n; i++) {
		bool was = changes->side[0].there[i], is = changes->side[1].there[i];
		changes->person_change[i] = was && is ? "stayed" : is ? "came" : "left";
		if (was == is) {
			continue;
		}
		const kith_csr *both = is ? changes->side[1].both : changes->side[0].both;
		uint32_t degree = kith_csr_degree(both, i);
		const char *label = kith_graph_label(graph, i);
		add(changes, PERSON,
			(struct row){.change = is ? "came" : "left",
				.name = (char *)kith_graph_name(graph, i),
				.before = is ? (double)NAN : degree,
				.after = is ? degree : (double)NAN,
				.size = degree,
				.why = g_strdup_printf(is ? "%s came and is tied to %u %s"
							  : "%s left and was tied to %u %s",
					label, degree, people(degree))});
	}
}

/* The weight of a tie at one time, 0 where there was none. */
static double weight_at(const struct changes *changes, int time, uint32_t i, uint32_t j)
{
	const kith_csr *out = changes->side[time].out;
	uint64_t e = kith_csr_find(out, i, j);
	return e == UINT64_MAX ? 0 : kith_csr_weight(out, e);
}

static const char *tie_change(double before, double after)
{
	return before == 0                                          ? "new"  // NOLINT
	       : after == 0                                         ? "lost" // NOLINT
	       : fabs(after - before) <= 1e-9 * fmax(after, before) ? "kept"
	       : after > before                                     ? "stronger"
								    : "faded";
}

static char *say_tie(const char *change, const char *a, const char *b, const double weight[2])
{
	g_autoptr(GString) figures = g_string_new(" (");
	kith_number_print(figures, weight[0]);
	g_string_append(figures, " before, ");
	kith_number_print(figures, weight[1]);
	g_string_append(figures, " now)");
	bool both = weight[0] > 0 && weight[1] > 0;
	const char *what = !strcmp(change, "new")        ? "are newly tied"
			   : !strcmp(change, "lost")     ? "are no longer tied"
			   : !strcmp(change, "stronger") ? "have come closer"
							 : "have drifted apart";
	return g_strdup_printf("%s and %s %s%s", a, b, what, both ? figures->str : "");
}

static void add_ties(struct changes *changes)
{
	const kith_csr *out = changes->job->network->out;
	const kith_graph *graph = changes->job->graph;
	for (uint32_t i = 0; i < out->n; i++) {
		for (uint64_t e = out->start[i]; e < out->start[i + 1]; e++) {
			uint32_t j = out->to[e];
			if (!out->directed && j < i) {
				continue;
			}
			double weight[2] = {
				weight_at(changes, 0, i, j), weight_at(changes, 1, i, j)};
			const char *change = tie_change(weight[0], weight[1]);
			changes->tie_change[kith_csr_tie(out, i, e)] = change;
			if (strcmp(change, "kept") != 0) {
				add(changes, TIE,
					(struct row){.change = change,
						.name = (char *)kith_graph_name(graph, i),
						.other = (char *)kith_graph_name(graph, j),
						.before = weight[0] > 0 ? weight[0] : (double)NAN,
						.after = weight[1] > 0 ? weight[1] : (double)NAN,
						.size = fabs(weight[1] - weight[0]),
						.why = say_tie(change, kith_graph_label(graph, i),
							kith_graph_label(graph, j), weight)});
			}
		}
	}
}

static const char *const fates[] = {[KITH_STAYED] = "stayed",
	[KITH_GREW] = "grew",
	[KITH_SHRANK] = "shrank",
	[KITH_SPLIT] = "split",
	[KITH_MERGED] = "merged",
	[KITH_NEW] = "new",
	[KITH_GONE] = "gone"};

static char *say_circle(const struct kith_tracked *tracked, const char *name, const char *other)
{
	unsigned before = tracked->size_before, after = tracked->size_after;
	switch (tracked->fate) {
	case KITH_SPLIT:
		return g_strdup_printf("The circle %s split off from %s with %u %s", name, other,
			after, people(after));
	case KITH_MERGED:
		return g_strdup_printf("The circle %s merged into %s with %u %s", name, other,
			before, people(before));
	case KITH_NEW:
		return g_strdup_printf(
			"The circle %s is new, with %u %s", name, after, people(after));
	case KITH_GONE:
		return g_strdup_printf(
			"The circle %s, %u %s, is gone", name, before, people(before));
	default:
		return g_strdup_printf(
			"The circle %s has %u %s where it had %u; %u were in it at both times",
			name, after, people(after), before, tracked->shared);
	}
}

static void add_circle(struct changes *changes, const struct kith_tracked *tracked)
{
	uint32_t before = tracked->before, after = tracked->after;
	bool own_after = tracked->fate == KITH_SPLIT || tracked->fate == KITH_NEW;
	const char *was = before == KITH_NO_GROUP ? NULL : changes->side[0].names[before];
	const char *is = after == KITH_NO_GROUP ? NULL : changes->side[1].names[after];
	const char *name = own_after ? is : was, *other = own_after ? was : is;
	double most = fmax(tracked->size_before, tracked->size_after);
	bool moved = tracked->fate > KITH_SHRANK;
	if (tracked->fate == KITH_STAYED && tracked->shared == tracked->size_before) {
		return;
	}
	add(changes, CIRCLE,
		(struct row){.change = fates[tracked->fate],
			.name = (char *)name,
			.other = (char *)(moved || g_strcmp0(was, is) != 0 ? other : NULL),
			.before = tracked->size_before ? tracked->size_before : (double)NAN,
			.after = tracked->size_after ? tracked->size_after : (double)NAN,
			.size = moved ? most
				      : 2 * most - tracked->shared -
						fmin(tracked->size_before, tracked->size_after),
			.why = say_circle(tracked, name, other)});
}

static bool add_circles(struct changes *changes, GError **error)
{
	for (int t = 0; t < 2; t++) {
		if (!find_circles(&changes->side[t], changes->job, error)) {
			return false;
		}
	}
	g_autoptr(GArray) tracked =
		kith_tracking_find(&changes->side[0].circles, &changes->side[1].circles, error);
	for (guint k = 0; tracked && k < tracked->len; k++) {
		add_circle(changes, &g_array_index(tracked, struct kith_tracked, k));
	}
	return tracked != NULL;
}

static void add_broker(struct changes *changes, uint32_t i)
{
	const struct side *old = &changes->side[0], *new = &changes->side[1];
	uint32_t was = old->place[i], is = new->place[i];
	bool first = MIN(was, is) <= FIRST_PLACES && (old->between[i] > 0 || new->between[i] > 0);
	if (!was || !is || was == is || !first) {
		return;
	}
	const kith_graph *graph = changes->job->graph;
	add(changes, BROKER,
		(struct row){.change = is < was ? "rises" : "falls",
			.name = (char *)kith_graph_name(graph, i),
			.before = was,
			.after = is,
			.size = fabs((double)was - is),
			.why = g_strdup_printf(
				"Among those who connect others, %s %s from place %u to place %u",
				kith_graph_label(graph, i), is < was ? "rises" : "falls", was,
				is)});
}

/* Betweenness from everyone; what would take long is left to kith brokers. */
static bool add_brokers(struct changes *changes, GError **error)
{
	for (int t = 0; t < 2; t++) {
		const kith_csr *out = changes->side[t].out;
		double work = (double)out->n * (double)out->start[out->n];
		if (work > BROKERS_WORK) {
			kith_job_note(changes->job, "who connects others is not compared in a "
						    "network of this size; ask "
						    "kith brokers of each time");
			return true;
		}
	}
	for (int t = 0; t < 2; t++) {
		if (!find_places(&changes->side[t], error)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < changes->job->graph->n; i++) {
		add_broker(changes, i);
	}
	return true;
}

/* People, ties, density and parts of one time. */
static bool find_figures(const struct side *side, double figures[4], GError **error)
{
	struct kith_partition parts;
	if (!kith_components_find(side->both, &parts, error)) {
		return false;
	}
	double n = 0, absent = 0, ties = (double)kith_csr_ties(side->out);
	for (size_t i = 0; i < side->both->n; i++) {
		n += side->there[i];
		absent += !side->there[i];
	}
	double pairs = side->out->directed ? n * (n - 1) : n * (n - 1) / 2;
	figures[0] = n;
	figures[1] = ties;
	figures[2] = pairs > 0 ? ties / pairs : (double)NAN;
	figures[3] = (double)parts.groups - absent; /* who is not there is a part alone */
	kith_partition_finish(&parts);
	return true;
}

static void add_figure(struct changes *changes, const char *name, double before, double after)
{
	if (isnan(before) || isnan(after) ||
		before == after) { // NOLINT(clang-diagnostic-float-equal)
		return;
	}
	g_autoptr(GString) why = g_string_new(name);
	g_string_append(why, after > before ? " rises from " : " falls from ");
	kith_number_print(why, before);
	g_string_append(why, " to ");
	kith_number_print(why, after);
	add(changes, FIGURE,
		(struct row){.change = after > before ? "more" : "less",
			.name = (char *)name,
			.before = before,
			.after = after,
			.size = fabs(after - before) / fmax(fabs(after), fabs(before)),
			.why = g_strdup(why->str)});
}

static bool add_figures(struct changes *changes, GError **error)
{
	static const char *const names[] = {"people", "ties", "density", "parts"};
	double figures[2][4];
	for (int t = 0; t < 2; t++) {
		if (!find_figures(&changes->side[t], figures[t], error)) {
			return false;
		}
	}
	for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
		add_figure(changes, names[k], figures[0][k], figures[1][k]);
	}
	return true;
}

/* How alike the ties are: those of both times among those of either (Jaccard), and how many are of
 * one only (Hamming). */
static void remark(const struct changes *changes)
{
	size_t kept = 0, one = 0, all = kith_csr_ties(changes->job->network->out);
	for (size_t t = 0; t < all; t++) {
		bool moved = !strcmp(changes->tie_change[t], "new") ||
			     !strcmp(changes->tie_change[t], "lost");
		one += moved;
		kept += !moved;
	}
	if (all) {
		kith_job_note(changes->job,
			"of %zu ties %zu were there at both times (Jaccard %.4f), %zu at one only",
			all, kept, (double)kept / (double)all, one);
	}
}

static int compare_rows(gconstpointer a, gconstpointer b)
{
	const struct row *x = a, *y = b;
	if (x->kind != y->kind) {
		return x->kind - y->kind;
	}
	if (x->size < y->size || x->size > y->size) {
		return x->size > y->size ? -1 : 1;
	}
	int order = g_strcmp0(x->name, y->name);
	return order ? order : g_strcmp0(x->other, y->other);
}

/* --- the answer --- */

/* Of ties of both times the later rows stand on the graph; the marks of reading are gone. */
static bool keep_one_row(struct changes *changes, GError **error)
{
	const kith_graph *graph = changes->job->graph;
	const struct kith_column *change = kith_graph_column(graph, "change");
	g_autofree uint8_t *kept = KITH_ARRAY(uint8_t, graph->m, error);
	for (size_t t = 0; kept && t < graph->m; t++) {
		kept[t] = time_of(kith_column_tie(change, t)) != OLD ||
			  weight_at(changes, 1, graph->source[t], graph->target[t]) <= 0;
	}
	if (!kept || !kith_job_keep(changes->job, NULL, kept, error)) {
		return false;
	}
	g_ptr_array_remove(
		changes->job->graph->columns, kith_graph_column(changes->job->graph, "change"));
	return true;
}

static bool find(struct changes *changes, GError **error)
{
	struct kith_job *job = changes->job;
	if (!kith_job_read(job, error)) {
		return false;
	}
	for (int t = 0; t < 2; t++) {
		if (!side_init(&changes->side[t], job, t ? NEW : OLD, error)) {
			return false;
		}
	}
	if (!find_people(changes, error) || !keep_one_row(changes, error)) {
		return false;
	}
	changes->person_change = KITH_ARRAY(const char *, job->graph->n, error);
	changes->tie_change =
		!changes->person_change
			? NULL
			: KITH_ARRAY(const char *, kith_csr_ties(job->network->out), error);
	if (!changes->tie_change) {
		return false;
	}
	add_people(changes);
	add_ties(changes);
	remark(changes);
	return add_circles(changes, error) && add_brokers(changes, error) &&
	       add_figures(changes, error);
}

/* Columns of the rows, borrowed from them. */
struct columns {
	const char **what, **change, **name, **other, **why;
	double *before, *after;
};

static bool fill(struct columns *columns, GArray *rows, GError **error)
{
	const char ***texts[] = {
		&columns->what, &columns->change, &columns->name, &columns->other, &columns->why};
	for (size_t k = 0; k < G_N_ELEMENTS(texts); k++) {
		if (!(*texts[k] = KITH_ARRAY(const char *, rows->len, error))) {
			return false;
		}
	}
	columns->before = KITH_ARRAY(double, rows->len, error);
	columns->after = columns->before ? KITH_ARRAY(double, rows->len, error) : NULL;
	for (guint r = 0; columns->after && r < rows->len; r++) {
		const struct row *row = &g_array_index(rows, struct row, r);
		columns->what[r] = row->what;
		columns->change[r] = row->change;
		columns->name[r] = row->name;
		columns->other[r] = row->other;
		columns->why[r] = row->why;
		columns->before[r] = row->before;
		columns->after[r] = row->after;
	}
	return columns->after != NULL;
}

static void columns_finish(struct columns *columns)
{
	void *arrays[] = {columns->what, columns->change, columns->name, columns->other,
		columns->why, columns->before, columns->after};
	for (size_t k = 0; k < G_N_ELEMENTS(arrays); k++) {
		g_free(arrays[k]);
	}
}

/* Where ties stand on the graph, it names their ends itself. */
static void nothing(GString *out, size_t row, const void *data)
{
	(void)out;
	(void)row;
	(void)data;
}

static bool print(struct changes *changes, GError **error)
{
	struct columns columns = {0};
	if (!fill(&columns, changes->rows, error)) {
		columns_finish(&columns);
		return false;
	}
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "what", columns.what);
	kith_fields_add(fields, "change", columns.change);
	kith_fields_add(fields, "name", columns.name);
	kith_fields_add(fields, "other", columns.other);
	kith_fields_add(fields, "before", columns.before);
	kith_fields_add(fields, "after", columns.after);
	kith_fields_add(fields, "why", columns.why);
	struct kith_table answer = kith_fields_table(fields, KITH_ROWS_OTHER, changes->rows->len);
	g_autoptr(GArray) of_people = kith_fields_new();
	kith_fields_add_names(of_people, changes->job->graph);
	kith_fields_add(of_people, "change", changes->person_change);
	g_autoptr(GArray) of_ties = kith_fields_new();
	kith_fields_add_text(of_ties, "source", nothing, NULL);
	kith_fields_add_text(of_ties, "target", nothing, NULL);
	kith_fields_add(of_ties, "change", changes->tie_change);
	struct kith_table on_people =
		kith_fields_table(of_people, KITH_ROWS_PEOPLE, changes->job->graph->n);
	struct kith_table on_ties = kith_fields_table(
		of_ties, KITH_ROWS_TIES, kith_csr_ties(changes->job->network->out));
	bool done = kith_job_answer_on(changes->job, &answer, &on_people, &on_ties, error);
	columns_finish(&columns);
	return done;
}

static bool run(struct kith_job *job, GError **error)
{
	struct changes changes = {
		.job = job, .rows = g_array_new(FALSE, FALSE, sizeof(struct row))};
	g_array_set_clear_func(changes.rows, row_clear);
	bool done = find(&changes, error);
	if (done) {
		g_array_sort(changes.rows, compare_rows);
		done = print(&changes, error);
	}
	for (int t = 0; t < 2; t++) {
		side_finish(&changes.side[t]);
	}
	g_free(changes.person_change);
	g_free(changes.tie_change);
	g_array_unref(changes.rows);
	return done;
}

static const struct kith_example examples[] = {
	{"kith changes data/community.csv --at 2025-06-01",
		"who and what came, went and moved in the community since that day"},
	{"kith changes data/community.csv --at 2025-06-01 --rows what=circle",
		"its circles: which stayed, grew, split, merged"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_changes = {
	.name = "changes",
	.group = "Understand",
	.needs = KITH_NEEDS_DATES,
	.question = "what changed between two times?",
	.about = "Compares two files, the older first, or with --at two times of one dated file: "
		 "people who came and left, ties that are new, lost, stronger or faded, circles "
		 "that grew, shrank, split, merged, are new or gone, people who rise and fall "
		 "among those who connect others, and figures of the whole. Circles come first, "
		 "then people, brokers, ties and figures, of each the biggest change "
		 "first.\n\nbefore "
		 "and after are people of a circle, ties of a person, a broker's place, a tie's "
		 "weight. A circle goes on as the one that has most people in common with it, and "
		 "keeps its name; other names what it split from, merged into, or is called now. "
		 "Told the other way round, the answer is its mirror.\n\nWith -g the graph of both "
		 "times together, with the column change on people (came, left, stayed) and ties "
		 "(new, lost, stronger, faded, kept).",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_FILES | KITH_SHARED_APART | KITH_SHARED_ANSWER |
		  KITH_SHARED_GRAPH | KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.read = read,
	.run = run,
};
