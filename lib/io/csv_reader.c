/* Reading CSV: rows of cells with true line numbers, whatever the dialect. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/csv_reader.h"

#include <string.h>

#include "base/caller.h"
#include "io/archive.h"
#include "io/csv_parser.h"
#include "io/csv_scan.h"
#include "io/kind.h"

#define FIRST_LOOK ((size_t)8 << 10)

#define ARCHIVE                                                                                    \
	"this is an archive, not CSV; let " KITH_CALLER_TOOL(                                      \
		"import") " look into it, or, if it "                                              \
			  "is a spreadsheet, save the sheet as CSV (UTF-8)"
#define OTHER "this is no CSV; " KITH_CALLER_TOOL("import") " reads the formats of other programs"
#define NONE                                                                                       \
	"this is no format that is known; name it with " KITH_CALLER_FORMAT                        \
	" (" KITH_CALLER_FORMATS " lists them)"

struct kith_csv {
	struct kith_csv_parser parser;
	GPtrArray *header; /* of char *, or NULL */
	struct kith_csv_batch batches[2];
	struct kith_csv_batch *given; /* the rows handed out last */
	size_t skip;  /* rows at the beginning of `given` that are not: the header */
	bool pending; /* rows wait that were read with the header */

	/* The next batch is parsed by a thread of its own while the last one is used. */
	GThread *ahead;
	bool ahead_done;
	GError *ahead_failure;
};

static gpointer parse_ahead(gpointer self)
{
	kith_csv *csv = self;
	struct kith_csv_batch *next = &csv->batches[csv->given == &csv->batches[0]];
	csv->ahead_done = kith_csv_parser_read(&csv->parser, csv->given, next, &csv->ahead_failure);
	return NULL;
}

static void read_header(kith_csv *csv)
{
	csv->header = g_ptr_array_new_with_free_func(g_free);
	for (size_t i = 0; i < csv->parser.columns; i++) {
		const struct kith_text *cell = &csv->given->cell[i];
		g_ptr_array_add(csv->header, g_strstrip(g_strndup(cell->at, cell->length)));
	}
	csv->skip = 1;
}

static bool is_markup(const struct kith_csv_batch *raw)
{
	static const char *const beginnings[] = {"<?xml", "<!doctype", "<graphml", "<gexf", "{"};
	bool markup = false;
	for (size_t k = 0; !markup && k < G_N_ELEMENTS(beginnings); k++) {
		size_t length = strlen(beginnings[k]);
		markup = raw->raw_length >= length &&
			 !g_ascii_strncasecmp(raw->raw, beginnings[k], length);
	}
	return markup;
}

/* What people give that is not CSV. */
static bool check_kind(const kith_csv *csv, GError **error)
{
	const struct kith_csv_batch *raw = csv->given;
	const char *kind = kith_kind(raw->raw, raw->raw_length);
	if (!kind && kith_archive_begins(raw->raw, raw->raw_length)) {
		kind = ARCHIVE;
	} else if (!kind && is_markup(raw)) {
		kind = csv->parser.importing ? NONE : OTHER;
	}
	return !kind || kith_fail(error, KITH_ERROR_DATA, "%s: %s", kith_csv_name(csv), kind);
}

/* The delimiter told by a line such as sep=; above the header, which Excel writes; else 0. */
static char told_delimiter(const kith_csv *csv)
{
	const struct kith_csv_batch *raw = csv->given;
	size_t line = kith_csv_scan_line(raw->raw, raw->raw_length, !csv->parser.at_end);
	bool told = (line == 6 || line == 7) && !g_ascii_strncasecmp(raw->raw, "sep=", 4) &&
		    raw->raw[4] != '"' && strchr("\r\n", raw->raw[5]);
	return told ? raw->raw[4] : 0;
}

static bool look_at_beginning(kith_csv *csv, GError **error)
{
	while (csv->given->raw_length < FIRST_LOOK && !csv->parser.at_end) {
		if (!kith_csv_parser_fill(&csv->parser, csv->given, error)) {
			return false;
		}
	}
	if (csv->given->raw_length == 0) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s: the file is empty; it needs at least a header, \"source,target\" for "
			"a network",
			kith_csv_name(csv));
	}
	if (!check_kind(csv, error)) {
		return false;
	}
	if (!csv->parser.delimiter) {
		csv->parser.delimiter = told_delimiter(csv);
	}
	if (!csv->parser.delimiter) {
		csv->parser.delimiter = kith_csv_scan_delimiter(
			csv->given->raw, csv->given->raw_length, !csv->parser.at_end);
	}
	return true;
}

/* Passes over lines before the header; those that are not there yet are not there at all. */
static void skip_lines(kith_csv *csv, size_t lines)
{
	struct kith_csv_batch *batch = csv->given;
	for (; lines > 0; lines--) {
		size_t line = kith_csv_scan_line(batch->raw + batch->parsed,
			batch->raw_length - batch->parsed, !csv->parser.at_end);
		batch->parsed += line;
		csv->parser.line += line > 0;
	}
	csv->parser.row_line = csv->parser.line;
}

