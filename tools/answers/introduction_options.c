/* What the tools about introductions have in common. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/introduction_options.h"

#include <string.h>

#include "base/text.h"
#include "graph/lens.h"
#include "base/number.h"
#include "graph/person.h"
#include "wording/circle_names.h"
#include "wording/nobody.h"

/* Ties up to which circles are worked out where no column names them. */
#define CIRCLES_LIMIT 2000000

/* A cell of shared events: their number, or their names, one after another. */
static double events_in(const char *cell)
{
	double count;
	if (kith_number_parse(cell, false, &count)) {
		return count;
	}
	g_auto(GStrv) names = kith_text_split(cell);
	return (double)g_strv_length(names);
}

/* Drops the ties of pairs who have met, but not often enough to know each other. */
static bool keep_acquainted(struct kith_job *job, size_t knows, GError **error)
{
	kith_graph *graph = job->graph;
	const struct kith_column *events = kith_graph_column(graph, "events");
	if (!events || !events->tie) {
		return true;
	}
	g_autofree uint64_t *tie = kith_network_tie_of_row(job->network, error);
	g_autofree double *met =
		tie ? KITH_ARRAY(double, kith_csr_ties(job->network->out), error) : NULL;
	g_autofree uint8_t *kept = met ? KITH_ARRAY(uint8_t, graph->m, error) : NULL;
	if (!kept) {
		return false;
	}
	for (size_t t = 0; t < graph->m; t++) {
		if (tie[t] != UINT64_MAX) {
			met[tie[t]] += events->tie[t] ? events_in(kith_column_tie(events, t))
						      : (double)knows;
		}
	}
	size_t dropped = 0;
	for (size_t t = 0; t < graph->m; t++) {
		kept[t] = tie[t] == UINT64_MAX || met[tie[t]] >= (double)knows;
		dropped += !kept[t];
	}
	if (dropped == 0) {
		return true;
	}
	kith_job_note(job,
		"%zu tie%s of people who met at fewer than %zu events %s left out; "
		"--knows sets how many it takes",
		dropped, dropped == 1 ? "" : "s", knows, dropped == 1 ? "is" : "are");
	return kith_job_keep(job, NULL, kept, error);
}

static bool read_today(const struct kith_job *job, double *today, GError **error)
{
	return kith_date_parse(job->shared.today, today) ||
	       kith_fail(error, KITH_ERROR_USAGE,
		       "--today is \"%s\"; it must be a date like 2024-05-17", job->shared.today);
}

static bool check_limits(
	const struct kith_introduction_options *options, double *half_life, GError **error)
{
	if (options->max_steps == 0 || options->max_steps > KITH_MAX_STEPS) {
		return kith_fail(error, KITH_ERROR_USAGE, "--max-steps is %zu; it must be 1 to %d",
			options->max_steps, KITH_MAX_STEPS);
	}
	if (!(options->decay >= 0 && options->decay <= 1)) {
		return kith_fail(error, KITH_ERROR_USAGE, "--decay is %g; it must be 0 to 1",
			options->decay);
	}
	if (options->recent && !kith_span_parse(options->recent, half_life)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--recent: \"%s\" is not a span of time; write 2y, 6m, 4w or 90d",
			options->recent);
	}
	return true;
}

kith_acquaintance *kith_introduction_open(
	struct kith_job *job, const struct kith_introduction_options *options, GError **error)
{
	struct kith_acquaintance_options reading = {
		.either_way = options->either_way,
		.decay = options->decay,
		.max_steps = (unsigned)MIN(options->max_steps, KITH_MAX_STEPS),
		.like = options->like,
	};
	if (!check_limits(options, &reading.half_life, error) ||
		(!job->graph && !kith_job_read(job, error)) ||
		!keep_acquainted(job, options->knows, error)) {
		return NULL;
	}
	double today;
	if (job->shared.today && !read_today(job, &today, error)) {
		return NULL;
	}
	reading.today = job->shared.today ? &today : NULL;
	kith_acquaintance *acquaintance = kith_acquaintance_new(job->network, &reading, error);
	if (acquaintance && options->recent && !acquaintance->date && !acquaintance->first &&
		job->graph->m > 0) {
		kith_fail(error, KITH_ERROR_USAGE,
			"no tie of %s has a `date` for --recent to go by", job->graph->file);
		g_clear_pointer(&acquaintance, kith_acquaintance_free);
	}
	return acquaintance;
}

