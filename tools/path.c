/* kith path: how do two people, or organisations, hang together? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/fields.h"
#include "answers/route_marks.h"
#include "base/text.h"
#include "graph/build.h"
#include "graph/person.h"
#include "measures/components.h"
#include "measures/paths.h"
#include "measures/simple_paths.h"

#include <string.h>

/* Paths that --all lists at most, and those counted to say how many there are. */
#define MOST_LISTED 100000
#define MOST_COUNTED 1000

struct settings {
	const char *from, *to, *by;
	size_t paths, max_steps;
	bool all, either_way;
	GPtrArray *through; /* of char *, or NULL */
};

static const struct kith_option options[] = {
	KITH_PERSON("from", 0, struct settings, from, "NAME", "where paths begin"),
	KITH_PERSON("to", 0, struct settings, to, "NAME", "where they end"),
	KITH_CHOICE("by", 0, struct settings, by, "steps|weight",
		"shortest by steps (default), or by length, a tie of weight w being 1/w long",
		"steps|weight"),
	KITH_COUNT("paths", 0, struct settings, paths, "K", "the K shortest (default: 1)"),
	KITH_FLAG("all", 0, struct settings, all, "all that are as short as the shortest"),
	KITH_COUNT("max-steps", 0, struct settings, max_steps, "N",
		"ties on a path at most (default: 6)"),
	KITH_FLAG("either-way", 0, struct settings, either_way,
		"follow one-way ties backwards too; `against` is 1 where a path does"),
	KITH_TEXTS("through", 0, struct settings, through, "COLUMN",
		"who has the same value there hangs together through it: company; repeatable"),
};

static const struct kith_example examples[] = {
	{"kith path data/florentine.csv --from Pazzi --to Peruzzi --all",
		"all the shortest ways two families hang together, a row a tie"},
	{"kith path data/lesmis.csv --from Gavroche --to Fantine --by weight --paths 3",
		"the three ways along the strongest ties"},
	{"kith path -g data/florentine.csv --from Pazzi --to Peruzzi --all | kith plot --layout "
	 "route -o path.svg",
		"the same drawn from left to right"},
	{NULL, NULL},
};

/* A tie on a path: one row of the answer. */
struct hop {
	uint32_t path, step, from, to;
	double weight;
	bool against; /* a one-way tie, followed backwards */
	GArray *rows; /* of size_t: the rows of the data that say so */
};

/* What the cells are made from. */
struct view {
	const kith_graph *graph;
	const struct hop *hops;
};

struct own_column {
	struct view view;
	const struct kith_column *column;
};

static void hop_finish(void *hop)
{
	g_clear_pointer(&((struct hop *)hop)->rows, g_array_unref);
}

static uint64_t pair_of(uint32_t from, uint32_t to)
{
	return (uint64_t)from << 32 | to;
}

