/* What columns and options become in a picture: names, sizes, colours, highlights. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/plot_encoding.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "graph/person.h"
#include "layout/layout.h"
#include "answers/community_search.h"
#include "wording/methods.h"

#define AS_NUMBER ":number"

enum {
	NAMES = 60,
	ALL_NAMED = 120,
	ALONE_NAMED = 400,
	MOST_CIRCLES = 80,
	MOST_CODES = 30,
	MOST_NUMBER = 1000000
};

bool plot_is_crowded(const struct plot_encoding *encoding)
{
	return encoding->job->graph->n > KITH_LAYOUT_FORCE_PEOPLE && !encoding->settings->all &&
	       !encoding->job->shared.graph;
}

static struct kith_column *find_column(
	const struct plot_encoding *encoding, const char *option, const char *name, GError **error)
{
	struct kith_column *column = kith_graph_column(encoding->job->graph, name);
	if (!column || !column->person) {
		kith_fail(error, KITH_ERROR_USAGE,
			"%s: no person has a column '%s'; add one with --people FILE, or with "
			"another tool's -g before this",
			option, name);
		return NULL;
	}
	return column;
}

/* Reads a column as numbers; `bad` is the first cell that is none. */
static double *numbers_of(const struct plot_encoding *encoding, const struct kith_column *column,
	const char **bad, GError **error)
{
	size_t n = encoding->job->graph->n;
	double *numbers = KITH_ARRAY(double, n, error);
	*bad = NULL;
	for (size_t i = 0; numbers && i < n; i++) {
		const char *cell = kith_column_person(column, i);
		numbers[i] = NAN;
		if (*cell && !kith_number_parse(cell, false, &numbers[i]) && !*bad) {
			*bad = cell;
		}
	}
	return numbers;
}

/* Numbers of a column that must hold no others, NAN where empty. */
static double *numbers_or_fail(
	const struct plot_encoding *encoding, const char *name, GError **error)
{
	const char *bad;
	const struct kith_column *column = find_column(encoding, "--node-size", name, error);
	g_autofree double *numbers = column ? numbers_of(encoding, column, &bad, error) : NULL;
	if (numbers && bad) {
		kith_fail(error, KITH_ERROR_USAGE,
			"--node-size: column '%s' holds \"%s\", which is no number", name, bad);
		return NULL;
	}
	return g_steal_pointer(&numbers);
}

static bool choose_sizes(struct plot_encoding *encoding, GError **error)
{
	const char *column = encoding->settings->node_size;
	const kith_csr *graph = encoding->picture.graph;
	/* of a route alone, ties would be counted that say nothing of people */
	bool cut_out = !strcmp(encoding->settings->layout, "route");
	encoding->size = column ? numbers_or_fail(encoding, column, error)
				: KITH_ARRAY(double, graph->n, error);
	for (size_t i = 0; encoding->size && i < graph->n; i++) {
		encoding->size[i] = column    ? fmax(encoding->size[i], 0)
				    : cut_out ? 1
					      : kith_csr_degree(graph, i);
	}
	encoding->picture.size = encoding->size;
	encoding->picture.size_name = column ? column : encoding->nouns.heading_ties;
	return encoding->size != NULL;
}

/* How many names are wanted on a page, as a share of 1600x1200: everybody's, or of everybody with
 * ties, where they are few. */
static size_t names_wanted(const kith_csr *graph, double page)
{
	size_t tied = 0;
	for (uint32_t i = 0; i < graph->n; i++) {
		tied += kith_csr_degree(graph, i) > 0;
	}
	size_t all = tied ? ALL_NAMED : (size_t)((double)ALONE_NAMED * page);
	size_t some = (size_t)((double)NAMES * page) + 1;
	return graph->n <= all ? graph->n : tied <= ALL_NAMED ? MAX(tied, some) : some;
}

