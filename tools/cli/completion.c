/* Shell completions, printed from the tables of options. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"

#include <string.h>

typedef void (*each_option)(GString *out, const char *context, const struct kith_option *option);

static void for_options(
	const struct kith_tool *tool, GString *out, const char *context, each_option each)
{
	struct kith_option_set sets[KITH_SETS_MAX];
	kith_tool_sets(tool, NULL, NULL, sets);
	for (const struct kith_option_set *set = sets; set->title; set++) {
		for (const struct kith_option *o = set->options.first; o < set->options.end; o++) {
			each(out, context, o);
		}
	}
}

static void tool_names(GString *out, const char *prefix)
{
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		g_string_append_printf(out, " %s%s", prefix, (*tool)->name);
	}
}

/* Inside single quotes, for any of the three shells; `also` are characters to escape besides. */
static void quoted(GString *out, const char *text, const char *also)
{
	for (; *text; text++) {
		if (*text == '\'') {
			g_string_append(out, "'\\''");
			continue;
		}
		if (strchr(also, *text)) {
			g_string_append_c(out, '\\');
		}
		g_string_append_c(out, *text);
	}
}

static void choice_words(GString *out, const struct kith_option *option)
{
	size_t begin = out->len;
	g_string_append(out, option->choices);
	for (char *c = out->str + begin; *c; c++) {
		*c = *c == '|' ? ' ' : *c;
	}
}

static void bash_word(GString *out, const char *before, const struct kith_option *option)
{
	g_string_append_printf(out, "%s--%s", before, option->name);
	if (option->letter) {
		g_string_append_printf(out, " -%c", option->letter);
	}
}

static void bash_choice(GString *out, const char *tool, const struct kith_option *option)
{
	if (option->type == KITH_OPTION_CHOICE && !kith_option_is_optional(option)) {
		g_string_append_printf(out, "\t'%s --%s') words='", tool, option->name);
		choice_words(out, option);
		g_string_append(out, "' ;;\n");
	}
}

static void bash(GString *out)
{
	g_string_append(out,
		"# kith completions for bash\n"
		"_kith() {\n"
		"\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
		"\tlocal tool=${COMP_WORDS[0]##*/} words=''\n"
		"\tif [ \"$tool\" = kith ]; then\n"
		"\t\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n"
		"\t\t\tCOMPREPLY=($(compgen -W '");
	tool_names(out, "");
	g_string_append(out, " --help --version' -- \"$word\"))\n"
			     "\t\t\treturn\n"
			     "\t\tfi\n"
			     "\t\ttool=kith-${COMP_WORDS[1]}\n"
			     "\tfi\n"
			     "\tcase \"${tool#kith-} $before\" in\n");
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		for_options(*tool, out, (*tool)->name, bash_choice);
	}
	g_string_append(out, "\tesac\n"
			     "\tif [ -z \"$words\" ] && [ \"${word#-}\" != \"$word\" ]; then\n"
			     "\t\tcase ${tool#kith-} in\n");
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		g_string_append_printf(out, "\t\t%s) words='", (*tool)->name);
		for_options(*tool, out, " ", bash_word);
		g_string_append(out, "' ;;\n");
	}
	g_string_append(out, "\t\tesac\n"
			     "\tfi\n"
			     "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
			     "}\n"
			     "complete -o default -F _kith kith");
	tool_names(out, "kith-");
	g_string_append_c(out, '\n');
}

/* The value of an option, as _arguments wants it. */
static void zsh_value(GString *out, const struct kith_option *option)
{
	if (option->type == KITH_OPTION_FLAG) {
		return;
	}
	g_string_append(out, kith_option_is_optional(option) ? "::" : ":");
	quoted(out, option->name, "");
	if (option->type == KITH_OPTION_CHOICE) {
		g_string_append(out, ":(");
		choice_words(out, option);
		g_string_append_c(out, ')');
	} else {
		g_string_append(out, option->type == KITH_OPTION_FILE ? ":_files" : ": ");
	}
}

