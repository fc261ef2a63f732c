/* A network as a picture: the page measured, then ties, people, names and legend put on it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture.h"

#include "base/caller.h"
#include "drawing/picture/hulls.h"
#include "drawing/picture/legend.h"
#include "drawing/picture/names.h"
#include "drawing/picture/people.h"
#include "drawing/picture/steps.h"
#include "drawing/picture/ties.h"

#include <math.h>
#include <string.h>

enum { TITLE_SIZE = 28, COUNTS_SIZE = 16, ALONE_SIZE = 20, CAPTION_SIZE = 13, MOST_DESCRIBED = 9 };

static const double SMALLEST_PAGE = 120, LARGEST_PAGE = 32767;
static const double USUAL_WIDTH = 1600, USUAL_HEIGHT = 1200;
static const double SMALLEST_UNIT = 0.75; /* the smallest type stays above 7 pt on paper */
static const double ABOVE = 20;           /* a name has room above the topmost people */
static const double SIDE = 48, LEGEND_GAP = 24, LEGEND_SHARE = 0.34, LEGEND_RISE = 12;
static const double SHRINK = 0.9, SMALLEST_SCALE = 0.5; /* of discs that leave names no room */
static const double PANEL_SLENDER = 1.5, PANEL_GAP = 18, PANEL_HEADING = 26, PANEL_NAMES = 60;
static const float PANEL_TITLE_SIZE = 16;
static const double UPRIGHT = 1.1; /* so many times as high as wide */

/* The size of the page as it was asked for: picture units and what one of them is. */
static double unit_of(const struct kith_picture *picture)
{
	return picture->unit > 0 ? picture->unit : 1;
}

double kith_picture_unit(double width, double height)
{
	return fmax(SMALLEST_UNIT, sqrt(width / USUAL_WIDTH) * sqrt(height / USUAL_HEIGHT));
}

static bool drawable(double length)
{
	return length >= SMALLEST_PAGE && length <= LARGEST_PAGE;
}

/* Gives the legend a column at the right, or columns at the foot of a page that is higher than
 * wide, unless it would take too much. */
static void place_legend(struct kith_drawing *drawing, double side)
{
	struct kith_picture_sheet *sheet = &drawing->sheet;
	double width = drawing->picture->width, legend = kith_legend_width(drawing);
	double room = sheet->box.bottom - sheet->box.top;
	if (UPRIGHT * width < drawing->picture->height) {
		double high = kith_legend_height(drawing, sheet->box.right - sheet->box.left);
		if (high <= LEGEND_SHARE * room) {
			sheet->legend_foot = sheet->box.bottom;
			sheet->box.bottom -= high + LEGEND_GAP;
			sheet->legend_left = sheet->box.left;
			sheet->legend_top = sheet->box.bottom + LEGEND_GAP;
		}
	} else if (legend <= LEGEND_SHARE * width) {
		sheet->legend_left = width - legend - side;
		sheet->box.right = sheet->legend_left - LEGEND_GAP - side;
	}
}

/* The page between the margins; the legend takes its column, unless it would take too much. */
static bool measure(struct kith_drawing *drawing, GError **error)
{
	const struct kith_picture *picture = drawing->picture;
	double width = picture->width, height = picture->height;
	double unit = unit_of(picture);
	if (!drawable(width * unit) || !drawable(height * unit)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"a picture of %.0fx%.0f cannot be drawn; " KITH_CALLER_SIZE
			" takes %.0f to %.0f each "
			"way",
			width * unit, height * unit, SMALLEST_PAGE, LARGEST_PAGE);
	}
	double scale = fmin(fmax(fmin(width / USUAL_WIDTH, height / USUAL_HEIGHT), 0.3), 1);
	double side = SIDE * scale, top = kith_drawing_foot_of_heading(picture) + ABOVE;
	double foot = height - (picture->caption ? 26 + 26 * scale : side);
	drawing->sheet = (struct kith_picture_sheet){.box = {side, top, width - side, foot},
		.legend_left = width,
		.legend_top = top - LEGEND_RISE,
		.legend_foot = height - 8};
	if (drawing->legend->len) {
		place_legend(drawing, side);
	}
	drawing->sheet.hub = kith_drawing_hub(drawing);
	return true;
}

