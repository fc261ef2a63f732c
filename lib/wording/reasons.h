/* Why somebody is the one to ask, in a sentence. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_REASONS_H
#define KITH_REASONS_H

#include "introductions/acquaintance.h"
#include "introductions/give.h"
#include "introductions/meet.h"
#include "introductions/reconnect.h"

/* Appends what a person is called in sentences. */
void kith_reasons_name(GString *out, const kith_acquaintance *acquaintance, uint32_t person);

/* Appends the people of a route as "Ada > Grace > Mary". */
void kith_reasons_route(
	GString *out, const kith_acquaintance *acquaintance, const uint32_t *people, size_t count);

/* Appends the names of people as a list; beyond `most` the rest is counted. */
void kith_reasons_people(GString *out, const kith_acquaintance *acquaintance,
	const uint32_t *people, size_t count, size_t most);

/*
 * Appends how `a` and `b` know each other: "Ada and Grace work together, in touch 3 months ago".
 * With `you`, `a` is called so.
 */
void kith_reasons_bond(
	GString *out, const kith_acquaintance *acquaintance, uint32_t a, uint32_t b, bool you);

/* Appends the values `a` and `b` share, "robotics and Leeds"; returns how many there are. */
size_t kith_reasons_shared(
	GString *out, const kith_acquaintance *acquaintance, uint32_t a, uint32_t b, size_t most);

/* Appends the values `a` and `b` share as a cell, each once: "robotics;Leeds". */
void kith_reasons_values(
	GString *out, const kith_acquaintance *acquaintance, uint32_t a, uint32_t b);

/* Appends the mutual contacts of `a` and `b`; returns how many there are. */
size_t kith_reasons_mutual(
	GString *out, const kith_acquaintance *acquaintance, uint32_t a, uint32_t b, size_t most);

/*
 * Appends why to take a route: how the last two on it know each other, how the asker knows whom
 * they ask and through whom else, what asker and target share, and, where the next route is as
 * likely, what put this one first. `next` is that route, or NULL.
 */
void kith_reasons_introduction(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_route *route, const struct kith_route *next);

/*
 * Appends what to say when nobody leads to the targets: how far they are, if anyone leads there at
 * all; that writing directly is a way, and what they share with the asker; and who is near the
 * asker and has something in common with them or, when nobody has, is in their circle (`circles`,
 * or NULL). Somebody without ties is told who has something in common with themselves.
 *
 * Fails with KITH_ERROR_SYSTEM. O(n + m) time.
 */
bool kith_reasons_nobody(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_asking *asking, const struct kith_partition *circles, GError **error);

/* Appends why there is nobody to introduce to each other: among the asker's contacts when `you`. */
void kith_reasons_no_pair(GString *out, const kith_acquaintance *acquaintance, bool you);

/* Appends why the asker has nobody to write to who has been silent for so long. */
void kith_reasons_no_letter(
	GString *out, const kith_acquaintance *acquaintance, const char *silent);

/*
 * Appends why the asker should meet somebody: what they are to each other, what they share, whom
 * they both know, and how to get there: `route`, or NULL to write directly. `circle` is the name of
 * a new circle, or NULL.
 */
void kith_reasons_meeting(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_prospect *prospect, const struct kith_route *route, const char *circle);

/*
 * Appends why two people should be introduced: what they share, whom they both know, and who knows
 * few people yet. With `you`, the introducer is who reads this.
 */
void kith_reasons_giving(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_pair *pair, bool you);

/*
 * Appends why to write to somebody again: how they knew each other, what they share, whom they both
 * know, and which circle is lost (`circle`, or NULL).
 */
void kith_reasons_letter(GString *out, const kith_acquaintance *acquaintance,
	const struct kith_dormant *dormant, const char *circle);

#endif
