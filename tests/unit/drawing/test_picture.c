/* Claims about pictures, as SVG, PNG and PDF. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "drawing/canvas.h"
#include "layout/layout.h"
#include "unit/networks.h"
#include "drawing/picture.h"
#include "drawing/svg.h"
#include "base/text.h"

/* A small network with all that a picture borrows. */
struct drawn {
	kith_csr *graph;
	struct kith_partition groups;
	struct kith_picture picture;
	double *x, *y, *radius, *size;
	char **name;
};

static void drawn_init(struct drawn *drawn, kith_csr *graph)
{
	size_t n = graph->n;
	*drawn = (struct drawn){.graph = graph,
		.x = g_new0(double, n + 1),
		.y = g_new0(double, n + 1),
		.radius = g_new0(double, n + 1),
		.size = g_new0(double, n + 1),
		.name = g_new0(char *, n + 1)};
	assert_true(kith_partition_init(&drawn->groups, n, NULL));
	drawn->groups.groups = 2;
	for (size_t i = 0; i < n; i++) {
		drawn->groups.of[i] = i % 2;
		drawn->size[i] = kith_csr_degree(graph, i);
		drawn->name[i] = g_strdup_printf("Member %zu", i + 1);
	}
	drawn->picture = (struct kith_picture){.width = 1000,
		.height = 700,
		.caption = "a caption",
		.ties = graph,
		.graph = graph,
		.x = drawn->x,
		.y = drawn->y,
		.radius = drawn->radius,
		.size = drawn->size,
		.size_name = "Ties",
		.name = drawn->name,
		.label_budget = n,
		.groups = &drawn->groups,
		.circles = true,
		.group_heading = "Circles"};
}

static void rename_to(struct drawn *drawn, size_t person, const char *name)
{
	g_free(drawn->name[person]);
	drawn->name[person] = kith_text_clean(name);
}

static void drawn_finish(struct drawn *drawn)
{
	kith_csr_free(drawn->graph);
	kith_partition_finish(&drawn->groups);
	g_free(drawn->x);
	g_free(drawn->y);
	g_free(drawn->radius);
	g_free(drawn->size);
	g_strfreev(drawn->name);
}

static kith_scene *scene_of(struct drawn *drawn)
{
	struct kith_picture_sheet sheet;
	assert_true(kith_picture_sheet(&drawn->picture, &sheet, NULL));
	kith_picture_radii(&sheet, drawn->graph->n, drawn->size, drawn->radius);
	struct kith_layout layout = {.graph = drawn->graph,
		.partition = &drawn->groups,
		.radius = drawn->radius,
		.width = sheet.box.right - sheet.box.left,
		.height = sheet.box.bottom - sheet.box.top,
		.seed = 1};
	assert_true(kith_layout_place(&layout, drawn->x, drawn->y, NULL));
	GError *error = NULL;
	kith_scene *scene = kith_picture_draw(&drawn->picture, &error);
	assert_null(error);
	return scene;
}

enum format { SVG, PNG, PDF };

/* The scene as a file; its length goes to `length`. */
static char *written(const kith_scene *scene, enum format format, size_t *length)
{
	FILE *out = tmpfile();
	const struct kith_svg_size size = {scene->width, scene->height, ""};
	switch (format) {
	case SVG:
		kith_svg_write(scene, &size, out);
		break;
	case PNG:
		assert_true(kith_canvas_png(scene, 1, out, NULL));
		break;
	case PDF:
		assert_true(kith_canvas_pdf(scene, out, NULL));
	}
	*length = (size_t)ftell(out);
	char *bytes = g_malloc0(*length + 1);
	rewind(out);
	assert_int_equal(fread(bytes, 1, *length, out), *length);
	fclose(out);
	return bytes;
}

static char *svg_of(struct drawn *drawn)
{
	size_t length;
	g_autoptr(kith_scene) scene = scene_of(drawn);
	return written(scene, SVG, &length);
}

static size_t count_of(const char *text, const char *what)
{
	size_t count = 0;
	for (const char *at = strstr(text, what); at; at = strstr(at + 1, what)) {
		count++;
	}
	return count;
}

static void assert_well_formed(const char *xml)
{
	GMarkupParser parser = {0};
	GError *error = NULL;
	GMarkupParseContext *context =
		g_markup_parse_context_new(&parser, G_MARKUP_DEFAULT_FLAGS, NULL, NULL);
	g_markup_parse_context_parse(context, xml, -1, &error);
	assert_null(error);
	assert_true(g_markup_parse_context_end_parse(context, &error));
	assert_null(error);
	g_markup_parse_context_free(context);
}

