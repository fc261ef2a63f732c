/* The kinds of brokerage between groups: who passes what on from whom to whom. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/roles.h"

#include <math.h>

#include "base/blocks.h"
#include "csr/dense_core.h"

/* People worked on in one go: fixed, so that sums and rows come in one order for any threads. */
enum { PEOPLE_AT_ONCE = 64, MEMORY = 1 << 28 };

/* Zeros for everyone who has a group, NAN for the others. Fails with KITH_ERROR_SYSTEM. */
static bool roles_init(
	struct kith_roles *roles, const struct kith_partition *groups, GError **error)
{
	*roles = (struct kith_roles){0};
	for (size_t role = 0; role < KITH_ROLES; role++) {
		double *figures = roles->of[role] = KITH_ARRAY(double, groups->n, error);
		if (!figures) {
			kith_roles_finish(roles);
			return false;
		}
		for (size_t i = 0; i < groups->n; i++) {
			figures[i] = groups->of[i] == KITH_NO_GROUP ? (double)NAN : 0;
		}
	}
	return true;
}

void kith_roles_finish(struct kith_roles *roles)
{
	for (size_t role = 0; role < KITH_ROLES; role++) {
		g_clear_pointer(&roles->of[role], g_free);
	}
}

/* Adds up the roles of everyone into KITH_ROLE_TOTAL. */
static void add_totals(struct kith_roles *roles, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t role = 0; role < KITH_ROLE_TOTAL; role++) {
			roles->of[KITH_ROLE_TOTAL][i] += roles->of[role][i];
		}
	}
}

/* What b is between a and c, from their groups. */
static inline enum kith_role role_of(uint32_t a, uint32_t b, uint32_t c)
{
	if (a == b) {
		return b == c ? KITH_ROLE_COORDINATOR : KITH_ROLE_REPRESENTATIVE;
	}
	if (b == c) {
		return KITH_ROLE_GATEKEEPER;
	}
	return a == c ? KITH_ROLE_CONSULTANT : KITH_ROLE_LIAISON;
}

/* Whole numbers for the roles of one person. */
struct tally {
	uint64_t of[KITH_ROLE_TOTAL];
};

/* Contacts of b by group: how many point at b and how many b points at. */
struct contacts {
	uint64_t in, out;
};

static uint64_t tally_contacts(const kith_csr *rows, uint32_t b, const uint32_t *group,
	struct contacts *by_group, bool out)
{
	uint64_t count = 0;
	for (uint64_t e = rows->start[b]; e < rows->start[b + 1]; e++) {
		uint32_t g = group[rows->to[e]];
		if (g != KITH_NO_GROUP) {
			*(out ? &by_group[g].out : &by_group[g].in) += 1;
			count++;
		}
	}
	return count;
}

/* Pairs of a contact who points at b and one b points at that are of one group; wipes the table. */
static uint64_t pairs_within_groups(
	const kith_csr *in, uint32_t b, const uint32_t *group, struct contacts *by_group)
{
	uint64_t pairs = 0;
	for (uint64_t e = in->start[b]; e < in->start[b + 1]; e++) {
		uint32_t g = group[in->to[e]];
		if (g != KITH_NO_GROUP) {
			pairs += by_group[g].out; /* once for each who points at b */
			by_group[g].in = 0;
		}
	}
	return pairs;
}

/* Contacts who both point at b and are pointed at: ways there and back, which count for nothing. */
static struct contacts returned(const struct kith_roles_input *input, uint32_t b)
{
	const kith_csr *out = input->out, *in = input->in;
	const uint32_t *group = input->groups->of;
	struct contacts same_and_other = {0};
	uint64_t f = in->start[b];
	for (uint64_t e = out->start[b]; e < out->start[b + 1]; e++) {
		uint32_t j = out->to[e];
		while (f < in->start[b + 1] && in->to[f] < j) {
			f++;
		}
		if (group[j] != KITH_NO_GROUP && f < in->start[b + 1] && in->to[f] == j) {
			same_and_other.in += group[j] == group[b];
			same_and_other.out += group[j] != group[b];
		}
	}
	return same_and_other;
}

