/* The kinds of brokerage between groups: counts of open ways. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/roles_inside.h"

#include <math.h>

#include "csr/forward.h"

bool kith_roles_init(struct kith_roles *roles, const struct kith_partition *groups, GError **error)
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

void kith_roles_total(struct kith_roles *roles, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t role = 0; role < KITH_ROLE_TOTAL; role++) {
			roles->of[KITH_ROLE_TOTAL][i] += roles->of[role][i];
		}
	}
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

/* All ways through b, open or closed. */
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

/* The closed ways, found by triangles. */
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
 * The ways y -> b -> z and z -> b -> y that a tie y - z closes. Arcs are seen from b (by, bz) and
 * from y (yz).
 */
static inline void close_ways(
	struct tally *tally, const uint32_t groups[3], uint8_t by, uint8_t bz, uint8_t yz)
{
	uint32_t b = groups[0], y = groups[1], z = groups[2];
	if (by & FROM_AFTER && bz & TO_AFTER && yz & TO_AFTER) {
		tally->of[kith_roles_of(y, b, z)]++;
	}
	if (bz & FROM_AFTER && by & TO_AFTER && yz & FROM_AFTER) {
		tally->of[kith_roles_of(z, b, y)]++;
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
		uint32_t in_v = found->v[k], in_w = found->w[k];
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
	struct closing closing = {forward, input->groups->of, arcs, closed};
	struct kith_forward_visit visit = {.data = &closing,
		.bytes = sizeof(struct tally),
		.by_slot = {arcs},
		.slot_bytes = {sizeof *arcs},
		.triangles = close_triangles,
		.end = close_end};
	return kith_forward_triangles(forward, &visit, error) ? g_steal_pointer(&closed) : NULL;
}

bool kith_roles_count(
	const struct kith_roles_input *input, struct kith_roles *counts, GError **error)
{
	const struct kith_partition *groups = input->groups;
	g_autofree struct contacts *by_group = KITH_ARRAY(struct contacts, groups->groups, error);
	g_autofree struct tally *closed = by_group ? closed_ways(input, error) : NULL;
	struct kith_roles found;
	if (!closed || !kith_roles_init(&found, groups, error)) {
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
	kith_roles_total(&found, groups->n);
	*counts = found;
	return true;
}
