/* Claims about lib/io/csv_reader, each at several chunk sizes. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include <gio/gio.h>

#include "base/random.h"
#include "io/csv_reader.h"

static const size_t chunks[] = {1, 2, 3, 7, 64, (size_t)1 << 20};

/* The whole file as one line: cells in [], rows ended by their line number; or the error. */
static char *read_bytes(const void *bytes, size_t length, const struct kith_dialect *dialect)
{
	g_autoptr(GError) error = NULL;
	FILE *file = file_of_bytes(bytes, length);
	g_autoptr(kith_csv) csv = kith_csv_open(NULL, file, dialect, &error);
	GString *seen = g_string_new(NULL);
	struct kith_csv_rows rows = {.count = 1};
	while (csv && rows.count && kith_csv_next(csv, &rows, &error)) {
		for (size_t r = 0; r < rows.count; r++) {
			for (size_t c = 0; c < rows.columns; c++) {
				const struct kith_text *cell = &rows.cell[r * rows.columns + c];
				g_string_append_printf(seen, "[%.*s]", (int)cell->length, cell->at);
			}
			g_string_append_printf(seen, "%d ", (int)rows.line[r]);
		}
	}
	fclose(file);
	if (error) {
		g_string_assign(seen, error->message);
	}
	return g_string_free(seen, false);
}

static void check_bytes(
	const void *bytes, size_t length, struct kith_dialect dialect, const char *expected)
{
	for (size_t k = 0; k < G_N_ELEMENTS(chunks); k++) {
		kith_csv_set_chunk(chunks[k]);
		g_autofree char *seen = read_bytes(bytes, length, &dialect);
		if (!g_pattern_match_simple(expected, seen)) {
			fail_msg("at chunk %zu: %s\nexpected: %s", chunks[k], seen, expected);
		}
	}
	kith_csv_set_chunk((size_t)1 << 20);
}

static void check(const char *text, const char *expected)
{
	check_bytes(text, strlen(text), (struct kith_dialect){0}, expected);
}

static void rows_know_their_lines(void **state)
{
	(void)state;
	check("a,b\n1,2\n3,4\n", "[1][2]2 [3][4]3 ");
	check("a,b\r\n1,2\r\n3,4", "[1][2]2 [3][4]3 ");
	check("a,b\r1,2\r3,4\r", "[1][2]2 [3][4]3 ");
	check("a,b\n1,2\r\n3,4\r5,6\n", "[1][2]2 [3][4]3 [5][6]4 ");
	check("\n\na,b\n\n1,2\n\r\n , \n3,4\n\n", "[1][2]5 [3][4]8 ");
	check("a,b\n", "");
	g_autofree char *late = g_strdup_printf("a,b\n%8192s\n1,2\r3,4\n5,6\r\n7,8\n", "");
	check(late, "[1][2]3 [3][4]4 [5][6]5 [7][8]6 ");
}

/* A row of a few cells, one in fifty with one too many; some end in a byte that but for its highest
 * bit is a comma or a line feed. */
static void append_row(GString *text, struct kith_random *random, int cells)
{
	static const char *const cell[] = {
		"", "", " ", "x", "yes", "no or yes", "5 €", "FORÊ", "\"x\""};
	cells += kith_random_below(random, 50) == 0;
	for (int c = 0; c < cells; c++) {
		g_string_append(text, c ? "," : "");
		g_string_append(text, cell[kith_random_below(random, G_N_ELEMENTS(cell))]);
	}
	g_string_append_c(text, '\n');
}

/* Lines that come with the first row are read by libcsv, later ones without quotes are cut. */
static void lines_are_cut_where_libcsv_would(void **state)
{
	(void)state;
	const struct kith_dialect comma = {.delimiter = ','};
	struct kith_random random;
	kith_random_init(&random, 1);
	for (int k = 0; k < 60; k++) {
		int columns = 1 + k % 3;
		g_autoptr(GString) text = g_string_new(&"a,b,c\n"[2 * (3 - columns)]);
		g_string_append_printf(text, "%8192s\n", "");
		for (int row = 0; row < 20; row++) {
			append_row(text, &random, columns);
		}
		g_autofree char *whole = read_bytes(text->str, text->len, &comma);
		check_bytes(text->str, text->len, comma, whole);
	}
}

