/* kith changes: what changed between two times. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>
#include <string.h>

#include "answers/fields.h"
#include "answers/periods.h"
#include "base/number.h"
#include "communities/tracking.h"
#include "graph/unite.h"
#include "measures/betweenness.h"
#include "measures/components.h"
#include "wording/circle_names.h"

/* Of brokers these places are told, and which gain or lose so many at least. */
#define FIRST_PLACES 10

/* People times ties of a network in which betweenness is found in a few seconds. */
#define BROKERS_WORK 4e9

/* Which time a row of the graph is of, as its cell is written while it is read. */
enum { OLD, NEW, BOTH };
static const char *const times[] = {"old", "new", "both"};

/* Periods at most: a row each. */
#define MOST_PERIODS 1000

/* What a sentence about a circle begins with. */
#define THE "The "

struct settings {
	const char *at, *every;
};

static const struct kith_option options[] = {
	KITH_TEXT("at", 0, struct settings, at, "DATE",
		"one dated file instead of two: ties before that day against ties of that day or "
		"later"),
	KITH_TEXT("every", 0, struct settings, every, "SPAN",
		"one dated file, a row a period (3m, 1y, 2w), each against the one before"),
};

/* One time, and what is found of it. */
struct side {
	struct kith_moment *at;
	char *const *names; /* of circles */
	double *between;    /* [n] NULL: not compared */
	uint32_t *place;    /* [n] by betweenness, from 1; 0: not there */
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
	struct side *side[2];       /* before and after */
	GArray *rows;               /* of struct row */
	const char **person_change; /* [n] */
	const char **tie_change;    /* [ties of the network] with -g */
};

/* --- reading: both times in one graph, its ties and people marked in the column `change` --- */

/* People stand where they stood before: places of the earlier time come before the later's. */
static void keep_places(kith_graph *const graphs[2])
{
	static const char *const names[] = {"x", "y"};
	for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
		const struct kith_column *old = kith_graph_column(graphs[0], names[k]);
		struct kith_column *new = kith_graph_column(graphs[1], names[k]);
		for (size_t i = 0; new &&new->person &&i < graphs[1]->n; i++) {
			uint32_t before =
				kith_names_find(graphs[0]->names, kith_graph_name(graphs[1], i));
			if (before != KITH_NO_NAME && *kith_column_person(old, before)) {
				new->person[i] = 0;
			}
		}
	}
}

/* One of both times: a file, or on an errand what is handed over. */
static kith_graph *read_time(struct kith_job *job, int time, const struct kith_reading *reading,
	GPtrArray *notes, GError **error)
{
	const GString *text = time == NEW ? job->errand : job->earlier;
	return job->earlier
		       ? kith_graph_read_source(kith_source_open_bytes("the graph", text->str,
							text->len, NULL, error),
				 reading, notes, error)
		       : kith_graph_read(job->files->pdata[time], job->in, reading, notes, error);
}

static kith_graph *read_two(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	const struct kith_marks marks = {
		.column = "change", .one = {times[OLD], times[NEW]}, .both = times[BOTH]};
	g_autoptr(kith_graph) old = read_time(job, OLD, reading, notes, error);
	g_autoptr(kith_graph) new = old ? read_time(job, NEW, reading, notes, error) : NULL;
	kith_graph *const graphs[2] = {old, new};
	if (!new) {
		return NULL;
	}
	keep_places(graphs);
	return kith_graph_unite(graphs, &marks, error);
}

static kith_graph *read(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	const struct settings *settings = job->settings;
	bool dated = settings->at || settings->every;
	if (settings->at && settings->every) {
		kith_fail(
			error, KITH_ERROR_USAGE, "--at and --every exclude each other; choose one");
		return NULL;
	}
	if (!job->earlier && (dated ? job->files->len > 1 : job->files->len != 2)) {
		kith_fail(error, KITH_ERROR_USAGE,
			dated ? "--at and --every look at one dated file; give one, or two files "
				"without them"
			      : "give two files, the older first, or one dated file and --at DATE "
				"or --every SPAN");
		return NULL;
	}
	return dated ? kith_graph_read(job->shared.file, job->in, reading, notes, error)
		     : read_two(job, reading, notes, error);
}

/* --- both times apart --- */

/* Which time every row of ties is of. [ties of the graph] */
static uint32_t *rows_by_mark(const kith_graph *graph, GError **error)
{
	const struct kith_column *change = kith_graph_column(graph, "change");
	uint32_t new = kith_names_find(change->values, times[NEW]);
	uint32_t *of = KITH_ARRAY(uint32_t, graph->m, error);
	for (size_t t = 0; of && t < graph->m; t++) {
		of[t] = change->tie[t] == new ? NEW : OLD;
	}
	return of;
}

