/* kith triads: how any three people are tied. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/fields.h"
#include "measures/triads.h"

#include <inttypes.h>

/* What a class looks like; without directions there are four. */
static const struct {
	const char *name, *what, *undirected;
} classes[KITH_TRIADS] = {
	[KITH_TRIAD_003] = {"003", "no two of the three are tied", "no two of the three are tied"},
	[KITH_TRIAD_012] = {"012", "one tie one way; the third person stands apart", NULL},
	[KITH_TRIAD_102] = {"102", "one tie both ways; the third person stands apart",
		"two are tied; the third person stands apart"},
	[KITH_TRIAD_021D] = {"021D", "one turns to two who are not tied", NULL},
	[KITH_TRIAD_021U] = {"021U", "two who are not tied turn to the same third", NULL},
	[KITH_TRIAD_021C] = {"021C",
		"a chain: the first turns to the second and the second to the third", NULL},
	[KITH_TRIAD_111D] = {"111D", "two are tied both ways; the third turns to one of them",
		NULL},
	[KITH_TRIAD_111U] = {"111U", "two are tied both ways; one of them turns to the third",
		NULL},
	[KITH_TRIAD_030T] = {"030T", "transitive: a chain whose beginning turns to its end as well",
		NULL},
	[KITH_TRIAD_030C] = {"030C", "a cycle: each turns to the next all the way round", NULL},
	[KITH_TRIAD_201] = {"201", "one is tied both ways to two who are not tied",
		"open: one is tied to two who are not tied"},
	[KITH_TRIAD_120D] = {"120D", "two are tied both ways; the third turns to both", NULL},
	[KITH_TRIAD_120U] = {"120U", "two are tied both ways; both turn to the third", NULL},
	[KITH_TRIAD_120C] = {"120C",
		"two are tied both ways; the third turns to one of them and the other to the third",
		NULL},
	[KITH_TRIAD_210] = {"210", "all are tied; one of the three ties goes one way", NULL},
	[KITH_TRIAD_300] = {"300", "closed: all are tied both ways", "closed: all are tied"},
};

/* The answer's columns, a row a class. */
struct findings {
	struct kith_triads census;
	struct kith_triads_chance chance;
	double share[KITH_TRIADS];
	const char *name[KITH_TRIADS], *what[KITH_TRIADS];
	size_t shown[KITH_TRIADS], rows;
};

/* In full, though it may be longer than a number's usual 10 digits. */
static void count(GString *out, size_t row, const void *data)
{
	const struct findings *findings = data;
	unsigned __int128 left = findings->census.of[row];
	char digits[40], *first = digits + sizeof digits - 1;
	*first = '\0';
	do {
		*--first = (char)('0' + (int)(left % 10));
		left /= 10;
	} while (left);
	g_string_append(out, first);
}

static bool find(const kith_network *network, struct findings *findings, GError **error)
{
	const struct kith_triads_input input = {network->out, network->in, network->both};
	if (!kith_triads_count(&input, &findings->census, error)) {
		return false;
	}
	kith_triads_expect(&input, &findings->census, &findings->chance);
	double all = 0;
	for (size_t row = 0; row < KITH_TRIADS; row++) {
		all += (double)findings->census.of[row];
	}
	for (size_t row = 0; row < KITH_TRIADS; row++) {
		findings->share[row] = (double)findings->census.of[row] / all;
		findings->name[row] = classes[row].name;
		findings->what[row] =
			network->directed ? classes[row].what : classes[row].undirected;
		if (findings->what[row]) {
			findings->shown[findings->rows++] = row;
		}
	}
	return true;
}

static bool run(struct kith_job *job, GError **error)
{
	struct findings found = {0};
	if (!kith_job_read(job, error) || !find(job->network, &found, error)) {
		return false;
	}
	kith_job_remark(job, "A triad is the same whatever its ties weigh.");
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "triad", found.name);
	kith_fields_add_text(fields, "count", count, &found);
	kith_fields_are_values(fields);
	kith_fields_add(fields, "share", found.share);
	kith_fields_add(fields, "expected", found.chance.expected);
	kith_fields_add(fields, "z", found.chance.z);
	kith_fields_add(fields, "what", found.what);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, found.rows);
	table.order = found.shown;
	return kith_job_answer(job, &table, error);
}

static const struct kith_example examples[] = {
	{"kith triads data/community.csv", "all sixteen classes"},
	{"kith triads --undirected data/community.csv", "four, where directions are left aside"},
	{"kith triads --by z -n 3 data/community.csv", "what there is more of than by chance"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_triads = {
	.name = "triads",
	.group = "Understand",
	.needs = KITH_NEEDS_STRUCTURE,
	.question = "how are any three people tied: open, closed, in a cycle?",
	.about = "The triad census: one row a class, of all sets of three people how many are of "
		 "that class. Its name counts the pairs tied both ways, one way and not at all; "
		 "D, U, C and T tell apart what has the same numbers: down, up, cyclic, "
		 "transitive. Without directions four classes remain. share is of all sets of "
		 "three; expected what chance would give if the same numbers of pairs were tied "
		 "both ways, one way and not at all; z how many standard deviations more or fewer "
		 "there are, empty where chance has no choice.\n\n"
		 "Weights are left aside. A tie without direction goes both ways.",
	.examples = examples,
	.shared =
		KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
