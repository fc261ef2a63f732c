/* From rows of a file to sorted rows of contacts. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "csr/build.h"

#include <omp.h>
#include <string.h>

#define PARALLEL_FROM ((size_t)1 << 20) /* rows; fewer are done before threads have started */
#define MOST_BUCKETS 512                /* places written to by turns; caches follow as many */
#define DIGIT 11                        /* bits of a head that arcs are ordered by at a time */

/* One end of an arc and the number of its weight: as large as the weight that takes its place. */
struct half {
	uint32_t tail, cell;
};

G_STATIC_ASSERT(sizeof(struct half) == sizeof(double));

struct arc {
	uint32_t head;
	struct half half;
};

/*
 * A CSR on its way. Written where they belong, arcs would go all over memory, each a miss of every
 * cache; so they first go to one of a few buckets of people whose rows lie side by side, and are
 * ordered there, by their heads and then by their tails, digit by digit (Knuth, TAOCP 3, 5.2.5).
 * A bucket takes the very memory that its rows need in the end: heads that of contacts, the rest
 * that of weights.
 */
struct build {
	const struct kith_arcs *arcs;
	kith_csr *csr;
	int threads;
	unsigned shift; /* person i is of bucket i >> shift */
	size_t buckets;
	uint64_t *place;    /* [threads * buckets] where a thread's next arc of a bucket goes */
	uint64_t *first;    /* [buckets + 1] where a bucket starts */
	struct half *half;  /* [arcs] */
	struct arc *sorted; /* [threads * 2 * largest] arcs of one bucket, twice for each thread */
	uint64_t largest;   /* arcs of a bucket */
};

/* Whether a row stands for an arc from its source (k = 0), or back (1). Loops are left out. */
static inline bool leads(const struct kith_arcs *arcs, size_t row, unsigned k)
{
	return arcs->source[row] != arcs->target[row] &&
	       (k == 0 || !arcs->one_way || !arcs->one_way[row]);
}

static inline struct arc arc_of_row(const struct kith_arcs *arcs, size_t row, unsigned k)
{
	uint32_t s = arcs->source[row], t = arcs->target[row];
	uint32_t cell = arcs->cell ? arcs->cell[row] : (uint32_t)row;
	return k ? (struct arc){s, {t, cell}} : (struct arc){t, {s, cell}};
}

/* The rows of one thread: `own` of all. */
static size_t first_row(const struct build *build, int own)
{
	return build->arcs->m * (size_t)own / (size_t)build->threads;
}

static void count_arcs(struct build *build, int own)
{
	uint64_t *count = build->place + (size_t)own * build->buckets;
	for (size_t row = first_row(build, own); row < first_row(build, own + 1); row++) {
		for (unsigned k = 0; k < 2; k++) {
			if (leads(build->arcs, row, k)) {
				count[arc_of_row(build->arcs, row, k).half.tail >> build->shift]++;
			}
		}
	}
}

/* From counts to places; within a bucket the arcs of one thread follow those of the one before, so
 * that they stand in the order of rows. */
static void find_places(struct build *build)
{
	uint64_t sum = 0;
	for (size_t b = 0; b < build->buckets; b++) {
		build->first[b] = sum;
		for (int own = 0; own < build->threads; own++) {
			uint64_t *place = &build->place[(size_t)own * build->buckets + b];
			uint64_t count = *place;
			*place = sum;
			sum += count;
		}
		build->largest = MAX(build->largest, sum - build->first[b]);
	}
	build->first[build->buckets] = sum;
}

static void spread_arcs(struct build *build, int own)
{
	uint64_t *place = build->place + (size_t)own * build->buckets;
	for (size_t row = first_row(build, own); row < first_row(build, own + 1); row++) {
		for (unsigned k = 0; k < 2; k++) {
			if (leads(build->arcs, row, k)) {
				struct arc arc = arc_of_row(build->arcs, row, k);
				uint64_t at = place[arc.half.tail >> build->shift]++;
				build->csr->to[at] = arc.head;
				build->half[at] = arc.half;
			}
		}
	}
}

/* One digit of heads, a stable counting sort. `from` NULL: as they were spread. */
static void sort_by_digit(const struct build *build, uint64_t first, uint64_t count, unsigned shift,
	const struct arc *from, struct arc *to)
{
	uint64_t place[(1 << DIGIT) + 1] = {0};
	const uint32_t *head = build->csr->to + first, mask = (1 << DIGIT) - 1;
	for (uint64_t k = 0; k < count; k++) {
		place[((from ? from[k].head : head[k]) >> shift) & mask]++;
	}
	kith_csr_counts_to_starts(place, 1 << DIGIT);
	for (uint64_t k = 0; k < count; k++) {
		struct arc arc = from ? from[k] : (struct arc){head[k], build->half[first + k]};
		to[place[(arc.head >> shift) & mask]++] = arc;
	}
}

/* Arcs in order of their heads go into the rows of their tails; what was read gives way to weights.
 */