/* All two-paths through b, open or closed. */
static struct tally all_ways(
	const struct kith_roles_input *input, uint32_t b, struct contacts *by_group)
{
	const uint32_t *group = input->groups->of;
	uint64_t in = tally_contacts(input->in, b, group, by_group, false);
	uint64_t out = tally_contacts(input->out, b, group, by_group, true);
	struct contacts own = by_group[group[b]], back = returned(input, b);
	uint64_t within = pairs_within_groups(input->in, b, group, by_group);
	for (uint64_t e = input->out->start[b]; e < input->out->start[b + 1]; e++) {
		uint32_t g = group[input->out->to[e]];
		if (g != KITH_NO_GROUP) {
			by_group[g].out = 0;
		}
	}
	uint64_t apart = within - own.in * own.out; /* of one group, but not b's */
	struct tally tally;
	tally.of[KITH_ROLE_COORDINATOR] = own.in * own.out - back.in;
	tally.of[KITH_ROLE_CONSULTANT] = apart - back.out;
	tally.of[KITH_ROLE_GATEKEEPER] = (in - own.in) * own.out;
	tally.of[KITH_ROLE_REPRESENTATIVE] = own.in * (out - own.out);
	tally.of[KITH_ROLE_LIAISON] = (in - own.in) * (out - own.out) - apart;
	return tally;
}

/* Which arcs a tie between i and someone after i stands for. */
enum { TO_AFTER = 1, FROM_AFTER = 2 };

/* The closed two-paths, found by triangles. */
struct closing {
	const kith_forward *forward;
	const uint32_t *group;
	uint8_t *arcs;        /* [ties] by slot */
	struct tally *closed; /* [n] */
};

static void mark_arcs(
	const kith_forward *forward, const kith_csr *rows, uint8_t mark, uint8_t *arcs)
{
	for (size_t i = 0; i < rows->n; i++) {
		uint64_t e = rows->start[i];
		for (uint64_t slot = forward->start[i]; slot < forward->start[i + 1]; slot++) {
			while (e < rows->start[i + 1] && rows->to[e] < forward->after[slot]) {
				e++;
			}
			if (e < rows->start[i + 1] && rows->to[e] == forward->after[slot]) {
				arcs[slot] |= mark;
			}
		}
	}
}

static inline uint8_t turned(uint8_t arcs)
{
	return (uint8_t)((arcs & TO_AFTER ? FROM_AFTER : 0) | (arcs & FROM_AFTER ? TO_AFTER : 0));
}

/*
 * The two-paths y -> b -> z and z -> b -> y that a tie y - z closes. Arcs are seen from b (by, bz)
 * and from y (yz).
 */
static inline void close_ways(
	struct tally *tally, const uint32_t groups[3], uint8_t by, uint8_t bz, uint8_t yz)
{
	uint32_t b = groups[0], y = groups[1], z = groups[2];
	if (by & FROM_AFTER && bz & TO_AFTER && yz & TO_AFTER) {
		tally->of[role_of(y, b, z)]++;
	}
	if (bz & FROM_AFTER && by & TO_AFTER && yz & FROM_AFTER) {
		tally->of[role_of(z, b, y)]++;
	}
}

static void add_tally(struct tally *sum, const struct tally *more)
{
	for (size_t role = 0; role < KITH_ROLE_TOTAL; role++) {
		if (more->of[role]) {
#pragma omp atomic
			sum->of[role] += more->of[role];
		}
	}
}

static void close_triangles(void *data, const struct kith_triangles_found *found, void *row)
{
	struct closing *closing = data;
	struct tally *of_u = row, at_u = {0};
	uint64_t start = closing->forward->start[found->u];
	const uint32_t *after = closing->forward->after + start;
	const uint8_t *arcs = closing->arcs + start;
	uint32_t u = closing->group[found->u];
	for (uint32_t k = 0; u != KITH_NO_GROUP && k < found->count; k++) {
		uint32_t in_v = found->v, in_w = found->w[k];
		uint32_t v = closing->group[after[in_v]], w = closing->group[after[in_w]];
		uint8_t uv = arcs[in_v], uw = arcs[in_w], vw = closing->arcs[found->slot[k]];
		if (v == KITH_NO_GROUP || w == KITH_NO_GROUP) {
			continue;
		}
		close_ways(&at_u, (uint32_t[]){u, v, w}, uv, uw, vw);
		close_ways(&of_u[in_v], (uint32_t[]){v, u, w}, turned(uv), vw, uw);
		close_ways(&of_u[in_w], (uint32_t[]){w, u, v}, turned(uw), turned(vw), uv);
	}
	add_tally(&closing->closed[found->u], &at_u);
}

static void close_end(void *data, uint32_t u, void *row, bool alone)
{
	(void)alone;
	struct closing *closing = data;
	struct tally *of_u = row;
	uint64_t start = closing->forward->start[u];
	for (uint32_t k = 0; k < kith_forward_degree(closing->forward, u); k++) {
		add_tally(&closing->closed[closing->forward->after[start + k]], &of_u[k]);
		of_u[k] = (struct tally){0};
	}
}