/* All but the scene. */
static bool prepare(
	struct kith_drawing *drawing, const struct kith_picture *picture, GError **error)
{
	if (!kith_drawing_init(drawing, picture, error)) {
		return false;
	}
	kith_legend_gather(drawing);
	return measure(drawing, error);
}

bool kith_picture_sheet(
	const struct kith_picture *picture, struct kith_picture_sheet *sheet, GError **error)
{
	struct kith_drawing drawing;
	bool measured = prepare(&drawing, picture, error);
	if (measured) {
		*sheet = drawing.sheet;
	}
	kith_drawing_finish(&drawing);
	return measured;
}

void kith_picture_radii(
	const struct kith_picture_sheet *sheet, size_t n, const double *size, double *radius)
{
	double most = 0;
	for (size_t i = 0; i < n; i++) {
		most = fmax(most, size[i]);
	}
	for (size_t i = 0; i < n; i++) {
		double share = isnan(size[i]) || most <= 0 ? 0 : fmax(size[i], 0) / most;
		radius[i] = kith_sheet_radius(sheet, n, share);
	}
}

void kith_picture_digits(GString *out, uint64_t count)
{
	g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, count);
	size_t length = strlen(digits);
	for (size_t k = 0; k < length; k++) {
		g_string_append(out, k && (length - k) % 3 == 0 ? "," : "");
		g_string_append_c(out, digits[k]);
	}
}

void kith_picture_count(GString *out, uint64_t count, const char *one, const char *many)
{
	g_string_append(out, out->len ? " · " : "");
	kith_picture_digits(out, count);
	g_string_append_printf(out, " %s", count == 1 ? one : many);
}

/* How many of so many people know nobody, which their dots in a corner do not tell; returns whether
 * that is all of them. */
static bool count_alone(const struct kith_drawing *drawing, size_t people, GString *counts)
{
	const struct kith_picture *picture = drawing->picture;
	const char *tie = picture->nouns.ties ? picture->nouns.tie : "tie";
	size_t alone = 0;
	for (uint32_t i = 0; i < drawing->n; i++) {
		bool event = picture->event && picture->event[i];
		alone += !event && !kith_csr_degree(picture->graph, i);
	}
	if (people < 2 || !alone) {
		return false;
	}
	if (alone == people) {
		g_string_append_printf(counts, ", none with a %s", tie);
		return true;
	}
	g_string_append(counts, ", ");
	kith_picture_digits(counts, alone);
	g_string_append_printf(counts, " of them with no %s", tie);
	return false;
}

/* Ties as lines: two that run both ways between the same people are one. */
static uint64_t lines_of(const kith_csr *csr)
{
	uint64_t lines = kith_csr_ties(csr);
	for (uint32_t i = 0; csr->directed && i < csr->n; i++) {
		for (uint64_t e = csr->start[i]; e < csr->start[i + 1]; e++) {
			lines -= i < csr->to[e] && kith_csr_find(csr, csr->to[e], i) != UINT64_MAX;
		}
	}
	return lines;
}

