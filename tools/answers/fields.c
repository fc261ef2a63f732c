/* The columns of an answer, put together one by one. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/fields.h"

#include <string.h>

GArray *kith_fields_new(void)
{
	return g_array_new(FALSE, FALSE, sizeof(struct kith_field));
}

void kith_fields_add_typed(
	GArray *fields, const char *name, enum kith_field_type type, const void *data)
{
	struct kith_field field = {.name = name, .type = type, .data = data};
	g_array_append_val(fields, field);
}

void kith_fields_add_list(GArray *fields, const char *name, const GPtrArray *strings)
{
	kith_fields_add_typed(fields, name, KITH_FIELD_STRINGS, strings->pdata);
}

void kith_fields_add_text(GArray *fields, const char *name, kith_field_text text, const void *data)
{
	struct kith_field field = {
		.name = name, .type = KITH_FIELD_TEXT, .data = data, .text = text};
	g_array_append_val(fields, field);
}

void kith_fields_are_values(GArray *fields)
{
	g_array_index(fields, struct kith_field, fields->len - 1).values = true;
}

void kith_fields_are_pure(GArray *fields)
{
	g_array_index(fields, struct kith_field, fields->len - 1).pure = true;
}

void kith_fields_set_aside(GArray *fields)
{
	g_array_index(fields, struct kith_field, fields->len - 1).aside = true;
}

static void name_text(GString *out, size_t row, const void *graph)
{
	g_string_append(out, kith_graph_name(graph, row));
}

void kith_fields_add_names(GArray *fields, const kith_graph *graph)
{
	kith_fields_add_text(fields, "name", name_text, graph);
	kith_fields_are_pure(fields);
}

static void own_text(GString *out, size_t row, const void *column)
{
	g_string_append(out, kith_column_person(column, row));
}

/* Whether one of the first fields is called so. */
static bool is_there(const GArray *fields, guint count, const char *name)
{
	for (guint f = 0; f < count; f++) {
		if (strcmp(g_array_index(fields, struct kith_field, f).name, name) == 0) {
			return true;
		}
	}
	return false;
}

size_t kith_fields_add_own(GArray *fields, const kith_graph *graph)
{
	guint before = fields->len;
	for (guint c = 0; c < graph->columns->len; c++) {
		const struct kith_column *column = graph->columns->pdata[c];
		if (column->person && !is_there(fields, before, column->name)) {
			kith_fields_add_text(fields, column->name, own_text, column);
			kith_fields_are_values(fields);
			kith_fields_are_pure(fields);
		}
	}
	return fields->len - before;
}

struct kith_table kith_fields_table(const GArray *fields, enum kith_rows of, size_t rows)
{
	return (struct kith_table){.of = of,
		.rows = rows,
		.fields = (const struct kith_field *)fields->data,
		.field_count = fields->len};
}
