/* Mail: mbox, Maildir, .eml, Gmail's Takeout: who wrote to whom, and who answered. Private to
 * import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/mail.h"

#include <string.h>

#include "exchange/addresses.h"
#include "exchange/import/format.h"
#include "exchange/import/mail_header.h"
#include "exchange/import/mailbox.h"
#include "base/text.h"

#define KNOWN 16384 /* pieces of addresses remembered, a power of two */

/* A piece of a list of addresses met before: most letters name the same few people. */
struct known {
	char *piece;
	uint32_t person, label;
};

struct kith_mail {
	kith_tally *tally;
	kith_replies *replies;
	struct kith_mail_header header;
	GString *piece;
	GArray *to;          /* of uint32_t */
	struct known *known; /* [KNOWN] by hash of piece; piece NULL: free */
	size_t letters, repeated, nameless, undated, unwanted, too_long;
	char *first_too_long; /* FILE:LINE, or NULL */
};

static kith_mail *mail_new(const struct kith_import_stream *stream)
{
	kith_mail *mail = g_new0(kith_mail, 1);
	mail->tally = stream->tally;
	mail->replies = stream->replies;
	mail->piece = g_string_new(NULL);
	mail->to = g_array_new(false, false, sizeof(uint32_t));
	mail->known = g_new0(struct known, KNOWN);
	kith_mail_header_init(&mail->header);
	return mail;
}

void kith_mail_free(kith_mail *mail)
{
	if (!mail) {
		return;
	}
	for (size_t k = 0; k < KNOWN; k++) {
		g_free(mail->known[k].piece);
	}
	g_free(mail->known);
	g_string_free(mail->piece, true);
	g_array_unref(mail->to);
	kith_mail_header_finish(&mail->header);
	g_free(mail->first_too_long);
	g_free(mail);
}

static const char *value(const kith_mail *mail, enum kith_mail_field field)
{
	return mail->header.value[field]->str;
}

/* Who is meant by a piece that was not met before, or not lately; KITH_NO_NAME: nobody. */
static bool learn(kith_mail *mail, struct known *known, const char *piece, GError **error)
{
	g_autofree char *address = NULL, *name = NULL, *clean = NULL;
	g_free(known->piece);
	*known = (struct known){g_strdup(piece), KITH_NO_NAME, KITH_NO_NAME};
	if (kith_mail_address(piece, &address, &name)) {
		clean = kith_address_clean(address);
	}
	if (!clean) {
		return true;
	}
	return kith_tally_person(mail->tally, clean, "", &known->person, error) &&
	       kith_tally_label(mail->tally, clean, name, &known->label, error);
}

/* Who is meant by mail->piece, called so once more; KITH_NO_NAME: nobody. */
static bool find_person(kith_mail *mail, uint32_t *person, GError **error)
{
	const char *piece = mail->piece->str;
	struct known *known = &mail->known[g_str_hash(piece) & (KNOWN - 1)];
	if (g_strcmp0(known->piece, piece) != 0 && !learn(mail, known, piece, error)) {
		return false;
	}
	*person = known->person;
	return known->person == KITH_NO_NAME ||
	       kith_tally_called(mail->tally, known->person, known->label, error);
}

/* Adds all whom a field names to mail->to. */
static bool add_people(kith_mail *mail, enum kith_mail_field field, GError **error)
{
	for (const char *at = value(mail, field); kith_mail_next_address(&at, mail->piece);) {
		uint32_t person;
		if (!find_person(mail, &person, error)) {
			return false;
		}
		if (person != KITH_NO_NAME) {
			g_array_append_val(mail->to, person);
		}
	}
	return true;
}

/* Everyone a letter went to. */
static bool find_recipients(kith_mail *mail, GError **error)
{
	g_array_set_size(mail->to, 0);
	return add_people(mail, KITH_MAIL_TO, error) && add_people(mail, KITH_MAIL_CC, error) &&
	       add_people(mail, KITH_MAIL_BCC, error);
}

/* The author: From, else Sender; where these are a list's own address, whom answers go to.
 * KITH_NO_NAME: it does not say. */
