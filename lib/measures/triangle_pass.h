/* The pass over all triangles behind kith_triangles_find: sums by slot of the forward graph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TRIANGLE_PASS_H
#define KITH_TRIANGLE_PASS_H

#include "csr/forward.h"

/* What is known of a person before a weighted pass. */
struct kith_triangle_person {
	double per_strength; /* 1 / s */
	double per_peak;     /* 1 / largest weight */
	double scale; /* what 1 is in the fixed point of T, unless the tie's other end's is larger
		       */
	double share; /* what 1 is in the fixed point of R */
};

/* The same for a pass without weights, and what it sums up. */
struct kith_triangle_plain {
	uint64_t inverse;    /* 1/k in fixed point */
	uint64_t redundancy; /* R, a whole number */
};

/* A pass and what it finds. */
struct kith_triangle_pass {
	const kith_forward *forward;
	uint32_t *shared;                    /* [ties] */
	uint64_t *through;                   /* [ties] T in fixed point; NULL without holes */
	double *weight;                      /* [ties]; NULL without weights */
	struct kith_triangle_plain *plain;   /* [n] with holes, without weights */
	double unit;                         /* what 1 of `through` is worth; without weights */
	uint64_t *redundancy;                /* [n] R in fixed point; with weights */
	struct kith_triangle_person *person; /* [n] with weights */
};

/*
 * Visits all triangles of pass->forward, everything else in the pass being empty; `holes` asks for
 * T and R. Fails with KITH_ERROR_SYSTEM; to be finished either way.
 */
bool kith_triangle_pass_run(struct kith_triangle_pass *pass, bool holes, GError **error);

/* Frees what the pass holds, but not the forward graph. */
void kith_triangle_pass_finish(struct kith_triangle_pass *pass);

#endif