static void zsh_option(GString *out, const char *before, const struct kith_option *option)
{
	const char *star = option->type == KITH_OPTION_TEXTS ? "*" : "";
	const char *glue = option->type == KITH_OPTION_FLAG  ? ""
			   : kith_option_is_optional(option) ? "=-"
							     : "=";
	for (int letter = option->letter != 0; letter >= 0; letter--) {
		g_string_append_printf(out, "%s'", before);
		if (letter) {
			g_string_append_printf(out, "%s-%c%s[", star, option->letter,
				option->type == KITH_OPTION_FLAG ? "" : "+");
		} else {
			g_string_append_printf(out, "%s--%s%s[", star, option->name, glue);
		}
		quoted(out, option->help, "[]");
		g_string_append_c(out, ']');
		zsh_value(out, option);
		g_string_append_c(out, '\'');
	}
}

static void zsh(GString *out)
{
	g_string_append(out, "#compdef kith");
	tool_names(out, "kith-");
	g_string_append(out, "\n# kith completions for zsh\n"
			     "_kith() {\n"
			     "\tlocal tool=${service#kith-}\n"
			     "\tif [[ $service == kith ]]; then\n"
			     "\t\tif (( CURRENT == 2 )); then\n"
			     "\t\t\tlocal -a tools=(");
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		g_string_append_printf(out, "\n\t\t\t\t'%s:", (*tool)->name);
		quoted(out, (*tool)->question, ":");
		g_string_append_c(out, '\'');
	}
	g_string_append(out, "\n\t\t\t)\n"
			     "\t\t\t_describe tool tools\n"
			     "\t\t\treturn\n"
			     "\t\tfi\n"
			     "\t\ttool=$words[2]\n"
			     "\t\tshift words\n"
			     "\t\t(( CURRENT-- ))\n"
			     "\tfi\n"
			     "\tcase $tool in\n");
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		g_string_append_printf(out, "\t%s) _arguments -s", (*tool)->name);
		for_options(*tool, out, " \\\n\t\t", zsh_option);
		g_string_append(out, " \\\n\t\t'*:file:_files' ;;\n");
	}
	g_string_append(out, "\tesac\n}\n_kith \"$@\"\n");
}

static void fish_option(GString *out, const char *command, const struct kith_option *option)
{
	g_string_append_printf(out, "%s -l %s", command, option->name);
	if (option->letter) {
		g_string_append_printf(out, " -s %c", option->letter);
	}
	if (option->type == KITH_OPTION_FILE) {
		g_string_append(out, " -r -F");
	} else if (option->type == KITH_OPTION_CHOICE) {
		g_string_append(out, kith_option_is_optional(option) ? " -f -a '" : " -x -a '");
		choice_words(out, option);
		g_string_append_c(out, '\'');
	} else if (option->type != KITH_OPTION_FLAG) {
		g_string_append(out, " -x");
	}
	g_string_append(out, " -d '");
	quoted(out, option->help, "\\");
	g_string_append(out, "'\n");
}

static void fish(GString *out)
{
	g_string_append(out, "# kith completions for fish\n");
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		const char *name = (*tool)->name;
		g_string_append_printf(
			out, "complete -c kith -n __fish_use_subcommand -f -a %s -d '", name);
		quoted(out, (*tool)->question, "\\");
		g_string_append(out, "'\n");
		g_autofree char *as_tool = g_strdup_printf(
			"complete -c kith -n '__fish_seen_subcommand_from %s'", name);
		g_autofree char *as_link = g_strdup_printf("complete -c kith-%s", name);
		for_options(*tool, out, as_tool, fish_option);
		for_options(*tool, out, as_link, fish_option);
	}
}

bool kith_completion_script(const char *shell, GString *out, GError **error)
{
	static const struct {
		const char *name;
		void (*print)(GString *out);
	} shells[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};
	for (size_t k = 0; k < G_N_ELEMENTS(shells); k++) {
		if (strcmp(shells[k].name, shell) == 0) {
			shells[k].print(out);
			return true;
		}
	}
	return kith_fail(error, KITH_ERROR_USAGE,
		"no completions for '%s'; there are bash, zsh and fish", shell);
}
