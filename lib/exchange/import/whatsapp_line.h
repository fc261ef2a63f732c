/* How a message begins in a chat that WhatsApp exported, in any language. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_WHATSAPP_LINE_H
#define KITH_WHATSAPP_LINE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The date and the time before a message: which of the numbers is the day is another matter. */
struct kith_whatsapp_line {
	uint16_t date[3];
	bool year_first;  /* the first number can only be the year */
	bool dotted;      /* parted by dots: nobody who writes so puts the month first */
	bool twelve;      /* with a word for the half of the day */
	int32_t second;   /* of the day */
	const char *name; /* who wrote it, in the line, NULL: WhatsApp itself */
	size_t name_length;
	const char *text; /* what follows the name */
};

/*
 * Whether a line begins a message:
 *
 *	31/01/2024, 21:04 - Ada Lee: text
 *	[1/31/24, 9:04:05 PM] Ada Lee: text
 *	2024. 1. 31. PM 9:04, Ada Lee : text
 *
 * with either dash, marks of direction anywhere, any script's digits, and any language's words for
 * the half of the day and between date and time. Else it belongs to the message before.
 */
bool kith_whatsapp_line_read(struct kith_whatsapp_line *line, const char *text);

/* The name without marks of direction and the ~ of those who are no contacts; "" for what is no
 * name but a sentence with a quotation. Free with g_free. */
char *kith_whatsapp_line_name(const struct kith_whatsapp_line *line);

/* Whether WhatsApp put a mark in front of the text: a picture left out, or words of its own. */
bool kith_whatsapp_line_is_marked(const struct kith_whatsapp_line *line);

/* The day, where the numbers of a date stand in `order` (0: day first, 1: month first, 2: year
 * first); INT32_MIN where there is no such day between 2009, when WhatsApp began, and 2099. */
int32_t kith_whatsapp_day(const uint16_t *date, int order);

#endif
