/* Claims about exchange/import/mail: what letters tell of who wrote to whom, and who answered. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/import_text.h"

#define MARK "From x Thu Nov  1 11:19:12 2001\n"

/* Ties as "from>to kind weight", people without any alone, parted by blanks. */
static char *ties_of(const struct file *files, struct kith_import_options options, GPtrArray *notes)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(kith_graph) graph = try_import(files, &options, notes, NULL, &error);
	if (error) {
		fail_msg("%s", error->message);
	}
	GString *all = g_string_new(NULL);
	g_autofree uint8_t *tied = g_new0(uint8_t, graph->n + 1);
	for (size_t t = 0; t < graph->m; t++) {
		tied[graph->source[t]] = tied[graph->target[t]] = 1;
		g_string_append_printf(all, "%s%s>%s %s %s", t ? ", " : "",
			kith_graph_name(graph, graph->source[t]),
			kith_graph_name(graph, graph->target[t]),
			kith_column_tie(kith_graph_column(graph, "kind"), t),
			kith_column_tie(kith_graph_column(graph, "weight"), t));
	}
	for (size_t i = 0; i < graph->n; i++) {
		if (!tied[i]) {
			g_string_append_printf(
				all, "%s%s", all->len ? ", " : "", kith_graph_name(graph, i));
		}
	}
	return g_string_free(all, false);
}

static void check(const char *text, const char *expected)
{
	const struct file files[] = {{"x", text}, {NULL, NULL}};
	g_autofree char *ties = ties_of(files, (struct kith_import_options){0}, NULL);
	assert_string_equal(ties, expected);
}

static void a_letter_goes_to_all_whom_it_names_once(void **state)
{
	(void)state;
	check(MARK "From: A <a@x>\nTo: b@x, B <B@X>\nCc: c@x\nBcc: d@x, a@x\n\n",
		"a@x>b@x mail 0.3333333333, a@x>c@x mail 0.3333333333, a@x>d@x mail 0.3333333333");
	check(MARK "From: a@x\nTo: a@x\n\n", "a@x");
	check(MARK "From: a@x\n\n", "a@x");
}

static void the_sender_stands_for_an_author_who_is_not_named(void **state)
{
	(void)state;
	check(MARK "Sender: a@x\nTo: b@x\n\n", "a@x>b@x mail 1");
	check(MARK "From: nobody at all\nSender: a@x\nTo: b@x\n\n", "a@x>b@x mail 1");
	check(MARK "To: b@x\n\n", "");
}

static void who_writes_through_a_list_is_found_by_whom_answers_go_to(void **state)
{
	(void)state;
	check(MARK "From: A via List <list@l.x>\nReply-To: A <a@x>, list@l.x\nTo: list@l.x, b@x\n"
		   "List-Post: <mailto:list@l.x>\nMessage-ID: <1>\n\n" MARK
		   "From: b@x\nTo: a@x\nIn-Reply-To: <1>\nMessage-ID: <2>\n\n",
		"a@x>b@x mail 1, b@x>a@x mail 1, b@x>a@x reply 1");
	check(MARK "From: a@x\nTo: talk@lists.x.org, b@x\n\n" MARK
		   "From: a@x\nTo: talk@lists.x.org\nList-Id: Talk <talk.lists.x.org>\n\n",
		"a@x>b@x mail 0.5");
}

static void an_answer_ties_to_its_author_in_any_order_and_file(void **state)
{
	(void)state;
	static const char one[] = MARK "From: a@x\nMessage-ID: <1@x>\n\n";
	static const char two[] = MARK "From: b@x\nMessage-ID: <2@x>\nReferences: <0@x> <1@x>\n\n";
	const struct file files[] = {{"one", one}, {"two", two}, {NULL, NULL}};
	const struct file turned[] = {{"two", two}, {"one", one}, {NULL, NULL}};
	g_autofree char *ties = ties_of(files, (struct kith_import_options){0}, NULL);
	g_autofree char *others = ties_of(turned, (struct kith_import_options){0}, NULL);
	assert_string_equal(ties, "b@x>a@x reply 1");
	assert_string_equal(others, ties);
}

