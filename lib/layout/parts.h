/* The connected parts of a network, each with rows of its own. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LAYOUT_PARTS_H
#define KITH_LAYOUT_PARTS_H

#include "layout/layout.h"

/* One connected part of the graph, its people numbered from 0. */
struct kith_layout_part {
	kith_csr *rows;
	uint32_t *group; /* [rows->n] circle of each, KITH_NO_GROUP for none */
	uint64_t seed;
};

/* The connected parts of a graph, largest first, people of a part in rising order. */
struct kith_layout_parts {
	size_t count;
	size_t connected; /* parts of two people and more; the rest are people without ties */
	uint32_t *start;  /* [count + 1] into member */
	uint32_t *member; /* [n] */
	uint32_t *local;  /* [n] scratch: number of a person within a part */
};

/* Finds the parts. To be finished. Fails with KITH_ERROR_SYSTEM. O(n + m). */
bool kith_layout_parts_init(struct kith_layout_parts *parts, const kith_csr *graph, GError **error);
void kith_layout_parts_finish(struct kith_layout_parts *parts);

/* The rows of one part. To be finished. Fails with KITH_ERROR_SYSTEM. */
bool kith_layout_part_init(struct kith_layout_part *part, const struct kith_layout *layout,
	const struct kith_layout_parts *parts, size_t number, GError **error);
void kith_layout_part_finish(struct kith_layout_part *part);

#endif
