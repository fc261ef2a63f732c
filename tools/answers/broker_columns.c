/* Columns that kith brokers has on request. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/broker_columns.h"

#include <string.h>

#include "measures/brokerage.h"
#include "measures/components.h"
#include "measures/prestige.h"

/* What a column is computed from, and where to. */
struct request {
	struct kith_job *job;
	struct kith_sources sources;
	void *figures; /* [n] of the column's type */
};

static bool within_z(struct request *request, GError **error)
{
	struct kith_partition groups = {0};
	bool found = kith_job_groups(request->job, &groups, error) &&
		     kith_brokerage_within_z(
			     request->job->network->both, &groups, request->figures, error);
	kith_partition_finish(&groups);
	return found;
}

static bool reach(struct request *request, GError **error)
{
	return kith_paths_reach_two(request->job->network->out, request->figures, error);
}

static bool strength(struct request *request, GError **error)
{
	(void)error;
	kith_prestige_strength(request->job->network->both, request->figures);
	return true;
}

static bool harmonic(struct request *request, GError **error)
{
	return kith_paths_harmonic(
		request->job->network->in, request->sources, request->figures, error);
}

static bool eigenvector(struct request *request, GError **error)
{
	return kith_prestige_eigenvector(request->job->network->both, request->figures, error);
}

static bool coreness(struct request *request, GError **error)
{
	return kith_components_coreness(request->job->network->both, request->figures, error);
}

static const struct {
	const char *name;
	enum kith_field_type type;
	bool (*find)(struct request *request, GError **error);
} columns[] = {
	{"within_z", KITH_FIELD_NUMBER, within_z},
	{"reach", KITH_FIELD_COUNT, reach},
	{"strength", KITH_FIELD_NUMBER, strength},
	{"harmonic", KITH_FIELD_NUMBER, harmonic},
	{"eigenvector", KITH_FIELD_NUMBER, eigenvector},
	{"coreness", KITH_FIELD_COUNT, coreness},
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
		request.figures = kith_array(job->graph->n, sizeof(double), error);
		if (!request.figures) {
			return false;
		}
		g_ptr_array_add(arrays, request.figures);
		if (!columns[k].find(&request, error)) {
			return false;
		}
		kith_fields_add(fields, columns[k].name, columns[k].type, request.figures);
	}
	return true;
}
