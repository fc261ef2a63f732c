/* Ties by when they were: periods of a dated graph, and the network of each. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/periods.h"

#include <math.h>
#include <string.h>

#include "base/blocks.h"
#include "base/number.h"
#include "communities/leiden.h"
#include "communities/tracking.h"
#include "graph/cells.h"
#include "wording/circle_names.h"

/* The days of the distinct dates of ties; NAN where there is none. */
static double *days_of(const kith_graph *graph, const struct kith_column **date, GError **error)
{
	*date = kith_graph_column(graph, "date");
	if (!*date || !(*date)->tie) {
		kith_fail(error, KITH_ERROR_NO_ANSWER,
			"%s has no column `date` of ties; without dates nobody can say what "
			"changed: give two files, the older first",
			graph->file);
		return NULL;
	}
	if ((*date)->bad_place) {
		kith_fail(error, KITH_ERROR_DATA,
			"%s:%s: \"%s\" is not a date; write it as 2024-05-17", graph->file,
			(*date)->bad_place, kith_names_get((*date)->values, (*date)->bad_value));
		return NULL;
	}
	return kith_cells_dates(*date, error);
}

static size_t period_at(const struct kith_periods *periods, double day)
{
	size_t low = 0, high = periods->count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		*(day < periods->start[middle] ? &high : &low) = middle;
	}
	return low;
}

/* Gives every row its period, once these have their days. */
static bool part(struct kith_periods *periods, const kith_graph *graph,
	const struct kith_column *date, const double *days, GError **error)
{
	periods->of = KITH_ARRAY(uint32_t, graph->m, error);
	for (size_t t = 0; periods->of && t < graph->m; t++) {
		double day = days[date->tie[t]];
		bool dated = isfinite(day);
		periods->of[t] = dated ? (uint32_t)period_at(periods, day) : KITH_EVERY_PERIOD;
		periods->undated += !dated;
	}
	return periods->of != NULL;
}

bool kith_periods_at(
	struct kith_periods *periods, const kith_graph *graph, const char *at, GError **error)
{
	const struct kith_column *date;
	double day;
	*periods = (struct kith_periods){.count = 2};
	if (!kith_date_parse(at, &day)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--at is \"%s\"; it must be a date like 2024-05-17", at);
	}
	g_autofree double *days = days_of(graph, &date, error);
	periods->start = days ? KITH_ARRAY(double, 3, error) : NULL;
	if (!periods->start) {
		return false;
	}
	periods->start[0] = -INFINITY;
	periods->start[1] = day;
	periods->start[2] = INFINITY;
	return part(periods, graph, date, days, error);
}

/* The first and the last day of ties. */
static bool find_ends(const kith_graph *graph, const struct kith_column *date, const double *days,
	double ends[2], GError **error)
{
	ends[0] = INFINITY;
	ends[1] = -INFINITY;
	for (size_t t = 0; t < graph->m; t++) {
		double day = days[date->tie[t]];
		if (isfinite(day)) {
			ends[0] = fmin(ends[0], day);
			ends[1] = fmax(ends[1], day);
		}
	}
	return ends[0] <= ends[1] || kith_fail(error, KITH_ERROR_NO_ANSWER,
					     "no tie of %s has a date; without dates nobody can "
					     "say what changed",
					     graph->file);
}

static bool read_span(const char *text, double *span, GError **error)
{
	return (kith_span_parse(text, span) && *span >= 1) ||
	       kith_fail(error, KITH_ERROR_USAGE,
		       "--every is \"%s\"; it must be a span of time of a day or more, like 3m, "
		       "1y or 2w",
		       text);
}

bool kith_periods_every(struct kith_periods *periods, const kith_graph *graph, const char *span,
	size_t most, GError **error)
{
	const struct kith_column *date;
	double length, ends[2];
	*periods = (struct kith_periods){0};
	g_autofree double *days =
		read_span(span, &length, error) ? days_of(graph, &date, error) : NULL;
	periods->start = days ? KITH_ARRAY(double, most + 1, error) : NULL;
	if (!periods->start || !find_ends(graph, date, days, ends, error)) {
		return false;
	}
	double next = kith_span_begin(ends[0], length);
	while (next <= ends[1] && periods->count < most) {
		periods->start[periods->count++] = next;
		next = kith_span_next(next, length);
		periods->start[periods->count] = next;
	}
	if (next <= ends[1]) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--every %s: that makes more than %zu periods of this data; give a longer "
			"span",
			span, most);
	}
	return part(periods, graph, date, days, error);
}

void kith_periods_finish(struct kith_periods *periods)
{
	g_free(periods->start);
	g_free(periods->of);
	*periods = (struct kith_periods){0};
}

void kith_periods_note(const struct kith_periods *periods, struct kith_job *job)
{
	size_t undated = periods->undated;
	if (undated) {
		kith_job_note(job, "%zu tie%s without a date %s counted at %s", undated,
			undated == 1 ? "" : "s", undated == 1 ? "is" : "are",
			periods->count == 2 ? "both times" : "all times");
	}
}

