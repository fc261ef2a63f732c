/* Claims about colours. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

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

static void the_largest_circles_have_hues_of_their_own(void **state)
{
	(void)state;
	for (int t = KITH_THEME_LIGHT; t <= KITH_THEME_SHIMMER; t++) {
		const struct kith_palette *palette = kith_palette((enum kith_theme)t);
		for (size_t a = 0; a < palette->hue_count; a++) {
			assert_int_not_equal(kith_palette_hue(palette, a), palette->other);
			for (size_t b = 0; b < a; b++) {
				assert_int_not_equal(
					kith_palette_hue(palette, a), kith_palette_hue(palette, b));
			}
		}
		assert_int_equal(kith_palette_hue(palette, palette->hue_count), palette->other);
	}
	assert_int_equal(kith_palette_hue(kith_palette(KITH_THEME_LIGHT), 0), 0x0072B2);
}

static void words_are_easy_to_read(void **state)
{
	(void)state;
	for (int t = KITH_THEME_LIGHT; t <= KITH_THEME_SHIMMER; t++) {
		const struct kith_palette *palette = kith_palette((enum kith_theme)t);
		assert_true(kith_colour_contrast(palette->ink, palette->background) > 7);
		assert_true(kith_colour_contrast(palette->muted, palette->background) > 4.5);
		for (size_t h = 0; h <= palette->hue_count; h++) {
			kith_colour words =
				kith_palette_text(palette, kith_palette_hue(palette, h));
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
		cmocka_unit_test(the_largest_circles_have_hues_of_their_own),
		cmocka_unit_test(words_are_easy_to_read),
		cmocka_unit_test(mixing_goes_from_one_to_the_other),
		cmocka_unit_test(lightness_follows_the_number),
		cmocka_unit_test(numbers_off_the_scale_take_its_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
