/* Messages and meetings of all files, summed in one place. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "base/caller.h"
#include "exchange/addresses.h"
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

/* Notes people known by the number of a telephone alone, where no address book may name them. */
static void note_numbers(kith_import *import)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	size_t count = 0;
	kith_tally_words(import->stream.tally, words);
	for (guint k = 0; import->stream.chat && !import->stream.book && k < words->len; k++) {
		g_autofree char *phone = kith_phone_clean(words->pdata[k]);
		count += phone != NULL;
	}
	if (count) {
		kith_import_note(import,
			"%zu %s by the number of a telephone alone; give your contacts (.vcf) "
			"too, and whoever is in them gets their name",
			count, count == 1 ? "person goes" : "people go");
	}
}

/* Contacts have no dates: where there is nothing else, nor does the graph. */
static void drop_dates(const struct kith_import_stream *stream, kith_graph *graph)
{
	struct kith_column *date = graph ? kith_graph_column(graph, "date") : NULL;
	if (date && kith_names_count(date->values) == 1 &&
		kith_address_book_files(stream->book) == stream->files) {
		g_ptr_array_remove(graph->columns, date);
	}
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
	note_numbers(import);
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
	kith_graph *graph = kith_tally_finish(
		stream->tally, stream->files > 1 ? several : stream->file, import->notes, error);
	drop_dates(stream, graph);
	return kith_import_take(import, graph);
}
