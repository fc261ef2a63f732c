/* Columns that kith brokers has on request. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/broker_columns.h"

#include <string.h>

#include "measures/brokerage.h"
#include "measures/components.h"
#include "measures/prestige.h"

/* What a column is computed from. */
struct request {
	struct kith_job *job;
	struct kith_sources sources;
};

static bool within_z(const struct request *request, double *figures, GError **error)
{
	struct kith_partition groups = {0};
	bool found = kith_job_groups(request->job, &groups, error) &&
		     kith_brokerage_within_z(request->job->network->both, &groups, figures, error);
	kith_partition_finish(&groups);
	return found;
}

static bool reach(const struct request *request, uint32_t *figures, GError **error)
{
	return kith_paths_reach_two(request->job->network->out, figures, error);
}

static bool strength(const struct request *request, double *figures, GError **error)
{
	(void)error;
	kith_prestige_strength(request->job->network->both, figures);
	return true;
}

static bool harmonic(const struct request *request, double *figures, GError **error)
{
	return kith_paths_harmonic(request->job->network->in, request->sources, figures, error);
}

static bool eigenvector(const struct request *request, double *figures, GError **error)
{
	return kith_prestige_eigenvector(request->job->network->both, figures, error);
}

static bool coreness(const struct request *request, uint32_t *figures, GError **error)
{
	return kith_components_coreness(request->job->network->both, figures, error);
}

/* A column of numbers or of counts: one of the two functions finds it. */
static const struct {
	const char *name;
	bool (*numbers)(const struct request *request, double *figures, GError **error);
	bool (*counts)(const struct request *request, uint32_t *figures, GError **error);
} columns[] = {
	{"within_z", within_z, NULL},
	{"reach", NULL, reach},
	{"strength", strength, NULL},
	{"harmonic", harmonic, NULL},
	{"eigenvector", eigenvector, NULL},
	{"coreness", NULL, coreness},
};

static bool is_column(const char *name)
{
	for (size_t k = 0; k < G_N_ELEMENTS(columns); k++) {
		if (!strcmp(columns[k].name, name)) {
			return true;
		}
	}
	return false;
}

static bool check_names(char *const *names, GError **error)
{
	for (; *names; names++) {
		if (strcmp(g_strstrip(*names), "all") && !is_column(*names)) {
			return kith_fail(error, KITH_ERROR_USAGE,
				"--columns: there is no column '%s' to add; there are within_z, "
				"reach, strength, "
				"harmonic, eigenvector, coreness, or all of them: all",
				*names);
		}
	}
	return true;
}

/* Finds column k and adds it; its array goes to `arrays`. */
static bool add_column(
	const struct request *request, size_t k, GArray *fields, GPtrArray *arrays, GError **error)
{
	size_t n = request->job->graph->n;
	if (columns[k].counts) {
		uint32_t *counts = KITH_ARRAY(uint32_t, n, error);
		g_ptr_array_add(arrays, counts);
		kith_fields_add(fields, columns[k].name, counts);
		return counts && columns[k].counts(request, counts, error);
	}
	double *numbers = KITH_ARRAY(double, n, error);
	g_ptr_array_add(arrays, numbers);
	kith_fields_add(fields, columns[k].name, numbers);
	return numbers && columns[k].numbers(request, numbers, error);
}

bool kith_broker_columns_add(struct kith_job *job, const struct kith_sampling *sampling,
	const char *names, GArray *fields, GPtrArray *arrays, GError **error)
{
	g_auto(GStrv) wanted = g_strsplit(names ? names : "", ",", -1);
	struct request request = {.job = job};
	if (!check_names(wanted, error) ||
		!kith_sampling_sources(job, sampling, &request.sources, error)) {
		return false;
	}
	bool all = g_strv_contains((const char *const *)wanted, "all");
	for (size_t k = 0; k < G_N_ELEMENTS(columns); k++) {
		if (!all && !g_strv_contains((const char *const *)wanted, columns[k].name)) {
			continue;
		}
		if (!add_column(&request, k, fields, arrays, error)) {
			return false;
		}
	}
	return true;
}
