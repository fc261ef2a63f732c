/* What changed between two times: people, ties, circles, brokers and figures, a row each. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/changed_rows.h"

#include <math.h>
#include <string.h>

#include "base/blocks.h"
#include "base/number.h"
#include "communities/tracking.h"
#include "measures/betweenness.h"
#include "measures/components.h"

/* Of brokers these places are told, and which gain or lose so many at least. */
#define FIRST_PLACES 10

/* People times ties of a network in which betweenness is found in a few seconds. */
#define BROKERS_WORK 4e9

static int by_betweenness(gconstpointer a, gconstpointer b, gpointer between)
{
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	double p = ((const double *)between)[i], q = ((const double *)between)[j];
	return p > q ? -1 : p < q ? 1 : (i > j) - (i < j);
}

/* Places by betweenness; people who are equal share the first of theirs. */
static bool find_places(struct kith_changed_time *side, GError **error)
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

void kith_changed_time_finish(struct kith_changed_time *side)
{
	g_free(side->between);
	g_free(side->place);
}

static const char *const kinds[] = {"circle", "person", "broker", "tie", "figure"};

const char *kith_changed_what(const struct kith_changed *row)
{
	return kinds[row->kind];
}

static void row_clear(gpointer data)
{
	g_free(((struct kith_changed *)data)->why);
}

/* The first bytes of a name as a number, which is smaller for a name that comes before. */
static uint64_t key_of(const char *name)
{
	uint64_t key = 0;
	for (size_t k = 0; name && k < sizeof key && name[k]; k++) {
		key |= (uint64_t)(unsigned char)name[k] << (8 * (sizeof key - 1 - k));
	}
	return key;
}

static void add(GArray *rows, enum kith_changed_kind kind, struct kith_changed row)
{
	row.kind = kind;
	row.key[0] = key_of(row.name);
	row.key[1] = key_of(row.other);
	g_array_append_val(rows, row);
}

const char *kith_changed_people(double count)
{
	return count == 1 ? "person" : "people"; // NOLINT(clang-diagnostic-float-equal)
}

static void add_people(struct kith_changes *changes)
{
	const kith_graph *graph = changes->job->graph;
	for (uint32_t i = 0; i < graph->n; i++) {
		bool was = changes->side[0]->at->there[i], is = changes->side[1]->at->there[i];
		changes->person_change[i] = was && is ? "stayed" : is ? "came" : "left";
		if (was == is) {
			continue;
		}
		uint32_t degree = kith_csr_degree(changes->side[is]->at->both, i);
		add(changes->rows, KITH_CHANGED_PERSON,
			(struct kith_changed){.change = changes->person_change[i],
				.name = kith_graph_name(graph, i),
				.before = is ? (double)NAN : degree,
				.after = is ? degree : (double)NAN,
				.size = degree,
				.i = i});
	}
}

static void say_person(
	GString *out, const struct kith_changes *changes, const struct kith_changed *row)
{
	bool came = isnan(row->before);
	double degree = came ? row->after : row->before;
	g_string_append(out, kith_graph_label(changes->job->graph, row->i));
	g_string_append(out, came ? " came and is tied to " : " left and was tied to ");
	kith_number_print(out, degree);
	g_string_append_c(out, ' ');
	g_string_append(out, kith_changed_people(degree));
}

double kith_changes_weight(const struct kith_changes *changes, int time, uint32_t i, uint32_t j)
{
	const kith_csr *out = changes->side[time]->at->out;
	uint64_t e = kith_csr_find(out, i, j);
	return e == UINT64_MAX ? 0 : kith_csr_weight(out, e);
}

/* Where a walk along somebody's contacts of one time stands, who are asked for in rising order. */
struct walk {
	const kith_csr *out;
	uint64_t at, end;
};

static void start_walks(const struct kith_changes *changes, uint32_t i, struct walk walks[2])
{
	for (int t = 0; t < 2; t++) {
		const kith_csr *out = changes->side[t]->at->out;
		walks[t] = (struct walk){out, out->start[i], out->start[i + 1]};
	}
}

/* The weight of the tie to j, 0 where there is none. */
static double walk_to(struct walk *walk, uint32_t j)
{
	while (walk->at < walk->end && walk->out->to[walk->at] < j) {
		walk->at++;
	}
	bool there = walk->at < walk->end && walk->out->to[walk->at] == j;
	return there ? kith_csr_weight(walk->out, walk->at) : 0;
}

/* Whether j is known to be tied to i at that time, or known not to be. */
static bool is_known(const struct kith_changes *changes, int time, uint32_t i, uint32_t j)
{
	const kith_csr *unknown = changes->side[time]->at->unknown;
	return !unknown || kith_csr_find(unknown, i, j) == UINT64_MAX;
}

