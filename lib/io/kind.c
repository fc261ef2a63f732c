/* What a file that is no text is, by its first bytes. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/kind.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

#include "base/caller.h"

#define PICTURE "this is a picture, not data; give the graph that it shows"
#define PAGE                                                                                       \
	"this is a web page, not data; give the graph that it shows, or let the program that "     \
	"wrote it export CSV or JSON"
#define PDF                                                                                        \
	"this is a PDF, not data; copy its table into a spreadsheet, and save that as CSV (UTF-8)"
#define SPREADSHEET                                                                                \
	"this is a spreadsheet file (.xlsx, .ods), not CSV; save the sheet as CSV (UTF-8)"
#define DOCUMENT                                                                                   \
	"this is a text document, not data; copy its table into a spreadsheet, and save that as "  \
	"CSV (UTF-8)"
#define PARTS                                                                                      \
	"this is a spreadsheet file or another document, not text; save the sheet as CSV (UTF-8)"
#define SLIDES "this is a presentation, not data; give the graph that it shows"
#define OFFICE                                                                                     \
	"this is a file of Office or Outlook (.xls, .doc, .msg), not text; save the sheet as CSV " \
	"(UTF-8), or the message as .eml"
#define PACKED "this is packed; unpack it first (bunzip2, unxz, 7z x)"
#define SQLITE                                                                                     \
	"this is a database of SQLite, not CSV; write the ties in it as CSV: sqlite3 -csv -header" \
	" FILE \"SELECT source, target FROM ties\""
#define ACCESS "this is a database of Access, not CSV; export the table that is meant as CSV"
#define PARQUET "this is a Parquet file, not CSV; write it as CSV: duckdb -csv -c \"FROM 'FILE'\""
#define OUTLOOK                                                                                    \
	"this is a mailbox of Outlook (.pst, .ost); turn it into mbox (readpst FILE), and "        \
	"let " KITH_CALLER_TOOL("import") " read that"
#define SOUND "this is sound or film, not data; give the graph that it is about"
#define PROGRAM "this is a program, not data; give a file of ties"

#define NAME ((size_t)30) /* where the first name stands in a .zip */

/* In these ? is any byte. */
static const struct {
	const char *bytes;
	size_t length;
	const char *message;
} kinds[] = {
#define KIND(BYTES, MESSAGE)                                                                       \
	{                                                                                          \
		BYTES, sizeof(BYTES) - 1, MESSAGE                                                  \
	}
	KIND("\x89PNG\r\n", PICTURE),
	KIND("\xff\xd8\xff", PICTURE),
	KIND("GIF87a", PICTURE),
	KIND("GIF89a", PICTURE),
	KIND("RIFF????WEBP", PICTURE),
	KIND("II*\0", PICTURE),
	KIND("MM\0*", PICTURE),
	KIND("????ftypheic", PICTURE),
	KIND("????ftypmif1", PICTURE),
	KIND("????ftypavif", PICTURE),
	KIND("<svg", PICTURE),
	KIND("%!PS", PICTURE),
	KIND("<!doctype html", PAGE),
	KIND("<html", PAGE),
	KIND("%PDF-", PDF),
	KIND("{\\rtf", DOCUMENT),
	KIND("\xd0\xcf\x11\xe0", OFFICE),
	KIND("BZh?1AY&SY", PACKED),
	KIND("\xfd"
	     "7zXZ",
		PACKED),
	KIND("7z\xbc\xaf\x27\x1c", PACKED),
	KIND("Rar!\x1a\x07", PACKED),
	KIND("SQLite format 3\0", SQLITE),
	KIND("\0\x01\0\0Standard ", ACCESS),
	KIND("PAR1\x15", PARQUET),
	KIND("!BDN", OUTLOOK),
	KIND("????ftyp", SOUND),
	KIND("RIFF????", SOUND),
	KIND("OggS\0", SOUND),
	KIND("ID3\x02", SOUND),
	KIND("ID3\x03", SOUND),
	KIND("ID3\x04", SOUND),
	KIND("\x7f"
	     "ELF",
		PROGRAM),
	KIND("MZ\x90\0", PROGRAM),
};

/* What stands in documents, which are archives too. */
static const struct {
	const char *part, *message;
} parts[] = {
	{"xl/", SPREADSHEET},
	{"opendocument.spreadsheet", SPREADSHEET},
	{"word/", DOCUMENT},
	{"opendocument.text", DOCUMENT},
	{"epub+zip", DOCUMENT},
	{"ppt/", SLIDES},
	{"opendocument.presentation", SLIDES},
};

static bool begins(const char *bytes, size_t length, const char *pattern, size_t size)
{
	bool like = length >= size;
	for (size_t i = 0; like && i < size; i++) {
		like = pattern[i] == '?' ||
		       g_ascii_tolower(bytes[i]) == g_ascii_tolower(pattern[i]);
	}
	return like;
}

static bool holds(const char *bytes, size_t length, const char *word)
{
	size_t size = strlen(word);
	for (size_t i = 0; i + size <= length; i++) {
		if (bytes[i] == *word && !memcmp(bytes + i, word, size)) {
			return true;
		}
	}
	return false;
}

/* Documents begin with a part or a list of them; their names are not packed. */
static const char *kind_of_zip(const char *bytes, size_t length)
{
	static const char *const firsts[] = {"[Content_Types].xml", "_rels/.rels", "docProps/",
		"xl/workbook", "xl/worksheets/", "xl/theme/", "xl/drawings/", "word/document.xml",
		"mimetypeapplication/"};
	bool document = false;
	for (size_t k = 0; length > NAME && !document && k < G_N_ELEMENTS(firsts); k++) {
		document = begins(bytes + NAME, length - NAME, firsts[k], strlen(firsts[k]));
	}
	for (size_t k = 0; document && k < G_N_ELEMENTS(parts); k++) {
		if (holds(bytes, length, parts[k].part)) {
			return parts[k].message;
		}
	}
	return document ? PARTS : NULL;
}

const char *kith_kind(const char *bytes, size_t length)
{
	if (begins(bytes, length, "PK\x03\x04", 4)) {
		return kind_of_zip(bytes, length);
	}
	for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
		if (begins(bytes, length, kinds[k].bytes, kinds[k].length)) {
			return kinds[k].message;
		}
	}
	return NULL;
}
