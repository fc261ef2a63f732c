/* Claims about colours. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include <glib.h>

#include "drawing/palette.h"

static void contrast_is_that_of_the_standard(void **state)
{
	(void)state;
	assert_float_equal(kith_colour_contrast(0x000000, 0xFFFFFF), 21, 1e-9);
	assert_float_equal(kith_colour_contrast(0x808080, 0x808080), 1, 1e-9);
	/* #767676 is the lightest grey that may be read on white */
	assert_true(kith_colour_contrast(0x767676, 0xFFFFFF) >= 4.5);
	assert_true(kith_colour_contrast(0x777777, 0xFFFFFF) < 4.5);
}

/* CIELAB of a colour in sRGB, D65. */
static void lab_of(kith_colour colour, double lab[3])
{
	static const double to_xyz[3][3] = {{0.4124564, 0.3575761, 0.1804375},
		{0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}};
	static const double white[3] = {0.95047, 1, 1.08883};
	double part[3], f[3];
	for (int k = 0; k < 3; k++) {
		double c = ((colour >> (16 - 8 * k)) & 0xFF) / 255.0;
		part[k] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
	}
	for (int k = 0; k < 3; k++) {
		double t =
			(to_xyz[k][0] * part[0] + to_xyz[k][1] * part[1] + to_xyz[k][2] * part[2]) /
			white[k];
		f[k] = t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
	}
	lab[0] = 116 * f[1] - 16;
	lab[1] = 500 * (f[0] - f[1]);
	lab[2] = 200 * (f[1] - f[2]);
}

static double degrees(double angle)
{
	return angle * 180 / G_PI;
}

static double weight_of_hue(double hue)
{
	return 1 - 0.17 * cos((hue - 30) * G_PI / 180) + 0.24 * cos(2 * hue * G_PI / 180) +
	       0.32 * cos((3 * hue + 6) * G_PI / 180) - 0.20 * cos((4 * hue - 63) * G_PI / 180);
}

/* CIEDE2000. Sharma, Wu & Dalal (2005), Color Res. Appl. 30:21. */
static double difference(const double p[3], const double q[3])
{
	double c = (hypot(p[1], p[2]) + hypot(q[1], q[2])) / 2;
	double g = 0.5 * (1 - sqrt(pow(c, 7) / (pow(c, 7) + pow(25, 7))));
	double a1 = (1 + g) * p[1], a2 = (1 + g) * q[1];
	double c1 = hypot(a1, p[2]), c2 = hypot(a2, q[2]);
	double h1 = fmod(degrees(atan2(p[2], a1)) + 360, 360);
	double h2 = fmod(degrees(atan2(q[2], a2)) + 360, 360);
	double turn = h2 - h1, hue = (h1 + h2) / 2;
	bool round = fabs(turn) > 180;
	turn += !round ? 0 : turn > 0 ? -360 : 360;
	hue += !round ? 0 : hue < 180 ? 180 : -180;
	double light = (p[0] + q[0]) / 2, chroma = (c1 + c2) / 2;
	double sl = 1 + 0.015 * pow(light - 50, 2) / sqrt(20 + pow(light - 50, 2));
	double sc = 1 + 0.045 * chroma, sh = 1 + 0.015 * chroma * weight_of_hue(hue);
	double rt = -2 * sqrt(pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7))) *
		    sin(60 * exp(-pow((hue - 275) / 25, 2)) * G_PI / 180);
	double dl = (q[0] - p[0]) / sl, dc = (c2 - c1) / sc;
	double dh = 2 * sqrt(c1 * c2) * sin(turn * G_PI / 360) / sh;
	return sqrt(dl * dl + dc * dc + dh * dh + rt * dc * dh);
}

static void differences_are_those_of_the_paper(void **state)
{
	(void)state;
	/* pairs 1, 9, 17 and 25 of its table 1 */
	static const double pairs[][7] = {{50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425},
		{50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792}, {50, 2.5, 0, 73, 25, -18, 27.1492},
		{60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644}};
	for (size_t k = 0; k < G_N_ELEMENTS(pairs); k++) {
		assert_true(fabs(difference(pairs[k], pairs[k] + 3) - pairs[k][6]) < 1e-4);
	}
}

