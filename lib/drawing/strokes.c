/* Very many thin straight lines as pixels: mixed more finely than pixels of eight bits can be. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/strokes.h"

#include <math.h>

#include "base/blocks.h"

enum { BAND = 32 }; /* rows of pixels that are one piece of work */

static const size_t MEMORY = (size_t)64 << 20; /* for bands being worked, at most */
static const double STEPS_A_LINE = 500;        /* of work, roughly */

/* Blue, green, red and nothing, 0..1. */
typedef float colour __attribute__((vector_size(16)));

struct strokes {
	const struct kith_pixels *pixels;
	const struct kith_line *lines;
	size_t count;
	double scale;
	bool screen;
};

/* Rows of an image from `top` on, in memory of its own. */
struct band {
	colour *at; /* [rows * width] */
	size_t width, top, rows;
};

/* A line along the axis on which it is longer, u, in pixels; v is the other axis. */
struct stroke {
	double first, last; /* on u */
	double v, slope;    /* where u is 0, and what v gains a step of u */
	double half;        /* of its width, along v */
	bool steep;         /* u runs down */
};

/* How a line changes a pixel: d + alpha (colour - d keep). */
struct pen {
	colour colour, keep;
	float alpha;
};

/* From where to where something runs. */
struct range {
	double first, end;
};

static colour colour_of(kith_colour rgb)
{
	return (colour){(float)(rgb & 0xFF), (float)((rgb >> 8) & 0xFF),
		       (float)((rgb >> 16) & 0xFF), 0} /
	       255.0F;
}

static struct pen pen_of(const struct kith_line *line, bool screen)
{
	struct pen pen = {colour_of(line->colour), {1, 1, 1, 1}, line->alpha};
	pen.keep = screen ? pen.colour : pen.keep;
	return pen;
}

static struct stroke stroke_of(const struct kith_line *line, double scale)
{
	double x = line->x0 * scale, y = line->y0 * scale;
	double dx = line->x1 * scale - x, dy = line->y1 * scale - y;
	bool steep = fabs(dy) > fabs(dx);
	double u = steep ? y : x, along = steep ? dy : dx;
	double slope = along != 0 ? (steep ? dx : dy) / along : 0;
	return (struct stroke){.first = fmin(u, u + along),
		.last = fmax(u, u + along),
		.v = (steep ? x : y) - slope * u,
		.slope = slope,
		.half = line->width * scale / 2 * sqrt(1 + slope * slope),
		.steep = steep};
}

/* The part of a range in which a stroke, its width included, is between two places on v. */
static struct range within(const struct stroke *stroke, struct range u, double low, double high)
{
	double margin = stroke->half + 1;
	if (fabs(stroke->slope) < 1e-9) {
		bool out = stroke->v < low - margin || stroke->v > high + margin;
		return out ? (struct range){u.first, u.first} : u;
	}
	double a = (low - margin - stroke->v) / stroke->slope;
	double b = (high + margin - stroke->v) / stroke->slope;
	return (struct range){fmax(u.first, fmin(a, b)), fmin(u.end, fmax(a, b))};
}

/* The pixels along u that a stroke may touch on a band. */
static struct range reach_of(const struct stroke *stroke, const struct band *band)
{
	double top = (double)band->top, bottom = (double)(band->top + band->rows);
	struct range rows = {top, bottom}, columns = {0, (double)band->width};
	struct range along = stroke->steep ? rows : columns;
	struct range across = stroke->steep ? columns : rows;
	struct range u = {fmax(stroke->first, along.first), fmin(stroke->last, along.end)};
	u = within(stroke, u, across.first, across.end);
	return (struct range){fmax(floor(u.first), along.first), fmin(ceil(u.end), along.end)};
}

