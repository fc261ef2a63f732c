/* Triangles: how many contacts the two ends of each tie share, and how much runs through them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/triangles.h"

#include <math.h>
#include <string.h>

#include "base/blocks.h"
#include "csr/dense_core.h"

/* What is known of a person before a weighted pass. */
struct weighed {
	double per_strength; /* 1 / s */
	double per_peak;     /* 1 / largest weight */
	double scale; /* what 1 is in the fixed point of T, unless the tie's other end's is larger
		       */
	double share; /* what 1 is in the fixed point of R */
};

/* The same for a pass without weights, and what it sums up. */
struct unweighed {
	uint64_t inverse;    /* 1/k in fixed point */
	uint64_t redundancy; /* R, a whole number */
};

/* A pass and what it finds. */
struct pass {
	const kith_forward *forward;
	uint32_t *shared;        /* [ties] */
	uint64_t *through;       /* [ties] T in fixed point; NULL without holes */
	double *weight;          /* [ties]; NULL without weights */
	struct unweighed *plain; /* [n] with holes, without weights */
	double unit;             /* what 1 of `through` is worth; without weights */
	uint64_t *redundancy;    /* [n] R in fixed point; with weights */
	struct weighed *person;  /* [n] with weights */
};

static inline void add_32(uint32_t *sum, uint32_t more, bool alone)
{
	if (alone) {
		*sum += more;
	} else {
#pragma omp atomic
		*sum += more;
	}
}

static inline void add_64(uint64_t *sum, uint64_t more, bool alone)
{
	if (alone) {
		*sum += more;
	} else {
#pragma omp atomic
		*sum += more;
	}
}

/* Counting alone. */

static void count_triangles(void *data, const struct kith_triangles_found *found, void *row)
{
	struct pass *pass = data;
	uint32_t *of_u = row;
	for (uint32_t k = 0; k < found->count; k++) {
		of_u[found->v]++;
		of_u[found->w[k]]++;
		add_32(&pass->shared[found->slot[k]], 1, found->alone);
	}
}

static void count_end(void *data, uint32_t u, void *row, bool alone)
{
	struct pass *pass = data;
	uint32_t *of_u = row, degree = kith_forward_degree(pass->forward, u);
	for (uint32_t k = 0; k < degree; k++) {
		add_32(&pass->shared[pass->forward->start[u] + k], of_u[k], alone);
		of_u[k] = 0;
	}
}

/* Without weights: T_ij is the sum of 1/k over the contacts shared. */

struct plain {
	uint64_t inverse; /* of w */
	uint64_t through; /* of u - w */
	uint64_t shared;
};

static void plain_begin(void *data, uint32_t u, void *row)
{
	struct pass *pass = data;
	struct plain *of_u = row;
	const uint32_t *after = pass->forward->after + pass->forward->start[u];
	uint32_t degree = kith_forward_degree(pass->forward, u);
	for (uint32_t k = 0; k < degree; k++) {
		of_u[k].inverse = pass->plain[after[k]].inverse;
	}
}

static void plain_triangles(void *data, const struct kith_triangles_found *found, void *row)
{
	struct pass *pass = data;
	struct plain *of_u = row;
	uint64_t inverse_u = pass->plain[found->u].inverse;
	for (uint32_t k = 0; k < found->count; k++) {
		struct plain *v = &of_u[found->v], *w = &of_u[found->w[k]];
		v->through += w->inverse;
		w->through += v->inverse;
		v->shared++;
		w->shared++;
		add_64(&pass->through[found->slot[k]], inverse_u, found->alone);
		add_32(&pass->shared[found->slot[k]], 1, found->alone);
	}
}