/* Where most are tied to most, an arc at a time: what rows of bits have in common. */

/* The dense core in order of groups: the members of group g have the places start[g] up to
 * start[g + 1], and whom they point at is a row of bits. */
struct core {
	struct kith_dense_core dense;
	const uint32_t *group; /* [n] */
	uint32_t *place;       /* [people] by rank; KITH_NOBODY without a group */
	size_t *start;         /* [groups + 2] */
	uint64_t *row;         /* [people words] by place: bit p where place p is pointed at */
};

static void core_finish(struct core *core)
{
	kith_dense_core_finish(&core->dense);
	g_free(core->place);
	g_free(core->start);
	g_free(core->row);
}

typedef struct core core;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(core, core_finish)

/* Counts two groups ahead, so that giving out places moves every count to where it belongs. */
static void give_places(struct core *core, size_t groups)
{
	for (size_t r = 0; r < core->dense.people; r++) {
		uint32_t group = core->group[core->dense.person[r]];
		if (group != KITH_NO_GROUP) {
			core->start[group + 2]++;
		}
	}
	for (size_t g = 0; g < groups; g++) {
		core->start[g + 2] += core->start[g + 1];
	}
	for (size_t r = 0; r < core->dense.people; r++) {
		uint32_t group = core->group[core->dense.person[r]];
		core->place[r] =
			group == KITH_NO_GROUP ? KITH_NOBODY : (uint32_t)core->start[group + 1]++;
	}
}

/* The place of person i; KITH_NOBODY outside the core and without a group. */
static inline uint32_t place_of(const struct core *core, uint32_t i)
{
	uint32_t rank = core->dense.rank[i];
	return rank == KITH_NOBODY ? KITH_NOBODY : core->place[rank];
}

static void fill_rows(struct core *core, const kith_csr *out)
{
	for (size_t r = 0; r < core->dense.people; r++) {
		uint32_t i = core->dense.person[r];
		if (core->place[r] == KITH_NOBODY) {
			continue;
		}
		uint64_t *row = core->row + core->place[r] * core->dense.words;
		for (uint64_t e = out->start[i]; e < out->start[i + 1]; e++) {
			uint32_t place = place_of(core, out->to[e]);
			if (place != KITH_NOBODY) {
				row[place / 64] |= (uint64_t)1 << place % 64;
			}
		}
	}
}

/* To be finished, even on failure; without people where nowhere so many are tied so closely. */
static bool core_find(struct core *core, const kith_forward *forward,
	const struct kith_roles_input *input, GError **error)
{
	if (!kith_dense_core_find(forward, &core->dense, error)) {
		return false;
	}
	size_t people = core->dense.people, groups = input->groups->groups;
	core->group = input->groups->of;
	if (people == 0) {
		return true;
	}
	if (!(core->place = KITH_ARRAY(uint32_t, people, error)) ||
		!(core->start = KITH_ARRAY(size_t, groups + 2, error)) ||
		!(core->row = KITH_ARRAY(uint64_t, people * core->dense.words, error))) {
		return false;
	}
	give_places(core, groups);
	fill_rows(core, input->out);
	return true;
}

/* Bits that both rows have of the places from `begin` up to `end`. */
static uint64_t count_both(const uint64_t *a, const uint64_t *b, size_t begin, size_t end)
{
	uint64_t both = 0, after_begin = UINT64_MAX << begin % 64;
	for (size_t w = begin / 64; w < end / 64; w++, after_begin = UINT64_MAX) {
		both += (uint64_t)__builtin_popcountll(a[w] & b[w] & after_begin);
	}
	if (end % 64 && begin < end) {
		uint64_t before_end = ((uint64_t)1 << end % 64) - 1;
		both += (uint64_t)__builtin_popcountll(
			a[end / 64] & b[end / 64] & before_end & after_begin);
	}
	return both;
}

/* The two-paths from a through b to the core that arcs from a close. */
static void close_from(const struct core *core, uint32_t a, uint32_t b, struct tally *closed)
{
	uint32_t of_a = core->group[a], of_b = core->group[b];
	const size_t *start = core->start;
	const uint64_t *row = core->row + place_of(core, a) * core->dense.words;
	const uint64_t *other = core->row + place_of(core, b) * core->dense.words;
	uint64_t all = count_both(row, other, 0, core->dense.people);
	uint64_t own = count_both(row, other, start[of_b], start[of_b + 1]);
	if (of_a == of_b) {
		closed->of[KITH_ROLE_COORDINATOR] += own;
		closed->of[KITH_ROLE_REPRESENTATIVE] += all - own;
		return;
	}
	uint64_t back = count_both(row, other, start[of_a], start[of_a + 1]);
	closed->of[KITH_ROLE_GATEKEEPER] += own;
	closed->of[KITH_ROLE_CONSULTANT] += back;
	closed->of[KITH_ROLE_LIAISON] += all - own - back;
}

