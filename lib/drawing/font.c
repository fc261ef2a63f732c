/* The font of a picture: text laid out in it, measured, and cut to length. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/font.h"

#include <math.h>
#include <string.h>

#include <fontconfig/fontconfig.h>

static const double ASCENT = 0.76, DESCENT = 0.22; /* of Latin letters, in sizes of their type */

struct kith_font {
	PangoContext *context;
	char *family;
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

/* Pango takes a language it does not know, as that of the C locale, to be written in every script,
 * and then the letters of a word from any font that has them: a syllable in two fonts falls apart.
 */
static void set_language(PangoContext *context)
{
	const char *own = pango_language_to_string(pango_language_get_default());
	if (g_str_equal(own, "c") || g_str_equal(own, "posix")) {
		pango_context_set_language(context, pango_language_from_string("en"));
	}
}

void kith_font_prepare(void)
{
	FcInit();
}

kith_font *kith_font_new(const char *family, GError **error)
{
	PangoFontMap *map = pango_cairo_font_map_get_default();
	PangoContext *context = pango_font_map_create_context(map);
	if (!fonts_are_there(map, context)) {
		g_object_unref(context);
		kith_fail(error, KITH_ERROR_SYSTEM,
			"there are no fonts on this machine to write names with; install some "
			"(Debian: fonts-noto-core)");
		return NULL;
	}
	leave_unhinted(context);
	set_language(context);
	kith_font *font = g_new0(kith_font, 1);
	font->context = context;
	font->family = g_strdup(family ? family : KITH_FONT_DEFAULT);
	return font;
}

void kith_font_free(kith_font *font)
{
	if (!font) {
		return;
	}
	g_object_unref(font->context);
	g_free(font->family);
	g_free(font);
}

const char *kith_font_family(const kith_font *font)
{
	return font->family;
}

PangoLayout *kith_font_layout(kith_font *font, const char *text, double size, bool bold)
{
	PangoLayout *layout = pango_layout_new(font->context);
	g_autoptr(PangoFontDescription) face = pango_font_description_new();
	pango_font_description_set_family(face, font->family);
	pango_font_description_set_absolute_size(face, size * PANGO_SCALE);
	pango_font_description_set_weight(face, bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(layout, face);
	pango_layout_set_single_paragraph_mode(layout, TRUE);
	pango_layout_set_text(layout, text, -1);
	return layout;
}

struct kith_extent kith_font_measure(kith_font *font, const char *text, double size, bool bold)
{
	g_autoptr(PangoLayout) layout = kith_font_layout(font, text, size, bold);
	PangoRectangle ink, box;
	pango_layout_get_extents(layout, &ink, &box);
	double baseline = (double)pango_layout_get_baseline(layout) / PANGO_SCALE;
	font->missing += (size_t)pango_layout_get_unknown_glyphs_count(layout);
	return (struct kith_extent){.width = (double)box.width / PANGO_SCALE,
		.height = (double)box.height / PANGO_SCALE,
		.baseline = baseline,
		.above = fmax(ASCENT * size, baseline - (double)ink.y / PANGO_SCALE),
		.below =
			fmax(DESCENT * size, (double)(ink.y + ink.height) / PANGO_SCALE - baseline),
		.leftward = pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL};
}

size_t kith_font_missing(const kith_font *font)
{
	return font->missing;
}

/* The byte after which `words` may be cut to keep about `letters` of them. */
static size_t cut_at(kith_font *font, const char *text, glong letters)
{
	g_autoptr(PangoLayout) layout = kith_font_layout(font, text, 10, false);
	int count;
	const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly(layout, &count);
	glong at = MIN(letters, count - 1);
	while (at > 0 && !attrs[at].is_cursor_position) {
		at--;
	}
	return (size_t)(g_utf8_offset_to_pointer(text, at) - text);
}

char *kith_font_cut(kith_font *font, const char *text, double size, double width)
{
	struct kith_extent extent = kith_font_measure(font, text, size, false);
	glong letters = g_utf8_strlen(text, -1);
	g_autofree char *cut = g_strdup(text);
	while (extent.width > width && letters > 1) {
		letters = MIN(letters - 1, (glong)((double)letters * width / extent.width));
		g_autofree char *kept = g_strndup(text, cut_at(font, text, letters));
		g_free(cut);
		cut = g_strconcat(g_strchomp(kept), "…", NULL);
		extent = kith_font_measure(font, cut, size, false);
	}
	return g_steal_pointer(&cut);
}
