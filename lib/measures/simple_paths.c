/* Simple paths between two people, one after another, shortest first. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/simple_paths.h"

#include <math.h>
#include <string.h>

#include "csr/bitset.h"
#include "measures/paths.h"

/* Sums of the same lengths, put together in another order, differ by less than this part. */
#define ROUNDING 1e-13

/* People who lead to the far end in exactly so many steps, and the least length of doing so. */
struct layer {
	double *length; /* [n] INFINITY: nobody here */
	GArray *people; /* of uint32_t: who is */
};

/* Searches that start at the far end, one after another over the same memory. */
struct search {
	const struct kith_path_query *query;
	uint32_t *steps;      /* [n] from the near end */
	struct layer *layers; /* [max_steps] */
	unsigned known;       /* layers in use */
	double *least;        /* [n] least length to the far end in as many steps or fewer */
	uint8_t *passed;      /* bitset: on the path so far, not to be visited again */
	double length;        /* equal paths: no longer than this */
	size_t most;          /* equal paths: so many at most */
};

/* The rest of a path, from somebody to the far end. */
struct way {
	unsigned steps; /* 0: there is none */
	double length;
};

/* Where paths not found yet go on: after people[0 .. depth], but not first to those in `banned`. */
struct part {
	struct kith_simple_path best; /* the shortest of them */
	unsigned depth;
	GArray *banned; /* of uint32_t */
};

static bool longer(double a, double b)
{
	return a > b * (1 + KITH_PATHS_TOLERANCE);
}

static int compare_paths(const struct kith_path_query *query, const struct kith_simple_path *a,
	const struct kith_simple_path *b)
{
	int steps = (a->steps > b->steps) - (a->steps < b->steps);
	int length = longer(a->length, b->length) - longer(b->length, a->length);
	int order = query->by_weight ? length : steps;
	order = order ? order : query->by_weight ? steps : length;
	for (unsigned i = 0; order == 0 && i <= a->steps; i++) {
		uint32_t x = a->people[i], y = b->people[i];
		order = x == y           ? 0
			: query->by_name ? query->by_name(query->data, x, y)
					 : (x > y) - (x < y);
	}
	return order;
}

static bool layers_init(struct search *search, GError **error)
{
	size_t n = search->query->out->n;
	search->layers = KITH_ARRAY(struct layer, search->query->max_steps, error);
	search->least = search->layers ? KITH_ARRAY(double, n, error) : NULL;
	for (size_t i = 0; search->least && i < n; i++) {
		search->least[i] = INFINITY;
	}
	return search->least != NULL;
}

/* To be finished also after failure. */
static bool search_init(struct search *search, const struct kith_path_query *query, GError **error)
{
	size_t n = query->out->n;
	*search = (struct search){.query = query};
	search->steps = KITH_ARRAY(uint32_t, n, error);
	search->passed = search->steps ? kith_bitset_new(n, error) : NULL;
	return search->passed && layers_init(search, error) &&
	       kith_paths_steps(query->out, query->from, search->steps, error);
}

static void search_finish(struct search *search)
{
	for (unsigned h = 0; search->layers && h < search->query->max_steps; h++) {
		g_free(search->layers[h].length);
		g_clear_pointer(&search->layers[h].people, g_array_unref);
	}
	g_free(search->layers);
	g_free(search->steps);
	g_free(search->least);
	g_free(search->passed);
}

/* A layer gets its memory when a search first comes so far. */
static bool open_layer(struct search *search, unsigned h, GError **error)
{
	size_t n = search->query->out->n;
	struct layer *layer = &search->layers[h];
	search->known = h + 1;
	if (layer->length) {
		return true;
	}
	layer->people = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	layer->length = KITH_ARRAY(double, n, error);
	for (size_t i = 0; layer->length && i < n; i++) {
		layer->length[i] = INFINITY;
	}
	return layer->length != NULL;
}

static void forget(struct search *search)
{
	for (unsigned h = 0; h < search->known; h++) {
		struct layer *layer = &search->layers[h];
		for (guint k = 0; k < layer->people->len; k++) {
			uint32_t person = g_array_index(layer->people, uint32_t, k);
			layer->length[person] = INFINITY;
			search->least[person] = INFINITY;
		}
		g_array_set_size(layer->people, 0);
	}
	search->known = 0;
}

