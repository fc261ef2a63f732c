/* GraphML and GEXF. Inside of export. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "exchange/export/format.h"

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

static void lose_characters(struct kith_export *export)
{
	if (kith_export_any(export, true, has_no_character)) {
		kith_export_lose(export, "control characters");
	}
}

/* Writes text as XML, without the characters it has no place for. */
static void put(FILE *out, const char *text)
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

static const char *type_of(const struct kith_export_field *field, const char *whole)
{
	return field->truth     ? "boolean"
	       : !field->number ? "string"
	       : field->whole   ? whole
				: "double";
}

static void put_keys(struct kith_export *export, const GArray *all, const char *of)
{
	size_t count;
	const struct kith_export_field *fields = kith_export_fields(all, &count);
	for (size_t k = 0; k < count; k++) {
		fprintf(export->out, "  <key id=\"%c%zu\" for=\"%s\" attr.name=\"", *of, k, of);
		put(export->out, fields[k].key);
		fprintf(export->out, "\" attr.type=\"%s\"/>\n", type_of(&fields[k], "long"));
	}
}

static void put_data(struct kith_export *export, const GArray *all, char prefix, size_t row)
{
	size_t count;
	const struct kith_export_field *fields = kith_export_fields(all, &count);
	for (size_t k = 0; k < count; k++) {
		const char *cell = prefix == 'n' ? kith_export_person(&fields[k], row)
						 : kith_export_tie(&fields[k], row);
		if (*cell) {
			fprintf(export->out, "      <data key=\"%c%zu\">", prefix, k);
			put(export->out, cell);
			fputs("</data>\n", export->out);
		}
	}
}

void kith_export_graphml(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	FILE *out = export->out;
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
	      "  <key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n",
		out);
	put_keys(export, export->of_people, "node");
	put_keys(export, export->of_ties, "edge");
	fprintf(out, "  <graph edgedefault=\"%sdirected\">\n", export->directed ? "" : "un");
	for (size_t i = 0; i < graph->n; i++) {
		fprintf(out, "    <node id=\"n%zu\">\n      <data key=\"name\">", i);
		put(out, kith_graph_name(graph, i));
		fputs("</data>\n", out);
		put_data(export, export->of_people, 'n', i);
		fputs("    </node>\n", out);
	}
	for (size_t t = 0; t < graph->m; t++) {
		bool turned = export->directed && !kith_export_one_way(export, t);
		fprintf(out, "    <edge source=\"n%u\" target=\"n%u\"%s>\n", graph->source[t],
			graph->target[t], turned ? " directed=\"false\"" : "");
		put_data(export, export->of_ties, 'e', t);
		fputs("    </edge>\n", out);
	}
	fputs("  </graph>\n</graphml>\n", out);
	kith_export_lose_blanks(export);
	lose_characters(export);
}

static bool is_weight(const struct kith_export *export, const struct kith_export_field *field)
{
	return field->column == export->graph->weight_column;
}

static void declare(struct kith_export *export, const GArray *all, const char *of)
{
	size_t count;
	const struct kith_export_field *fields = kith_export_fields(all, &count);
	fprintf(export->out, "    <attributes class=\"%s\">\n", of);
	for (size_t k = 0; k < count; k++) {
		if (is_weight(export, &fields[k])) {
			continue;
		}
		fprintf(export->out, "      <attribute id=\"%zu\" title=\"", k);
		put(export->out, fields[k].key);
		fprintf(export->out, "\" type=\"%s\"/>\n", type_of(&fields[k], "long"));
	}
	fputs("    </attributes>\n", export->out);
}

static void put_values(struct kith_export *export, const GArray *all, bool of_person, size_t row)
{
	size_t count;
	const struct kith_export_field *fields = kith_export_fields(all, &count);
	fputs("<attvalues>", export->out);
	for (size_t k = 0; k < count; k++) {
		const char *cell = of_person ? kith_export_person(&fields[k], row)
					     : kith_export_tie(&fields[k], row);
		if (*cell && !is_weight(export, &fields[k])) {
			fprintf(export->out, "<attvalue for=\"%zu\" value=\"", k);
			put(export->out, cell);
			fputs("\"/>", export->out);
		}
	}
	fputs("</attvalues>", export->out);
}

/* Where the person is drawn, for programs that draw. */
static void put_place(struct kith_export *export, size_t person)
{
	const char *x = kith_column_person(kith_graph_column(export->graph, "x"), person);
	const char *y = kith_column_person(kith_graph_column(export->graph, "y"), person);
	if (*x && *y) {
		fputs("<viz:position x=\"", export->out);
		put(export->out, x);
		fputs("\" y=\"", export->out);
		put(export->out, y);
		fputs("\" z=\"0\"/>", export->out);
	}
}

static void put_edge(struct kith_export *export, size_t t)
{
	const kith_graph *graph = export->graph;
	bool turned = export->directed && !kith_export_one_way(export, t);
	const char *weight = kith_export_weight(export, t);
	fprintf(export->out, "      <edge id=\"%zu\" source=\"n%u\" target=\"n%u\"%s", t,
		graph->source[t], graph->target[t], turned ? " type=\"undirected\"" : "");
	if (*weight) {
		fputs(" weight=\"", export->out);
		put(export->out, weight);
		fputs("\"", export->out);
	}
	fputs(">", export->out);
	put_values(export, export->of_ties, false, t);
	fputs("</edge>\n", export->out);
}

void kith_export_gexf(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	FILE *out = export->out;
	fprintf(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<gexf xmlns=\"http://www.gexf.net/1.2draft\" "
		"xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n"
		"  <graph mode=\"static\" defaultedgetype=\"%sdirected\">\n",
		export->directed ? "" : "un");
	declare(export, export->of_people, "node");
	declare(export, export->of_ties, "edge");
	fputs("    <nodes>\n", out);
	for (size_t i = 0; i < graph->n; i++) {
		fprintf(out, "      <node id=\"n%zu\" label=\"", i);
		put(out, kith_graph_name(graph, i));
		fputs("\">", out);
		put_values(export, export->of_people, true, i);
		put_place(export, i);
		fputs("</node>\n", out);
	}
	fputs("    </nodes>\n    <edges>\n", out);
	for (size_t t = 0; t < graph->m; t++) {
		put_edge(export, t);
	}
	fputs("    </edges>\n  </graph>\n</gexf>\n", out);
	lose_characters(export);
}
