/* The messages of a mailbox, header after header; what was written is passed over. Private to
 * import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "exchange/import/mailbox.h"

#include <string.h>

#include "base/blocks.h"

#define PIECE ((size_t)256 << 10)        /* read at once */
#define MARKER 512                       /* bytes of a line that begins a message looked at */
#define CLAIM_LIMIT ((uint64_t)32 << 20) /* how far a Content-Length is looked after */
#define LONG_WAY ((size_t)16 << 20)      /* bytes of a file worth a bar */

struct kith_mailbox {
	kith_source *source;
	char *buffer;
	size_t capacity, at, end; /* what is read and not yet passed over: at .. end */
	bool ended;               /* there is no more to read */
	uint64_t offset;          /* of at, in the file */
	uint64_t line;            /* of at, from 1 */
	bool begun, several;      /* mbox, not one message */
	bool dateless;            /* lines that begin messages have no date */
	size_t head_length;       /* of the message at hand, still to be passed over */
	uint64_t claimed;         /* offset where its text ends by its Content-Length, or 0 */
};

kith_mailbox *kith_mailbox_new(kith_source *source)
{
	kith_mailbox *mailbox = g_new0(kith_mailbox, 1);
	mailbox->source = source;
	mailbox->capacity = 2 * PIECE;
	mailbox->buffer = g_malloc(mailbox->capacity);
	mailbox->line = 1;
	return mailbox;
}

void kith_mailbox_free(kith_mailbox *mailbox)
{
	if (mailbox) {
		kith_source_free(mailbox->source);
		g_free(mailbox->buffer);
		g_free(mailbox);
	}
}

static size_t seen(const kith_mailbox *mailbox)
{
	return mailbox->end - mailbox->at;
}

static const char *here(const kith_mailbox *mailbox)
{
	return mailbox->buffer + mailbox->at;
}

/* Reads on, what is not yet passed over being kept. */
static bool read_more(kith_mailbox *mailbox, GError **error)
{
	size_t length;
	memmove(mailbox->buffer, here(mailbox), seen(mailbox));
	mailbox->end = seen(mailbox);
	mailbox->at = 0;
	if (mailbox->capacity - mailbox->end < PIECE) {
		size_t capacity = 2 * mailbox->capacity;
		char *moved = kith_array_resize(mailbox->buffer, capacity, 1, error);
		if (!moved) {
			return false;
		}
		mailbox->buffer = moved;
		mailbox->capacity = capacity;
	}
	if (!kith_source_read(
		    mailbox->source, mailbox->buffer + mailbox->end, PIECE, &length, error)) {
		return false;
	}
	mailbox->end += length;
	mailbox->ended = length == 0;
	size_t done, count;
	if (kith_source_progress(mailbox->source, &done, &count) && count >= LONG_WAY) {
		kith_blocks_tell(done, count);
	}
	return true;
}

/* Reads on until so many bytes can be seen, or all there are. */
static bool see(kith_mailbox *mailbox, size_t count, GError **error)
{
	while (seen(mailbox) < count && !mailbox->ended) {
		if (!read_more(mailbox, error)) {
			return false;
		}
	}
	return true;
}

static size_t count_lines(const char *at, size_t length)
{
	size_t lines = 0;
	for (size_t k = 0; k < length; k++) {
		lines += at[k] == '\n';
	}
	return lines;
}

static void pass(kith_mailbox *mailbox, size_t count)
{
	mailbox->line += count_lines(here(mailbox), count);
	mailbox->at += count;
	mailbox->offset += count;
}

/* Bytes of a line with its end, of those seen; all of them where it has none. */
static size_t line_length(const char *at, size_t length)
{
	const char *end = length ? memchr(at, '\n', length) : NULL;
	return end ? (size_t)(end - at) + 1 : length;
}

static bool is_blank(const char *line, size_t length)
{
	return length == 0 || *line == '\n' || (*line == '\r' && (length == 1 || line[1] == '\n'));
}

static bool is_word(const char *word, size_t length, const char *words)
{
	for (; length == 3 && *words; words += 3) {
		if (!g_ascii_strncasecmp(word, words, 3)) {
			return true;
		}
	}
	return false;
}

static bool is_time(const char *word, size_t length)
{
	size_t hour =
		length && g_ascii_isdigit(*word) ? 1 + (size_t)(length > 1 && word[1] != ':') : 0;
	return hour && length >= hour + 3 && g_ascii_isdigit(word[hour - 1]) && word[hour] == ':' &&
	       g_ascii_isdigit(word[hour + 1]) && g_ascii_isdigit(word[hour + 2]);
}

static bool is_year(const char *word, size_t length)
{
	return length == 4 && (!strncmp(word, "19", 2) || !strncmp(word, "20", 2)) &&
	       g_ascii_isdigit(word[2]) && g_ascii_isdigit(word[3]);
}