/* What people are called; NULL with --label none. */
static bool choose_names(struct plot_encoding *encoding, GError **error)
{
	const kith_graph *graph = encoding->job->graph;
	const char *label = encoding->settings->label;
	bool count = label && strspn(label, "0123456789") == strlen(label);
	const struct kith_column *column = NULL;
	double page = encoding->picture.width * encoding->picture.height / (1600 * 1200);
	page = fmin(page, 1);
	encoding->picture.label_budget = names_wanted(encoding->picture.graph, page);
	if (label && !strcmp(label, "none")) {
		return true;
	}
	if (count) {
		encoding->picture.label_budget = (size_t)g_ascii_strtoull(label, NULL, 10);
	} else if (label) {
		column = find_column(encoding, "--label", label, error);
		if (!column) {
			return false;
		}
	}
	encoding->names = g_ptr_array_new_full((guint)graph->n, g_free);
	for (size_t i = 0; i < graph->n; i++) {
		const char *name =
			column ? kith_column_person(column, i) : kith_graph_label(graph, i);
		g_ptr_array_add(encoding->names, kith_text_clean(name));
	}
	encoding->picture.name = (char *const *)encoding->names->pdata;
	return true;
}

/* Gives groups the names their members' cells have. */
static bool name_groups(struct plot_encoding *encoding, const struct kith_partition *groups,
	const struct kith_column *column)
{
	encoding->group_names = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_set_size(encoding->group_names, (gint)groups->groups);
	for (size_t i = 0; i < groups->n; i++) {
		uint32_t g = groups->of[i];
		if (g != KITH_NO_GROUP && !encoding->group_names->pdata[g]) {
			encoding->group_names->pdata[g] =
				kith_text_clean(kith_column_person(column, i));
		}
	}
	return true;
}

/* Whether numbers are codes of something, few and shared, and no measure kith has computed. */
static bool are_codes(const struct kith_column *column, const double *numbers, size_t n)
{
	g_autoptr(GHashTable) values = g_hash_table_new(NULL, NULL);
	size_t filled = 0;
	for (size_t i = 0; i < n; i++) {
		if (!isnan(numbers[i])) {
			filled++;
			g_hash_table_add(values, GUINT_TO_POINTER(column->person[i]));
		}
		if (!isnan(numbers[i]) && numbers[i] != floor(numbers[i])) {
			return false;
		}
	}
	guint codes = g_hash_table_size(values);
	return codes <= MOST_CODES && 2 * codes <= filled && !kith_method_on_people(column->name);
}

static gint by_code(gconstpointer a, gconstpointer b, gpointer codes)
{
	double x = ((const double *)codes)[*(const uint32_t *)a];
	double y = ((const double *)codes)[*(const uint32_t *)b];
	return x < y ? -1 : x > y;
}

/* Numbers groups as their members' numbers rise: equal numbers written otherwise stay apart. */
static bool order_by_code(struct kith_partition *groups, const double *numbers, GError **error)
{
	size_t count = groups->groups;
	g_autofree double *code = KITH_ARRAY(double, count, error);
	g_autofree uint32_t *order = code ? KITH_ARRAY(uint32_t, 2 * count, error) : NULL;
	uint32_t *place = order ? order + count : NULL;
	for (size_t i = 0; order && i < groups->n; i++) {
		if (groups->of[i] != KITH_NO_GROUP) {
			code[groups->of[i]] = numbers[i];
		}
	}
	for (uint32_t g = 0; order && g < count; g++) {
		order[g] = g;
	}
	if (order) {
		g_qsort_with_data(order, (gint)count, sizeof *order, by_code, code);
	}
	for (uint32_t g = 0; order && g < count; g++) {
		place[order[g]] = g;
	}
	for (size_t i = 0; order && i < groups->n; i++) {
		groups->of[i] =
			groups->of[i] == KITH_NO_GROUP ? KITH_NO_GROUP : place[groups->of[i]];
	}
	return order != NULL;
}

