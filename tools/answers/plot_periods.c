/* A plot period by period: who is there when, and circles whose colours follow them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/plot_periods.h"

#include "base/text.h"

/* Which circle somebody was in for most of the periods, of equals the first; none where in none. */
static uint32_t usual_circle(const struct plot_periods *periods, size_t person, uint32_t *times)
{
	size_t count = periods->periods.count;
	uint32_t usual = KITH_NO_GROUP;
	for (size_t t = 0; t < count; t++) {
		uint32_t circle = periods->moments[t].circles.of[person];
		if (circle != KITH_NO_GROUP) {
			times[circle]++;
		}
	}
	for (size_t t = 0; t < count; t++) {
		uint32_t circle = periods->moments[t].circles.of[person];
		bool more = circle != KITH_NO_GROUP &&
			    (usual == KITH_NO_GROUP || times[circle] > times[usual]);
		usual = more ? circle : usual;
	}
	for (size_t t = 0; t < count; t++) {
		uint32_t circle = periods->moments[t].circles.of[person];
		if (circle != KITH_NO_GROUP) {
			times[circle] = 0;
		}
	}
	return usual;
}

/* Makes the circles that were followed the groups of the picture. */
static bool take_circles(
	struct plot_periods *periods, struct plot_encoding *encoding, GError **error)
{
	size_t n = encoding->job->graph->n, groups = periods->moments[0].circles.groups;
	g_autofree uint32_t *times = KITH_ARRAY(uint32_t, groups, error);
	kith_partition_finish(&encoding->groups);
	if (!times || !kith_partition_init(&encoding->groups, n, error)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		encoding->groups.of[i] = usual_circle(periods, i, times);
	}
	encoding->groups.groups = groups;
	encoding->picture.group_look = NULL;
	encoding->picture.circles = true;
	return true;
}

/* Finds the circles of each period and follows them. */
static bool follow(struct plot_periods *periods, struct plot_encoding *encoding, GError **error)
{
	g_autoptr(GPtrArray) names = NULL;
	if (!kith_moments_follow(
		    periods->moments, periods->periods.count, encoding->job, &names, error) ||
		!take_circles(periods, encoding, error)) {
		return false;
	}
	g_clear_pointer(&encoding->group_names, g_ptr_array_unref);
	encoding->group_names = g_ptr_array_new_with_free_func(g_free);
	for (guint g = 0; g < names->len; g++) {
		const char *name = names->pdata[g];
		g_ptr_array_add(encoding->group_names, kith_text_clean(name ? name : ""));
	}
	return true;
}

static bool find_moments(struct plot_periods *periods, const struct kith_job *job, GError **error)
{
	const struct kith_periods *parted = &periods->periods;
	periods->moments = KITH_ARRAY(struct kith_moment, parted->count, error);
	periods->titles = g_ptr_array_new_with_free_func(g_free);
	for (uint32_t t = 0; periods->moments && t < parted->count; t++) {
		GString *title = g_string_new(NULL);
		kith_periods_print(parted, t, title);
		g_ptr_array_add(periods->titles, g_string_free(title, FALSE));
	}
	return periods->moments &&
	       kith_moments_init(periods->moments, parted->count, job, parted->of, error);
}

bool plot_periods_init(struct plot_periods *periods, struct plot_encoding *encoding, GError **error)
{
	struct kith_job *job = encoding->job;
	const struct plot_settings *settings = encoding->settings;
	bool coloured = settings->color || job->shared.group;
	if (!kith_periods_every(
		    &periods->periods, job->graph, settings->every, PLOT_MOST_PERIODS, error) ||
		!find_moments(periods, job, error) ||
		(!coloured && !follow(periods, encoding, error))) {
		return false;
	}
	kith_periods_note(&periods->periods, job);
	size_t count = periods->periods.count;
	periods->panels = KITH_ARRAY(struct kith_panel, count, error);
	for (size_t t = 0; periods->panels && t < count; t++) {
		const struct kith_moment *moment = &periods->moments[t];
		periods->panels[t] = (struct kith_panel){.title = periods->titles->pdata[t],
			.ties = moment->out,
			.graph = moment->both,
			.groups = coloured ? NULL : &moment->circles,
			.there = moment->there};
	}
	return periods->panels != NULL;
}

void plot_periods_finish(struct plot_periods *periods)
{
	for (size_t t = 0; periods->moments && t < periods->periods.count; t++) {
		kith_moment_finish(&periods->moments[t]);
	}
	g_free(periods->moments);
	g_free(periods->panels);
	g_clear_pointer(&periods->titles, g_ptr_array_unref);
	kith_periods_finish(&periods->periods);
}
