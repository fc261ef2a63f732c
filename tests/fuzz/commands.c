/* Random command lines, made of every tool's own table of options, on good and bad files, end as
 * promised: in 0 to 4, with a message where it is not 0, in time, and leaving nothing behind.
 *
 * usage: fuzz_commands KITH TOP-OF-PROJECT FIRST COUNT [SECONDS]
 *
 * With SECONDS it begins no further one after so long.
 * Works in the current folder, which should be empty. Command number N is the same every time: what
 * failed is run again as FIRST = N, COUNT = 1. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "cli/tool.h"
#include "exchange/import/import.h"

enum { SECONDS_OF_WORK = 20, SECONDS_IN_ALL = 120, MOST_OPTIONS = 5 };

/* What is drawn from. */
struct box {
	GRand *dice;
	GPtrArray *files, *good;    /* of char *: all paths, and those that hold a network */
	GPtrArray *people, *column; /* of char *: of the file that is asked about */
	size_t ended[5];            /* how many with that exit status */
};

static const char *const sane[] = {"1", "2", "3", "5", "10", "100"};
static const char *const fractions[] = {"0.5", "1", "0.01", "1.5", "0"};
static const char *const numbers[] = {"0", "-1", "1e308", "1e-308", "nan", "inf", "", "x",
	"1000000", "18446744073709551614", "99999999999999999999"};
static const char *const dates[] = {
	"2024-01-02", "2024", "2023-06", "1970-01-01", "9999-12-31", "-1", "soon", "2024-02-30"};
static const char *const texts[] = {"", "a", "Ünïcode 🎉", "\x1b[31m", "\xff\xfe", "-", "%s%n",
	"<b>&amp;", "a=b", "=", "name", "utf-8", "latin1", "UTF-16", "no-such", ",", ";", "tab",
	"blanks", "640x480", "1x1", "99999x99999", "0x0", "sans", "1,2", "red", "#fff"};
static const char *const signs[] = {"=", "!=", "~", "<", "<=", ">", ">=", ""};
static const char *const outputs[] = {"out.csv", "out.png", "out.svg", "out.pdf", "out.html",
	"none/out.csv", "/dev/null", "/dev/full", "/dev/stdout", "-", "", "folder"};

static const char *one_of(struct box *box, const char *const *from, size_t count)
{
	return from[g_rand_int_range(box->dice, 0, (gint32)count)];
}
#define ONE_OF(box, array) one_of(box, array, G_N_ELEMENTS(array))

/* Any of a list, or some text where it has none. */
static const char *one_in(struct box *box, const GPtrArray *list)
{
	return list->len ? one_of(box, (const char *const *)list->pdata, list->len)
			 : ONE_OF(box, texts);
}

static bool now_and_then(struct box *box, double chance)
{
	return g_rand_double(box->dice) < chance;
}

static char *draw_word(struct box *box, const char *of)
{
	g_auto(GStrv) words = g_strsplit(of, "|", -1);
	return g_strdup(one_of(box, (const char *const *)words, g_strv_length(words)));
}

static char *draw_format(struct box *box)
{
	const struct kith_import_name *names = kith_import_names();
	size_t count = 0;
	while (names[count].name) {
		count++;
	}
	return g_strdup(names[g_rand_int_range(box->dice, 0, (gint32)count)].name);
}

/* What a text stands for is told by the word that the help shows for it. */
static char *draw_text(struct box *box, const char *shown)
{
	if (strstr(shown, "COLUMN=VALUE")) {
		return g_strconcat(one_in(box, box->column), ONE_OF(box, signs),
			one_in(box, now_and_then(box, 0.5) ? box->people : box->column), NULL);
	}
	if (strstr(shown, "NAME")) {
		return g_strdup(one_in(box, box->people));
	}
	if (strstr(shown, "COLUMN")) {
		return g_strdup(one_in(box, box->column));
	}
	if (strstr(shown, "FORMAT")) {
		return draw_format(box);
	}
	return strstr(shown, "DATE") ? g_strdup(ONE_OF(box, dates)) : g_strdup(ONE_OF(box, texts));
}

static char *draw_column(struct box *box)
{
	return g_strconcat(now_and_then(box, 0.2) ? "-" : "", one_in(box, box->column), NULL);
}

