/* Has allocations fail, one a run, in every tool and every format that is written. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * usage: fault_loop SHIM KITH SAMPLES [WORD]
 *
 * Runs in an empty folder where `data` and `corpus` are the project's. Commands are the examples of
 * every tool's help and one for each format; those that hold WORD where that is given. Of the N
 * allocations of each, SAMPLES fail, evenly spread over the run; 0 is all of them; then as many of
 * those of more than a megabyte. Each run must end with 0 and the same bytes as without a fault, or
 * with 4, a message, and the old file as it was.
 */
#define _DEFAULT_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "cli/tool.h"

#define OLD "what was there\n"
#define SECONDS 20
#define SECONDS_OF_WAITING 120 /* on a machine that is busy */

struct loop {
	const char *shim, *kith, *word;
	guint64 samples;
	const char *least; /* bytes of an allocation that may fail */
	guint64 runs, failed, commands, refused;
};

/* A command, and what it gives without a fault. */
struct command {
	char **words; /* without "kith" */
	char *result; /* the file it writes, or NULL */
	char *out, *file;
	gsize out_length, file_length;
	guint64 calls;
	guint number;
};

static const char *const formats[] = {
	"plot data/karate.csv -o result.png",
	"plot data/karate.csv -o result.svg",
	"plot data/karate.csv -o result.pdf",
	"plot data/karate.csv -o result.html",
	"report data/karate.csv -o result.html",
	"export data/community.csv -o result.graphml",
	"export data/community.csv -o result.gexf",
	"export data/community.csv -o result.gml",
	"export data/community.csv -o result.net",
	"export data/community.csv -o result.dot",
	"export data/community.csv -o result.gdf",
	"export data/community.csv --format d3 -o result.json",
	"export data/community.csv --format cytoscape -o result.json",
	"export data/community.csv --format gephi -o result.csv",
	"export data/community.csv --format dl -o result.dl",
	"import written.graphml -o result.csv",
	"import written.gexf -o result.csv",
	"import written.json -o result.csv",
	"import corpus/archive/slack.zip -o result.csv",
	"import corpus/archive/slack.tar -o result.csv",
	"people data/karate.csv --json -o result.json",
	"people data/karate.csv -g --methods methods.txt -o result.csv",
};

/* What some of them read. */
static const char *const before[] = {
	"export data/karate.csv -o written.graphml",
	"export data/karate.csv -o written.gexf",
	"export data/karate.csv --format d3 -o written.json",
};