/* A group for each word, the largest first; for each of the `codes`, in their order. */
static bool colour_by_words(struct plot_encoding *encoding, const struct kith_column *column,
	const double *codes, GError **error)
{
	struct kith_partition *groups = &encoding->colours;
	encoding->picture.groups = groups;
	encoding->picture.circles = false;
	encoding->picture.group_heading = column->name;
	return kith_partition_from_cells(groups, column->person, encoding->job->graph->n,
		       kith_names_count(column->values), error) &&
	       (codes ? order_by_code(groups, codes, error)
		      : kith_partition_order(groups, NULL, NULL, error)) &&
	       name_groups(encoding, groups, column);
}

/* Colours by the words of a column, or by its numbers: COLUMN, or COLUMN:number where they might be
 * taken for codes. */
static bool colour_by_column(struct plot_encoding *encoding, const char *wanted, GError **error)
{
	const char *bad = NULL;
	bool number = g_str_has_suffix(wanted, AS_NUMBER) &&
		      !kith_graph_column(encoding->job->graph, wanted);
	g_autofree char *name =
		g_strndup(wanted, strlen(wanted) - (number ? strlen(AS_NUMBER) : 0));
	struct kith_column *column = find_column(encoding, "--color", name, error);
	g_autofree double *numbers = column ? numbers_of(encoding, column, &bad, error) : NULL;
	if (!numbers) {
		return false;
	}
	if (number && bad) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--color: column '%s' holds \"%s\", which is no number", name, bad);
	}
	if (bad || (!number && are_codes(column, numbers, encoding->job->graph->n))) {
		return colour_by_words(encoding, column, bad ? NULL : numbers, error);
	}
	encoding->value = g_steal_pointer(&numbers);
	encoding->picture.value = encoding->value;
	encoding->picture.value_name = column->name;
	encoding->picture.circles = false;
	return true;
}

/* Circles that come by number keep the looks of these numbers, whoever of them is drawn. */
static bool keep_numbers(
	struct plot_encoding *encoding, const struct kith_column *column, GError **error)
{
	const struct kith_partition *groups = &encoding->groups;
	g_autofree uint32_t *look = KITH_ARRAY(uint32_t, groups->groups, error);
	bool numbered = look && column && column->person;
	for (size_t i = 0; numbered && i < groups->n; i++) {
		double number = 0;
		if (groups->of[i] == KITH_NO_GROUP) {
			continue;
		}
		numbered = kith_number_parse(kith_column_person(column, i), false, &number) &&
			   number >= 1 && number <= (double)MOST_NUMBER && number == floor(number);
		look[groups->of[i]] = (uint32_t)number - 1;
	}
	bool made = look != NULL;
	if (numbered) {
		encoding->look = g_steal_pointer(&look);
		encoding->picture.group_look = encoding->look;
	}
	return made;
}

/* Tells events apart: where the data are attendance, and where a column `mode` says so. */
static bool choose_events(struct plot_encoding *encoding, GError **error)
{
	const struct kith_job *job = encoding->job;
	const struct kith_column *mode = kith_graph_column(job->graph, "mode");
	bool by_column = mode && mode->person;
	if (!by_column && !job->graph->attendance) {
		return true;
	}
	encoding->event = kith_array(job->graph->n, 1, error);
	encoding->picture.event = encoding->event;
	encoding->picture.no_arrows = true;
	for (size_t i = 0; encoding->event && by_column && i < job->graph->n; i++) {
		encoding->event[i] = !g_ascii_strcasecmp(kith_column_person(mode, i), "event");
	}
	return encoding->event && (by_column || kith_job_events(job, encoding->event, error));
}

/* The name every member of a circle bears in `circle`, where communities -g has written it. */
static bool circles_named(const struct plot_encoding *encoding, const struct kith_column *circle)
{
	for (size_t i = 0; circle && circle->person && i < encoding->groups.n; i++) {
		if (encoding->groups.of[i] != KITH_NO_GROUP && !*kith_column_person(circle, i)) {
			return false;
		}
	}
	return circle && circle->person;
}

