/* E-mail addresses and numbers of telephones: written one way, and whether a person reads them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/addresses.h"

#include <gio/gio.h>
#include <string.h>

/* RFC 2142, and what senders of automatic mail are called; - . _ taken out. */
static const char *const roles[] = {"abuse", "account", "accounts", "admin", "administrator",
	"alert", "alerts", "autoconfirm", "automated", "autoreply", "autoresponder", "billing",
	"bot", "bounce", "bounces", "confirm", "confirmation", "cron", "customerservice", "daemon",
	"delivery", "digest", "donotreply", "dontreply", "feedback", "ftp", "help", "helpdesk",
	"hostmaster", "info", "invoice", "invoices", "listserv", "mailerdaemon", "mailmanowner",
	"majordomo", "marketing", "news", "newsletter", "newsletters", "nobody", "noc", "noreply",
	"notification", "notifications", "notifier", "notify", "orders", "postmaster", "receipt",
	"receipts", "replies", "reply", "robot", "root", "sales", "security", "service", "shipping",
	"support", "survey", "surveys", "sympa", "system", "updates", "usenet", "uucp", "webmaster",
	"www", "wwwdata"};

static const char *const beginnings[] = {
	"noreply", "donotreply", "bounce", "bounces", "mailerdaemon", "owner-"};

static const char *const endings[] = {"-request", "-owner", "-bounces", "-bounce", "-subscribe",
	"-unsubscribe", "-admin", "-noreply", "-no-reply", "-notification", "-notifications",
	"[bot]", "-bot", "-daemon", "-alert", "-alerts", "-confirm", "-confirmation", "-digest",
	"-tracking", "-update", "-updates"};

static const char *const rooms[] = {
	"@resource.calendar.google.com", "@group.calendar.google.com", "@calendar.google.com"};

/* The part before the @ and before a + that only sorts, - . _ taken out. */
static char *plain_part(const char *local)
{
	size_t length = strcspn(local, "+");
	GString *plain = g_string_new(NULL);
	for (size_t k = 0; k < length; k++) {
		if (!strchr("-._", local[k])) {
			g_string_append_c(plain, local[k]);
		}
	}
	return g_string_free(plain, false);
}

static bool is_one_of(const char *word, const char *const *words, size_t count)
{
	for (size_t k = 0; k < count; k++) {
		if (!strcmp(word, words[k])) {
			return true;
		}
	}
	return false;
}

bool kith_address_is_role(const char *address)
{
	const char *at = strrchr(address, '@');
	if (!at) {
		return false;
	}
	for (size_t k = 0; k < G_N_ELEMENTS(rooms); k++) {
		if (g_str_has_suffix(address, rooms[k])) {
			return true;
		}
	}
	g_autofree char *local = g_ascii_strdown(address, at - address);
	g_autofree char *plain = plain_part(local);
	for (size_t k = 0; k < G_N_ELEMENTS(endings); k++) {
		if (g_str_has_suffix(local, endings[k])) {
			return true;
		}
	}
	for (size_t k = 0; k < G_N_ELEMENTS(beginnings); k++) {
		bool as_is = strchr(beginnings[k], '-');
		if (g_str_has_prefix(as_is ? local : plain, beginnings[k])) {
			return true;
		}
	}
	return is_one_of(plain, roles, G_N_ELEMENTS(roles));
}

char *kith_address_clean(const char *address)
{
	g_autofree char *composed = g_utf8_normalize(address, -1, G_NORMALIZE_NFC);
	g_autofree char *lower = composed ? g_utf8_strdown(composed, -1) : NULL;
	if (!lower) {
		return NULL;
	}
	g_strstrip(lower);
	char *at = strrchr(lower, '@');
	if (!at || at == lower || !at[1] || strpbrk(lower, " \t\r\n<>,;\"")) {
		return NULL;
	}
	g_autofree char *domain = strstr(at, "xn--") ? g_hostname_to_unicode(at + 1) : NULL;
	if (domain) {
		at[1] = '\0';
		return g_strconcat(lower, domain, NULL);
	}
	return g_steal_pointer(&lower);
}

char *kith_phone_clean(const char *phone)
{
	static const char *const between[] = {
		" ", "-", ".", "/", "(", ")", "\u00a0", "\u2011", "\u2060", "\u202a", "\u202c"};
	static const size_t fewest = 7, most = 15; /* digits: E.164 */
	g_autoptr(GString) digits = g_string_new("+");
	phone += !g_ascii_strncasecmp(phone, "tel:", 4) ? 4 : 0;
	for (size_t k = 0; k < G_N_ELEMENTS(between); k++) {
		phone += g_str_has_prefix(phone, between[k]) ? strlen(between[k]) : 0;
	}
	if (*phone != '+' && strncmp(phone, "00", 2) != 0) {
		return NULL;
	}
	for (phone += *phone == '+' ? 1 : 2; *phone && digits->len <= most + 1;) {
		size_t length = g_ascii_isdigit(*phone) ? 1 : 0;
		g_string_append_len(digits, phone, (gssize)length);
		for (size_t k = 0; !length && k < G_N_ELEMENTS(between); k++) {
			length = g_str_has_prefix(phone, between[k]) ? strlen(between[k]) : 0;
		}
		if (!length) {
			return NULL;
		}
		phone += length;
	}
	bool fits = digits->len > fewest && digits->len <= most + 1;
	return fits ? g_strdup(digits->str) : NULL;
}
