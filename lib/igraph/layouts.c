/* igraph's classic layouts. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "igraph/bridge.h"

#include "igraph/enter.h"

#include <string.h>

/* One drawing under way. */
struct drawing {
	const struct layout *layout;
	const kith_csr *csr;
	struct kith_igraph_graph network;
	igraph_matrix_t places; /* [n, 2] */
	double *x, *y;          /* [n] out */
};

struct layout {
	const char *name;
	igraph_error_t (*place)(struct drawing *drawing);
	bool square; /* needs a number for every pair of people */
};

static igraph_error_t place_fr(struct drawing *drawing)
{
	return igraph_layout_fruchterman_reingold(&drawing->network.graph, &drawing->places, false,
		500, sqrt((double)drawing->csr->n), IGRAPH_LAYOUT_AUTOGRID,
		drawing->network.weights, NULL, NULL, NULL, NULL);
}

static igraph_error_t place_kk(struct drawing *drawing)
{
	igraph_vector_t *length = &drawing->network.strength;
	kith_igraph_int n = (kith_igraph_int)drawing->csr->n;
	for (kith_igraph_int t = 0; t < igraph_vector_size(length); t++) {
		VECTOR(*length)[t] = 1 / VECTOR(*length)[t];
	}
	return igraph_layout_kamada_kawai(&drawing->network.graph, &drawing->places, false, 50 * n,
		0, (double)MAX(n, 1), length, NULL, NULL, NULL, NULL);
}

static igraph_error_t place_mds(struct drawing *drawing)
{
	return igraph_layout_mds(&drawing->network.graph, &drawing->places, NULL, 2);
}

/* The cooling and the weights of the five aims are the authors'; the density is of the network. */
static igraph_error_t place_dh(struct drawing *drawing)
{
	double n = (double)drawing->csr->n;
	double density = n > 1 ? 2 * (double)kith_csr_ties(drawing->csr) / (n * (n - 1)) : 0;
	return igraph_layout_davidson_harel(&drawing->network.graph, &drawing->places, false, 10,
		(kith_igraph_int)MAX(10, log2(MAX(n, 1))), 0.75, 1, 0, density / 10,
		1 - sqrt(density), 0.2 * (1 - density));
}

static igraph_error_t place_gem(struct drawing *drawing)
{
	double n = (double)drawing->csr->n;
	return igraph_layout_gem(&drawing->network.graph, &drawing->places, false,
		(kith_igraph_int)MIN(40 * n * n, 4e6), MAX(n, 1), 0.1, sqrt(MAX(n, 1)));
}

static igraph_error_t place_graphopt(struct drawing *drawing)
{
	return igraph_layout_graphopt(
		&drawing->network.graph, &drawing->places, 500, 0.001, 30, 0, 1, 5, false);
}

static igraph_error_t place_tree(struct drawing *drawing)
{
	return igraph_layout_reingold_tilford(
		&drawing->network.graph, &drawing->places, IGRAPH_ALL, NULL, NULL);
}

static igraph_error_t place_circle(struct drawing *drawing)
{
	return igraph_layout_circle(&drawing->network.graph, &drawing->places, igraph_vss_all());
}

/* In the middle stands whoever has most ties. */
static igraph_error_t place_star(struct drawing *drawing)
{
	size_t centre = 0;
	for (size_t i = 1; i < drawing->csr->n; i++) {
		if (kith_csr_degree(drawing->csr, i) > kith_csr_degree(drawing->csr, centre)) {
			centre = i;
		}
	}
	return igraph_layout_star(
		&drawing->network.graph, &drawing->places, (kith_igraph_int)centre, NULL);
}

static igraph_error_t place_grid(struct drawing *drawing)
{
	return igraph_layout_grid(&drawing->network.graph, &drawing->places, 0);
}

static igraph_error_t place_random(struct drawing *drawing)
{
	return igraph_layout_random(&drawing->network.graph, &drawing->places);
}

static const struct layout layouts[] = {
	{"fr", place_fr, false},
	{"kk", place_kk, true},
	{"mds", place_mds, true},
	{"dh", place_dh, false},
	{"gem", place_gem, false},
	{"graphopt", place_graphopt, false},
	{"tree", place_tree, false},
	{"circle", place_circle, false},
	{"star", place_star, false},
	{"grid", place_grid, false},
	{"random", place_random, false},
};

static igraph_error_t place_people(void *data)
{
	struct drawing *drawing = data;
	size_t n = drawing->csr->n;
	IGRAPH_CHECK(kith_igraph_build(drawing->csr, NULL, n, &drawing->network));
	IGRAPH_CHECK(igraph_matrix_init(&drawing->places, (kith_igraph_int)n, 2));
	IGRAPH_FINALLY(igraph_matrix_destroy, &drawing->places);
	IGRAPH_CHECK(drawing->layout->place(drawing));
	for (size_t i = 0; i < n; i++) {
		drawing->x[i] = MATRIX(drawing->places, (kith_igraph_int)i, 0);
		drawing->y[i] = MATRIX(drawing->places, (kith_igraph_int)i, 1);
	}
	return IGRAPH_SUCCESS;
}

static const struct layout *layout_find(const char *name, GError **error)
{
	g_autoptr(GString) names = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(layouts); i++) {
		if (strcmp(layouts[i].name, name) == 0) {
			return &layouts[i];
		}
		g_string_append_printf(names, "%s%s", i ? ", " : "", layouts[i].name);
	}
	kith_fail(error, KITH_ERROR_USAGE, "there is no layout \"%s\"; choose one of %s", name,
		names->str);
	return NULL;
}

bool kith_igraph_layout(
	const kith_csr *csr, const char *name, uint64_t seed, double *x, double *y, GError **error)
{
	struct drawing drawing = {.layout = layout_find(name, error), .csr = csr, .x = x, .y = y};
	if (!drawing.layout) {
		return false;
	}
	if (csr->n <= 1) { /* some layouts refuse one person */
		memset(x, 0, csr->n * sizeof *x);
		memset(y, 0, csr->n * sizeof *y);
		return true;
	}
	size_t bytes = kith_igraph_bytes(csr);
	if (drawing.layout->square) {
		bytes += 3 * sizeof(double) * csr->n * csr->n;
	}
	return kith_igraph_enter(bytes, seed, place_people, &drawing, error);
}
