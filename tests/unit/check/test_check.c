/* Claims about lib/check/check: what is found, how severe it is, and what data can answer. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "check/check.h"
#include "cli/tool.h"

#define TODAY 19800 /* 2024-03-18 */

static void free_finding(void *finding)
{
	kith_finding_free(finding);
}

static GPtrArray *findings_of(const char *text)
{
	g_autoptr(kith_graph) graph = graph_of(text);
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
	GPtrArray *findings = g_ptr_array_new_with_free_func(free_finding);
	assert_true(kith_check_network(network, TODAY, findings, NULL));
	return findings;
}

static const struct kith_finding *find(const GPtrArray *findings, const char *what)
{
	for (guint k = 0; k < findings->len; k++) {
		const struct kith_finding *finding = findings->pdata[k];
		if (!strcmp(finding->what, what)) {
			return finding;
		}
	}
	return NULL;
}

static void check_found(const char *text, enum kith_severity severity, const char *what,
	double count, const char *where)
{
	g_autoptr(GPtrArray) findings = findings_of(text);
	const struct kith_finding *finding = find(findings, what);
	assert_non_null(finding);
	assert_int_equal(finding->severity, severity);
	assert_true(finding->count == count);
	assert_string_equal(finding->where, where);
}

static void check_silent(const char *text)
{
	g_autoptr(GPtrArray) findings = findings_of(text);
	if (findings->len) {
		fail_msg("%s", ((struct kith_finding *)findings->pdata[0])->what);
	}
}

static void sound_data_has_no_findings(void **state)
{
	(void)state;
	check_silent("source,target\nA,B\nB,C\nC,A\n");
	check_silent("source,target,weight,date\nA,B,2,2024-01-02\nB,C,3,2020\nC,A,2,\n");
}

static void ties_are_looked_at(void **state)
{
	(void)state;
	check_found("source,target\nA,B\nB,B\nB,C\nC,A\nC,C\n", KITH_DOUBTFUL, "self-loops", 2,
		"B > B");
	check_found("source,target\nA,B\nB,C\nC,A\nB,A\n", KITH_NOTE, "parallel ties", 1, "B > A");
	check_found("source,target,directed\nA,B,1\nB,C,1\nC,B,1\n", KITH_NOTE, "one-way ties", 1,
		"A > B");
}

static void people_on_their_own_and_parts_are_notes(void **state)
{
	(void)state;
	check_found("source,target\nI,\nA,B\nB,C\nC,A\n", KITH_NOTE, "people without ties", 1, "I");
	check_found("source,target\nA,B\nB,C\nC,A\nD,E\n", KITH_NOTE, "separate parts", 2,
		"3 people in the largest, 2 in the next");
}

static void shapes_without_an_answer_are_serious(void **state)
{
	(void)state;
	check_found("source,target\n", KITH_SERIOUS, "nobody", 0, "");
	check_found("source,target\nA,\n", KITH_SERIOUS, "no ties", 0, "");
	check_found("source,target\nMe,A\nMe,B\nC,Me\nI,\n", KITH_SERIOUS, "shaped like a star", 1,
		"Me");
	check_silent("source,target\nA,B\nB,C\n");
}

static void names_that_may_be_one_are_told_once(void **state)
{
	(void)state;
	static const char *const pairs[][3] = {
		{"José Núñez", "jose nunez", "names alike but for case, accents or marks"},
		{"Anna-Maria Ek", "Anna Maria Ek", "names alike but for case, accents or marks"},
		{"Ben Okoro (he/him)", "Ben Okoro", "names alike but for case, accents or marks"},
		{"Ada Lovelace", "Lovelace, Ada", "names with their words in another order"},
		{"Grace Hopper", "Grace Hoper", "names one letter apart"},
		{"Grace Hopper", "Grcae Hopper", "names one letter apart"},
		{"Grace Hopper", "Grace Hobper", "names one letter apart"},
		{"Ada Lovelace", "Ada L0velace", "names one letter apart"},
	};
	for (size_t k = 0; k < G_N_ELEMENTS(pairs); k++) {
		g_autofree char *text =
			g_strdup_printf("source,target\n\"%s\",X1\nX1,\"%s\"\n\"%s\",\"%s\"\n",
				pairs[k][0], pairs[k][1], pairs[k][0], pairs[k][1]);
		g_autofree char *where = g_strdup_printf("%s = %s?", pairs[k][0], pairs[k][1]);
		check_found(text, KITH_DOUBTFUL, pairs[k][2], 2, where);
		g_autoptr(GPtrArray) findings = findings_of(text);
		assert_int_equal(findings->len, 1);
	}
}