/* The closed two-paths among three people of the core, which the visits to triangles leave out. */
static void close_core(const struct core *core, const kith_csr *in, struct tally *closed)
{
	size_t people = core->dense.people;
	int threads = kith_blocks_threads((double)people * (double)people * 10);
#pragma omp parallel for schedule(dynamic, 16) num_threads(threads)
	for (size_t r = 0; r < people; r++) {
		uint32_t b = core->dense.person[r];
		for (uint64_t e = in->start[b]; e < in->start[b + 1]; e++) {
			if (core->place[r] != KITH_NOBODY &&
				place_of(core, in->to[e]) != KITH_NOBODY) {
				close_from(core, in->to[e], b, &closed[b]);
			}
		}
	}
}

/* Ways closed by triangles, by person; to be freed. */
static struct tally *closed_ways(const struct kith_roles_input *input, GError **error)
{
	g_autoptr(kith_forward) forward = kith_forward_new(input->both, error);
	g_autofree uint8_t *arcs =
		forward ? KITH_ARRAY(uint8_t, kith_csr_ties(input->both), error) : NULL;
	g_autofree struct tally *closed =
		arcs ? KITH_ARRAY(struct tally, forward->csr->n, error) : NULL;
	if (!closed) {
		return NULL;
	}
	mark_arcs(forward, input->out, TO_AFTER, arcs);
	mark_arcs(forward, input->in, FROM_AFTER, arcs);
	g_auto(core) core = {0};
	if (!core_find(&core, forward, input, error)) {
		return NULL;
	}
	struct closing closing = {forward, input->groups->of, arcs, closed};
	struct kith_forward_visit visit = {.data = &closing,
		.bytes = sizeof(struct tally),
		.triangles = close_triangles,
		.end = close_end,
		.left_out = core.dense.rank};
	if (!kith_forward_triangles(forward, &visit, error)) {
		return NULL;
	}
	close_core(&core, input->in, closed);
	return g_steal_pointer(&closed);
}

bool kith_roles_count(
	const struct kith_roles_input *input, struct kith_roles *counts, GError **error)
{
	const struct kith_partition *groups = input->groups;
	g_autofree struct contacts *by_group = KITH_ARRAY(struct contacts, groups->groups, error);
	g_autofree struct tally *closed = by_group ? closed_ways(input, error) : NULL;
	struct kith_roles found;
	if (!closed || !roles_init(&found, groups, error)) {
		return false;
	}
	for (uint32_t b = 0; b < groups->n; b++) {
		if (groups->of[b] == KITH_NO_GROUP) {
			continue;
		}
		struct tally all = all_ways(input, b, by_group);
		for (size_t role = 0; role < KITH_ROLE_TOTAL; role++) {
			found.of[role][b] = (double)(all.of[role] - closed[b].of[role]);
		}
	}
	add_totals(&found, groups->n);
	*counts = found;
	return true;
}

/* Two-paths shared among all who stand on them. */

/* Shares in the making. */
struct sharing {
	const struct kith_roles_input *input;
	struct kith_roles *shares;
};

/* One who is followed: a's two-paths, and what they give those next to a. */
struct follower {
	uint32_t *rivals;  /* [n] people between a and c; 0 where c is no end of an open two-path */
	uint32_t *pointed; /* [n] a + 1 where a points at or is */
	GArray *given;     /* of struct gift, in order of a */
};

struct gift {
	uint32_t to;
	uint32_t role;
	double share;
};

static void follower_close(void *data)
{
	struct follower *follower = data;
	if (follower) {
		g_free(follower->rivals);
		g_free(follower->pointed);
		g_array_unref(follower->given);
		g_free(follower);
	}
}

static void *follower_open(void *data, GError **error)
{
	const struct sharing *sharing = data;
	size_t n = sharing->input->out->n;
	struct follower *follower = g_new0(struct follower, 1);
	follower->given = g_array_new(FALSE, FALSE, sizeof(struct gift));
	follower->rivals = KITH_ARRAY(uint32_t, n, error);
	follower->pointed = follower->rivals ? KITH_ARRAY(uint32_t, n, error) : NULL;
	if (!follower->pointed) {
		follower_close(follower);
		return NULL;
	}
	return follower;
}

/* How the contacts of b are gone through: what is done with each c at the end of an open two-path.
 */