static void everybody_is_drawn_and_named_once(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	char *svg = svg_of(&drawn);
	assert_well_formed(svg);
	for (int i = 1; i <= 34; i++) {
		g_autofree char *title = g_strdup_printf("<title>Member %d</title>", i);
		g_autofree char *label = g_strdup_printf(">Member %d</text>", i);
		assert_int_equal(count_of(svg, title), 1);
		assert_int_equal(count_of(svg, label), 1);
	}
	assert_int_equal(count_of(svg, "role=\"img\""), 1);
	assert_int_equal(count_of(svg, "34 people · 78 ties · 2 circles"), 3);
	g_free(svg);
	drawn_finish(&drawn);
}

static void values_of_a_column_are_not_called_circles(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	drawn.picture.circles = false;
	drawn.picture.group_heading = "city";
	char *svg = svg_of(&drawn);
	assert_null(strstr(svg, "Circle"));
	assert_null(strstr(svg, "circles"));
	assert_int_equal(count_of(svg, "34 people · 78 ties<"), 2);
	assert_non_null(strstr(svg, "ties. city: "));
	g_free(svg);
	drawn_finish(&drawn);
}

/* Fifteen groups: every one in the legend, and beyond the hues discs are marked. */
static void who_has_no_tie_is_counted(void **state)
{
	(void)state;
	const uint32_t ends[][2] = {{0, 1}};
	static const char *const counts[] = {"A web of 2 people · 1 tie ·",
		"A web of 3 people, 1 of them with no tie · 1 tie ·"};
	for (size_t alone = 0; alone < 2; alone++) {
		struct drawn drawn;
		drawn_init(&drawn, network_of(2 + alone, 1, ends, NULL, false));
		g_autoptr(kith_scene) scene = scene_of(&drawn);
		assert_true(g_str_has_prefix(scene->description, counts[alone]));
		drawn_finish(&drawn);
	}
	struct drawn drawn;
	drawn_init(&drawn, network_of(3, 0, ends, NULL, false));
	g_autoptr(kith_scene) scene = scene_of(&drawn);
	assert_true(g_str_has_prefix(
		scene->description, "A web of 3 people, none with a tie · 2 circles."));
	drawn_finish(&drawn);
}

static void circles_drawn_in_part_are_counted(void **state)
{
	(void)state;
	char *names[] = {"Ada +20", "Member 2 +16"};
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	drawn.picture.group_name = names;
	g_autofree char *svg = svg_of(&drawn);
	assert_non_null(strstr(svg, ">Ada +20, 17 of 21 here<"));
	assert_non_null(strstr(svg, ">Member 2 +16<"));
	assert_null(strstr(svg, "Member 2 +16,"));
	drawn_finish(&drawn);
}

static void equal_groups_are_all_told_apart(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_of(45, 0, NULL, NULL, false));
	drawn.groups.groups = 15;
	for (size_t i = 0; i < 45; i++) {
		drawn.groups.of[i] = (uint32_t)(i % 15);
	}
	g_autoptr(kith_scene) scene = scene_of(&drawn);
	size_t swatches = 0, marked = 0, grey = 0;
	for (size_t k = 0; k < scene->disc_count; k++) {
		const struct kith_disc *disc = &scene->discs[k];
		swatches += disc->person == KITH_NOBODY;
		marked += disc->person != KITH_NOBODY && disc->mark != KITH_MARK_NONE;
		grey += disc->fill == kith_palette(KITH_THEME_LIGHT)->other;
	}
	assert_int_equal(swatches, 15);
	assert_int_equal(marked, 3 * (15 - kith_palette(KITH_THEME_LIGHT)->hue_count));
	assert_int_equal(grey, 0);
	drawn_finish(&drawn);
}

static cairo_status_t read_png(void *file, unsigned char *bytes, unsigned int length)
{
	return fread(bytes, 1, length, file) == length ? CAIRO_STATUS_SUCCESS
						       : CAIRO_STATUS_READ_ERROR;
}

static const double SHARP = 4; /* pixels to a picture unit */

/* The pixels of a scene; to be destroyed. */
static cairo_surface_t *pixels_of(const kith_scene *scene)
{
	FILE *file = tmpfile();
	assert_true(kith_canvas_png(scene, SHARP, file, NULL));
	rewind(file);
	cairo_surface_t *image = cairo_image_surface_create_from_png_stream(read_png, file);
	assert_int_equal(cairo_surface_status(image), CAIRO_STATUS_SUCCESS);
	fclose(file);
	return image;
}

