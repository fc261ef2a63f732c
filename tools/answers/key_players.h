/* The few who together reach or break a network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_KEY_PLAYERS_ANSWER_H
#define KITH_KEY_PLAYERS_ANSWER_H

#include "cli/tool.h"

/*
 * Answers with both sets of `size` people, `prefer` [n] being everybody, likeliest first. Says how
 * far they are from the best there can be.
 *
 * Fails with KITH_ERROR_USAGE where there are not more people than wanted, or KITH_ERROR_SYSTEM.
 */
bool kith_key_players_answer(
	struct kith_job *job, size_t size, const size_t *prefer, GError **error);

#endif
