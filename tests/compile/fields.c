/* Claim: an answer's column has the type of its figures, or the compiler refuses it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/fields.h"

struct figures {
	double *numbers;
	const uint32_t *counts;
	uint8_t flags[4];
	const char **names;
	float *halves;
	int *wholes;
	size_t *sizes;
	char *text;
	void *anything;
	gpointer *list;
};

void add(GArray *fields, struct figures *figures);

void add(GArray *fields, struct figures *figures)
{
	kith_fields_add(fields, "numbers", figures->numbers);
	kith_fields_add(fields, "counts", figures->counts);
	kith_fields_add(fields, "flags", figures->flags);
	kith_fields_add(fields, "names", figures->names);
#if MISTAKE == 1
	kith_fields_add(fields, "halves", figures->halves);
#elif MISTAKE == 2
	kith_fields_add(fields, "wholes", figures->wholes);
#elif MISTAKE == 3
	kith_fields_add(fields, "sizes", figures->sizes);
#elif MISTAKE == 4
	kith_fields_add(fields, "text", figures->text);
#elif MISTAKE == 5
	kith_fields_add(fields, "anything", figures->anything);
#elif MISTAKE == 6
	kith_fields_add(fields, "list", figures->list);
#elif MISTAKE == 7
	kith_fields_add(fields, "number", *figures->numbers);
#endif
}
