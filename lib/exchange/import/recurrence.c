/* Days that calendars name, and those that meetings recur on. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/recurrence.h"

#include <libical/ical.h>
#include <string.h>

#define RULE_LIMIT 2048     /* bytes of a rule that is followed */
#define ZONE_LIMIT 65536    /* bytes of a zone */
#define ZONE_RULE_LIMIT 120 /* bytes of a rule in a zone */
#define BARREN_YEARS 12     /* more than leap days are apart */
#define FIRST_YEAR 1600
#define EPOCH 719163 /* 1970-01-01 as GDate counts */

static int64_t wall_of(int year, int month, int day, int second_of_day)
{
	GDate date;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return ((int64_t)g_date_get_julian(&date) - EPOCH) * KITH_WALL_DAY + second_of_day;
}

/* The digits of a time, signs between them left out; false for what has others. */
static bool take_digits(const char *value, char digits[17])
{
	size_t count = 0;
	for (; *value && !(count >= 15 && g_ascii_toupper(*value) == 'Z'); value++) {
		if (*value == '-' || *value == ':') {
			continue;
		}
		bool parts = count == 8 && g_ascii_toupper(*value) == 'T';
		if (count == 15 || (count != 8 && !g_ascii_isdigit(*value)) ||
			(count == 8 && !parts)) {
			return false;
		}
		digits[count++] = parts ? 'T' : *value;
	}
	digits[count] = '\0';
	return (count == 8 && !*value) || (count == 15 && (!*value || !value[1]));
}

static int number(const char *digits, size_t count)
{
	int value = 0;
	for (size_t k = 0; k < count; k++) {
		value = 10 * value + (digits[k] - '0');
	}
	return value;
}

bool kith_wall_parse(const char *value, struct kith_wall *wall)
{
	char digits[17];
	if (!take_digits(value, digits)) {
		return false;
	}
	bool date_only = !digits[8];
	int year = number(digits, 4), month = number(digits + 4, 2), day = number(digits + 6, 2);
	int hour = date_only ? 0 : number(digits + 9, 2),
	    minute = date_only ? 0 : number(digits + 11, 2),
	    second = date_only ? 0 : number(digits + 13, 2);
	if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 ||
		minute > 59 || second > 60 ||
		!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year)) {
		return false;
	}
	*wall = (struct kith_wall){wall_of(year, month, day, hour * 3600 + minute * 60 + second),
		g_ascii_toupper(value[strlen(value) - 1]) == 'Z', date_only};
	return true;
}

int32_t kith_wall_day(int64_t seconds)
{
	int64_t day = seconds / KITH_WALL_DAY - (seconds % KITH_WALL_DAY < 0);
	return (int32_t)day;
}

static struct icaltimetype to_ical(int64_t seconds, bool date_only)
{
	struct icaltimetype time = icaltime_null_time();
	int32_t day = kith_wall_day(seconds);
	int of_day = (int)(seconds - day * KITH_WALL_DAY);
	GDate date;
	g_date_clear(&date, 1);
	g_date_set_julian(&date, (guint32)(day + EPOCH));
	time.year = g_date_get_year(&date);
	time.month = (int)g_date_get_month(&date);
	time.day = g_date_get_day(&date);
	time.hour = of_day / 3600;
	time.minute = of_day / 60 % 60;
	time.second = of_day % 60;
	time.is_date = date_only;
	return time;
}

static int64_t from_ical(const struct icaltimetype *time)
{
	return wall_of(time->year, time->month, time->day,
		time->hour * 3600 + time->minute * 60 + time->second);
}

static icaltimezone *zone_of(const kith_zone *zone)
{
	return (icaltimezone *)(void *)zone;
}

/* Whether a rule is one that clocks are changed by: once a year, in a month. */
static bool is_zone_rule(const char *row)
{
	g_autofree char *rule = g_ascii_strup(row, -1);
	return strlen(rule) <= ZONE_RULE_LIMIT && strstr(rule, "FREQ=YEARLY") &&
	       strstr(rule, "BYMONTH=") && !strstr(rule, "BYHOUR") && !strstr(rule, "BYMINUTE") &&
	       !strstr(rule, "BYSECOND") && !strstr(rule, "RSCALE");
}

/* What a row of a VTIMEZONE says behind its name, or NULL where that is another. */
static const char *behind(const char *row, const char *name)
{
	size_t length = strlen(name);
	return !g_ascii_strncasecmp(row, name, length) ? row + length : NULL;
}

static bool is_half(const char *name)
{
	return name &&
	       (!g_ascii_strcasecmp(name, "STANDARD") || !g_ascii_strcasecmp(name, "DAYLIGHT"));
}

/* Whether rows are those of a zone, its halves (standard and daylight time) in order: libical says
 * on standard error what it finds out of order. */
