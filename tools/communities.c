/* kith communities: which circles are there. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>
#include <string.h>

#include "answers/community_search.h"
#include "answers/community_tables.h"
#include "base/number.h"
#include "communities/agreement.h"
#include "igraph/bridge.h"

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
		"searches; the best is printed (default: 1 to 100, fewer in larger networks; "
		"labels: 1)"),
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

static bool check_scale(const struct kith_community_settings *settings, GError **error)
{
	if (settings->resolution < 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--resolution takes a number above 0; larger ones find smaller circles");
	}
	if (kith_community_is_cpm(settings) && settings->resolution == 0 && !settings->scan) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--objective cpm needs --resolution, near the network's density (see kith "
			"summary); --scan tries some");
	}
	if (settings->resolution > 0 && !kith_community_is_leiden(settings) &&
		strcmp(settings->method, "spinglass") != 0) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--resolution goes with --method leiden, louvain or spinglass; %s has no "
			"scale",
			settings->method);
	}
	return true;
}

/* What only our own search can do. */
static bool check_method(const struct kith_community_settings *settings, GError **error)
{
	const char *asked = kith_community_is_cpm(settings) ? "--objective cpm"
			    : settings->scan                ? "--scan"
			    : settings->two_mode            ? "--two-mode"
			    : settings->fixed               ? "--fixed"
							    : NULL;
	if (asked && !kith_community_is_leiden(settings)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"%s goes with --method leiden or louvain; leave out one of the two", asked);
	}
	if (kith_community_is_stochastic(settings)) {
		return settings->runs != 1 || !settings->consensus ||
		       kith_fail(error, KITH_ERROR_USAGE,
			       "--consensus is of several runs; leave out --runs, or ask for more");
	}
	if (settings->runs > 1 || settings->consensus) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--method %s leaves nothing to chance, so every run finds the same; leave "
			"out %s",
			settings->method, settings->consensus ? "--consensus" : "--runs");
	}
	return true;
}

static bool check_answers(const struct kith_community_settings *settings, GError **error)
{
	if (settings->list + settings->scan + settings->overlap + (settings->compare != NULL) > 1) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--list, --scan, --overlap and --compare are answers of their own; choose "
			"one");
	}
	if (settings->scan && (settings->consensus || settings->min_size)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--scan counts what is found at each resolution, so --consensus and "
			"--min-size have no part in it; leave them out");
	}
	if (settings->fixed && settings->consensus) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--fixed and --consensus exclude each other: a consensus may part groups "
			"that are to be kept; choose one");
	}
	return true;
}

static bool check_modes(const struct kith_job *job, GError **error)
{
	const struct kith_community_settings *settings = job->settings;
	if (settings->two_mode && kith_community_is_cpm(settings)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--two-mode has a modularity of its own; leave out --objective cpm");
	}
	if (settings->two_mode && (job->shared.directed || job->shared.undirected)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--two-mode: coming to an event has no direction; leave out --directed or "
			"--undirected");
	}
	return true;
}

/* Whether the options go together. */
static bool check(const struct kith_job *job, GError **error)
{
	const struct kith_community_settings *settings = job->settings;
	return check_answers(settings, error) && check_scale(settings, error) &&
	       check_method(settings, error) && check_modes(job, error);
}

/* A method, what it makes as large or small as it can, and its paper. */
static struct kith_igraph_method method_of(const struct kith_community_settings *settings)
{
	static const struct kith_igraph_method own[] = {
		{"leiden", "largest modularity",
			"Traag, Waltman & van Eck (2019), Sci. Rep. 9:5233", true},
		{"louvain", "largest modularity",
			"Blondel et al. (2008), J. Stat. Mech. P10008; Louvain's moves without "
			"Leiden's refinement",
			true},
		{"labels", "everybody where most of their weight is",
			"Raghavan, Albert & Kumara (2007), Phys. Rev. E 76:036106", false},
	};
	const char *name = settings->method ? settings->method : "leiden";
	for (size_t k = 0; k < G_N_ELEMENTS(own); k++) {
		if (g_str_equal(own[k].name, name)) {
			return own[k];
		}
	}
	return *kith_igraph_method_find(name);
}

