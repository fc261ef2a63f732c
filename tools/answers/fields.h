/* The columns of an answer, put together one by one. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_FIELDS_H
#define KITH_FIELDS_H

#include "cli/tool.h"

/* A list of struct kith_field; free with g_array_unref. Names and data are borrowed. */
GArray *kith_fields_new(void);

/*
 * A column of numbers (double), counts (uint32_t), flags (uint8_t) or strings (const char *), by
 * the type of what `data` points to; another does not compile.
 */
#define kith_fields_add(fields, name, data)                                                        \
	kith_fields_add_typed((fields), (name), KITH_FIELD_TYPE(data), (data))

/* clang-format off */
#define KITH_FIELD_TYPE(data) \
	_Generic((data), \
		double *: KITH_FIELD_NUMBER, const double *: KITH_FIELD_NUMBER, \
		uint32_t *: KITH_FIELD_COUNT, const uint32_t *: KITH_FIELD_COUNT, \
		uint8_t *: KITH_FIELD_FLAG, const uint8_t *: KITH_FIELD_FLAG, \
		char **: KITH_FIELD_STRINGS, const char **: KITH_FIELD_STRINGS, \
		const char *const *: KITH_FIELD_STRINGS, char *const *: KITH_FIELD_STRINGS)
/* clang-format on */

/* What kith_fields_add does. */
void kith_fields_add_typed(
	GArray *fields, const char *name, enum kith_field_type type, const void *data);

/* A column of strings, a list of char *. */
void kith_fields_add_list(GArray *fields, const char *name, const GPtrArray *strings);

/* A column of texts made when they are printed. */
void kith_fields_add_text(GArray *fields, const char *name, kith_field_text text, const void *data);

/* Says of the column added last, of strings or texts, that it holds values of the data: where all
 * are numbers, so they are in JSON. */
void kith_fields_are_values(GArray *fields);

/* Says of the column added last, of texts, that they depend on nothing but the row: several threads
 * may make them at once. */
void kith_fields_are_pure(GArray *fields);

/* Leaves the column added last out where people read, as another one says it in words. */
void kith_fields_set_aside(GArray *fields);

/* A column of people's names where row i is person i. */
void kith_fields_add_names(GArray *fields, const kith_graph *graph);

/*
 * The people's own columns, those left out that a field is named after already; returns how many.
 */
size_t kith_fields_add_own(GArray *fields, const kith_graph *graph);

/* The fields as a table, which borrows them. */
struct kith_table kith_fields_table(const GArray *fields, enum kith_rows of, size_t rows);

#endif