char *kith_periods_day(double day)
{
	GString *text = g_string_new(NULL);
	kith_date_print(text, day);
	return g_string_free(text, FALSE);
}

void kith_periods_print(const struct kith_periods *periods, size_t period, GString *out)
{
	static const char month[] = "-01", year[] = "-01-01";
	g_autofree char *from = kith_periods_day(periods->start[period]);
	g_autofree char *next = kith_periods_day(periods->start[period + 1]);
	g_autofree char *last = kith_periods_day(periods->start[period + 1] - 1);
	bool months = g_str_has_suffix(from, month) && g_str_has_suffix(next, month);
	bool years = g_str_has_suffix(from, year) && g_str_has_suffix(next, year);
	size_t cut = years ? strlen(year) : months ? strlen(month) : 0;
	from[strlen(from) - cut] = last[strlen(last) - cut] = '\0';
	g_string_append(out, from);
	if (strcmp(from, last) != 0) {
		g_string_append_printf(out, " to %s", last);
	}
}

/* --- the network of one time --- */

static bool is_of(const uint32_t *of, size_t t, uint32_t period)
{
	return of[t] == period || of[t] == KITH_EVERY_PERIOD;
}

static bool find_ties(struct kith_moment *moment, const struct kith_job *job, const uint32_t *of,
	uint32_t period, GError **error)
{
	const kith_graph *graph = job->graph;
	const struct kith_column *weight = job->shared.unweighted ? NULL : graph->weight_column;
	g_autofree uint32_t *source = KITH_ARRAY(uint32_t, graph->m, error);
	g_autofree uint32_t *target = source ? KITH_ARRAY(uint32_t, graph->m, error) : NULL;
	g_autofree uint32_t *cell = target ? KITH_ARRAY(uint32_t, graph->m, error) : NULL;
	g_autofree uint8_t *one_way = cell ? KITH_ARRAY(uint8_t, graph->m, error) : NULL;
	struct kith_arcs arcs = {.n = graph->n, .source = source, .target = target};
	for (size_t t = 0; one_way && t < graph->m; t++) {
		if (is_of(of, t, period)) {
			source[arcs.m] = graph->source[t];
			target[arcs.m] = graph->target[t];
			cell[arcs.m] = weight && weight->tie ? weight->tie[t] : 0;
			one_way[arcs.m++] = graph->one_way ? graph->one_way[t] : 0;
		}
	}
	arcs.cell = weight ? cell : NULL;
	arcs.value = weight ? graph->weight : NULL;
	arcs.one_way = job->network->directed ? one_way : NULL;
	moment->out = one_way ? kith_csr_new(&arcs, error) : NULL;
	moment->both = !moment->out            ? NULL
		       : moment->out->directed ? kith_csr_symmetric(moment->out, error)
					       : moment->out;
	return moment->both != NULL;
}

bool kith_moment_init(struct kith_moment *moment, const struct kith_job *job, const uint32_t *of,
	uint32_t period, GError **error)
{
	*moment = (struct kith_moment){0};
	if (!find_ties(moment, job, of, period, error)) {
		return false;
	}
	moment->there = KITH_ARRAY(uint8_t, job->graph->n, error);
	for (size_t i = 0; moment->there && i < job->graph->n; i++) {
		moment->there[i] = kith_csr_degree(moment->both, i) > 0 ||
				   kith_csr_degree(job->network->both, i) == 0;
	}
	return moment->there != NULL;
}

bool kith_moment_find_unknown(
	struct kith_moment *moment, const kith_graph *graph, uint8_t half, GError **error)
{
	return kith_unknown_rows(graph, moment->out, half, &moment->unknown, error);
}

void kith_moment_finish(struct kith_moment *moment)
{
	if (moment->both != moment->out) {
		kith_csr_free(moment->both);
	}
	kith_csr_free(moment->out);
	kith_csr_free(moment->unknown);
	g_free(moment->there);
	kith_partition_finish(&moment->circles);
	*moment = (struct kith_moment){0};
}

static bool find_circles(struct kith_moment *moment, const struct kith_job *job, GError **error)
{
	struct kith_leiden_result found = {0};
	const struct kith_leiden_options how = {.resolution = 1,
		.runs = MAX(kith_leiden_runs(moment->both) / 2, 1), /* there are several times */
		.seed = job->shared.seed};
	bool done = kith_leiden_find(moment->both, moment->out, &how, &found, error);
	if (done) {
		moment->circles = found.all[found.best];
		found.all[found.best] = (struct kith_partition){0};
	}
	kith_leiden_finish(&found);
	return done;
}

/* Something to be done with each of many moments, apart from the others. */
struct each {
	struct kith_moment *moments;
	const struct kith_job *job;
	const uint32_t *of; /* rows of ties by period, to make moments of; NULL: to find circles */
	GError **faults;    /* [moments] */
};

static void *open_nothing(void *each, GError **error)
{
	(void)error;
	return each;
}