static bool find_author(kith_mail *mail, uint32_t *author, GError **error)
{
	static const enum kith_mail_field fields[] = {
		KITH_MAIL_FROM, KITH_MAIL_SENDER, KITH_MAIL_REPLY_TO};
	*author = KITH_NO_NAME;
	for (size_t k = 0; k < G_N_ELEMENTS(fields); k++) {
		bool through_list = *author != KITH_NO_NAME;
		if (through_list ? fields[k] != KITH_MAIL_REPLY_TO
				 : fields[k] == KITH_MAIL_REPLY_TO) {
			continue;
		}
		g_array_set_size(mail->to, 0);
		if (!add_people(mail, fields[k], error)) {
			return false;
		}
		for (guint i = 0; i < mail->to->len; i++) {
			uint32_t person = g_array_index(mail->to, uint32_t, i);
			*author = *author == KITH_NO_NAME ? person : *author;
			if (!kith_tally_is_left_out(mail->tally, person)) {
				*author = person;
				return true;
			}
		}
	}
	return true;
}

static bool leave_out(kith_mail *mail, const char *address, GError **error)
{
	g_autofree char *clean = kith_address_clean(address);
	uint32_t list;
	if (!clean) {
		return true;
	}
	if (!kith_tally_person(mail->tally, clean, "", &list, error)) {
		return false;
	}
	kith_tally_leave_out(mail->tally, list);
	return true;
}

/* A list's own addresses are no people: List-Post: <mailto:list@x.org>, List-Id: <list.x.org>. */
static bool leave_out_lists(kith_mail *mail, GError **error)
{
	const char *post = strstr(value(mail, KITH_MAIL_LIST_POST), "mailto:");
	if (post) {
		post += strlen("mailto:");
		g_autofree char *address = g_strndup(post, strcspn(post, ">?, "));
		if (!leave_out(mail, address, error)) {
			return false;
		}
	}
	g_autofree char *id = kith_mail_id(value(mail, KITH_MAIL_LIST_ID), true);
	char *dot = id && !strchr(id, '@') ? strchr(id, '.') : NULL;
	if (dot && strchr(dot + 1, '.')) {
		*dot = '@';
		return leave_out(mail, id, error);
	}
	return true;
}

/* Whether a message is made by a machine: out of office, delivered, reported. */
static bool is_automatic(const kith_mail *mail)
{
	const char *how = value(mail, KITH_MAIL_AUTOMATIC);
	return *how && g_ascii_strncasecmp(how, "no", 2) != 0;
}

/* Whether a message went to many whom its author does not name. */
static bool is_bulk(const kith_mail *mail)
{
	return kith_text_is_one_of(value(mail, KITH_MAIL_PRECEDENCE), "bulk|list|junk") ||
	       *value(mail, KITH_MAIL_UNSUBSCRIBE) || *value(mail, KITH_MAIL_LIST_ID) ||
	       is_automatic(mail);
}

/* Whether Gmail calls it spam, or it was never sent. */
static bool is_unwanted(const kith_mail *mail)
{
	g_auto(GStrv) labels = g_strsplit(value(mail, KITH_MAIL_LABELS), ",", -1);
	for (size_t k = 0; labels[k]; k++) {
		if (kith_text_is_one_of(g_strstrip(labels[k]), "spam|draft|drafts")) {
			return true;
		}
	}
	return false;
}

/* What a letter is, once it is known who wrote it. */
struct letter {
	const char *id;
	uint32_t author;
	int32_t day;
};

static bool tie_recipients(kith_mail *mail, const struct letter *letter, GError **error)
{
	const struct kith_moment moment = {"mail", letter->day};
	if (!find_recipients(mail, error)) {
		return false;
	}
	const uint32_t *to = (const uint32_t *)(const void *)mail->to->data;
	if (!is_bulk(mail)) {
		return kith_tally_sent(
			mail->tally, letter->author, to, mail->to->len, &moment, error);
	}
	bool on_list = *value(mail, KITH_MAIL_LIST_POST) && !is_automatic(mail);
	if (on_list && !kith_tally_sent(mail->tally, letter->author, NULL, 0, &moment, error)) {
		return false;
	}
	bool anybody = false;
	for (guint k = 0; k < mail->to->len; k++) {
		anybody |= to[k] != letter->author && !kith_tally_is_left_out(mail->tally, to[k]);
	}
	return !anybody || kith_tally_is_left_out(mail->tally, letter->author) || !letter->id ||
	       kith_replies_hold(mail->replies, letter->id, to, mail->to->len, &moment, error);
}

