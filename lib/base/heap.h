/* A heap of people waiting at a distance, for Dijkstra's algorithm. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_HEAP_H
#define KITH_HEAP_H

#include <stdint.h>

#include "base/memory.h"

/* One who waits. */
struct kith_waiting {
	double distance;
	uint32_t person;
	uint32_t unused; /* makes it 16 bytes */
};

/*
 * Four children to a node: fewer levels, and a node's children share a cache line. People are
 * pushed at most once and moved forward when their distance falls.
 */
struct kith_heap {
	struct kith_waiting *node; /* [n] the first `count` are the heap */
	uint32_t *place;           /* [n] node number of each person who waits */
	size_t count;
};

bool kith_heap_init(struct kith_heap *heap, size_t n, GError **error);
void kith_heap_finish(struct kith_heap *heap);

/* Puts `waiting` at node `at` or as far forward as it belongs. */
static inline void kith_heap_rise(struct kith_heap *heap, size_t at, struct kith_waiting waiting)
{
	while (at > 0 && heap->node[(at - 1) / 4].distance > waiting.distance) {
		heap->node[at] = heap->node[(at - 1) / 4];
		heap->place[heap->node[at].person] = (uint32_t)at;
		at = (at - 1) / 4;
	}
	heap->node[at] = waiting;
	heap->place[waiting.person] = (uint32_t)at;
}

/* Lets a person wait who does not yet. */
static inline void kith_heap_push(struct kith_heap *heap, uint32_t person, double distance)
{
	kith_heap_rise(heap, heap->count++, (struct kith_waiting){distance, person, 0});
}

/* Brings a person who waits nearer. */
static inline void kith_heap_nearer(struct kith_heap *heap, uint32_t person, double distance)
{
	kith_heap_rise(heap, heap->place[person], (struct kith_waiting){distance, person, 0});
}

/* Takes out the nearest; the heap must not be empty. */
static inline uint32_t kith_heap_pop(struct kith_heap *heap)
{
	uint32_t nearest = heap->node[0].person;
	struct kith_waiting last = heap->node[--heap->count];
	size_t at = 0;
	for (size_t child = 1; child < heap->count; child = 4 * at + 1) {
		size_t end = MIN(child + 4, heap->count), least = child;
		for (size_t c = child + 1; c < end; c++) {
			least = heap->node[c].distance < heap->node[least].distance ? c : least;
		}
		if (heap->node[least].distance >= last.distance) {
			break;
		}
		heap->node[at] = heap->node[least];
		heap->place[heap->node[at].person] = (uint32_t)at;
		at = least;
	}
	if (heap->count > 0) {
		heap->node[at] = last;
		heap->place[last.person] = (uint32_t)at;
	}
	return nearest;
}

#endif
