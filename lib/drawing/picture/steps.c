/* The rings of steps around one person, as ground. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture/steps.h"

#include <math.h>

enum { MOST_RINGS = 12, PLACES = 180, STEP_SIZE = 13 };

static const double BESIDE = 0.3;  /* of a step, that people may stand beside their ring */
static const double BLOCKED = 1e4; /* what room on the head of an arrow is worth less */

/* A place on the ring of so many steps, at an angle. */
static void place_on(const struct kith_drawing *drawing, int steps, double angle, double at[2])
{
	const double *ring = drawing->picture->ring;
	kith_drawing_place(drawing, drawing->picture->centre, at);
	at[0] += steps * ring[0] * cos(angle);
	at[1] += steps * ring[1] * sin(angle);
}

static bool is_peopled(const struct kith_drawing *drawing, int steps)
{
	const double *ring = drawing->picture->ring;
	double centre[2], at[2];
	kith_drawing_place(drawing, drawing->picture->centre, centre);
	for (size_t i = 0; i < drawing->n; i++) {
		kith_drawing_place(drawing, i, at);
		double away = hypot((at[0] - centre[0]) / ring[0], (at[1] - centre[1]) / ring[1]);
		if (fabs(away - steps) < BESIDE) {
			return true;
		}
	}
	return false;
}

/* How many rings there are. */
static int count_rings(const struct kith_drawing *drawing)
{
	const double *ring = drawing->picture->ring;
	int rings = 0;
	bool drawn = ring && ring[0] > 0 && ring[1] > 0;
	while (drawn && rings < MOST_RINGS && is_peopled(drawing, rings + 1)) {
		rings++;
	}
	return rings;
}

void kith_drawing_add_steps(struct kith_drawing *drawing)
{
	const double *ring = drawing->picture->ring;
	for (int steps = count_rings(drawing); steps > 0; steps--) {
		double centre[2];
		kith_drawing_place(drawing, drawing->picture->centre, centre);
		struct kith_area area = {.x = g_new(float, 2),
			.y = g_new(float, 2),
			.count = 2,
			.round = true,
			.colour = drawing->palette->ink,
			.alpha = drawing->palette->dark ? 0.06F : 0.045F};
		area.x[0] = (float)centre[0];
		area.y[0] = (float)centre[1];
		area.x[1] = (float)(steps * ring[0]);
		area.y[1] = (float)(steps * ring[1]);
		g_array_append_val(drawing->scene->areas, area);
	}
}

/* How far a word in a place is from the next disc and the rings around it; farther below nothing
 * where it would lie on the head of an arrow. */
static double room_at(
	const struct kith_drawing *drawing, const double place[2], const double half[2])
{
	const struct kith_box box = {
		place[0] - half[0], place[1] - half[1], place[0] + half[0], place[1] + half[1]};
	double cost = kith_labels_note_cost(drawing->labels, &box);
	double room = INFINITY;
	for (size_t i = 0; i < drawing->n; i++) {
		double at[2];
		kith_drawing_place(drawing, i, at);
		double across = fmax(fabs(at[0] - place[0]) - half[0], 0);
		double disc = drawing->picture->radius[i] + kith_drawing_ring_width(drawing, i);
		room = fmin(room, hypot(across, at[1] - place[1]) - disc);
	}
	return cost < INFINITY ? room : room - BLOCKED;
}

static void name_ring(struct kith_drawing *drawing, int steps)
{
	g_autofree char *text = g_strdup_printf(steps == 1 ? "%d step" : "%d steps", steps);
	struct kith_extent extent = kith_font_measure(drawing->font, text, STEP_SIZE, false);
	const double half[2] = {extent.width / 2, (extent.above + extent.below) / 2};
	double best = -INFINITY, place[2] = {0, 0};
	for (int k = 0; k < PLACES; k++) {
		double at[2];
		place_on(drawing, steps, 2 * G_PI * (k + 0.5) / (double)PLACES, at);
		double room = room_at(drawing, at, half);
		if (room > best) {
			best = room;
			place[0] = at[0];
			place[1] = at[1];
		}
	}
	kith_drawing_write_note(drawing, place, text, STEP_SIZE, drawing->palette->muted);
}

void kith_drawing_name_steps(struct kith_drawing *drawing)
{
	for (int steps = count_rings(drawing); steps > 0; steps--) {
		name_ring(drawing, steps);
	}
}
