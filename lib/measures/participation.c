/* How a person's contacts are spread over groups. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/participation.h"

#include <math.h>

/* Contacts of one person by group; groups in use are listed so that only they are cleared. */
struct tally {
	uint32_t *count; /* [groups] */
	uint32_t *used;  /* [groups] */
	size_t used_count;
	double contacts;
};

static void tally_row(
	struct tally *tally, const kith_csr *csr, const struct kith_partition *groups, size_t i)
{
	tally->used_count = 0;
	tally->contacts = 0;
	for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
		uint32_t group = groups->of[csr->to[e]];
		if (group == KITH_NO_GROUP) {
			continue;
		}
		if (tally->count[group]++ == 0) {
			tally->used[tally->used_count++] = group;
		}
		tally->contacts++;
	}
}

static double participation_of(struct tally *tally)
{
	double squares = 0;
	for (size_t k = 0; k < tally->used_count; k++) {
		double count = tally->count[tally->used[k]];
		squares += count * count;
		tally->count[tally->used[k]] = 0;
	}
	return tally->contacts > 0 ? 1 - squares / (tally->contacts * tally->contacts)
				   : (double)NAN;
}

bool kith_participation_find(const kith_csr *csr, const struct kith_partition *groups,
	double *participation, uint32_t *reached, GError **error)
{
	g_assert(!csr->directed);
	g_autofree uint32_t *count = KITH_ARRAY(uint32_t, groups->groups, error);
	g_autofree uint32_t *used = count ? KITH_ARRAY(uint32_t, groups->groups, error) : NULL;
	if (!used) {
		return false;
	}
	struct tally tally = {.count = count, .used = used};
	for (size_t i = 0; i < csr->n; i++) {
		tally_row(&tally, csr, groups, i);
		participation[i] = participation_of(&tally);
		reached[i] = (uint32_t)tally.used_count;
	}
	return true;
}
