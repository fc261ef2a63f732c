/* A list of people and organisations somebody would like to reach, and whom of a graph it means. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/wanted.h"

#include <string.h>

#include "base/text.h"
#include "graph/aliases.h"
#include "io/sheet.h"

/* A delimiter that no line has, where lines are names. */
#define WHOLE_LINES '\x1f'

/* How near a name must be to be asked about. */
#define LEAST_NEARNESS .45

enum { FIRST_LINE_MOST = 1 << 16 };

#define PEOPLE_HEADERS "name|person|full name|people|contact|target|label"

/* An organisation that stands in some cell of the graph. */
struct employer {
	uint32_t cell;
	char *name;
	kith_company company;
};

/* What names of the list can mean. */
struct directory {
	const kith_graph *graph;
	const struct kith_column *column; /* of organisations, or NULL */
	GHashTable *names;                /* folded name or label, in both spellings: 1 + person */
	GHashTable *several;              /* folded name or label: how many have it */
	GArray *employers;                /* of struct employer */
	uint8_t *match;                   /* [cells] how far each is the name at hand */
};

static void free_wanted(void *data)
{
	struct kith_wanted *wanted = data;
	g_free(wanted->name);
	g_free(wanted->near);
	g_array_unref(wanted->people);
	g_free(wanted);
}

void kith_wanted_list_finish(kith_wanted_list *list)
{
	g_clear_pointer(&list->wanted, g_ptr_array_unref);
}

static void clear_employer(void *data)
{
	struct employer *employer = data;
	g_free(employer->name);
	kith_company_finish(&employer->company);
}

static void directory_finish(struct directory *directory)
{
	g_clear_pointer(&directory->names, g_hash_table_unref);
	g_clear_pointer(&directory->several, g_hash_table_unref);
	g_clear_pointer(&directory->employers, g_array_unref);
	g_clear_pointer(&directory->match, g_free);
}

/* Lets a person be found by a folded name, which is taken over; a person's own count once. */
static void add_folded(struct directory *directory, char *folded, uint32_t person)
{
	gsize before = GPOINTER_TO_SIZE(g_hash_table_lookup(directory->names, folded));
	if (before == 0) {
		g_hash_table_insert(directory->names, folded, GSIZE_TO_POINTER((gsize)person + 1));
		return;
	}
	if (before != (gsize)person + 1) {
		gsize count = GPOINTER_TO_SIZE(g_hash_table_lookup(directory->several, folded));
		g_hash_table_insert(directory->several, g_strdup(folded),
			GSIZE_TO_POINTER(count ? count + 1 : 2));
	}
	g_free(folded);
}

static void add_name(struct directory *directory, const char *name, uint32_t person)
{
	add_folded(directory, kith_text_fold(name), person);
	if (!g_str_is_ascii(name)) {
		add_folded(directory, kith_text_fold_spelled(name), person);
	}
}

static void add_people(struct directory *directory)
{
	const kith_graph *graph = directory->graph;
	for (uint32_t i = 0; i < graph->n; i++) {
		const char *name = kith_graph_name(graph, i), *label = kith_graph_label(graph, i);
		add_name(directory, name, i);
		if (strcmp(name, label) != 0) {
			add_name(directory, label, i);
		}
	}
}

static void add_employers(struct directory *directory)
{
	const kith_names *cells = directory->column->values;
	for (uint32_t c = 0; c < kith_names_count(cells); c++) {
		g_auto(GStrv) values = kith_text_split(kith_names_get(cells, c));
		for (char **value = values; *value; value++) {
			struct employer employer = {.cell = c, .name = g_strdup(*value)};
			kith_company_init(&employer.company, *value);
			g_array_append_val(directory->employers, employer);
		}
	}
}