/* Paints the pixels that a stroke covers across u, from `low` to `high` on v. */
static void paint_across(const struct band *band, const struct stroke *stroke, size_t u,
	struct range v, const struct pen *pen)
{
	size_t least = stroke->steep ? 0 : band->top;
	size_t end = stroke->steep ? band->width : band->top + band->rows;
	size_t step = stroke->steep ? 1 : band->width;
	if (!(v.first < (double)end && v.end > (double)least)) {
		return;
	}
	colour *at = band->at + (stroke->steep ? (u - band->top) * band->width : u);
	for (size_t p = v.first > (double)least ? (size_t)v.first : least; p < end; p++) {
		double near = (double)p, from = v.first > near ? v.first : near;
		double to = v.end < near + 1 ? v.end : near + 1;
		if (!(to > from)) {
			break;
		}
		colour *pixel = at + (p - least) * step;
		*pixel += pen->alpha * (float)(to - from) * (pen->colour - *pixel * pen->keep);
	}
}

static void paint(const struct band *band, const struct stroke *stroke, const struct pen *pen)
{
	struct range reach = reach_of(stroke, band);
	if (!(reach.end > reach.first)) {
		return;
	}
	for (size_t u = (size_t)reach.first; u < (size_t)reach.end; u++) {
		double near = (double)u, v = stroke->v + stroke->slope * (near + 0.5);
		double from = stroke->first > near ? stroke->first : near;
		double to = stroke->last < near + 1 ? stroke->last : near + 1;
		struct pen part = *pen;
		part.alpha *= (float)(to - from);
		paint_across(
			band, stroke, u, (struct range){v - stroke->half, v + stroke->half}, &part);
	}
}

static uint32_t *row_of(const struct kith_pixels *pixels, size_t y)
{
	return (uint32_t *)(void *)(pixels->row + y * pixels->stride);
}

static void read_band(const struct kith_pixels *pixels, const struct band *band)
{
	for (size_t y = 0; y < band->rows; y++) {
		const uint32_t *row = row_of(pixels, band->top + y);
		for (size_t x = 0; x < band->width; x++) {
			band->at[y * band->width + x] = colour_of(row[x]);
		}
	}
}

static uint32_t eight_bits(float part)
{
	return (uint32_t)(part * 255 + 0.5F);
}

static void write_band(const struct kith_pixels *pixels, const struct band *band)
{
	for (size_t y = 0; y < band->rows; y++) {
		uint32_t *row = row_of(pixels, band->top + y);
		for (size_t x = 0; x < band->width; x++) {
			colour at = band->at[y * band->width + x];
			row[x] = eight_bits(at[2]) << 16 | eight_bits(at[1]) << 8 |
				 eight_bits(at[0]);
		}
	}
}

static void *open_band(void *job, GError **error)
{
	const struct strokes *strokes = job;
	return KITH_ARRAY(colour, BAND * strokes->pixels->width, error);
}

static void work_band(void *job, void *worker, size_t block)
{
	const struct strokes *strokes = job;
	size_t top = block * BAND;
	struct band band = {
		worker, strokes->pixels->width, top, MIN(BAND, strokes->pixels->height - top)};
	read_band(strokes->pixels, &band);
	for (size_t k = 0; k < strokes->count; k++) {
		struct stroke stroke = stroke_of(&strokes->lines[k], strokes->scale);
		struct pen pen = pen_of(&strokes->lines[k], strokes->screen);
		paint(&band, &stroke, &pen);
	}
	write_band(strokes->pixels, &band);
}

bool kith_strokes_draw(const struct kith_pixels *pixels, const struct kith_line *lines,
	size_t count, double scale, bool screen, GError **error)
{
	struct strokes strokes = {pixels, lines, count, scale, screen};
	const struct kith_blocks blocks = {.count = (pixels->height + BAND - 1) / BAND,
		.bytes = BAND * pixels->width * sizeof(colour),
		.budget = MEMORY,
		.steps = STEPS_A_LINE * (double)count,
		.open = open_band,
		.work = work_band,
		.close = g_free};
	return kith_blocks_run(&blocks, &strokes, error);
}
