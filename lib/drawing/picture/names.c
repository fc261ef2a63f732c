/* The names on a picture: who is named, in which order, and the names of circles. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture/names.h"

#include <math.h>

enum { MANY = 120, LEADERS = 2, SMALLEST_CIRCLE = 5, CIRCLE_SIZE = 17 };

static const double SMALL_PAGE = 0.6; /* of the usual one: names are set smaller there */
static const double WIDEST = 240, PAGE_EDGE = 8, SHRINK = 0.06;
static const double ASIDE = 9; /* room beside names of circles, so that they are no one's name */

/* People in the order they get their names: what they are sorted by. */
struct ranking {
	const struct kith_drawing *drawing;
	uint32_t *place; /* [n] 0 for the best-connected of a circle, 1 for the next ... */
	bool by_circle;
};

static bool is_ringed(const struct kith_drawing *drawing, uint32_t i)
{
	return drawing->picture->ringed && drawing->picture->ringed[i];
}

static int compare(uint64_t a, uint64_t b)
{
	return a < b ? -1 : a > b;
}

/* Ringed and highlighted people first, then (in large pictures) the best of every circle in turn,
 * then by number of ties. */
static gint by_rank(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct ranking *ranking = data;
	const struct kith_drawing *drawing = ranking->drawing;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	int order = compare(is_ringed(drawing, j), is_ringed(drawing, i));
	order = order ? order
		      : compare(kith_drawing_highlighted(drawing, j),
				kith_drawing_highlighted(drawing, i));
	if (!order && ranking->by_circle) {
		order = compare(ranking->place[i], ranking->place[j]);
		order = order ? order
			      : compare(kith_drawing_group(drawing, i),
					kith_drawing_group(drawing, j));
	}
	const kith_csr *graph = drawing->picture->graph;
	order = order ? order : compare(kith_csr_degree(graph, j), kith_csr_degree(graph, i));
	return order ? order : compare(i, j);
}

static uint32_t *sorted(struct ranking *ranking, GError **error)
{
	size_t n = ranking->drawing->n;
	uint32_t *order = KITH_ARRAY(uint32_t, n, error);
	for (uint32_t i = 0; order && i < n; i++) {
		order[i] = i;
	}
	if (order) {
		g_qsort_with_data(order, (gint)n, sizeof *order, by_rank, ranking);
	}
	return order;
}

/* Everyone's place within their circle, by number of ties. */
static bool rank_in_circles(struct ranking *ranking, GError **error)
{
	const struct kith_partition *groups = ranking->drawing->picture->groups;
	size_t n = ranking->drawing->n;
	g_autofree uint32_t *order = sorted(ranking, error);
	g_autofree uint32_t *seen = KITH_ARRAY(uint32_t, groups ? groups->groups : 0, error);
	if (!order || !seen) {
		return false;
	}
	for (size_t k = 0; k < n; k++) {
		uint32_t group = kith_drawing_group(ranking->drawing, order[k]);
		ranking->place[order[k]] = group == KITH_NO_GROUP ? (uint32_t)k : seen[group]++;
	}
	return true;
}

static void choose_required(struct kith_drawing *drawing, const struct ranking *ranking)
{
	for (uint32_t i = 0; i < drawing->n; i++) {
		bool leads = ranking->place[i] < LEADERS && !drawing->picture->highlighted_people;
		bool highlighted = drawing->picture->highlighted_people &&
				   kith_drawing_highlighted(drawing, i);
		drawing->required[i] = is_ringed(drawing, i) || highlighted || leads;
	}
}

/* A tie as labels see it: two straight halves. */
static void add_line(kith_labels *labels, const struct kith_line *line)
{
	double from[2] = {line->x0, line->y0}, to[2] = {line->x1, line->y1};
	double half = line->bend / 2;
	double middle[2] = {(from[0] + to[0]) / 2 - half * (to[1] - from[1]),
		(from[1] + to[1]) / 2 + half * (to[0] - from[0])};
	kith_labels_add_line(labels, from, middle);
	kith_labels_add_line(labels, middle, to);
}