/* What there is of everything; in full also how many are alone, which is too long for a title. */
static char *counts_of(const struct kith_drawing *drawing, bool in_full)
{
	const struct kith_picture *picture = drawing->picture;
	const struct kith_nouns *nouns = &picture->nouns;
	size_t events = 0;
	if (picture->counts) {
		return g_strdup(picture->counts);
	}
	for (size_t i = 0; picture->event && i < drawing->n; i++) {
		events += picture->event[i] != 0;
	}
	GString *counts = g_string_new("");
	kith_picture_count(counts, drawing->n - events, nouns->people ? nouns->person : "person",
		nouns->people ? nouns->people : "people");
	bool tieless = in_full && count_alone(drawing, drawing->n - events, counts);
	if (events) {
		kith_picture_count(counts, events, "event", "events");
	}
	if (!tieless) {
		kith_picture_count(counts, lines_of(picture->ties),
			nouns->ties ? nouns->tie : "tie", nouns->ties ? nouns->ties : "ties");
	}
	if (picture->circles && drawing->circles) {
		kith_picture_count(counts, drawing->circles, "circle", "circles");
	}
	uint64_t each = kith_drawing_ties_each(picture->ties);
	if (each > 1) {
		g_string_append_printf(counts, " · one %s in %" G_GUINT64_FORMAT " drawn",
			nouns->ties ? nouns->tie : "tie", each);
	}
	return g_string_free(counts, FALSE);
}

static void write_heading(struct kith_drawing *drawing, const char *counts)
{
	const struct kith_picture *picture = drawing->picture;
	double left = drawing->sheet.box.left, room = picture->width - 2 * left;
	const char *below = picture->subtitle ? picture->subtitle : counts;
	const char *first = picture->title ? picture->title : below;
	double size = picture->title ? TITLE_SIZE : ALONE_SIZE;
	g_autofree char *head = kith_font_cut(drawing->font, first, size, room * 0.95);
	double at[2] = {left, picture->title ? 18 : 20};
	kith_drawing_write(drawing, at,
		&(struct kith_text_run){.text = head,
			.size = (float)size,
			.bold = true,
			.colour = drawing->palette->ink});
	if (picture->title) {
		at[1] = 56;
		kith_drawing_write(drawing, at,
			&(struct kith_text_run){.text = below,
				.size = COUNTS_SIZE,
				.colour = drawing->palette->muted});
	}
	if (picture->caption) {
		g_autofree char *caption =
			kith_font_cut(drawing->font, picture->caption, CAPTION_SIZE, room);
		at[1] = picture->height - 30;
		kith_drawing_write(drawing, at,
			&(struct kith_text_run){.text = caption,
				.size = CAPTION_SIZE,
				.colour = drawing->palette->muted});
	}
}

/* The first groups of the legend, and how many more there are. */
static void describe_groups(const struct kith_drawing *drawing, GString *text)
{
	const struct kith_picture *picture = drawing->picture;
	size_t groups = picture->groups && !picture->value ? picture->groups->groups : 0, named = 0;
	for (uint32_t g = 0; g < groups; g++) {
		if (drawing->members[g] && named++ < MOST_DESCRIBED) {
			g_autofree char *name = kith_drawing_group_name(drawing, g);
			g_string_append_printf(text, named > 1 ? ", %s" : " %2$s: %1$s", name,
				picture->group_heading);
		}
	}
	if (named > MOST_DESCRIBED) {
		g_string_append_printf(text, " and %zu more", named - MOST_DESCRIBED);
	}
	g_string_append(text, named ? "." : "");
}

/* What a screen reader says of the picture. */
static void describe(struct kith_drawing *drawing, const char *counts)
{
	kith_scene *scene = drawing->scene;
	const char *title = drawing->picture->title;
	scene->title = title ? g_strdup(title) : counts_of(drawing, false);
	GString *text = g_string_new("A web of ");
	g_string_append_printf(text, "%s.", counts);
	describe_groups(drawing, text);
	scene->description = g_string_free(text, FALSE);
}

static void name_groups(struct kith_drawing *drawing)
{
	const struct kith_partition *groups = drawing->picture->groups;
	for (uint32_t g = 0; groups && g < groups->groups; g++) {
		g_ptr_array_add(drawing->scene->groups,
			drawing->members[g] ? kith_drawing_group_name(drawing, g) : NULL);
	}
}

