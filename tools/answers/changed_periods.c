/* What changed from period to period of a dated graph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/changed_periods.h"

#include <math.h>
#include <string.h>

#include "answers/changed_rows.h"
#include "answers/fields.h"

/* Periods at most: a row each. */
#define MOST_PERIODS 1000

/* Figures of a period that are no counts of rows. */
enum figure { PEOPLE, TIES, DENSITY, PARTS, CIRCLES, JACCARD, HAMMING, FIGURES };

/* Columns of a row a period, in their order: figures, or rows of a kind whose change is that. */
static const struct {
	const char *name;
	int of; /* enum figure; with a change, enum kith_changed_kind */
	const char *change;
} counts[] = {{"people", PEOPLE, NULL}, {"came", KITH_CHANGED_PERSON, "came"},
	{"left", KITH_CHANGED_PERSON, "left"}, {"ties", TIES, NULL},
	{"new", KITH_CHANGED_TIE, "new"}, {"lost", KITH_CHANGED_TIE, "lost"},
	{"stronger", KITH_CHANGED_TIE, "stronger"}, {"faded", KITH_CHANGED_TIE, "faded"},
	{"jaccard", JACCARD, NULL}, {"hamming", HAMMING, NULL}, {"density", DENSITY, NULL},
	{"components", PARTS, NULL}, {"circles", CIRCLES, NULL},
	{"circles_new", KITH_CHANGED_CIRCLE, "new"}, {"circles_gone", KITH_CHANGED_CIRCLE, "gone"},
	{"circles_split", KITH_CHANGED_CIRCLE, "split"},
	{"circles_merged", KITH_CHANGED_CIRCLE, "merged"}};

enum { COUNTS = G_N_ELEMENTS(counts) };

/* A row a period. */
struct history {
	struct kith_job *job;
	struct kith_periods periods;
	struct kith_moment *moments; /* [periods] */
	struct kith_changed_time *sides;
	GPtrArray *names;      /* of circles, by the number they keep */
	double *count[COUNTS]; /* [periods] */
	char **since, **until; /* [periods] */
	char **broker, **why;
};

static bool history_init(struct history *history, const char *every, GError **error)
{
	struct kith_job *job = history->job;
	if (!kith_periods_every(&history->periods, job->graph, every, MOST_PERIODS, error)) {
		return false;
	}
	size_t periods = history->periods.count;
	history->moments = KITH_ARRAY(struct kith_moment, periods, error);
	history->sides =
		history->moments ? KITH_ARRAY(struct kith_changed_time, periods, error) : NULL;
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
			kith_changed_time_finish(&history->sides[t]);
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
	}
	if (!kith_moments_init(
		    history->moments, periods->count, history->job, periods->of, error) ||
		!kith_moments_follow(
			history->moments, periods->count, history->job, &history->names, error)) {
		return false;
	}
	for (size_t t = 0; t < periods->count; t++) {
		history->sides[t].names = (char *const *)history->names->pdata;
	}
	return kith_changed_find_brokers(history->job, history->sides, periods->count, error);
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
	const struct kith_changed_time *side = &history->sides[t];
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
	say_both(why, kith_changed_tally(rows, KITH_CHANGED_PERSON, "came"),
		kith_changed_tally(rows, KITH_CHANGED_PERSON, "left"), moved);
	say_both(why, kith_changed_tally(rows, KITH_CHANGED_TIE, "new"),
		kith_changed_tally(rows, KITH_CHANGED_TIE, "lost"), tied);
	if (rows->len && g_array_index(rows, struct kith_changed, 0).kind == KITH_CHANGED_CIRCLE) {
		g_string_append_printf(why, "%sthe %s", why->len ? "; " : "",
			g_array_index(rows, struct kith_changed, 0).why + strlen(KITH_THE));
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
		kith_changed_people(figures[PEOPLE]), figures[TIES], figures[TIES] > 1 ? "s" : "");
	history->why[0] = g_string_free(why, FALSE);
	for (size_t k = 0; k < COUNTS; k++) {
		history->count[k][0] = counts[k].change ? (double)NAN : figures[counts[k].of];
	}
}

static bool fill_next(struct history *history, size_t t, double figures[FIGURES], GError **error)
{
	struct kith_changes changes = {
		.job = history->job, .side = {&history->sides[t - 1], &history->sides[t]}};
	bool done = kith_changes_find(&changes, error);
	if (done) {
		struct kith_likeness ties = kith_changed_likeness(&changes);
		figures[JACCARD] = ties.either > 0 ? ties.both / ties.either : (double)NAN;
		figures[HAMMING] = ties.one;
		history->why[t] = say_period(history, t, changes.rows);
	}
	for (size_t k = 0; done && k < COUNTS; k++) {
		history->count[k][t] =
			counts[k].change
				? kith_changed_tally(changes.rows,
					  (enum kith_changed_kind)counts[k].of, counts[k].change)
				: figures[counts[k].of];
	}
	kith_changes_finish(&changes);
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
	if (figures[CIRCLES] < 0 || !kith_changed_figures(moment, figures, error)) {
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

bool kith_changed_periods_answer(struct kith_job *job, const char *every, GError **error)
{
	struct history history = {.job = job};
	bool done = history_init(&history, every, error);
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
