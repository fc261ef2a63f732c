/* Time and memory, for programs that measure. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BENCH_CLOCK_H
#define KITH_BENCH_CLOCK_H

#include <stdlib.h>
#include <time.h>

#include <sys/resource.h>

/* Seconds since some moment. */
static inline double clock_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Seconds this process has computed: what counts where others share the machine. */
static inline double clock_computed(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* The most memory this process ever held, in MB (Linux counts in KiB). */
static inline double clock_peak_megabytes(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return (double)usage.ru_maxrss * 1024 / 1e6;
}

static inline int clock_compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* The median of `count` times, which are put in order. */
static inline double clock_median(double *times, size_t count)
{
	qsort(times, count, sizeof *times, clock_compare);
	return times[count / 2];
}

#endif