static void put(struct layer *layer, uint32_t person, double length)
{
	if (isinf(layer->length[person])) {
		g_array_append_val(layer->people, person);
	}
	layer->length[person] = fmin(layer->length[person], length);
}

/*
 * Whether going on from `person`, who is `length` and `h` steps from the far end, can make a path
 * worth having: not too long in steps, and no detour from what fewer steps have found.
 */
static bool worth(const struct search *search, uint32_t person, unsigned h, double length)
{
	const struct kith_path_query *query = search->query;
	if (search->steps[person] == KITH_UNREACHED ||
		search->steps[person] + h > query->max_steps ||
		kith_bitset_has(search->passed, person)) {
		return false;
	}
	return query->by_weight ? !longer(length, search->least[person])
				: isinf(search->least[person]);
}

/* The people one step farther from the far end. */
static bool extend(struct search *search, GError **error)
{
	const kith_csr *in = search->query->in;
	unsigned h = search->known;
	if (!open_layer(search, h, error)) {
		return false;
	}
	const struct layer *nearer = &search->layers[h - 1];
	struct layer *layer = &search->layers[h];
	for (guint k = 0; k < nearer->people->len; k++) {
		uint32_t to = g_array_index(nearer->people, uint32_t, k);
		for (uint64_t e = in->start[to]; e < in->start[to + 1]; e++) {
			double length = nearer->length[to] + 1 / kith_csr_weight(in, e);
			if (worth(search, in->to[e], h, length)) {
				put(layer, in->to[e], length);
			}
		}
	}
	for (guint k = 0; k < layer->people->len; k++) {
		uint32_t person = g_array_index(layer->people, uint32_t, k);
		search->least[person] = fmin(search->least[person], layer->length[person]);
	}
	return true;
}

static bool is_banned(const GArray *banned, uint32_t person)
{
	for (guint k = 0; banned && k < banned->len; k++) {
		if (g_array_index(banned, uint32_t, k) == person) {
			return true;
		}
	}
	return false;
}

/* The least length from `person` to the far end by way of layer h - 1. */
static double length_by(
	const struct search *search, uint32_t person, unsigned h, const GArray *banned)
{
	const kith_csr *out = search->query->out;
	const struct layer *next = &search->layers[h - 1];
	double least = INFINITY;
	for (uint64_t e = out->start[person]; e < out->start[person + 1]; e++) {
		double length = next->length[out->to[e]] + 1 / kith_csr_weight(out, e);
		if (length < least && !is_banned(banned, out->to[e])) {
			least = length;
		}
	}
	return least;
}

/* Starts anew at the far end. */
static bool start(struct search *search, GError **error)
{
	uint32_t to = search->query->to;
	forget(search);
	if (!open_layer(search, 0, error)) {
		return false;
	}
	put(&search->layers[0], to, 0);
	search->least[to] = 0;
	return true;
}

/*
 * Looks for the shortest way on from `person`, whom `depth` steps have led to and who is passed:
 * how many steps it has and how long it is; 0 steps when there is none.
 */
static bool look(struct search *search, uint32_t person, unsigned depth, const GArray *banned,
	struct way *way, GError **error)
{
	const struct kith_path_query *query = search->query;
	*way = (struct way){0, INFINITY};
	if (!start(search, error)) {
		return false;
	}
	for (unsigned h = 1; depth + h <= query->max_steps; h++) {
		bool farther = h > 1 && search->layers[h - 2].people->len > 0;
		if (h > 1 && (!farther || !extend(search, error))) {
			return !farther;
		}
		double length = length_by(search, person, h, banned);
		if (isfinite(length) && (way->steps == 0 || longer(way->length, length))) {
			*way = (struct way){h, length};
		}
		if (way->steps > 0 && !query->by_weight) {
			return true;
		}
	}
	return true;
}

static void add_step(struct kith_simple_path *path, uint32_t person, double length)
{
	path->people[++path->steps] = person;
	path->length += length;
}

