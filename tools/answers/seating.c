/* The answer of `kith give --rounds`: who sits at which table in which round. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/seating.h"

#include "answers/fields.h"
#include "introductions/rounds.h"
#include "measures/nearby.h"
#include "wording/reasons.h"

/* Rounds at most. */
#define MOST_ROUNDS 100

/* What it adds that a newcomer sits with somebody who is none. */
#define WORTH_OF_NEWCOMER 0.5

/* What the cells of the answer are made from. */
struct answer {
	const kith_acquaintance *acquaintance;
	const struct kith_guests *guests;
	kith_seating seating;
	uint8_t *first; /* [n * n] the round in which two sit together first, from 1; 0: never */
	struct kith_table_facts facts; /* those of the row found last */
	size_t found;                  /* 1 + that row; 0: none yet */
};

static void answer_finish(struct answer *answer)
{
	kith_seating_finish(&answer->seating);
	kith_table_facts_clear(&answer->facts);
	g_free(answer->first);
}

static bool know_each_other(const struct answer *answer, uint32_t a, uint32_t b)
{
	return kith_csr_find(answer->acquaintance->network->both, a, b) != UINT64_MAX;
}

static bool have_met(const struct kith_guests *guests, uint32_t a, uint32_t b)
{
	return guests->met && kith_csr_find(guests->met, a, b) != UINT64_MAX;
}

/* What it is worth that two sit together. */
static float worth_of(const struct answer *answer, uint32_t a, uint32_t b)
{
	const kith_alike *alike = answer->acquaintance->alike;
	const uint8_t *newcomer = answer->guests->newcomer;
	if (have_met(answer->guests, a, b)) {
		return KITH_WORTH_MET;
	}
	if (know_each_other(answer, a, b) || kith_guests_are_apart(answer->guests, a, b)) {
		return KITH_WORTH_APART;
	}
	double shared = alike->value_count
				? kith_alike_likeness(alike, a, b)
				: kith_nearby_allocation(answer->acquaintance->network->both, a, b);
	bool welcome = newcomer && newcomer[a] != newcomer[b];
	return (float)(MIN(shared, 1) + (welcome ? WORTH_OF_NEWCOMER : 0));
}

static int by_name(gconstpointer a, gconstpointer b, gpointer data)
{
	const kith_acquaintance *acquaintance = data;
	return acquaintance->asking.by_name(
		acquaintance, *(const uint32_t *)a, *(const uint32_t *)b);
}

/* The seats of a row: a table in a round. */
static uint32_t *seats_of(const struct answer *answer, size_t row, size_t *count)
{
	const kith_seating *seating = &answer->seating;
	size_t round = row / seating->tables, table = row % seating->tables;
	*count = seating->start[table + 1] - seating->start[table];
	return &seating->person[round * seating->n + seating->start[table]];
}

/* Puts those at a table in order, and remembers when they sat together first. */
static void settle(struct answer *answer, size_t row)
{
	size_t count, n = answer->seating.n;
	uint32_t *seats = seats_of(answer, row, &count);
	g_qsort_with_data(
		seats, (gint)count, sizeof *seats, by_name, (gpointer)answer->acquaintance);
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < count; j++) {
			uint8_t *first = &answer->first[seats[i] * n + seats[j]];
			if (!*first) {
				*first = (uint8_t)(row / answer->seating.tables + 1);
			}
		}
	}
}

static bool seat(struct answer *answer, struct kith_gathering_plan *plan, GError **error)
{
	size_t n = plan->n;
	g_autofree float *worth = KITH_ARRAY(float, n *n, error);
	answer->first = worth ? KITH_ARRAY(uint8_t, n * n, error) : NULL;
	if (!answer->first) {
		return false;
	}
	for (uint32_t a = 0; a < n; a++) {
		for (uint32_t b = 0; b < a; b++) {
			worth[a * n + b] = worth[b * n + a] = worth_of(answer, a, b);
		}
	}
	plan->worth = worth;
	if (!kith_rounds_seat(plan, &answer->seating, error)) {
		return false;
	}
	for (size_t row = 0; row < plan->rounds * answer->seating.tables; row++) {
		settle(answer, row);
	}
	return true;
}

static void add_names(GPtrArray *pairs, const struct answer *answer, uint32_t a, uint32_t b)
{
	const kith_graph *graph = answer->acquaintance->network->graph;
	g_ptr_array_add(pairs, g_strdup_printf("%s and %s", kith_graph_label(graph, a),
				       kith_graph_label(graph, b)));
}

