/* What the page of a plot knows of people and ties: to search, filter, colour and find ways. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/page_data.h"

#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "drawing/page.h"

/* Colours of a scale that the page mixes between. */
enum { SCALE_COLOURS = 9 };

static void append_digits(GString *json, const char *format, double number)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	g_string_append(json, g_ascii_formatd(digits, sizeof digits, format, number));
}

/* What stands between two entries of a list. */
static void part(GString *json)
{
	char last = json->str[json->len - 1];
	g_string_append(json, last == '[' || last == '{' ? "" : ",");
}

static void begin(GString *json, const char *key, char bracket)
{
	part(json);
	g_string_append_printf(json, "\"%s\":%c", key, bracket);
}

static void append_colours(GString *json, const struct kith_palette *palette)
{
	begin(json, "hues", '[');
	for (size_t k = 0; k < palette->hue_count; k++) {
		part(json);
		g_string_append_printf(json, "\"#%06x\"", palette->hues[k]);
	}
	g_string_append_c(json, ']');
	begin(json, "scale", '[');
	for (int k = 0; k < SCALE_COLOURS; k++) {
		part(json);
		g_string_append_printf(json, "\"#%06x\"",
			kith_palette_scale(palette, (double)k / (SCALE_COLOURS - 1)));
	}
	g_string_append_printf(json, "],\"other\":\"#%06x\"", palette->other);
}

static void append_groups(
	GString *json, const struct kith_picture *picture, const kith_scene *scene)
{
	begin(json, "groups", '[');
	for (guint g = 0; g < scene->groups->len; g++) {
		const char *name = scene->groups->pdata[g];
		part(json);
		kith_page_text(json, name ? name : "");
	}
	g_string_append(json, "],\"heading\":");
	kith_page_text(json, picture->group_heading ? picture->group_heading : "Circles");
}

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

static void append_column_names(GString *json, const GPtrArray *columns)
{
	begin(json, "columns", '[');
	for (guint c = 0; c < columns->len; c++) {
		part(json);
		kith_page_text(json, ((const struct kith_column *)columns->pdata[c])->name);
	}
	g_string_append_c(json, ']');
}

static void append_place(GString *json, const struct kith_disc *disc)
{
	const struct {
		const char *key;
		double number;
	} places[] = {{"x", disc->x}, {"y", disc->y}, {"r", disc->radius}};
	for (size_t k = 0; k < G_N_ELEMENTS(places); k++) {
		g_string_append_printf(json, ",\"%s\":", places[k].key);
		append_digits(json, "%.1f", places[k].number);
	}
	g_string_append_printf(json, ",\"c\":\"#%06x\"", disc->fill);
}

static void append_cells(GString *json, const GPtrArray *columns, size_t i)
{
	begin(json, "v", '[');
	for (guint c = 0; c < columns->len; c++) {
		g_autofree char *cell = kith_text_clean(kith_column_person(columns->pdata[c], i));
		part(json);
		kith_page_text(json, cell);
	}
	g_string_append_c(json, ']');
}

