/* Man pages, printed from the tables of options. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"

#include <string.h>

/* Text as roff takes it: no line begins a request, a dash stays a dash. */
static void roff(GString *out, const char *text)
{
	bool begins = out->len == 0 || out->str[out->len - 1] == '\n';
	for (; *text; text++) {
		if (begins && (*text == '.' || *text == '\'')) {
			g_string_append(out, "\\&");
		}
		if (*text == '\\') {
			g_string_append(out, "\\e");
		} else if (*text == '-') {
			g_string_append(out, "\\-");
		} else if (*text == '\'') {
			g_string_append(out, "\\(aq");
		} else if (text[0] == '\n' && text[1] == '\n') {
			g_string_append(out, "\n.PP\n");
			text++;
		} else {
			g_string_append_c(out, *text);
		}
		begins = *text == '\n';
	}
}

static void options(const struct kith_option_set *sets, GString *out)
{
	const char *title = NULL;
	g_string_append(out, ".SH OPTIONS\n");
	for (; sets->title; sets++) {
		if (!title || strcmp(title, sets->title) != 0) {
			title = sets->title;
			g_string_append_printf(out, ".SS %s\n", title);
		}
		for (const struct kith_option *o = sets->options.first; o < sets->options.end;
			o++) {
			g_autoptr(GString) name = g_string_new(NULL);
			kith_help_option(o, name);
			g_string_append(out, ".TP\n\\fB");
			roff(out, name->str);
			g_string_append(out, "\\fR\n");
			roff(out, o->help);
			g_string_append_c(out, '\n');
		}
	}
}

static void examples(const struct kith_tool *tool, GString *out)
{
	if (!tool->examples) {
		return;
	}
	g_string_append(out, ".SH EXAMPLES\n");
	for (const struct kith_example *e = tool->examples; e->command; e++) {
		g_string_append(out, ".TP\n\\fB");
		roff(out, e->command);
		g_string_append(out, "\\fR\n");
		roff(out, e->says);
		g_string_append_c(out, '\n');
	}
}

static void title(const char *name, const char *says, GString *out)
{
	g_autofree char *upper = g_ascii_strup(name, -1);
	g_string_append(out, ".TH ");
	roff(out, upper);
	g_string_append(out, " 1 \"\" \"kith " KITH_VERSION "\" \"kith manual\"\n.SH NAME\n");
	roff(out, name);
	g_string_append(out, " \\- ");
	roff(out, says);
	g_string_append_c(out, '\n');
}

static const char ending[] =
	".SH EXIT STATUS\n"
	".TP\n0\nanswered; a graph without ties is answered, too\n"
	".TP\n1\nno answer: no route, or nobody left to look at\n"
	".TP\n2\nan option, person or column on the command line is not known\n"
	".TP\n3\nthe data is bad; the message names the line and the cure\n"
	".TP\n4\na file could not be read or written, or memory ran out\n"
	".SH ENVIRONMENT\n"
	".TP\nKITH_ME\nwho is asking, where a tool has the option \\fB\\-\\-me\\fR\n"
	".SH SEE ALSO\n";

static void tool_page(const struct kith_tool *tool, GString *out)
{
	struct kith_option_set sets[KITH_SETS_MAX];
	g_autofree char *name = g_strconcat("kith-", tool->name, NULL);
	kith_tool_sets(tool, NULL, NULL, sets);
	title(name, tool->question, out);
	g_string_append_printf(out, ".SH SYNOPSIS\n\\fBkith %s\\fR [\\fIoptions\\fR]%s\n",
		tool->name,
		tool->shared & KITH_SHARED_FILES     ? " [\\fIFILE\\fR ...]"
		: tool->shared & KITH_SHARED_READING ? " [\\fIFILE\\fR]"
						     : "");
	g_string_append(out, ".SH DESCRIPTION\n");
	roff(out, tool->about ? tool->about : tool->question);
	g_string_append_c(out, '\n');
	options(sets, out);
	examples(tool, out);
	g_string_append(out, ending);
	g_string_append(out, ".BR kith (1),\n.BR kith\\-graph (5)\n");
}

static void kith_page(GString *out)
{
	title("kith", "who knows whom, and what that is good for", out);
	g_string_append(out,
		".SH SYNOPSIS\n\\fBkith\\fR \\fITOOL\\fR [\\fIoptions\\fR] [\\fIFILE\\fR]\n"
		".SH DESCRIPTION\n"
		"A graph is a CSV file with the columns \\fIsource\\fR and \\fItarget\\fR: one row "
		"a tie; a row whose target is empty describes a person.\n"
		"A tool reads it from \\fIFILE\\fR or standard input and prints its answer; with "
		"\\fB\\-g\\fR it prints the graph with the findings on it, ready for the next "
		"tool.\nNothing leaves this machine.\n"
		".SH TOOLS\n");
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		g_string_append_printf(out, ".TP\n\\fB%s\\fR\n", (*tool)->name);
		roff(out, (*tool)->question);
		g_string_append_c(out, '\n');
	}
	g_string_append(out, ending);
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		g_string_append_printf(out, ".BR kith\\-%s (1),\n", (*tool)->name);
	}
	g_string_append(out, ".BR kith\\-graph (5)\n");
}

void kith_manual_page(const struct kith_tool *tool, GString *out)
{
	if (tool) {
		tool_page(tool, out);
	} else {
		kith_page(out);
	}
}