/* The colour of a disc some radii below its middle. */
static kith_colour colour_in(cairo_surface_t *image, const struct kith_disc *disc, double below)
{
	int x = (int)(SHARP * disc->x), y = (int)(SHARP * (disc->y + below * disc->radius));
	const unsigned char *row =
		cairo_image_surface_get_data(image) + y * cairo_image_surface_get_stride(image);
	uint32_t pixel;
	memcpy(&pixel, row + 4 * x, sizeof pixel);
	return pixel & 0xFFFFFF;
}

static void marks_are_dots_rings_and_bars_of_pixels_too(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_of(45, 0, NULL, NULL, false));
	drawn.picture.name = NULL;
	drawn.groups.groups = 45;
	for (uint32_t i = 0; i < 45; i++) {
		drawn.groups.of[i] = i;
	}
	g_autoptr(kith_scene) scene = scene_of(&drawn);
	cairo_surface_t *image = pixels_of(scene);
	size_t seen[] = {0, 0, 0, 0};
	for (size_t k = 0; k < scene->disc_count; k++) {
		const struct kith_disc *disc = &scene->discs[k];
		kith_colour mark = kith_palette_mark(disc->fill);
		bool in_middle = disc->mark == KITH_MARK_DOT || disc->mark == KITH_MARK_BAR;
		bool below = disc->mark == KITH_MARK_RING;
		if (disc->person != KITH_NOBODY) {
			assert_int_equal(colour_in(image, disc, 0), in_middle ? mark : disc->fill);
			assert_int_equal(colour_in(image, disc, KITH_RING_RADIUS),
				below ? mark : disc->fill);
			assert_int_equal(colour_in(image, disc, .28),
				disc->mark == KITH_MARK_DOT ? mark : disc->fill);
			seen[disc->mark]++;
		}
	}
	assert_true(seen[0] && seen[1] && seen[2] && seen[3]);
	cairo_surface_destroy(image);
	drawn_finish(&drawn);
}

/* On dots too small for marks two circles would have one colour. */
static void the_legend_ends_before_a_colour_comes_again(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_of(60, 0, NULL, NULL, false));
	drawn.picture.height = 1600;
	drawn.groups.groups = 30;
	struct kith_picture_sheet sheet;
	assert_true(kith_picture_sheet(&drawn.picture, &sheet, NULL));
	for (size_t i = 0; i < 60; i++) {
		drawn.groups.of[i] = (uint32_t)(i % 30);
		drawn.radius[i] = 0.5;
		drawn.x[i] = 10 * (double)i;
	}
	g_autoptr(kith_scene) scene = kith_picture_draw(&drawn.picture, NULL);
	size_t colours = 3 * kith_palette(KITH_THEME_LIGHT)->hue_count, swatches = 0, told = 0;
	g_autofree char *more = g_strdup_printf("and %zu more", 30 - colours);
	for (size_t k = 0; k < scene->disc_count; k++) {
		swatches += scene->discs[k].person == KITH_NOBODY;
	}
	for (guint k = 0; k < scene->texts->len; k++) {
		told += g_str_equal(
			g_array_index(scene->texts, struct kith_text_run, k).text, more);
	}
	assert_int_equal(swatches, colours);
	assert_int_equal(told, 1);
	drawn_finish(&drawn);
}

static void looks_go_by_the_numbers_given(void **state)
{
	(void)state;
	const uint32_t look[] = {4, 2};
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	drawn.picture.group_look = look;
	g_autoptr(kith_scene) scene = scene_of(&drawn);
	for (size_t k = 0; k < scene->disc_count; k++) {
		uint32_t i = scene->discs[k].person;
		kith_colour own =
			i == KITH_NOBODY
				? 0
				: kith_palette_look(kith_palette(KITH_THEME_LIGHT), look[i % 2])
					  .colour;
		assert_true(i == KITH_NOBODY || scene->discs[k].fill == own);
	}
	drawn_finish(&drawn);
}

static void nothing_in_a_name_becomes_markup(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	rename_to(&drawn, 0, "<script>alert(\"1\")</script>");
	rename_to(&drawn, 33, "A & B ]]> 'x'");
	drawn.picture.title = "<b>\"&\"</b>";
	char *svg = svg_of(&drawn);
	assert_well_formed(svg);
	assert_null(strstr(svg, "<script"));
	assert_null(strstr(svg, "<b>"));
	assert_non_null(strstr(svg, "&lt;script&gt;"));
	assert_non_null(strstr(svg, "A &amp; B ]]&gt; &#39;x&#39;"));
	g_free(svg);
	drawn_finish(&drawn);
}

