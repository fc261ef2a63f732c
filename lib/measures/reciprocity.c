/* Ties that are returned. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measures/reciprocity.h"

/* Numbers that stand in both of two rising lists. */
static uint32_t in_common(
	const uint32_t *a, const uint32_t *a_end, const uint32_t *b, const uint32_t *b_end)
{
	uint32_t count = 0;
	while (a < a_end && b < b_end) {
		count += *a == *b;
		uint32_t low = *a < *b ? *a : *b;
		a += *a == low;
		b += *b == low;
	}
	return count;
}

void kith_reciprocity_count(const kith_csr *out, const kith_csr *in, uint32_t *returned)
{
	for (size_t i = 0; i < out->n; i++) {
		returned[i] = in_common(out->to + out->start[i], out->to + out->start[i + 1],
			in->to + in->start[i], in->to + in->start[i + 1]);
	}
}
