/* UCINET's DL. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/export/format.h"

#include <string.h>

#include "base/text.h"

/* Some readers know no quotes: where they are not needed there are none. */
static bool needs_quotes(const char *label)
{
	for (const char *at = label; *at; at++) {
		if (!g_ascii_isalnum(*at) && !strchr("_-.'", *at) && (unsigned char)*at < 0x80) {
			return true;
		}
	}
	return !*label ||
	       kith_text_is_one_of(label, "data|labels|label|embedded|row|col|column|matrix|level");
}

static void dl_write(struct kith_export *export)
{
	const kith_graph *graph = export->graph;
	fprintf(export->out, "DL n=%zu\nformat = edgelist1\nlabels:\n", graph->n);
	for (size_t i = 0; i < graph->n; i++) {
		g_autofree char *name = kith_export_flat(kith_graph_name(graph, i));
		const char *quote = needs_quotes(name) ? "\"" : "";
		fprintf(export->out, "%s%s%s\n", quote, name, quote);
	}
	fputs("data:\n", export->out);
	for (size_t t = 0; t < graph->m; t++) {
		uint32_t i = graph->source[t] + 1, j = graph->target[t] + 1;
		const char *weight = kith_export_weight(export, t);
		weight = *weight ? weight : "1";
		fprintf(export->out, "%u %u %s\n", i, j, weight);
		if (!kith_export_one_way(export, t) && i != j) {
			fprintf(export->out, "%u %u %s\n", j, i, weight);
		}
	}
	kith_export_lose_quotes(export, NULL);
	kith_export_lose_columns(export, "weight");
	if (!export->directed || export->mixed) {
		kith_export_lose(
			export, "that a tie is mutual: it stands there as two, one each way");
	}
}

const struct kith_export_format kith_export_dl = {
	.name = {"dl", ".dl", "UCINET DL"},
	.write = dl_write,
};
