/* What data can answer. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "check/check.h"

/* What the answer to many questions hangs on. */
struct facts {
	bool people, ties, star, dated, events, attributes;
};

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

static struct facts facts_of(const kith_network *network)
{
	const kith_graph *graph = network->graph;
	const struct kith_column *date = kith_graph_column(graph, "date");
	const struct kith_column *mode = kith_graph_column(graph, "mode");
	struct facts facts = {
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

static const char no_people[] = "there is nobody in it";
static const char no_ties[] = "there are no ties in it";
static const char star[] = "everyone is tied to one person only, who is therefore between all; add "
			   "ties among the others";

/* Tools that need ties among others than one person. */
static struct kith_support of_structure(const char *tool, const struct facts *facts)
{
	if (!facts->ties) {
		return (struct kith_support){tool, "no", facts->people ? no_ties : no_people};
	}
	return facts->star ? (struct kith_support){tool, "no", star}
			   : (struct kith_support){tool, "yes", ""};
}

static struct kith_support of_likeness(const char *tool, const struct facts *facts)
{
	if (!facts->people) {
		return (struct kith_support){tool, "no", no_people};
	}
	if (facts->attributes && (!facts->ties || facts->star)) {
		return (struct kith_support){
			tool, "in part", "by likeness alone: nobody has mutual contacts here"};
	}
	if (!facts->ties || facts->star) {
		return (struct kith_support){tool, "no",
			"nobody has mutual contacts, and no column says what people share"};
	}
	return facts->attributes
		       ? (struct kith_support){tool, "yes", ""}
		       : (struct kith_support){tool, "in part",
				 "by mutual contacts alone; --people joins what people share"};
}

static struct kith_support of_roles(const struct facts *facts)
{
	struct kith_support support = of_structure("roles", facts);
	if (!strcmp(support.answers, "yes") && !facts->attributes) {
		support = (struct kith_support){"roles", "in part",
			"between communities it finds itself; --people joins groups you know"};
	}
	return support;
}

static struct kith_support of_time(const struct facts *facts)
{
	return !facts->ties    ? (struct kith_support){"reconnect", "no", no_ties}
	       : !facts->dated ? (struct kith_support){"reconnect", "no",
					 "no column date says when people last met or wrote"}
			       : (struct kith_support){"reconnect", "yes", ""};
}

static struct kith_support of_events(const struct facts *facts)
{
	return facts->events ? (struct kith_support){"events", "yes", ""}
			     : (struct kith_support){"events", "no",
				       "it is not known who came to what; give it rows of person "
				       "and event"};
}

static struct kith_support of_anything(const char *tool, const struct facts *facts)
{
	return (struct kith_support){
		tool, facts->people ? "yes" : "no", facts->people ? "" : no_people};
}

static struct kith_support of_ego(const struct facts *facts)
{
	return facts->star ? (struct kith_support){"ego", "in part",
				     "how many contacts, not how they are tied to one another"}
			   : of_structure("ego", facts);
}

struct kith_support *kith_check_support(const kith_network *network)
{
	const struct facts facts = facts_of(network);
	const struct kith_support all[] = {
		of_anything("summary", &facts),
		of_anything("people", &facts),
		of_structure("communities", &facts),
		of_structure("brokers", &facts),
		of_roles(&facts),
		of_structure("ties", &facts),
		of_ego(&facts),
		of_structure("intro", &facts),
		of_structure("doors", &facts),
		of_likeness("meet", &facts),
		of_likeness("give", &facts),
		of_time(&facts),
		of_events(&facts),
		of_structure("draft", &facts),
		of_anything("plot", &facts),
		of_anything("report", &facts),
		{NULL, NULL, NULL},
	};
	struct kith_support *copy = g_new(struct kith_support, G_N_ELEMENTS(all));
	memcpy(copy, all, sizeof all);
	return copy;
}