/* Finds what two at a table are to each other already. */
static void find_bond(struct answer *answer, size_t round, uint32_t a, uint32_t b)
{
	const struct kith_guests *guests = answer->guests;
	struct kith_table_facts *facts = &answer->facts;
	if (have_met(guests, a, b) || answer->first[a * answer->seating.n + b] <= round) {
		add_names(facts->again, answer, a, b);
	} else if (know_each_other(answer, a, b)) {
		add_names(facts->known, answer, a, b);
	} else if (kith_guests_are_colleagues(guests, a, b)) {
		add_names(facts->colleagues, answer, a, b);
	} else if (kith_guests_are_apart(guests, a, b)) {
		add_names(facts->together, answer, a, b);
	}
}

static const struct kith_table_facts *facts_of(const void *data, size_t row)
{
	struct answer *answer = (struct answer *)data;
	if (answer->found == row + 1) {
		return &answer->facts;
	}
	size_t count;
	const uint32_t *seats = seats_of(answer, row, &count);
	const uint8_t *newcomer = answer->guests->newcomer;
	kith_facts_of_table(&answer->facts, answer->acquaintance, seats, count);
	for (size_t i = 0; i < count; i++) {
		if (newcomer && newcomer[seats[i]]) {
			g_ptr_array_add(answer->facts.newcomers, answer->facts.people->pdata[i]);
		}
		for (size_t j = 0; j < i; j++) {
			find_bond(answer, row / answer->seating.tables, seats[j], seats[i]);
		}
	}
	answer->found = row + 1;
	return &answer->facts;
}

static void people(GString *out, size_t row, const void *data)
{
	const struct answer *answer = data;
	size_t count;
	const uint32_t *seats = seats_of(answer, row, &count);
	for (size_t i = 0; i < count; i++) {
		kith_cell_add(out, kith_graph_name(answer->acquaintance->network->graph, seats[i]));
	}
}

static void append_names(GString *out, const GPtrArray *names)
{
	for (guint i = 0; i < names->len; i++) {
		kith_cell_add(out, names->pdata[i]);
	}
}

static void people_label(GString *out, size_t row, const void *answer)
{
	append_names(out, facts_of(answer, row)->people);
}

static void newcomers(GString *out, size_t row, const void *answer)
{
	append_names(out, facts_of(answer, row)->newcomers);
}

static void alike(GString *out, size_t row, const void *answer)
{
	const GPtrArray *common = facts_of(answer, row)->common;
	for (guint i = 0; i < common->len; i++) {
		const struct kith_common_value *value = common->pdata[i];
		g_string_append_printf(out, "%s%s", i ? ";" : "", value->value);
	}
}

/* The values all at the table share, or those that only some do. */
static void append_shared(GString *out, const struct kith_table_facts *facts, bool by_all)
{
	g_autoptr(GPtrArray) shared = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < facts->common->len; i++) {
		const struct kith_common_value *value = facts->common->pdata[i];
		if ((value->who->len == facts->people->len) == by_all) {
			struct kith_shared_value *one = g_new(struct kith_shared_value, 1);
			*one = (struct kith_shared_value){value->column, value->value};
			g_ptr_array_add(shared, one);
		}
	}
	kith_cell_add_shared(out, shared);
}

static void shared_values(GString *out, size_t row, const void *answer)
{
	append_shared(out, facts_of(answer, row), true);
}

static void some_share(GString *out, size_t row, const void *answer)
{
	append_shared(out, facts_of(answer, row), false);
}

static void why(GString *out, size_t row, const void *answer)
{
	kith_reasons_table(out, facts_of(answer, row));
}

/* Figures of the rows, one array after another: round, table, again, known. */
static uint32_t *count_rows(const struct answer *answer, size_t rows, GError **error)
{
	uint32_t *counts = KITH_ARRAY(uint32_t, 4 * rows, error);
	for (size_t r = 0; counts && r < rows; r++) {
		const struct kith_table_facts *facts = facts_of(answer, r);
		counts[r] = (uint32_t)(r / answer->seating.tables + 1);
		counts[rows + r] = (uint32_t)(r % answer->seating.tables + 1);
		counts[2 * rows + r] = facts->again->len;
		counts[3 * rows + r] =
			facts->known->len + facts->colleagues->len + facts->together->len;
	}
	return counts;
}

/* Says who must put up with whom. */
static void note(struct kith_job *job, const uint32_t *counts, size_t rows, bool odd)
{
	size_t again = 0, known = 0;
	for (size_t r = 0; r < rows; r++) {
		again += counts[2 * rows + r];
		known += counts[3 * rows + r];
	}
	if (odd) {
		kith_job_note(job, "the number of people is odd: at table 1 sit three");
	}
	if (again > 0) {
		kith_job_note(job,
			"%zu pair%s meet%s again, as nobody else was found for them; `again` says "
			"at which tables",
			again, again == 1 ? "" : "s", again == 1 ? "s" : "");
	}
	if (known > 0) {
		kith_job_note(job,
			"%zu pair%s of people who know each other or belong together share%s a "
			"table; `known` says at which",
			known, known == 1 ? "" : "s", known == 1 ? "s" : "");
	}
}

