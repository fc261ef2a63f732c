/* The columns of an answer, put together one by one. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_FIELDS_H
#define KITH_FIELDS_H

#include "cli/tool.h"

/* A list of struct kith_field; free with g_array_unref. Names and data are borrowed. */
GArray *kith_fields_new(void);

/* A column of numbers, counts, flags or strings. */
void kith_fields_add(GArray *fields, const char *name, enum kith_field_type type, const void *data);

/* A column of texts made when they are printed. */
void kith_fields_add_text(GArray *fields, const char *name, kith_field_text text, const void *data);

/* A column of people's names where row i is person i. */
void kith_fields_add_names(GArray *fields, const kith_graph *graph);

/*
 * The people's own columns, those left out that a field is named after already; returns how many.
 */
size_t kith_fields_add_own(GArray *fields, const kith_graph *graph);

/* The fields as a table, which borrows them. */
struct kith_table kith_fields_table(const GArray *fields, enum kith_rows of, size_t rows);

#endif
