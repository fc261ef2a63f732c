/* Numbers that wait for their turn, in an order the caller has. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_QUEUE_H
#define KITH_QUEUE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* A binary heap. Which of two numbers goes before the other may change for the first one only. */
struct kith_queue {
	bool (*before)(void *data, uint32_t a, uint32_t b);
	void *data;     /* borrowed */
	GArray *number; /* of uint32_t */
};

void kith_queue_init(
	struct kith_queue *queue, bool (*before)(void *data, uint32_t a, uint32_t b), void *data);
void kith_queue_finish(struct kith_queue *queue);

/* O(log n) comparisons, as are the others. */
void kith_queue_push(struct kith_queue *queue, uint32_t number);

/* The one that goes before all others; the queue must not be empty. O(1). */
uint32_t kith_queue_first(const struct kith_queue *queue);

/* Takes the first out. */
uint32_t kith_queue_pop(struct kith_queue *queue);

/* Gives the first, which goes later now, its new place. */
void kith_queue_settle(struct kith_queue *queue);

#endif
