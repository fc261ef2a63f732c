/* Text as a terminal shows it: how wide it is, and made harmless. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_SCREEN_H
#define KITH_SCREEN_H

#include <stdio.h>

#include <glib.h>

/*
 * Appends UTF-8 `text` with every character that could steer a terminal, turn the reading direction
 * or make two names look the same written out: control characters as \n, \t, \x1b, bidirectional
 * controls and invisible characters as \u202e, bytes that are not UTF-8 as \xff. For terminals and
 * messages; data in pipes stays raw.
 */
void kith_screen_escape(GString *out, const char *text);

/* Screen columns that UTF-8 `text` takes: 2 for wide characters, 0 for combining ones. */
size_t kith_screen_width(const char *text);

/*
 * Appends as much of `text` as `width` screen columns hold and returns the columns it took. Text
 * that had to be cut ends in an ellipsis.
 */
size_t kith_screen_cut(GString *out, const char *text, size_t width);

/*
 * Appends `text` broken at blanks to `width` screen columns, later lines indented by `indent`.
 * Newlines in the text stay.
 *
 * column  where the first line begins
 */
void kith_screen_wrap(GString *out, const char *text, size_t column, size_t indent, size_t width);

/* Whether a stream is a terminal. */
gboolean kith_screen_is(FILE *stream);

/*
 * Writes UTF-8 `text` (NUL-terminated, `length` bytes) as it stands, or on a `screen` with all that
 * could steer it written out but line ends and tabs.
 */
void kith_screen_write(const char *text, size_t length, gboolean screen, FILE *out);

/* Whether a stream is a terminal on which bold type is welcome: NO_COLOR and TERM=dumb say no. */
gboolean kith_screen_is_colourful(FILE *stream);

/*
 * Writes a message for people as one line, "kith TOOL: MESSAGE", what could steer a terminal
 * written out; on a terminal broken between words.
 */
void kith_screen_say(FILE *stream, const char *tool, const char *message);

/* Whether a stream is a terminal, and then its size; 80 x 24 where it does not say. */
gboolean kith_screen_size(FILE *stream, size_t *columns, size_t *rows);

#endif
