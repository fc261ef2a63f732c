/* The guests of a host: who has met before, who belongs together anyway, who is new. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/guests.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "graph/aliases.h"
#include "graph/cells.h"
#include "graph/company.h"
#include "graph/lens.h"
#include "io/sheet.h"
#include "wording/facts.h"

/* People at one event beyond whom it makes nobody known. */
#define LARGEST_EVENT 1000

void kith_guest_list_finish(kith_guest_list *list)
{
	kith_csr_free(list->met);
	kith_csr_free(list->together);
	g_free(list->first_company);
	g_free(list->company);
	g_free(list->newcomer);
}

/* Pairs while they are gathered: two people each. */
static void add_pair(GArray *pairs, uint32_t a, uint32_t b)
{
	if (a != b && a != KITH_NOBODY && b != KITH_NOBODY) {
		uint32_t ends[] = {MIN(a, b), MAX(a, b)};
		g_array_append_vals(pairs, ends, 2);
	}
}

static int compare_pairs(gconstpointer a, gconstpointer b)
{
	const uint32_t *x = a, *y = b;
	int sign = (x[0] > y[0]) - (x[0] < y[0]);
	return sign ? sign : (x[1] > y[1]) - (x[1] < y[1]);
}

/* The pairs that were added `least` times or more, as rows of people. */
static kith_csr *rows_of(GArray *pairs, size_t n, size_t least, GError **error)
{
	uint32_t *ends = (uint32_t *)(void *)pairs->data;
	size_t count = pairs->len / 2, kept = 0;
	g_autofree uint32_t *source = KITH_ARRAY(uint32_t, count, error);
	g_autofree uint32_t *target = source ? KITH_ARRAY(uint32_t, count, error) : NULL;
	if (!target) {
		return NULL;
	}
	if (count > 0) {
		qsort(ends, count, 2 * sizeof *ends, compare_pairs);
	}
	for (size_t i = 0, same = 0; i < count; i++) {
		bool new = i == 0 || compare_pairs(&ends[2 * i - 2], &ends[2 * i]) != 0;
		same = new ? 1 : same + 1;
		if (same == least) {
			source[kept] = ends[2 * i];
			target[kept++] = ends[2 * i + 1];
		}
	}
	struct kith_arcs arcs = {.n = n, .m = kept, .source = source, .target = target};
	return kith_csr_new(&arcs, error);
}

/* A file of who has met, while it is read. */
struct reader {
	const kith_graph *graph;
	GHashTable
		*folded; /* names and labels without case and accents -> 1 + person; 0: several */
	GHashTable *events;  /* of who came to what: event -> GArray of people */
	GHashTable *unknown; /* names of nobody here */
	char *first_unknown;
	GArray *pairs, *meetings; /* who met; who were at one event, once an event */
	size_t first, second, people, person, event, date, round, table;
};

static void learn_name(struct reader *reader, const char *name, uint32_t person)
{
	char *folded = kith_text_fold(name);
	gpointer known = NULL;
	bool other = g_hash_table_lookup_extended(reader->folded, folded, NULL, &known) &&
		     known != GUINT_TO_POINTER(person + 1);
	g_hash_table_insert(reader->folded, folded, GUINT_TO_POINTER(other ? 0 : person + 1));
}

static void free_people(void *people)
{
	g_array_unref(people);
}

static void reader_init(struct reader *reader, const kith_graph *graph)
{
	*reader = (struct reader){.graph = graph};
	reader->folded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	reader->unknown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	reader->events = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_people);
	reader->pairs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	reader->meetings = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (uint32_t i = 0; i < graph->n; i++) {
		learn_name(reader, kith_graph_name(graph, i), i);
		if (strcmp(kith_graph_label(graph, i), kith_graph_name(graph, i)) != 0) {
			learn_name(reader, kith_graph_label(graph, i), i);
		}
	}
}

static void reader_finish(struct reader *reader)
{
	g_hash_table_unref(reader->folded);
	g_hash_table_unref(reader->unknown);
	g_hash_table_unref(reader->events);
	g_array_unref(reader->pairs);
	g_array_unref(reader->meetings);
	g_free(reader->first_unknown);
}

