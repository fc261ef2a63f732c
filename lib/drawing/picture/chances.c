/* What is written on the ties of a route: how likely a request is passed on. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture/chances.h"

#include "drawing/picture/ties.h"

#include <math.h>

enum { CHANCE_SIZE = 13, PLACES = 33, ROUNDS = 4 };

/* A place's price: close to another tie, beside its own, at one of its ends. */
static const double CLOSE_COST = 3, BESIDE_COST = 2, END_COST = 4;
/* Picture units: how far notes are above one another, how near another tie is close, by how much
 * its own is to be nearer, and how far apart the places are at which ties are looked at. */
static const double APART = 3, CLOSE = 9, NEARER = 2, PIECE = 3;
static const double NEAREST_END = 0.1; /* of the way */
static const double SPARED = 0.35;     /* of all notes, go without before a picture is crowded */

/* How far beside its tie a note may be, to the left of its way; least far first. */
static const double beside[] = {0, 3, -3, 6, -6, 10, -10};

/* A tie with the words that are to be written on it. */
struct note {
	const struct kith_line *line;
	bool best; /* on the best way */
	double length;
	char text[8];
	struct kith_extent extent;
	double middle[2]; /* where it stands ... */
	bool placed;      /* ... if there is room */
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
	return fmax(fmax(at[0], at[1]), at[2]) > low - CLOSE &&
	       fmin(fmin(at[0], at[1]), at[2]) < high + CLOSE;
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

/* What it costs that another tie passes a box that far from its own: INFINITY where it is as near.
 */
static double passing_cost(const struct note *other, const struct kith_box *box, double own)
{
	double pieces = ceil(other->length / PIECE) + 1, cost = 0;
	for (double k = 0; may_cross(other->line, box) && k <= pieces && cost < INFINITY; k++) {
		double at[2];
		point_on(other->line, k / pieces, at);
		cost = holds(box, at, own + NEARER) ? INFINITY
		       : holds(box, at, CLOSE)      ? CLOSE_COST
						    : cost;
	}
	return cost;
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
	const struct note *note, const struct kith_box *box, double away)
{
	double cost = kith_labels_note_cost(drawing->labels, box);
	for (guint k = 0; k < notes->len && cost < INFINITY; k++) {
		const struct note *other = &g_array_index(notes, struct note, k);
		cost += other != note ? passing_cost(other, box, away) : 0;
	}
	return cost;
}

/* Finds the best place for a note; INFINITY where there is none. */
static double find_place(const struct kith_drawing *drawing, const GArray *notes,
	const struct note *note, struct kith_box *place)
{
	double best = INFINITY;
	for (size_t k = 0; k < PLACES * G_N_ELEMENTS(beside); k++) {
		double side = beside[k / PLACES];
		double t =
			NEAREST_END + (1 - 2 * NEAREST_END) * (double)(k % PLACES) / (PLACES - 1);
		double least =
			END_COST * fabs(t - 0.5) + BESIDE_COST * sqrt(fabs(side) / beside[1]);
		struct kith_box box = box_at(note, t, side);
		double cost = least < best ? least + cost_of(drawing, notes, note, &box, fabs(side))
					   : INFINITY;
		if (cost < best) {
			best = cost;
			*place = box;
		}
	}
	return best;
}

static gint by_rank(gconstpointer a, gconstpointer b)
{
	const struct note *s = a, *t = b;
	if (s->best != t->best) {
		return s->best ? -1 : 1;
	}
	if (s->length != t->length) {
		return s->length < t->length ? -1 : 1;
	}
	return s->line < t->line ? -1 : s->line > t->line;
}

/* The notes to be written, those on the best way first, then those on short ties. To be freed. */
static GArray *list_notes(const struct kith_drawing *drawing)
{
	GArray *notes = g_array_new(FALSE, TRUE, sizeof(struct note));
	const float bold = kith_drawing_lit_line(drawing, true).width;
	for (guint k = 0; k < drawing->chances->len; k++) {
		const struct kith_drawing_chance *chance =
			&g_array_index(drawing->chances, struct kith_drawing_chance, k);
		const struct kith_line *line = &chance->line;
		struct note note = {.line = line,
			.best = line->width >= bold,
			.length = (double)hypotf(line->x1 - line->x0, line->y1 - line->y0)};
		g_snprintf(note.text, sizeof note.text, "%.0f%%", 100 * chance->chance);
		note.extent = kith_font_measure(drawing->font, note.text, CHANCE_SIZE, false);
		g_array_append_val(notes, note);
	}
	g_array_sort(notes, by_rank);
	return notes;
}

/* Finds places for notes in this order, none for good. Returns how many there are, weighing those
 * on the best way more than all others. */
static size_t place_all(const struct kith_drawing *drawing, GArray *notes)
{
	size_t mark = kith_labels_mark(drawing->labels), placed = 0;
	for (guint k = 0; k < notes->len; k++) {
		struct note *note = &g_array_index(notes, struct note, k);
		struct kith_box place;
		note->placed = find_place(drawing, notes, note, &place) < INFINITY;
		if (note->placed) {
			note->middle[0] = (place.left + place.right) / 2;
			note->middle[1] = (place.top + place.bottom) / 2;
			place.top -= APART;
			place.bottom += APART;
			kith_labels_keep_out(drawing->labels, &place);
			placed += note->best ? notes->len : 1;
		}
	}
	kith_labels_rewind(drawing->labels, mark);
	return placed;
}

/* Moves notes without a place to the front; returns whether there are any. */
static bool put_unplaced_first(GArray *notes)
{
	guint front = 0;
	for (guint k = 0; k < notes->len; k++) {
		struct note note = g_array_index(notes, struct note, k);
		if (!note.placed) {
			g_array_remove_index(notes, k);
			g_array_insert_val(notes, front, note);
			front++;
		}
	}
	return front > 0;
}

/* Places notes; where some find no room, again with these first, should that leave fewer. */
static GArray *arrange(const struct kith_drawing *drawing)
{
	GArray *best = list_notes(drawing);
	size_t most = place_all(drawing, best);
	g_autoptr(GArray) again = g_array_copy(best);
	for (int round = 0; round < ROUNDS && put_unplaced_first(again); round++) {
		size_t placed = place_all(drawing, again);
		if (placed > most) {
			most = placed;
			g_array_unref(best);
			best = g_array_copy(again);
		}
	}
	return best;
}

void kith_drawing_write_chances(struct kith_drawing *drawing)
{
	g_autoptr(GArray) notes = arrange(drawing);
	size_t unplaced = 0;
	for (guint k = 0; k < notes->len; k++) {
		const struct note *note = &g_array_index(notes, struct note, k);
		if (note->placed) {
			kith_drawing_write_note(drawing, note->middle, note->text, CHANCE_SIZE,
				drawing->palette->ink);
		}
		unplaced += !note->placed;
	}
	drawing->scene->chances_unplaced += unplaced;
	drawing->scene->crowding += (double)unplaced > SPARED * notes->len ? unplaced : 0;
}
