/* A plan of introductions: for each line of --to-file whom to ask, or why nobody can be. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/route_plan.h"

#include "introductions/plan.h"
#include "measures/paths.h"
#include "wording/phrases.h"

/* Asked so often, somebody is worth a word about --at-most. */
enum { OFTEN = 3 };

/* What a plan is made from. */
struct making {
	kith_acquaintance *acquaintance;
	const struct kith_asking *asking;
	const kith_targets *targets;
	kith_route_plan *plan;
	size_t *first;            /* [lines + 1] */
	struct kith_offer *offer; /* [first[lines]] one for each route, line by line */
	uint8_t *gone;            /* [first[lines]] is taken already */
	size_t *room;             /* [the asker's contacts, and one for whom one knows there] */
	size_t *taken;            /* [lines] */
	uint32_t *steps;          /* [n] from the asker */
};

static void free_routes(void *routes)
{
	kith_routes_free(routes);
}

static void clear_planned(void *row)
{
	g_free(((struct kith_planned *)row)->instead);
}

void kith_route_plan_finish(kith_route_plan *plan)
{
	g_clear_pointer(&plan->routes, g_ptr_array_unref);
	g_clear_pointer(&plan->rows, g_array_unref);
}

static void making_finish(struct making *making)
{
	g_free(making->first);
	g_free(making->offer);
	g_free(making->gone);
	g_free(making->room);
	g_free(making->taken);
	g_free(making->steps);
}

static size_t lines_of(const kith_targets *targets)
{
	return targets->list.wanted->len;
}

/* The asking of one line. */
static struct kith_asking asking_of_line(const struct making *making, size_t line)
{
	struct kith_asking one = *making->asking;
	size_t first = making->targets->group[line];
	one.target_count = making->targets->group[line + 1] - first;
	one.targets = one.target_count ? one.targets + first : NULL;
	return one;
}

static bool find_routes(struct making *making, GError **error)
{
	size_t offers = 0, lines = lines_of(making->targets);
	for (size_t line = 0; line < lines; line++) {
		struct kith_asking one = asking_of_line(making, line);
		kith_routes *routes = one.target_count ? kith_routes_through_each(&one, error)
						       : g_new0(kith_routes, 1);
		if (!routes) {
			return false;
		}
		g_ptr_array_add(making->plan->routes, routes);
		making->first[line] = offers;
		offers += routes->count;
	}
	making->first[lines] = offers;
	return true;
}

/* Makes an offer of every route: by its first person, at the cost of its chance. To write to whom
 * one knows there is to ask nobody, and there is room for any number of that. */
static bool make_offers(struct making *making, GError **error)
{
	const kith_csr *rows = making->asking->out.rows;
	uint32_t me = making->asking->asker;
	size_t lines = lines_of(making->targets), count = making->first[lines];
	making->offer = KITH_ARRAY(struct kith_offer, count, error);
	making->gone = making->offer ? KITH_ARRAY(uint8_t, count, error) : NULL;
	for (size_t line = 0; making->gone && line < lines; line++) {
		const kith_routes *routes = making->plan->routes->pdata[line];
		for (size_t r = 0; r < routes->count; r++) {
			const struct kith_route *route = &routes->route[r];
			uint64_t e = kith_csr_find(rows, me, route->people[1]);
			uint32_t contact = (uint32_t)(e - rows->start[me]);
			making->offer[making->first[line] + r] = (struct kith_offer){
				route->steps > 1 ? contact : kith_csr_degree(rows, me),
				MIN(route->level, KITH_OFFER_COST_MOST)};
		}
	}
	return making->gone != NULL;
}

/* To be finished also after failure. */
static bool making_init(struct making *making, size_t at_most, GError **error)
{
	size_t lines = lines_of(making->targets), n = making->asking->out.rows->n;
	uint32_t contacts = kith_csr_degree(making->asking->out.rows, making->asking->asker);
	making->first = KITH_ARRAY(size_t, lines + 1, error);
	making->room = making->first ? KITH_ARRAY(size_t, contacts + 1, error) : NULL;
	making->taken = making->room ? KITH_ARRAY(size_t, lines, error) : NULL;
	making->steps = making->taken ? KITH_ARRAY(uint32_t, n, error) : NULL;
	for (uint32_t c = 0; making->steps && c <= contacts; c++) {
		making->room[c] = at_most && c < contacts ? at_most : SIZE_MAX;
	}
	return making->steps &&
	       kith_paths_steps(
		       making->asking->out.rows, making->asking->asker, making->steps, error) &&
	       find_routes(making, error) && make_offers(making, error);
}

