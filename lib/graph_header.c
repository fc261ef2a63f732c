/* Which column of a CSV is what: source, target and weight under all their names. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph_header.h"

#include <string.h>

static const char *const end_names[][2] = {
	{"source", "target"},
	{"from", "to"},
	{"src", "dst"},
	{"vertex 1", "vertex 2"},
	{"node1", "node2"},
	{":start_id", ":end_id"},
	{"person1", "person2"},
	{"ego", "alter"},
	{"u", "v"},
};

/* Of those who came, and of what they came to. */
static const char *const person_names[] = {
	"person", "name", "attendee", "guest", "member", "participant"};
static const char *const event_names[] = {
	"event", "gathering", "meeting", "meetup", "club", "group"};

static const char *const reserved[] = {"weight", "date", "kind", "directed"};
static const char *const weight_names[] = {"strength", "edge weight", "value", "count"};

static size_t find_column(const kith_csv *csv, const char *name)
{
	size_t like = KITH_NO_COLUMN;
	for (size_t i = 0; i < kith_csv_columns(csv); i++) {
		if (!strcmp(kith_csv_header(csv, i), name)) {
			return i;
		}
		if (like == KITH_NO_COLUMN && !g_ascii_strcasecmp(kith_csv_header(csv, i), name)) {
			like = i;
		}
	}
	return like;
}

/* The header's columns, as a message lists them. */
static char *list_columns(const kith_csv *csv)
{
	GString *list = g_string_new(NULL);
	for (size_t i = 0; i < kith_csv_columns(csv); i++) {
		g_string_append_printf(list, "%s%s", i ? ", " : "", kith_csv_header(csv, i));
	}
	if (list->len > 300) {
		g_string_truncate(list,
			(gsize)(g_utf8_find_prev_char(list->str, list->str + 300) - list->str));
		g_string_append(list, "…");
	}
	return g_string_free(list, false);
}

static bool check_duplicates(const kith_csv *csv, GError **error)
{
	for (size_t i = 0; i < kith_csv_columns(csv); i++) {
		for (size_t j = 0; j < i; j++) {
			const char *name = kith_csv_header(csv, i);
			if (*name && !g_ascii_strcasecmp(name, kith_csv_header(csv, j))) {
				return kith_fail(error, KITH_ERROR_DATA,
					"%s:1: the column \"%s\" stands twice in the header "
					"(columns %zu and %zu); "
					"rename one",
					kith_csv_name(csv), name, j + 1, i + 1);
			}
		}
	}
	return true;
}

static bool option_column(
	const kith_csv *csv, const char *option, const char *name, size_t *column, GError **error)
{
	if (!name) {
		return true;
	}
	size_t found = find_column(csv, name);
	if (found == KITH_NO_COLUMN) {
		g_autofree char *columns = list_columns(csv);
		return kith_fail(error, KITH_ERROR_USAGE,
			"%s: %s has no column \"%s\"; its columns are: %s", option,
			kith_csv_name(csv), name, columns);
	}
	*column = found;
	return true;
}

static void alias_columns(const kith_csv *csv, struct kith_graph_header *header)
{
	for (size_t k = 0; k < G_N_ELEMENTS(end_names); k++) {
		size_t source = find_column(csv, end_names[k][0]);
		size_t target = find_column(csv, end_names[k][1]);
		if (source != KITH_NO_COLUMN && target != KITH_NO_COLUMN) {
			header->source = header->source == KITH_NO_COLUMN ? source : header->source;
			header->target = header->target == KITH_NO_COLUMN ? target : header->target;
			return;
		}
	}
}

static size_t find_any(const kith_csv *csv, const char *const *names, size_t count)
{
	size_t found = KITH_NO_COLUMN;
	for (size_t k = 0; k < count && found == KITH_NO_COLUMN; k++) {
		found = find_column(csv, names[k]);
	}
	return found;
}

static void attendance_columns(const kith_csv *csv, struct kith_graph_header *header)
{
	size_t person = find_any(csv, person_names, G_N_ELEMENTS(person_names));
	size_t event = find_any(csv, event_names, G_N_ELEMENTS(event_names));
	header->source = header->source == KITH_NO_COLUMN ? person : header->source;
	header->target = header->target == KITH_NO_COLUMN ? event : header->target;
}

static bool fail_unrecognised(const kith_csv *csv, GError **error)
{
	g_autofree char *columns = list_columns(csv);
	const char *first = kith_csv_header(csv, 0);
	if (!g_ascii_strcasecmp(first, "name") || !g_ascii_strcasecmp(first, "figure")) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s:1: this is a table of answers or people (%s), not a graph; put -g "
			"before the pipe, or "
			"join it to a graph with --people",
			kith_csv_name(csv), columns);
	}
	return kith_fail(error, KITH_ERROR_DATA,
		"%s:1: no columns source and target, only: %s; name them with --source-column and "
		"--target-column, or say --no-header when the first row is a tie",
		kith_csv_name(csv), columns);
}

bool kith_graph_header_find(const kith_csv *csv, const struct kith_reading *reading,
	struct kith_graph_header *header, GError **error)
{
	*header = (struct kith_graph_header){KITH_NO_COLUMN, KITH_NO_COLUMN, KITH_NO_COLUMN};
	if (!kith_csv_header(csv, 0)) {
		header->source = 0;
		header->target = kith_csv_columns(csv) > 1 ? 1 : KITH_NO_COLUMN;
	} else if (!check_duplicates(csv, error) ||
		   !option_column(csv, "--source-column", reading->source_column, &header->source,
			   error) ||
		   !option_column(csv, "--target-column", reading->target_column, &header->target,
			   error) ||
		   !option_column(csv, "--weight-column", reading->weight_column, &header->weight,
			   error)) {
		return false;
	} else {
		alias_columns(csv, header);
		if (reading->attendance) {
			attendance_columns(csv, header);
		}
	}
	if (header->source == KITH_NO_COLUMN || header->target == KITH_NO_COLUMN) {
		return kith_csv_header(csv, 0) ? fail_unrecognised(csv, error)
					       : kith_fail(error, KITH_ERROR_DATA,
							 "%s:1: a row has one cell only; a tie "
							 "needs two, parted by a comma (-d names "
							 "another delimiter)",
							 kith_csv_name(csv));
	}
	if (header->weight == KITH_NO_COLUMN && kith_csv_header(csv, 0)) {
		header->weight = find_column(csv, "weight");
	}
	return true;
}

bool kith_graph_header_may_be_weight(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(weight_names); i++) {
		if (!g_ascii_strcasecmp(name, weight_names[i])) {
			return true;
		}
	}
	return false;
}

const char *kith_graph_header_canonical(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(reserved); i++) {
		if (!g_ascii_strcasecmp(name, reserved[i])) {
			return reserved[i];
		}
	}
	return name;
}