/* Who is meant by a name in the file; KITH_NOBODY where nobody, or several. */
static uint32_t find_person(struct reader *reader, const char *name)
{
	const char *joined = kith_aliases_find(reader->graph->aliases, name);
	uint32_t person = kith_names_find(reader->graph->names, joined ? joined : name);
	if (person != KITH_NO_NAME || !*name) {
		return person != KITH_NO_NAME ? person : KITH_NOBODY;
	}
	g_autofree char *folded = kith_text_fold(name);
	uint32_t found = GPOINTER_TO_UINT(g_hash_table_lookup(reader->folded, folded));
	if (found > 0) {
		return found - 1;
	}
	if (!reader->first_unknown) {
		reader->first_unknown = g_strdup(name);
	}
	g_hash_table_add(reader->unknown, g_steal_pointer(&folded));
	return KITH_NOBODY;
}

static bool find_columns(struct reader *reader, const kith_sheet *sheet, GError **error)
{
	reader->first = kith_sheet_column(sheet,
		"first|source|from|src|vertex 1|node1|:start_id|person1|person 1|person a|"
		"name 1|guest 1|partner 1|ego|u");
	reader->second = kith_sheet_column(sheet,
		"second|target|to|dst|vertex 2|node2|:end_id|person2|person 2|person b|"
		"name 2|guest 2|partner 2|partner|met|met with|with|alter|v");
	reader->people = kith_sheet_column(sheet, "people");
	reader->person = kith_sheet_column(sheet, "person|name|attendee|guest|member|participant");
	reader->event = kith_sheet_column(sheet, "event|gathering|meeting|meetup|club|group");
	reader->date = kith_sheet_column(sheet, "date");
	reader->round = kith_sheet_column(sheet, "round");
	reader->table = kith_sheet_column(sheet, "table");
	if (reader->first == KITH_NO_COLUMN && reader->second != KITH_NO_COLUMN) {
		reader->first = reader->person;
	}
	bool pairs = reader->first != KITH_NO_COLUMN && reader->second != KITH_NO_COLUMN;
	bool seats = reader->event != KITH_NO_COLUMN || reader->table != KITH_NO_COLUMN;
	return pairs || reader->people != KITH_NO_COLUMN ||
	       (reader->person != KITH_NO_COLUMN && seats) ||
	       kith_fail(error, KITH_ERROR_DATA,
		       "%s:1: nothing here says who has met; it takes columns first,second or "
		       "name,partner or people, or person,event",
		       kith_csv_name(sheet->csv));
}

/* All who stand in one cell have met. */
static void add_group(struct reader *reader, const char *cell)
{
	g_autoptr(GPtrArray) names = kith_cell_read(cell);
	g_autofree uint32_t *people = g_new(uint32_t, names->len + 1);
	for (guint i = 0; i < names->len; i++) {
		people[i] = find_person(reader, names->pdata[i]);
		for (guint j = 0; j < i; j++) {
			add_pair(reader->pairs, people[i], people[j]);
		}
	}
}

/* Somebody was at an event, or sat at a table. */
static void add_attendance(struct reader *reader, const kith_sheet *sheet)
{
	uint32_t person = find_person(reader, kith_sheet_cell(sheet, reader->person));
	bool sat = reader->table != KITH_NO_COLUMN;
	char *event = g_strjoin("\n", sat ? "table" : "event",
		kith_sheet_cell(sheet, reader->event), kith_sheet_cell(sheet, reader->date),
		kith_sheet_cell(sheet, reader->round), kith_sheet_cell(sheet, reader->table), NULL);
	GArray *people = g_hash_table_lookup(reader->events, event);
	if (!people) {
		people = g_array_new(FALSE, FALSE, sizeof person);
		g_hash_table_insert(reader->events, g_strdup(event), people);
	}
	for (guint i = 0; i < people->len && i < LARGEST_EVENT; i++) {
		if (g_array_index(people, uint32_t, i) == person) {
			person = KITH_NOBODY;
		}
	}
	if (person != KITH_NOBODY) {
		g_array_append_val(people, person);
	}
	g_free(event);
}

