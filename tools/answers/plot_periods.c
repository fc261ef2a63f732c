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

/* A circle that was followed and one of the whole network that share people. */
struct overlap {
	uint32_t followed, whole, people;
};

static int by_pair(const void *a, const void *b)
{
	const struct overlap *p = a, *q = b;
	return p->followed != q->followed ? (p->followed < q->followed ? -1 : 1)
					  : (p->whole > q->whole) - (p->whole < q->whole);
}

/* Most people first. */
static int by_people(const void *a, const void *b)
{
	const struct overlap *p = a, *q = b;
	return p->people != q->people ? (p->people > q->people ? -1 : 1) : by_pair(a, b);
}

/* The overlaps of two partitions, most people first: [n] at most, of which `count` are filled. */
static struct overlap *overlaps_of(const struct kith_partition *followed,
	const struct kith_partition *whole, size_t *count, GError **error)
{
	struct overlap *overlaps = KITH_ARRAY(struct overlap, followed->n, error);
	size_t pairs = 0, kept = 0;
	for (size_t i = 0; overlaps && i < followed->n; i++) {
		if (followed->of[i] != KITH_NO_GROUP && whole->of[i] != KITH_NO_GROUP) {
			overlaps[pairs++] = (struct overlap){followed->of[i], whole->of[i], 1};
		}
	}
	if (pairs) {
		qsort(overlaps, pairs, sizeof *overlaps, by_pair);
	}
	for (size_t k = 0; k < pairs; k++) {
		if (kept && by_pair(&overlaps[kept - 1], &overlaps[k]) == 0) {
			overlaps[kept - 1].people++;
		} else {
			overlaps[kept++] = overlaps[k];
		}
	}
	if (kept) {
		qsort(overlaps, kept, sizeof *overlaps, by_people);
	}
	*count = kept;
	return overlaps;
}

/* The look of each circle that was followed: that of the one of the whole network with which it
 * shares most people, so that a circle has one colour in every picture; of none, one that is left.
 */
static uint32_t *looks_of(const struct kith_partition *followed, const struct kith_partition *whole,
	const uint32_t *whole_look, GError **error)
{
	size_t count = 0, most = whole->groups + followed->groups;
	g_autofree struct overlap *overlaps = overlaps_of(followed, whole, &count, error);
	g_autofree uint8_t *taken = overlaps ? kith_array(most, 1, error) : NULL;
	uint32_t *look = taken ? KITH_ARRAY(uint32_t, followed->groups, error) : NULL;
	for (size_t g = 0; look && g < followed->groups; g++) {
		look[g] = KITH_NO_GROUP;
	}
	for (size_t k = 0; look && k < count; k++) {
		const struct overlap *pair = &overlaps[k];
		if (look[pair->followed] == KITH_NO_GROUP && !taken[pair->whole]) {
			look[pair->followed] = whole_look ? whole_look[pair->whole] : pair->whole;
			taken[pair->whole] = 1;
		}
	}
	uint32_t left = (uint32_t)whole->groups;
	for (uint32_t g = 0; whole_look && g < whole->groups; g++) {
		left = MAX(left, whole_look[g] + 1);
	}
	for (size_t g = 0; look && g < followed->groups; g++) {
		look[g] = look[g] == KITH_NO_GROUP ? left++ : look[g];
	}
	return look;
}

/* Makes the circles that were followed the groups of the picture. */
static bool take_circles(
	struct plot_periods *periods, struct plot_encoding *encoding, GError **error)
{
	size_t n = encoding->job->graph->n, groups = periods->moments[0].circles.groups;
	g_autofree uint32_t *times = KITH_ARRAY(uint32_t, groups, error);
	struct kith_partition followed = {0};
	if (!times || !kith_partition_init(&followed, n, error)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		followed.of[i] = usual_circle(periods, i, times);
	}
	followed.groups = groups;
	uint32_t *look =
		looks_of(&followed, &encoding->groups, encoding->picture.group_look, error);
	kith_partition_finish(&encoding->groups);
	g_free(encoding->look);
	encoding->groups = followed;
	encoding->look = look;
	encoding->picture.group_look = look;
	encoding->picture.circles = true;
	return look != NULL;
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
	encoding->picture.some_away = true;
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