/* Names of circles: what they are called where they come from, else as `kith communities` calls
 * them. */
static bool name_circles(struct plot_encoding *encoding, const char *own, GError **error)
{
	const struct kith_job *job = encoding->job;
	const struct kith_column *column = kith_graph_column(job->graph, own ? own : "circle");
	if (own || (!job->groups_found && circles_named(encoding, column))) {
		return name_groups(encoding, &encoding->groups, column);
	}
	g_auto(GStrv) names = kith_community_names(job, &encoding->groups, encoding->event, error);
	encoding->group_names = g_ptr_array_new_with_free_func(g_free);
	for (size_t g = 0; names && g < encoding->groups.groups; g++) {
		g_ptr_array_add(encoding->group_names, kith_text_clean(names[g]));
	}
	return names != NULL;
}

/* Circles: found here, from communities -g with their numbers and names, or a column of --group. */
bool plot_find_circles(struct plot_encoding *encoding, GError **error)
{
	struct kith_job *job = encoding->job;
	if (!plot_nouns_init(&encoding->nouns, encoding->settings->nouns, error)) {
		return false;
	}
	encoding->picture.nouns = encoding->nouns.words;
	const char *group = job->shared.group;
	if (!choose_events(encoding, error) || !kith_job_groups(job, &encoding->groups, error) ||
		!kith_partition_order(&encoding->groups, kith_job_by_name, job->graph, error)) {
		return false;
	}
	const char *own = group && strcmp(group, "community") != 0 ? group : NULL;
	encoding->picture.groups = &encoding->groups;
	encoding->picture.circles = !own;
	encoding->picture.group_heading = own ? own : "Circles";
	encoding->asking = plot_routes_read(job);
	const struct kith_column *column = kith_graph_column(job->graph, "community");
	return (own || job->groups_found || keep_numbers(encoding, column, error)) &&
	       name_circles(encoding, own, error);
}

void plot_keep_circles(struct plot_encoding *encoding, const uint8_t *kept)
{
	struct kith_partition *groups = &encoding->groups;
	size_t left = 0, all = groups->n;
	for (size_t i = 0; i < groups->n; i++) {
		if (kept[i]) {
			groups->of[left++] = groups->of[i];
		}
	}
	groups->n = left;
	left = 0;
	for (size_t i = 0; encoding->event && i < all; i++) {
		if (kept[i]) {
			encoding->event[left++] = encoding->event[i];
		}
	}
}

/* Colours by --color, else by circle. */
static bool choose_colours(struct plot_encoding *encoding, GError **error)
{
	const char *color = encoding->settings->color;
	if (!color || !strcmp(color, "community") || plot_is_crowded(encoding)) {
		return true;
	}
	g_clear_pointer(&encoding->group_names, g_ptr_array_unref);
	encoding->picture.group_look = NULL;
	return colour_by_column(encoding, color, error);
}

/* What the whole network counts, and how much of it is drawn. */
static char *counts_of(const struct plot_encoding *encoding)
{
	size_t shown = encoding->quotient.graph->n, all = encoding->groups.groups;
	GString *counts = g_string_new(NULL);
	const struct kith_nouns *nouns = &encoding->picture.nouns;
	kith_picture_count(counts, encoding->job->graph->n, nouns->person, nouns->people);
	kith_picture_count(
		counts, kith_csr_ties(encoding->job->network->out), nouns->tie, nouns->ties);
	kith_picture_count(counts, all, "circle", "circles");
	g_string_append(counts, ", ");
	if (shown < all) {
		g_string_append_printf(counts, "the %zu largest ", shown);
	}
	g_string_append(counts, "each drawn as one disc");
	return g_string_free(counts, FALSE);
}

