/* What is done where kith cannot go on: nothing half done stays behind, and it is said why. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "cli/last_resort.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io/output.h"

#define NO_MEMORY                                                                                  \
	"kith: not enough memory; use a machine with more, or a smaller part of the network "      \
	"(--where, --where-tie, --since)\n"

#define STACK_LEAST ((size_t)1 << 20)

static bool dismissed;

/* Safe in a signal handler. Of several threads that come here one speaks and ends them all. */
static _Noreturn void end(const char *why)
{
	static atomic_flag ending = ATOMIC_FLAG_INIT;
	if (atomic_flag_test_and_set(&ending)) {
		sleep(2);
	}
	kith_output_abandon();
	(void)!write(STDERR_FILENO, why, strlen(why));
	_exit(KITH_ERROR_SYSTEM);
}

static void end_by_fault(int number)
{
	(void)number;
	end("kith: a fault ended it, and nothing was written; is memory or stack limited (ulimit)? "
	    "If not, this is a mistake of kith's: please report it\n");
}

/* What it gave up, see lock.h. */
static void end_by_lock(int number)
{
	(void)number;
	end("kith: something in it was about to open a connection or to run a program, which it "
	    "never "
	    "does; it was stopped, and nothing was written; please report this\n");
}

/* A stack that has run over has no room for a handler, which gets one of its own. */
static void handle_faults(void)
{
	static const int faults[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTRAP, SIGSYS};
	static char room[32 << 10];
	const stack_t stack = {.ss_sp = room, .ss_size = sizeof room};
	sigaltstack(&stack, NULL);
	for (size_t k = 0; k < G_N_ELEMENTS(faults); k++) {
		struct sigaction now;
		sigaction(faults[k], NULL, &now);
		if (now.sa_handler == SIG_DFL) { /* and not that of a sanitizer */
			struct sigaction then = {
				.sa_handler = faults[k] == SIGSYS ? end_by_lock : end_by_fault};
			then.sa_flags = SA_ONSTACK;
			sigaction(faults[k], &then, NULL);
		}
	}
}

#ifdef __GLIBC__
/* Threads are given as much stack as the main one may have; fonts are sought in threads of their
 * own, which have no room for a handler. */
static void widen_stacks(void)
{
	pthread_attr_t usual;
	size_t bytes;
	if (pthread_getattr_default_np(&usual) != 0) {
		return;
	}
	if (pthread_attr_getstacksize(&usual, &bytes) == 0 && bytes < STACK_LEAST) {
		pthread_attr_setstacksize(&usual, STACK_LEAST);
		pthread_setattr_default_np(&usual);
	}
	pthread_attr_destroy(&usual);
}
#else
static void widen_stacks(void)
{
}
#endif

/* GLib would abort, and says why in words for those who write programs. */
static void end_by_glib(const char *domain, GLogLevelFlags level, const char *message, void *unused)
{
	if (!(level & G_LOG_FLAG_FATAL)) {
		g_log_default_handler(domain, level, message, unused);
		return;
	}
	if (strstr(message, "alloc")) {
		end(NO_MEMORY);
	}
	(void)!write(STDERR_FILENO, message, strlen(message));
	end("\nkith: this ended it, and nothing was written; are files or threads limited "
	    "(ulimit)?\n");
}

/* As libgomp does when it gets no thread, having said so. */
static void end_by_exit(void)
{
	if (!dismissed) {
		end("kith: this ended it, and nothing was written; are threads or memory limited "
		    "(ulimit)? --threads 1 needs the fewest\n");
	}
}

void kith_last_resort_prepare(void)
{
	handle_faults();
	widen_stacks();
	signal(SIGXFSZ, SIG_IGN);
	g_log_set_default_handler(end_by_glib, NULL);
	atexit(end_by_exit);
}

#ifdef KITH_GUARDED
#include <dlfcn.h>

/* Libraries that take their leave may wait for threads that never end, as OpenBLAS does where
 * memory is limited. */
void kith_last_resort_exit(int status)
{
	fflush(NULL);
	_exit(status);
}

/* The program's own malloc stands before the library's: what finds no room ends here, not in a
 * library that draws on without it. */
#define SMALL ((size_t)1 << 20)

static void find(void *function, const char *name)
{
	void *found = dlsym(RTLD_NEXT, name);
	memcpy(function, &found, sizeof found); /* C knows no cast from the one to the other */
}

static void *large_or_end(size_t size)
{
	if (size > SMALL) {
		return NULL;
	}
	end(NO_MEMORY);
}

/* NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): theirs are reserved */
void *malloc(size_t size)
{
	static void *(*next)(size_t);
	if (!next) {
		find(&next, "malloc");
	}
	void *memory = next(size);
	return memory ? memory : large_or_end(size);
}

void *calloc(size_t count, size_t size)
{
	static void *(*next)(size_t, size_t);
	if (!next) {
		find(&next, "calloc");
	}
	void *memory = next(count, size);
	bool beyond = size && count > SIZE_MAX / size;
	return memory ? memory : large_or_end(beyond ? SIZE_MAX : count * size);
}

/* To nothing, it frees, and that nothing is there then is no fault. */
void *realloc(void *memory, size_t size)
{
	static void *(*next)(void *, size_t);
	if (!next) {
		find(&next, "realloc");
	}
	void *moved = next(memory, size);
	return moved || !size ? moved : large_or_end(size);
}
/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */

#else

void kith_last_resort_exit(int status)
{
	dismissed = true;
	exit(status);
}

#endif
