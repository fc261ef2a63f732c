/* Events: whom they brought together, and where somebody would meet new people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/gatherings.h"

#include <math.h>
#include <string.h>

/* One person's company: whom they met, how often, and where first. */
struct company {
	const struct kith_attended *attended;
	uint32_t *shared, *first; /* [n] events shared; the first of them; in one array with met */
	uint8_t *undated;         /* [n] one of them has no day */
	uint32_t *met;            /* who was met; */
	size_t count;             /* so many */
};

static void company_finish(struct company *company)
{
	g_free(company->shared);
	g_free(company->undated);
}

static bool company_init(
	struct company *company, const struct kith_attended *attended, GError **error)
{
	size_t n = attended->both->n;
	*company = (struct company){.attended = attended};
	company->shared = KITH_ARRAY(uint32_t, 3 * n, error);
	if (!company->shared) {
		return false;
	}
	company->first = company->shared + n;
	company->met = company->first + n;
	company->undated = KITH_ARRAY(uint8_t, n, error);
	return company->undated != NULL;
}

/* Whether event a was before b; both days are known. */
static bool before(const struct kith_attended *attended, uint32_t a, uint32_t b)
{
	double p = attended->day[a], q = attended->day[b];
	return p != q ? p < q : a < b;
}

static void meet(struct company *company, uint32_t person, uint32_t event)
{
	const struct kith_attended *attended = company->attended;
	if (company->shared[person]++ == 0) {
		company->met[company->count++] = person;
		company->first[person] = event;
		company->undated[person] = 0;
	}
	if (isnan(attended->day[event])) {
		company->undated[person] = 1;
	} else if (before(attended, event, company->first[person])) {
		company->first[person] = event;
	}
}

/* Whom person i met, of those from `least` on. */
static void gather(struct company *company, uint32_t i, uint32_t least)
{
	const kith_csr *both = company->attended->both;
	company->count = 0;
	for (uint64_t e = both->start[i]; e < both->start[i + 1]; e++) {
		uint32_t event = both->to[e];
		for (uint64_t f = both->start[event]; f < both->start[event + 1]; f++) {
			if (both->to[f] >= least && both->to[f] != i) {
				meet(company, both->to[f], event);
			}
		}
	}
}

static void part(struct company *company)
{
	for (size_t k = 0; k < company->count; k++) {
		company->shared[company->met[k]] = 0;
	}
}

/* Takes person i for a newcomer at their first event, if it is known which that was. */
static void count_newcomer(
	const struct kith_attended *attended, uint32_t i, struct kith_gathering *gathering)
{
	const kith_csr *both = attended->both;
	uint32_t first = KITH_NOBODY;
	for (uint64_t e = both->start[i]; e < both->start[i + 1]; e++) {
		if (isnan(attended->day[both->to[e]])) {
			return;
		}
		if (first == KITH_NOBODY || before(attended, both->to[e], first)) {
			first = both->to[e];
		}
	}
	if (first != KITH_NOBODY) {
		gathering[first].newcomers++;
	}
}

/* The pairs of person i and those with larger numbers. */
static void count_pairs(struct company *company, uint32_t i, struct kith_gathering *gathering)
{
	gather(company, i, i + 1);
	for (size_t k = 0; k < company->count; k++) {
		uint32_t j = company->met[k];
		gathering[company->first[j]].only_here += company->shared[j] == 1;
		gathering[company->first[j]].first_met += !company->undated[j];
	}
	part(company);
}

bool kith_gatherings_find(
	const struct kith_attended *attended, struct kith_gathering *gathering, GError **error)
{
	const kith_csr *both = attended->both;
	struct company company;
	bool done = company_init(&company, attended, error);
	for (uint32_t i = 0; done && i < both->n; i++) {
		double unknown = attended->event[i] && isnan(attended->day[i]) ? NAN : 0;
		gathering[i] =
			(struct kith_gathering){kith_csr_degree(both, i), unknown, unknown, 0};
	}
	for (uint32_t i = 0; done && i < both->n; i++) {
		if (!attended->event[i]) {
			count_newcomer(attended, i, gathering);
			count_pairs(&company, i, gathering);
		}
	}
	company_finish(&company);
	return done;
}

static struct kith_opening open_event(
	const struct company *company, uint32_t event, uint32_t me, uint32_t knows)
{
	const kith_csr *both = company->attended->both;
	struct kith_opening opening = {.ask = KITH_NOBODY};
	for (uint64_t e = both->start[event]; e < both->start[event + 1]; e++) {
		uint32_t person = both->to[e], shared = company->shared[person];
		opening.went |= person == me;
		opening.unmet += shared == 0 && person != me;
		if (shared >= knows && person != me) {
			opening.known++;
			if (opening.ask == KITH_NOBODY || shared > company->shared[opening.ask]) {
				opening.ask = person;
			}
		}
	}
	return opening;
}

bool kith_gatherings_open(const struct kith_attended *attended, uint32_t me, uint32_t knows,
	struct kith_opening *opening, GError **error)
{
	struct company company;
	bool done = company_init(&company, attended, error);
	if (done) {
		gather(&company, me, 0);
		for (uint32_t i = 0; i < attended->both->n; i++) {
			opening[i] = attended->event[i] ? open_event(&company, i, me, knows)
							: (struct kith_opening){0};
		}
	}
	company_finish(&company);
	return done;
}
