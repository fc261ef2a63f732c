/* Two files that are told apart, read one after the other. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/two_files.h"

#include "base/text.h"

static kith_graph *read_one(struct kith_job *job, size_t k, const struct kith_reading *reading,
	GPtrArray *notes, GError **error)
{
	g_autoptr(kith_graph) graph =
		kith_graph_read(job->files->pdata[k], job->in, reading, notes, error);
	return graph && (!job->aliases || kith_graph_set_aliases(graph, job->aliases, error))
		       ? g_steal_pointer(&graph)
		       : NULL;
}

static void note_directions(
	const struct kith_job *job, kith_graph *const graphs[2], GPtrArray *notes)
{
	bool chosen = job->shared.directed || job->shared.undirected;
	size_t one = graphs[0]->one_way ? 0 : 1;
	if (!chosen && graphs[0]->m && graphs[1]->m && graphs[one]->one_way &&
		!graphs[1 - one]->one_way) {
		g_ptr_array_add(notes,
			g_strdup_printf("ties have directions in %s, and none in %s, where each "
					"counts both ways; --undirected takes both without",
				graphs[one]->file, graphs[1 - one]->file));
	}
}

static bool is_in(const kith_graph *graph, const char *name)
{
	return kith_names_find(graph->names, name) != KITH_NO_NAME;
}

/* The people of the first who are not in the second, by their names without case. */
static GHashTable *strangers_by_name(const kith_graph *graph, const kith_graph *other)
{
	GHashTable *strangers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (size_t i = 0; i < graph->n; i++) {
		const char *name = kith_graph_name(graph, i);
		if (!is_in(other, name)) {
			g_hash_table_insert(strangers, kith_text_caseless(name), (gpointer)name);
		}
	}
	return strangers;
}

static void note_spellings(kith_graph *const graphs[2], GPtrArray *notes)
{
	g_autoptr(GHashTable) strangers = strangers_by_name(graphs[0], graphs[1]);
	g_autoptr(GString) first = g_string_new(NULL);
	size_t count = 0;
	for (size_t i = 0; g_hash_table_size(strangers) && i < graphs[1]->n; i++) {
		const char *name = kith_graph_name(graphs[1], i);
		if (is_in(graphs[0], name)) {
			continue;
		}
		g_autofree char *caseless = kith_text_caseless(name);
		const char *other = g_hash_table_lookup(strangers, caseless);
		if (other && count++ == 0) {
			g_string_printf(first, "%s of %s and %s of %s", other, graphs[0]->file,
				name, graphs[1]->file);
		}
	}
	if (count) {
		g_autofree char *more = count > 1 ? g_strdup_printf(", and %zu more such pair%s,",
							    count - 1, count == 2 ? "" : "s")
						  : g_strdup("");
		g_ptr_array_add(
			notes, g_strdup_printf("%s%s differ in case alone and count as two people; "
					       "--aliases FILE says who is one",
				       first->str, more));
	}
}

bool kith_two_files_read(struct kith_job *job, const struct kith_reading *reading,
	kith_graph *graphs[2], GPtrArray *notes, GError **error)
{
	graphs[1] = NULL;
	graphs[0] = read_one(job, 0, reading, notes, error);
	graphs[1] = graphs[0] ? read_one(job, 1, reading, notes, error) : NULL;
	if (!graphs[1]) {
		g_clear_pointer(&graphs[0], kith_graph_free);
		return false;
	}
	return true;
}

void kith_two_files_note(const struct kith_job *job, kith_graph *const graphs[2],
	const kith_graph *whole, GPtrArray *notes)
{
	note_directions(job, graphs, notes);
	if (whole->n > graphs[0]->n && whole->n > graphs[1]->n) {
		note_spellings(graphs, notes);
	}
}
