/* kith reconnect: which dormant ties are worth a letter? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/reconnect.h"

#include <math.h>

#include "answers/introduction_options.h"
#include "base/number.h"
#include "answers/fact_columns.h"
#include "wording/nobody.h"
#include "wording/reasons.h"
#include "answers/rows.h"

struct settings {
	struct kith_introduction_options introductions;
	const char *silent, *every;
};

static const struct kith_option options[] = {
	KITH_TEXT("silent", 0, struct settings, silent, "SPAN",
		"how long nothing was heard: 3y, 18m, 90d (default: 3y)"),
	KITH_COLUMN("every", 0, struct settings, every, "COLUMN",
		"how often each wants to be written to: 30d, 3m, quarterly; the overdue come "
		"first"),
	KITH_TEXT("like", 0, struct settings, introductions.like, "COLUMNS",
		"what makes people alike: field,goal (default: all columns of words)"),
	KITH_COUNT("knows", 0, struct settings, introductions.knows, "N",
		"people who met at events know each other from N on (default: 2)"),
};

static const struct kith_example examples[] = {
	{"kith reconnect data/community.csv --me 'Amara Okafor'",
		"whom to write to after three silent years"},
	{"kith reconnect data/community.csv --me 'Leila Haddad' --silent 1y", "after one"},
	{NULL, NULL},
};

/* What the cells of the answer are made from. */
struct answer {
	const kith_acquaintance *acquaintance;
	const GArray *dormant;
	const kith_circles *circles;
	bool every; /* it is told how often somebody wants to be written to */
};

static const struct kith_dormant *dormant_at(const void *answer, size_t row)
{
	return &g_array_index(((const struct answer *)answer)->dormant, struct kith_dormant, row);
}

static void name(GString *out, size_t row, const void *answer)
{
	const kith_network *network = ((const struct answer *)answer)->acquaintance->network;
	g_string_append(out, kith_graph_name(network->graph, dormant_at(answer, row)->person));
}

static void find_facts(struct kith_meeting_facts *facts, size_t row, const void *data)
{
	const struct answer *answer = data;
	const struct kith_dormant *dormant = dormant_at(data, row);
	kith_facts_of_dormant(facts, answer->acquaintance, dormant,
		dormant->lost ? answer->circles->names[answer->circles->of->of[dormant->person]]
			      : NULL);
	facts->due = answer->every ? facts->due : NAN;
}

static bool print(struct kith_job *job, const struct answer *answer, GError **error)
{
	static const char *const facts[] = {
		"asker", "kinds", "lost_circle", "shared_values", "mutual_names", NULL};
	static const char *const people[] = {"asker", "name", NULL};
	size_t rows = answer->dormant->len;
	g_autofree uint32_t *counts = KITH_ARRAY(uint32_t, 3 * rows, error);
	g_autofree double *weight = counts ? KITH_ARRAY(double, 2 * rows, error) : NULL;
	g_auto(kith_fact_rows) found = {.find = find_facts,
		.say = kith_reasons_letter,
		.answer = answer,
		.asker = kith_graph_name(job->graph, answer->acquaintance->asker)};
	g_autoptr(GArray) fields = kith_fields_new();
	for (size_t r = 0; weight && r < rows; r++) {
		const struct kith_dormant *dormant = dormant_at(answer, r);
		counts[r] = (uint32_t)r + 1;
		counts[rows + r] = (uint32_t)dormant->mutual;
		counts[2 * rows + r] = dormant->person;
		weight[r] = dormant->weight;
		weight[rows + r] = floor(answer->acquaintance->today - dormant->due);
	}
	kith_fields_add(fields, "rank", counts);
	kith_fields_add_text(fields, "name", name, answer);
	kith_fields_add_text(fields, "last", kith_fact_last, &found);
	if (answer->every) {
		kith_fields_add_text(fields, "due", kith_fact_due, &found);
		kith_fields_add(fields, "overdue", weight + rows);
	}
	kith_fields_add(fields, "weight", weight);
	kith_fields_add(fields, "shared", counts + rows);
	kith_fields_add_text(fields, "alike", kith_fact_alike, &found);
	kith_fields_add_facts(fields, job->graph, facts, people, &found);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, rows);
	return weight && kith_rows_answer(job, &table, "name", counts + 2 * rows, error);
}