/* Makes every circle one disc. */
static bool draw_circles(struct plot_encoding *encoding, GError **error)
{
	struct kith_quotient *quotient = &encoding->quotient;
	struct kith_picture *picture = &encoding->picture;
	if (!kith_quotient_init(quotient, encoding->job->network->both, &encoding->groups,
		    MOST_CIRCLES, error)) {
		return false;
	}
	size_t k = quotient->graph->n;
	picture->counts = encoding->counts = counts_of(encoding);
	kith_partition_finish(&encoding->groups);
	encoding->size = KITH_ARRAY(double, k, error);
	if (!encoding->size || !kith_partition_init(&encoding->groups, k, error)) {
		return false;
	}
	for (uint32_t a = 0; a < k; a++) {
		encoding->groups.of[a] = a;
		encoding->size[a] = quotient->people[a];
	}
	encoding->groups.groups = k;
	if (!encoding->settings->label || strcmp(encoding->settings->label, "none") != 0) {
		picture->name = picture->group_name = (char *const *)encoding->group_names->pdata;
	}
	picture->ties = picture->graph = quotient->graph;
	picture->groups = &encoding->groups;
	picture->label_budget = k;
	picture->size = encoding->size;
	picture->size_name = encoding->nouns.heading_people;
	return true;
}

/* Highlights the people and ties that `kith intro -g` has put on a route, the best route most,
 * and rings who asks; false where there are none. */
static bool highlight_routes(struct plot_encoding *encoding, const uint64_t *tie_of_row)
{
	const kith_graph *graph = encoding->job->graph;
	bool neutral;
	const struct kith_column *route = plot_route_column(graph, &neutral);
	const struct plot_route_marks *marks = &encoding->marks;
	bool found = false;
	for (size_t i = 0; route && i < graph->n; i++) {
		bool on_route = *kith_column_person(route, i) != '\0';
		encoding->highlighted_people[i] |= on_route;
		found = found || on_route;
		if (marks->asks[i] != marks->asked[i]) {
			encoding->ringed[i] = marks->asks[i] ? KITH_RING_ASKS : KITH_RING_REACHED;
			encoding->picture.ringed = encoding->ringed;
		}
	}
	for (size_t r = 0; found && r < graph->m; r++) {
		const char *rank = kith_column_tie(route, r);
		if (tie_of_row[r] != UINT64_MAX && *rank) {
			encoding->highlighted_ties[tie_of_row[r]] = strcmp(rank, "1") ? 1 : 2;
		}
	}
	if (found) {
		encoding->picture.lit = neutral ? KITH_LIT_PATHS : KITH_LIT_ROUTES;
		encoding->picture.asks_from = marks->from;
		encoding->picture.chance = neutral ? NULL : marks->chance;
	}
	return found;
}

/* Highlights a person, their contacts and the ties between them. */
static void highlight_contacts(struct plot_encoding *encoding, uint32_t me)
{
	const kith_csr *graph = encoding->picture.graph, *ties = encoding->picture.ties;
	encoding->highlighted_people[me] = 1;
	for (uint64_t e = graph->start[me]; e < graph->start[me + 1]; e++) {
		encoding->highlighted_people[graph->to[e]] = 1;
	}
	for (size_t i = 0; i < ties->n; i++) {
		uint64_t e = ties->directed ? ties->start[i] : kith_csr_upper(ties, i);
		for (; e < ties->start[i + 1]; e++) {
			encoding->highlighted_ties[kith_csr_tie(ties, i, e)] =
				i == me || ties->to[e] == me;
		}
	}
}

static bool ring(struct plot_encoding *encoding, const char *name, enum kith_ring kind,
	uint32_t *person, GError **error)
{
	if (!kith_graph_person(encoding->job->graph, name, person, error)) {
		return false;
	}
	encoding->ringed[*person] = (uint8_t)kind;
	encoding->highlighted_people[*person] = 1;
	encoding->picture.ringed = encoding->ringed;
	return true;
}