static const char *tie_change(double before, double after)
{
	return before == 0                                          ? "new"  // NOLINT
	       : after == 0                                         ? "lost" // NOLINT
	       : fabs(after - before) <= 1e-9 * fmax(after, before) ? "kept"
	       : after > before                                     ? "stronger"
								    : "faded";
}

static void say_tie(
	GString *out, const struct kith_changes *changes, const struct kith_changed *row)
{
	const kith_graph *graph = changes->job->graph;
	const char *what = isnan(row->before)         ? "are newly tied"
			   : isnan(row->after)        ? "are no longer tied"
			   : row->after > row->before ? "have come closer"
						      : "have drifted apart";
	g_string_append(out, kith_graph_label(graph, row->i));
	g_string_append(out, " and ");
	g_string_append(out, kith_graph_label(graph, row->j));
	g_string_append_c(out, ' ');
	g_string_append(out, what);
	if (!isnan(row->before) && !isnan(row->after)) {
		g_string_append(out, " (");
		kith_number_print(out, row->before);
		g_string_append(out, " before, ");
		kith_number_print(out, row->after);
		g_string_append(out, " now)");
	}
}

static void add_tie(
	GArray *rows, const kith_graph *graph, uint32_t i, uint32_t j, const double weight[2])
{
	const char *change = tie_change(weight[0], weight[1]);
	bool never = weight[0] <= 0 && weight[1] <= 0; /* the tie is of another time */
	if (never || !strcmp(change, "kept")) {
		return;
	}
	add(rows, KITH_CHANGED_TIE,
		(struct kith_changed){.change = change,
			.name = kith_graph_name(graph, i),
			.other = kith_graph_name(graph, j),
			.before = weight[0] > 0 ? weight[0] : (double)NAN,
			.after = weight[1] > 0 ? weight[1] : (double)NAN,
			.size = fabs(weight[1] - weight[0]),
			.i = i,
			.j = j});
}

/* The ties of a block of people, whose rows a thread gathers by itself. */
enum { PEOPLE_A_BLOCK = 1024 };

static void *open_rows(void *job, GError **error)
{
	(void)job;
	(void)error;
	return g_array_new(FALSE, FALSE, sizeof(struct kith_changed));
}

static void find_ties(void *job, void *worker, size_t block)
{
	const struct kith_changes *changes = job;
	const kith_csr *out = changes->job->network->out;
	size_t end = MIN(out->n, (block + 1) * PEOPLE_A_BLOCK);
	for (uint32_t i = (uint32_t)block * PEOPLE_A_BLOCK; i < end; i++) {
		struct walk walks[2];
		start_walks(changes, i, walks);
		uint64_t e = out->directed ? out->start[i] : kith_csr_upper(out, i);
		for (; e < out->start[i + 1]; e++) {
			double weight[2];
			for (int t = 0; t < 2; t++) {
				weight[t] = walk_to(&walks[t], out->to[e]);
			}
			if (is_known(changes, 0, i, out->to[e]) &&
				is_known(changes, 1, i, out->to[e])) {
				add_tie(worker, changes->job->graph, i, out->to[e], weight);
			}
		}
	}
}

static void keep_rows(void *job, void *worker, size_t block)
{
	GArray *found = worker;
	(void)block;
	g_array_append_vals(((struct kith_changes *)job)->rows, found->data, found->len);
	g_array_set_size(found, 0);
}

static void close_rows(void *worker)
{
	if (worker) {
		g_array_unref(worker);
	}
}

static bool add_ties(struct kith_changes *changes, GError **error)
{
	const kith_csr *out = changes->job->network->out;
	const struct kith_blocks blocks = {
		.count = (out->n + PEOPLE_A_BLOCK - 1) / PEOPLE_A_BLOCK,
		.steps = (double)out->start[out->n],
		.open = open_rows,
		.work = find_ties,
		.gather = keep_rows,
		.close = close_rows,
	};
	return kith_blocks_run(&blocks, changes, error);
}