/* Title, counts and caption, and a description for those who cannot see the picture. */
static void add_heading(struct kith_drawing *drawing)
{
	g_autofree char *counts = counts_of(drawing, true);
	write_heading(drawing, counts);
	describe(drawing, counts);
	name_groups(drawing);
}

/* Lines there may be of ties, at most. */
static size_t most_lines(const kith_csr *ties)
{
	return MIN(kith_csr_ties(ties), KITH_DRAWING_LINES) + 1;
}

/* The scene of a picture, with room for these lines and everybody so many times. */
static bool scene_init(struct kith_drawing *drawing, size_t lines, size_t times, GError **error)
{
	const struct kith_picture *picture = drawing->picture;
	kith_scene *scene = kith_scene_new(lines + drawing->legend->len,
		times * kith_drawing_people_discs(drawing) + 3 * drawing->legend->len, error);
	if (!scene) {
		return false;
	}
	scene->width = picture->width;
	scene->height = picture->height;
	scene->unit = unit_of(picture);
	scene->background = drawing->palette->background;
	scene->screen_blend = picture->theme == KITH_THEME_SHIMMER;
	scene->creator = g_strdup(picture->creator ? picture->creator : "kith " KITH_VERSION);
	scene->font = g_strdup(kith_font_family(drawing->font));
	drawing->scene = scene;
	return true;
}

static bool draw(struct kith_drawing *drawing, GError **error)
{
	if (!scene_init(drawing, most_lines(drawing->picture->ties), 1, error)) {
		return false;
	}
	drawing->marked = kith_picture_shows_marks(drawing->picture);
	add_heading(drawing);
	kith_drawing_add_steps(drawing);
	if (!kith_drawing_add_hulls(drawing, error) || !kith_drawing_add_ties(drawing, error) ||
		!kith_drawing_add_people(drawing, error)) {
		return false;
	}
	kith_legend_draw(drawing);
	if (!kith_drawing_add_names(drawing, error)) {
		return false;
	}
	drawing->scene->glyphs_missing = kith_font_missing(drawing->font);
	return true;
}

static kith_scene *draw_once(const struct kith_picture *picture, GError **error)
{
	struct kith_drawing drawing;
	kith_scene *scene = NULL;
	if (prepare(&drawing, picture, error) && draw(&drawing, error)) {
		scene = g_steal_pointer(&drawing.scene);
	}
	kith_drawing_finish(&drawing);
	return scene;
}

/* The same picture with smaller discs. */
static kith_scene *draw_smaller(const struct kith_picture *picture, double scale, GError **error)
{
	size_t n = picture->graph->n;
	g_autofree double *radius = KITH_ARRAY(double, n, error);
	for (size_t i = 0; radius && i < n; i++) {
		radius[i] = picture->radius[i] * scale;
	}
	struct kith_picture smaller = *picture;
	smaller.radius = radius;
	smaller.disc_scale = scale * (picture->disc_scale > 0 ? picture->disc_scale : 1);
	return radius ? draw_once(&smaller, error) : NULL;
}

/* On a small page large discs leave no room for the names of those who stand among many. */
kith_scene *kith_picture_draw(const struct kith_picture *picture, GError **error)
{
	kith_scene *scene = draw_once(picture, error);
	bool crowded = scene && scene->crowding;
	for (double scale = SHRINK; crowded && scale >= SMALLEST_SCALE; scale *= SHRINK) {
		kith_scene *smaller = draw_smaller(picture, scale, error);
		if (!smaller || smaller->crowding < scene->crowding) {
			kith_scene_free(scene);
			scene = smaller;
		} else {
			kith_scene_free(smaller);
		}
		crowded = scene && scene->crowding;
	}
	return scene;
}

/* --- several times side by side --- */

/* How panels stand on a sheet. */
struct grid {
	struct kith_box box; /* of the sheet */
	size_t columns;
	double width, height; /* of a cell */
	double across, down;  /* of the picture in one */
	double scale;         /* of that picture, laid out on an area as large as the sheet's */
};

