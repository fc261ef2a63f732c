/* A heap of people waiting at a distance, for Dijkstra's algorithm. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/heap.h"

bool kith_heap_init(struct kith_heap *heap, size_t n, GError **error)
{
	*heap = (struct kith_heap){
		.node = KITH_ARRAY(struct kith_waiting, n, error),
	};
	heap->place = heap->node ? KITH_ARRAY(uint32_t, n, error) : NULL;
	if (!heap->place) {
		kith_heap_finish(heap);
		return false;
	}
	return true;
}

void kith_heap_finish(struct kith_heap *heap)
{
	g_clear_pointer(&heap->node, g_free);
	g_clear_pointer(&heap->place, g_free);
}
