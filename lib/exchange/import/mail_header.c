/* What the header of a letter says of who wrote to whom, and when. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/mail_header.h"

#include <gmime/gmime.h>
#include <string.h>

#include "exchange/import/mailbox.h"
#include "exchange/tally.h"

/* What the parser of addresses gets at once: it may look at every word of it for each. */
#define PIECE_LIMIT 1024

static const char *const field_names[KITH_MAIL_FIELDS] = {
	[KITH_MAIL_FROM] = "from",
	[KITH_MAIL_SENDER] = "sender",
	[KITH_MAIL_REPLY_TO] = "reply-to",
	[KITH_MAIL_TO] = "to",
	[KITH_MAIL_CC] = "cc",
	[KITH_MAIL_BCC] = "bcc",
	[KITH_MAIL_DATE] = "date",
	[KITH_MAIL_ID] = "message-id",
	[KITH_MAIL_IN_REPLY_TO] = "in-reply-to",
	[KITH_MAIL_REFERENCES] = "references",
	[KITH_MAIL_LIST_POST] = "list-post",
	[KITH_MAIL_LIST_ID] = "list-id",
	[KITH_MAIL_UNSUBSCRIBE] = "list-unsubscribe",
	[KITH_MAIL_PRECEDENCE] = "precedence",
	[KITH_MAIL_AUTOMATIC] = "auto-submitted",
	[KITH_MAIL_LABELS] = "x-gmail-labels",
};

void kith_mail_header_init(struct kith_mail_header *header)
{
	for (size_t k = 0; k < KITH_MAIL_FIELDS; k++) {
		header->value[k] = g_string_new(NULL);
	}
}

void kith_mail_header_finish(struct kith_mail_header *header)
{
	for (size_t k = 0; k < KITH_MAIL_FIELDS; k++) {
		g_string_free(header->value[k], true);
	}
}

static size_t find_field(const struct kith_mailbox_field *field)
{
	size_t k = 0;
	for (; k < KITH_MAIL_FIELDS; k++) {
		if (g_ascii_tolower(*field->name) == *field_names[k] &&
			field->name_length == strlen(field_names[k]) &&
			!g_ascii_strncasecmp(field->name, field_names[k], field->name_length)) {
			break;
		}
	}
	return k;
}

/* Appends a value, ends of lines and bytes that no text has made blanks. */
static void append_value(GString *value, const char *bytes, size_t length)
{
	while (length && strchr(" \t\r\n", *bytes)) {
		bytes++;
		length--;
	}
	while (length && strchr(" \t\r\n", bytes[length - 1])) {
		length--;
	}
	size_t first = value->len;
	g_string_append_len(value, bytes, (gssize)length);
	for (size_t k = first; k < value->len; k++) {
		bool blank = strchr("\t\r\n", value->str[k]) != NULL;
		value->str[k] = blank ? ' ' : value->str[k];
	}
}

void kith_mail_header_read(struct kith_mail_header *header, const char *bytes, size_t length)
{
	struct kith_mailbox_field field;
	for (size_t k = 0; k < KITH_MAIL_FIELDS; k++) {
		g_string_truncate(header->value[k], 0);
	}
	while (kith_mailbox_field(&bytes, &length, &field)) {
		size_t k = find_field(&field);
		bool list = k >= KITH_MAIL_TO && k <= KITH_MAIL_BCC;
		if (k == KITH_MAIL_FIELDS || (header->value[k]->len && !list)) {
			continue;
		}
		if (header->value[k]->len) {
			g_string_append(header->value[k], ", ");
		}
		append_value(header->value[k], field.value, field.value_length);
	}
}

int32_t kith_mail_day(const char *date)
{
	static const int first_year = 1970, last_year = 2999;
	g_autoptr(GDateTime) time =
		*date && strlen(date) < 256 ? g_mime_utils_header_decode_date(date) : NULL;
	int year = time ? g_date_time_get_year(time) : 0;
	if (year < first_year || year > last_year) {
		return KITH_NO_DAY;
	}
	GDate day, epoch;
	g_date_clear(&day, 1);
	g_date_clear(&epoch, 1);
	g_date_set_dmy(&day, (GDateDay)g_date_time_get_day_of_month(time),
		(GDateMonth)g_date_time_get_month(time), (GDateYear)year);
	g_date_set_dmy(&epoch, 1, G_DATE_JANUARY, (GDateYear)first_year);
	return (int32_t)g_date_get_julian(&day) - (int32_t)g_date_get_julian(&epoch);
}

/* Where in a list of addresses one stands. */
struct place {
	bool quoted;         /* "..." */
	size_t comments;     /* ( ... ) */
	bool angle, address; /* < ... >; an @ or a > was met in the piece */
};

