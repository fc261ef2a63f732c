/* Old ties that are worth a letter. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/reconnect.h"

#include <math.h>

#include "measures/nearby.h"

static double weight_of(const kith_csr *out, uint32_t a, uint32_t b)
{
	uint64_t there = kith_csr_find(out, a, b), back = kith_csr_find(out, b, a);
	return fmax(there == UINT64_MAX ? 0 : kith_csr_weight(out, there),
		back == UINT64_MAX ? 0 : kith_csr_weight(out, back));
}

static double last_touch(const kith_acquaintance *acquaintance, uint32_t person)
{
	struct kith_bond bond = kith_acquaintance_bond(acquaintance, acquaintance->asker, person);
	g_ptr_array_unref(bond.kinds);
	return bond.last;
}

/* Sees which circles somebody has been in touch with since, and gathers the silent ties. */
static GArray *gather(const kith_acquaintance *acquaintance, const struct kith_patience *patience,
	const struct kith_partition *circles, uint8_t *alive)
{
	const kith_csr *both = acquaintance->network->both;
	uint32_t me = acquaintance->asker;
	GArray *dormant = g_array_new(FALSE, FALSE, sizeof(struct kith_dormant));
	for (uint64_t e = both->start[me]; e < both->start[me + 1]; e++) {
		struct kith_dormant next = {.person = both->to[e]};
		next.last = last_touch(acquaintance, next.person);
		double every = patience->every ? patience->every[next.person] : NAN;
		if (!(acquaintance->today - next.last >= patience->silent)) {
			uint32_t circle = circles ? circles->of[next.person] : KITH_NO_GROUP;
			alive[circle == KITH_NO_GROUP ? (circles ? circles->groups : 0) : circle] =
				1;
			if (isnan(every)) {
				continue;
			}
		}
		next.due = next.last + (isnan(every) ? patience->silent : every);
		next.weight = weight_of(acquaintance->network->out, me, next.person);
		next.mutual = kith_nearby_mutual(both, me, next.person, NULL);
		next.likeness = kith_alike_likeness(acquaintance->alike, me, next.person);
		g_array_append_val(dormant, next);
	}
	return dormant;
}

static int compare(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct kith_dormant *x = a, *y = b;
	const kith_acquaintance *acquaintance = data;
	const struct kith_asking *asking = &acquaintance->asking;
	if (x->lost != y->lost) {
		return x->lost ? -1 : 1;
	}
	if (x->weight < y->weight || x->weight > y->weight) {
		return x->weight > y->weight ? -1 : 1;
	}
	if (x->likeness < y->likeness || x->likeness > y->likeness) {
		return x->likeness > y->likeness ? -1 : 1;
	}
	if (x->mutual != y->mutual) {
		return x->mutual < y->mutual ? -1 : 1;
	}
	return asking->by_name(acquaintance, x->person, y->person);
}

/* Those who have waited longest first, those of whom it is not known how long last. */
static int compare_due(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct kith_dormant *x = a, *y = b;
	double of_x = isnan(x->due) ? INFINITY : x->due, of_y = isnan(y->due) ? INFINITY : y->due;
	return of_x < of_y ? -1 : of_x > of_y ? 1 : compare(a, b, data);
}

GArray *kith_reconnect_find(const kith_acquaintance *acquaintance,
	const struct kith_patience *patience, const struct kith_partition *circles, GError **error)
{
	size_t groups = circles ? circles->groups : 0;
	g_autofree uint8_t *alive = KITH_ARRAY(uint8_t, groups + 1, error);
	if (!alive) {
		return NULL;
	}
	uint32_t own = circles ? circles->of[acquaintance->asker] : KITH_NO_GROUP;
	if (own != KITH_NO_GROUP) {
		alive[own] = 1;
	}
	GArray *dormant = gather(acquaintance, patience, circles, alive);
	for (guint i = 0; i < dormant->len; i++) {
		struct kith_dormant *next = &g_array_index(dormant, struct kith_dormant, i);
		uint32_t circle = circles ? circles->of[next->person] : KITH_NO_GROUP;
		next->lost = circle != KITH_NO_GROUP && !alive[circle];
	}
	g_array_sort_with_data(
		dormant, patience->every ? compare_due : compare, (gpointer)acquaintance);
	return dormant;
}