static enum kith_name_match match_of(const struct kith_wanted *wanted, uint32_t person)
{
	enum kith_name_match best = KITH_MATCH_NONE;
	for (guint p = 0; p < wanted->people->len; p++) {
		const struct kith_wanted_person *meant =
			&g_array_index(wanted->people, struct kith_wanted_person, p);
		best = meant->person == person ? MAX(best, meant->match) : best;
	}
	return best;
}

static struct kith_planned begin_row(const struct making *making, size_t line, uint32_t target)
{
	const struct kith_wanted *wanted = making->targets->list.wanted->pdata[line];
	return (struct kith_planned){.wanted = wanted,
		.target = target,
		.match = match_of(wanted, target),
		.line = line};
}

/* Adds a row for every line that has been given somebody to ask. */
static size_t add_taken(struct making *making)
{
	size_t added = 0;
	for (size_t line = 0; line < lines_of(making->targets); line++) {
		size_t o = making->taken[line];
		if (o == KITH_NOT_PLANNED) {
			continue;
		}
		const kith_routes *routes = making->plan->routes->pdata[line];
		const struct kith_route *route = &routes->route[o - making->first[line]];
		struct kith_planned row = begin_row(making, line, route->people[route->steps]);
		row.route = route;
		g_array_append_val(making->plan->rows, row);
		making->gone[o] = 1;
		added++;
	}
	return added;
}

/* Of those a line means, the nearest; of equals the most alike. KITH_NOBODY: it means nobody. */
static uint32_t nearest(const struct making *making, const struct kith_asking *one)
{
	const kith_alike *alike = making->acquaintance->alike;
	uint32_t best = KITH_NOBODY;
	for (size_t t = 0; t < one->target_count; t++) {
		uint32_t target = one->targets[t];
		if (best == KITH_NOBODY || making->steps[target] < making->steps[best] ||
			(making->steps[target] == making->steps[best] &&
				kith_alike_likeness(alike, one->asker, target) >
					kith_alike_likeness(alike, one->asker, best))) {
			best = target;
		}
	}
	return best;
}

static enum kith_reached why_not(const struct making *making, const struct kith_planned *row)
{
	const kith_routes *routes = making->plan->routes->pdata[row->line];
	const struct kith_wanted *wanted = row->wanted;
	if (row->target == KITH_NOBODY) {
		return wanted->alike         ? KITH_SEVERAL
		       : wanted->people->len ? KITH_LEFT_OUT
					     : KITH_NOT_HERE;
	}
	uint32_t steps = making->steps[row->target];
	return routes->count > 0                   ? KITH_ASKED_ENOUGH
	       : steps == KITH_UNREACHED           ? KITH_NO_WAY
	       : steps > making->asking->max_steps ? KITH_TOO_FAR
						   : KITH_NOT_WILLING;
}

/* Adds a row for every line without anybody to ask, which says why. */
static void add_unreached(struct making *making, size_t at_most)
{
	static const struct kith_nobody_cures cures = {"--max-steps", "--either-way"};
	for (size_t line = 0; line < lines_of(making->targets); line++) {
		if (making->taken[line] != KITH_NOT_PLANNED) {
			continue;
		}
		struct kith_asking one = asking_of_line(making, line);
		struct kith_planned row = begin_row(making, line, nearest(making, &one));
		row.reached = why_not(making, &row);
		const struct kith_unreached unreached = {.wanted = row.wanted,
			.reached = row.reached,
			.target = row.target,
			.people = one.target_count,
			.steps = row.target == KITH_NOBODY ? 0 : making->steps[row.target],
			.at_most = at_most};
		g_autoptr(GString) words = g_string_new(NULL);
		kith_nobody_wanted(words, making->acquaintance, &unreached, &cures);
		row.instead = g_strdup(words->str);
		g_array_append_val(making->plan->rows, row);
	}
}

static int likeliest_first(const void *a, const void *b)
{
	const struct kith_planned *x = a, *y = b;
	if (x->route && y->route && x->route->level != y->route->level) {
		return x->route->level < y->route->level ? -1 : 1;
	}
	if (!x->route != !y->route) {
		return x->route ? -1 : 1;
	}
	return (x->line > y->line) - (x->line < y->line);
}

