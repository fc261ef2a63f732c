/* The guests of a host: who has met before, who belongs together anyway, who is new. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ANSWERS_GUESTS_H
#define KITH_ANSWERS_GUESTS_H

#include "cli/tool.h"
#include "introductions/give.h"

/* A member of a tool's settings. */
struct kith_guest_options {
	const char *met, *new_since;
	bool colleagues;
};

/* clang-format off */

/* Their options, for the table of a tool with settings of `type` that has them as `member`. */
#define KITH_GUEST_OPTIONS(type, member) \
	KITH_FILE("met", 0, type, member.met, "FILE", \
		"who has met before: an answer of kith give, any list of pairs, or who came to what"), \
	KITH_TEXT("new-since", 0, type, member.new_since, "DATE", \
		"who came first on DATE or later (column first_seen) is a newcomer"), \
	KITH_FLAG("colleagues", 0, type, member.colleagues, \
		"pair also people of one company, and who came to each event together")

/* clang-format on */

/* What is known of the guests; `guests` borrows the rest. */
typedef struct kith_guest_list {
	struct kith_guests guests;
	kith_csr *met, *together;
	uint64_t *first_company;
	uint32_t *company;
	uint8_t *newcomer;
} kith_guest_list;

void kith_guest_list_finish(kith_guest_list *list);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(kith_guest_list, kith_guest_list_finish)

/*
 * Reads what the options say of the people of the job's graph, which has been read and holds ties
 * of all who came to an event together. Says on job->notes who in the file of `met` is not here.
 *
 * Pairs stand in `first,second`, `source,target` and the other names of these, or in a cell
 * `people` (a;b;c) with all others of it. Of who came to what (`person,event`), those have met who
 * came to `knows` events together; at one `table` once is enough. Events of over 1000 of the people
 * make nobody known.
 *
 * Fails with KITH_ERROR_USAGE where there is no first_seen or no date, else as kith_csv_open.
 */
bool kith_guest_list_read(struct kith_job *job, const struct kith_guest_options *options,
	size_t knows, kith_guest_list *list, GError **error);

#endif