/* Whether a line has all that a date is made of. */
static bool is_dated(const char *line, size_t length)
{
	bool day = false, month = false, time = false, year = false;
	for (const char *at = line, *end = line + length; at < end;) {
		const char *word = at;
		while (at < end && !strchr(" \t\r\n,", *at)) {
			at++;
		}
		size_t size = (size_t)(at - word);
		day |= is_word(word, size, "MonTueWedThuFriSatSun");
		month |= is_word(word, size, "JanFebMarAprMayJunJulAugSepOctNovDec");
		time |= is_time(word, size);
		year |= is_year(word, size);
		at += at < end;
	}
	return day && month && time && year;
}

static bool is_field(const char *line, size_t length)
{
	size_t name = 0;
	while (name < length && (g_ascii_isalnum(line[name]) || strchr("-_", line[name]))) {
		if (!line[name]) {
			return false;
		}
		name++;
	}
	return name > 0 && name < length && line[name] == ':';
}

/* Whether a message begins here: a line "From ..." with a date, or behind a blank line and before a
 * field, where such lines have no date or Mozilla's "-". */
static bool is_marker(const char *at, size_t length, bool dateless, bool blank)
{
	if (length < 6 || memcmp(at, "From ", 5) != 0) {
		return false;
	}
	size_t line = line_length(at, MIN(length, MARKER));
	const char *rest = at + 5 + (at[5] == '-');
	rest += rest > at + 5 && rest < at + line && *rest == ' ';
	bool bare = dateless || (at[5] == '-' && is_blank(rest, (size_t)(at + line - rest)));
	return is_dated(at, line) ||
	       (blank && bare && is_field(at + line, MIN(length - line, MARKER)));
}

bool kith_mailbox_field(const char **at, size_t *left, struct kith_mailbox_field *field)
{
	while (*left) {
		size_t length = line_length(*at, *left);
		bool found = is_field(*at, length);
		while (length < *left && strchr(" \t", (*at)[length]) && (*at)[length]) {
			length += line_length(*at + length, *left - length);
		}
		const char *colon = found ? memchr(*at, ':', length) : NULL;
		if (colon) {
			field->name = *at;
			field->name_length = (size_t)(colon - *at);
			field->value = colon + 1;
			field->value_length = length - field->name_length - 1;
		}
		*at += length;
		*left -= length;
		if (colon) {
			return true;
		}
	}
	return false;
}

/* The header of the message at hand in what is seen: until a blank line. `whole` is false where
 * that is not seen yet. */
static size_t find_head(const kith_mailbox *mailbox, size_t from, bool *whole)
{
	const char *at = here(mailbox);
	size_t k = from;
	while (k < seen(mailbox)) {
		size_t length = line_length(at + k, seen(mailbox) - k);
		*whole = at[k + length - 1] == '\n' || mailbox->ended;
		if (!*whole || is_blank(at + k, length) ||
			(k > 0 && mailbox->several &&
				is_marker(at + k, seen(mailbox) - k, false, false))) {
			return k;
		}
		k += length;
	}
	*whole = mailbox->ended;
	return k;
}

static bool has_name(const struct kith_mailbox_field *field, const char *name)
{
	return field->name_length == strlen(name) &&
	       !g_ascii_strncasecmp(field->name, name, field->name_length);
}

/* Where the text ends that begins at `text`, by the message itself; 0: not said. */
static uint64_t claim(const char *bytes, size_t length, uint64_t text)
{
	struct kith_mailbox_field field;
	while (kith_mailbox_field(&bytes, &length, &field)) {
		if (has_name(&field, "content-length")) {
			uint64_t count = 0;
			for (size_t k = 0; k < field.value_length && count < G_MAXUINT32; k++) {
				char digit = field.value[k];
				count = g_ascii_isdigit(digit)
						? 10 * count + (uint64_t)(digit - '0')
						: count;
			}
			return count ? text + count : 0;
		}
	}
	return 0;
}

static bool read_head(
	kith_mailbox *mailbox, struct kith_mailbox_head *head, bool *more, GError **error)
{
	bool whole = false;
	size_t length = 0;
	for (;;) {
		length = find_head(mailbox, length, &whole);
		if (whole || length > KITH_MAILBOX_HEAD_LIMIT ||
			seen(mailbox) > 2 * KITH_MAILBOX_HEAD_LIMIT) {
			break;
		}
		if (!read_more(mailbox, error)) {
			return false;
		}
	}
	*more = seen(mailbox) > 0;
	*head = (struct kith_mailbox_head){here(mailbox), MIN(length, KITH_MAILBOX_HEAD_LIMIT),
		mailbox->line, length > KITH_MAILBOX_HEAD_LIMIT || !whole};
	mailbox->head_length = whole ? length : seen(mailbox);
	mailbox->claimed =
		whole ? claim(head->bytes, head->length,
				mailbox->offset + length +
					line_length(here(mailbox) + length, seen(mailbox) - length))
		      : 0;
	return true;
}

/* Whether the text of the message at hand goes on here and ends where it says; if so, goes there,
 * to the last line end before what follows. */
