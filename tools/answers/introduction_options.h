/* What the tools about introductions have in common. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_INTRODUCTION_OPTIONS_H
#define KITH_INTRODUCTION_OPTIONS_H

#include "introductions/acquaintance.h"
#include "introductions/wanted.h"
#include "cli/tool.h"

/* How far and through whom word may travel; a member of a tool's settings. */
struct kith_introduction_options {
	size_t max_steps, knows;
	double decay;
	bool either_way;
	const char *recent, *like;
};

/* Whom to reach, and whom not to trouble; another member of a tool's settings. */
struct kith_target_options {
	GPtrArray *to, *to_where, *avoid; /* of char *, or NULL */
	const char *to_file, *to_column;
};

/* The people these are. */
typedef struct kith_targets {
	GArray *people, *avoid; /* of uint32_t */
	kith_wanted_list list;  /* of --to-file: the lines `people` stand for, one after another */
	size_t *group;          /* [lines + 1] where theirs begin among people; NULL: no file */
} kith_targets;

static inline void kith_targets_finish(kith_targets *targets)
{
	g_clear_pointer(&targets->people, g_array_unref);
	g_clear_pointer(&targets->avoid, g_array_unref);
	kith_wanted_list_finish(&targets->list);
	g_clear_pointer(&targets->group, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(kith_targets, kith_targets_finish)

/* Their initial values. */
#define KITH_INTRODUCTION_DEFAULTS                                                                 \
	{                                                                                          \
		.max_steps = 3, .knows = 2, .decay = 1                                             \
	}

/* clang-format off */

/* Their options, for the table of a tool with settings of `type` that has them as `member`. */
#define KITH_INTRODUCTION_OPTIONS(type, member) \
	KITH_COUNT("max-steps", 0, type, member.max_steps, "N", \
		"ties on a route at most (default: 3, two people in between)"), \
	KITH_NUMBER("decay", 0, type, member.decay, "FACTOR", \
		"lower a route's chance by this for every person in between (default: 1)"), \
	KITH_TEXT("recent", 0, type, member.recent, "HALFLIFE", \
		"halve a tie's chance for every such time since its date: 2y, 6m, 90d"), \
	KITH_FLAG("either-way", 0, type, member.either_way, \
		"let one-way ties lead back as well; those that run both ways stay as they are"), \
	KITH_COUNT("knows", 0, type, member.knows, "N", \
		"people who met at events know each other from N on (default: 2; column events)"), \
	KITH_TEXT("like", 0, type, member.like, "COLUMNS", \
		"what makes people alike: field,goal (default: all columns of words)")

#define KITH_TARGET_OPTIONS(type, member, otherwise) \
	KITH_TEXTS("to", 0, type, member.to, "NAME", \
		"whom to reach; repeated, " otherwise), \
	KITH_TEXTS("to-where", 0, type, member.to_where, "'COLUMN=VALUE'", \
		"reach people who fit, as in --where: a circle, a field"), \
	KITH_FILE("to-file", 0, type, member.to_file, "FILE", \
		"reach each of many: a file of people or organisations, a name a line or a column"), \
	KITH_COLUMN("to-column", 0, type, member.to_column, "COLUMN", \
		"where people's organisations stand (default: company, employer, ...)"), \
	KITH_TEXTS("avoid", 0, type, member.avoid, "NAME", \
		"leave them out of it")

/* clang-format on */

/* Says once, in the help of every tool that has it, what --to-file reads and how it matches. */
#define KITH_TO_FILE_ABOUT                                                                         \
	"--to-file reads a list of people and organisations: a name a line, or a table with a "    \
	"column name, person, company, employer or the like. A name is that of a person, else "    \
	"of an organisation that people have in their column company, employer, organisation, "    \
	"affiliation, firm, workplace, institution, firma, entreprise, empresa or the like (or "   \
	"--to-column): any of its people will "                                                    \
	"do. `match` is exact where names differ in case and accents at most, strong where they "  \
	"differ in a legal form (GmbH, Ltd, Inc., S.A., AB), blanks or marks, in und for & or ue " \
	"for ü, "                                                                                 \
	"weak where one is part of the other, whole words of it, or its initials; Apple is never " \
	"Appleton."

/* Says once, in the help of every tool that prints one, what a chance is and who is known. */
#define KITH_INTRODUCTION_CHANCE                                                                   \
	"The chance of a route is the product of its ties' chances and of the willingness of the " \
	"people in between. A tie's chance is its column `chance`, else w/(w + median w) of its "  \
	"weight: without such a column it is a guide for ordering, not a measured probability. A " \
	"person's columns `willing` (0 to 1) and `load` (introductions already asked of them) "    \
	"lower it to willing/(1 + load); being well connected earns nothing. Somebody is known "   \
	"to "                                                                                      \
	"you when a tie runs from you to them or back; routes follow directions, with "            \
	"--either-way also back along one-way ties, each as likely as forwards."

/*
 * Reads the job's graph, unless it has been read, and how people know one another in it. Pairs who
 * met at fewer events than it takes to know each other are not tied.
 */
kith_acquaintance *kith_introduction_open(
	struct kith_job *job, const struct kith_introduction_options *options, GError **error);

/*
 * The asking of `from`, else --me, without targets. Fails with KITH_ERROR_USAGE when there is
 * neither, or no such person.
 */
bool kith_introduction_asking(const struct kith_job *job, kith_acquaintance *acquaintance,
	const char *from, struct kith_asking *asking, GError **error);

/*
 * Points the asking, which borrows it, at the people the options name, the asker left out; at
 * everyone when they name nobody; with --to-file at whom its lines mean, which may be nobody. Fails
 * with KITH_ERROR_USAGE when somebody is not there or both to be reached and to be avoided,
 * KITH_ERROR_NO_ANSWER when nobody but the asker fits.
 */
bool kith_introduction_targets(const struct kith_job *job,
	const struct kith_target_options *options, struct kith_asking *asking,
	kith_targets *targets, GError **error);

/* Fails with KITH_ERROR_NO_ANSWER and what to do when nobody leads to the targets. */
bool kith_introduction_nobody(struct kith_job *job, const kith_acquaintance *acquaintance,
	const struct kith_asking *asking, GError **error);

/* The circles people are in and what they are called; neither in large graphs without the column.
 */
typedef struct kith_circles {
	struct kith_partition partition;
	const struct kith_partition *of; /* &partition, or NULL: not known */
	char **names;                    /* by number; NULL: not known */
} kith_circles;

void kith_circles_finish(kith_circles *circles);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(kith_circles, kith_circles_finish)

/* Finds the circles by --group, or communities where there are not too many ties to. */
bool kith_introduction_circles(struct kith_job *job, kith_circles *circles, GError **error);

#endif
