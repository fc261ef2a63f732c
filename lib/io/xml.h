/* XML, element by element, without what makes it dangerous. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_XML_H
#define KITH_IMPORT_XML_H

#include <stdint.h>

#include "io/source.h"

/* Attributes of an element: name and value in turn, ending with NULL; namespaces left out. */
const char *kith_xml_attribute(const char *const *attributes, const char *name);

/* What a format does with elements; names are without namespace. Both fail without a place. */
struct kith_xml_handler {
	bool (*begin)(
		void *self, const char *element, const char *const *attributes, GError **error);

	/* or NULL: the line of the element that begins next */
	void (*at)(void *self, uint64_t line);

	/* text  what stands inside the element itself, blanks at the ends left out */
	bool (*end)(void *self, const char *element, const char *text, GError **error);
};

/*
 * Reads a whole file; `source` is taken over, even on failure.
 *
 * is_utf8  whatever the file calls its encoding, it has been decoded
 *
 * Fails as kith_source_read, with what the handler says, and with KITH_ERROR_DATA naming the place:
 * no XML, a DOCTYPE (entities may be bombs or fetch files; none are read), elements nested deeper
 * than 100, or a text over 1 MiB.
 */
bool kith_xml_read(kith_source *source, bool is_utf8, const struct kith_xml_handler *handler,
	void *self, GError **error);

#endif
