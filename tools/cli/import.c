/* Reading the graph of a job from files of others. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"

#include "exchange/import/import.h"

static bool add_file(struct kith_job *job, kith_import *import, const char *path, GError **error)
{
	const char *encoding = job->shared.encoding;
	if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
		return kith_import_add_folder(import, path, encoding, error);
	}
	kith_source *source = kith_source_open(path, job->in, encoding, error);
	return kith_import_add(import, source, error);
}

static bool add_files(struct kith_job *job, kith_import *import, GError **error)
{
	if (job->files->len == 0) {
		g_ptr_array_add(job->files, (char *)"-");
	}
	for (guint k = 0; k < job->files->len; k++) {
		if (!add_file(job, import, g_ptr_array_index(job->files, k), error)) {
			return false;
		}
	}
	return true;
}

kith_graph *kith_job_import(struct kith_job *job, const struct kith_reading *reading,
	const struct kith_importing *how, GPtrArray *notes, GError **error)
{
	const struct kith_shared_options *shared = &job->shared;
	const struct kith_import_options options = {
		.reading = *reading,
		.format = shared->format,
		.me = shared->me,
		.me_is_known = g_strcmp0(shared->me, g_getenv("KITH_ME")) != 0,
		.largest_event = how->largest_event,
		.decoded = shared->encoding != NULL,
		.since = shared->since,
		.until = shared->until,
		.today = shared->today,
		.everyone = shared->everyone,
		.aliases = job->aliases,
		.date_column = shared->date_column,
		.status_column = shared->status_column,
		.missing = (enum kith_import_missing)how->missing,
		.gatherings = how->gatherings,
	};
	g_autoptr(kith_import) import = kith_import_new(&options, notes);
	if (!job->matches) {
		job->matches =
			g_ptr_array_new_with_free_func((GDestroyNotify)kith_import_match_free);
	}
	return add_files(job, import, error) ? kith_import_finish(import, job->matches, error)
					     : NULL;
}
