/* A network as a picture: the page measured, then ties, people, names and legend put on it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture_private.h"

#include <math.h>

enum { SMALLEST_PAGE = 120, LARGEST_PAGE = 32767, GLOWING = 5000 };

static const double SIDE = 48, LEGEND_GAP = 24, LEGEND_SHARE = 0.34;

uint32_t kith_drawing_group(const struct kith_drawing *drawing, size_t person)
{
	const struct kith_partition *groups = drawing->picture->groups;
	return groups ? groups->of[person] : KITH_NO_GROUP;
}

kith_colour kith_drawing_fill(const struct kith_drawing *drawing, size_t person)
{
	const struct kith_picture *picture = drawing->picture;
	if (picture->value) {
		double range = drawing->most - drawing->least;
		double at = (picture->value[person] - drawing->least) / (range > 0 ? range : 1);
		return kith_palette_scale(drawing->palette, at);
	}
	uint32_t group = kith_drawing_group(drawing, person);
	if (!picture->groups) {
		return drawing->palette->hues[0];
	}
	return group == KITH_NO_GROUP ? drawing->palette->rest
				      : kith_palette_hue(drawing->palette, group);
}

/* "A", "B" .. "Z", "AA": a name that tells nothing about anybody. */
static char *letter_of(uint32_t number)
{
	GString *letters = g_string_new("");
	for (uint32_t rest = number + 1; rest > 0; rest = (rest - 1) / 26) {
		g_string_prepend_c(letters, (char)('A' + (rest - 1) % 26));
	}
	g_string_prepend(letters, "Circle ");
	return g_string_free(letters, FALSE);
}

char *kith_drawing_group_name(const struct kith_drawing *drawing, uint32_t group)
{
	const struct kith_picture *picture = drawing->picture;
	if (!picture->name) {
		return letter_of(group);
	}
	if (picture->group_name) {
		return g_strdup(picture->group_name[group]);
	}
	const char *name = picture->name[drawing->best[group]];
	uint32_t others = drawing->members[group] - 1;
	return others ? g_strdup_printf("%s +%u", name, others) : g_strdup(name);
}

/* Counts the people of each group and finds the best-connected; events only where nobody is. */
static bool know_groups(struct kith_drawing *drawing, GError **error)
{
	const struct kith_picture *picture = drawing->picture;
	size_t count = picture->groups ? picture->groups->groups : 0;
	drawing->members = KITH_ARRAY(uint32_t, count, error);
	drawing->best = drawing->members ? KITH_ARRAY(uint32_t, count, error) : NULL;
	if (!drawing->best) {
		return false;
	}
	for (size_t g = 0; g < count; g++) {
		drawing->best[g] = KITH_NOBODY;
	}
	for (uint32_t i = 0; i < drawing->n; i++) {
		uint32_t g = kith_drawing_group(drawing, i);
		if (g == KITH_NO_GROUP) {
			continue;
		}
		uint32_t best = drawing->best[g];
		drawing->circles += drawing->members[g]++ == 0;
		bool event = picture->event && picture->event[i];
		bool over_event = best != KITH_NOBODY && picture->event && picture->event[best];
		bool better =
			best == KITH_NOBODY || (over_event && !event) ||
			(event == over_event && kith_csr_degree(picture->graph, i) >
							kith_csr_degree(picture->graph, best));
		drawing->best[g] = better ? i : best;
	}
	return true;
}

static void know_numbers(struct kith_drawing *drawing)
{
	const struct kith_picture *picture = drawing->picture;
	drawing->least = INFINITY;
	drawing->most = -INFINITY;
	for (size_t i = 0; i < drawing->n; i++) {
		drawing->largest = fmax(drawing->largest, picture->size[i]);
		if (picture->value && !isnan(picture->value[i])) {
			drawing->least = fmin(drawing->least, picture->value[i]);
			drawing->most = fmax(drawing->most, picture->value[i]);
		}
	}
}

static void drawing_finish(struct kith_drawing *drawing)
{
	g_free(drawing->members);
	g_free(drawing->best);
	g_free(drawing->must);
	g_clear_pointer(&drawing->legend, g_array_unref);
	kith_labels_free(drawing->labels);
	kith_scene_free(drawing->scene);
	kith_type_free(drawing->type);
}

