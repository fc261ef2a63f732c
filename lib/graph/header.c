/* Which column of a CSV is what: source, target and weight under all their names. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/header.h"

#include "base/caller.h"

#include <string.h>

static const char *const end_names[][2] = {
	{"source", "target"},
	{"from", "to"},
	{"src", "dst"},
	{"vertex 1", "vertex 2"},
	{"node1", "node2"},
	{"id_1", "id_2"},
	{"fromnodeid", "tonodeid"},
	{"follower", "followee"},
	{":start_id", ":end_id"},
	{"person1", "person2"},
	{"ego", "alter"},
	{"entity a", "entity b"},
	{"von", "an"},
	{"von", "zu"},
	{"quelle", "ziel"},
	{"de", "à"},
	{"de", "À"},
	{"de", "a"},
	{"de", "para"},
	{"da", "a"},
	{"van", "naar"},
	{"van", "aan"},
	{"origen", "destino"},
	{"origem", "destino"},
	{"origine", "destination"},
	{"origine", "destinazione"},
	{"u", "v"},
};

/* Of those who came, and of what they came to. */
static const char *const person_names[] = {
	"person", "name", "attendee", "guest", "member", "participant"};
static const char *const event_names[] = {
	"event", "gathering", "meeting", "meetup", "club", "group"};

static const char *const reserved[] = {"weight", "date", "kind", "directed", NULL};
static const char *const weight_names[] = {
	"strength", "edge weight", "value", "count", "gewicht", "stärke", "poids", "peso"};

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

/* Whether a column's name is what somebody said, "Ada: text", or who said it, "Ada:", the text
 * being in the next ones: that is not repeated. */
static bool is_said(const char *name)
{
	return strstr(name, ": ") || g_str_has_suffix(name, ":");
}

char *kith_graph_header_list(const kith_csv *csv)
{
	GString *list = g_string_new(NULL);
	bool said = false;
	for (size_t i = 0; i < kith_csv_columns(csv) && !said; i++) {
		const char *name = kith_csv_header(csv, i);
		said = is_said(name);
		g_string_append_printf(
			list, "%s%s", *name && list->len ? ", " : "", said ? "…" : name);
	}
	if (list->len > 300) {
		g_string_truncate(list,
			(gsize)(g_utf8_find_prev_char(list->str, list->str + 300) - list->str));
		g_string_append(list, "…");
	}
	return g_string_free(list, false);
}

bool kith_graph_header_check(const kith_csv *csv, GError **error)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	bool said = false;
	for (size_t i = 0; i < kith_csv_columns(csv); i++) {
		const char *name = kith_csv_header(csv, i);
		said = said || is_said(name);
		g_autofree char *folded = g_ascii_strdown(name, -1);
		size_t before = GPOINTER_TO_SIZE(g_hash_table_lookup(seen, folded));
		if (before) {
			return kith_fail(error, KITH_ERROR_DATA,
				"%s:1: the column \"%s\" stands twice in the header (columns %zu "
				"and %zu); rename one",
				kith_csv_name(csv), said ? "…" : name, before, i + 1);
		}
		if (*name) {
			g_hash_table_insert(
				seen, g_steal_pointer(&folded), GSIZE_TO_POINTER(i + 1));
		}
	}
	return true;
}

