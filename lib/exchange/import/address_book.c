/* Address books of all files: people, how they are related, and who knows them. Private to import.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/import/address_book.h"

#include <string.h>

#include "base/caller.h"
#include "base/text.h"
#include "exchange/addresses.h"

/* A relation, until all are known whom it may mean. */
struct related {
	uint32_t person;
	struct kith_relation relation;
};

struct kith_address_book {
	kith_tally *tally;
	GArray *members;      /* of uint32_t: their numbers in the tally */
	GArray *related;      /* of struct related */
	GHashTable *owner;    /* of address to folded name */
	GHashTable *by_name;  /* of folded name to number + 1 of the contact; 0: several */
	GHashTable *by_id;    /* of id to number + 1 */
	GHashTable *by_phone; /* of telephone to number + 1; 0: several */
	GHashTable *named;    /* names that contacts without addresses go by */
	char *file;           /* the first */
	char *last;           /* and the one at hand */
	size_t files;
	size_t nameless, alike, others, strangers, relations;
};

static void relation_clear(struct kith_relation *relation)
{
	g_free(relation->to);
	g_free(relation->kind);
}

static void relation_free(void *data)
{
	relation_clear(data);
	g_free(data);
}

static void related_clear(void *data)
{
	struct related *related = data;
	relation_clear(&related->relation);
}

static kith_address_book *book_new(kith_tally *tally)
{
	kith_address_book *book = g_new0(kith_address_book, 1);
	book->tally = tally;
	book->members = g_array_new(false, false, sizeof(uint32_t));
	book->related = g_array_new(false, false, sizeof(struct related));
	g_array_set_clear_func(book->related, related_clear);
	book->owner = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	book->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	book->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	book->by_phone = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	book->named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return book;
}

void kith_address_book_free(kith_address_book *book)
{
	if (!book) {
		return;
	}
	g_array_unref(book->members);
	g_array_unref(book->related);
	g_hash_table_unref(book->owner);
	g_hash_table_unref(book->by_name);
	g_hash_table_unref(book->by_id);
	g_hash_table_unref(book->by_phone);
	g_hash_table_unref(book->named);
	g_free(book->file);
	g_free(book->last);
	g_free(book);
}

kith_address_book *kith_address_book_of(kith_import *import, const char *file, GError **error)
{
	struct kith_import_stream *stream = &import->stream;
	if (!kith_import_tally(import, file, error)) {
		return NULL;
	}
	if (!stream->book) {
		stream->book = book_new(stream->tally);
		stream->book->file = g_strdup(file);
	}
	kith_address_book *book = stream->book;
	if (g_strcmp0(book->last, file) != 0) {
		g_free(book->last);
		book->last = g_strdup(file);
		book->files++;
	}
	return book;
}

size_t kith_address_book_files(const kith_address_book *book)
{
	return book ? book->files : 0;
}

void kith_contact_init(struct kith_contact *contact)
{
	*contact = (struct kith_contact){
		.addresses = g_ptr_array_new_with_free_func(g_free),
		.phones = g_ptr_array_new_with_free_func(g_free),
		.relations = g_ptr_array_new_with_free_func(relation_free),
	};
}

void kith_contact_finish(struct kith_contact *contact)
{
	g_free(contact->name);
	g_free(contact->id);
	for (size_t k = 0; k < KITH_CONTACT_CELLS; k++) {
		g_free(contact->cell[k]);
	}
	g_ptr_array_unref(contact->addresses);
	g_ptr_array_unref(contact->phones);
	g_ptr_array_unref(contact->relations);
}

void kith_contact_set(struct kith_contact *contact, enum kith_contact_cell cell, const char *value)
{
	g_autofree char *plain = kith_text_normalize(value, -1);
	if (!contact->cell[cell] && *plain) {
		contact->cell[cell] = g_steal_pointer(&plain);
	}
}

void kith_contact_add_address(struct kith_contact *contact, const char *address)
{
	char *clean = kith_address_clean(address);
	if (!clean ||
		g_ptr_array_find_with_equal_func(contact->addresses, clean, g_str_equal, NULL)) {
		g_free(clean);
		return;
	}
	g_ptr_array_add(contact->addresses, clean);
}

void kith_contact_add_phone(struct kith_contact *contact, const char *phone)
{
	char *clean = kith_phone_clean(phone);
	if (clean) {
		g_ptr_array_add(contact->phones, clean);
	}
}

void kith_contact_add_relation(struct kith_contact *contact, const char *to, const char *kind)
{
	struct kith_relation *relation = g_new(struct kith_relation, 1);
	*relation = (struct kith_relation){kith_text_normalize(to, -1), g_ascii_strdown(kind, -1)};
	g_ptr_array_add(contact->relations, relation);
}

void kith_address_book_pass_over(kith_address_book *book)
{
	book->others++;
}

/* The addresses that are a contact's alone: no role's, none that somebody of another name goes by;
 * all of them where that leaves none. */