bool kith_introduction_asking(const struct kith_job *job, kith_acquaintance *acquaintance,
	const char *from, struct kith_asking *asking, GError **error)
{
	const char *name = from ? from : job->shared.me;
	uint32_t me;
	if (!name) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"who is asking? say --me NAME, or set KITH_ME to your name");
	}
	if (!kith_graph_person(job->graph, name, &me, error)) {
		return false;
	}
	*asking = kith_acquaintance_asking(acquaintance, me);
	return true;
}

/* Raises the flag of everybody named. */
static bool flag_named(
	const struct kith_job *job, const GPtrArray *names, uint8_t *flags, GError **error)
{
	for (guint k = 0; names && k < names->len; k++) {
		uint32_t person;
		if (!kith_graph_person(job->graph, names->pdata[k], &person, error)) {
			return false;
		}
		flags[person] = 1;
	}
	return true;
}

/* Raises the flag of everybody who fits all conditions. */
static bool flag_fitting(
	const struct kith_job *job, const GPtrArray *conditions, uint8_t *flags, GError **error)
{
	g_autofree uint8_t *fits = KITH_ARRAY(uint8_t, job->graph->n, error);
	if (!fits) {
		return false;
	}
	memset(fits, 1, job->graph->n);
	for (guint k = 0; conditions && k < conditions->len; k++) {
		if (!kith_lens_people(job->graph, conditions->pdata[k], fits, error)) {
			return false;
		}
	}
	for (size_t i = 0; i < job->graph->n; i++) {
		flags[i] |= fits[i];
	}
	return true;
}

static GArray *flagged(const uint8_t *flags, size_t n)
{
	GArray *people = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (uint32_t i = 0; i < n; i++) {
		if (flags[i]) {
			g_array_append_val(people, i);
		}
	}
	return people;
}

static bool fail_nobody_wanted(const struct kith_job *job,
	const struct kith_target_options *options, uint32_t asker, GError **error)
{
	if (options->to_where) {
		return kith_fail(error, KITH_ERROR_NO_ANSWER,
			"nobody else fits --to-where %s; widen it",
			(const char *)options->to_where->pdata[0]);
	}
	return options->to
		       ? kith_fail(error, KITH_ERROR_USAGE,
				 "%s is who is asking; name somebody else with --to",
				 kith_graph_label(job->graph, asker))
		       : kith_fail(error, KITH_ERROR_NO_ANSWER, "there is nobody else here yet");
}

static bool read_wanted(const struct kith_job *job, const struct kith_target_options *options,
	kith_targets *targets, GError **error)
{
	if (options->to || options->to_where) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--to-file lists whom to reach; leave out --to and --to-where");
	}
	if (!strcmp(options->to_file, "-")) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--to-file: a list of whom to reach is a file; standard input is for the "
			"graph");
	}
	return kith_wanted_read(kith_source_open(options->to_file, NULL, NULL, error), job->graph,
		options->to_column, &targets->list, error);
}

/* Points the asking at whom the lines of a file mean, but for the asker and those to avoid. */
static bool targets_of_file(const struct kith_job *job, const struct kith_target_options *options,
	struct kith_asking *asking, kith_targets *targets, const uint8_t *avoided, GError **error)
{
	if (!read_wanted(job, options, targets, error)) {
		return false;
	}
	guint lines = targets->list.wanted->len;
	targets->people = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	targets->group = g_new0(size_t, lines + 1);
	for (guint k = 0; k < lines; k++) {
		const struct kith_wanted *wanted = targets->list.wanted->pdata[k];
		for (guint p = 0; p < wanted->people->len; p++) {
			uint32_t person =
				g_array_index(wanted->people, struct kith_wanted_person, p).person;
			if (person != asking->asker && !avoided[person]) {
				g_array_append_val(targets->people, person);
			}
		}
		targets->group[k + 1] = targets->people->len;
	}
	asking->targets = (const uint32_t *)(const void *)targets->people->data;
	asking->target_count = targets->people->len;
	return true;
}

static bool targets_of_options(const struct kith_job *job,
	const struct kith_target_options *options, struct kith_asking *asking,
	kith_targets *targets, const uint8_t *avoided, GError **error)
{
	size_t n = job->graph->n;
	bool everyone = !options->to && !options->to_where;
	g_autofree uint8_t *wanted = KITH_ARRAY(uint8_t, n, error);
	if (!wanted || !flag_named(job, options->to, wanted, error) ||
		((options->to_where || everyone) &&
			!flag_fitting(job, options->to_where, wanted, error))) {
		return false;
	}
	wanted[asking->asker] = 0;
	for (size_t i = 0; i < n; i++) {
		if (wanted[i] && avoided[i] && options->to && !options->to_where) {
			return kith_fail(error, KITH_ERROR_USAGE,
				"%s is to be reached and to be left out; drop --to or --avoid",
				kith_graph_label(job->graph, i));
		}
		wanted[i] = wanted[i] && !avoided[i];
	}
	targets->people = flagged(wanted, n);
	asking->targets = (const uint32_t *)(const void *)targets->people->data;
	asking->target_count = targets->people->len;
	return asking->target_count > 0 || fail_nobody_wanted(job, options, asking->asker, error);
}