/* As every m_jq is 1, R_i is twice the triangles of i: one for each of the two contacts in it. */
static void plain_end(void *data, uint32_t u, void *row, bool alone)
{
	struct pass *pass = data;
	struct plain *of_u = row;
	uint32_t degree = kith_forward_degree(pass->forward, u);
	uint64_t redundancy_u = 0;
	for (uint32_t k = 0; k < degree; k++) {
		uint64_t slot = pass->forward->start[u] + k, shared = of_u[k].shared;
		if (shared || alone) { /* adding nothing is faster than guessing */
			add_64(&pass->through[slot], of_u[k].through, alone);
			add_32(&pass->shared[slot], (uint32_t)shared, alone);
			add_64(&pass->plain[pass->forward->after[slot]].redundancy, 2 * shared,
				alone);
			redundancy_u += shared;
		}
	}
	add_64(&pass->plain[u].redundancy, redundancy_u, alone);
	memset(of_u, 0, degree * sizeof *of_u);
}

/* Where most are tied to most, a tie at a time: what rows of bits have in common. */

/* Sums of 1/k over every set of eight people of the core. */
typedef uint64_t sums_of_eight[256];

static sums_of_eight *sum_inverses(
	const struct pass *pass, const struct kith_dense_core *core, GError **error)
{
	sums_of_eight *sums = KITH_ARRAY(sums_of_eight, 8 * core->words, error);
	for (size_t r = 0; sums && r < core->people; r++) {
		uint64_t *sum = sums[r / 8];
		size_t bit = (size_t)1 << r % 8;
		for (size_t set = 0; set < bit; set++) {
			sum[bit + set] = sum[set] + pass->plain[core->person[r]].inverse;
		}
	}
	return sums;
}

struct in_common {
	uint64_t people, inverses;
};

static struct in_common compare_rows(
	const uint64_t *a, const uint64_t *b, size_t words, const sums_of_eight *sums)
{
	struct in_common both = {0};
	for (size_t w = 0; w < words; w++) {
		uint64_t bits = a[w] & b[w];
		both.people += (uint64_t)__builtin_popcountll(bits);
		for (size_t eight = 8 * w; sums && bits; eight++, bits >>= 8) {
			both.inverses += sums[eight][bits & 255];
		}
	}
	return both;
}

static void visit_core(struct pass *pass, const struct kith_dense_core *core, uint32_t rank,
	const sums_of_eight *sums)
{
	const kith_forward *forward = pass->forward;
	uint32_t i = core->person[rank];
	const uint64_t *own = core->row + rank * core->words;
	for (uint64_t slot = forward->start[i]; slot < forward->start[i + 1]; slot++) {
		uint32_t j = forward->after[slot];
		const uint64_t *other = core->row + core->rank[j] * core->words;
		struct in_common both = compare_rows(own, other, core->words, sums);
		pass->shared[slot] += (uint32_t)both.people;
		if (sums) {
			pass->through[slot] += both.inverses;
			add_64(&pass->plain[i].redundancy, both.people, false);
			add_64(&pass->plain[j].redundancy, both.people, false);
		}
	}
}

/* The triangles of three people of the core, which the visits leave out. */
static bool count_core(
	struct pass *pass, const struct kith_dense_core *core, bool holes, GError **error)
{
	g_autofree sums_of_eight *sums =
		holes && core->people ? sum_inverses(pass, core, error) : NULL;
	if (holes && core->people && !sums) {
		return false;
	}
	int threads = kith_blocks_threads((double)core->people * (double)core->people * 10);
#pragma omp parallel for schedule(dynamic, 16) num_threads(threads)
	for (size_t rank = 0; rank < core->people; rank++) {
		visit_core(pass, core, (uint32_t)rank, (const sums_of_eight *)sums);
	}
	return true;
}

/* With weights. */

struct heavy {
	struct weighed w;
	double weight;       /* z_uw */
	uint64_t through;    /* of u - w */
	uint64_t redundancy; /* of w */
	uint64_t shared;
};