/* Those who were at one event. */
static void pair_events(struct reader *reader)
{
	GHashTableIter events;
	gpointer key, value;
	g_hash_table_iter_init(&events, reader->events);
	while (g_hash_table_iter_next(&events, &key, &value)) {
		const GArray *people = value;
		GArray *pairs = g_str_has_prefix(key, "table") ? reader->pairs : reader->meetings;
		for (guint i = 0; people->len <= LARGEST_EVENT && i < people->len; i++) {
			for (guint j = 0; j < i; j++) {
				add_pair(pairs, g_array_index(people, uint32_t, i),
					g_array_index(people, uint32_t, j));
			}
		}
	}
}

static void read_row(struct reader *reader, const kith_sheet *sheet)
{
	if (reader->first != KITH_NO_COLUMN && reader->second != KITH_NO_COLUMN) {
		const char *second = kith_sheet_cell(sheet, reader->second);
		if (*second) {
			uint32_t one = find_person(reader, kith_sheet_cell(sheet, reader->first));
			add_pair(reader->pairs, one, find_person(reader, second));
		}
	} else if (reader->people != KITH_NO_COLUMN) {
		add_group(reader, kith_sheet_cell(sheet, reader->people));
	} else {
		add_attendance(reader, sheet);
	}
}

static void note_unknown(struct kith_job *job, const struct reader *reader, const char *file)
{
	guint unknown = g_hash_table_size(reader->unknown);
	if (unknown > 0) {
		kith_job_note(job,
			"--met: %u name%s in %s %s nobody's here, \"%s\" first; left out", unknown,
			unknown == 1 ? "" : "s", file, unknown == 1 ? "is" : "are",
			reader->first_unknown);
	}
}

static bool read_pairs(struct reader *reader, const char *file, GError **error)
{
	const struct kith_dialect dialect = {0};
	g_auto(kith_sheet) sheet = {0};
	kith_source *source = kith_source_open(file, NULL, NULL, error);
	bool more = true;
	if (!kith_sheet_open(&sheet, source, &dialect, error) ||
		!find_columns(reader, &sheet, error)) {
		return false;
	}
	while (more) {
		if (!kith_sheet_next(&sheet, &more, error)) {
			return false;
		}
		if (more) {
			read_row(reader, &sheet);
		}
	}
	pair_events(reader);
	return true;
}

/* Who has met: pairs of the file, and those who came to `knows` events of it together. */
static kith_csr *read_met(struct kith_job *job, const char *file, size_t knows, GError **error)
{
	struct reader reader;
	kith_csr *often = NULL, *met = NULL;
	if (!strcmp(file, "-")) {
		kith_fail(error, KITH_ERROR_USAGE,
			"--met takes a file; standard input is for the graph");
		return NULL;
	}
	reader_init(&reader, job->graph);
	if (read_pairs(&reader, file, error)) {
		often = rows_of(reader.meetings, job->graph->n, MAX(knows, 1), error);
	}
	for (uint32_t i = 0; often && i < job->graph->n; i++) {
		for (uint64_t e = kith_csr_upper(often, i); e < often->start[i + 1]; e++) {
			add_pair(reader.pairs, i, often->to[e]);
		}
	}
	if (often) {
		met = rows_of(reader.pairs, job->graph->n, 1, error);
		note_unknown(job, &reader, file);
	}
	kith_csr_free(often);
	reader_finish(&reader);
	return met;
}

/* A cell as a count, or NAN. */
static double count_of(const char *cell)
{
	double count;
	return kith_number_parse(cell, false, &count) ? count : NAN;
}

