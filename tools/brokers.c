/* kith brokers: who connects others. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "brokerage.h"
#include "components.h"
#include "explain.h"
#include "fields.h"
#include "participation.h"
#include "sampling.h"
#include "triangles.h"

struct settings {
	struct kith_sampling sampling;
};

static const struct kith_option options[] = {
	KITH_SAMPLING_OPTIONS(struct settings, sampling),
	{NULL, 0, KITH_OPTION_FLAG, 0, NULL, NULL, NULL},
};

/* What is found about everybody, [n] each. */
struct findings {
	struct kith_betweenness betweenness;
	struct kith_holes holes;
	struct kith_cuts cuts;
	double *participation;
	uint32_t *degree, *reached;
	uint64_t *closed_pairs;
	uint8_t *cutpoint;
	size_t groups;
	const char *group; /* what a group is called */
};

static bool findings_init(struct findings *findings, size_t n, GError **error)
{
	*findings = (struct findings){.participation = KITH_ARRAY(double, n, error)};
	return findings->participation &&
	       (findings->holes.constraint = KITH_ARRAY(double, n, error)) &&
	       (findings->holes.effective_size = KITH_ARRAY(double, n, error)) &&
	       (findings->holes.efficiency = KITH_ARRAY(double, n, error)) &&
	       (findings->holes.hierarchy = KITH_ARRAY(double, n, error)) &&
	       (findings->degree = KITH_ARRAY(uint32_t, n, error)) &&
	       (findings->reached = KITH_ARRAY(uint32_t, n, error)) &&
	       (findings->closed_pairs = KITH_ARRAY(uint64_t, n, error)) &&
	       (findings->cutpoint = KITH_ARRAY(uint8_t, n, error));
}

static void findings_finish(struct findings *findings)
{
	kith_betweenness_finish(&findings->betweenness);
	g_free(findings->holes.constraint);
	g_free(findings->holes.effective_size);
	g_free(findings->holes.efficiency);
	g_free(findings->holes.hierarchy);
	kith_cuts_finish(&findings->cuts);
	g_free(findings->participation);
	g_free(findings->degree);
	g_free(findings->reached);
	g_free(findings->closed_pairs);
	g_free(findings->cutpoint);
}

static bool reach_groups(struct kith_job *job, struct findings *findings, GError **error)
{
	struct kith_partition groups = {0};
	if (!kith_job_groups(job, &groups, error)) {
		return false;
	}
	findings->groups = groups.groups;
	findings->group = job->shared.group ? "group" : "circle";
	bool found = kith_participation_find(
		job->network->both, &groups, findings->participation, findings->reached, error);
	kith_partition_finish(&groups);
	return found;
}

/* Triangles are counted once, for structural holes and for the pairs that know each other. */
static bool find_holes(const kith_csr *csr, struct findings *findings, GError **error)
{
	struct kith_triangles triangles = {0};
	if (!kith_triangles_find(csr, true, &triangles, error)) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		findings->degree[i] = kith_csr_degree(csr, i);
		for (uint64_t e = kith_csr_upper(csr, i); e < csr->start[i + 1]; e++) {
			uint32_t shared = triangles.shared[kith_csr_tie(csr, i, e)];
			findings->closed_pairs[i] += shared;
			findings->closed_pairs[csr->to[e]] += shared;
		}
	}
	bool found = kith_brokerage_holes(csr, &triangles, &findings->holes, error);
	kith_triangles_finish(&triangles);
	return found;
}

static bool find_betweenness(struct kith_job *job, struct findings *findings, GError **error)
{
	const struct settings *settings = job->settings;
	struct kith_betweenness_wish wish = {.people = true};
	if (!kith_sampling_sources(job, &settings->sampling, &wish.sources, error) ||
		!kith_betweenness_find(job->network->out, &wish, &findings->betweenness, error)) {
		return false;
	}
	kith_sampling_note(job, &findings->betweenness);
	return true;
}