static GPtrArray *own_addresses(
	const kith_address_book *book, const struct kith_contact *contact, const char *name)
{
	GPtrArray *own = g_ptr_array_new();
	for (guint k = 0; k < contact->addresses->len; k++) {
		char *address = contact->addresses->pdata[k];
		const char *owner = g_hash_table_lookup(book->owner, address);
		if (!kith_address_is_role(address) && (!owner || !strcmp(owner, name))) {
			g_ptr_array_add(own, address);
		}
	}
	if (own->len == 0 && contact->addresses->len) {
		g_ptr_array_add(own, contact->addresses->pdata[0]);
	}
	return own;
}

/* A name nobody else goes by: that of the contact, with company or a number where it is taken. To
 * be freed. */
static char *own_name(kith_address_book *book, const struct kith_contact *contact)
{
	const char *company = contact->cell[KITH_CONTACT_COMPANY];
	char *name = g_strdup(contact->name);
	book->alike += g_hash_table_contains(book->named, name) ? 1 : 0;
	if (company && g_hash_table_contains(book->named, name)) {
		g_free(name);
		name = g_strdup_printf("%s (%s)", contact->name, company);
	}
	for (gsize number = 2; g_hash_table_contains(book->named, name); number++) {
		gpointer last = g_hash_table_lookup(book->named, contact->name);
		number = MAX(number, GPOINTER_TO_SIZE(last) + 1);
		g_free(name);
		name = g_strdup_printf("%s (%zu)", contact->name, number);
		g_hash_table_insert(book->named, g_strdup(contact->name), GSIZE_TO_POINTER(number));
	}
	g_hash_table_insert(book->named, g_strdup(name), GSIZE_TO_POINTER(1));
	return name;
}

/* Says to the tally that addresses are one person's, the first being what they go by. */
static bool take_addresses(kith_address_book *book, const GPtrArray *own, const char *folded,
	uint32_t person, GError **error)
{
	for (guint k = 0; k < own->len; k++) {
		uint32_t other;
		if (!kith_tally_person(book->tally, own->pdata[k], "", &other, error)) {
			return false;
		}
		kith_tally_same(book->tally, person, other);
		g_hash_table_insert(book->owner, g_strdup(own->pdata[k]), g_strdup(folded));
	}
	g_autoptr(GString) all = g_string_new(NULL);
	for (guint k = 0; own->len > 1 && k < own->len; k++) {
		g_string_append_printf(all, "%s%s", k ? ";" : "", (char *)own->pdata[k]);
	}
	return kith_tally_cell(book->tally, person, "email", all->str, error);
}

/* Says to the tally who a contact is. */
static bool find_person(kith_address_book *book, const struct kith_contact *contact,
	const char *folded, uint32_t *person, GError **error)
{
	const char *label = contact->name ? contact->name : "";
	g_autoptr(GPtrArray) own = own_addresses(book, contact, folded);
	g_autofree char *name = own->len ? NULL : own_name(book, contact);
	return kith_tally_person(book->tally, name ? name : own->pdata[0], name ? "" : label,
		       person, error) &&
	       take_addresses(book, own, folded, *person, error);
}

static bool set_cells(kith_address_book *book, const struct kith_contact *contact, uint32_t person,
	GError **error)
{
	static const char *const columns[] = {"company", "role", "city", "categories"};
	bool done = true;
	for (size_t k = 0; done && k < KITH_CONTACT_CELLS; k++) {
		const char *cell = contact->cell[k] ? contact->cell[k] : "";
		done = kith_tally_cell(book->tally, person, columns[k], cell, error);
	}
	return done;
}

/* Lets a contact be found by a key, unless somebody else has the same; takes the key over. */
static void list_as(GHashTable *by, char *key, uint32_t person)
{
	gpointer number = GUINT_TO_POINTER(person + 1), known;
	bool taken = g_hash_table_lookup_extended(by, key, NULL, &known) && known != number;
	g_hash_table_insert(by, key, taken ? NULL : number);
}

/* Lets others find a contact by id, name and telephone. */
static void list(kith_address_book *book, const struct kith_contact *contact, const char *folded,
	uint32_t person)
{
	if (contact->id) {
		g_hash_table_insert(book->by_id, g_ascii_strdown(contact->id, -1),
			GUINT_TO_POINTER(person + 1));
	}
	if (*folded) {
		list_as(book->by_name, g_strdup(folded), person);
	}
	for (guint k = 0; k < contact->phones->len; k++) {
		list_as(book->by_phone, g_strdup(contact->phones->pdata[k]), person);
	}
	g_array_append_val(book->members, person);
}