static void without_names_none_is_left(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	drawn.picture.name = NULL;
	g_autoptr(kith_scene) scene = scene_of(&drawn);
	for (int format = SVG; format <= PDF; format++) {
		size_t length;
		char *bytes = written(scene, (enum format)format, &length);
		assert_null(g_strstr_len(bytes, (gssize)length, "Member"));
		g_free(bytes);
	}
	assert_non_null(strstr(scene->description, "Circle A"));
	drawn_finish(&drawn);
}

static void the_same_picture_has_the_same_bytes(void **state)
{
	(void)state;
	for (int format = SVG; format <= PDF; format++) {
		char *bytes[2];
		size_t length[2];
		for (int run = 0; run < 2; run++) {
			struct drawn drawn;
			drawn_init(&drawn, network_karate());
			g_autoptr(kith_scene) scene = scene_of(&drawn);
			bytes[run] = written(scene, (enum format)format, &length[run]);
			drawn_finish(&drawn);
		}
		assert_int_equal(length[0], length[1]);
		assert_memory_equal(bytes[0], bytes[1], length[0]);
		g_free(bytes[0]);
		g_free(bytes[1]);
	}
}

static void labels_neither_overlap_nor_leave_the_page(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	g_autoptr(kith_scene) scene = scene_of(&drawn);
	for (guint a = 0; a < scene->texts->len; a++) {
		const struct kith_text_run *p =
			&g_array_index(scene->texts, struct kith_text_run, a);
		assert_true(p->x >= 0 && p->x + p->width <= 1000 && p->y - p->size >= -2 &&
			    p->y <= 700);
		for (guint b = 0; b < a; b++) {
			const struct kith_text_run *q =
				&g_array_index(scene->texts, struct kith_text_run, b);
			bool beside = p->x + p->width <= q->x || q->x + q->width <= p->x;
			bool above = p->y <= q->y - 0.8F * q->size || q->y <= p->y - 0.8F * p->size;
			assert_true(beside || above);
		}
	}
	assert_int_equal(scene->names_unplaced, 0);
	drawn_finish(&drawn);
}

static void halos_lie_below_the_discs_of_the_named(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	g_autofree char *svg = svg_of(&drawn);
	const char *halo = g_strrstr(svg, "paint-order=\"stroke\"");
	assert_non_null(halo);
	assert_int_equal(count_of(halo, "</title></circle>"), 34);
	drawn_finish(&drawn);
}

/* Of circles that have a mark: how many discs do, and how many do not. */
static void count_marks(const kith_scene *scene, const struct drawn *drawn, size_t marks[2])
{
	marks[0] = marks[1] = 0;
	for (size_t k = 0; k < scene->disc_count; k++) {
		uint32_t person = scene->discs[k].person;
		bool marked = scene->discs[k].mark != KITH_MARK_NONE;
		if (person != UINT32_MAX && drawn->groups.of[person] == 9) {
			marks[marked]++;
		}
	}
}

static void marks_are_in_all_discs_or_none(void **state)
{
	(void)state;
	size_t marks[2];
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	drawn.groups.groups = 10;
	for (uint32_t i = 0; i < 34; i++) {
		drawn.groups.of[i] = i < 9 ? i : 9;
		drawn.x[i] = 25 * i + 20;
		drawn.y[i] = 40 + 30 * (i % 7);
		drawn.radius[i] = 1.5 + i % 2;
	}
	g_autoptr(kith_scene) all = kith_picture_draw(&drawn.picture, NULL);
	count_marks(all, &drawn, marks);
	assert_int_equal(marks[0], 0);
	drawn.radius[20] = 1;
	g_autoptr(kith_scene) none = kith_picture_draw(&drawn.picture, NULL);
	count_marks(none, &drawn, marks);
	assert_int_equal(marks[1], 0);
	for (size_t k = 0; k < none->disc_count; k++) {
		assert_int_equal(none->discs[k].mark, KITH_MARK_NONE); /* the legend's neither */
	}
	drawn_finish(&drawn);
}