static void do_moment(void *data, void *worker, size_t t)
{
	const struct each *each = data;
	(void)worker;
	if (each->of) {
		kith_moment_init(
			&each->moments[t], each->job, each->of, (uint32_t)t, &each->faults[t]);
	} else {
		find_circles(&each->moments[t], each->job, &each->faults[t]);
	}
}

static void close_nothing(void *each)
{
	(void)each;
}

/* Where there are as many as threads, moments side by side take less time than one after another by
 * all threads. */
static bool do_moments(struct each *each, size_t count, GError **error)
{
	bool many = count >= (size_t)kith_blocks_threads(G_MAXDOUBLE);
	const struct kith_blocks blocks = {.count = count,
		.steps = many ? 100 * (double)each->job->graph->m : 0,
		.open = open_nothing,
		.work = do_moment,
		.close = close_nothing};
	each->faults = g_new0(GError *, count + 1);
	bool done = kith_blocks_run(&blocks, each, error);
	for (size_t t = 0; t < count; t++) {
		if (each->faults[t] && done) {
			g_propagate_error(error, each->faults[t]);
			done = false;
		} else {
			g_clear_error(&each->faults[t]);
		}
	}
	g_free(each->faults);
	return done;
}

bool kith_moments_init(struct kith_moment *moments, size_t count, const struct kith_job *job,
	const uint32_t *of, GError **error)
{
	return do_moments(&(struct each){moments, job, of, NULL}, count, error);
}

bool kith_moments_find_circles(
	struct kith_moment *moments, size_t count, const struct kith_job *job, GError **error)
{
	return do_moments(&(struct each){moments, job, NULL, NULL}, count, error);
}

static gint by_times(gconstpointer a, gconstpointer b, gpointer times)
{
	uint32_t p = *(const uint32_t *)a, q = *(const uint32_t *)b;
	const uint64_t *count = times;
	return count[p] != count[q] ? (count[p] > count[q] ? -1 : 1) : (p > q) - (p < q);
}

/* Numbers the circles of all times by falling size, people of all times counted. */
static bool order_circles(struct kith_partition *circles, size_t count, GError **error)
{
	size_t groups = count ? circles[0].groups : 0;
	g_autofree uint64_t *times = KITH_ARRAY(uint64_t, groups, error);
	g_autofree uint32_t *order = times ? KITH_ARRAY(uint32_t, 2 * groups, error) : NULL;
	uint32_t *place = order ? order + groups : NULL;
	for (size_t k = 0; order && k < count * circles[0].n; k++) {
		uint32_t g = circles[k / circles[0].n].of[k % circles[0].n];
		times[g == KITH_NO_GROUP ? 0 : g] += g != KITH_NO_GROUP;
	}
	for (uint32_t g = 0; order && g < groups; g++) {
		order[g] = g;
	}
	if (order && groups > 1) {
		g_qsort_with_data(order, (gint)groups, sizeof *order, by_times, times);
	}
	for (uint32_t g = 0; order && g < groups; g++) {
		place[order[g]] = g;
	}
	for (size_t k = 0; order && k < count * circles[0].n; k++) {
		uint32_t *of = &circles[k / circles[0].n].of[k % circles[0].n];
		*of = *of == KITH_NO_GROUP ? *of : place[*of];
	}
	return order != NULL;
}

static bool is_taken(const GPtrArray *names, const char *name)
{
	for (guint g = 0; g < names->len; g++) {
		if (!g_strcmp0(names->pdata[g], name)) {
			return true;
		}
	}
	return false;
}

/* Names the circles of a moment that have none; two that would share a name get their numbers. */
static bool name_new(const struct kith_moment *moment, const struct kith_job *job, GPtrArray *names,
	GError **error)
{
	g_auto(GStrv) own = kith_circle_names(job->graph, moment->both, &moment->circles, error);
	for (size_t i = 0; own && i < moment->circles.n; i++) {
		uint32_t g = moment->circles.of[i];
		if (g != KITH_NO_GROUP && !names->pdata[g]) {
			names->pdata[g] = is_taken(names, own[g])
						  ? g_strdup_printf("%s (%u)", own[g], g + 1)
						  : g_strdup(own[g]);
		}
	}
	return own != NULL;
}

bool kith_moments_follow(struct kith_moment *moments, size_t count, const struct kith_job *job,
	GPtrArray **names, GError **error)
{
	g_autofree struct kith_partition *circles = KITH_ARRAY(struct kith_partition, count, error);
	bool done = circles && kith_moments_find_circles(moments, count, job, error);
	for (size_t t = 0; done && t < count; t++) {
		circles[t] = moments[t].circles;
	}
	done = done && kith_tracking_follow(circles, count, error) &&
	       order_circles(circles, count, error);
	*names = g_ptr_array_new_with_free_func(g_free);
	if (done && count) {
		g_ptr_array_set_size(*names, (gint)circles[0].groups);
	}
	for (size_t t = 0; done && t < count; t++) {
		moments[t].circles.groups = circles[t].groups;
		done = name_new(&moments[t], job, *names, error);
	}
	return done;
}
