/* What a tool is: a name, its options, examples, and one function that answers. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TOOL_H
#define KITH_TOOL_H

#include <stdio.h>

#include "network.h"
#include "option.h"
#include "partition.h"
#include "table.h"

/* Which of the shared options a tool takes (see common.c). */
enum kith_shared {
	KITH_SHARED_READING =
		1 << 0, /* delimiter, columns, lenses, direction, weights, people table */
	KITH_SHARED_ANSWER = 1 << 1,  /* json, o, top, by */
	KITH_SHARED_GRAPH = 1 << 2,   /* g, answer */
	KITH_SHARED_ME = 1 << 3,      /* me */
	KITH_SHARED_GROUP = 1 << 4,   /* group */
	KITH_SHARED_CHANCE = 1 << 5,  /* seed, threads */
	KITH_SHARED_METHODS = 1 << 6, /* methods */
	KITH_SHARED_TODAY = 1 << 7,   /* today */
};

/* The values of the shared options. */
struct kith_shared_options {
	const char *file; /* operand; NULL or "-": standard input */
	bool graph, json, quiet, unweighted, directed, no_header, largest, spreadsheet_safe;
	const char *answer, *output, *methods, *people, *people_column;
	const char *undirected; /* NULL, "sum" or "mutual" */
	const char *delimiter, *encoding, *source_column, *target_column, *weight_column,
		*distance_column;
	GPtrArray *where, *where_tie; /* of char *, or NULL */
	const char *since, *until, *today;
	const char *me, *group, *by;
	size_t top, seed, threads;
};

/* One run of a tool: what it was asked, where it writes, and what it has read. */
struct kith_job {
	const struct kith_tool *tool;
	struct kith_shared_options shared;
	const void *settings;    /* the tool's own options */
	FILE *in, *out, *notes;  /* graph; answer or graph; messages for people */
	kith_graph *graph;       /* set by kith_job_read */
	kith_network *network;   /* set by kith_job_read */
	GPtrArray *columns_used; /* for --methods */
};

struct kith_example {
	const char *command; /* runs as it stands in the project's top folder; tested */
	const char *says;    /* what it does, one line */
};

struct kith_tool {
	const char *name;
	const char *group;    /* heading in `kith --help`: Read, Understand, Meet, Show */
	const char *question; /* the one line of `kith --help` */
	const char *about;    /* paragraphs for --help and the man page */
	const struct kith_example *examples; /* ends with a NULL command */
	const struct kith_option *options;   /* its own; ends with a NULL name; may be NULL */
	size_t settings_size;                /* of the structure its options point into */
	const void *defaults;                /* initial value of that structure; NULL: zeros */
	unsigned shared;                     /* enum kith_shared */
	bool (*run)(struct kith_job *job, GError **error);
};

/*
 * Reads the graph of the job: file or standard input, --people joined, lenses, direction and
 * weights applied; says on job->notes what was merged and left out. Sets job->graph and
 * job->network.
 */
bool kith_job_read(struct kith_job *job, GError **error);

/*
 * Writes the answer as the shared options ask: sorted (--by, else table->order), cut, as CSV, JSON
 * or an aligned table; or with -g the graph with the table's columns on it (and the answer to
 * --answer).
 */
bool kith_job_answer(struct kith_job *job, const struct kith_table *table, GError **error);

/* A line for people on job->notes, unless --quiet: "kith TOOL: ...". */
void kith_job_note(struct kith_job *job, const char *format, ...) G_GNUC_PRINTF(2, 3);

/*
 * The groups of people by --group (default `community`): a column of the graph, or communities
 * computed when the graph has no column of that default name. `partition` is to be finished by the
 * caller; group names by kith_job_group_name.
 */
bool kith_job_groups(struct kith_job *job, struct kith_partition *partition, GError **error);

#endif
