/* Aliases proposed: of people who may be one, who stands for whom. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "base/text.h"
#include "check/check.h"
#include "graph/company.h"

static const char *const sure_words[] = {"yes", "likely", "perhaps"};

/* A pair, and how sure it is. */
struct link {
	struct kith_alike pair;
	uint8_t sure; /* number of the word; 0 is the surest */
	bool company; /* the same one */
};

struct forest {
	const kith_graph *graph;
	uint32_t *ties;  /* [n] rows somebody stands in */
	uint32_t *above; /* [n] union-find: somebody of the same tree, or themselves */
	uint32_t *best;  /* [n] of a root: who has most ties in the tree */
	GArray *links;   /* of struct link: those that make the trees, the surest first */
	uint32_t *first; /* [n] number + 1 of somebody's first half link, or 0 */
	uint32_t *next;  /* [2 links] the same for the next; 2 k leads from a to b, 2 k + 1 back */
};

/* How a pair is judged. */
static struct link judge(const struct kith_column *company, const struct kith_alike *pair)
{
	g_auto(kith_company) x = {0}, y = {0};
	kith_company_init(&x, kith_column_person(company, pair->a));
	kith_company_init(&y, kith_column_person(company, pair->b));
	enum kith_name_match match = kith_company_compare(&x, &y);
	bool same = match >= KITH_MATCH_STRONG;
	bool differ = *x.folded && *y.folded && match == KITH_MATCH_NONE;
	bool name = pair->by != KITH_ALIKE_ADDRESS && pair->by != KITH_ALIKE_BEFORE_AT;
	uint8_t sure = pair->by == KITH_ALIKE_ADDRESS ? 0 : pair->by <= KITH_ALIKE_ORDER ? 1 : 2;
	return (struct link){*pair, name && same ? 1 : name && differ ? 2 : sure, name && same};
}

static int by_sureness(const void *a, const void *b)
{
	const struct link *x = a, *y = b;
	int sure = x->sure - y->sure, by = (int)x->pair.by - (int)y->pair.by;
	if (sure || by) {
		return sure ? sure : by;
	}
	if (x->pair.a != y->pair.a) {
		return x->pair.a < y->pair.a ? -1 : 1;
	}
	return (x->pair.b > y->pair.b) - (x->pair.b < y->pair.b);
}

static uint32_t root_of(uint32_t *above, uint32_t person)
{
	while (above[person] != person) {
		above[person] = above[above[person]];
		person = above[person];
	}
	return person;
}

/* How many letters and digits somebody's name has; an address has none. */
static size_t letters_of(const kith_graph *graph, uint32_t person)
{
	size_t letters = 0;
	const char *label = kith_graph_label(graph, person);
	for (const char *at = strchr(label, '@') ? "" : label; *at; at = g_utf8_next_char(at)) {
		letters += g_unichar_isalnum(g_utf8_get_char(at)) != 0;
	}
	return letters;
}

/* Who of two has more ties, else the fuller name, else stands first. */
static uint32_t better(const struct forest *forest, uint32_t a, uint32_t b)
{
	uint32_t a_ties = forest->ties[a], b_ties = forest->ties[b];
	size_t a_letters = letters_of(forest->graph, a), b_letters = letters_of(forest->graph, b);
	bool second = a_ties != b_ties         ? b_ties > a_ties
		      : a_letters != b_letters ? b_letters > a_letters
					       : b < a;
	return second ? b : a;
}

/* Keeps of all pairs, the surest first, those that join what is not joined yet (Kruskal). */
static void grow(struct forest *forest, const GArray *pairs)
{
	const struct kith_column *company = kith_company_column(forest->graph);
	g_autoptr(GArray) all = g_array_new(false, false, sizeof(struct link));
	for (guint k = 0; k < pairs->len; k++) {
		struct link link = judge(company, &g_array_index(pairs, struct kith_alike, k));
		g_array_append_val(all, link);
	}
	g_array_sort(all, by_sureness);
	for (guint k = 0; k < all->len; k++) {
		const struct link *link = &g_array_index(all, struct link, k);
		uint32_t a = root_of(forest->above, link->pair.a);
		uint32_t b = root_of(forest->above, link->pair.b);
		if (a != b) {
			forest->above[b] = a;
			forest->best[a] = better(forest, forest->best[a], forest->best[b]);
			g_array_append_vals(forest->links, link, 1);
		}
	}
}

