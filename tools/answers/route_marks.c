/* The routes of an answer put on the graph: which people and ties are on which, and where. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/route_marks.h"

static uint32_t *unmarked(size_t count, GError **error)
{
	uint32_t *marks = KITH_ARRAY(uint32_t, count, error);
	for (size_t i = 0; marks && i < count; i++) {
		marks[i] = UINT32_MAX;
	}
	return marks;
}

bool kith_route_marks_init(kith_route_marks *marks, const kith_network *network, GError **error)
{
	size_t n = network->graph->n, ties = kith_csr_ties(network->out);
	*marks = (kith_route_marks){.network = network};
	marks->person_route = unmarked(n, error);
	marks->person_step = marks->person_route ? unmarked(n, error) : NULL;
	marks->tie_route = marks->person_step ? unmarked(ties, error) : NULL;
	marks->tie_step = marks->tie_route ? unmarked(ties, error) : NULL;
	return marks->tie_step != NULL;
}

void kith_route_marks_finish(kith_route_marks *marks)
{
	g_free(marks->person_route);
	g_free(marks->person_step);
	g_free(marks->tie_route);
	g_free(marks->tie_step);
}

static void mark(uint32_t *route, uint32_t *step, size_t at, uint32_t rank, unsigned place)
{
	if (route[at] == UINT32_MAX) {
		route[at] = rank;
		step[at] = place;
	}
}

/* Marks a tie whichever way it points: a row that holds both ways goes by one of them. */
static void mark_tie(kith_route_marks *marks, const uint32_t ends[2], uint32_t rank, unsigned place)
{
	const kith_csr *out = marks->network->out;
	for (int turn = 0; turn < 2; turn++) {
		uint32_t from = ends[turn], to = ends[1 - turn];
		uint64_t e = out->directed || from < to ? kith_csr_find(out, from, to) : UINT64_MAX;
		if (e != UINT64_MAX) {
			mark(marks->tie_route, marks->tie_step, kith_csr_tie(out, from, e), rank,
				place);
		}
	}
}

void kith_route_marks_add(
	kith_route_marks *marks, const uint32_t *people, unsigned steps, uint32_t rank)
{
	for (unsigned i = 0; i <= steps; i++) {
		mark(marks->person_route, marks->person_step, people[i], rank, i);
	}
	for (unsigned i = 0; i < steps; i++) {
		mark_tie(marks, people + i, rank, i + 1);
	}
}

static void nothing(GString *out, size_t row, const void *data)
{
	(void)out;
	(void)row;
	(void)data;
}

bool kith_route_marks_answer(struct kith_job *job, const struct kith_table *table,
	const kith_route_marks *marks, const char *name, GError **error)
{
	g_autoptr(GArray) people = kith_fields_new();
	g_autoptr(GArray) ties = kith_fields_new();
	kith_fields_add_names(people, job->graph);
	kith_fields_add(people, name, marks->person_route);
	kith_fields_add(people, "step", marks->person_step);
	kith_fields_add_text(ties, "source", nothing, NULL);
	kith_fields_add_text(ties, "target", nothing, NULL);
	kith_fields_add(ties, name, marks->tie_route);
	kith_fields_add(ties, "step", marks->tie_step);
	struct kith_table on_people = kith_fields_table(people, KITH_ROWS_PEOPLE, job->graph->n);
	struct kith_table on_ties =
		kith_fields_table(ties, KITH_ROWS_TIES, kith_csr_ties(job->network->out));
	return kith_job_answer_on(job, table, &on_people, &on_ties, error);
}
