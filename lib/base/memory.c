/* Arrays that grow with the data: zeroed, checked, and on huge pages where the system has them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _DEFAULT_SOURCE
#include "base/memory.h"

#include "base/caller.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef __linux__
#include <fcntl.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

#define HUGE_PAGE ((size_t)2 << 20)
#define WORTH_A_LOOK ((size_t)1 << 20) /* bytes; many columns of a few add up */

static _Atomic long successes_left = -1;
static bool (*is_to_fail)(void);

void kith_array_fail_after(long successes)
{
	successes_left = successes;
}

void kith_array_fail_when(bool (*fails)(void))
{
	is_to_fail = fails;
}

static bool made_to_fail(void)
{
	return (successes_left >= 0 && successes_left-- == 0) || (is_to_fail && is_to_fail());
}

/*
 * Huge pages spare a fifth to a third of the time on arrays that are visited at random. They are
 * asked for from the first page to the last: Linux moves memory that is all alike to where it has
 * room to grow, and what is not is copied.
 */
static void prefer_huge_pages(void *array, size_t bytes)
{
#if defined(__linux__) && defined(MADV_HUGEPAGE)
	if (bytes >= HUGE_PAGE) {
		const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
		uintptr_t first = (uintptr_t)array & ~(page - 1);
		uintptr_t end = ((uintptr_t)array + bytes + page - 1) & ~(page - 1);
		(void)madvise((void *)first, end - first, MADV_HUGEPAGE);
	}
#else
	(void)array;
	(void)bytes;
#endif
}

#ifdef __linux__

/* A line of /proc/meminfo, in bytes; 0 where there is none. */
static uint64_t figure_of(const char *text, const char *name)
{
	const char *at = strstr(text, name);
	return at ? g_ascii_strtoull(at + strlen(name), NULL, 10) << 10 : 0;
}

/* Whether the machine has so much to give beside what `array` (NULL allowed) has. Linux promises
 * more than there is, and ends the program that takes it at its word. */
static bool there_is(void *array, size_t count, size_t size)
{
	char text[4096];
	if (size == 0 || count < WORTH_A_LOOK / size) {
		return true;
	}
	int file = open("/proc/meminfo", O_RDONLY | O_CLOEXEC);
	ssize_t length = file < 0 ? 0 : read(file, text, sizeof text - 1);
	if (file >= 0) {
		close(file);
	}
	text[MAX(length, 0)] = '\0';
	uint64_t available = figure_of(text, "MemAvailable:") + figure_of(text, "SwapFree:");
	return !available || count <= (available + malloc_usable_size(array)) / size;
}

#else

static bool there_is(void *array, size_t count, size_t size)
{
	(void)array;
	(void)count;
	(void)size;
	return true;
}

#endif

static bool out_of_memory(size_t count, size_t size, GError **error)
{
	bool beyond = size && count > G_MAXUINT64 / size;
	g_autofree char *much = g_format_size(beyond ? G_MAXUINT64 : (guint64)count * size);
	return kith_fail(error, KITH_ERROR_SYSTEM,
		"not enough memory (%s more was needed); use a machine with more, or a smaller "
		"part of the network (" KITH_CALLER_WHERE ", " KITH_CALLER_WHERE_TIE
		", " KITH_CALLER_SINCE ")",
		much);
}

void *kith_array(size_t count, size_t size, GError **error)
{
	bool fails = made_to_fail() || !there_is(NULL, count, size);
	void *array = fails ? NULL : calloc(count ? count : 1, size);
	if (!array) {
		out_of_memory(count, size, error);
		return NULL;
	}
	prefer_huge_pages(array, count * size);
	return array;
}

void *kith_array_resize(void *array, size_t count, size_t size, GError **error)
{
	bool fails = made_to_fail() || !there_is(array, count, size);
	void *moved = fails ? NULL : reallocarray(array, count ? count : 1, size);
	if (!moved) {
		out_of_memory(count, size, error);
		return NULL;
	}
	prefer_huge_pages(moved, count * size);
	return moved;
}

bool kith_array_has_failed(GError **error)
{
	return made_to_fail() && !out_of_memory(1, 1, error);
}

void kith_memory_return(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}

void *kith_array_copy(const void *array, size_t count, size_t size, GError **error)
{
	void *copy = kith_array(count, size, error);
	if (copy && count > 0) {
		memcpy(copy, array, count * size);
	}
	return copy;
}