static void names_of_a_series_are_not_alike(void **state)
{
	(void)state;
	check_silent("source,target\nChild 1,Child 2\nChild 2,Child 3\nChild 3,Child 1\n");
	check_silent("source,target\nAda,Ida\nIda,Eda\nEda,Ada\n");
	check_silent("source,target\n1001,1002\n1002,1003\n1003,1001\n");
	check_silent("source,target\nTower I Ltd,Tower II Ltd\nTower II Ltd,Tower V Ltd\n");
}

static void a_look_that_is_not_taken_is_told(void **state)
{
	(void)state;
	g_autoptr(GString) many = g_string_new("source,target\n");
	for (int i = 0; i < 200001; i++) {
		g_string_append_printf(many, "Child %d,\n", i);
	}
	check_found(many->str, KITH_NOTE, "names not compared letter by letter", 200001, "");
}

static void addresses_tell_who_is_one(void **state)
{
	(void)state;
	check_found("source,target,email\nAda,,ada.l@x.org\nA. L.,,Ada.L@x.org\nAda,A. "
		    "L.,\nAda,B,\nB,A. L.,\n",
		KITH_DOUBTFUL, "the same e-mail address", 2, "Ada = A. L.?");
	check_found("source,target,email\nAda,,ada.l@x.org\nA. L.,,ada.l@y.org\nAda,A. "
		    "L.,\nAda,B,\nB,A. L.,\n",
		KITH_DOUBTFUL, "e-mail addresses alike before the @", 2, "Ada = A. L.?");
}

static void weights_far_off_are_doubtful(void **state)
{
	(void)state;
	check_found("source,target,weight\nA,B,2\nB,C,3\nC,A,5000\nA,D,1\nD,B,2\n", KITH_DOUBTFUL,
		"weights far from the others", 1, "C > A: 5000");
	check_found("source,target,weight\nA,B,1999\nB,C,2004\nC,A,2010\n", KITH_DOUBTFUL,
		"weights that look like years", 3, "A > B: 1999");
}

static void dates_that_cannot_be_are_found(void **state)
{
	(void)state;
	static const char data[] =
		"source,target,date\nA,B,24.5.2020\nB,C,1970-01-01\nC,A,2042-01-01\n"
		"A,D,2024-03-18\nD,B,2020\n";
	check_found(data, KITH_SERIOUS, "dates that are none", 1, "A > B: 24.5.2020");
	check_found(data, KITH_DOUBTFUL, "dates that stand for none", 1, "B > C: 1970-01-01");
	check_found(data, KITH_DOUBTFUL, "dates still to come", 1, "C > A: 2042-01-01");
	g_autoptr(GPtrArray) findings = findings_of(data);
	assert_int_equal(((struct kith_finding *)findings->pdata[0])->severity, KITH_SERIOUS);
}

static void rows_that_disagree_and_odd_names_are_doubtful(void **state)
{
	(void)state;
	check_found("source,target,x\nA,,1\nA,,2\nA,B,\nB,C,\nC,A,\n", KITH_DOUBTFUL,
		"rows that disagree", 1, "A has x \"1\" in one row and \"2\" in a later one");
	check_found("source,target\n\"A\nB\",C\nC,D\nD,\"A\nB\"\n", KITH_DOUBTFUL,
		"names with invisible characters", 1, "A\nB");
}

