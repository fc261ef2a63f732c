/* Claims about exchange/import/import: tables that people have, and how files become one graph. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/import_text.h"

#include "exchange/import/dates.h"

static void lists_of_ties_are_known_by_their_headers(void **state)
{
	(void)state;
	check_import("a.csv", "From;To;Weight\nAda;Bo;1,5\n",
		"source,target,weight\nAda,,\nBo,,\nAda,Bo,1.5\n");
	check_import("a.csv",
		"Source,Target,Type,Label,Weight\n1,2,Directed,,2\n2,3,Undirected,,1\n",
		"source,target,weight,directed\n1,,,\n2,,,\n3,,,\n1,2,2,1\n2,3,1,\n");
}

static void lists_without_a_header_are_known_by_their_numbers(void **state)
{
	(void)state;
	check_import("a.txt", "# Directed graph: x\n# FromNodeId ToNodeId\n0\t1\n1\t2\n",
		"source,target,directed\n0,,\n1,,\n2,,\n0,1,1\n1,2,1\n");
	check_import("a.txt", "1 2 2\n1 3 4\n2 3 3\n",
		"source,target,weight\n1,,\n2,,\n3,,\n1,2,2\n1,3,4\n2,3,3\n");
	check_import("a.txt", "# a comment\na\tb\t3\n", "source,target,weight\na,,\nb,,\na,b,3\n");
}

static void nodes_and_edges_of_gephi_are_one_graph(void **state)
{
	(void)state;
	const struct file files[] = {
		{"nodes.csv", "Id,Label,timeset,city\n1,Ada,,Rome\n2,Bo,,Oslo\n3,Cy,,Bonn\n"},
		{"edges.csv", "Source,Target,Type,Weight\n1,2,Undirected,2\n"},
		{NULL, NULL},
	};
	check_files(files, (struct kith_import_options){0},
		"source,target,weight,city\nAda,,,Rome\nBo,,,Oslo\nCy,,,Bonn\nAda,Bo,2,\n");
}

static void people_of_one_label_keep_their_ids(void **state)
{
	(void)state;
	const struct file files[] = {
		{"nodes.csv", "Id,Label\nx1,Ada\nx2,Ada\n"},
		{"edges.csv", "Source,Target\nx1,x2\n"},
		{NULL, NULL},
	};
	check_files(files, (struct kith_import_options){0},
		"source,target,Label\nx1,,Ada\nx2,,Ada\nx1,x2,\n");
}

static void neo4j_has_types_in_its_headers(void **state)
{
	(void)state;
	const struct file files[] = {
		{"rels.csv", ":START_ID,:END_ID,:TYPE,since:int\np1,p2,KNOWS,2001\n"},
		{"nodes.csv", "personId:ID,name,age:int,:LABEL\np1,Ada,33,Person\np2,Bo,,Person\n"},
		{NULL, NULL},
	};
	check_files(files, (struct kith_import_options){0},
		"source,target,id,kind,since,directed,age,type\nAda,,p1,,,,33,Person\n"
		"Bo,,p2,,,,,Person\nAda,Bo,,KNOWS,2001,1,,\n");
}

static void kumu_parts_several_people_by_a_bar(void **state)
{
	(void)state;
	check_import("a.csv",
		"From,To,Type,Direction,Strength\nAda,Bo|Cy,friend,mutual,2\n"
		"Bo,Cy,work,directed,\n",
		"source,target,kind,weight,directed\nAda,,,,\nBo,,,,\nCy,,,,\n"
		"Ada,Bo,friend,2,\nAda,Cy,friend,2,\nBo,Cy,work,,1\n");
}

static void nodexl_has_headings_above_its_header(void **state)
{
	(void)state;
	check_import("a.csv",
		" ,,Visual Properties,,Labels,\nVertex 1,Vertex 2,Color,Width,"
		"Relationship,Edge Weight\nAda,Bo,,,Follows,3\n",
		"source,target,kind,weight\nAda,,,\nBo,,,\nAda,Bo,Follows,3\n");
}

static void spreadsheets_end_with_the_cure(void **state)
{
	(void)state;
	check_import_fails(
		"a.xlsx", "PK\x03\x04zip", KITH_ERROR_DATA, "a.xlsx: *save the sheet as CSV*");
	check_import_fails("a.csv", "Notes\na,b\n", KITH_ERROR_DATA, "a.csv:2:1: *--format *");
	check_import_fails("a.csv", "colour,size\na,b\n", KITH_ERROR_DATA,
		"a.csv:1: no columns source and target, *name the format with --format *");
}

static const char connections[] =
	"Notes:\n\"When exporting, \"\"some\"\" are missing\"\n\n"
	"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
	"Ada,\"Example, PhD\",u1,,\"Widgets, Inc.\",Head,24 Mar 2024\n"
	"Bo,Lee,u2,bo@example.org,Acme,,\"3/1/23, 10:20 AM\"\n"
	"Bo,Lee,u3,,Other,,05 Feb 2022\n"
	",,,,,,05 Feb 2022\n";

static void connections_are_a_star_around_me(void **state)
{
	(void)state;
	check_import("Connections.csv", connections,
		"source,target,url,company,position,first,email\nMe,,,,,,\n"
		"\"Ada Example, PhD\",,u1,\"Widgets, Inc.\",Head,,\nBo "
		"Lee,,u2,Acme,,,bo@example.org\n"
		"Bo Lee (Other),,u3,Other,,,\nMe,\"Ada Example, PhD\",,,,2024-03-24,\n"
		"Me,Bo Lee,,,,2023-03-01,\nMe,Bo Lee (Other),,,,2022-02-05,\n");
	check_import("Connections.csv",
		"First Name,Last Name,Email Address,Company,Position,"
		"Connected On\nAda,A,,,,2/13/14\n",
		"source,target,first\nMe,,\nAda A,,\nMe,Ada A,2014-02-13\n");
}

static void a_star_says_what_it_cannot_answer(void **state)
{
	(void)state;
	const struct file files[] = {{"Connections.csv", connections}, {NULL, NULL}};
	const struct kith_import_options options = {.me = "Me"};
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(kith_graph) graph = try_import(files, &options, notes, NULL, NULL);
	assert_non_null(graph);
	assert_int_equal(notes->len, 4);
	assert_true(g_pattern_match_simple("*month first*", notes->pdata[0]));
	assert_true(g_pattern_match_simple("*1 row without a name*", notes->pdata[1]));
	assert_true(g_pattern_match_simple("*a star*", notes->pdata[3]));
}

static void contacts_among_other_files_are_no_star(void **state)
{
	(void)state;
	const struct file files[] = {{"Connections.csv", connections},
		{"ties.csv", "source,target\nBo Lee,Cy\n"}, {NULL, NULL}};
	const struct kith_import_options options = {.me = "Me"};
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(kith_graph) graph = try_import(files, &options, notes, NULL, NULL);
	assert_non_null(graph);
	for (guint k = 0; k < notes->len; k++) {
		assert_false(g_pattern_match_simple("*a star*", notes->pdata[k]));
	}
}

static void whose_contacts_they_are_must_be_said(void **state)
{
	(void)state;
	check_import_fails("c.csv", connections, KITH_ERROR_USAGE, "c.csv: *--me NAME*");
}

static void messages_are_one_way_ties_with_a_date(void **state)
{
	(void)state;
	check_import("messages.csv",
		"CONVERSATION ID,FROM,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n"
		"1,Me,\"Ada A, PhD\",u1,2024-03-24 11:20:01 UTC,\"x\n,y\"\n"
		"2,Ada A,\"Me,Bo\",\"u2,u3\",2024-03-26 11:20:01 UTC,x\n"
		"3,,Me,,2024-03-26 11:20:01 UTC,x\n",
		"source,target,weight,date,kind,directed,messages,first,last\n"
		"Me,,,,,,,,\n"
		"\"Ada A, PhD\",,,,,,,,\n"
		"Ada A,,,,,,,,\n"
		"Bo,,,,,,,,\n"
		"Me,\"Ada A, PhD\",1,2024-03-24,message,1,1,2024-03-24,2024-03-24\n"
		"Ada A,Me,0.5,2024-03-26,message,1,1,2024-03-26,2024-03-26\n"
		"Ada A,Bo,0.5,2024-03-26,message,1,1,2024-03-26,2024-03-26\n");
}

/* Drafts, and those who have left, who all have one name. */
static void messages_to_nobody_are_left_out(void **state)
{
	(void)state;
	check_import("messages.csv",
		"CONVERSATION ID,FROM,TO,RECIPIENT PROFILE URLS,DATE,IS MESSAGE DRAFT\n"
		"1,Me,Ada,u1,2024-03-24 11:20:01 UTC,No\n2,Me,Bo,u2,2024-03-24 11:20:01 UTC,Yes\n"
		"3,LinkedIn Member,Me,u3,2024-03-24 11:20:01 UTC,No\n",
		"source,target,weight,date,kind,directed,messages,first,last\n"
		"Me,,,,,,,,\n"
		"Ada,,,,,,,,\n"
		"Me,Ada,1,2024-03-24,message,1,1,2024-03-24,2024-03-24\n");
}

