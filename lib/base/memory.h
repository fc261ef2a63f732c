/* Arrays that grow with the data: zeroed, checked, and on huge pages where the system has them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_MEMORY_H
#define KITH_MEMORY_H

#include <stddef.h>

#include "base/error.h"

/*
 * A zeroed array of `count` elements of `size` bytes, to be freed with g_free (or g_autofree).
 * An array of no elements is one of one element: never NULL on success.
 *
 * Fails with KITH_ERROR_SYSTEM, naming how much was asked for, when there is not so much memory:
 * large arrays are compared with what the machine has before they are built.
 */
void *kith_array(size_t count, size_t size, GError **error);

/*
 * `array` (NULL allowed) with room for `count` elements; the part beyond the old end is not zeroed.
 * On failure returns NULL, sets KITH_ERROR_SYSTEM and leaves `array` as it was.
 */
void *kith_array_resize(void *array, size_t count, size_t size, GError **error);

/* `count` elements of `size` bytes once more, to be freed with g_free. Fails as kith_array. */
void *kith_array_copy(const void *array, size_t count, size_t size, GError **error);

/* kith_array for elements of `type`. */
#define KITH_ARRAY(type, count, error) ((type *)kith_array((count), sizeof(type), (error)))

/* Gives memory that was freed back to the system, where the C library keeps it for itself. */
void kith_memory_return(void);

/*
 * For tests: the allocation after the next `successes` fails, once. Negative: none fails (the
 * default).
 */
void kith_array_fail_after(long successes);

/*
 * Fails as kith_array does where tests make it fail. For what asks for room now and then, to be
 * made to fail each time it is called.
 */
bool kith_array_has_failed(GError **error);

/* For tests: each allocation fails for which `fails` says so, in any thread. NULL: none. */
void kith_array_fail_when(bool (*fails)(void));

#endif
