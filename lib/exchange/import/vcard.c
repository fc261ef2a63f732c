/* vCards 2.1, 3.0 and 4.0: contacts of phones, Apple, Google, Outlook, Nextcloud. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "base/text.h"
#include "exchange/import/address_book.h"
#include "exchange/import/content_lines.h"

/* A file of cards, and the card at hand. */
struct cards {
	kith_address_book *book;
	kith_content_lines *lines;
	struct kith_contact contact;
	char *made_name; /* of the parts of N */
	char *relation;  /* whom Apple's last relation means, until its label says how */
	size_t depth;    /* cards that are open: a 2.1 AGENT holds one */
	bool agent;      /* the line before was an AGENT, whose card follows */
	bool other;      /* the card is a group's, an organisation's, a place's */
	bool as_company; /* Apple shows it as one: it is, where nobody is named */
};

static void begin_card(struct cards *cards)
{
	kith_contact_finish(&cards->contact);
	kith_contact_init(&cards->contact);
	g_clear_pointer(&cards->made_name, g_free);
	g_clear_pointer(&cards->relation, g_free);
	cards->depth = 1;
	cards->agent = cards->other = cards->as_company = false;
}

static void end_relation(struct cards *cards, const char *kind)
{
	if (cards->relation) {
		kith_contact_add_relation(&cards->contact, cards->relation, kind);
		g_clear_pointer(&cards->relation, g_free);
	}
}

static bool end_card(struct cards *cards, GError **error)
{
	struct kith_contact *contact = &cards->contact;
	end_relation(cards, "");
	cards->depth = 0;
	if (cards->other || (cards->as_company && (!cards->made_name || !*cards->made_name))) {
		kith_address_book_pass_over(cards->book);
		return true;
	}
	if (!contact->name || !*contact->name) {
		g_free(contact->name);
		contact->name = g_steal_pointer(&cards->made_name);
	}
	return kith_address_book_add(cards->book, contact, error);
}

/* "Last;First;Middle;Prefix;Suffix" as people say it. To be freed. */
static char *say_name(char **parts)
{
	static const size_t order[] = {1, 2, 0};
	GString *name = g_string_new(NULL);
	for (size_t k = 0; k < G_N_ELEMENTS(order); k++) {
		const char *part = order[k] < g_strv_length(parts) ? parts[order[k]] : "";
		g_string_append_printf(name, "%s%s", name->len && *part ? " " : "", part);
	}
	return g_string_free(name, false);
}

static char *part_at(char **parts, size_t k)
{
	return k < g_strv_length(parts) ? parts[k] : (char *)"";
}

static void read_name(struct cards *cards, const char *text)
{
	g_auto(GStrv) parts = kith_content_split(text, '\0');
	if (!cards->contact.name && **parts) {
		cards->contact.name = kith_text_normalize(*parts, -1);
	}
}

static void read_categories(struct cards *cards, const char *text)
{
	g_auto(GStrv) parts = kith_content_split(text, ',');
	g_autofree char *all = g_strjoinv(";", parts);
	kith_contact_set(&cards->contact, KITH_CONTACT_CATEGORIES, all);
}

/* "_$!<Spouse>!$_" as "spouse". */
static void read_label(struct cards *cards, char *text)
{
	char *from = g_str_has_prefix(text, "_$!<") ? text + 4 : text;
	char *end = strstr(from, ">!$_");
	if (end) {
		*end = '\0';
	}
	end_relation(cards, from);
}

static void read_related(
	struct cards *cards, const struct kith_content_line *line, const char *text)
{
	const char *type = kith_content_line_parameter(line, "TYPE");
	g_autofree char *kind = g_strndup(type, strcspn(type, ","));
	g_auto(GStrv) parts = kith_content_split(text, '\0');
	kith_contact_add_relation(&cards->contact, *parts, kind);
}

/* Relations beside RELATED, as programs have them. */
static bool read_other_relation(
	struct cards *cards, const struct kith_content_line *line, char *text)
{
	static const char *const names[][2] = {{"X-SPOUSE", "spouse"}, {"X-MANAGER", "manager"},
		{"X-ASSISTANT", "assistant"}, {"X-EVOLUTION-SPOUSE", "spouse"},
		{"X-EVOLUTION-MANAGER", "manager"}, {"X-EVOLUTION-ASSISTANT", "assistant"},
		{"X-KADDRESSBOOK-X-SPOUSESNAME", "spouse"},
		{"X-KADDRESSBOOK-X-MANAGERSNAME", "manager"},
		{"X-KADDRESSBOOK-X-ASSISTANTSNAME", "assistant"}};
	if (!strcmp(line->name, "X-ABRELATEDNAMES")) {
		end_relation(cards, "");
		cards->relation = g_strdup(text);
		return true;
	}
	if (!strcmp(line->name, "X-ABLABEL")) {
		read_label(cards, text);
		return true;
	}
	for (size_t k = 0; *text && k < G_N_ELEMENTS(names); k++) {
		if (!strcmp(line->name, names[k][0])) {
			kith_contact_add_relation(&cards->contact, text, names[k][1]);
			return true;
		}
	}
	return false;
}

static bool is_other(const struct kith_content_line *line)
{
	return kith_text_is_one_of(line->name, "KIND|X-ADDRESSBOOKSERVER-KIND") &&
	       kith_text_is_one_of(line->value, "group|org|location|application|device");
}

