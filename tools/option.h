/* One table of options per tool: parsed, printed as help, as the man page and as shell completions.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_OPTION_H
#define KITH_OPTION_H

#include <stddef.h>

#include "error.h"

enum kith_option_type {
	KITH_OPTION_FLAG,   /* bool */
	KITH_OPTION_TEXT,   /* const char *: any text */
	KITH_OPTION_TEXTS,  /* GPtrArray *: may be repeated; NULL when never given */
	KITH_OPTION_FILE,   /* const char *: a file's path (completed as one) */
	KITH_OPTION_PERSON, /* const char *: a person's name */
	KITH_OPTION_COLUMN, /* const char *: a column's name */
	KITH_OPTION_CHOICE, /* const char *: one of `choices` */
	KITH_OPTION_COUNT,  /* size_t */
	KITH_OPTION_NUMBER, /* double */
};

/* One option. A table ends with a row whose name is NULL. */
struct kith_option {
	const char *name; /* without dashes */
	char letter;      /* 0 for none */
	enum kith_option_type type;
	size_t offset;           /* of its value in the settings structure */
	const char *placeholder; /* e.g. "NAME"; NULL for flags; "[sum|mutual]" when the value is
				    optional */
	const char *help;        /* one line, no full stop; says the default */
	const char *choices;     /* KITH_OPTION_CHOICE: "leiden|louvain" */
};

#endif