/* The page with everything labels must keep off. */
static bool lay_ground(struct kith_drawing *drawing, GError **error)
{
	const struct kith_picture *picture = drawing->picture;
	struct kith_box page = {PAGE_EDGE, kith_drawing_foot_of_heading(picture),
		fmin(drawing->sheet.legend_left - 10, picture->width - PAGE_EDGE),
		picture->height - (picture->caption ? 34 : PAGE_EDGE)};
	drawing->labels = kith_labels_new(&page, error);
	if (!drawing->labels) {
		return false;
	}
	for (uint32_t i = 0; i < drawing->n; i++) {
		double at[2];
		kith_drawing_place(drawing, i, at);
		kith_labels_add_disc(
			drawing->labels, i, at, picture->radius[i], drawing->required[i]);
	}
	const kith_scene *scene = drawing->scene;
	for (size_t k = 0; k < scene->line_count; k++) {
		if (scene->lines[k].alpha > 0.02F) {
			add_line(drawing->labels, &scene->lines[k]);
		}
	}
	return true;
}

static void add_leader(struct kith_drawing *drawing, const struct kith_label_spot *spot)
{
	struct kith_line leader = {.x0 = (float)spot->from[0],
		.y0 = (float)spot->from[1],
		.x1 = (float)spot->to[0],
		.y1 = (float)spot->to[1],
		.width = 0.8F,
		.alpha = 0.8F,
		.colour = drawing->palette->muted};
	g_array_append_val(drawing->scene->leaders, leader);
}

/* Finds a place for words and writes them; returns whether there was one. */
static bool write_near(
	struct kith_drawing *drawing, struct kith_label *label, const struct kith_text_run *run)
{
	struct kith_label_spot spot;
	struct kith_extent extent =
		kith_font_measure(drawing->font, run->text, run->size, run->bold);
	double inset = extent.height * SHRINK, aside = label->person == KITH_NOBODY ? ASIDE : 0;
	label->width = extent.width + 2 * aside;
	label->height = extent.height - 2 * inset;
	if (!kith_labels_place(drawing->labels, label, &spot)) {
		return false;
	}
	double at[2] = {spot.left + aside, spot.top - inset};
	struct kith_text_run anchored = *run;
	anchored.anchor = spot.left >= label->x                  ? 0
			  : spot.left + label->width <= label->x ? 1
								 : 0.5F;
	kith_drawing_write(drawing, at, &anchored);
	if (spot.leader) {
		add_leader(drawing, &spot);
	}
	return true;
}

static bool on_small_page(const struct kith_picture *picture)
{
	return fmin(picture->width / 1600, picture->height / 1200) < SMALL_PAGE;
}

/* Writes a person's name; returns whether it could be. */
static bool name_person(struct kith_drawing *drawing, uint32_t i, double size)
{
	const struct kith_picture *picture = drawing->picture;
	double at[2];
	kith_drawing_place(drawing, i, at);
	g_autofree char *name = kith_font_cut(drawing->font, picture->name[i], size, WIDEST);
	struct kith_text_run run = {.text = name,
		.size = (float)size,
		.bold = is_ringed(drawing, i),
		.halo = true,
		.colour = drawing->palette->ink};
	struct kith_label label = {.person = i,
		.x = at[0],
		.y = at[1],
		.radius = picture->radius[i] + (is_ringed(drawing, i) ? 5 : 0),
		.required = drawing->required[i],
		.alone = kith_csr_degree(picture->graph, i) == 0,
		.far = drawing->required[i] || (drawing->n <= MANY && !on_small_page(picture))};
	return !*name || write_near(drawing, &label, &run);
}

static void name_people(struct kith_drawing *drawing, const uint32_t *order)
{
	const struct kith_picture *picture = drawing->picture;
	double size = (drawing->n <= 100 ? 15 : 13) * (on_small_page(picture) ? 0.8 : 1);
	size_t wanted = MIN(picture->label_budget, drawing->n);
	for (size_t k = 0; k < wanted; k++) {
		uint32_t i = order[k];
		if (!kith_drawing_highlighted(drawing, i) && !is_ringed(drawing, i)) {
			break;
		}
		bool named = name_person(drawing, i, size);
		drawing->scene->names_unplaced += !named && drawing->required[i];
	}
}

