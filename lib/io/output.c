/* Where a tool writes: standard output, or a file that appears only once it is whole. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _DEFAULT_SOURCE /* realpath */
#include "io/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* The unfinished files, for the signal handler; more at once are simply not watched. */
#define WATCHED 8
#define LINKS_MAX 40 /* from one symbolic link to the next; as many as the system follows */
static char *volatile unfinished[WATCHED];

static const int deadly[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT, SIGXCPU};

void kith_output_abandon(void)
{
	for (size_t k = 0; k < WATCHED; k++) {
		if (unfinished[k]) {
			unlink(unfinished[k]);
		}
	}
}

static void remove_unfinished(int number)
{
	kith_output_abandon();
	raise(number); /* SA_RESETHAND gave the signal back its own meaning: end the program */
}

static void watch_signals(void)
{
	static bool watching;
	if (watching) {
		return;
	}
	watching = true;
	for (size_t k = 0; k < G_N_ELEMENTS(deadly); k++) {
		struct sigaction now;
		sigaction(deadly[k], NULL, &now);
		if (now.sa_handler == SIG_DFL) {
			struct sigaction then = {.sa_handler = remove_unfinished};
			then.sa_flags = (int)SA_RESETHAND;
			sigaction(deadly[k], &then, NULL);
		}
	}
}

static void watch(char *name)
{
	watch_signals();
	for (size_t k = 0; k < WATCHED; k++) {
		if (!unfinished[k]) {
			unfinished[k] = name;
			return;
		}
	}
}

static void unwatch(const char *name)
{
	for (size_t k = 0; k < WATCHED; k++) {
		if (unfinished[k] == name) {
			unfinished[k] = NULL;
		}
	}
}

static bool fail(const char *path, const char *what, int number, GError **error)
{
	return kith_fail(error, KITH_ERROR_SYSTEM, "%s: %s: %s", path, what,
		number ? g_strerror(number) : "is the disk full?");
}

static bool cannot_open(const char *path, GError **error)
{
	int number = errno;
	return kith_fail(error, KITH_ERROR_SYSTEM,
		"%s: could not be opened for writing: %s; choose another place", path,
		g_strerror(number));
}

/* Whether the file has to be written in its place: what is there and is no regular file, or stands
 * for a stream that is open, wherever that leads. */
static bool is_straight(const char *path)
{
	static const char *const streams[] = {"/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/"};
	struct stat status;
	for (size_t k = 0; k < G_N_ELEMENTS(streams); k++) {
		if (g_str_has_prefix(path, streams[k])) {
			return true;
		}
	}
	return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

/* Our own streams go by another handle to the same place, or what they hold already would be cut.
 */
static FILE *open_straight(const char *path)
{
	bool out = g_str_equal(path, "/dev/stdout"), err = g_str_equal(path, "/dev/stderr");
	if (!out && !err) {
		return fopen(path, "w");
	}
	int file = dup(out ? STDOUT_FILENO : STDERR_FILENO);
	return file < 0 ? NULL : fdopen(file, "w");
}

/* A path from the folder that `path` is in. */
static char *beside(const char *path, const char *name)
{
	g_autofree char *folder = g_path_get_dirname(path);
	return g_path_is_absolute(name) ? g_strdup(name) : g_build_filename(folder, name, NULL);
}

/* The one name of a file that may not exist yet, however its folder was called. */
static char *name_of(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *name = g_path_get_basename(path);
	char *real = realpath(folder, NULL);
	char *target = real ? g_build_filename(real, name, NULL) : g_strdup(path);
	free(real);
	return target;
}

/* The file to be replaced: behind symbolic links, the file they lead to, be it there or not. NULL
 * (errno says why) where they lead nowhere. */
static char *target_of(const char *path)
{
	g_autofree char *at = g_strdup(path);
	for (int links = 0; links < LINKS_MAX; links++) {
		g_autofree char *next = g_file_read_link(at, NULL);
		if (!next) {
			return name_of(at);
		}
		char *led = beside(at, next);
		g_free(at);
		at = led;
	}
	errno = ELOOP;
	return NULL;
}

/* What a new file's permissions are; there is no other way to ask. */
static mode_t usual_mode(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* Nobody else reads a file that is not whole. Its name is short: the target's may be as long as
 * names can be. */
static bool open_beside(kith_output *output, GError **error)
{
	struct stat status;
	output->target = target_of(output->path);
	if (!output->target) {
		return cannot_open(output->path, error);
	}
	output->unfinished = beside(output->target, "kith-XXXXXX.tmp");
	int file = g_mkstemp_full(output->unfinished, O_WRONLY | O_CLOEXEC, 0600);
	if (file < 0) {
		g_clear_pointer(&output->unfinished, g_free);
		return cannot_open(output->path, error);
	}
	watch(output->unfinished);
	bool there = stat(output->target, &status) == 0;
	output->mode = there ? status.st_mode & 0777 : usual_mode();
	output->stream = fdopen(file, "w");
	return true;
}

kith_output *kith_output_open(const char *path, GError **error)
{
	g_autoptr(kith_output) output = g_new0(kith_output, 1);
	if (!path || g_str_equal(path, "-")) {
		output->path = g_strdup("standard output");
		output->stream = stdout;
		return g_steal_pointer(&output);
	}
	output->path = g_strdup(path);
	if (is_straight(path)) {
		output->stream = open_straight(path);
		return output->stream || cannot_open(path, error) ? g_steal_pointer(&output) : NULL;
	}
	return open_beside(output, error) ? g_steal_pointer(&output) : NULL;
}

/* Empties the stream; standard output stays open. */
bool kith_output_finish(kith_output *output, GError **error)
{
	FILE *stream = g_steal_pointer(&output->stream);
	if (!stream) {
		return true;
	}
	bool written = !ferror(stream);
	errno = 0;
	written = fflush(stream) == 0 && written;
	if (written && output->unfinished) {
		/* A courtesy: where it is refused, the file stays its owner's alone. */
		(void)!fchmod(fileno(stream), output->mode);
		written = fsync(fileno(stream)) == 0;
	}
	int number = errno;
	if (stream != stdout && fclose(stream) != 0 && written) {
		written = false;
		number = errno;
	}
	return written || fail(output->path, "could not be written", number, error);
}

bool kith_output_close(kith_output *output, GError **error)
{
	if (!kith_output_finish(output, error)) {
		return false;
	}
	if (!output->unfinished) {
		return true;
	}
	if (g_rename(output->unfinished, output->target) != 0) {
		return fail(output->path, "could not be put in its place", errno, error);
	}
	unwatch(output->unfinished);
	g_clear_pointer(&output->unfinished, g_free);
	return true;
}

void kith_output_free(kith_output *output)
{
	if (!output) {
		return;
	}
	if (output->stream && output->stream != stdout) {
		fclose(output->stream);
	}
	if (output->unfinished) {
		g_unlink(output->unfinished);
		unwatch(output->unfinished);
	}
	g_free(output->unfinished);
	g_free(output->target);
	g_free(output->path);
	g_free(output);
}
