/* kith report: the answers of the other tools on one page. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/person.h"
#include "answers/report_findings.h"

static bool write_page(const struct kith_job *job, GError **error)
{
	struct kith_report_findings findings = {0};
	bool done = kith_report_findings_find(job, &findings, error);
	if (done) {
		size_t ties = kith_csr_ties(job->network->both);
		g_autofree char *title = g_strdup_printf("%zu %s, %zu tie%s", job->graph->n,
			job->graph->n == 1 ? "person" : "people", ties, ties == 1 ? "" : "s");
		kith_report_write(title, findings.part, findings.count, job->out);
	}
	kith_report_findings_finish(&findings);
	return done;
}

/* A page under the name of a picture would not open as one. */
static bool check_name(const char *output, GError **error)
{
	g_autofree char *name = g_ascii_strdown(output ? output : "", -1);
	bool picture = g_str_has_suffix(name, ".svg") || g_str_has_suffix(name, ".png") ||
		       g_str_has_suffix(name, ".pdf");
	return !picture || kith_fail(error, KITH_ERROR_USAGE,
				   "-o %s: a report is a page; end its name in .html, or draw the "
				   "picture alone with `kith plot`",
				   output);
}

static bool run(struct kith_job *job, GError **error)
{
	uint32_t me;
	return check_name(job->shared.output, error) && kith_job_read(job, error) &&
	       (!job->shared.me || kith_graph_person(job->graph, job->shared.me, &me, error)) &&
	       write_page(job, error);
}

static const struct kith_example examples[] = {
	{"kith report data/florentine.csv -o florence.html", "everything about sixteen families"},
	{"kith report data/community.csv --me 'Amara Okafor' -o mine.html",
		"the community, and what is in it for one of its people"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_report = {
	.name = "report",
	.group = "Show",
	.needs = KITH_NEEDS_PEOPLE,
	.question = "all of the above on one page",
	.about = "One HTML page that needs no network: the picture, how sound the data are, what "
		 "the network is like in numbers, its circles, who connects them, which ties hold "
		 "them together, who could be introduced to each other; with --me also your own "
		 "network and whom to ask, to meet and to write to. Each part is what the tool of "
		 "that name answers with its usual options.",
	.examples = examples,
	.shared = KITH_SHARED_READING | KITH_SHARED_OUTPUT | KITH_SHARED_ME,
	.run = run,
};