/* A hop gets the rows that lead from one end to the other, or back where it goes against them. */
static void find_rows(const kith_network *network, GArray *hops)
{
	const kith_graph *graph = network->graph;
	g_autoptr(GHashTable) rows = g_hash_table_new_full(
		g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
	for (guint h = 0; h < hops->len; h++) {
		struct hop *hop = &g_array_index(hops, struct hop, h);
		uint64_t pair =
			hop->against ? pair_of(hop->to, hop->from) : pair_of(hop->from, hop->to);
		GArray *found = g_hash_table_lookup(rows, &pair);
		if (!found) {
			found = g_array_new(FALSE, FALSE, sizeof(size_t));
			g_hash_table_insert(rows, g_memdup2(&pair, sizeof pair), found);
		}
		hop->rows = g_array_ref(found);
	}
	for (size_t t = 0; t < graph->m; t++) {
		uint64_t there = pair_of(graph->source[t], graph->target[t]);
		uint64_t back = pair_of(graph->target[t], graph->source[t]);
		GArray *found = g_hash_table_lookup(rows, &there);
		GArray *other = graph->one_way && graph->one_way[t]
					? NULL
					: g_hash_table_lookup(rows, &back);
		if (found) {
			g_array_append_val(found, t);
		}
		if (other) {
			g_array_append_val(other, t);
		}
	}
}

static void source(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	g_string_append(out, kith_graph_name(view->graph, view->hops[row].from));
}

static void target(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	g_string_append(out, kith_graph_name(view->graph, view->hops[row].to));
}

static void source_label(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	g_string_append(out, kith_graph_label(view->graph, view->hops[row].from));
}

static void target_label(GString *out, size_t row, const void *data)
{
	const struct view *view = data;
	g_string_append(out, kith_graph_label(view->graph, view->hops[row].to));
}

/* What the rows of a hop say in a column: once where all say the same, else each, in their order,
 * so that the first kind stands beside the first source, and so on. */
static void own_cell(GString *out, size_t row, const void *data)
{
	const struct own_column *own = data;
	const GArray *rows = own->view.hops[row].rows;
	bool same = true;
	for (guint k = 1; own->column && own->column->tie && k < rows->len; k++) {
		same = same && own->column->tie[g_array_index(rows, size_t, k)] ==
				       own->column->tie[g_array_index(rows, size_t, 0)];
	}
	for (guint k = 0; k < (same ? MIN(rows->len, 1) : rows->len); k++) {
		g_string_append(out, k ? ";" : "");
		g_string_append(out, kith_column_tie(own->column, g_array_index(rows, size_t, k)));
	}
}

/* Columns that have a place of their own in the answer, or are said by it. */
static bool has_place(const char *column)
{
	static const char *const placed[] = {"path", "step", "kind", "date", "weight", "directed",
		"against", "source_label", "target_label", NULL};
	return g_strv_contains(placed, column);
}

static void add_own(GArray *fields, const char *name, struct own_column *own)
{
	kith_fields_add_text(fields, name, own_cell, own);
	kith_fields_are_values(fields);
}

/* The ties' own columns, after all others; `own` has room for them. */
static void add_other_columns(GArray *fields, const struct view *view, struct own_column *own)
{
	const GPtrArray *columns = view->graph->columns;
	for (guint c = 0; c < columns->len; c++) {
		const struct kith_column *column = columns->pdata[c];
		own[c] = (struct own_column){*view, column};
		if (column->tie && column != view->graph->weight_column &&
			!has_place(column->name)) {
			add_own(fields, column->name, &own[c]);
		}
	}
}

/* The figures of the hops, column by column. */
struct figures {
	uint32_t *path, *step;
	double *weight;
	uint8_t *against;
};

static void figures_finish(struct figures *figures)
{
	g_free(figures->path);
	g_free(figures->step);
	g_free(figures->weight);
	g_free(figures->against);
}

typedef struct figures figures;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(figures, figures_finish)

static bool fill_figures(struct figures *figures, const GArray *hops, GError **error)
{
	if (!(figures->path = KITH_ARRAY(uint32_t, hops->len, error)) ||
		!(figures->step = KITH_ARRAY(uint32_t, hops->len, error)) ||
		!(figures->weight = KITH_ARRAY(double, hops->len, error)) ||
		!(figures->against = KITH_ARRAY(uint8_t, hops->len, error))) {
		return false;
	}
	for (guint h = 0; h < hops->len; h++) {
		const struct hop *hop = &g_array_index(hops, struct hop, h);
		figures->path[h] = hop->path;
		figures->step[h] = hop->step;
		figures->weight[h] = hop->weight;
		figures->against[h] = hop->against;
	}
	return true;
}

static bool print(struct kith_job *job, const GArray *hops, bool directions,
	const kith_route_marks *marks, GError **error)
{
	const kith_graph *graph = job->graph;
	const struct view view = {graph, &g_array_index(hops, struct hop, 0)};
	const struct kith_column *label = kith_graph_column(graph, "label");
	struct own_column kind = {view, kith_graph_column(graph, "kind")};
	struct own_column date = {view, kith_graph_column(graph, "date")};
	g_autofree struct own_column *own = g_new(struct own_column, graph->columns->len + 1);
	g_auto(figures) figures = {NULL, NULL, NULL, NULL};
	if (!fill_figures(&figures, hops, error)) {
		return false;
	}
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "path", figures.path);
	kith_fields_add(fields, "step", figures.step);
	kith_fields_add_text(fields, "source", source, &view);
	kith_fields_add_text(fields, "target", target, &view);
	add_own(fields, "kind", &kind);
	add_own(fields, "date", &date);
	kith_fields_add(fields, "weight", figures.weight);
	if (directions) {
		kith_fields_add(fields, "against", figures.against);
	}
	if (label && label->person) {
		kith_fields_add_text(fields, "source_label", source_label, &view);
		kith_fields_add_text(fields, "target_label", target_label, &view);
	}
	add_other_columns(fields, &view, own);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, hops->len);
	return kith_route_marks_answer(job, &table, marks, "path", error);
}

