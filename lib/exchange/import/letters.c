/* What people wrote to one another: LinkedIn's messages, invitations, endorsements,
 * recommendations. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/caller.h"
#include "exchange/import/format.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "exchange/import/dates.h"
#include "exchange/import/id_builder.h"
#include "io/sheet.h"

/* An export whose rows are one-way ties with a date and a kind; a row weighs 1, parted among those
 * it went to; those of a pair become one. */
struct letters {
	const char *kind;
	const char *from, *to; /* columns with whole names, or NULL: me */
	const char *first,
		*last;       /* columns with parts of the name, for the end that has no column */
	const char *date;    /* column */
	const char *to_urls; /* column with an address for each of several in `to`, or NULL */
	const char *extra, *extra_name; /* one column that goes along, or NULL */
	const char *draft;              /* column that says "Yes" where nothing was sent, or NULL */
	bool counted;                   /* `messages` says how many */
};

struct reader {
	const struct letters *letters;
	struct kith_sheet sheet;
	kith_id_builder *builder;
	struct kith_import_dates dates;
	const char *me;
	size_t from, to, first, last, date, to_urls, extra, draft;
	size_t whole;    /* the column that an option names for the end that has parts of a name */
	size_t status;   /* and for what came of it */
	size_t undone;   /* rows of what did not come about, by that */
	size_t nameless; /* rows that do not say who wrote to whom */
	size_t drafts;
};

static size_t column(const struct reader *reader, const char *names)
{
	return names ? kith_sheet_column(&reader->sheet, names) : KITH_NO_COLUMN;
}

/* LinkedIn calls all who have left the same. */
static bool is_nobody(const char *name)
{
	return !*name || !g_ascii_strcasecmp(name, "LinkedIn Member");
}

static bool tie(
	struct reader *reader, const char *from, const char *to, const char *weight, GError **error)
{
	const struct letters *letters = reader->letters;
	const char *when = kith_sheet_cell(&reader->sheet, reader->date);
	const char *extra = kith_sheet_cell(&reader->sheet, reader->extra);
	if (is_nobody(from) || is_nobody(to)) {
		reader->nameless++;
		return true;
	}
	kith_import_dates_look(&reader->dates, when, kith_sheet_line(&reader->sheet));
	return kith_id_builder_tie(reader->builder, from, to, error) &&
	       kith_id_builder_tie_cell(reader->builder, "weight", weight, error) &&
	       kith_id_builder_tie_cell(reader->builder, "date", when, error) &&
	       kith_id_builder_tie_cell(reader->builder, "kind", letters->kind, error) &&
	       kith_id_builder_one_way(reader->builder, error) &&
	       (!letters->counted ||
		       kith_id_builder_tie_cell(reader->builder, "messages", "1", error)) &&
	       (!*extra || kith_id_builder_tie_cell(
				   reader->builder, letters->extra_name, extra, error));
}

/* What follows a name behind a comma of its own: "Ph.D.", "MBA", "Jr.". */
static bool is_title(const char *part)
{
	size_t capitals = 0, length = 0;
	for (part += strspn(part, " "); part[length]; length++) {
		capitals += g_ascii_isupper(part[length]) != 0;
	}
	return length > 1 && length <= 6 && !strchr(part, ' ') &&
	       (capitals > 1 || strchr(part, '.'));
}

/* Names separated by commas, titles kept with theirs. */
static char **part_names(const char *cell)
{
	g_auto(GStrv) part = g_strsplit(cell, ",", -1);
	GPtrArray *names = g_ptr_array_new();
	for (size_t k = 0; part[k]; k++) {
		if (k > 0 && is_title(part[k])) {
			char **last = (char **)&g_ptr_array_index(names, names->len - 1);
			char *whole = g_strconcat(*last, ",", part[k], NULL);
			g_free(*last);
			*last = whole;
		} else {
			g_ptr_array_add(names, g_strdup(part[k]));
		}
	}
	g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(names, false);
}

/* Several people may stand in one cell, separated by commas; a name may have one too. As many
 * addresses beside it say how many they are; nobody is named where that cannot be told. */
static char **recipients(const struct reader *reader, const char *to)
{
	const char *urls = kith_sheet_cell(&reader->sheet, reader->to_urls);
	g_auto(GStrv) address = g_strsplit(urls, ",", -1);
	g_auto(GStrv) plain = g_strsplit(to, ",", -1);
	g_auto(GStrv) titled = part_names(to);
	guint count = g_strv_length(address);
	bool told = *urls != '\0';
	if (told ? count == 1 : kith_id_builder_knows(reader->builder, to)) {
		return g_strsplit(to, "\n", 1);
	}
	if (told && count == g_strv_length(plain)) {
		return g_steal_pointer(&plain);
	}
	return !told || count == g_strv_length(titled) ? g_steal_pointer(&titled)
						       : g_new0(char *, 1);
}

