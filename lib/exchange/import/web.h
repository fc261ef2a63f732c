/* Graphs whose people have ids: put together by id, named at the end. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_WEB_H
#define KITH_IMPORT_WEB_H

#include "graph/build.h"

/*
 * Every function fails with KITH_ERROR_DATA without a place, which the caller puts in front, or
 * with KITH_ERROR_SYSTEM.
 */
typedef struct kith_web kith_web;

kith_web *kith_web_new(const char *file, GError **error);
void kith_web_free(kith_web *web);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_web, kith_web_free)

/* A person with that id, new: a second one of the same id is bad data. */
bool kith_web_node(kith_web *web, const char *id, GError **error);

/* A person with that id, new or not. */
bool kith_web_meet(kith_web *web, const char *id, GError **error);

/* Whether there is a person with that id. */
bool kith_web_knows(const kith_web *web, const char *id);

/* Sets a cell of the person added or met last, as it is. */
bool kith_web_node_cell(kith_web *web, const char *name, const char *cell, GError **error);

/* A tie between ids, whose people may be added later. */
bool kith_web_tie(kith_web *web, const char *source, const char *target, GError **error);

/* Whether everyone named by a tie was added or met; the failure names the file. */
bool kith_web_check_known(const kith_web *web, GError **error);

/* Makes the tie added last one-way. */
bool kith_web_one_way(kith_web *web, GError **error);

/* Sets a cell of the tie added last; `weight` must be a number above 0, `directed` says whether the
 * tie is one-way. */
bool kith_web_tie_cell(kith_web *web, const char *name, const char *cell, GError **error);

/* The finished graph, people named as by kith_web_rename, weights known. The web is left empty. */
kith_graph *kith_web_finish(kith_web *web, GPtrArray *notes, GError **error);

/*
 * Gives people the names in their column `name`, else `label`, where no two are the same; those
 * without keep their id. Ids that say more than a number of order stay in a column `id`.
 */
bool kith_web_rename(kith_graph *graph, GError **error);

#endif
