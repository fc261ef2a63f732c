/* What GraphML and GEXF have in common. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/export/xml.h"

#include <string.h>

/* Two characters of Unicode are none, says XML; the others it lacks are control characters. */
static bool is_no_character(const char *at)
{
	return ((unsigned char)*at < ' ' && !strchr("\n\r\t", *at)) ||
	       !strncmp(at, "\xef\xbf\xbe", 3) || !strncmp(at, "\xef\xbf\xbf", 3);
}

static bool has_no_character(const char *text)
{
	while (*text && !is_no_character(text)) {
		text = g_utf8_next_char(text);
	}
	return *text != '\0';
}

void kith_export_lose_characters(struct kith_export *export)
{
	if (kith_export_any(export, true, has_no_character)) {
		kith_export_lose(export, "control characters");
	}
}

void kith_export_put_xml(FILE *out, const char *text)
{
	for (const char *at = text; *at; at++) {
		if (is_no_character(at)) {
			at += *at == '\xef' ? 2 : 0;
			continue;
		}
		switch (*at) {
		case '&':
			fputs("&amp;", out);
			break;
		case '<':
			fputs("&lt;", out);
			break;
		case '>':
			fputs("&gt;", out);
			break;
		case '"':
			fputs("&quot;", out);
			break;
		case '\n':
		case '\r':
		case '\t':
			fprintf(out, "&#%d;", *at);
			break;
		default:
			fputc(*at, out);
		}
	}
}

const char *kith_export_xml_type(const struct kith_export_field *field)
{
	return field->truth     ? "boolean"
	       : !field->number ? "string"
	       : field->whole   ? "long"
				: "double";
}
