/* A list of people and organisations somebody would like to reach, and whom of a graph it means. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_WANTED_H
#define KITH_WANTED_H

#include "graph/company.h"
#include "io/source.h"

/* Somebody a line of the list means. */
struct kith_wanted_person {
	uint32_t person;
	enum kith_name_match match; /* never KITH_MATCH_NONE */
};

/* A line of the list. */
struct kith_wanted {
	char *name;   /* as it stands there */
	bool company; /* it means who works there; else the one of that name */
	size_t alike; /* how many people the name could mean, when several: then nobody is meant */
	char *near;   /* a company here that is called nearly so, where nobody is meant; or NULL */
	GArray *people; /* of struct kith_wanted_person; empty: nobody here is meant */
};

/* A list; free with g_ptr_array_unref. */
struct kith_wanted_list {
	GPtrArray *wanted; /* of struct kith_wanted *, in order of the file, each name once */
	size_t repeated;   /* lines that were there before */
};
typedef struct kith_wanted_list kith_wanted_list;
void kith_wanted_list_finish(kith_wanted_list *list);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(kith_wanted_list, kith_wanted_list_finish)

/*
 * Reads a list: a name a line, whole lines with commas and all; or, where the first line names one
 * (name, person, company and the like, or `column`), a column of a table.
 *
 * A name means the person of that name, alias or label: exact; else, without case and accents, or
 * with ü written ue, the only one: strong. Else it means who works at the organisation of that
 * name, by the graph's column `column` (NULL: company, employer, organisation and the like, where
 * there is one): all whose cell is exact or strong, else all whose cell is weak, see
 * kith_company_compare. Under a column of organisations no name is a person's.
 *
 * The source is taken over, even on failure; NULL: fails, `error` being set. Fails as
 * kith_csv_open, and with KITH_ERROR_USAGE when nobody has a column `column`, KITH_ERROR_DATA when
 * the list is empty. O(lines * (n + cells)).
 */
bool kith_wanted_read(kith_source *source, const kith_graph *graph, const char *column,
	kith_wanted_list *list, GError **error);

#endif
