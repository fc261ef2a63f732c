/* Finding the person somebody means by a name. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PERSON_H
#define KITH_PERSON_H

#include "graph/graph.h"

/*
 * The person meant by `name` on a command line: the name exactly or an alias of theirs, else a name
 * and then a label that is equal without regard to case and accents, when only one is; and
 * the same with ü written ue and the like.
 *
 * Fails with KITH_ERROR_USAGE, listing the nearest names, or those that are meant alike.
 */
bool kith_graph_person(const kith_graph *graph, const char *name, uint32_t *person, GError **error);

#endif