static const char *objective_of(const struct kith_communities *communities)
{
	return kith_community_is_cpm(communities->settings) ? "quality (constant Potts model)"
	       : communities->attendance                    ? "two-mode modularity"
	       : communities->out->directed                 ? "directed modularity"
							    : "modularity";
}

static const char *aim_of(const struct kith_communities *communities)
{
	return kith_community_is_cpm(communities->settings)
		       ? "largest quality in the constant Potts model"
		       : method_of(communities->settings).aim;
}

static void append_runs(const struct kith_communities *communities, double ami, GString *line)
{
	if (communities->searched > 1) {
		g_string_append_printf(line, "; the %s of %zu runs, mean AMI between them ",
			communities->settings->consensus ? "consensus" : "best",
			communities->searched);
		kith_number_print(line, round(ami * 1e4) / 1e4);
	}
}

static void note_quality(
	const struct kith_communities *communities, struct kith_job *job, double ami)
{
	const struct kith_leiden_result *result = &communities->result;
	size_t groups = communities->best->groups;
	g_autoptr(GString) line = g_string_new(NULL);
	g_string_append_printf(line, "%zu communit%s", groups, groups == 1 ? "y" : "ies");
	if (!isnan(result->qualities[result->best])) {
		g_string_append_printf(line, ", %s ", objective_of(communities));
		kith_number_print(line, result->qualities[result->best]);
	}
	if (communities->settings->method) {
		g_string_append_printf(
			line, ", by %s: %s", communities->settings->method, aim_of(communities));
	}
	if (!isnan(communities->code_length)) {
		g_string_append(line, ", bits a step ");
		kith_number_print(line, communities->code_length);
	}
	append_runs(communities, ami, line);
	kith_job_note(job, "%s", line->str);
}

/* A figure as it is printed. */
static double in_four_places(double figure)
{
	return round(figure * 1e4) / 1e4;
}

/* How far the network is from chance, and what that means. */
static char *effect_of(const struct kith_null_model *null, size_t runs)
{
	g_autofree char *z = isnan(null->z) ? g_strdup("") : g_strdup_printf(", z = %.1f", null->z);
	g_autofree char *mean = runs > 1 ? g_strdup_printf(" %s the runs' mean of %.4f",
						   null->surely ? "than" : "from", null->found)
					 : g_strdup("");
	double difference = in_four_places(null->found) - in_four_places(null->mean);
	return null->clear ? g_strdup_printf(" only (%.4f less%s%s)", difference, mean, z)
	       : null->surely
		       ? g_strdup_printf(" (%.4f less%s%s): more than chance, but by too little "
					 "to speak of",
				 difference, mean, z)
		       : g_strdup_printf(" as well (difference %.4f%s%s); what is printed is one "
					 "way to part people among many",
				 difference, mean, z);
}

static void note_chance(const struct kith_communities *communities, struct kith_job *job)
{
	const struct kith_null_model *null = &communities->null;
	if (communities->settings->fixed) {
		return;
	}
	if (null->samples == 0) {
		kith_job_note(job, "more than 250,000 ties: not compared with networks of chance");
	} else if (communities->best->groups == 1) {
		kith_job_note(job, "no clear circles: everybody with ties is in the same");
	} else {
		g_autofree char *effect = effect_of(null, communities->searched);
		kith_job_note(job,
			"%s circles: networks of chance where everyone has as many ties come to "
			"%.4f%s",
			null->clear ? "clear" : "no clear", null->mean, effect);
	}
}

static void note_ungrouped(const struct kith_communities *communities, struct kith_job *job)
{
	size_t people = 0, groups = communities->best->groups - communities->large;
	for (size_t i = 0; i < communities->best->n; i++) {
		people += communities->circle[i] && communities->number[i] == UINT32_MAX;
	}
	if (groups > 0) {
		kith_job_note(job, "%zu in %zu communit%s of fewer than %zu %s " KITH_UNGROUPED,
			people, groups, groups == 1 ? "y" : "ies", communities->settings->min_size,
			people == 1 ? "is" : "are");
	}
}