typedef void (*at_end)(struct follower *follower, uint32_t c, double *share);

static void count_rival(struct follower *follower, uint32_t c, double *share)
{
	(void)share;
	follower->rivals[c]++;
}

static void take_share(struct follower *follower, uint32_t c, double *share)
{
	share[0] += 1.0 / follower->rivals[c];
}

static void wipe(struct follower *follower, uint32_t c, double *share)
{
	(void)share;
	follower->rivals[c] = 0;
}

/* Goes to the end of every open two-path a -> b -> c, with the shares of b by role. */
static void follow(const struct sharing *sharing, struct follower *follower, const uint32_t path[2],
	at_end act, double share[KITH_ROLE_TOTAL])
{
	const kith_csr *out = sharing->input->out;
	const uint32_t *group = sharing->input->groups->of;
	uint32_t a = path[0], b = path[1];
	for (uint64_t f = out->start[b]; f < out->start[b + 1]; f++) {
		uint32_t c = out->to[f];
		if (group[c] != KITH_NO_GROUP && follower->pointed[c] != a + 1) {
			act(follower, c, &share[role_of(group[a], group[b], group[c])]);
		}
	}
}

static void follow_all(
	const struct sharing *sharing, struct follower *follower, uint32_t a, at_end act)
{
	const kith_csr *out = sharing->input->out;
	for (uint64_t e = out->start[a]; e < out->start[a + 1]; e++) {
		uint32_t b = out->to[e];
		double share[KITH_ROLE_TOTAL] = {0};
		if (sharing->input->groups->of[b] == KITH_NO_GROUP) {
			continue;
		}
		follow(sharing, follower, (uint32_t[]){a, b}, act, share);
		for (uint32_t role = 0; role < KITH_ROLE_TOTAL; role++) {
			if (share[role] > 0) {
				struct gift gift = {b, role, share[role]};
				g_array_append_val(follower->given, gift);
			}
		}
	}
}

static void share_block(void *data, void *scratch, size_t block)
{
	const struct sharing *sharing = data;
	struct follower *follower = scratch;
	const kith_csr *out = sharing->input->out;
	size_t end = MIN((block + 1) * PEOPLE_AT_ONCE, out->n);
	g_array_set_size(follower->given, 0);
	for (uint32_t a = (uint32_t)(block * PEOPLE_AT_ONCE); a < end; a++) {
		if (sharing->input->groups->of[a] == KITH_NO_GROUP) {
			continue;
		}
		follower->pointed[a] = a + 1;
		for (uint64_t e = out->start[a]; e < out->start[a + 1]; e++) {
			follower->pointed[out->to[e]] = a + 1;
		}
		follow_all(sharing, follower, a, count_rival);
		follow_all(sharing, follower, a, take_share);
		follow_all(sharing, follower, a, wipe);
	}
}

static void share_gather(void *data, void *scratch, size_t block)
{
	(void)block;
	struct sharing *sharing = data;
	const struct follower *follower = scratch;
	for (guint k = 0; k < follower->given->len; k++) {
		const struct gift *gift = &g_array_index(follower->given, struct gift, k);
		sharing->shares->of[gift->role][gift->to] += gift->share;
	}
}

/* Ways that are followed, open or not. */
static double count_ways(const struct kith_roles_input *input)
{
	double two_paths = 0;
	for (size_t b = 0; b < input->out->n; b++) {
		two_paths += (double)kith_csr_degree(input->in, b) * kith_csr_degree(input->out, b);
	}
	return two_paths;
}

bool kith_roles_share(
	const struct kith_roles_input *input, struct kith_roles *shares, GError **error)
{
	size_t n = input->out->n;
	struct kith_roles found;
	if (!roles_init(&found, input->groups, error)) {
		return false;
	}
	struct sharing sharing = {input, &found};
	struct kith_blocks blocks = {.count = (n + PEOPLE_AT_ONCE - 1) / PEOPLE_AT_ONCE,
		.bytes = 2 * n * sizeof(uint32_t),
		.budget = MEMORY,
		.steps = 3 * count_ways(input),
		.open = follower_open,
		.work = share_block,
		.gather = share_gather,
		.close = follower_close};
	if (!kith_blocks_run(&blocks, &sharing, error)) {
		kith_roles_finish(&found);
		return false;
	}
	add_totals(&found, n);
	*shares = found;
	return true;
}

/* What chance would give. */

/* Ordered pairs (a, c) of a role for a member of a group, and what makes their two-paths alike. */
struct pairs {
	double count; /* of pairs */
	double alike; /* ordered couples of different pairs with a, or with c, in common */
};