static void titles_stay_with_their_names(void **state)
{
	(void)state;
	check_import("messages.csv",
		"CONVERSATION ID,FROM,TO,RECIPIENT PROFILE URLS,DATE\n"
		"1,Me,\"Ada,Jane Doe, Ph.D.\",\"u1,u2\",2024-03-24 11:20:01 UTC\n"
		"2,Me,\"Ada,Bo,Cy\",\"u1,u2\",2024-03-24 11:20:01 UTC\n",
		"source,target,weight,date,kind,directed,messages,first,last\n"
		"Me,,,,,,,,\n"
		"Ada,,,,,,,,\n"
		"\"Jane Doe, Ph.D.\",,,,,,,,\n"
		"Me,Ada,0.5,2024-03-24,message,1,1,2024-03-24,2024-03-24\n"
		"Me,\"Jane Doe, Ph.D.\",0.5,2024-03-24,message,1,1,2024-03-24,2024-03-24\n");
}

static void recommendations_need_their_direction(void **state)
{
	(void)state;
	check_import_fails("r.csv",
		"First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n",
		KITH_ERROR_DATA, "r.csv: *--format recommendations-given*");
}

static void favours_go_from_giver_to_taker(void **state)
{
	(void)state;
	check_import("Invitations.csv",
		"From,To,Sent At,Message,Direction\n"
		"Me,Ada,\"1/2/24, 8:20 AM\",,OUTGOING\n",
		"source,target,weight,date,kind,directed,first,last\n"
		"Me,,,,,,,\n"
		"Ada,,,,,,,\n"
		"Me,Ada,1,2024-01-02,invitation,1,2024-01-02,2024-01-02\n");
	check_import("Endorsement_Received_Info.csv",
		"Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name\n"
		"2017/01/15 21:43:18 UTC,C,Ada,A\n",
		"source,target,weight,date,kind,directed,skill,first,last\n"
		"Ada A,,,,,,,,\n"
		"Me,,,,,,,,\n"
		"Ada A,Me,1,2017-01-15,endorsement,1,C,2017-01-15,2017-01-15\n");
	check_import("Recommendations_Given.csv",
		"First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
		"Ada,A,,,Good,\"03/05/20, 03:40 AM\",VISIBLE\n",
		"source,target,weight,date,kind,directed,first,last\n"
		"Me,,,,,,,\n"
		"Ada A,,,,,,,\n"
		"Me,Ada A,1,2020-03-05,recommendation,1,2020-03-05,2020-03-05\n");
	check_import("Recommendations_Received.csv",
		"First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
		"Ada,A,,,Good,,VISIBLE\n",
		"source,target,weight,kind,directed\nAda A,,,,\nMe,,,,\n"
		"Ada A,Me,1,recommendation,1\n");
}

