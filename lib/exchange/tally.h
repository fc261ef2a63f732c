/* Who wrote to whom and who met, message by message, summed as it is read. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_TALLY_H
#define KITH_TALLY_H

#include "graph/aliases.h"

/*
 * The ground of every source that is a stream of messages or meetings. A source says who somebody
 * is and what happened among whom on which day; nothing of a message is kept but that. Memory grows
 * with people and pairs of people, not with messages.
 *
 *	uint32_t ada, to[2];
 *	kith_tally_person(tally, "ada@x.org", "Ada Lee", &ada, error);
 *	kith_tally_person(tally, "bo@x.org", "", &to[0], error);
 *	kith_tally_person(tally, "no-reply@x.org", "", &to[1], error);
 *	kith_tally_sent(tally, ada, to, 2, &(struct kith_moment){"mail", 19700}, error);
 *
 * ties Ada to Bo with weight 1: the third is nobody. A source of import/ gets the tally that all
 * files share from kith_import_tally (import/format.h), which also turns it into a graph at the
 * end; replies to messages that may come later are for exchange/replies.h.
 */
typedef struct kith_tally kith_tally;

/* A day that is not known; days count from 1970-01-01. */
#define KITH_NO_DAY INT32_MIN

/* What counts. */
struct kith_tally_limits {
	double since,
		until;  /* days: what happened before or after, or no one knows when, did not */
	bool dated;     /* since and until are meant */
	size_t largest; /* what more people share ties nobody; 0: any number */
	bool everyone;  /* accounts of roles and robots, lists and rooms are people too */
	kith_aliases *aliases; /* who goes by several keys; NULL: nobody; borrowed */
	bool gatherings; /* ties run from people to what they did together; messages tie nobody */
};

kith_tally *kith_tally_new(const struct kith_tally_limits *limits, GError **error);
void kith_tally_free(kith_tally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kith_tally, kith_tally_free)

/*
 * Somebody by their key or an alias, new or met before: an e-mail address (anything with an @:
 * compared without case, xn-- domains as they read) or an account's id ("slack:U024BE7LH" where it
 * could be another's too). They are in the graph once something was said to happen to them.
 *
 * label   what they are called here, counted: the one given most often will be their `label`, of
 *         equals the one given last; "" where there is none
 * person  out, their number
 *
 * An address that is a role's or a robot's (exchange/addresses.h) is nobody.
 * Fails with KITH_ERROR_SYSTEM when memory runs out, as all that follow.
 */
bool kith_tally_person(
	kith_tally *tally, const char *key, const char *label, uint32_t *person, GError **error);

/* Counts a label once more, by the number kith_tally_label gave it: for sources that meet the same
 * few people again and again. KITH_NO_NAME: none. */
bool kith_tally_called(kith_tally *tally, uint32_t person, uint32_t label, GError **error);

/* The number of a label as it will be shown (blanks made single, NFC, without quotes around it);
 * KITH_NO_NAME where nothing is left, as of one that only repeats `key`. */
bool kith_tally_label(
	kith_tally *tally, const char *key, const char *label, uint32_t *number, GError **error);

/* A fact about somebody (`company`, `city`), who is in the graph from now on: "" changes nothing,
 * of several values the last stays. */
bool kith_tally_cell(
	kith_tally *tally, uint32_t person, const char *column, const char *cell, GError **error);

/* Both keys are one person's: their ties and labels are joined at the end, under the address met
 * first, or where none of their keys is one, under the key met first that is no telephone's. */
void kith_tally_same(kith_tally *tally, uint32_t a, uint32_t b);

/* Somebody met before, by their key, else, without case, by a label that nobody else has;
 * KITH_NO_NAME: nobody, or several. O(n) */
uint32_t kith_tally_find(const kith_tally *tally, const char *name);

/* Adds all keys and labels to `words` (const char *), valid until the next is added. */
void kith_tally_words(const kith_tally *tally, GPtrArray *words);

/* No person but a list, a room, a bot: ties nobody, unless limits->everyone. Say so before what
 * they took part in, for they count among its people until then. */
void kith_tally_leave_out(kith_tally *tally, uint32_t person);

/* Whether somebody is no person, as far as is known. */
bool kith_tally_is_left_out(const kith_tally *tally, uint32_t person);

/* What kind of tie comes of it, and when it was. */
struct kith_moment {
	const char *kind; /* "mail", "reply", "meeting" … */
	int32_t day;      /* or KITH_NO_DAY */
};

/* Whether limits let a day count. */
bool kith_tally_counts(const kith_tally *tally, int32_t day);

/*
 * Somebody wrote to `count` people; the same one twice, the author and those left out are not
 * counted:
 *
 *   w_ab += 1 / n   for each of the n people b it went to
 *
 * One-way ties; `messages` counts them. The author is in the graph even when n is 0.
 */
bool kith_tally_sent(kith_tally *tally, uint32_t from, const uint32_t *to, size_t count,
	const struct kith_moment *moment, GError **error);

/* Says what the next kith_tally_met is, borrowed until then: with its day, what it is known by, and
 * who called it, or NULL. Else it is one of its own. Only limits->gatherings show it. */
void kith_tally_event(kith_tally *tally, const char *name, const uint32_t *host);

/*
 * `count` people did something together: a meeting, a conversation.
 *
 *   w_ab += 1 / (n - 1)   for each pair of the n people (Newman 2001, Phys. Rev. E 64:016132)
 *
 * Ties without direction; `events` counts them, on each person too. O(n^2). With
 * limits->gatherings each is tied to the event instead.
 */
bool kith_tally_met(kith_tally *tally, const uint32_t *who, size_t count,
	const struct kith_moment *moment, GError **error);

/* Somebody was at something from a day to another, both KITH_NO_DAY where it is not known. */
struct kith_stay {
	uint32_t person;
	int32_t first, last;
};
void kith_stay_stretch(struct kith_stay *stay, int32_t day);

/*
 * As kith_tally_met, of something that lasts, as work on a file: `count` people were there, each in
 * days of their own. `name` is its kind. A tie begins with the first day of whoever came later, and
 * lasts until one left. With limits->gatherings each is tied to what they were at, without a day,
 * so that it is one event.
 */
bool kith_tally_shared(kith_tally *tally, const struct kith_stay *who, size_t count,
	const char *name, GError **error);

/* They know each other, by a list of contacts: a tie without direction, weight 1 however often it
 * is said, nothing counted, no date. */
bool kith_tally_know(kith_tally *tally, uint32_t a, uint32_t b, const char *kind, GError **error);

/* One-way and of that weight, whatever others were there: an answer, a mention, a reaction.
 * `messages` counts them. */
bool kith_tally_tie(kith_tally *tally, uint32_t from, uint32_t to, double weight,
	const struct kith_moment *moment, GError **error);

/*
 * The graph; the tally is good for nothing more. People stand in the order they were met, named by
 * their keys: `label`, the facts given, `first_seen`, `last_seen`, `events`. One tie a pair,
 * direction and kind, in the order of their first messages: `weight`, `date` (the last), `kind`,
 * `directed`, `first`, `last`, `messages`, `events`. Columns without a cell are left out, but for
 * `date`.
 *
 * file   what messages call the graph
 * notes  how many accounts were left out, how much was too large (char *, added); may be NULL
 */
kith_graph *kith_tally_finish(
	kith_tally *tally, const char *file, GPtrArray *notes, GError **error);

#endif