static double couples(double count)
{
	return count * (count - 1);
}

/* The sizes of groups that role counts are expected from. */
struct sizes {
	double people; /* who have a group */
	double *group; /* [groups] */
	/* Over all groups, of s members each: */
	double within;         /* sum of s (s - 1): pairs of one group */
	double within_alike;   /* sum of s (s - 1) (s - 2) */
	double squares, cubes; /* sum of s^2, of s^3 */
};

static bool sizes_init(struct sizes *sizes, const struct kith_partition *groups, GError **error)
{
	*sizes = (struct sizes){.group = KITH_ARRAY(double, groups->groups, error)};
	if (!sizes->group) {
		return false;
	}
	for (size_t i = 0; i < groups->n; i++) {
		if (groups->of[i] != KITH_NO_GROUP) {
			sizes->group[groups->of[i]]++;
			sizes->people++;
		}
	}
	for (size_t g = 0; g < groups->groups; g++) {
		double s = sizes->group[g];
		sizes->within += couples(s);
		sizes->within_alike += couples(s) * (s - 2);
		sizes->squares += s * s;
		sizes->cubes += s * s * s;
	}
	return true;
}

/* The pairs a member of a group of `size` may stand between. */
static void find_pairs(const struct sizes *sizes, double size, struct pairs pairs[KITH_ROLES])
{
	double own = size - 1, others = sizes->people - size, all = sizes->people - 1;
	double squares = sizes->squares - size * size, cubes = sizes->cubes - size * size * size;
	struct pairs across = {others * own, others * couples(own) + own * couples(others)};
	pairs[KITH_ROLE_COORDINATOR] = (struct pairs){couples(own), 2 * couples(own) * (own - 2)};
	pairs[KITH_ROLE_CONSULTANT] = (struct pairs){sizes->within - couples(size),
		2 * (sizes->within_alike - couples(size) * (size - 2))};
	pairs[KITH_ROLE_GATEKEEPER] = pairs[KITH_ROLE_REPRESENTATIVE] = across;
	/* A group of s has s (others - s) pairs that start in it, each with others - s - 1 more. */
	pairs[KITH_ROLE_LIAISON] = (struct pairs){
		others * others - squares, 2 * (others * others * others - 2 * others * squares +
						       cubes - (others * others - squares))};
	pairs[KITH_ROLE_TOTAL] = (struct pairs){couples(all), 2 * couples(all) * (all - 2)};
}

/* Probability of an arc from one person with a group to another. */
static double density(const struct kith_roles_input *input, double people)
{
	const kith_csr *out = input->out;
	const uint32_t *group = input->groups->of;
	double arcs = 0;
	for (size_t i = 0; i < out->n; i++) {
		for (uint64_t e = out->start[i]; e < out->start[i + 1]; e++) {
			arcs += group[i] != KITH_NO_GROUP && group[out->to[e]] != KITH_NO_GROUP;
		}
	}
	return people > 1 ? arcs / couples(people) : 0;
}

static void fill_expected(const struct kith_roles_input *input, const struct kith_roles *counts,
	const struct sizes *sizes, struct kith_roles *expected, struct kith_roles *z)
{
	const uint32_t *group = input->groups->of;
	double d = density(input, sizes->people);
	double open = d * d * (1 - d), together = pow(d * (1 - d), 3);
	for (size_t i = 0; i < input->groups->n; i++) {
		struct pairs pairs[KITH_ROLES];
		if (group[i] == KITH_NO_GROUP) {
			continue;
		}
		find_pairs(sizes, sizes->group[group[i]], pairs);
		for (size_t role = 0; role < KITH_ROLES; role++) {
			double mean = pairs[role].count * open;
			double variance = mean * (1 - open) + pairs[role].alike * together;
			expected->of[role][i] = mean;
			z->of[role][i] = variance > 0
						 ? (counts->of[role][i] - mean) / sqrt(variance)
						 : (double)NAN;
		}
	}
}

bool kith_roles_expect(const struct kith_roles_input *input, const struct kith_roles *counts,
	struct kith_roles *expected, struct kith_roles *z, GError **error)
{
	struct sizes sizes;
	struct kith_roles mean, score;
	if (!sizes_init(&sizes, input->groups, error)) {
		return false;
	}
	g_autofree G_GNUC_UNUSED double *group = sizes.group;
	if (!roles_init(&mean, input->groups, error)) {
		return false;
	}
	if (!roles_init(&score, input->groups, error)) {
		kith_roles_finish(&mean);
		return false;
	}
	fill_expected(input, counts, &sizes, &mean, &score);
	*expected = mean;
	*z = score;
	return true;
}