static char *draw_value(struct box *box, const struct kith_option *option)
{
	if (now_and_then(box, 0.02)) {
		return g_strdup(ONE_OF(box, texts));
	}
	switch (option->type) {
	case KITH_OPTION_FLAG:
		break;
	case KITH_OPTION_CHOICE:
		return draw_word(box, option->choices);
	case KITH_OPTION_COUNT:
		return g_strdup(now_and_then(box, 0.95) ? ONE_OF(box, sane) : ONE_OF(box, numbers));
	case KITH_OPTION_NUMBER:
		return g_strdup(
			now_and_then(box, 0.95) ? ONE_OF(box, fractions) : ONE_OF(box, numbers));
	case KITH_OPTION_PERSON:
		return g_strdup(one_in(box, box->people));
	case KITH_OPTION_COLUMN:
		return draw_column(box);
	case KITH_OPTION_FILE:
	case KITH_OPTION_OUTPUT:
		return g_strdup(
			now_and_then(box, 0.3) ? one_in(box, box->files) : ONE_OF(box, outputs));
	case KITH_OPTION_TEXT:
	case KITH_OPTION_TEXTS:
		return draw_text(box, option->argument);
	}
	return g_strdup(ONE_OF(box, texts));
}

static void add_option(struct box *box, const struct kith_option *option, GPtrArray *line)
{
	if (option->type == KITH_OPTION_FLAG ||
		(kith_option_is_optional(option) && now_and_then(box, 0.5))) {
		g_ptr_array_add(line, g_strconcat("--", option->name, NULL));
		return;
	}
	g_autofree char *value = draw_value(box, option);
	g_ptr_array_add(line, g_strconcat("--", option->name, "=", value, NULL));
}

/* Half of them the tool's own, which come first in its sets. */
static void add_options(struct box *box, const struct kith_tool *tool, GPtrArray *line)
{
	struct kith_option_set sets[KITH_SETS_MAX];
	size_t count = 0;
	kith_tool_sets(tool, NULL, NULL, sets);
	while (sets[count].title) {
		count++;
	}
	for (gint32 left = g_rand_int_range(box->dice, 0, MOST_OPTIONS); left; left--) {
		gint32 set =
			now_and_then(box, 0.5) ? 0 : g_rand_int_range(box->dice, 0, (gint32)count);
		const struct kith_option_table *rows = &sets[set].options;
		gint32 row = g_rand_int_range(box->dice, 0, (gint32)(rows->end - rows->first));
		add_option(box, rows->first + row, line);
	}
}

/* Who asks, and whom for: without them most tools about introductions only say so. */
static void add_needed(struct box *box, const struct kith_tool *tool, GPtrArray *line)
{
	if (tool->shared & KITH_SHARED_ME) {
		g_ptr_array_add(line, g_strconcat("--me=", one_in(box, box->people), NULL));
	}
	for (const struct kith_option *own = tool->options.first; own < tool->options.end; own++) {
		if (own->type == KITH_OPTION_PERSON) {
			add_option(box, own, line);
		}
	}
}

/* The first words of a file's lines may be people, those of its first line columns. */
static void look_into(struct box *box, const char *path)
{
	static const char *const usual[] = {
		"source", "target", "weight", "date", "kind", "name", "degree", "community"};
	g_autofree char *text = NULL;
	g_ptr_array_set_size(box->people, 0);
	g_ptr_array_set_size(box->column, 0);
	for (size_t k = 0; k < G_N_ELEMENTS(usual); k++) {
		g_ptr_array_add(box->column, g_strdup(usual[k]));
	}
	if (!g_file_get_contents(path, &text, NULL, NULL)) {
		return;
	}
	g_auto(GStrv) lines = g_strsplit(text, "\n", 40);
	for (size_t k = 0; lines[k] && lines[k + 1]; k++) {
		g_auto(GStrv) cells = g_strsplit_set(lines[k], ",;\t", 12);
		for (size_t c = 0; cells[c]; c++) {
			g_ptr_array_add(c && k ? box->people
					: k    ? box->people
					       : box->column,
				g_strdup(cells[c]));
		}
	}
}

/* A command line without the program: a tool, options, files. */
static GPtrArray *draw_line(struct box *box, const char *input)
{
	size_t tools = 0;
	while (kith_tools[tools]) {
		tools++;
	}
	const struct kith_tool *tool = kith_tools[g_rand_int_range(box->dice, 0, (gint32)tools)];
	GPtrArray *line = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(line, g_strdup(tool->name));
	if (now_and_then(box, 0.9)) {
		add_needed(box, tool, line);
	}
	add_options(box, tool, line);
	if ((tool->shared & KITH_SHARED_READING) && now_and_then(box, 0.8)) {
		g_ptr_array_add(line, g_strdup(input));
	}
	if (now_and_then(box, tool->shared & KITH_SHARED_FILES ? 0.3 : 0.02)) {
		g_ptr_array_add(line, g_strdup(one_in(box, box->files)));
	}
	return line;
}

