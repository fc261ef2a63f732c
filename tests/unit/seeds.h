/* How much is gone through in tests of laws, and of memory. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TEST_SEEDS_H
#define KITH_TEST_SEEDS_H

#include <stdint.h>

/* How many seeds to go through: memory is looked at in fewer graphs than laws are. */
static inline uint64_t small_seeds(uint64_t for_laws)
{
#ifdef KITH_SANITIZED
	return for_laws / 4;
#else
	return for_laws;
#endif
}

#endif
