/* Days that calendars name, and those that meetings recur on. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_RECURRENCE_H
#define KITH_RECURRENCE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* A time as a clock on the wall shows it, in seconds since 1970-01-01 there. */
struct kith_wall {
	int64_t seconds;
	bool utc;       /* the clock shows UTC */
	bool date_only; /* midnight stands for the day */
};

#define KITH_WALL_DAY INT64_C(86400)

/* Reads "20240517", "20240517T093000" or the latter with Z, with - and : or without; years from
 * 1600 to 9999. Returns false, leaving `wall`, for anything else. */
bool kith_wall_parse(const char *value, struct kith_wall *wall);

/* The day a time is on, in days since 1970. */
int32_t kith_wall_day(int64_t seconds);

/* A time zone. */
typedef struct kith_zone kith_zone;

/*
 * The zone that lines, CR LF behind each, from BEGIN:VTIMEZONE to END:VTIMEZONE define; NULL where
 * they do not, or by rules no zone has.
 */
kith_zone *kith_zone_new(const char *lines);
void kith_zone_free(kith_zone *zone);

/* The system's zone of that name ("Europe/Berlin"), or NULL where it has none; not to be freed. */
kith_zone *kith_zone_named(const char *name);
kith_zone *kith_zone_utc(void);

/* What the clock of a zone shows when that of another shows `seconds`; that itself where one of
 * them is NULL. */
int64_t kith_zone_convert(const kith_zone *from, const kith_zone *to, int64_t seconds);

/* How far a rule was followed. */
enum kith_recurrence {
	KITH_RECURRENCE_DONE,   /* to its end */
	KITH_RECURRENCE_ON,     /* to the last day asked for: it goes on */
	KITH_RECURRENCE_CUT,    /* there were too many */
	KITH_RECURRENCE_BARREN, /* it holds for no day in centuries: such rules are slow */
	KITH_RECURRENCE_NONE,   /* it is no rule, or not one that meetings have */
};

/*
 * Appends the times, after `start` and up to `last`, at which something recurs (RFC 5545, 3.3.10)
 * to `times` (of int64_t, as clocks of the zone show them), at most `limit`. What recurs several
 * times a day without a COUNT is given once a day.
 *
 * zone  of start, for an UNTIL in UTC; or NULL
 */
enum kith_recurrence kith_recurrence_follow(const char *rule, const struct kith_wall *start,
	const kith_zone *zone, int64_t last, size_t limit, GArray *times);

#endif
