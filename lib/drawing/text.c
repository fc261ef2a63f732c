/* Words on a picture: cleaned of what does not belong there, cut to length, and measured. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/text.h"

#include <string.h>

struct kith_type {
	PangoContext *context;
	char *font;
	size_t missing;
};

/* Whether there is any font to write with. */
static bool fonts_are_there(PangoFontMap *map, PangoContext *context)
{
	PangoFontFamily **families = NULL;
	int count = 0;
	pango_font_map_list_families(map, &families, &count);
	g_free(families);
	g_autoptr(PangoFontDescription) any = pango_font_description_from_string("sans 10");
	PangoFont *found = count ? pango_font_map_load_font(map, context, any) : NULL;
	bool there = found != NULL;
	g_clear_object(&found);
	return there;
}

/* No hinting: words take the same room at every scale and in every format. */
static void leave_unhinted(PangoContext *context)
{
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(context, options);
	cairo_font_options_destroy(options);
	pango_cairo_context_set_resolution(context, 96);
	pango_context_set_round_glyph_positions(context, FALSE);
}

kith_type *kith_type_new(const char *font, GError **error)
{
	PangoFontMap *map = pango_cairo_font_map_get_default();
	PangoContext *context = pango_font_map_create_context(map);
	if (!fonts_are_there(map, context)) {
		g_object_unref(context);
		kith_fail(error, KITH_ERROR_SYSTEM,
			"there are no fonts on this machine to write names with; install some "
			"(Debian: fonts-dejavu-core)");
		return NULL;
	}
	leave_unhinted(context);
	kith_type *type = g_new0(kith_type, 1);
	type->context = context;
	type->font = g_strdup(font ? font : KITH_TEXT_FONT);
	return type;
}

void kith_type_free(kith_type *type)
{
	if (!type) {
		return;
	}
	g_object_unref(type->context);
	g_free(type->font);
	g_free(type);
}

const char *kith_type_font(const kith_type *type)
{
	return type->font;
}

PangoLayout *kith_type_layout(kith_type *type, const char *words, double size, bool bold)
{
	PangoLayout *layout = pango_layout_new(type->context);
	g_autoptr(PangoFontDescription) font = pango_font_description_new();
	pango_font_description_set_family(font, type->font);
	pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
	pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(layout, font);
	pango_layout_set_single_paragraph_mode(layout, TRUE);
	pango_layout_set_text(layout, words, -1);
	return layout;
}

struct kith_extent kith_type_measure(kith_type *type, const char *words, double size, bool bold)
{
	g_autoptr(PangoLayout) layout = kith_type_layout(type, words, size, bold);
	PangoRectangle box;
	pango_layout_get_extents(layout, NULL, &box);
	type->missing += (size_t)pango_layout_get_unknown_glyphs_count(layout);
	return (struct kith_extent){.width = (double)box.width / PANGO_SCALE,
		.height = (double)box.height / PANGO_SCALE,
		.baseline = (double)pango_layout_get_baseline(layout) / PANGO_SCALE,
		.leftward = pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL};
}

size_t kith_type_missing(const kith_type *type)
{
	return type->missing;
}

/* The byte after which `words` may be cut to keep about `letters` of them. */
static size_t cut_at(kith_type *type, const char *words, glong letters)
{
	g_autoptr(PangoLayout) layout = kith_type_layout(type, words, 10, false);
	int count;
	const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly(layout, &count);
	glong at = MIN(letters, count - 1);
	while (at > 0 && !attrs[at].is_cursor_position) {
		at--;
	}
	return (size_t)(g_utf8_offset_to_pointer(words, at) - words);
}

char *kith_type_cut(kith_type *type, const char *words, double size, double width)
{
	struct kith_extent extent = kith_type_measure(type, words, size, false);
	glong letters = g_utf8_strlen(words, -1);
	g_autofree char *cut = g_strdup(words);
	while (extent.width > width && letters > 1) {
		letters = MIN(letters - 1, (glong)((double)letters * width / extent.width));
		g_autofree char *kept = g_strndup(words, cut_at(type, words, letters));
		g_free(cut);
		cut = g_strconcat(g_strchomp(kept), "…", NULL);
		extent = kith_type_measure(type, cut, size, false);
	}
	return g_steal_pointer(&cut);
}

void kith_text_escape(GString *out, const char *text)
{
	for (const char *c = text; *c; c++) {
		switch (*c) {
		case '&':
			g_string_append(out, "&amp;");
			break;
		case '<':
			g_string_append(out, "&lt;");
			break;
		case '>':
			g_string_append(out, "&gt;");
			break;
		case '"':
			g_string_append(out, "&quot;");
			break;
		case '\'':
			g_string_append(out, "&#39;");
			break;
		default:
			g_string_append_c(out, *c);
		}
	}
}
