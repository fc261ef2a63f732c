/* A scene as pixels or on paper: PNG and PDF, drawn by cairo. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/canvas.h"

#include <cairo-pdf.h>
#include <math.h>
#include <png.h>

#include "base/caller.h"
#include "base/memory.h"
#include "drawing/strokes.h"

enum { MANY_LINES = 10000 };

static const double MOST_PIXELS = 32767, PDF_POINTS = 0.75;
static const double HALO = 3.2, CURVE_TOLERANCE = 0.3, UNITS_PER_METRE = 96 / 0.0254;

static void set_colour(cairo_t *cr, kith_colour colour, double alpha)
{
	cairo_set_source_rgba(cr, ((colour >> 16) & 0xFF) / 255.0, ((colour >> 8) & 0xFF) / 255.0,
		(colour & 0xFF) / 255.0, alpha);
}

static void draw_area(cairo_t *cr, const struct kith_area *area)
{
	if (area->round) {
		cairo_save(cr);
		cairo_translate(cr, area->x[0], area->y[0]);
		cairo_scale(cr, area->x[1], area->y[1]);
		cairo_arc(cr, 0, 0, 1, 0, 2 * G_PI);
		cairo_restore(cr);
	}
	for (size_t k = 0; k < area->count && !area->round; k++) {
		cairo_line_to(cr, area->x[k], area->y[k]);
	}
	cairo_close_path(cr);
	set_colour(cr, area->colour, area->alpha);
	cairo_fill(cr);
}

static void draw_head(cairo_t *cr, const struct kith_line *line)
{
	double corners[6];
	if (!kith_line_head(line, corners)) {
		return;
	}
	for (int k = 0; k < 6; k += 2) {
		cairo_line_to(cr, corners[k], corners[k + 1]);
	}
	cairo_close_path(cr);
	set_colour(cr, line->colour, fmin(1, 1.6 * line->alpha));
	cairo_fill(cr);
}

static void draw_line(cairo_t *cr, const struct kith_line *line)
{
	static const double dashes[] = {6, 4};
	double c[2], end[2];
	kith_line_shaft(line, c, end);
	cairo_move_to(cr, line->x0, line->y0);
	if (line->bend != 0) {
		cairo_curve_to(cr, line->x0 + 2 * (c[0] - line->x0) / 3,
			line->y0 + 2 * (c[1] - line->y0) / 3, end[0] + 2 * (c[0] - end[0]) / 3,
			end[1] + 2 * (c[1] - end[1]) / 3, end[0], end[1]);
	} else {
		cairo_line_to(cr, end[0], end[1]);
	}
	cairo_set_dash(cr, dashes, line->dashed ? 2 : 0, 0);
	cairo_set_line_width(cr, line->width);
	set_colour(cr, line->colour, line->alpha);
	cairo_stroke(cr);
	draw_head(cr, line);
}

static void draw_mark(cairo_t *cr, const struct kith_disc *disc)
{
	double r = disc->radius;
	set_colour(cr, kith_palette_mark(disc->fill), disc->alpha);
	if (disc->mark == KITH_MARK_BAR) {
		cairo_rectangle(cr, disc->x - KITH_BAR_LENGTH / 2 * r,
			disc->y - KITH_BAR_WIDTH / 2 * r, KITH_BAR_LENGTH * r, KITH_BAR_WIDTH * r);
		cairo_fill(cr);
		return;
	}
	bool ring = disc->mark == KITH_MARK_RING;
	cairo_arc(
		cr, disc->x, disc->y, (ring ? KITH_RING_RADIUS : KITH_DOT_RADIUS) * r, 0, 2 * G_PI);
	cairo_set_line_width(cr, KITH_RING_WIDTH * r);
	if (ring) {
		cairo_stroke(cr);
	} else {
		cairo_fill(cr);
	}
}

static void draw_glow(cairo_t *cr, const struct kith_disc *disc)
{
	cairo_pattern_t *light =
		cairo_pattern_create_radial(disc->x, disc->y, 0, disc->x, disc->y, disc->radius);
	double part[3];
	for (int k = 0; k < 3; k++) {
		part[k] = ((disc->fill >> (16 - 8 * k)) & 0xFF) / 255.0;
	}
	for (int stop = 0; stop <= KITH_GLOW_STOPS; stop++) {
		double at = (double)stop / KITH_GLOW_STOPS;
		cairo_pattern_add_color_stop_rgba(
			light, at, part[0], part[1], part[2], disc->alpha * kith_glow_at(at));
	}
	cairo_set_source(cr, light);
	cairo_arc(cr, disc->x, disc->y, disc->radius, 0, 2 * G_PI);
	cairo_fill(cr);
	cairo_pattern_destroy(light);
}

static void draw_disc(cairo_t *cr, const struct kith_disc *disc)
{
	if (disc->glow) {
		draw_glow(cr, disc);
		return;
	}

	if (disc->square) {
		double side = 1.772 * disc->radius;
		cairo_rectangle(cr, disc->x - side / 2, disc->y - side / 2, side, side);
	} else {
		cairo_new_sub_path(cr);
		cairo_arc(cr, disc->x, disc->y, disc->radius, 0, 2 * G_PI);
	}
	set_colour(cr, disc->fill, disc->alpha);
	cairo_fill_preserve(cr);
	set_colour(cr, disc->rim, disc->alpha);
	cairo_set_line_width(cr, disc->rim_width);
	if (disc->rim_width > 0) {
		cairo_stroke(cr);
	}
	cairo_new_path(cr);
	if (disc->mark != KITH_MARK_NONE) {
		draw_mark(cr, disc);
	}
}

/* Letters of no font stay blank: boxes tell nothing. */
static void blank_unknown(PangoLayout *layout)
{
	PangoLayoutLine *line = pango_layout_get_line(layout, 0);
	for (GSList *at = line ? line->runs : NULL; at; at = at->next) {
		PangoGlyphString *letters = ((PangoLayoutRun *)at->data)->glyphs;
		for (int k = 0; k < letters->num_glyphs; k++) {
			bool unknown = letters->glyphs[k].glyph & PANGO_GLYPH_UNKNOWN_FLAG;
			letters->glyphs[k].glyph =
				unknown ? PANGO_GLYPH_EMPTY : letters->glyphs[k].glyph;
		}
	}
}

