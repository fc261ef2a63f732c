/* Layout of very many people: each circle a sunflower, circles placed by the ties between them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/swarm.h"

#include <math.h>

#include "csr/quotient.h"

enum { MOST_CIRCLES = 1500 };

static const double GOLDEN_ANGLE = 2.39996322972865332, FILLED = 0.3;

/* The circles as discs on the sheet. */
struct swarm {
	const struct kith_layout *layout;
	struct kith_quotient quotient;
	double *x, *y, *radius; /* [circles] */
	uint32_t *seats;        /* [circles] taken so far */
	uint32_t *order;        /* [n] people, best-connected first */
};

static void swarm_finish(struct swarm *swarm)
{
	kith_quotient_finish(&swarm->quotient);
	g_free(swarm->x);
	g_free(swarm->y);
	g_free(swarm->radius);
	g_free(swarm->seats);
	g_free(swarm->order);
}

static bool swarm_init(struct swarm *swarm, const struct kith_layout *layout, GError **error)
{
	*swarm = (struct swarm){.layout = layout};
	if (!kith_quotient_init(
		    &swarm->quotient, layout->graph, layout->partition, MOST_CIRCLES, error)) {
		return false;
	}
	size_t k = swarm->quotient.graph->n;
	swarm->x = KITH_ARRAY(double, k, error);
	swarm->y = swarm->x ? KITH_ARRAY(double, k, error) : NULL;
	swarm->radius = swarm->y ? KITH_ARRAY(double, k, error) : NULL;
	swarm->seats = swarm->radius ? KITH_ARRAY(uint32_t, k, error) : NULL;
	swarm->order = swarm->seats ? KITH_ARRAY(uint32_t, layout->graph->n, error) : NULL;
	return swarm->order != NULL;
}

/* Gives every circle room by its people and a place by its ties. */
static bool place_circles(struct swarm *swarm, GError **error)
{
	const struct kith_layout *layout = swarm->layout;
	size_t k = swarm->quotient.graph->n, people = MAX(swarm->quotient.people_shown, 1);
	double each = FILLED * layout->width * layout->height / ((double)people * G_PI);
	for (size_t a = 0; a < k; a++) {
		swarm->radius[a] = sqrt(each * swarm->quotient.people[a]);
	}
	struct kith_layout circles = *layout;
	circles.graph = swarm->quotient.graph;
	circles.partition = NULL;
	circles.radius = swarm->radius;
	circles.kind = KITH_LAYOUT_AUTO;
	return kith_layout_place(&circles, swarm->x, swarm->y, error);
}

static gint best_first(gconstpointer a, gconstpointer b, gpointer data)
{
	const kith_csr *graph = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	uint32_t p = kith_csr_degree(graph, i), q = kith_csr_degree(graph, j);
	return p != q ? (p > q ? -1 : 1) : (i < j ? -1 : i > j);
}

/* Seats everybody in their circle, the best-connected inside; the rest along the lower edge. */
static void seat(struct swarm *swarm, double *x, double *y)
{
	const struct kith_layout *layout = swarm->layout;
	size_t n = layout->graph->n, k = swarm->quotient.graph->n, alone = 0;
	double others = (double)MAX(n - swarm->quotient.people_shown, 1);
	for (uint32_t i = 0; i < n; i++) {
		swarm->order[i] = i;
	}
	g_qsort_with_data(
		swarm->order, (gint)n, sizeof *swarm->order, best_first, (gpointer)layout->graph);
	for (size_t s = 0; s < n; s++) {
		uint32_t i = swarm->order[s], a = layout->partition->of[i];
		if (a >= k) {
			x[i] = layout->width * ((double)alone++ + 0.5) / others;
			y[i] = layout->height - layout->radius[i];
			continue;
		}
		double share = (swarm->seats[a] + 0.5) / swarm->quotient.people[a];
		double reach = 0.97 * swarm->radius[a] * sqrt(share);
		double angle = GOLDEN_ANGLE * swarm->seats[a]++;
		x[i] = swarm->x[a] + reach * cos(angle);
		y[i] = swarm->y[a] + reach * sin(angle);
	}
}

bool kith_layout_swarm(const struct kith_layout *layout, double *x, double *y, GError **error)
{
	struct swarm swarm;
	bool placed = swarm_init(&swarm, layout, error) && place_circles(&swarm, error);
	if (placed) {
		seat(&swarm, x, y);
	}
	swarm_finish(&swarm);
	return placed;
}
