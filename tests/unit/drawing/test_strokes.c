/* Claims about very many thin lines as pixels, beside cairo's strokes. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <cairo.h>
#include <math.h>
#include <omp.h>

#include "base/random.h"
#include "drawing/strokes.h"

enum { WIDTH = 200, HEIGHT = 150 };

static const double LONGEST = 80;

struct image {
	cairo_surface_t *surface;
	struct kith_pixels pixels;
};

static void image_init(struct image *image, int width, int height, kith_colour ground)
{
	image->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
	image->pixels =
		(struct kith_pixels){cairo_image_surface_get_data(image->surface), (size_t)width,
			(size_t)height, (size_t)cairo_image_surface_get_stride(image->surface)};
	for (size_t y = 0; y < image->pixels.height; y++) {
		uint32_t *row = (void *)(image->pixels.row + y * image->pixels.stride);
		for (size_t x = 0; x < image->pixels.width; x++) {
			row[x] = ground;
		}
	}
	cairo_surface_mark_dirty(image->surface);
}

static void image_finish(struct image *image)
{
	cairo_surface_destroy(image->surface);
}

static int red_of(const struct image *image, size_t x, size_t y)
{
	const uint32_t *row = (const void *)(image->pixels.row + y * image->pixels.stride);
	return (row[x] >> 16) & 0xFF;
}

static void draw(struct image *image, const struct kith_line *lines, size_t count, bool screen)
{
	assert_true(kith_strokes_draw(&image->pixels, lines, count, 1, screen, NULL));
}

static void draw_by_cairo(struct image *image, const struct kith_line *line)
{
	cairo_t *cr = cairo_create(image->surface);
	cairo_move_to(cr, line->x0, line->y0);
	cairo_line_to(cr, line->x1, line->y1);
	cairo_set_line_width(cr, line->width);
	cairo_set_source_rgba(cr, 1, 1, 1, line->alpha);
	cairo_stroke(cr);
	cairo_destroy(cr);
	cairo_surface_flush(image->surface);
}

/* A line well on the image, of any direction. */
static struct kith_line any_line(struct kith_random *random, float width)
{
	double x = 90 + 20 * kith_random_unit(random), y = 65 + 20 * kith_random_unit(random);
	double angle = 2 * G_PI * kith_random_unit(random);
	double length = LONGEST * kith_random_unit(random) / 2 + LONGEST / 4;
	return (struct kith_line){.x0 = (float)x,
		.y0 = (float)y,
		.x1 = (float)(x + length * cos(angle)),
		.y1 = (float)(y + length * sin(angle)),
		.width = width,
		.alpha = 1,
		.colour = 0xFFFFFF};
}

/* The light on an image, in white pixels. */
static double light_of(const struct image *image)
{
	double sum = 0;
	for (size_t y = 0; y < image->pixels.height; y++) {
		for (size_t x = 0; x < image->pixels.width; x++) {
			sum += red_of(image, x, y) / 255.0;
		}
	}
	return sum;
}

static double length_of(const struct kith_line *line)
{
	double dx = (double)line->x1 - (double)line->x0, dy = (double)line->y1 - (double)line->y0;
	return hypot(dx, dy);
}

static void a_line_covers_what_it_is_long_and_wide(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 1);
	for (int k = 0; k < 300; k++) {
		struct image image;
		struct kith_line line = any_line(&random, 0.4F + 0.01F * (float)k);
		image_init(&image, WIDTH, HEIGHT, 0);
		draw(&image, &line, 1, false);
		double area = (double)line.width * length_of(&line);
		assert_true(fabs(light_of(&image) - area) < 0.02 * area + 0.3);
		image_finish(&image);
	}
}

static void lines_look_as_cairo_draws_them(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 2);
	double most = 0, sum = 0;
	for (int k = 0; k < 300; k++) {
		struct image own, theirs;
		struct kith_line line = any_line(&random, 0.3F + 0.005F * (float)k);
		image_init(&own, WIDTH, HEIGHT, 0);
		image_init(&theirs, WIDTH, HEIGHT, 0);
		draw(&own, &line, 1, false);
		draw_by_cairo(&theirs, &line);
		double off = 0;
		for (size_t y = 0; y < HEIGHT; y++) {
			for (size_t x = 0; x < WIDTH; x++) {
				double here = abs(red_of(&own, x, y) - red_of(&theirs, x, y));
				most = fmax(most, here);
				off += here / 255;
			}
		}
		sum += off / length_of(&line);
		image_finish(&own);
		image_finish(&theirs);
	}
	assert_true(most < 130); /* at an end, cut straight by the one and aslant by the other */
	assert_true(sum / 300 < 0.08);
}

