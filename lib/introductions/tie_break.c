/* Which of two people to turn to when both would do equally well. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/tie_break.h"

#include "measures/nearby.h"

/* The more the better, except for load. */
struct traits {
	size_t mutual, target_mutual, shared;
	double load;
	bool whole; /* more than `mutual` has been counted */
};

/* The contacts of one person as a set, so that each mutual one takes a single look. */
static uint8_t *set_of_contacts(const kith_csr *both, uint32_t person, GError **error)
{
	uint8_t *contacts = kith_bitset_new(both->n, error);
	if (contacts) {
		kith_bitset_add_contacts(contacts, both, person);
	}
	return contacts;
}

bool kith_tie_break_init(struct kith_tie_break *tie_break, const struct kith_asking *asking,
	const struct kith_hop_distances *targets, GError **error)
{
	*tie_break = (struct kith_tie_break){
		.asking = asking,
		.targets = targets,
		.traits = g_hash_table_new_full(NULL, NULL, NULL, g_free),
		.knows_asker = set_of_contacts(asking->both, asking->asker, error),
	};
	if (tie_break->knows_asker && asking->target_count == 1) {
		tie_break->knows_target = set_of_contacts(asking->both, asking->targets[0], error);
	}
	return tie_break->knows_asker && (tie_break->knows_target || asking->target_count != 1);
}

void kith_tie_break_finish(struct kith_tie_break *tie_break)
{
	g_clear_pointer(&tie_break->traits, g_hash_table_unref);
	g_free(tie_break->knows_asker);
	g_free(tie_break->knows_target);
}

/* The mutual contacts of `person` and of somebody, whose contacts are given as a set. */
static size_t count_mutual(
	const kith_csr *both, uint32_t somebody, const uint8_t *contacts, uint32_t person)
{
	if ((uint64_t)kith_csr_degree(both, somebody) * KITH_MUCH_LONGER <
		kith_csr_degree(both, person)) {
		return kith_nearby_mutual(both, somebody, person, NULL);
	}
	size_t count = 0;
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		count += kith_bitset_has(contacts, both->to[e]);
	}
	return count;
}

static size_t known_targets(const struct kith_tie_break *tie_break, uint32_t person)
{
	const kith_csr *both = tie_break->asking->both;
	size_t known = 0;
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		known += kith_hop_distances_is_source(tie_break->targets, both->to[e]);
	}
	return known;
}

static struct traits *traits_of(struct kith_tie_break *tie_break, uint32_t person)
{
	gpointer key = GSIZE_TO_POINTER((gsize)person);
	struct traits *traits = g_hash_table_lookup(tie_break->traits, key);
	if (traits) {
		return traits;
	}
	const struct kith_asking *asking = tie_break->asking;
	traits = g_new0(struct traits, 1);
	traits->mutual = count_mutual(asking->both, asking->asker, tie_break->knows_asker, person);
	g_hash_table_insert(tie_break->traits, key, traits);
	return traits;
}

/* Counts what is left to count: seldom needed, as mutual contacts with the asker mostly decide. */
static void count_rest(
	const struct kith_tie_break *tie_break, uint32_t person, struct traits *traits)
{
	const struct kith_asking *asking = tie_break->asking;
	if (traits->whole) {
		return;
	}
	traits->target_mutual = asking->target_count == 1
					? count_mutual(asking->both, asking->targets[0],
						  tie_break->knows_target, person)
					: known_targets(tie_break, person);
	traits->shared = asking->shared ? asking->shared(asking->data, person) : 0;
	traits->load = asking->node_costs.load ? asking->node_costs.load[person] : 0;
	traits->whole = true;
}

int kith_tie_break_compare(
	struct kith_tie_break *tie_break, uint32_t a, uint32_t b, enum kith_decided *by)
{
	struct traits *x = traits_of(tie_break, a), *y = traits_of(tie_break, b);
	enum kith_decided decided = KITH_BY_NAME;
	int sign;
	if (x->mutual == y->mutual) {
		count_rest(tie_break, a, x);
		count_rest(tie_break, b, y);
	}
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
		const struct kith_asking *asking = tie_break->asking;
		sign = asking->by_name ? asking->by_name(asking->data, a, b) : 0;
		sign = sign ? sign : (a > b) - (a < b);
	}
	if (by) {
		*by = decided;
	}
	return sign;
}
