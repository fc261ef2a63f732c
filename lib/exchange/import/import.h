/* From what people have (exports, archives, the files of other tools) to one graph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_H
#define KITH_IMPORT_H

#include "graph/aliases.h"
#include "graph/read.h"

/* How files are to be read; zeros: find out. */
/* What a cell NA of a matrix is. */
enum kith_import_missing {
	KITH_MISSING_KEPT, /* a pair of whom it is not known whether they are tied */
	KITH_MISSING_NONE, /* no tie */
	KITH_MISSING_FAILS /* bad data */
};

struct kith_import_options {
	struct kith_reading reading;
	const char *format; /* the name of one, NULL: whichever the content fits */
	const char *me;     /* whose export it is, where contacts are all theirs; NULL: not said */
	bool me_is_known;   /* it is an error when nobody is called so */
	size_t largest_event;      /* events with more people tie nobody; 0: no limit */
	bool decoded;              /* sources were told their encoding */
	const char *since, *until; /* of messages and meetings, ISO 8601; NULL: open */
	const char *today;         /* meetings after it have not been; NULL: as calendars tell */
	bool everyone;             /* roles, robots and lists that write messages are people too */
	const char *date_column,   /* of tables; NULL: by their usual names */
		*status_column;    /* says who was there */
	enum kith_import_missing missing;
	bool gatherings;       /* who came to what as it is: ties from people to events */
	kith_aliases *aliases; /* who goes by several names; NULL: nobody */
};

/* Files on their way into one graph. */
typedef struct kith_import kith_import;

/*
 * options  borrowed, must outlive the import
 * notes   what a person should be told (char *, added in order); may be NULL; borrowed
 */
kith_import *kith_import_new(const struct kith_import_options *options, GPtrArray *notes);
void kith_import_free(kith_import *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_import, kith_import_free)

/*
 * Reads one file; `source` is taken over, even on failure; NULL: fails, `error` being set.
 *
 * Fails with KITH_ERROR_DATA (file, line and where it can be told column named), KITH_ERROR_USAGE
 * (there is no such format, or the format needs options->me) or KITH_ERROR_SYSTEM.
 */
bool kith_import_add(kith_import *import, kith_source *source, GError **error);

/*
 * Reads what a folder and the folders in it hold, in the order of their names, of formats that come
 * in folders: letters. Other files are left out, and how many is noted.
 *
 * encoding  as of kith_source_open
 *
 * Fails as kith_import_add, with KITH_ERROR_DATA where there is no such file.
 */
bool kith_import_add_folder(
	kith_import *import, const char *path, const char *encoding, GError **error);

/* Two rows of different files that were taken for the same person. */
struct kith_import_match {
	char *name;     /* in the file */
	char *person;   /* in the graph */
	const char *by; /* "name" or "e-mail" */
	char *file;
};
void kith_import_match_free(struct kith_import_match *match);

/*
 * The graph of all files: people with the same name, or the same e-mail address, are one, later
 * cells filling what earlier ones left empty; what people came to together is projected (Newman
 * 2001), unless options->gatherings; tables of people are joined.
 *
 * matches  who was taken for whom (struct kith_import_match *), added; may be NULL
 *
 * Fails as kith_import_add.
 */
kith_graph *kith_import_finish(kith_import *import, GPtrArray *matches, GError **error);

/*
 * One row a pair, direction and kind: weights summed, `date` the last, `first` and `last` the span
 * of dates, counts of `events` summed; of other columns the distinct values, separated by ";".
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
kith_graph *kith_import_merge(const kith_graph *graph, GError **error);

/* What a format is called on the command line, and what it is: ends with a NULL name. */
struct kith_import_name {
	const char *name, *says;
};
const struct kith_import_name *kith_import_names(void);

#endif