/* What somebody shares with others, and how likely they pass a request on. */
static void append_asking(GString *json, const kith_acquaintance *knowing, uint32_t i)
{
	const kith_alike *alike = knowing->alike;
	begin(json, "like", '[');
	for (uint64_t k = alike->start[i]; k < alike->start[i + 1]; k++) {
		part(json);
		g_string_append_printf(json, "%u", alike->values[k]);
	}
	g_string_append_c(json, ']');
	double chance = kith_node_chance(&knowing->asking.node_costs, i);
	if (chance < 1) {
		begin(json, "passes", ' ');
		append_digits(json, "%.17g", chance);
	}
	if (knowing->load && knowing->load[i] > 0) {
		begin(json, "load", ' ');
		append_digits(json, "%.17g", knowing->load[i]);
	}
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

/* Whoever met at events alone may not know each other: that is left to kith intro. */
static bool finds_ways(const kith_acquaintance *knowing)
{
	return knowing && !kith_graph_column(knowing->network->graph, "events");
}

static void append_people(GString *json, const struct kith_picture *picture,
	const struct kith_disc *const *discs, const GPtrArray *columns,
	const kith_acquaintance *knowing)
{
	begin(json, "people", '[');
	for (uint32_t i = 0; i < picture->graph->n; i++) {
		part(json);
		g_string_append(json, "\n{\"n\":");
		kith_page_text(json, picture->name ? picture->name[i] : "");
		append_place(json, discs[i]);
		if (picture->groups && picture->groups->of[i] != KITH_NO_GROUP) {
			g_string_append_printf(json, ",\"g\":%u", picture->groups->of[i]);
		}
		append_cells(json, columns, i);
		if (finds_ways(knowing)) {
			append_asking(json, knowing, i);
		}
		g_string_append_c(json, '}');
	}
	g_string_append_c(json, ']');
}

/* Distinct texts that ties have, by number. */
static uint32_t number_of(GHashTable *numbers, GPtrArray *texts, char *text)
{
	gpointer found;
	if (g_hash_table_lookup_extended(numbers, text, NULL, &found)) {
		g_free(text);
		return GPOINTER_TO_UINT(found);
	}
	g_ptr_array_add(texts, text);
	g_hash_table_insert(numbers, text, GUINT_TO_POINTER(texts->len - 1));
	return texts->len - 1;
}

/* How two people know each other and when they last did something about it: "friend;work
 * 2024-05-17".
 */
static char *bond_text(const kith_acquaintance *knowing, uint32_t a, uint32_t b)
{
	struct kith_bond bond = kith_acquaintance_bond(knowing, a, b);
	GString *text = g_string_new(NULL);
	for (guint k = 0; k < bond.kinds->len; k++) {
		g_string_append_printf(text, "%s%s", k ? ", " : "", (char *)bond.kinds->pdata[k]);
	}
	g_string_append(text, text->len && !isnan(bond.last) ? ", " : "");
	kith_date_print(text, bond.last);
	g_ptr_array_unref(bond.kinds);
	return g_string_free(text, FALSE);
}

/* Columns of arcs; of what runs both ways alike the smaller number comes first. */
struct arcs {
	GString *from, *to, *weight, *chance, *bond;
};

static void add_arc(struct arcs *arcs, const kith_csr *rows, uint32_t a, uint64_t e)
{
	part(arcs->from);
	g_string_append_printf(arcs->from, "%u", a);
	part(arcs->to);
	g_string_append_printf(arcs->to, "%u", rows->to[e]);
	part(arcs->weight);
	append_digits(arcs->weight, "%.17g", kith_csr_weight(rows, e));
}

static void add_bond(struct arcs *arcs, const kith_acquaintance *knowing, uint32_t bond, uint64_t e)
{
	part(arcs->bond);
	g_string_append_printf(arcs->bond, "%u", bond);
	if (knowing->asking.out.chance) {
		part(arcs->chance);
		append_digits(arcs->chance, "%.17g", knowing->asking.out.chance[e]);
	}
}

static void append_arcs(GString *json, const struct arcs *arcs)
{
	const struct {
		const char *key;
		GString *list;
	} lists[] = {{"from", arcs->from}, {"to", arcs->to}, {"weight", arcs->weight},
		{"chance", arcs->chance}, {"bond", arcs->bond}};
	begin(json, "ties", '{');
	for (size_t k = 0; k < G_N_ELEMENTS(lists); k++) {
		begin(json, lists[k].key, ' ');
		g_string_append_printf(json, "%s]", lists[k].list->str);
		g_string_free(lists[k].list, TRUE);
	}
	g_string_append_c(json, '}');
}

static void append_texts(GString *json, const char *key, char *const *texts, size_t count)
{
	begin(json, key, '[');
	for (size_t k = 0; k < count; k++) {
		g_autofree char *clean = kith_text_clean(texts[k]);
		part(json);
		kith_page_text(json, clean);
	}
	g_string_append_c(json, ']');
}

static void append_ties(GString *json, const kith_csr *rows, const kith_acquaintance *knowing)
{
	g_autoptr(GHashTable) numbers = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) bonds = g_ptr_array_new_with_free_func(g_free);
	struct arcs arcs = {g_string_new("["), g_string_new("["), g_string_new("["),
		g_string_new("["), g_string_new("[")};
	bool directed = knowing && knowing->network->directed;
	for (uint32_t a = 0; a < rows->n; a++) {
		for (uint64_t e = rows->start[a]; e < rows->start[a + 1]; e++) {
			if (!directed && rows->to[e] < a) {
				continue;
			}
			add_arc(&arcs, rows, a, e);
			if (knowing) {
				add_bond(&arcs, knowing,
					number_of(
						numbers, bonds, bond_text(knowing, a, rows->to[e])),
					e);
			}
		}
	}
	append_arcs(json, &arcs);
	append_texts(json, "bonds", (char *const *)bonds->pdata, bonds->len);
}

