/* kith: who knows whom, and what that is good for. Finds the tool and runs it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/suggest.h"
#include "base/screen.h"
#include "cli/last_resort.h"
#include "cli/lock.h"
#include "cli/tool.h"

static int fail(const GError *error)
{
	g_autoptr(GString) message = g_string_new(NULL);
	kith_screen_escape(message, error->message);
	fprintf(stderr, "kith: %s\n", message->str);
	return error->code;
}

static int print(const GString *text)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(kith_output) output = kith_output_open(NULL, &error);
	fputs(text->str, output->stream);
	return kith_output_close(output, &error) ? EXIT_SUCCESS : fail(error);
}

static int unknown_tool(const char *name)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		g_ptr_array_add(names, (char *)(*tool)->name);
	}
	g_ptr_array_add(names, NULL);
	const char *nearest = kith_suggest_word(name, (const char *const *)names->pdata);
	const char *what = name[0] == '-' ? "option" : "tool";
	if (nearest) {
		kith_fail(&error, KITH_ERROR_USAGE,
			"no %s '%s'; did you mean %s? kith --help lists all tools", what, name,
			nearest);
	} else {
		kith_fail(&error, KITH_ERROR_USAGE, "no %s '%s'; kith --help lists all tools", what,
			name);
	}
	return fail(error);
}

static int help(FILE *out)
{
	size_t columns, rows;
	g_autoptr(GString) text = g_string_new(NULL);
	kith_screen_size(out, &columns, &rows);
	kith_help_all(CLAMP(columns, 40, 100), text);
	if (out == stdout) {
		return print(text);
	}
	fputs(text->str, out);
	return KITH_ERROR_USAGE;
}

static int manual(const char *name)
{
	g_autoptr(GString) text = g_string_new(NULL);
	const struct kith_tool *tool = name ? kith_tool_find(name) : NULL;
	if (name && !tool) {
		return unknown_tool(name);
	}
	kith_manual_page(tool, text);
	return print(text);
}

/* Asked by the completions of a shell at every press of the key: --complete SHELL PLACE WORD... */
static int complete(char *const *arguments)
{
	g_autoptr(GString) text = g_string_new(NULL);
	guint64 at;
	if (!arguments[0] || !arguments[1] ||
		!g_ascii_string_to_unsigned(arguments[1], 10, 0, INT_MAX, &at, NULL)) {
		return KITH_ERROR_USAGE;
	}
	return kith_candidates(arguments[0], arguments + 2, at, text) ? print(text)
								      : KITH_ERROR_NO_ANSWER;
}

/* Which version, and what this machine has to hold a tool to its promise: tried, not guessed. */
static int version(void)
{
	static const char *const means[] = {"nothing on this machine holds it", "seccomp holds it",
		"Landlock holds it", "seccomp and Landlock hold it"};
	g_autoptr(GPtrArray) outputs = g_ptr_array_new();
	g_autoptr(GString) text = g_string_new("kith " KITH_VERSION "\n");
	g_string_append_printf(text,
		"It opens no connection, runs no program and writes no file but its output; %s to "
		"that.\n",
		means[kith_lock_in(outputs)]);
	return print(text);
}

/* What kith does without a tool: help, version, and what the build asks of it. */
static int without_tool(char *const *arguments)
{
	const char *first = arguments[0];
	if (!first) {
		return help(stderr);
	}
	if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0) {
		return help(stdout);
	}
	if (strcmp(first, "--version") == 0) {
		return version();
	}
	if (strcmp(first, "--man") == 0) {
		return manual(arguments[1]);
	}
	return unknown_tool(first);
}

/*
 * A stream that was closed must not lend its number to the next file that is opened, or notes would
 * go into an answer. It stays of no use: input cannot be read, output cannot be written.
 */
static void hold_closed_streams(void)
{
	static const int useless[] = {O_WRONLY, O_RDONLY, O_WRONLY};
	for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
		if (fcntl(stream, F_GETFD) < 0) {
			(void)!open("/dev/null", useless[stream]);
		}
	}
}

static int run(int count, char **arguments)
{
	g_autofree char *called = g_path_get_basename(count > 0 ? arguments[0] : "kith");
	char *const *rest = arguments + MIN(count, 1);
	if (g_strcmp0(rest[0], "--complete") == 0) {
		return complete(rest + 1);
	}
	if (g_str_has_prefix(called, "kith-")) {
		const struct kith_tool *tool = kith_tool_find(called + strlen("kith-"));
		return tool ? kith_tool_run(tool, rest) : unknown_tool(called + strlen("kith-"));
	}
	const struct kith_tool *tool = rest[0] ? kith_tool_find(rest[0]) : NULL;
	return tool ? kith_tool_run(tool, rest + 1) : without_tool(rest);
}

int main(int count, char **arguments)
{
	hold_closed_streams();
	kith_last_resort_prepare();
	setlocale(LC_CTYPE, ""); /* only for reading arguments: numbers keep their point */
	signal(SIGPIPE, SIG_DFL);
	kith_last_resort_exit(run(count, arguments));
}