/* Words, or the halo around them. */
static void draw_text(
	cairo_t *cr, kith_font *font, const struct kith_text_run *run, const kith_colour *halo)
{
	PangoLayout *layout = kith_font_layout(font, run->text, run->size, run->bold);
	blank_unknown(layout);
	cairo_move_to(cr, run->x, run->y - (double)pango_layout_get_baseline(layout) / PANGO_SCALE);
	if (halo) {
		set_colour(cr, *halo, 0.9 * run->alpha);
		pango_cairo_layout_path(cr, layout);
		cairo_stroke(cr);
	} else {
		set_colour(cr, run->colour, run->alpha);
		pango_cairo_show_layout(cr, layout);
	}
	/* showing text leaves a current point that the next arc would be joined to */
	cairo_new_path(cr);
	g_object_unref(layout);
}

static void draw_halos(cairo_t *cr, kith_font *font, const kith_scene *scene)
{
	cairo_set_dash(cr, NULL, 0, 0);
	cairo_set_line_width(cr, HALO);
	cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
	for (guint k = 0; k < scene->texts->len; k++) {
		const struct kith_text_run *run =
			&g_array_index(scene->texts, struct kith_text_run, k);
		if (run->halo) {
			draw_text(cr, font, run, &scene->background);
		}
	}
	cairo_set_line_join(cr, CAIRO_LINE_JOIN_MITER);
}

static void draw_texts(cairo_t *cr, kith_font *font, const kith_scene *scene)
{
	for (guint k = 0; k < scene->texts->len; k++) {
		draw_text(cr, font, &g_array_index(scene->texts, struct kith_text_run, k), NULL);
	}
}

static void draw_discs(cairo_t *cr, const kith_scene *scene, bool named)
{
	for (size_t k = 0; k < scene->disc_count; k++) {
		if (scene->discs[k].named == named) {
			draw_disc(cr, &scene->discs[k]);
		}
	}
}

static void draw_leaders(cairo_t *cr, const kith_scene *scene)
{
	for (guint k = 0; k < scene->leaders->len; k++) {
		draw_line(cr, &g_array_index(scene->leaders, struct kith_line, k));
	}
}

static void draw_ground(cairo_t *cr, const kith_scene *scene)
{
	set_colour(cr, scene->background, 1);
	cairo_paint(cr);
	for (guint k = 0; k < scene->areas->len; k++) {
		draw_area(cr, &g_array_index(scene->areas, struct kith_area, k));
	}
	cairo_set_tolerance(cr, CURVE_TOLERANCE);
}

