/* Ties: over how many circles each of them disperses. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "base/blocks.h"
#include "csr/forward.h"
#include "measures/strength.h"

enum {
	STEPS_A_TIE = 300,   /* about, to tell whether threads are worth it */
	BYTES_A_TIE = 8,     /* what all threads may hold together for everybody */
	PEOPLE_AT_ONCE = 64, /* whose contacts are looked at in one go */
};

/* The network among u's contacts, who go by their places in u's row. */
struct circle {
	uint32_t *place; /* [n] place + 1 of u's contacts, else 0 */
	size_t people;   /* contacts there are */
	uint64_t *start; /* [largest + 1] */
	uint32_t *to;    /* [ends] who is tied to whom among them */
	size_t ends;     /* for how many ends of ties there is room */
	uint32_t *ways;  /* [largest] contacts of s and t, for one s, as far as they are counted */
	uint32_t *through; /* [largest] the last of these contacts */
	uint32_t *met;     /* [largest] those with ways */
	uint64_t *apart;   /* [largest] pairs that only the contact joins */
	GError *error;     /* memory ran out */
};

/* What all threads work on. */
struct job {
	const kith_forward *forward;
	const uint8_t *from_larger;
	double *dispersion;
	size_t largest; /* most contacts of anybody */
	GError *error;  /* the first thread's that ran out of memory */
};

static void circle_close(void *worker)
{
	struct circle *circle = worker;
	if (circle) {
		g_free(circle->place);
		g_free(circle->start);
		g_free(circle->to);
		g_free(circle->ways);
		g_free(circle->through);
		g_free(circle->met);
		g_free(circle->apart);
		g_clear_error(&circle->error);
		g_free(circle);
	}
}

static void *circle_open(void *data, GError **error)
{
	const struct job *job = data;
	size_t room = job->largest;
	struct circle *circle = g_new0(struct circle, 1);
	bool ready = (circle->place = KITH_ARRAY(uint32_t, job->forward->csr->n, error)) &&
		     (circle->start = KITH_ARRAY(uint64_t, room + 1, error)) &&
		     (circle->ways = KITH_ARRAY(uint32_t, room, error)) &&
		     (circle->through = KITH_ARRAY(uint32_t, room, error)) &&
		     (circle->met = KITH_ARRAY(uint32_t, room, error)) &&
		     (circle->apart = KITH_ARRAY(uint64_t, room, error));
	if (!ready) {
		g_clear_pointer(&circle, circle_close);
	}
	return circle;
}

/* Goes through the ties among u's contacts: counts them by place, or enters them. */
static void each_tie(const kith_forward *forward, struct circle *circle, uint32_t u, bool enter)
{
	const kith_csr *csr = forward->csr;
	const uint32_t *row = csr->to + csr->start[u];
	for (uint32_t p = 0; p < circle->people; p++) {
		for (uint64_t slot = forward->start[row[p]]; slot < forward->start[row[p] + 1];
			slot++) {
			uint32_t q = circle->place[forward->after[slot]];
			if (q && enter) {
				circle->to[circle->start[p]++] = q - 1;
				circle->to[circle->start[q - 1]++] = p;
			} else if (q) {
				circle->start[p]++;
				circle->start[q - 1]++;
			}
		}
	}
}

static bool make_room(struct circle *circle, size_t ends)
{
	if (ends > circle->ends) {
		uint32_t *moved =
			kith_array_resize(circle->to, 2 * ends, sizeof *moved, &circle->error);
		if (!moved) {
			return false;
		}
		circle->to = moved;
		circle->ends = 2 * ends;
	}
	return true;
}

/* The rows of the network among u's contacts. */
static bool draw_circle(const kith_forward *forward, struct circle *circle, uint32_t u)
{
	uint64_t sum = 0;
	memset(circle->start, 0, (circle->people + 1) * sizeof *circle->start);
	each_tie(forward, circle, u, false);
	for (size_t p = 0; p <= circle->people; p++) {
		uint64_t count = circle->start[p];
		circle->start[p] = sum;
		sum += count;
	}
	if (!make_room(circle, sum)) {
		return false;
	}
	each_tie(forward, circle, u, true);
	memmove(circle->start + 1, circle->start, circle->people * sizeof *circle->start);
	circle->start[0] = 0;
	return true;
}

