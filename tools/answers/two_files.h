/* Two files that are told apart, read one after the other. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TWO_FILES_H
#define KITH_TWO_FILES_H

#include "cli/tool.h"

/*
 * Reads both files of the job, in each of which people go by the names that --aliases gives them.
 *
 * graphs  out, NULL where it fails; to be freed
 *
 * Fails as kith_graph_read.
 */
bool kith_two_files_read(struct kith_job *job, const struct kith_reading *reading,
	kith_graph *graphs[2], GPtrArray *notes, GError **error);

/*
 * Notes what may have been meant otherwise: ties that have directions in one of them only, and
 * people of one file whose names are those of the other but for case.
 *
 * whole  the two united
 */
void kith_two_files_note(const struct kith_job *job, kith_graph *const graphs[2],
	const kith_graph *whole, GPtrArray *notes);

#endif
