/* What kith roles finds out about everybody. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/role_findings.h"

void kith_role_findings_finish(struct kith_role_findings *findings)
{
	kith_roles_finish(&findings->roles);
	kith_roles_finish(&findings->expected);
	kith_roles_finish(&findings->z);
	kith_partition_finish(&findings->groups);
	g_free(findings->group);
	g_free(findings->person);
}

bool kith_role_findings_group(
	struct kith_job *job, struct kith_role_findings *findings, GError **error)
{
	const kith_network *network = job->network;
	size_t n = job->graph->n;
	findings->group = KITH_ARRAY(const char *, n, error);
	findings->person = findings->group ? KITH_ARRAY(size_t, n, error) : NULL;
	if (!findings->person || !kith_job_groups(job, &findings->groups, error)) {
		return false;
	}
	findings->input = (struct kith_roles_input){
		network->out, network->in, network->both, &findings->groups};
	for (size_t i = 0; i < n; i++) {
		uint32_t group = findings->groups.of[i];
		if (group != KITH_NO_GROUP) {
			findings->group[i] = job->group_names->pdata[group];
			findings->person[findings->rows++] = i;
		}
	}
	kith_job_remark(job, "%zu people without a group were left out.", n - findings->rows);
	if (findings->rows < n) {
		kith_job_note(job, "%zu of %zu people have no group and are left out",
			n - findings->rows, n);
	}
	return true;
}

static bool find_z(struct kith_role_findings *findings, GError **error)
{
	struct kith_roles counts = {0};
	if (!kith_roles_count(&findings->input, &counts, error)) {
		return false;
	}
	bool found = kith_roles_expect(
		&findings->input, &counts, &findings->expected, &findings->z, error);
	kith_roles_finish(&counts);
	return found;
}

bool kith_role_findings_find(
	struct kith_role_findings *findings, bool partial, bool expected, GError **error)
{
	bool found = partial ? kith_roles_share(&findings->input, &findings->roles, error)
			     : kith_roles_count(&findings->input, &findings->roles, error);
	return found && (!expected || find_z(findings, error));
}
