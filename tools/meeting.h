/* What the tools about introductions have in common. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_MEETING_H
#define KITH_MEETING_H

#include "acquaintance.h"
#include "tool.h"

/* How far and through whom word may travel; a member of a tool's settings. */
struct kith_meeting {
	size_t max_steps, knows;
	double decay;
	bool either_way;
	const char *recent, *like;
};

/* Their initial values. */
#define KITH_MEETING_DEFAULTS                                                                      \
	{                                                                                          \
		.max_steps = 3, .knows = 2, .decay = 1                                             \
	}

/* clang-format off */

/* Their options, for the table of a tool with settings of `type` that has them as `member`. */
#define KITH_MEETING_OPTIONS(type, member) \
	{"max-steps", 0, KITH_OPTION_COUNT, offsetof(type, member.max_steps), "N", \
		"ties on a route at most (default: 3, two people in between)", NULL}, \
	{"decay", 0, KITH_OPTION_NUMBER, offsetof(type, member.decay), "FACTOR", \
		"lower a route's chance by this for every person in between (default: 1)", NULL}, \
	{"recent", 0, KITH_OPTION_TEXT, offsetof(type, member.recent), "HALFLIFE", \
		"halve a tie's chance for every such time since its date: 2y, 6m, 90d", NULL}, \
	{"either-way", 0, KITH_OPTION_FLAG, offsetof(type, member.either_way), NULL, \
		"let one-way ties lead both ways", NULL}, \
	{"knows", 0, KITH_OPTION_COUNT, offsetof(type, member.knows), "N", \
		"people who met at events know each other from N on (default: 2; column events)", \
		NULL}, \
	{"like", 0, KITH_OPTION_TEXT, offsetof(type, member.like), "COLUMNS", \
		"what makes people alike: field,goal (default: all columns of words)", NULL}

/* clang-format on */

/* Says once, in the help of every tool that prints one, what a chance is. */
#define KITH_MEETING_CHANCE                                                                        \
	"The chance of a route is the product of its ties' chances and of the willingness of the " \
	"people in between. A tie's chance is its column `chance`, else w/(w + median w) of its "  \
	"weight: without such a column it is a guide for ordering, not a measured probability. A " \
	"person's columns `willing` (0 to 1) and `load` (introductions already asked of them) "    \
	"lower it to willing/(1 + load); being well connected earns nothing."

/*
 * Reads the job's graph and how people know one another in it. Pairs who met at fewer events than
 * it takes to know each other are not tied.
 */
kith_acquaintance *kith_meeting_open(
	struct kith_job *job, const struct kith_meeting *meeting, GError **error);

/* The person asking: `from`, else --me. Fails with KITH_ERROR_USAGE when there is neither. */
bool kith_meeting_me(
	const struct kith_job *job, const char *from, uint32_t *person, GError **error);

/* Adds the people of these names (char *; NULL: none) to `people` (of uint32_t), each once. */
bool kith_meeting_people(
	const struct kith_job *job, const GPtrArray *names, GArray *people, GError **error);

/* Adds everyone who fits all conditions (char *), but for `me`, to `people`, each once. */
bool kith_meeting_where(const struct kith_job *job, const GPtrArray *conditions, uint32_t me,
	GArray *people, GError **error);

#endif