static void what_nobody_answered_ties_nobody_if_it_was_sent_in_bulk(void **state)
{
	(void)state;
	static const char *const signs[] = {"Precedence: bulk", "Precedence: junk",
		"List-Unsubscribe: <mailto:x@x>", "Auto-Submitted: auto-generated",
		"List-Id: <a.b>"};
	for (size_t k = 0; k < G_N_ELEMENTS(signs); k++) {
		g_autofree char *alone = g_strdup_printf(
			MARK "From: a@x\nTo: b@x\nMessage-ID: <1>\n%s\n\n", signs[k]);
		g_autofree char *answered =
			g_strdup_printf("%s" MARK "From: b@x\nIn-Reply-To: <1>\n\n", alone);
		check(alone, "");
		check(answered, "b@x>a@x reply 1, a@x>b@x mail 1");
	}
	check(MARK "From: a@x\nTo: b@x\nAuto-Submitted: no\n\n", "a@x>b@x mail 1");
}

static void spam_and_drafts_are_no_letters(void **state)
{
	(void)state;
	const struct file files[] = {
		{"x", MARK "From: a@x\nTo: b@x\nX-Gmail-Labels: Inbox,Spam\n\n" MARK
			   "From: a@x\nTo: c@x\nX-Gmail-Labels: Drafts\n\n" MARK
			   "From: a@x\nTo: d@x\nX-Gmail-Labels: Sent,Spam filters\n\n"},
		{NULL, NULL}};
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *ties = ties_of(files, (struct kith_import_options){0}, notes);
	assert_string_equal(ties, "a@x>d@x mail 1");
	assert_string_equal(notes->pdata[0], "2 messages labelled spam or draft were left out");
}

static void an_answer_counts_where_what_it_answers_is_too_old(void **state)
{
	(void)state;
	const struct file files[] = {
		{"x", MARK "From: a@x\nTo: b@x\nDate: 1 Nov 2001\nMessage-ID: <1>\n\n" MARK
			   "From: b@x\nDate: 3 Nov 2001\nIn-Reply-To: <1>\n\n"},
		{NULL, NULL}};
	g_autofree char *ties =
		ties_of(files, (struct kith_import_options){.since = "2001-11-02"}, NULL);
	assert_string_equal(ties, "b@x>a@x reply 1");
}

static void every_failure_of_memory_is_told(void **state)
{
	(void)state;
	const struct file files[] = {
		{"x", MARK "From: A <a@x>\nTo: b@x, list@x\nList-Post: <mailto:list@x>\n"
			   "Message-ID: <1>\nDate: 1 Nov 2001\n\n" MARK
			   "From: b@x\nTo: a@x\nIn-Reply-To: <1>\nMessage-ID: <2>\n\n"},
		{NULL, NULL}};
	const struct kith_import_options options = {0};
	bool failed = true;
	for (long after = 0; failed; after++) {
		g_autoptr(GError) error = NULL;
		kith_array_fail_after(after);
		g_autoptr(kith_graph) graph = try_import(files, &options, NULL, NULL, &error);
		kith_array_fail_after(-1);
		failed = graph == NULL;
		assert_true(failed == (error != NULL));
		assert_true(!failed || error->code == KITH_ERROR_SYSTEM);
		assert_true(after < 1000);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_letter_goes_to_all_whom_it_names_once),
		cmocka_unit_test(the_sender_stands_for_an_author_who_is_not_named),
		cmocka_unit_test(who_writes_through_a_list_is_found_by_whom_answers_go_to),
		cmocka_unit_test(an_answer_ties_to_its_author_in_any_order_and_file),
		cmocka_unit_test(what_nobody_answered_ties_nobody_if_it_was_sent_in_bulk),
		cmocka_unit_test(spam_and_drafts_are_no_letters),
		cmocka_unit_test(an_answer_counts_where_what_it_answers_is_too_old),
		cmocka_unit_test(every_failure_of_memory_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