static void fifteen_circles_have_fifteen_looks(void **state)
{
	(void)state;
	for (int t = KITH_THEME_LIGHT; t <= KITH_THEME_SHIMMER; t++) {
		const struct kith_palette *palette = kith_palette((enum kith_theme)t);
		for (size_t a = 0; a < 15; a++) {
			struct kith_look p = kith_palette_look(palette, a);
			double here[3], there[3];
			lab_of(p.colour, here);
			lab_of(palette->other, there);
			assert_true(p.mark || difference(here, there) >= 8);
			for (size_t b = 0; b < a; b++) {
				struct kith_look q = kith_palette_look(palette, b);
				lab_of(q.colour, there);
				assert_true(p.mark != q.mark || difference(here, there) >= 8);
			}
		}
	}
	assert_int_equal(kith_palette_look(kith_palette(KITH_THEME_LIGHT), 0).colour, 0x0072B2);
}

static void marks_are_seen_on_every_disc(void **state)
{
	(void)state;
	for (int t = KITH_THEME_LIGHT; t <= KITH_THEME_SHIMMER; t++) {
		for (size_t a = 0; a < 108; a++) {
			struct kith_look look =
				kith_palette_look(kith_palette((enum kith_theme)t), a);
			kith_colour mark = kith_palette_mark(look.colour);
			assert_true(kith_colour_contrast(mark, look.colour) >= 4.5);
		}
	}
}

static void words_are_easy_to_read(void **state)
{
	(void)state;
	for (int t = KITH_THEME_LIGHT; t <= KITH_THEME_SHIMMER; t++) {
		const struct kith_palette *palette = kith_palette((enum kith_theme)t);
		assert_true(kith_colour_contrast(palette->ink, palette->background) > 7);
		assert_true(kith_colour_contrast(palette->muted, palette->background) > 4.5);
		for (size_t h = 0; h < 12 * palette->hue_count; h++) {
			kith_colour words =
				kith_palette_text(palette, kith_palette_look(palette, h).colour);
			assert_true(kith_colour_contrast(words, palette->background) >= 4.5);
		}
	}
}

static void mixing_goes_from_one_to_the_other(void **state)
{
	(void)state;
	assert_int_equal(kith_colour_mix(0x102030, 0xFFEEDD, 0), 0x102030);
	assert_int_equal(kith_colour_mix(0x102030, 0xFFEEDD, 1), 0xFFEEDD);
	assert_int_equal(kith_colour_mix(0x000000, 0x646464, 0.5), 0x323232);
}

static void lightness_follows_the_number(void **state)
{
	(void)state;
	for (int t = KITH_THEME_LIGHT; t <= KITH_THEME_DARK; t++) {
		const struct kith_palette *palette = kith_palette((enum kith_theme)t);
		for (int k = 1; k <= 20; k++) {
			double before = kith_colour_contrast(
				palette->background, kith_palette_scale(palette, (k - 1) / 20.0));
			double now = kith_colour_contrast(
				palette->background, kith_palette_scale(palette, k / 20.0));
			assert_true(now > before);
		}
	}
}

static void numbers_off_the_scale_take_its_ends(void **state)
{
	(void)state;
	const struct kith_palette *palette = kith_palette(KITH_THEME_LIGHT);
	assert_int_equal(kith_palette_scale(palette, -3), kith_palette_scale(palette, 0));
	assert_int_equal(kith_palette_scale(palette, 7), kith_palette_scale(palette, 1));
	assert_int_equal(kith_palette_scale(palette, NAN), palette->other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contrast_is_that_of_the_standard),
		cmocka_unit_test(differences_are_those_of_the_paper),
		cmocka_unit_test(fifteen_circles_have_fifteen_looks),
		cmocka_unit_test(marks_are_seen_on_every_disc),
		cmocka_unit_test(words_are_easy_to_read),
		cmocka_unit_test(mixing_goes_from_one_to_the_other),
		cmocka_unit_test(lightness_follows_the_number),
		cmocka_unit_test(numbers_off_the_scale_take_its_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
