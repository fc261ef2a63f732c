/* Other names of people: a table says who goes by several, and their rows become one. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GRAPH_ALIASES_H
#define KITH_GRAPH_ALIASES_H

#include "io/csv_reader.h"
#include "graph/graph.h"

/* struct kith_aliases * is counted: a graph keeps the table it was joined by. */
typedef struct kith_aliases kith_aliases;

/*
 * Reads a table with columns `alias` and `person`, as `kith check --aliases` prints it; others are
 * passed over, and rows whose column `sure` says no. A person may be another's alias: chains are
 * followed to their end. Names are compared as those of people are, addresses (anything with an @)
 * without case. The source is taken over, even on failure; NULL: fails, `error` being set.
 *
 * Fails with KITH_ERROR_DATA, naming the line: a name missing, an alias of two people, aliases that
 * lead back to themselves; else as kith_csv_open.
 */
kith_aliases *kith_aliases_read(kith_source *source, GError **error);
kith_aliases *kith_aliases_ref(kith_aliases *aliases);
void kith_aliases_unref(kith_aliases *aliases);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_aliases, kith_aliases_unref)

/* What the table calls somebody of that name: whose alias it is, chains followed, or their address
 * as it is written there; NULL where the name is to stay, or `aliases` is NULL. */
const char *kith_aliases_find(kith_aliases *aliases, const char *name);

/* A line for people where nobody was found by an alias yet, to be freed; else NULL. */
char *kith_aliases_unused(const kith_aliases *aliases, const char *file);

/*
 * Makes one of people who go by several names, and lets kith_graph_person find them by all. They
 * stand where the first of their names stood, under the name of the table; their own cells count
 * before those of their aliases, the earliest `first_seen`, the latest `last_seen` and the sum of
 * `events` and `messages`. Ties between names of one person are taken away.
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) for each column.
 */
bool kith_graph_set_aliases(kith_graph *graph, kith_aliases *aliases, GError **error);

#endif
