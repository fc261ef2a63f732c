/* Words of DOT. Inside of import_dot. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_DOT_H
#define KITH_IMPORT_DOT_H

#include "io/scanner.h"

struct kith_dot_words {
	kith_scanner *scanner;
	GString *word; /* an id, unquoted; or a mark: { } [ ] ; , = : -> -- ; "" at the end */
	bool is_id;    /* an id, not a mark */
	bool quoted;   /* it stood in quotes or angle brackets */
	bool at_end;
};

/* Goes on to the next word, past blanks and comments. Fails with KITH_ERROR_DATA at its place. */
bool kith_dot_next(struct kith_dot_words *words, GError **error);

#endif
