/* Words on a picture: cleaned of what does not belong there, cut to length, and measured. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TEXT_H
#define KITH_TEXT_H

#include <pango/pangocairo.h>

#include "base/error.h"

/* The faces a picture is set in: the first that is there, any script by what the system has. */
#define KITH_TEXT_FONT "Noto Sans,DejaVu Sans,Verdana,sans-serif"

/* A way to measure and lay out words, the same on screen, in PNG and in PDF. */
typedef struct kith_type kith_type;

/*
 * `font` is a family, or several parted by commas; NULL: KITH_TEXT_FONT.
 *
 * Fails with KITH_ERROR_SYSTEM when the system has no fonts at all.
 */
kith_type *kith_type_new(const char *font, GError **error);
void kith_type_free(kith_type *type);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_type, kith_type_free)

const char *kith_type_font(const kith_type *type);

/* How much room words take, picture units. */
struct kith_extent {
	double width, height;
	double baseline; /* from the top */
	bool leftward;   /* begins with a script that runs from right to left */
};

/* Measures words of `size` pixels. Counts letters no font has: see kith_type_missing. */
struct kith_extent kith_type_measure(kith_type *type, const char *words, double size, bool bold);

/* The words ready to be drawn by pango_cairo_show_layout. To be unreferenced. */
PangoLayout *kith_type_layout(kith_type *type, const char *words, double size, bool bold);

/* How many letters measured so far are in none of the system's fonts. */
size_t kith_type_missing(const kith_type *type);

/* `words` cut to at most `width`, with an ellipsis, never inside a letter. To be freed. */
char *kith_type_cut(kith_type *type, const char *words, double size, double width);

/* Appends text as XML content or attribute value. The text must be clean. */
void kith_text_escape(GString *out, const char *text);

#endif