/* How often each wants to be written to, in days; NAN where a cell is empty. */
static double *read_every(const kith_graph *graph, const char *name, GError **error)
{
	const struct kith_column *column = kith_graph_column(graph, name);
	if (!column || !column->person) {
		kith_fail(error, KITH_ERROR_USAGE,
			"--every: there is no column '%s' of people; `kith people` shows theirs",
			name);
		return NULL;
	}
	double *every = KITH_ARRAY(double, graph->n, error);
	for (size_t i = 0; every && i < graph->n; i++) {
		const char *cell = kith_column_person(column, i);
		every[i] = NAN;
		if (*cell && !kith_span_parse(cell, &every[i])) {
			g_clear_pointer(&every, g_free);
			kith_fail(error, KITH_ERROR_DATA,
				"%s: '%s' of %s is \"%s\"; it must be how often, like 30d, 3m or "
				"quarterly",
				graph->file, name, kith_graph_name(graph, i), cell);
		}
	}
	return every;
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_auto(kith_circles) circles = {0};
	struct kith_asking asking;
	struct kith_patience patience = {0};
	if (!kith_span_parse(settings->silent, &patience.silent)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--silent: \"%s\" is not a span of time; write 3y, 18m, 4w or 90d",
			settings->silent);
	}
	g_autoptr(kith_acquaintance) acquaintance =
		kith_introduction_open(job, &settings->introductions, error);
	if (!acquaintance || !kith_introduction_asking(job, acquaintance, NULL, &asking, error)) {
		return false;
	}
	if (!acquaintance->date) {
		return kith_fail(error, KITH_ERROR_NO_ANSWER,
			"%s has no column `date` of ties, so nobody can tell who has been silent; "
			"`kith import` finds dates in mail, calendars and guest lists",
			job->graph->file);
	}
	g_autofree double *every =
		settings->every ? read_every(job->graph, settings->every, error) : NULL;
	if (settings->every && !every) {
		return false;
	}
	patience.every = every;
	g_autoptr(GArray) dormant =
		kith_introduction_circles(job, &circles, error)
			? kith_reconnect_find(acquaintance, &patience, circles.of, error)
			: NULL;
	if (!dormant || dormant->len > 0) {
		struct answer answer = {acquaintance, dormant, &circles, every != NULL};
		return dormant && print(job, &answer, error);
	}
	g_autoptr(GString) words = g_string_new(NULL);
	kith_nobody_silent(
		words, acquaintance, settings->silent, "kith meet finds people to write to");
	return kith_fail(error, KITH_ERROR_NO_ANSWER, "%s", words->str);
}

const struct kith_tool kith_tool_reconnect = {
	.name = "reconnect",
	.group = "Meet",
	.needs = KITH_NEEDS_DATES,
	.question = "which dormant ties are worth a letter?",
	.about =
		"Your ties whose latest `date` is --silent or longer ago. Those to a circle you "
		"have lost touch with come first, then what was close (`weight`), what you share "
		"(`alike`), and who has fewest contacts in common with you (`shared`), so that "
		"nobody else keeps you in touch. Old ties keep their warmth and bring news: people "
		"are glad to hear from you. With --every the column says how often each person "
		"wants to be written to, --silent where it is empty: they come first whose day "
		"(`due`) has passed longest (`overdue`, in days), then those whose day is to come, "
		"then those whose tie has no date.\n\n" KITH_FACT_COLUMNS_ABOUT,
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults = &(
		const struct settings){.introductions = KITH_INTRODUCTION_DEFAULTS, .silent = "3y"},
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_ME |
		  KITH_SHARED_GROUP | KITH_SHARED_CHANCE | KITH_SHARED_METHODS | KITH_SHARED_TODAY,
	.run = run,
};
