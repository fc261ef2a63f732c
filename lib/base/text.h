/* Text as people read it, made fit for one line. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BASE_TEXT_H
#define KITH_BASE_TEXT_H

/*
 * What pictures and letters show of a name: valid UTF-8 without control characters (a blank
 * instead), controls of writing direction or what XML forbids; its first 200 letters. To be freed.
 */
char *kith_text_clean(const char *name);

#endif
