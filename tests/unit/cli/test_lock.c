/* Claims about the lock: what was given up is gone, what is needed stays. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _DEFAULT_SOURCE /* mkdtemp */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "cli/lock.h"
#include "io/output.h"

enum { NOT_HELD = 77 };

/* What is tried once the output is open and the program locked in; true where it is as it should.
 */
typedef bool (*attempt)(kith_output *output, const char *folder);

/* How an attempt ends in a process of its own that is locked in; NOT_HELD where `lock` is not. */
static int status_of(attempt try, unsigned lock)
{
	g_autofree char *folder = g_dir_make_tmp("kith-lock-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "out.csv", NULL);
	int status;
	pid_t child = fork();
	if (child == 0) {
		signal(SIGSYS, SIG_DFL); /* cmocka would go on after it */
		g_autoptr(GPtrArray) outputs = g_ptr_array_new();
		kith_output *output = kith_output_open(path, NULL);
		g_ptr_array_add(outputs, output);
		bool held = (kith_lock_in(outputs) & lock) == lock;
		_exit(!held ? NOT_HELD : try(output, folder) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	g_autofree char *clean = g_strdup_printf("rm -rf '%s'", folder);
	assert_int_equal(system(clean), 0);
	return status;
}

/* Nothing is allocated where it is skipped, which is a long jump. */
static void skip_unless_held(int status)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_HELD) {
		skip();
	}
}

static void assert_succeeds(int status)
{
	skip_unless_held(status);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void assert_dies(attempt try)
{
	int status = status_of(try, KITH_LOCK_SECCOMP);
	skip_unless_held(status);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGSYS);
}

static void assert_holds(attempt try, unsigned lock)
{
	assert_succeeds(status_of(try, lock));
}

static bool open_socket(kith_output *output, const char *folder)
{
	(void)output, (void)folder;
	socket(AF_INET, SOCK_STREAM, 0);
	return false;
}

static bool open_socket_of_the_sixth(kith_output *output, const char *folder)
{
	(void)output, (void)folder;
	socket(AF_INET6, SOCK_DGRAM, 0);
	return false;
}

static bool run_program(kith_output *output, const char *folder)
{
	(void)output, (void)folder;
	execl("/bin/true", "true", (char *)NULL);
	return false;
}

static void no_connection_is_opened(void **state)
{
	(void)state;
	assert_dies(open_socket);
	assert_dies(open_socket_of_the_sixth);
}

static void no_program_is_run(void **state)
{
	(void)state;
	assert_dies(run_program);
}

static bool local_is_refused(kith_output *output, const char *folder)
{
	(void)output, (void)folder;
	return socket(AF_UNIX, SOCK_STREAM, 0) < 0 && errno == EACCES;
}

static void local_services_are_refused(void **state)
{
	(void)state;
	assert_holds(local_is_refused, KITH_LOCK_SECCOMP);
}

static bool is_refused(int result)
{
	return result < 0 && errno == EACCES;
}

static bool writing_is_refused(kith_output *output, const char *folder)
{
	(void)output;
	g_autofree char *other = g_build_filename(folder, "other", NULL);
	return is_refused(open(other, O_WRONLY | O_CREAT, 0600)) &&
	       is_refused(creat(other, 0600)) &&
	       is_refused(open(other, O_RDONLY | O_CREAT, 0600)) &&
	       is_refused(open("/dev/null", O_RDWR)) && is_refused(mkdir(other, 0700)) &&
	       is_refused(symlink("x", other)) && access(other, F_OK) != 0;
}

static void nothing_else_is_written(void **state)
{
	(void)state;
	assert_holds(writing_is_refused, KITH_LOCK_SECCOMP);
}

/* Without seccomp, too; an empty file beside the output is all that could be made. */
static bool files_stay(kith_output *output, const char *folder)
{
	(void)folder;
	g_autofree char *there = g_strdup_printf("/tmp/kith-lock-%d", (int)getppid());
	bool open_refused = is_refused(open(there, O_WRONLY));
	bool remove_refused = is_refused(unlink(there));
	return open_refused && remove_refused && is_refused(rename(output->unfinished, there)) &&
	       access(there, F_OK) == 0;
}

static void files_elsewhere_stay(void **state)
{
	(void)state;
	char there[64];
	g_snprintf(there, sizeof there, "/tmp/kith-lock-%d", (int)getpid());
	assert_true(g_file_set_contents(there, "kept\n", -1, NULL));
	int status = status_of(files_stay, KITH_LOCK_LANDLOCK);
	g_unlink(there);
	assert_succeeds(status);
}

static gpointer read_something(gpointer unused)
{
	(void)unused;
	FILE *file = fopen("/proc/self/stat", "r");
	int first = file ? fgetc(file) : EOF;
	if (file) {
		fclose(file);
	}
	return GINT_TO_POINTER(first != EOF);
}

static bool finish(kith_output *output, const char *folder)
{
	g_autofree char *path = g_build_filename(folder, "out.csv", NULL), *text = NULL;
	bool read = g_thread_join(g_thread_new("read", read_something, NULL)) != NULL;
	fputs("a,b\n", output->stream);
	return read && kith_output_close(output, NULL) &&
	       g_file_get_contents(path, &text, NULL, NULL) && g_str_equal(text, "a,b\n");
}

static bool abandon(kith_output *output, const char *folder)
{
	(void)folder;
	kith_output_abandon();
	return access(output->unfinished, F_OK) != 0;
}

static void the_output_is_finished_or_removed(void **state)
{
	(void)state;
	assert_holds(finish, KITH_LOCK_SECCOMP | KITH_LOCK_LANDLOCK);
	assert_holds(abandon, KITH_LOCK_SECCOMP | KITH_LOCK_LANDLOCK);
}

/* The mark is that of LLVM's OpenMP; others make none. Nothing that runs at exit may remove it. */
static bool compute_in_parallel(kith_output *output, const char *folder)
{
	(void)output, (void)folder;
	int threads = 0;
#pragma omp parallel num_threads(2) reduction(+ : threads)
	threads++;
	g_autofree char *mark = g_strdup_printf(
		"/dev/shm/__KMP_REGISTERED_LIB_%ld_%ld", (long)getpid(), (long)getuid());
	return threads >= 1 && access(mark, F_OK) != 0;
}

static void threads_leave_nothing_behind(void **state)
{
	(void)state;
	assert_holds(compute_in_parallel, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_connection_is_opened),
		cmocka_unit_test(no_program_is_run),
		cmocka_unit_test(local_services_are_refused),
		cmocka_unit_test(nothing_else_is_written),
		cmocka_unit_test(files_elsewhere_stay),
		cmocka_unit_test(the_output_is_finished_or_removed),
		cmocka_unit_test(threads_leave_nothing_behind),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
