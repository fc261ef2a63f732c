/* Makes one allocation of a program fail: preloaded, on glibc. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Calls of the allocators, of mmap and of pthread_create are counted from main on. KITH_FAULT=K has
 * the K-th fail, as it would without memory; KITH_FAULT_COUNT=FILE has their number written there
 * at the end. KITH_FAULT_LEAST=BYTES counts those alone that ask for so much.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

typedef int main_function(int count, char **arguments, char **environment);

static main_function *real_main;
static atomic_long calls = -1; /* below 0: not yet in main */
static long failing;
static size_t least;
static int count_file = -1;

static void *next(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

/* Whether it is this call's turn. */
static bool fails(size_t bytes)
{
	if (bytes < least || atomic_load(&calls) < 0 ||
		atomic_fetch_add(&calls, 1) + 1 != failing) {
		return false;
	}
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return fails(size) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails(count * size) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
	return size && fails(size) ? NULL : __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size)
{
	return fails(size) ? NULL : __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
	void *found = memalign(alignment, size);
	if (found) {
		*memory = found;
	}
	return found ? 0 : ENOMEM;
}

void *mmap(void *where, size_t length, int protection, int flags, int file, off_t offset)
{
	if (fails(length)) {
		return MAP_FAILED;
	}
	long mapped = syscall(SYS_mmap, where, length, protection, flags, file, offset);
	return mapped == -1 ? MAP_FAILED : (void *)mapped;
}

int pthread_create(
	pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *data)
{
	static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
	if (!real) {
		void *found = next("pthread_create");
		memcpy(&real, &found, sizeof real);
	}
	return fails(0) ? EAGAIN : real(thread, attributes, run, data);
}

/* Opened before main: what is locked in opens no file any more. */
static int counted_main(int count, char **arguments, char **environment)
{
	const char *fault = getenv("KITH_FAULT"), *file = getenv("KITH_FAULT_COUNT");
	const char *many = getenv("KITH_FAULT_LEAST");
	failing = fault ? atol(fault) : 0;
	least = many ? (size_t)atol(many) : 0;
	count_file = file ? open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
	atomic_store(&calls, 0);
	return real_main(count, arguments, environment);
}

__attribute__((destructor)) static void write_count(void)
{
	if (count_file >= 0) {
		dprintf(count_file, "%ld\n", atomic_load(&calls));
	}
}

void _exit(int status)
{
	write_count();
	for (;;) {
		syscall(SYS_exit_group, status);
	}
}

int __libc_start_main(main_function *main, int count, char **arguments, void (*begin)(void),
	void (*end)(void), void (*leave)(void), void *stack)
{
	int (*real)(main_function *, int, char **, void (*)(void), void (*)(void), void (*)(void),
		void *);
	void *found = next("__libc_start_main");
	memcpy(&real, &found, sizeof real);
	real_main = main;
	return real(counted_main, count, arguments, begin, end, leave, stack);
}