/* The page between the margins; the legend takes its column, unless it would take too much. */
static bool measure(struct kith_drawing *drawing, GError **error)
{
	const struct kith_picture *picture = drawing->picture;
	double width = picture->width, height = picture->height;
	bool drawable = width >= SMALLEST_PAGE && width <= LARGEST_PAGE &&
			height >= SMALLEST_PAGE && height <= LARGEST_PAGE;
	if (!drawable) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"a picture of %.0fx%.0f cannot be drawn; --size takes %d to %d each way",
			width, height, SMALLEST_PAGE, LARGEST_PAGE);
	}
	double scale = fmin(fmax(fmin(width / 1600, height / 1200), 0.3), 1);
	double legend = kith_legend_width(drawing);
	bool room = legend > 0 && legend <= LEGEND_SHARE * width;
	double left = room ? width - legend - SIDE * scale : width;
	drawing->sheet = (struct kith_sheet){
		.box = {SIDE * scale, kith_drawing_foot_of_heading(picture) + 16 * scale,
			left - (room ? LEGEND_GAP + SIDE * scale : SIDE * scale),
			height - (picture->caption ? 26 + 26 * scale : SIDE * scale)},
		.legend_left = left};
	return true;
}

static bool drawing_init(
	struct kith_drawing *drawing, const struct kith_picture *picture, GError **error)
{
	*drawing = (struct kith_drawing){.picture = picture,
		.palette = kith_palette(picture->theme),
		.n = picture->graph->n,
		.type = kith_type_new(picture->font, error)};
	if (!drawing->type || !know_groups(drawing, error)) {
		return false;
	}
	know_numbers(drawing);
	kith_legend_gather(drawing);
	return measure(drawing, error);
}

bool kith_picture_sheet(
	const struct kith_picture *picture, struct kith_sheet *sheet, GError **error)
{
	struct kith_drawing drawing;
	bool measured = drawing_init(&drawing, picture, error);
	if (measured) {
		*sheet = drawing.sheet;
	}
	drawing_finish(&drawing);
	return measured;
}

double kith_sheet_radius(const struct kith_sheet *sheet, size_t n, double share)
{
	double area = (sheet->box.right - sheet->box.left) * (sheet->box.bottom - sheet->box.top);
	double each = fmax(area, 1) / ((double)MAX(n, 1) * G_PI);
	double middle = fmin(fmax(sqrt(0.035 * each), 2.2), 9);
	middle = fmin(middle, sqrt(0.1 * each));
	return middle * (0.55 + 1.45 * sqrt(share));
}

void kith_picture_radii(
	const struct kith_sheet *sheet, size_t n, const double *size, double *radius)
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

void kith_drawing_write(
	struct kith_drawing *drawing, const double at[2], const struct kith_words *words)
{
	if (!*words->text) {
		return;
	}
	struct kith_extent extent =
		kith_type_measure(drawing->type, words->text, words->size, words->bold);
	struct kith_words written = *words;
	written.text = g_string_chunk_insert(drawing->scene->strings, words->text);
	written.x = (float)at[0];
	written.y = (float)(at[1] + extent.baseline);
	written.width = (float)extent.width;
	written.leftward = extent.leftward;
	written.alpha = words->alpha > 0 ? words->alpha : 1;
	g_array_append_val(drawing->scene->words, written);
}

static size_t discs_needed(const struct kith_drawing *drawing)
{
	size_t marked = 0;
	for (size_t i = 0; drawing->picture->marked && i < drawing->n; i++) {
		marked += drawing->picture->marked[i];
	}
	bool glow = drawing->picture->theme == KITH_THEME_SHIMMER && drawing->n <= GLOWING;
	return drawing->n * (glow ? 5 : 1) + marked + drawing->legend->len;
}

static bool scene_init(struct kith_drawing *drawing, GError **error)
{
	const struct kith_picture *picture = drawing->picture;
	size_t lines = MIN(kith_csr_ties(picture->ties), KITH_DRAWING_LINES) + 1;
	kith_scene *scene =
		kith_scene_new(lines + drawing->legend->len, discs_needed(drawing), error);
	if (!scene) {
		return false;
	}
	scene->width = picture->width;
	scene->height = picture->height;
	scene->ground = drawing->palette->ground;
	scene->luminous = picture->theme == KITH_THEME_SHIMMER;
	scene->made = g_strdup(picture->made ? picture->made : "kith " KITH_VERSION);
	scene->font = g_strdup(kith_type_font(drawing->type));
	drawing->scene = scene;
	return true;
}

static bool draw(struct kith_drawing *drawing, GError **error)
{
	if (!scene_init(drawing, error)) {
		return false;
	}
	kith_drawing_heading(drawing);
	if (!kith_drawing_hulls(drawing, error) || !kith_drawing_ties(drawing, error) ||
		!kith_drawing_people(drawing, error)) {
		return false;
	}
	kith_legend_draw(drawing);
	if (!kith_drawing_names(drawing, error)) {
		return false;
	}
	drawing->scene->letters_missing = kith_type_missing(drawing->type);
	return true;
}

kith_scene *kith_picture_draw(const struct kith_picture *picture, GError **error)
{
	struct kith_drawing drawing;
	kith_scene *scene = NULL;
	if (drawing_init(&drawing, picture, error) && draw(&drawing, error)) {
		scene = g_steal_pointer(&drawing.scene);
	}
	drawing_finish(&drawing);
	return scene;
}
