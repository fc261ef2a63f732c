/* --methods: a paragraph on what was computed, such as a reviewer would accept. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "wording/methods.h"
#include "base/screen.h"
#include "cli/tool.h"

#define PAGE_WIDTH 79

static void say_input(const struct kith_job *job, GString *out)
{
	const kith_graph *graph = job->graph;
	g_string_append_printf(out, "Computed with kith %s, tool %s, from %s", KITH_VERSION,
		job->tool->name, graph->file);
	if (graph->digest) {
		g_string_append_printf(out, " (SHA-256 %s)", graph->digest);
	}
	g_string_append_printf(
		out, ": %zu people and %zu rows of ties.", graph->n, graph->m + job->dropped);
}

static void say_list(GString *out, const char *option, const GPtrArray *list)
{
	for (guint k = 0; list && k < list->len; k++) {
		g_string_append_printf(out, " %s '%s'", option, (const char *)list->pdata[k]);
	}
}

static void say_lens(const struct kith_job *job, GString *out)
{
	const struct kith_shared_options *shared = &job->shared;
	g_autoptr(GString) lens = g_string_new(NULL);
	say_list(lens, "--where", shared->where);
	say_list(lens, "--where-tie", shared->where_tie);
	if (shared->since) {
		g_string_append_printf(lens, " --since %s", shared->since);
	}
	if (shared->until) {
		g_string_append_printf(lens, " --until %s", shared->until);
	}
	g_string_append(lens, shared->largest ? " --largest" : "");
	if (lens->len > 0) {
		g_string_append_printf(out, " These remained of the data after%s.", lens->str);
	}
	if (shared->people) {
		g_string_append_printf(
			out, " Attributes of people were joined from %s.", shared->people);
	}
}

static void say_network(const struct kith_job *job, GString *out)
{
	const kith_network *network = job->network;
	g_string_append_printf(out,
		" %" PRIu64
		" rows were merged into ties of the same pair by adding weights, %" PRIu64
		" self-loops were left out; %" PRIu64 " %s remained.",
		network->parallel, network->loops, kith_csr_ties(network->out),
		network->directed ? "ties, counted each way," : "ties");
	if (network->graph->unknown.count) {
		g_string_append_printf(out, " Of %zu pairs it was not known whether they are tied.",
			network->graph->unknown.count);
	}
	g_string_append_printf(out, " The graph was analysed as %s and %s.",
		network->directed ? "directed" : "undirected",
		network->weighted ? "weighted (larger is closer)" : "unweighted");
	if (job->shared.undirected) {
		g_string_append(out, g_str_equal(job->shared.undirected, "mutual")
					     ? " Only mutual ties were kept, at the smaller weight."
					     : " Directions were dropped, both ways added up.");
	}
	if (job->tool->shared & KITH_SHARED_CHANCE) {
		g_string_append_printf(out, " Seed of chance: %zu.", job->shared.seed);
	}
}

/* Where the people's groups come from, if the answer has to do with them. */
static void say_groups(const struct kith_job *job, GString *out)
{
	if (job->groups_found) {
		g_string_append_printf(out,
			" Groups are the %u communities found by the Leiden algorithm on "
			"modularity (Traag, Waltman & van Eck 2019, Sci. Rep. 9:5233).",
			job->group_names->len);
	} else if (job->group_names->len > 0) {
		g_string_append_printf(out, " Groups are the %u values of the column %s.",
			job->group_names->len, job->group_column);
	}
}

/* The method of a column, or of a figure that is named after one: circle=Leeds, ei field. */
static const struct kith_method *find_method(const struct kith_job *job, const char *name)
{
	static const char *const ends[] = {"", "= ", "_"};
	const struct kith_method *method = NULL;
	for (size_t k = 0; k < G_N_ELEMENTS(ends) && !method; k++) {
		g_autofree char *part = g_strndup(name, strcspn(name, ends[k]));
		method = kith_method_of(job->tool->name, part);
	}
	return method;
}

static void say_columns(const struct kith_job *job, GString *out)
{
	g_autoptr(GHashTable) said = g_hash_table_new(g_direct_hash, g_direct_equal);
	for (guint k = 0; k < job->columns_used->len; k++) {
		const struct kith_method *method = find_method(job, job->columns_used->pdata[k]);
		if (!method || !g_hash_table_add(said, (gpointer)method)) {
			continue;
		}
		const char *dot = strchr(method->column, '.');
		g_string_append_printf(
			out, "\n%s: %s", dot ? dot + 1 : method->column, method->formula);
		if (method->source) {
			g_string_append_printf(out, " (%s)", method->source);
		}
		g_string_append_c(out, '.');
	}
}

void kith_methods_write(const struct kith_job *job)
{
	if (!job->methods) {
		return;
	}
	g_autoptr(GString) text = g_string_new(NULL);
	say_input(job, text);
	say_lens(job, text);
	say_network(job, text);
	say_groups(job, text);
	g_string_append(text, job->remarks->str);
	say_columns(job, text);
	g_autoptr(GString) page = g_string_new(NULL);
	kith_screen_wrap(page, text->str, 0, 2, PAGE_WIDTH);
	fprintf(job->methods, "%s\n", page->str);
}
