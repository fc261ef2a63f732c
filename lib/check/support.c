/* What data can answer. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "check/support.h"

#include "base/caller.h"
#include "check/check.h"

static bool is_attribute(const struct kith_column *column)
{
	static const char *const names[] = {
		"label", "x", "y", "id", "email", "url", "first", "last"};
	for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
		if (!g_ascii_strcasecmp(column->name, names[k])) {
			return false;
		}
	}
	return column->person != NULL;
}

struct kith_facts kith_facts_of(const kith_network *network)
{
	const kith_graph *graph = network->graph;
	const struct kith_column *date = kith_graph_column(graph, "date");
	const struct kith_column *mode = kith_graph_column(graph, "mode");
	struct kith_facts facts = {
		.people = graph->n > 0,
		.ties = network->out->start[network->out->n] > 0,
		.star = kith_check_star(network) != KITH_NOBODY,
		.dated = date && date->tie,
		.events = mode && mode->person,
	};
	for (guint c = 0; c < graph->columns->len; c++) {
		facts.attributes |= is_attribute(g_ptr_array_index(graph->columns, c));
	}
	return facts;
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
	return facts->people ? yes : no("there is nobody in it");
}

static struct kith_support of_ties(const struct kith_facts *facts)
{
	return facts->people && !facts->ties ? no("there are no ties in it") : of_people(facts);
}

static struct kith_support of_structure(const struct kith_facts *facts)
{
	return facts->star
		       ? no("everyone is tied to one person only, who is therefore between all; "
			    "add ties among the others")
		       : of_ties(facts);
}

static struct kith_support of_groups(const struct kith_facts *facts)
{
	return facts->ties && !facts->star && !facts->attributes
		       ? in_part("between communities it finds itself; " KITH_CALLER_PEOPLE
				 " joins groups you "
				 "know")
		       : of_structure(facts);
}

static struct kith_support of_contacts(const struct kith_facts *facts)
{
	return facts->star ? in_part("how many contacts, not how they are tied to one another")
			   : of_ties(facts);
}

static struct kith_support of_likeness(const struct kith_facts *facts)
{
	bool mutual = facts->ties && !facts->star;
	if (!facts->people || (mutual && facts->attributes)) {
		return of_people(facts);
	}
	return mutual ? in_part("by mutual contacts alone; " KITH_CALLER_PEOPLE
				" joins what people share")
	       : facts->attributes
		       ? in_part("by likeness alone: nobody has mutual contacts here")
		       : no("nobody has mutual contacts, and no column says what people share");
}

static struct kith_support of_dates(const struct kith_facts *facts)
{
	return !facts->ties    ? no("there are no ties in it")
	       : !facts->dated ? no("no column date says when people last met or wrote")
			       : yes;
}

static struct kith_support of_events(const struct kith_facts *facts)
{
	return facts->events ? yes
			     : no("it is not known who came to what; give it rows of person and "
				  "event");
}

struct kith_support kith_support_of(const struct kith_facts *facts, enum kith_needs needs)
{
	static struct kith_support (*const of[])(const struct kith_facts *facts) = {
		[KITH_NEEDS_PEOPLE] = of_people,
		[KITH_NEEDS_STRUCTURE] = of_structure,
		[KITH_NEEDS_GROUPS] = of_groups,
		[KITH_NEEDS_CONTACTS] = of_contacts,
		[KITH_NEEDS_LIKENESS] = of_likeness,
		[KITH_NEEDS_DATES] = of_dates,
		[KITH_NEEDS_EVENTS] = of_events,
	};
	return needs == KITH_NEEDS_NOTHING ? yes : of[needs](facts);
}
