/* What is written on the ties of a route: how likely a request is passed on. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture/chances.h"

#include <math.h>

enum { CHANCE_SIZE = 13, PLACES = 17 };

/* A place's price: over another tie or the head of an arrow, beside its tie, at one of its ends. */
static const double CROSSING_COST = 3, HEAD_COST = 3, BESIDE_COST = 2, END_COST = 4;
static const double NEAREST_END = 0.1, HEAD = 13, CLEAR = 9, PIECE = 8;

/* How far beside its tie a note may be, to the left of its way; least far first. */
static const double beside[] = {0, 3, -3, 10, -10};

/* A tie with the words that are to be written on it. */
struct note {
	const struct kith_line *line;
	double length;
	char text[8];
	struct kith_extent extent;
};

static void point_on(const struct kith_line *line, double t, double at[2])
{
	double control[2], rest = 1 - t;
	kith_line_control(line, control);
	at[0] = rest * rest * line->x0 + 2 * rest * t * control[0] + t * t * line->x1;
	at[1] = rest * rest * line->y0 + 2 * rest * t * control[1] + t * t * line->y1;
}

static bool holds(const struct kith_box *box, const double at[2], double around)
{
	return at[0] > box->left - around && at[0] < box->right + around &&
	       at[1] > box->top - around && at[1] < box->bottom + around;
}

/* Whether what spans three places may touch what lies from `low` to `high`. */
static bool may_touch(const double at[3], double low, double high)
{
	return fmax(fmax(at[0], at[1]), at[2]) > low - CLEAR &&
	       fmin(fmin(at[0], at[1]), at[2]) < high + CLEAR;
}

/* Whether a line may come near a box: no piece of it is farther out than its ends and the point it
 * is drawn towards. */
static bool may_cross(const struct kith_line *line, const struct kith_box *box)
{
	double control[2];
	kith_line_control(line, control);
	const double x[] = {line->x0, line->x1, control[0]}, y[] = {line->y0, line->y1, control[1]};
	return may_touch(x, box->left, box->right) && may_touch(y, box->top, box->bottom);
}

static bool crosses(const struct note *other, const struct kith_box *box)
{
	double pieces = ceil(other->length / PIECE) + 1;
	bool found = false;
	for (double k = 0; may_cross(other->line, box) && k <= pieces && !found; k++) {
		double at[2];
		point_on(other->line, k / pieces, at);
		found = holds(box, at, CLEAR);
	}
	return found;
}

/* Words on a tie at that share of its way: on it, or so far beside. */
static struct kith_box box_at(const struct note *note, double t, double side)
{
	double half[2] = {note->extent.width / 2, (note->extent.above + note->extent.below) / 2};
	double before[2], after[2], at[2];
	point_on(note->line, t - NEAREST_END / 2, before);
	point_on(note->line, t + NEAREST_END / 2, after);
	point_on(note->line, t, at);
	double length = fmax(hypot(after[0] - before[0], after[1] - before[1]), 1e-9);
	double across[2] = {(before[1] - after[1]) / length, (after[0] - before[0]) / length};
	double reach = half[0] * fabs(across[0]) + half[1] * fabs(across[1]);
	double away = side > 0 ? side + reach : side < 0 ? side - reach : 0;
	at[0] += away * across[0];
	at[1] += away * across[1];
	return (struct kith_box){
		at[0] - half[0], at[1] - half[1], at[0] + half[0], at[1] + half[1]};
}

static double cost_of(const struct kith_drawing *drawing, const GArray *notes,
	const struct note *note, const struct kith_box *box)
{
	double cost = kith_labels_note_cost(drawing->labels, box);
	for (guint k = 0; k < notes->len && cost < INFINITY; k++) {
		const struct note *other = &g_array_index(notes, struct note, k);
		double tip[2] = {other->line->x1, other->line->y1};
		cost += other != note && crosses(other, box) ? CROSSING_COST : 0;
		cost += holds(box, tip, HEAD) ? HEAD_COST : 0;
	}
	return cost;
}

/* Finds the best place for a note; INFINITY where there is none. */
static double find_place(const struct kith_drawing *drawing, const GArray *notes,
	const struct note *note, double middle[2])
{
	double best = INFINITY;
	for (size_t k = 0; k < PLACES * G_N_ELEMENTS(beside); k++) {
		double side = beside[k / PLACES];
		double t =
			NEAREST_END + (1 - 2 * NEAREST_END) * (double)(k % PLACES) / (PLACES - 1);
		double least =
			END_COST * fabs(t - 0.5) + BESIDE_COST * sqrt(fabs(side) / beside[1]);
		struct kith_box box = box_at(note, t, side);
		double cost = least < best ? least + cost_of(drawing, notes, note, &box) : INFINITY;
		if (cost < best) {
			best = cost;
			middle[0] = (box.left + box.right) / 2;
			middle[1] = (box.top + box.bottom) / 2;
		}
	}
	return best;
}

static gint by_length(gconstpointer a, gconstpointer b)
{
	const struct note *s = a, *t = b;
	if (s->length != t->length) {
		return s->length < t->length ? -1 : 1;
	}
	return s->line < t->line ? -1 : s->line > t->line;
}

/* The notes to be written, those on short ties first. To be freed. */
static GArray *list_notes(const struct kith_drawing *drawing)
{
	GArray *notes = g_array_new(FALSE, TRUE, sizeof(struct note));
	for (guint k = 0; k < drawing->chances->len; k++) {
		const struct kith_drawing_chance *chance =
			&g_array_index(drawing->chances, struct kith_drawing_chance, k);
		const struct kith_line *line = &chance->line;
		struct note note = {.line = line,
			.length = (double)hypotf(line->x1 - line->x0, line->y1 - line->y0)};
		g_snprintf(note.text, sizeof note.text, "%.0f%%", 100 * chance->chance);
		note.extent = kith_font_measure(drawing->font, note.text, CHANCE_SIZE, false);
		g_array_append_val(notes, note);
	}
	g_array_sort(notes, by_length);
	return notes;
}

void kith_drawing_write_chances(struct kith_drawing *drawing)
{
	g_autoptr(GArray) notes = list_notes(drawing);
	for (guint k = 0; k < notes->len; k++) {
		const struct note *note = &g_array_index(notes, struct note, k);
		double middle[2];
		if (find_place(drawing, notes, note, middle) < INFINITY) {
			kith_drawing_write_note(
				drawing, middle, note->text, CHANCE_SIZE, drawing->palette->ink);
		} else {
			drawing->scene->chances_unplaced++;
		}
	}
}
