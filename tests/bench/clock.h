/* Time and memory, for programs that measure. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_BENCH_CLOCK_H
#define KITH_BENCH_CLOCK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sys/resource.h>

/* Seconds since some moment. */
static inline double clock_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Seconds on the clock, and seconds all threads computed outside the kernel: what counts where
 * others share the machine. */
struct clock_times {
	double wall, computed;
};

static inline struct clock_times clock_of(int whose)
{
	struct rusage usage;
	getrusage(whose, &usage);
	double user = (double)usage.ru_utime.tv_sec + 1e-6 * (double)usage.ru_utime.tv_usec;
	return (struct clock_times){clock_now(), user};
}

static inline struct clock_times clock_both(void)
{
	return clock_of(RUSAGE_SELF);
}

static inline double clock_computed(void)
{
	return clock_both().computed;
}

static inline struct clock_times clock_since(struct clock_times start)
{
	struct clock_times now = clock_both();
	return (struct clock_times){now.wall - start.wall, now.computed - start.computed};
}

/* The same for processes that were started and have ended. */
static inline struct clock_times clock_children(void)
{
	return clock_of(RUSAGE_CHILDREN);
}

/* Bytes of a field of Linux's status file: VmRSS, held now; VmHWM, held at most. */
static inline double clock_memory(const char *field)
{
	char line[256];
	double kibibytes = 0;
	FILE *status = fopen("/proc/self/status", "r");
	while (status && fgets(line, sizeof line, status)) {
		if (strncmp(line, field, strlen(field)) == 0) {
			kibibytes = atof(line + strlen(field));
		}
	}
	if (status) {
		fclose(status);
	}
	return 1024 * kibibytes;
}

/* Lets VmHWM begin anew. */
static inline void clock_forget_peak(void)
{
	FILE *file = fopen("/proc/self/clear_refs", "w");
	if (file) {
		fputs("5", file);
		fclose(file);
	}
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
