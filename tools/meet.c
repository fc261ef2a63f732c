/* kith meet: whom should I meet, and through whom? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/meet.h"

#include <string.h>

#include "graph/cells.h"
#include "answers/fact_columns.h"
#include "answers/meet_answer.h"
#include "answers/introduction_options.h"

struct settings {
	struct kith_introduction_options introductions;
	const char *as, *level;
	bool page_rank;
};

static const struct kith_option options[] = {
	KITH_CHOICE("as", 0, struct settings, as, "RELATION",
		"only as peer, mentor, kindred or new-circle", "peer|mentor|kindred|new-circle"),
	KITH_COLUMN("level", 0, struct settings, level, "COLUMN",
		"numbers that say how far people are, for mentors and peers (default: level)"),
	KITH_FLAG("page-rank", 0, struct settings, page_rank,
		"measure nearness by personalised PageRank, not by mutual contacts"),
	KITH_INTRODUCTION_OPTIONS(struct settings, introductions),
};

static const struct kith_example examples[] = {
	{"kith meet data/community.csv --me 'Amara Okafor' -n 5",
		"five people worth meeting, and whom to ask"},
	{"kith meet data/community.csv --me 'Amara Okafor' --as mentor --like interests",
		"people further along who share an interest"},
	{"kith meet data/community.csv --me 'Ruth Oyelaran' -n 3",
		"a newcomer who knows nobody yet"},
	{"kith meet data/karate.csv --me 25", "where little is known, mutual contacts decide"},
	{NULL, NULL},
};

/* Reads how far people are; a level that was asked for must be there. */
static bool read_level(const struct kith_job *job, double **level, GError **error)
{
	const struct settings *settings = job->settings;
	const char *name = settings->level ? settings->level : "level";
	g_autoptr(GError) reason = NULL;
	const struct kith_cells_range numbers = {-1e300, 1e300, "a number"};
	bool read = kith_cells_of_people(job->graph, name, &numbers, level, &reason);
	if (!settings->level && (read || reason->code == KITH_ERROR_DATA)) {
		return true;
	}
	if (!read) {
		g_propagate_error(error, g_steal_pointer(&reason));
		return false;
	}
	return *level || kith_fail(error, KITH_ERROR_USAGE,
				 "no person has a column '%s'; --level wants numbers that say how "
				 "far people are",
				 name);
}

/* The bit of the relation that was asked for; 0: all of them. */
static unsigned relations_wanted(const char *as)
{
	for (unsigned relation = KITH_PEER; as && relation <= KITH_NEW_CIRCLE; relation++) {
		if (strncmp(kith_relation_name(relation), as, strcspn(as, "-")) == 0) {
			return 1U << relation;
		}
	}
	return 0;
}

/* The rows that will be printed, where it is clear which; 0: all. */
static size_t rows_wanted(const struct kith_shared_options *shared)
{
	return shared->by || shared->top == KITH_TOP_UNSET ? 0 : shared->top;
}

static bool fail_nobody(
	const struct kith_job *job, const struct kith_meet_view *view, GError **error)
{
	const char *as = ((const struct settings *)job->settings)->as;
	if (as) {
		return kith_fail(error, KITH_ERROR_NO_ANSWER,
			"nobody near is found as %s; leave out --as to see everyone, or look "
			"further with --max-steps",
			as);
	}
	return kith_fail(error, KITH_ERROR_NO_ANSWER, "%s; go to where people gather",
		kith_csr_degree(view->options->both, view->options->me)
			? "nobody near stands out (--max-steps looks further)"
			: "you have no ties here yet, and share nothing known with anyone");
}

static bool meet(struct kith_job *job, const struct kith_meet_view *view, GError **error)
{
	g_autoptr(GArray) prospects = kith_meet_find(view->options, error);
	if (!prospects) {
		return false;
	}
	if (view->acquaintance->like->len == 0) {
		kith_job_note(job, "nothing says what people share, so mutual contacts decide; "
				   "--like names columns to compare");
	}
	return prospects->len ? kith_meet_answer(job, view, prospects, error)
			      : fail_nobody(job, view, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	g_autoptr(kith_acquaintance) acquaintance =
		kith_introduction_open(job, &settings->introductions, error);
	g_autofree double *level = NULL;
	g_auto(kith_circles) circles = {0};
	struct kith_asking asking;
	if (!acquaintance || !kith_introduction_asking(job, acquaintance, NULL, &asking, error) ||
		!read_level(job, &level, error) ||
		!kith_introduction_circles(job, &circles, error)) {
		return false;
	}
	struct kith_meet_options options = {asking.out.rows, job->network->both, asking.asker,
		asking.max_steps, acquaintance->alike, level, circles.of, settings->page_rank,
		rows_wanted(&job->shared), relations_wanted(settings->as), asking.by_name,
		acquaintance};
	return meet(job, &(struct kith_meet_view){acquaintance, &options, circles.names}, error);
}

const struct kith_tool kith_tool_meet = {
	.name = "meet",
	.group = "Meet",
	.needs = KITH_NEEDS_LIKENESS,
	.question = "whom should I meet, and through whom?",
	.about =
		"Looks at people two or three steps away (--max-steps) whom you do not know: a "
		"`mentor` shares something with you and is at least two levels above you, a "
		"`peer` is in your field or place and at most one level apart, a `kindred` spirit "
		"shares other interests or goals; a `new circle`, where you know nobody, is opened "
		"by the nearest of its people. They are ordered by what you share (`alike`, "
		"Jaccard), then by mutual contacts (`mutual`, resource allocation: who has few "
		"ties counts for more). Without attributes mutual contacts decide; someone "
		"without ties sees everybody who shares something.\n\n" KITH_INTRODUCTION_CHANCE
		"\n\n" KITH_FACT_COLUMNS_ABOUT,
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.introductions = KITH_INTRODUCTION_DEFAULTS},
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_ME |
		  KITH_SHARED_GROUP | KITH_SHARED_CHANCE | KITH_SHARED_METHODS | KITH_SHARED_TODAY,
	.run = run,
};
