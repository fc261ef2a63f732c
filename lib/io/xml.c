/* XML, element by element, without what makes it dangerous. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/xml.h"

#include <string.h>

#include <libxml/parser.h>

#include "base/error.h"

#define CHUNK ((size_t)64 << 10)
#define DEEPEST 100
#define TEXT_LIMIT ((size_t)1 << 20)
#define MOST_ATTRIBUTES 1000

struct reader {
	const struct kith_xml_handler *handler;
	void *self;
	kith_source *source;
	xmlParserCtxtPtr xml;
	GPtrArray *texts; /* of GString *: of the elements that are open */
	char inside;      /* of a tag: '<', or a quote; of a comment or the like: '!'; else 0 */
	size_t attributes, length; /* of that tag, so far */
	GError *failure;
};

const char *kith_xml_attribute(const char *const *attributes, const char *name)
{
	for (; attributes && *attributes; attributes += 2) {
		if (!strcmp(attributes[0], name)) {
			return attributes[1];
		}
	}
	return NULL;
}

/* Puts the place in front of the failure and stops. */
static void stop(struct reader *reader)
{
	/* libxml2 counts on beyond what an int holds, where all stands on one line. */
	g_prefix_error(&reader->failure, "%s:%u:%u: ", kith_source_name(reader->source),
		(unsigned)xmlSAX2GetLineNumber(reader->xml),
		(unsigned)xmlSAX2GetColumnNumber(reader->xml));
	xmlStopParser(reader->xml);
}

static void fail(struct reader *reader, const char *message)
{
	if (!reader->failure) {
		kith_fail(&reader->failure, KITH_ERROR_DATA, "%s", message);
		stop(reader);
	}
}

/* libxml2 hands over name, prefix, URI, and where the value begins and ends. */
static char **attributes_of(int count, const xmlChar **given)
{
	char **attributes = g_new0(char *, 2 * (size_t)count + 1);
	for (size_t k = 0; k < (size_t)count; k++) {
		const char *begin = (const char *)given[5 * k + 3];
		const char *end = (const char *)given[5 * k + 4];
		attributes[2 * k] = g_strdup((const char *)given[5 * k]);
		attributes[2 * k + 1] = g_strndup(begin, (size_t)(end - begin));
	}
	return attributes;
}

static void string_free(void *string)
{
	g_string_free(string, true);
}

/* NOLINTNEXTLINE(readability-function-size): libxml2 hands over all nine. */
static void on_begin(void *self, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
	int namespaces, const xmlChar **namespace, int count, int defaulted, const xmlChar **given)
{
	struct reader *reader = self;
	(void)prefix, (void)uri, (void)namespaces, (void)namespace, (void)defaulted;
	if (reader->failure) {
		return;
	}
	if (reader->texts->len == DEEPEST) {
		fail(reader, "elements are nested deeper than 100; no graph needs that");
		return;
	}
	g_auto(GStrv) attributes = attributes_of(count, given);
	g_ptr_array_add(reader->texts, g_string_new(NULL));
	if (reader->handler->at) {
		reader->handler->at(reader->self, (uint64_t)xmlSAX2GetLineNumber(reader->xml));
	}
	if (!reader->handler->begin(reader->self, (const char *)name,
		    (const char *const *)attributes, &reader->failure)) {
		stop(reader);
	}
}

static void on_end(void *self, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct reader *reader = self;
	(void)prefix, (void)uri;
	if (reader->failure || reader->texts->len == 0) {
		return;
	}
	GString *text = g_ptr_array_index(reader->texts, reader->texts->len - 1);
	if (!reader->handler->end(
		    reader->self, (const char *)name, g_strstrip(text->str), &reader->failure)) {
		stop(reader);
	}
	g_ptr_array_set_size(reader->texts, (int)reader->texts->len - 1);
}

static void on_text(void *self, const xmlChar *text, int length)
{
	struct reader *reader = self;
	if (reader->failure || reader->texts->len == 0) {
		return;
	}
	GString *into = g_ptr_array_index(reader->texts, reader->texts->len - 1);
	for (; into->len == 0 && length && g_ascii_isspace(*text); text++) {
		length--; /* between elements, where all of it would add up */
	}
	if (into->len + (size_t)length > TEXT_LIMIT) {
		fail(reader, "a text is larger than 1 MiB; is an end tag missing?");
		return;
	}
	g_string_append_len(into, (const char *)text, length);
}

static void on_doctype(
	void *self, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	(void)name, (void)external, (void)system;
	fail(self, "a DOCTYPE stands here, which may hold entities that never end or fetch other "
		   "files; remove it, no graph needs one");
}

/* libxml2 hands out errors that may not be written to since 2.12. */
#if LIBXML_VERSION < 21200
typedef xmlError sax_error;
#else
typedef const xmlError sax_error;
#endif

