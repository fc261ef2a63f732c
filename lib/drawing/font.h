/* The font of a picture: text laid out in it, measured, and cut to length. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_FONT_H
#define KITH_FONT_H

#include <pango/pangocairo.h>

#include "base/error.h"

/* The faces a picture is set in: the first that is there, any script by what the system has. */
#define KITH_FONT_DEFAULT "Noto Sans,DejaVu Sans,Verdana,sans-serif"

/* Measures text and lays it out, the same on screen, in PNG and in PDF. */
typedef struct kith_font kith_font;

/* Has the fonts of this machine found; what is found may be written down in a folder of its own. */
void kith_font_prepare(void);

/*
 * `family` is one, or several separated by commas; NULL: KITH_FONT_DEFAULT.
 *
 * Fails with KITH_ERROR_SYSTEM when the system has no fonts at all.
 */
kith_font *kith_font_new(const char *family, GError **error);
void kith_font_free(kith_font *font);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_font, kith_font_free)

const char *kith_font_family(const kith_font *font);

/* How much room text takes, picture units. */
struct kith_extent {
	double width, height;
	double baseline;     /* from the top */
	double above, below; /* the baseline: where letters are, whichever these are */
	bool leftward;       /* begins with a script that runs from right to left */
};

/* Measures text of `size` pixels. Counts glyphs no font has: see kith_font_missing. */
struct kith_extent kith_font_measure(kith_font *font, const char *text, double size, bool bold);

/* The text ready to be drawn by pango_cairo_show_layout. To be unreferenced. */
PangoLayout *kith_font_layout(kith_font *font, const char *text, double size, bool bold);

/* How many glyphs measured so far are in none of the system's fonts. */
size_t kith_font_missing(const kith_font *font);

/* `text` cut to at most `width`, with an ellipsis, never inside a letter. To be freed. */
char *kith_font_cut(kith_font *font, const char *text, double size, double width);

#endif
