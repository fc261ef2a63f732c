/* kith give: whom could be introduced to each other? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/give.h"

#include "answers/fact_columns.h"
#include "answers/guests.h"
#include "answers/introduction_options.h"
#include "answers/seating.h"
#include "graph/person.h"
#include "wording/nobody.h"
#include "wording/reasons.h"

/* Pairs of one's contacts, unless --top asks for more. */
#define MOST_PAIRS ((size_t)10000)

/* Pairs a host puts one person in at most, and of everybody together. */
#define MOST_EACH ((size_t)100)
#define MOST_EACH_IN_ALL ((size_t)1 << 24)

struct settings {
	struct kith_introduction_options introductions;
	struct kith_guest_options guests;
	size_t each, rounds, group_size;
	bool everyone;
};

static const struct kith_option options[] = {
	KITH_COUNT("each", 0, struct settings, each, "N",
		"for a host: nobody is in more than N pairs (default: 2)"),
	KITH_FLAG("everyone", 0, struct settings, everyone,
		"pairs of everyone, for a host, though KITH_ME is set"),
	KITH_COUNT("rounds", 0, struct settings, rounds, "R",
		"seat everybody in R rounds, so that nobody meets twice"),
	KITH_COUNT("group-size", 0, struct settings, group_size, "N",
		"with --rounds: people at a table (default: 2)"),
	KITH_GUEST_OPTIONS(struct settings, guests),
	KITH_INTRODUCTION_OPTIONS(struct settings, introductions),
};

static const struct kith_example examples[] = {
	{"kith give data/community.csv --me 'Amara Okafor' -n 3",
		"pairs of your contacts you could bring together"},
	{"kith give data/community.csv -n 5", "for the host of a community: newcomers first"},
	{"kith give data/community.csv --where city=Leeds --like goal,interests --each 1",
		"one partner for everyone in a city, by goals and interests"},
	{"kith give data/community.csv --where city=Leeds --rounds 3 --group-size 4",
		"who sits with whom at an evening of three rounds"},
	{NULL, NULL},
};

/* What the cells of the answer are made from. */
struct answer {
	const kith_acquaintance *acquaintance;
	const GArray *pairs;
	bool you;
};

static const struct kith_pair *pair_at(const void *answer, size_t row)
{
	return &g_array_index(((const struct answer *)answer)->pairs, struct kith_pair, row);
}

static void name(GString *out, const struct answer *answer, uint32_t person)
{
	if (person != KITH_NOBODY) {
		g_string_append(out, kith_graph_name(answer->acquaintance->network->graph, person));
	}
}

static void first(GString *out, size_t row, const void *answer)
{
	name(out, answer, pair_at(answer, row)->first);
}

static void second(GString *out, size_t row, const void *answer)
{
	name(out, answer, pair_at(answer, row)->second);
}

static void introducer(GString *out, size_t row, const void *answer)
{
	name(out, answer, pair_at(answer, row)->introducer);
}

static void find_facts(struct kith_meeting_facts *facts, size_t row, const void *data)
{
	const struct answer *answer = data;
	kith_facts_of_pair(facts, answer->acquaintance, pair_at(answer, row), answer->you);
}

static bool print(struct kith_job *job, const struct answer *answer, GError **error)
{
	static const char *const facts[] = {"shared_values", "mutual_names", NULL};
	static const char *const people[] = {"first", "second", "introducer", NULL};
	const kith_csr *both = answer->acquaintance->network->both;
	size_t rows = answer->pairs->len;
	g_autofree uint32_t *counts = KITH_ARRAY(uint32_t, 3 * rows, error);
	g_autofree double *near = counts ? KITH_ARRAY(double, rows, error) : NULL;
	g_auto(kith_fact_rows) found = {find_facts, kith_reasons_giving, answer, {0}, 0, NULL};
	g_autoptr(GArray) fields = kith_fields_new();
	if (!near) {
		return false;
	}
	for (size_t r = 0; r < rows; r++) {
		const struct kith_pair *pair = pair_at(answer, r);
		counts[r] = (uint32_t)r + 1;
		counts[rows + r] = kith_csr_degree(both, pair->first);
		counts[2 * rows + r] = kith_csr_degree(both, pair->second);
		near[r] = pair->near;
	}
	kith_fields_add(fields, "rank", counts);
	kith_fields_add_text(fields, "first", first, answer);
	kith_fields_add_text(fields, "second", second, answer);
	kith_fields_add_text(fields, "introducer", introducer, answer);
	kith_fields_add(fields, "mutual", near);
	kith_fields_add_text(fields, "alike", kith_fact_alike, &found);
	kith_fields_add(fields, "first_degree", counts + rows);
	kith_fields_set_aside(fields);
	kith_fields_add(fields, "second_degree", counts + 2 * rows);
	kith_fields_set_aside(fields);
	kith_fields_add_facts(fields, job->graph, facts, people, &found);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, rows);
	return kith_job_answer(job, &table, error);
}