/* Of those who lead on in `left` steps and no more than `length`, the first by name. */
static uint64_t first_by_name(const struct search *search, uint32_t person, unsigned left,
	double length, const GArray *banned)
{
	const struct kith_path_query *query = search->query;
	const kith_csr *out = query->out;
	uint64_t best = UINT64_MAX;
	for (uint64_t e = out->start[person]; e < out->start[person + 1]; e++) {
		uint32_t next = out->to[e];
		double whole = search->layers[left - 1].length[next] + 1 / kith_csr_weight(out, e);
		if (isinf(whole) || whole > length * (1 + ROUNDING) || is_banned(banned, next)) {
			continue;
		}
		if (best == UINT64_MAX ||
			(query->by_name && query->by_name(query->data, next, out->to[best]) < 0)) {
			best = e;
		}
	}
	return best;
}

/* Goes on to the far end the way that `look` has found. */
static void go_on(const struct search *search, struct kith_simple_path *path, struct way way,
	const GArray *banned)
{
	const kith_csr *out = search->query->out;
	for (unsigned left = way.steps; left > 0; left--) {
		uint32_t person = path->people[path->steps];
		uint64_t e = first_by_name(search, person, left, way.length, banned);
		add_step(path, out->to[e], 1 / kith_csr_weight(out, e));
		way.length = search->layers[left - 1].length[out->to[e]];
		banned = NULL;
	}
}

static void part_finish(struct part *part)
{
	g_free(part->best.people);
	g_clear_pointer(&part->banned, g_array_unref);
}

/* The beginning of a path, up to `depth` steps, with room for `steps`. */
static struct kith_simple_path beginning(
	const kith_csr *out, const uint32_t *people, unsigned depth, unsigned steps)
{
	struct kith_simple_path begun = {g_new(uint32_t, steps + 1), 0, 0};
	begun.people[0] = people[0];
	for (unsigned i = 1; i <= depth; i++) {
		uint64_t e = kith_csr_find(out, people[i - 1], people[i]);
		add_step(&begun, people[i], 1 / kith_csr_weight(out, e));
	}
	return begun;
}

static bool look_past(struct search *search, const uint32_t *people, unsigned depth,
	const GArray *banned, struct way *way, GError **error)
{
	for (unsigned i = 0; i <= depth; i++) {
		kith_bitset_add(search->passed, people[i]);
	}
	bool done = look(search, people[depth], depth, banned, way, error);
	for (unsigned i = 0; i <= depth; i++) {
		kith_bitset_remove(search->passed, people[i]);
	}
	return done;
}

/*
 * Lets the shortest path wait that begins with people[0 .. depth] and then goes on to nobody in
 * `banned`, which is taken over; if there is one.
 */
static bool add_part(struct search *search, GArray *parts, const uint32_t *people, unsigned depth,
	GArray *banned, GError **error)
{
	const kith_csr *out = search->query->out;
	struct part part = {.depth = depth, .banned = banned};
	struct way way;
	bool done = look_past(search, people, depth, banned, &way, error);
	if (!done || way.steps == 0) {
		part_finish(&part);
		return done;
	}
	part.best = beginning(out, people, depth, depth + way.steps);
	go_on(search, &part.best, way, banned);
	g_array_append_val(parts, part);
	return true;
}

/* Parts what a path just found leaves of its part by where others leave it. */
static bool split(struct search *search, GArray *parts, const struct part *found, GError **error)
{
	for (unsigned depth = found->depth; depth < found->best.steps; depth++) {
		GArray *banned = g_array_new(FALSE, FALSE, sizeof(uint32_t));
		if (depth == found->depth && found->banned) {
			g_array_append_vals(banned, found->banned->data, found->banned->len);
		}
		g_array_append_val(banned, found->best.people[depth + 1]);
		if (!add_part(search, parts, found->best.people, depth, banned, error)) {
			return false;
		}
	}
	return true;
}

/* Takes out the part with the shortest path; there is one. */
static struct part take_best(const struct search *search, GArray *parts)
{
	guint best = 0;
	for (guint k = 1; k < parts->len; k++) {
		const struct part *part = &g_array_index(parts, struct part, k);
		const struct part *leader = &g_array_index(parts, struct part, best);
		if (compare_paths(search->query, &part->best, &leader->best) < 0) {
			best = k;
		}
	}
	struct part taken = g_array_index(parts, struct part, best);
	g_array_index(parts, struct part, best) = (struct part){.banned = NULL};
	g_array_remove_index_fast(parts, best);
	return taken;
}