static bool read_row(struct reader *reader, GError **error)
{
	const struct kith_sheet *sheet = &reader->sheet;
	const char *first = kith_sheet_cell(sheet, reader->first);
	g_autofree char *other =
		g_strstrip(g_strdup_printf("%s %s", first, kith_sheet_cell(sheet, reader->last)));
	const struct letters *letters = reader->letters;
	if (kith_import_is_away(kith_sheet_cell(sheet, reader->status))) {
		reader->undone++;
		return true;
	}
	if (letters->first && reader->whole != KITH_NO_COLUMN) {
		g_free(other);
		other = g_strdup(kith_sheet_cell(sheet, reader->whole));
	}
	if (letters->first) {
		return letters->from ? tie(reader, other, reader->me, "1", error)
				     : tie(reader, reader->me, other, "1", error);
	}
	if (kith_text_is_one_of(kith_sheet_cell(sheet, reader->draft), "yes|true|1")) {
		reader->drafts++;
		return true;
	}
	const char *from = kith_sheet_cell(sheet, reader->from);
	g_auto(GStrv) to = recipients(reader, kith_sheet_cell(sheet, reader->to));
	if (!to[0]) {
		reader->nameless++;
	}
	g_autoptr(GString) weight = g_string_new(NULL);
	kith_number_print(weight, 1.0 / MAX(g_strv_length(to), 1));
	for (size_t k = 0; to[k]; k++) {
		if (!tie(reader, from, g_strstrip(to[k]), weight->str, error)) {
			return false;
		}
	}
	return true;
}

/* Finds who wrote and who was written to: by their columns, or the parts of a name in two. */
static bool find_ends(kith_import *import, struct reader *reader, GError **error)
{
	const struct letters *letters = reader->letters;
	const struct kith_sheet *sheet = &reader->sheet;
	enum kith_import_role other = letters->from ? KITH_ROLE_SOURCE : KITH_ROLE_TARGET;
	if (letters->first) {
		reader->from = reader->to = KITH_NO_COLUMN;
		reader->first = column(reader, letters->first);
		reader->last = column(reader, letters->last);
		return kith_import_column(import, sheet, other, NULL, &reader->whole, error) &&
		       (reader->whole != KITH_NO_COLUMN ||
			       (kith_import_need(sheet, letters->first, error) &&
				       kith_import_need(sheet, letters->last, error)));
	}
	reader->first = reader->last = reader->whole = KITH_NO_COLUMN;
	return kith_import_column(
		       import, sheet, KITH_ROLE_SOURCE, letters->from, &reader->from, error) &&
	       kith_import_column(
		       import, sheet, KITH_ROLE_TARGET, letters->to, &reader->to, error) &&
	       (reader->from != KITH_NO_COLUMN || kith_import_need(sheet, letters->from, error)) &&
	       (reader->to != KITH_NO_COLUMN || kith_import_need(sheet, letters->to, error));
}

static bool read_rows(kith_import *import, struct reader *reader, GError **error)
{
	const struct letters *letters = reader->letters;
	const struct kith_sheet *sheet = &reader->sheet;
	if (!find_ends(import, reader, error) ||
		!kith_import_column(
			import, sheet, KITH_ROLE_DATE, letters->date, &reader->date, error) ||
		!kith_import_column(
			import, sheet, KITH_ROLE_STATUS, NULL, &reader->status, error)) {
		return false;
	}
	reader->to_urls = column(reader, letters->to_urls);
	reader->extra = column(reader, letters->extra);
	reader->draft = column(reader, letters->draft);
	for (bool more = true;;) {
		if (!kith_sheet_next(&reader->sheet, &more, error)) {
			return false;
		}
		if (!more) {
			return true;
		}
		if (!read_row(reader, error)) {
			g_prefix_error(error, "%s:%" G_GUINT64_FORMAT ": ",
				kith_csv_name(reader->sheet.csv), kith_sheet_line(&reader->sheet));
			return false;
		}
	}
}

/* Adds the ties, a row a pair, their dates read. */
static bool take_letters(kith_import *import, const struct kith_import_look *look,
	struct reader *reader, GError **error)
{
	g_autoptr(kith_graph) rows = kith_id_builder_finish(reader->builder, import->notes, error);
	if (!rows || !kith_import_dates_settle(&reader->dates, rows, error)) {
		return false;
	}
	kith_import_note_dates(import, look, &reader->dates);
	return kith_import_take(import, kith_import_merge(rows, error));
}

static bool read_letters(kith_import *import, const struct kith_import_look *look,
	const struct letters *letters, kith_source *source, GError **error)
{
	struct reader reader = {.letters = letters,
		.me = letters->first ? kith_import_me(import, look, error) : ""};
	if (!reader.me) {
		kith_source_free(source);
		return false;
	}
	bool done = kith_sheet_open(&reader.sheet, source, &look->dialect, error);
	reader.builder = done ? kith_id_builder_new(look->file, error) : NULL;
	done = reader.builder && read_rows(import, &reader, error) &&
	       take_letters(import, look, &reader, error);
	if (done && reader.nameless) {
		kith_import_note(import, "%s: %zu row%s left out that do%s not name both sides",
			look->file, reader.nameless, reader.nameless == 1 ? "" : "s",
			reader.nameless == 1 ? "es" : "");
	}
	if (done && reader.drafts) {
		kith_import_note(import, "%s: %zu draft%s left out, never sent", look->file,
			reader.drafts, reader.drafts == 1 ? "" : "s");
	}
	if (done && reader.undone) {
		kith_import_note(import, "%s: %zu row%s left out by the column %s", look->file,
			reader.undone, reader.undone == 1 ? "" : "s",
			kith_csv_header(reader.sheet.csv, reader.status));
	}
	kith_id_builder_free(reader.builder);
	kith_import_dates_finish(&reader.dates);
	kith_sheet_finish(&reader.sheet);
	return done;
}