static void heavy_begin(void *data, uint32_t u, void *row)
{
	struct pass *pass = data;
	struct heavy *of_u = row;
	uint64_t start = pass->forward->start[u];
	uint32_t degree = kith_forward_degree(pass->forward, u);
	for (uint32_t k = 0; k < degree; k++) {
		of_u[k].w = pass->person[pass->forward->after[start + k]];
		of_u[k].weight = pass->weight[start + k];
	}
}

/* What two ties of weight a and b, meeting at `middle`, add to the T of the tie left - right. */
static inline uint64_t term(double a, double b, const struct weighed *middle,
	const struct weighed *left, const struct weighed *right)
{
	double scale = left->scale > right->scale ? left->scale : right->scale;
	return (uint64_t)(int64_t)(a * b * middle->per_strength * scale);
}

/* What a triangle adds to the R of `person`, who is tied to `one` by a and to `other` by b. */
static inline uint64_t redundant(const struct weighed *person, const double weights[3],
	const struct weighed *one, const struct weighed *other)
{
	double a = weights[0], b = weights[1], opposite = weights[2];
	double sum = opposite * (b * one->per_peak + a * other->per_peak);
	return (uint64_t)(int64_t)(sum * person->share);
}

static void heavy_triangles(void *data, const struct kith_triangles_found *found, void *row)
{
	struct pass *pass = data;
	struct heavy *of_u = row;
	const struct weighed u = pass->person[found->u];
	uint64_t redundancy_u = 0;
	for (uint32_t k = 0; k < found->count; k++) {
		struct heavy *v = &of_u[found->v], *w = &of_u[found->w[k]];
		uint64_t slot = found->slot[k];
		double uv = v->weight, uw = w->weight, vw = pass->weight[slot];
		v->through += term(uw, vw, &w->w, &u, &v->w);
		w->through += term(uv, vw, &v->w, &u, &w->w);
		v->shared++;
		w->shared++;
		redundancy_u += redundant(&u, (double[]){uv, uw, vw}, &v->w, &w->w);
		v->redundancy += redundant(&v->w, (double[]){uv, vw, uw}, &u, &w->w);
		w->redundancy += redundant(&w->w, (double[]){uw, vw, uv}, &u, &v->w);
		add_64(&pass->through[slot], term(uv, uw, &u, &v->w, &w->w), found->alone);
		add_32(&pass->shared[slot], 1, found->alone);
	}
	add_64(&pass->redundancy[found->u], redundancy_u, found->alone);
}

static void heavy_end(void *data, uint32_t u, void *row, bool alone)
{
	struct pass *pass = data;
	struct heavy *of_u = row;
	uint32_t degree = kith_forward_degree(pass->forward, u);
	for (uint32_t k = 0; k < degree; k++) {
		uint64_t slot = pass->forward->start[u] + k;
		if (of_u[k].shared) {
			add_64(&pass->through[slot], of_u[k].through, alone);
			add_32(&pass->shared[slot], (uint32_t)of_u[k].shared, alone);
			add_64(&pass->redundancy[pass->forward->after[slot]], of_u[k].redundancy,
				alone);
		}
	}
	memset(of_u, 0, degree * sizeof *of_u);
}

/* No T exceeds half the largest degree: this many bits may stand before the point. */
static bool prepare_plain(struct pass *pass, GError **error)
{
	const kith_csr *csr = pass->forward->csr;
	uint32_t largest = 1;
	pass->plain = KITH_ARRAY(struct unweighed, csr->n, error);
	if (!pass->plain) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		largest = MAX(largest, kith_csr_degree(csr, i));
	}
	pass->unit = ldexp(1, (int)g_bit_storage(largest) - 62);
	for (size_t i = 0; i < csr->n; i++) {
		uint32_t degree = kith_csr_degree(csr, i);
		pass->plain[i].inverse = degree ? (uint64_t)(1 / pass->unit / degree + 0.5) : 0;
	}
	return true;
}

