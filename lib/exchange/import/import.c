/* From what people have (exports, archives, the files of other tools) to one graph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/import.h"

#include <string.h>

#include "base/caller.h"
#include "exchange/import/address_book.h"
#include "exchange/import/format.h"
#include "exchange/import/join.h"
#include "exchange/import/id_builder.h"
#include "base/suggest.h"
#include "base/text.h"
#include "graph/header.h"
#include "graph/person.h"

static void people_free(struct kith_import_people *people)
{
	kith_people_table_free(people->table);
	g_free(people->key);
	g_free(people);
}

kith_import *kith_import_new(const struct kith_import_options *options, GPtrArray *notes)
{
	kith_import *import = g_new0(kith_import, 1);
	import->options = options;
	import->notes = notes;
	import->graphs = g_ptr_array_new_with_free_func((GDestroyNotify)kith_graph_free);
	import->tables = g_ptr_array_new_with_free_func((GDestroyNotify)people_free);
	import->mine = g_ptr_array_new();
	return import;
}

void kith_import_free(kith_import *import)
{
	if (!import) {
		return;
	}
	g_ptr_array_unref(import->graphs);
	g_ptr_array_unref(import->tables);
	g_ptr_array_unref(import->mine);
	kith_import_shared_attendance_finish(&import->attendance);
	kith_import_stream_finish(&import->stream);
	g_free(import->digest);
	g_free(import->book);
	g_free(import);
}

bool kith_import_take(kith_import *import, kith_graph *graph)
{
	if (graph) {
		g_ptr_array_add(import->graphs, graph);
	}
	return graph != NULL;
}

void kith_import_note(kith_import *import, const char *format, ...)
{
	if (!import->notes) {
		return;
	}
	va_list arguments;
	va_start(arguments, format);
	g_ptr_array_add(import->notes, g_strdup_vprintf(format, arguments));
	va_end(arguments);
}

void kith_import_note_dates(kith_import *import, const struct kith_import_look *look,
	const struct kith_import_dates *dates)
{
	g_autofree char *doubt = kith_import_dates_doubt(dates, look->file);
	if (doubt) {
		kith_import_note(import, "%s", doubt);
	}
}

bool kith_import_take_dated(kith_import *import, const struct kith_import_look *look,
	kith_graph *graph, const struct kith_import_dates *dates, GError **error)
{
	if (!kith_import_take(import, graph) || !kith_import_dates_settle(dates, graph, error)) {
		return false;
	}
	kith_import_note_dates(import, look, dates);
	return true;
}

const char *kith_import_me(kith_import *import, const struct kith_import_look *look, GError **error)
{
	import->asks_me = true;
	if (!import->options->me) {
		kith_fail(error, KITH_ERROR_USAGE,
			"%s: these are the contacts of one person, who is not named in it; say "
			"who with " KITH_CALLER_ME " NAME",
			look->file);
	}
	return import->options->me;
}

static const char *const role_options[] = {KITH_CALLER_SOURCE_COLUMN, KITH_CALLER_TARGET_COLUMN,
	KITH_CALLER_DATE_COLUMN, KITH_CALLER_STATUS_COLUMN, KITH_CALLER_WEIGHT_COLUMN};

static const char *named_column(const kith_import *import, enum kith_import_role role)
{
	const struct kith_import_options *options = import->options;
	const char *const named[] = {options->reading.source_column, options->reading.target_column,
		options->date_column, options->status_column, options->reading.weight_column};
	return named[role];
}

const char *kith_import_column_named(kith_import *import, enum kith_import_role role)
{
	import->asked |= 1U << role;
	return named_column(import, role);
}

bool kith_import_column(kith_import *import, const struct kith_sheet *sheet,
	enum kith_import_role role, const char *names, size_t *column, GError **error)
{
	const char *named = kith_import_column_named(import, role);
	*column = names ? kith_sheet_column(sheet, names) : KITH_NO_COLUMN;
	return !named ||
	       kith_graph_header_option(sheet->csv, role_options[role], named, column, error);
}

kith_graph *kith_import_finish_ids(kith_import *import, kith_id_builder *builder, GError **error)
{
	kith_id_builder_weigh_by(builder, kith_import_column_named(import, KITH_ROLE_WEIGHT));
	return kith_id_builder_finish(builder, import->notes, error);
}

/* A column that is named is one of some file. */
static bool check_columns(const kith_import *import, GError **error)
{
	for (size_t role = 0; role < KITH_ROLES; role++) {
		const char *named = named_column(import, (enum kith_import_role)role);
		if (named && !(import->asked & 1U << role)) {
			return kith_fail(error, KITH_ERROR_USAGE,
				"%s: no file that was given is a table in which a column could be "
				"that, so \"%s\" would be passed over; leave it out",
				role_options[role], named);
		}
	}
	return true;
}