static void any_script_is_measured_and_drawn(void **state)
{
	(void)state;
	static const char *const names[] = {"山本 さくら", "محمد علي", "שרה לוי", "Олена", "한지민",
		"👩‍🚀 Ada", "e\xCC\x81\xCC\xB1", "\xE2\x80\xAEgnirts", "a\x01\x1B[31mb",
		"\xFF\xFE broken"};
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
		rename_to(&drawn, k, names[k]);
	}
	g_autoptr(kith_scene) scene = scene_of(&drawn);
	for (int format = SVG; format <= PDF; format++) {
		size_t length;
		char *bytes = written(scene, (enum format)format, &length);
		assert_true(length > 1000);
		if (format == SVG) {
			assert_well_formed(bytes);
			assert_non_null(strstr(bytes, "direction=\"rtl\""));
			assert_null(strstr(bytes, "\xE2\x80\xAE"));
			assert_null(strchr(bytes, 0x1B));
		}
		g_free(bytes);
	}
	drawn_finish(&drawn);
}

static void names_without_end_are_cut(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	g_autofree char *endless = g_strnfill(5000, 'W');
	rename_to(&drawn, 0, endless);
	char *svg = svg_of(&drawn);
	assert_well_formed(svg);
	assert_true(strlen(svg) < 40000);
	assert_non_null(strstr(svg, "WWW…</text>"));
	g_free(svg);
	drawn_finish(&drawn);
}

static void pages_too_small_or_too_large_are_refused(void **state)
{
	(void)state;
	static const double sizes[][2] = {{50, 50}, {0, 700}, {40000, 700}, {NAN, 700}};
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	for (size_t k = 0; k < G_N_ELEMENTS(sizes); k++) {
		GError *error = NULL;
		struct kith_picture_sheet sheet;
		drawn.picture.width = sizes[k][0];
		drawn.picture.height = sizes[k][1];
		assert_false(kith_picture_sheet(&drawn.picture, &sheet, &error));
		assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_USAGE));
		g_clear_error(&error);
	}
	drawn_finish(&drawn);
}

static void a_scale_beyond_what_cairo_draws_is_refused(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	g_autoptr(kith_scene) scene = scene_of(&drawn);
	g_autoptr(GError) error = NULL;
	assert_false(kith_canvas_png(scene, 100, stderr, &error));
	assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_USAGE));
	drawn_finish(&drawn);
}

static void nobody_makes_a_picture_too(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_of(0, 0, NULL, NULL, false));
	drawn.groups.groups = 0;
	char *svg = svg_of(&drawn);
	assert_well_formed(svg);
	assert_non_null(strstr(svg, "0 people"));
	g_free(svg);
	drawn_finish(&drawn);
}

static bool is_written(const kith_scene *scene, const char *text)
{
	for (guint k = 0; k < scene->texts->len; k++) {
		if (!strcmp(g_array_index(scene->texts, struct kith_text_run, k).text, text)) {
			return true;
		}
	}
	return false;
}

static void numbers_of_the_legend_have_separators(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	drawn.size[0] = 1234567;
	g_autoptr(kith_scene) scene = scene_of(&drawn);
	assert_true(is_written(scene, "1,234,567"));
	drawn_finish(&drawn);
}

static void faint_discs_of_panels_are_explained(void **state)
{
	(void)state;
	struct drawn drawn;
	drawn_init(&drawn, network_karate());
	drawn.picture.some_away = true;
	g_autoptr(kith_scene) scene = scene_of(&drawn);
	assert_true(is_written(scene, "not there then"));
	size_t faint = 0;
	for (size_t k = 0; k < scene->disc_count; k++) {
		faint += scene->discs[k].person == KITH_NOBODY && scene->discs[k].alpha < 0.2F;
	}
	assert_int_equal(faint, 1);
	drawn_finish(&drawn);
}

static void one_way_ties_have_arrows_and_mutual_ones_are_one_line(void **state)
{
	(void)state;
	const uint32_t ends[][2] = {{0, 1}, {1, 0}, {1, 2}};
	struct drawn drawn;
	drawn_init(&drawn, network_of(3, 3, ends, NULL, true));
	kith_csr *both = kith_csr_symmetric(drawn.graph, NULL);
	drawn.picture.graph = both;
	for (int i = 0; i < 3; i++) {
		drawn.x[i] = 100 * i + 50;
		drawn.y[i] = 50 + 30 * (i % 2);
		drawn.radius[i] = 5;
	}
	g_autoptr(kith_scene) scene = kith_picture_draw(&drawn.picture, NULL);
	size_t arrows = 0;
	for (size_t k = 0; k < scene->line_count; k++) {
		arrows += scene->lines[k].arrow > 0;
	}
	assert_int_equal(scene->line_count, 3); /* the legend's too */
	assert_int_equal(arrows, 2);
	assert_non_null(strstr(scene->description, "2 ties"));
	assert_true(is_written(scene, "one way: source to target"));
	drawn.picture.no_arrows = true;
	g_autoptr(kith_scene) plain = kith_picture_draw(&drawn.picture, NULL);
	assert_int_equal(plain->line_count, 2);
	assert_false(is_written(plain, "one way: source to target"));
	kith_csr_free(both);
	drawn_finish(&drawn);
}