static void count_ties(struct forest *forest)
{
	const kith_graph *graph = forest->graph;
	for (uint32_t i = 0; i < graph->n; i++) {
		forest->above[i] = forest->best[i] = i;
	}
	for (size_t t = 0; t < graph->m; t++) {
		forest->ties[graph->source[t]]++;
		forest->ties[graph->target[t]]++;
	}
}

static bool forest_init(struct forest *forest, const kith_graph *graph, GError **error)
{
	*forest = (struct forest){.graph = graph};
	uint32_t **arrays[] = {&forest->ties, &forest->above, &forest->best, &forest->first};
	for (size_t k = 0; k < G_N_ELEMENTS(arrays); k++) {
		*arrays[k] = KITH_ARRAY(uint32_t, graph->n, error);
		if (!*arrays[k]) {
			return false;
		}
	}
	forest->links = g_array_new(false, false, sizeof(struct link));
	count_ties(forest);
	return true;
}

static void forest_finish(struct forest *forest)
{
	g_free(forest->ties);
	g_free(forest->above);
	g_free(forest->best);
	g_free(forest->first);
	g_free(forest->next);
	g_clear_pointer(&forest->links, g_array_unref);
}

/* Lists each person's links. */
static bool index_links(struct forest *forest, GError **error)
{
	forest->next = KITH_ARRAY(uint32_t, 2 * (size_t)forest->links->len, error);
	for (guint k = forest->links->len; forest->next && k-- > 0;) {
		const struct kith_alike *pair = &g_array_index(forest->links, struct link, k).pair;
		forest->next[2 * k] = forest->first[pair->a];
		forest->next[2 * k + 1] = forest->first[pair->b];
		forest->first[pair->a] = 2 * k + 1;
		forest->first[pair->b] = 2 * k + 2;
	}
	return forest->next != NULL;
}

static struct kith_alias alias_of(const struct link *link, uint32_t alias, uint32_t person)
{
	return (struct kith_alias){alias, person,
		g_strconcat(kith_alike_says(link->pair.by),
			link->company ? ", at the same company" : "", NULL),
		sure_words[link->sure]};
}

/* Directs a tree away from its best: whoever is met from another goes by an alias of theirs. */
static void direct(const struct forest *forest, uint32_t best, struct kith_alias *rows)
{
	g_autoptr(GArray) met = g_array_new(false, false, sizeof best);
	g_array_append_val(met, best);
	for (guint at = 0; at < met->len; at++) {
		uint32_t person = g_array_index(met, uint32_t, at);
		for (uint32_t half = forest->first[person]; half; half = forest->next[half - 1]) {
			guint k = (half - 1) / 2;
			const struct link *link = &g_array_index(forest->links, struct link, k);
			uint32_t other = half % 2 ? link->pair.b : link->pair.a;
			if (!rows[k].why) {
				rows[k] = alias_of(link, other, person);
				g_array_append_val(met, other);
			}
		}
	}
}

static void alias_finish(void *alias)
{
	g_free(((struct kith_alias *)alias)->why);
}

GArray *kith_check_aliases(const kith_graph *graph, GError **error)
{
	g_autoptr(GArray) pairs = kith_check_alike(graph, error);
	struct forest forest = {0};
	GArray *rows = NULL;
	if (pairs && forest_init(&forest, graph, error)) {
		grow(&forest, pairs);
	}
	if (forest.links && index_links(&forest, error)) {
		rows = g_array_new(false, true, sizeof(struct kith_alias));
		g_array_set_clear_func(rows, alias_finish);
		g_array_set_size(rows, forest.links->len);
	}
	for (uint32_t i = 0; rows && i < graph->n; i++) {
		if (forest.above[i] == i && forest.first[forest.best[i]]) {
			direct(&forest, forest.best[i], (struct kith_alias *)(void *)rows->data);
		}
	}
	forest_finish(&forest);
	return rows;
}
