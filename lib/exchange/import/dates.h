/* Dates as exports write them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_DATES_H
#define KITH_IMPORT_DATES_H

#include "graph/graph.h"

/*
 * The day in a cell as ISO 8601: "24 Mar 2024", "24-Mar-24", "March 24, 2024", "2024/03/24 11:20:01
 * UTC", "3/24/24, 11:20 AM", "24.03.2024", ISO 8601 itself. NULL for anything else. Free with
 * g_free.
 *
 * day_first  how "2/3/2024" is read, which can be either
 */
char *kith_import_date(const char *cell, bool day_first);

/* What the dates of one column of a file tell of how they are written; zeros: nothing yet. */
struct kith_import_dates {
	const char *column;          /* of ties, where they go; NULL: date */
	bool day_first, month_first; /* some date can only be read so */
	char *unsure;                /* the first that can be read either way, or NULL */
	uint64_t line;               /* of that */
};
void kith_import_dates_finish(struct kith_import_dates *dates);

/* Looks at a cell: all of a column are looked at before one is read. */
void kith_import_dates_look(struct kith_import_dates *dates, const char *cell, uint64_t line);

/* The cell as kith_import_date gives it: month first, unless the column has only days first. */
char *kith_import_dates_read(const struct kith_import_dates *dates, const char *cell);

/* What to tell where a date was read month first and nothing, or not all, speaks for that; else
 * NULL. Free with g_free. */
char *kith_import_dates_doubt(const struct kith_import_dates *dates, const char *file);

/* Reads the dates of ties in the column they go to; other cells stay. Fails with KITH_ERROR_SYSTEM.
 */
bool kith_import_dates_settle(
	const struct kith_import_dates *dates, kith_graph *graph, GError **error);

#endif
