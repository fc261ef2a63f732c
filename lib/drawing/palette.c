/* Colours that stay apart for every eye, on light and on dark ground. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/palette.h"

#include <math.h>

static const double LIGHTER = 0.4, DARKER = -0.35;
static const double READABLE = 4.5; /* contrast of words to their ground, WCAG AA */

static const kith_colour light_hues[] = {
	0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442, 0x332288, 0x882255};
static const kith_colour dark_hues[] = {
	0x2F8FD8, 0xE69F00, 0x009E73, 0xCC79A7, 0x8CD3FF, 0xD55E00, 0xF0E442};

/* Quiet to loud: towards the ink of the ground they stand on. */
static const kith_colour light_scale[] = {0xF5E6A8, 0xF0B44A, 0xDD6F3E, 0xA93A63, 0x4A1F6E};
static const kith_colour dark_scale[] = {0x5F58B4, 0xA0529F, 0xDD6A72, 0xF5A04A, 0xF9EFA0};

static const struct kith_palette palettes[] = {
	[KITH_THEME_LIGHT] = {.background = 0xFFFFFF,
		.ink = 0x21242B,
		.muted = 0x666B74,
		.tie = 0x737780,
		.other = 0xC4C4C4,
		.accent = 0x21242B,
		.hues = light_hues,
		.hue_count = G_N_ELEMENTS(light_hues)},
	[KITH_THEME_DARK] = {.background = 0x12141C,
		.ink = 0xEBEDF2,
		.muted = 0x9AA0AD,
		.tie = 0xB3B8C4,
		.other = 0x8A8F9A,
		.accent = 0xFFFFFF,
		.hues = dark_hues,
		.hue_count = G_N_ELEMENTS(dark_hues),
		.dark = true},
	[KITH_THEME_SHIMMER] = {.background = 0x0B0D14,
		.ink = 0xEBEDF2,
		.muted = 0x9AA0AD,
		.tie = 0xC9D4EE,
		.other = 0x8A8F9A,
		.accent = 0xFFFFFF,
		.hues = dark_hues,
		.hue_count = G_N_ELEMENTS(dark_hues),
		.dark = true},
};

const struct kith_palette *kith_palette(enum kith_theme theme)
{
	return &palettes[theme];
}

kith_colour kith_colour_mix(kith_colour a, kith_colour b, double share)
{
	kith_colour mixed = 0;
	for (int shift = 0; shift <= 16; shift += 8) {
		double from = (a >> shift) & 0xFF, to = (b >> shift) & 0xFF;
		mixed |= (kith_colour)lround(from + share * (to - from)) << shift;
	}
	return mixed;
}

struct kith_look kith_palette_look(const struct kith_palette *palette, size_t number)
{
	/* round by round: a mark, and how far towards white (above 0) or black */
	static const struct {
		enum kith_mark mark;
		double shade;
	} rounds[] = {{KITH_MARK_NONE, 0}, {KITH_MARK_DOT, LIGHTER}, {KITH_MARK_RING, DARKER},
		{KITH_MARK_BAR, 0}, {KITH_MARK_DOT, DARKER}, {KITH_MARK_RING, LIGHTER},
		{KITH_MARK_BAR, LIGHTER}, {KITH_MARK_BAR, DARKER}, {KITH_MARK_DOT, 0},
		{KITH_MARK_RING, 0}, {KITH_MARK_NONE, LIGHTER}, {KITH_MARK_NONE, DARKER}};
	size_t k = number / palette->hue_count % G_N_ELEMENTS(rounds);
	kith_colour hue = palette->hues[number % palette->hue_count];
	double shade = rounds[k].shade;
	return (struct kith_look){
		kith_colour_mix(hue, shade > 0 ? 0xFFFFFF : 0x000000, fabs(shade)), rounds[k].mark};
}

kith_colour kith_palette_mark(kith_colour fill)
{
	double white = kith_colour_contrast(fill, 0xFFFFFF);
	return white > kith_colour_contrast(fill, 0x000000) ? 0xFFFFFF : 0x000000;
}

/* Relative luminance, 0 to 1. */
static double luminance(kith_colour colour)
{
	static const double share[] = {0.0722, 0.7152, 0.2126}; /* of blue, green, red */
	double sum = 0;
	for (int k = 0; k < 3; k++) {
		double part = ((colour >> 8 * k) & 0xFF) / 255.0;
		sum += share[k] *
		       (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
	}
	return sum;
}

double kith_colour_contrast(kith_colour a, kith_colour b)
{
	double p = luminance(a), q = luminance(b);
	return (fmax(p, q) + 0.05) / (fmin(p, q) + 0.05);
}

kith_colour kith_palette_text(const struct kith_palette *palette, kith_colour hue)
{
	kith_colour words = hue;
	for (int step = 1;
		step <= 20 && kith_colour_contrast(words, palette->background) < READABLE; step++) {
		words = kith_colour_mix(hue, palette->ink, step / 20.0);
	}
	return words;
}

kith_colour kith_palette_scale(const struct kith_palette *palette, double at)
{
	if (isnan(at)) {
		return palette->other;
	}
	const kith_colour *scale = palette->dark ? dark_scale : light_scale;
	size_t steps = G_N_ELEMENTS(light_scale) - 1;
	double place = fmin(fmax(at, 0), 1) * (double)steps;
	size_t below = MIN((size_t)place, steps - 1);
	return kith_colour_mix(scale[below], scale[below + 1], place - (double)below);
}