bool kith_graph_header_option(
	const kith_csv *csv, const char *option, const char *name, size_t *column, GError **error)
{
	if (!name) {
		return true;
	}
	size_t found = find_column(csv, name);
	if (found == KITH_NO_COLUMN) {
		g_autofree char *columns = kith_graph_header_list(csv);
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

static bool has_name(char *const *header, const char *name)
{
	while (*header && g_ascii_strcasecmp(*header, name) != 0) {
		header++;
	}
	return *header != NULL;
}

bool kith_graph_header_names_ends(char *const *header)
{
	for (size_t k = 0; k < G_N_ELEMENTS(end_names); k++) {
		if (has_name(header, end_names[k][0]) && has_name(header, end_names[k][1])) {
			return true;
		}
	}
	return false;
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
	bool neither = header->source == KITH_NO_COLUMN && header->target == KITH_NO_COLUMN;
	header->attendance = neither && person != KITH_NO_COLUMN && event != KITH_NO_COLUMN;
	header->source = header->source == KITH_NO_COLUMN ? person : header->source;
	header->target = header->target == KITH_NO_COLUMN ? event : header->target;
}

/* The first columns of tables of people, and of answers. */
static bool begins_a_table(const char *first)
{
	static const char *const names[] = {"name", "id", "label", "figure", "rank", "community",
		"resolution", "group", "severity", "tool"};
	for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
		if (!g_ascii_strcasecmp(first, names[k])) {
			return true;
		}
	}
	return false;
}

#define ATTENDANCE KITH_CALLER_FORMAT " attendance"
#define GUESTS KITH_CALLER_FORMAT " people"

static bool fail_unrecognised(const kith_csv *csv, bool importing, GError **error)
{
	const char *first = kith_csv_header(csv, 0);
	g_autofree char *columns = kith_graph_header_list(csv);
	if (begins_a_table(first)) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s:1: this is a table of answers or people (%s), not a graph; "
			"put %s before the pipe, join people to a graph with %s, take them "
			"without ties with %s, or read who came to what with %s",
			kith_csv_name(csv), columns, KITH_CALLER_GRAPH, KITH_CALLER_PEOPLE,
			importing ? GUESTS : KITH_CALLER_TOOL("import " GUESTS),
			importing ? ATTENDANCE : KITH_CALLER_TOOL("import " ATTENDANCE));
	}
	if (kith_csv_columns(csv) == 1) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s:1: there is one column only, \"%s\"; if something other than a comma "
			"parts the cells, name it with " KITH_CALLER_DELIMITER
			" (" KITH_CALLER_DELIMITER " blanks for spaces)",
			kith_csv_name(csv), columns);
	}
	if (find_any(csv, person_names, G_N_ELEMENTS(person_names)) != KITH_NO_COLUMN &&
		find_any(csv, event_names, G_N_ELEMENTS(event_names)) != KITH_NO_COLUMN) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s:1: these are people and what they came to (%s), not ties; %s "
			"makes ties of them, %s and %s read them as they are",
			kith_csv_name(csv), columns,
			importing ? ATTENDANCE : KITH_CALLER_TOOL("import"),
			KITH_CALLER_TOOL("events"),
			KITH_CALLER_TOOL("communities " KITH_CALLER_TWO_MODE));
	}
	return kith_fail(error, KITH_ERROR_DATA,
		"%s:1: no columns source and target, only: %s; name them with %s and "
		"%s, say %s when the first row is a tie, or %s",
		kith_csv_name(csv), columns, KITH_CALLER_SOURCE_COLUMN, KITH_CALLER_TARGET_COLUMN,
		KITH_CALLER_NO_HEADER,
		importing ? "name the format with " KITH_CALLER_FORMAT " (" KITH_CALLER_FORMATS
			    " lists them)"
			  : "let " KITH_CALLER_TOOL("import") " read what another program wrote");
}

/* Without a header the first two columns are the ends. */
static bool find_by_place(const kith_csv *csv, const struct kith_reading *reading,
	struct kith_graph_header *header, GError **error)
{
	if (reading->source_column || reading->target_column || reading->weight_column ||
		reading->distance_column) {
		return kith_fail(error, KITH_ERROR_USAGE,
			KITH_CALLER_NO_HEADER
			" leaves no names of columns to choose from: source, target and "
			"weight stand first");
	}
	if (kith_csv_columns(csv) < 2) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s:1: a row has one cell only; a tie needs two, parted by a comma "
			"(" KITH_CALLER_DELIMITER " names another delimiter)",
			kith_csv_name(csv));
	}
	header->source = 0;
	header->target = 1;
	return true;
}

bool kith_graph_header_find(const kith_csv *csv, const struct kith_reading *reading,
	struct kith_graph_header *header, GError **error)
{
	*header = (struct kith_graph_header){KITH_NO_COLUMN, KITH_NO_COLUMN, KITH_NO_COLUMN, false};
	if (!kith_csv_header(csv, 0)) {
		return find_by_place(csv, reading, header, error);
	}
	if (!kith_graph_header_check(csv, error) ||
		!kith_graph_header_option(csv, KITH_CALLER_SOURCE_COLUMN, reading->source_column,
			&header->source, error) ||
		!kith_graph_header_option(csv, KITH_CALLER_TARGET_COLUMN, reading->target_column,
			&header->target, error) ||
		!kith_graph_header_option(csv, KITH_CALLER_WEIGHT_COLUMN, reading->weight_column,
			&header->weight, error)) {
		return false;
	}
	alias_columns(csv, header);
	if (reading->attendance) {
		attendance_columns(csv, header);
	}
	if (header->source == KITH_NO_COLUMN || header->target == KITH_NO_COLUMN) {
		return fail_unrecognised(csv, reading->dialect.importing, error);
	}
	if (header->source == header->target) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"the column \"%s\" cannot be both ends of a tie; name two "
			"with " KITH_CALLER_SOURCE_COLUMN " and " KITH_CALLER_TARGET_COLUMN,
			kith_csv_header(csv, header->source));
	}
	if (header->weight == KITH_NO_COLUMN) {
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

bool kith_graph_header_is_reserved(const char *name)
{
	return g_strv_contains(reserved, name);
}

const char *kith_graph_header_canonical(const char *name)
{
	for (size_t i = 0; reserved[i]; i++) {
		if (!g_ascii_strcasecmp(name, reserved[i])) {
			return reserved[i];
		}
	}
	return name;
}

bool kith_graph_header_check_cell(
	const kith_csv *csv, size_t row, size_t column, const char *cell, GError **error)
{
	const char *name = kith_csv_header(csv, column);
	return !name || g_ascii_strcasecmp(name, "directed") != 0 || !strcmp(cell, "1") ||
	       !strcmp(cell, "0") ||
	       kith_csv_fail(csv, row, column, error,
		       "\"%s\" in the column directed; write 1 for a one-way tie, 0 or nothing "
		       "for a mutual one",
		       cell);
}