static bool follow_claim(kith_mailbox *mailbox, bool *goes_on, GError **error)
{
	*goes_on = false;
	uint64_t left = mailbox->claimed > mailbox->offset ? mailbox->claimed - mailbox->offset : 0;
	mailbox->claimed = 0;
	if (left == 0 || left > CLAIM_LIMIT) {
		return true;
	}
	if (!see(mailbox, left + MARKER, error)) {
		return false;
	}
	size_t end = left;
	while (end < seen(mailbox) && end < left + 4 && strchr("\r\n", here(mailbox)[end])) {
		end++;
	}
	*goes_on =
		left <= seen(mailbox) &&
		(end == seen(mailbox) || (here(mailbox)[end - 1] == '\n' &&
						 is_marker(here(mailbox) + end, seen(mailbox) - end,
							 mailbox->dateless, true)));
	if (*goes_on) {
		pass(mailbox, end - 1);
	}
	return true;
}

/* Goes on to the next line that begins with "From ", if there is one; `blank` where the line before
 * it is. */
static bool find_from(kith_mailbox *mailbox, bool *found, bool *blank, GError **error)
{
	static const char from[] = "\nFrom ";
	for (;;) {
		const char *at = here(mailbox);
		const char *hit = memmem(at, seen(mailbox), from, sizeof from - 1);
		*found = hit != NULL;
		if (hit) {
			size_t before = (size_t)(hit - at);
			before -= before > 0 && hit[-1] == '\r';
			*blank = before == 0 || at[before - 1] == '\n';
			pass(mailbox, (size_t)(hit - at) + 1);
			return see(mailbox, (size_t)2 * MARKER, error);
		}
		if (mailbox->ended) {
			return true;
		}
		pass(mailbox, seen(mailbox) - MIN(seen(mailbox), sizeof from + 2));
		if (!read_more(mailbox, error)) {
			return false;
		}
	}
}

/* Goes on to the line that begins the next message; `more` is false where there is none. */
static bool find_marker(kith_mailbox *mailbox, bool *more, GError **error)
{
	for (;;) {
		bool blank = false, goes_on = false;
		if (!find_from(mailbox, more, &blank, error)) {
			return false;
		}
		if (!*more) {
			return true;
		}
		if (!is_marker(here(mailbox), seen(mailbox), mailbox->dateless, blank)) {
			continue;
		}
		if (!follow_claim(mailbox, &goes_on, error)) {
			return false;
		}
		if (!goes_on) {
			return true;
		}
	}
}

static bool begin(kith_mailbox *mailbox, bool *more, GError **error)
{
	mailbox->begun = true;
	if (!see(mailbox, PIECE, error)) {
		return false;
	}
	size_t blank = 0;
	while (blank < seen(mailbox) && strchr("\r\n", here(mailbox)[blank]) &&
		here(mailbox)[blank]) {
		blank++;
	}
	pass(mailbox, blank);
	mailbox->several = seen(mailbox) >= 5 && !memcmp(here(mailbox), "From ", 5);
	mailbox->dateless =
		mailbox->several && !is_marker(here(mailbox), seen(mailbox), false, true);
	*more = seen(mailbox) > 0;
	return true;
}

/* Passes over the line that begins a message; one without an end has no header either. */
static bool pass_marker(kith_mailbox *mailbox, GError **error)
{
	if (!see(mailbox, PIECE, error)) {
		return false;
	}
	pass(mailbox, line_length(here(mailbox), seen(mailbox)));
	return true;
}

bool kith_mailbox_next(
	kith_mailbox *mailbox, struct kith_mailbox_head *head, bool *more, GError **error)
{
	*more = false;
	if (!mailbox->begun) {
		if (!begin(mailbox, more, error)) {
			return false;
		}
	} else if (mailbox->several) {
		/* A line end before the text, so that a message may begin at once. */
		pass(mailbox, mailbox->head_length ? mailbox->head_length - 1 : 0);
		if (!find_marker(mailbox, more, error)) {
			return false;
		}
	}
	if (!*more) {
		return true;
	}
	return (!mailbox->several || pass_marker(mailbox, error)) &&
	       read_head(mailbox, head, more, error);
}

/* Whether these are the fields of a letter: it has an author, and one field that letters have. */
static bool is_letter(const char *bytes, size_t length)
{
	static const char *const usual[] = {"to", "cc", "date", "message-id", "subject", "received",
		"mime-version", "return-path", "delivered-to"};
	bool author = false, letter = false;
	struct kith_mailbox_field field;
	if (!is_field(bytes, line_length(bytes, length))) {
		return false;
	}
	while (!(author && letter) && kith_mailbox_field(&bytes, &length, &field)) {
		author |= has_name(&field, "from");
		for (size_t k = 0; k < G_N_ELEMENTS(usual); k++) {
			letter |= has_name(&field, usual[k]);
		}
	}
	return author && letter;
}

bool kith_mailbox_begins(const char *bytes, size_t length)
{
	while (length && strchr("\r\n", *bytes) && *bytes) {
		bytes++;
		length--;
	}
	if (is_marker(bytes, length, true, true)) {
		return true;
	}
	size_t head = 0;
	while (head < length && !is_blank(bytes + head, length - head)) {
		head += line_length(bytes + head, length - head);
	}
	return is_letter(bytes, head);
}