/* Which pairs of groups each person joins. */

/* From how many times as many contacts on, rows are searched instead of gone through. */
enum { LONGER = 8 };

struct joining {
	const struct kith_roles_input *input;
	struct kith_roles_pairs *pairs;
	GError *error; /* memory ran out while gathering */
};

/* One person b at a time: the groups of their contacts, and the open two-paths from one to another.
 */
struct joiner {
	const struct kith_roles_input *input;
	uint32_t *pointed; /* [n] b + 1 where b points at */
	uint32_t *place;   /* [groups] 1 + its place in `group`, else 0 */
	uint32_t *group;   /* [groups] those met */
	size_t met;
	uint64_t *two_paths; /* [met * met] from the one to the other */
	uint64_t *in;        /* [groups] contacts who point at b */
	uint64_t *out;       /* [groups] contacts b points at */
	size_t capacity;     /* of `two_paths` */
	struct kith_roles_pairs found;
	GError *error; /* memory ran out while working */
};

static void joiner_close(void *data)
{
	struct joiner *joiner = data;
	if (joiner) {
		g_free(joiner->pointed);
		g_free(joiner->place);
		g_free(joiner->group);
		g_free(joiner->two_paths);
		g_free(joiner->in);
		g_free(joiner->out);
		kith_roles_pairs_finish(&joiner->found);
		g_clear_error(&joiner->error);
		g_free(joiner);
	}
}

static void *joiner_open(void *data, GError **error)
{
	const struct joining *joining = data;
	size_t n = joining->input->out->n, groups = joining->input->groups->groups;
	struct joiner *joiner = g_new0(struct joiner, 1);
	joiner->input = joining->input;
	bool opened = (joiner->pointed = KITH_ARRAY(uint32_t, n, error)) &&
		      (joiner->place = KITH_ARRAY(uint32_t, groups, error)) &&
		      (joiner->group = KITH_ARRAY(uint32_t, groups, error)) &&
		      (joiner->in = KITH_ARRAY(uint64_t, groups, error)) &&
		      (joiner->out = KITH_ARRAY(uint64_t, groups, error));
	if (!opened) {
		g_clear_pointer(&joiner, joiner_close);
	}
	return joiner;
}

/* Adds a pair; doubles the capacity when it is full. */
static bool add_pair(struct kith_roles_pairs *pairs, struct kith_roles_pair pair, GError **error)
{
	if (pairs->count == pairs->capacity) {
		size_t capacity = MAX(2 * pairs->capacity, 64);
		struct kith_roles_pair *moved =
			kith_array_resize(pairs->pair, capacity, sizeof *moved, error);
		if (!moved) {
			return false;
		}
		pairs->pair = moved;
		pairs->capacity = capacity;
	}
	pairs->pair[pairs->count++] = pair;
	return true;
}

/* The two-paths from the group of a to that of c; both must have been met. */
static uint64_t *two_paths_between(struct joiner *joiner, uint32_t a, uint32_t c)
{
	const uint32_t *group = joiner->input->groups->of;
	return &joiner->two_paths[(joiner->place[group[a]] - 1) * joiner->met +
				  (joiner->place[group[c]] - 1)];
}

static void meet(struct joiner *joiner, const kith_csr *rows, uint32_t b, uint64_t *contacts)
{
	const uint32_t *group = joiner->input->groups->of;
	for (uint64_t e = rows->start[b]; e < rows->start[b + 1]; e++) {
		uint32_t g = group[rows->to[e]];
		if (g == KITH_NO_GROUP) {
			continue;
		}
		if (!joiner->place[g]) {
			joiner->group[joiner->met++] = g;
			joiner->place[g] = (uint32_t)joiner->met;
		}
		contacts[joiner->place[g] - 1]++;
	}
}

/* All two-paths through b by groups, open or closed, those that end where they began among them. */
static bool count_all(struct joiner *joiner, uint32_t b)
{
	meet(joiner, joiner->input->in, b, joiner->in);
	meet(joiner, joiner->input->out, b, joiner->out);
	size_t cells = joiner->met * joiner->met;
	if (cells > joiner->capacity) {
		uint64_t *moved =
			kith_array_resize(joiner->two_paths, cells, sizeof *moved, &joiner->error);
		if (!moved) {
			return false;
		}
		joiner->two_paths = moved;
		joiner->capacity = cells;
	}
	for (size_t k = 0; k < cells; k++) {
		joiner->two_paths[k] = joiner->in[k / joiner->met] * joiner->out[k % joiner->met];
	}
	return true;
}

