/* kith events: which gathering brought people together; which next? */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>
#include <string.h>

#include "answers/fields.h"
#include "cli/tool.h"
#include "graph/person.h"
#include "introductions/gatherings.h"

struct settings {
	size_t knows;
};

static const struct settings defaults = {2};

static const struct kith_option options[] = {
	KITH_COUNT("knows", 0, struct settings, knows, "N",
		"with --me: people know each other from N events together on (default: 2)"),
};

/* The events of an answer. */
struct events {
	const kith_graph *graph;
	struct kith_attended attended;
	uint8_t *event;
	double *day;
	uint32_t *date; /* [n] cell of the column date, the event's latest day */
	struct kith_gathering *gathering;
	struct kith_opening *opening; /* NULL without --me */
	uint32_t *row;                /* [rows] the event of each */
	size_t rows;
};

static void finish(struct events *events)
{
	void *arrays[] = {events->event, events->day, events->date, events->gathering,
		events->opening, events->row};
	for (size_t k = 0; k < G_N_ELEMENTS(arrays); k++) {
		g_free(arrays[k]);
	}
}

static bool init(struct events *events, const struct kith_job *job, GError **error)
{
	size_t n = job->graph->n;
	*events = (struct events){.graph = job->graph};
	return (events->event = KITH_ARRAY(uint8_t, n, error)) &&
	       (events->day = KITH_ARRAY(double, n, error)) &&
	       (events->date = KITH_ARRAY(uint32_t, n, error)) &&
	       (events->gathering = KITH_ARRAY(struct kith_gathering, n, error)) &&
	       (events->row = KITH_ARRAY(uint32_t, n, error)) &&
	       (!job->shared.me || (events->opening = KITH_ARRAY(struct kith_opening, n, error)));
}

/* What is not known counts for less than nothing. */
static double more(double a, double b)
{
	return (isnan(a) ? -1 : a) - (isnan(b) ? -1 : b);
}

/* What brought most people together first; with --me, where there is company and who is new. */
static gint compare(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct events *events = data;
	uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
	const struct kith_gathering *p = &events->gathering[i], *q = &events->gathering[j];
	double by[] = {more(p->first_met, q->first_met), more(p->only_here, q->only_here),
		more(p->people, q->people)};
	if (events->opening) {
		const struct kith_opening *here = &events->opening[i], *there = &events->opening[j];
		by[0] = (here->known > 0) - (there->known > 0);
		by[1] = (double)here->unmet - there->unmet;
		by[2] = (double)here->known - there->known;
	}
	for (size_t k = 0; k < G_N_ELEMENTS(by); k++) {
		if (by[k] < 0 || by[k] > 0) {
			return by[k] > 0 ? -1 : 1;
		}
	}
	int order = strcmp(kith_graph_label(events->graph, i), kith_graph_label(events->graph, j));
	return order ? order
		     : strcmp(kith_graph_name(events->graph, i), kith_graph_name(events->graph, j));
}

static void choose_rows(struct events *events)
{
	for (uint32_t i = 0; i < events->graph->n; i++) {
		if (events->event[i] && !(events->opening && events->opening[i].went)) {
			events->row[events->rows++] = i;
		}
	}
	g_qsort_with_data(events->row, (gint)events->rows, sizeof *events->row, compare, events);
}

static bool look(struct kith_job *job, struct events *events, GError **error)
{
	const struct settings *settings = job->settings;
	uint32_t me = KITH_NOBODY;
	if (!kith_job_read(job, error) || !init(events, job, error) ||
		!kith_job_events(job, events->event, error) ||
		!kith_job_event_days(job, events->event, events->day, events->date, error)) {
		return false;
	}
	if (job->shared.me && !kith_graph_person(job->graph, job->shared.me, &me, error)) {
		return false;
	}
	if (me != KITH_NOBODY && events->event[me]) {
		return kith_fail(error, KITH_ERROR_USAGE, "--me: \"%s\" is an event, not a person",
			job->shared.me);
	}
	events->attended = (struct kith_attended){job->network->both, events->event, events->day};
	return kith_gatherings_find(&events->attended, events->gathering, error) &&
	       (me == KITH_NOBODY || kith_gatherings_open(&events->attended, me,
					     (uint32_t)settings->knows, events->opening, error));
}

