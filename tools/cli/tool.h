/* What a tool is: a name, its options, examples, and one function that answers. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TOOL_H
#define KITH_TOOL_H

#include "check/support.h"
#include "graph/aliases.h"
#include "graph/read.h"
#include "graph/network.h"
#include "cli/option.h"
#include "io/output.h"
#include "csr/partition.h"
#include "measures/betweenness.h"
#include "measures/triangles.h"
#include "io/table.h"

/* Which of the shared options a tool takes (see common.c). */
enum kith_shared {
	KITH_SHARED_READING =
		1 << 0, /* delimiter, columns, lenses, direction, weights, people table */
	KITH_SHARED_UNORDERED_ANSWER = 1 << 1, /* json, output, top, rows, spreadsheet-safe */
	KITH_SHARED_GRAPH = 1 << 2,            /* g, answer */
	KITH_SHARED_ME = 1 << 3,               /* me */
	KITH_SHARED_GROUP = 1 << 4,            /* group */
	KITH_SHARED_CHANCE = 1 << 5,           /* seed, threads */
	KITH_SHARED_METHODS = 1 << 6,          /* methods */
	KITH_SHARED_TODAY = 1 << 7,            /* today */
	KITH_SHARED_FILES = 1 << 8,            /* with READING: several files at once */
	KITH_SHARED_OUTPUT = 1 << 9,           /* output alone, where there is no ANSWER */
	KITH_SHARED_ORDER = 1 << 10,           /* by */
	KITH_SHARED_IMPORT = 1 << 11, /* with FILES: format, everyone, date and status columns */
	KITH_SHARED_APART = 1 << 12,  /* with FILES: each is a time of its own, nothing is merged */
	KITH_SHARED_ANSWER = KITH_SHARED_UNORDERED_ANSWER | KITH_SHARED_ORDER,
};

/* `top` when it is not given: all rows, on a terminal as many as fit. */
#define KITH_TOP_UNSET SIZE_MAX

/* The values of the shared options. */
struct kith_shared_options {
	bool help, version;
	const char *file; /* operand; NULL or "-": standard input */
	bool graph, json, quiet, unweighted, directed, no_header, largest, spreadsheet_safe;
	const char *answer, *output, *methods, *people, *people_column, *aliases;
	const char *undirected; /* NULL, "sum" or "mutual" */
	const char *delimiter, *encoding, *source_column, *target_column, *weight_column,
		*distance_column;
	GPtrArray *where, *where_tie, *rows; /* of char *, or NULL */
	const char *format, *date_column, *status_column;
	bool everyone;
	const char *since, *until, *today;
	const char *me, *group, *by;
	size_t top, seed, threads;
};

/*
 * One run of a tool: what it was asked, where it writes, and what it has read. `out` is standard
 * output or the unfinished file of -o: the shell closes it when the tool succeeds and drops it when
 * it fails, so a tool just writes.
 */
struct kith_job {
	const struct kith_tool *tool;
	struct kith_shared_options shared;
	const void *settings;        /* the tool's own options */
	GPtrArray *files;            /* of const char *: operands */
	GPtrArray *outputs;          /* of kith_output *: all that is being written */
	FILE *in, *out, *notes;      /* standard input; answer or graph; messages for people */
	FILE *answer, *methods;      /* the files of --answer and --methods; NULL: not asked for */
	FILE *dark;                  /* on an errand: see there; or NULL */
	const GString *lines;        /* graph CSV to read in place of a file; or NULL */
	struct kith_matter *matter;  /* what an errand is about; or NULL */
	bool lent;                   /* graph and network are the matter's: see kith_job_own */
	const kith_graph *earlier;   /* an earlier time to be compared with that; or NULL */
	kith_graph **found;          /* on an errand: see its graph; or NULL */
	kith_graph *graph;           /* set by kith_job_read */
	kith_network *network;       /* set by kith_job_read */
	kith_graph *before;          /* set by a tool's `read`: an earlier time; or NULL */
	GPtrArray *group_names;      /* of char *; set by kith_job_groups */
	bool groups_found;           /* set by kith_job_groups: no column, communities computed */
	const char *person, *people; /* what is tied: "person" and "people", unless told */
	const char *group_column;    /* set by kith_job_groups: whose values they are; or NULL */
	GPtrArray *columns_used;     /* of const char *: the answer's columns, for --methods */
	GString *remarks;            /* sentences on how it was done, for --methods */
	GPtrArray *matches;          /* of struct kith_import_match *; set by kith_job_import */
	size_t dropped;              /* rows of ties that the tool itself took off the graph */
	kith_aliases *aliases;       /* who goes by several names, as --aliases says; or NULL */
};

struct kith_example {
	const char *command; /* runs as it stands in the project's top folder; tested */
	const char *says;    /* what it does, one line */
};

