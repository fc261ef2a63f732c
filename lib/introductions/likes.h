/* Which columns make people alike. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LIKES_H
#define KITH_LIKES_H

#include "introductions/alike.h"
#include "graph/graph.h"

/*
 * The columns to compare people by: those in `like` (char *, names separated by commas, or NULL);
 * else all columns of people that hold words some people share, without names, labels and what kith
 * itself puts on people.
 *
 * Returns borrowed struct kith_column *, to be unreffed. Fails with KITH_ERROR_USAGE when there is
 * no such column, naming those there are.
 */
GPtrArray *kith_likes_columns(const kith_graph *graph, const char *like, GError **error);

/* Whether a value of a column of that name is understood by itself: robotics, Leeds; else its
 * column is named with it: gender 'female'. */
bool kith_likes_speaks_for_itself(const char *name);

/* People's values in these columns; see kith_alike_new. Fails with KITH_ERROR_SYSTEM. */
kith_alike *kith_likes_compare(const kith_graph *graph, const GPtrArray *columns, GError **error);

#endif
