/* Small networks for the tests: by hand, by chance, and read from disk where they are. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TEST_NETWORKS_H
#define KITH_TEST_NETWORKS_H

#include "csr/csr.h"
#include "base/random.h"

#include <stdlib.h>
#include <string.h>

/* A network of `m` ties given as pairs of ends; `value` NULL: all ties count 1. */
static inline kith_csr *network_of(
	size_t n, size_t m, const uint32_t (*ends)[2], const double *value, bool directed)
{
	g_autofree uint32_t *source = g_new(uint32_t, m + 1), *target = g_new(uint32_t, m + 1);
	g_autofree uint8_t *one_way = g_new(uint8_t, m + 1);
	for (size_t r = 0; r < m; r++) {
		source[r] = ends[r][0];
		target[r] = ends[r][1];
		one_way[r] = 1;
	}
	struct kith_arcs arcs = {n, m, source, target, NULL, value, directed ? one_way : NULL};
	return kith_csr_new(&arcs, NULL);
}

/* `m` ties between anybody and anybody, loops and repeats included. */
static inline kith_csr *network_by_chance(
	struct kith_random *random, size_t n, size_t m, bool weighted, bool directed)
{
	g_autofree uint32_t *ends = g_new(uint32_t, 2 * m + 2);
	g_autofree double *value = g_new(double, m + 1);
	for (size_t r = 0; r < m; r++) {
		ends[2 * r] = (uint32_t)kith_random_below(random, n);
		ends[2 * r + 1] = (uint32_t)kith_random_below(random, n);
		value[r] = 0.25 * (double)(1 + kith_random_below(random, 12));
	}
	return network_of(
		n, m, (const uint32_t(*)[2])(void *)ends, weighted ? value : NULL, directed);
}

static const uint32_t karate_ties[78][2] = {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {0, 6}, {0, 7},
	{0, 8}, {0, 10}, {0, 11}, {0, 12}, {0, 13}, {0, 17}, {0, 19}, {0, 21}, {0, 31}, {1, 2},
	{1, 3}, {1, 7}, {1, 13}, {1, 17}, {1, 19}, {1, 21}, {1, 30}, {2, 3}, {2, 7}, {2, 8}, {2, 9},
	{2, 13}, {2, 27}, {2, 28}, {2, 32}, {3, 7}, {3, 12}, {3, 13}, {4, 6}, {4, 10}, {5, 6},
	{5, 10}, {5, 16}, {6, 16}, {8, 30}, {8, 32}, {8, 33}, {9, 33}, {13, 33}, {14, 32}, {14, 33},
	{15, 32}, {15, 33}, {18, 32}, {18, 33}, {19, 33}, {20, 32}, {20, 33}, {22, 32}, {22, 33},
	{23, 25}, {23, 27}, {23, 29}, {23, 32}, {23, 33}, {24, 25}, {24, 27}, {24, 31}, {25, 31},
	{26, 29}, {26, 33}, {27, 33}, {28, 31}, {28, 33}, {29, 32}, {29, 33}, {30, 32}, {30, 33},
	{31, 32}, {31, 33}, {32, 33}};

/* Zachary's karate club (1977), people from 0. */
static inline kith_csr *network_karate(void)
{
	return network_of(34, 78, karate_ties, NULL, false);
}

/* `count` cliques of `size` people, on a ring where one tie leads from each to the next. */
static inline kith_csr *network_of_cliques(uint32_t count, uint32_t size)
{
	size_t m = 0;
	g_autofree uint32_t(*ends)[2] = g_malloc((count * size * size + count) * sizeof *ends);
	for (uint32_t clique = 0; clique < count; clique++) {
		for (uint32_t i = 0; i < size; i++) {
			for (uint32_t j = i + 1; j < size; j++, m++) {
				ends[m][0] = size * clique + i;
				ends[m][1] = size * clique + j;
			}
		}
		ends[m][0] = size * clique;
		ends[m++][1] = (size * clique + size + size / 2) % (count * size);
	}
	return network_of((size_t)count * size, m, (const uint32_t(*)[2])(void *)ends, NULL, false);
}