/* Says to --methods how was searched. */
static void describe_method(const struct kith_communities *communities, struct kith_job *job)
{
	const struct kith_igraph_method method = method_of(communities->settings);
	kith_job_remark(job, "Communities were found by %s (%s; %s), %s.", method.name,
		aim_of(communities), method.paper, objective_of(communities));
	if (communities->attendance) {
		kith_job_remark(job, "Two-mode modularity: Barber (2007), Phys. Rev. E 76:066102.");
	}
	if (communities->settings->fixed) {
		kith_job_remark(
			job, "Groups of the column %s were kept.", communities->settings->fixed);
	}
}

/* For a reviewer. */
static void write_paragraph(
	const struct kith_communities *communities, struct kith_job *job, double ami)
{
	const struct kith_null_model *null = &communities->null;
	describe_method(communities, job);
	g_string_append(job->remarks, " Resolution ");
	kith_number_print(job->remarks, kith_community_options(communities, job).resolution);
	append_runs(communities, ami, job->remarks);
	g_string_append_c(job->remarks, '.');
	if (communities->settings->consensus) {
		kith_job_remark(job,
			"Consensus: Lancichinetti & Fortunato (2012), Sci. Rep. 2:336, on ties.");
	}
	if (null->samples > 0) {
		kith_job_remark(job,
			"%zu networks with the same degrees, rewired by chance, came to %.4f on "
			"average (standard deviation %.4f), the runs to %.4f: %s circles, which "
			"takes a difference of %.2f (Guimera, Sales-Pardo & Amaral 2004, Phys. "
			"Rev. E 70:025101).",
			null->samples, null->mean, null->deviation, null->found,
			null->clear ? "clear" : "no clear", KITH_CLEAR_EFFECT);
	}
}

/* Modularity of what other methods find is compared with the best that chance allows. */
static bool compare_with_chance(
	struct kith_communities *communities, struct kith_job *job, GError **error)
{
	struct kith_leiden_options options = kith_community_options(communities, job);
	struct kith_leiden_result runs = communities->result;
	runs.runs = communities->searched;
	return communities->settings->fixed || kith_null_model_compare(communities->out, &options,
						       &runs, &communities->null, error);
}

/* Says on standard error, and to --methods, what was found, how and how surely. */
static bool report(struct kith_communities *communities, struct kith_job *job, GError **error)
{
	double ami;
	if (job->shared.quiet && !job->shared.methods) {
		return true;
	}
	if (kith_csr_ties(communities->both) == 0) {
		kith_job_note(job, "no ties, so no communities");
		return true;
	}
	if (!compare_with_chance(communities, job, error) ||
		!kith_agreement_mean(communities->result.all, communities->searched, &ami, error)) {
		return false;
	}
	note_quality(communities, job, ami);
	note_chance(communities, job);
	note_ungrouped(communities, job);
	write_paragraph(communities, job, ami);
	return true;
}

static bool answer(struct kith_job *job, const struct kith_communities *communities, GError **error)
{
	const struct kith_community_settings *settings = job->settings;
	return settings->list      ? kith_community_list(job, communities, error)
	       : settings->overlap ? kith_community_overlap(job, communities, error)
	       : settings->compare ? kith_community_compare(job, communities, error)
				   : kith_community_people(job, communities, error);
}

static bool scan(struct kith_job *job, const struct kith_communities *communities, GError **error)
{
	describe_method(communities, job);
	return kith_community_scan(job, communities, error);
}

static bool run(struct kith_job *job, GError **error)
{
	const struct kith_community_settings *settings = job->settings;
	struct kith_communities communities;
	if (!check(job, error)) {
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
		    (settings->scan ? scan(job, &communities, error)
				    : kith_communities_find(&communities, job, error) &&
					      report(&communities, job, error) &&
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
	.about =
		"Communities are groups of people with more ties among themselves than chance "
		"would give them. They are numbered by falling size; circle is a name for each: "
		"the attribute values that set its people apart, else its best-connected member "
		"and how many there are beside. confidence says how far repeated searches agree "
		"about a person: near 1 they always land among the same people, lower for those "
		"between circles. People without ties belong to none.\n\n"
		"Chance makes circles, too: so the network is compared with up to 99 networks in "
		"which everyone has as many ties, to other people (fewer in larger networks, none "
		"above 250,000 ties). When it does no better, or by less than 0.03, standard error "
		"says that there are no clear circles, with the difference and z. It also tells "
		"modularity and how far the runs agree (mean "
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