/* Of the lines from `first` on, how many are straight and undashed. */
static size_t plain_lines(const kith_scene *scene, size_t first)
{
	size_t k = first;
	while (k < scene->line_count && scene->lines[k].bend == 0 && !scene->lines[k].dashed) {
		k++;
	}
	return k - first;
}

/* Draws that many plain lines onto an image, then their heads. */
static bool draw_strokes(cairo_t *cr, const kith_scene *scene, const struct kith_line *lines,
	size_t count, GError **error)
{
	cairo_surface_t *image = cairo_get_target(cr);
	cairo_matrix_t matrix;
	cairo_get_matrix(cr, &matrix);
	cairo_surface_flush(image);
	struct kith_pixels pixels = {cairo_image_surface_get_data(image),
		(size_t)cairo_image_surface_get_width(image),
		(size_t)cairo_image_surface_get_height(image),
		(size_t)cairo_image_surface_get_stride(image)};
	bool drawn =
		kith_strokes_draw(&pixels, lines, count, matrix.xx, scene->screen_blend, error);
	cairo_surface_mark_dirty(image);
	for (size_t k = 0; drawn && k < count; k++) {
		draw_head(cr, &lines[k]);
	}
	return drawn;
}

/* A stroke of cairo's takes its time: of pixels, very many are drawn without it. */
static bool draw_lines(cairo_t *cr, const kith_scene *scene, GError **error)
{
	bool image = cairo_surface_get_type(cairo_get_target(cr)) == CAIRO_SURFACE_TYPE_IMAGE &&
		     cairo_status(cr) == CAIRO_STATUS_SUCCESS;
	cairo_set_operator(cr, scene->screen_blend ? CAIRO_OPERATOR_SCREEN : CAIRO_OPERATOR_OVER);
	for (size_t k = 0; k < scene->line_count;) {
		size_t plain = image ? plain_lines(scene, k) : 0;
		if (plain < MANY_LINES) {
			plain = MAX(plain, 1);
			for (size_t end = k + plain; k < end; k++) {
				draw_line(cr, &scene->lines[k]);
			}
			continue;
		}
		if (!draw_strokes(cr, scene, &scene->lines[k], plain, error)) {
			return false;
		}
		k += plain;
	}
	cairo_set_operator(cr, CAIRO_OPERATOR_OVER);
	return true;
}

static bool draw_scene(cairo_t *cr, kith_font *font, const kith_scene *scene, GError **error)
{
	draw_ground(cr, scene);
	if (!draw_lines(cr, scene, error)) {
		return false;
	}
	draw_discs(cr, scene, false);
	draw_leaders(cr, scene);
	draw_halos(cr, font, scene);
	draw_discs(cr, scene, true);
	draw_texts(cr, font, scene);
	return true;
}

/* Draws onto a surface; says what cairo could not do. */
static bool draw_on(cairo_surface_t *surface, const kith_scene *scene, double scale, GError **error)
{
	g_autoptr(kith_font) font = kith_font_new(scene->font, error);
	if (!font) {
		return false;
	}
	cairo_t *cr = cairo_create(surface);
	cairo_scale(cr, scale, scale);
	bool drawn = draw_scene(cr, font, scene, error);
	cairo_status_t status = cairo_status(cr);
	cairo_destroy(cr);
	if (!drawn) {
		return false;
	}
	if (status != CAIRO_STATUS_SUCCESS) {
		return kith_fail(error, KITH_ERROR_SYSTEM,
			"the picture could not be drawn (%s); try a smaller " KITH_CALLER_SIZE
			" or " KITH_CALLER_SCALE,
			cairo_status_to_string(status));
	}
	return true;
}

/* A PNG being written: what a long jump must not lose. */
struct png_job {
	png_structp png;
	png_infop info;
	uint8_t *row;
	int width, height, stride;
	png_uint_32 pixels_per_metre;
	const uint8_t *pixels;
};

static void add_text(struct png_job *job, char *key, char *text)
{
	png_text chunk = {.compression = PNG_TEXT_COMPRESSION_NONE, .key = key, .text = text};
	chunk.compression = PNG_ITXT_COMPRESSION_NONE;
	png_set_text(job->png, job->info, &chunk, 1);
}

static void write_rows(struct png_job *job)
{
	for (int y = 0; y < job->height; y++) {
		const uint32_t *from =
			(const uint32_t *)(const void *)(job->pixels +
							 (size_t)y * (size_t)job->stride);
		for (int x = 0; x < job->width; x++) {
			job->row[3 * x] = (uint8_t)(from[x] >> 16);
			job->row[3 * x + 1] = (uint8_t)(from[x] >> 8);
			job->row[3 * x + 2] = (uint8_t)from[x];
		}
		png_write_row(job->png, job->row);
	}
}