/* Takes off the two-paths a -> b -> c that a -> c closes, and the one from a back to a. */
static void take_off(struct joiner *joiner, uint32_t a, uint32_t b)
{
	const kith_csr *out = joiner->input->out;
	const uint32_t *group = joiner->input->groups->of;
	bool longer = kith_csr_degree(out, a) / LONGER > kith_csr_degree(out, b);
	uint32_t from = longer ? b : a;
	for (uint64_t e = out->start[from]; e < out->start[from + 1]; e++) {
		uint32_t c = out->to[e];
		bool closed = longer ? kith_csr_find(out, a, c) != UINT64_MAX
				     : joiner->pointed[c] == b + 1;
		if (closed && group[c] != KITH_NO_GROUP) {
			--*two_paths_between(joiner, a, c);
		}
	}
	if (joiner->pointed[a] == b + 1) {
		--*two_paths_between(joiner, a, a);
	}
}

static void take_off_all(struct joiner *joiner, uint32_t b)
{
	const kith_csr *in = joiner->input->in, *out = joiner->input->out;
	for (uint64_t e = out->start[b]; e < out->start[b + 1]; e++) {
		joiner->pointed[out->to[e]] = b + 1;
	}
	for (uint64_t e = in->start[b]; e < in->start[b + 1]; e++) {
		if (joiner->input->groups->of[in->to[e]] != KITH_NO_GROUP) {
			take_off(joiner, in->to[e], b);
		}
	}
}

/* Without directions a way and the way back are one pair, which is told from its lower group. */
static void list_pairs(struct joiner *joiner, uint32_t b)
{
	bool directed = joiner->input->out->directed;
	for (size_t k = 0; k < joiner->met * joiner->met && !joiner->error; k++) {
		size_t g = k / joiner->met, h = k % joiner->met;
		uint32_t from = joiner->group[g], to = joiner->group[h];
		uint64_t two_paths = joiner->two_paths[k];
		if (!directed) {
			two_paths = from < to ? 2 * two_paths : 0;
		}
		if (two_paths > 0 && from != to) {
			struct kith_roles_pair pair = {b, from, to, (double)two_paths};
			add_pair(&joiner->found, pair, &joiner->error);
		}
	}
}

static void join_block(void *data, void *scratch, size_t block)
{
	(void)data;
	struct joiner *joiner = scratch;
	const struct kith_partition *groups = joiner->input->groups;
	size_t end = MIN((block + 1) * PEOPLE_AT_ONCE, groups->n);
	joiner->found.count = 0;
	for (uint32_t b = (uint32_t)(block * PEOPLE_AT_ONCE); b < end && !joiner->error; b++) {
		if (groups->of[b] == KITH_NO_GROUP) {
			continue;
		}
		if (count_all(joiner, b)) {
			take_off_all(joiner, b);
			list_pairs(joiner, b);
		}
		for (size_t k = 0; k < joiner->met; k++) {
			joiner->place[joiner->group[k]] = 0;
			joiner->in[k] = joiner->out[k] = 0;
		}
		joiner->met = 0;
	}
}

static void join_gather(void *data, void *scratch, size_t block)
{
	(void)block;
	struct joining *joining = data;
	struct joiner *joiner = scratch;
	if (joiner->error && !joining->error) {
		joining->error = g_steal_pointer(&joiner->error);
	}
	for (size_t k = 0; k < joiner->found.count && !joining->error; k++) {
		add_pair(joining->pairs, joiner->found.pair[k], &joining->error);
	}
}

bool kith_roles_between(
	const struct kith_roles_input *input, struct kith_roles_pairs *pairs, GError **error)
{
	size_t n = input->out->n;
	struct kith_roles_pairs found = {0};
	struct joining joining = {input, &found, NULL};
	struct kith_blocks blocks = {.count = (n + PEOPLE_AT_ONCE - 1) / PEOPLE_AT_ONCE,
		.bytes = n * sizeof(uint32_t) + 24 * input->groups->groups,
		.budget = MEMORY,
		.steps = 20 * (double)input->out->start[n],
		.open = joiner_open,
		.work = join_block,
		.gather = join_gather,
		.close = joiner_close};
	bool done = kith_blocks_run(&blocks, &joining, error);
	if (joining.error) {
		g_propagate_error(error, joining.error);
		done = false;
	}
	if (!done) {
		kith_roles_pairs_finish(&found);
		return false;
	}
	*pairs = found;
	return true;
}

void kith_roles_pairs_finish(struct kith_roles_pairs *pairs)
{
	g_free(pairs->pair);
	*pairs = (struct kith_roles_pairs){0};
}