/* Each person's table in each round, for -g: round_1, round_2 ... */
static void add_tables(
	GArray *fields, const struct answer *answer, uint32_t *table_of, GPtrArray *names)
{
	const kith_seating *seating = &answer->seating;
	for (size_t row = 0; row < seating->rounds * seating->tables; row++) {
		size_t count, round = row / seating->tables;
		const uint32_t *seats = seats_of(answer, row, &count);
		for (size_t i = 0; i < count; i++) {
			table_of[round * seating->n + seats[i]] =
				(uint32_t)(row % seating->tables + 1);
		}
	}
	for (size_t round = 0; round < seating->rounds; round++) {
		g_ptr_array_add(names, g_strdup_printf("round_%zu", round + 1));
		kith_fields_add(fields, names->pdata[round], table_of + round * seating->n);
	}
}

static void add_columns(
	GArray *fields, const struct answer *answer, const uint32_t *counts, size_t rows)
{
	const struct kith_column *label =
		kith_graph_column(answer->acquaintance->network->graph, "label");
	kith_fields_add(fields, "round", counts);
	kith_fields_add(fields, "table", counts + rows);
	kith_fields_add_text(fields, "people", people, answer);
	kith_fields_add_text(fields, "alike", alike, answer);
	kith_fields_add_text(fields, "shared_values", shared_values, answer);
	kith_fields_set_aside(fields);
	kith_fields_add_text(fields, "some_share", some_share, answer);
	kith_fields_set_aside(fields);
	kith_fields_add_text(fields, "newcomers", newcomers, answer);
	kith_fields_set_aside(fields);
	kith_fields_add(fields, "again", counts + 2 * rows);
	kith_fields_add(fields, "known", counts + 3 * rows);
	if (label && label->person) {
		kith_fields_add_text(fields, "people_label", people_label, answer);
		kith_fields_set_aside(fields);
	}
	kith_fields_add_text(fields, "why", why, answer);
}

static bool print(struct kith_job *job, const struct answer *answer, GError **error)
{
	const kith_seating *seating = &answer->seating;
	size_t rows = seating->rounds * seating->tables;
	g_autofree uint32_t *counts = count_rows(answer, rows, error);
	g_autofree uint32_t *table_of =
		counts ? KITH_ARRAY(uint32_t, seating->rounds * seating->n, error) : NULL;
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) fields = kith_fields_new(), of_people = kith_fields_new();
	if (!table_of) {
		return false;
	}
	size_t seats;
	seats_of(answer, 0, &seats);
	note(job, counts, rows, seats == 3 && seating->tables == seating->n / 2);
	add_columns(fields, answer, counts, rows);
	kith_fields_add_names(of_people, job->graph);
	add_tables(of_people, answer, table_of, names);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, rows);
	struct kith_table people_table = kith_fields_table(of_people, KITH_ROWS_PEOPLE, seating->n);
	return kith_job_answer_on(job, &table, &people_table, NULL, error);
}

static bool check(const struct kith_job *job, const size_t rounds_and_size[2], GError **error)
{
	size_t n = job->graph->n, rounds = rounds_and_size[0], size = rounds_and_size[1];
	if (rounds == 0 || rounds > MOST_ROUNDS) {
		return kith_fail(error, KITH_ERROR_USAGE, "--rounds is %zu; it must be 1 to %d",
			rounds, MOST_ROUNDS);
	}
	if (size < 2) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--group-size is %zu; at a table sit two or more", size);
	}
	if (n > KITH_ROUNDS_MOST_PEOPLE) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"%zu people are more than can be seated at once (%d); pick those who come "
			"with --where",
			n, KITH_ROUNDS_MOST_PEOPLE);
	}
	return n >= 2 || kith_fail(error, KITH_ERROR_NO_ANSWER,
				 "there are no two people here to sit down together");
}

bool kith_seating_answer(struct kith_job *job, const kith_acquaintance *acquaintance,
	const struct kith_guests *guests, const size_t rounds_and_size[2], GError **error)
{
	if (!check(job, rounds_and_size, error)) {
		return false;
	}
	struct answer answer = {.acquaintance = acquaintance, .guests = guests};
	struct kith_gathering_plan plan = {.n = job->graph->n,
		.rounds = rounds_and_size[0],
		.group_size = rounds_and_size[1],
		.seed = job->shared.seed};
	bool done = seat(&answer, &plan, error) && print(job, &answer, error);
	kith_job_remark(job,
		"Seats were found by simulated annealing (seed %zu), so that the sum of worths of "
		"pairs at a table is large: what they share (Jaccard), and %g more for a newcomer "
		"with somebody who is none; %g for pairs who know each other or belong together, "
		"%g each time two meet again.",
		job->shared.seed, WORTH_OF_NEWCOMER, (double)KITH_WORTH_APART,
		(double)KITH_WORTH_MET);
	answer_finish(&answer);
	return done;
}
