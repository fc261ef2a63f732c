/* Address books of all files: people, how they are related, and who knows them. Private to import.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_ADDRESS_BOOK_H
#define KITH_IMPORT_ADDRESS_BOOK_H

#include "exchange/import/format.h"

typedef struct kith_address_book kith_address_book;

/* The book that all files share: to be called when a file begins. Fails with KITH_ERROR_SYSTEM. */
kith_address_book *kith_address_book_of(kith_import *import, const char *file, GError **error);
void kith_address_book_free(kith_address_book *book);

/* How many files it is made of; 0 for NULL. */
size_t kith_address_book_files(const kith_address_book *book);

/* What is known of a contact beside the name. */
enum kith_contact_cell {
	KITH_CONTACT_COMPANY,
	KITH_CONTACT_ROLE,
	KITH_CONTACT_CITY,
	KITH_CONTACT_CATEGORIES, /* separated by ; */
	KITH_CONTACT_CELLS,
};

/* How a contact is related to somebody: a name, "mailto:" and an address, or "urn:uuid:" and an id.
 */
struct kith_relation {
	char *to, *kind;
};

struct kith_contact {
	char *name, *id;                /* or NULL */
	char *cell[KITH_CONTACT_CELLS]; /* or NULL */
	GPtrArray *addresses;           /* of char *: e-mail, the first the one they go by */
	GPtrArray *phones;              /* of char *: as they are dialled from abroad */
	GPtrArray *relations;           /* of struct kith_relation * */
};
void kith_contact_init(struct kith_contact *contact);
void kith_contact_finish(struct kith_contact *contact);

/* Sets a cell, unless it is set or `value` is empty. */
void kith_contact_set(struct kith_contact *contact, enum kith_contact_cell cell, const char *value);

/* Adds an address, if it is one and new. */
void kith_contact_add_address(struct kith_contact *contact, const char *address);

/* Adds the number of a telephone, if it says its country: whoever goes by that alone, as in chats,
 * is the contact. */
void kith_contact_add_phone(struct kith_contact *contact, const char *phone);
void kith_contact_add_relation(struct kith_contact *contact, const char *to, const char *kind);

/*
 * Adds a contact to the book and to the tally, where their addresses are one person's: what another
 * contact goes by is not, unless there is no other. Without an address they go by their name; two
 * of one name are told apart by company or a number. Fails with KITH_ERROR_SYSTEM.
 */
bool kith_address_book_add(
	kith_address_book *book, const struct kith_contact *contact, GError **error);

/* Counts a card of a group, an organisation or a place, which is nobody. */
void kith_address_book_pass_over(kith_address_book *book);

/*
 * Finds who goes by the number of a contact's telephone, ties who is related, and options->me to
 * everybody in the book, once all files are read; `book` may be NULL. Notes what was left out.
 * Fails as kith_import_settle_me.
 */
bool kith_address_book_settle(kith_address_book *book, kith_import *import, GError **error);

/* Notes, of a graph that holds nothing but an address book, what that cannot tell. */
void kith_address_book_note(const kith_address_book *book, kith_import *import);

#endif