bool kith_changes_mark_ties(struct kith_changes *changes, GError **error)
{
	const kith_csr *out = changes->job->network->out;
	changes->tie_change = KITH_ARRAY(const char *, kith_csr_ties(out), error);
	for (uint32_t i = 0; changes->tie_change && i < out->n; i++) {
		struct walk walks[2];
		start_walks(changes, i, walks);
		uint64_t e = out->directed ? out->start[i] : kith_csr_upper(out, i);
		for (; e < out->start[i + 1]; e++) {
			double before = walk_to(&walks[0], out->to[e]);
			double after = walk_to(&walks[1], out->to[e]);
			bool known = is_known(changes, 0, i, out->to[e]) &&
				     is_known(changes, 1, i, out->to[e]);
			changes->tie_change[kith_csr_tie(out, i, e)] =
				known ? tie_change(before, after) : NULL;
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
		return g_strdup_printf(KITH_THE "circle %s split off from %s with %u %s", name,
			other, after, kith_changed_people(after));
	case KITH_MERGED:
		return g_strdup_printf(KITH_THE "circle %s merged into %s with %u %s", name, other,
			before, kith_changed_people(before));
	case KITH_NEW:
		return g_strdup_printf(KITH_THE "circle %s is new, with %u %s", name, after,
			kith_changed_people(after));
	case KITH_GONE:
		return g_strdup_printf(KITH_THE "circle %s, %u %s, is gone", name, before,
			kith_changed_people(before));
	case KITH_STAYED:
		return g_strdup_printf(KITH_THE
			"circle %s has %u %s as before; %u of them %s the same",
			name, after, kith_changed_people(after), tracked->shared,
			tracked->shared == 1 ? "is" : "are");
	default:
		return g_strdup_printf(KITH_THE
			"circle %s has %u %s where it had %u; %u %s in it at both times",
			name, after, kith_changed_people(after), before, tracked->shared,
			tracked->shared == 1 ? "was" : "were");
	}
}

static void add_circle(struct kith_changes *changes, const struct kith_tracked *tracked)
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
	add(changes->rows, KITH_CHANGED_CIRCLE,
		(struct kith_changed){.change = fates[tracked->fate],
			.name = name,
			.other = moved || g_strcmp0(was, is) != 0 ? other : NULL,
			.before = tracked->size_before ? tracked->size_before : (double)NAN,
			.after = tracked->size_after ? tracked->size_after : (double)NAN,
			.size = moved ? most
				      : 2 * most - tracked->shared -
						fmin(tracked->size_before, tracked->size_after),
			.why = say_circle(tracked, name, other)});
}

static bool add_circles(struct kith_changes *changes, GError **error)
{
	g_autoptr(GArray) tracked = kith_tracking_find(
		&changes->side[0]->at->circles, &changes->side[1]->at->circles, error);
	for (guint k = 0; tracked && k < tracked->len; k++) {
		add_circle(changes, &g_array_index(tracked, struct kith_tracked, k));
	}
	return tracked != NULL;
}

static void add_broker(struct kith_changes *changes, uint32_t i)
{
	const struct kith_changed_time *old = changes->side[0], *new = changes->side[1];
	uint32_t was = old->place[i], is = new->place[i];
	bool first = MIN(was, is) <= FIRST_PLACES && (old->between[i] > 0 || new->between[i] > 0);
	if (!was || !is || was == is || !first) {
		return;
	}
	const kith_graph *graph = changes->job->graph;
	add(changes->rows, KITH_CHANGED_BROKER,
		(struct kith_changed){.change = is < was ? "rises" : "falls",
			.name = kith_graph_name(graph, i),
			.before = was,
			.after = is,
			.size = fabs((double)was - is),
			.why = g_strdup_printf(
				"Among those who connect others, %s %s from place %u to place %u",
				kith_graph_label(graph, i), is < was ? "rises" : "falls", was,
				is)});
}

static void add_brokers(struct kith_changes *changes)
{
	bool known = changes->side[0]->place && changes->side[1]->place;
	for (uint32_t i = 0; known && i < changes->job->graph->n; i++) {
		add_broker(changes, i);
	}
}

bool kith_changed_find_brokers(
	struct kith_job *job, struct kith_changed_time *sides, size_t count, GError **error)
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

/* How many pairs of people who are there are unknown, counted as ties are. */
static double count_unknown(const struct kith_moment *side)
{
	const kith_csr *unknown = side->unknown;
	double count = 0;
	for (size_t i = 0; unknown && i < unknown->n; i++) {
		for (uint64_t e = unknown->start[i]; e < unknown->start[i + 1]; e++) {
			count += side->there[i] && side->there[unknown->to[e]];
		}
	}
	return side->out->directed ? count : count / 2;
}

bool kith_changed_figures(const struct kith_moment *side, double figures[4], GError **error)
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
	double pairs = (side->out->directed ? n * (n - 1) : n * (n - 1) / 2) - count_unknown(side);
	figures[0] = n;
	figures[1] = ties;
	figures[2] = pairs > 0 ? ties / pairs : (double)NAN;
	figures[3] = (double)parts.groups - absent; /* who is not there is a part alone */
	kith_partition_finish(&parts);
	return true;
}

/* A number as people read it: whole ones in full, others with three digits. */
static void append_number(GString *text, double number)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	if (floor(number) == number) { // NOLINT(clang-diagnostic-float-equal)
		kith_number_print(text, number);
	} else {
		g_string_append(text, g_ascii_formatd(digits, sizeof digits, "%.3g", number));
	}
}