static void lines_end_where_heads_begin(void **state)
{
	(void)state;
	const float bends[] = {0, 0.13F, -0.5F};
	for (size_t k = 0; k < G_N_ELEMENTS(bends); k++) {
		const struct kith_line line = {
			.x0 = 10, .y0 = 20, .x1 = 130, .y1 = 70, .bend = bends[k], .arrow = 13};
		double control[2], end[2], head[6];
		kith_line_shaft(&line, control, end);
		assert_true(kith_line_head(&line, head));
		double base[2] = {(head[2] + head[4]) / 2, (head[3] + head[5]) / 2};
		assert_true(hypot(end[0] - base[0], end[1] - base[1]) < 1.5);
	}
	const struct kith_line close = {.x1 = 5, .arrow = 13}, none = {.x1 = 5};
	double control[2], end[2];
	kith_line_shaft(&close, control, end);
	assert_true(end[0] == 0 && end[1] == 0);
	kith_line_shaft(&none, control, end);
	assert_true(end[0] == 5 && end[1] == 0);
}

static void heads_are_written_whatever_line_comes_first(void **state)
{
	(void)state;
	size_t length;
	g_autoptr(kith_scene) scene = kith_scene_new(2, 0, NULL);
	scene->title = g_strdup("title");
	scene->description = g_strdup("description");
	scene->font = g_strdup(KITH_FONT_DEFAULT);
	scene->line_count = 2;
	scene->lines[0] = (struct kith_line){.x1 = 50, .width = 1, .alpha = 1};
	scene->lines[1] = (struct kith_line){.x1 = 50, .width = 1, .alpha = 1, .arrow = 7};
	g_autofree char *svg = written(scene, SVG, &length);
	assert_int_equal(count_of(svg, "<path fill="), 1);
}

/* The strongest ink of any of so many ties, and the faintest. */
static void inks_of(const kith_scene *scene, size_t ties, float inks[2])
{
	inks[0] = 0;
	inks[1] = 1;
	for (size_t k = 0; k < ties; k++) {
		inks[0] = fmaxf(inks[0], scene->lines[k].alpha);
		inks[1] = fminf(inks[1], scene->lines[k].alpha);
	}
}

static void among_many_ties_the_heavier_ones_are_seen(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 7);
	kith_csr *graph = network_by_chance(&random, 120, 4000, true, false);
	for (uint32_t e = 0; e < graph->start[1]; e++) {
		graph->weight[e] = 400;
		graph->weight[kith_csr_find(graph, graph->to[e], 0)] = 400;
	}
	struct drawn drawn;
	float inks[2];
	drawn_init(&drawn, graph);
	g_autoptr(kith_scene) scene = scene_of(&drawn);
	inks_of(scene, kith_csr_ties(graph), inks);
	assert_true(inks[1] < 0.1F);
	assert_true(inks[0] > 4 * inks[1]);
	drawn_finish(&drawn);
}

static void the_legend_shows_weights_as_they_are_drawn(void **state)
{
	(void)state;
	const uint32_t ends[][2] = {{0, 1}, {1, 2}};
	const double weights[] = {1, 9};
	struct drawn drawn;
	drawn_init(&drawn, network_of(3, 2, ends, weights, false));
	g_autoptr(kith_scene) scene = scene_of(&drawn);
	assert_int_equal(scene->line_count, 2 + 3);
	const struct kith_line *heaviest =
		scene->lines[0].width > scene->lines[1].width ? &scene->lines[0] : &scene->lines[1];
	const struct kith_line *swatch = &scene->lines[4];
	assert_true(swatch->width == heaviest->width);
	assert_true(swatch->alpha == heaviest->alpha);
	assert_int_equal(swatch->colour, heaviest->colour);
	drawn_finish(&drawn);
}

