/* Colours that stay apart for every eye, on light and on dark ground. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PALETTE_H
#define KITH_PALETTE_H

#include <stdint.h>

#include "base/error.h"

/* A colour as 0xRRGGBB. */
typedef uint32_t kith_colour;

enum kith_theme { KITH_THEME_LIGHT, KITH_THEME_DARK, KITH_THEME_SHIMMER };

/* The colours of a theme. */
struct kith_palette {
	kith_colour background, ink,
		muted;           /* behind everything; words; quieter words and leaders */
	kith_colour tie;         /* ties between circles */
	kith_colour other;       /* people in no circle */
	kith_colour accent;      /* the ring around `me`, what is to be seen first */
	const kith_colour *hues; /* [hue_count], for the largest circles */
	size_t hue_count;
	bool dark;
};

/*
 * Hues of Okabe & Ito and of Tol, chosen for a smallest difference of 10.9 (CIEDE2000) under normal
 * and three kinds of deficient colour vision.
 */
const struct kith_palette *kith_palette(enum kith_theme theme);

/* What a disc has inside, where there are more circles than hues. */
enum kith_mark { KITH_MARK_NONE, KITH_MARK_DOT, KITH_MARK_RING, KITH_MARK_BAR };

/* How the discs of a circle look. */
struct kith_look {
	kith_colour colour;
	enum kith_mark mark;
};

/*
 * The look of the circle with that number. The first have a hue each; beyond them hues come again
 * with a mark and a shade, 12 times before any look is seen twice.
 */
struct kith_look kith_palette_look(const struct kith_palette *palette, size_t number);

/* The colour of a mark on a disc: white or black, whichever is seen better. */
kith_colour kith_palette_mark(kith_colour fill);

/* A hue as words are written in it: with as much ink as it takes to read it, 4.5 : 1 (WCAG). */
kith_colour kith_palette_text(const struct kith_palette *palette, kith_colour hue);

/* How far two colours stand apart in light, 1 to 21: (L1 + .05) / (L2 + .05). WCAG 2.2. */
double kith_colour_contrast(kith_colour a, kith_colour b);

/* `share` of b in a, channel by channel. */
kith_colour kith_colour_mix(kith_colour a, kith_colour b, double share);

/*
 * The colour of a number on a scale from 0 to 1 (clamped): lightness runs evenly from quiet to
 * loud, so that it reads without colour too. NAN: the grey of the rest.
 */
kith_colour kith_palette_scale(const struct kith_palette *palette, double at);

#endif