/* Takes the paths apart into ties. */
static GArray *hops_of(
	const kith_network *network, const kith_csr *along, const kith_simple_paths *paths)
{
	GArray *hops = g_array_new(FALSE, FALSE, sizeof(struct hop));
	g_array_set_clear_func(hops, hop_finish);
	for (size_t p = 0; p < paths->count; p++) {
		const struct kith_simple_path *path = &paths->path[p];
		for (unsigned i = 0; i < path->steps; i++) {
			uint32_t from = path->people[i], to = path->people[i + 1];
			struct hop hop = {
				.path = (uint32_t)p + 1,
				.step = i + 1,
				.from = from,
				.to = to,
				.weight = kith_csr_weight(along, kith_csr_find(along, from, to)),
				.against = kith_csr_find(network->out, from, to) == UINT64_MAX,
			};
			g_array_append_val(hops, hop);
		}
	}
	find_rows(network, hops);
	return hops;
}

static bool answer(struct kith_job *job, const struct kith_path_query *query,
	const kith_simple_paths *paths, GError **error)
{
	g_auto(kith_route_marks) marks = {NULL, NULL, NULL, NULL, NULL};
	if (job->shared.graph && !kith_route_marks_init(&marks, job->network, error)) {
		return false;
	}
	for (uint32_t p = 0; job->shared.graph && p < paths->count; p++) {
		kith_route_marks_add(&marks, paths->path[p].people, paths->path[p].steps, p + 1);
	}
	g_autoptr(GArray) hops = hops_of(job->network, query->out, paths);
	bool directions = query->out != job->network->out;
	return print(job, hops, directions, &marks, error);
}

static const char *plural(unsigned steps)
{
	return steps == 1 ? "step" : "steps";
}

/* The directions are in the way: what there is the other way round, and against them. */
static bool fail_against(const char *from, const char *to, unsigned back, unsigned either,
	unsigned max_steps, GError **error)
{
	g_autoptr(GString) words = g_string_new(NULL);
	if (back != KITH_UNREACHED) {
		g_string_append_printf(
			words, "from %s to %s there is one of %u %s", to, from, back, plural(back));
	}
	if (back != either) {
		g_string_append_printf(words, "%sagainst some of them there is one of %u %s",
			words->len ? ", " : "", either, plural(either));
	}
	g_string_append(words, "; --either-way");
	if (either > max_steps) {
		g_string_append_printf(words, " --max-steps %u", either);
	}
	return kith_fail(error, KITH_ERROR_NO_ANSWER,
		"no path follows the directions of ties from %s to %s; %s shows it", from, to,
		words->str);
}

/* Nothing joins the two: how much there is on either side. */
static bool fail_apart(
	const struct kith_job *job, const struct kith_path_query *query, GError **error)
{
	struct kith_partition parts;
	if (!kith_components_find(job->network->both, &parts, error)) {
		return false;
	}
	size_t people[2] = {0, 0};
	for (size_t i = 0; i < parts.n; i++) {
		people[0] += parts.of[i] == parts.of[query->from];
		people[1] += parts.of[i] == parts.of[query->to];
	}
	kith_partition_finish(&parts);
	g_autoptr(GString) sides = g_string_new(NULL);
	for (int side = 0; side < 2; side++) {
		const char *name = kith_graph_label(job->graph, side ? query->to : query->from);
		g_string_append_printf(sides, side ? ", %s" : "%s", name);
		if (people[side] == 1) {
			g_string_append(sides, " has no ties");
		} else {
			g_string_append_printf(
				sides, " hangs together with %zu others", people[side] - 1);
		}
	}
	return kith_fail(error, KITH_ERROR_NO_ANSWER,
		"no path joins the two in this data: %s; `kith check` finds names written in two "
		"ways, and --through COLUMN joins who has the same value there",
		sides->str);
}

