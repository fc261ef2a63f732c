/* What a format is, how it is told from the first bytes of a file, and what its reader may do. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_FORMAT_H
#define KITH_IMPORT_FORMAT_H

#include "exchange/attendance.h"
#include "exchange/replies.h"
#include "graph/build.h"
#include "graph/join.h"
#include "io/sheet.h"
#include "exchange/import/import.h"
#include "exchange/import/dates.h"
#include "exchange/import/id_builder.h"

/* Whether a column holds marks such as x, 1, yes (kith_import_mark) and nothing else. */
enum kith_marks { KITH_MARKS_NONE, KITH_MARKS_NOBODY_THERE, KITH_MARKS_SOME_THERE };

/* What the first bytes of a file say. */
struct kith_import_look {
	const char *file; /* what messages call it */
	char *head;       /* the first bytes, NUL-terminated */
	size_t length;
	bool whole;                  /* they are all there is */
	struct kith_dialect dialect; /* delimiter and lines before the header found */
	char **header;               /* [columns + 1] trimmed, or NULL: not a table */
	char **first;                /* the first row below it, or NULL */
	size_t rows;                 /* whole rows seen below the header */
	uint8_t *marks; /* [columns] enum kith_marks: what these hold; NULL without rows */
};

/* Who came to what, of all files. */
struct kith_import_shared_attendance {
	kith_attendance *came; /* or NULL: nobody yet */
	char *file;            /* the first, or NULL */
	bool several;          /* files */
	size_t known;          /* people of earlier files: the first so many */
	GHashTable *by_email;  /* of folded address to number of the person */
	GHashTable *noted;     /* names of the file at hand that were matched */
	GPtrArray *matches;    /* of struct kith_import_match * */
};
void kith_import_shared_attendance_finish(struct kith_import_shared_attendance *shared);

/* Messages and meetings of all files. */
struct kith_import_stream {
	kith_tally *tally; /* or NULL: none yet */
	kith_replies *replies;
	char *file;                     /* the first */
	size_t files;                   /* how many */
	struct kith_mail *mail;         /* what letters share, or NULL */
	struct kith_chat *chat;         /* what chats share, or NULL */
	struct kith_calendar *calendar; /* what calendars share, or NULL */
	struct kith_address_book *book; /* what address books share, or NULL */
};
void kith_import_stream_finish(struct kith_import_stream *stream);

struct kith_import {
	const struct kith_import_options *options;
	GPtrArray *notes;  /* borrowed, or NULL */
	GPtrArray *graphs; /* of kith_graph *: each file's, in order */
	GPtrArray *tables; /* of struct kith_import_people *: people to be joined by id */
	GPtrArray *mine;   /* of kith_graph *: those whose ties are all of options->me; borrowed */
	bool asks_me;      /* the reader at work made use of options->me */
	unsigned asked;    /* a bit for each enum kith_import_role that a reader asked for */
	struct kith_import_shared_attendance attendance;
	struct kith_import_stream stream;
	char *digest; /* of a list of who came, where options->reading asks for one; or NULL */
	char *book;   /* the last file in which everyone is a contact of one person, or NULL */
};

/* A format: each file of this folder that reads one defines it, and stands in formats.def. */
struct kith_import_format {
	struct kith_import_name name;
	bool (*fits)(const struct kith_import_look *look);

	/* Reads a file of the format; takes the source over, even on failure. */
	bool (*read)(kith_import *import, const struct kith_import_look *look, kith_source *source,
		GError **error);

	/* May be found among other files, in a folder or an archive: sure of its own. `fits` looks
	 * at no more than head and length, and at the header where the file is called *.csv. */
	bool in_folders;
};

/* Reads a file by that format, or fails where it is NULL; takes the source over. */
bool kith_import_read_as(kith_import *import, const struct kith_import_format *format,
	const struct kith_import_look *look, kith_source *source, GError **error);

/* Files found in a folder or an archive: how many were read, and how many are nothing known. */
struct kith_import_found {
	size_t read, others;
	size_t archives; /* among the others: these are not looked into */
	char *archive;   /* the first of them, or NULL */
};

/* Notes what is nothing known. Fails with KITH_ERROR_DATA where that is all there is. */
bool kith_import_note_found(kith_import *import, const char *place,
	const struct kith_import_found *found, GError **error);

/* Reads a file among others, if it is of a format in_folders; takes the source over; NULL: fails.
 */
bool kith_import_add_found(
	kith_import *import, kith_source *source, struct kith_import_found *found, GError **error);

/* All formats, the surest first; ends with NULL. */
extern const struct kith_import_format *const kith_import_formats[];
extern const struct kith_import_format kith_import_csv, kith_import_archive;

/* Looks at the first bytes. Fails as kith_source_read. */
bool kith_import_look_at(struct kith_import_look *look, kith_source *source,
	const struct kith_dialect *dialect, GError **error);
void kith_import_look_finish(struct kith_import_look *look);

/* Whether the header has a column of one of these names ("name|label"), in any case. */
bool kith_import_look_has(const struct kith_import_look *look, const char *names);

