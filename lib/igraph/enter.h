/* How the igraph_bridge files enter igraph; the one header that includes igraph.h. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IGRAPH_BRIDGE_INSIDE_H
#define KITH_IGRAPH_BRIDGE_INSIDE_H

#include "csr/csr.h"

#include <igraph.h>

#define KITH_IGRAPH_1 (IGRAPH_VERSION_MAJOR >= 1)
#if KITH_IGRAPH_1
typedef igraph_int_t kith_igraph_int;
#else
typedef igraph_integer_t kith_igraph_int;
#endif

/* Work done in igraph's own style: IGRAPH_CHECK and IGRAPH_FINALLY, returning its error code. */
typedef igraph_error_t (*kith_igraph_work)(void *data);

/*
 * Does `work` with igraph to itself, its chance seeded and kith's handlers in place. What `work`
 * leaves on igraph's stack of things to destroy is destroyed.
 *
 * bytes  memory that will be needed beside the CSR: asked for, and given back, before work begins
 *
 * Fails with KITH_ERROR_SYSTEM when memory runs out, else KITH_ERROR_NO_ANSWER with igraph's
 * reason.
 */
bool kith_igraph_enter(
	size_t bytes, uint64_t seed, kith_igraph_work work, void *data, GError **error);

/* A graph of igraph's with the strengths of its ties. */
struct kith_igraph_graph {
	igraph_t graph;
	igraph_vector_t strength;       /* [ties], in igraph's edge order */
	const igraph_vector_t *weights; /* &strength, or NULL where every tie counts 1 */
};

/*
 * Builds igraph's graph inside work; it is left on igraph's stack, to be destroyed at the end.
 *
 * number  [csr->n] each person's number in igraph, KITH_NOBODY for those left out (who must have
 *         no ties); NULL: everybody as they are
 * count   people in igraph's graph
 */
igraph_error_t kith_igraph_build(
	const kith_csr *csr, const uint32_t *number, size_t count, struct kith_igraph_graph *built);

/* Memory of igraph's graph and the usual working space of its algorithms on it, in bytes. */
size_t kith_igraph_bytes(const kith_csr *csr);

#endif
