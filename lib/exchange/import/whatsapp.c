/* WhatsApp: an exported chat: who wrote in the same conversations. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "exchange/import/chat.h"
#include "exchange/import/format.h"
#include "exchange/import/whatsapp_line.h"

#define PAUSE 3600        /* seconds without a message end a conversation */
#define LONGEST_NOTICE 60 /* letters of what stands for a picture */
#define ORDERS 3          /* day first, month first, year first */

/* Somebody who wrote in the file at hand. */
struct writer {
	char *name;
	bool wrote;    /* words of their own, not only what WhatsApp says in their name */
	uint32_t seen; /* number of the last piece they are counted in, from 1 */
	uint32_t person;
};

/* Messages of one date without a pause: a conversation, or a piece of one that goes past midnight.
 */
struct piece {
	uint16_t date[3];
	bool year_first;
	int32_t begin, end; /* seconds of the day */
	guint first, count; /* of its writers, in `wrote` */
	uint64_t line;
};

/* A file on its way in. What is kept grows with people and conversations, until the end tells how
 * its dates are written. */
struct reader {
	kith_chat *chat;
	GArray *writers;    /* of struct writer */
	GHashTable *number; /* of name to number of the writer + 1 */
	GArray *pieces;     /* of struct piece */
	GArray *wrote;      /* of uint32_t: writers of each piece */
	bool dotted;        /* dates are written with dots */
	bool twelve;        /* some time has a word for the half of the day */
};

static void writer_clear(void *data)
{
	g_free(((struct writer *)data)->name);
}

static void reader_init(struct reader *reader)
{
	reader->writers = g_array_new(false, false, sizeof(struct writer));
	g_array_set_clear_func(reader->writers, writer_clear);
	reader->number = g_hash_table_new(g_str_hash, g_str_equal);
	reader->pieces = g_array_new(false, false, sizeof(struct piece));
	reader->wrote = g_array_new(false, false, sizeof(uint32_t));
}

static void reader_finish(struct reader *reader)
{
	g_hash_table_unref(reader->number);
	g_array_unref(reader->writers);
	g_array_unref(reader->pieces);
	g_array_unref(reader->wrote);
}

static struct piece *piece_at(const struct reader *reader, guint number)
{
	return &g_array_index(reader->pieces, struct piece, number);
}

/* The number of a writer; takes the name over. */
static uint32_t find_writer(struct reader *reader, char *name)
{
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(reader->number, name));
	if (number) {
		g_free(name);
		return number - 1;
	}
	struct writer writer = {.name = name};
	g_array_append_val(reader->writers, writer);
	g_hash_table_insert(reader->number, name, GUINT_TO_POINTER(reader->writers->len));
	return reader->writers->len - 1;
}

/* The piece that a message belongs to. */
static struct piece *find_piece(
	struct reader *reader, const struct kith_whatsapp_line *line, uint64_t number)
{
	struct piece *last = reader->pieces->len ? piece_at(reader, reader->pieces->len - 1) : NULL;
	if (!last || memcmp(last->date, line->date, sizeof last->date) != 0 ||
		abs(line->second - last->end) > PAUSE) {
		struct piece piece = {.year_first = line->year_first,
			.begin = line->second,
			.end = line->second,
			.first = reader->wrote->len,
			.line = number};
		memcpy(piece.date, line->date, sizeof piece.date);
		g_array_append_val(reader->pieces, piece);
		last = piece_at(reader, reader->pieces->len - 1);
	}
	last->end = MAX(last->end, line->second);
	return last;
}

/* What WhatsApp says in somebody's name: who joined, what is encrypted. What stands for a picture
 * is short, or in < >, and does not begin with their name. */
static bool is_notice(const struct kith_whatsapp_line *line, const char *name)
{
	const char *text = g_utf8_next_char(line->text);
	return !strchr(text, '<') &&
	       (g_utf8_strlen(text, -1) > LONGEST_NOTICE || g_str_has_prefix(text, name));
}

