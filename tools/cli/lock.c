/* Giving up what answering does not need: connections, programs, files to write. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* syscall, O_PATH */
#include "cli/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <omp.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "io/output.h"

#ifdef KITH_SECCOMP
#include <seccomp.h>
#include <sys/socket.h>

/* Files opened for writing, by the argument that says how. */
static bool forbid_writing(scmp_filter_ctx filter, int call, unsigned argument)
{
	static const scmp_datum_t flags[] = {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC};
	bool done = true;
	for (size_t k = 0; k < G_N_ELEMENTS(flags); k++) {
		const struct scmp_arg_cmp has =
			SCMP_CMP(argument, SCMP_CMP_MASKED_EQ, flags[k], flags[k]);
		done &= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 1, has) == 0;
	}
	return done;
}

static bool forbid_all(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t count)
{
	bool done = true;
	for (size_t k = 0; k < count; k++) {
		done &= seccomp_rule_add(filter, action, calls[k], 0) == 0;
	}
	return done;
}

/* Where users are looked up, a local service may be asked: that is refused, the rest is a fault. */
static bool forbid_connections(scmp_filter_ctx filter)
{
	const struct scmp_arg_cmp local = {.op = SCMP_CMP_EQ, .datum_a = AF_UNIX};
	const struct scmp_arg_cmp other = {.op = SCMP_CMP_NE, .datum_a = AF_UNIX};
	return seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(socket), 1, local) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_TRAP, SCMP_SYS(socket), 1, other) == 0;
}

static bool forbid_calls(scmp_filter_ctx filter)
{
	static const int faults[] = {SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen),
		SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(execve), SCMP_SYS(execveat)};
	static const int refused[] = {SCMP_SYS(creat), SCMP_SYS(truncate), SCMP_SYS(link),
		SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(mkdir),
		SCMP_SYS(mkdirat), SCMP_SYS(mknod), SCMP_SYS(mknodat), SCMP_SYS(ptrace),
		SCMP_SYS(process_vm_writev)};
	/* These could do the same by ways a filter cannot look into. */
	static const int unknown[] = {SCMP_SYS(openat2), SCMP_SYS(io_uring_setup)};
	return forbid_all(filter, SCMP_ACT_TRAP, faults, G_N_ELEMENTS(faults)) &&
	       forbid_all(filter, SCMP_ACT_ERRNO(EACCES), refused, G_N_ELEMENTS(refused)) &&
	       forbid_all(filter, SCMP_ACT_ERRNO(ENOSYS), unknown, G_N_ELEMENTS(unknown)) &&
	       forbid_connections(filter) && forbid_writing(filter, SCMP_SYS(open), 1) &&
	       forbid_writing(filter, SCMP_SYS(openat), 2);
}

/* For all threads: libraries may have begun some before main. */
static bool give_up_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	bool done = filter && seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 &&
		    forbid_calls(filter) && seccomp_load(filter) == 0;
	seccomp_release(filter);
	return done;
}

#else

static bool give_up_calls(void)
{
	return false;
}

#endif

#ifdef KITH_LANDLOCK
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#define TRUNCATING (1ULL << 14) /* LANDLOCK_ACCESS_FS_TRUNCATE, newer than some headers */
#define CHANGING                                                                                   \
	(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |                              \
		LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |                   \
		LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |                       \
		LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |                       \
		LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |                     \
		LANDLOCK_ACCESS_FS_MAKE_SYM)

/* An unfinished file is removed, or gets its name, in its own folder. */
static bool allow_folder(int rules, const kith_output *output)
{
	g_autofree char *folder = g_path_get_dirname(output->unfinished);
	struct landlock_path_beneath_attr beneath = {
		.allowed_access = LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE,
		.parent_fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC)};
	if (beneath.parent_fd < 0) {
		return false;
	}
	long failed =
		syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
	close(beneath.parent_fd);
	return failed == 0;
}

static bool allow_folders(int rules, const GPtrArray *outputs)
{
	bool done = true;
	for (guint k = 0; done && k < outputs->len; k++) {
		const kith_output *output = outputs->pdata[k];
		done = !output->unfinished || allow_folder(rules, output);
	}
	return done;
}

static int make_rules(void)
{
	long version =
		syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	const struct landlock_ruleset_attr handled = {
		.handled_access_fs = CHANGING | (version >= 3 ? TRUNCATING : 0)};
	return version < 1 ? -1
			   : (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
}

static bool give_up_files(const GPtrArray *outputs)
{
	int rules = make_rules();
	if (rules < 0) {
		return false;
	}
	bool done = allow_folders(rules, outputs) && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
		    syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return done;
}

#else

static bool give_up_files(const GPtrArray *outputs)
{
	(void)outputs;
	return false;
}

#endif

/* LLVM's OpenMP puts a file where other copies of it in the same process would look, and ends the
 * process where it cannot. Nobody here looks for it, and later it could not be removed. */
static void begin_openmp(void)
{
#ifdef __clang__
	(void)omp_get_max_threads();
	g_autofree char *mark =
		g_strdup_printf("/__KMP_REGISTERED_LIB_%ld_%ld", (long)getpid(), (long)getuid());
	shm_unlink(mark);
#endif
}

unsigned kith_lock_in(const GPtrArray *outputs)
{
	begin_openmp();
	unsigned held = give_up_files(outputs) ? KITH_LOCK_LANDLOCK : 0;
	return held | (give_up_calls() ? KITH_LOCK_SECCOMP : 0);
}