/* Middle of a circle, and the distance within which most of it lies. */
static void measure_circle(const struct kith_drawing *drawing, uint32_t group, double circle[3])
{
	double sum[2] = {0, 0}, square = 0, count = drawing->members[group];
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < drawing->n; i++) {
			double at[2];
			if (kith_drawing_group(drawing, i) != group) {
				continue;
			}
			kith_drawing_place(drawing, i, at);
			if (pass == 0) {
				sum[0] += at[0] / count;
				sum[1] += at[1] / count;
			} else {
				square += (at[0] - sum[0]) * (at[0] - sum[0]) +
					  (at[1] - sum[1]) * (at[1] - sum[1]);
			}
		}
	}
	circle[0] = sum[0];
	circle[1] = sum[1];
	circle[2] = sqrt(square / count);
}

/* Whether at least half of the people there are of the circle: on rings and routes, few are. */
static bool stands_together(
	const struct kith_drawing *drawing, uint32_t group, const double circle[3])
{
	size_t own = 0, others = 0;
	for (size_t i = 0; i < drawing->n; i++) {
		double at[2];
		kith_drawing_place(drawing, i, at);
		if (hypot(at[0] - circle[0], at[1] - circle[1]) <= circle[2]) {
			own += kith_drawing_group(drawing, i) == group;
			others += kith_drawing_group(drawing, i) != group;
		}
	}
	return own >= others;
}

/* The rows of people without ties are no place for names of circles, and what is below neither. */
static void keep_off_people_alone(struct kith_drawing *drawing)
{
	const struct kith_picture *picture = drawing->picture;
	double top = INFINITY;
	for (size_t i = 0; i < drawing->n; i++) {
		double at[2];
		kith_drawing_place(drawing, i, at);
		top = kith_csr_degree(picture->graph, i) ? top : fmin(top, at[1]);
	}
	struct kith_box rows = {0, top - 2 * ASIDE, picture->width, picture->height};
	if (top < INFINITY) {
		kith_labels_keep_out(drawing->labels, &rows);
	}
}

/* Names the circles beside them, in their colour, where nothing is in the way. */
static void name_circles(struct kith_drawing *drawing)
{
	const struct kith_picture *picture = drawing->picture;
	keep_off_people_alone(drawing);
	bool wanted = picture->groups && !picture->value && !picture->highlighted_people &&
		      drawing->circles > 1;
	size_t groups = wanted ? MIN(picture->groups->groups, drawing->palette->hue_count) : 0;
	for (uint32_t g = 0; g < groups; g++) {
		if (drawing->members[g] < SMALLEST_CIRCLE) {
			continue;
		}
		double circle[3];
		measure_circle(drawing, g, circle);
		if (!stands_together(drawing, g, circle)) {
			continue;
		}
		g_autofree char *whole = kith_drawing_group_name(drawing, g);
		g_autofree char *name = kith_font_cut(drawing->font, whole, CIRCLE_SIZE, WIDEST);
		kith_colour hue = kith_palette_hue(drawing->palette, g);
		struct kith_text_run run = {.text = name,
			.size = CIRCLE_SIZE,
			.bold = true,
			.halo = true,
			.colour = kith_palette_text(drawing->palette, hue)};
		struct kith_label label = {
			.person = KITH_NOBODY, .x = circle[0], .y = circle[1], .radius = circle[2]};
		write_near(drawing, &label, &run);
	}
}

bool kith_drawing_add_names(struct kith_drawing *drawing, GError **error)
{
	size_t n = drawing->n;
	struct ranking ranking = {.drawing = drawing, .place = KITH_ARRAY(uint32_t, n, error)};
	drawing->required = ranking.place ? kith_array(n, 1, error) : NULL;
	bool done = drawing->required && rank_in_circles(&ranking, error);
	g_autofree uint32_t *order = NULL;
	if (done) {
		ranking.by_circle = n > MANY;
		choose_required(drawing, &ranking);
		order = sorted(&ranking, error);
		done = order && lay_ground(drawing, error);
	}
	if (done && drawing->picture->name) {
		name_people(drawing, order);
	}
	if (done) {
		name_circles(drawing);
	}
	g_free(ranking.place);
	return done;
}