static void add_figure(struct kith_changes *changes, const char *name, double before, double after)
{
	if (isnan(before) || isnan(after) ||
		before == after) { // NOLINT(clang-diagnostic-float-equal)
		return;
	}
	bool counted = strcmp(name, "density") != 0;
	g_autoptr(GString) why = g_string_new(counted ? "The number of " : "The ");
	g_string_append(why, name);
	g_string_append(why, after > before ? " rises from " : " falls from ");
	append_number(why, before);
	g_string_append(why, " to ");
	append_number(why, after);
	add(changes->rows, KITH_CHANGED_FIGURE,
		(struct kith_changed){.change = after > before ? "more" : "less",
			.name = name,
			.before = before,
			.after = after,
			.size = fabs(after - before) / fmax(fabs(after), fabs(before)),
			.why = g_strdup(why->str)});
}

static bool add_figures(struct kith_changes *changes, GError **error)
{
	static const char *const names[] = {"people", "ties", "density", "parts"};
	double figures[2][4];
	for (int t = 0; t < 2; t++) {
		if (!kith_changed_figures(changes->side[t]->at, figures[t], error)) {
			return false;
		}
	}
	for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
		add_figure(changes, names[k], figures[0][k], figures[1][k]);
	}
	return true;
}

double kith_changed_tally(const GArray *rows, enum kith_changed_kind kind, const char *change)
{
	double count = 0;
	for (guint r = 0; r < rows->len; r++) {
		const struct kith_changed *row = &g_array_index(rows, struct kith_changed, r);
		count += row->kind == kind && !strcmp(row->change, change);
	}
	return count;
}

/* Ties of one time of which the other does not know whether they are there. */
static double count_unsure(const struct kith_changes *changes, int time)
{
	const kith_csr *out = changes->side[time]->at->out;
	const kith_csr *unknown = changes->side[1 - time]->at->unknown;
	double count = 0;
	for (uint32_t i = 0; unknown && i < unknown->n; i++) {
		for (uint64_t e = unknown->start[i]; e < unknown->start[i + 1]; e++) {
			count += kith_csr_find(out, i, unknown->to[e]) != UINT64_MAX;
		}
	}
	return out->directed ? count : count / 2;
}

struct kith_likeness kith_changed_likeness(const struct kith_changes *changes)
{
	double newly = kith_changed_tally(changes->rows, KITH_CHANGED_TIE, "new"),
	       lost = kith_changed_tally(changes->rows, KITH_CHANGED_TIE, "lost");
	double now = (double)kith_csr_ties(changes->side[1]->at->out) - count_unsure(changes, 1);
	return (struct kith_likeness){now + lost, now - newly, newly + lost};
}

static int compare_names(const struct kith_changed *x, const struct kith_changed *y)
{
	if (x->key[0] != y->key[0]) {
		return x->key[0] < y->key[0] ? -1 : 1;
	}
	int order = x->name == y->name ? 0 : strcmp(x->name, y->name);
	if (order || x->key[1] == y->key[1]) {
		return order ? order : g_strcmp0(x->other, y->other);
	}
	return x->key[1] < y->key[1] ? -1 : 1;
}

static int compare_rows(gconstpointer a, gconstpointer b)
{
	const struct kith_changed *x = a, *y = b;
	if (x->kind != y->kind) {
		return x->kind < y->kind ? -1 : 1;
	}
	if (x->size < y->size || x->size > y->size) {
		return x->size > y->size ? -1 : 1;
	}
	return compare_names(x, y);
}

void kith_changed_say(
	GString *out, const struct kith_changes *changes, const struct kith_changed *row)
{
	if (row->why) {
		g_string_append(out, row->why);
	} else {
		(row->kind == KITH_CHANGED_TIE ? say_tie : say_person)(out, changes, row);
	}
}

static bool add_all(struct kith_changes *changes, GError **error)
{
	add_people(changes);
	add_brokers(changes);
	bool done = add_ties(changes, error) && add_circles(changes, error) &&
		    add_figures(changes, error);
	g_array_sort(changes->rows, compare_rows);
	return done;
}

bool kith_changes_find(struct kith_changes *changes, GError **error)
{
	changes->rows = g_array_new(FALSE, FALSE, sizeof(struct kith_changed));
	g_array_set_clear_func(changes->rows, row_clear);
	changes->person_change = KITH_ARRAY(const char *, changes->job->graph->n, error);
	return changes->person_change && add_all(changes, error);
}

void kith_changes_finish(struct kith_changes *changes)
{
	g_free(changes->person_change);
	g_free(changes->tie_change);
	g_clear_pointer(&changes->rows, g_array_unref);
}
