/* One table of options per tool: parsed, printed as help, as the man page and as shell completions.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_OPTION_H
#define KITH_OPTION_H

#include <stddef.h>

#include "base/error.h"

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
	size_t offset;        /* of its value in the settings structure */
	const char *argument; /* e.g. "NAME"; NULL for flags; "[sum|mutual]" when the value is
				    optional */
	const char *help;     /* one line, no full stop; says the default */
	const char *choices;  /* KITH_OPTION_CHOICE: "leiden|louvain"; where the value is
				 optional, the first is meant by the bare option */
};

/* A table of options, under its heading, and the structure its values go into. */
struct kith_option_set {
	const char *title;
	const struct kith_option *options; /* NULL ends a list of sets */
	void *values;                      /* what the offsets point into */
};

/*
 * Reads a command line: --name VALUE, --name=VALUE, -n VALUE, -nVALUE, -gq, options and operands in
 * any order, "--" before operands that begin with a dash, the last of repeated options. Texts are
 * borrowed from `arguments`.
 *
 * sets       ends with one whose options are NULL; values as they were where nothing is given
 * arguments  ends with NULL, without the program's name
 * operands   out; what is no option, borrowed
 *
 * Fails with KITH_ERROR_USAGE: an unknown option (naming the nearest), a value missing or not of
 * its type.
 */
bool kith_option_parse(const struct kith_option_set *sets, char *const *arguments,
	GPtrArray *operands, GError **error);

/* Frees the lists that options given repeatedly have made. */
void kith_option_finish(const struct kith_option_set *sets);

/* Whether the value may be left out, as in --undirected[=sum|mutual]. */
bool kith_option_is_optional(const struct kith_option *option);

#endif
