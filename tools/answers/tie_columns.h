/* The columns of kith ties. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TIE_COLUMNS_H
#define KITH_TIE_COLUMNS_H

#include "answers/fields.h"
#include "answers/tie_findings.h"

/* What the cells are made of. */
struct kith_tie_view {
	const kith_graph *graph;
	const struct kith_tie_findings *findings;
};

/* Adds them to `fields`; `directed`: a column says of every tie that it is. All is borrowed. */
void kith_tie_columns_add(GArray *fields, const struct kith_tie_view *view, bool directed);

#endif
