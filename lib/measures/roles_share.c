/* The kinds of brokerage between groups: ways shared among all who stand on them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/blocks.h"
#include "measures/roles_inside.h"

/* People whose ways are followed in one go. Fixed, so that sums are the same for any threads. */
enum { PEOPLE_AT_ONCE = 64, MEMORY = 1 << 28 };

/* Shares in the making. */
struct job {
	const struct kith_roles_input *input;
	struct kith_roles *shares;
};

/* One who is followed: a's ways, and what they give those next to a. */
struct worker {
	uint32_t *rivals;  /* [n] people between a and c; 0 where c is no end of an open way */
	uint32_t *pointed; /* [n] a + 1 where a points at or is */
	GArray *given;     /* of struct gift, in order of a */
};

struct gift {
	uint32_t to;
	uint32_t role;
	double share;
};

static void worker_close(void *data)
{
	struct worker *worker = data;
	if (worker) {
		g_free(worker->rivals);
		g_free(worker->pointed);
		g_array_unref(worker->given);
		g_free(worker);
	}
}

static void *worker_open(void *data, GError **error)
{
	const struct job *job = data;
	size_t n = job->input->out->n;
	struct worker *worker = g_new0(struct worker, 1);
	worker->given = g_array_new(FALSE, FALSE, sizeof(struct gift));
	worker->rivals = KITH_ARRAY(uint32_t, n, error);
	worker->pointed = worker->rivals ? KITH_ARRAY(uint32_t, n, error) : NULL;
	if (!worker->pointed) {
		worker_close(worker);
		return NULL;
	}
	return worker;
}

/* How the contacts of b are gone through: what is done with each c at the end of an open way. */
typedef void (*at_end)(struct worker *worker, uint32_t c, double *share);

static void count_rival(struct worker *worker, uint32_t c, double *share)
{
	(void)share;
	worker->rivals[c]++;
}

static void take_share(struct worker *worker, uint32_t c, double *share)
{
	share[0] += 1.0 / worker->rivals[c];
}

static void wipe(struct worker *worker, uint32_t c, double *share)
{
	(void)share;
	worker->rivals[c] = 0;
}

/* Goes to the end of every open way a -> b -> c, with the shares of b by role. */
static void follow(const struct job *job, struct worker *worker, const uint32_t way[2], at_end act,
	double share[KITH_ROLE_TOTAL])
{
	const kith_csr *out = job->input->out;
	const uint32_t *group = job->input->groups->of;
	uint32_t a = way[0], b = way[1];
	for (uint64_t f = out->start[b]; f < out->start[b + 1]; f++) {
		uint32_t c = out->to[f];
		if (group[c] != KITH_NO_GROUP && worker->pointed[c] != a + 1) {
			act(worker, c, &share[kith_roles_of(group[a], group[b], group[c])]);
		}
	}
}

static void follow_all(const struct job *job, struct worker *worker, uint32_t a, at_end act)
{
	const kith_csr *out = job->input->out;
	for (uint64_t e = out->start[a]; e < out->start[a + 1]; e++) {
		uint32_t b = out->to[e];
		double share[KITH_ROLE_TOTAL] = {0};
		if (job->input->groups->of[b] == KITH_NO_GROUP) {
			continue;
		}
		follow(job, worker, (uint32_t[]){a, b}, act, share);
		for (uint32_t role = 0; role < KITH_ROLE_TOTAL; role++) {
			if (share[role] > 0) {
				struct gift gift = {b, role, share[role]};
				g_array_append_val(worker->given, gift);
			}
		}
	}
}

static void work(void *data, void *scratch, size_t block)
{
	const struct job *job = data;
	struct worker *worker = scratch;
	const kith_csr *out = job->input->out;
	size_t end = MIN((block + 1) * PEOPLE_AT_ONCE, out->n);
	g_array_set_size(worker->given, 0);
	for (uint32_t a = (uint32_t)(block * PEOPLE_AT_ONCE); a < end; a++) {
		if (job->input->groups->of[a] == KITH_NO_GROUP) {
			continue;
		}
		worker->pointed[a] = a + 1;
		for (uint64_t e = out->start[a]; e < out->start[a + 1]; e++) {
			worker->pointed[out->to[e]] = a + 1;
		}
		follow_all(job, worker, a, count_rival);
		follow_all(job, worker, a, take_share);
		follow_all(job, worker, a, wipe);
	}
}

static void gather(void *data, void *scratch, size_t block)
{
	(void)block;
	struct job *job = data;
	const struct worker *worker = scratch;
	for (guint k = 0; k < worker->given->len; k++) {
		const struct gift *gift = &g_array_index(worker->given, struct gift, k);
		job->shares->of[gift->role][gift->to] += gift->share;
	}
}

/* Ways that are followed, open or not. */
static double count_ways(const struct kith_roles_input *input)
{
	double ways = 0;
	for (size_t b = 0; b < input->out->n; b++) {
		ways += (double)kith_csr_degree(input->in, b) * kith_csr_degree(input->out, b);
	}
	return ways;
}

bool kith_roles_share(
	const struct kith_roles_input *input, struct kith_roles *shares, GError **error)
{
	size_t n = input->out->n;
	struct kith_roles found;
	if (!kith_roles_init(&found, input->groups, error)) {
		return false;
	}
	struct job job = {input, &found};
	struct kith_blocks blocks = {.count = (n + PEOPLE_AT_ONCE - 1) / PEOPLE_AT_ONCE,
		.bytes = 2 * n * sizeof(uint32_t),
		.budget = MEMORY,
		.steps = 3 * count_ways(input),
		.open = worker_open,
		.work = work,
		.gather = gather,
		.close = worker_close};
	if (!kith_blocks_run(&blocks, &job, error)) {
		kith_roles_finish(&found);
		return false;
	}
	kith_roles_total(&found, n);
	*shares = found;
	return true;
}
