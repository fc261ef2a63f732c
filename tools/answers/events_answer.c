/* What kith events found, and printing it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/events_answer.h"

#include <math.h>

#include "answers/fields.h"

static void event(GString *out, size_t row, const void *data)
{
	const struct kith_events *events = data;
	g_string_append(out, kith_graph_name(events->graph, events->row[row]));
}

static void date(GString *out, size_t row, const void *data)
{
	const struct kith_events *events = data;
	const struct kith_column *column = kith_graph_column(events->graph, "date");
	uint32_t cell = events->date[events->row[row]];
	g_string_append(out, cell ? kith_names_get(column->values, cell) : "");
}

static void ask(GString *out, size_t row, const void *data)
{
	const struct kith_events *events = data;
	uint32_t person = events->opening[events->row[row]].ask;
	if (person != KITH_NOBODY) {
		g_string_append(out, kith_graph_name(events->graph, person));
	}
}

static const char *plural(double count, const char *one, const char *more)
{
	return count == 1 ? one : more; // NOLINT(clang-diagnostic-float-equal)
}

static void why(GString *out, size_t row, const void *data)
{
	const struct kith_events *events = data;
	const struct kith_gathering *gathering = &events->gathering[events->row[row]];
	double pairs = gathering->people * (gathering->people - 1) / 2;
	g_string_append_printf(out, "%.0f %s came", gathering->people,
		plural(gathering->people, "person", "people"));
	if (gathering->newcomers > 0) {
		g_string_append_printf(out, ", %.0f for the first time", gathering->newcomers);
	}
	if (gathering->first_met > 0) {
		g_string_append_printf(
			out, "; %.0f of %.0f pairs met here first", gathering->first_met, pairs);
	}
	if (gathering->only_here > 0) {
		g_string_append_printf(out, "; %.0f %s met nowhere else", gathering->only_here,
			plural(gathering->only_here, "pair", "pairs"));
	}
}

static void why_go(GString *out, size_t row, const void *data)
{
	const struct kith_events *events = data;
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

static bool figures_init(struct figures *figures, const struct kith_events *events, GError **error)
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

bool kith_events_print(struct kith_job *job, const struct kith_events *events, GError **error)
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
