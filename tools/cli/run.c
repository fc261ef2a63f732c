/* One run of a tool, from its arguments to the exit status. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/lock.h"
#include "cli/tool.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <omp.h>

#include "base/screen.h"

static void job_init(struct kith_job *job, const struct kith_tool *tool, void *settings)
{
	*job = (struct kith_job){.tool = tool, .settings = settings, .in = stdin, .notes = stderr};
	job->shared.top = KITH_TOP_UNSET;
	job->shared.seed = 1;
	job->person = "person";
	job->people = "people";
	job->columns_used = g_ptr_array_new_with_free_func(g_free);
	job->remarks = g_string_new(NULL);
	job->files = g_ptr_array_new();
	job->outputs = g_ptr_array_new_with_free_func((GDestroyNotify)kith_output_free);
	job->group_names = g_ptr_array_new_with_free_func(g_free);
	if (tool->defaults) {
		memcpy(settings, tool->defaults, tool->settings_size);
	}
}

static void job_finish(struct kith_job *job)
{
	if (!job->lent) {
		kith_network_free(job->network);
		kith_graph_free(job->graph);
	}
	kith_graph_free(job->before);
	kith_aliases_unref(job->aliases);
	g_ptr_array_unref(job->columns_used);
	g_string_free(job->remarks, TRUE);
	g_clear_pointer(&job->matches, g_ptr_array_unref);
	g_ptr_array_unref(job->files);
	g_ptr_array_unref(job->outputs);
	g_ptr_array_unref(job->group_names);
}

static bool take_operands(struct kith_job *job, const GPtrArray *operands, GError **error)
{
	unsigned shared = job->tool->shared;
	size_t most = shared & KITH_SHARED_FILES ? SIZE_MAX : shared & KITH_SHARED_READING ? 1 : 0;
	g_ptr_array_extend(job->files, (GPtrArray *)operands, NULL, NULL);
	if (operands->len > most) {
		const char *extra = operands->pdata[most];
		return most ? kith_fail(error, KITH_ERROR_USAGE,
				      "one file at a time: '%s' and '%s'; make one network of "
				      "them with `kith import`, or quote a name that has blanks",
				      (const char *)operands->pdata[0], extra)
			    : kith_fail(error, KITH_ERROR_USAGE,
				      "it reads no file, so '%s' has no meaning; see --help",
				      extra);
	}
	job->shared.file = operands->len ? operands->pdata[0] : NULL;
	return true;
}

static bool is_standard_output(const char *path)
{
	return !path || g_str_equal(path, "-");
}

static bool check_options(const struct kith_job *job, GError **error)
{
	const struct kith_shared_options *shared = &job->shared;
	if (shared->directed && shared->undirected) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--directed and --undirected exclude each other; choose one");
	}
	if (shared->answer && !shared->graph) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--answer goes with -g; to write only the answer use -o FILE");
	}
	if (g_strcmp0(shared->answer, "-") == 0 && is_standard_output(shared->output)) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"the graph and the answer cannot both go to standard output; give one of "
			"them a file, with -o or --answer");
	}
	if (shared->spreadsheet_safe && shared->graph && !shared->answer) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--spreadsheet-safe changes answers; a graph goes on to the next tool as "
			"it is: leave out -g, or save the answer with --answer");
	}
	if (shared->weight_column && shared->distance_column) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--weight-column and --distance-column exclude each other; choose one");
	}
	return true;
}

/* What the environment says where the command line says nothing; on an errand that is meant. */
static void take_environment(struct kith_job *job)
{
	const char *me = job->matter ? NULL : g_getenv("KITH_ME");
	if ((job->tool->shared & KITH_SHARED_ME) && !job->shared.me && me && *me) {
		job->shared.me = me;
	}
	if (job->shared.threads > 0) {
		omp_set_num_threads((int)MIN(job->shared.threads, 1024));
	}
}

/* Whether two outputs go to the same place. */
static bool is_same(const kith_output *a, const kith_output *b)
{
	return a->stream == b->stream || (a->target && g_strcmp0(a->target, b->target) == 0);
}

