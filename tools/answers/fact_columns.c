/* The facts about people who should meet as columns of an answer, before the sentence they make. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/fact_columns.h"

#include "base/number.h"

#include "graph/company.h"

#include <string.h>

static const struct kith_meeting_facts *facts_of(const void *data, size_t row)
{
	kith_fact_rows *rows = (kith_fact_rows *)data;
	if (rows->found != row + 1) {
		rows->find(&rows->facts, row, rows->answer);
		rows->found = row + 1;
	}
	return &rows->facts;
}

static void append_kinds(GString *out, const struct kith_bond *tie)
{
	for (guint i = 0; tie->kinds && i < tie->kinds->len; i++) {
		kith_cell_add(out, tie->kinds->pdata[i]);
	}
}

static void kinds(GString *out, size_t row, const void *rows)
{
	append_kinds(out, &facts_of(rows, row)->tie);
}

static void introducer_kinds(GString *out, size_t row, const void *rows)
{
	append_kinds(out, &facts_of(rows, row)->last_tie);
}

void kith_fact_last(GString *out, size_t row, const void *rows)
{
	kith_date_print(out, facts_of(rows, row)->tie.last);
}

void kith_fact_due(GString *out, size_t row, const void *rows)
{
	kith_date_print(out, facts_of(rows, row)->due);
}

static void since(GString *out, size_t row, const void *rows)
{
	kith_date_print(out, facts_of(rows, row)->tie.first);
}

static void introducer_since(GString *out, size_t row, const void *rows)
{
	kith_date_print(out, facts_of(rows, row)->last_tie.first);
}

static void introducer_last(GString *out, size_t row, const void *rows)
{
	kith_date_print(out, facts_of(rows, row)->last_tie.last);
}

void kith_fact_alike(GString *out, size_t row, const void *rows)
{
	const GPtrArray *shared = facts_of(rows, row)->shared;
	for (guint i = 0; i < shared->len; i++) {
		const struct kith_shared_value *value = shared->pdata[i];
		g_string_append_printf(out, "%s%s", i ? ";" : "", value->value);
	}
}

static void shared_values(GString *out, size_t row, const void *rows)
{
	kith_cell_add_shared(out, facts_of(rows, row)->shared);
}

static void mutual_names(GString *out, size_t row, const void *rows)
{
	const GPtrArray *mutual = facts_of(rows, row)->mutual;
	for (guint i = 0; i < mutual->len; i++) {
		kith_cell_add(out, mutual->pdata[i]);
	}
}

static void decided(GString *out, size_t row, const void *rows)
{
	static const char *const words[] = {
		[KITH_BY_CHANCE] = "chance",
		[KITH_BY_STEPS] = "steps",
		[KITH_BY_MUTUAL] = "mutual contacts",
		[KITH_BY_TARGET_MUTUAL] = "mutual contacts with target",
		[KITH_BY_SHARED] = "shared values",
		[KITH_BY_LOAD] = "load",
		[KITH_BY_NAME] = "name",
		[KITH_LAST_ROUTE] = "",
	};
	g_string_append(out, words[facts_of(rows, row)->decided]);
}

static void circle(GString *out, size_t row, const void *rows)
{
	const char *name = facts_of(rows, row)->circle;
	g_string_append(out, name ? name : "");
}

static void asker(GString *out, size_t row, const void *data)
{
	(void)row;
	g_string_append(out, ((const kith_fact_rows *)data)->asker);
}

static void first_label(GString *out, size_t row, const void *rows)
{
	g_string_append(out, facts_of(rows, row)->first);
}

static void append_person(GString *out, const char *name)
{
	g_string_append(out, name ? name : "");
}

static void second_label(GString *out, size_t row, const void *rows)
{
	append_person(out, facts_of(rows, row)->second);
}

static void ask_label(GString *out, size_t row, const void *rows)
{
	append_person(out, facts_of(rows, row)->ask);
}

static void next_label(GString *out, size_t row, const void *rows)
{
	append_person(out, facts_of(rows, row)->next);
}

static void introducer_label(GString *out, size_t row, const void *rows)
{
	append_person(out, facts_of(rows, row)->introducer);
}

static void first_field(GString *out, size_t row, const void *rows)
{
	g_string_append(out, facts_of(rows, row)->first_work.field);
}

static void first_job(GString *out, size_t row, const void *rows)
{
	g_string_append(out, facts_of(rows, row)->first_work.job);
}

static void first_company(GString *out, size_t row, const void *rows)
{
	g_string_append(out, facts_of(rows, row)->first_work.company);
}

static void second_field(GString *out, size_t row, const void *rows)
{
	g_string_append(out, facts_of(rows, row)->second_work.field);
}

static void second_job(GString *out, size_t row, const void *rows)
{
	g_string_append(out, facts_of(rows, row)->second_work.job);
}

static void second_company(GString *out, size_t row, const void *rows)
{
	g_string_append(out, facts_of(rows, row)->second_work.company);
}

static void why(GString *out, size_t row, const void *data)
{
	const kith_fact_rows *rows = data;
	rows->say(out, facts_of(rows, row));
}

static const struct {
	const char *name;
	kith_field_text text;
} columns[] = {
	{"kinds", kinds},
	{"last", kith_fact_last},
	{"since", since},
	{"introducer_since", introducer_since},
	{"introducer_kinds", introducer_kinds},
	{"introducer_last", introducer_last},
	{"shared_values", shared_values},
	{"mutual_names", mutual_names},
	{"decided", decided},
	{"new_circle", circle},
	{"lost_circle", circle},
	{"asker", asker},
	{"asker_label", first_label},
	{"ask_label", ask_label},
	{"introducer_label", introducer_label},
	{"target_label", second_label},
	{"next_label", next_label},
	{"name_label", second_label},
	{"first_label", first_label},
	{"second_label", second_label},
	{"asker_field", first_field},
	{"asker_job", first_job},
	{"asker_company", first_company},
	{"first_field", first_field},
	{"first_job", first_job},
	{"first_company", first_company},
	{"target_field", second_field},
	{"target_job", second_job},
	{"target_company", second_company},
	{"name_field", second_field},
	{"name_job", second_job},
	{"name_company", second_company},
	{"second_field", second_field},
	{"second_job", second_job},
	{"second_company", second_company},
};

static bool is_column(const char *name)
{
	for (size_t c = 0; c < G_N_ELEMENTS(columns); c++) {
		if (strcmp(columns[c].name, name) == 0) {
			return true;
		}
	}
	return false;
}

static void add_aside(GArray *fields, const char *name, kith_fact_rows *rows)
{
	for (size_t c = 0; c < G_N_ELEMENTS(columns); c++) {
		if (strcmp(columns[c].name, name) == 0) {
			kith_fields_add_text(fields, columns[c].name, columns[c].text, rows);
			kith_fields_set_aside(fields);
			return;
		}
	}
	g_assert_not_reached();
}

void kith_fields_add_facts(GArray *fields, const kith_graph *graph, const char *const *facts,
	const char *const *people, kith_fact_rows *rows)
{
	const struct kith_column *label = kith_graph_column(graph, "label");
	const struct kith_column *began = kith_graph_column(graph, "first");
	for (; *facts; facts++) {
		add_aside(fields, *facts, rows);
		if (began && began->tie && g_str_has_suffix(*facts, "last")) {
			add_aside(fields, strcmp(*facts, "last") ? "introducer_since" : "since",
				rows);
		}
	}
	const bool told[] = {label && label->person, kith_work_field_column(graph),
		kith_work_job_column(graph), kith_company_column(graph)};
	static const char *const what[] = {"_label", "_field", "_job", "_company"};
	for (size_t k = 0; k < G_N_ELEMENTS(what); k++) {
		for (const char *const *person = people; told[k] && *person; person++) {
			g_autofree char *name = g_strconcat(*person, what[k], NULL);
			if (is_column(name)) {
				add_aside(fields, name, rows);
			}
		}
	}
	kith_fields_add_text(fields, "why", why, rows);
}
