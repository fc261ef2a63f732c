/* kith ego: what does one person's network look like? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/ego.h"

#include <string.h>

#include "answers/common_triangles.h"
#include "answers/fields.h"
#include "answers/introduction_options.h"
#include "measures/brokerage.h"
#include "measures/clustering.h"
#include "measures/nearby.h"
#include "measures/paths.h"

struct settings {
	struct kith_introduction_options introductions;
	size_t steps;
	bool everyone;
};

static const struct kith_option options[] = {
	KITH_FLAG("everyone", 0, struct settings, everyone,
		"everybody's network in figures, a row a person, instead of one portrait"),
	KITH_COUNT("steps", 0, struct settings, steps, "N",
		"how far the network goes, in ties (default: 2)"),
	KITH_TEXT("like", 0, struct settings, introductions.like, "COLUMNS",
		"columns of the portrait: field,city (default: all columns of words)"),
	KITH_COUNT("knows", 0, struct settings, introductions.knows, "N",
		"people who met at events know each other from N on (default: 2; column events)"),
};

static const struct kith_example examples[] = {
	{"kith ego data/community.csv --me 'Amara Okafor' --like field,city",
		"a portrait: who, how close, what is missing"},
	{"kith ego data/florentine.csv --me Medici", "bridges and circles of a family"},
	{"kith ego --everyone --like field --by effective_size -n 5 data/community.csv",
		"the five whose networks reach furthest apart"},
	{"kith ego -g data/lesmis.csv --me Gavroche --steps 1 -q",
		"the part of the graph around one person, for kith plot"},
	{NULL, NULL},
};

static bool print_portrait(
	struct kith_job *job, const kith_acquaintance *acquaintance, unsigned steps, GError **error)
{
	g_auto(kith_circles) circles = {0};
	g_autoptr(GPtrArray) traces =
		kith_introduction_circles(job, &circles, error)
			? kith_ego_portray(acquaintance, steps, circles.of, circles.names, error)
			: NULL;
	if (!traces) {
		return false;
	}
	g_autofree const char **texts = g_new(const char *, 2 * (size_t)traces->len + 1);
	for (guint i = 0; i < traces->len; i++) {
		const struct kith_trace *trace = traces->pdata[i];
		texts[i] = trace->figure;
		texts[traces->len + i] = trace->value;
	}
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "figure", texts);
	kith_fields_add(fields, "value", texts + traces->len);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, traces->len);
	return kith_job_answer(job, &table, error);
}

/* The part around one person, its people as they stand in it. */
struct part {
	const kith_circles *circles; /* of the whole network, so that they are called as there */
	uint32_t *steps, *community; /* [count], numbered from 1 */
	size_t count;
};

static void circle(GString *out, size_t row, const void *data)
{
	const struct part *part = data;
	uint32_t community = part->community[row];
	g_string_append(out, community == UINT32_MAX ? "" : part->circles->names[community - 1]);
}

static void add_person(struct part *part, size_t person)
{
	const struct kith_partition *of = part->circles->of;
	bool grouped = of && of->of[person] != KITH_NO_GROUP;
	part->steps[part->count] = part->steps[person];
	part->community[part->count++] = grouped ? of->of[person] + 1 : UINT32_MAX;
}

static bool write_part(struct kith_job *job, const struct part *part, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, "step", part->steps);
	if (job->groups_found) {
		kith_fields_add(fields, "community", part->community);
		kith_fields_add_text(fields, "circle", circle, part);
	}
	struct kith_table people = kith_fields_table(fields, KITH_ROWS_PEOPLE, part->count);
	return kith_job_answer(job, &people, error);
}

