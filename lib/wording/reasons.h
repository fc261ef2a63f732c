/* Why somebody is the one to ask, to meet or to write to: a sentence made from facts. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_REASONS_H
#define KITH_REASONS_H

#include "wording/facts.h"

/*
 * Each of these appends a sentence without a full stop. People are called as the facts call them,
 * letter for letter: a name at the beginning gets no capital it does not have.
 */

/*
 * Why to take a route: how the last two on it know each other, how the asker knows whom they ask
 * and through whom else, what asker and target share, and, where the next route is as likely, what
 * put this one first.
 */
void kith_reasons_introduction(GString *out, const struct kith_meeting_facts *facts);

/*
 * Why the asker should meet somebody: what they are to each other, what they share, whom they both
 * know, and whom to ask.
 */
void kith_reasons_meeting(GString *out, const struct kith_meeting_facts *facts);

/* Why two people should be introduced: what they share, who knows both, and who knows few yet. */
void kith_reasons_giving(GString *out, const struct kith_meeting_facts *facts);

/* What there is to talk about at a table: who shares what, who is new, and who has met already. */
void kith_reasons_table(GString *out, const struct kith_table_facts *facts);

/*
 * Why to write to somebody again: how they know each other, which circle is lost, what they share,
 * and whom they both know.
 */
void kith_reasons_letter(GString *out, const struct kith_meeting_facts *facts);

#endif
