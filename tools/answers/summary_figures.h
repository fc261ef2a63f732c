/* The figures of kith summary. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_SUMMARY_FIGURES_H
#define KITH_SUMMARY_FIGURES_H

#include "cli/tool.h"

/* Figures in the order they are printed. */
struct kith_summary {
	GPtrArray *name; /* of char * */
	GArray *value;   /* of double; NAN: does not exist */
};

struct kith_summary *kith_summary_new(void);
void kith_summary_free(struct kith_summary *summary);

/* Measures the network of the job. */
bool kith_summary_measure(struct kith_job *job, struct kith_summary *summary, GError **error);

#endif