static void many_blank_lines_cost_nothing_but_their_numbers(void **state)
{
	(void)state;
	g_autoptr(GString) text = g_string_new(NULL);
	for (int k = 0; k < 1000; k++) {
		g_string_append(text, k % 3 == 0 ? "\n" : k % 3 == 1 ? "\r" : "\r\n");
	}
	g_autofree char *first = g_strconcat(text->str, "a,b\n1,2\n", NULL);
	check(first, "[1][2]1002 ");
	g_autofree char *between =
		g_strconcat("a,b\n", text->str, " , \n1,2\n", text->str, "3\n", NULL);
	check(between, "standard input:2004:1: this row has 1 cell *");
	g_autofree char *quoted =
		g_strconcat("a,b\n", text->str, "1,\"\n\n2\"\n", text->str, "3,4\n", NULL);
	check(quoted, "[1][\n\n2]1002 [3][4]2005 ");
}

static void quoted_cells_may_hold_anything(void **state)
{
	(void)state;
	check("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n3,4\n", "[x, y][say \"hi\"]2 [3][4]3 ");
	check("a,b\n\"two\nlines\",2\n3,4\n", "[two\nlines][2]2 [3][4]4 ");
	check("a,b\n\"two\r\nlines\",2\r\n3,\"\"\r\n", "[two\r\nlines][2]2 [3][]4 ");
}

static void blanks_of_unquoted_cells_survive(void **state)
{
	(void)state;
	check("a,b\n x ,\ty\n", "[ x ][\ty]2 ");
	check("a,b,c\n\"x\" , \"y z\" ,  w \n1,2, 3\n", "[x][y z][w]2 [1][2][ 3]3 ");
}

static void delimiters_are_found(void **state)
{
	(void)state;
	check("a;b\nx;1,5\n", "[x][1,5]2 ");
	check("a\tb\n# note\nx y\tz\n", "[x y][z]3 ");
	check("a|b\nx|y\n", "[x][y]2 ");
	check("# by hand\na  b\nx \t y\n# note\n z w \n", "[x][y]3 [z][w]5 ");
	check("# first,\na,b\n#x,y\n", "[#x][y]3 ");
	check("name\nAda\nGrace Hopper\n", "[Ada]2 [Grace Hopper]3 ");
	check_bytes("x;y\nz;w\n", 8, (struct kith_dialect){.no_header = true}, "[x][y]1 [z][w]2 ");
	check_bytes("a,b\nx;y,z\n", 10, (struct kith_dialect){.delimiter = ','}, "[x;y][z]2 ");
}

static void encodings_are_decoded(void **state)
{
	(void)state;
	check("\xef\xbb\xbf\"a\",b\n1,2\n", "[1][2]2 ");
	check_bytes("\xff\xfe\x61\0,\0b\0\n\0\xe9\0,\0z\0\n\0", 18, (struct kith_dialect){0},
		"[é][z]2 ");
	check_bytes(
		"\xfe\xff\0a\0,\0b\0\n\0\xe9\0,\0z\0\n", 18, (struct kith_dialect){0}, "[é][z]2 ");
	check_bytes("a,b\n\xe9,z\n", 8, (struct kith_dialect){.encoding = "latin1"}, "[é][z]2 ");
	check_bytes("a,b\n1,2\n", 8, (struct kith_dialect){.encoding = "klingon"},
		"--encoding: \"klingon\"*");
	check_bytes("a\0,\0b\0\n\0\xe9\0,\0z\0\n\0", 16, (struct kith_dialect){0}, "[é][z]2 ");
	check_bytes("\0a\0,\0b\0\n\0\xe9\0,\0z\0\n", 16, (struct kith_dialect){0}, "[é][z]2 ");
	check_bytes("\xff\xfe\0\0a\0\0\0,\0\0\0b\0\0\0\r\0\0\0\xe9\0\0\0,\0\0\0z\0\0\0", 32,
		(struct kith_dialect){0}, "[é][z]2 ");
	check_bytes("a,b\nc,\x81\x01\n", 9, (struct kith_dialect){.encoding = "shift-jis"},
		"standard input:2:3: cannot be unpacked or decoded*");
}

