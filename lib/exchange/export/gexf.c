/* GEXF. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/export/format.h"

#include <math.h>

#include "base/number.h"
#include "exchange/export/xml.h"

/* From which day to which somebody or a tie was there; NAN: at all times. */
struct span {
	double first, last;
};

/* The spans of all, and whether any has an end: then Gephi shows a timeline. */
struct times {
	struct span *person, *tie; /* [n], [m] */
	bool dated;
};

static double day_in(const struct kith_column *column, bool of_tie, size_t row)
{
	double days;
	const char *cell = of_tie ? kith_column_tie(column, row) : kith_column_person(column, row);
	return kith_date_parse(cell, &days) ? days : NAN;
}

/* What a row says of its time: columns of the first day, the last, or else of one. */
static struct span span_of(const struct kith_column *const columns[3], bool of_tie, size_t row)
{
	double first = day_in(columns[0], of_tie, row);
	double last = day_in(columns[1], of_tie, row);
	double date = day_in(columns[2], of_tie, row);
	first = !isnan(first) ? first : !isnan(last) ? last : date;
	last = !isnan(last) ? last : !isnan(date) ? date : first;
	return (struct span){fmin(first, last), fmax(first, last)};
}

/* Somebody is there at least as long as their ties: for ever, where one of these is. */
static void reach(struct span *person, const struct span *tie, bool *ever)
{
	*ever |= isnan(tie->first);
	person->first = fmin(person->first, tie->first);
	person->last = fmax(person->last, tie->last);
}

static bool find_times(const kith_graph *graph, struct times *times, GError **error)
{
	const struct kith_column *const of_people[] = {kith_graph_column(graph, "first_seen"),
		kith_graph_column(graph, "last_seen"), kith_graph_column(graph, "date")};
	const struct kith_column *const of_ties[] = {kith_graph_column(graph, "first"),
		kith_graph_column(graph, "last"), kith_graph_column(graph, "date")};
	g_autofree bool *ever = KITH_ARRAY(bool, graph->n, error);
	times->person = ever ? KITH_ARRAY(struct span, graph->n, error) : NULL;
	times->tie = times->person ? KITH_ARRAY(struct span, graph->m, error) : NULL;
	if (!times->tie) {
		return false;
	}
	for (size_t i = 0; i < graph->n; i++) {
		times->person[i] = span_of(of_people, false, i);
	}
	for (size_t t = 0; t < graph->m; t++) {
		times->tie[t] = span_of(of_ties, true, t);
		reach(&times->person[graph->source[t]], &times->tie[t], &ever[graph->source[t]]);
		reach(&times->person[graph->target[t]], &times->tie[t], &ever[graph->target[t]]);
		times->dated |= !isnan(times->tie[t].first);
	}
	for (size_t i = 0; i < graph->n; i++) {
		times->dated |= !isnan(times->person[i].first) && !ever[i];
		times->person[i].first = ever[i] ? NAN : times->person[i].first;
	}
	return true;
}

static void put_span(FILE *out, const struct span *span)
{
	g_autoptr(GString) text = g_string_new(NULL);
	if (!isnan(span->first)) {
		g_string_append(text, " start=\"");
		kith_date_print(text, span->first);
		g_string_append(text, "\" end=\"");
		kith_date_print(text, span->last);
		g_string_append(text, "\"");
	}
	fputs(text->str, out);
}

static bool is_weight(const struct kith_export *export, const struct kith_export_field *field)
{
	return field->column == export->graph->weight_column;
}

static void declare(struct kith_export *export, const GPtrArray *all, const char *of)
{
	fprintf(export->out, "    <attributes class=\"%s\">\n", of);
	for (guint k = 0; k < all->len; k++) {
		const struct kith_export_field *field = g_ptr_array_index(all, k);
		if (is_weight(export, field)) {
			continue;
		}
		fprintf(export->out, "      <attribute id=\"%u\" title=\"", k);
		kith_export_put_xml(export->out, field->key);
		fprintf(export->out, "\" type=\"%s\"/>\n", kith_export_xml_type(field));
	}
	fputs("    </attributes>\n", export->out);
}

static void put_values(struct kith_export *export, const GPtrArray *all, size_t row)
{
	fputs("<attvalues>", export->out);
	for (guint k = 0; k < all->len; k++) {
		const struct kith_export_field *field = g_ptr_array_index(all, k);
		const char *cell = kith_export_cell(field, row);
		if (*cell && !is_weight(export, field)) {
			fprintf(export->out, "<attvalue for=\"%u\" value=\"", k);
			kith_export_put_xml(export->out, cell);
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
		kith_export_put_xml(export->out, x);
		fputs("\" y=\"", export->out);
		kith_export_put_xml(export->out, y);
		fputs("\" z=\"0\"/>", export->out);
	}
}

static void put_edge(struct kith_export *export, const struct times *times, size_t t)
{
	const kith_graph *graph = export->graph;
	bool turned = export->directed && !kith_export_one_way(export, t);
	const char *weight = kith_export_weight(export, t);
	fprintf(export->out, "      <edge id=\"%zu\" source=\"n%u\" target=\"n%u\"%s", t,
		graph->source[t], graph->target[t], turned ? " type=\"undirected\"" : "");
	if (*weight) {
		fputs(" weight=\"", export->out);
		kith_export_put_xml(export->out, weight);
		fputs("\"", export->out);
	}
	put_span(export->out, &times->tie[t]);
	fputs(">", export->out);
	put_values(export, export->of_ties, t);
	fputs("</edge>\n", export->out);
}

static void put_node(struct kith_export *export, const struct times *times, size_t i)
{
	FILE *out = export->out;
	fprintf(out, "      <node id=\"n%zu\" label=\"", i);
	kith_export_put_xml(out, kith_graph_name(export->graph, i));
	fputs("\"", out);
	put_span(out, &times->person[i]);
	fputs(">", out);
	put_values(export, export->of_people, i);
	put_place(export, i);
	fputs("</node>\n", out);
}

static void put_graph(struct kith_export *export, const struct times *times)
{
	const kith_graph *graph = export->graph;
	FILE *out = export->out;
	fprintf(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<gexf xmlns=\"http://www.gexf.net/1.2draft\" "
		"xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n"
		"  <graph mode=\"%s\" defaultedgetype=\"%sdirected\">\n",
		times->dated ? "dynamic\" timeformat=\"date" : "static",
		export->directed ? "" : "un");
	declare(export, export->of_people, "node");
	declare(export, export->of_ties, "edge");
	fputs("    <nodes>\n", out);
	for (size_t i = 0; i < graph->n; i++) {
		put_node(export, times, i);
	}
	fputs("    </nodes>\n    <edges>\n", out);
	for (size_t t = 0; t < graph->m; t++) {
		put_edge(export, times, t);
	}
	fputs("    </edges>\n  </graph>\n</gexf>\n", out);
}

static void gexf_write(struct kith_export *export)
{
	struct times times = {0};
	if (find_times(export->graph, &times, &export->failure)) {
		put_graph(export, &times);
		kith_export_lose_characters(export);
		kith_export_warn_of_mixed(export, "networkx refuses such a file");
	}
	g_free(times.person);
	g_free(times.tie);
}

const struct kith_export_format kith_export_gexf = {
	.name = {"gexf", ".gexf", "GEXF, for Gephi and networkx"},
	.write = gexf_write,
	.taken_of_people = "label|name",
};