static void a_thousand_faint_lines_are_seen(void **state)
{
	(void)state;
	static struct kith_line lines[1000];
	struct image image;
	for (size_t k = 0; k < G_N_ELEMENTS(lines); k++) {
		lines[k] = (struct kith_line){.x0 = 0,
			.y0 = 10.5F,
			.x1 = 50,
			.y1 = 10.5F,
			.width = 1,
			.alpha = 0.001F,
			.colour = 0x000000};
	}
	image_init(&image, 50, 50, 0xFFFFFF);
	draw(&image, lines, G_N_ELEMENTS(lines), false);
	assert_int_equal(red_of(&image, 20, 10), (int)(255 * pow(0.999, 1000) + 0.5));
	assert_int_equal(red_of(&image, 20, 9), 255);
	assert_int_equal(red_of(&image, 20, 11), 255);
	image_finish(&image);
}

/* What two lines of half red make of dark ground where they cross. */
static int crossing(bool screen)
{
	const struct kith_line lines[] = {{.x0 = 0,
						  .y0 = 5.5F,
						  .x1 = 10,
						  .y1 = 5.5F,
						  .width = 1,
						  .alpha = 0.5F,
						  .colour = 0x800000},
		{.x0 = 5.5F,
			.y0 = 0,
			.x1 = 5.5F,
			.y1 = 10,
			.width = 1,
			.alpha = 0.5F,
			.colour = 0x800000}};
	struct image image;
	image_init(&image, 10, 10, 0);
	draw(&image, lines, 2, screen);
	int red = red_of(&image, 5, 5);
	image_finish(&image);
	return red;
}

static void lines_cover_or_add_up_as_light_does(void **state)
{
	(void)state;
	assert_int_equal(crossing(false), 96); /* 128 (1 - 1/4) */
	assert_int_equal(crossing(true), 112); /* 255 (1 - (1 - 64/255)^2) */
}

static void what_lies_off_the_image_is_cut(void **state)
{
	(void)state;
	const struct kith_line lines[] = {
		{.x0 = -1e6F, .y0 = 5.5F, .x1 = 1e6F, .y1 = 5.5F, .width = 1, .alpha = 1},
		{.x0 = -1e9F, .y0 = -1e9F, .x1 = -1, .y1 = -1, .width = 1, .alpha = 1},
		{.x0 = 2, .y0 = 40, .x1 = 8, .y1 = 90, .width = 1, .alpha = 1},
		{.x0 = 7, .y0 = 7, .x1 = 7, .y1 = 7, .width = 3, .alpha = 1},
		{.x0 = NAN, .y0 = 2, .x1 = 3, .y1 = 4, .width = 1, .alpha = 1},
		{.x0 = 1, .y0 = 2, .x1 = INFINITY, .y1 = INFINITY, .width = 1, .alpha = 1}};
	struct image image;
	image_init(&image, 10, 10, 0xFFFFFF);
	draw(&image, lines, G_N_ELEMENTS(lines), false);
	assert_true(fabs(light_of(&image) - 90) < 1e-9);
	image_finish(&image);
}

static void any_number_of_threads_makes_the_same_pixels(void **state)
{
	(void)state;
	static struct kith_line lines[20000];
	struct kith_random random;
	struct image images[2];
	kith_random_init(&random, 3);
	for (size_t k = 0; k < G_N_ELEMENTS(lines); k++) {
		lines[k] = any_line(&random, 0.6F);
		lines[k].alpha = 0.01F;
	}
	int before = omp_get_max_threads();
	for (int k = 0; k < 2; k++) {
		omp_set_num_threads(1 + 4 * k);
		image_init(&images[k], WIDTH, HEIGHT, 0);
		draw(&images[k], lines, G_N_ELEMENTS(lines), false);
	}
	omp_set_num_threads(before);
	assert_memory_equal(images[0].pixels.row, images[1].pixels.row,
		images[0].pixels.stride * images[0].pixels.height);
	assert_true(light_of(&images[0]) > 100);
	image_finish(&images[0]);
	image_finish(&images[1]);
}

static void without_lines_an_image_stays_as_it_is(void **state)
{
	(void)state;
	struct image image;
	for (uint32_t grey = 0; grey < 256; grey++) {
		image_init(&image, 1, 1, grey * 0x010101);
		draw(&image, NULL, 0, false);
		assert_int_equal(red_of(&image, 0, 0), grey);
		image_finish(&image);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_covers_what_it_is_long_and_wide),
		cmocka_unit_test(lines_look_as_cairo_draws_them),
		cmocka_unit_test(a_thousand_faint_lines_are_seen),
		cmocka_unit_test(lines_cover_or_add_up_as_light_does),
		cmocka_unit_test(what_lies_off_the_image_is_cut),
		cmocka_unit_test(any_number_of_threads_makes_the_same_pixels),
		cmocka_unit_test(without_lines_an_image_stays_as_it_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