static void become(const struct loop *loop, char **words, guint64 fault)
{
	const struct rlimit work = {SECONDS, SECONDS + 1}, core = {0, 0};
	g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, fault);
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	g_ptr_array_add(all, (char *)loop->kith);
	for (char **word = words; *word; word++) {
		g_ptr_array_add(all, *word);
	}
	g_ptr_array_add(all, NULL);
	dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
	dup2(open(".stdout", O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
	dup2(open(".stderr", O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
	setrlimit(RLIMIT_CPU, &work);
	setrlimit(RLIMIT_CORE, &core);
	g_setenv("LD_PRELOAD", loop->shim, TRUE);
	g_setenv(fault ? "KITH_FAULT" : "KITH_FAULT_COUNT", fault ? number : ".count", TRUE);
	g_setenv("KITH_FAULT_LEAST", loop->least, TRUE);
	alarm(SECONDS_OF_WAITING);
	execv(loop->kith, (char *const *)all->pdata);
	_exit(127);
}

static int run(const struct loop *loop, char **words, guint64 fault)
{
	int status;
	pid_t child = fork();
	if (child == 0) {
		become(loop, words, fault);
	}
	while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
	}
	return status;
}

static bool holds(const char *path, const char *bytes, gsize length)
{
	g_autofree char *now = NULL;
	gsize count = 0;
	return g_file_get_contents(path, &now, &count, NULL) && count == length &&
	       memcmp(now, bytes, length) == 0;
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

/* What is wrong with how a run ended, or NULL. */
static const char *complaint(struct loop *loop, const struct command *command, int status)
{
	g_autofree char *err = NULL;
	if (left_behind()) {
		return "it left an unfinished file";
	}
	if (!WIFEXITED(status)) {
		int number = WTERMSIG(status);
		return number == SIGALRM || number == SIGXCPU || number == SIGKILL
			       ? "it does not end"
			       : "a signal ended it";
	}
	if (WEXITSTATUS(status) == EXIT_SUCCESS) {
		bool same = holds(".stdout", command->out, command->out_length) &&
			    (!command->result ||
				    holds(command->result, command->file, command->file_length));
		return same ? NULL : "it succeeded, and the bytes are others";
	}
	loop->refused++;
	if (WEXITSTATUS(status) != KITH_ERROR_SYSTEM) {
		return "another exit status than 4";
	}
	if (command->result && !holds(command->result, OLD, strlen(OLD))) {
		return "the old file is not as it was";
	}
	g_file_get_contents(".stderr", &err, NULL, NULL);
	return err && strstr(err, "kith") ? NULL : "it failed without a message";
}

static void put_old(const struct command *command)
{
	if (command->result) {
		g_file_set_contents(command->result, OLD, -1, NULL);
	}
}

static void try_fault(struct loop *loop, const struct command *command, guint64 fault)
{
	g_autofree char *words = g_strjoinv(" ", command->words), *err = NULL;
	put_old(command);
	int status = run(loop, command->words, fault);
	const char *what = complaint(loop, command, status);
	loop->runs++;
	if (what) {
		loop->failed++;
		g_file_get_contents(".stderr", &err, NULL, NULL);
		printf("KITH_FAULT=%" G_GUINT64_FORMAT
		       " KITH_FAULT_LEAST=%s kith %s: %s (%d)\n%.600s\n",
			fault, loop->least, words, what,
			WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status),
			err ? err : "");
		fflush(stdout);
	}
}

/* Without a fault: false where it does not answer. */
static bool look(const struct loop *loop, struct command *command)
{
	g_autofree char *calls = NULL;
	put_old(command);
	int status = run(loop, command->words, 0);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SUCCESS ||
		!g_file_get_contents(".count", &calls, NULL, NULL)) {
		return false;
	}
	command->calls = g_ascii_strtoull(calls, NULL, 10);
	g_file_get_contents(".stdout", &command->out, &command->out_length, NULL);
	return !command->result ||
	       g_file_get_contents(command->result, &command->file, &command->file_length, NULL);
}

/* The faults of a command: all, or some at equal distances, each command beginning elsewhere. */
static void try_faults(struct loop *loop, const struct command *command)
{
	guint64 count = loop->samples ? MIN(loop->samples, command->calls) : command->calls;
	for (guint64 k = 0; k < count; k++) {
		guint64 shift = command->number * 7919 % (command->calls / count);
		try_fault(loop, command, 1 + k * command->calls / count + shift);
	}
}

static void try_command(struct loop *loop, char **words)
{
	static const char *const sizes[] = {"0", "1048577"};
	g_autofree char *line = g_strjoinv(" ", words);
	struct command command = {.words = words, .number = (guint)loop->commands};
	for (char **word = words; *word; word++) {
		command.result = !strcmp(*word, "-o") ? word[1] : command.result;
	}
	if (loop->word && !strstr(line, loop->word)) {
		return;
	}
	loop->commands++;
	for (size_t k = 0; k < G_N_ELEMENTS(sizes); k++) {
		loop->least = sizes[k];
		if (look(loop, &command)) {
			try_faults(loop, &command);
		} else {
			loop->failed++;
			printf("kith %s: does not answer without a fault\n", line);
		}
		g_clear_pointer(&command.out, g_free);
		g_clear_pointer(&command.file, g_free);
	}
}

static void try_line(struct loop *loop, const char *line)
{
	g_auto(GStrv) words = NULL;
	if (g_shell_parse_argv(line, NULL, &words, NULL)) {
		try_command(loop, words);
	}
}

/* An example of the help, written to a file where it names none; pipes are tried by their parts. */
static void try_example(struct loop *loop, const struct kith_tool *tool, const char *command)
{
	g_autofree char *begin = g_strdup_printf("kith %s ", tool->name);
	bool plain = g_str_has_prefix(command, begin) && !strpbrk(command, "|<>$*");
	bool own = strstr(command, " -o ") || !strcmp(tool->name, "plot");
	g_autofree char *line =
		g_strconcat(command + strlen("kith "), own ? "" : " -o result.csv", NULL);
	if (plain) {
		try_line(loop, line);
	}
}

int main(int count, char **arguments)
{
	if (count < 4) {
		fputs("usage: fault_loop SHIM KITH SAMPLES [WORD]\n", stderr);
		return KITH_ERROR_USAGE;
	}
	struct loop loop = {.shim = arguments[1],
		.kith = arguments[2],
		.samples = g_ascii_strtoull(arguments[3], NULL, 10),
		.least = "0",
		.word = count > 4 ? arguments[4] : NULL};
	for (size_t k = 0; k < G_N_ELEMENTS(before); k++) {
		g_auto(GStrv) words = g_strsplit(before[k], " ", -1);
		run(&loop, words, 0);
	}
	for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) {
		try_line(&loop, formats[k]);
	}
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		const struct kith_example *example = (*tool)->examples;
		for (; example->command; example++) {
			try_example(&loop, *tool, example->command);
		}
	}
	printf("%" G_GUINT64_FORMAT " faults in %" G_GUINT64_FORMAT " commands: %" G_GUINT64_FORMAT
	       " ended with 4, %" G_GUINT64_FORMAT " failed\n",
		loop.runs, loop.commands, loop.refused, loop.failed);
	return loop.failed > 0;
}
