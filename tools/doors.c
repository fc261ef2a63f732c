/* kith doors: which few contacts open the most doors? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/doors.h"

#include <math.h>
#include <string.h>

#include "answers/introduction_options.h"
#include "answers/rows.h"
#include "wording/facts.h"
#include "wording/phrases.h"

struct settings {
	struct kith_introduction_options introductions;
	struct kith_target_options targets;
	size_t at_most;
};

static const struct kith_option options[] = {
	KITH_TARGET_OPTIONS(struct settings, targets, "all of them (default: everyone)"),
	KITH_COUNT("at-most", 0, struct settings, at_most, "N",
		"ask one contact for at most N introductions (default: any number)"),
	KITH_INTRODUCTION_OPTIONS(struct settings, introductions),
};

static const struct kith_example examples[] = {
	{"kith doors data/community.csv --me 'Amara Okafor' --to-where field=robotics -n 3",
		"three contacts who lead to a field"},
	{"kith doors data/florentine.csv --me Ridolfi",
		"whom the Ridolfi ask, one after another, to reach everyone"},
	{"kith doors data/community.csv --me 'Amara Okafor' --to-file data/wishes.txt",
		"who leads to which of a list of companies and people"},
	{"kith doors data/community.csv --me 'Amara Okafor' --at-most 5",
		"nobody is asked for more than five introductions"},
	{NULL, NULL},
};

/* Whether anybody of a group is tied to the asker, either way. */
static bool knows_any(const struct kith_asking *asking, const uint32_t *people, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (kith_csr_find(asking->both, asking->asker, people[i]) != UINT64_MAX) {
			return true;
		}
	}
	return false;
}

/* Drops those one knows already, who are tied to one either way, and says so when they were asked
 * for. */
static void drop_known(struct kith_job *job, struct kith_asking *asking, GArray *people)
{
	const struct settings *settings = job->settings;
	guint kept = 0, known;
	for (guint i = 0; i < people->len; i++) {
		uint32_t person = g_array_index(people, uint32_t, i);
		if (!knows_any(asking, &person, 1)) {
			g_array_index(people, uint32_t, kept++) = person;
		}
	}
	known = people->len - kept;
	asking->target_count = kept;
	if (known > 0 && kept > 0 && (settings->targets.to || settings->targets.to_where)) {
		kith_job_note(job, "%u of them you know already: write to them", known);
	}
}

static void note_names(struct kith_job *job, const GPtrArray *names, const char *words)
{
	g_autoptr(GString) list = g_string_new(NULL);
	kith_phrase_names(list, names);
	if (names->len > 0) {
		kith_job_note(job, "%s %s", words, list->str);
	}
}

/* Drops lines of --to-file that mean nobody here, or somebody who is known already. */
static void drop_lines(struct kith_job *job, struct kith_asking *asking, kith_targets *targets)
{
	g_autoptr(GPtrArray) known = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) absent = g_ptr_array_new_with_free_func(g_free);
	uint32_t *people = (uint32_t *)(void *)targets->people->data;
	GPtrArray *lines = targets->list.wanted;
	guint kept = 0;
	for (size_t k = 0, first = 0; k < lines->len; k++) {
		struct kith_wanted *wanted = lines->pdata[k];
		size_t end = targets->group[k + 1], count = end - first;
		if (count == 0 || knows_any(asking, people + first, count)) {
			g_ptr_array_add(count ? known : absent, g_strdup(wanted->name));
		} else {
			memmove(people + targets->group[kept], people + first,
				count * sizeof *people);
			targets->group[kept + 1] = targets->group[kept] + count;
			lines->pdata[k] = lines->pdata[kept];
			lines->pdata[kept++] = wanted;
		}
		first = end;
	}
	g_ptr_array_set_size(lines, (gint)kept);
	asking->target_count = targets->group[kept];
	note_names(job, known, "write to whom you know already:");
	note_names(job, absent, "nobody in this data is meant by");
}

/* Leaves those to be opened: who is wanted and not known yet. Fails when there is nobody. */
static bool keep_closed(
	struct kith_job *job, struct kith_asking *asking, kith_targets *targets, GError **error)
{
	if (targets->group) {
		drop_lines(job, asking, targets);
		return targets->list.wanted->len > 0 ||
		       kith_fail(error, KITH_ERROR_NO_ANSWER,
			       "whoever the list means you know already, or is not in this data");
	}
	drop_known(job, asking, targets->people);
	return asking->target_count > 0 ||
	       kith_fail(error, KITH_ERROR_NO_ANSWER, "you know %s already: write to them",
		       targets->people->len > 1 ? "all of them"
						: kith_graph_label(job->graph, asking->targets[0]));
}

/* How many are expected: of ten and more whole ones, which a bound is not to fall short of. */
static char *expected(double people, bool bound)
{
	return people < 10 ? g_strdup_printf("%.4g", people)
			   : g_strdup_printf("%.0f", bound ? ceil(people) : people);
}