/* Of two files, whoever each of them names was there. */
static void find_named(const kith_graph *graph, struct kith_moment moments[2])
{
	const struct kith_column *change = kith_graph_column(graph, "change");
	for (size_t i = 0; i < graph->n; i++) {
		const char *time = kith_column_person(change, i);
		moments[OLD].there[i] = strcmp(time, times[NEW]) != 0;
		moments[NEW].there[i] = strcmp(time, times[OLD]) != 0;
	}
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
	size_t n = side->at->both->n, count = 0;
	const struct kith_betweenness_options how = {.people = true};
	struct kith_betweenness found;
	if (!kith_betweenness_find(side->at->out, &how, &found, error)) {
		return false;
	}
	side->between = g_steal_pointer(&found.person);
	kith_betweenness_finish(&found);
	g_autofree uint32_t *order = KITH_ARRAY(uint32_t, n, error);
	side->place = order ? KITH_ARRAY(uint32_t, n, error) : NULL;
	for (uint32_t i = 0; side->place && i < n; i++) {
		order[count] = i;
		count += side->at->there[i];
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
		bool was = changes->side[0]->at->there[i], is = changes->side[1]->at->there[i];
		changes->person_change[i] = was && is ? "stayed" : is ? "came" : "left";
		if (was == is) {
			continue;
		}
		const kith_csr *both = changes->side[is]->at->both;
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
	const kith_csr *out = changes->side[time]->at->out;
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

static void add_tie(struct changes *changes, uint32_t i, uint32_t j)
{
	const kith_graph *graph = changes->job->graph;
	double weight[2] = {weight_at(changes, 0, i, j), weight_at(changes, 1, i, j)};
	const char *change = tie_change(weight[0], weight[1]);
	bool never = weight[0] <= 0 && weight[1] <= 0; /* the tie is of another time */
	if (never || !strcmp(change, "kept")) {
		return;
	}
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

static void add_ties(struct changes *changes)
{
	const kith_csr *out = changes->job->network->out;
	for (uint32_t i = 0; i < out->n; i++) {
		uint64_t e = out->directed ? out->start[i] : kith_csr_upper(out, i);
		for (; e < out->start[i + 1]; e++) {
			add_tie(changes, i, out->to[e]);
		}
	}
}

/* What became of every tie of the graph. Fails with KITH_ERROR_SYSTEM. */
static bool mark_ties(struct changes *changes, GError **error)
{
	const kith_csr *out = changes->job->network->out;
	changes->tie_change = KITH_ARRAY(const char *, kith_csr_ties(out), error);
	for (uint32_t i = 0; changes->tie_change && i < out->n; i++) {
		for (uint64_t e = out->start[i]; e < out->start[i + 1]; e++) {
			changes->tie_change[kith_csr_tie(out, i, e)] =
				tie_change(weight_at(changes, 0, i, out->to[e]),
					weight_at(changes, 1, i, out->to[e]));
		}
	}
	return changes->tie_change != NULL;
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
		return g_strdup_printf(THE "circle %s split off from %s with %u %s", name, other,
			after, people(after));
	case KITH_MERGED:
		return g_strdup_printf(THE "circle %s merged into %s with %u %s", name, other,
			before, people(before));
	case KITH_NEW:
		return g_strdup_printf(
			THE "circle %s is new, with %u %s", name, after, people(after));
	case KITH_GONE:
		return g_strdup_printf(
			THE "circle %s, %u %s, is gone", name, before, people(before));
	default:
		return g_strdup_printf(THE
			"circle %s has %u %s where it had %u; %u were in it at both times",
			name, after, people(after), before, tracked->shared);
	}
}

static void add_circle(struct changes *changes, const struct kith_tracked *tracked)
{
	uint32_t before = tracked->before, after = tracked->after;
	bool own_after = tracked->fate == KITH_SPLIT || tracked->fate == KITH_NEW;
	const char *was = before == KITH_NO_GROUP ? NULL : changes->side[0]->names[before];
	const char *is = after == KITH_NO_GROUP ? NULL : changes->side[1]->names[after];
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
	g_autoptr(GArray) tracked = kith_tracking_find(
		&changes->side[0]->at->circles, &changes->side[1]->at->circles, error);
	for (guint k = 0; tracked && k < tracked->len; k++) {
		add_circle(changes, &g_array_index(tracked, struct kith_tracked, k));
	}
	return tracked != NULL;
}

static void add_broker(struct changes *changes, uint32_t i)
{
	const struct side *old = changes->side[0], *new = changes->side[1];
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

static void add_brokers(struct changes *changes)
{
	bool known = changes->side[0]->place && changes->side[1]->place;
	for (uint32_t i = 0; known && i < changes->job->graph->n; i++) {
		add_broker(changes, i);
	}
}

/* Betweenness of each time from everyone; what would take long is left to kith brokers. */
static bool find_brokers(struct kith_job *job, struct side *sides, size_t count, GError **error)
{
	double work = 0;
	for (size_t t = 0; t < count; t++) {
		const kith_csr *out = sides[t].at->out;
		work += (double)out->n * (double)out->start[out->n];
	}
	if (work > 2 * BROKERS_WORK) {
		kith_job_note(job, "who connects others is not compared in a network of this size; "
				   "ask kith brokers of each time");
		return true;
	}
	for (size_t t = 0; t < count; t++) {
		if (!find_places(&sides[t], error)) {
			return false;
		}
	}
	return true;
}

/* People, ties, density and parts of one time. */
static bool find_figures(const struct kith_moment *side, double figures[4], GError **error)
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
		if (!find_figures(changes->side[t]->at, figures[t], error)) {
			return false;
		}
	}
	for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
		add_figure(changes, names[k], figures[0][k], figures[1][k]);
	}
	return true;
}