static bool find_cuts(const kith_csr *csr, struct findings *findings, GError **error)
{
	if (!kith_cuts_find(csr, &findings->cuts, error)) {
		return false;
	}
	for (size_t i = 0; i < csr->n; i++) {
		findings->cutpoint[i] = findings->cuts.parts[i] > 1;
	}
	return true;
}

static void why(GString *out, size_t row, const void *data)
{
	const struct findings *findings = data;
	struct kith_broker_facts facts = {
		.degree = findings->degree[row],
		.parts = findings->cuts.parts[row],
		.cut_off = findings->cuts.cut_off[row],
		.closed_pairs = findings->closed_pairs[row] / 2,
		.reached = findings->reached[row],
		.groups = findings->groups,
		.group = findings->group,
	};
	kith_explain_broker(out, &facts);
}

static bool answer(struct kith_job *job, const struct findings *findings, GError **error)
{
	g_autoptr(GArray) fields = kith_fields_new();
	const struct kith_holes *holes = &findings->holes;
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, "degree", KITH_FIELD_COUNT, findings->degree);
	kith_fields_add(fields, "betweenness", KITH_FIELD_NUMBER, findings->betweenness.person);
	if (findings->betweenness.person_error) {
		kith_fields_add(fields, "betweenness_error", KITH_FIELD_NUMBER,
			findings->betweenness.person_error);
	}
	kith_fields_add(fields, "constraint", KITH_FIELD_NUMBER, holes->constraint);
	kith_fields_add(fields, "effective_size", KITH_FIELD_NUMBER, holes->effective_size);
	kith_fields_add(fields, "efficiency", KITH_FIELD_NUMBER, holes->efficiency);
	kith_fields_add(fields, "hierarchy", KITH_FIELD_NUMBER, holes->hierarchy);
	kith_fields_add(fields, "participation", KITH_FIELD_NUMBER, findings->participation);
	kith_fields_add(fields, "cutpoint", KITH_FIELD_FLAG, findings->cutpoint);
	kith_fields_add_text(fields, "why", why, findings);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_PEOPLE, job->graph->n);
	g_autofree size_t *order = kith_table_sort(&table, "betweenness", error);
	table.order = order;
	return order && kith_job_answer(job, &table, error);
}

static bool run(struct kith_job *job, GError **error)
{
	struct findings findings = {0};
	bool answered = kith_job_read(job, error) &&
			findings_init(&findings, job->graph->n, error) &&
			find_betweenness(job, &findings, error) &&
			find_holes(job->network->both, &findings, error) &&
			find_cuts(job->network->both, &findings, error) &&
			reach_groups(job, &findings, error) && answer(job, &findings, error);
	findings_finish(&findings);
	return answered;
}

static const struct kith_example examples[] = {
	{"kith brokers --where-tie kind=marriage --unweighted data/florentine.csv",
		"why the Medici: the marriages of Florence"},
	{"kith brokers --by constraint -n 5 data/lesmis.csv",
		"the five whose contacts leave them most room"},
	{"kith communities -g data/community.csv | kith brokers -n 3",
		"who joins the circles found before"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_brokers = {
	.name = "brokers",
	.group = "Understand",
	.question = "who connects others?",
	.about =
		"betweenness is the share of shortest paths between all pairs of people that lead "
		"through a person; ties are the shorter the stronger they are. constraint, "
		"effective_size, efficiency and hierarchy are Burt's: how far a person's contacts "
		"lead back to one another (low constraint: many doors), how many of them are not "
		"redundant, which share that is, and whether a single contact binds. participation "
		"says how evenly contacts are spread over circles (0: all in one), cutpoint "
		"whether the network would fall apart without the person. why says it in a "
		"sentence.\n\n"
		"It is no ranking of worth: people in the middle carry much, and those at the edge "
		"often bring what is new. In huge networks betweenness is estimated, and "
		"betweenness_error is how far off it may be, for everybody at once, 19 times in "
		"20.",
	.examples = examples,
	.options = options,
	.settings_size = sizeof(struct settings),
	.shared = KITH_SHARED_READING | KITH_SHARED_ANSWER | KITH_SHARED_GRAPH | KITH_SHARED_GROUP |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
