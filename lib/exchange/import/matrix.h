/* Ties from the entries of a matrix. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_MATRIX_H
#define KITH_IMPORT_MATRIX_H

#include "exchange/import/id_builder.h"

/*
 * Adds a tie for each entry that is not 0: one a pair when the matrix is symmetric, else one-way.
 * A diagonal that is the same for everyone says nothing and is left out. NAN: it is not known
 * whether there is a tie.
 *
 * cell  [n * n] row by row    name  [n] ids the builder knows    kind  of the ties, or NULL
 *
 * Fails as the builder does, and with KITH_ERROR_DATA for an entry below 0.
 */
bool kith_matrix_ties(kith_id_builder *builder, const double *cell, char *const *name, size_t n,
	const char *kind, GError **error);

#endif