static void append_ways(GString *json, const kith_acquaintance *knowing)
{
	const kith_alike *alike = knowing->alike;
	append_texts(json, "shared", alike->value, alike->value_count);
	begin(json, "median", ' ');
	append_digits(json, "%.17g", knowing->asking.out.median);
	g_string_append_printf(json, ",\"steps\":%u,\"directed\":%s", knowing->asking.max_steps,
		knowing->network->directed ? "true" : "false");
}

/* Who is in which group at a time: -1 none, -2 not there. */
static void append_groups_then(
	GString *json, const struct kith_picture *picture, const struct kith_panel *panel)
{
	const struct kith_partition *groups = panel->groups ? panel->groups : picture->groups;
	begin(json, "in", '[');
	for (size_t i = 0; i < picture->graph->n; i++) {
		bool grouped = groups && groups->of[i] != KITH_NO_GROUP;
		part(json);
		if (panel->there[i] && grouped) {
			g_string_append_printf(json, "%u", groups->of[i]);
		} else {
			g_string_append(json, panel->there[i] ? "-1" : "-2");
		}
	}
	g_string_append_c(json, ']');
}

/* Which ties there are then, in the order of append_ties. */
static void append_ties_then(
	GString *json, const kith_csr *rows, bool directed, const struct kith_panel *panel)
{
	begin(json, "ties", '"');
	for (uint32_t a = 0; a < rows->n; a++) {
		for (uint64_t e = rows->start[a]; e < rows->start[a + 1]; e++) {
			uint32_t b = rows->to[e];
			if (directed || b >= a) {
				const kith_csr *then = directed ? panel->ties : panel->graph;
				bool tied = kith_csr_find(then, a, b) != UINT64_MAX;
				g_string_append_c(json, tied ? '1' : '0');
			}
		}
	}
	g_string_append_c(json, '"');
}

static void append_periods(GString *json, const struct kith_picture *picture,
	const struct kith_page_periods *periods, const kith_acquaintance *knowing)
{
	const kith_csr *rows = knowing ? knowing->asking.out.rows : picture->graph;
	bool directed = knowing && knowing->network->directed;
	begin(json, "periods", '[');
	for (size_t t = 0; t < periods->count; t++) {
		part(json);
		g_string_append(json, "\n{\"title\":");
		kith_page_text(json, periods->panels[t].title);
		append_groups_then(json, picture, &periods->panels[t]);
		append_ties_then(json, rows, directed, &periods->panels[t]);
		g_string_append_c(json, '}');
	}
	g_string_append_c(json, ']');
	begin(json, "looks", '[');
	for (uint32_t g = 0; picture->groups && g < picture->groups->groups; g++) {
		uint32_t number = picture->group_look ? picture->group_look[g] : g;
		part(json);
		g_string_append_printf(json, "\"#%06x\"",
			kith_palette_look(kith_palette(picture->theme), number).colour);
	}
	g_string_append_c(json, ']');
}

char *kith_page_data(const struct kith_picture *picture, const kith_scene *scene,
	const struct kith_page_periods *periods, const kith_graph *graph,
	const kith_acquaintance *knowing, GError **error)
{
	g_autofree const struct kith_disc **discs = discs_of(scene, picture->graph->n, error);
	if (!discs) {
		return NULL;
	}
	GString *json = g_string_new("{");
	append_colours(json, kith_palette(picture->theme));
	append_groups(json, picture, scene);
	g_autoptr(GPtrArray) columns = columns_of(graph);
	append_column_names(json, columns);
	append_people(json, picture, discs, columns, knowing);
	append_ties(json, knowing ? knowing->asking.out.rows : picture->graph, knowing);
	if (knowing) {
		append_ways(json, knowing);
	}
	if (periods->count) {
		append_periods(json, picture, periods, knowing);
	}
	g_string_append_c(json, '}');
	return g_string_free(json, FALSE);
}