/*
 * Pairs s < t that are not tied and have exactly one contact in common among u's: they count for
 * that contact. More than one way counts like a tie: as too many.
 */
static void count_apart(struct circle *circle, uint32_t s)
{
	const uint64_t *start = circle->start;
	size_t met = 0;
	for (uint64_t e = start[s]; e < start[s + 1]; e++) {
		uint32_t v = circle->to[e];
		for (uint64_t f = start[v]; f < start[v + 1]; f++) {
			uint32_t t = circle->to[f];
			if (t > s && !circle->ways[t]++) {
				circle->met[met++] = t;
			}
			circle->through[t] = v;
		}
	}
	for (uint64_t e = start[s]; e < start[s + 1]; e++) {
		circle->ways[circle->to[e]] += circle->ways[circle->to[e]] > 0;
	}
	for (size_t k = 0; k < met; k++) {
		uint32_t t = circle->met[k];
		circle->apart[circle->through[t]] += circle->ways[t] == 1;
		circle->ways[t] = 0;
	}
}

static void disperse(const struct job *job, struct circle *circle, uint32_t u)
{
	const kith_csr *csr = job->forward->csr;
	const uint32_t *row = csr->to + csr->start[u];
	circle->people = kith_csr_degree(csr, u);
	for (uint32_t p = 0; p < circle->people; p++) {
		circle->place[row[p]] = p + 1;
	}
	if (draw_circle(job->forward, circle, u)) {
		memset(circle->apart, 0, circle->people * sizeof *circle->apart);
		for (uint32_t s = 0; s < circle->people; s++) {
			count_apart(circle, s);
		}
	}
	for (uint32_t p = 0; p < circle->people; p++) {
		uint32_t low = MIN(u, row[p]), high = MAX(u, row[p]);
		uint64_t e = u < row[p] ? csr->start[u] + p : kith_csr_find(csr, low, high);
		uint64_t tie = kith_csr_tie(csr, low, e);
		if ((job->from_larger && job->from_larger[tie]) == (u == high)) {
			job->dispersion[tie] = (double)circle->apart[p];
		}
		circle->place[row[p]] = 0;
	}
}

static void work(void *data, void *worker, size_t block)
{
	struct job *job = data;
	struct circle *circle = worker;
	size_t end = MIN((block + 1) * PEOPLE_AT_ONCE, job->forward->csr->n);
	for (size_t u = block * PEOPLE_AT_ONCE; u < end && !circle->error; u++) {
		disperse(job, circle, (uint32_t)u);
	}
	if (circle->error) {
#pragma omp critical(kith_dispersion)
		if (!job->error) {
			job->error = g_steal_pointer(&circle->error);
		}
		g_clear_error(&circle->error);
	}
}

static bool disperse_all(struct job *job, GError **error)
{
	size_t n = job->forward->csr->n, ties = kith_csr_ties(job->forward->csr);
	struct kith_blocks blocks = {
		.count = (n + PEOPLE_AT_ONCE - 1) / PEOPLE_AT_ONCE,
		.bytes = n * sizeof(uint32_t),
		.budget = ties * BYTES_A_TIE,
		.steps = (double)ties * STEPS_A_TIE,
		.open = circle_open,
		.work = work,
		.close = circle_close,
	};
	bool done = kith_blocks_run(&blocks, job, error);
	if (job->error) {
		g_propagate_error(error, job->error);
	}
	return done && !job->error;
}

bool kith_strength_dispersion(
	const kith_csr *csr, const uint8_t *from_larger, double *dispersion, GError **error)
{
	g_autoptr(kith_forward) forward = kith_forward_new(csr, error);
	if (!forward) {
		return false;
	}
	struct job job = {.forward = forward, .from_larger = from_larger, .dispersion = dispersion};
	for (size_t i = 0; i < csr->n; i++) {
		job.largest = MAX(job.largest, kith_csr_degree(csr, i));
	}
	return disperse_all(&job, error);
}
