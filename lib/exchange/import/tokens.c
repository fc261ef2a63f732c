/* Lines parted into words, quoted ones whole. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/tokens.h"

#include <string.h>

void kith_words_init(struct kith_words_reader *reader, kith_source *source)
{
	reader->scanner = kith_scanner_new(source);
	reader->line = g_string_new(NULL);
	reader->words = g_ptr_array_new_with_free_func(g_free);
	reader->quoted = g_byte_array_new();
}

void kith_words_finish(struct kith_words_reader *reader)
{
	kith_scanner_free(reader->scanner);
	g_string_free(reader->line, true);
	g_ptr_array_unref(reader->words);
	g_byte_array_unref(reader->quoted);
}

const char *kith_words_at(const struct kith_words_reader *reader, size_t word)
{
	return word < reader->words->len ? g_ptr_array_index(reader->words, word) : "";
}

static void add_word(struct kith_words_reader *reader, char *word, bool quoted)
{
	guint8 flag = quoted;
	g_ptr_array_add(reader->words, word);
	g_byte_array_append(reader->quoted, &flag, 1);
}

/* A quoted word, quotes inside it written twice or behind a backslash; returns what follows. */
static const char *take_quoted(struct kith_words_reader *reader, const char *at)
{
	char quote = *at++;
	GString *word = g_string_new(NULL);
	while (*at && (*at != quote || at[1] == quote)) {
		at += (*at == '\\' && (at[1] == quote || at[1] == '\\')) || *at == quote;
		g_string_append_c(word, *at++);
	}
	add_word(reader, g_string_free(word, false), true);
	return at + (*at == quote);
}

static void part(struct kith_words_reader *reader, const char *delimiters)
{
	const char *blanks = " \t";
	const char *at = reader->line->str;
	bool single = strchr(delimiters, '\'') != NULL;
	const char *ends = single ? "," : delimiters; /* of a word */
	bool waiting = false; /* a delimiter came last: a word, if empty, must follow */
	for (at += strspn(at, blanks); *at || waiting; at += strspn(at, blanks)) {
		if (*at == '"' || (single && *at == '\'')) {
			at = take_quoted(reader, at);
		} else {
			size_t length = 0;
			while (at[length] && !strchr(ends, at[length]) &&
				(single || !strchr(blanks, at[length]))) {
				length++;
			}
			char *word = g_strndup(at, length);
			g_strchomp(word);
			add_word(reader, word, false);
			at += length;
		}
		at += strspn(at, blanks);
		waiting = *at && *at != '\'' && strchr(delimiters, *at);
		at += waiting;
	}
}

bool kith_words_next(struct kith_words_reader *reader, char comment, const char *delimiters,
	bool *more, GError **error)
{
	do {
		g_ptr_array_set_size(reader->words, 0);
		g_byte_array_set_size(reader->quoted, 0);
		if (!kith_scanner_line(reader->scanner, reader->line, more, error)) {
			return false;
		}
		const char *begin = reader->line->str + strspn(reader->line->str, " \t");
		if (*begin && (!comment || *begin != comment)) {
			part(reader, delimiters);
		}
	} while (*more && reader->words->len == 0);
	return true;
}