static void few_ties_of_no_weight_are_wide(void **state)
{
	(void)state;
	float width[2];
	for (int many = 0; many < 2; many++) {
		struct kith_random random;
		kith_random_init(&random, 7);
		struct drawn drawn;
		drawn_init(&drawn, network_by_chance(&random, 40, many ? 700 : 20, false, false));
		g_autoptr(kith_scene) scene = scene_of(&drawn);
		width[many] = scene->lines[0].width;
		drawn_finish(&drawn);
	}
	assert_true(width[0] > 1.4F * width[1]);
}

/* The bend of the only tie, between the first and the third of three people. */
static float bend_around(struct drawn *drawn, double x, double y)
{
	const double at[3][2] = {{100, 200}, {x, y}, {500, 200}};
	struct kith_picture_sheet sheet;
	assert_true(kith_picture_sheet(&drawn->picture, &sheet, NULL));
	kith_picture_radii(&sheet, drawn->graph->n, drawn->size, drawn->radius);
	for (size_t i = 0; i < 3; i++) {
		drawn->x[i] = at[i][0];
		drawn->y[i] = at[i][1];
	}
	g_autoptr(kith_scene) scene = kith_picture_draw(&drawn->picture, NULL);
	assert_non_null(scene);
	assert_int_equal(scene->line_count, 1);
	return scene->lines[0].bend;
}

/* Else they would be taken for ties of whoever stands there. */
static void ties_go_around_those_they_do_not_belong_to(void **state)
{
	(void)state;
	const uint32_t tie[][2] = {{0, 2}};
	struct drawn drawn;
	drawn_init(&drawn, network_of(3, 1, tie, NULL, false));
	assert_true(fabsf(bend_around(&drawn, 300, 400)) == 0);
	assert_true(fabsf(bend_around(&drawn, 300, 200)) * 400 / 2 > drawn.radius[1]);
	assert_true(bend_around(&drawn, 300, 205) < 0);
	assert_true(bend_around(&drawn, 300, 195) > 0);
	drawn_finish(&drawn);
}

/* How near the line of the only tie comes to somebody. */
static double nearest_to(const struct kith_line *line, double x, double y)
{
	double control[2], nearest = INFINITY;
	kith_line_control(line, control);
	for (double t = 0; t <= 1; t += 0.002) {
		double a = (1 - t) * (1 - t), b = 2 * t * (1 - t), c = t * t;
		nearest = fmin(nearest,
			hypot(a * (double)line->x0 + b * control[0] + c * (double)line->x1 - x,
				a * (double)line->y0 + b * control[1] + c * (double)line->y1 - y));
	}
	return nearest;
}

/* Where an arrow ends at a ring its line is another than to the middle of the disc. */
static void arrows_keep_off_the_rings_of_others(void **state)
{
	(void)state;
	const uint32_t tie[][2] = {{0, 2}};
	const uint8_t ringed[] = {0, KITH_RING_REACHED, KITH_RING_REACHED};
	struct drawn drawn;
	drawn_init(&drawn, network_of(3, 1, tie, NULL, true));
	drawn.picture.ringed = ringed;
	struct kith_picture_sheet sheet;
	assert_true(kith_picture_sheet(&drawn.picture, &sheet, NULL));
	kith_picture_radii(&sheet, 3, drawn.size, drawn.radius);
	drawn.x[0] = 100;
	drawn.x[2] = 400;
	drawn.y[0] = drawn.y[2] = 200;
	for (int k = 0; k <= 20; k++) {
		drawn.x[1] = 150 + 10 * k;
		drawn.y[1] = 180 + 2 * k;
		g_autoptr(kith_scene) scene = kith_picture_draw(&drawn.picture, NULL);
		double near = nearest_to(
			&scene->lines[0], drawn.x[1] + sheet.box.left, drawn.y[1] + sheet.box.top);
		double ring = drawn.radius[1] + kith_picture_ring_width(KITH_RING_REACHED);
		assert_true(near > ring + 2);
	}
	drawn_finish(&drawn);
}

/* A tie past somebody who is asked leaves the side on which the arrow points at them. */
static void ties_keep_off_the_heads_of_arrows(void **state)
{
	(void)state;
	const uint32_t ties[][2] = {{0, 1}, {2, 3}};
	const uint32_t asks_from[] = {0, 2};
	for (int side = -1; side <= 1; side += 2) {
		struct drawn drawn;
		drawn_init(&drawn, network_of(4, 2, ties, NULL, true));
		drawn.picture.asks_from = asks_from;
		drawn.picture.straight = true;
		const double at[][2] = {
			{300 + 200 * side, 200}, {300, 200}, {300, 100}, {300, 300}};
		for (size_t i = 0; i < 4; i++) {
			drawn.x[i] = at[i][0];
			drawn.y[i] = at[i][1];
			drawn.radius[i] = 10;
		}
		g_autoptr(kith_scene) scene = kith_picture_draw(&drawn.picture, NULL);
		float bend = 0;
		for (size_t k = 0; k < scene->line_count; k++) {
			bend += scene->lines[k].bend;
		}
		assert_true(bend * (float)side > 0);
		drawn_finish(&drawn);
	}
}

