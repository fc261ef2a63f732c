/* One table of options per tool: parsed, printed as help, as the man page and as shell completions.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_OPTION_H
#define KITH_OPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum kith_option_type {
	KITH_OPTION_FLAG,   /* bool */
	KITH_OPTION_TEXT,   /* const char *: any text */
	KITH_OPTION_TEXTS,  /* GPtrArray *: may be repeated; NULL when never given */
	KITH_OPTION_FILE,   /* const char *: a file's path (completed as one) */
	KITH_OPTION_OUTPUT, /* const char *: the same, and written: opened before anything is read
			     */
	KITH_OPTION_PERSON, /* const char *: a person's name */
	KITH_OPTION_COLUMN, /* const char *: a column's name */
	KITH_OPTION_CHOICE, /* const char *: one of `choices` */
	KITH_OPTION_COUNT,  /* size_t */
	KITH_OPTION_NUMBER, /* double */
};

/* One option. Made by the constructors below, which hold its field to its type. */
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

/*
 * One constructor a type: name, letter, where the value goes (a structure and its field), argument,
 * help. A field of another type than the option's does not compile.
 *
 *   static const struct kith_option options[] = {
 *           KITH_COUNT("each", 0, struct settings, each, "N", "so many a person (default: 2)"),
 *           KITH_FLAG("list", 'l', struct settings, list, "one row a circle"),
 *   };
 */
#define KITH_FLAG(name, letter, structure, field, help)                                            \
	KITH_OPTION_ROW(bool, FLAG, name, letter, structure, field, NULL, help, NULL)
#define KITH_TEXT(name, letter, structure, field, argument, help)                                  \
	KITH_OPTION_ROW(const char *, TEXT, name, letter, structure, field, argument, help, NULL)
#define KITH_TEXTS(name, letter, structure, field, argument, help)                                 \
	KITH_OPTION_ROW(GPtrArray *, TEXTS, name, letter, structure, field, argument, help, NULL)
#define KITH_FILE(name, letter, structure, field, argument, help)                                  \
	KITH_OPTION_ROW(const char *, FILE, name, letter, structure, field, argument, help, NULL)
#define KITH_OUTPUT(name, letter, structure, field, argument, help)                                \
	KITH_OPTION_ROW(const char *, OUTPUT, name, letter, structure, field, argument, help, NULL)
#define KITH_PERSON(name, letter, structure, field, argument, help)                                \
	KITH_OPTION_ROW(const char *, PERSON, name, letter, structure, field, argument, help, NULL)
#define KITH_COLUMN(name, letter, structure, field, argument, help)                                \
	KITH_OPTION_ROW(const char *, COLUMN, name, letter, structure, field, argument, help, NULL)
#define KITH_CHOICE(name, letter, structure, field, argument, help, choices)                       \
	KITH_OPTION_ROW(                                                                           \
		const char *, CHOICE, name, letter, structure, field, argument, help, choices)
#define KITH_COUNT(name, letter, structure, field, argument, help)                                 \
	KITH_OPTION_ROW(size_t, COUNT, name, letter, structure, field, argument, help, NULL)
#define KITH_NUMBER(name, letter, structure, field, argument, help)                                \
	KITH_OPTION_ROW(double, NUMBER, name, letter, structure, field, argument, help, NULL)

/* A row; for the constructors alone. */
#define KITH_OPTION_ROW(held, type, name, letter, structure, field, argument, help, choices)       \
	{                                                                                          \
		name, letter, KITH_OPTION_##type,                                                  \
			_Generic(&((structure *)NULL)->field, held *                               \
				 : offsetof(structure, field)),                                    \
			argument, help, choices                                                    \
	}

/* The rows of an array, from the first to behind the last. Without any, `first` is NULL. */
struct kith_option_table {
	const struct kith_option *first, *end;
};

#define KITH_OPTION_TABLE(rows)                                                                    \
	{                                                                                          \
		rows, rows + sizeof(rows) / sizeof *(rows)                                         \
	}

/* A table of options, under its heading, and the structure its values go into. */
struct kith_option_set {
	const char *title; /* NULL ends a list of sets */
	struct kith_option_table options;
	void *values; /* what the offsets point into */
};

/*
 * Reads a command line: --name VALUE, --name=VALUE, -n VALUE, -nVALUE, -gq, options and operands in
 * any order, "--" before operands that begin with a dash, the last of repeated options. Texts are
 * borrowed from `arguments`.
 *
 * sets       ends with one whose title is NULL; values as they were where nothing is given
 * arguments  ends with NULL, without the program's name
 * operands   out; what is no option, borrowed
 *
 * Fails with KITH_ERROR_USAGE: an unknown option (naming the nearest), a value missing or not of
 * its type.
 */
bool kith_option_parse(const struct kith_option_set *sets, char *const *arguments,
	GPtrArray *operands, GError **error);

/* The option of that name, without dashes, or NULL. */
const struct kith_option *kith_option_find(const struct kith_option_set *sets, const char *name);

/* The option whose value comes next behind these arguments (ending with NULL), or NULL. */
const struct kith_option *kith_option_awaiting(
	const struct kith_option_set *sets, char *const *arguments);

/* Frees the lists that options given repeatedly have made. */
void kith_option_finish(const struct kith_option_set *sets);

/* Whether the value is a file's path. */
bool kith_option_is_file(const struct kith_option *option);

/* Whether the value may be left out, as in --undirected[=sum|mutual]. */
bool kith_option_is_optional(const struct kith_option *option);

#endif
