/* zstd as one of GIO's converters, beside its own gzip. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ZSTD_UNPACKER_H
#define KITH_ZSTD_UNPACKER_H

#include <stdbool.h>

#include <gio/gio.h>

/*
 * A converter that unpacks zstd frames, one after the other (RFC 8878). Its errors are those of
 * GIO's converters: G_IO_ERROR_INVALID_DATA for bytes that are not zstd, G_IO_ERROR_PARTIAL_INPUT
 * for a file cut short.
 */
GConverter *kith_zstd_unpacker_new(void);

#endif
