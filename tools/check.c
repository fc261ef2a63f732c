/* kith check: is my data sound, and what can it answer? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>

#include "check/check.h"

#include <string.h>

#include "answers/check_print.h"
#include "base/number.h"

struct settings {
	bool strict, tools;
};

static const struct kith_option options[] = {
	KITH_FLAG("tools", 0, struct settings, tools,
		"which tools this data supports, which not, and why"),
	KITH_FLAG("strict", 0, struct settings, strict,
		"exit with 1 when something serious or doubtful is found"),
};

static const struct kith_example examples[] = {
	{"kith check data/community.csv", "what to know before answers are trusted"},
	{"kith check --tools data/karate.csv", "what can be asked of it"},
	{NULL, NULL},
};

/* The tools that have no answer here, in one line. */
static void note_tools(struct kith_job *job, const struct kith_facts *facts)
{
	g_autoptr(GString) none = g_string_new(NULL);
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		if (!strcmp(kith_support_of(facts, (*tool)->needs).answers, "no")) {
			g_string_append_printf(none, "%s%s", none->len ? ", " : "", (*tool)->name);
		}
	}
	if (none->len) {
		kith_job_note(job, "this data has no answer for %s; --tools says why", none->str);
	}
}

static bool today(const struct kith_job *job, double *days, GError **error)
{
	*days = floor((double)g_get_real_time() / G_USEC_PER_SEC / (24 * 60 * 60));
	return !job->shared.today || kith_date_parse(job->shared.today, days) ||
	       kith_fail(error, KITH_ERROR_USAGE, "--today: \"%s\" is no date; write 2024-05-17",
		       job->shared.today);
}

static void free_finding(void *finding)
{
	kith_finding_free(finding);
}

static bool is_strict_about(const GPtrArray *findings)
{
	const struct kith_finding *first = findings->len ? findings->pdata[0] : NULL;
	return first && first->severity != KITH_NOTE;
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(free_finding);
	double days;
	if (!today(job, &days, error) || !kith_job_read(job, error) ||
		!kith_check_network(job->network, days, findings, error)) {
		return false;
	}
	struct kith_facts facts = kith_facts_of(job->network);
	if (!settings->tools && !findings->len) {
		kith_job_note(job, "found nothing that would make answers wrong or doubtful");
	}
	if (!settings->tools) {
		note_tools(job, &facts);
	}
	if (!(settings->tools ? kith_check_print_support(job, &facts, error)
			      : kith_check_print_findings(job, findings, error))) {
		return false;
	}
	return !settings->strict || !is_strict_about(findings) ||
	       kith_fail(error, KITH_ERROR_NO_ANSWER, "there are findings, and --strict was given");
}

const struct kith_tool kith_tool_check = {
	.name = "check",
	.group = "Read",
	.question = "is my data sound, and what can it answer?",
	.about = "Looks for what would make answers wrong or doubtful: self-loops, repeated and "
		 "one-way ties, people on their own, separate parts, names that may be one "
		 "person's, weights and dates that look wrong, data shaped like a star. The "
		 "severest findings come first.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_TODAY,
	.run = run,
};