bool kith_import_is_away(const char *cell)
{
	return kith_text_is_one_of(cell,
		"no|n|false|0|absent|no show|no-show|not checked in|not attending|not going|"
		"did not attend|declined|cancelled|canceled|refunded|deleted|rejected|waitlist|"
		"waitlisted|pending|pending approval|pending_approval|invited|excused");
}

bool kith_import_need(const struct kith_sheet *sheet, const char *names, GError **error)
{
	if (kith_sheet_column(sheet, names) != KITH_NO_COLUMN) {
		return true;
	}
	g_auto(GStrv) each = g_strsplit(names, "|", -1);
	g_autofree char *any = g_strjoinv(" or ", each);
	return kith_fail(error, KITH_ERROR_DATA,
		"%s:1: no column is called %s, as this format has it; leave out " KITH_CALLER_FORMAT
		", or name "
		"another (" KITH_CALLER_FORMATS " lists them)",
		kith_csv_name(sheet->csv), any);
}

static const struct kith_import_format *named(const char *name, GError **error)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	for (size_t k = 0; kith_import_formats[k]; k++) {
		if (!g_ascii_strcasecmp(name, kith_import_formats[k]->name.name)) {
			return kith_import_formats[k];
		}
		g_ptr_array_add(words, (char *)kith_import_formats[k]->name.name);
	}
	g_ptr_array_add(words, NULL);
	const char *near = kith_suggest_word(name, (const char *const *)words->pdata);
	g_autofree char *all = g_strjoinv(", ", (char **)words->pdata);
	kith_fail(error, KITH_ERROR_USAGE,
		KITH_CALLER_FORMAT ": there is no \"%s\"%s%s%s; there are %s", name,
		near ? "; did you mean " : "", near ? near : "", near ? "?" : "", all);
	return NULL;
}

/* Whether the columns that options call the ends of a tie are both there. */
static bool has_named_ends(const kith_import *import, const struct kith_import_look *look)
{
	const char *source = named_column(import, KITH_ROLE_SOURCE);
	const char *target = named_column(import, KITH_ROLE_TARGET);
	return source && target && kith_import_look_has(look, source) &&
	       kith_import_look_has(look, target);
}

/* The format whose content this is; graph CSV, whose reader says best what is wrong, where none
 * fits. */
static const struct kith_import_format *guess(
	const kith_import *import, const struct kith_import_look *look)
{
	for (size_t k = 0; kith_import_formats[k]; k++) {
		const struct kith_import_format *format = kith_import_formats[k];
		if (format->fits(look) ||
			(format == &kith_import_csv && has_named_ends(import, look))) {
			return format;
		}
	}
	return &kith_import_csv;
}

bool kith_import_read_as(kith_import *import, const struct kith_import_format *format,
	const struct kith_import_look *look, kith_source *source, GError **error)
{
	guint known = import->graphs->len;
	import->asks_me = false;
	bool done = format && format->read(import, look, source, error);
	for (guint k = known; import->asks_me && k < import->graphs->len; k++) {
		g_ptr_array_add(import->mine, g_ptr_array_index(import->graphs, k));
	}
	if (!format) {
		kith_source_free(source);
	}
	return done;
}

bool kith_import_add(kith_import *import, kith_source *source, GError **error)
{
	struct kith_import_look look = {0};
	g_autofree char *file = source ? g_strdup(kith_source_name(source)) : NULL;
	if (!source ||
		!kith_import_look_at(&look, source, &import->options->reading.dialect, error)) {
		kith_import_look_finish(&look);
		kith_source_free(source);
		return false;
	}
	look.file = file;
	bool bare = import->options->reading.dialect.no_header;
	const char *named_format = import->options->format ? import->options->format
				   : bare                  ? "csv"
							   : NULL;
	const struct kith_import_format *format =
		named_format ? named(named_format, error) : guess(import, &look);
	if (format && kith_import_archive.fits(&look)) {
		format = guess(import, &look); /* it is what it holds that is named */
	}
	bool done = kith_import_read_as(import, format, &look, source, error);
	kith_import_look_finish(&look);
	return done;
}

/* Tables of people find whom they mean by the ids in the other files. */
static bool join_tables(kith_import *import, kith_graph **graph, GError **error)
{
	for (guint k = 0; k < import->tables->len; k++) {
		struct kith_import_people *people = g_ptr_array_index(import->tables, k);
		if (!kith_people_table_join(
			    people->table, graph, people->key, import->notes, error)) {
			return false;
		}
		if (people->key && strchr(people->key, ':')) {
			kith_import_untype(*graph);
		}
	}
	return kith_id_builder_rename(*graph, error);
}