static void fill_rows(struct build *build, size_t bucket, const struct arc *arcs, uint64_t count)
{
	const double *value = build->arcs->value;
	size_t from = bucket << build->shift;
	size_t people = MIN(build->csr->n - from, (size_t)1 << build->shift);
	uint64_t *start = build->csr->start + from, sum = build->first[bucket];
	for (uint64_t k = 0; k < count; k++) {
		start[arcs[k].half.tail - from]++;
	}
	for (size_t i = 0; i < people; i++) {
		uint64_t length = start[i];
		start[i] = sum;
		sum += length;
	}
	for (uint64_t k = 0; k < count; k++) {
		uint64_t at = start[arcs[k].half.tail - from]++;
		build->csr->to[at] = arcs[k].head;
		if (value) {
			memcpy(&build->half[at], &value[arcs[k].half.cell], sizeof *value);
		}
	}
	memmove(start + 1, start, (people - 1) * sizeof *start);
	start[0] = build->first[bucket];
}

static void sort_bucket(struct build *build, size_t bucket)
{
	uint64_t first = build->first[bucket], count = build->first[bucket + 1] - first;
	struct arc *own = build->sorted + 2 * build->largest * (size_t)omp_get_thread_num();
	struct arc *from = NULL, *to = own;
	for (unsigned shift = 0; shift == 0 || (build->csr->n - 1) >> shift; shift += DIGIT) {
		sort_by_digit(build, first, count, shift, from, to);
		from = to;
		to = from == own ? own + build->largest : own;
	}
	fill_rows(build, bucket, from, count);
}

/* Sums neighbours that stand in a row more than once. */
static void merge_rows(kith_csr *csr)
{
	uint64_t kept = 0, from = 0;
	for (size_t i = 0; i < csr->n; i++) {
		uint64_t first = kept, end = csr->start[i + 1];
		for (; from < end; from++) {
			if (kept > first && csr->to[kept - 1] == csr->to[from]) {
				if (csr->weight) {
					csr->weight[kept - 1] += csr->weight[from];
				}
				continue;
			}
			if (kept != from) {
				csr->to[kept] = csr->to[from];
				if (csr->weight) {
					csr->weight[kept] = csr->weight[from];
				}
			}
			kept++;
		}
		csr->start[i] = first;
	}
	csr->start[csr->n] = kept;
}

static bool find_buckets(struct build *build, GError **error)
{
	size_t n = build->csr->n;
	while (n >> build->shift >= MOST_BUCKETS) {
		build->shift++;
	}
	build->buckets = n ? ((n - 1) >> build->shift) + 1 : 0;
	build->first = KITH_ARRAY(uint64_t, build->buckets + 1, error);
	build->place =
		build->first ? KITH_ARRAY(uint64_t, (size_t)build->threads * build->buckets, error)
			     : NULL;
	return build->place != NULL;
}

static bool alloc_arcs(struct build *build, GError **error)
{
	size_t count = build->first[build->buckets];
	build->csr->start[build->csr->n] = count;
	build->csr->to = KITH_ARRAY(uint32_t, count, error);
	build->half = build->csr->to ? KITH_ARRAY(struct half, count, error) : NULL;
	build->sorted = build->half ? KITH_ARRAY(struct arc,
					      (size_t)build->threads * 2 * build->largest, error)
				    : NULL;
	return build->sorted != NULL;
}

static bool make_rows(struct build *build, GError **error)
{
	if (!find_buckets(build, error)) {
		return false;
	}
#pragma omp parallel for num_threads(build->threads) schedule(static, 1)
	for (int own = 0; own < build->threads; own++) {
		count_arcs(build, own);
	}
	find_places(build);
	if (!alloc_arcs(build, error)) {
		return false;
	}
#pragma omp parallel for num_threads(build->threads) schedule(static, 1)
	for (int own = 0; own < build->threads; own++) {
		spread_arcs(build, own);
	}
#pragma omp parallel for num_threads(build->threads) schedule(dynamic)
	for (size_t bucket = 0; bucket < build->buckets; bucket++) {
		sort_bucket(build, bucket);
	}
	if (build->arcs->value) {
		build->csr->weight = (double *)(void *)g_steal_pointer(&build->half);
	}
	merge_rows(build->csr);
	return true;
}

static void build_finish(struct build *build)
{
	g_free(build->place);
	g_free(build->first);
	g_free(build->half);
	g_free(build->sorted);
}

kith_csr *kith_csr_new(const struct kith_arcs *arcs, GError **error)
{
	g_autoptr(kith_csr) csr = kith_csr_alloc(arcs->n, arcs->one_way != NULL, error);
	if (!csr) {
		return NULL;
	}
	struct build build = {.arcs = arcs,
		.csr = csr,
		.threads = arcs->m < PARALLEL_FROM ? 1 : omp_get_max_threads()};
	bool built = make_rows(&build, error);
	build_finish(&build);
	if (!built || (!csr->directed && !kith_csr_number_ties(csr, error))) {
		return NULL;
	}
	return g_steal_pointer(&csr);
}
