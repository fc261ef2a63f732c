/* Messages and meetings of all files, summed in one place. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "base/caller.h"
#include "exchange/import/chat.h"
#include "exchange/import/address_book.h"
#include "exchange/import/calendar.h"
#include "exchange/import/format.h"
#include "exchange/import/mail.h"
#include "graph/lens.h"

void kith_import_stream_finish(struct kith_import_stream *stream)
{
	kith_mail_free(stream->mail);
	kith_chat_free(stream->chat);
	kith_calendar_free(stream->calendar);
	kith_address_book_free(stream->book);
	kith_replies_free(stream->replies);
	kith_tally_free(stream->tally);
	g_free(stream->file);
}

static bool open_stream(kith_import *import, GError **error)
{
	const struct kith_import_options *options = import->options;
	struct kith_import_stream *stream = &import->stream;
	struct kith_tally_limits limits = {
		.since = -G_MAXDOUBLE,
		.until = G_MAXDOUBLE,
		.dated = options->since || options->until,
		.largest = options->largest_event,
		.everyone = options->everyone,
		.aliases = options->aliases,
		.gatherings = options->gatherings,
	};
	if (!kith_lens_bound(KITH_CALLER_SINCE, options->since, &limits.since, error) ||
		!kith_lens_bound(KITH_CALLER_UNTIL, options->until, &limits.until, error)) {
		return false;
	}
	stream->tally = kith_tally_new(&limits, error);
	stream->replies = stream->tally ? kith_replies_new(stream->tally) : NULL;
	return stream->tally != NULL;
}

kith_tally *kith_import_tally(kith_import *import, const char *file, GError **error)
{
	struct kith_import_stream *stream = &import->stream;
	if (!stream->tally && !open_stream(import, error)) {
		return NULL;
	}
	if (!stream->file || strcmp(stream->file, file) != 0) {
		stream->files++;
	}
	if (!stream->file) {
		stream->file = g_strdup(file);
	}
	return stream->tally;
}

kith_replies *kith_import_replies(kith_import *import)
{
	return import->stream.replies;
}

bool kith_import_take_stream(kith_import *import, GError **error)
{
	struct kith_import_stream *stream = &import->stream;
	size_t in_vain;
	if (!stream->tally) {
		return true;
	}
	if (!kith_replies_settle(stream->replies, &in_vain, error) ||
		!kith_calendar_settle(stream->calendar, import, error) ||
		!kith_address_book_settle(stream->book, import, error)) {
		return false;
	}
	kith_mail_note(stream->mail, import);
	kith_chat_note(stream->chat, import);
	if (in_vain) {
		kith_import_note(import,
			"%zu message%s sent in bulk or by a machine and answered by nobody "
			"here; %s nobody",
			in_vain, in_vain == 1 ? " was" : "s were",
			in_vain == 1 ? "it ties" : "they tie");
	}
	g_autofree char *several = g_strdup_printf("%zu files", stream->files);
	return kith_import_take(
		import, kith_tally_finish(stream->tally, stream->files > 1 ? several : stream->file,
				import->notes, error));
}