/* Keeps the people within so many steps, whichever way ties point, and the ties among them. */
static bool print_part(struct kith_job *job, uint32_t me, unsigned limit, GError **error)
{
	size_t n = job->graph->n;
	g_auto(kith_circles) circles = {0};
	g_autofree uint32_t *steps = KITH_ARRAY(uint32_t, n, error);
	g_autofree uint32_t *community = steps ? KITH_ARRAY(uint32_t, n, error) : NULL;
	g_autofree uint8_t *kept = community ? KITH_ARRAY(uint8_t, n, error) : NULL;
	if (!kept || !kith_introduction_circles(job, &circles, error) ||
		!kith_paths_steps(job->network->both, me, steps, error)) {
		return false;
	}
	struct part part = {&circles, steps, community, 0};
	for (size_t i = 0; i < n; i++) {
		kept[i] = steps[i] <= limit;
		if (kept[i]) {
			add_person(&part, i);
		}
	}
	return kith_job_keep(job, kept, NULL, error) && write_part(job, &part, error);
}

/* Everybody's figures, [n] each; two columns for each of `like` that tells something. */
struct portraits {
	uint32_t *size, *reach;
	double *effective_size, *closure;
	GPtrArray *name, *figure; /* of char *, of double * */
};

static void portraits_finish(struct portraits *portraits)
{
	g_free(portraits->size);
	g_free(portraits->reach);
	g_free(portraits->effective_size);
	g_free(portraits->closure);
	g_clear_pointer(&portraits->name, g_ptr_array_unref);
	g_clear_pointer(&portraits->figure, g_ptr_array_unref);
}

typedef struct portraits portraits;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(portraits, portraits_finish)

static bool find_structure(struct kith_job *job, struct portraits *portraits, GError **error)
{
	const kith_csr *both = job->network->both;
	struct kith_triangles own = {0};
	const struct kith_holes holes = {.effective_size = portraits->effective_size};
	const struct kith_triangles *triangles = kith_job_triangles(job, true, &own, error);
	bool found = triangles && kith_brokerage_holes(both, triangles, &holes, error);
	if (found) {
		kith_clustering_local(both, triangles->shared, portraits->closure);
	}
	kith_triangles_finish(&own);
	for (size_t i = 0; found && i < both->n; i++) {
		portraits->size[i] = kith_csr_degree(both, i);
	}
	return found;
}

static bool find_reach(
	const kith_csr *both, unsigned steps, struct portraits *portraits, GError **error)
{
	if (steps == 2) {
		return kith_paths_reach_two(both, portraits->reach, error);
	}
	for (uint32_t i = 0; i < both->n; i++) {
		g_autoptr(GArray) beyond = kith_nearby_within(both, i, steps, error);
		if (!beyond) {
			return false;
		}
		portraits->reach[i] = kith_csr_degree(both, i) + beyond->len;
	}
	return true;
}

static double *add_figure(struct portraits *portraits, const char *figure, const char *column,
	size_t n, GError **error)
{
	double *numbers = KITH_ARRAY(double, n, error);
	g_ptr_array_add(portraits->figure, numbers);
	g_ptr_array_add(portraits->name, g_strconcat(figure, column, NULL));
	return numbers;
}

static bool find_composition(
	const kith_acquaintance *acquaintance, struct portraits *portraits, GError **error)
{
	size_t n = acquaintance->network->both->n;
	for (guint k = 0; k < acquaintance->like->len; k++) {
		const struct kith_column *column = acquaintance->like->pdata[k];
		if (!kith_ego_tells(acquaintance, k)) {
			continue;
		}
		double *ei = add_figure(portraits, "ei_", column->name, n, error);
		double *entropy =
			ei ? add_figure(portraits, "entropy_", column->name, n, error) : NULL;
		if (!entropy || !kith_ego_compose(acquaintance, k, ei, entropy, error)) {
			return false;
		}
	}
	return true;
}

static bool portraits_init(struct portraits *portraits, size_t n, GError **error)
{
	portraits->name = g_ptr_array_new_with_free_func(g_free);
	portraits->figure = g_ptr_array_new_with_free_func(g_free);
	return (portraits->size = KITH_ARRAY(uint32_t, n, error)) &&
	       (portraits->reach = KITH_ARRAY(uint32_t, n, error)) &&
	       (portraits->effective_size = KITH_ARRAY(double, n, error)) &&
	       (portraits->closure = KITH_ARRAY(double, n, error));
}