/* Whether the head, blanks aside, begins so, in any case. */
bool kith_import_look_begins(const struct kith_import_look *look, const char *text);

/* Whether `word` stands in the head, in any case. */
bool kith_import_look_holds(const struct kith_import_look *look, const char *word);

/* Adds the graph of a file; takes it over; NULL: returns false. */
bool kith_import_take(kith_import *import, kith_graph *graph);

/* The same, the dates of its ties read first, and said where that may be wrong. Fails with
 * KITH_ERROR_SYSTEM. */
bool kith_import_take_dated(kith_import *import, const struct kith_import_look *look,
	kith_graph *graph, const struct kith_import_dates *dates, GError **error);

/* Notes where dates may have been read wrong. */
void kith_import_note_dates(kith_import *import, const struct kith_import_look *look,
	const struct kith_import_dates *dates);

/* Who came to what, of all files: to be called when a file begins. Fails with KITH_ERROR_SYSTEM. */
kith_attendance *kith_import_shared_attendance(kith_import *import, GError **error);

/* Somebody at something; "" for what is not known. */
struct kith_import_visit {
	const char *name, *event, *date, *email;
};

/* Adds a visit; who has the name or the address of somebody of an earlier file is the same. Fails
 * with KITH_ERROR_SYSTEM. */
bool kith_import_came(kith_import *import, const struct kith_import_look *look,
	const struct kith_import_visit *visit, GError **error);

/* The file's name without folders and ending: what a list without events is a list of. Free with
 * g_free. */
char *kith_import_event_of_file(const char *file);

/* The first day such as 2024-05-17 in the file's name, else "". Free with g_free. */
char *kith_import_date_of_file(const char *file);

/* Where messages and meetings of all files are summed: to be called when a file begins. Fails with
 * KITH_ERROR_USAGE where options name no date, KITH_ERROR_SYSTEM. */
kith_tally *kith_import_tally(kith_import *import, const char *file, GError **error);

/* Which messages answer which, for the same; after kith_import_tally. */
kith_replies *kith_import_replies(kith_import *import);

/* Adds the graph of these, if there are any. */
bool kith_import_take_stream(kith_import *import, GError **error);

/* What a column of a table is to ties, whatever it is called: each has an option of its name. */
enum kith_import_role {
	KITH_ROLE_SOURCE,
	KITH_ROLE_TARGET,
	KITH_ROLE_DATE,
	KITH_ROLE_STATUS,
	KITH_ROLE_WEIGHT,
	KITH_ROLES,
};

/* Sets `column` to the one that options name for a role, else to that with the first of these names
 * ("person|name"), else to KITH_NO_COLUMN. Fails with KITH_ERROR_USAGE where options name one that
 * is not there. */
bool kith_import_column(kith_import *import, const struct kith_sheet *sheet,
	enum kith_import_role role, const char *names, size_t *column, GError **error);

/* What options call the column of a role, or NULL; from now on the role is asked for. */
const char *kith_import_column_named(kith_import *import, enum kith_import_role role);

/* The graph of a file whose ties have attributes, weighed by the column options name. */
kith_graph *kith_import_finish_ids(kith_import *import, kith_id_builder *builder, GError **error);

/* Whether a cell is a mark: x, 1, yes, ✓ say that somebody was there, nothing, 0, no, - that they
 * were not. */
bool kith_import_mark(const char *cell, bool *was_there);

/* Whether a cell says that somebody stayed away: "Not Attending", "declined", "no" ... */
bool kith_import_is_away(const char *cell);

/* Whether there is a column of one of these names; else fails with KITH_ERROR_DATA. */
bool kith_import_need(const struct kith_sheet *sheet, const char *names, GError **error);

/* Adds a note. */
void kith_import_note(kith_import *import, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Notes what a star cannot tell, which has that many ties between others. */
void kith_import_note_star(kith_import *import, const char *file, size_t others);

/* The asker's name, for exports in which everyone is a contact of one person. Fails with
 * KITH_ERROR_USAGE when it was not said. */
const char *kith_import_me(
	kith_import *import, const struct kith_import_look *look, GError **error);

/*
 * Calls options->me in their own graphs what other graphs call them, by name, label or without
 * case, so that nobody is there twice.
 *
 * Fails with KITH_ERROR_USAGE where options->me_is_known and only somebody of nearly that name is
 * there, KITH_ERROR_SYSTEM.
 */
bool kith_import_settle_me(kith_import *import, GError **error);

/*
 * Sets `person` to options->me in the tally, by key or label or under what another graph calls
 * them; new where nobody there is meant.
 *
 * Fails with KITH_ERROR_USAGE where options->me_is_known and only somebody of nearly that name is
 * there, KITH_ERROR_SYSTEM.
 */
bool kith_import_find_me(kith_import *import, uint32_t *person, GError **error);

/* A table of people whose ties are in another file. */
struct kith_import_people {
	kith_people_table *table;
	char *key; /* the column that names them, or NULL: whichever matches most */
};

/* Neo4j's columns without their types: "since:int" is `since`, ":TYPE" is `kind`, ":LABEL" `type`.
 */
void kith_import_untype(kith_graph *graph);

#endif
