/* What GraphML and GEXF have in common. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_EXPORT_XML_H
#define KITH_EXPORT_XML_H

#include "exchange/export/format.h"

/* Writes text as XML, without the characters it has no place for. */
void kith_export_put_xml(FILE *out, const char *text);

/* Notes that these characters are lost, where there are some. */
void kith_export_lose_characters(struct kith_export *export);

/* What both call the type of a field's cells. */
const char *kith_export_xml_type(const struct kith_export_field *field);

#endif
