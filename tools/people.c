/* kith people: how each person is connected. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/fields.h"
#include "answers/people_findings.h"

static bool answer(
	struct kith_job *job, const struct kith_people_findings *findings, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, "degree", findings->count[KITH_DEGREE]);
	kith_fields_add(fields, "in", findings->count[KITH_IN]);
	kith_fields_add(fields, "out", findings->count[KITH_OUT]);
	kith_fields_add(fields, "strength", findings->number[KITH_STRENGTH]);
	kith_fields_add(fields, "given_back", findings->number[KITH_GIVEN_BACK]);
	kith_fields_add(fields, "clustering", findings->number[KITH_CLUSTERING]);
	kith_fields_add(fields, "coreness", findings->count[KITH_CORE]);
	kith_fields_add(fields, "pagerank", findings->number[KITH_PAGERANK]);
	kith_fields_add(fields, "component", findings->count[KITH_COMPONENT]);
	kith_fields_add(fields, "community", findings->community);
	kith_fields_are_values(fields);
	size_t own = kith_fields_add_own(fields, job->graph);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_PEOPLE, job->graph->n);
	table.own_count = own;
	return kith_job_answer(job, &table, error);
}

static bool run(struct kith_job *job, GError **error)
{
	struct kith_people_findings findings = {0};
	bool answered = kith_job_read(job, error) &&
			kith_people_findings_find(job, &findings, error) &&
			answer(job, &findings, error);
	kith_people_findings_finish(&findings);
	return answered;
}

static const struct kith_example examples[] = {
	{"kith people data/florentine.csv", "every family: how many it is tied to, how tightly"},
	{"kith people --by degree -n 5 data/karate.csv", "the five with the most contacts"},
	{"kith people --where 'city=Leeds' data/community.csv", "only people in Leeds"},
	{"kith people -g data/lesmis.csv | kith people --by coreness",
		"findings travel on the graph"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_people = {
	.name = "people",
	.group = "Understand",
	.needs = KITH_NEEDS_PEOPLE,
	.question = "how is each person connected; who is on their own?",
	.about = "One row a person, in the order of the file: it is no league table. degree is the "
		 "number of distinct contacts, strength the sum of their weights; in, out and "
		 "given_back (the share of ties that are returned) stand only in directed graphs. "
		 "clustering says how many of a person's contacts know each other, coreness how "
		 "deep in "
		 "the thick of it they are, component which part of the network they can reach, "
		 "community which circle they belong to. Their own columns follow. "
		 "Someone with degree 0 is on their own.",
	.examples = examples,
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