/* T_ij is below the smaller of both strengths, R_i below s_i k_i: fixed points to fit. */
static bool prepare_heavy(struct pass *pass, GError **error)
{
	const kith_csr *csr = pass->forward->csr;
	pass->weight = kith_forward_weights(pass->forward, error);
	pass->person = pass->weight ? KITH_ARRAY(struct weighed, csr->n, error) : NULL;
	pass->redundancy = pass->person ? KITH_ARRAY(uint64_t, csr->n, error) : NULL;
	if (!pass->redundancy) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		struct weighed *person = &pass->person[i];
		double strength = 0, peak = 0;
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			strength += csr->weight[e];
			peak = fmax(peak, csr->weight[e]);
		}
		int exponent;
		frexp(strength, &exponent);
		person->per_strength = 1 / strength;
		person->per_peak = 1 / peak;
		person->scale = ldexp(1, 62 - exponent);
		int bits = (int)g_bit_storage(kith_csr_degree(csr, i));
		person->share = ldexp(1, 61 - exponent - bits);
	}
	return true;
}

/* Visits all triangles; `holes` asks for T and R. To be finished, even on failure. */
static bool pass_run(struct pass *pass, bool holes, GError **error)
{
	const kith_csr *csr = pass->forward->csr;
	size_t ties = kith_csr_ties(csr);
	pass->shared = KITH_ARRAY(uint32_t, ties, error);
	pass->through = pass->shared && holes ? KITH_ARRAY(uint64_t, ties, error) : NULL;
	if (!pass->shared || (holes && !pass->through)) {
		return false;
	}
	struct kith_forward_visit visit = {.data = pass,
		.bytes = sizeof(uint32_t),
		.triangles = count_triangles,
		.end = count_end};
	if (holes && !(csr->weight ? prepare_heavy : prepare_plain)(pass, error)) {
		return false;
	}
	if (holes && csr->weight) {
		visit.bytes = sizeof(struct heavy);
		visit.begin = heavy_begin;
		visit.triangles = heavy_triangles;
		visit.end = heavy_end;
	} else if (holes) {
		visit.bytes = sizeof(struct plain);
		visit.begin = plain_begin;
		visit.triangles = plain_triangles;
		visit.end = plain_end;
	}
	if (holes && csr->weight) {
		return kith_forward_triangles(pass->forward, &visit, error);
	}
	struct kith_dense_core core;
	if (!kith_dense_core_find(pass->forward, &core, error)) {
		return false;
	}
	visit.left_out = core.rank;
	bool done = kith_forward_triangles(pass->forward, &visit, error) &&
		    count_core(pass, &core, holes, error);
	kith_dense_core_finish(&core);
	return done;
}

static void pass_finish(struct pass *pass)
{
	g_free(pass->shared);
	g_free(pass->through);
	g_free(pass->weight);
	g_free(pass->plain);
	g_free(pass->person);
	g_free(pass->redundancy);
}

/* People ahead whose ties' slots are asked of memory, in two steps as one leads to the other. */
enum { NEXT_AHEAD = 4, SLOT_AHEAD = 2 };

static void look_ahead(const struct pass *pass, const uint64_t *next, size_t i)
{
	const kith_csr *csr = pass->forward->csr;
	if (i + NEXT_AHEAD < csr->n) {
		size_t later = i + NEXT_AHEAD, soon = i + SLOT_AHEAD;
		for (uint64_t e = kith_csr_upper(csr, later); e < csr->start[later + 1]; e++) {
			__builtin_prefetch(&next[csr->to[e]], 1);
		}
		for (uint64_t e = kith_csr_upper(csr, soon); e < csr->start[soon + 1]; e++) {
			__builtin_prefetch(&pass->shared[next[csr->to[e]]]);
		}
	}
}

