/* Graphs whose people have ids: put together by id, named at the end. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_ID_BUILDER_H
#define KITH_IMPORT_ID_BUILDER_H

#include "graph/build.h"

/*
 * Every function fails with KITH_ERROR_DATA without a place, which the caller puts in front, or
 * with KITH_ERROR_SYSTEM.
 */
typedef struct kith_id_builder kith_id_builder;

kith_id_builder *kith_id_builder_new(const char *file, GError **error);
void kith_id_builder_free(kith_id_builder *ids);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_id_builder, kith_id_builder_free)

/* Where in the file stands what is added from now on: for failures at the end. */
void kith_id_builder_at(kith_id_builder *ids, uint64_t line);

/* A person with that id, new: a second one of the same id is bad data. */
bool kith_id_builder_node(kith_id_builder *ids, const char *id, GError **error);

/* A person with that id, new or not. */
bool kith_id_builder_meet(kith_id_builder *ids, const char *id, GError **error);

/* Whether there is a person with that id. */
bool kith_id_builder_knows(const kith_id_builder *ids, const char *id);

/* Sets a cell of the person added or met last, as it is. */
bool kith_id_builder_node_cell(
	kith_id_builder *ids, const char *name, const char *cell, GError **error);

/* A tie between ids, whose people may be added later. */
bool kith_id_builder_tie(
	kith_id_builder *ids, const char *source, const char *target, GError **error);

/* Whether everyone named by a tie was added or met; the failure names the
 * file, and the line where that is known. */
bool kith_id_builder_check_known(const kith_id_builder *ids, GError **error);

/* Makes the tie added last one-way. */
bool kith_id_builder_one_way(kith_id_builder *ids, GError **error);

/* Sets a cell of the tie added last; `weight` must be a number above 0, `directed` says whether the
 * tie is one-way. */
bool kith_id_builder_tie_cell(
	kith_id_builder *ids, const char *name, const char *cell, GError **error);

/* Names the column of ties, as the file calls it, that is their weight; NULL: by its usual names.
 */
void kith_id_builder_weigh_by(kith_id_builder *ids, const char *column);

/* The finished graph, people named as by kith_id_builder_rename, weights known. The builder is left
 * empty. */
kith_graph *kith_id_builder_finish(kith_id_builder *ids, GPtrArray *notes, GError **error);

/*
 * Gives people the names in their column `name`, else `label`, where no two are the same; those
 * without keep their id. Ids that say more than a number of order stay in a column `id`.
 */
bool kith_id_builder_rename(kith_graph *graph, GError **error);

#endif
