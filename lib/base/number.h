/* Numbers, dates and spans of time in cells, the same in every locale. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_NUMBER_H
#define KITH_NUMBER_H

#include <stdbool.h>

#include <glib.h>

#define KITH_DAYS_A_MONTH 30.4375
#define KITH_DAYS_A_YEAR 365.25

/*
 * Reads a whole cell as a finite decimal number, blanks around it allowed; `comma` reads a decimal
 * comma as well as a point. Returns false, leaving `value`, for anything else: text, an empty cell,
 * nan, inf, hexadecimal, overflow.
 */
bool kith_number_parse(const char *cell, bool comma, double *value);

/*
 * Appends a number as every kith tool prints it: 10 significant digits, a point, integers in full;
 * nothing for NAN.
 */
void kith_number_print(GString *out, double number);

/*
 * Reads an ISO 8601 date (2024, 2024-05, 2024-05-17, or that with a time after T or a blank) as
 * days since 1970-01-01; a missing month or day counts as the first. Returns false, leaving `days`,
 * for anything else.
 */
bool kith_date_parse(const char *cell, double *days);

/* Appends days since 1970-01-01 as 2024-05-17; nothing for NAN. */
void kith_date_print(GString *out, double days);

/*
 * Reads a span of time: a number and d, w, m or y (days, weeks, months, years; "3y", "18m"), a
 * number of days, or how often in a word: daily, weekly, fortnightly, monthly, quarterly, yearly,
 * annually. Returns false, leaving `days`, for anything else, and for spans that are not
 * above 0.
 */
bool kith_span_parse(const char *text, double *days);

/*
 * The calendar cut into spans of equal length, as days since 1970. Spans of whole months begin on
 * the first of a month, years in January, and are as long as the calendar says; others count from
 * the day itself.
 *
 * begin  the first day of the span that `day` lies in
 * next   the first day of the one after that
 */
double kith_span_begin(double day, double span);
double kith_span_next(double begin, double span);

#endif