static void address_books_of_google_are_a_star_too(void **state)
{
	(void)state;
	check_import("contacts.csv",
		"First Name,Middle Name,Last Name,Organization Name,Labels,E-mail 1 - Value\n"
		"Ada,B,Cee,Acme,* friends,ada@example.org\n,,,,,only@example.org\n",
		"source,target,label,weight,kind,company,categories\n"
		"ada@example.org,,Ada B Cee,,,Acme,friends\n"
		"only@example.org,,,,,,\n"
		"Me,,,,,,\n"
		"ada@example.org,Me,,1,contact,,\n"
		"only@example.org,Me,,1,contact,,\n");
}

static void google_has_several_addresses_or_none(void **state)
{
	(void)state;
	check_import("contacts.csv",
		"First Name,Middle Name,Last Name,Labels,E-mail 1 - Value,E-mail 2 - Value\n"
		"Ada,,Cee,* myContacts ::: Art,a@x.org ::: b@x.org,c@x.org\n",
		"source,target,label,weight,kind,email,categories\n"
		"a@x.org,,Ada Cee,,,a@x.org;b@x.org;c@x.org,myContacts;Art\n"
		"Me,,,,,,\n"
		"a@x.org,Me,,1,contact,,\n");
	check_import("contacts.csv",
		"First Name,Middle Name,Last Name,Phonetic First Name,Labels,Phone 1 - Value\n"
		"Ada,,Cee,,* myContacts,+1\n",
		"source,target,weight,kind,categories\n"
		"Ada Cee,,,,myContacts\n"
		"Me,,,,\n"
		"Ada Cee,Me,1,contact,\n");
}

