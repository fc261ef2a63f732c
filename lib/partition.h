/* Groups of people: communities found or columns given. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PARTITION_H
#define KITH_PARTITION_H

#include "csr.h"

#define KITH_NO_GROUP UINT32_MAX

/* Which group each person is in. */
struct kith_partition {
	size_t n;      /* people */
	size_t groups; /* group numbers are 0 .. groups - 1 */
	uint32_t *of;  /* [n] group of each person, KITH_NO_GROUP for none */
};

/* Frees what the partition holds and empties it. */
void kith_partition_finish(struct kith_partition *partition);

#endif