/* Opens another file to write; NULL or "-" is standard output. */
static FILE *open_output(struct kith_job *job, const char *path, GError **error)
{
	g_autoptr(kith_output) output = kith_output_open(path, error);
	for (guint k = 0; output && k < job->outputs->len; k++) {
		if (is_same(output, job->outputs->pdata[k])) {
			kith_fail(error, KITH_ERROR_USAGE,
				"%s is to be written twice over; give each its own file",
				output->path);
			return NULL;
		}
	}
	if (!output) {
		return NULL;
	}
	FILE *stream = output->stream;
	g_ptr_array_add(job->outputs, g_steal_pointer(&output));
	return stream;
}

/* Everything is on the disk before the first file gets its name. */
static bool close_outputs(struct kith_job *job, GError **error)
{
	bool done = true;
	for (guint k = 0; done && k < job->outputs->len; k++) {
		done = kith_output_finish(job->outputs->pdata[k], error);
	}
	for (guint k = 0; done && k < job->outputs->len; k++) {
		done = kith_output_close(job->outputs->pdata[k], error);
	}
	return done;
}

static void print_help(const struct kith_tool *tool, FILE *out)
{
	size_t columns, rows;
	kith_screen_size(stdout, &columns, &rows);
	g_autoptr(GString) text = g_string_new(NULL);
	kith_help_tool(tool, CLAMP(columns, 40, 100), text);
	fputs(text->str, out);
}

/* Opens the file an option names, if it names one. */
static bool open_named(struct kith_job *job, const char *path, FILE **stream, GError **error)
{
	if (path) {
		*stream = open_output(job, path, error);
	}
	return !path || *stream;
}

static const char *value_of(const struct kith_job *job, const struct kith_option *option)
{
	const char *value = (const char *)job->settings + option->offset;
	return *(const char *const *)(const void *)value;
}

static bool open_own(struct kith_job *job, GError **error)
{
	const struct kith_option_table *own = &job->tool->options;
	FILE *stream;
	for (const struct kith_option *option = own->first; option < own->end; option++) {
		if (option->type == KITH_OPTION_OUTPUT &&
			!open_named(job, value_of(job, option), &stream, error)) {
			return false;
		}
	}
	return true;
}

kith_output *kith_job_output(const struct kith_job *job, const char *path)
{
	for (guint k = 0; k < job->outputs->len; k++) {
		kith_output *output = job->outputs->pdata[k];
		bool dash = g_str_equal(path, "-") && output->stream == stdout;
		if (dash || g_str_equal(output->path, path)) {
			return output;
		}
	}
	g_assert_not_reached();
}

static bool is_file(const struct stat *file, const char *path)
{
	struct stat status;
	return path && stat(path, &status) == 0 && status.st_dev == file->st_dev &&
	       status.st_ino == file->st_ino;
}

/* Whether it is among the files that are read. */
static bool is_read(const struct kith_job *job, const struct stat *file)
{
	const struct kith_option_table *own = &job->tool->options;
	bool read = is_file(file, "/dev/stdin") || is_file(file, job->shared.people) ||
		    is_file(file, job->shared.aliases);
	for (guint k = 0; !read && k < job->files->len; k++) {
		read = is_file(file, job->files->pdata[k]);
	}
	for (const struct kith_option *option = own->first; !read && option < own->end; option++) {
		read = option->type == KITH_OPTION_FILE && is_file(file, value_of(job, option));
	}
	return read;
}

/* A graph may be put back in its place; anything else would take the place of what it is made of.
 */
static bool check_inputs_stay(const struct kith_job *job, GError **error)
{
	for (guint k = job->shared.graph; k < job->outputs->len; k++) {
		const kith_output *output = job->outputs->pdata[k];
		struct stat file;
		if (output->target && stat(output->target, &file) == 0 && is_read(job, &file)) {
			return kith_fail(error, KITH_ERROR_USAGE,
				"%s is read, and what is written would take its place; give that "
				"another name",
				output->path);
		}
	}
	return true;
}

