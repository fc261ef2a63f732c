/* git's log with the files of each commit: who worked on the same files. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "base/records.h"
#include "base/text.h"
#include "exchange/import/chat.h"
#include "exchange/import/format.h"
#include "exchange/import/mail_header.h"

#define CO_AUTHOR "co-authored-by:"

/* Somebody changed a file, from the first time to the last. */
struct touch {
	struct kith_record_key key; /* file, person, 0 */
	struct kith_stay stay;
};

/* A log on its way in. */
struct reader {
	kith_tally *tally;
	kith_names *files;
	struct kith_records touches;
	GArray *authors; /* of uint32_t: of the commit at hand */
	int32_t day;     /* of the same */
	bool in_head;
	size_t commits, undated;
};

/* What follows a field's name and the blanks behind it; NULL where the line is another. */
static const char *field(const char *line, const char *name)
{
	size_t length = strlen(name);
	if (g_ascii_strncasecmp(line, name, length) != 0) {
		return NULL;
	}
	return line + length + strspn(line + length, " \t");
}

/* Whether a commit begins: "commit" and 40 or more hexadecimal digits. */
static bool begins_commit(const char *line)
{
	const char *hash = g_str_has_prefix(line, "commit ") ? line + strlen("commit ") : "";
	return strspn(hash, "0123456789abcdef") >= 40;
}

/* Adds "Ada Lee <ada@x.org>" to the authors. */
static bool add_author(struct reader *reader, const char *text, GError **error)
{
	const char *open = strrchr(text, '<'), *close = open ? strchr(open, '>') : NULL;
	g_autofree char *name = g_strndup(text, open ? (size_t)(open - text) : strlen(text));
	g_autofree char *address = close ? g_strndup(open + 1, (size_t)(close - open - 1)) : NULL;
	const char *key = address && *g_strstrip(address) ? address : g_strstrip(name);
	uint32_t person;
	if (!*key) {
		return true;
	}
	if (!kith_tally_person(reader->tally, key, name, &person, error)) {
		return false;
	}
	g_array_append_val(reader->authors, person);
	return true;
}

/* The day of a date in any of git's forms but "two days ago". */
static int32_t day_of(const char *date)
{
	size_t digits = strspn(date, "0123456789");
	if (digits > 8) {
		return kith_chat_day_of_seconds(date);
	}
	int32_t day = kith_chat_day(date);
	return day == KITH_NO_DAY ? kith_mail_day(date) : day;
}

/* A line between that of the commit and the first that is blank. */
static bool take_head(struct reader *reader, const char *line, GError **error)
{
	const char *author = field(line, "author:"), *other = field(line, CO_AUTHOR);
	const char *date = field(line, "date:");
	date = date ? date : field(line, "authordate:");
	if (date) {
		reader->day = day_of(date);
		reader->undated += reader->day == KITH_NO_DAY;
	}
	author = author ? author : other;
	return !author || add_author(reader, author, error);
}

static bool take_file(struct reader *reader, const char *line, GError **error)
{
	const char *tab = strrchr(line, '\t'), *path = tab ? tab + 1 : line;
	uint32_t file = kith_names_add(reader->files, path, strlen(path), error);
	for (guint k = 0; file != KITH_NO_NAME && k < reader->authors->len; k++) {
		uint32_t author = g_array_index(reader->authors, uint32_t, k);
		size_t before = reader->touches.count;
		struct touch *touch = kith_records_add(
			&reader->touches, (struct kith_record_key){file, author, 0}, error);
		if (!touch) {
			return false;
		}
		if (reader->touches.count > before) {
			touch->stay = (struct kith_stay){author, reader->day, reader->day};
		}
		kith_stay_stretch(&touch->stay, reader->day);
	}
	return file != KITH_NO_NAME;
}

static bool take(struct reader *reader, const char *line, GError **error)
{
	if (begins_commit(line)) {
		g_array_set_size(reader->authors, 0);
		reader->day = KITH_NO_DAY;
		reader->in_head = true;
		reader->commits++;
		return true;
	}
	if (!*line) {
		reader->in_head = false;
		return true;
	}
	if (reader->in_head) {
		return take_head(reader, line, error);
	}
	if (*line == ' ') {
		const char *other = field(line + strspn(line, " "), CO_AUTHOR);
		return !other || add_author(reader, other, error);
	}
	return !kith_tally_counts(reader->tally, reader->day) || take_file(reader, line, error);
}

static bool read_lines(struct reader *reader, kith_scanner *scanner, GError **error)
{
	g_autoptr(GString) line = g_string_new(NULL);
	for (bool more = true;;) {
		if (!kith_scanner_line(scanner, line, &more, error)) {
			return false;
		}
		if (!more) {
			return true;
		}
		if (!take(reader, line->str, error)) {
			return false;
		}
	}
}

/* Ties those who touched the same file, one file after the other. */
static bool settle(struct reader *reader, GError **error)
{
	size_t files = kith_names_count(reader->files), count = reader->touches.count;
	g_autofree size_t *first = KITH_ARRAY(size_t, files + 1, error);
	g_autofree struct kith_stay *stays = KITH_ARRAY(struct kith_stay, count, error);
	if (!first || !stays) {
		return false;
	}
	for (size_t k = 0; k < count; k++) {
		const struct touch *touch = kith_records_at(&reader->touches, k);
		first[touch->key.a + 1]++;
	}
	for (size_t f = 0; f < files; f++) {
		first[f + 1] += first[f];
	}
	for (size_t k = count; k-- > 0;) {
		const struct touch *touch = kith_records_at(&reader->touches, k);
		stays[--first[touch->key.a + 1]] = touch->stay;
	}
	for (size_t f = 0; f < files; f++) {
		size_t begin = first[f + 1], end = f + 1 < files ? first[f + 2] : count;
		kith_tally_event(reader->tally, kith_names_get(reader->files, (uint32_t)f), NULL);
		if (!kith_tally_shared(reader->tally, stays + begin, end - begin, "file", error)) {
			return false;
		}
	}
	return true;
}

static bool check(const struct reader *reader, kith_import *import,
	const struct kith_import_look *look, GError **error)
{
	const struct kith_import_options *options = import->options;
	if (kith_names_count(reader->files) == 0 && !options->since && !options->until) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s: this log names no files; git writes them with its option name-only",
			look->file);
	}
	if (reader->undated) {
		kith_import_note(import, "%s: %zu of %zu commits have no date that can be read",
			look->file, reader->undated, reader->commits);
	}
	return true;
}

static bool git_fits(const struct kith_import_look *look)
{
	return begins_commit(look->head) && kith_import_look_holds(look, "\nauthor:");
}

static bool git_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	g_autoptr(kith_scanner) scanner = kith_scanner_new(source);
	g_autoptr(kith_names) files = kith_names_new(error);
	g_autoptr(GArray) authors = g_array_new(false, false, sizeof(uint32_t));
	struct reader reader = {.files = files, .authors = authors, .day = KITH_NO_DAY};
	reader.tally = files ? kith_import_tally(import, look->file, error) : NULL;
	if (!reader.tally) {
		return false;
	}
	kith_records_init(&reader.touches, sizeof(struct touch));
	bool done = read_lines(&reader, scanner, error) && check(&reader, import, look, error) &&
		    settle(&reader, error);
	kith_records_finish(&reader.touches);
	return done;
}

const struct kith_import_format kith_import_git = {
	.name = {"git", "git's log with the names of files"},
	.fits = git_fits,
	.read = git_read,
	.in_folders = true,
};