static bool begin(kith_csv *csv, const struct kith_dialect *dialect, GError **error)
{
	if (!look_at_beginning(csv, error) || !kith_csv_parser_begin(&csv->parser, error)) {
		return false;
	}
	skip_lines(csv, MAX(dialect->skipped_lines, told_delimiter(csv) != 0));
	if (!kith_csv_parser_read(&csv->parser, csv->given, csv->given, error)) {
		return false;
	}
	if (!csv->given->rows) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s: there is nothing but blank lines and comments; it needs at least a "
			"header, \"source,target\" for a network",
			kith_csv_name(csv));
	}
	csv->pending = true;
	if (!dialect->no_header) {
		read_header(csv);
	}
	return true;
}

kith_csv *kith_csv_open(
	const char *path, FILE *in, const struct kith_dialect *dialect, GError **error)
{
	return kith_csv_open_source(
		kith_source_open(path, in, dialect->encoding, error), dialect, error);
}

kith_csv *kith_csv_open_source(
	kith_source *source, const struct kith_dialect *dialect, GError **error)
{
	g_autoptr(kith_csv) csv = g_new0(kith_csv, 1);
	csv->given = &csv->batches[0];
	csv->parser.delimiter = dialect->delimiter;
	csv->parser.importing = dialect->importing;
	csv->parser.checksum = dialect->digest ? g_checksum_new(G_CHECKSUM_SHA256) : NULL;
	csv->parser.source = source;
	if (!source || !begin(csv, dialect, error)) {
		return NULL;
	}
	return g_steal_pointer(&csv);
}

void kith_csv_free(kith_csv *csv)
{
	if (!csv) {
		return;
	}
	if (csv->ahead) {
		g_thread_join(csv->ahead);
	}
	kith_csv_parser_finish(&csv->parser);
	kith_csv_batch_finish(&csv->batches[0]);
	kith_csv_batch_finish(&csv->batches[1]);
	g_clear_pointer(&csv->header, g_ptr_array_unref);
	g_clear_error(&csv->ahead_failure);
	g_free(csv);
}

const char *kith_csv_name(const kith_csv *csv)
{
	return kith_source_name(csv->parser.source);
}

char kith_csv_delimiter(const kith_csv *csv)
{
	return csv->parser.delimiter;
}

size_t kith_csv_columns(const kith_csv *csv)
{
	return csv->parser.columns;
}

const char *kith_csv_header(const kith_csv *csv, size_t column)
{
	return csv->header ? g_ptr_array_index(csv->header, column) : NULL;
}

char *kith_csv_digest(const kith_csv *csv)
{
	if (!csv->parser.checksum) {
		return NULL;
	}
	g_autoptr(GChecksum) copy = g_checksum_copy(csv->parser.checksum);
	return g_strdup(g_checksum_get_string(copy));
}

/* Goes on to the next batch: the one parsed meanwhile, or one parsed now. */
static bool advance(kith_csv *csv, GError **error)
{
	csv->skip = 0;
	if (!csv->ahead) {
		return kith_csv_parser_read(&csv->parser, csv->given, csv->given, error);
	}
	g_thread_join(g_steal_pointer(&csv->ahead));
	if (!csv->ahead_done) {
		g_propagate_error(error, g_steal_pointer(&csv->ahead_failure));
		return false;
	}
	csv->given = &csv->batches[csv->given == &csv->batches[0]];
	return true;
}

bool kith_csv_next(kith_csv *csv, struct kith_csv_rows *rows, GError **error)
{
	bool header_only = csv->pending && csv->given->rows == csv->skip;
	if ((!csv->pending || header_only) && !advance(csv, error)) {
		return false;
	}
	csv->pending = false;
	if (!csv->parser.finished) {
		/* Without a thread the next rows are parsed when they are asked for. */
		csv->ahead = g_thread_try_new("csv", parse_ahead, csv, NULL);
	}
	const struct kith_csv_batch *given = csv->given;
	*rows = (struct kith_csv_rows){
		.count = given->rows - csv->skip,
		.columns = csv->parser.columns,
		.cell = given->cell ? given->cell + csv->skip * csv->parser.columns : NULL,
		.line = given->line ? given->line + csv->skip : NULL,
		.ascii = given->ascii,
	};
	return true;
}

/* Line and column, in characters, of a cell; those of its row where the row began in an earlier
 * batch. */
static void place_of(
	const kith_csv *csv, size_t row, size_t column, uint64_t *line, size_t *character)
{
	const struct kith_csv_batch *given = csv->given;
	*line = given->line[row + csv->skip];
	*character = 1;
	if (*line >= given->raw_line) {
		uint64_t down = *line - given->raw_line;
		kith_csv_scan_cell(
			given->raw, given->parsed, column, csv->parser.delimiter, &down, character);
		*line = given->raw_line + down;
	}
}

bool kith_csv_fail(
	const kith_csv *csv, size_t row, size_t column, GError **error, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	uint64_t line;
	size_t character;
	place_of(csv, row, column, &line, &character);
	return kith_fail(error, KITH_ERROR_DATA, "%s:%" G_GUINT64_FORMAT ":%zu: %s",
		kith_csv_name(csv), line, character, message);
}

char *kith_csv_place(const kith_csv *csv, size_t row, size_t column)
{
	uint64_t line;
	size_t character;
	place_of(csv, row, column, &line, &character);
	return g_strdup_printf("%" G_GUINT64_FORMAT ":%zu", line, character);
}