/* A line that has parts. */
static void read_parts(struct cards *cards, const char *name, const char *text)
{
	struct kith_contact *contact = &cards->contact;
	g_auto(GStrv) parts = kith_content_split(text, ';');
	if (!strcmp(name, "N") && !cards->made_name) {
		cards->made_name = say_name(parts);
	} else if (!strcmp(name, "ORG")) {
		kith_contact_set(contact, KITH_CONTACT_COMPANY, part_at(parts, 0));
	} else if (!strcmp(name, "ADR")) {
		kith_contact_set(contact, KITH_CONTACT_CITY, part_at(parts, 3));
	}
}

static void read_plain(struct cards *cards, const char *name, const char *text)
{
	struct kith_contact *contact = &cards->contact;
	g_auto(GStrv) whole = kith_content_split(text, '\0');
	if (!strcmp(name, "EMAIL")) {
		bool scheme = !g_ascii_strncasecmp(*whole, "mailto:", 7);
		kith_contact_add_address(contact, *whole + (scheme ? 7 : 0));
	} else if (!strcmp(name, "TEL")) {
		kith_contact_add_phone(contact, *whole);
	} else if (!strcmp(name, "TITLE")) {
		g_clear_pointer(&contact->cell[KITH_CONTACT_ROLE], g_free);
		kith_contact_set(contact, KITH_CONTACT_ROLE, *whole);
	} else if (!strcmp(name, "ROLE")) {
		kith_contact_set(contact, KITH_CONTACT_ROLE, *whole);
	} else if (!strcmp(name, "UID") && !contact->id) {
		bool urn = !g_ascii_strncasecmp(*whole, "urn:uuid:", 9);
		contact->id = g_strdup(*whole + (urn ? 9 : 0));
	}
}

static void read_line(struct cards *cards, const struct kith_content_line *line)
{
	bool extra = g_str_has_prefix(line->name, "X-");
	cards->other |= is_other(line);
	cards->as_company |= !strcmp(line->name, "X-ABSHOWAS");
	if (!extra && !kith_text_is_one_of(line->name,
			      "FN|N|ORG|ADR|EMAIL|TEL|TITLE|ROLE|UID|CATEGORIES|RELATED")) {
		return;
	}
	g_autofree char *text = kith_content_line_text(line);
	if (!strcmp(line->name, "FN")) {
		read_name(cards, text);
	} else if (kith_text_is_one_of(line->name, "N|ORG|ADR")) {
		read_parts(cards, line->name, text);
	} else if (!strcmp(line->name, "CATEGORIES")) {
		read_categories(cards, text);
	} else if (!strcmp(line->name, "RELATED")) {
		read_related(cards, line, text);
	} else if (!read_other_relation(cards, line, text)) {
		read_plain(cards, line->name, text);
	}
}

/* A line that begins a card, perhaps within another. */
static bool begin(struct cards *cards, GError **error)
{
	if (cards->depth && cards->agent) {
		cards->depth++;
		cards->agent = false;
		return true;
	}
	bool done = cards->depth == 0 || end_card(cards, error);
	begin_card(cards);
	return done;
}

static bool take(struct cards *cards, const struct kith_content_line *line, GError **error)
{
	bool card = !g_ascii_strcasecmp(line->value, "VCARD");
	if (card && !strcmp(line->name, "BEGIN")) {
		return begin(cards, error);
	}
	if (card && !strcmp(line->name, "END")) {
		bool done = cards->depth != 1 || end_card(cards, error);
		cards->depth -= cards->depth > 1;
		return done;
	}
	if (cards->depth == 1) {
		cards->agent = !strcmp(line->name, "AGENT") && !*line->value;
		read_line(cards, line);
	}
	return true;
}

static bool read_lines(struct cards *cards, GError **error)
{
	for (bool more = true;;) {
		struct kith_content_line line;
		if (!kith_content_lines_next(cards->lines, &line, &more, error)) {
			return false;
		}
		if (!more) {
			return cards->depth == 0 || end_card(cards, error);
		}
		if (!take(cards, &line, error)) {
			return false;
		}
	}
}

static bool vcard_fits(const struct kith_import_look *look)
{
	return kith_import_look_begins(look, "BEGIN:VCARD");
}

static void note_broken(
	kith_import *import, const struct kith_import_look *look, const kith_content_lines *lines)
{
	uint64_t first;
	size_t broken = kith_content_lines_broken(lines, &first);
	if (broken) {
		kith_import_note(import,
			"%s:%" G_GUINT64_FORMAT ": %zu line%s from here on cannot be read and %s "
			"passed over",
			look->file, first, broken, broken == 1 ? "" : "s",
			broken == 1 ? "was" : "were");
	}
}

static bool vcard_read(kith_import *import, const struct kith_import_look *look,
	kith_source *source, GError **error)
{
	g_autoptr(kith_content_lines) lines = kith_content_lines_new(source);
	if (!vcard_fits(look)) {
		return kith_fail(error, KITH_ERROR_DATA,
			"%s:1: these are no contacts: a .vcf file begins with BEGIN:VCARD; export "
			"them as vCard",
			look->file);
	}
	struct cards cards = {
		.book = kith_address_book_of(import, look->file, error), .lines = lines};
	if (!cards.book) {
		return false;
	}
	kith_contact_init(&cards.contact);
	bool done = read_lines(&cards, error);
	kith_contact_finish(&cards.contact);
	g_free(cards.made_name);
	g_free(cards.relation);
	note_broken(import, look, lines);
	return done;
}

const struct kith_import_format kith_import_vcard = {
	.name = {"vcard", "contacts: .vcf of phones, Apple, Google, Outlook and others"},
	.fits = vcard_fits,
	.read = vcard_read,
	.in_folders = true,
};
