/* Calendars of all files: what is kept between one and the next. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_CALENDAR_H
#define KITH_IMPORT_CALENDAR_H

#include "exchange/import/import.h"

typedef struct kith_calendar kith_calendar;

void kith_calendar_free(kith_calendar *calendar);

/*
 * Says to the tally who met, once all files are read; `calendar` may be NULL. Notes what was left
 * out. Fails with KITH_ERROR_USAGE where options->today is no date, KITH_ERROR_SYSTEM.
 */
bool kith_calendar_settle(kith_calendar *calendar, kith_import *import, GError **error);

#endif
