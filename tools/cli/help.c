/* Help, printed from the tables of options. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"

#include <string.h>

#include "base/screen.h"

#define HELP_COLUMN 26 /* where the sentences about options begin */

void kith_help_option(const struct kith_option *option, GString *out)
{
	if (option->letter) {
		g_string_append_printf(out, "-%c, ", option->letter);
	}
	g_string_append_printf(out, "--%s", option->name);
	if (kith_option_is_optional(option)) {
		g_string_append_printf(out, "[=%s", option->argument + 1);
	} else if (option->argument) {
		g_string_append_printf(out, " %s", option->argument);
	}
}

/* A name at the left, a sentence at the right; below it where the name is long. */
static void entry(GString *out, const char *name, const char *says, size_t column, size_t width)
{
	g_string_append_printf(out, "  %s", name);
	size_t used = 2 + kith_screen_width(name);
	if (used + 2 > column) {
		g_string_append_c(out, '\n');
		used = 0;
	}
	g_string_append_printf(out, "%*s", (int)(column - used), "");
	kith_screen_wrap(out, says, column, column, width);
	g_string_append_c(out, '\n');
}

static void options(const struct kith_option_set *sets, size_t width, GString *out)
{
	const char *title = NULL;
	for (; sets->title; sets++) {
		if (!title || strcmp(title, sets->title) != 0) {
			title = sets->title;
			g_string_append_printf(out, "\n%s:\n", title);
		}
		for (const struct kith_option *o = sets->options.first; o < sets->options.end;
			o++) {
			g_autoptr(GString) name = g_string_new(NULL);
			kith_help_option(o, name);
			entry(out, name->str, o->help, HELP_COLUMN, width);
		}
	}
}

static void examples(const struct kith_tool *tool, size_t width, GString *out)
{
	if (!tool->examples) {
		return;
	}
	g_string_append(out, "\nExamples:\n");
	for (const struct kith_example *e = tool->examples; e->command; e++) {
		g_string_append_printf(out, "  $ %s\n      ", e->command);
		kith_screen_wrap(out, e->says, 6, 6, width);
		g_string_append_c(out, '\n');
	}
}

void kith_help_tool(const struct kith_tool *tool, size_t width, GString *out)
{
	struct kith_option_set sets[KITH_SETS_MAX];
	kith_tool_sets(tool, NULL, NULL, sets);
	g_string_append_printf(out, "kith %s: %s\n\nUsage: kith %s [options]%s\n", tool->name,
		tool->question, tool->name,
		tool->shared & KITH_SHARED_FILES     ? " [FILE...]"
		: tool->shared & KITH_SHARED_READING ? " [FILE]"
						     : "");
	if (tool->about) {
		g_string_append_c(out, '\n');
		kith_screen_wrap(out, tool->about, 0, 0, width);
		g_string_append_c(out, '\n');
	}
	options(sets, width, out);
	examples(tool, width, out);
}

void kith_help_all(size_t width, GString *out)
{
	g_string_append(out, "kith: who knows whom, and what that is good for\n\n"
			     "Usage: kith TOOL [options] [FILE]\n\n");
	kith_screen_wrap(out,
		"A graph is a CSV file with the columns source and target: one row a tie. A tool "
		"reads it from FILE or standard input and prints its answer; with -g it prints the "
		"graph with the findings on it, ready for the next tool. Nothing leaves this "
		"machine.",
		0, 0, width);
	g_string_append_c(out, '\n');
	const char *group = NULL;
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		if (!group || strcmp(group, (*tool)->group) != 0) {
			group = (*tool)->group;
			g_string_append_printf(out, "\n%s:\n", group);
		}
		entry(out, (*tool)->name, (*tool)->question, 15, width);
	}
	g_string_append(out, "\nkith TOOL --help says more, with examples.\n");
}