void kith_simple_paths_free(kith_simple_paths *paths)
{
	if (!paths) {
		return;
	}
	for (size_t i = 0; i < paths->count; i++) {
		g_free(paths->path[i].people);
	}
	g_free(paths->path);
	g_free(paths);
}

static bool keep(kith_simple_paths *paths, const struct kith_simple_path *path, GError **error)
{
	if (paths->count == paths->room) {
		size_t room = paths->room ? 2 * paths->room : 16;
		void *more = kith_array_resize(paths->path, room, sizeof *paths->path, error);
		if (!more) {
			return false;
		}
		paths->path = more;
		paths->room = room;
	}
	struct kith_simple_path *kept = &paths->path[paths->count++];
	*kept = *path;
	kept->people = g_memdup2(path->people, (path->steps + 1) * sizeof *path->people);
	return true;
}

/* Takes the paths out of their parts one after another. */
static bool take_all(struct search *search, GArray *parts, kith_simple_paths *paths, size_t count,
	GError **error)
{
	bool done = true;
	while (done && parts->len > 0 && paths->count < count) {
		struct part part = take_best(search, parts);
		done = keep(paths, &part.best, error) &&
		       (paths->count == count || split(search, parts, &part, error));
		part_finish(&part);
	}
	return done;
}

kith_simple_paths *kith_simple_paths_shortest(
	const struct kith_path_query *query, size_t count, GError **error)
{
	g_autoptr(kith_simple_paths) paths = g_new0(kith_simple_paths, 1);
	g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct part));
	g_array_set_clear_func(parts, (GDestroyNotify)part_finish);
	struct search search;
	bool done = search_init(&search, query, error) &&
		    add_part(&search, parts, &query->from, 0, NULL, error) &&
		    take_all(&search, parts, paths, count, error);
	search_finish(&search);
	return done ? g_steal_pointer(&paths) : NULL;
}

/* Keeps every path that goes on from here in `left` steps and is no longer than it may be. */
static bool keep_equal(struct search *search, struct kith_simple_path *path, unsigned left,
	kith_simple_paths *paths, GError **error)
{
	const kith_csr *out = search->query->out;
	uint32_t person = path->people[path->steps];
	if (left == 0) {
		paths->more = paths->count == search->most;
		return paths->more || keep(paths, path, error);
	}
	bool done = true;
	kith_bitset_add(search->passed, person);
	for (uint64_t e = out->start[person]; done && !paths->more && e < out->start[person + 1];
		e++) {
		uint32_t next = out->to[e];
		double step = 1 / kith_csr_weight(out, e);
		double whole = path->length + step + search->layers[left - 1].length[next];
		if (isfinite(whole) && !longer(whole, search->length) &&
			!kith_bitset_has(search->passed, next)) {
			struct kith_simple_path on = *path;
			add_step(&on, next, step);
			done = keep_equal(search, &on, left - 1, paths, error);
		}
	}
	kith_bitset_remove(search->passed, person);
	return done;
}

static int by_length(gconstpointer a, gconstpointer b, gpointer query)
{
	return compare_paths(query, a, b);
}

/* Every number of steps in which the shortest length is reached has paths of its own. */
static bool equal_paths(struct search *search, kith_simple_paths *paths, GError **error)
{
	const struct kith_path_query *query = search->query;
	struct way way;
	if (!look_past(search, &query->from, 0, NULL, &way, error)) {
		return false;
	}
	unsigned last = query->by_weight ? search->known : way.steps;
	search->length = query->by_weight ? way.length : INFINITY;
	struct kith_simple_path path = beginning(query->out, &query->from, 0, last);
	bool done = true;
	for (unsigned h = way.steps; done && h > 0 && h <= last; h++) {
		done = keep_equal(search, &path, h, paths, error);
	}
	g_free(path.people);
	return done;
}

kith_simple_paths *kith_simple_paths_equal(
	const struct kith_path_query *query, size_t most, GError **error)
{
	g_autoptr(kith_simple_paths) paths = g_new0(kith_simple_paths, 1);
	struct search search;
	bool done = search_init(&search, query, error);
	search.most = most;
	done = done && equal_paths(&search, paths, error);
	search_finish(&search);
	if (done && paths->count > 1) {
		g_qsort_with_data(paths->path, (gint)paths->count, sizeof *paths->path, by_length,
			(gpointer)query);
	}
	return done ? g_steal_pointer(&paths) : NULL;
}
