/* Lines split into tokens, quoted ones whole. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/tokens.h"

#include <string.h>

void kith_tokens_init(struct kith_tokens *tokens, kith_source *source)
{
	tokens->scanner = kith_scanner_new(source);
	tokens->line = g_string_new(NULL);
	tokens->list = g_ptr_array_new_with_free_func(g_free);
	tokens->quoted = g_byte_array_new();
}

void kith_tokens_finish(struct kith_tokens *tokens)
{
	kith_scanner_free(tokens->scanner);
	g_string_free(tokens->line, true);
	g_ptr_array_unref(tokens->list);
	g_byte_array_unref(tokens->quoted);
}

const char *kith_tokens_at(const struct kith_tokens *tokens, size_t token)
{
	return token < tokens->list->len ? g_ptr_array_index(tokens->list, token) : "";
}

static void add_token(struct kith_tokens *tokens, char *token, bool quoted)
{
	guint8 flag = quoted;
	g_ptr_array_add(tokens->list, token);
	g_byte_array_append(tokens->quoted, &flag, 1);
}

/* A quoted token, quotes inside it written twice or behind a backslash; returns what follows. */
static const char *take_quoted(struct kith_tokens *tokens, const char *at)
{
	char quote = *at++;
	GString *token = g_string_new(NULL);
	while (*at && (*at != quote || at[1] == quote)) {
		at += (*at == '\\' && (at[1] == quote || at[1] == '\\')) || *at == quote;
		g_string_append_c(token, *at++);
	}
	add_token(tokens, g_string_free(token, false), true);
	return at + (*at == quote);
}

static void split(struct kith_tokens *tokens, const char *delimiters)
{
	const char *blanks = " \t";
	const char *at = tokens->line->str;
	bool single = strchr(delimiters, '\'') != NULL;
	const char *ends = single ? "," : delimiters; /* of a token */
	bool waiting = false; /* a delimiter came last: a token, if empty, must follow */
	for (at += strspn(at, blanks); *at || waiting; at += strspn(at, blanks)) {
		if (*at == '"' || (single && *at == '\'')) {
			at = take_quoted(tokens, at);
		} else {
			size_t length = 0;
			while (at[length] && !strchr(ends, at[length]) &&
				(single || !strchr(blanks, at[length]))) {
				length++;
			}
			char *token = g_strndup(at, length);
			g_strchomp(token);
			add_token(tokens, token, false);
			at += length;
		}
		at += strspn(at, blanks);
		waiting = *at && *at != '\'' && strchr(delimiters, *at);
		at += waiting;
	}
}

bool kith_tokens_next(struct kith_tokens *tokens, char comment, const char *delimiters, bool *more,
	GError **error)
{
	do {
		g_ptr_array_set_size(tokens->list, 0);
		g_byte_array_set_size(tokens->quoted, 0);
		if (!kith_scanner_line(tokens->scanner, tokens->line, more, error)) {
			return false;
		}
		const char *begin = tokens->line->str + strspn(tokens->line->str, " \t");
		if (*begin && (!comment || *begin != comment)) {
			split(tokens, delimiters);
		}
	} while (*more && tokens->list->len == 0);
	return true;
}