/* Takes a byte's part in what stands around it. Returns whether it is plain. */
static bool step(struct place *place, const char *at)
{
	if (place->quoted) {
		place->quoted = *at != '"';
		return false;
	}
	if (*at == '(' || (*at == ')' && place->comments)) {
		place->comments += *at == '(' ? 1 : (size_t)-1;
		return false;
	}
	if (place->comments) {
		return false;
	}
	place->quoted = *at == '"';
	place->angle = *at == '<' || (place->angle && *at != '>');
	place->address |= *at == '@' || *at == '>';
	return !place->angle && !place->quoted;
}

/* The end of a piece in which a quote or bracket is never closed: what parts addresses behind the
 * first @. */
static const char *end_of_broken_piece(const char *begin)
{
	const char *at = begin + strcspn(begin, "@");
	return at + strcspn(at, ",;");
}

/* The end of the first piece, and where what belongs to it begins. */
static const char *end_of_piece(const char **begin)
{
	struct place place = {0};
	const char *at = *begin, *limit = at + PIECE_LIMIT;
	for (; *at && at < limit; at++) {
		if (*at == '\\' && at[1]) {
			at++;
			continue;
		}
		bool plain = step(&place, at);
		if (plain && *at == ':' && !place.address) {
			*begin = at + 1;
		} else if (plain && (*at == ';' || (*at == ',' && place.address))) {
			return at;
		}
	}
	bool whole = !*at && !place.quoted && !place.comments && !place.angle;
	return whole ? at : end_of_broken_piece(*begin);
}

bool kith_mail_next_address(const char **at, GString *piece)
{
	while (**at) {
		const char *begin = *at, *end = end_of_piece(&begin);
		size_t length = (size_t)(end - begin);
		*at = *end ? end + 1 : end;
		g_string_truncate(piece, 0);
		if (length <= PIECE_LIMIT) {
			g_string_append_len(piece, begin, (gssize)length);
			g_strstrip(piece->str);
			piece->len = strlen(piece->str);
		}
		if (piece->len) {
			return true;
		}
	}
	return false;
}

/* How addresses are read, the same wherever kith runs. */
static GMimeParserOptions *options(void)
{
	static GMimeParserOptions *made;
	static const char *charsets[] = {"utf-8", "windows-1252", NULL};
	if (g_once_init_enter(&made)) {
		g_mime_init();
		GMimeParserOptions *fresh = g_mime_parser_options_new();
		g_mime_parser_options_set_fallback_charsets(fresh, charsets);
		g_once_init_leave(&made, fresh);
	}
	return made;
}

/* "ada at x.org (Ada)" with its @. */
static char *unhide(const char *piece)
{
	const char *at = strchr(piece, '@') ? NULL : strstr(piece, " at ");
	size_t domain = at ? strcspn(at + 4, " (>") : 0;
	bool hidden = domain && at > piece && memchr(at + 4, '.', domain);
	return hidden ? g_strdup_printf("%.*s@%s", (int)(at - piece), piece, at + 4) : NULL;
}

/* What stands last in a piece, and has an @, is an address though no bracket says so. */
static bool find_bare(const char *piece, char **address, char **name)
{
	const char *begin = strrchr(piece, ' ');
	begin = begin ? begin + 1 : piece;
	if (!strchr(begin, '@')) {
		return false;
	}
	*address = g_strndup(begin + strspn(begin, "<"), strcspn(begin + strspn(begin, "<"), ">"));
	*name = g_strstrip(g_strndup(piece, (gsize)(begin - piece)));
	return true;
}

bool kith_mail_address(const char *piece, char **address, char **name)
{
	g_autofree char *plain = unhide(piece);
	InternetAddressList *list = internet_address_list_parse(options(), plain ? plain : piece);
	bool found = false;
	for (int k = 0; list && !found && k < internet_address_list_length(list); k++) {
		InternetAddress *one = internet_address_list_get_address(list, k);
		const char *addr =
			INTERNET_ADDRESS_IS_MAILBOX(one)
				? internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one))
				: NULL;
		const char *called = internet_address_get_name(one);
		found = addr && strchr(addr, '@');
		if (found) {
			*address = g_strdup(addr);
			*name = g_strdup(called ? called : "");
		}
	}
	g_clear_object(&list);
	return found || find_bare(piece, address, name);
}

char *kith_mail_id(const char *value, bool last)
{
	const char *begin = last ? strrchr(value, '<') : strchr(value, '<');
	const char *end = begin ? strchr(begin, '>') : NULL;
	if (end && end > begin + 1) {
		return g_strndup(begin + 1, (gsize)(end - begin - 1));
	}
	return *value && !strpbrk(value, " <>") ? g_strdup(value) : NULL;
}