/* Those who came to two events or more, and each time together. */
static kith_csr *find_together(const kith_graph *graph, GError **error)
{
	const struct kith_column *events = kith_graph_column(graph, "events");
	g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	bool told = events && events->tie && events->person;
	for (size_t t = 0; told && t < graph->m; t++) {
		uint32_t a = graph->source[t], b = graph->target[t];
		double both = count_of(kith_column_tie(events, t));
		if (both >= 2 && both >= count_of(kith_column_person(events, a)) &&
			both >= count_of(kith_column_person(events, b))) {
			add_pair(pairs, a, b);
		}
	}
	return rows_of(pairs, graph->n, 1, error);
}

/* The number of a company, by either way its name is spelled; 0: it is none. */
static uint32_t company_number(GHashTable *numbers, const char *text)
{
	g_auto(kith_company) name = {0};
	kith_company_init(&name, text);
	if (!*name.plain.joined || name.nobody) {
		return 0;
	}
	gpointer number = g_hash_table_lookup(numbers, name.plain.joined);
	number = number ? number : g_hash_table_lookup(numbers, name.spelled.joined);
	number = number ? number : GUINT_TO_POINTER(g_hash_table_size(numbers) + 1);
	g_hash_table_insert(numbers, g_strdup(name.spelled.joined), number);
	g_hash_table_insert(numbers, g_strdup(name.plain.joined), number);
	return GPOINTER_TO_UINT(number);
}

static int compare_numbers(gconstpointer a, gconstpointer b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* The companies of one cell, ascending. */
static void add_companies(GArray *companies, GHashTable *numbers, const char *cell)
{
	g_auto(GStrv) values = kith_text_split(cell);
	guint first = companies->len;
	for (char **value = values; *value; value++) {
		uint32_t number = company_number(numbers, *value);
		if (number) {
			g_array_append_val(companies, number);
		}
	}
	if (companies->len > first) {
		qsort(&g_array_index(companies, uint32_t, first), companies->len - first,
			sizeof(uint32_t), compare_numbers);
	}
}

/* Whom each works for: names of one company, legal forms aside, are one number. */
static bool find_companies(const kith_graph *graph, kith_guest_list *list, GError **error)
{
	const struct kith_column *column = kith_company_column(graph);
	list->first_company = KITH_ARRAY(uint64_t, graph->n + 1, error);
	g_autoptr(GArray) companies = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_autoptr(GHashTable) numbers =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (uint32_t i = 0; list->first_company && i < graph->n; i++) {
		if (column && column->person && column->person[i] != 0) {
			add_companies(companies, numbers, kith_column_person(column, i));
		}
		list->first_company[i + 1] = companies->len;
	}
	g_array_set_size(companies, companies->len + 1);
	list->company = (uint32_t *)g_array_steal(companies, NULL);
	return list->first_company != NULL;
}

static uint8_t *find_newcomers(const kith_graph *graph, const char *since, GError **error)
{
	const struct kith_column *seen = kith_graph_column(graph, "first_seen");
	double from = 0;
	if (!kith_lens_bound("--new-since", since, &from, error)) {
		return NULL;
	}
	if (!seen || !seen->person) {
		kith_fail(error, KITH_ERROR_USAGE,
			"--new-since: %s does not say when people came first; it takes their "
			"column "
			"`first_seen`, which `kith import` finds in lists of who came to what",
			graph->file);
		return NULL;
	}
	uint8_t *newcomer = KITH_ARRAY(uint8_t, graph->n, error);
	for (size_t i = 0; newcomer && i < graph->n; i++) {
		double day;
		newcomer[i] = kith_date_parse(kith_column_person(seen, i), &day) && day >= from;
	}
	return newcomer;
}

bool kith_guest_list_read(struct kith_job *job, const struct kith_guest_options *options,
	size_t knows, kith_guest_list *list, GError **error)
{
	if (options->met && !(list->met = read_met(job, options->met, knows, error))) {
		return false;
	}
	if (!options->colleagues && (!(list->together = find_together(job->graph, error)) ||
					    !find_companies(job->graph, list, error))) {
		return false;
	}
	if (options->new_since &&
		!(list->newcomer = find_newcomers(job->graph, options->new_since, error))) {
		return false;
	}
	list->guests = (struct kith_guests){
		list->met, list->together, list->first_company, list->company, list->newcomer};
	return true;
}
