/* Pieces that every way of making a CSR is put together from. Private to csr. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CSR_BUILD_H
#define KITH_CSR_BUILD_H

#include "csr/csr.h"

/* Counts per person in start[0 .. n - 1] become where rows start; start[n] their sum. */
void kith_csr_counts_to_starts(uint64_t *start, size_t n);

/* Rows without contacts for n people; NULL and KITH_ERROR_SYSTEM when memory runs out. */
kith_csr *kith_csr_alloc(size_t n, bool directed, GError **error);

/* Numbers the ties of an undirected graph by their smaller end. Fails with KITH_ERROR_SYSTEM. */
bool kith_csr_number_ties(kith_csr *csr, GError **error);

#endif