/* What cannot be written is found out before anything is computed or printed. */
static bool open_all(struct kith_job *job, GError **error)
{
	const struct kith_shared_options *shared = &job->shared;
	job->out = open_output(job, shared->output, error);
	return job->out && open_named(job, shared->answer, &job->answer, error) &&
	       open_named(job, shared->methods, &job->methods, error) && open_own(job, error) &&
	       check_inputs_stay(job, error);
}

static bool answer(struct kith_job *job, GError **error)
{
	if (!open_all(job, error)) {
		return false;
	}
	if (job->tool->prepare) {
		job->tool->prepare();
	}
	kith_lock_in(job->outputs);
	kith_progress_begin(job);
	if (!job->tool->run(job, error)) {
		return false;
	}
	kith_methods_write(job);
	return true;
}

static bool work(struct kith_job *job, GError **error)
{
	bool asked = job->shared.help || job->shared.version;
	if (!asked) {
		return answer(job, error) && close_outputs(job, error);
	}
	job->out = open_output(job, NULL, error);
	if (job->shared.help) {
		print_help(job->tool, job->out);
	} else {
		fputs("kith " KITH_VERSION "\n", job->out);
	}
	return close_outputs(job, error);
}

static bool read_arguments(struct kith_job *job, const struct kith_option_set *sets,
	char *const *arguments, GError **error)
{
	g_autoptr(GPtrArray) operands = g_ptr_array_new();
	if (!kith_option_parse(sets, arguments, operands, error)) {
		return false;
	}
	if (job->shared.help || job->shared.version) {
		return true;
	}
	take_environment(job);
	return take_operands(job, operands, error) && check_options(job, error);
}

void kith_matter_finish(struct kith_matter *matter)
{
	kith_partition_finish(&matter->circles);
	kith_triangles_finish(&matter->triangles);
	kith_betweenness_finish(&matter->paths);
}

bool kith_errand_run(const struct kith_errand *errand, GError **error)
{
	const struct kith_tool *tool = kith_tool_find(errand->words[0]);
	g_autofree void *settings = g_malloc0(MAX(tool->settings_size, 1));
	struct kith_option_set sets[KITH_SETS_MAX];
	struct kith_job job;
	job_init(&job, tool, settings);
	job.matter = errand->matter;
	job.earlier = errand->earlier;
	job.out = errand->out;
	job.found = errand->graph;
	job.dark = errand->dark;
	job.notes = errand->notes;
	job.shared.today = errand->today;
	job.shared.unweighted = errand->unweighted;
	job.person = errand->person ? errand->person : job.person;
	job.people = errand->people ? errand->people : job.people;
	kith_tool_sets(tool, &job.shared, settings, sets);
	bool answered = read_arguments(&job, sets, (char *const *)errand->words + 1, error) &&
			tool->run(&job, error);
	if (errand->columns) {
		g_ptr_array_extend_and_steal(errand->columns, g_steal_pointer(&job.columns_used));
		job.columns_used = g_ptr_array_new();
	}
	kith_option_finish(sets);
	job_finish(&job);
	return answered;
}

static int report(const struct kith_tool *tool, const GError *error)
{
	kith_screen_say(stderr, tool->name, error->message);
	return error->domain == KITH_ERROR ? error->code : KITH_ERROR_SYSTEM;
}

int kith_tool_run(const struct kith_tool *tool, char *const *arguments)
{
	g_autofree void *settings = g_malloc0(MAX(tool->settings_size, 1));
	g_autoptr(GError) error = NULL;
	struct kith_option_set sets[KITH_SETS_MAX];
	struct kith_job job;
	job_init(&job, tool, settings);
	kith_tool_sets(tool, &job.shared, settings, sets);
	bool answered = read_arguments(&job, sets, arguments, &error) && work(&job, &error);
	kith_option_finish(sets);
	job_finish(&job);
	return answered ? EXIT_SUCCESS : report(tool, error);
}