/* Why there is no path, and what shows one. */
static bool fail_no_path(
	const struct kith_job *job, const struct kith_path_query *query, GError **error)
{
	const char *from = kith_graph_label(job->graph, query->from);
	const char *to = kith_graph_label(job->graph, query->to);
	g_autofree uint32_t *steps = KITH_ARRAY(uint32_t, job->graph->n, error);
	if (!steps || !kith_paths_steps(query->out, query->from, steps, error)) {
		return false;
	}
	uint32_t there = steps[query->to];
	if (there != KITH_UNREACHED) {
		return kith_fail(error, KITH_ERROR_NO_ANSWER,
			"%s and %s are %u steps apart, and --max-steps is %u; --max-steps %u shows "
			"the path",
			from, to, there, query->max_steps, there);
	}
	if (!kith_paths_steps(job->network->both, query->from, steps, error)) {
		return false;
	}
	uint32_t either = steps[query->to];
	if (either == KITH_UNREACHED) {
		return fail_apart(job, query, error);
	}
	return kith_paths_steps(query->out, query->to, steps, error) &&
	       fail_against(from, to, steps[query->from], either, query->max_steps, error);
}

static void note_others(
	struct kith_job *job, const kith_simple_paths *printed, const kith_simple_paths *equal)
{
	size_t others = equal->count - MIN(equal->count, printed->count);
	if (others > 0) {
		kith_job_note(job, "%s%zu other path%s %s as short; --all prints all of them",
			equal->more ? "more than " : "", others, others == 1 ? "" : "s",
			others == 1 ? "is" : "are");
	}
}

static kith_simple_paths *find_paths(
	struct kith_job *job, const struct kith_path_query *query, GError **error)
{
	const struct settings *settings = job->settings;
	g_autoptr(kith_simple_paths) equal =
		kith_simple_paths_equal(query, settings->all ? MOST_LISTED : MOST_COUNTED, error);
	if (!equal || (settings->all && !equal->more)) {
		return g_steal_pointer(&equal);
	}
	if (settings->all) {
		kith_fail(error, KITH_ERROR_USAGE,
			"more than %d paths are as short as the shortest; --paths K prints K of "
			"them",
			MOST_LISTED);
		return NULL;
	}
	kith_simple_paths *paths =
		kith_simple_paths_shortest(query, MAX(settings->paths, 1), error);
	if (paths) {
		note_others(job, paths, equal);
	}
	return paths;
}

static bool check_options(const struct settings *settings, GError **error)
{
	if (!settings->from || !settings->to) {
		return kith_fail(
			error, KITH_ERROR_USAGE, "between whom? say --from NAME and --to NAME");
	}
	if (settings->all && settings->paths) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--all lists the shortest paths, --paths the first K; choose one");
	}
	return settings->max_steps > 0 ||
	       kith_fail(error, KITH_ERROR_USAGE, "--max-steps is 0; it must be 1 or more");
}

/* Adds what stands in a column of people as people of their own, tied to those who have it. */
static bool add_values(kith_builder *builder, size_t people, const char *name, GError **error)
{
	const kith_graph *graph = kith_builder_graph(builder);
	const struct kith_column *column = kith_graph_column(graph, name);
	struct kith_column *kind = kith_builder_column(builder, "kind", error);
	if (!column || !column->person) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--through: nobody in %s has a value in a column \"%s\"", graph->file,
			name);
	}
	for (size_t i = 0; kind && i < people; i++) {
		g_auto(GStrv) values = kith_text_split(kith_column_person(column, i));
		g_autofree char *person = g_strdup(kith_graph_name(graph, i));
		for (char **value = values; *value; value++) {
			if (!kith_builder_tie(builder, person, *value, error) ||
				!kith_builder_tie_cell(builder, kind, column->name, error)) {
				return false;
			}
		}
	}
	return kind != NULL;
}

