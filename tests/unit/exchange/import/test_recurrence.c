/* Claims about exchange/import/recurrence: days that calendars name, and those that meetings recur
 * on. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include "exchange/import/recurrence.h"

#define LIMIT 10000

static GArray *follow(const char *rule, const char *start, const char *last, size_t limit,
	enum kith_recurrence *how)
{
	struct kith_wall from, to;
	assert_true(kith_wall_parse(start, &from));
	assert_true(kith_wall_parse(last, &to));
	GArray *times = g_array_new(false, false, sizeof(int64_t));
	*how = kith_recurrence_follow(rule, &from, NULL, to.seconds, limit, times);
	return times;
}

static int32_t day_at(const GArray *times, guint k)
{
	return kith_wall_day(g_array_index(times, int64_t, k));
}

/* The days on which a rule holds after its start and before 2033: how many, the rest of their sum
 * when divided by 1000003, and the last, of Python's dateutil 2.9.0. */
static const struct {
	const char *rule, *start;
	guint count;
	int64_t sum;
	int32_t last;
} known[] = {
	{"FREQ=WEEKLY", "20241203T183000", 421, 67050, 23007},
	{"FREQ=MONTHLY;INTERVAL=3;BYDAY=1FR,1WE", "20230509T093000", 76, 615996, 22954},
	{"FREQ=DAILY;INTERVAL=5;BYDAY=TH", "20240810T123000", 88, 889577, 22995},
	{"FREQ=YEARLY;INTERVAL=7;BYDAY=-1TH;UNTIL=20281016T120000", "20231005T123000", 1, 19719,
		19719},
	{"FREQ=MONTHLY;BYMONTHDAY=31,-30,1;UNTIL=20310616T120000", "20240610T183000", 182, 851806,
		22431},
	{"FREQ=MONTHLY;INTERVAL=4;BYMONTHDAY=13,-2,28;UNTIL=20280413T120000", "20240820T093000", 33,
		680048, 21287},
	{"FREQ=YEARLY;INTERVAL=5;BYMONTH=2,5;BYMONTHDAY=-1", "20240315T093000", 3, 63182, 21700},
	{"FREQ=WEEKLY;INTERVAL=13;BYDAY=SA", "20241022T183000", 33, 708774, 22934},
	{"FREQ=DAILY;UNTIL=20250602T120000", "20230214T093000", 839, 630610, 20241},
	{"FREQ=DAILY;BYMONTH=1,5,11;COUNT=10", "20230115T123000", 9, 174393, 19381},
	{"FREQ=DAILY;UNTIL=20280512T120000", "20240109T093000", 1585, 530444, 21316},
	{"FREQ=MONTHLY;BYDAY=TU,TH,FR,SA;BYSETPOS=1", "20230811T183000", 112, 384566, 22981},
	{"FREQ=YEARLY;BYMONTH=11;BYDAY=3TU", "20241216T093000", 8, 173507, 22965},
	{"FREQ=YEARLY;BYYEARDAY=1,200", "20240715T093000", 17, 363386, 22844},
	{"FREQ=WEEKLY;WKST=WE;COUNT=1", "20240807T183000", 0, 0, 0},
	{"FREQ=MONTHLY;INTERVAL=7;BYDAY=MO,TU,TH,FR;BYSETPOS=-1", "20240810T183000", 15, 321839,
		22947},
	{"FREQ=DAILY;INTERVAL=7;BYDAY=WE,TH,SA;BYMONTH=3,11,12", "20230417T093000", 0, 0, 0},
	{"FREQ=WEEKLY;BYDAY=TH,FR,SU;UNTIL=20280428T120000", "20240627T183000", 600, 360664, 21301},
	{"FREQ=MONTHLY;BYMONTHDAY=2,31", "20241025T093000", 156, 355202, 23010},
	{"FREQ=MONTHLY;INTERVAL=7;BYMONTHDAY=-15,31,28", "20230628T183000", 43, 916199, 22949},
	{"FREQ=YEARLY;BYMONTH=2,12;BYMONTHDAY=31", "20230205T123000", 10, 213660, 23010},
	{"FREQ=YEARLY;INTERVAL=7;BYMONTH=6,11;BYMONTHDAY=1", "20240506T123000", 4, 84918, 22584},
	{"FREQ=YEARLY;BYDAY=-1MO", "20240125T093000", 9, 193915, 23006},
	{"FREQ=YEARLY;INTERVAL=7;BYMONTH=3,9;BYMONTHDAY=-1;UNTIL=20250214T120000",
		"20240827T093000", 1, 19996, 19996},
	{"FREQ=YEARLY;INTERVAL=7;BYYEARDAY=-1,365", "20240406T183000", 3, 62819, 22644},
	{"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=13,1", "20241117T123000", 64, 378553, 22962},
	{"FREQ=YEARLY;INTERVAL=3;BYDAY=-5TU;UNTIL=20311221T120000", "20240417T183000", 3, 63463,
		22251},
	{"FREQ=MONTHLY;BYDAY=5MO,3TH", "20240518T123000", 139, 981004, 22995},
	{"FREQ=WEEKLY;BYDAY=MO,TU,SA;UNTIL=20310725T120000", "20240113T183000", 1178, 867311,
		22482},
	{"FREQ=MONTHLY;BYMONTHDAY=-2", "20231124T183000", 110, 348397, 23009},
	{"FREQ=YEARLY;BYDAY=-5SA", "20240613T183000", 9, 193652, 22976},
	{"FREQ=YEARLY;BYMONTH=1,12;BYMONTHDAY=29;UNTIL=20251007T120000", "20230702T093000", 4,
		79674, 20117},
	{"FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-2", "20230224T093000", 60, 272717, 23009},
	{"FREQ=DAILY;BYMONTH=1,6,11", "20241014T183000", 758, 276403, 22979},
	{"FREQ=DAILY;COUNT=1", "20240420T183000", 0, 0, 0},
	{"FREQ=MONTHLY;UNTIL=20281124T120000", "20230906T183000", 62, 275011, 21494},
	{"FREQ=YEARLY;INTERVAL=5;BYMONTH=2,11;BYMONTHDAY=15;UNTIL=20250326T120000",
		"20240621T123000", 1, 20042, 20042},
	{"FREQ=YEARLY;BYMONTH=1;BYDAY=-1MO", "20230118T093000", 10, 210285, 22670},
	{"FREQ=DAILY;INTERVAL=7", "20240724T123000", 440, 447433, 23008},
	{"FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TU,WE,TH", "20241117T123000", 564, 143166, 23002},
	{"FREQ=MONTHLY;BYMONTHDAY=-15,-1,2;UNTIL=20250713T120000", "20240211T093000", 51, 21128,
		20271},
	{"FREQ=MONTHLY;BYMONTHDAY=2;UNTIL=20310825T120000", "20230518T123000", 99, 79195, 22493},
	{"FREQ=MONTHLY;UNTIL=20310509T120000", "20240204T123000", 87, 835295, 22403},
	{"FREQ=YEARLY;BYMONTH=5;BYDAY=3WE", "20230303T123000", 10, 211390, 22784},
	{"FREQ=MONTHLY;BYDAY=WE,TH,SA,SU;BYSETPOS=2;UNTIL=20280310T120000", "20230814T183000", 55,
		123359, 21245},
	{"FREQ=MONTHLY;INTERVAL=2;COUNT=1", "20230218T093000", 0, 0, 0},
	{"FREQ=YEARLY;BYYEARDAY=200,1;UNTIL=20280301T120000", "20240819T093000", 7, 144505, 21184},
	{"FREQ=WEEKLY;INTERVAL=3;BYDAY=WE,TH;BYMONTH=5,6,8,11", "20230728T123000", 109, 323878,
		22967},
	{"FREQ=MONTHLY;INTERVAL=7;BYDAY=2MO;UNTIL=20310503T120000", "20231218T093000", 12, 253042,
		22257},
	{"FREQ=WEEKLY;BYDAY=TU,WE,TH;WKST=SA;COUNT=2", "20240206T183000", 1, 19760, 19760},
	{"FREQ=YEARLY;BYMONTH=8;BYDAY=1WE", "20241104T183000", 8, 172661, 22861},
	{"FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=30,-15,1;UNTIL=20310727T120000", "20230905T183000",
		142, 988565, 22477},
	{"FREQ=WEEKLY;INTERVAL=4;WKST=TH;UNTIL=20280417T120000", "20231227T093000", 56, 148893,
		21286},
	{"FREQ=MONTHLY;BYMONTHDAY=28,-2;UNTIL=20310505T120000", "20230107T093000", 198, 137323,
		22398},
	{"FREQ=WEEKLY;INTERVAL=7;BYDAY=MO,WE,TH;WKST=FR;COUNT=40", "20240215T123000", 39, 784277,
		20405},
	{"FREQ=DAILY;BYMONTH=3,4,5;UNTIL=20280618T120000", "20241120T093000", 368, 632759, 21335},
	{"FREQ=YEARLY;BYMONTH=6,9;BYMONTHDAY=31", "20230717T183000", 0, 0, 0},
	{"FREQ=MONTHLY;BYDAY=-2FR", "20240828T093000", 100, 149234, 23003},
	{"FREQ=MONTHLY;BYMONTHDAY=2,-15,30;UNTIL=20310203T120000", "20230923T123000", 259, 432010,
		22312},
	{"FREQ=WEEKLY;BYDAY=MO;WKST=SA;COUNT=5", "20240415T093000", 4, 79382, 19856},
	{"FREQ=WEEKLY;INTERVAL=13", "20240709T093000", 34, 731187, 23007},
	{"FREQ=YEARLY;BYMONTH=4,8;BYMONTHDAY=-1", "20231005T093000", 18, 384573, 22888},
	{"FREQ=MONTHLY;BYDAY=MO,TU,TH,FR,SU;BYSETPOS=-1", "20230210T183000", 119, 524320, 23010},
	{"FREQ=MONTHLY;BYDAY=MO,TU,WE,FR,SA;BYSETPOS=1,-1", "20230708T183000", 227, 831035, 23010},
	{"FREQ=WEEKLY;BYDAY=MO,TU,WE,SU;WKST=MO", "20230320T123000", 2042, 337746, 23008},
	{"FREQ=YEARLY;BYMONTH=2;BYDAY=1MO", "20240318T123000", 8, 171203, 22677},
	{"FREQ=MONTHLY;INTERVAL=4;BYMONTHDAY=-1,-30;UNTIL=20310401T120000", "20231003T123000", 37,
		777441, 22338},
	{"FREQ=WEEKLY;INTERVAL=2;WKST=WE;COUNT=5", "20240926T093000", 4, 80108, 20048},
	{"FREQ=WEEKLY;INTERVAL=2;COUNT=2", "20230506T123000", 1, 19497, 19497},
	{"FREQ=MONTHLY;INTERVAL=7", "20230825T183000", 16, 342488, 23004},
	{"FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20280712T120000", "20230517T183000", 62, 267086, 21365},
	{"FREQ=DAILY", "20240828T123000", 3047, 470694, 23010},
	{"FREQ=WEEKLY;BYDAY=WE;WKST=TU", "20241103T123000", 426, 167706, 23008},
	{"FREQ=DAILY;BYMONTH=8,11,12", "20241025T123000", 797, 169071, 23010},
	{"FREQ=DAILY;BYMONTH=5,7,11", "20240709T123000", 788, 924390, 22979},
	{"FREQ=MONTHLY;BYMONTHDAY=1", "20240110T123000", 107, 286191, 22980},
	{"FREQ=MONTHLY;INTERVAL=2;BYDAY=-1WE", "20240706T183000", 51, 94137, 22973},
	{"FREQ=WEEKLY;BYDAY=TU,TH;WKST=MO", "20231105T183000", 956, 399546, 23009},
	{"FREQ=DAILY;INTERVAL=3", "20240422T093000", 1058, 665997, 23009},
	{"FREQ=WEEKLY;INTERVAL=3;BYDAY=WE,SA;BYMONTH=2,5,11,12", "20240716T093000", 93, 995612,
		23008},
	{"FREQ=DAILY;INTERVAL=5;BYMONTH=6,9,11", "20230717T093000", 174, 707706, 22975},
	{"FREQ=YEARLY;BYMONTH=6,10;BYMONTHDAY=-1", "20230526T123000", 20, 424870, 22949},
	{"FREQ=WEEKLY;WKST=SU;BYMONTH=3,5,6,7", "20241207T123000", 142, 55390, 22857},
	{"FREQ=MONTHLY;BYDAY=-1MO", "20240625T123000", 102, 189813, 23006},
	{"FREQ=MONTHLY;BYDAY=-1TH,-1MO;UNTIL=20280618T120000", "20231109T183000", 110, 256090,
		21333},
	{"FREQ=WEEKLY;INTERVAL=4", "20230809T183000", 122, 598594, 22994},
	{"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20250222T120000", "20230328T123000", 49, 969857,
		20129},
	{"FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO,5FR", "20230202T123000", 79, 677561, 23010},
	{"FREQ=WEEKLY;BYDAY=WE,TH,FR;COUNT=10", "20240308T093000", 9, 178227, 19811},
	{"FREQ=YEARLY;BYDAY=10SA", "20230223T093000", 10, 210678, 22710},
	{"FREQ=WEEKLY;BYDAY=MO,TU,SU;WKST=TH", "20231009T093000", 1444, 792968, 23007},
	{"FREQ=MONTHLY;BYDAY=1WE;UNTIL=20311122T120000", "20240807T093000", 87, 851179, 22588},
	{"FREQ=MONTHLY;INTERVAL=2;BYDAY=-2FR,5TU", "20240818T093000", 70, 502903, 23003},
	{"FREQ=MONTHLY;BYMONTHDAY=-1", "20241026T093000", 99, 130228, 23010},
	{"FREQ=DAILY;INTERVAL=7;COUNT=10", "20230710T093000", 9, 176247, 19611},
	{"FREQ=DAILY;BYDAY=MO,TU;UNTIL=20310710T120000", "20240808T183000", 722, 311770, 22468},
	{"FREQ=MONTHLY;BYDAY=3SA,3SU;UNTIL=20251122T120000", "20240325T093000", 40, 804813, 20408},
	{"FREQ=MONTHLY;INTERVAL=13;BYDAY=MO,TU,SU;BYSETPOS=2", "20230926T123000", 8, 171081, 22768},
	{"FREQ=YEARLY;INTERVAL=3;BYMONTH=1;BYDAY=1SU", "20241218T093000", 2, 42741, 21920},
	{"FREQ=MONTHLY;BYMONTHDAY=13;UNTIL=20280212T120000", "20240516T183000", 44, 903816, 21196},
	{"FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=29,1,-30", "20230401T123000", 141, 996293, 23008},
	{"FREQ=MONTHLY;INTERVAL=4;BYDAY=TU,FR,SA,SU;BYSETPOS=2", "20231201T123000", 28, 597467,
		22983},
	{"FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-30,28,-2;COUNT=40", "20240328T123000", 39, 788120,
		20601},
	{"FREQ=MONTHLY;INTERVAL=3;BYDAY=2FR,3TH", "20230810T123000", 76, 616783, 22967},
	{"FREQ=DAILY;INTERVAL=5", "20231106T093000", 668, 254744, 23007},
	{"FREQ=YEARLY;BYYEARDAY=-100,366", "20230823T093000", 13, 277317, 23010},
	{"FREQ=WEEKLY;INTERVAL=5;WKST=FR", "20240307T183000", 92, 970315, 23009},
	{"FREQ=MONTHLY;BYDAY=2TU,2FR", "20231014T123000", 220, 692741, 22993},
	{"FREQ=WEEKLY;INTERVAL=3;BYDAY=WE,FR,SA;WKST=SA;BYMONTH=2,3,5,9", "20230713T093000", 160,
		401683, 22912},
	{"FREQ=YEARLY;BYMONTH=9,12;BYMONTHDAY=31", "20240718T093000", 9, 193938, 23010},
	{"FREQ=WEEKLY;COUNT=1", "20240410T123000", 0, 0, 0},
	{"FREQ=WEEKLY;INTERVAL=5;BYDAY=MO,WE,TH,SU;WKST=SU", "20240328T093000", 364, 796131, 22995},
	{"FREQ=YEARLY;INTERVAL=5;BYMONTH=6;BYDAY=3SA;UNTIL=20310506T120000", "20240621T183000", 1,
		21716, 21716},
	{"FREQ=DAILY;COUNT=40", "20240501T183000", 39, 774696, 19883},
	{"FREQ=YEARLY;BYMONTH=2;BYDAY=-1TH", "20231214T123000", 9, 191163, 22701},
	{"FREQ=YEARLY;BYMONTH=5,9;BYMONTHDAY=29", "20230912T093000", 19, 404724, 22917},
	{"FREQ=MONTHLY;BYMONTHDAY=-2,30,31;UNTIL=20310511T120000", "20230619T123000", 182, 815644,
		22399},
	{"FREQ=MONTHLY;BYDAY=TU,TH;BYSETPOS=3;UNTIL=20251004T120000", "20230322T093000", 30, 596963,
		20340},
};

