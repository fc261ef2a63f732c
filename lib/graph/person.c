/* Finding the person somebody means by a name. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/person.h"

#include <string.h>

#include "base/caller.h"
#include "base/suggest.h"
#include "base/text.h"
#include "graph/aliases.h"

#define NEAREST 4
#define FAR 64

/* A way to look for somebody. */
struct looking {
	bool by_label;
	char *(*fold)(const char *text); /* what both names are made before they are compared */
};

/* How many people have such a name; the first of them in `alike` [NEAREST]. */
static size_t find_alike(
	const kith_graph *graph, const char *text, struct looking looking, uint32_t *alike)
{
	size_t count = 0;
	g_autofree char *folded = looking.fold(text);
	for (uint32_t i = 0; i < graph->n; i++) {
		const char *name =
			looking.by_label ? kith_graph_label(graph, i) : kith_graph_name(graph, i);
		g_autofree char *each = looking.fold(name);
		if (!strcmp(each, folded) && count++ < NEAREST) {
			alike[count - 1] = i;
		}
	}
	return count;
}

/* Appends what somebody may be called here: the name, and the label where it says more. */
static void list_person(GString *list, const kith_graph *graph, uint32_t person)
{
	const char *name = kith_graph_name(graph, person), *label = kith_graph_label(graph, person);
	g_string_append_printf(list, "%s%s", list->len ? ", " : "", name);
	if (strcmp(name, label) != 0) {
		g_string_append_printf(list, " (%s)", label);
	}
}

static bool fail_ambiguous(const kith_graph *graph, const char *name, const uint32_t *alike,
	size_t count, GError **error)
{
	g_autoptr(GString) list = g_string_new(NULL);
	for (size_t k = 0; k < MIN(count, NEAREST); k++) {
		list_person(list, graph, alike[k]);
	}
	return kith_fail(error, KITH_ERROR_USAGE,
		"\"%s\" could be any of %zu people in %s: %s%s; write the name exactly", name,
		count, graph->file, list->str, count > NEAREST ? ", …" : "");
}

struct near {
	uint32_t person;
	size_t distance;
};

/* Inserts a person among the nearest, nearest first. */
static void insert(struct near *nearest, struct near found)
{
	for (size_t k = 0; k < NEAREST; k++) {
		if (found.distance < nearest[k].distance) {
			struct near pushed = nearest[k];
			nearest[k] = found;
			found = pushed;
		}
	}
}

static void find_nearest(const kith_graph *graph, const char *folded, struct near *nearest)
{
	size_t limit = MIN(FAR, (size_t)g_utf8_strlen(folded, -1) / 2 + 1);
	for (size_t k = 0; k < NEAREST; k++) {
		nearest[k] = (struct near){KITH_NO_NAME, limit};
	}
	for (uint32_t i = 0; i < graph->n; i++) {
		g_autofree char *name = kith_text_fold(kith_graph_label(graph, i));
		bool within = *folded && strlen(name) < 200 && strstr(name, folded);
		size_t distance = within ? 0
				  : strlen(name) < 200
					  ? MIN(kith_suggest_distance(folded, name), limit)
					  : limit;
		insert(nearest, (struct near){i, distance});
	}
}

static bool fail_unknown(
	const kith_graph *graph, const char *name, const char *folded, GError **error)
{
	struct near nearest[NEAREST];
	find_nearest(graph, folded, nearest);
	g_autoptr(GString) list = g_string_new(NULL);
	for (size_t k = 0; k < NEAREST && nearest[k].person != KITH_NO_NAME; k++) {
		list_person(list, graph, nearest[k].person);
	}
	if (!list->len) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"nobody in %s is called \"%s\"; " KITH_CALLER_TOOL(
				"people") " lists everyone",
			graph->file, name);
	}
	return kith_fail(error, KITH_ERROR_USAGE, "nobody in %s is called \"%s\"; the nearest: %s",
		graph->file, name, list->str);
}

bool kith_graph_person(const kith_graph *graph, const char *name, uint32_t *person, GError **error)
{
	g_autofree char *trimmed = kith_text_normalize(name, -1);
	const char *joined = kith_aliases_find(graph->aliases, trimmed);
	uint32_t found = kith_names_find(graph->names, joined ? joined : trimmed);
	if (found != KITH_NO_NAME) {
		*person = found;
		return true;
	}
	static const struct looking ways[] = {{false, kith_text_fold}, {true, kith_text_fold},
		{false, kith_text_fold_spelled}, {true, kith_text_fold_spelled}};
	for (size_t way = 0; way < G_N_ELEMENTS(ways); way++) {
		uint32_t alike[NEAREST];
		size_t count = find_alike(graph, trimmed, ways[way], alike);
		if (count == 1) {
			*person = alike[0];
			return true;
		}
		if (count > 1) {
			return fail_ambiguous(graph, trimmed, alike, count, error);
		}
	}
	g_autofree char *folded = kith_text_fold(trimmed);
	return fail_unknown(graph, trimmed, folded, error);
}
