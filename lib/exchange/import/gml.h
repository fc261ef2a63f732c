/* A node or edge of GML as far as it is read. Inside of import_gml. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_GML_H
#define KITH_IMPORT_GML_H

#include <glib.h>

/* Its cells by flattened key. */
struct kith_gml_item {
	GPtrArray *keys;  /* of char * */
	GPtrArray *cells; /* of GString *: the values of a key that stands there several times */
	GHashTable *at;   /* of lower-case key to number in `cells`, from 1 */
};

void kith_gml_item_init(struct kith_gml_item *item);
void kith_gml_item_finish(struct kith_gml_item *item);

/* The cell of key number k. */
const char *kith_gml_item_cell(const struct kith_gml_item *item, guint k);

/* The cell by its key in lower case, or NULL. */
const char *kith_gml_item_get(const struct kith_gml_item *item, const char *key);

/* Adds a value; `key` is taken over. Keys that stand there several times are a list, whose values
 * ";" parts; of what can only be one, the first counts. */
void kith_gml_item_add(struct kith_gml_item *item, char *key, const char *value);

#endif
