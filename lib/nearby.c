/* Who is near: mutual contacts, and likely acquaintances a few steps away. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "nearby.h"

/* Beyond this many times as many ties, looking each contact up beats walking along both rows. */
#define MUCH_LONGER 16

size_t kith_nearby_mutual(const kith_csr *both, uint32_t a, uint32_t b, uint32_t *mutual)
{
	if (kith_csr_degree(both, a) > kith_csr_degree(both, b)) {
		uint32_t c = a;
		a = b;
		b = c;
	}
	bool look_up = (uint64_t)kith_csr_degree(both, a) * MUCH_LONGER < kith_csr_degree(both, b);
	uint64_t j = both->start[b];
	size_t count = 0;
	for (uint64_t i = both->start[a]; i < both->start[a + 1]; i++) {
		while (!look_up && j < both->start[b + 1] && both->to[j] < both->to[i]) {
			j++;
		}
		bool met = look_up ? kith_csr_find(both, b, both->to[i]) != UINT64_MAX
				   : j < both->start[b + 1] && both->to[j] == both->to[i];
		if (met && mutual) {
			mutual[count] = both->to[i];
		}
		count += met;
	}
	return count;
}
