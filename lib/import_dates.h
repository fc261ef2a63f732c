/* Dates as exports write them. Inside of import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_DATES_H
#define KITH_IMPORT_DATES_H

#include <stdbool.h>

/*
 * The day in a cell as ISO 8601: "24 Mar 2024", "24-Mar-24", "March 24, 2024", "2024/03/24 11:20:01
 * UTC", "3/24/24, 11:20 AM" (month first, unless it cannot be one), "24.03.2024", ISO 8601 itself.
 * NULL for anything else. Free with g_free.
 */
char *kith_import_date(const char *cell);

#endif
