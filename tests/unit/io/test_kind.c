/* Claims about lib/io/kind. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "io/kind.h"

#define TOLD(BYTES, PATTERN) check(BYTES, sizeof(BYTES) - 1, PATTERN)

static void check(const char *bytes, size_t length, const char *pattern)
{
	const char *kind = kith_kind(bytes, length);
	assert_non_null(kind);
	if (!g_pattern_match_simple(pattern, kind)) {
		fail_msg("\"%s\" is not like \"%s\"", kind, pattern);
	}
}

static void what_is_no_text_is_told_with_the_cure(void **state)
{
	(void)state;
	TOLD("\xff\xd8\xff\xe0\0\x10JFIF", "this is a picture, *");
	TOLD("RIFF\x10\0\0\0WEBPVP8 ", "this is a picture, *");
	TOLD("\0\0\0\x24"
	     "ftypheic",
		"this is a picture, *");
	TOLD("\0\0\0\x20"
	     "ftypisom",
		"this is sound or film, *");
	TOLD("<HTML><body>", "this is a web page, *JSON");
	TOLD("%PDF-1.7", "this is a PDF, *");
	TOLD("SQLite format 3\0\x10", "this is a database of SQLite, *: sqlite3 -csv *");
	TOLD("!BDN\x01\x02", "this is a mailbox of Outlook *readpst*");
	TOLD("\xd0\xcf\x11\xe0\xa1\xb1", "this is a file of Office *");
	TOLD("PAR1\x15\x04", "this is a Parquet file, *duckdb -csv *");
	TOLD("7z\xbc\xaf\x27\x1c", "this is packed; *");
	TOLD("{\\rtf1", "this is a text document, *");
}

static void documents_are_told_from_other_archives(void **state)
{
	(void)state;
#define ZIP "PK\x03\x04.........................."
	TOLD(ZIP "[Content_Types].xml PK\x03\x04 xl/workbook.xml", "this is a spreadsheet *");
	TOLD(ZIP "[Content_Types].xml PK\x03\x04 word/document.xml", "this is a text document*");
	TOLD(ZIP "[Content_Types].xml PK\x03\x04 ppt/slides", "this is a presentation, *");
	TOLD(ZIP "[Content_Types].xml", "this is a spreadsheet file or another document, *");
	TOLD(ZIP "mimetypeapplication/vnd.oasis.opendocument.text", "this is a text document*");
	assert_null(kith_kind(ZIP "word/2024-05-01.json", strlen(ZIP "word/2024-05-01.json")));
	assert_null(kith_kind(ZIP, strlen(ZIP)));
}

static void text_is_none_of_these(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "P", "source,target\n", "ID3,name\n",
		"GIF,JPG\na,b\n", "PAR1,PAR2\n", "RIFFS\n", "MZ\n", "II,MM\n", "<graphml>",
		"{\"a\": 1}", "From ada Thu Jan  1 00:00:00 1970\n"};
	for (size_t k = 0; k < G_N_ELEMENTS(texts); k++) {
		assert_null(kith_kind(texts[k], strlen(texts[k])));
	}
}

static void no_beginning_is_read_beyond_its_end(void **state)
{
	(void)state;
	static const char whole[] = ZIP "[Content_Types].xml PK\x03\x04 xl/workbook.xml";
	for (size_t length = 0; length < sizeof whole; length++) {
		g_autofree char *head = g_memdup2(whole, length);
		kith_kind(head, length);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_text_is_told_with_the_cure),
		cmocka_unit_test(documents_are_told_from_other_archives),
		cmocka_unit_test(text_is_none_of_these),
		cmocka_unit_test(no_beginning_is_read_beyond_its_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