static void what_is_not_lit_is_faded(void **state)
{
	(void)state;
	const uint32_t ends[][2] = {{0, 1}, {1, 2}};
	const uint8_t people[] = {1, 1, 0}, ties[] = {1, 0};
	struct drawn drawn;
	drawn_init(&drawn, network_of(3, 2, ends, NULL, false));
	drawn.picture.highlighted_people = people;
	drawn.picture.highlighted_ties = ties;
	g_autoptr(kith_scene) scene = scene_of(&drawn);
	assert_true(scene->lines[0].alpha < 0.1F); /* the faded tie lies below */
	assert_true(scene->lines[1].alpha >= 0.9F);
	assert_true(fabs(scene->discs[0].alpha - (0.15)) < 1e-6);
	for (guint k = 0; k < scene->texts->len; k++) {
		assert_string_not_equal(
			g_array_index(scene->texts, struct kith_text_run, k).text, "Member 3");
	}
	drawn_finish(&drawn);
}

static void text_is_cut_between_letters(void **state)
{
	(void)state;
	g_autoptr(kith_font) type = kith_font_new(NULL, NULL);
	g_autofree char *cut = kith_font_cut(type,
		"e\xCC\x81"
		"e\xCC\x81"
		"e\xCC\x81"
		"e\xCC\x81"
		"e\xCC\x81"
		"e\xCC\x81"
		"e\xCC\x81"
		"e\xCC\x81",
		20, 60);
	assert_true(g_str_has_suffix(cut, "\xCC\x81…"));
	g_autofree char *whole = kith_font_cut(type, "Ada", 20, 600);
	assert_string_equal(whole, "Ada");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everybody_is_drawn_and_named_once),
		cmocka_unit_test(values_of_a_column_are_not_called_circles),
		cmocka_unit_test(who_has_no_tie_is_counted),
		cmocka_unit_test(circles_drawn_in_part_are_counted),
		cmocka_unit_test(equal_groups_are_all_told_apart),
		cmocka_unit_test(marks_are_dots_rings_and_bars_of_pixels_too),
		cmocka_unit_test(the_legend_ends_before_a_colour_comes_again),
		cmocka_unit_test(looks_go_by_the_numbers_given),
		cmocka_unit_test(nothing_in_a_name_becomes_markup),
		cmocka_unit_test(without_names_none_is_left),
		cmocka_unit_test(the_same_picture_has_the_same_bytes),
		cmocka_unit_test(labels_neither_overlap_nor_leave_the_page),
		cmocka_unit_test(halos_lie_below_the_discs_of_the_named),
		cmocka_unit_test(marks_are_in_all_discs_or_none),
		cmocka_unit_test(any_script_is_measured_and_drawn),
		cmocka_unit_test(names_without_end_are_cut),
		cmocka_unit_test(pages_too_small_or_too_large_are_refused),
		cmocka_unit_test(a_scale_beyond_what_cairo_draws_is_refused),
		cmocka_unit_test(nobody_makes_a_picture_too),
		cmocka_unit_test(numbers_of_the_legend_have_separators),
		cmocka_unit_test(faint_discs_of_panels_are_explained),
		cmocka_unit_test(one_way_ties_have_arrows_and_mutual_ones_are_one_line),
		cmocka_unit_test(lines_end_where_heads_begin),
		cmocka_unit_test(heads_are_written_whatever_line_comes_first),
		cmocka_unit_test(among_many_ties_the_heavier_ones_are_seen),
		cmocka_unit_test(the_legend_shows_weights_as_they_are_drawn),
		cmocka_unit_test(few_ties_of_no_weight_are_wide),
		cmocka_unit_test(ties_go_around_those_they_do_not_belong_to),
		cmocka_unit_test(arrows_keep_off_the_rings_of_others),
		cmocka_unit_test(ties_keep_off_the_heads_of_arrows),
		cmocka_unit_test(what_is_not_lit_is_faded),
		cmocka_unit_test(text_is_cut_between_letters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