/* Rings --me and everybody in --highlight, and highlights routes, else the contacts of --me. */
static bool highlight_people(
	struct plot_encoding *encoding, const uint64_t *tie_of_row, GError **error)
{
	const char *me = encoding->job->shared.me;
	const GPtrArray *names = encoding->settings->highlight;
	uint32_t person = 0;
	for (guint k = 0; names && k < names->len; k++) {
		if (!ring(encoding, names->pdata[k], KITH_RING_PLAIN, &person, error)) {
			return false;
		}
	}
	if (me && !ring(encoding, me, KITH_RING_ASKS, &person, error)) {
		return false;
	}
	encoding->centre = person;
	bool routes = highlight_routes(encoding, tie_of_row);
	bool rings = !strcmp(encoding->settings->layout, "ego");
	if (me && !routes && !rings) {
		highlight_contacts(encoding, person);
		encoding->picture.lit = KITH_LIT_CONTACTS;
	}
	encoding->picture.straight = !strcmp(encoding->settings->layout, "route");
	encoding->picture.centre = rings && me ? person : KITH_NOBODY;
	if (routes || (me && !rings)) {
		encoding->picture.highlighted_people = encoding->highlighted_people;
		encoding->picture.highlighted_ties = encoding->highlighted_ties;
	}
	if (rings && !me) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--layout ego draws rings around one person; say whom with --me NAME");
	}
	return true;
}

/* How ties are drawn: by a cell of the column of that name. Others are plain. */
static const struct {
	const char *column, *cell;
	enum kith_tie_style style;
} tie_styles[] = {{"class", "bridge", KITH_TIE_STYLE_BRIDGE},
	{"class", "local bridge", KITH_TIE_STYLE_LOCAL_BRIDGE},
	{"class", "weak", KITH_TIE_STYLE_WEAK}, {"class", "strong", KITH_TIE_STYLE_STRONG},
	{"change", "new", KITH_TIE_STYLE_NEW}, {"change", "lost", KITH_TIE_STYLE_LOST},
	{"change", "kept", KITH_TIE_STYLE_KEPT}, {"change", "stronger", KITH_TIE_STYLE_STRONGER},
	{"change", "faded", KITH_TIE_STYLE_FADED}};

static enum kith_tie_style style_of(const char *column, const char *cell)
{
	for (size_t k = 0; k < G_N_ELEMENTS(tie_styles); k++) {
		if (!strcmp(column, tie_styles[k].column) && !strcmp(cell, tie_styles[k].cell)) {
			return tie_styles[k].style;
		}
	}
	return KITH_TIE_STYLE_PLAIN;
}

/* A row that runs both ways is two ties where others have a direction; both look alike. */
static void style_both_ways(const kith_csr *ties, enum kith_tie_style *style)
{
	for (uint32_t i = 0; ties->directed && i < ties->n; i++) {
		for (uint64_t e = ties->start[i]; e < ties->start[i + 1]; e++) {
			uint64_t back = kith_csr_find(ties, ties->to[e], i);
			uint64_t t = kith_csr_tie(ties, i, e);
			if (back != UINT64_MAX) {
				uint64_t u = kith_csr_tie(ties, ties->to[e], back);
				style[t] = style[u] = MAX(style[t], style[u]);
			}
		}
	}
}

static bool style_ties(struct plot_encoding *encoding, const uint64_t *tie_of_row, GError **error)
{
	const kith_graph *graph = encoding->job->graph;
	const char *by = encoding->settings->ties;
	const struct kith_column *column = by ? kith_graph_column(graph, by) : NULL;
	if (!by) {
		return true;
	}
	if (!column || !column->tie) {
		return kith_fail(error, KITH_ERROR_USAGE,
			strcmp(by, "change") ? "--ties class: no tie has a column 'class'; find "
					       "classes first: kith ties "
					       "-g FILE | kith plot --ties class ..."
					     : "--ties change: no tie has a column 'change'; find "
					       "changes first: kith changes -g OLD NEW | kith plot "
					       "--ties change ...");
	}
	encoding->tie_style =
		KITH_ARRAY(enum kith_tie_style, kith_csr_ties(encoding->picture.ties), error);
	for (size_t r = 0; encoding->tie_style && r < graph->m; r++) {
		if (tie_of_row[r] != UINT64_MAX) {
			encoding->tie_style[tie_of_row[r]] =
				style_of(by, kith_column_tie(column, r));
		}
	}
	if (encoding->tie_style) {
		style_both_ways(encoding->picture.ties, encoding->tie_style);
	}
	encoding->picture.tie_style = encoding->tie_style;
	return encoding->tie_style != NULL;
}