static void guests_who_were_there_are_tied(void **state)
{
	(void)state;
	check_import("Spring Meetup.csv",
		"api_id,name,email,approval_status,checked_in_at\n"
		"1,Cy,,approved,\n2,Ada,a@x.org,approved,2024-01-02\n3,Bo,,approved,2024-01-02\n",
		"source,target,email,weight,events\nAda,,a@x.org,,1\nBo,,,,1\nCy,,,,\n"
		"Ada,Bo,,1,1\n");
	check_import("m.xls",
		"Name\tUser ID\tRSVP\tGuests\nAda\tuser 1\tYes\t0\nBo\tuser 2\tNo\t0\n"
		"Cy\tuser 3\tYes\t0\n",
		"source,target,weight,events\nAda,,,1\nCy,,,1\nBo,,,\nAda,Cy,1,1\n");
}

static void guests_who_stayed_away_are_counted(void **state)
{
	(void)state;
	const struct file files[] = {
		{"tea.csv", "name,email,checked_in_at\nAda,,x\nBo,,\nCy,,\n"}, {NULL, NULL}};
	const struct kith_import_options options = {0};
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(kith_graph) graph = try_import(files, &options, notes, NULL, NULL);
	assert_non_null(graph);
	assert_int_equal(notes->len, 1);
	assert_string_equal(notes->pdata[0],
		"tea.csv: 1 of 3 guests came, by the column checked_in_at; only they are tied to "
		"one another");
}

static void columns_without_a_name_are_no_columns(void **state)
{
	(void)state;
	check_import("signup.csv",
		"\xef\xbb\xbfName;Email;Event;Date;;;\r\nAda;a@x.org;Tea;2024-01-02;;;\r\n"
		"Bo;;Tea;2024-01-02;;;\r\n;;;;;;\r\n",
		"source,target,email,weight,events,date,first_seen,last_seen\n"
		"Ada,,a@x.org,,1,,2024-01-02,2024-01-02\n"
		"Bo,,,,1,,2024-01-02,2024-01-02\nAda,Bo,,1,1,2024-01-02,,\n");
}

