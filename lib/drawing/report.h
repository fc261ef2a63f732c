/* A page of answers for the browser and for paper: findings, a picture, tables; no network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_REPORT_H
#define KITH_REPORT_H

#include <glib.h>
#include <stdio.h>

/* Rows of a table that are shown at most. */
#define KITH_REPORT_ROWS 200

/* A table: the first row is its heading. */
typedef GPtrArray kith_report_table; /* of char **, rows that end with NULL */

/* One answer on the page. Texts are plain and escaped here, but for pictures. */
struct kith_report_part {
	const char *heading; /* the question in a few words */
	const char *says;    /* how to read it */
	GPtrArray *told;     /* of char *, paragraphs */
	char *picture;       /* SVG for light ground, and for dark; NULL: none */
	char *dark;
	kith_report_table *shown;  /* what everybody reads; NULL: none */
	kith_report_table *folded; /* all there is, to be unfolded */
	size_t rows;               /* of these tables in all, where only the first are here; or 0 */
	char *notes;               /* lines on how it was found, to be unfolded too */
};

struct kith_report {
	const char *title, *about; /* what it is about, and of when */
	GPtrArray *findings;       /* of char *, sentences */
	const struct kith_report_part *parts;
	size_t count;
};

/* Writes the page. Write errors stay in `out`. */
void kith_report_write(const struct kith_report *report, FILE *out);

#endif