/* Takes a message. */
static void take(struct reader *reader, const struct kith_whatsapp_line *line, uint64_t number)
{
	reader->twelve |= line->twelve;
	reader->dotted |= line->dotted;
	if (!line->name) {
		return;
	}
	g_autofree char *name = kith_whatsapp_line_name(line);
	bool marked = kith_whatsapp_line_is_marked(line);
	if (!*name || (marked && is_notice(line, name))) {
		return;
	}
	uint32_t who = find_writer(reader, g_steal_pointer(&name));
	struct writer *writer = &g_array_index(reader->writers, struct writer, who);
	struct piece *piece = find_piece(reader, line, number);
	writer->wrote |= !marked;
	if (writer->seen != reader->pieces->len) {
		writer->seen = reader->pieces->len;
		piece->count++;
		g_array_append_val(reader->wrote, who);
	}
}

static bool read_lines(struct reader *reader, kith_scanner *scanner, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);
	uint64_t number = 1;
	for (bool more = true;; number++) {
		struct kith_whatsapp_line line;
		if (!kith_scanner_line(scanner, text, &more, error)) {
			return false;
		}
		if (kith_whatsapp_line_read(&line, text->str)) {
			take(reader, &line, number);
		}
		if (!more) {
			return true;
		}
	}
}

/* What speaks for an order of day, month and year: few dates that are none, few that go back in
 * time, a short time in all. */
struct order {
	int order;
	size_t wrong, back;
	int64_t span;
};

static struct order judge(const struct reader *reader, int order)
{
	struct order found = {.order = order};
	int32_t first = INT32_MAX, last = INT32_MIN, before = INT32_MIN;
	for (guint k = 0; k < reader->pieces->len; k++) {
		const struct piece *piece = piece_at(reader, k);
		bool not_so =
			order < 2 ? piece->year_first || (order == 1 && reader->dotted) : false;
		int32_t day = not_so ? INT32_MIN : kith_whatsapp_day(piece->date, order);
		if (day == INT32_MIN) {
			found.wrong++;
			continue;
		}
		found.back += day < before;
		before = day;
		first = MIN(first, day);
		last = MAX(last, day);
	}
	found.span = last >= first ? (int64_t)last - first : 0;
	return found;
}

static int compare(const void *a, const void *b)
{
	const struct order *x = a, *y = b;
	if (x->wrong != y->wrong) {
		return x->wrong < y->wrong ? -1 : 1;
	}
	if (x->back != y->back) {
		return x->back < y->back ? -1 : 1;
	}
	return x->span < y->span ? -1 : x->span > y->span ? 1 : 0;
}

/* Notes a date that is as likely read another way. */
static void note_doubt(kith_import *import, const struct reader *reader, const char *file,
	const struct order *best, const struct order *other)
{
	static const char *const says[] = {"the day", "the month", "the year"};
	if (best->wrong != other->wrong || best->back != other->back) {
		return;
	}
	for (guint k = 0; k < reader->pieces->len; k++) {
		const struct piece *piece = piece_at(reader, k);
		if (kith_whatsapp_day(piece->date, best->order) ==
			kith_whatsapp_day(piece->date, other->order)) {
			continue;
		}
		kith_import_note(import,
			"%s:%" G_GUINT64_FORMAT
			": %u/%u/%u is read with %s first, for no date there tells "
			"which it is; where %s stands first, a longer part of the chat will tell",
			file, piece->line, piece->date[0], piece->date[1], piece->date[2],
			says[best->order], says[other->order]);
		return;
	}
}

/* How the dates of the file are written, as all of them tell. Where they do not, clocks of twelve
 * hours go with the month first. */
static int find_order(kith_import *import, const struct reader *reader, const char *file)
{
	int likely = reader->twelve ? 1 : 0;
	struct order orders[ORDERS] = {
		judge(reader, likely), judge(reader, 1 - likely), judge(reader, 2)};
	const struct order *best = &orders[0];
	for (size_t k = 1; k < ORDERS; k++) {
		best = compare(&orders[k], best) < 0 ? &orders[k] : best;
	}
	note_doubt(import, reader, file, best, best == &orders[0] ? &orders[1] : &orders[0]);
	return best->order;
}