static bool choose(struct making *making, size_t at_most, size_t each, GError **error)
{
	const kith_csr *rows = making->asking->out.rows;
	const struct kith_plan_question question = {.first = making->first,
		.offer = making->offer,
		.gone = making->gone,
		.targets = lines_of(making->targets),
		.contacts = kith_csr_degree(rows, making->asking->asker) + 1};
	for (size_t round = 0; round < MAX(each, 1); round++) {
		if (!kith_plan_choose(&question, making->room, making->taken, error)) {
			return false;
		}
		size_t added = add_taken(making);
		if (round == 0) {
			making->plan->reached = added;
			add_unreached(making, at_most);
		}
		if (added == 0) {
			break;
		}
	}
	g_array_sort(making->plan->rows, likeliest_first);
	return true;
}

bool kith_route_plan_make(kith_acquaintance *acquaintance, const struct kith_asking *asking,
	const kith_targets *targets, const struct kith_plan_limits *limits, kith_route_plan *plan,
	GError **error)
{
	plan->routes = g_ptr_array_new_with_free_func(free_routes);
	plan->rows = g_array_new(FALSE, FALSE, sizeof(struct kith_planned));
	g_array_set_clear_func(plan->rows, clear_planned);
	struct making making = {
		acquaintance, asking, targets, plan, NULL, NULL, NULL, NULL, NULL, NULL};
	bool made = making_init(&making, limits->at_most, error) &&
		    choose(&making, limits->at_most, limits->each, error);
	making_finish(&making);
	return made;
}

static const struct kith_planned *row_at(const kith_route_plan *plan, guint row)
{
	return &g_array_index(plan->rows, struct kith_planned, row);
}

/* How many people are asked, the one asked most, and how many rows ask nobody. */
struct askings {
	size_t people, most, direct;
	uint32_t busiest;
};

static struct askings count_askings(const kith_route_plan *plan)
{
	g_autoptr(GHashTable) asked = g_hash_table_new(NULL, NULL);
	struct askings askings = {0, 0, 0, KITH_NOBODY};
	for (guint r = 0; r < plan->rows->len && row_at(plan, r)->route; r++) {
		const struct kith_route *route = row_at(plan, r)->route;
		uint32_t person = route->people[1];
		if (route->steps == 1) {
			askings.direct++;
			continue;
		}
		gpointer key = GSIZE_TO_POINTER((gsize)person);
		size_t times = GPOINTER_TO_SIZE(g_hash_table_lookup(asked, key)) + 1;
		g_hash_table_insert(asked, key, GSIZE_TO_POINTER((gsize)times));
		if (times > askings.most) {
			askings.most = times;
			askings.busiest = person;
		}
	}
	askings.people = g_hash_table_size(asked);
	return askings;
}

static void note_unreached(struct kith_job *job, const kith_route_plan *plan)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	for (guint r = 0; r < plan->rows->len; r++) {
		if (!row_at(plan, r)->route) {
			g_ptr_array_add(names, row_at(plan, r)->wanted->name);
		}
	}
	if (names->len > 0) {
		g_autoptr(GString) list = g_string_new(NULL);
		kith_phrase_names(list, names);
		kith_job_note(job, "nobody to ask for %s; `why` says why", list->str);
	}
}

static void note_weak(struct kith_job *job, const kith_route_plan *plan)
{
	size_t weak = 0;
	for (guint r = 0; r < plan->rows->len; r++) {
		weak += row_at(plan, r)->match == KITH_MATCH_WEAK;
	}
	if (weak > 0) {
		kith_job_note(job,
			"%zu row%s found by a part of a name only (`match` weak): look at %s "
			"before you write",
			weak, weak == 1 ? " is" : "s are", weak == 1 ? "it" : "them");
	}
}

void kith_route_plan_note(struct kith_job *job, const kith_route_plan *plan,
	const kith_targets *targets, size_t at_most)
{
	struct askings askings = count_askings(plan);
	g_autoptr(GString) how = g_string_new(NULL);
	if (askings.people > 0) {
		g_string_append_printf(how, ", by asking %zu %s", askings.people,
			askings.people == 1 ? "person" : "people");
	}
	if (askings.direct > 0) {
		g_string_append_printf(how, ", %sby writing to %zu whom you know",
			how->len ? "and " : "", askings.direct);
	}
	kith_job_note(job, "%zu of %zu are reached%s", plan->reached, lines_of(targets), how->str);
	if (at_most == 0 && askings.most > OFTEN) {
		kith_job_note(job, "%s is asked %zu times; --at-most N spreads that",
			kith_graph_label(job->graph, askings.busiest), askings.most);
	}
	note_unreached(job, plan);
	note_weak(job, plan);
	if (targets->list.repeated > 0) {
		kith_job_note(job, "names that stand in the list more than once count once");
	}
}
