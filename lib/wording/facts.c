/* What is known of people who should meet: printed as columns, said in sentences, put in letters.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/facts.h"

#include <math.h>
#include <string.h>

#include "graph/company.h"
#include "measures/nearby.h"

static void free_shared_value(void *data)
{
	struct kith_shared_value *shared = data;
	g_free(shared->column);
	g_free(shared->value);
	g_free(shared);
}

static void add_shared_value(GPtrArray *values, char *column, char *value)
{
	struct kith_shared_value *shared = g_new(struct kith_shared_value, 1);
	*shared = (struct kith_shared_value){column, value};
	g_ptr_array_add(values, shared);
}

static bool holds_value(const GPtrArray *values, const char *value)
{
	for (guint i = 0; i < values->len; i++) {
		const struct kith_shared_value *shared = values->pdata[i];
		if (g_ascii_strcasecmp(shared->value, value) == 0) {
			return true;
		}
	}
	return false;
}

GPtrArray *kith_facts_shared(const kith_acquaintance *acquaintance, uint32_t a, uint32_t b)
{
	const kith_alike *alike = acquaintance->alike;
	size_t count = kith_alike_shared(alike, a, b, NULL);
	g_autofree uint32_t *values = g_new(uint32_t, count + 1);
	kith_alike_shared(alike, a, b, values);
	GPtrArray *shared = g_ptr_array_new_with_free_func(free_shared_value);
	for (size_t i = 0; i < count; i++) {
		const struct kith_column *column =
			acquaintance->like->pdata[alike->trait_of[values[i]]];
		const char *value = alike->value[values[i]];
		if (!holds_value(shared, value)) {
			add_shared_value(shared, g_strdup(column->name), g_strdup(value));
		}
	}
	return shared;
}

void kith_facts_clear(struct kith_meeting_facts *facts)
{
	g_clear_pointer(&facts->tie.kinds, g_ptr_array_unref);
	g_clear_pointer(&facts->last_tie.kinds, g_ptr_array_unref);
	g_clear_pointer(&facts->shared, g_ptr_array_unref);
	g_clear_pointer(&facts->mutual, g_ptr_array_unref);
}

static const char *label(const kith_acquaintance *acquaintance, uint32_t person)
{
	return person == KITH_NOBODY ? NULL
				     : kith_graph_label(acquaintance->network->graph, person);
}

/* Finds whom `a` and `b` both know, and where among them `you` are. */
static void find_mutual(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	uint32_t a, uint32_t b, uint32_t you)
{
	const kith_csr *both = acquaintance->network->both;
	size_t room = MIN(kith_csr_degree(both, a), kith_csr_degree(both, b));
	g_autofree uint32_t *mutual = g_new(uint32_t, room + 1);
	size_t count = kith_nearby_mutual(both, a, b, mutual);
	facts->mutual = g_ptr_array_sized_new((guint)count);
	for (size_t i = 0; i < count; i++) {
		facts->you = mutual[i] == you ? i : facts->you;
		g_ptr_array_add(facts->mutual, (char *)label(acquaintance, mutual[i]));
	}
}

static const struct kith_column *column_among(const kith_graph *graph, const char *const *names)
{
	for (; *names; names++) {
		const struct kith_column *column = kith_graph_column(graph, *names);
		if (column && column->person) {
			return column;
		}
	}
	return NULL;
}

const struct kith_column *kith_work_field_column(const kith_graph *graph)
{
	static const char *const names[] = {"field", "discipline", "subject", "industry", NULL};
	return column_among(graph, names);
}

const struct kith_column *kith_work_job_column(const kith_graph *graph)
{
	static const char *const names[] = {
		"profession", "occupation", "job", "position", "job title", "title", NULL};
	return column_among(graph, names);
}

static const char *cell_of(const struct kith_column *column, uint32_t person)
{
	return column && column->person && person != KITH_NOBODY
		       ? kith_column_person(column, person)
		       : "";
}

/* Where somebody works; "" also where the cell says that it is for nobody. */
static const char *company_of(const kith_graph *graph, uint32_t person)
{
	const char *cell = cell_of(kith_company_column(graph), person);
	g_auto(kith_company) company = {0};
	if (!*cell) {
		return cell;
	}
	kith_company_init(&company, cell);
	return company.nobody ? "" : cell;
}

static struct kith_work work_of(const kith_acquaintance *acquaintance, uint32_t person)
{
	const kith_graph *graph = acquaintance->network->graph;
	return (struct kith_work){cell_of(kith_work_field_column(graph), person),
		cell_of(kith_work_job_column(graph), person), company_of(graph, person)};
}

