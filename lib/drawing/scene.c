/* What is drawn, once, in picture units: SVG, PNG and PDF all show this. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/scene.h"

#include "base/memory.h"

#include <math.h>

static void area_clear(gpointer data)
{
	struct kith_area *area = data;
	g_free(area->x);
	g_free(area->y);
}

kith_scene *kith_scene_new(size_t lines, size_t discs, GError **error)
{
	g_autoptr(kith_scene) scene = g_new0(kith_scene, 1);
	scene->lines = KITH_ARRAY(struct kith_line, lines, error);
	scene->discs = scene->lines ? KITH_ARRAY(struct kith_disc, discs, error) : NULL;
	scene->areas = g_array_new(FALSE, FALSE, sizeof(struct kith_area));
	g_array_set_clear_func(scene->areas, area_clear);
	scene->leaders = g_array_new(FALSE, FALSE, sizeof(struct kith_line));
	scene->texts = g_array_new(FALSE, FALSE, sizeof(struct kith_text_run));
	scene->groups = g_ptr_array_new_with_free_func(g_free);
	scene->strings = g_string_chunk_new(4096);
	return scene->discs ? g_steal_pointer(&scene) : NULL;
}

void kith_scene_free(kith_scene *scene)
{
	if (!scene) {
		return;
	}
	g_free(scene->title);
	g_free(scene->description);
	g_free(scene->creator);
	g_free(scene->font);
	g_free(scene->lines);
	g_free(scene->discs);
	g_array_free(scene->areas, TRUE);
	g_array_free(scene->leaders, TRUE);
	g_array_free(scene->texts, TRUE);
	g_ptr_array_unref(scene->groups);
	g_string_chunk_free(scene->strings);
	g_free(scene);
}

void kith_line_control(const struct kith_line *line, double control[2])
{
	double dx = line->x1 - line->x0, dy = line->y1 - line->y0;
	control[0] = line->x0 + dx / 2 - line->bend * dy;
	control[1] = line->y0 + dy / 2 + line->bend * dx;
}

void kith_line_shaft(const struct kith_line *line, double control[2], double end[2])
{
	kith_line_control(line, control);
	end[0] = line->x1;
	end[1] = line->y1;
	double dx = end[0] - control[0], dy = end[1] - control[1];
	double speed = 2 * hypot(dx, dy); /* of a quadratic curve where it ends */
	if (!line->arrow || speed <= 0) {
		return;
	}
	/* the first part of the curve, cut in two by de Casteljau; half a unit within the head */
	double part = fmax(1 - (line->arrow - 0.5) / speed, 0);
	double from[2] = {line->x0, line->y0};
	for (int k = 0; k < 2; k++) {
		double second = control[k] + part * (end[k] - control[k]);
		control[k] = from[k] + part * (control[k] - from[k]);
		end[k] = control[k] + part * (second - control[k]);
	}
}

bool kith_line_head(const struct kith_line *line, double corners[6])
{
	double control[2];
	kith_line_control(line, control);
	double dx = line->x1 - control[0], dy = line->y1 - control[1];
	double length = hypot(dx, dy), size = line->arrow;
	if (!line->arrow || length <= 0) {
		return false;
	}
	dx *= size / length;
	dy *= size / length;
	corners[0] = line->x1;
	corners[1] = line->y1;
	corners[2] = line->x1 - dx - 0.38 * dy;
	corners[3] = line->y1 - dy + 0.38 * dx;
	corners[4] = line->x1 - dx + 0.38 * dy;
	corners[5] = line->y1 - dy - 0.38 * dx;
	return true;
}

bool kith_line_same_pen(const struct kith_line *a, const struct kith_line *b)
{
	return a->colour == b->colour && a->alpha == b->alpha && a->dashed == b->dashed;
}

double kith_glow_at(double share)
{
	double left = 1 - share * share;
	return left * left * left;
}