static bool is_plain_zone(char **rows, size_t count)
{
	const char *half = NULL;
	bool any = false;
	for (size_t k = 1; k + 1 < count; k++) {
		const char *begins = behind(rows[k], "BEGIN:"), *ends = behind(rows[k], "END:");
		bool rule = behind(rows[k], "RRULE:") != NULL;
		bool fits = begins ? !half && is_half(begins)
			    : ends ? half && !g_ascii_strcasecmp(half, ends)
				   : !rule || is_zone_rule(rows[k]);
		if (!fits) {
			return false;
		}
		any |= begins != NULL;
		half = begins ? begins : ends ? NULL : half;
	}
	return any && !half;
}

static bool is_plain(const char *lines)
{
	if (strlen(lines) > ZONE_LIMIT) {
		return false;
	}
	g_autofree char *text = g_strdup(lines);
	g_auto(GStrv) rows = g_strsplit(g_strchomp(text), "\r\n", -1);
	return is_plain_zone(rows, g_strv_length(rows));
}

kith_zone *kith_zone_new(const char *lines)
{
	icalerror_set_errors_are_fatal(0);
	icalcomponent *component = is_plain(lines) ? icalcomponent_new_from_string(lines) : NULL;
	icaltimezone *zone = component ? icaltimezone_new() : NULL;
	if (zone && !icaltimezone_set_component(zone, component)) {
		icaltimezone_free(zone, 1);
		icalcomponent_free(component);
		return NULL;
	}
	return (kith_zone *)(void *)zone;
}

void kith_zone_free(kith_zone *zone)
{
	if (zone) {
		icaltimezone_free(zone_of(zone), 1);
	}
}

kith_zone *kith_zone_named(const char *name)
{
	icalerror_set_errors_are_fatal(0);
	return (kith_zone *)(void *)icaltimezone_get_builtin_timezone(name);
}

kith_zone *kith_zone_utc(void)
{
	return (kith_zone *)(void *)icaltimezone_get_utc_timezone();
}

int64_t kith_zone_convert(const kith_zone *from, const kith_zone *to, int64_t seconds)
{
	if (!from || !to || from == to) {
		return seconds;
	}
	struct icaltimetype time = to_ical(seconds, false);
	icaltimezone_convert_time(&time, zone_of(from), zone_of(to));
	return from_ical(&time);
}

static bool has(const short *by)
{
	return *by != ICAL_RECURRENCE_ARRAY_MAX;
}

static bool has_time_filter(const struct icalrecurrencetype *rule)
{
	return has(rule->by_hour) || has(rule->by_minute) || has(rule->by_second);
}

static bool has_filter(const struct icalrecurrencetype *rule)
{
	return has_time_filter(rule) || has(rule->by_day) || has(rule->by_month_day) ||
	       has(rule->by_year_day) || has(rule->by_week_no) || has(rule->by_month) ||
	       has(rule->by_set_pos);
}

/* libical puts the start into the first place of an empty list, and then heeds the second. */
static void clear(short *by)
{
	by[0] = by[1] = ICAL_RECURRENCE_ARRAY_MAX;
}

static int64_t seconds_between(const struct icalrecurrencetype *rule)
{
	int64_t interval = MAX(rule->interval, 1);
	switch (rule->freq) {
	case ICAL_SECONDLY_RECURRENCE:
		return interval;
	case ICAL_MINUTELY_RECURRENCE:
		return interval * 60;
	case ICAL_HOURLY_RECURRENCE:
		return interval * 3600;
	default:
		return 0;
	}
}

/* Makes a rule of several times a day one of days, where that is the same for who asks for days;
 * false for one that may take for ever. */
static bool tame(struct icalrecurrencetype *rule)
{
	int64_t step = seconds_between(rule);
	bool filtered = has_filter(rule);
	if (step == 0 || !filtered) {
		if (step && step < KITH_WALL_DAY && !rule->count) {
			rule->freq = ICAL_DAILY_RECURRENCE;
			rule->interval = 1;
		}
		return true;
	}
	if (rule->count || step > KITH_WALL_DAY || has(rule->by_set_pos) ||
		has(rule->by_year_day) || has(rule->by_week_no) ||
		(has_time_filter(rule) && rule->interval > 1)) {
		return false;
	}
	rule->freq = ICAL_DAILY_RECURRENCE;
	rule->interval = 1;
	clear(rule->by_hour);
	clear(rule->by_minute);
	clear(rule->by_second);
	return true;
}