/* Begins the facts of two people. */
static void begin(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	uint32_t first, uint32_t second)
{
	kith_facts_clear(facts);
	*facts = (struct kith_meeting_facts){
		.tie = {NULL, NAN, NAN},
		.last_tie = {NULL, NAN, NAN},
		.first = label(acquaintance, first),
		.second = label(acquaintance, second),
		.first_work = work_of(acquaintance, first),
		.second_work = work_of(acquaintance, second),
		.today = acquaintance->today,
		.star = acquaintance->star != KITH_NO_STAR,
		.shared = second == KITH_NOBODY ? g_ptr_array_new()
						: kith_facts_shared(acquaintance, first, second),
		.you = SIZE_MAX,
		.due = NAN,
	};
}

/* Who is on the way from the asker to somebody. */
static void find_way(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	const struct kith_route *route)
{
	unsigned steps = route->steps;
	facts->ask = label(acquaintance, route->people[1]);
	facts->next = steps > 2 ? label(acquaintance, route->people[2]) : NULL;
	facts->introducer = steps > 1 ? label(acquaintance, route->people[steps - 1]) : NULL;
}

/* The first person on the next route who is not on this one at the same place. */
static void find_rival(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	const struct kith_route *route, const struct kith_route *next)
{
	unsigned at = 1;
	while (at < route->steps && at < next->steps && route->people[at] == next->people[at]) {
		at++;
	}
	facts->rival = label(acquaintance, next->people[at]);
	facts->rival_between = at < next->steps;
}

void kith_facts_of_route(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	const struct kith_route *route, const struct kith_route *next)
{
	const uint32_t *people = route->people;
	unsigned steps = route->steps;
	begin(facts, acquaintance, people[0], people[steps]);
	find_way(facts, acquaintance, route);
	find_mutual(facts, acquaintance, people[0], people[1], KITH_NOBODY);
	facts->tie = kith_acquaintance_bond(acquaintance, people[0], people[1]);
	if (steps > 1) {
		facts->last_tie =
			kith_acquaintance_bond(acquaintance, people[steps - 1], people[steps]);
	}
	facts->decided = route->decided;
	if (next) {
		find_rival(facts, acquaintance, route, next);
	}
}

void kith_facts_of_nobody(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	uint32_t person, const char *instead)
{
	begin(facts, acquaintance, acquaintance->asker, person);
	facts->mutual = g_ptr_array_new();
	facts->decided = KITH_LAST_ROUTE;
	facts->instead = instead;
}

void kith_facts_of_prospect(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	const struct kith_prospect *prospect, const struct kith_route *route, const char *circle)
{
	begin(facts, acquaintance, acquaintance->asker, prospect->person);
	find_mutual(facts, acquaintance, acquaintance->asker, prospect->person, KITH_NOBODY);
	if (route) {
		find_way(facts, acquaintance, route);
	}
	facts->relation = prospect->relation;
	facts->kinds = prospect->kinds;
	facts->levels = prospect->levels;
	facts->circle = prospect->relation == KITH_NEW_CIRCLE ? circle : NULL;
}

void kith_facts_of_pair(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	const struct kith_pair *pair, bool you)
{
	const kith_csr *both = acquaintance->network->both;
	begin(facts, acquaintance, pair->first, pair->second);
	find_mutual(facts, acquaintance, pair->first, pair->second,
		you ? pair->introducer : KITH_NOBODY);
	facts->introducer = label(acquaintance, pair->introducer);
	facts->first_degree = kith_csr_degree(both, pair->first);
	facts->second_degree = kith_csr_degree(both, pair->second);
}

void kith_facts_of_dormant(struct kith_meeting_facts *facts, const kith_acquaintance *acquaintance,
	const struct kith_dormant *dormant, const char *circle)
{
	uint32_t me = acquaintance->asker;
	begin(facts, acquaintance, me, dormant->person);
	find_mutual(facts, acquaintance, me, dormant->person, KITH_NOBODY);
	facts->tie = kith_acquaintance_bond(acquaintance, me, dormant->person);
	facts->circle = dormant->lost ? circle : NULL;
	facts->due = dormant->due;
}

void kith_table_facts_clear(struct kith_table_facts *facts)
{
	g_clear_pointer(&facts->people, g_ptr_array_unref);
	g_clear_pointer(&facts->common, g_ptr_array_unref);
	g_clear_pointer(&facts->newcomers, g_ptr_array_unref);
	g_clear_pointer(&facts->again, g_ptr_array_unref);
	g_clear_pointer(&facts->known, g_ptr_array_unref);
	g_clear_pointer(&facts->colleagues, g_ptr_array_unref);
	g_clear_pointer(&facts->together, g_ptr_array_unref);
}

static void free_common_value(void *data)
{
	struct kith_common_value *common = data;
	g_free(common->column);
	g_free(common->value);
	g_ptr_array_unref(common->who);
	g_free(common);
}

/* More people first, then in the order of columns and values. */
static int compare_common(gconstpointer a, gconstpointer b)
{
	const struct kith_common_value *x = *(void *const *)a, *y = *(void *const *)b;
	return (x->who->len < y->who->len) - (x->who->len > y->who->len);
}