static void an_address_is_no_event(void **state)
{
	(void)state;
	const struct file files[] = {
		{"a.csv", "Name,E-Mail,Veranstaltung\nAda,a@x.org,Tee\nBo,b@x.org,Tee\n"},
		{NULL, NULL},
	};
	const struct kith_import_options options = {.format = "attendance"};
	g_autoptr(kith_graph) graph = try_import(files, &options, NULL, NULL, NULL);
	g_autofree char *text = text_of(graph, NULL, NULL);
	assert_string_equal(text,
		"source,target,email,weight,events\nAda,,a@x.org,,1\nBo,,b@x.org,,1\n"
		"Ada,Bo,,1,1\n");
}

static void guests_of_whom_none_is_said_to_have_come_may_have_stayed_away(void **state)
{
	(void)state;
	check_import("tea.csv", "name,email,status\nAda,,confirmed\nBo,,confirmed\nCy,,waitlist\n",
		"source,target,weight,events\nAda,,,1\nBo,,,1\nCy,,,\nAda,Bo,1,1\n");
	check_import("tea.csv", "name,email,status\nAda,,kommt\nBo,,kommt\nCy,,declined\n",
		"source,target,weight,events\nAda,,,1\nBo,,,1\nCy,,,\nAda,Bo,1,1\n");
	check_import("tea.csv", "name,email,status\nAda,,declined\nBo,,pending_approval\n",
		"source,target,weight,events\nAda,,,\nBo,,,\n");
}

static void guests_of_one_address_are_one(void **state)
{
	(void)state;
	const struct file files[] = {
		{"one.csv", "name,email,checked_in_at\nAda Lovelace,Ada@x.org,x\nBo,,x\n"},
		{"two.csv", "name,email,checked_in_at\nAda L.,ada@x.org,x\nBo,,x\n"},
		{NULL, NULL},
	};
	const struct kith_import_options options = {0};
	g_autoptr(GPtrArray) matches =
		g_ptr_array_new_with_free_func((GDestroyNotify)kith_import_match_free);
	g_autoptr(kith_graph) graph = try_import(files, &options, NULL, matches, NULL);
	g_autofree char *text = text_of(graph, NULL, NULL);
	assert_string_equal(text,
		"source,target,email,weight,events\nAda Lovelace,,Ada@x.org,,2\nBo,,,,2\n"
		"Ada Lovelace,Bo,,2,2\n");
	assert_int_equal(matches->len, 2);
	const struct kith_import_match *match = g_ptr_array_index(matches, 0);
	assert_string_equal(match->name, "Ada L.");
	assert_string_equal(match->person, "Ada Lovelace");
	assert_string_equal(match->by, "e-mail");
}

static void who_did_not_attend_was_not_there(void **state)
{
	(void)state;
	check_import("m.xls",
		"Name\tAttendance\tUser ID\tRSVP\nAda\tY\tuser 1\tYes\nBo\tN\tuser 2\tYes\n"
		"Cy\tY\tuser 3\tYes\n",
		"source,target,weight,events\nAda,,,1\nCy,,,1\nBo,,,\nAda,Cy,1,1\n");
}

static void guest_lists_of_several_evenings_add_up(void **state)
{
	(void)state;
	const struct file files[] = {
		{"one.csv", "name,email,checked_in_at\nAda,,x\nBo,,x\n"},
		{"two.csv", "name,email,checked_in_at\nBo,,x\nAda,,x\nCy,,x\n"},
		{NULL, NULL},
	};
	check_files(files, (struct kith_import_options){0},
		"source,target,weight,events\nAda,,,2\nBo,,,2\nCy,,,1\nAda,Bo,1.5,2\n"
		"Ada,Cy,0.5,1\n"
		"Bo,Cy,0.5,1\n");
}

