/* A scene as a page for the browser: one file, no network, to explore a network of people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/page.h"

#include "page_parts.h"
#include "drawing/svg.h"

void kith_page_text(GString *json, const char *text)
{
	g_string_append_c(json, '"');
	for (const char *c = text; *c; c++) {
		if ((unsigned char)*c < 0x20 || *c == '"' || *c == '\\' || *c == '<' || *c == '>' ||
			*c == '&') {
			g_string_append_printf(json, "\\u%04x", (unsigned)*c);
		} else {
			g_string_append_c(json, *c);
		}
	}
	g_string_append_c(json, '"');
}

/* The source expression that allows just this text to run. */
static char *hash_of(const char *text)
{
	uint8_t digest[32];
	gsize length = sizeof digest;
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_checksum_update(sum, (const guchar *)text, -1);
	g_checksum_get_digest(sum, digest, &length);
	g_checksum_free(sum);
	g_autofree char *base64 = g_base64_encode(digest, length);
	return g_strdup_printf("'sha256-%s'", base64);
}

void kith_page_head(GString *page, const char *title, const char *css, const char *script)
{
	g_autofree char *style = hash_of(css), *code = script ? hash_of(script) : NULL;
	g_string_append(page, "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
	g_string_append_printf(page,
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src %s; script-src %s; base-uri 'none'; form-action 'none'\">\n",
		style, code ? code : "'none'");
	g_string_append(page,
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"referrer\" content=\"no-referrer\">\n"
		"<meta name=\"generator\" content=\"kith " KITH_VERSION "\">\n<title>");
	kith_svg_escape(page, title);
	g_string_append_printf(page, "</title>\n<style>%s</style>\n", css);
}

/* What stands around the picture; the script fills it in, and shows it only when it runs. */
static const char controls[] =
	"<header>\n"
	"<input id=\"search\" type=\"search\" list=\"known\" placeholder=\"Find a person\" "
	"aria-label=\"Find a person\">\n<datalist id=\"known\"></datalist>\n"
	"<button id=\"in\" aria-label=\"Zoom in\">+</button>\n"
	"<button id=\"out\" aria-label=\"Zoom out\">&minus;</button>\n"
	"<button id=\"all\">Show all</button>\n"
	"<label id=\"time\" hidden>Time <input id=\"period\" type=\"range\" min=\"0\" value=\"0\"> "
	"<output id=\"when\">all</output></label>\n"
	"<button id=\"panel\" aria-expanded=\"false\" aria-controls=\"side\">Panel</button>\n"
	"<p id=\"said\" role=\"status\"></p>\n</header>\n<main>\n<div id=\"stage\">\n";

static const char panel[] =
	"</div>\n<aside id=\"side\" aria-label=\"Panel\" hidden>\n"
	"<section id=\"person\" aria-label=\"Person\" hidden></section>\n"
	"<details id=\"ways\"><summary>A way between two people</summary>\n"
	"<form id=\"ways-form\"><input id=\"from\" list=\"known\" placeholder=\"From\" "
	"aria-label=\"From\"><input id=\"to\" list=\"known\" placeholder=\"To\" "
	"aria-label=\"To\"><button>Find</button></form>\n<ol id=\"found\"></ol></details>\n"
	"<details id=\"colours\" open><summary>Colours</summary>\n"
	"<select id=\"colour\" aria-label=\"Colour by\"></select>\n<ul "
	"id=\"legend\"></ul></details>\n"
	"<details id=\"filters\"><summary>Show only</summary>\n"
	"<form id=\"filter-form\"><select id=\"column\" aria-label=\"Column\"></select>"
	"<input id=\"value\" list=\"values\" placeholder=\"value, or &gt; 3\" aria-label=\"Value\">"
	"<datalist id=\"values\"></datalist><button>Add</button></form>\n"
	"<ul id=\"conditions\"></ul></details>\n"
	"<details id=\"list\"><summary>People</summary>\n<table id=\"people\"></table>\n"
	"<p id=\"more\"></p></details>\n"
	"<details id=\"save\"><summary>Save what is seen</summary>\n"
	"<button id=\"png\">PNG</button> <button id=\"svg\">SVG</button></details>\n</aside>\n";

/* Remembers that `dark` stands for `light` on dark ground; the first of several is kept. */
static void pair(GHashTable *pairs, kith_colour light, kith_colour dark)
{
	gpointer key = GUINT_TO_POINTER(light);
	if (light != dark && !g_hash_table_contains(pairs, key)) {
		g_hash_table_insert(pairs, key, GUINT_TO_POINTER(dark));
	}
}

static void pair_texts(GHashTable *pairs, const GArray *light, const GArray *dark)
{
	for (guint k = 0; k < MIN(light->len, dark->len); k++) {
		pair(pairs, g_array_index(light, struct kith_text_run, k).colour,
			g_array_index(dark, struct kith_text_run, k).colour);
	}
}

static void pair_areas(GHashTable *pairs, const GArray *light, const GArray *dark)
{
	for (guint k = 0; k < MIN(light->len, dark->len); k++) {
		pair(pairs, g_array_index(light, struct kith_area, k).colour,
			g_array_index(dark, struct kith_area, k).colour);
	}
}

/* Discs are painted colour by colour, so those of one person do not stand in one place of both. */
static void pair_discs(GHashTable *pairs, const kith_scene *light, const kith_scene *dark)
{
	g_autoptr(GHashTable) disc_of = g_hash_table_new(NULL, NULL);
	for (size_t k = 0; k < dark->disc_count; k++) {
		g_hash_table_insert(disc_of, GUINT_TO_POINTER(dark->discs[k].person),
			(gpointer)&dark->discs[k]);
	}
	for (size_t k = 0; k < MIN(light->disc_count, dark->disc_count); k++) {
		uint32_t person = light->discs[k].person;
		const struct kith_disc *other =
			person == UINT32_MAX
				? &dark->discs[k]
				: g_hash_table_lookup(disc_of, GUINT_TO_POINTER(person));
		if (other) {
			pair(pairs, light->discs[k].fill, other->fill);
			pair(pairs, light->discs[k].rim, other->rim);
		}
	}
}

/* Colours that the page may paint with, whether the picture has them or not. */
static void pair_palettes(GHashTable *pairs)
{
	const struct kith_palette *light = kith_palette(KITH_THEME_LIGHT);
	const struct kith_palette *dark = kith_palette(KITH_THEME_DARK);
	for (size_t k = 0; k < light->hue_count; k++) {
		size_t shade = k < dark->hue_count ? k : k + dark->hue_count; /* a darker one */
		pair(pairs, light->hues[k], kith_palette_look(dark, shade).colour);
	}
	for (int k = 0; k <= 8; k++) {
		pair(pairs, kith_palette_scale(light, k / 8.), kith_palette_scale(dark, k / 8.));
	}
	pair(pairs, light->other, dark->other);
}

/* Which colour stands for which: two drawings of one picture have their parts in one order. */
static GHashTable *pairs_of(const kith_scene *light, const kith_scene *dark)
{
	GHashTable *pairs = g_hash_table_new(NULL, NULL);
	pair(pairs, light->background, dark->background);
	for (size_t k = 0; k < MIN(light->line_count, dark->line_count); k++) {
		pair(pairs, light->lines[k].colour, dark->lines[k].colour);
	}
	pair_discs(pairs, light, dark);
	pair_texts(pairs, light->texts, dark->texts);
	pair_areas(pairs, light->areas, dark->areas);
	pair_palettes(pairs);
	return pairs;
}

static int by_colour(gconstpointer a, gconstpointer b)
{
	kith_colour x = GPOINTER_TO_UINT(a), y = GPOINTER_TO_UINT(b);
	return (x > y) - (x < y);
}

/* The style of the page, with the colours of the picture on dark ground. */
static GString *style_of(const kith_scene *scene, const kith_scene *dark)
{
	GString *css = g_string_new(kith_page_css);
	if (!dark) {
		return css;
	}
	g_autoptr(GHashTable) pairs = pairs_of(scene, dark);
	g_autoptr(GList) colours = g_list_sort(g_hash_table_get_keys(pairs), by_colour);
	g_string_append(css, "@media (prefers-color-scheme: dark) {\n");
	for (const GList *at = colours; at; at = at->next) {
		unsigned from = GPOINTER_TO_UINT(at->data);
		unsigned to = GPOINTER_TO_UINT(g_hash_table_lookup(pairs, at->data));
		g_string_append_printf(css,
			"[fill=\"#%06x\"] { fill: #%06x; } [stroke=\"#%06x\"] { stroke: #%06x; }\n",
			from, to, from, to);
	}
	g_string_append(css, "}\n");
	return css;
}

void kith_page_write(const kith_scene *scene, const kith_scene *dark, const char *json, FILE *out)
{
	GString *page = g_string_new(NULL), *css = style_of(scene, dark);
	bool is_dark = (scene->background & 0xFF) < 0x80;
	kith_page_head(page, scene->title, css->str, kith_page_js);
	g_string_append_printf(page, "<body class=\"%s\">\n<h1>",
		dark      ? "auto"
		: is_dark ? "dark"
			  : "light");
	kith_svg_escape(page, scene->title);
	g_string_append_printf(page, "</h1>\n%s", controls);
	fwrite(page->str, 1, page->len, out);
	kith_svg_write(scene, NULL, out);
	fprintf(out,
		"%s</main>\n<script type=\"application/json\" id=\"kith-data\">%s</script>\n"
		"<script>%s</script>\n</body>\n</html>\n",
		panel, json, kith_page_js);
	g_string_free(page, TRUE);
	g_string_free(css, TRUE);
}