/* The grid in which pictures are largest and not too slender. */
static struct grid find_grid(const struct kith_box *box, size_t count)
{
	double wide = box->right - box->left, high = box->bottom - box->top;
	struct grid best = {.box = *box};
	double most = 0;
	for (size_t columns = 1; columns <= count; columns++) {
		size_t rows = (count + columns - 1) / columns;
		double width = wide / (double)columns, height = high / (double)rows;
		double across = fmax(width - PANEL_GAP, 1);
		double down = fmax(height - PANEL_GAP - PANEL_HEADING, 1);
		double area = across * down, shape = fmin(across / down, down / across);
		double good = area * sqrt(fmin(PANEL_SLENDER * shape, 1));
		if (good > most) {
			most = good;
			best = (struct grid){*box, columns, width, height, across, down,
				sqrt(area / (wide * high))};
		}
	}
	return best;
}

void kith_picture_panel(
	const struct kith_picture_sheet *sheet, size_t count, double *width, double *height)
{
	struct grid grid = find_grid(&sheet->box, count);
	*width = grid.across / grid.scale;
	*height = grid.down / grid.scale;
}

/* The picture as it is in a panel: smaller, and of another time. */
static struct kith_picture picture_in(
	const struct kith_picture *small, const struct kith_panel *panel, const struct grid *grid)
{
	struct kith_picture picture = *small;
	double area = grid->width * grid->height / (USUAL_WIDTH * USUAL_HEIGHT);
	picture.ties = panel->ties;
	picture.graph = panel->graph;
	picture.groups = panel->groups ? panel->groups : small->groups;
	picture.there = panel->there;
	picture.label_budget = MIN(small->label_budget, (size_t)(PANEL_NAMES * area) + 3);
	return picture;
}

static bool draw_panel(struct kith_drawing *part, const char *title, GError **error)
{
	const struct kith_text_run run = {.text = title,
		.size = PANEL_TITLE_SIZE,
		.bold = true,
		.colour = part->palette->ink};
	kith_drawing_write(part, (double[2]){part->sheet.box.left, part->cell.top}, &run);
	part->cell.top += PANEL_HEADING;
	return kith_drawing_add_ties(part, error) && kith_drawing_add_people(part, error) &&
	       kith_drawing_add_names(part, error);
}

/* The whole sheet as it is in a cell, and the cell itself, where names may stand. */
static void stand_in_cell(struct kith_drawing *part, const struct grid *grid, size_t k)
{
	const struct kith_box *box = &grid->box;
	size_t row = k / grid->columns;
	double left = box->left + (double)(k % grid->columns) * grid->width;
	double top = box->top + (double)row * grid->height;
	double inner = left + PANEL_GAP / 2, below = top + PANEL_HEADING;
	part->cell = (struct kith_box){left, top, left + grid->width, top + grid->height};
	part->sheet.box = (struct kith_box){inner, below, inner + grid->across, below + grid->down};
}

/* A panel, drawn onto the scene of the whole: its numbers mean what they mean there. */
static bool add_panel(
	struct kith_drawing *whole, struct kith_drawing *part, const char *title, GError **error)
{
	part->lightest = whole->lightest;
	part->heaviest = whole->heaviest;
	part->least = whole->least;
	part->most = whole->most;
	part->marked = whole->marked;
	part->scene = whole->scene;
	part->first_line = whole->scene->line_count;
	part->first_disc = whole->scene->disc_count;
	bool drawn = draw_panel(part, title, error);
	part->scene = NULL;
	whole->ink = part->ink;
	return drawn;
}

