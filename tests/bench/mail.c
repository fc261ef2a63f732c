/* How long gmime needs for the headers of a mailbox, and kith for who wrote to whom in it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "exchange/import/import.h"
#include "exchange/import/mailbox.h"

/* The headers of all messages, with the lines that begin them. */
static GString *heads_of(const char *path)
{
	g_autoptr(kith_mailbox) mailbox =
		kith_mailbox_new(kith_source_open(path, stdin, NULL, NULL));
	GString *heads = g_string_new(NULL);
	struct kith_mailbox_head head;
	for (bool more = true; kith_mailbox_next(mailbox, &head, &more, NULL) && more;) {
		g_string_append(heads, "From a@x.example Thu Jan  1 00:00:00 1970\n");
		g_string_append_len(heads, head.bytes, (gssize)head.length);
		g_string_append(heads, "\n\n");
	}
	return heads;
}

/* Has gmime parse messages, and asks for those fields that kith looks at. */
static size_t parse(GMimeStream *stream)
{
	size_t messages = 0;
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	g_mime_parser_set_format(parser, GMIME_FORMAT_MBOX);
	while (!g_mime_parser_eos(parser)) {
		GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
		if (message) {
			g_mime_message_get_all_recipients(message);
			g_mime_message_get_date(message);
			g_mime_message_get_message_id(message);
			g_object_unref(message);
			messages++;
		}
	}
	g_object_unref(parser);
	g_object_unref(stream);
	return messages;
}

static kith_graph *import(const char *path)
{
	const struct kith_import_options options = {.largest_event = 500};
	g_autoptr(kith_import) import = kith_import_new(&options, NULL);
	kith_source *source = kith_source_open(path, stdin, NULL, NULL);
	return kith_import_add(import, source, NULL) ? kith_import_finish(import, NULL, NULL)
						     : NULL;
}

/* Prints what was done and how long it took; `what` is taken over. */
static void say(char *what, struct clock_times start)
{
	struct clock_times took = clock_since(start);
	printf("%s: %.2f s on the clock, %.2f s computed\n", what, took.wall, took.computed);
	g_free(what);
}

int main(int count, char **arguments)
{
	if (count < 2) {
		fprintf(stderr, "usage: bench_mail FILE.mbox [whole]\n");
		return 2;
	}
	g_mime_init();
	GString *heads = heads_of(arguments[1]);
	struct clock_times start = clock_both();
	size_t messages = parse(g_mime_stream_mem_new_with_buffer(heads->str, heads->len));
	say(g_strdup_printf(
		    "gmime, %zu headers alone, %.0f MB", messages, (double)heads->len / 1e6),
		start);
	g_string_free(heads, true);
	start = clock_both();
	kith_graph *graph = import(arguments[1]);
	say(g_strdup_printf("kith, the whole mailbox, %zu people, %zu ties", graph->n, graph->m),
		start);
	kith_graph_free(graph);
	if (count > 2) {
		start = clock_both();
		GMimeStream *stream = g_mime_stream_fs_open(arguments[1], 0, 0, NULL);
		messages = parse(stream);
		say(g_strdup_printf("gmime, the whole mailbox, %zu messages", messages), start);
	}
	return 0;
}
