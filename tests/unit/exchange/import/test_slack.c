/* Claims about lib/exchange/import/slack: who writes to whom in what Slack exports. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/import_text.h"

#define ASKS "{\"type\":\"message\",\"user\":\"U1ADA\",\"text\":\"who?\",\"ts\":\"1704189600.1\"}"
#define HEADER "source,target,first_seen,last_seen,weight,date,kind,directed,first,last,messages\n"
#define DAY ",2024-01-02,2024-01-02"
#define PERSON(id) id "," DAY ",,,,,,,\n"
#define TIE(from, to, weight, kind)                                                                \
	from "," to ",,," weight ",2024-01-02," kind ",1" DAY "," weight "\n"

static void check_messages(const char *name, const char *text, const char *expected)
{
	const struct file files[] = {{name, text}, {NULL, NULL}};
	check_files(files, (struct kith_import_options){.me = "U1ADA"}, expected);
}

static void mentions_are_those_with_an_id_that_ends(void **state)
{
	(void)state;
	check_messages("general/2024-01-02.json",
		"[{\"type\":\"message\",\"user\":\"U1ADA\",\"ts\":\"1704189600.1\",\"text\":\"<@> "
		"<@U "
		"<@U2x> <@ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789> <@U2BO|bo> <@U3CY\"}]",
		HEADER PERSON("U1ADA") PERSON("U2BO") TIE("U1ADA", "U2BO", "1", "mention"));
}

static void empty_fields_say_nothing(void **state)
{
	(void)state;
	check_messages("general/2024-01-02.json",
		"[" ASKS
		",{\"type\":\"message\",\"subtype\":\"\",\"user\":\"U2BO\",\"text\":\"I\",\"ts\":"
		"\"1704189700.1\",\"thread_ts\":\"\",\"reactions\":[{\"users\":[\"\",null,\"U3CY\"]"
		"}]},"
		"{\"type\":\"message\",\"user\":\"U2BO\",\"text\":\"I\",\"ts\":\"1704189800.1\","
		"\"thread_ts\":\"1704189600.1\",\"parent_user_id\":\"\"}]",
		HEADER PERSON("U1ADA") PERSON("U2BO") PERSON("U3CY")
			TIE("U3CY", "U2BO", "1", "reaction") TIE("U2BO", "U1ADA", "1", "reply"));
}

static void a_user_who_writes_by_a_bot_is_a_user(void **state)
{
	(void)state;
	check_messages("general/2024-01-02.json",
		"[" ASKS
		",{\"type\":\"message\",\"user\":\"U2BO\",\"bot_id\":\"B1\",\"text\":\"I\",\"ts\":"
		"\"1704189700.1\",\"thread_ts\":\"1704189600.1\",\"parent_user_id\":\"U1ADA\"}]",
		HEADER PERSON("U1ADA") PERSON("U2BO") TIE("U2BO", "U1ADA", "1", "reply"));
}

static void only_a_channel_with_an_id_is_of_two(void **state)
{
	(void)state;
	static const char two[] =
		"[" ASKS ",{\"type\":\"message\",\"user\":\"U2BO\",\"text\":\"I\",\"ts\":"
		"\"1704189700.1\"}]";
	check_messages("D024BE7LH/2024-01-02.json", two,
		HEADER PERSON("U1ADA") PERSON("U2BO") TIE("U1ADA", "U2BO", "1", "message")
			TIE("U2BO", "U1ADA", "1", "message"));
	static const char *const others[] = {"Design/2024-01-02.json", "DEV/2024-01-02.json",
		"D024BE7lh/2024-01-02.json", "Designers-of-D/2024-01-02.json"};
	for (size_t k = 0; k < G_N_ELEMENTS(others); k++) {
		check_messages(others[k], two,
			"source,target,first_seen,last_seen,date\nU1ADA," DAY ",\nU2BO," DAY ",\n");
	}
}

static void somebody_without_an_id_or_address_is_passed_over_or_known_by_the_other(void **state)
{
	(void)state;
	const struct file files[] = {
		{"users.json",
			"[{\"real_name\":\"No Id\",\"profile\":{\"email\":\"n@x.org\"}},"
			"{\"id\":\"\",\"profile\":{\"email\":\"e@x.org\"}},"
			"{\"id\":\"U1ADA\",\"profile\":{\"real_name\":\"Ada Lee\",\"email\":\"\"}},"
			"{\"id\":\"U2BO\",\"profile\":{\"real_name\":\"Bo Kay\"}}]"},
		{"general/2024-01-02.json", "[" ASKS "]"}, {NULL, NULL}};
	check_files(files, (struct kith_import_options){.me = "U1ADA"},
		"source,target,label,first_seen,last_seen,date\nU1ADA,,Ada Lee" DAY ",\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mentions_are_those_with_an_id_that_ends),
		cmocka_unit_test(empty_fields_say_nothing),
		cmocka_unit_test(a_user_who_writes_by_a_bot_is_a_user),
		cmocka_unit_test(only_a_channel_with_an_id_is_of_two),
		cmocka_unit_test(
			somebody_without_an_id_or_address_is_passed_over_or_known_by_the_other),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