/* Whom a collection of ego networks is about (column `ego`): their alters were not asked, and what
 * is known of them is a part. Everybody where nobody is marked. */
static size_t *find_egos(const kith_graph *graph, size_t *count, GError **error)
{
	const struct kith_column *ego = kith_graph_column(graph, "ego");
	size_t *list = KITH_ARRAY(size_t, graph->n, error);
	*count = 0;
	for (size_t i = 0; list && i < graph->n; i++) {
		list[*count] = i;
		*count += !strcmp(kith_column_person(ego, i), "1");
	}
	for (size_t i = 0; list && !*count && i < graph->n; i++) {
		list[i] = i;
	}
	*count = *count ? *count : graph->n;
	return list;
}

static bool print_everyone(
	struct kith_job *job, const kith_acquaintance *acquaintance, unsigned steps, GError **error)
{
	const kith_csr *both = job->network->both;
	g_auto(portraits) found = {0};
	if (!portraits_init(&found, both->n, error) || !find_structure(job, &found, error) ||
		!find_reach(both, steps, &found, error) ||
		!find_composition(acquaintance, &found, error)) {
		return false;
	}
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, "size", found.size);
	kith_fields_add(fields, "effective_size", found.effective_size);
	kith_fields_add(fields, "closure", found.closure);
	kith_fields_add(fields, "reach", found.reach);
	for (guint k = 0; k < found.name->len; k++) {
		kith_fields_add(
			fields, found.name->pdata[k], (const double *)found.figure->pdata[k]);
	}
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_PEOPLE, both->n);
	struct kith_table answer = table;
	g_autofree size_t *egos = find_egos(job->graph, &answer.rows, error);
	answer.order = egos;
	return egos && kith_job_answer_on(job, &answer, &table, NULL, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	unsigned steps = (unsigned)CLAMP(settings->steps, 1, KITH_MAX_STEPS);
	g_autoptr(kith_acquaintance) acquaintance =
		kith_introduction_open(job, &settings->introductions, error);
	struct kith_asking asking;
	if (acquaintance && settings->everyone) {
		return print_everyone(job, acquaintance, steps, error);
	}
	if (!acquaintance || !kith_introduction_asking(job, acquaintance, NULL, &asking, error)) {
		return false;
	}
	return job->shared.graph ? print_part(job, asking.asker, steps, error)
				 : print_portrait(job, acquaintance, steps, error);
}

const struct kith_tool kith_tool_ego = {
	.name = "ego",
	.group = "Meet",
	.needs = KITH_NEEDS_CONTACTS,
	.question = "what does one person's network look like?",
	.about = "A portrait on one page: contacts and how many people are within --steps; strong "
		 "and weak ties (above the median weight or not) and the closest contacts; how "
		 "many pairs of contacts know each other (`closure`) or only meet through you "
		 "(`only_link`); ties without a mutual contact (`local_bridges`) or without which "
		 "the network falls apart (`bridges`); circles; where ties have a direction, what "
		 "is returned and whom you might turn to (`to_return`), as a balance to mend, not "
		 "a debt; and for every column of words who the contacts are, whether they are "
		 "more like you (`ei`, Krackhardt and Stern's E-I index: -1 all alike, 1 all "
		 "different) and which values are missing among them. A column with more than 10 "
		 "values, and more than one for every two people who have any, is free text and "
		 "left out unless --like names it.\n\nWith -g the part of the "
		 "graph within --steps, with the `step` at which people stand and, where no column "
		 "says it, the `community` and `circle` they have in the whole.\n\n"
		 "With --everyone a row a person, in the order of the file: size (contacts), "
		 "effective_size (Burt's: contacts that do not lead back to one another), closure, "
		 "reach, and for every column of words ei and entropy, which is 0 where all "
		 "contacts are of one kind and grows with their variety. Of a collection of ego "
		 "networks, as kith import reads them, the rows are its egos alone (column ego).",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults =
		&(const struct settings){.introductions = KITH_INTRODUCTION_DEFAULTS, .steps = 2},
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_ME |
		  KITH_SHARED_GROUP | KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
