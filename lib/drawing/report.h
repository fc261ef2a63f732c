/* A page of answers for the browser: headings, a picture, tables; one file, no network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_REPORT_H
#define KITH_REPORT_H

#include <glib.h>
#include <stdio.h>

/* One answer on the page. Texts are plain and escaped here, but for `answer`. */
struct kith_report_part {
	const char *heading; /* the question in a few words */
	const char *says;    /* how to read it */
	char *answer;        /* HTML: a table, a picture; empty: none */
	char *notes;         /* lines to add, or what to do where there is no answer */
};

/* Writes the page: a heading, links to its parts, the parts. Write errors stay in `out`. */
void kith_report_write(
	const char *title, const struct kith_report_part *parts, size_t count, FILE *out);

#endif
