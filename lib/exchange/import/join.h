/* Several graphs made one. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_JOIN_H
#define KITH_IMPORT_JOIN_H

#include "exchange/import/import.h"

/*
 * One graph of all (kith_graph *, at least one, which are left empty), as kith_import_finish says;
 * weights are known. Fails with KITH_ERROR_DATA for a weight that is none, or KITH_ERROR_SYSTEM.
 */
kith_graph *kith_import_join(GPtrArray *graphs, GPtrArray *matches, GError **error);

#endif
