/* The names on a picture: who is named, in which order, and the names of circles. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture/names.h"

#include "drawing/picture/chances.h"
#include "drawing/picture/steps.h"

#include <math.h>
#include <string.h>

enum {
	MANY = 120,
	HUBS = 30,
	SMALLEST_CIRCLE = 5,
	CIRCLE_SIZE = 17,
	DOTS_CIRCLE_SIZE = 14,
	PANEL_SIZE = 12,
	ROUNDS = 5,
	HEAD = 4 /* how many faint lines the head of an arrow is worth */
};

/* The alpha from which on the head of an arrow is to be seen. */
static const float SEEN = 0.2F;
/* Ink of lines, alpha times width, that are plainly seen, and before all others. */
static const float PLAIN = 0.9F, BOLD = 1.8F;
static const double WIDEST = 240, WIDEST_CIRCLE = 300;
static const double OFF_LEGEND = 24, OFF_CAPTION = 34;
static const double SOME_SIZE = 0.01; /* of all people, for a circle whose best is named early */
static const double ASIDE = 9, ABOVE = 6; /* room around names of circles: they are no one's name */
static const double APART = 0.75;         /* of their size, to names of people */

/* Why somebody is named before others, in large pictures. */
enum tier { HUB, BEST_OF_CIRCLE, OTHERS };

/* People in the order they get their names: what they are sorted by. */
struct ranking {
	const struct kith_drawing *drawing;
	uint8_t *tier; /* [n] of enum tier */
	uint8_t *best; /* [n] whether on the best way */
};

static bool is_ringed(const struct kith_drawing *drawing, uint32_t i)
{
	return drawing->picture->ringed && drawing->picture->ringed[i];
}

static uint8_t newcomer(const struct kith_drawing *drawing, uint32_t i)
{
	return drawing->picture->newcomer ? drawing->picture->newcomer[i] : 0;
}

static int compare(uint64_t a, uint64_t b)
{
	return a < b ? -1 : a > b;
}

/* Ringed and highlighted people first, of them those on the best way, who leads a new circle, then
 * tier by tier, then by number of ties. */
static gint by_rank(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct ranking *ranking = data;
	const struct kith_drawing *drawing = ranking->drawing;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	int order = compare(is_ringed(drawing, j), is_ringed(drawing, i));
	order = order ? order
		      : compare(kith_drawing_highlighted(drawing, j),
				kith_drawing_highlighted(drawing, i));
	order = order ? order : compare(ranking->best[j], ranking->best[i]);
	order = order ? order : compare(newcomer(drawing, j) > 1, newcomer(drawing, i) > 1);
	order = order ? order : compare(ranking->tier[i], ranking->tier[j]);
	const kith_csr *graph = drawing->picture->graph;
	order = order ? order : compare(kith_csr_degree(graph, j), kith_csr_degree(graph, i));
	return order ? order : compare(i, j);
}

