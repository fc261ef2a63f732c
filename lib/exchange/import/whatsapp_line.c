/* How a message begins in a chat that WhatsApp exported, in any language. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/whatsapp_line.h"

#include <string.h>

#define LONGEST_HEAD 160 /* bytes looked at */
#define LONGEST_GAP 24   /* bytes between date and time */
#define LONGEST_HALF 16  /* bytes of a word for the half of the day */
#define LONGEST_NAME 200

#define LEFT_TO_RIGHT 0x200e

/* The beginning of a line made plain: no marks, ASCII digits and dashes, one kind of blank. */
struct plain {
	char text[LONGEST_HEAD + 8];
	uint16_t at[LONGEST_HEAD + 8]; /* where in the line each byte comes from */
};

static bool is_mark(gunichar c)
{
	return c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || c == 0x061c;
}

static gunichar plain_letter(gunichar c)
{
	int digit = g_unichar_digit_value(c);
	if (digit >= 0) {
		return (gunichar)('0' + digit);
	}
	if (c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2014 || c == 0x2212) {
		return '-';
	}
	return g_unichar_isspace(c) ? ' ' : g_unichar_tolower(c);
}

static void make_plain(struct plain *plain, const char *line)
{
	size_t length = 0;
	const char *at = line;
	for (; *at && at - line < LONGEST_HEAD && length < LONGEST_HEAD;
		at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		char letter[6];
		int bytes = is_mark(c) ? 0 : g_unichar_to_utf8(plain_letter(c), letter);
		for (int k = 0; k < bytes; k++) {
			plain->at[length] = (uint16_t)(at - line);
			plain->text[length++] = letter[k];
		}
	}
	plain->text[length] = '\0';
	plain->at[length] = (uint16_t)(at - line);
}

static const char *take_number(const char *at, size_t most, uint16_t *number)
{
	size_t digits = strspn(at, "0123456789");
	if (digits == 0 || digits > most) {
		return NULL;
	}
	*number = (uint16_t)g_ascii_strtoull(at, NULL, 10);
	return at + digits;
}

/* What parts the numbers of a date: / . - and blanks, or the words for year, month and day in
 * Chinese, Japanese and Korean. */
static const char *take_separator(const char *at)
{
	static const char *const words[] = {"年", "月", "日", "년", "월", "일"};
	const char *begin = at;
	for (bool more = true; more;) {
		more = *at && strchr("/.- ", *at);
		at += more;
		for (size_t k = 0; k < G_N_ELEMENTS(words); k++) {
			bool word = g_str_has_prefix(at, words[k]);
			at += word ? strlen(words[k]) : 0;
			more |= word;
		}
	}
	return at > begin && at - begin < 8 ? at : NULL;
}

static const char *take_date(struct kith_whatsapp_line *line, const char *at)
{
	for (size_t k = 0; at && k < 3; k++) {
		size_t digits = strspn(at, "0123456789");
		if (k == 0) {
			line->year_first = digits == 4;
		}
		at = digits == 3 ? NULL : take_number(at, 4, &line->date[k]);
		line->dotted = k == 0 ? at && *at == '.' : line->dotted;
		at = at && k < 2 ? take_separator(at) : at;
	}
	return at;
}

/* 1 for the second half of the day, 0 for the first, -1 for neither word. */
static int half_of_day(const char *words, size_t length)
{
	static const char *const second[] = {"pm", "p.m", "p. m", "下午", "晚上", "中午", "午後",
		"오후", "ös", "μμ", "μ.μ", "م", "ب.ظ", "ptg", "ch", "md", "nm"};
	static const char *const first[] = {"am", "a.m", "a. m", "上午", "凌晨", "早上", "午前",
		"오전", "öö", "πμ", "π.μ", "ص", "ق.ظ", "pg", "sa", "pd", "vm"};
	g_autofree char *gap = g_strndup(words, length);
	for (size_t k = 0; k < G_N_ELEMENTS(second); k++) {
		if (strstr(gap, second[k])) {
			return 1;
		}
	}
	for (size_t k = 0; k < G_N_ELEMENTS(first); k++) {
		if (strstr(gap, first[k])) {
			return 0;
		}
	}
	return -1;
}

/* The time as it stands, and where it ends. */
static const char *take_time(struct kith_whatsapp_line *line, const char *at)
{
	uint16_t part[3] = {0};
	at = take_number(at, 2, &part[0]);
	if (!at || !*at || !strchr(":.h", *at)) {
		return NULL;
	}
	at = take_number(at + 1, 2, &part[1]);
	if (at && *at && strchr(":.", *at) && g_ascii_isdigit(at[1])) {
		at = take_number(at + 1, 2, &part[2]);
	}
	line->second = part[0] * 3600 + part[1] * 60 + part[2];
	return part[0] < 25 && part[1] < 60 && part[2] < 61 ? at : NULL;
}

/* Puts the half of the day to the hour, if it stands before or behind the time. */
static void take_half(struct kith_whatsapp_line *line, int before, int behind)
{
	int half = before >= 0 ? before : behind;
	int32_t hour = line->second / 3600;
	line->twelve = half >= 0;
	if (half >= 0 && hour <= 12) {
		line->second += (hour == 12 ? -12 + 12 * half : 12 * half) * 3600;
	}
}