/* A network from a folder of reference data beside the checkout, and a known grouping of it. */
struct reference {
	kith_csr *csr;
	GHashTable *number; /* of a person's name */
	uint32_t *cell;     /* [n] the last column of nodes.csv, numbered from 1; 0: empty */
	size_t cells;       /* highest number in cell, and one more */
};

static inline char *reference_text(const char *folder, const char *file)
{
	g_autofree char *path = g_build_filename("..", "shared", "oracles", folder, file, NULL);
	char *text = NULL;
	return g_file_get_contents(path, &text, NULL, NULL) ? text : NULL;
}

static inline uint32_t reference_person(struct reference *reference, const char *name)
{
	if (!g_hash_table_contains(reference->number, name)) {
		guint next = g_hash_table_size(reference->number);
		g_hash_table_insert(reference->number, g_strdup(name), GUINT_TO_POINTER(next));
	}
	return GPOINTER_TO_UINT(g_hash_table_lookup(reference->number, name));
}

/* The cells of a line, in place; quotes around a cell are taken off. Returns how many. */
static inline size_t reference_cells(char *line, char *cell[8])
{
	size_t count = 0;
	bool more = true;
	while (more && count < 8) {
		char *end = line + strcspn(line, ",");
		cell[count] = line;
		if (*line == '"') {
			cell[count] = line + 1;
			end = strchr(line + 1, '"');
			*end++ = '\0';
		}
		count++;
		more = *end == ',';
		*end = '\0';
		line = end + 1;
	}
	return count;
}

/* Every line of nodes.csv is a person; its last column is what groups them. */
static inline void reference_people(struct reference *reference, char **lines)
{
	g_autoptr(GHashTable) cells = g_hash_table_new(g_str_hash, g_str_equal);
	reference->cell = g_new0(uint32_t, g_strv_length(lines) + 1);
	reference->cells = 1;
	for (size_t i = 1; lines[i] && lines[i][0]; i++) {
		char *cell[8];
		char *last = cell[reference_cells(lines[i], cell) - 1];
		uint32_t person = reference_person(reference, cell[0]);
		gpointer known = g_hash_table_lookup(cells, last);
		if (last[0] && !known) {
			known = GUINT_TO_POINTER(reference->cells++);
			g_hash_table_insert(cells, last, known);
		}
		reference->cell[person] = GPOINTER_TO_UINT(known);
	}
}

/* False where the data is not there. */
static inline bool reference_read(struct reference *reference, const char *folder, bool weighted)
{
	g_autofree char *nodes = reference_text(folder, "nodes.csv");
	g_autofree char *edges = reference_text(folder, "edges.csv");
	if (!nodes || !edges) {
		return false;
	}
	g_auto(GStrv) people = g_strsplit(nodes, "\n", -1);
	g_auto(GStrv) rows = g_strsplit(edges, "\n", -1);
	reference->number = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	reference_people(reference, people);
	size_t m = 0, count = g_strv_length(rows);
	g_autofree uint32_t *ends = g_new(uint32_t, 2 * count);
	g_autofree double *value = g_new(double, count);
	for (size_t i = 1; rows[i] && rows[i][0]; i++, m++) {
		char *cell[8];
		reference_cells(rows[i], cell);
		ends[2 * m] = reference_person(reference, cell[0]);
		ends[2 * m + 1] = reference_person(reference, cell[1]);
		value[m] = weighted ? g_ascii_strtod(cell[2], NULL) : 1;
	}
	reference->csr = network_of(g_hash_table_size(reference->number), m,
		(const uint32_t(*)[2])(void *)ends, weighted ? value : NULL, false);
	return true;
}

static inline void reference_finish(struct reference *reference)
{
	kith_csr_free(reference->csr);
	g_hash_table_destroy(reference->number);
	g_free(reference->cell);
}

#endif
