/* Errors that say what is wrong, where, and what to do. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ERROR_H
#define KITH_ERROR_H

#include <stdbool.h>

#include <glib.h>

/*
 * What went wrong, and at once the exit status of the tool it happened in.
 */
enum kith_error {
	KITH_ERROR_NO_ANSWER = 1, /* the question has no answer in this network */
	KITH_ERROR_USAGE = 2,     /* option, person or column named on the command line */
	KITH_ERROR_DATA = 3,      /* the data is bad */
	KITH_ERROR_SYSTEM = 4,    /* a file could not be read or written, or memory ran out */
};

#define KITH_ERROR kith_error_quark()
GQuark kith_error_quark(void);

/*
 * Sets `error` (may be NULL) to a message of the form "what is wrong; what to do", in front of it
 * "FILE:LINE:COLUMN: " where there is a place. Never the tool's name: that is added once, at the
 * end.
 *
 * Returns false, so that a fallible function can end with `return kith_fail(...)`.
 */
bool kith_fail(GError **error, enum kith_error code, const char *format, ...) G_GNUC_PRINTF(3, 4);

#ifdef __clang_analyzer__ /* which sees one file at a time, and must know what is returned */
#define kith_fail(...) ((void)(kith_fail)(__VA_ARGS__), false)
#endif

#endif