/* The best pairs of the asker's contacts; says so when these are not all. */
static GArray *among_contacts(struct kith_job *job, const struct kith_asking *asking,
	const kith_alike *alike, const struct kith_guests *guests, GError **error)
{
	size_t top = job->shared.top == KITH_TOP_UNSET ? 0 : job->shared.top;
	size_t limit = MAX(top, MOST_PAIRS);
	GArray *pairs = kith_give_among_contacts(asking, alike, guests, limit, error);
	if (pairs && pairs->len == limit && limit > top) {
		kith_job_note(job,
			"these are the %zu pairs with most in common; there may be more, which "
			"--top finds",
			limit);
	}
	return pairs;
}

/* --each, but no more than makes an answer one can read; says so. */
static size_t limit_each(struct kith_job *job)
{
	const struct settings *settings = job->settings;
	size_t most = CLAMP(MOST_EACH_IN_ALL / (job->graph->n + 1), 2, MOST_EACH);
	if (settings->each <= most) {
		return settings->each;
	}
	kith_job_note(job, "--each is %zu; nobody is put in more than %zu pairs here",
		settings->each, most);
	return most;
}

/* Pairs of one's contacts or, for a host, of everybody. */
static bool pair(struct kith_job *job, kith_acquaintance *acquaintance,
	const struct kith_guests *guests, GError **error)
{
	const struct settings *settings = job->settings;
	const kith_alike *alike = acquaintance->alike;
	bool you = job->shared.me && !settings->everyone;
	uint32_t me = KITH_NOBODY;
	if (you && !kith_graph_person(job->graph, job->shared.me, &me, error)) {
		return false;
	}
	struct kith_asking asking = kith_acquaintance_asking(acquaintance, me);
	g_autoptr(GArray) pairs = you ? among_contacts(job, &asking, alike, guests, error)
				      : kith_give_among_all(&asking, alike, guests, limit_each(job),
						kith_job_rows(job), error);
	if (!pairs || pairs->len > 0) {
		struct answer answer = {acquaintance, pairs, you};
		return pairs && print(job, &answer, error);
	}
	g_autoptr(GString) words = g_string_new(NULL);
	kith_nobody_to_introduce(
		words, acquaintance, you, "kith meet finds people for you to meet");
	return kith_fail(error, KITH_ERROR_NO_ANSWER, "%s", words->str);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	const size_t rounds_and_size[] = {MAX(settings->rounds, 1), settings->group_size};
	bool seats = settings->rounds > 0 || settings->group_size != 2;
	g_auto(kith_guest_list) list = {0};
	if (!kith_job_read(job, error) || !kith_guest_list_read(job, &settings->guests,
						  settings->introductions.knows, &list, error)) {
		return false;
	}
	g_autoptr(kith_acquaintance) acquaintance =
		kith_introduction_open(job, &settings->introductions, error);
	if (!acquaintance) {
		return false;
	}
	return seats ? kith_seating_answer(job, acquaintance, &list.guests, rounds_and_size, error)
		     : pair(job, acquaintance, &list.guests, error);
}

const struct kith_tool kith_tool_give = {
	.name = "give",
	.group = "Meet",
	.needs = KITH_NEEDS_PAIRS,
	.question = "whom could be introduced to each other?",
	.about =
		"Pairs of people who do not know each other and have something to share. With "
		"--me they are among your contacts, ordered by what they share (Jaccard), then by "
		"mutual contacts (`mutual`, resource allocation): never by what you gain or "
		"lose. `why` says when you are the only one who knows both. Without --me they "
		"are for the host of a community: people with the fewest ties come first, each "
		"in at most --each pairs, and `introducer` is the mutual contact likeliest to "
		"bring them together, or empty. Ask both before you introduce them: `kith draft` "
		"writes the letter. Without attributes mutual contacts "
		"decide. Among very many people, each is compared with those who share their "
		"rarest values; of your contacts the 10000 best pairs are kept, or as many as "
		"--top asks for.\n\n--rounds seats everybody (pick who comes with --where), at one "
		"table a round, and prints a row a table; with -g everybody's tables stand on the "
		"graph as round_1, round_2 ... Tables are of --group-size or one less, of pairs "
		"one of three where the number is odd. What is sought is the largest sum, over "
		"all pairs at a table, of what they share (Jaccard; without attributes mutual "
		"contacts), and 0.5 more for a newcomer with somebody who is none; a pair who "
		"has met before or meets again counts -4096, one who know each other already or "
		"are of one company -64. It is found by annealing, from --seed: on small "
		"gatherings within a twentieth of the best of all seatings.\n\nPeople of one "
		"company (legal forms aside) and those who came to each event together, two or "
		"more, are not introduced, unless with --colleagues. Nor are those who have met "
		"by --met FILE: any list of pairs, an answer of `kith give` (with --rounds as "
		"well), or who came to what, where --knows events together make people "
		"acquainted and one at the same `table` does.\n\n" KITH_FACT_COLUMNS_ABOUT,
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults =
		&(const struct settings){
			.introductions = KITH_INTRODUCTION_DEFAULTS, .each = 2, .group_size = 2},
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_ME | KITH_SHARED_METHODS |
		  KITH_SHARED_TODAY | KITH_SHARED_GRAPH | KITH_SHARED_CHANCE,
	.run = run,
};