static void check_support_of(const char *text, const char *tool, const char *answers)
{
	g_autoptr(kith_graph) graph = graph_of(text);
	g_autoptr(kith_network) network = kith_network_new(graph, KITH_AS_GIVEN, false, NULL);
	struct kith_facts facts;
	assert_true(kith_facts_of(network, &facts, NULL));
	assert_non_null(kith_tool_find(tool));
	struct kith_support support = kith_support_of(&facts, kith_tool_find(tool)->needs);
	assert_string_equal(support.answers, answers);
	assert_int_equal(*support.why == '\0', !strcmp(answers, "yes"));
}

static void tools_need_what_they_ask_about(void **state)
{
	(void)state;
	static const char star[] = "source,target\nMe,A\nMe,B\nMe,C\n";
	static const char plain[] = "source,target\nA,B\nB,C\nC,D\n";
	static const char full[] = "source,target,date,mode,field\nA,,,,x\nC,,,,x\nB,,,event,\nA,B,"
				   "2020,,\nB,C,,,\nC,D,,,\n";
	static const char nearly[] = "source,target\nMe,A\nMe,B\nMe,C\nMe,D\nMe,E\nMe,F\nMe,G\n"
				     "Me,H\nMe,I\nMe,J\nMe,K\nMe,L\nMe,M\nMe,N\nMe,O\nMe,P\n"
				     "Me,Q\nMe,R\nMe,S\nMe,T\nS,T\n";
	static const char inward[] = "source,target,directed\nA,B,1\nC,B,1\nD,B,1\n";
	check_support_of(star, "brokers", "in part");
	check_support_of(star, "intro", "in part");
	check_support_of(star, "ego", "in part");
	check_support_of(star, "meet", "in part");
	check_support_of(nearly, "brokers", "in part");
	check_support_of(nearly, "path", "in part");
	check_support_of(inward, "doors", "no");
	check_support_of(inward, "meet", "no");
	check_support_of(inward, "give", "in part");
	check_support_of("source,target,club\nA,,x\nB,,x\nC,,x\nA,B,\n", "meet", "in part");
	check_support_of("source,target\nA,B\nB,C\nC,A\n", "doors", "no");
	check_support_of("source,target\nA,B\nB,C\nC,A\n", "give", "no");
	check_support_of(plain, "brokers", "yes");
	check_support_of(plain, "roles", "in part");
	check_support_of(plain, "reconnect", "no");
	check_support_of(plain, "events", "no");
	check_support_of(full, "roles", "yes");
	check_support_of(full, "reconnect", "yes");
	check_support_of(full, "events", "yes");
	check_support_of("source,target\n", "summary", "in part");
	check_support_of("source,target\nA,\n", "communities", "in part");
	check_support_of("source,target\nA,\n", "intro", "no");
}

static void a_near_star_is_doubtful(void **state)
{
	(void)state;
	g_autoptr(GString) text = g_string_new("source,target\nA0,A1\n");
	for (int i = 0; i < 21; i++) {
		g_string_append_printf(text, "Me,A%d\n", i);
	}
	check_found(text->str, KITH_DOUBTFUL, "shaped nearly like a star", 19, "Me");
	g_string_append(text, "A2,A3\n");
	g_autoptr(GPtrArray) findings = findings_of(text->str);
	for (guint k = 0; k < findings->len; k++) {
		const struct kith_finding *finding = findings->pdata[k];
		assert_null(strstr(finding->what, "star"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sound_data_has_no_findings),
		cmocka_unit_test(ties_are_looked_at),
		cmocka_unit_test(people_on_their_own_and_parts_are_notes),
		cmocka_unit_test(shapes_without_an_answer_are_serious),
		cmocka_unit_test(names_that_may_be_one_are_told_once),
		cmocka_unit_test(names_of_a_series_are_not_alike),
		cmocka_unit_test(a_look_that_is_not_taken_is_told),
		cmocka_unit_test(addresses_tell_who_is_one),
		cmocka_unit_test(weights_far_off_are_doubtful),
		cmocka_unit_test(dates_that_cannot_be_are_found),
		cmocka_unit_test(rows_that_disagree_and_odd_names_are_doubtful),
		cmocka_unit_test(tools_need_what_they_ask_about),
		cmocka_unit_test(a_near_star_is_doubtful),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