/* What goes wrong is told by the return of write_png, not by libpng. */
static void give_up(png_structp png, png_const_charp why)
{
	(void)why;
	png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp why)
{
	(void)png;
	(void)why;
}

/* False where libpng gave up. */
static bool write_png(struct png_job *job, const kith_scene *scene, FILE *out)
{
	if (setjmp(png_jmpbuf(job->png))) {
		return false;
	}
	png_init_io(job->png, out);
	png_set_IHDR(job->png, job->info, (png_uint_32)job->width, (png_uint_32)job->height, 8,
		PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
		PNG_FILTER_TYPE_DEFAULT);
	png_set_pHYs(job->png, job->info, job->pixels_per_metre, job->pixels_per_metre,
		PNG_RESOLUTION_METER);
	add_text(job, "Software", scene->creator);
	add_text(job, "Title", scene->title);
	add_text(job, "Description", scene->description);
	/* drawings of flat colour pack best, and fastest, unfiltered */
	png_set_filter(job->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
	png_set_compression_level(job->png, 3);
	png_write_info(job->png, job->info);
	write_rows(job);
	png_write_end(job->png, NULL);
	return true;
}

static bool surface_to_png(
	cairo_surface_t *surface, const kith_scene *scene, double scale, FILE *out, GError **error)
{
	cairo_surface_flush(surface);
	struct png_job job = {.width = cairo_image_surface_get_width(surface),
		.height = cairo_image_surface_get_height(surface),
		.stride = cairo_image_surface_get_stride(surface),
		.pixels_per_metre = (png_uint_32)lround(scale / scene->unit * UNITS_PER_METRE),
		.pixels = cairo_image_surface_get_data(surface)};
	job.row = KITH_ARRAY(uint8_t, 3 * (size_t)job.width, error);
	job.png = job.row ? png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, give_up, ignore)
			  : NULL;
	job.info = job.png ? png_create_info_struct(job.png) : NULL;
	bool written = job.info && write_png(&job, scene, out);
	png_destroy_write_struct(&job.png, &job.info);
	bool had_room = job.row != NULL;
	g_free(job.row);
	/* A stream that takes no more is reported, by its name, when it is closed. */
	return written || ferror(out) ||
	       (had_room && kith_fail(error, KITH_ERROR_SYSTEM,
				    "there was not enough memory to write the picture; use a "
				    "smaller " KITH_CALLER_SIZE " or " KITH_CALLER_SCALE));
}

bool kith_canvas_png(const kith_scene *scene, double scale, FILE *out, GError **error)
{
	double width = round(scene->width * scale), height = round(scene->height * scale);
	bool small = !(width >= 1 && height >= 1);
	if (small || fmax(width, height) > MOST_PIXELS) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"a picture of %.0fx%.0f pixels cannot be drawn (the most is %.0fx%.0f); "
			"use a "
			"%s " KITH_CALLER_SIZE " or " KITH_CALLER_SCALE ", or write SVG",
			width, height, MOST_PIXELS, MOST_PIXELS, small ? "larger" : "smaller");
	}
	cairo_surface_t *surface =
		cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
	bool done = draw_on(surface, scene, scale, error) &&
		    surface_to_png(surface, scene, scale, out, error);
	cairo_surface_destroy(surface);
	return done;
}

static cairo_status_t write_bytes(void *file, const unsigned char *bytes, unsigned count)
{
	return fwrite(bytes, 1, count, file) == count ? CAIRO_STATUS_SUCCESS
						      : CAIRO_STATUS_WRITE_ERROR;
}

bool kith_canvas_pdf(const kith_scene *scene, FILE *out, GError **error)
{
	double points = PDF_POINTS * scene->unit;
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
		write_bytes, out, scene->width * points, scene->height * points);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene->title);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, scene->description);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, scene->creator);
	cairo_pdf_surface_set_metadata(
		surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
	bool drawn = draw_on(surface, scene, points, error);
	cairo_surface_finish(surface);
	cairo_status_t status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	if (drawn && status != CAIRO_STATUS_SUCCESS && !ferror(out)) {
		return kith_fail(error, KITH_ERROR_SYSTEM, "the picture could not be written (%s)",
			cairo_status_to_string(status));
	}
	return drawn;
}