/* To be finished also after failure. */
static bool directory_init(
	struct directory *directory, const kith_graph *graph, const char *column, GError **error)
{
	*directory = (struct directory){
		.graph = graph,
		.column = column ? kith_graph_column(graph, column) : kith_company_column(graph),
		.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.several = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.employers = g_array_new(FALSE, FALSE, sizeof(struct employer)),
	};
	g_array_set_clear_func(directory->employers, clear_employer);
	if (column && !(directory->column && directory->column->person)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"nobody in %s has a value in a column \"%s\", to look for organisations "
			"in",
			graph->file, column);
	}
	add_people(directory);
	if (!directory->column) {
		return true;
	}
	add_employers(directory);
	directory->match = KITH_ARRAY(uint8_t, kith_names_count(directory->column->values), error);
	return directory->match != NULL;
}

static void add_person(struct kith_wanted *wanted, uint32_t person, enum kith_name_match match)
{
	struct kith_wanted_person meant = {person, match};
	g_array_append_val(wanted->people, meant);
}

/* Whether somebody is called so, by a folded name; several are counted. */
static bool find_folded(
	const struct directory *directory, struct kith_wanted *wanted, const char *folded)
{
	wanted->alike = GPOINTER_TO_SIZE(g_hash_table_lookup(directory->several, folded));
	gsize one = GPOINTER_TO_SIZE(g_hash_table_lookup(directory->names, folded));
	if (one > 0 && wanted->alike == 0) {
		uint32_t person = (uint32_t)(one - 1);
		bool label = !strcmp(kith_graph_label(directory->graph, person), wanted->name);
		add_person(wanted, person, label ? KITH_MATCH_EXACT : KITH_MATCH_STRONG);
	}
	return one > 0;
}

/* The person of that name, when there is one. */
static void find_person(const struct directory *directory, struct kith_wanted *wanted)
{
	const kith_graph *graph = directory->graph;
	const char *joined = kith_aliases_find(graph->aliases, wanted->name);
	uint32_t exact = kith_names_find(graph->names, joined ? joined : wanted->name);
	if (exact != KITH_NO_NAME) {
		add_person(wanted, exact, KITH_MATCH_EXACT);
		return;
	}
	g_autofree char *folded = kith_text_fold(wanted->name);
	if (!find_folded(directory, wanted, folded)) {
		g_autofree char *spelled = kith_text_fold_spelled(wanted->name);
		find_folded(directory, wanted, spelled);
	}
}

/* The company whose name is nearest to one that is none's here. */
static char *find_near(const struct directory *directory, const kith_company *company)
{
	const char *near = NULL;
	double best = LEAST_NEARNESS;
	for (guint k = 0; k < directory->employers->len; k++) {
		const struct employer *employer =
			&g_array_index(directory->employers, struct employer, k);
		double nearness = kith_company_nearness(company, &employer->company);
		if (nearness > best) {
			best = nearness;
			near = employer->name;
		}
	}
	return g_strdup(near);
}

/* Who works there. */
static void find_employed(const struct directory *directory, struct kith_wanted *wanted)
{
	g_auto(kith_company) company = {0};
	enum kith_name_match best = KITH_MATCH_NONE;
	kith_company_init(&company, wanted->name);
	memset(directory->match, KITH_MATCH_NONE, kith_names_count(directory->column->values));
	for (guint k = 0; k < directory->employers->len; k++) {
		const struct employer *employer =
			&g_array_index(directory->employers, struct employer, k);
		enum kith_name_match match = kith_company_compare(&company, &employer->company);
		uint8_t *known = &directory->match[employer->cell];
		*known = (uint8_t)MAX(*known, match);
		best = MAX(best, match);
	}
	enum kith_name_match least = MIN(best, KITH_MATCH_STRONG);
	for (uint32_t i = 0; best != KITH_MATCH_NONE && i < directory->graph->n; i++) {
		uint8_t match = directory->match[directory->column->person[i]];
		if (match >= least) {
			add_person(wanted, i, match);
		}
	}
	wanted->company = best != KITH_MATCH_NONE;
	wanted->near = wanted->company ? NULL : find_near(directory, &company);
}

static void add_wanted(const struct directory *directory, const char *name, bool companies_only,
	GHashTable *seen, kith_wanted_list *list)
{
	if (!*name || !g_hash_table_add(seen, kith_text_caseless(name))) {
		list->repeated += *name != '\0';
		return;
	}
	struct kith_wanted *wanted = g_new0(struct kith_wanted, 1);
	wanted->name = g_strdup(name);
	wanted->people = g_array_new(FALSE, FALSE, sizeof(struct kith_wanted_person));
	g_ptr_array_add(list->wanted, wanted);
	if (!companies_only) {
		find_person(directory, wanted);
	}
	if (!wanted->people->len && !wanted->alike && directory->column) {
		find_employed(directory, wanted);
	}
}

