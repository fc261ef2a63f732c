/* Which message answers which, where either may be read first. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/replies.h"

#include "base/records.h"

struct message {
	struct kith_record_key key; /* of its id */
	uint32_t author;
	bool answered;
};

struct answer {
	struct kith_record_key to[2]; /* ids of the message answered, the surer one first */
	uint32_t from;
	int32_t day;
	const char *kind;
};

struct held {
	struct kith_record_key key; /* of its id */
	uint32_t count;
	int32_t day;
	const char *kind;
	size_t first; /* of the people it goes to */
};

struct kith_replies {
	kith_tally *tally;
	struct kith_records messages;
	struct answer *answer; /* [answers] */
	struct held *held;     /* [holds] */
	uint32_t *people;      /* [goes_to] whom what is held goes to */
	size_t answers, answer_capacity, holds, held_capacity, goes_to, people_capacity;
};

kith_replies *kith_replies_new(kith_tally *tally)
{
	kith_replies *replies = g_new0(kith_replies, 1);
	replies->tally = tally;
	kith_records_init(&replies->messages, sizeof(struct message));
	return replies;
}

void kith_replies_free(kith_replies *replies)
{
	if (!replies) {
		return;
	}
	kith_records_finish(&replies->messages);
	g_free(replies->answer);
	g_free(replies->held);
	g_free(replies->people);
	g_free(replies);
}

/* 96 bits of an id: FNV-1a, and a polynomial beside it. */
static struct kith_record_key key_of(const char *id)
{
	uint64_t hash = 0xcbf29ce484222325u;
	uint32_t other = 5381;
	for (; *id; id++) {
		hash = (hash ^ (uint8_t)*id) * 0x100000001b3u;
		other = other * 65599u + (uint8_t)*id;
	}
	hash ^= hash >> 32;
	hash *= 0xd6e8feb86659fd93u;
	return (struct kith_record_key){(uint32_t)(hash >> 32), (uint32_t)hash, other};
}

bool kith_replies_message(
	kith_replies *replies, const char *id, uint32_t author, bool *first, GError **error)
{
	size_t before = replies->messages.count;
	struct message *message = kith_records_add(&replies->messages, key_of(id), error);
	if (!message) {
		return false;
	}
	*first = replies->messages.count > before;
	if (*first) {
		message->author = author;
	}
	return true;
}

bool kith_replies_author(const kith_replies *replies, const char *id, uint32_t *author)
{
	const struct message *message = kith_records_find(&replies->messages, key_of(id));
	*author = message ? message->author : KITH_NO_NAME;
	return message != NULL;
}

/* An array with room for `count` elements; NULL where there is no memory for it, the old one being
 * as it was. */
static void *reserve(void *array, size_t *capacity, size_t count, size_t size, GError **error)
{
	if (count <= *capacity) {
		return array;
	}
	size_t wider = MAX(count, *capacity + *capacity / 2 + 64);
	void *moved = kith_array_resize(array, wider, size, error);
	*capacity = moved ? wider : *capacity;
	return moved;
}

bool kith_replies_answer(kith_replies *replies, uint32_t from, const char *const ids[2],
	const struct kith_moment *moment, GError **error)
{
	struct answer *answer = reserve(replies->answer, &replies->answer_capacity,
		replies->answers + 1, sizeof *answer, error);
	if (!answer) {
		return false;
	}
	replies->answer = answer;
	const char *other = ids[1] ? ids[1] : ids[0];
	answer[replies->answers++] =
		(struct answer){{key_of(ids[0]), key_of(other)}, from, moment->day, moment->kind};
	return true;
}

bool kith_replies_hold(kith_replies *replies, const char *id, const uint32_t *to, size_t count,
	const struct kith_moment *moment, GError **error)
{
	struct held *held = reserve(
		replies->held, &replies->held_capacity, replies->holds + 1, sizeof *held, error);
	if (!held) {
		return false;
	}
	replies->held = held;
	uint32_t *people = reserve(replies->people, &replies->people_capacity,
		replies->goes_to + count + 1, sizeof *people, error);
	if (!people) {
		return false;
	}
	replies->people = people;
	for (size_t k = 0; k < count; k++) {
		people[replies->goes_to + k] = to[k];
	}
	held[replies->holds++] = (struct held){
		key_of(id), (uint32_t)count, moment->day, moment->kind, replies->goes_to};
	replies->goes_to += count;
	return true;
}

static bool settle_answers(kith_replies *replies, GError **error)
{
	for (size_t k = 0; k < replies->answers; k++) {
		const struct answer *answer = &replies->answer[k];
		struct message *message = kith_records_find(&replies->messages, answer->to[0]);
		message = message ? message : kith_records_find(&replies->messages, answer->to[1]);
		const struct kith_moment moment = {answer->kind, answer->day};
		if (!message || message->author == answer->from) {
			continue;
		}
		message->answered |= !kith_tally_is_left_out(replies->tally, answer->from);
		if (!kith_tally_tie(
			    replies->tally, answer->from, message->author, 1, &moment, error)) {
			return false;
		}
	}
	return true;
}

bool kith_replies_settle(kith_replies *replies, size_t *in_vain, GError **error)
{
	if (!settle_answers(replies, error)) {
		return false;
	}
	*in_vain = 0;
	for (size_t k = 0; k < replies->holds; k++) {
		const struct held *held = &replies->held[k];
		const struct message *message = kith_records_find(&replies->messages, held->key);
		const struct kith_moment moment = {held->kind, held->day};
		if (!message || !message->answered) {
			*in_vain += 1;
			continue;
		}
		if (!kith_tally_sent(replies->tally, message->author, replies->people + held->first,
			    held->count, &moment, error)) {
			return false;
		}
	}
	return true;
}