static void matrices_may_name_their_rows_or_not(void **state)
{
	(void)state;
	check_import("m.csv", "A,B\n0,2\n2,0\n", "source,target,weight\nA,,\nB,,\nA,B,2\n");
	check_import("m.csv", ",A,B\nA,0,2\nB,,1\n",
		"source,target,weight,directed\nA,,,\nB,,,\nA,B,2,1\nB,B,1,1\n");
	check_import("m.csv", "A;B\n1;0,5\n0,5;1\n", "source,target,weight\nA,,\nB,,\nA,B,0.5\n");
	check_import_fails(
		"m.csv", ",A,B\nA,0,2\nC,1,0\n", KITH_ERROR_DATA, "m.csv:3:1: row 2 is of \"C\"*");
	check_import_fails("m.csv", "A,B\n0,-1\n-1,0\n", KITH_ERROR_DATA, "m.csv: *below 0*");
}

static void people_are_matched_by_name_and_by_address(void **state)
{
	(void)state;
	const struct file files[] = {
		{"a.csv", "source,target,email\nAda Lovelace,,ada@x.org\nAda Lovelace,Bo,\n"},
		{"b.csv", "source,target,email\nA. Lovelace,,ADA@x.org\nA. Lovelace,Bo,\n"},
		{NULL, NULL},
	};
	const struct kith_import_options options = {0};
	g_autoptr(GPtrArray) matches =
		g_ptr_array_new_with_free_func((GDestroyNotify)kith_import_match_free);
	g_autoptr(kith_graph) graph = try_import(files, &options, NULL, matches, NULL);
	assert_int_equal(graph->n, 2);
	assert_int_equal(graph->m, 2);
	assert_int_equal(matches->len, 2);
	const struct kith_import_match *match = matches->pdata[0];
	assert_string_equal(match->name, "A. Lovelace");
	assert_string_equal(match->person, "Ada Lovelace");
	assert_string_equal(match->by, "e-mail");
	assert_string_equal(match->file, "b.csv");
}

static void check_merged(const char *text, const char *expected)
{
	g_autoptr(kith_graph) graph = graph_of(text);
	g_autoptr(kith_graph) merged = kith_import_merge(graph, NULL);
	g_autofree char *written = text_of(merged, NULL, NULL);
	assert_string_equal(written, expected);
}

static void merging_leaves_one_row_a_pair_direction_and_kind(void **state)
{
	(void)state;
	check_merged("source,target,weight,date,kind,note\nA,B,2,2024-01-02,work,x\n"
		     "B,A,,2023-05-01,work,y\nA,B,1,2020,home,\nA,B,1,,work,x\n",
		"source,target,weight,date,kind,note,first,last\n"
		"A,,,,,,,\n"
		"B,,,,,,,\n"
		"A,B,4,2024-01-02,work,x;y,2023-05-01,2024-01-02\n"
		"A,B,1,2020,home,,2020,2020\n");
	check_merged("source,target,date,first,last\nA,B,2024,2021,2024\nB,A,2022,2020,2022\n",
		"source,target,date,weight,first,last\nA,,,,,\nB,,,,,\nA,B,2024,2,2020,2024\n");
	check_merged("source,target,directed\nA,B,1\nB,A,1\nA,B,1\n",
		"source,target,directed,weight\nA,,,\nB,,,\nA,B,1,2\nB,A,1,1\n");
	check_merged("source,target,events\nA,B,2\nA,B,3\nC,,\nA,C,\n",
		"source,target,events,weight\nC,,,\nA,,,\nB,,,\nA,B,5,2\nA,C,,1\n");
}

static void dates_are_read_as_exports_write_them(void **state)
{
	(void)state;
	static const char *const good[][2] = {{"24 Mar 2024", "2024-03-24"},
		{"24-Mar-24", "2024-03-24"}, {"March 4, 2024", "2024-03-04"},
		{"2024/03/24 11:20:01 UTC", "2024-03-24"}, {"3/24/24, 11:20 AM", "2024-03-24"},
		{"24/3/2024", "2024-03-24"}, {"4.3.2024", "2024-03-04"},
		{"2024-03-24T10:00:00Z", "2024-03-24"}};
	static const char *const bad[] = {
		"", "Mar", "2024", "31 Feb 2024", "a 1 2024", "99/99/2024", "1/2", "24 Foo 2024"};
	for (size_t k = 0; k < G_N_ELEMENTS(good); k++) {
		g_autofree char *date = kith_import_date(good[k][0], false);
		assert_non_null(date);
		assert_string_equal(date, good[k][1]);
	}
	for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
		assert_null(kith_import_date(bad[k], false));
	}
}

