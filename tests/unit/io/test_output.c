/* Claims about output: whole files or none. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "io/output.h"

static char *folder;

static int make_folder(void **state)
{
	(void)state;
	folder = g_dir_make_tmp("kith-output-XXXXXX", NULL);
	return folder ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	GDir *dir = g_dir_open(folder, 0, NULL);
	for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir)) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_unlink(path);
	}
	g_dir_close(dir);
	int removed = g_rmdir(folder);
	g_free(folder);
	return removed;
}

static size_t files(void)
{
	size_t count = 0;
	GDir *dir = g_dir_open(folder, 0, NULL);
	while (g_dir_read_name(dir)) {
		count++;
	}
	g_dir_close(dir);
	return count;
}

static char *in_folder(const char *name)
{
	return g_build_filename(folder, name, NULL);
}

static void assert_holds(const char *path, const char *expected)
{
	g_autofree char *text = NULL;
	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	assert_string_equal(text, expected);
}

static void a_file_appears_once_it_is_whole(void **state)
{
	(void)state;
	g_autofree char *path = in_folder("whole.csv");
	g_autoptr(kith_output) output = kith_output_open(path, NULL);
	fputs("a,b\n", output->stream);
	fflush(output->stream);
	assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
	assert_true(kith_output_close(output, NULL));
	assert_holds(path, "a,b\n");
}

static void what_is_not_closed_leaves_the_old_file(void **state)
{
	(void)state;
	g_autofree char *path = in_folder("old.csv");
	g_file_set_contents(path, "old\n", -1, NULL);
	size_t before = files();
	kith_output *output = kith_output_open(path, NULL);
	fputs("new\n", output->stream);
	kith_output_free(output);
	assert_holds(path, "old\n");
	assert_int_equal(files(), before);
}

static void a_link_stays_and_permissions_too(void **state)
{
	(void)state;
	g_autofree char *path = in_folder("real.csv");
	g_autofree char *link = in_folder("link.csv");
	g_file_set_contents(path, "old\n", -1, NULL);
	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(symlink("real.csv", link), 0);
	g_autoptr(kith_output) output = kith_output_open(link, NULL);
	fputs("new\n", output->stream);
	assert_true(kith_output_close(output, NULL));
	struct stat status;
	assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
	assert_holds(path, "new\n");
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0640);
}

static void a_link_to_nothing_yet_leads_there(void **state)
{
	(void)state;
	g_autofree char *path = in_folder("first.csv"), *second = in_folder("second.csv");
	g_autofree char *made = in_folder("made.csv");
	assert_int_equal(symlink("second.csv", path), 0);
	assert_int_equal(symlink(made, second), 0);
	g_autoptr(kith_output) output = kith_output_open(path, NULL);
	fputs("new\n", output->stream);
	assert_true(kith_output_close(output, NULL));
	assert_true(g_file_test(path, G_FILE_TEST_IS_SYMLINK));
	assert_true(g_file_test(second, G_FILE_TEST_IS_SYMLINK));
	assert_holds(made, "new\n");
}

static void links_in_a_ring_are_an_error(void **state)
{
	(void)state;
	g_autoptr(GError) error = NULL;
	g_autofree char *path = in_folder("ring.csv");
	assert_int_equal(symlink("ring.csv", path), 0);
	g_autoptr(kith_output) output = kith_output_open(path, &error);
	assert_null(output);
	assert_int_equal(error->code, KITH_ERROR_SYSTEM);
	assert_true(g_file_test(path, G_FILE_TEST_IS_SYMLINK));
	g_unlink(path);
}

static void one_new_file_has_one_name(void **state)
{
	(void)state;
	g_autofree char *path = in_folder("same.csv"), *other = in_folder("./same.csv");
	g_autoptr(kith_output) a = kith_output_open(path, NULL);
	g_autoptr(kith_output) b = kith_output_open(other, NULL);
	assert_string_equal(a->target, b->target);
}

static void the_longest_name_can_be_written(void **state)
{
	(void)state;
	char name[NAME_MAX + 1] = {0};
	memset(name, 'n', NAME_MAX);
	g_autofree char *path = in_folder(name);
	g_autoptr(kith_output) output = kith_output_open(path, NULL);
	assert_non_null(output);
	fputs("a,b\n", output->stream);
	assert_true(kith_output_close(output, NULL));
	assert_holds(path, "a,b\n");
}

static mode_t mode_of(const char *path)
{
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	return status.st_mode & 0777;
}

static void nobody_else_reads_what_is_not_whole(void **state)
{
	(void)state;
	mode_t mask = umask(022);
	g_autofree char *path = in_folder("public.csv"), *old = in_folder("old-public.csv");
	g_file_set_contents(old, "old\n", -1, NULL);
	assert_int_equal(chmod(old, 0666), 0);
	g_autoptr(kith_output) output = kith_output_open(path, NULL);
	g_autoptr(kith_output) replaced = kith_output_open(old, NULL);
	assert_int_equal(mode_of(output->unfinished), 0600);
	assert_int_equal(mode_of(replaced->unfinished), 0600);
	assert_true(kith_output_close(output, NULL));
	assert_true(kith_output_close(replaced, NULL));
	assert_int_equal(mode_of(path), 0644);
	assert_int_equal(mode_of(old), 0666);
	umask(mask);
}

static void a_full_device_is_an_error(void **state)
{
	(void)state;
	if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS)) {
		skip();
	}
	g_autoptr(GError) error = NULL;
	g_autoptr(kith_output) output = kith_output_open("/dev/full", &error);
	assert_non_null(output);
	fputs("a,b\n", output->stream);
	assert_false(kith_output_close(output, &error));
	assert_int_equal(error->code, KITH_ERROR_SYSTEM);
	assert_non_null(strstr(error->message, "/dev/full"));
}

static void a_missing_folder_is_named(void **state)
{
	(void)state;
	g_autoptr(GError) error = NULL;
	g_autofree char *path = in_folder("no/such.csv");
	assert_null(kith_output_open(path, &error));
	assert_int_equal(error->code, KITH_ERROR_SYSTEM);
	assert_non_null(strstr(error->message, path));
}

/* In a process of its own, so that the signal ends that one. */
static void a_signal_removes_the_unfinished_file(void **state)
{
	(void)state;
	g_autofree char *path = in_folder("signalled.csv");
	size_t before = files();
	pid_t child = fork();
	if (child == 0) {
		kith_output *output = kith_output_open(path, NULL);
		fputs("half", output->stream);
		fflush(output->stream);
		raise(SIGTERM);
		_exit(0);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGTERM);
	assert_int_equal(files(), before);
}

static void no_path_is_standard_output(void **state)
{
	(void)state;
	g_autoptr(kith_output) plain = kith_output_open(NULL, NULL);
	g_autoptr(kith_output) dash = kith_output_open("-", NULL);
	assert_ptr_equal(plain->stream, stdout);
	assert_ptr_equal(dash->stream, stdout);
	assert_true(kith_output_close(plain, NULL));
	assert_true(kith_output_close(dash, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_appears_once_it_is_whole),
		cmocka_unit_test(what_is_not_closed_leaves_the_old_file),
		cmocka_unit_test(a_link_stays_and_permissions_too),
		cmocka_unit_test(a_link_to_nothing_yet_leads_there),
		cmocka_unit_test(links_in_a_ring_are_an_error),
		cmocka_unit_test(one_new_file_has_one_name),
		cmocka_unit_test(the_longest_name_can_be_written),
		cmocka_unit_test(nobody_else_reads_what_is_not_whole),
		cmocka_unit_test(a_full_device_is_an_error),
		cmocka_unit_test(a_missing_folder_is_named),
		cmocka_unit_test(a_signal_removes_the_unfinished_file),
		cmocka_unit_test(no_path_is_standard_output),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
