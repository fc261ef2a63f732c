/* What kith communities says beside its answer: how good, how sure, and what chance would do. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>

#include "communities/agreement.h"
#include "answers/community_search.h"
#include "base/number.h"
#include "igraph/bridge.h"

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
	return kith_community_is_potts(communities->settings) ? "quality (constant Potts model)"
	       : communities->attendance                      ? "two-mode modularity"
	       : communities->out->directed                   ? "directed modularity"
							      : "modularity";
}

static const char *aim_of(const struct kith_communities *communities)
{
	return kith_community_is_potts(communities->settings)
		       ? "largest quality in the constant Potts model"
		       : method_of(communities->settings).aim;
}

static void say_runs(const struct kith_communities *communities, double ami, GString *line)
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
	say_runs(communities, ami, line);
	kith_job_note(job, "%s", line->str);
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
	} else if (null->clear) {
		kith_job_note(job,
			"clear circles: networks of chance where everyone has as many ties come "
			"to %.4f only",
			null->mean);
	} else {
		kith_job_note(job,
			"no clear circles: networks of chance where everyone has as many ties come "
			"to %.4f as well; what is printed is one way to part people among many",
			null->mean);
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

void kith_communities_say_method(const struct kith_communities *communities, struct kith_job *job)
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
	kith_communities_say_method(communities, job);
	g_string_append(job->remarks, " Resolution ");
	kith_number_print(job->remarks, kith_community_how(communities, job).resolution);
	say_runs(communities, ami, job->remarks);
	g_string_append_c(job->remarks, '.');
	if (communities->settings->consensus) {
		kith_job_remark(job,
			"Consensus: Lancichinetti & Fortunato (2012), Sci. Rep. 2:336, on ties.");
	}
	if (null->samples > 0) {
		kith_job_remark(job,
			"%zu networks with the same degrees, rewired by chance, came to %.4f on "
			"average (standard deviation %.4f): %s circles (Guimera, Sales-Pardo & "
			"Amaral 2004, Phys. Rev. E 70:025101).",
			null->samples, null->mean, null->deviation,
			null->clear ? "clear" : "no clear");
	}
}

/* Modularity of what other methods find is compared with the best that chance allows. */
static bool compare_with_chance(
	struct kith_communities *communities, struct kith_job *job, GError **error)
{
	struct kith_leiden_options options = kith_community_how(communities, job);
	struct kith_leiden_result runs = communities->result;
	runs.runs = communities->searched;
	return communities->settings->fixed || kith_null_model_compare(communities->out, &options,
						       &runs, &communities->null, error);
}

bool kith_communities_tell(
	struct kith_communities *communities, struct kith_job *job, GError **error)
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
