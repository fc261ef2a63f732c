/* What is done where kith cannot go on: nothing half done stays behind, and it is said why. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_LAST_RESORT_H
#define KITH_LAST_RESORT_H

/*
 * Makes whatever would end the program at once end it with exit status 4, a message, and without
 * unfinished files: a fault (by its signal), what GLib gives up at, a library that exits. A file
 * larger than `ulimit -f` allows becomes an error of writing; threads have stack enough.
 *
 * Where it is built with KITH_GUARDED, small things for which there is no memory end it, too,
 * before a library goes on without them; large ones fail where they are asked for.
 */
void kith_last_resort_prepare(void);

/* Ends the program, all its work being done. */
_Noreturn void kith_last_resort_exit(int status);

#endif
