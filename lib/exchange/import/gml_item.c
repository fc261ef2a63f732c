/* A node or edge of GML as far as it is read. Inside of import_gml. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/gml.h"

#include "graph/sheet.h"

static void string_free(void *string)
{
	g_string_free(string, true);
}

void kith_gml_item_init(struct kith_gml_item *item)
{
	item->keys = g_ptr_array_new_with_free_func(g_free);
	item->cells = g_ptr_array_new_with_free_func(string_free);
	item->at = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

void kith_gml_item_finish(struct kith_gml_item *item)
{
	g_ptr_array_unref(item->keys);
	g_ptr_array_unref(item->cells);
	g_hash_table_unref(item->at);
}

const char *kith_gml_item_cell(const struct kith_gml_item *item, guint k)
{
	return ((const GString *)g_ptr_array_index(item->cells, k))->str;
}

const char *kith_gml_item_get(const struct kith_gml_item *item, const char *key)
{
	guint k = GPOINTER_TO_UINT(g_hash_table_lookup(item->at, key));
	return k ? kith_gml_item_cell(item, k - 1) : NULL;
}

void kith_gml_item_add(struct kith_gml_item *item, char *key, const char *value)
{
	static const char single[] = "id|label|name|source|target|weight|value|directed|x|y|z|w|h";
	g_autofree char *low = g_ascii_strdown(key, -1);
	guint k = GPOINTER_TO_UINT(g_hash_table_lookup(item->at, low));
	if (!k) {
		g_ptr_array_add(item->keys, key);
		g_ptr_array_add(item->cells, g_string_new(value));
		g_hash_table_insert(
			item->at, g_steal_pointer(&low), GUINT_TO_POINTER(item->keys->len));
		return;
	}
	if (!kith_sheet_is_one_of(key, single)) {
		g_string_append_printf(g_ptr_array_index(item->cells, k - 1), ";%s", value);
	}
	g_free(key);
}