bool kith_introduction_targets(const struct kith_job *job,
	const struct kith_target_options *options, struct kith_asking *asking,
	kith_targets *targets, GError **error)
{
	g_autofree uint8_t *avoided = KITH_ARRAY(uint8_t, job->graph->n, error);
	if (!avoided || !flag_named(job, options->avoid, avoided, error)) {
		return false;
	}
	targets->avoid = flagged(avoided, job->graph->n);
	asking->avoid = (const uint32_t *)(const void *)targets->avoid->data; /* NULL: nobody */
	asking->avoid_count = targets->avoid->len;
	if (options->to_file) {
		return targets_of_file(job, options, asking, targets, avoided, error);
	}
	return options->to_column
		       ? kith_fail(error, KITH_ERROR_USAGE,
				 "--to-column says where to look for names of --to-file FILE")
		       : targets_of_options(job, options, asking, targets, avoided, error);
}

void kith_circles_finish(kith_circles *circles)
{
	kith_partition_finish(&circles->partition);
	g_clear_pointer(&circles->names, g_strfreev);
	circles->of = NULL;
}

/* The column in which `kith communities` has left what its communities are called, or NULL. */
static const struct kith_column *circle_column(const struct kith_job *job)
{
	const struct kith_column *column = kith_graph_column(job->graph, "circle");
	bool numbered = !job->shared.group || !strcmp(job->shared.group, "community");
	return numbered && column && column->person ? column : NULL;
}

/* For each group the cell that all its members have; the empty one where they differ. NULL: no
 * memory. */
static uint32_t *common_cells(
	const uint32_t *cell, const struct kith_partition *partition, GError **error)
{
	const uint32_t nobody_yet = UINT32_MAX;
	uint32_t *common = KITH_ARRAY(uint32_t, partition->groups, error);
	for (size_t g = 0; common && g < partition->groups; g++) {
		common[g] = nobody_yet;
	}
	for (size_t i = 0; common && i < partition->n; i++) {
		uint32_t g = partition->of[i];
		if (g != KITH_NO_GROUP) {
			bool same = common[g] == nobody_yet || common[g] == cell[i];
			common[g] = same ? cell[i] : 0;
		}
	}
	return common;
}

/* By their columns, or, when communities were found, as circles are called. */
static char **name_circles(
	const struct kith_job *job, const struct kith_partition *partition, GError **error)
{
	if (job->groups_found) {
		return kith_circle_names(job->graph, job->network->both, partition, error);
	}
	const struct kith_column *column = circle_column(job);
	g_autofree uint32_t *common =
		column ? common_cells(column->person, partition, error) : NULL;
	if (column && !common) {
		return NULL;
	}
	char **names = g_new0(char *, partition->groups + 1);
	for (size_t g = 0; g < partition->groups; g++) {
		names[g] = g_strdup(common && common[g] ? kith_names_get(column->values, common[g])
							: job->group_names->pdata[g]);
	}
	return names;
}

bool kith_introduction_circles(struct kith_job *job, kith_circles *circles, GError **error)
{
	bool wanted = job->shared.group || kith_graph_column(job->graph, "community") ||
		      kith_csr_ties(job->network->both) <= CIRCLES_LIMIT;
	if (!wanted) {
		return true;
	}
	if (!kith_job_groups(job, &circles->partition, error)) {
		return false;
	}
	circles->of = &circles->partition;
	circles->names = name_circles(job, circles->of, error);
	return circles->names != NULL;
}

bool kith_introduction_nobody(struct kith_job *job, const kith_acquaintance *acquaintance,
	const struct kith_asking *asking, GError **error)
{
	static const struct kith_nobody_cures cures = {"--max-steps", "--either-way"};
	g_autoptr(GString) words = g_string_new(NULL);
	g_auto(kith_circles) circles = {0};
	return kith_introduction_circles(job, &circles, error) &&
	       kith_nobody_leads(words, acquaintance, asking, circles.of, &cures, error) &&
	       kith_fail(error, KITH_ERROR_NO_ANSWER, "%s", words->str);
}