static void a_column_says_how_its_dates_are_written(void **state)
{
	(void)state;
	static const struct {
		const char *cells[3], *first, *doubt;
	} columns[] = {
		{{"2/3/2024", "13/3/2024", "x"}, "2024-03-02", NULL},
		{{"2/3/2024", "3/13/2024", ""}, "2024-02-03", NULL},
		{{"2/3/2024", "2024-03-13", "3.2.2024"}, "2024-02-03", "f.csv:2: \"2/3/2024\"*"},
		{{"2/2/2024", "2/3/2024", "1 May 2024"}, "2024-02-02", "f.csv:3: \"2/3/2024\"*"},
		{{"13/3/2024", "3/13/2024", "2/3/2024"}, "2024-03-13", "f.csv:4:*now*now*"},
		{{"13/3/2024", "3/13/2024", "99/1/2024"}, "2024-03-13", NULL},
	};
	for (size_t k = 0; k < G_N_ELEMENTS(columns); k++) {
		struct kith_import_dates dates = {0};
		for (size_t c = 0; c < 3; c++) {
			kith_import_dates_look(&dates, columns[k].cells[c], c + 2);
		}
		g_autofree char *first = kith_import_dates_read(&dates, columns[k].cells[0]);
		g_autofree char *doubt = kith_import_dates_doubt(&dates, "f.csv");
		assert_string_equal(first, columns[k].first);
		assert_int_equal(doubt != NULL, columns[k].doubt != NULL);
		assert_true(!doubt || g_pattern_match_simple(columns[k].doubt, doubt));
		kith_import_dates_finish(&dates);
	}
}

static void a_column_that_is_named_is_not_passed_over(void **state)
{
	(void)state;
	const struct kith_import_options by_name = {.reading.source_column = "name"};
	const struct kith_import_options by_status = {.status_column = "came"};
	const struct file contacts[] = {
		{"a.vcf", "BEGIN:VCARD\nVERSION:4.0\nFN:Ada\nEND:VCARD\n"}, {NULL, NULL}};
	const struct file both[] = {
		contacts[0], {"a.csv", "name,event\nAda,Supper\nBo,Supper\n"}, {NULL, NULL}};
	check_files_fail(
		contacts, by_name, KITH_ERROR_USAGE, "--source-column: no file *\"name\"*");
	check_files_fail(contacts, by_status, KITH_ERROR_USAGE, "--status-column: no file *");
	check_files(both, by_name,
		"source,target,events,weight\n"
		"Ada,,1,\n"
		"Bo,,1,\n"
		"Ada,Bo,1,1\n");
}

static void a_format_needs_its_columns(void **state)
{
	(void)state;
	static const char *const formats[] = {
		"kumu", "linkedin", "google", "messages", "invitations", "endorsements", "guests"};
	for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) {
		const struct file files[] = {{"a.csv", "person,event\nAda,x\n"}, {NULL, NULL}};
		const struct kith_import_options options = {.format = formats[k], .me = "Me"};
		g_autoptr(GError) error = NULL;
		assert_null(try_import(files, &options, NULL, NULL, &error));
		assert_int_equal(error->code, KITH_ERROR_DATA);
		assert_true(g_str_has_prefix(error->message, "a.csv:1: no column is called"));
	}
}

