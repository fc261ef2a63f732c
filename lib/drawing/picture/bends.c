/* Ties bent around people they do not belong to. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture/bends.h"

#include <math.h>

enum { PIECES = 16, STEPS = 12 };

static const double STEP = 0.03, CLEAR = 3; /* picture units between a tie and a stranger's disc */
static const double CORNER = 1.25;          /* of a square as large as a disc */
static const double FADED = 0.2;            /* how much less somebody matters who is faded */

/* A tie as a chain of straight pieces, and what it lies within. */
struct curve {
	double at[PIECES + 1][2];
	double least[2], most[2];
};

static struct curve curve_of(const double from[2], const double to[2], double bend)
{
	struct kith_line line = {.x0 = (float)from[0],
		.y0 = (float)from[1],
		.x1 = (float)to[0],
		.y1 = (float)to[1],
		.bend = (float)bend};
	double control[2];
	kith_line_control(&line, control);
	struct curve curve = {.least = {INFINITY, INFINITY}, .most = {-INFINITY, -INFINITY}};
	for (int piece = 0; piece <= PIECES; piece++) {
		double t = (double)piece / PIECES;
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

static double in_the_way(const struct kith_drawing *drawing, uint32_t i, uint32_t j, double bend)
{
	double from[2], to[2], at[2], sum = 0;
	kith_drawing_place(drawing, i, from);
	kith_drawing_place(drawing, j, to);
	struct curve curve = curve_of(from, to, bend);
	for (uint32_t k = 0; k < drawing->n; k++) {
		kith_drawing_place(drawing, k, at);
		double room = drawing->picture->radius[k] + kith_drawing_ring_width(drawing, k);
		room *= drawing->picture->event && drawing->picture->event[k] ? CORNER : 1;
		double share = k == i || k == j ? 0 : taken(&curve, at, room + CLEAR);
		double weight = kith_drawing_highlighted(drawing, k) ? 1 : FADED;
		sum += share > 0 ? weight * (1 + share) : 0;
	}
	return sum;
}

float kith_drawing_bend(const struct kith_drawing *drawing, uint32_t i, uint32_t j, float usual)
{
	float best = usual;
	double least = in_the_way(drawing, i, j, usual);
	for (int step = 1; step <= STEPS && least > 0; step++) {
		for (int side = -1; side <= 1; side += 2) {
			float bend = (float)(usual + side * step * STEP);
			double way = in_the_way(drawing, i, j, bend);
			if (way < least) {
				least = way;
				best = bend;
			}
		}
	}
	return best;
}