static void rules_hold_on_the_days_that_dateutil_finds(void **state)
{
	(void)state;
	for (size_t k = 0; k < G_N_ELEMENTS(known); k++) {
		enum kith_recurrence how;
		g_autoptr(GArray) times =
			follow(known[k].rule, known[k].start, "20330101T000000", LIMIT, &how);
		int64_t sum = 0;
		for (guint i = 0; i < times->len; i++) {
			sum += day_at(times, i);
			assert_true(i == 0 || day_at(times, i) > day_at(times, i - 1));
		}
		int32_t last = times->len ? day_at(times, times->len - 1) : 0;
		if (times->len != known[k].count || sum % 1000003 != known[k].sum ||
			last != known[k].last) {
			fail_msg("%s from %s: %u days, sum %d, last %d", known[k].rule,
				known[k].start, times->len, (int)(sum % 1000003), last);
		}
	}
}

static void times_keep_the_hour_of_the_start(void **state)
{
	(void)state;
	enum kith_recurrence how;
	g_autoptr(GArray) times =
		follow("FREQ=WEEKLY;COUNT=3", "20240325T093000", "20300101", LIMIT, &how);
	assert_int_equal(how, KITH_RECURRENCE_DONE);
	assert_int_equal(times->len, 2);
	for (guint k = 0; k < 2; k++) {
		assert_int_equal(g_array_index(times, int64_t, k) % KITH_WALL_DAY, 34200);
		assert_int_equal(day_at(times, k), 19807 + 7 * (k + 1));
	}
}

