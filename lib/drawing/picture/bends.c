/* Ties bent around people they do not belong to. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture/bends.h"

#include <math.h>

enum { PIECES = 16, STEPS = 12 };

static const double STEP = 0.03, CLEAR = 3; /* picture units between a tie and a stranger's rim */
static const double CORNER = 1.25;          /* of a square as large as a disc */
static const double HEAD_ROOM = 6, HEAD = 0.5; /* of an arrow, beside a disc */
/* How much less somebody matters who is faded, and more who has rings: a tie that comes out from
 * under them reads as theirs. */
static const double FADED = 0.2, RINGED = 3;

/* A tie as a chain of straight pieces, and what it lies within. */
struct curve {
	double at[PIECES + 1][2];
	double least[2], most[2];
};

static struct curve curve_of(const struct kith_line *line)
{
	double from[2] = {line->x0, line->y0}, to[2] = {line->x1, line->y1}, control[2];
	kith_line_control(line, control);
	struct curve curve = {.least = {INFINITY, INFINITY}, .most = {-INFINITY, -INFINITY}};
	for (int piece = 0; piece <= PIECES; piece++) {
		double t = (double)piece / (double)PIECES;
		for (int k = 0; k < 2; k++) {
			double at = (1 - t) * (1 - t) * from[k] + 2 * t * (1 - t) * control[k] +
				    t * t * to[k];
			curve.at[piece][k] = at;
			curve.least[k] = fmin(curve.least[k], at);
			curve.most[k] = fmax(curve.most[k], at);
		}
	}
	return curve;
}

static double distance_to_piece(const double p[2], const double a[2], const double b[2])
{
	double dx = b[0] - a[0], dy = b[1] - a[1], square = dx * dx + dy * dy;
	double t = square > 0 ? ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square : 0;
	t = fmin(fmax(t, 0), 1);
	return hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}

/* How much of the room around somebody a tie takes, from 0 to 1. */
static double taken(const struct curve *curve, const double at[2], double room)
{
	for (int k = 0; k < 2; k++) {
		if (at[k] < curve->least[k] - room || at[k] > curve->most[k] + room) {
			return 0;
		}
	}
	double nearest = INFINITY;
	for (int piece = 0; piece < PIECES; piece++) {
		double away = distance_to_piece(at, curve->at[piece], curve->at[piece + 1]);
		nearest = fmin(nearest, away);
	}
	return fmax(1 - nearest / room, 0);
}

void kith_drawing_set_ends(
	const struct kith_drawing *drawing, uint32_t i, uint32_t j, struct kith_line *line)
{
	double a[2], b[2];
	kith_drawing_place(drawing, i, a);
	kith_drawing_place(drawing, j, b);
	if (line->arrow) {
		double dx = b[0] - a[0], dy = b[1] - a[1], length = hypot(dx, dy);
		/* the curve comes in from its middle, which lies to the left of the way */
		double tx = dx / 2 - line->bend * dy, ty = dy / 2 + line->bend * dx;
		double in = hypot(tx, ty);
		double rim = drawing->picture->radius[j] + kith_drawing_ring_width(drawing, j) + 1;
		if (length > rim && in > 0) {
			b[0] -= rim * tx / in;
			b[1] -= rim * ty / in;
		}
	}
	line->x0 = (float)a[0];
	line->y0 = (float)a[1];
	line->x1 = (float)b[0];
	line->y1 = (float)b[1];
}

static double in_the_way(
	const struct kith_drawing *drawing, uint32_t i, uint32_t j, const struct kith_line *line)
{
	double at[2], sum = 0, clear = CLEAR + (double)line->width / 2;
	struct curve curve = curve_of(line);
	for (uint32_t k = 0; k < drawing->n; k++) {
		kith_drawing_place(drawing, k, at);
		double rings = kith_drawing_ring_width(drawing, k);
		double room = drawing->picture->radius[k] + rings;
		room *= drawing->picture->event && drawing->picture->event[k] ? CORNER : 1;
		double share = k == i || k == j ? 0 : taken(&curve, at, room + clear);
		double seen = rings > 0 ? RINGED : 1;
		double weight = kith_drawing_highlighted(drawing, k) ? seen : FADED;
		sum += share > 0 ? weight * (1 + share) : 0;
	}
	for (guint k = 0; k < drawing->heads->len; k++) {
		const struct kith_drawing_head *head =
			&g_array_index(drawing->heads, struct kith_drawing_head, k);
		bool own = head->to == i || head->to == j;
		double share = own ? 0 : taken(&curve, head->middle, HEAD_ROOM + clear);
		sum += share > 0 ? HEAD * (1 + share) : 0;
	}
	return sum;
}

void kith_drawing_bend(
	const struct kith_drawing *drawing, uint32_t i, uint32_t j, struct kith_line *line)
{
	kith_drawing_set_ends(drawing, i, j, line);
	struct kith_line bent = *line;
	double usual = line->bend, least = in_the_way(drawing, i, j, line);
	for (int step = 1; step <= STEPS && least > 0; step++) {
		for (int side = -1; side <= 1; side += 2) {
			bent.bend = (float)(usual + side * step * STEP);
			kith_drawing_set_ends(drawing, i, j, &bent);
			double way = in_the_way(drawing, i, j, &bent);
			if (way < least) {
				least = way;
				*line = bent;
			}
		}
	}
}