/* Whatever stands in the columns of --through becomes part of the graph. */
static bool add_through(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	if (!settings->through) {
		return true;
	}
	if (!kith_job_own(job, error)) {
		return false;
	}
	size_t people = job->graph->n;
	g_clear_pointer(&job->network, kith_network_free);
	g_autoptr(kith_builder) builder = kith_builder_resume(g_steal_pointer(&job->graph));
	for (guint k = 0; k < settings->through->len; k++) {
		if (!add_values(builder, people, settings->through->pdata[k], error)) {
			return false;
		}
	}
	job->graph = kith_builder_finish(builder, error);
	job->network = job->graph ? kith_network_new(job->graph, KITH_AS_GIVEN,
					    job->shared.unweighted, error)
				  : NULL;
	return job->network != NULL;
}

static int by_name(const void *graph, uint32_t a, uint32_t b)
{
	return strcmp(kith_graph_name(graph, a), kith_graph_name(graph, b));
}

static bool make_query(const struct kith_job *job, struct kith_path_query *query, GError **error)
{
	const struct settings *settings = job->settings;
	const kith_graph *graph = job->graph;
	*query = (struct kith_path_query){
		.out = job->network->out,
		.in = job->network->in,
		.max_steps = (unsigned)MIN(settings->max_steps, MAX(graph->n, 2) - 1),
		.by_weight = settings->by && !strcmp(settings->by, "weight"),
		.by_name = by_name,
		.data = graph,
	};
	if (!kith_graph_person(graph, settings->from, &query->from, error) ||
		!kith_graph_person(graph, settings->to, &query->to, error)) {
		return false;
	}
	return query->from != query->to ||
	       kith_fail(error, KITH_ERROR_USAGE, "--from and --to are both %s; name two",
		       kith_graph_label(graph, query->from));
}

static bool follow(struct kith_job *job, const struct kith_path_query *query, GError **error)
{
	g_autoptr(kith_simple_paths) paths = find_paths(job, query, error);
	return paths &&
	       (paths->count ? answer(job, query, paths, error) : fail_no_path(job, query, error));
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	struct kith_path_query query;
	if (!check_options(settings, error) || !kith_job_read(job, error) ||
		!add_through(job, error) || !make_query(job, &query, error)) {
		return false;
	}
	const kith_network *network = job->network;
	if (!settings->either_way || !network->directed) {
		return follow(job, &query, error);
	}
	g_autoptr(kith_csr) out = kith_csr_either_way(network->out, network->in, error);
	g_autoptr(kith_csr) in = out ? kith_csr_either_way(network->in, network->out, error) : NULL;
	query.out = out;
	query.in = in;
	return in && follow(job, &query, error);
}

const struct kith_tool kith_tool_path = {
	.name = "path",
	.group = "Understand",
	.needs = KITH_NEEDS_ROUTES,
	.question = "how do two people, or organisations, hang together?",
	.about = "Prints the shortest path from one to the other, a row a tie: the number of the "
		 "path, the step, who is joined to whom, and what the data say of that tie, its "
		 "own columns included, so that every step can be traced to where it was found. "
		 "Where several rows of the data join two people, kind, date and the other columns "
		 "hold what each says, separated by ; in the order of the rows, or once where all "
		 "say "
		 "the same; weight is their sum.\n\n"
		 "Shortest by steps, then by length; with --by weight by length, then by steps: a "
		 "tie of weight w is 1/w long. Equal paths go by name. No path visits anybody "
		 "twice. Paths follow the directions of one-way ties; when that leaves none, the "
		 "message says whether there is one against them, and --either-way shows it.\n\n"
		 "Whoever stands in source and target is one who hangs together with others: a "
		 "person, a company, an office. --through COLUMN lets those hang together who have "
		 "the same value in a column of people, say company: what stands there becomes "
		 "part of the path, and kind is the name of the column.\n\n"
		 "With -g people and ties carry the `path` they are on, which is the number of "
		 "the path, and their `step` on it. Exit status 1 when there is no path.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.max_steps = 6},
	.shared = KITH_SHARED_READING | KITH_SHARED_UNORDERED_ANSWER | KITH_SHARED_GRAPH |
		  KITH_SHARED_METHODS,
	.run = run,
};