static void event(GString *out, size_t row, const void *data)
{
	const struct events *events = data;
	g_string_append(out, kith_graph_label(events->graph, events->row[row]));
}

static void date(GString *out, size_t row, const void *data)
{
	const struct events *events = data;
	const struct kith_column *column = kith_graph_column(events->graph, "date");
	uint32_t cell = events->date[events->row[row]];
	g_string_append(out, cell ? kith_names_get(column->values, cell) : "");
}

static void ask(GString *out, size_t row, const void *data)
{
	const struct events *events = data;
	uint32_t person = events->opening[events->row[row]].ask;
	if (person != KITH_NOBODY) {
		g_string_append(out, kith_graph_label(events->graph, person));
	}
}

static const char *plural(double count, const char *one, const char *several)
{
	return count == 1 ? one : several; // NOLINT(clang-diagnostic-float-equal)
}

/* What came of it for two who were there alone. */
static void why_of_two(GString *out, const struct kith_gathering *gathering)
{
	bool first = gathering->first_met > 0, only = gathering->only_here > 0;
	if (first || only) {
		g_string_append_printf(out, "; they met %s%s%s", first ? "here first" : "",
			first && only ? ", and " : "", only ? "nowhere else" : "");
	}
}

/* How many of all pairs met there first, and how many only there. */
static void why_of_several(GString *out, const struct kith_gathering *gathering)
{
	double pairs = gathering->people * (gathering->people - 1) / 2;
	if (gathering->first_met >= pairs) {
		g_string_append_printf(out, "; all %.0f pairs met here first", pairs);
	} else if (gathering->first_met > 0) {
		g_string_append_printf(
			out, "; %.0f of %.0f pairs met here first", gathering->first_met, pairs);
	}
	if (gathering->only_here > 0) {
		g_string_append_printf(out, "; %.0f %s met nowhere else", gathering->only_here,
			plural(gathering->only_here, "pair", "pairs"));
	}
}

static void why(GString *out, size_t row, const void *data)
{
	const struct events *events = data;
	const struct kith_gathering *gathering = &events->gathering[events->row[row]];
	g_string_append_printf(out, "%.0f %s came", gathering->people,
		plural(gathering->people, "person", "people"));
	if (gathering->newcomers > 0) {
		g_string_append_printf(out, ", %.0f for the first time", gathering->newcomers);
	}
	if (gathering->people > 2) {
		why_of_several(out, gathering);
	} else {
		why_of_two(out, gathering);
	}
}

static void why_go(GString *out, size_t row, const void *data)
{
	const struct events *events = data;
	const struct kith_opening *opening = &events->opening[events->row[row]];
	if (opening->known == 0) {
		g_string_append(out, "Nobody you know came");
	} else {
		ask(out, row, data);
		if (opening->known > 1) {
			g_string_append_printf(
				out, " and %u more you know", (unsigned)opening->known - 1);
		}
		g_string_append(out, opening->known > 1 ? " came" : ", whom you know, came");
	}
	if (opening->unmet > 0) {
		g_string_append_printf(out, "; %u %s be new to you", (unsigned)opening->unmet,
			plural(opening->unmet, "person would", "people would"));
	}
}

/* The columns of figures, [rows] each. */
struct figures {
	double *people, *newcomers, *first_met, *only_here;
	uint32_t *rank, *known, *unmet;
};

static void figures_finish(struct figures *figures)
{
	void *arrays[] = {figures->people, figures->newcomers, figures->first_met,
		figures->only_here, figures->rank, figures->known, figures->unmet};
	for (size_t k = 0; k < G_N_ELEMENTS(arrays); k++) {
		g_free(arrays[k]);
	}
}

