/* Numbers that wait for their turn, in an order the caller has. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/queue.h"

void kith_queue_init(
	struct kith_queue *queue, bool (*before)(void *data, uint32_t a, uint32_t b), void *data)
{
	*queue = (struct kith_queue){before, data, g_array_new(FALSE, FALSE, sizeof(uint32_t))};
}

void kith_queue_finish(struct kith_queue *queue)
{
	g_clear_pointer(&queue->number, g_array_unref);
}

static uint32_t *numbers(const struct kith_queue *queue)
{
	return (uint32_t *)(void *)queue->number->data;
}

void kith_queue_push(struct kith_queue *queue, uint32_t number)
{
	g_array_append_val(queue->number, number);
	uint32_t *heap = numbers(queue);
	size_t at = queue->number->len - 1;
	while (at > 0 && queue->before(queue->data, number, heap[(at - 1) / 2])) {
		heap[at] = heap[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	heap[at] = number;
}

uint32_t kith_queue_first(const struct kith_queue *queue)
{
	return numbers(queue)[0];
}

void kith_queue_settle(struct kith_queue *queue)
{
	uint32_t *heap = numbers(queue), number = heap[0];
	size_t count = queue->number->len, at = 0;
	for (size_t child = 1; child < count; child = 2 * at + 1) {
		if (child + 1 < count && queue->before(queue->data, heap[child + 1], heap[child])) {
			child++;
		}
		if (!queue->before(queue->data, heap[child], number)) {
			break;
		}
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = number;
}

uint32_t kith_queue_pop(struct kith_queue *queue)
{
	uint32_t *heap = numbers(queue), first = heap[0];
	guint last = queue->number->len - 1;
	heap[0] = heap[last];
	g_array_set_size(queue->number, last);
	if (last > 0) {
		kith_queue_settle(queue);
	}
	return first;
}
