/* What kith ties finds out about every merged tie. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TIE_FINDINGS_H
#define KITH_TIE_FINDINGS_H

#include "measures/betweenness.h"
#include "measures/components.h"
#include "cli/tool.h"

/* One array an answer's column, [count] each unless said otherwise. */
struct kith_tie_findings {
	size_t count;
	size_t rows;               /* ties that are kept */
	uint8_t *kept;             /* 1 for each of them; NULL: all */
	uint32_t *source, *target; /* as first met */
	double *weight;
	uint64_t *pair; /* number of the tie among people tied either way, in network->both */
	uint32_t *shared;
	double *overlap, *span, *dispersion, *backbone;
	uint32_t *across; /* UINT32_MAX where one end has no group */
	const char **kinds;
	uint8_t *tie_class;
	uint32_t *side; /* people on the smaller side of a bridge; 0: none */
	uint8_t *directed;
	uint8_t *reciprocated; /* NULL unless found */
	uint32_t *simmelian; /* people in a reciprocated three with both ends; NULL unless found */
	struct kith_betweenness betweenness;
};

/*
 * Fills everything but betweenness and what is found on request.
 *
 * findings  out, to be finished
 */
bool kith_tie_findings_find(
	struct kith_job *job, struct kith_tie_findings *findings, GError **error);

/* Finds which ties are reciprocated and Simmelian. Fails with KITH_ERROR_SYSTEM. */
bool kith_tie_findings_find_reciprocity(
	struct kith_job *job, struct kith_tie_findings *findings, GError **error);

/*
 * Keeps the ties whose backbone is below `alpha`, and says how many; with -g the graph's other rows
 * are dropped. Fails with KITH_ERROR_SYSTEM.
 */
bool kith_tie_findings_keep_backbone(
	struct kith_job *job, double alpha, struct kith_tie_findings *findings, GError **error);

/* Takes one that failed half way, too. */
void kith_tie_findings_finish(struct kith_tie_findings *findings);

/*
 * The order of the ties kept by what they hold together: bridges by the size of the smaller side,
 * local bridges by span, then by betweenness; pendant ties last, equals by name. [rows], to be
 * freed.
 */
size_t *kith_tie_findings_order(
	const struct kith_tie_findings *findings, const kith_graph *graph, GError **error);

#endif