bool kith_address_book_add(
	kith_address_book *book, const struct kith_contact *contact, GError **error)
{
	uint32_t person;
	bool named = contact->name && *contact->name;
	g_autofree char *folded = kith_text_fold(named ? contact->name : "");
	if (!named && contact->addresses->len == 0) {
		book->nameless++;
		return true;
	}
	if (!find_person(book, contact, folded, &person, error) ||
		!set_cells(book, contact, person, error)) {
		return false;
	}
	list(book, contact, folded, person);
	for (guint k = 0; k < contact->relations->len; k++) {
		const struct kith_relation *relation = contact->relations->pdata[k];
		const struct related related = {
			person, {g_strdup(relation->to), g_strdup(relation->kind)}};
		g_array_append_val(book->related, related);
	}
	return true;
}

/* Says to the tally who is known there by the number of a contact's telephone alone. */
static void join_phones(kith_address_book *book)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	kith_tally_words(book->tally, words);
	for (guint k = 0; g_hash_table_size(book->by_phone) && k < words->len; k++) {
		g_autofree char *phone = kith_phone_clean(words->pdata[k]);
		gpointer number = phone ? g_hash_table_lookup(book->by_phone, phone) : NULL;
		uint32_t other =
			number ? kith_tally_find(book->tally, words->pdata[k]) : KITH_NO_NAME;
		if (other != KITH_NO_NAME) {
			kith_tally_same(book->tally, GPOINTER_TO_UINT(number) - 1, other);
		}
	}
}

/* Whom a relation means: a contact, or anybody by their address; KITH_NO_NAME where it is nobody.
 * Other words stay out of the graph. */
static bool find_related(const kith_address_book *book, const struct kith_relation *relation,
	uint32_t *other, GError **error)
{
	g_autofree char *id = g_ascii_strdown(relation->to, -1);
	g_autofree char *folded = kith_text_fold(relation->to);
	const char *bare = g_str_has_prefix(id, "urn:uuid:") ? id + strlen("urn:uuid:") : id;
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(book->by_id, id));
	number = number ? number : GPOINTER_TO_UINT(g_hash_table_lookup(book->by_id, bare));
	number = number ? number : GPOINTER_TO_UINT(g_hash_table_lookup(book->by_name, folded));
	*other = number ? number - 1 : KITH_NO_NAME;
	const char *text = relation->to;
	text += !g_ascii_strncasecmp(text, "mailto:", 7) ? 7 : 0;
	g_autofree char *address = number ? NULL : kith_address_clean(text);
	return !address || kith_tally_person(book->tally, address, "", other, error);
}

static bool tie_related(kith_address_book *book, GError **error)
{
	for (guint k = 0; k < book->related->len; k++) {
		const struct related *related = &g_array_index(book->related, struct related, k);
		uint32_t other;
		if (!find_related(book, &related->relation, &other, error)) {
			return false;
		}
		if (other == KITH_NO_NAME) {
			book->strangers++;
			continue;
		}
		book->relations++;
		const char *kind = *related->relation.kind ? related->relation.kind : "related";
		if (!kith_tally_know(book->tally, related->person, other, kind, error)) {
			return false;
		}
	}
	return true;
}

static bool tie_star(kith_address_book *book, kith_import *import, GError **error)
{
	uint32_t me;
	if (!import->options->me) {
		return true;
	}
	if (!kith_import_find_me(import, &me, error)) {
		return false;
	}
	for (guint k = 0; k < book->members->len; k++) {
		uint32_t person = g_array_index(book->members, uint32_t, k);
		if (!kith_tally_know(book->tally, me, person, "contact", error)) {
			return false;
		}
	}
	return true;
}

static void note_counts(const kith_address_book *book, kith_import *import)
{
	const struct {
		size_t count;
		const char *one, *several;
	} notes[] = {
		{book->nameless, "contact without a name or an address was left out",
			"contacts without a name or an address were left out"},
		{book->others, "card of a group, an organisation or a place was left out",
			"cards of groups, organisations or places were left out"},
		{book->alike,
			"contact bears a name another has; company or a number tells them apart",
			"contacts bear a name another has; company or a number tells them apart"},
		{book->strangers, "relation means nobody who is in the address book",
			"relations mean nobody who is in the address book"},
	};
	for (size_t k = 0; k < G_N_ELEMENTS(notes); k++) {
		if (notes[k].count) {
			kith_import_note(import, "%zu %s", notes[k].count,
				notes[k].count == 1 ? notes[k].one : notes[k].several);
		}
	}
}

bool kith_address_book_settle(kith_address_book *book, kith_import *import, GError **error)
{
	if (!book) {
		return true;
	}
	join_phones(book);
	if (!tie_related(book, error) || !tie_star(book, import, error)) {
		return false;
	}
	note_counts(book, import);
	return true;
}

void kith_address_book_note(const kith_address_book *book, kith_import *import)
{
	if (!book || book->files < import->stream.files || import->graphs->len > 1 ||
		import->options->gatherings) {
		return;
	}
	if (!import->options->me) {
		kith_import_note(import,
			"%s: these are people, hardly tied to one another; " KITH_CALLER_ME
			" NAME says whose contacts they are",
			book->file);
		return;
	}
	kith_import_note_star(import, book->file, book->relations);
}
