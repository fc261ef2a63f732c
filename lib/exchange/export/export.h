/* From a graph to the files of other tools. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_EXPORT_H
#define KITH_EXPORT_H

#include <stdio.h>

#include "graph/network.h"

/* What a format is called, how its files end, and what it is: the list ends with a NULL name. */
struct kith_export_name {
	const char *name, *ending, *says;
};
const struct kith_export_name *kith_export_names(void);

/*
 * Writes the network's graph, row by row, in the format of that name: people with names and
 * attributes, ties with weights, attributes and directions, as far as the format holds them.
 *
 * nodes   for `gephi`, whose people are a table of their own: where that goes; NULL: nowhere
 * losses  what the format does not hold (char *), added; may be NULL
 *
 * Write errors stay in `out` (ferror). Fails with KITH_ERROR_USAGE when there is no such format.
 */
bool kith_export_write(const kith_network *network, const char *format, FILE *out, FILE *nodes,
	GPtrArray *losses, GError **error);

/* What turns names into pseudonyms, and back for whoever has it. */
struct kith_pseudonyms {
	GHashTable *of; /* char * to char *: by name the pseudonyms there are; new ones are added */
	char *salt;     /* makes the order one that the names alone do not tell; NULL: drawn, out */
	uint64_t seed;
};

/*
 * Gives everyone a pseudonym (P1, P2, …) in an order by chance, drops columns that would tell who
 * they are (by their title, or because a cell or the title itself holds a name, an address or a
 * page), and puts people in the order of their pseudonyms. A name of several words is known in any
 * case and order: ANN SMITH is Smith, Ann.
 *
 * dropped  names of the columns dropped (char *), added
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_export_pseudonyms(
	kith_graph *graph, struct kith_pseudonyms *known, GPtrArray *dropped, GError **error);

#endif
