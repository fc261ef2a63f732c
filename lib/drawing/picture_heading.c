/* The words around a picture: title, counts, caption, and a description for those who cannot see
 * it.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture_private.h"

#include <string.h>

enum { TITLE_SIZE = 28, COUNTS_SIZE = 16, ALONE_SIZE = 20, CAPTION_SIZE = 12 };

void kith_picture_count(GString *out, uint64_t count, const char *one, const char *many)
{
	g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, count);
	size_t length = strlen(digits);
	g_string_append(out, out->len ? " · " : "");
	for (size_t k = 0; k < length; k++) {
		g_string_append(out, k && (length - k) % 3 == 0 ? "," : "");
		g_string_append_c(out, digits[k]);
	}
	g_string_append_printf(out, " %s", count == 1 ? one : many);
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

static char *counts_of(const struct kith_drawing *drawing)
{
	const struct kith_picture *picture = drawing->picture;
	size_t events = 0;
	if (picture->counts) {
		return g_strdup(picture->counts);
	}
	for (size_t i = 0; picture->event && i < drawing->n; i++) {
		events += picture->event[i] != 0;
	}
	GString *counts = g_string_new("");
	kith_picture_count(counts, drawing->n - events, "person", "people");
	if (events) {
		kith_picture_count(counts, events, "event", "events");
	}
	kith_picture_count(counts, lines_of(picture->ties), "tie", "ties");
	if (drawing->circles) {
		kith_picture_count(counts, drawing->circles, "circle", "circles");
	}
	return g_string_free(counts, FALSE);
}

static void write_heading(struct kith_drawing *drawing, const char *counts)
{
	const struct kith_picture *picture = drawing->picture;
	double left = drawing->sheet.box.left, room = picture->width - 2 * left;
	const char *first = picture->title ? picture->title : counts;
	double size = picture->title ? TITLE_SIZE : ALONE_SIZE;
	g_autofree char *head = kith_type_cut(drawing->type, first, size, room * 0.95);
	double at[2] = {left, picture->title ? 18 : 20};
	kith_drawing_write(drawing, at,
		&(struct kith_words){.text = head,
			.size = (float)size,
			.bold = true,
			.colour = drawing->palette->ink});
	if (picture->title) {
		at[1] = 56;
		kith_drawing_write(drawing, at,
			&(struct kith_words){.text = counts,
				.size = COUNTS_SIZE,
				.colour = drawing->palette->muted});
	}
	if (picture->caption) {
		g_autofree char *caption =
			kith_type_cut(drawing->type, picture->caption, CAPTION_SIZE, room);
		at[1] = picture->height - 30;
		kith_drawing_write(drawing, at,
			&(struct kith_words){.text = caption,
				.size = CAPTION_SIZE,
				.colour = drawing->palette->muted});
	}
}

/* What a screen reader says of the picture. */
static void describe(struct kith_drawing *drawing, const char *counts)
{
	kith_scene *scene = drawing->scene;
	scene->title = g_strdup(drawing->picture->title ? drawing->picture->title : counts);
	GString *words = g_string_new("A web of ");
	g_string_append_printf(words, "%s.", counts);
	size_t named = MIN(drawing->circles, drawing->palette->hue_count);
	for (uint32_t g = 0; g < named && !drawing->picture->value; g++) {
		g_autofree char *name = kith_drawing_group_name(drawing, g);
		g_string_append_printf(words, "%s%s", g ? ", " : " Circles: ", name);
	}
	g_string_append(words, named && !drawing->picture->value ? "." : "");
	scene->description = g_string_free(words, FALSE);
}

void kith_drawing_heading(struct kith_drawing *drawing)
{
	g_autofree char *counts = counts_of(drawing);
	write_heading(drawing, counts);
	describe(drawing, counts);
}