/* A whole number in a cell, KITH_NOBODY where there is none. */
static uint32_t count_in(const char *cell)
{
	double number;
	bool read = kith_number_parse(cell, false, &number) && number >= 0 && number < 1e6;
	return read ? (uint32_t)number : KITH_NOBODY;
}

/* The column and the row of everybody for --layout route. */
static bool read_steps(struct plot_encoding *encoding, GError **error)
{
	const kith_graph *graph = encoding->job->graph;
	const struct kith_column *step = kith_graph_column(graph, "step");
	if (strcmp(encoding->settings->layout, "route") != 0) {
		return true;
	}
	const struct kith_column *route = plot_route_column(graph, NULL);
	encoding->step = KITH_ARRAY(uint32_t, graph->n, error);
	encoding->route = encoding->step ? KITH_ARRAY(uint32_t, graph->n, error) : NULL;
	for (size_t i = 0; encoding->route && i < graph->n; i++) {
		encoding->step[i] = count_in(kith_column_person(step, i));
		encoding->route[i] = count_in(kith_column_person(route, i));
	}
	return encoding->route != NULL;
}

static bool highlight(struct plot_encoding *encoding, GError **error)
{
	size_t n = encoding->job->graph->n;
	encoding->ringed = kith_array(n, 1, error);
	encoding->highlighted_people = encoding->ringed ? kith_array(n, 1, error) : NULL;
	encoding->highlighted_ties =
		encoding->highlighted_people
			? kith_array(kith_csr_ties(encoding->picture.ties), 1, error)
			: NULL;
	g_autofree uint64_t *tie_of_row =
		encoding->highlighted_ties ? kith_network_tie_of_row(encoding->job->network, error)
					   : NULL;
	return tie_of_row &&
	       plot_route_marks_init(&encoding->marks, encoding->job, encoding->asking, error) &&
	       highlight_people(encoding, tie_of_row, error) &&
	       style_ties(encoding, tie_of_row, error) && read_steps(encoding, error);
}

bool plot_encode(struct plot_encoding *encoding, GError **error)
{
	struct kith_picture *picture = &encoding->picture;
	picture->ties = encoding->job->network->out;
	picture->graph = encoding->job->network->both;
	if (!choose_colours(encoding, error)) {
		return false;
	}
	if (plot_is_crowded(encoding)) {
		return draw_circles(encoding, error);
	}
	if (!choose_names(encoding, error) || !choose_sizes(encoding, error)) {
		return false;
	}
	picture->group_name =
		encoding->group_names ? (char *const *)encoding->group_names->pdata : NULL;
	return highlight(encoding, error);
}

void plot_encoding_finish(struct plot_encoding *encoding)
{
	void *arrays[] = {encoding->size, encoding->value, encoding->event, encoding->ringed,
		encoding->look, encoding->highlighted_people, encoding->highlighted_ties,
		encoding->tie_style, encoding->step, encoding->route, encoding->counts};
	for (size_t k = 0; k < G_N_ELEMENTS(arrays); k++) {
		g_free(arrays[k]);
	}
	plot_route_marks_finish(&encoding->marks);
	plot_nouns_finish(&encoding->nouns);
	g_clear_pointer(&encoding->asking, g_array_unref);
	kith_partition_finish(&encoding->groups);
	kith_partition_finish(&encoding->colours);
	kith_quotient_finish(&encoding->quotient);
	g_clear_pointer(&encoding->names, g_ptr_array_unref);
	g_clear_pointer(&encoding->group_names, g_ptr_array_unref);
}