static void how_far_a_rule_was_followed_is_told(void **state)
{
	(void)state;
	static const struct {
		const char *rule;
		size_t limit;
		enum kith_recurrence how;
		guint count;
	} rules[] = {
		{"FREQ=DAILY;COUNT=1", 9, KITH_RECURRENCE_DONE, 0},
		{"FREQ=DAILY;COUNT=4", 9, KITH_RECURRENCE_DONE, 3},
		{"FREQ=DAILY;UNTIL=20240103", 9, KITH_RECURRENCE_DONE, 2},
		{"FREQ=DAILY;UNTIL=20231231", 9, KITH_RECURRENCE_DONE, 0},
		{"FREQ=DAILY", 99, KITH_RECURRENCE_ON, 30},
		{"freq=daily", 99, KITH_RECURRENCE_ON, 30},
		{"FREQ=DAILY;UNTIL=20240230", 99, KITH_RECURRENCE_ON, 30},
		{"FREQ=DAILY;UNTIL=20241301", 99, KITH_RECURRENCE_ON, 30},
		{"FREQ=DAILY;UNTIL=20240001", 99, KITH_RECURRENCE_ON, 30},
		{"FREQ=DAILY;UNTIL=20240100", 99, KITH_RECURRENCE_ON, 30},
		{"FREQ=DAILY;UNTIL=20240132", 99, KITH_RECURRENCE_ON, 30},
		{"FREQ=DAILY;RSCALE=GREGORIAN", 99, KITH_RECURRENCE_NONE, 0},
		{"FREQ=HOURLY;BYHOUR=9,10", 99, KITH_RECURRENCE_ON, 30},
		{"FREQ=MINUTELY;BYSECOND=0", 99, KITH_RECURRENCE_ON, 30},
		{"FREQ=HOURLY;BYMONTH=1", 99, KITH_RECURRENCE_ON, 30},
		{"FREQ=HOURLY;BYYEARDAY=3", 99, KITH_RECURRENCE_NONE, 0},
		{"FREQ=HOURLY;BYDAY=MO;COUNT=5", 99, KITH_RECURRENCE_NONE, 0},
		{"FREQ=HOURLY;INTERVAL=48;BYDAY=MO", 99, KITH_RECURRENCE_NONE, 0},
		{"FREQ=HOURLY;BYDAY=MO;BYSETPOS=1", 99, KITH_RECURRENCE_NONE, 0},
		{"FREQ=HOURLY;BYSETPOS=1", 99, KITH_RECURRENCE_NONE, 0},
		{"FREQ=MINUTELY;INTERVAL=2;BYHOUR=9", 99, KITH_RECURRENCE_NONE, 0},
		{"FREQ=DAILY;COUNT=-1", 99, KITH_RECURRENCE_ON, 30},
		{"FREQ=HOURLY", 99, KITH_RECURRENCE_ON, 30},
		{"FREQ=SECONDLY;BYHOUR=9", 99, KITH_RECURRENCE_ON, 30},
		{"FREQ=DAILY", 5, KITH_RECURRENCE_CUT, 4},
		{"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 9, KITH_RECURRENCE_BARREN, 0},
		{"FREQ=WEEKLY;RSCALE=HEBREW", 9, KITH_RECURRENCE_NONE, 0},
		{"FREQ=SOMETIMES", 9, KITH_RECURRENCE_NONE, 0},
		{"BYDAY=MO", 9, KITH_RECURRENCE_NONE, 0},
		{"", 9, KITH_RECURRENCE_NONE, 0},
	};
	for (size_t k = 0; k < G_N_ELEMENTS(rules); k++) {
		enum kith_recurrence how;
		g_autoptr(GArray) times =
			follow(rules[k].rule, "20240101", "20240131", rules[k].limit, &how);
		if (how != rules[k].how || times->len != rules[k].count) {
			fail_msg("\"%s\": %d, %u times", rules[k].rule, how, times->len);
		}
	}
}

static void an_end_in_utc_is_compared_where_the_meeting_is(void **state)
{
	(void)state;
	const kith_zone *zone = kith_zone_named("Asia/Tokyo");
	struct kith_wall start, last;
	assert_true(kith_wall_parse("20240101T083000", &start));
	assert_true(kith_wall_parse("20300101", &last));
	if (!zone) {
		skip();
	}
	g_autoptr(GArray) times = g_array_new(false, false, sizeof(int64_t));
	kith_recurrence_follow(
		"FREQ=DAILY;UNTIL=20240102T233000Z", &start, zone, last.seconds, LIMIT, times);
	assert_int_equal(times->len, 2);
}

static void dates_are_read_in_either_form(void **state)
{
	(void)state;
	struct kith_wall wall;
	assert_true(kith_wall_parse("19700102", &wall));
	assert_true(wall.date_only && !wall.utc && wall.seconds == KITH_WALL_DAY);
	assert_true(kith_wall_parse("1970-01-02T01:00:00Z", &wall));
	assert_true(!wall.date_only && wall.utc && wall.seconds == KITH_WALL_DAY + 3600);
	assert_true(kith_wall_parse("19691231T235959", &wall));
	assert_int_equal(wall.seconds, -1);
	assert_int_equal(kith_wall_day(-1), -1);
	static const char *const none[] = {"", "2024", "20240230", "20241301", "15991231",
		"20240101T250000", "20240101T0930", "20240101X", "20240101T093000+0100", "x",
		"20240101T093000Zx", "20240101T096000", "20240101T093061"};
	for (size_t k = 0; k < G_N_ELEMENTS(none); k++) {
		if (kith_wall_parse(none[k], &wall)) {
			fail_msg("\"%s\" is no time", none[k]);
		}
	}
}

static void clocks_of_two_zones_are_compared(void **state)
{
	(void)state;
	static const char lines[] = "BEGIN:VTIMEZONE\r\nTZID:Here\r\nBEGIN:STANDARD\r\n"
				    "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0200\r\n"
				    "TZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
	kith_zone *here = kith_zone_new(lines);
	assert_non_null(here);
	assert_int_equal(kith_zone_convert(here, kith_zone_utc(), 10 * 3600), 8 * 3600);
	assert_int_equal(kith_zone_convert(kith_zone_utc(), here, 8 * 3600), 10 * 3600);
	assert_int_equal(kith_zone_convert(NULL, here, 42), 42);
	kith_zone_free(here);
	assert_null(kith_zone_new("BEGIN:VTIMEZONE\r\nEND:VTIMEZONE\r\n"));
	assert_null(kith_zone_named("Nowhere/At_All"));
}

/* A zone whose halves are `rows`, lines that end. */
static void check_zone(const char *rows, bool expected)
{
	g_autofree char *lines =
		g_strdup_printf("BEGIN:VTIMEZONE\r\nTZID:There\r\n%sEND:VTIMEZONE\r\n", rows);
	kith_zone *zone = kith_zone_new(lines);
	if (!zone == expected) {
		fail_msg("%s\nis %sread", rows, zone ? "" : "not ");
	}
	kith_zone_free(zone);
}

#define SUMMER(rules)                                                                              \
	"BEGIN:DAYLIGHT\r\nDTSTART:19810329T020000\r\n" rules "TZOFFSETFROM:+0100\r\n"             \
	"TZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n"

static void zones_out_of_order_are_not_read(void **state)
{
	(void)state;
	check_zone(SUMMER(""), true);
	check_zone(SUMMER("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"), true);
	static const char *const rules[] = {"FREQ=YEARLY;BYDAY=-1SU", "FREQ=MONTHLY;BYMONTH=3",
		"FREQ=YEARLY;BYMONTH=3;BYHOUR=1", "FREQ=YEARLY;BYMONTH=3;BYMINUTE=1",
		"FREQ=YEARLY;BYMONTH=3;BYSECOND=1", "FREQ=YEARLY;BYMONTH=3;RSCALE=HEBREW"};
	for (size_t k = 0; k < G_N_ELEMENTS(rules); k++) {
		g_autofree char *rows =
			g_strdup_printf("BEGIN:STANDARD\r\nDTSTART:19811025T030000\r\nRRULE:%"
					"s\r\nTZOFFSETFROM:+0200"
					"\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n",
				rules[k]);
		check_zone(rows, false);
	}
	check_zone("BEGIN:VALARM\r\nEND:VALARM\r\n", false);
	check_zone("BEGIN:STANDARD\r\nBEGIN:DAYLIGHT\r\nEND:DAYLIGHT\r\n", false);
	check_zone("BEGIN:STANDARD\r\nEND:DAYLIGHT\r\n", false);
	check_zone("END:STANDARD\r\n", false);
	check_zone("BEGIN:STANDARD\r\n", false);
	g_autofree char *comment = g_strnfill(70000, 'x');
	g_autofree char *rows = g_strconcat("COMMENT:", comment, "\r\n", SUMMER(""), NULL);
	check_zone(rows, false);
}

static void long_rules_are_not_followed(void **state)
{
	(void)state;
	g_autofree char *zeros = g_strnfill(2048, '0');
	g_autofree char *rule = g_strconcat("FREQ=DAILY;INTERVAL=", zeros, "1", NULL);
	enum kith_recurrence how;
	g_autoptr(GArray) times = follow(rule, "20240101T093000", "20240110", LIMIT, &how);
	assert_int_equal(how, KITH_RECURRENCE_NONE);
	assert_int_equal(times->len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_hold_on_the_days_that_dateutil_finds),
		cmocka_unit_test(times_keep_the_hour_of_the_start),
		cmocka_unit_test(how_far_a_rule_was_followed_is_told),
		cmocka_unit_test(an_end_in_utc_is_compared_where_the_meeting_is),
		cmocka_unit_test(dates_are_read_in_either_form),
		cmocka_unit_test(clocks_of_two_zones_are_compared),
		cmocka_unit_test(zones_out_of_order_are_not_read),
		cmocka_unit_test(long_rules_are_not_followed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