static void note_bound(
	struct kith_job *job, const kith_doors *doors, size_t targets, const char *nouns)
{
	const struct kith_door *last = &doors->door[doors->count - 1];
	g_autofree char *those = doors->count == 1
					 ? g_strdup("this one leads")
					 : g_strdup_printf("these %zu lead", doors->count);
	if (targets == 1) {
		kith_job_note(job, "%s there with a chance of %.4g", those, last->total);
	} else {
		g_autofree char *total = expected(last->total, false);
		kith_job_note(job, "%s to %zu of %zu %s, %s of them to be expected", those,
			last->reached, targets, nouns, total);
	}
	if (!isnan(doors->at_best) && doors->at_best > last->total * (1 + 1e-9)) {
		g_autofree char *best = expected(doors->at_best, true);
		kith_job_note(job,
			"no other %zu could be expected to lead to more than %s; choosing one "
			"after another never falls below 1 - 1/e, 63 %%, of the best",
			doors->count, best);
	} else if (isnan(doors->at_best)) {
		kith_job_note(job, "with --at-most, choosing one after another never falls below "
				   "half of the best");
	}
}

/* What the column of whom a contact opens is made from. */
struct opened {
	const kith_doors *doors;
	const kith_wanted_list *list;
};

static void targets_opened(GString *out, size_t row, const void *data)
{
	const struct opened *opened = data;
	const struct kith_door *door = &opened->doors->door[row];
	g_autoptr(GString) cell = g_string_new(NULL);
	for (size_t k = 0; k < door->opens; k++) {
		uint32_t line = g_array_index(opened->doors->opened, uint32_t, door->first + k);
		const struct kith_wanted *wanted = opened->list->wanted->pdata[line];
		kith_cell_add(cell, wanted->name);
	}
	g_string_append(out, cell->str);
}

static bool print(struct kith_job *job, const kith_doors *doors, const struct kith_asking *asking,
	const kith_targets *targets, GError **error)
{
	g_autofree uint32_t *counts = KITH_ARRAY(uint32_t, 3 * doors->count, error);
	g_autofree double *numbers = counts ? KITH_ARRAY(double, 2 * doors->count, error) : NULL;
	g_autoptr(GArray) fields = kith_fields_new();
	g_autoptr(GPtrArray) ask = g_ptr_array_new();
	g_autoptr(GPtrArray) called = g_ptr_array_new();
	const struct kith_column *label = kith_graph_column(job->graph, "label");
	size_t rows = doors->count;
	if (!numbers) {
		return false;
	}
	for (size_t i = 0; i < rows; i++) {
		const struct kith_door *door = &doors->door[i];
		counts[i] = (uint32_t)i + 1;
		counts[rows + i] = (uint32_t)door->opens;
		counts[2 * rows + i] = door->broker;
		numbers[i] = door->expected;
		numbers[rows + i] = door->total;
		g_ptr_array_add(ask, (char *)kith_graph_name(job->graph, door->broker));
		g_ptr_array_add(called, (char *)kith_graph_label(job->graph, door->broker));
	}
	kith_fields_add(fields, "rank", counts);
	kith_fields_add_list(fields, "ask", ask);
	kith_fields_add(fields, "opens", counts + rows);
	kith_fields_add(fields, "expected", numbers);
	kith_fields_add(fields, "total", numbers + rows);
	if (label && label->person) {
		kith_fields_add_list(fields, "ask_label", called);
		kith_fields_set_aside(fields);
	}
	const struct opened opened = {doors, &targets->list};
	if (targets->group) {
		kith_fields_add_text(fields, "targets", targets_opened, &opened);
	}
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, rows);
	note_bound(job, doors, targets->group ? targets->list.wanted->len : asking->target_count,
		targets->group ? "names" : "people");
	return kith_rows_answer(job, &table, "ask", counts + 2 * rows, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_autoptr(kith_acquaintance) acquaintance =
		kith_introduction_open(job, &settings->introductions, error);
	g_auto(kith_targets) targets = {0};
	struct kith_asking asking;
	if (!acquaintance || !kith_introduction_asking(job, acquaintance, NULL, &asking, error) ||
		!kith_introduction_targets(job, &settings->targets, &asking, &targets, error) ||
		!keep_closed(job, &asking, &targets, error)) {
		return false;
	}
	const struct kith_doors_options options = {
		.count = job->shared.top == KITH_TOP_UNSET ? 0 : job->shared.top,
		.at_most = settings->at_most,
		.group = targets.group,
		.groups = targets.group ? targets.list.wanted->len : 0,
	};
	g_autoptr(kith_doors) doors = kith_doors_choose(&asking, &options, error);
	return doors &&
	       (doors->count ? print(job, doors, &asking, &targets, error)
			     : kith_introduction_nobody(job, acquaintance, &asking, error));
}

const struct kith_tool kith_tool_doors = {
	.name = "doors",
	.group = "Meet",
	.needs = KITH_NEEDS_STRANGERS,
	.question = "which few contacts open the most doors?",
	.about = "Chooses among your contacts, one after another, the one who adds most to the "
		 "number of people you could expect to be introduced to: `opens` counts those "
		 "nobody before them leads to, `expected` is what they add, `total` what all so "
		 "far make. Each is asked on the best route within --max-steps; people you know "
		 "already do not count. The choice is never worse than 1 - 1/e (63 %) of the best "
		 "choice of as many contacts; with --at-most, who asks whom for what is never "
		 "worse than half.\n\n" KITH_TO_FILE_ABOUT
		 " Each name counts as one, and the column `targets` has those that a contact "
		 "opens.\n\n" KITH_INTRODUCTION_CHANCE,
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.introductions = KITH_INTRODUCTION_DEFAULTS},
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_ME |
		  KITH_SHARED_METHODS | KITH_SHARED_TODAY,
	.run = run,
};
