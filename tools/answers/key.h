/* Who is who behind pseudonyms. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_KEY_H
#define KITH_KEY_H

#include "base/error.h"

/* Adds the pseudonyms in the file, by name, when there is such a file. Fails with KITH_ERROR_DATA
 * when it is no key, or as kith_csv_open. */
bool kith_key_read(const char *path, GHashTable *key, GError **error);

/* Writes them, in the order of names, for the owner's eyes only. Fails with KITH_ERROR_SYSTEM. */
bool kith_key_write(const char *path, GHashTable *key, GError **error);

#endif
