/* The options that mean the same in every tool. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"

#define AT(field) offsetof(struct kith_shared_options, field)

static const struct kith_option reading[] = {
	{"people", 0, KITH_OPTION_FILE, AT(people), "FILE",
		"join a table of people (CSV, - for standard input); those without ties count too",
		NULL},
	{"people-column", 0, KITH_OPTION_COLUMN, AT(people_column), "COLUMN",
		"the column of that table that names people (default: id, name or label, whichever "
		"matches most)",
		NULL},
	{"directed", 0, KITH_OPTION_FLAG, AT(directed), NULL, "read every tie as one-way", NULL},
	{"undirected", 0, KITH_OPTION_CHOICE, AT(undirected), "[sum|mutual]",
		"drop directions: add both ways up (default), or keep only mutual ties at the "
		"smaller weight",
		"sum|mutual"},
	{"unweighted", 0, KITH_OPTION_FLAG, AT(unweighted), NULL, "count every tie as 1", NULL},
	{"delimiter", 'd', KITH_OPTION_TEXT, AT(delimiter), "CHARACTER",
		"what parts the columns (default: found in the first lines)", NULL},
	{"encoding", 0, KITH_OPTION_TEXT, AT(encoding), "NAME",
		"the encoding of what is not UTF-8, e.g. latin1", NULL},
	{"no-header", 0, KITH_OPTION_FLAG, AT(no_header), NULL,
		"the first line is a tie already, not a header", NULL},
	{"source-column", 0, KITH_OPTION_COLUMN, AT(source_column), "COLUMN",
		"the column of the person a tie comes from (default: source and its like)", NULL},
	{"target-column", 0, KITH_OPTION_COLUMN, AT(target_column), "COLUMN",
		"the column of the person a tie goes to (default: target and its like)", NULL},
	{"weight-column", 0, KITH_OPTION_COLUMN, AT(weight_column), "COLUMN",
		"the column of strengths; larger is closer (default: weight and its like)", NULL},
	{"distance-column", 0, KITH_OPTION_COLUMN, AT(distance_column), "COLUMN",
		"a column of distances or costs; strength is 1/distance", NULL},
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct kith_option lens[] = {
	{"where", 0, KITH_OPTION_TEXTS, AT(where), "'COLUMN=VALUE'",
		"only people who fit; also != ~ (contains) < <= > >=; may be repeated", NULL},
	{"where-tie", 0, KITH_OPTION_TEXTS, AT(where_tie), "'COLUMN=VALUE'",
		"only ties that fit; people left without ties stay; may be repeated", NULL},
	{"since", 0, KITH_OPTION_TEXT, AT(since), "DATE", "only ties of that day or later", NULL},
	{"until", 0, KITH_OPTION_TEXT, AT(until), "DATE", "only ties of that day or earlier", NULL},
	{"largest", 0, KITH_OPTION_FLAG, AT(largest), NULL,
		"only the largest group of people who can reach one another", NULL},
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct kith_option answer[] = {
	{"output", 'o', KITH_OPTION_FILE, AT(output), "FILE",
		"write there; the file appears once it is whole", NULL},
	{"json", 0, KITH_OPTION_FLAG, AT(json), NULL, "print the answer as a JSON array", NULL},
	{"top", 'n', KITH_OPTION_COUNT, AT(top), "N",
		"print the first N rows; 0 is all (default: all, on a terminal as many as fit)",
		NULL},
	{"by", 0, KITH_OPTION_COLUMN, AT(by), "COLUMN",
		"order by that column, largest first; -COLUMN turns it round", NULL},
	{"spreadsheet-safe", 0, KITH_OPTION_FLAG, AT(spreadsheet_safe), NULL,
		"put ' before cells that a spreadsheet would take for a formula", NULL},
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct kith_option output[] = {
	{"output", 'o', KITH_OPTION_FILE, AT(output), "FILE",
		"write there; the file appears once it is whole", NULL},
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct kith_option graph[] = {
	{"graph", 'g', KITH_OPTION_FLAG, AT(graph), NULL,
		"print the graph with the findings on it, for the next tool", NULL},
	{"answer", 0, KITH_OPTION_FILE, AT(answer), "FILE", "with -g: write the answer there too",
		NULL},
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct kith_option me[] = {
	{"me", 0, KITH_OPTION_PERSON, AT(me), "NAME",
		"who is asking (default: the environment's KITH_ME)", NULL},
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct kith_option group[] = {
	{"group", 0, KITH_OPTION_COLUMN, AT(group), "COLUMN",
		"the column of people's groups (default: community, found when absent)", NULL},
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct kith_option chance[] = {
	{"seed", 0, KITH_OPTION_COUNT, AT(seed), "N",
		"another number, another run of chance (default: 1)", NULL},
	{"threads", 0, KITH_OPTION_COUNT, AT(threads), "N",
		"at most so many threads (default: one a processor); never changes the answer",
		NULL},
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct kith_option methods[] = {
	{"methods", 0, KITH_OPTION_FILE, AT(methods), "FILE",
		"write a paragraph on what was computed, with formulas and sources", NULL},
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct kith_option today[] = {
	{"today", 0, KITH_OPTION_TEXT, AT(today), "DATE",
		"the day ages count from (default: the latest date in the data)", NULL},
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

static const struct kith_option always[] = {
	{"quiet", 'q', KITH_OPTION_FLAG, AT(quiet), NULL, "no notes on standard error", NULL},
	{"help", 'h', KITH_OPTION_FLAG, AT(help), NULL, "print this help", NULL},
	{"version", 0, KITH_OPTION_FLAG, AT(version), NULL, "print the version", NULL},
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

#define EVERY_TOOL (~0u)

/* In the order of the help, one heading over neighbours that share it. */
static const struct {
	unsigned shared;
	const char *title;
	const struct kith_option *options;
} parts[] = {
	{KITH_SHARED_ME, "Options", me},
	{KITH_SHARED_GROUP, "Options", group},
	{KITH_SHARED_TODAY, "Options", today},
	{KITH_SHARED_CHANCE, "Options", chance},
	{KITH_SHARED_GRAPH, "What is printed", graph},
	{KITH_SHARED_ANSWER, "What is printed", answer},
	{KITH_SHARED_OUTPUT, "What is printed", output},
	{KITH_SHARED_METHODS, "What is printed", methods},
	{KITH_SHARED_READING, "Which people and ties", lens},
	{KITH_SHARED_READING, "How the graph is read", reading},
	{EVERY_TOOL, "Every tool has", always},
};

void kith_tool_sets(const struct kith_tool *tool, struct kith_shared_options *shared,
	void *settings, struct kith_option_set sets[KITH_SETS_MAX])
{
	size_t count = 0;
	if (tool->options) {
		sets[count++] = (struct kith_option_set){"Options", tool->options, settings};
	}
	for (size_t k = 0; k < G_N_ELEMENTS(parts); k++) {
		if (parts[k].shared == EVERY_TOOL || (tool->shared & parts[k].shared)) {
			sets[count++] =
				(struct kith_option_set){parts[k].title, parts[k].options, shared};
		}
	}
	g_assert(count < KITH_SETS_MAX);
	sets[count] = (struct kith_option_set){NULL, NULL, NULL};
}