static double tally(const GArray *rows, enum kind kind, const char *change)
{
	double count = 0;
	for (guint r = 0; r < rows->len; r++) {
		const struct row *row = &g_array_index(rows, struct row, r);
		count += row->kind == (int)kind && !strcmp(row->change, change);
	}
	return count;
}

/* How alike the ties are: those of both times among those of either (Jaccard), and how many are of
 * one only (Hamming). */
struct likeness {
	double either, both, one;
};

static struct likeness find_likeness(const struct changes *changes)
{
	double newly = tally(changes->rows, TIE, "new"), lost = tally(changes->rows, TIE, "lost");
	double now = (double)kith_csr_ties(changes->side[1]->at->out);
	return (struct likeness){now + lost, now - newly, newly + lost};
}

static void remark(const struct changes *changes)
{
	struct likeness ties = find_likeness(changes);
	if (ties.either > 0) {
		kith_job_note(changes->job,
			"of %.0f ties %.0f were there at both times (Jaccard %.4f), %.0f at one "
			"only",
			ties.either, ties.both, ties.both / ties.either, ties.one);
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

/* Of ties of both times the later rows stand on the graph, each with what became of it. */
static bool put_on_graph(struct changes *changes, const uint32_t *of, GError **error)
{
	const kith_graph *graph = changes->job->graph;
	g_autofree uint8_t *kept = KITH_ARRAY(uint8_t, graph->m, error);
	for (size_t t = 0; kept && t < graph->m; t++) {
		kept[t] = of[t] != 0 ||
			  weight_at(changes, 1, graph->source[t], graph->target[t]) <= 0;
	}
	return kept && kith_job_keep(changes->job, NULL, kept, error) && mark_ties(changes, error);
}

/* Makes room for what is found of `job` and its sides. */
static bool changes_init(struct changes *changes, GError **error)
{
	const struct kith_job *job = changes->job;
	changes->rows = g_array_new(FALSE, FALSE, sizeof(struct row));
	g_array_set_clear_func(changes->rows, row_clear);
	changes->person_change = KITH_ARRAY(const char *, job->graph->n, error);
	return changes->person_change != NULL;
}

static void changes_finish(struct changes *changes)
{
	g_free(changes->person_change);
	g_free(changes->tie_change);
	g_clear_pointer(&changes->rows, g_array_unref);
}

/* Gathers the rows of two times. */
static bool compare(struct changes *changes, GError **error)
{
	add_people(changes);
	add_ties(changes);
	add_brokers(changes);
	bool done = add_circles(changes, error) && add_figures(changes, error);
	g_array_sort(changes->rows, compare_rows);
	return done;
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

static bool print_rows(struct changes *changes, GError **error)
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
	size_t ties = changes->tie_change ? kith_csr_ties(changes->job->network->out) : 0;
	struct kith_table on_ties = kith_fields_table(of_ties, KITH_ROWS_TIES, ties);
	bool done = kith_job_answer_on(changes->job, &answer, &on_people, &on_ties, error);
	columns_finish(&columns);
	return done;
}

/* Makes the two moments; each row is then of one of them. */
static uint32_t *find_moments(
	struct kith_job *job, const char *at, struct kith_moment moments[2], GError **error)
{
	struct kith_periods periods = {0};
	g_autofree uint32_t *of = NULL;
	if (at && kith_periods_at(&periods, job->graph, at, error)) {
		kith_periods_note(&periods, job);
		of = g_steal_pointer(&periods.of);
	} else if (!at) {
		of = rows_by_mark(job->graph, error);
	}
	kith_periods_finish(&periods);
	for (uint32_t t = 0; t < 2; t++) {
		if (!of || !kith_moment_init(&moments[t], job, of, t, error)) {
			return NULL;
		}
	}
	if (!at) {
		find_named(job->graph, moments);
		g_ptr_array_remove(job->graph->columns, kith_graph_column(job->graph, "change"));
	}
	return g_steal_pointer(&of);
}

static bool find_circles(
	struct kith_job *job, struct kith_moment *moment, char ***names, GError **error)
{
	if (!kith_moment_find_circles(moment, job, error)) {
		return false;
	}
	*names = kith_circle_names(job->graph, moment->both, &moment->circles, error);
	return *names != NULL;
}

/* Two times: a row for all that changed. */
static bool answer_two(struct kith_job *job, GError **error)
{
	const char *at = ((const struct settings *)job->settings)->at;
	struct kith_moment moments[2] = {{0}};
	struct side sides[2] = {{.at = &moments[0]}, {.at = &moments[1]}};
	struct changes changes = {.job = job, .side = {&sides[0], &sides[1]}};
	g_auto(GStrv) before = NULL;
	g_auto(GStrv) after = NULL;
	g_autofree uint32_t *of = find_moments(job, at, moments, error);
	bool done = of && changes_init(&changes, error) &&
		    find_circles(job, &moments[0], &before, error) &&
		    find_circles(job, &moments[1], &after, error) &&
		    find_brokers(job, sides, 2, error);
	sides[0].names = before;
	sides[1].names = after;
	done = done && compare(&changes, error);
	if (done) {
		remark(&changes);
		done = (!job->shared.graph || put_on_graph(&changes, of, error)) &&
		       print_rows(&changes, error);
	}
	for (int t = 0; t < 2; t++) {
		side_finish(&sides[t]);
		kith_moment_finish(&moments[t]);
	}
	changes_finish(&changes);
	return done;
}

/* --- period by period --- */

/* Figures of a period that are no counts of rows. */
enum figure { PEOPLE, TIES, DENSITY, PARTS, CIRCLES, JACCARD, HAMMING, FIGURES };

/* Columns of a row a period, in their order: figures, or rows of a kind whose change is that. */
static const struct {
	const char *name;
	int of; /* enum figure; with a change, enum kind */
	const char *change;
} counts[] = {{"people", PEOPLE, NULL}, {"came", PERSON, "came"}, {"left", PERSON, "left"},
	{"ties", TIES, NULL}, {"new", TIE, "new"}, {"lost", TIE, "lost"},
	{"stronger", TIE, "stronger"}, {"faded", TIE, "faded"}, {"jaccard", JACCARD, NULL},
	{"hamming", HAMMING, NULL}, {"density", DENSITY, NULL}, {"components", PARTS, NULL},
	{"circles", CIRCLES, NULL}, {"circles_new", CIRCLE, "new"},
	{"circles_gone", CIRCLE, "gone"}, {"circles_split", CIRCLE, "split"},
	{"circles_merged", CIRCLE, "merged"}};

enum { COUNTS = G_N_ELEMENTS(counts) };

/* A row a period. */
struct history {
	struct kith_job *job;
	struct kith_periods periods;
	struct kith_moment *moments; /* [periods] */
	struct side *sides;
	GPtrArray *names;      /* of circles, by the number they keep */
	double *count[COUNTS]; /* [periods] */
	char **since, **until; /* [periods] */
	char **broker, **why;
};

static bool history_init(struct history *history, GError **error)
{
	struct kith_job *job = history->job;
	const char *every = ((const struct settings *)job->settings)->every;
	if (!kith_periods_every(&history->periods, job->graph, every, MOST_PERIODS, error)) {
		return false;
	}
	size_t periods = history->periods.count;
	history->moments = KITH_ARRAY(struct kith_moment, periods, error);
	history->sides = history->moments ? KITH_ARRAY(struct side, periods, error) : NULL;
	for (size_t k = 0; history->sides && k < COUNTS; k++) {
		history->count[k] = KITH_ARRAY(double, periods, error);
		if (!history->count[k]) {
			return false;
		}
	}
	char ***const texts[] = {&history->since, &history->until, &history->broker, &history->why};
	for (size_t k = 0; k < G_N_ELEMENTS(texts); k++) {
		*texts[k] = g_new0(char *, periods + 1);
	}
	return history->sides != NULL;
}

static void history_finish(struct history *history)
{
	for (size_t t = 0; t < history->periods.count; t++) {
		if (history->sides) {
			side_finish(&history->sides[t]);
		}
		if (history->moments) {
			kith_moment_finish(&history->moments[t]);
		}
	}
	for (size_t k = 0; k < COUNTS; k++) {
		g_free(history->count[k]);
	}
	g_strfreev(history->since);
	g_strfreev(history->until);
	g_strfreev(history->broker);
	g_strfreev(history->why);
	g_clear_pointer(&history->names, g_ptr_array_unref);
	g_free(history->moments);
	g_free(history->sides);
	kith_periods_finish(&history->periods);
}

/* Everything about each period by itself. */
static bool find_history(struct history *history, GError **error)
{
	const struct kith_periods *periods = &history->periods;
	for (uint32_t t = 0; t < periods->count; t++) {
		history->sides[t].at = &history->moments[t];
		if (!kith_moment_init(&history->moments[t], history->job, periods->of, t, error)) {
			return false;
		}
	}
	if (!kith_moments_follow(
		    history->moments, periods->count, history->job, &history->names, error)) {
		return false;
	}
	for (size_t t = 0; t < periods->count; t++) {
		history->sides[t].names = (char *const *)history->names->pdata;
	}
	return find_brokers(history->job, history->sides, periods->count, error);
}

static double count_circles(const struct kith_partition *circles, GError **error)
{
	g_autofree uint8_t *seen = kith_array(circles->groups, 1, error);
	double count = 0;
	for (size_t i = 0; seen && i < circles->n; i++) {
		uint32_t g = circles->of[i];
		if (g != KITH_NO_GROUP && !seen[g]) {
			seen[g] = 1;
			count++;
		}
	}
	return seen ? count : -1;
}

/* Who lies on most of the shortest ways between others; NULL where nobody does. */
static const char *first_broker(const struct history *history, size_t t)
{
	const struct side *side = &history->sides[t];
	for (size_t i = 0; side->place && i < side->at->both->n; i++) {
		if (side->place[i] == 1 && side->between[i] > 0) {
			return kith_graph_name(history->job->graph, i);
		}
	}
	return NULL;
}

/* "5 people came and 2 left"; nothing where there is neither. */
static void say_both(GString *why, double more, double less, const char *const words[4])
{
	const char *between = why->len ? "; " : "";
	if (more > 0) {
		g_string_append_printf(
			why, "%s%.0f %s", between, more, more > 1 ? words[1] : words[0]);
		between = " and ";
	}
	if (less > 0) {
		g_string_append_printf(why, "%s%.0f %s", between, less,
			more > 0   ? strrchr(words[2], ' ') + 1
			: less > 1 ? words[3]
				   : words[2]);
	}
}

/* What a period brought: how many came and went, the circle that changed most, who connects. */
static char *say_period(const struct history *history, size_t t, const GArray *rows)
{
	static const char *const moved[] = {
		"person came", "people came", "person left", "people left"};
	static const char *const tied[] = {
		"tie is new", "ties are new", "tie is lost", "ties are lost"};
	GString *why = g_string_new(NULL);
	say_both(why, tally(rows, PERSON, "came"), tally(rows, PERSON, "left"), moved);
	say_both(why, tally(rows, TIE, "new"), tally(rows, TIE, "lost"), tied);
	if (rows->len && g_array_index(rows, struct row, 0).kind == CIRCLE) {
		g_string_append_printf(why, "%sthe %s", why->len ? "; " : "",
			g_array_index(rows, struct row, 0).why + strlen(THE));
	}
	const char *was = first_broker(history, t - 1), *is = first_broker(history, t);
	if (is && was && strcmp(is, was) != 0) {
		g_string_append_printf(
			why, "%s%s connects most, where %s did", why->len ? "; " : "", is, was);
	}
	g_string_append(why, why->len ? "" : "Nothing changed");
	return g_string_free(why, FALSE);
}

/* The first period is compared with none. */
static void fill_first(struct history *history, double figures[FIGURES])
{
	figures[JACCARD] = figures[HAMMING] = NAN;
	GString *why = g_string_new(NULL);
	g_string_append_printf(why, "It begins with %.0f %s and %.0f tie%s", figures[PEOPLE],
		people(figures[PEOPLE]), figures[TIES], figures[TIES] > 1 ? "s" : "");
	history->why[0] = g_string_free(why, FALSE);
	for (size_t k = 0; k < COUNTS; k++) {
		history->count[k][0] = counts[k].change ? (double)NAN : figures[counts[k].of];
	}
}

static bool fill_next(struct history *history, size_t t, double figures[FIGURES], GError **error)
{
	struct changes changes = {
		.job = history->job, .side = {&history->sides[t - 1], &history->sides[t]}};
	bool done = changes_init(&changes, error) && compare(&changes, error);
	if (done) {
		struct likeness ties = find_likeness(&changes);
		figures[JACCARD] = ties.either > 0 ? ties.both / ties.either : (double)NAN;
		figures[HAMMING] = ties.one;
		history->why[t] = say_period(history, t, changes.rows);
	}
	for (size_t k = 0; done && k < COUNTS; k++) {
		history->count[k][t] =
			counts[k].change
				? tally(changes.rows, (enum kind)counts[k].of, counts[k].change)
				: figures[counts[k].of];
	}
	changes_finish(&changes);
	return done;
}

static bool fill_period(struct history *history, size_t t, GError **error)
{
	const struct kith_moment *moment = &history->moments[t];
	const double *start = history->periods.start;
	double figures[FIGURES];
	history->since[t] = kith_periods_day(start[t]);
	history->until[t] = kith_periods_day(start[t + 1] - 1);
	const char *first = first_broker(history, t);
	history->broker[t] = g_strdup(first ? first : ""); /* NULL would end the array */
	figures[CIRCLES] = count_circles(&moment->circles, error);
	if (figures[CIRCLES] < 0 || !find_figures(moment, figures, error)) {
		return false;
	}
	if (t) {
		return fill_next(history, t, figures, error);
	}
	fill_first(history, figures);
	return true;
}

static bool print_history(struct history *history, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "since", history->since);
	kith_fields_add(fields, "until", history->until);
	for (size_t k = 0; k < COUNTS; k++) {
		kith_fields_add(fields, counts[k].name, history->count[k]);
	}
	kith_fields_add(fields, "broker", history->broker);
	kith_fields_add(fields, "why", history->why);
	struct kith_table answer =
		kith_fields_table(fields, KITH_ROWS_OTHER, history->periods.count);
	return kith_job_answer_on(history->job, &answer, NULL, NULL, error);
}

/* Many times: a row each. */
static bool answer_periods(struct kith_job *job, GError **error)
{
	struct history history = {.job = job};
	bool done = history_init(&history, error);
	if (done) {
		kith_periods_note(&history.periods, job);
		done = find_history(&history, error);
	}
	for (size_t t = 0; done && t < history.periods.count; t++) {
		done = fill_period(&history, t, error);
	}
	done = done && print_history(&history, error);
	history_finish(&history);
	return done;
}

static bool run(struct kith_job *job, GError **error)
{
	if (!kith_job_read(job, error)) {
		return false;
	}
	return ((const struct settings *)job->settings)->every ? answer_periods(job, error)
							       : answer_two(job, error);
}

static const struct kith_example examples[] = {
	{"kith changes data/community.csv --at 2025-06-01",
		"who and what came, went and moved in the community since that day"},
	{"kith changes data/community.csv --at 2025-06-01 --rows what=circle",
		"its circles: which stayed, grew, split, merged"},
	{"kith changes data/repair-cafe.csv --every 1y",
		"a row a year: who came and went, how alike its ties are to those of the year "
		"before"},
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
		 "(new, lost, stronger, faded, kept), for kith plot --ties change; people "
		 "stand where the older file has them, if it has columns x and y.\n\nWith --every "
		 "a row a period in their "
		 "order, "
		 "each compared with the one before: spans of months and years are those of the "
		 "calendar. jaccard is the share of ties of either that are of both, hamming how "
		 "many are of one only, broker who lies on most of the shortest ways between "
		 "others. "
		 "Circles are followed from period to period and keep their names.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_FILES | KITH_SHARED_APART | KITH_SHARED_ANSWER |
		  KITH_SHARED_GRAPH | KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.read = read,
	.run = run,
};
