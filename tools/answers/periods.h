/* Ties by when they were: periods of a dated graph, and the network of each. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PERIODS_H
#define KITH_PERIODS_H

#include "cli/tool.h"
#include "graph/unknown.h"

/* The period of a row without a date: all of them. */
#define KITH_EVERY_PERIOD UINT32_MAX

/* Which rows of ties are of which period. */
struct kith_periods {
	size_t count;
	double *start;  /* [count + 1] days since 1970; each ends before the next begins */
	uint32_t *of;   /* [rows of ties] */
	size_t undated; /* rows without a date */
};

/*
 * Parts the ties of a graph by their column `date`: in two, at a day; or into spans of equal length
 * from the first date to the last, as kith_span_begin has them.
 *
 * at    ISO 8601, or NULL
 * span  as kith_span_parse reads it, where there is no `at`
 * most  spans there may be
 *
 * Fails with KITH_ERROR_USAGE for what is no date or span, or too short a one;
 * KITH_ERROR_NO_ANSWER without dates; KITH_ERROR_DATA for a cell that is no date.
 */
bool kith_periods_at(
	struct kith_periods *periods, const kith_graph *graph, const char *at, GError **error);
bool kith_periods_every(struct kith_periods *periods, const kith_graph *graph, const char *span,
	size_t most, GError **error);
void kith_periods_finish(struct kith_periods *periods);

/* Says how many ties have no date and are counted at all times, where there are any. */
void kith_periods_note(const struct kith_periods *periods, struct kith_job *job);

/* A day as 2024-05-17, to be freed. */
char *kith_periods_day(double day);

/* Appends the days of a period: "2024", "2024-05", "2024-04 to 2024-06", or those it begins and
 * ends on. */
void kith_periods_print(const struct kith_periods *periods, size_t period, GString *out);

/* The network of one time, of everybody. */
struct kith_moment {
	kith_csr *out, *both; /* the same where ties have no direction */
	kith_csr *unknown;    /* pairs of whom it is not known whether they are tied, or NULL */
	uint8_t *there;       /* [n] 1: who has ties then, or never has any */
	struct kith_partition circles;
};

/*
 * The rows of ties that are of a period, weighted and directed as the job's network is.
 *
 * of  [rows of ties] as above
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_moment_init(struct kith_moment *moment, const struct kith_job *job, const uint32_t *of,
	uint32_t period, GError **error);
void kith_moment_finish(struct kith_moment *moment);

/* Finds the pairs unknown to it, as kith_unknown_rows. Fails with KITH_ERROR_SYSTEM. */
bool kith_moment_find_unknown(
	struct kith_moment *moment, const kith_graph *graph, uint8_t half, GError **error);

/*
 * The moments of periods 0 .. count - 1, each as kith_moment_init.
 *
 * moments  [count] zeros, out; to be finished whether it fails or not
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_moments_init(struct kith_moment *moments, size_t count, const struct kith_job *job,
	const uint32_t *of, GError **error);

/* Finds the circles of each by Leiden's method. Fails with KITH_ERROR_SYSTEM. */
bool kith_moments_find_circles(
	struct kith_moment *moments, size_t count, const struct kith_job *job, GError **error);

/*
 * Finds the circles of moments one after another and follows them: one that goes on keeps number
 * and name, that of the first time it was seen. Numbers go by falling size, people of all moments
 * counted.
 *
 * names  out; of char *, [circles->groups] of every moment
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
bool kith_moments_follow(struct kith_moment *moments, size_t count, const struct kith_job *job,
	GPtrArray **names, GError **error);

#endif
