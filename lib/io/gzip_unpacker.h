/* gzip as one of GIO's converters, for files of several members. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_GZIP_UNPACKER_H
#define KITH_GZIP_UNPACKER_H

#include <gio/gio.h>

/*
 * Unpacks gzip, one member after the other to the end: files put together with cat, or written by
 * programs that pack in blocks, have many. Fails in use as a GConverter does, also on bytes that
 * follow the last member and begin none.
 */
GConverter *kith_gzip_unpacker_new(void);

#endif