static void a_matrix_without_a_header_has_numbers_for_names(void **state)
{
	(void)state;
	const struct file files[] = {{"m.csv", "0,1,0\n1,0,2\n0,2,0\n"}, {NULL, NULL}};
	check_files(files,
		(struct kith_import_options){.format = "matrix", .reading.dialect.no_header = true},
		"source,target,weight\n1,,\n2,,\n3,,\n1,2,1\n2,3,2\n");
}

static void a_table_of_people_needs_a_header(void **state)
{
	(void)state;
	const struct file files[] = {{"p.csv", "Ada,Leeds\nBo,York\n"}, {NULL, NULL}};
	const struct kith_import_options options = {
		.format = "people", .reading.dialect.no_header = true};
	g_autoptr(GError) error = NULL;
	assert_null(try_import(files, &options, NULL, NULL, &error));
	assert_int_equal(error->code, KITH_ERROR_DATA);
	assert_true(g_pattern_match_simple("p.csv: a table of people *header*", error->message));
}

static void a_format_nobody_knows_is_a_mistake(void **state)
{
	(void)state;
	const struct file files[] = {{"a", "x"}, {NULL, NULL}};
	const struct kith_import_options options = {.format = "grapml"};
	g_autoptr(GError) error = NULL;
	assert_null(try_import(files, &options, NULL, NULL, &error));
	assert_int_equal(error->code, KITH_ERROR_USAGE);
	assert_true(g_pattern_match_simple("*did you mean graphml?*", error->message));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_of_ties_are_known_by_their_headers),
		cmocka_unit_test(lists_without_a_header_are_known_by_their_numbers),
		cmocka_unit_test(nodes_and_edges_of_gephi_are_one_graph),
		cmocka_unit_test(people_of_one_label_keep_their_ids),
		cmocka_unit_test(neo4j_has_types_in_its_headers),
		cmocka_unit_test(kumu_parts_several_people_by_a_bar),
		cmocka_unit_test(nodexl_has_headings_above_its_header),
		cmocka_unit_test(spreadsheets_end_with_the_cure),
		cmocka_unit_test(connections_are_a_star_around_me),
		cmocka_unit_test(a_star_says_what_it_cannot_answer),
		cmocka_unit_test(contacts_among_other_files_are_no_star),
		cmocka_unit_test(whose_contacts_they_are_must_be_said),
		cmocka_unit_test(messages_are_one_way_ties_with_a_date),
		cmocka_unit_test(messages_to_nobody_are_left_out),
		cmocka_unit_test(titles_stay_with_their_names),
		cmocka_unit_test(recommendations_need_their_direction),
		cmocka_unit_test(favours_go_from_giver_to_taker),
		cmocka_unit_test(address_books_of_google_are_a_star_too),
		cmocka_unit_test(google_has_several_addresses_or_none),
		cmocka_unit_test(guests_who_were_there_are_tied),
		cmocka_unit_test(guests_who_stayed_away_are_counted),
		cmocka_unit_test(columns_without_a_name_are_no_columns),
		cmocka_unit_test(an_address_is_no_event),
		cmocka_unit_test(guests_of_whom_none_is_said_to_have_come_may_have_stayed_away),
		cmocka_unit_test(guests_of_one_address_are_one),
		cmocka_unit_test(who_did_not_attend_was_not_there),
		cmocka_unit_test(guest_lists_of_several_evenings_add_up),
		cmocka_unit_test(matrices_may_name_their_rows_or_not),
		cmocka_unit_test(people_are_matched_by_name_and_by_address),
		cmocka_unit_test(merging_leaves_one_row_a_pair_direction_and_kind),
		cmocka_unit_test(dates_are_read_as_exports_write_them),
		cmocka_unit_test(a_column_says_how_its_dates_are_written),
		cmocka_unit_test(a_column_that_is_named_is_not_passed_over),
		cmocka_unit_test(a_format_needs_its_columns),
		cmocka_unit_test(a_matrix_without_a_header_has_numbers_for_names),
		cmocka_unit_test(a_table_of_people_needs_a_header),
		cmocka_unit_test(a_format_nobody_knows_is_a_mistake),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
