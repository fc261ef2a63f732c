/* Giving up what answering does not need: connections, programs, files to write. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LOCK_H
#define KITH_LOCK_H

#include <glib.h>

/* What holds a program to it. */
enum kith_lock {
	KITH_LOCK_SECCOMP = 1 << 0,  /* no connections, programs, nor files opened for writing */
	KITH_LOCK_LANDLOCK = 1 << 1, /* nothing made, removed or renamed but in its own folders */
};

/*
 * Locks the program in, for good: from here on it opens no connection (SIGSYS; a local one is
 * refused), runs no program (SIGSYS), and opens no file for writing (EACCES). What is open stays
 * open and everything can be read. Unfinished files can still be removed or get their names.
 *
 * outputs  of kith_output *: all that is being written
 *
 * Returns which of enum kith_lock hold: where the system or the build has none, 0, and all is
 * as before. To be called before there are threads.
 */
unsigned kith_lock_in(const GPtrArray *outputs);

#endif
