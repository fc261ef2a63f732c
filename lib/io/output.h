/* Where a tool writes: standard output, or a file that appears only once it is whole. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_OUTPUT_H
#define KITH_OUTPUT_H

#include <stdio.h>
#include <sys/types.h>

#include "base/error.h"

/*
 * A file being written. A regular file is written under another name beside its own and renamed by
 * kith_output_close, so that a failure leaves the old file as it was; a device or pipe is written
 * straight. The unfinished file is also removed when a signal ends the program.
 */
typedef struct kith_output {
	FILE *stream;
	char *path;       /* as given; "standard output" */
	char *target;     /* what the finished file is renamed to, or NULL */
	char *unfinished; /* its name until then, or NULL */
	mode_t mode;      /* permissions of the finished file; until then it is its owner's alone */
} kith_output;

/*
 * Opens `path` for writing; NULL or "-" is standard output.
 *
 * Fails with KITH_ERROR_SYSTEM, naming the file and the reason.
 */
kith_output *kith_output_open(const char *path, GError **error);

/*
 * Brings everything written to the disk, and ends the writing; a file does not have its name yet.
 * Nothing more happens when it is done again.
 *
 * Fails with KITH_ERROR_SYSTEM when anything could not be written.
 */
bool kith_output_finish(kith_output *output, GError **error);

/*
 * kith_output_finish, and brings the file to its name. The output is still to be freed.
 *
 * Fails with KITH_ERROR_SYSTEM when anything could not be written.
 */
bool kith_output_close(kith_output *output, GError **error);

/* Removes all unfinished files, for a program that ends at once; safe in a signal handler. */
void kith_output_abandon(void);

/* Drops what was not closed, the unfinished file with it. Takes NULL. */
void kith_output_free(kith_output *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_output, kith_output_free)

#endif