static void on_error(void *self, sax_error *what)
{
	struct reader *reader = self;
	if (reader->failure || what->level < XML_ERR_ERROR || what->domain == XML_FROM_NAMESPACE) {
		return;
	}
	if (what->code == XML_ERR_NO_MEMORY) {
		kith_fail(&reader->failure, KITH_ERROR_SYSTEM,
			"not enough memory to read this; use a machine with more");
		stop(reader);
		return;
	}
	g_autofree char *words = g_strchomp(g_strdup(what->message ? what->message : "broken"));
	g_autofree char *valid = g_utf8_make_valid(words, -1);
	kith_fail(&reader->failure, KITH_ERROR_DATA,
		"this is not sound XML (%s); check that the file is whole", valid);
	stop(reader);
}

/* libxml2 compares every attribute of an element with every other: a million of them would take
 * hours. Whether that may be. */
static bool check_attributes(struct reader *reader, const char *bytes, size_t length)
{
	for (size_t k = 0; k < length; k++) {
		char byte = bytes[k];
		bool tag = reader->inside && reader->inside != '!';
		reader->length = tag ? reader->length + 1 : 0;
		if (reader->length > TEXT_LIMIT) {
			fail(reader, "a tag is larger than 1 MiB; is a closing quote missing?");
			return false;
		}
		if (reader->inside == '"' || reader->inside == '\'') {
			reader->inside = byte == reader->inside ? '<' : reader->inside;
		} else if (byte == '>' || (!reader->inside && byte == '<')) {
			reader->inside = byte == '<' ? '<' : '\0';
			reader->attributes = 0;
		} else if (reader->inside == '<' && (byte == '!' || byte == '?')) {
			reader->inside = '!';
		} else if (reader->inside == '<' && (byte == '"' || byte == '\'')) {
			reader->inside = byte;
		} else if (reader->inside == '<' && byte == '=' &&
			   ++reader->attributes > MOST_ATTRIBUTES) {
			fail(reader,
				"an element has more than 1000 attributes; no graph needs that");
			return false;
		}
	}
	return true;
}

/* Hands bytes over; what stands before a NUL is read first, so that its place is known. */
static void take(struct reader *reader, const char *bytes, size_t length)
{
	const char *nul = memchr(bytes, '\0', length);
	if (!check_attributes(reader, bytes, length)) {
		return;
	}
	xmlParseChunk(reader->xml, bytes, (int)(nul ? (size_t)(nul - bytes) : length), length == 0);
	if (nul) {
		fail(reader, "a NUL byte stands here; save the file as UTF-8 text");
	}
}

/* A file that calls itself UTF-16 and is none any more was decoded by its byte order mark. */
static bool was_decoded(struct reader *reader)
{
	const char *head;
	size_t length;
	if (!kith_source_peek(reader->source, 100, &head, &length, NULL)) {
		return false;
	}
	g_autofree char *declaration = g_ascii_strdown(head, (gssize)length);
	return g_str_has_prefix(declaration, "<?xml") &&
	       (strstr(declaration, "\"utf-16") || strstr(declaration, "'utf-16"));
}

/* Feeds the file to libxml2, as UTF-8, which the source has made it. */
static void parse(struct reader *reader)
{
	g_autofree char *chunk = g_malloc(CHUNK);
	size_t got = 0;
	bool any = false;
	do {
		if (!kith_source_read(reader->source, chunk, CHUNK, &got, &reader->failure)) {
			return;
		}
		any |= got > 0;
		if (!any) {
			kith_fail(&reader->failure, KITH_ERROR_DATA, "%s: the file is empty",
				kith_source_name(reader->source));
		}
		take(reader, chunk, got);
	} while (got && !reader->failure);
}

bool kith_xml_read(kith_source *source, bool is_utf8, const struct kith_xml_handler *handler,
	void *self, GError **error)
{
	struct reader reader = {.handler = handler, .self = self, .source = source};
	xmlSAXHandler sax = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_begin,
		.endElementNs = on_end,
		.characters = on_text,
		.cdataBlock = on_text,
		.internalSubset = on_doctype,
		.serror = on_error,
	};
	reader.texts = g_ptr_array_new_with_free_func(string_free);
	reader.xml = xmlCreatePushParserCtxt(&sax, &reader, NULL, 0, NULL);
	if (reader.xml) {
		/* NOENT, or &amp; stays as it is; no others can be declared without a DOCTYPE. */
		int ignored = is_utf8 || was_decoded(&reader) ? XML_PARSE_IGNORE_ENC : 0;
		xmlCtxtUseOptions(reader.xml, XML_PARSE_NONET | XML_PARSE_NOENT | ignored);
		parse(&reader);
		xmlFreeParserCtxt(reader.xml);
	} else {
		kith_fail(&reader.failure, KITH_ERROR_SYSTEM, "libxml2 could not be started");
	}
	g_ptr_array_unref(reader.texts);
	kith_source_free(source);
	if (reader.failure) {
		g_propagate_error(error, reader.failure);
	}
	return !reader.failure;
}