/* Whether at least half of the people of a graph go by the ids of one table. */
static bool goes_by_id(const kith_import *import, const kith_graph *graph)
{
	for (guint k = 0; k < import->tables->len; k++) {
		const struct kith_import_people *people = g_ptr_array_index(import->tables, k);
		size_t known = kith_people_table_known(
			people->table, graph, people->key ? people->key : "id");
		if (known > 0 && known >= graph->n - known) {
			return true;
		}
	}
	return false;
}

/* Joins the graphs that go by id, and gives their people the names of the tables, so that all other
 * graphs meet them under these. Where none goes by id, the tables are for all of them. */
static bool name_by_tables(kith_import *import, GPtrArray *matches, GError **error)
{
	if (import->tables->len == 0) {
		return true;
	}
	bool any = false;
	for (guint k = 0; k < import->graphs->len; k++) {
		any = any || goes_by_id(import, g_ptr_array_index(import->graphs, k));
	}
	guint place = import->graphs->len;
	g_autoptr(GPtrArray) by_id =
		g_ptr_array_new_with_free_func((GDestroyNotify)kith_graph_free);
	for (guint k = import->graphs->len; k-- > 0;) {
		if (!any || goes_by_id(import, g_ptr_array_index(import->graphs, k))) {
			g_ptr_array_insert(by_id, 0, g_ptr_array_steal_index(import->graphs, k));
			place = k;
		}
	}
	g_autoptr(kith_graph) graph = by_id->len ? kith_import_join(by_id, matches, error)
						 : kith_graph_new("nothing", error);
	if (!graph || !join_tables(import, &graph, error)) {
		return false;
	}
	g_ptr_array_insert(import->graphs, (gint)place, g_steal_pointer(&graph));
	return true;
}

static bool project(kith_import *import, GPtrArray *matches, GError **error)
{
	struct kith_import_shared_attendance *shared = &import->attendance;
	if (!shared->came) {
		return true;
	}
	if (matches) {
		g_ptr_array_extend_and_steal(matches, g_steal_pointer(&shared->matches));
	}
	const char *file = shared->file && !shared->several ? shared->file : "attendance";
	kith_graph *graph = import->options->gatherings
				    ? kith_attendance_graph(shared->came, file, error)
				    : kith_attendance_project(shared->came, file,
					      import->options->largest_event, import->notes, error);
	if (graph && !shared->several) {
		graph->digest = g_steal_pointer(&import->digest);
	}
	return kith_import_take(import, graph);
}

void kith_import_note_star(kith_import *import, const char *file, size_t others)
{
	g_autofree char *but = others ? g_strdup_printf("but for %zu relation%s between others, ",
						others, others == 1 ? "" : "s")
				      : g_strdup("");
	kith_import_note(import,
		"%s: %severyone here is tied to you alone, a star; it can say whom you know, "
		"not who knows whom: add your messages, guest lists, or ties you know of, "
		"and import them together",
		file, but);
}

/* One file of contacts by itself. */
static void note_star(kith_import *import)
{
	kith_address_book_note(import->stream.book, import);
	if (import->book && import->graphs->len == 1) {
		kith_import_note_star(import, import->book, 0);
	}
}

/* Who goes by several names is one before files are joined, and after they got names. */
static bool join_aliases(const kith_import *import, GError **error)
{
	kith_aliases *aliases = import->options->aliases;
	for (guint k = 0; aliases && k < import->graphs->len; k++) {
		if (!kith_graph_set_aliases(g_ptr_array_index(import->graphs, k), aliases, error)) {
			return false;
		}
	}
	return true;
}

/* The graph of all files, whose people are found by their aliases. */
static kith_graph *join_graphs(kith_import *import, GPtrArray *matches, GError **error)
{
	kith_aliases *aliases = import->options->aliases;
	g_autoptr(kith_graph) graph = import->graphs->len
					      ? kith_import_join(import->graphs, matches, error)
					      : kith_graph_new("nothing", error);
	return graph && (!aliases || kith_graph_set_aliases(graph, aliases, error))
		       ? g_steal_pointer(&graph)
		       : NULL;
}

kith_graph *kith_import_finish(kith_import *import, GPtrArray *matches, GError **error)
{
	if (!check_columns(import, error) || !project(import, matches, error) ||
		!kith_import_take_stream(import, error) || !join_aliases(import, error) ||
		!kith_import_settle_me(import, error) || !name_by_tables(import, matches, error) ||
		!join_aliases(import, error)) {
		return NULL;
	}
	note_star(import);
	const struct kith_import_options *options = import->options;
	uint32_t me;
	g_autoptr(kith_graph) graph = join_graphs(import, matches, error);
	bool known = graph && (!options->me || !options->me_is_known ||
				      kith_graph_person(graph, options->me, &me, error));
	return known ? g_steal_pointer(&graph) : NULL;
}