/* Whether a piece goes on with the conversation that ended then, in seconds since 1970. */
static bool goes_on(const struct piece *piece, int order, int64_t end)
{
	int32_t day = kith_whatsapp_day(piece->date, order);
	int64_t gap = (int64_t)day * 86400 + piece->begin - end;
	return day != INT32_MIN && gap >= -PAUSE && gap <= PAUSE;
}

/* How many pieces, from one on, are one conversation. */
static guint count_pieces(const struct reader *reader, guint from, int order)
{
	guint k = from;
	int64_t end = 0;
	do {
		const struct piece *piece = piece_at(reader, k);
		end = (int64_t)kith_whatsapp_day(piece->date, order) * 86400 + piece->end;
	} while (++k < reader->pieces->len && goes_on(piece_at(reader, k), order, end));
	return k - from;
}

/* A conversation: its writers, each once or more, came together. */
static bool settle_one(struct reader *reader, guint from, guint count, int order, GError **error)
{
	const struct piece *begin = piece_at(reader, from),
			   *last = piece_at(reader, from + count - 1);
	g_autoptr(GArray) who = g_array_new(false, false, sizeof(uint32_t));
	g_autoptr(GString) id = g_string_new(NULL);
	int32_t day = kith_whatsapp_day(begin->date, order);
	g_string_printf(id, "whatsapp:%d:%d", day, begin->begin);
	for (guint k = begin->first; k < last->first + last->count; k++) {
		uint32_t number = g_array_index(reader->wrote, uint32_t, k);
		const struct writer *writer =
			&g_array_index(reader->writers, struct writer, number);
		if (writer->wrote) {
			g_array_append_val(who, writer->person);
			g_string_append_printf(id, "\n%s", writer->name);
		}
	}
	const uint32_t *people = (const uint32_t *)(const void *)who->data;
	return who->len == 0 || kith_chat_meet(reader->chat, id->str, people, who->len,
					day == INT32_MIN ? KITH_NO_DAY : day, error);
}

static bool settle(struct reader *reader, int order, GError **error)
{
	for (guint k = 0; k < reader->writers->len; k++) {
		struct writer *writer = &g_array_index(reader->writers, struct writer, k);
		if (writer->wrote &&
			!kith_chat_person(reader->chat, writer->name, "", &writer->person, error)) {
			return false;
		}
	}
	for (guint k = 0, count; k < reader->pieces->len; k += count) {
		count = count_pieces(reader, k, order);
		if (!settle_one(reader, k, count, order, error)) {
			return false;
		}
	}
	return true;
}

static bool whatsapp_fits(const struct kith_import_look *look)
{
	struct kith_whatsapp_line line;
	const char *at = look->head + strspn(look->head, " \t\r\n");
	g_autofree char *first = g_strndup(at, strcspn(at, "\r\n"));
	return g_utf8_validate(first, -1, NULL) && kith_whatsapp_line_read(&line, first);
}

static bool whatsapp_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	g_autoptr(kith_scanner) scanner = kith_scanner_new(source);
	struct reader reader = {.chat = kith_import_chat(import, look->file, error)};
	if (!reader.chat) {
		return false;
	}
	reader_init(&reader);
	bool done = read_lines(&reader, scanner, error);
	if (done && reader.pieces->len == 0) {
		done = kith_fail(error, KITH_ERROR_DATA,
			"%s:1: there is no message as WhatsApp exports it, \"31/01/2024, 21:04 - "
			"Ada: text\"; give the .txt of a chat",
			look->file);
	}
	done = done && settle(&reader, find_order(import, &reader, look->file), error);
	reader_finish(&reader);
	return done;
}

const struct kith_import_format kith_import_whatsapp = {
	.name = {"whatsapp", "WhatsApp's exported chat, a .txt in any language"},
	.fits = whatsapp_fits,
	.read = whatsapp_read,
	.in_folders = true,
};