struct kith_tool {
	const char *name;
	const char *group;     /* heading in `kith --help`: Read, Understand, Meet, Show */
	enum kith_needs needs; /* what data must have, for `kith check --tools` */
	const char *question;  /* the one line of `kith --help` */
	const char *about;     /* paragraphs for --help and the man page */
	const struct kith_example *examples; /* ends with a NULL command */
	struct kith_option_table options;    /* its own */
	size_t settings_size;                /* of the structure its options point into */
	const void *defaults;                /* initial value of that structure; NULL: zeros */
	unsigned shared;                     /* enum kith_shared */
	void (*prepare)(
		void); /* what may write files of its own, before that is given up; or NULL */
	/* how kith_job_read comes by the graph, where that is not one graph CSV; or NULL */
	kith_graph *(*read)(struct kith_job *job, const struct kith_reading *reading,
		GPtrArray *notes, GError **error);
	bool (*run)(struct kith_job *job, GError **error);
};

/*
 * Reads the graph of the job: file or standard input, --people joined, lenses, direction and
 * weights applied; says on job->notes what was merged and left out. Sets job->graph and
 * job->network.
 */
bool kith_job_read(struct kith_job *job, GError **error);

/* Reads the graph of the job as it stands in its file, --people joined, and says nothing: no lenses
 * are applied, and there is no network. Sets job->graph. Fails as kith_job_read. */
bool kith_job_look(struct kith_job *job, GError **error);

/* Makes the job's graph its own before it is changed; where it was lent the network goes. Fails
 * with KITH_ERROR_SYSTEM. */
bool kith_job_own(struct kith_job *job, GError **error);

/*
 * Keeps the people and ties of the job's graph whose flag is set (as kith_graph_keep) and builds
 * job->network anew.
 */
bool kith_job_keep(
	struct kith_job *job, const uint8_t *people, const uint8_t *ties, GError **error);

/*
 * The file that a KITH_OUTPUT option of the tool's own names. Like job->out it was opened before
 * the tool ran, and gets its name only when it has succeeded: of several files all appear, or none.
 */
kith_output *kith_job_output(const struct kith_job *job, const char *path);

/*
 * Writes the answer as the shared options ask: sorted (--by, else table->order), cut, as CSV, JSON
 * or an aligned table; or with -g the graph with the table's columns on it (and the answer to
 * --answer).
 */
bool kith_job_answer(struct kith_job *job, const struct kith_table *table, GError **error);

/*
 * kith_job_answer where -g puts other findings on the graph than the answer's own: `people` and
 * `ties` (either NULL) are tables about people and merged ties. With neither, -g is refused.
 */
bool kith_job_answer_on(struct kith_job *job, const struct kith_table *answer,
	const struct kith_table *people, const struct kith_table *ties, GError **error);

/* How many rows of an answer that the tool puts in order are printed at most: SIZE_MAX where all
 * are, or the options ask for another order. */
size_t kith_job_rows(const struct kith_job *job);