static bool tie_answered(kith_mail *mail, const struct letter *letter, GError **error)
{
	const struct kith_moment moment = {"reply", letter->day};
	g_autofree char *parent = kith_mail_id(value(mail, KITH_MAIL_IN_REPLY_TO), false);
	g_autofree char *last = kith_mail_id(value(mail, KITH_MAIL_REFERENCES), true);
	const char *const ids[] = {parent ? parent : last, last};
	return !ids[0] || is_automatic(mail) ||
	       kith_replies_answer(mail->replies, letter->author, ids, &moment, error);
}

/* Takes the letter whose header is read. */
static bool take(kith_mail *mail, GError **error)
{
	struct letter letter = {.day = kith_mail_day(value(mail, KITH_MAIL_DATE))};
	bool first = true;
	mail->letters++;
	if (is_unwanted(mail)) {
		mail->unwanted++;
		return true;
	}
	if (!leave_out_lists(mail, error) || !find_author(mail, &letter.author, error)) {
		return false;
	}
	if (letter.author == KITH_NO_NAME) {
		mail->nameless++;
		return true;
	}
	g_autofree char *id = kith_mail_id(value(mail, KITH_MAIL_ID), false);
	letter.id = id;
	if (id && !kith_replies_message(mail->replies, id, letter.author, &first, error)) {
		return false;
	}
	mail->repeated += !first;
	mail->undated += first && letter.day == KITH_NO_DAY;
	return !first || !kith_tally_counts(mail->tally, letter.day) ||
	       (tie_recipients(mail, &letter, error) && tie_answered(mail, &letter, error));
}

static bool read_messages(kith_mail *mail, const char *file, kith_mailbox *mailbox, GError **error)
{
	for (bool more = true;;) {
		struct kith_mailbox_head head;
		if (!kith_mailbox_next(mailbox, &head, &more, error)) {
			return false;
		}
		if (!more) {
			return true;
		}
		if (head.too_long) {
			if (mail->too_long++ == 0) {
				mail->first_too_long =
					g_strdup_printf("%s:%" G_GUINT64_FORMAT, file, head.line);
			}
			continue;
		}
		kith_mail_header_read(&mail->header, head.bytes, head.length);
		if (!take(mail, error)) {
			return false;
		}
	}
}

static bool mail_fits(const struct kith_import_look *look)
{
	return kith_mailbox_begins(look->head, look->length);
}

static bool mail_read(kith_import *import, const struct kith_import_look *look, kith_source *source,
	GError **error)
{
	g_autoptr(kith_mailbox) mailbox = kith_mailbox_new(source);
	struct kith_import_stream *stream = &import->stream;
	if (!mail_fits(look)) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s:1: this is no mail: it begins neither with a line \"From ...\" as an "
			"mbox "
			"does, nor with the fields of a letter (From:, To:, Date:); give an mbox, "
			"an .eml file, or a folder of either",
			look->file);
	}
	if (!kith_import_tally(import, look->file, error)) {
		return false;
	}
	if (!stream->mail) {
		stream->mail = mail_new(stream);
	}
	return read_messages(stream->mail, look->file, mailbox, error);
}

const struct kith_import_format kith_import_mail = {
	.name = {"mail", "letters: mbox, Maildir, .eml, Gmail's Takeout"},
	.fits = mail_fits,
	.read = mail_read,
	.in_folders = true,
};

void kith_mail_note(const kith_mail *mail, kith_import *import)
{
	if (!mail) {
		return;
	}
	const struct {
		size_t count;
		const char *one, *several;
	} notes[] = {
		{mail->repeated, "message was there before and counts once",
			"messages were there before and count once"},
		{mail->nameless, "message does not say who wrote it and was left out",
			"messages do not say who wrote them and were left out"},
		{mail->unwanted, "message labelled spam or draft was left out",
			"messages labelled spam or draft were left out"},
		{mail->undated, "message has no date that can be read",
			"messages have no date that can be read"},
	};
	for (size_t k = 0; k < G_N_ELEMENTS(notes); k++) {
		if (notes[k].count) {
			kith_import_note(import, "%zu %s", notes[k].count,
				notes[k].count == 1 ? notes[k].one : notes[k].several);
		}
	}
	if (mail->too_long) {
		kith_import_note(import,
			"%zu message%s over 1 MiB of header %s left out, the first at %s",
			mail->too_long, mail->too_long == 1 ? " with" : "s with",
			mail->too_long == 1 ? "was" : "were", mail->first_too_long);
	}
}
