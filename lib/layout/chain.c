/* Layout of a long chain of people: line after line, as writing runs. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/chain.h"

#include <math.h>

enum { SHORTEST = 25 };

static const double GAP = 3; /* from line to line */

/* A way to and fro: its lines, and how long a straight piece and a turn are. */
struct way {
	double lines, straight, turn;
};

bool kith_layout_is_chain(const kith_csr *rows)
{
	size_t ends = 0;
	bool chain = rows->n >= SHORTEST && kith_csr_ties(rows) == rows->n - 1;
	for (uint32_t i = 0; chain && i < rows->n; i++) {
		uint32_t degree = kith_csr_degree(rows, i);
		chain = degree == 1 || degree == 2;
		ends += degree == 1;
	}
	return chain && ends == 2;
}

static struct way way_of(double length, double lines)
{
	double turn = G_PI * GAP / 2;
	return (struct way){lines, (length - (lines - 1) * turn) / lines, turn};
}

/* How far the way is from that shape, either way. */
static double distortion(const struct way *way, double shape)
{
	double width = way->straight + GAP, height = fmax((way->lines - 1) * GAP, 1);
	return fabs(log(width / height / shape));
}

static struct way find_way(double length, double shape)
{
	struct way best = way_of(length, 1), way = way_of(length, 2);
	for (; way.straight > 0; way = way_of(length, way.lines + 1)) {
		best = distortion(&way, shape) < distortion(&best, shape) ? way : best;
	}
	return best;
}

/* The point so far along the way. */
static void point_on(const struct way *way, double along, double *x, double *y)
{
	double line = fmin(floor(along / (way->straight + way->turn)), way->lines - 1);
	double rest = along - line * (way->straight + way->turn);
	bool back = fmod(line, 2) > 0;
	double across = fmin(rest, way->straight);
	double angle = fmax(rest - way->straight, 0) / (GAP / 2);
	across += GAP / 2 * sin(angle);
	*x = back ? way->straight - across : across;
	*y = line * GAP + GAP / 2 * (1 - cos(angle));
}

static uint32_t first_end(const kith_csr *rows)
{
	uint32_t i = 0;
	while (kith_csr_degree(rows, i) > 1) {
		i++;
	}
	return i;
}

void kith_layout_chain(const kith_csr *rows, double shape, double *x, double *y)
{
	struct way way = find_way((double)rows->n - 1, shape);
	uint32_t at = first_end(rows), from = at;
	for (size_t k = 0; k < rows->n; k++) {
		const uint32_t *to = &rows->to[rows->start[at]];
		bool last = k > 0 && kith_csr_degree(rows, at) == 1;
		point_on(&way, (double)k, &x[at], &y[at]);
		uint32_t next = last            ? at
				: to[0] == from ? to[kith_csr_degree(rows, at) - 1]
						: to[0];
		from = at;
		at = next;
	}
}
