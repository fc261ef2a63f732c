/* Which of two people to turn to when both would do equally well. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "favour.h"

#include "nearby.h"

/* The more the better, except for load. */
struct traits {
	size_t mutual, target_mutual, shared;
	double load;
};

void kith_favour_init(struct kith_favour *favour, const struct kith_asking *asking,
	const struct kith_reach *targets)
{
	favour->asking = asking;
	favour->targets = targets;
	favour->traits = g_hash_table_new_full(NULL, NULL, NULL, g_free);
}

void kith_favour_finish(struct kith_favour *favour)
{
	g_clear_pointer(&favour->traits, g_hash_table_unref);
}

static size_t known_targets(const struct kith_favour *favour, uint32_t person)
{
	const kith_csr *both = favour->asking->both;
	size_t known = 0;
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		known += kith_reach_starts_at(favour->targets, both->to[e]);
	}
	return known;
}

static const struct traits *traits_of(struct kith_favour *favour, uint32_t person)
{
	gpointer key = GSIZE_TO_POINTER((gsize)person);
	struct traits *traits = g_hash_table_lookup(favour->traits, key);
	if (traits) {
		return traits;
	}
	const struct kith_asking *asking = favour->asking;
	traits = g_new0(struct traits, 1);
	traits->mutual = kith_nearby_mutual(asking->both, asking->asker, person, NULL);
	traits->target_mutual =
		asking->target_count == 1
			? kith_nearby_mutual(asking->both, asking->targets[0], person, NULL)
			: known_targets(favour, person);
	traits->shared = asking->shared ? asking->shared(asking->data, person) : 0;
	traits->load = asking->tolls.load ? asking->tolls.load[person] : 0;
	g_hash_table_insert(favour->traits, key, traits);
	return traits;
}

int kith_favour_compare(struct kith_favour *favour, uint32_t a, uint32_t b, enum kith_decided *by)
{
	const struct traits *x = traits_of(favour, a), *y = traits_of(favour, b);
	enum kith_decided decided = KITH_BY_NAME;
	int sign;
	if (x->mutual != y->mutual) {
		decided = KITH_BY_MUTUAL;
		sign = x->mutual > y->mutual ? -1 : 1;
	} else if (x->target_mutual != y->target_mutual) {
		decided = KITH_BY_TARGET_MUTUAL;
		sign = x->target_mutual > y->target_mutual ? -1 : 1;
	} else if (x->shared != y->shared) {
		decided = KITH_BY_SHARED;
		sign = x->shared > y->shared ? -1 : 1;
	} else if (x->load < y->load || x->load > y->load) {
		decided = KITH_BY_LOAD;
		sign = x->load < y->load ? -1 : 1;
	} else {
		const struct kith_asking *asking = favour->asking;
		sign = asking->by_name ? asking->by_name(asking->data, a, b) : 0;
		sign = sign ? sign : (a > b) - (a < b);
	}
	if (by) {
		*by = decided;
	}
	return sign;
}
