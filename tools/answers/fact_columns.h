/* The facts about people who should meet as columns of an answer, before the sentence they make. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_FACT_COLUMNS_H
#define KITH_FACT_COLUMNS_H

#include "answers/fields.h"
#include "wording/facts.h"

/* Says once, in the help of every tool that prints them, what these columns are. */
#define KITH_FACT_COLUMNS_ABOUT                                                                    \
	"The columns before `why` hold the facts it is made from, such as `shared_values` "        \
	"(COLUMN=VALUE) and `mutual_names`; on a terminal they are left out. Several values in a " \
	"cell are parted by `;`, and a `;` within one is written `\\;`."

/* The rows of an answer, whose facts are found one row at a time, when a cell of it is printed. */
typedef struct kith_fact_rows {
	void (*find)(struct kith_meeting_facts *facts, size_t row, const void *answer);
	void (*say)(GString *out, const struct kith_meeting_facts *facts); /* the column `why` */
	const void *answer;                                                /* for `find` */
	struct kith_meeting_facts facts; /* those of the row found last */
	size_t found;                    /* 1 + that row; 0: none yet */
	const char *asker;               /* the name of who asks, for the column `asker` */
} kith_fact_rows;

static inline void kith_fact_rows_finish(kith_fact_rows *rows)
{
	kith_facts_clear(&rows->facts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(kith_fact_rows, kith_fact_rows_finish)

/*
 * Adds columns of facts by their names, ended by NULL, and then `why`. Where people have labels,
 * what those in the columns of `people`, ended by NULL, are called goes before it ("ask_label"),
 * and where it is known what people do, so does that of those who would meet ("target_company");
 * where it is known when ties began, that follows `last` and `introducer_last`. On a terminal only
 * `why` is shown, which says the same. `rows` is borrowed.
 */
void kith_fields_add_facts(GArray *fields, const kith_graph *graph, const char *const *facts,
	const char *const *people, kith_fact_rows *rows);

/* The texts of columns that stand elsewhere in an answer: `due`, `last`, and `alike`, what is
 * shared without the names of columns. */
void kith_fact_due(GString *out, size_t row, const void *rows);
void kith_fact_last(GString *out, size_t row, const void *rows);
void kith_fact_alike(GString *out, size_t row, const void *rows);

#endif
