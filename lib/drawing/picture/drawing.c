/* A picture in the making: what its parts are drawn from, and the colours and words they share. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture/drawing.h"

#include <math.h>

static const double SMALLEST_MIDDLE = 2.2; /* radius of discs in the middle, in pictures of some */
static const double SMALLEST_MARKED = 1.2; /* radius of a disc in which a mark can be seen */
static const double MOST_HUBS = 0.03;      /* of the sheet, for hubs where the others are dots */

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
	return kith_drawing_look(drawing, person).colour;
}

struct kith_look kith_drawing_look(const struct kith_drawing *drawing, size_t person)
{
	uint32_t group = kith_drawing_group(drawing, person);
	if (!drawing->picture->groups) {
		return kith_palette_look(drawing->palette, 0);
	}
	return group == KITH_NO_GROUP ? (struct kith_look){drawing->palette->other, KITH_MARK_NONE}
				      : kith_drawing_group_look(drawing, group);
}

struct kith_look kith_drawing_group_look(const struct kith_drawing *drawing, uint32_t group)
{
	const uint32_t *look = drawing->picture->group_look;
	return kith_palette_look(drawing->palette, look ? look[group] : group);
}

bool kith_picture_shows_marks(const struct kith_picture *picture)
{
	double smallest = INFINITY;
	for (size_t i = 0; i < picture->graph->n; i++) {
		smallest = fmin(smallest, picture->radius[i]);
	}
	return !picture->value && smallest >= SMALLEST_MARKED;
}

/* "A", "B" .. "Z", "AA": a name that tells nothing about anybody. */
static char *letter_of(uint32_t number, bool circle)
{
	GString *letters = g_string_new("");
	for (uint32_t rest = number + 1; rest > 0; rest = (rest - 1) / 26) {
		g_string_prepend_c(letters, (char)('A' + (rest - 1) % 26));
	}
	g_string_prepend(letters, circle ? "Circle " : "Group ");
	return g_string_free(letters, FALSE);
}

char *kith_drawing_group_name(const struct kith_drawing *drawing, uint32_t group)
{
	const struct kith_picture *picture = drawing->picture;
	if (!picture->name) {
		return letter_of(group, picture->circles);
	}
	if (picture->group_name) {
		return g_strdup(picture->group_name[group]);
	}
	const char *name = picture->name[drawing->best[group]];
	uint32_t others = drawing->members[group] - 1;
	return others ? g_strdup_printf("%s +%u", name, others) : g_strdup(name);
}

/* Counts the people of each group and finds the best-connected; events only where nobody is. */
static bool count_groups(struct kith_drawing *drawing, GError **error)
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

static void find_ranges(struct kith_drawing *drawing)
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

static void find_weights(struct kith_drawing *drawing)
{
	const kith_csr *ties = drawing->picture->ties;
	uint64_t count = ties->weight ? ties->start[ties->n] : 0;
	drawing->lightest = count ? INFINITY : 0;
	for (uint64_t e = 0; e < count; e++) {
		drawing->lightest = fmin(drawing->lightest, ties->weight[e]);
		drawing->heaviest = fmax(drawing->heaviest, ties->weight[e]);
	}
}

void kith_drawing_finish(struct kith_drawing *drawing)
{
	g_free(drawing->members);
	g_free(drawing->best);
	g_free(drawing->required);
	g_free(drawing->named);
	g_clear_pointer(&drawing->legend, g_array_unref);
	g_clear_pointer(&drawing->chances, g_array_unref);
	g_clear_pointer(&drawing->heads, g_array_unref);
	kith_labels_free(drawing->labels);
	kith_scene_free(drawing->scene);
	kith_font_free(drawing->font);
}

bool kith_drawing_init(
	struct kith_drawing *drawing, const struct kith_picture *picture, GError **error)
{
	*drawing = (struct kith_drawing){.picture = picture,
		.palette = kith_palette(picture->theme),
		.n = picture->graph->n,
		.chances = g_array_new(FALSE, FALSE, sizeof(struct kith_drawing_chance)),
		.heads = g_array_new(FALSE, FALSE, sizeof(struct kith_drawing_head)),
		.font = kith_font_new(picture->font, error)};
	if (!drawing->font || !count_groups(drawing, error)) {
		return false;
	}
	find_ranges(drawing);
	find_weights(drawing);
	return true;
}

static double area_of(const struct kith_picture_sheet *sheet)
{
	double width = sheet->box.right - sheet->box.left;
	return fmax(width * (sheet->box.bottom - sheet->box.top), 1);
}

double kith_sheet_radius(const struct kith_picture_sheet *sheet, size_t n, double share)
{
	double each = area_of(sheet) / ((double)MAX(n, 1) * G_PI);
	double middle = fmin(fmax(sqrt(0.035 * each), SMALLEST_MIDDLE), 9);
	middle = fmin(middle, sqrt(0.1 * each));
	return fmax(middle * (0.55 + 1.45 * sqrt(share)), sheet->hub * share);
}

double kith_drawing_hub(const struct kith_drawing *drawing)
{
	double area = area_of(&drawing->sheet), squares = 0;
	double hub = 2 * SMALLEST_MIDDLE;
	for (size_t i = 0; i < drawing->n; i++) {
		double share = fmax(drawing->picture->size[i], 0) / drawing->largest;
		squares += share > 0 ? share * share : 0;
	}
	bool dots = 0.1 * area < (double)drawing->n * G_PI * SMALLEST_MIDDLE * SMALLEST_MIDDLE;
	return dots && squares * G_PI * hub * hub < MOST_HUBS * area ? hub : 0;
}

void kith_drawing_write(
	struct kith_drawing *drawing, const double at[2], const struct kith_text_run *run)
{
	if (!*run->text) {
		return;
	}
	struct kith_extent extent =
		kith_font_measure(drawing->font, run->text, run->size, run->bold);
	struct kith_text_run written = *run;
	written.text = g_string_chunk_insert(drawing->scene->strings, run->text);
	written.x = (float)at[0];
	written.y = (float)(at[1] + extent.baseline);
	written.width = (float)extent.width;
	written.leftward = extent.leftward;
	written.alpha = run->alpha > 0 ? run->alpha : 1;
	g_array_append_val(drawing->scene->texts, written);
}

void kith_drawing_write_note(struct kith_drawing *drawing, const double middle[2], const char *text,
	double size, kith_colour colour)
{
	struct kith_extent extent = kith_font_measure(drawing->font, text, size, false);
	double high = extent.above + extent.below;
	struct kith_box box = {middle[0] - extent.width / 2, middle[1] - high / 2,
		middle[0] + extent.width / 2, middle[1] + high / 2};
	kith_labels_keep_out(drawing->labels, &box);
	kith_drawing_write(drawing, (double[2]){box.left, box.top + extent.above - extent.baseline},
		&(struct kith_text_run){.text = text,
			.size = (float)size,
			.halo = true,
			.anchor = 0.5F,
			.colour = colour});
}