static void a_first_line_may_tell_the_delimiter(void **state)
{
	(void)state;
	check("sep=;\r\na;b,c\r\nd;e,f\r\n", "[d][e,f]3 ");
	check("sep=,\na,b\nc\n", "standard input:3:1: this row has 1 cell *");
	check("sep=;\n", "standard input: there is nothing but*");
	check("sep=\"\na,b\n", "standard input:1:5: a quote opens here*");
	check_bytes("sep=;\nNotes\na;b\nd;e\n", 20, (struct kith_dialect){.skipped_lines = 2},
		"[d][e]4 ");
}

static void what_is_no_csv_is_said_to_be_none(void **state)
{
	(void)state;
	check("PK\x03\x04zip", "standard input: this is an archive, not CSV; let `kith import`*");
	check("\xd0\xcf\x11\xe0\xa1", "standard input: this is a file of Office or Outlook*");
	check("BZh91AY&SY", "standard input: this is packed*");
	check("\x89PNG\r\n", "standard input: this is a picture, not data*");
	check("%PDF-1.5", "standard input: this is a PDF, not data*");
	check("<svg xmlns=\"x\">", "standard input: this is a picture, not data*");
	check("<!doctype html>", "standard input: this is a web page, not data*");
	check("<?xml version=\"1.0\"?>", "standard input: this is no CSV; `kith import`*");
	check("{\"nodes\": []}", "standard input: this is no CSV; `kith import`*");
}

static void the_importer_sends_nobody_to_the_importer(void **state)
{
	(void)state;
	const struct kith_dialect importing = {.importing = true};
	check_bytes("Notes:\n\na,b\n", 12, importing,
		"*:3:1: this row has 2 cells where the first has 1; *name the format with "
		"--format*");
	check_bytes("{\"nodes\": []}", 13, importing, "*: this is no format that is known; *");
}

static void a_row_has_at_most_131072_cells(void **state)
{
	(void)state;
	g_autofree char *text = g_strnfill(131072, ',');
	check(text, "standard input:1:1: this row has over 131072 cells*");
}

static void what_is_wrong_is_said_with_its_place(void **state)
{
	(void)state;
	check("Notes:\n\na,b\n",
		"*:3:1: this row has 2 cells where the first has 1; *`kith import`*");
	check("", "standard input: the file is empty*");
	check("\n \n", "standard input: there is nothing but blank lines*");
	check("a,b\n1,2\n3\n", "standard input:3:1: this row has 1 cell where the first has 2*");
	check("a,b\n1,2,3\n", "standard input:2:1: this row has 3 cells where the first has 2*");
	check("a,b\n1,2\n\"x,y\nz,w\n", "standard input:3:1: a quote opens here*");
	check("a,b\n1,\"x\ny\" z\n", "standard input:2:3: a quote opens here*");
	check("a,b\nx\"y,2\n", "standard input:2:2: a quote opens here*");
	check("a,b\nx,\xe9z\n", "standard input:2:3: this byte is not UTF-8*");
	check("a,b\né,ü\nx,\xff\n", "standard input:3:3: this byte is not UTF-8*");
	check_bytes("a,b\nx,\0y\n", 9, (struct kith_dialect){0}, "standard input:2:3: a NUL byte*");
	check("PK\x03\x04zip", "standard input: this is an archive*");
	check_bytes("\x1f\x8bnot gzip at all", 17, (struct kith_dialect){0},
		"standard input: cannot be unpacked*");
}

