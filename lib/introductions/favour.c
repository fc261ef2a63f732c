/* Which of two people to turn to when both would do equally well. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/favour.h"

#include "measures/nearby.h"

/* The more the better, except for load. */
struct traits {
	size_t mutual, target_mutual, shared;
	double load;
	bool whole; /* more than `mutual` has been counted */
};

/* Marks the contacts of one person, so that each mutual one takes a single look. */
static uint8_t *mark_contacts(const kith_csr *both, uint32_t person, GError **error)
{
	uint8_t *marks = kith_marks_new(both->n, error);
	if (marks) {
		kith_marks_contacts(marks, both, person);
	}
	return marks;
}

bool kith_favour_init(struct kith_favour *favour, const struct kith_asking *asking,
	const struct kith_reach *targets, GError **error)
{
	*favour = (struct kith_favour){
		.asking = asking,
		.targets = targets,
		.traits = g_hash_table_new_full(NULL, NULL, NULL, g_free),
		.knows_asker = mark_contacts(asking->both, asking->asker, error),
	};
	if (favour->knows_asker && asking->target_count == 1) {
		favour->knows_target = mark_contacts(asking->both, asking->targets[0], error);
	}
	return favour->knows_asker && (favour->knows_target || asking->target_count != 1);
}

void kith_favour_finish(struct kith_favour *favour)
{
	g_clear_pointer(&favour->traits, g_hash_table_unref);
	g_free(favour->knows_asker);
	g_free(favour->knows_target);
}

/* The mutual contacts of `person` and of somebody whose contacts are marked. */
static size_t count_mutual(
	const kith_csr *both, uint32_t somebody, const uint8_t *marks, uint32_t person)
{
	if ((uint64_t)kith_csr_degree(both, somebody) * KITH_MUCH_LONGER <
		kith_csr_degree(both, person)) {
		return kith_nearby_mutual(both, somebody, person, NULL);
	}
	size_t count = 0;
	for (uint64_t e = both->start[person]; e < both->start[person + 1]; e++) {
		count += kith_is_marked(marks, both->to[e]);
	}
	return count;
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

static struct traits *traits_of(struct kith_favour *favour, uint32_t person)
{
	gpointer key = GSIZE_TO_POINTER((gsize)person);
	struct traits *traits = g_hash_table_lookup(favour->traits, key);
	if (traits) {
		return traits;
	}
	const struct kith_asking *asking = favour->asking;
	traits = g_new0(struct traits, 1);
	traits->mutual = count_mutual(asking->both, asking->asker, favour->knows_asker, person);
	g_hash_table_insert(favour->traits, key, traits);
	return traits;
}

/* Counts what is left to count: seldom needed, as mutual contacts with the asker mostly decide. */
static void count_rest(const struct kith_favour *favour, uint32_t person, struct traits *traits)
{
	const struct kith_asking *asking = favour->asking;
	if (traits->whole) {
		return;
	}
	traits->target_mutual = asking->target_count == 1
					? count_mutual(asking->both, asking->targets[0],
						  favour->knows_target, person)
					: known_targets(favour, person);
	traits->shared = asking->shared ? asking->shared(asking->data, person) : 0;
	traits->load = asking->tolls.load ? asking->tolls.load[person] : 0;
	traits->whole = true;
}

int kith_favour_compare(struct kith_favour *favour, uint32_t a, uint32_t b, enum kith_decided *by)
{
	struct traits *x = traits_of(favour, a), *y = traits_of(favour, b);
	enum kith_decided decided = KITH_BY_NAME;
	int sign;
	if (x->mutual == y->mutual) {
		count_rest(favour, a, x);
		count_rest(favour, b, y);
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
		const struct kith_asking *asking = favour->asking;
		sign = asking->by_name ? asking->by_name(asking->data, a, b) : 0;
		sign = sign ? sign : (a > b) - (a < b);
	}
	if (by) {
		*by = decided;
	}
	return sign;
}
