/* kith report: the answers of the other tools on one page. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"
#include "drawing/font.h"
#include "drawing/report.h"
#include "graph/person.h"
#include "graph/write.h"

#include <stdlib.h>

#define WORDS_MAX 8
#define NO_ROOM "not enough memory for the page; leave people out with --where"

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

/* What was told, a part each. */
struct findings {
	struct kith_report_part part[G_N_ELEMENTS(parts)]; /* [count] */
	size_t count;
};

/* A stream into memory. Fails with KITH_ERROR_SYSTEM, as does close_text where room ran out. */
static FILE *open_text(char **text, size_t *length, GError **error)
{
	FILE *stream = open_memstream(text, length);
	if (!stream) {
		kith_fail(error, KITH_ERROR_SYSTEM, NO_ROOM);
	}
	return stream;
}

static bool close_text(FILE *stream, GError **error)
{
	bool whole = stream && !ferror(stream);
	bool closed = stream && fclose(stream) == 0;
	return (whole && closed) || kith_fail(error, KITH_ERROR_SYSTEM, NO_ROOM);
}

/* The graph as it is to be asked about, once for all. */
static GString *write_graph(const struct kith_job *job, GError **error)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_text(&text, &length, error);
	bool written = out && kith_graph_write(job->network, NULL, NULL, out, NULL, error);
	written = close_text(out, written ? error : NULL) && written;
	GString *graph = written ? g_string_new_len(text, (gssize)length) : NULL;
	free(text);
	return graph;
}

/* The graph with the circles that are listed, so that the picture calls them the same; the graph
 * as it is where none are found. */
static GString *name_circles(const GString *graph, GError **error)
{
	const char *const words[] = {"communities", "-qg", NULL};
	g_autoptr(GError) fault = NULL;
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_text(&text, &length, error);
	bool found =
		out &&
		kith_errand_run(
			&(struct kith_errand){.words = words, .graph = graph, .out = out}, &fault);
	bool closed = close_text(out, out ? error : NULL);
	GString *named = !closed ? NULL
			 : found ? g_string_new_len(text, (gssize)length)
				 : g_string_new_len(graph->str, (gssize)graph->len);
	free(text);
	return named;
}

/* Does an errand; where there is no answer, what is said about that stands in its place. */
static bool tell(const struct kith_errand *errand, GError **error)
{
	g_autoptr(GError) fault = NULL;
	if (!kith_errand_run(errand, &fault)) {
		fprintf(errand->notes, "%s\n", fault->message);
	}
	bool lost = fault && fault->code == KITH_ERROR_SYSTEM;
	if (lost) {
		g_propagate_error(error, g_steal_pointer(&fault));
	}
	return !lost;
}

/* Asks one tool. */
static bool ask(const struct kith_job *job, const struct part *part, const GString *graph,
	struct kith_report_part *told, GError **error)
{
	uint32_t me = 0;
	if (part->mine && !kith_graph_person(job->graph, job->shared.me, &me, error)) {
		return false;
	}
	const char *words[WORDS_MAX + 3] = {NULL};
	size_t count = 0, length;
	for (; part->words[count]; count++) {
		words[count] = part->words[count];
	}
	if (part->mine) {
		words[count++] = "--me";
		words[count] = kith_graph_name(job->graph, me);
	}
	FILE *out = open_text(&told->answer, &length, error);
	FILE *notes = out ? open_text(&told->notes, &length, error) : NULL;
	bool done = notes &&
		    tell(
			    &(struct kith_errand){
				    .words = words, .graph = graph, .out = out, .notes = notes},
			    error);
	done = close_text(out, done ? error : NULL) && done;
	return close_text(notes, done ? error : NULL) && done;
}

/*
 * Asks about the job's graph as it was read; with --me also what is about that person. A tool that
 * has no answer says so in its part.
 *
 * findings  zeros; out, to be finished, also when that fails
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
static bool ask_all(const struct kith_job *job, struct findings *findings, GError **error)
{
	g_autoptr(GString) graph = write_graph(job, error);
	g_autoptr(GString) named = graph ? name_circles(graph, error) : NULL;
	bool done = named != NULL;
	for (size_t k = 0; done && k < G_N_ELEMENTS(parts); k++) {
		if (!parts[k].mine || job->shared.me) {
			struct kith_report_part *told = &findings->part[findings->count++];
			told->heading = parts[k].heading;
			told->says = parts[k].says;
			done = ask(job, &parts[k], parts[k].named ? named : graph, told, error);
		}
	}
	return done;
}

static void findings_finish(struct findings *findings)
{
	for (size_t k = 0; k < findings->count; k++) {
		free(findings->part[k].answer);
		free(findings->part[k].notes);
	}
}

typedef struct findings findings;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(findings, findings_finish)

static bool write_page(const struct kith_job *job, GError **error)
{
	g_auto(findings) found = {0};
	if (!ask_all(job, &found, error)) {
		return false;
	}
	size_t ties = kith_csr_ties(job->network->both);
	g_autofree char *title = g_strdup_printf("%zu %s, %zu tie%s", job->graph->n,
		job->graph->n == 1 ? "person" : "people", ties, ties == 1 ? "" : "s");
	kith_report_write(title, found.part, found.count, job->out);
	return true;
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
	.prepare = kith_font_prepare,
	.run = run,
};