/* Moves counts from slots to tie numbers. */
static void settle(const struct pass *pass, uint64_t *next, uint32_t *shared)
{
	const kith_forward *forward = pass->forward;
	const kith_csr *csr = forward->csr;
	uint64_t tie = 0;
	for (uint32_t i = 0; i < csr->n; i++) {
		uint64_t own = next[i];
		look_ahead(pass, next, i);
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			uint32_t j = csr->to[e];
			bool is_own = own < forward->start[i + 1] && forward->after[own] == j;
			uint64_t slot = is_own ? own : next[j];
			own += is_own;
			next[j] += !is_own;
			shared[tie++] = pass->shared[slot];
		}
	}
}

static bool collect_shared(struct pass *pass, struct kith_triangles *triangles, GError **error)
{
	const kith_csr *csr = pass->forward->csr;
	g_autofree uint64_t *next = KITH_ARRAY(uint64_t, csr->n, error);
	triangles->shared =
		next ? kith_array_resize(NULL, kith_csr_ties(csr), sizeof *triangles->shared, error)
		     : NULL;
	if (!triangles->shared) {
		return false;
	}
	memcpy(next, pass->forward->start, csr->n * sizeof *next);
	settle(pass, next, triangles->shared);
	return true;
}

/* Turns T from fixed point to what it means and adds z, in place: T is done with. */
static double *collect_invested(struct pass *pass)
{
	const kith_forward *forward = pass->forward;
	uint64_t *through = g_steal_pointer(&pass->through);
	int threads = kith_blocks_threads((double)forward->start[forward->csr->n]);
#pragma omp parallel for schedule(static) num_threads(threads)
	for (size_t i = 0; i < forward->csr->n; i++) {
		double scale = pass->person[i].scale;
		for (uint64_t slot = forward->start[i]; slot < forward->start[i + 1]; slot++) {
			double other = pass->person[forward->after[slot]].scale;
			double invested =
				pass->weight[slot] + (double)through[slot] / fmax(scale, other);
			memcpy(&through[slot], &invested, sizeof invested);
		}
	}
	return (double *)(void *)through;
}

static double *collect_redundancy(const struct pass *pass, GError **error)
{
	size_t n = pass->forward->csr->n;
	double *sum = KITH_ARRAY(double, n, error);
	for (size_t i = 0; sum && i < n; i++) {
		sum[i] = pass->person ? (double)pass->redundancy[i] / pass->person[i].share
				      : (double)pass->plain[i].redundancy;
	}
	return sum;
}

/* What is no longer needed is freed before more is asked for. */
static bool collect(struct pass *pass, bool holes, struct kith_triangles *triangles, GError **error)
{
	if (holes && pass->weight) {
		triangles->invested = collect_invested(pass);
		g_clear_pointer(&pass->weight, g_free);
	}
	triangles->through = g_steal_pointer(&pass->through);
	triangles->unit = pass->unit;
	if (holes) {
		triangles->redundancy = collect_redundancy(pass, error);
	}
	return (!holes || triangles->redundancy) && collect_shared(pass, triangles, error);
}

bool kith_triangles_find(
	const kith_csr *csr, bool holes, struct kith_triangles *triangles, GError **error)
{
	g_autoptr(kith_forward) forward = kith_forward_new(csr, error);
	if (!forward) {
		return false;
	}
	struct pass pass = {.forward = forward};
	struct kith_triangles found = {0};
	bool done = pass_run(&pass, holes, error) && collect(&pass, holes, &found, error);
	pass_finish(&pass);
	if (!done) {
		kith_triangles_finish(&found);
		return false;
	}
	found.forward = holes ? g_steal_pointer(&forward) : NULL;
	*triangles = found;
	return true;
}

void kith_triangles_finish(struct kith_triangles *triangles)
{
	kith_forward_free(triangles->forward);
	g_free(triangles->shared);
	g_free(triangles->through);
	g_free(triangles->invested);
	g_free(triangles->redundancy);
	*triangles = (struct kith_triangles){0};
}
