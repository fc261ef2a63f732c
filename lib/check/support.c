/* What data can answer. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "check/support.h"

#include "base/caller.h"
#include "introductions/alike.h"

/* Ties looked at in search of strangers, where ties have directions. */
#define PATIENCE (UINT64_C(1) << 26)

bool kith_is_two_sided(
	const kith_graph *graph, bool *two_sided, size_t *left, size_t *right, GError **error)
{
	g_autofree uint8_t *side = KITH_ARRAY(uint8_t, graph->n, error);
	size_t people[4] = {0};
	if (!side) {
		return false;
	}
	for (size_t t = 0; t < graph->m; t++) {
		side[graph->source[t]] |= 1;
		side[graph->target[t]] |= 2;
	}
	for (size_t i = 0; i < graph->n; i++) {
		people[side[i]]++;
	}
	*two_sided = graph->m > 0 && !people[3];
	*(left ? left : people) = people[1];
	*(right ? right : people) = people[2];
	return true;
}

/* Whether everybody is tied to all of their part of the network. */
static bool is_all_known(const kith_csr *both, bool *known, GError **error)
{
	struct kith_partition parts;
	if (!kith_components_find(both, &parts, error)) {
		return false;
	}
	g_autofree size_t *size = KITH_ARRAY(size_t, parts.groups + 1, error);
	for (size_t i = 0; size && i < parts.n; i++) {
		size[parts.of[i]]++;
	}
	*known = true;
	for (size_t i = 0; size && i < parts.n; i++) {
		*known = *known && kith_csr_degree(both, i) + 1 == size[parts.of[i]];
	}
	kith_partition_finish(&parts);
	return size != NULL;
}

/* Whether somebody leads to somebody that the first of three does not know. */
static bool leads_to_strangers(const kith_network *network)
{
	const kith_csr *out = network->out;
	uint64_t looked = 0;
	for (uint32_t a = 0; a < out->n; a++) {
		for (uint64_t e = out->start[a]; e < out->start[a + 1]; e++) {
			uint32_t b = out->to[e];
			for (uint64_t f = out->start[b]; f < out->start[b + 1]; f++) {
				uint32_t c = out->to[f];
				bool known =
					c == a || kith_csr_find(network->both, a, c) != UINT64_MAX;
				if (!known || ++looked > PATIENCE) {
					return true;
				}
			}
		}
	}
	return false;
}

static bool find_strangers(const kith_network *network, struct kith_facts *facts, GError **error)
{
	bool known;
	if (!is_all_known(network->both, &known, error)) {
		return false;
	}
	facts->pairs = !known;
	facts->strangers = !known && (!network->directed || leads_to_strangers(network));
	return true;
}

/* Whether two of those who have a value do not know each other. */
static bool some_untied(const kith_csr *both, const uint32_t *people, uint64_t count)
{
	for (uint64_t i = 0; i < count; i++) {
		if (kith_csr_degree(both, people[i]) + 1 < count) {
			return true;
		}
	}
	for (uint64_t i = 0; i < count; i++) {
		for (uint64_t j = 0; j < i; j++) {
			if (kith_csr_find(both, people[i], people[j]) == UINT64_MAX) {
				return true;
			}
		}
	}
	return false;
}

static bool find_kindred(const kith_network *network, struct kith_facts *facts, GError **error)
{
	g_autoptr(GPtrArray) columns = kith_alike_columns(network->graph, NULL, error);
	g_autoptr(kith_alike) alike =
		columns ? kith_alike_by_columns(network->graph, columns, error) : NULL;
	if (!alike) {
		return false;
	}
	facts->attributes = columns->len > 0;
	for (size_t v = 0; v < alike->value_count; v++) {
		const uint32_t *people = alike->people + alike->who[v];
		uint64_t count = alike->who[v + 1] - alike->who[v];
		facts->kindred = facts->kindred || some_untied(network->both, people, count);
		for (uint64_t i = 0; count > 1 && !facts->newcomers && i < count; i++) {
			facts->newcomers = kith_csr_degree(network->both, people[i]) == 0;
		}
	}
	return true;
}

bool kith_facts_of(const kith_network *network, struct kith_facts *facts, GError **error)
{
	const kith_graph *graph = network->graph;
	const struct kith_column *date = kith_graph_column(graph, "date");
	const struct kith_column *mode = kith_graph_column(graph, "mode");
	*facts = (struct kith_facts){
		.people = graph->n > 0,
		.ties = network->out->start[network->out->n] > 0,
		.dated = date && date->tie,
		.events = mode && mode->person,
	};
	kith_star_centre(network->both, &facts->star, NULL);
	return kith_is_two_sided(graph, &facts->two_sided, NULL, NULL, error) &&
	       find_strangers(network, facts, error) && find_kindred(network, facts, error);
}

