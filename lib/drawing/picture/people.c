/* The people of a picture: discs, squares for events, rings and glow. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture/people.h"

enum { GLOWING = 5000, FEW_PEOPLE = 300, MANY_PEOPLE = 8000 };

static const float GLOW_REACH = 3.6F, GLOW_LIGHT = 0.3F;

static struct kith_disc disc_of(const struct kith_drawing *drawing, size_t i)
{
	const struct kith_picture *picture = drawing->picture;
	double at[2];
	kith_drawing_place(drawing, i, at);
	kith_colour fill = kith_drawing_fill(drawing, i);
	return (struct kith_disc){.x = (float)at[0],
		.y = (float)at[1],
		.radius = (float)picture->radius[i],
		.fill = fill,
		.rim = kith_colour_mix(fill, drawing->palette->dark ? 0x000000 : 0x101828, 0.38),
		.rim_width = drawing->n < FEW_PEOPLE    ? 1
			     : drawing->n < MANY_PEOPLE ? 0.4F
							: 0.2F,
		.alpha = kith_drawing_highlighted(drawing, i) && kith_drawing_is_there(drawing, i)
				 ? 1
				 : (float)KITH_DRAWING_FADED,
		.square = picture->event && picture->event[i],
		.mark = (uint8_t)(drawing->marked ? kith_drawing_look(drawing, i).mark
						  : KITH_MARK_NONE),
		.person = (uint32_t)i,
		.title = picture->name
				 ? g_string_chunk_insert(drawing->scene->strings, picture->name[i])
				 : NULL};
}

static void add(kith_scene *scene, const struct kith_disc *disc)
{
	scene->discs[scene->disc_count++] = *disc;
}

/* Faded people first, then colour by colour. */
static gint by_paint(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct kith_drawing *drawing = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	int highlighted =
		kith_drawing_highlighted(drawing, i) - kith_drawing_highlighted(drawing, j);
	kith_colour p = kith_drawing_fill(drawing, i), q = kith_drawing_fill(drawing, j);
	if (highlighted || p != q) {
		return highlighted ? highlighted : (p < q ? -1 : 1);
	}
	return i < j ? -1 : i > j;
}

/* Light that fades outwards. */
static void add_glow(struct kith_drawing *drawing, uint32_t i)
{
	struct kith_disc light = disc_of(drawing, i);
	light.radius *= GLOW_REACH;
	light.alpha *= GLOW_LIGHT;
	light.glow = 1;
	light.rim_width = 0;
	light.mark = KITH_MARK_NONE;
	light.title = NULL;
	light.person = KITH_NOBODY;
	add(drawing->scene, &light);
}

/* The rings of each kind, the outer one first. */
static const struct ring {
	float gap, width; /* gap: 0 where there is no ring */
} rings[][2] = {[KITH_RING_NONE] = {{0, 0}, {0, 0}},
	[KITH_RING_PLAIN] = {{4.5F, 2.2F}, {0, 0}},
	[KITH_RING_ASKS] = {{6, 5}, {0, 0}},
	[KITH_RING_REACHED] = {{8.5F, 1.8F}, {4.5F, 1.8F}}};

static enum kith_ring ring_of(const struct kith_drawing *drawing, size_t i)
{
	const uint8_t *ringed = drawing->picture->ringed;
	return ringed ? (enum kith_ring)ringed[i] : KITH_RING_NONE;
}

double kith_picture_ring_width(enum kith_ring ring)
{
	return rings[ring][0].gap + rings[ring][0].width / 2;
}

double kith_drawing_ring_width(const struct kith_drawing *drawing, size_t person)
{
	return kith_picture_ring_width(ring_of(drawing, person));
}

void kith_drawing_add_rings(
	struct kith_drawing *drawing, enum kith_ring kind, const struct kith_disc *disc)
{
	for (int k = 0; k < 2 && rings[kind][k].gap > 0; k++) {
		struct kith_disc ring = *disc;
		ring.radius += rings[kind][k].gap;
		ring.fill = drawing->palette->background;
		ring.rim = drawing->palette->accent;
		ring.rim_width = rings[kind][k].width;
		ring.mark = KITH_MARK_NONE;
		ring.alpha = 1;
		ring.title = NULL;
		ring.person = KITH_NOBODY;
		add(drawing->scene, &ring);
	}
}

static bool glows(const struct kith_drawing *drawing)
{
	return drawing->picture->theme == KITH_THEME_SHIMMER && drawing->n <= GLOWING;
}

size_t kith_drawing_people_discs(const struct kith_drawing *drawing)
{
	size_t most = 0;
	for (size_t i = 0; i < drawing->n; i++) {
		most += ring_of(drawing, i) != KITH_RING_NONE ? 2 : 0;
	}
	return drawing->n * (glows(drawing) ? 2 : 1) + most;
}

bool kith_drawing_add_people(struct kith_drawing *drawing, GError **error)
{
	uint32_t n = (uint32_t)drawing->n;
	g_autofree uint32_t *order = KITH_ARRAY(uint32_t, n, error);
	if (!order) {
		return false;
	}
	for (uint32_t i = 0; i < n; i++) {
		order[i] = i;
	}
	g_qsort_with_data(order, (gint)n, sizeof *order, by_paint, drawing);
	for (uint32_t k = 0; glows(drawing) && k < n; k++) {
		add_glow(drawing, order[k]);
	}
	for (uint32_t i = 0; i < n; i++) {
		struct kith_disc disc = disc_of(drawing, i);
		kith_drawing_add_rings(drawing, ring_of(drawing, i), &disc);
	}
	for (uint32_t k = 0; k < n; k++) {
		struct kith_disc disc = disc_of(drawing, order[k]);
		add(drawing->scene, &disc);
	}
	return true;
}