static bool messages_fits(const struct kith_import_look *look)
{
	return kith_import_look_has(look, "from") && kith_import_look_has(look, "to") &&
	       kith_import_look_has(look, "conversation id");
}

static bool messages_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	static const struct letters messages = {.kind = "message",
		.from = "from",
		.to = "to",
		.date = "date",
		.to_urls = "recipient profile urls",
		.draft = "is message draft",
		.counted = true};
	return read_letters(import, look, &messages, source, error);
}

const struct kith_import_format kith_import_messages = {
	.name = {"messages", "LinkedIn messages.csv"},
	.fits = messages_fits,
	.read = messages_read,
	.in_folders = true,
};

static bool invitations_fits(const struct kith_import_look *look)
{
	return kith_import_look_has(look, "from") && kith_import_look_has(look, "to") &&
	       kith_import_look_has(look, "sent at");
}

static bool invitations_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	static const struct letters invitations = {.kind = "invitation",
		.from = "from",
		.to = "to",
		.date = "sent at",
		.to_urls = "inviteeprofileurl"};
	return read_letters(import, look, &invitations, source, error);
}

const struct kith_import_format kith_import_invitations = {
	.name = {"invitations", "LinkedIn Invitations.csv"},
	.fits = invitations_fits,
	.read = invitations_read,
	.in_folders = true,
};

static bool endorsements_fits(const struct kith_import_look *look)
{
	return kith_import_look_has(look, "endorser first name|endorsee first name");
}

static bool endorsements_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	static const struct letters received = {.kind = "endorsement",
		.from = "them",
		.first = "endorser first name",
		.last = "endorser last name",
		.date = "endorsement date",
		.extra = "skill name",
		.extra_name = "skill"};
	static const struct letters given = {.kind = "endorsement",
		.to = "them",
		.first = "endorsee first name",
		.last = "endorsee last name",
		.date = "endorsement date",
		.extra = "skill name",
		.extra_name = "skill"};
	bool is_given = kith_import_look_has(look, "endorsee first name");
	return read_letters(import, look, is_given ? &given : &received, source, error);
}

const struct kith_import_format kith_import_endorsements = {
	.name = {"endorsements", "LinkedIn Endorsement_*.csv"},
	.fits = endorsements_fits,
	.read = endorsements_read,
	.in_folders = true,
};

static bool recommendations_fits(const struct kith_import_look *look)
{
	return kith_import_look_has(look, "first name") &&
	       kith_import_look_has(look, "creation date") && kith_import_look_has(look, "text");
}

/* Both of LinkedIn's files of recommendations have the same header: their names tell which. */
static bool recommends(const struct kith_import_look *look, const char *which)
{
	g_autofree char *base = g_path_get_basename(look->file);
	g_autofree char *folded = g_ascii_strdown(base, -1);
	return recommendations_fits(look) && strstr(folded, which);
}

static bool recommendations_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	(void)import;
	kith_source_free(source);
	return kith_fail(error, KITH_ERROR_DATA,
		"%s: these are recommendations; say " KITH_CALLER_FORMAT
		" recommendations-given or " KITH_CALLER_FORMAT
		" recommendations-received, for only the file's own name tells which",
		look->file);
}

const struct kith_import_format kith_import_recommendations = {
	.name = {"recommendations",
		"either of these two under another name; it is only told apart"},
	.fits = recommendations_fits,
	.read = recommendations_read,
};

static bool recommendations_given_fits(const struct kith_import_look *look)
{
	return recommends(look, "given");
}

static bool recommendations_received_fits(const struct kith_import_look *look)
{
	return recommends(look, "received");
}

static bool recommendations_given_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	static const struct letters given = {.kind = "recommendation",
		.to = "them",
		.first = "first name",
		.last = "last name",
		.date = "creation date"};
	return read_letters(import, look, &given, source, error);
}

const struct kith_import_format kith_import_recommendations_given = {
	.name = {"recommendations-given", "LinkedIn Recommendations_Given.csv"},
	.fits = recommendations_given_fits,
	.read = recommendations_given_read,
	.in_folders = true,
};

static bool recommendations_received_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	static const struct letters received = {.kind = "recommendation",
		.from = "them",
		.first = "first name",
		.last = "last name",
		.date = "creation date"};
	return read_letters(import, look, &received, source, error);
}

const struct kith_import_format kith_import_recommendations_received = {
	.name = {"recommendations-received", "LinkedIn Recommendations_Received.csv"},
	.fits = recommendations_received_fits,
	.read = recommendations_received_read,
	.in_folders = true,
};
