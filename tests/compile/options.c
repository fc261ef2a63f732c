/* Claim: an option goes into a field of its own type, or the compiler refuses it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/option.h"

#include <stdint.h>

struct part {
	double decay;
};

struct settings {
	bool list;
	const char *name, *path, *person, *column, *method;
	char *written;
	GPtrArray *names;
	size_t each;
	uint8_t small;
	int whole;
	float half;
	struct part part;
};

extern const struct kith_option_table table;

static const struct kith_option options[] = {
	KITH_FLAG("list", 'l', struct settings, list, "one row a circle"),
	KITH_TEXT("name", 0, struct settings, name, "NAME", "a name"),
	KITH_TEXTS("to", 0, struct settings, names, "NAME", "names"),
	KITH_FILE("path", 0, struct settings, path, "FILE", "a file"),
	KITH_PERSON("person", 0, struct settings, person, "NAME", "a person"),
	KITH_COLUMN("column", 0, struct settings, column, "COLUMN", "a column"),
	KITH_CHOICE("method", 0, struct settings, method, "NAME", "which", "leiden|louvain"),
	KITH_COUNT("each", 'n', struct settings, each, "N", "so many a person"),
	KITH_NUMBER("decay", 0, struct settings, part.decay, "X", "a part of the settings"),
#if MISTAKE == 1
	KITH_COUNT("each", 'n', struct settings, small, "N", "a count in a byte"),
#elif MISTAKE == 2
	KITH_COUNT("each", 'n', struct settings, whole, "N", "a count in an int"),
#elif MISTAKE == 3
	KITH_FLAG("list", 'l', struct settings, small, "a flag in a byte"),
#elif MISTAKE == 4
	KITH_FLAG("list", 'l', struct settings, each, "a flag in a count"),
#elif MISTAKE == 5
	KITH_TEXT("name", 0, struct settings, written, "NAME", "a borrowed text to write into"),
#elif MISTAKE == 6
	KITH_TEXT("name", 0, struct settings, names, "NAME", "one text in a list"),
#elif MISTAKE == 7
	KITH_TEXTS("to", 0, struct settings, name, "NAME", "many texts in one"),
#elif MISTAKE == 8
	KITH_NUMBER("decay", 0, struct settings, half, "X", "a number in a float"),
#elif MISTAKE == 9
	KITH_NUMBER("decay", 0, struct settings, each, "X", "a number in a count"),
#elif MISTAKE == 10
	KITH_FILE("path", 0, struct settings, list, "FILE", "a file in a flag"),
#elif MISTAKE == 11
	KITH_PERSON("person", 0, struct settings, names, "NAME", "a person in a list"),
#elif MISTAKE == 12
	KITH_COLUMN("column", 0, struct settings, each, "COLUMN", "a column in a count"),
#elif MISTAKE == 13
	KITH_CHOICE("method", 0, struct settings, whole, "NAME", "which", "leiden|louvain"),
#endif
};

const struct kith_option_table table = KITH_OPTION_TABLE(options);