static const struct kith_support yes = {"yes", ""};

static struct kith_support no(const char *why)
{
	return (struct kith_support){"no", why};
}

static struct kith_support in_part(const char *why)
{
	return (struct kith_support){"in part", why};
}

static struct kith_support of_people(const struct kith_facts *facts)
{
	return facts->people ? yes : in_part("there is nobody in it, so the answer is empty");
}

static struct kith_support of_ties(const struct kith_facts *facts)
{
	return facts->people && !facts->ties ? in_part("there are no ties in it")
					     : of_people(facts);
}

static struct kith_support of_structure(const struct kith_facts *facts)
{
	static const char *const why[] = {
		[KITH_NEARLY_A_STAR] = "nine in ten are tied to one person only, who is therefore "
				       "between nearly all; add ties among the others",
		[KITH_A_STAR] = "everyone is tied to one person only, who is therefore between "
				"all; add ties among the others",
	};
	return facts->star ? in_part(why[facts->star]) : of_ties(facts);
}

static struct kith_support of_groups(const struct kith_facts *facts)
{
	return facts->ties && !facts->star && !facts->attributes
		       ? in_part("between communities it finds itself; " KITH_CALLER_PEOPLE
				 " joins groups you know")
		       : of_structure(facts);
}

/* A tool that asks who it is about has no answer where there is nobody. */
static struct kith_support of_contacts(const struct kith_facts *facts)
{
	return !facts->people ? no("there is nobody in it")
	       : facts->star  ? in_part("how many contacts, not how they are tied to one another")
			      : of_ties(facts);
}

static struct kith_support of_routes(const struct kith_facts *facts)
{
	return !facts->people ? no("there is nobody in it")
	       : !facts->ties ? no("there are no ties in it")
	       : facts->star  ? in_part("only by way of one person: whom the others know is not in "
					 "it")
			      : yes;
}

static struct kith_support of_strangers(const struct kith_facts *facts)
{
	return facts->ties && !facts->strangers
		       ? no("nobody leads to anybody who is not known already")
		       : of_routes(facts);
}

/* By mutual contacts, by what people share, or by both. */
static struct kith_support by_likeness(const struct kith_facts *facts, bool mutual, bool shared)
{
	if (!mutual) {
		return !facts->people ? no("there is nobody in it")
		       : shared ? in_part("by likeness alone: nobody has mutual contacts with "
					  "anybody they do not know")
				: no("nobody has mutual contacts with somebody they do not know, "
				     "or shares anything known with them");
	}
	return facts->star         ? in_part("everyone has the same one mutual contact")
	       : facts->attributes ? yes
				   : in_part("by mutual contacts alone; " KITH_CALLER_PEOPLE
					     " joins what people share");
}

static struct kith_support of_likeness(const struct kith_facts *facts)
{
	return by_likeness(facts, facts->strangers, facts->newcomers);
}

static struct kith_support of_pairs(const struct kith_facts *facts)
{
	return by_likeness(facts, facts->pairs, facts->kindred);
}

static struct kith_support of_dates(const struct kith_facts *facts)
{
	return !facts->ties    ? no("there are no ties in it")
	       : !facts->dated ? no("no column date says when people last met or wrote")
			       : yes;
}

static struct kith_support of_events(const struct kith_facts *facts)
{
	return facts->events || !facts->ties ? of_ties(facts)
	       : facts->two_sided
		       ? in_part("where the first column is people and the second what they came "
				 "to")
		       : no("it is not known who came to what; give it rows of person and event");
}

struct kith_support kith_support_of(const struct kith_facts *facts, enum kith_needs needs)
{
	static struct kith_support (*const of[])(const struct kith_facts *facts) = {
		[KITH_NEEDS_PEOPLE] = of_people,
		[KITH_NEEDS_STRUCTURE] = of_structure,
		[KITH_NEEDS_GROUPS] = of_groups,
		[KITH_NEEDS_CONTACTS] = of_contacts,
		[KITH_NEEDS_ROUTES] = of_routes,
		[KITH_NEEDS_STRANGERS] = of_strangers,
		[KITH_NEEDS_LIKENESS] = of_likeness,
		[KITH_NEEDS_PAIRS] = of_pairs,
		[KITH_NEEDS_DATES] = of_dates,
		[KITH_NEEDS_EVENTS] = of_events,
	};
	return needs == KITH_NEEDS_NOTHING ? yes : of[needs](facts);
}