/* The last time a rule allows by its UNTIL, which is taken out of it. */
static int64_t take_until(struct icalrecurrencetype *rule, const kith_zone *zone)
{
	struct icaltimetype until = rule->until;
	rule->until = icaltime_null_time();
	if (icaltime_is_null_time(until) || until.year < FIRST_YEAR || until.year > 9999 ||
		!g_date_valid_dmy(
			(GDateDay)until.day, (GDateMonth)until.month, (GDateYear)until.year)) {
		return INT64_MAX;
	}
	int64_t wall = from_ical(&until);
	if (until.is_date) {
		return wall + KITH_WALL_DAY - 1;
	}
	return icaltime_is_utc(until) ? kith_zone_convert(kith_zone_utc(), zone, wall) : wall;
}

/* libical 3.0 counts weeks wrongly that begin on another day than Monday or Sunday, where not every
 * one counts. They are made to begin on Monday; everything is then that much earlier. Returns by
 * how many seconds. */
static int64_t settle_weeks(struct icalrecurrencetype *rule)
{
	int days = (int)rule->week_start - (int)ICAL_MONDAY_WEEKDAY;
	bool wrong = rule->freq == ICAL_WEEKLY_RECURRENCE && rule->interval > 1 && days > 0 &&
		     !has(rule->by_month);
	for (short *day = rule->by_day; wrong && *day != ICAL_RECURRENCE_ARRAY_MAX; day++) {
		wrong = *day >= ICAL_SUNDAY_WEEKDAY && *day <= ICAL_SATURDAY_WEEKDAY;
	}
	if (!wrong) {
		return 0;
	}
	for (short *day = rule->by_day; *day != ICAL_RECURRENCE_ARRAY_MAX; day++) {
		*day = (short)((*day - 1 + 7 - days) % 7 + 1);
	}
	rule->week_start = ICAL_MONDAY_WEEKDAY;
	return days * KITH_WALL_DAY;
}

/* The times that are asked for: after start, up to last; libical's are earlier. */
struct bounds {
	int64_t start, last, earlier;
};

static enum kith_recurrence iterate(
	icalrecur_iterator *iterator, const struct bounds *bounds, size_t limit, GArray *times)
{
	int64_t before = bounds->start, last = bounds->last;
	for (size_t count = 0; count < limit; count++) {
		struct icaltimetype time = icalrecur_iterator_next(iterator);
		if (icaltime_is_null_time(time)) {
			bool barren = last - before > BARREN_YEARS * 366 * KITH_WALL_DAY;
			return barren ? KITH_RECURRENCE_BARREN : KITH_RECURRENCE_DONE;
		}
		int64_t wall = from_ical(&time) + bounds->earlier;
		if (wall > last) {
			return KITH_RECURRENCE_ON;
		}
		if (wall > bounds->start) {
			g_array_append_val(times, wall);
		}
		before = wall;
	}
	return KITH_RECURRENCE_CUT;
}

/* "COUNT=-1" is how some programs say that there is none. */
static void drop_endless_count(char *rule)
{
	char *count = strstr(rule, "COUNT=-");
	if (count) {
		char *rest = count + strcspn(count, ";");
		rest += *rest == ';';
		memmove(count, rest, strlen(rest) + 1);
	}
}

enum kith_recurrence kith_recurrence_follow(const char *rule, const struct kith_wall *start,
	const kith_zone *zone, int64_t last, size_t limit, GArray *times)
{
	g_autofree char *text = g_ascii_strup(rule, -1);
	drop_endless_count(text);
	if (strlen(text) > RULE_LIMIT || strstr(text, "RSCALE")) {
		return KITH_RECURRENCE_NONE;
	}
	icalerror_set_errors_are_fatal(0);
	struct icalrecurrencetype parsed = icalrecurrencetype_from_string(text);
	if (parsed.freq == ICAL_NO_RECURRENCE || !tame(&parsed)) {
		return KITH_RECURRENCE_NONE;
	}
	int count = parsed.count;
	int64_t until = take_until(&parsed, zone), end = MIN(until, last);
	if (end <= start->seconds) {
		return until <= last ? KITH_RECURRENCE_DONE : KITH_RECURRENCE_ON;
	}
	const struct bounds bounds = {start->seconds, end, settle_weeks(&parsed)};
	icalrecur_iterator *iterator = icalrecur_iterator_new(
		parsed, to_ical(start->seconds - bounds.earlier, start->date_only));
	if (!iterator) {
		return KITH_RECURRENCE_BARREN;
	}
	guint known = times->len;
	enum kith_recurrence done = iterate(iterator, &bounds, limit, times);
	icalrecur_iterator_free(iterator);
	bool counted = count && times->len - known + 1 >= (guint)count;
	bool ended = (done == KITH_RECURRENCE_BARREN && counted) ||
		     (done == KITH_RECURRENCE_ON && until <= last);
	return ended ? KITH_RECURRENCE_DONE : done;
}