/* Who is new in a panel, given who and which groups were there before: see kith_picture. */
static void find_newcomers(const struct kith_drawing *part, bool first, uint8_t *seen,
	uint8_t *known, uint8_t *newcomer)
{
	for (uint32_t i = 0; i < part->n; i++) {
		newcomer[i] = !first && !seen[i] && kith_drawing_is_there(part, i);
		seen[i] |= kith_drawing_is_there(part, i);
	}
	size_t groups = part->picture->groups ? part->picture->groups->groups : 0;
	for (uint32_t g = 0; g < groups; g++) {
		uint32_t best = part->best[g];
		if (best != KITH_NOBODY && kith_drawing_is_there(part, best) && !known[g]) {
			newcomer[best] = 2;
			known[g] = 1;
		}
	}
}

static bool add_panels(struct kith_drawing *whole, const struct kith_picture *small,
	const struct kith_panel *panels, size_t count, GError **error)
{
	struct grid grid = find_grid(&whole->sheet.box, count);
	size_t groups = small->groups ? small->groups->groups : 0;
	g_autofree uint8_t *seen = kith_array(whole->n, 1, error);
	g_autofree uint8_t *known = seen ? kith_array(groups, 1, error) : NULL;
	g_autofree uint8_t *newcomer = known ? kith_array(whole->n, 1, error) : NULL;
	bool drawn = newcomer != NULL;
	for (size_t k = 0; drawn && k < count; k++) {
		struct kith_picture picture = picture_in(small, &panels[k], &grid);
		struct kith_drawing part;
		drawn = kith_drawing_init(&part, &picture, error);
		if (drawn) {
			stand_in_cell(&part, &grid, k);
			find_newcomers(&part, k == 0, seen, known, newcomer);
			picture.newcomer = newcomer;
			drawn = add_panel(whole, &part, panels[k].title, error);
		}
		kith_drawing_finish(&part);
	}
	whole->scene->names_unplaced = 0; /* a few names of many: nobody misses the others */
	return drawn;
}

/* A copy of places or radii, smaller. To be freed. */
static double *scaled(const double *numbers, size_t n, double scale, GError **error)
{
	double *copy = KITH_ARRAY(double, n, error);
	for (size_t i = 0; copy && i < n; i++) {
		copy[i] = numbers[i] * scale;
	}
	return copy;
}

/* Everybody in the same place of every panel. */
static bool draw_panels(
	struct kith_drawing *whole, const struct kith_panel *panels, size_t count, GError **error)
{
	struct kith_picture small = *whole->picture;
	size_t lines = 0;
	struct grid grid = find_grid(&whole->sheet.box, count);
	g_autofree double *x = scaled(small.x, whole->n, grid.scale, error);
	g_autofree double *y = x ? scaled(small.y, whole->n, grid.scale, error) : NULL;
	g_autofree double *radius = y ? scaled(small.radius, whole->n, grid.scale, error) : NULL;
	for (size_t k = 0; k < count; k++) {
		lines += most_lines(panels[k].ties);
	}
	if (!radius || !scene_init(whole, lines, count, error)) {
		return false;
	}
	small.x = x;
	small.y = y;
	small.radius = radius;
	add_heading(whole);
	whole->marked = kith_picture_shows_marks(&small);
	if (!add_panels(whole, &small, panels, count, error)) {
		return false;
	}
	const struct kith_picture *picture = whole->picture;
	small.disc_scale = grid.scale * (small.disc_scale > 0 ? small.disc_scale : 1);
	whole->picture = &small; /* the legend shows discs as large as they are in panels */
	kith_legend_draw(whole);
	whole->picture = picture;
	return true;
}

kith_scene *kith_picture_draw_panels(const struct kith_picture *picture,
	const struct kith_panel *panels, size_t count, GError **error)
{
	struct kith_drawing drawing;
	kith_scene *scene = NULL;
	if (prepare(&drawing, picture, error) && draw_panels(&drawing, panels, count, error)) {
		scene = g_steal_pointer(&drawing.scene);
	}
	kith_drawing_finish(&drawing);
	return scene;
}