static bool figures_init(struct figures *figures, const struct events *events, GError **error)
{
	size_t rows = events->rows;
	if (!(figures->people = KITH_ARRAY(double, rows, error)) ||
		!(figures->newcomers = KITH_ARRAY(double, rows, error)) ||
		!(figures->first_met = KITH_ARRAY(double, rows, error)) ||
		!(figures->only_here = KITH_ARRAY(double, rows, error)) ||
		!(figures->rank = KITH_ARRAY(uint32_t, rows, error)) ||
		!(figures->known = KITH_ARRAY(uint32_t, rows, error)) ||
		!(figures->unmet = KITH_ARRAY(uint32_t, rows, error))) {
		return false;
	}
	for (size_t r = 0; r < rows; r++) {
		const struct kith_gathering *gathering = &events->gathering[events->row[r]];
		figures->rank[r] = (uint32_t)r + 1;
		figures->people[r] = gathering->people;
		figures->newcomers[r] = gathering->newcomers;
		figures->first_met[r] = gathering->first_met;
		figures->only_here[r] = gathering->only_here;
		if (events->opening) {
			figures->known[r] = events->opening[events->row[r]].known;
			figures->unmet[r] = events->opening[events->row[r]].unmet;
		}
	}
	return true;
}

/* Prints the rows: what each event did, or with `opening` what it holds for --me. */
static bool print(struct kith_job *job, const struct events *events, GError **error)
{
	struct figures figures = {0};
	bool done = figures_init(&figures, events, error);
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add(fields, "rank", figures.rank);
	kith_fields_add_text(fields, "event", event, events);
	kith_fields_add_text(fields, "date", date, events);
	kith_fields_add(fields, "people", figures.people);
	if (events->opening) {
		kith_fields_add(fields, "known", figures.known);
		kith_fields_add(fields, "unmet", figures.unmet);
		kith_fields_add_text(fields, "ask", ask, events);
	} else {
		kith_fields_add(fields, "newcomers", figures.newcomers);
		kith_fields_add(fields, "first_met", figures.first_met);
		kith_fields_add(fields, "only_here", figures.only_here);
	}
	kith_fields_add_text(fields, "why", events->opening ? why_go : why, events);
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_OTHER, events->rows);
	done = done && kith_job_answer(job, &table, error);
	figures_finish(&figures);
	return done;
}

static kith_graph *read(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	const struct kith_importing how = {.gatherings = true};
	g_autoptr(kith_graph) graph = kith_job_import(job, reading, &how, notes, error);
	return graph && kith_job_split_events(&graph, error) ? g_steal_pointer(&graph) : NULL;
}

static bool run(struct kith_job *job, GError **error)
{
	const struct settings *settings = job->settings;
	struct events events = {0};
	if (settings->knows == 0 || settings->knows > UINT32_MAX) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--knows takes how many events it needs to know somebody, 1 or more");
	}
	if (job->shared.directed || job->shared.undirected) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"coming to an event has no direction; leave out --directed or "
			"--undirected");
	}
	job->shared.undirected = "sum";
	bool done = look(job, &events, error);
	if (done) {
		choose_rows(&events);
		done = print(job, &events, error);
	}
	finish(&events);
	return done;
}

static const struct kith_example examples[] = {
	{"kith events data/southern-women.csv -n 5", "the five that brought most people together"},
	{"kith events data/southern-women.csv --me Pearl",
		"where she would find company and meet new people"},
	{NULL, NULL},
};

const struct kith_tool kith_tool_events = {
	.name = "events",
	.group = "Meet",
	.needs = KITH_NEEDS_EVENTS,
	.question = "which gathering brought people together; which next?",
	.about = "Reads who came to what: whatever kith import reads, such as guest lists, "
		 "calendars, grids of names and dates, rows of person and event. An event is its "
		 "name and its date: a monthly meeting is twelve. first_met counts the pairs who "
		 "had been at no event together before, only_here "
		 "those who met at no other, newcomers the people for whom it was the first; what "
		 "brought most people together comes first. With --me, the events that person has "
		 "not been to: known counts who came and knows them, unmet who would be new to "
		 "them, ask names who could take them along.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct settings),
	.defaults = &defaults,
	.shared = KITH_SHARED_READING | KITH_SHARED_FILES | KITH_SHARED_IMPORT |
		  KITH_SHARED_ANSWER | KITH_SHARED_ME | KITH_SHARED_METHODS,
	.read = read,
	.run = run,
};