/* Marks both ends of the ties that are highlighted most. */
static void find_best_way(struct ranking *ranking)
{
	const struct kith_picture *picture = ranking->drawing->picture;
	const kith_csr *ties = picture->ties;
	bool marked = picture->highlighted_people && picture->highlighted_ties;
	for (uint32_t i = 0; marked && i < ties->n; i++) {
		for (uint64_t e = ties->start[i]; e < ties->start[i + 1]; e++) {
			bool best = picture->highlighted_ties[kith_csr_tie(ties, i, e)] > 1;
			ranking->best[i] |= best;
			ranking->best[ties->to[e]] |= best;
		}
	}
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

/* In large pictures: who is best connected of all, or of a circle of some size. */
static bool find_tiers(struct ranking *ranking, GError **error)
{
	const struct kith_drawing *drawing = ranking->drawing;
	const struct kith_partition *groups = drawing->picture->groups;
	double some_size = fmax(SMALLEST_CIRCLE, SOME_SIZE * (double)drawing->n);
	g_autofree uint32_t *order = sorted(ranking, error);
	g_autofree uint8_t *seen = kith_array(groups ? groups->groups : 0, 1, error);
	if (!order || !seen) {
		return false;
	}
	for (size_t k = 0; k < drawing->n; k++) {
		uint32_t group = kith_drawing_group(drawing, order[k]);
		bool best = group != KITH_NO_GROUP && !seen[group] &&
			    drawing->members[group] >= some_size;
		bool tied = kith_csr_degree(drawing->picture->graph, order[k]) > 0;
		ranking->tier[order[k]] = k < HUBS && tied ? HUB : best ? BEST_OF_CIRCLE : OTHERS;
		if (group != KITH_NO_GROUP) {
			seen[group] = 1;
		}
	}
	return true;
}

/* Whether many stand in the picture, not counting those without ties where others have some. */
static bool has_many(const struct kith_drawing *drawing)
{
	const kith_csr *graph = drawing->picture->graph;
	size_t tied = 0;
	for (uint32_t i = 0; i < drawing->n && tied <= MANY; i++) {
		tied += kith_csr_degree(graph, i) > 0;
	}
	return drawing->n > MANY && (!tied || tied > MANY);
}

static bool is_large(const struct kith_drawing *drawing)
{
	return drawing->large;
}

static void choose_required(struct kith_drawing *drawing, const struct ranking *ranking)
{
	for (uint32_t i = 0; i < drawing->n; i++) {
		bool leads = is_large(drawing) && ranking->tier[i] != OTHERS &&
			     !drawing->picture->highlighted_people;
		bool highlighted = drawing->picture->highlighted_people &&
				   kith_drawing_highlighted(drawing, i);
		drawing->required[i] = is_ringed(drawing, i) || highlighted || leads;
	}
}

/* How many faint lines a name would rather lie on than on this one. */
static uint8_t weight_of(const struct kith_line *line)
{
	float ink = line->alpha * line->width;
	return ink > BOLD ? 4 : ink > PLAIN ? 2 : 1;
}

/* A tie as labels see it: two straight halves, and the head of an arrow. */
static void add_line(kith_labels *labels, const struct kith_line *line)
{
	double from[2] = {line->x0, line->y0}, to[2] = {line->x1, line->y1};
	double half = line->bend / 2;
	double middle[2] = {(from[0] + to[0]) / 2 - half * (to[1] - from[1]),
		(from[1] + to[1]) / 2 + half * (to[0] - from[0])};
	kith_labels_add_line(labels, from, middle, weight_of(line));
	kith_labels_add_line(labels, middle, to, weight_of(line));
	double head[6];
	if (line->alpha > SEEN && kith_line_head(line, head)) {
		kith_labels_add_head(labels, head);
	} else if (line->arrow) {
		double way = fmax(hypot(to[0] - middle[0], to[1] - middle[1]), line->arrow);
		double back = line->arrow / way;
		double neck[2] = {
			to[0] + back * (middle[0] - to[0]), to[1] + back * (middle[1] - to[1])};
		kith_labels_add_line(labels, neck, to, HEAD);
	}
}

/* Where names may stand: within the margins of title and caption, clear of the legend. */
static struct kith_box page_of(const struct kith_drawing *drawing)
{
	const struct kith_picture *picture = drawing->picture;
	const struct kith_picture_sheet *sheet = &drawing->sheet;
	double side = sheet->box.left;
	if (kith_drawing_is_panel(drawing)) {
		return drawing->cell;
	}
	struct kith_box page = {side, kith_drawing_foot_of_heading(picture), picture->width - side,
		picture->height - (picture->caption ? OFF_CAPTION : side)};
	if (sheet->legend_top > sheet->box.bottom) {
		page.bottom = sheet->legend_top - OFF_LEGEND / 2;
	} else {
		page.right = fmin(page.right, sheet->legend_left - OFF_LEGEND);
	}
	return page;
}

/* How far somebody's disc reaches, with the rings around it. */
static double reach_of(const struct kith_drawing *drawing, size_t i)
{
	return drawing->picture->radius[i] + kith_drawing_ring_width(drawing, i);
}

static enum kith_disc_rank rank_of(const struct kith_drawing *drawing, size_t i)
{
	bool seen = kith_drawing_highlighted(drawing, i) && kith_drawing_is_there(drawing, i);
	return drawing->required[i] ? KITH_DISC_REQUIRED : seen ? KITH_DISC_PLAIN : KITH_DISC_FAINT;
}

/* The page with everything labels must keep off. */
static bool lay_ground(struct kith_drawing *drawing, GError **error)
{
	struct kith_box page = page_of(drawing);
	drawing->labels = kith_labels_new(&page, error);
	if (!drawing->labels) {
		return false;
	}
	for (uint32_t i = 0; i < drawing->n; i++) {
		double at[2];
		kith_drawing_place(drawing, i, at);
		kith_labels_add_disc(
			drawing->labels, i, at, reach_of(drawing, i), rank_of(drawing, i));
	}
	const kith_scene *scene = drawing->scene;
	for (size_t k = drawing->first_line; k < scene->line_count; k++) {
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

/* Writes words whose ink is to fill the room found for it from `left` and `top` on. */
static void write_at(struct kith_drawing *drawing, const struct kith_extent *extent, double left,
	double top, const struct kith_text_run *run)
{
	double at[2] = {left, top + extent->above - extent->baseline};
	kith_drawing_write(drawing, at, run);
}

/* Finds a place for somebody's name and writes it; returns whether there was one. */
static bool write_near(
	struct kith_drawing *drawing, struct kith_label *label, const struct kith_text_run *run)
{
	struct kith_label_spot spot;
	struct kith_extent extent =
		kith_font_measure(drawing->font, run->text, run->size, run->bold);
	label->width = extent.width;
	label->height = extent.above + extent.below;
	if (!kith_labels_place(drawing->labels, label, &spot)) {
		return false;
	}
	struct kith_text_run anchored = *run;
	anchored.anchor = spot.left >= label->x                  ? 0
			  : spot.left + label->width <= label->x ? 1
								 : 0.5F;
	write_at(drawing, &extent, spot.left, spot.top, &anchored);
	if (spot.leader) {
		add_leader(drawing, &spot);
	}
	return true;
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
		.radius = reach_of(drawing, i),
		.covers = is_large(drawing) && drawing->required[i],
		.alone = kith_csr_degree(picture->graph, i) == 0,
		.far = drawing->required[i] || !is_large(drawing),
		.anywhere = !is_large(drawing)};
	return !*name || write_near(drawing, &label, &run);
}

/* How many names are wanted at most. */
static size_t wanted_of(const struct kith_drawing *drawing)
{
	return MIN(drawing->picture->label_budget, drawing->n);
}

/* Whether somebody's name is missed where it is not there. */
static bool matters(const struct kith_drawing *drawing, uint32_t i)
{
	return drawing->required[i] || !is_large(drawing);
}

/* Whether somebody is not there, or of many without ties, none better known than another. */
static bool is_passed_over(const struct kith_drawing *drawing, uint32_t i)
{
	return !kith_drawing_is_there(drawing, i) ||
	       (!drawing->required[i] && drawing->n > MANY && wanted_of(drawing) < drawing->n &&
		       !kith_csr_degree(drawing->picture->graph, i));
}

/* Whether nobody from there on is named: who is faded comes last. */
static bool is_faded(const struct kith_drawing *drawing, uint32_t i)
{
	return !kith_drawing_highlighted(drawing, i) && !is_ringed(drawing, i);
}

/* Names as many as are wanted; who finds no room gives it to the next. Then, of few people, whoever
 * is there for the first time. */
static void name_people(struct kith_drawing *drawing, const uint32_t *order)
{
	double size = kith_drawing_is_panel(drawing) ? PANEL_SIZE : drawing->n <= 100 ? 15 : 13;
	size_t wanted = wanted_of(drawing), named = 0, k = 0;
	for (; k < drawing->n && named < wanted && k < 2 * wanted; k++) {
		uint32_t i = order[k];
		if (is_faded(drawing, i)) {
			break;
		}
		drawing->named[i] = !is_passed_over(drawing, i) && name_person(drawing, i, size);
		named += drawing->named[i];
	}
	for (; k < drawing->n && !is_large(drawing); k++) {
		if (newcomer(drawing, order[k])) {
			drawing->named[order[k]] = name_person(drawing, order[k], size);
		}
	}
}

/* Who matters and has no name. */
struct nameless {
	size_t people;
	size_t weight; /* the more, the better known they are */
};

/* Of those whose names are wanted; all, where nobody at all is named for want of ties. */
static struct nameless count_nameless(const struct kith_drawing *drawing, const uint32_t *order)
{
	struct nameless nameless = {0, 0};
	size_t wanted = wanted_of(drawing), named = 0, alone = 0;
	for (size_t k = 0; k < wanted && !is_faded(drawing, order[k]); k++) {
		uint32_t i = order[k];
		bool there = kith_drawing_is_there(drawing, i);
		bool missed =
			matters(drawing, i) && !is_passed_over(drawing, i) && !drawing->named[i];
		nameless.people += missed;
		nameless.weight += missed ? wanted - k : 0;
		named += drawing->named[i];
		alone += there && is_passed_over(drawing, i);
	}
	nameless.people += alone && !named ? drawing->n : 0;
	return nameless;
}

/* Moves those who matter and found no place to the front. */
static void put_nameless_first(const struct kith_drawing *drawing, uint32_t *order)
{
	size_t front = 0, wanted = wanted_of(drawing);
	for (size_t k = 0; k < wanted && !is_faded(drawing, order[k]); k++) {
		uint32_t i = order[k];
		if (matters(drawing, i) && !is_passed_over(drawing, i) && !drawing->named[i]) {
			memmove(order + front + 1, order + front, (k - front) * sizeof *order);
			order[front++] = i;
		}
	}
}

/* What had been written before. */
struct before {
	size_t mark;
	guint texts, leaders;
	size_t names_unplaced, chances_unplaced, crowding;
};

static struct before what_is_written(const struct kith_drawing *drawing)
{
	const kith_scene *scene = drawing->scene;
	return (struct before){.mark = kith_labels_mark(drawing->labels),
		.texts = scene->texts->len,
		.leaders = scene->leaders->len,
		.names_unplaced = scene->names_unplaced,
		.chances_unplaced = scene->chances_unplaced,
		.crowding = scene->crowding};
}

/* As if nothing had been written since then, and nobody named. */
static void take_back(struct kith_drawing *drawing, const struct before *before)
{
	kith_scene *scene = drawing->scene;
	kith_labels_rewind(drawing->labels, before->mark);
	g_array_set_size(scene->texts, before->texts);
	g_array_set_size(scene->leaders, before->leaders);
	scene->names_unplaced = before->names_unplaced;
	scene->chances_unplaced = before->chances_unplaced;
	scene->crowding = before->crowding;
	memset(drawing->named, 0, drawing->n);
}

/* Names people; where some who matter found no place, again with these first, should that leave
 * fewer without, or lesser ones. `work`: [2 n] to work in. */
static void name_in_rounds(struct kith_drawing *drawing, const uint32_t *order, uint32_t *work)
{
	kith_scene *scene = drawing->scene;
	const struct before before = what_is_written(drawing);
	uint32_t *best = work, *again = work + drawing->n;
	struct nameless least = {SIZE_MAX, SIZE_MAX}, nameless = least;
	int rounds = is_large(drawing) ? 2 : ROUNDS;
	memcpy(again, order, drawing->n * sizeof *order);
	for (int round = 0; round < rounds && least.weight; round++) {
		take_back(drawing, &before);
		name_people(drawing, again);
		nameless = count_nameless(drawing, order);
		if (nameless.weight < least.weight) {
			least = nameless;
			memcpy(best, again, drawing->n * sizeof *order);
		}
		put_nameless_first(drawing, again);
	}
	if (least.weight < nameless.weight) {
		take_back(drawing, &before);
		name_people(drawing, best);
	}
	scene->names_unplaced += least.people;
	scene->crowding += is_large(drawing) ? 0 : least.weight;
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
		double dx = at[0] - circle[0], dy = at[1] - circle[1];
		if (dx * dx + dy * dy <= circle[2] * circle[2]) {
			own += kith_drawing_group(drawing, i) == group;
			others += kith_drawing_group(drawing, i) != group;
		}
	}
	return own >= others;
}

/* Everything of a group, widened so that a name may stand beside it, above it or below. */
static struct kith_box room_around(
	const struct kith_drawing *drawing, uint32_t group, double wide, double high)
{
	struct kith_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
	for (size_t i = 0; i < drawing->n; i++) {
		double at[2];
		if (kith_drawing_group(drawing, i) != group) {
			continue;
		}
		kith_drawing_place(drawing, i, at);
		double reach = reach_of(drawing, i);
		box.left = fmin(box.left, at[0] - reach);
		box.top = fmin(box.top, at[1] - reach);
		box.right = fmax(box.right, at[0] + reach);
		box.bottom = fmax(box.bottom, at[1] + reach);
	}
	return (struct kith_box){
		box.left - wide, box.top - high, box.right + wide, box.bottom + high};
}

/* Who is called as a circle is, or gives it their name: "Gavroche +17". */
static uint32_t namesake_of(const struct kith_drawing *drawing, uint32_t g)
{
	const struct kith_picture *picture = drawing->picture;
	if (!picture->name || !picture->group_name) {
		return picture->name ? drawing->best[g] : KITH_NOBODY;
	}
	const char *name = picture->group_name[g], *more = strstr(name, " +");
	size_t length = more ? (size_t)(more - name) : strlen(name);
	uint32_t i = 0;
	while (i < drawing->n && (strncmp(picture->name[i], name, length) != 0 ||
					 picture->name[i][length] != '\0')) {
		i++;
	}
	return i < drawing->n ? i : KITH_NOBODY;
}

static void name_circle(struct kith_drawing *drawing, uint32_t g, const double circle[3])
{
	g_autofree char *whole = kith_drawing_group_name(drawing, g);
	double size = drawing->sheet.hub > 0 ? DOTS_CIRCLE_SIZE : CIRCLE_SIZE;
	g_autofree char *name = kith_font_cut(drawing->font, whole, size, WIDEST_CIRCLE);
	struct kith_extent extent = kith_font_measure(drawing->font, name, size, true);
	struct kith_ground ground = {.group_of = drawing->picture->groups->of,
		.group = g,
		.namesake = namesake_of(drawing, g),
		.middle = {circle[0], circle[1]},
		.around = room_around(drawing, g, extent.width / 2,
			fmax(extent.width / 6, 2 * (extent.above + extent.below))),
		.width = extent.width + 2 * ASIDE,
		.height = extent.above + extent.below + 2 * ABOVE,
		.crowded = is_large(drawing),
		.apart = APART * size - ABOVE};
	struct kith_label_spot spot;
	if (kith_labels_place_on_ground(drawing->labels, &ground, &spot)) {
		kith_colour hue = kith_drawing_group_look(drawing, g).colour;
		write_at(drawing, &extent, spot.left + ASIDE, spot.top + ABOVE,
			&(struct kith_text_run){.text = name,
				.size = (float)size,
				.bold = true,
				.halo = true,
				.anchor = 0.5F,
				.colour = kith_palette_text(drawing->palette, hue)});
	}
}

/* Names the circles on their ground, in their colour, where nothing is in the way. */
static void name_circles(struct kith_drawing *drawing)
{
	const struct kith_picture *picture = drawing->picture;
	bool wanted = picture->groups && !picture->value && !kith_drawing_is_panel(drawing) &&
		      !picture->highlighted_people && drawing->circles > 1;
	size_t groups = wanted ? picture->groups->groups : 0;
	for (uint32_t g = 0; g < groups; g++) {
		double circle[3];
		if (drawing->members[g] < SMALLEST_CIRCLE) {
			continue;
		}
		measure_circle(drawing, g, circle);
		if (stands_together(drawing, g, circle)) {
			name_circle(drawing, g, circle);
		}
	}
}

/* Chances have few places, and names many; but nobody goes without a name for their sake. */
static void name_people_and_chances(
	struct kith_drawing *drawing, const uint32_t *order, uint32_t *work)
{
	const struct before before = what_is_written(drawing);
	kith_drawing_write_chances(drawing);
	if (!drawing->picture->name) {
		return;
	}
	name_in_rounds(drawing, order, work);
	if (drawing->chances->len && drawing->scene->names_unplaced > before.names_unplaced) {
		take_back(drawing, &before);
		name_in_rounds(drawing, order, work);
		kith_drawing_write_chances(drawing);
	}
}

/* Where there are many people their circles come first; where there are few, their own names do. */
static void name_all(struct kith_drawing *drawing, const uint32_t *order, uint32_t *work)
{
	kith_drawing_name_steps(drawing);
	if (is_large(drawing)) {
		name_circles(drawing);
	}
	name_people_and_chances(drawing, order, work);
	if (!is_large(drawing)) {
		name_circles(drawing);
	}
}

/* Halos of names lie below the discs of those who are named; among many, only of those whom no name
 * may cover. */
static void lift_named(struct kith_drawing *drawing)
{
	kith_scene *scene = drawing->scene;
	for (size_t k = drawing->first_disc; k < scene->disc_count; k++) {
		uint32_t person = scene->discs[k].person;
		scene->discs[k].named = person != KITH_NOBODY && drawing->named[person] &&
					(!is_large(drawing) || drawing->required[person]);
	}
}

bool kith_drawing_add_names(struct kith_drawing *drawing, GError **error)
{
	struct ranking ranking = {.drawing = drawing, .tier = kith_array(drawing->n, 1, error)};
	ranking.best = ranking.tier ? kith_array(drawing->n, 1, error) : NULL;
	drawing->required = ranking.best ? kith_array(drawing->n, 1, error) : NULL;
	drawing->named = drawing->required ? kith_array(drawing->n, 1, error) : NULL;
	g_autofree uint32_t *order = NULL;
	drawing->large = has_many(drawing);
	if (drawing->named) {
		find_best_way(&ranking);
	}
	if (drawing->named && (!is_large(drawing) || find_tiers(&ranking, error))) {
		choose_required(drawing, &ranking);
		order = sorted(&ranking, error);
	}
	g_autofree uint32_t *work = order ? KITH_ARRAY(uint32_t, 2 * drawing->n, error) : NULL;
	bool done = work && lay_ground(drawing, error);
	if (done) {
		name_all(drawing, order, work);
		lift_named(drawing);
	}
	g_free(ranking.tier);
	g_free(ranking.best);
	return done;
}