/* Becomes kith; standard input is `input`. */
static void become(const char *kith, const GPtrArray *line, const char *input)
{
	const struct rlimit work = {SECONDS_OF_WORK, SECONDS_OF_WORK + 1};
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	g_ptr_array_add(words, (char *)kith);
	g_ptr_array_extend(words, (GPtrArray *)line, NULL, NULL);
	g_ptr_array_add(words, NULL);
	int in = open(input, O_RDONLY);
	int out = open(".stdout", O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int err = open(".stderr", O_WRONLY | O_CREAT | O_TRUNC, 0600);
	dup2(in < 0 ? open("/dev/null", O_RDONLY) : in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	setrlimit(RLIMIT_CPU, &work);
	alarm(SECONDS_IN_ALL);
	execv(kith, (char *const *)words->pdata);
	_exit(127);
}

/* Whether something unfinished is left behind; takes it away. */
static bool left_behind(void)
{
	bool found = false;
	g_autoptr(GDir) folder = g_dir_open(".", 0, NULL);
	for (const char *name; (name = g_dir_read_name(folder));) {
		if (g_str_has_suffix(name, ".tmp")) {
			found = true;
			g_unlink(name);
		}
	}
	return found;
}

/* What is wrong with how it ended, or NULL. */
static const char *complaint(const char *tool, int status, const char *out, const char *err)
{
	static const char *const never[] = {"Sanitizer", "runtime error", "GLib", "-CRITICAL",
		"-WARNING", "Pango", "Fontconfig", "libgomp", "igraph error", "ended it"};
	for (size_t k = 0; k < G_N_ELEMENTS(never); k++) {
		if (strstr(err, never[k])) {
			return "a library or a sanitizer complains";
		}
	}
	if (!WIFEXITED(status)) {
		int number = WTERMSIG(status);
		return number == SIGXCPU || number == SIGALRM || number == SIGKILL
			       ? "it takes too long"
			       : "a signal ended it";
	}
	if (WEXITSTATUS(status) > KITH_ERROR_SYSTEM) {
		return "no such exit status was promised";
	}
	if (WEXITSTATUS(status) && !g_str_has_prefix(err, "kith ")) {
		return "it failed without a message";
	}
	bool full = WEXITSTATUS(status) == KITH_ERROR_SYSTEM; /* is found out while writing */
	if (WEXITSTATUS(status) && !full && *out && strcmp(tool, "check") != 0) {
		return "it failed, and printed something";
	}
	return left_behind() ? "it left an unfinished file" : NULL;
}

static void show(
	guint32 number, const char *input, const GPtrArray *line, const char *what, const char *err)
{
	g_autoptr(GString) words = g_string_new("kith");
	for (guint k = 0; k < line->len; k++) {
		g_autofree char *quoted = g_shell_quote(line->pdata[k]);
		g_string_append_printf(words, " %s", quoted);
	}
	printf("%u: %s: %s <%s\n%.3000s\n", number, what, words->str, input, err);
	fflush(stdout);
}

static bool try_line(struct box *box, const char *kith, guint32 number)
{
	g_rand_set_seed(box->dice, number);
	const char *input = one_in(box, now_and_then(box, 0.7) ? box->good : box->files);
	look_into(box, input);
	g_autoptr(GPtrArray) line = draw_line(box, input);
	pid_t child = fork();
	if (child == 0) {
		become(kith, line, input);
	}
	int status;
	waitpid(child, &status, 0);
	g_autofree char *out = NULL, *err = NULL;
	g_file_get_contents(".stdout", &out, NULL, NULL);
	g_file_get_contents(".stderr", &err, NULL, NULL);
	const char *what = complaint(line->pdata[0], status, out ? out : "", err ? err : "");
	if (WIFEXITED(status) && WEXITSTATUS(status) < (int)G_N_ELEMENTS(box->ended)) {
		box->ended[WEXITSTATUS(status)]++;
	}
	if (what) {
		show(number, input, line, what, err ? err : "");
	}
	return !what;
}

/* Files that are wrong in a way of their own. */
static void make_files(struct box *box)
{
	static const struct {
		const char *name, *text;
		gssize length;
	} made[] = {
		{"empty.csv", "", 0},
		{"header.csv", "source,target\n", -1},
		{"nul.csv", "source,target\na,b\0c\n", 19},
		{"latin.csv", "source,target\n\xe9,b\n", -1},
		{"quote.csv", "source,target\n\"a,b\nc,d\n", -1},
		{"ragged.csv", "source,target\na,b,c\n", -1},
		{"weight.csv", "source,target,weight\na,b,nan\n", -1},
		{"nobody.csv", "source,target\n,\n", -1},
		{"loops.csv", "source,target,weight\na,a,1\na,b,2\nb,a,3\na,b,1e300\nIso,,\n", -1},
		{"people.csv", "name,city\na,Leeds\nb,\nc,Bonn;Rome\n", -1},
		{"steering.csv",
			"source,target,kind\n\x1b[2J,\xe2\x80\xae"
			"b,=1+1\n<script>,../x,%s\n",
			-1},
		{"mixed.csv",
			"source,target,directed,date,kind,events\na,b,1,2024-01-02,work,1\n"
			"b,a,0,2023,home,2\nb,c,1,,work;home,3\nc,d,0,2020-05,,\n",
			-1},
	};
	g_mkdir("folder", 0700);
	g_ptr_array_add(box->files, g_strdup("folder"));
	g_ptr_array_add(box->files, g_strdup("missing.csv"));
	for (size_t k = 0; k < G_N_ELEMENTS(made); k++) {
		g_autofree char *path = g_build_filename("in", made[k].name, NULL);
		g_mkdir("in", 0700);
		g_file_set_contents(path, made[k].text, made[k].length, NULL);
		g_ptr_array_add(box->files, g_steal_pointer(&path));
	}
}

/* Copies the files of a folder to in/, so that nothing of the project can be overwritten. */
static void take_folder(struct box *box, const char *path, GPtrArray *into)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	g_autofree char *of = g_path_get_basename(path);
	for (const char *name; folder && (name = g_dir_read_name(folder));) {
		g_autofree char *from = g_build_filename(path, name, NULL), *bytes = NULL;
		gsize length;
		if (g_file_test(from, G_FILE_TEST_IS_DIR)) {
			take_folder(box, from, into);
		} else if (g_file_get_contents(from, &bytes, &length, NULL) && length < 1 << 20 &&
			   !g_str_has_suffix(name, ".md")) {
			char *to = g_strdup_printf("in/%s-%s", of, name);
			g_file_set_contents(to, bytes, (gssize)length, NULL);
			g_ptr_array_add(into, to);
		}
	}
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void *copy_text(const void *text, void *unused)
{
	(void)unused;
	return g_strdup(text);
}

int main(int count, char **arguments)
{
	if (count != 5 && count != 6) {
		fputs("usage: fuzz_commands KITH TOP-OF-PROJECT FIRST COUNT [SECONDS]\n", stderr);
		return KITH_ERROR_USAGE;
	}
	struct box box = {.dice = g_rand_new(),
		.files = g_ptr_array_new_with_free_func(g_free),
		.good = g_ptr_array_new_with_free_func(g_free),
		.people = g_ptr_array_new_with_free_func(g_free),
		.column = g_ptr_array_new_with_free_func(g_free)};
	g_autofree char *data = g_build_filename(arguments[2], "data", NULL);
	g_autofree char *corpus = g_build_filename(arguments[2], "tests/fuzz/corpus", NULL);
	make_files(&box);
	take_folder(&box, corpus, box.files);
	take_folder(&box, data, box.good);
	g_ptr_array_extend(box.files, box.good, copy_text, NULL);
	g_ptr_array_sort(box.files, by_text);
	g_ptr_array_sort(box.good, by_text);
	guint64 first = g_ascii_strtoull(arguments[3], NULL, 10), failed = 0, tried = 0;
	guint64 many = g_ascii_strtoull(arguments[4], NULL, 10);
	double seconds = count > 5 ? g_ascii_strtod(arguments[5], NULL) : HUGE_VAL;
	g_autoptr(GTimer) timer = g_timer_new();
	for (; tried < many && g_timer_elapsed(timer, NULL) < seconds; tried++) {
		failed += !try_line(&box, arguments[1], (guint32)(first + tried));
	}
	printf("%" G_GUINT64_FORMAT " command lines, %" G_GUINT64_FORMAT " failed; ended in", tried,
		failed);
	for (size_t k = 0; k < G_N_ELEMENTS(box.ended); k++) {
		printf(" %zu: %zu", k, box.ended[k]);
	}
	puts("");
	g_ptr_array_unref(box.files);
	g_ptr_array_unref(box.good);
	g_ptr_array_unref(box.people);
	g_ptr_array_unref(box.column);
	g_rand_free(box.dice);
	return failed > 0;
}