static void a_cell_beyond_a_mebibyte_is_refused(void **state)
{
	(void)state;
	size_t length = ((size_t)3 << 20) + 6;
	g_autofree char *text = g_malloc(length);
	const struct kith_dialect dialect = {0};
	memset(text, 'x', length);
	memcpy(text, "a,b\n\"", 5);
	g_autofree char *quoted = read_bytes(text, length, &dialect);
	assert_true(
		g_pattern_match_simple("standard input:2:1: a cell is larger than 1 MiB*", quoted));
	text[4] = 'x';
	g_autofree char *bare = read_bytes(text, length, &dialect);
	assert_true(
		g_pattern_match_simple("standard input:2:1: a cell is larger than 1 MiB*", bare));
}

static void packed_files_are_unpacked(void **state)
{
	(void)state;
	const char *text = "a,b\nx,y\n";
	const char *more = "z,w\n";
	g_autoptr(GConverter) gzip =
		G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
	char packed[200];
	gsize in, out;
	assert_int_equal(g_converter_convert(gzip, text, strlen(text), packed, sizeof packed,
				 G_CONVERTER_INPUT_AT_END, &in, &out, NULL),
		G_CONVERTER_FINISHED);
	check_bytes(packed, out, (struct kith_dialect){0}, "[x][y]2 ");
	check_bytes(
		packed, out - 9, (struct kith_dialect){0}, "standard input:*: cannot be unpacked*");
	gsize first = out;
	g_converter_reset(gzip);
	assert_int_equal(g_converter_convert(gzip, more, strlen(more), packed + first,
				 sizeof packed - first, G_CONVERTER_INPUT_AT_END, &in, &out, NULL),
		G_CONVERTER_FINISHED);
	check_bytes(packed, first + out, (struct kith_dialect){0}, "[x][y]2 [z][w]3 ");
	check_bytes(packed, first + 3, (struct kith_dialect){0},
		"standard input:*: cannot be unpacked*");
	/* One raw block of 8 bytes in a zstd frame (RFC 8878). */
	const char zstd[] = "\x28\xb5\x2f\xfd\x20\x08\x41\x00\x00"
			    "a,b\nx,y\n";
	check_bytes(zstd, sizeof zstd - 1, (struct kith_dialect){0}, "[x][y]2 ");
	check_bytes(zstd, sizeof zstd - 4, (struct kith_dialect){0},
		"standard input:*: cannot be unpacked*");
}

static void a_missing_file_is_named(void **state)
{
	(void)state;
	g_autoptr(GError) error = NULL;
	const struct kith_dialect dialect = {0};
	assert_null(kith_csv_open("no such file.csv", NULL, &dialect, &error));
	assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
	assert_non_null(strstr(error->message, "no such file.csv"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_know_their_lines),
		cmocka_unit_test(lines_are_cut_where_libcsv_would),
		cmocka_unit_test(many_blank_lines_cost_nothing_but_their_numbers),
		cmocka_unit_test(quoted_cells_may_hold_anything),
		cmocka_unit_test(blanks_of_unquoted_cells_survive),
		cmocka_unit_test(delimiters_are_found),
		cmocka_unit_test(encodings_are_decoded),
		cmocka_unit_test(a_first_line_may_tell_the_delimiter),
		cmocka_unit_test(what_is_no_csv_is_said_to_be_none),
		cmocka_unit_test(the_importer_sends_nobody_to_the_importer),
		cmocka_unit_test(a_row_has_at_most_131072_cells),
		cmocka_unit_test(what_is_wrong_is_said_with_its_place),
		cmocka_unit_test(a_cell_beyond_a_mebibyte_is_refused),
		cmocka_unit_test(packed_files_are_unpacked),
		cmocka_unit_test(a_missing_file_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
