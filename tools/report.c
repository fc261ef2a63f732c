/* kith report: the answers of the other tools on one page. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report.h"

#include <stdlib.h>

#include "graph_write.h"
#include "person.h"
#include "tool.h"

#define WORDS_MAX 8

/* What is asked of one tool. */
struct part {
	const char *heading, *says;
	const char *words[WORDS_MAX]; /* its name and arguments */
	bool mine;                    /* asked only with --me */
	bool named;                   /* asked of the graph with its circles and their names */
};

static const struct part parts[] = {
	{"The web", "Everyone, circle by circle: people who are tied to one another stand close.",
		{"plot", "--format", "svg"}, false, true},
	{"How sound the data are", "What could make the answers below wrong or doubtful.",
		{"check"}, false, false},
	{"In numbers",
		"Density is the share of all possible ties that are there; clustering how often "
		"two contacts of a person know each other. Where ties have a direction, one there "
		"and one back are two ties.",
		{"summary"}, false, false},
	{"Circles", "Groups with more ties among themselves than chance would give them.",
		{"communities", "--list"}, false, false},
	{"Who connects others", "The ten people whom most of the shortest ways lead through.",
		{"brokers", "-n", "10"}, false, false},
	{"Ties that hold circles together",
		"The first ten: bridges, then ties whose ends share no contacts.",
		{"ties", "-n", "10"}, false, false},
	{"Who could be introduced to each other",
		"People with something in common who do not know each other, the least connected "
		"first.",
		{"give", "-n", "10"}, false, false},
	{"Your own network", "Who is in it, how close, and what is missing.", {"ego"}, true, false},
	{"Contacts who open doors", "The few to ask first, each for the people they add.",
		{"doors", "-n", "5"}, true, false},
	{"People worth meeting", "Two or three steps away, with what you share and whom to ask.",
		{"meet", "-n", "10"}, true, false},
	{"Introductions you could make", "Among your own contacts.", {"give", "-n", "10"}, true,
		false},
	{"Ties worth a letter", "Once warm, long silent.", {"reconnect", "-n", "5"}, true, false},
};

/* The text of a stream of memory, which is closed. */
static GString *close_text(FILE *stream, char **text, size_t *length)
{
	fclose(stream);
	GString *whole = g_string_new_len(*text, (gssize)*length);
	free(*text);
	return whole;
}

/* The graph as it is to be asked about, once for all. */
static GString *write_graph(const struct kith_job *job, GError **error)
{
	char *text;
	size_t length;
	FILE *out = open_memstream(&text, &length);
	bool written = kith_graph_write(job->network, NULL, NULL, out, NULL, error);
	g_autoptr(GString) graph = close_text(out, &text, &length);
	return written ? g_steal_pointer(&graph) : NULL;
}

/* The graph with the circles that are listed, so that the picture calls them the same; NULL where
 * there are none. */
static GString *name_circles(const GString *graph)
{
	const char *words[] = {"communities", "-g", NULL};
	char *text, *notes;
	size_t length, noted;
	FILE *out = open_memstream(&text, &length), *aside = open_memstream(&notes, &noted);
	g_assert(out && aside);
	bool found = kith_errand_run(&(struct kith_errand){words, graph, out, aside}, NULL);
	g_string_free(close_text(aside, &notes, &noted), TRUE);
	GString *named = close_text(out, &text, &length);
	if (!found) {
		g_string_free(g_steal_pointer(&named), TRUE);
	}
	return named;
}

/* Asks one tool; where it has no answer, what it says about that stands in its place. */
static bool ask(const struct kith_job *job, const struct part *part, const GString *graph,
	struct kith_report_part *told, GError **error)
{
	const char *words[WORDS_MAX + 3] = {NULL};
	size_t count = 0, length;
	for (; part->words[count]; count++) {
		words[count] = part->words[count];
	}
	if (part->mine) {
		words[count++] = "--me";
		words[count] = job->shared.me;
	}
	g_autoptr(GError) fault = NULL;
	FILE *out = open_memstream(&told->answer, &length);
	FILE *notes = open_memstream(&told->notes, &length);
	g_assert(out && notes);
	if (!kith_errand_run(&(struct kith_errand){words, graph, out, notes}, &fault)) {
		fprintf(notes, "%s\n", fault->message);
	}
	fclose(out);
	fclose(notes);
	bool lost = fault && fault->code == KITH_ERROR_SYSTEM;
	if (lost) {
		g_propagate_error(error, g_steal_pointer(&fault));
	}
	return !lost;
}

static void free_told(struct kith_report_part *told, size_t count)
{
	for (size_t k = 0; k < count; k++) {
		free(told[k].answer);
		free(told[k].notes);
	}
}

static bool write_page(const struct kith_job *job, const GString *graph, GError **error)
{
	struct kith_report_part told[G_N_ELEMENTS(parts)] = {0};
	g_autoptr(GString) named = name_circles(graph);
	size_t count = 0;
	bool done = true;
	for (size_t k = 0; done && k < G_N_ELEMENTS(parts); k++) {
		if (!parts[k].mine || job->shared.me) {
			told[count].heading = parts[k].heading;
			told[count].says = parts[k].says;
			done = ask(job, &parts[k], parts[k].named && named ? named : graph,
				&told[count++], error);
		}
	}
	if (done) {
		size_t ties = kith_csr_ties(job->network->both);
		g_autofree char *title = g_strdup_printf("%zu %s, %zu tie%s", job->graph->n,
			job->graph->n == 1 ? "person" : "people", ties, ties == 1 ? "" : "s");
		kith_report_write(title, told, count, job->out);
	}
	free_told(told, count);
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
	if (!check_name(job->shared.output, error) || !kith_job_read(job, error) ||
		(job->shared.me && !kith_graph_person(job->graph, job->shared.me, &me, error))) {
		return false;
	}
	GString *graph = write_graph(job, error);
	bool done = graph && write_page(job, graph, error);
	if (graph) {
		g_string_free(graph, TRUE);
	}
	return done;
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
	.question = "all of the above on one page",
	.about = "One HTML page that needs no network: the picture, how sound the data are, what "
		 "the "
		 "network is like in numbers, its circles, who connects them, which ties hold them "
		 "together, who could be introduced to each other; with --me also your own "
		 "network and whom to ask, to meet and to write to. Each part is what the tool of "
		 "that name answers with its usual options.",
	.examples = examples,
	.shared = KITH_SHARED_READING | KITH_SHARED_OUTPUT | KITH_SHARED_ME,
	.run = run,
};
