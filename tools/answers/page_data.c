/* What the page of a plot knows about people: names, places, contacts and the cells of their row.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/page_data.h"

#include "base/text.h"
#include "drawing/page.h"

/* The columns of people. */
static GPtrArray *columns_of(const kith_graph *graph)
{
	GPtrArray *columns = g_ptr_array_new();
	for (guint c = 0; graph && c < graph->columns->len; c++) {
		const struct kith_column *column = graph->columns->pdata[c];
		if (column->person) {
			g_ptr_array_add(columns, graph->columns->pdata[c]);
		}
	}
	return columns;
}

static void append_number(GString *json, const char *key, double number)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	g_string_append_printf(
		json, ",\"%s\":%s", key, g_ascii_formatd(digits, sizeof digits, "%.1f", number));
}

static void append_ties(GString *json, const kith_csr *graph, size_t i)
{
	g_string_append(json, ",\"ties\":[");
	for (uint64_t e = graph->start[i]; e < graph->start[i + 1]; e++) {
		g_string_append_printf(json, "%s%u", e > graph->start[i] ? "," : "", graph->to[e]);
	}
	g_string_append(json, "]");
}

static void append_person(
	GString *json, const struct kith_picture *picture, const struct kith_disc *disc, size_t i)
{
	g_string_append(json, i ? ",\n{\"n\":" : "{\"n\":");
	kith_page_text(json, picture->name ? picture->name[i] : "");
	append_number(json, "x", disc->x);
	append_number(json, "y", disc->y);
	append_number(json, "r", disc->radius);
	g_string_append_printf(json, ",\"c\":\"#%06x\"", disc->fill);
	append_ties(json, picture->graph, i);
	g_string_append(json, ",\"v\":[");
}

/* The disc of every person. */
static const struct kith_disc **discs_of(const kith_scene *scene, size_t n, GError **error)
{
	const struct kith_disc **discs = KITH_ARRAY(const struct kith_disc *, n, error);
	for (size_t d = 0; discs && d < scene->disc_count; d++) {
		if (scene->discs[d].person < n) {
			discs[scene->discs[d].person] = &scene->discs[d];
		}
	}
	return discs;
}

char *kith_page_data(const struct kith_picture *picture, const kith_scene *scene,
	const kith_graph *graph, GError **error)
{
	size_t n = picture->graph->n;
	g_autofree const struct kith_disc **discs = discs_of(scene, n, error);
	if (!discs) {
		return NULL;
	}
	g_autoptr(GPtrArray) columns = columns_of(graph);
	GString *json = g_string_new(NULL);
	g_string_append_printf(json, "{\"ground\":\"#%06x\",\"columns\":[", scene->background);
	for (guint c = 0; c < columns->len; c++) {
		const struct kith_column *column = columns->pdata[c];
		g_string_append(json, c ? "," : "");
		kith_page_text(json, column->name);
	}
	g_string_append(json, "],\"people\":[");
	for (size_t i = 0; i < n; i++) {
		append_person(json, picture, discs[i], i);
		for (guint c = 0; c < columns->len; c++) {
			g_autofree char *cell =
				kith_text_clean(kith_column_person(columns->pdata[c], i));
			g_string_append(json, c ? "," : "");
			kith_page_text(json, cell);
		}
		g_string_append(json, "]}");
	}
	g_string_append(json, "]}");
	return g_string_free(json, FALSE);
}
