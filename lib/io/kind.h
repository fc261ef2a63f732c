/* What a file that is no text is, by its first bytes. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_KIND_H
#define KITH_KIND_H

#include <stddef.h>

/*
 * What pictures, documents, databases, mailboxes of other programs and packed files are, and what
 * to do: "this is ...; ...", without a place. NULL where the bytes may be text, or are an archive
 * of other files.
 *
 * Cannot fail. O(length).
 */
const char *kith_kind(const char *bytes, size_t length);

#endif