/* The end of the gap that begins here, which holds no digit; NULL where it is too long. */
static const char *end_of_gap(const char *at)
{
	size_t length = strcspn(at, "0123456789");
	return length <= LONGEST_GAP ? at + length : NULL;
}

/* Whether what stands between the time and its end can be a word for the half of the day: one that
 * is known, or any where the end is sure. */
static bool is_half(const char *words, size_t length, bool sure)
{
	bool one_word = length == 0 || !memchr(words + 1, ' ', length - 1);
	return length == 0 ||
	       (length <= LONGEST_HALF && ((sure && one_word) || half_of_day(words, length) >= 0));
}

/* What stands between the time and the message: ], a dash, a comma or a colon, and a blank; behind
 * seconds a blank alone. */
static const char *take_end(const char *at, bool bracket, bool seconds, const char **words_end)
{
	static const char *const ends[] = {" - ", ", ", ": "};
	if (bracket) {
		*words_end = strchr(at, ']');
		return *words_end && is_half(at, (size_t)(*words_end - at), true)
			       ? *words_end + 1 + ((*words_end)[1] == ' ')
			       : NULL;
	}
	for (size_t k = 0; k < G_N_ELEMENTS(ends); k++) {
		*words_end = strstr(at, ends[k]);
		if (*words_end && is_half(at, (size_t)(*words_end - at), k == 0)) {
			return *words_end + strlen(ends[k]);
		}
	}
	*words_end = at;
	return seconds && *at == ' ' ? at + 1 : NULL;
}

/* Parts what follows in the name and the text behind it. */
static void take_name(struct kith_whatsapp_line *line, const char *rest)
{
	const char *colon = strchr(rest, ':');
	while (colon && colon[1] && colon[1] != ' ') {
		colon = strchr(colon + 1, ':');
	}
	bool named = colon && colon > rest && colon - rest <= LONGEST_NAME;
	line->name = named ? rest : NULL;
	line->name_length = named ? (size_t)(colon - rest) : 0;
	line->text = named ? colon + 1 + (colon[1] == ' ') : rest;
}

bool kith_whatsapp_line_read(struct kith_whatsapp_line *line, const char *text)
{
	struct plain plain;
	make_plain(&plain, text);
	const char *at = plain.text, *words_end = NULL;
	bool bracket = *at == '[';
	*line = (struct kith_whatsapp_line){0};
	const char *date_end = take_date(line, at + bracket);
	const char *time = date_end ? end_of_gap(date_end) : NULL;
	if (!time || time == date_end) {
		return false;
	}
	const char *time_end = take_time(line, time);
	bool seconds = time_end && time_end - time > (ptrdiff_t)strlen("21:04");
	at = time_end ? take_end(time_end, bracket, seconds, &words_end) : NULL;
	if (!at) {
		return false;
	}
	take_half(line, half_of_day(date_end, (size_t)(time - date_end)),
		half_of_day(time_end, (size_t)(words_end - time_end)));
	take_name(line, text + plain.at[at - plain.text]);
	return true;
}

char *kith_whatsapp_line_name(const struct kith_whatsapp_line *line)
{
	static const gunichar quotes[] = {'"', 0x201c, 0x201d, 0x201e, 0xab, 0xbb, 0x300c, 0x300d};
	g_autoptr(GString) name = g_string_new(NULL);
	const char *end = line->name + line->name_length;
	for (const char *at = line->name; at < end; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		for (size_t k = 0; k < G_N_ELEMENTS(quotes); k++) {
			if (c == quotes[k]) {
				return g_strdup("");
			}
		}
		if (!is_mark(c)) {
			g_string_append_unichar(name, g_unichar_isspace(c) ? ' ' : c);
		}
	}
	const char *bare = name->str + (name->str[0] == '~');
	return g_strstrip(g_strdup(bare));
}

bool kith_whatsapp_line_is_marked(const struct kith_whatsapp_line *line)
{
	return g_utf8_get_char(line->text) == LEFT_TO_RIGHT;
}

int32_t kith_whatsapp_day(const uint16_t *date, int order)
{
	static const size_t places[][3] = {{0, 1, 2}, {1, 0, 2}, {2, 1, 0}};
	GDate day, epoch;
	int year = date[places[order][2]];
	year = year < 100 ? 2000 + year : year > 2400 ? year - 543 : year; /* Buddhist */
	if (year < 2009 || year > 2099 ||
		!g_date_valid_dmy((GDateDay)MIN(date[places[order][0]], 99),
			(GDateMonth)MIN(date[places[order][1]], 99), (GDateYear)year)) {
		return INT32_MIN;
	}
	g_date_clear(&day, 1);
	g_date_clear(&epoch, 1);
	g_date_set_dmy(&day, (GDateDay)date[places[order][0]], (GDateMonth)date[places[order][1]],
		(GDateYear)year);
	g_date_set_dmy(&epoch, 1, G_DATE_JANUARY, 1970);
	return (int32_t)g_date_get_julian(&day) - (int32_t)g_date_get_julian(&epoch);
}
