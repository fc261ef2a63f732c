/* The options that mean the same in every tool. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "cli/tool.h"

static const struct kith_option reading[] = {
	KITH_FILE("people", 0, struct kith_shared_options, people, "FILE",
		"join a table of people (CSV, - for standard input); those without ties count too"),
	KITH_COLUMN("people-column", 0, struct kith_shared_options, people_column, "COLUMN",
		"the column of that table that names people (default: id, name or label, whichever "
		"matches most)"),
	KITH_FLAG("directed", 0, struct kith_shared_options, directed, "read every tie as one-way"),
	KITH_CHOICE("undirected", 0, struct kith_shared_options, undirected, "[sum|mutual]",
		"drop directions: add both ways up (default), or keep only mutual ties at the "
		"smaller weight",
		"sum|mutual"),
	KITH_FLAG("unweighted", 0, struct kith_shared_options, unweighted, "count every tie as 1"),
	KITH_TEXT("delimiter", 'd', struct kith_shared_options, delimiter, "CHARACTER",
		"what parts the columns (default: found in the first lines)"),
	KITH_TEXT("encoding", 0, struct kith_shared_options, encoding, "NAME",
		"the encoding of what is not UTF-8, e.g. latin1"),
	KITH_FLAG("no-header", 0, struct kith_shared_options, no_header,
		"the first line is a tie already, not a header"),
	KITH_COLUMN("source-column", 0, struct kith_shared_options, source_column, "COLUMN",
		"the column of the person a tie comes from (default: source and its like)"),
	KITH_COLUMN("target-column", 0, struct kith_shared_options, target_column, "COLUMN",
		"the column of the person a tie goes to (default: target and its like)"),
	KITH_COLUMN("weight-column", 0, struct kith_shared_options, weight_column, "COLUMN",
		"the column of strengths; larger is closer (default: weight and its like)"),
	KITH_COLUMN("distance-column", 0, struct kith_shared_options, distance_column, "COLUMN",
		"a column of distances or costs; strength is 1/distance"),
};

static const struct kith_option import[] = {
	KITH_TEXT("format", 0, struct kith_shared_options, format, "FORMAT",
		"what the files are (default: found from their content); kith import --formats "
		"lists them"),
	KITH_COLUMN("date-column", 0, struct kith_shared_options, date_column, "COLUMN",
		"the column of dates in a table (default: date and its like)"),
	KITH_COLUMN("status-column", 0, struct kith_shared_options, status_column, "COLUMN",
		"the column that says who was there; \"Not Attending\", declined, no, 0 were not"),
	KITH_FLAG("everyone", 0, struct kith_shared_options, everyone,
		"accounts of roles and robots (no-reply, bots, rooms, mailing lists) are people "
		"too"),
	KITH_TEXT("today", 0, struct kith_shared_options, today, "DATE",
		"meetings of a calendar after that day have not been (default: the day of its "
		"latest change)"),
};

static const struct kith_option aliases[] = {
	KITH_FILE("aliases", 0, struct kith_shared_options, aliases, "FILE",
		"make one of people who go by several names (CSV: alias,person; `kith check "
		"--aliases` proposes)"),
};

static const struct kith_option lens[] = {
	KITH_TEXTS("where", 0, struct kith_shared_options, where, "'COLUMN=VALUE'",
		"cut the graph to the people who fit before anything is computed; "
		"'city=Leeds|York' "
		"is either; also != ~ (contains) < <= > >=; may be repeated"),
	KITH_TEXTS("where-tie", 0, struct kith_shared_options, where_tie, "'COLUMN=VALUE'",
		"cut the graph to the ties that fit, in the same words; people left without ties "
		"stay; may be repeated"),
	KITH_TEXT("since", 0, struct kith_shared_options, since, "DATE",
		"only ties of that day or later"),
	KITH_TEXT("until", 0, struct kith_shared_options, until, "DATE",
		"only ties of that day or earlier"),
	KITH_FLAG("largest", 0, struct kith_shared_options, largest,
		"only the largest group of people who can reach one another"),
};

static const struct kith_option answer[] = {
	KITH_FILE("output", 'o', struct kith_shared_options, output, "FILE",
		"write there; the file appears once it is whole"),
	KITH_FLAG("json", 0, struct kith_shared_options, json, "print the answer as a JSON array"),
	KITH_COUNT("top", 'n', struct kith_shared_options, top, "N",
		"print the first N rows; 0 is all (default: all, on a terminal as many as fit)"),
	KITH_TEXTS("rows", 0, struct kith_shared_options, rows, "'COLUMN=VALUE'",
		"print the rows of the answer that fit, as in --where; nothing else changes; may "
		"be repeated"),
	KITH_FLAG("spreadsheet-safe", 0, struct kith_shared_options, spreadsheet_safe,
		"put ' before cells that a spreadsheet would take for a formula"),
};

static const struct kith_option order[] = {
	KITH_COLUMN("by", 0, struct kith_shared_options, by, "COLUMN",
		"order by that column, largest first; -COLUMN turns it round"),
};

static const struct kith_option output[] = {
	KITH_FILE("output", 'o', struct kith_shared_options, output, "FILE",
		"write there; the file appears once it is whole"),
};

static const struct kith_option graph[] = {
	KITH_FLAG("graph", 'g', struct kith_shared_options, graph,
		"print the graph with the findings on it, for the next tool"),
	KITH_FILE("answer", 0, struct kith_shared_options, answer, "FILE",
		"with -g: write the answer there too"),
};

static const struct kith_option me[] = {
	KITH_PERSON("me", 0, struct kith_shared_options, me, "NAME",
		"who is asking (default: the environment's KITH_ME)"),
};

static const struct kith_option group[] = {
	KITH_COLUMN("group", 0, struct kith_shared_options, group, "COLUMN",
		"the column of people's groups (default: community, found when absent)"),
};

static const struct kith_option chance[] = {
	KITH_COUNT("seed", 0, struct kith_shared_options, seed, "N",
		"another number, another run of chance (default: 1)"),
	KITH_COUNT("threads", 0, struct kith_shared_options, threads, "N",
		"at most so many threads (default: one a processor); never changes the answer"),
};

static const struct kith_option methods[] = {
	KITH_FILE("methods", 0, struct kith_shared_options, methods, "FILE",
		"write a paragraph on what was computed, with formulas and sources"),
};

static const struct kith_option today[] = {
	KITH_TEXT("today", 0, struct kith_shared_options, today, "DATE",
		"the day ages count from (default: the latest date in the data)"),
};

static const struct kith_option always[] = {
	KITH_FLAG("quiet", 'q', struct kith_shared_options, quiet, "no notes on standard error"),
	KITH_FLAG("help", 'h', struct kith_shared_options, help, "print this help"),
	KITH_FLAG("version", 0, struct kith_shared_options, version, "print the version"),
};

#define EVERY_TOOL (~0u)

/* In the order of the help, one heading over neighbours that share it. */
static const struct {
	unsigned shared;
	const char *title;
	struct kith_option_table options;
} parts[] = {
	{KITH_SHARED_ME, "Options", KITH_OPTION_TABLE(me)},
	{KITH_SHARED_GROUP, "Options", KITH_OPTION_TABLE(group)},
	{KITH_SHARED_TODAY, "Options", KITH_OPTION_TABLE(today)},
	{KITH_SHARED_CHANCE, "Options", KITH_OPTION_TABLE(chance)},
	{KITH_SHARED_GRAPH, "What is printed", KITH_OPTION_TABLE(graph)},
	{KITH_SHARED_UNORDERED_ANSWER, "What is printed", KITH_OPTION_TABLE(answer)},
	{KITH_SHARED_ORDER, "What is printed", KITH_OPTION_TABLE(order)},
	{KITH_SHARED_OUTPUT, "What is printed", KITH_OPTION_TABLE(output)},
	{KITH_SHARED_METHODS, "What is printed", KITH_OPTION_TABLE(methods)},
	{KITH_SHARED_READING, "Which people and ties", KITH_OPTION_TABLE(lens)},
	{KITH_SHARED_READING, "How the graph is read", KITH_OPTION_TABLE(aliases)},
	{KITH_SHARED_READING, "How the graph is read", KITH_OPTION_TABLE(reading)},
	{KITH_SHARED_IMPORT, "How the graph is read", KITH_OPTION_TABLE(import)},
	{EVERY_TOOL, "Every tool has", KITH_OPTION_TABLE(always)},
};

/* Whether a tool means something else by the first of these options. */
static bool means_another(const struct kith_tool *tool, const struct kith_option_table *part)
{
	const struct kith_option_table *own = &tool->options;
	for (const struct kith_option *option = own->first; option && option < own->end; option++) {
		if (!strcmp(option->name, part->first->name)) {
			return true;
		}
	}
	return false;
}

void kith_tool_sets(const struct kith_tool *tool, struct kith_shared_options *shared,
	void *settings, struct kith_option_set sets[KITH_SETS_MAX])
{
	size_t count = 0;
	if (tool->options.first) {
		sets[count++] = (struct kith_option_set){"Options", tool->options, settings};
	}
	for (size_t k = 0; k < G_N_ELEMENTS(parts); k++) {
		bool taken = parts[k].shared == EVERY_TOOL || (tool->shared & parts[k].shared);
		if (taken && !means_another(tool, &parts[k].options)) {
			sets[count++] =
				(struct kith_option_set){parts[k].title, parts[k].options, shared};
		}
	}
	g_assert(count < KITH_SETS_MAX);
	sets[count] = (struct kith_option_set){.title = NULL};
}