/* The first line of a source, not taken. NULL: it cannot be read. */
static char *first_line(kith_source *source, GError **error)
{
	const char *bytes;
	size_t length;
	if (!kith_source_peek(source, FIRST_LINE_MOST, &bytes, &length, error)) {
		return NULL;
	}
	const char *end = memchr(bytes, '\n', length);
	g_autofree char *line = g_strndup(bytes, end ? (size_t)(end - bytes) : length);
	return g_strstrip(g_utf8_make_valid(line, -1));
}

/* Where a list has its names. */
struct place {
	bool header;
	bool companies_only; /* it is headed as a column of organisations */
	size_t column;
	char delimiter;
};

static bool is_header(const struct directory *directory, const char *cell, bool *company)
{
	bool own = directory->column && !g_ascii_strcasecmp(cell, directory->column->name);
	*company = own || kith_company_is_column(cell);
	return *cell && (*company || kith_text_is_one_of(cell, PEOPLE_HEADERS));
}

/* Looks for a column of names among those the first line heads; people go before organisations. */
static void find_column(
	const struct directory *directory, const struct kith_sheet *sheet, struct place *place)
{
	for (size_t c = 0; c < kith_csv_columns(sheet->csv); c++) {
		bool company;
		bool header = is_header(directory, kith_csv_header(sheet->csv, c), &company);
		if (header && (!place->header || (place->companies_only && !company))) {
			*place = (struct place){true, company, c, kith_csv_delimiter(sheet->csv)};
		}
	}
}

/* Where the names are, going by the first line: a header of a column or of a table, or a name. */
static struct place find_place(const struct directory *directory, const char *line)
{
	struct place place = {.delimiter = WHOLE_LINES};
	place.header = is_header(directory, line, &place.companies_only);
	if (place.header || !strpbrk(line, ",;\t|")) {
		return place;
	}
	const struct kith_dialect dialect = {0};
	g_auto(kith_sheet) sheet;
	if (kith_sheet_open(&sheet, kith_source_open_bytes("", line, strlen(line), NULL, NULL),
		    &dialect, NULL) &&
		kith_csv_delimiter(sheet.csv) != KITH_BLANKS) {
		find_column(directory, &sheet, &place);
	}
	return place;
}

static bool read_names(const struct directory *directory, struct kith_sheet *sheet,
	struct place place, kith_wanted_list *list, GError **error)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	bool more = true;
	while (more && kith_sheet_next(sheet, &more, error)) {
		if (more) {
			add_wanted(directory, kith_sheet_cell(sheet, place.column),
				place.companies_only, seen, list);
		}
	}
	if (!more && list->wanted->len == 0) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s: there is no name in it; write one a line", kith_csv_name(sheet->csv));
	}
	return !more;
}

static bool read_list(const struct directory *directory, kith_source *source,
	kith_wanted_list *list, GError **error)
{
	g_autofree char *line = first_line(source, error);
	if (!line) {
		kith_source_free(source);
		return false;
	}
	struct place place = find_place(directory, line);
	const struct kith_dialect dialect = {
		.delimiter = place.delimiter, .no_header = !place.header};
	g_auto(kith_sheet) sheet;
	return kith_sheet_open(&sheet, source, &dialect, error) &&
	       read_names(directory, &sheet, place, list, error);
}

bool kith_wanted_read(kith_source *source, const kith_graph *graph, const char *column,
	kith_wanted_list *list, GError **error)
{
	struct directory directory = {0};
	*list = (kith_wanted_list){.wanted = g_ptr_array_new_with_free_func(free_wanted)};
	bool read = source && directory_init(&directory, graph, column, error);
	if (read) {
		read = read_list(&directory, source, list, error);
	} else {
		kith_source_free(source);
	}
	directory_finish(&directory);
	return read;
}
