/* kith communities: which circles are there. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/community_search.h"

static const struct kith_option options[] = {
	KITH_CHOICE("method", 0, struct kith_community_settings, method, "METHOD",
		"leiden (default), louvain, infomap, walktrap, labels, fastgreedy, eigenvector, "
		"edge-betweenness or spinglass",
		"leiden|louvain|infomap|walktrap|labels|fastgreedy|eigenvector|edge-betweenness|"
		"spinglass"),
	KITH_CHOICE("objective", 0, struct kith_community_settings, objective, "OBJECTIVE",
		"what leiden and louvain make as large as they can: modularity (default) or cpm",
		"modularity|cpm"),
	KITH_NUMBER("resolution", 0, struct kith_community_settings, resolution, "X",
		"larger numbers find smaller circles (default: 1; cpm has none)"),
	KITH_COUNT("runs", 0, struct kith_community_settings, runs, "R",
		"searches; the best is printed (default: 1 to 100, fewer in larger networks)"),
	KITH_FLAG("consensus", 0, struct kith_community_settings, consensus,
		"print what most runs agree on (Lancichinetti & Fortunato 2012) instead of the "
		"best run"),
	KITH_COUNT("min-size", 0, struct kith_community_settings, min_size, "N",
		"people in circles of fewer than N are ungrouped (default: any size will do)"),
	KITH_COLUMN("fixed", 0, struct kith_community_settings, fixed, "COLUMN",
		"keep known groups: who shares a value stays together, apart from other values; "
		"the rest is placed with them or in circles of their own"),
	KITH_FLAG("two-mode", 0, struct kith_community_settings, two_mode,
		"ties are attendance, person and event (or source and target): circles of both, "
		"by Barber's modularity (2007)"),
	KITH_FLAG("list", 0, struct kith_community_settings, list, "one row a community"),
	KITH_FLAG("overlap", 0, struct kith_community_settings, overlap,
		"one row a person and circle they touch: the share of their ties' weight; who "
		"stands between worlds comes first"),
	KITH_FLAG("scan", 0, struct kith_community_settings, scan,
		"one row a resolution: how many communities, how far the runs agree, and which "
		"neighbours form a plateau"),
	KITH_COLUMN("compare", 0, struct kith_community_settings, compare, "COLUMN",
		"how far the communities agree with a known grouping"),
};

/* With --two-mode a list of who came to what is a graph as it stands. */
static kith_graph *read(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	const struct kith_community_settings *settings = job->settings;
	return settings->two_mode
		       ? kith_job_read_attendance(job, reading, notes, error)
		       : kith_graph_read(job->shared.file, job->in, reading, notes, error);
}

static bool answer(struct kith_job *job, const struct kith_communities *communities, GError **error)
{
	const struct kith_community_settings *settings = job->settings;
	return settings->list      ? kith_community_list(job, communities, error)
	       : settings->overlap ? kith_community_overlap(job, communities, error)
	       : settings->compare ? kith_community_compare(job, communities, error)
				   : kith_community_people(job, communities, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct kith_community_settings *settings = job->settings;
	struct kith_communities communities;
	if (!kith_community_check(job, error)) {
		return false;
	}
	if (settings->two_mode) {
		job->shared.undirected = "sum";
	}
	if (!kith_job_read(job, error)) {
		return false;
	}
	job->shared.undirected = settings->two_mode ? NULL : job->shared.undirected;
	bool done = kith_communities_init(&communities, job, error) &&
		    (settings->scan ? kith_community_scan(job, &communities, error)
				    : kith_communities_find(&communities, job, error) &&
					      kith_communities_tell(&communities, job, error) &&
					      answer(job, &communities, error));
	kith_communities_finish(&communities);
	return done;
}

static const struct kith_example examples[] = {
	{"kith communities data/karate.csv", "who is in which circle, and how surely"},
	{"kith communities --list data/community.csv", "the circles themselves"},
	{"kith communities --compare club data/karate.csv", "do they match the split that came?"},
	{"kith communities --scan data/lesmis.csv", "coarser and finer, and how stable"},
	{"kith communities --overlap -n 5 data/lesmis.csv", "who stands between worlds"},
	{"kith communities --fixed label --list data/karate.csv",
		"each leader in a circle of their own, the others placed around"},
	{"kith communities --two-mode --list data/southern-women.csv",
		"who came to what: people and events in circles"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_communities = {
	.name = "communities",
	.group = "Understand",
	.needs = KITH_NEEDS_STRUCTURE,
	.question = "which circles are there?",
	.about = "Communities are groups of people with more ties among themselves than chance "
		 "would give them. They are numbered by falling size; circle is a name for each: "
		 "the attribute values that set its people apart, else its best-connected member "
		 "and how many there are beside. confidence says how far repeated searches agree "
		 "about a person: near 1 they always land among the same people, lower for those "
		 "between circles. People without ties belong to none.\n\n"
		 "Chance makes circles, too: so the network is compared with up to 99 networks in "
		 "which everyone has as many ties, to other people (fewer in larger networks, none "
		 "above 250,000 ties), and when it does no better, standard error says that there "
		 "are no clear circles. It also tells modularity and how far the runs agree (mean "
		 "pairwise AMI).\n\n"
		 "Where ties are directed, so is modularity. Weights are strengths. Circles of "
		 "leiden are connected; louvain's need not be.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct kith_community_settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.read = read,
	.run = run,
};