/* Adds a value, unless its text is there already or fewer than two have it. */
static void add_common(struct kith_table_facts *facts, const kith_acquaintance *acquaintance,
	uint32_t value, const uint32_t *people, size_t count)
{
	const kith_alike *alike = acquaintance->alike;
	g_autoptr(GPtrArray) who = g_ptr_array_new();
	for (size_t i = 0; i < count; i++) {
		for (uint64_t e = alike->start[people[i]]; e < alike->start[people[i] + 1]; e++) {
			if (alike->values[e] == value) {
				g_ptr_array_add(who, (char *)label(acquaintance, people[i]));
			}
		}
	}
	for (guint k = 0; k < facts->common->len; k++) {
		const struct kith_common_value *other = facts->common->pdata[k];
		if (g_ascii_strcasecmp(other->value, alike->value[value]) == 0) {
			return;
		}
	}
	if (who->len >= 2) {
		const struct kith_column *column =
			acquaintance->like->pdata[alike->trait_of[value]];
		struct kith_common_value *common = g_new(struct kith_common_value, 1);
		*common = (struct kith_common_value){g_strdup(column->name),
			g_strdup(alike->value[value]), g_steal_pointer(&who)};
		g_ptr_array_add(facts->common, common);
	}
}

static int compare_numbers(gconstpointer a, gconstpointer b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

void kith_facts_of_table(struct kith_table_facts *facts, const kith_acquaintance *acquaintance,
	const uint32_t *people, size_t count)
{
	const kith_alike *alike = acquaintance->alike;
	g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	kith_table_facts_clear(facts);
	*facts = (struct kith_table_facts){
		.people = g_ptr_array_new(),
		.common = g_ptr_array_new_with_free_func(free_common_value),
		.newcomers = g_ptr_array_new(),
		.again = g_ptr_array_new_with_free_func(g_free),
		.known = g_ptr_array_new_with_free_func(g_free),
		.colleagues = g_ptr_array_new_with_free_func(g_free),
		.together = g_ptr_array_new_with_free_func(g_free),
	};
	for (size_t i = 0; i < count; i++) {
		g_ptr_array_add(facts->people, (char *)label(acquaintance, people[i]));
		if (kith_alike_count(alike, people[i]) > 0) {
			g_array_append_vals(values, &alike->values[alike->start[people[i]]],
				(guint)kith_alike_count(alike, people[i]));
		}
	}
	g_array_sort(values, compare_numbers);
	for (guint k = 1; k < values->len; k++) {
		uint32_t value = g_array_index(values, uint32_t, k);
		if (value == g_array_index(values, uint32_t, k - 1)) {
			add_common(facts, acquaintance, value, people, count);
		}
	}
	g_ptr_array_sort(facts->common, compare_common);
}

/* Appends text, a backslash before each of the characters that part. */
static void append_guarded(GString *cell, const char *text, const char *parting)
{
	for (; *text; text++) {
		if (strchr(parting, *text)) {
			g_string_append_c(cell, '\\');
		}
		g_string_append_c(cell, *text);
	}
}

void kith_cell_add(GString *cell, const char *value)
{
	g_string_append(cell, cell->len ? ";" : "");
	append_guarded(cell, value, "\\;");
}

/* Takes a value up to one of the characters that part, or the end; returns where it ended. */
static const char *take_guarded(GString *value, const char *at, const char *parting)
{
	for (; *at && !strchr(parting, *at); at++) {
		at += *at == '\\' && at[1];
		g_string_append_c(value, *at);
	}
	return at;
}

void kith_cell_add_shared(GString *cell, const GPtrArray *shared)
{
	for (guint i = 0; i < shared->len; i++) {
		const struct kith_shared_value *value = shared->pdata[i];
		g_string_append(cell, i ? ";" : "");
		append_guarded(cell, value->column, "\\;=");
		g_string_append_c(cell, '=');
		append_guarded(cell, value->value, "\\;");
	}
}

GPtrArray *kith_cell_read(const char *cell)
{
	GPtrArray *values = g_ptr_array_new_with_free_func(g_free);
	while (*cell) {
		GString *value = g_string_new(NULL);
		cell = take_guarded(value, cell, ";");
		cell += *cell == ';';
		g_ptr_array_add(values, g_string_free(value, FALSE));
	}
	return values;
}

GPtrArray *kith_cell_read_shared(const char *cell)
{
	GPtrArray *shared = g_ptr_array_new_with_free_func(free_shared_value);
	while (*cell) {
		GString *column = g_string_new(NULL), *value = g_string_new(NULL);
		cell = take_guarded(column, cell, "=;");
		if (*cell == '=') {
			cell = take_guarded(value, cell + 1, ";");
		} else {
			g_string_assign(value, column->str);
			g_string_truncate(column, 0);
		}
		cell += *cell == ';';
		add_shared_value(shared, g_string_free(column, FALSE), g_string_free(value, FALSE));
	}
	return shared;
}