/* A line for people on job->notes, unless --quiet: "kith TOOL: ...", control characters escaped. */
void kith_job_note(struct kith_job *job, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* A sentence for --methods on how the answer was come by, without the blank before it. */
void kith_job_remark(struct kith_job *job, const char *format, ...) G_GNUC_PRINTF(2, 3);

/*
 * The groups of people by --group (default `community`): a column of the graph, or communities
 * computed when the graph has no column of that default name. `partition` is to be finished by the
 * caller; job->group_names has their names by number, job->groups_found whether they were computed.
 */
bool kith_job_groups(struct kith_job *job, struct kith_partition *partition, GError **error);

/* Tells the matter of an errand what kith_job_groups finds, so that it is found once. Fails with
 * KITH_ERROR_SYSTEM. */
bool kith_job_tell_circles(
	struct kith_job *job, const struct kith_partition *circles, GError **error);

/* The groups a column of the graph makes, as kith_job_groups. */
bool kith_job_column_groups(
	struct kith_job *job, const char *name, struct kith_partition *partition, GError **error);

/* How a tool with KITH_SHARED_IMPORT reads its files. */
struct kith_importing {
	bool gatherings;      /* who came to what as it is, no ties made of it */
	size_t largest_event; /* events of more people tie nobody; 0: no limit */
	int missing;          /* enum kith_import_missing */
};

/* Reads all files and folders of the job, of any format, into one graph. Fails as
 * kith_import_finish. */
kith_graph *kith_job_import(struct kith_job *job, const struct kith_reading *reading,
	const struct kith_importing *how, GPtrArray *notes, GError **error);

/* Reads who came to what: a person and an event, under their usual names, are a tie's ends too.
 * A tool's `read`; fails as kith_graph_read. */
kith_graph *kith_job_read_attendance(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error);

/*
 * Parts what took place on several days under one name (column `date` of ties) into an event a day,
 * labelled by the name; rows without a day stay under it. Where people and events cannot be told
 * apart, nothing changes. Fails with KITH_ERROR_SYSTEM.
 */
bool kith_job_split_events(kith_graph **graph, GError **error);

/*
 * Which people of the graph are events: those whose column `mode` says so, else all who stand as a
 * target. event [graph->n] zeros, out.
 *
 * Fails with KITH_ERROR_DATA where a tie does not join a person and an event.
 */
bool kith_job_events(const struct kith_job *job, uint8_t *event, GError **error);

/*
 * When the events were, by the column `date` of ties, the latest where rows differ.
 *
 * day   [graph->n] out, days since 1970; NAN where not known
 * date  [graph->n] out, the cell of the column that says so; 0 where not known
 *
 * Fails with KITH_ERROR_DATA where a cell is no date, KITH_ERROR_SYSTEM.
 */
bool kith_job_event_days(const struct kith_job *job, const uint8_t *event, double *day,
	uint32_t *date, GError **error);

/* Orders people of a graph (`graph`, a kith_graph *) by name: a kith_partition_compare. */
int kith_job_by_name(uint32_t a, uint32_t b, const void *graph);

/* Most sets of options a tool can have, the end included. */
#define KITH_SETS_MAX 17

/*
 * The tables of options a tool takes, its own first: what is parsed, printed as help, and so on.
 * `shared` and `settings` may be NULL where no values are wanted.
 */
void kith_tool_sets(const struct kith_tool *tool, struct kith_shared_options *shared,
	void *settings, struct kith_option_set sets[KITH_SETS_MAX]);

/* Runs a tool on its arguments (without its name, ending with NULL); returns the exit status. */
int kith_tool_run(const struct kith_tool *tool, char *const *arguments);

/* A graph that errands are about, and what one of them found that others want as well. */
struct kith_matter {
	kith_graph *graph;
	kith_network *network; /* of that, as given: errands that ask for nothing else work on both
				  as they are, weighted or not; or NULL */
	/* Of everybody by all ties, zeros where nobody has asked yet: */
	struct kith_partition circles;   /* as kith_job_groups */
	struct kith_triangles triangles; /* as kith_job_triangles */
	struct kith_betweenness paths;   /* of people and ties, as kith_sampling_find */
};

/* Frees what was found. */
void kith_matter_finish(struct kith_matter *matter);

/* A tool asked by another, in the same process. */
struct kith_errand {
	const char *const *words;    /* its name and arguments, ending with NULL */
	struct kith_matter *matter;  /* takes the place of what it reads */
	const kith_graph *earlier;   /* an earlier time, for what compares two; or NULL */
	FILE *out, *notes;           /* what it answers, tables as CSV, and says */
	kith_graph **graph;          /* gets what -g would print, to be freed; or NULL */
	FILE *dark;                  /* of plot: the same picture for dark ground; or NULL */
	GPtrArray *columns;          /* of char *: gets the columns of its answer; or NULL */
	const char *person, *people; /* what is tied; NULL: people */
	const char *today;           /* as --today; or NULL */
	bool unweighted;             /* as --unweighted */
};

/* Does an errand. Fails as the tool does. */
bool kith_errand_run(const struct kith_errand *errand, GError **error);

/* All tools, in the order of tools.def, ending with NULL. */
extern const struct kith_tool *const kith_tools[];

/* The tool of that name, or NULL. */
const struct kith_tool *kith_tool_find(const char *name);

/* Appends what `kith TOOL --help` prints, `width` screen columns wide. */
void kith_help_tool(const struct kith_tool *tool, size_t width, GString *out);

/* Appends what `kith --help` prints. */
void kith_help_all(size_t width, GString *out);

/* Appends "-n, --top N" as help and manual show it. */
void kith_help_option(const struct kith_option *option, GString *out);

/* Appends the man page of a tool, as roff; of kith itself for NULL. */
void kith_manual_page(const struct kith_tool *tool, GString *out);

/*
 * Appends what may come next on a command line, a line each: the word, and behind a tab what it
 * means where that is told. Names, columns and their values are those of the file on the line.
 *
 * shell  whose line it is: bash, zsh or fish
 * line   its words, the program first, ending with NULL
 * at     which of them is being typed
 *
 * Returns whether anything fits: true and nothing appended where a file would. Cannot fail. Reads
 * at most 32 MiB of the file.
 */
bool kith_candidates(const char *shell, char *const *line, size_t at, GString *out);

/* Shows a bar on a terminal while work that takes over a second goes on; never with --quiet. */
void kith_progress_begin(const struct kith_job *job);

/* No bar from now on: what follows is written, perhaps where the bar stands. */
void kith_progress_end(void);

/* Writes the --methods paragraph, when it is asked for. */
void kith_methods_write(const struct kith_job *job);

#endif
