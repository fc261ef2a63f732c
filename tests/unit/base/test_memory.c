/* Claims about lib/base/memory, and about every tool when it fails. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unit/from_text.h"

#include <fcntl.h>
#include <unistd.h>
#include <unwind.h>

#include "base/memory.h"
#include "cli/lock.h"
#include "cli/tool.h"
#include "io/csv_reader.h"

#define FRAMES 6 /* calls down to an allocation that tell ways apart; two of them are ours */

/* In place of the real one: a process that is locked in could not run the next command. */
unsigned kith_lock_in(const GPtrArray *outputs)
{
	(void)outputs;
	return 0;
}

static void more_than_there_is_is_refused(void **state)
{
	(void)state;
	const size_t sizes[] = {1, 8, 1000};
	for (size_t k = 0; k < G_N_ELEMENTS(sizes); k++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *array = kith_array(((size_t)1 << 46) / sizes[k], sizes[k], &error);
		assert_null(array);
		assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
		assert_true(g_pattern_match_simple(
			"not enough memory (70.4*TB more was needed)*", error->message));
	}
	g_autoptr(GError) error = NULL;
	assert_null(kith_array(SIZE_MAX, 16, &error));
	assert_non_null(error);
}

static void a_refused_array_stays(void **state)
{
	(void)state;
	g_autofree char *array = kith_array(100, 1, NULL);
	array[99] = 'x';
	assert_null(kith_array_resize(array, (size_t)1 << 46, 1, NULL));
	assert_int_equal(array[99], 'x');
	array = kith_array_resize(array, 200, 1, NULL);
	assert_int_equal(array[99], 'x');
}

/* Runs a tool with its messages, standard error, in `said`. */
static int run(const struct kith_tool *tool, char *const *arguments, char *said, size_t room)
{
	FILE *messages = tmpfile();
	int before = dup(STDERR_FILENO);
	fflush(stderr);
	dup2(fileno(messages), STDERR_FILENO);
	int status = kith_tool_run(tool, arguments);
	fflush(stderr);
	dup2(before, STDERR_FILENO);
	close(before);
	rewind(messages);
	said[fread(said, 1, room - 1, messages)] = '\0';
	fclose(messages);
	return status;
}

/* Who called whom, as one number; the last of them is what asks. */
struct calls {
	uint64_t hash;
	int frames;
};

static _Unwind_Reason_Code add_call(struct _Unwind_Context *context, void *data)
{
	struct calls *calls = data;
	calls->hash = (calls->hash ^ (uint64_t)_Unwind_GetIP(context)) * 0x100000001b3;
	return ++calls->frames < FRAMES ? _URC_NO_REASON : _URC_END_OF_STACK;
}

static GMutex watch;
static GHashTable *tried; /* the calls that have been made to fail */
static bool has_failed;   /* one of this run */
static size_t asked;      /* allocations of this run, up to the one that failed */
static size_t known;      /* how many of them, at the beginning, need no looking at */

/* The first allocation of a run that nobody has yet made to fail when called in this way. */
static bool is_new(void)
{
	struct calls calls = {0xcbf29ce484222325, 0};
	g_mutex_lock(&watch);
	bool is_looked_at = !has_failed && asked++ >= known;
	if (is_looked_at) {
		(void)_Unwind_Backtrace(add_call, &calls);
	}
	bool fails = is_looked_at && g_hash_table_add(tried, g_memdup2(&calls.hash, 8));
	has_failed = has_failed || fails;
	g_mutex_unlock(&watch);
	return fails;
}

/* Runs a tool that lacks memory somewhere: it says so, or ends as it does with memory. */
static void run_short(const struct kith_tool *tool, char *const *arguments, int usual)
{
	char said[2000];
	int status = run(tool, arguments, said, sizeof said);
	bool failed = status == 4 && strstr(said, "not enough memory");
	if (!failed && status != usual) {
		fail_msg("kith %s: exit %d: %s", tool->name, status, said);
	}
}

/*
 * Fails a command wherever it comes to an allocation in a way that no command before it did. A run
 * looks at none before the one that failed in the run before it, as who calls whom takes longest to
 * tell; but threads may take another turn, so the last run looks at all.
 */
static void fail_each(const struct kith_tool *tool, char *const *arguments)
{
	char said[2000];
	int usual = run(tool, arguments, said, sizeof said);
	bool looked_at_all;
	known = 0;
	do {
		looked_at_all = known == 0;
		has_failed = false;
		asked = 0;
		kith_array_fail_when(is_new);
		run_short(tool, arguments, usual);
		kith_array_fail_when(NULL);
		known = has_failed ? asked - 1 : 0;
	} while (has_failed || !looked_at_all);
}

/* Ways that have been tried may end otherwise later in a run: a few of these, farther and farther
 * apart. */
static void fail_late(const struct kith_tool *tool, char *const *arguments)
{
	char said[2000];
	int usual = run(tool, arguments, said, sizeof said);
	for (long k = 3; k < 1000; k = 3 * k + 1) {
		kith_array_fail_after(k);
		run_short(tool, arguments, usual);
		kith_array_fail_after(-1);
	}
}

/* Fails what runs as `kith TOOL ...`, its output going nowhere. */
static void fail_command(const char *command, bool late)
{
	g_autoptr(GString) line = g_string_new(command);
	g_string_replace(line, "--chance 1000", "--chance 50", 1);
	g_auto(GStrv) words = NULL;
	assert_true(g_shell_parse_argv(line->str, NULL, &words, NULL));
	const struct kith_tool *const *tool = kith_tools;
	while (strcmp((*tool)->name, words[1])) {
		tool++;
	}
	g_autoptr(GPtrArray) arguments = g_ptr_array_new();
	for (char **word = words + 2; *word; word++) {
		g_ptr_array_add(arguments, *word);
	}
	g_ptr_array_add(arguments, "-o");
	g_ptr_array_add(arguments, "/dev/null");
	if (!strcmp((*tool)->name, "plot") && !strstr(command, "--format")) {
		g_ptr_array_add(arguments, "--format");
		g_ptr_array_add(arguments, "svg");
	}
	g_ptr_array_add(arguments, NULL);
	fail_each(*tool, (char *const *)arguments->pdata);
	if (late) {
		fail_late(*tool, (char *const *)arguments->pdata);
	}
}

static void every_example_says_that_memory_failed(void **state)
{
	(void)state;
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		for (const struct kith_example *example = (*tool)->examples; example->command;
			example++) {
			if (!strpbrk(example->command, "|<") && !strstr(example->command, " -o ")) {
				fail_command(example->command, true);
			}
		}
	}
}

/* Files and pictures of each kind, and options that no example shows; GRAPH has both directions of
 * ties and cells of theirs. */
static void every_format_says_that_memory_failed(void **state)
{
	(void)state;
	static const char *const commands[] = {
		"kith plot data/florentine.csv --format png",
		"kith plot data/florentine.csv --format pdf",
		"kith plot data/community.csv --format html",
		"kith report data/florentine.csv",
		"kith changes GRAPH data/florentine.csv",
		"kith compare --chance 9 GRAPH data/florentine.csv",
		"kith summary --undirected=mutual GRAPH",
		"kith people --undirected --people data/community.csv GRAPH",
		"kith ties GRAPH --since 2024-01-01 --largest",
		"kith export --format gexf GRAPH --pseudonyms GRAPH.key",
		"kith export --format dot GRAPH",
		"kith export --format gephi GRAPH --nodes /dev/null",
		"kith import --merge --merge-map /dev/null GRAPH data/community.csv",
		"kith people --where kind=work --rows degree=1 --distance-column weight GRAPH",
		"kith path GRAPH --from Ada --to Bo --through kind --all",
		("kith path data/community.csv --from 'Amara Okafor' --to 'Rhiannon Pryce' --paths "
		 "9"),
		"kith path data/community.csv --from 'Amara Okafor' --to 'Ruth Oyelaran'",
		("kith intro data/community.csv --me 'Amara Okafor' --to 'Rhiannon Pryce' --routes "
		 "9"),
		"kith intro data/community.csv --me 'Amara Okafor' --to 'Ruth Oyelaran'",
		"kith intro data/community.csv --me 'Ruth Oyelaran' --to-where city=Leeds",
		("kith intro -g data/lesmis.csv --me Gavroche --to Fantine --via Valjean --avoid "
		 "Javert"),
		"kith doors -g data/lesmis.csv --me Gavroche --to-where name=Fantine",
		"kith ego -g data/community.csv --me 'Amara Okafor' --answer /dev/null",
		"kith meet -g GRAPH --me Ada --either-way --answer /dev/null",
		"kith ties -g data/florentine.csv --exact",
		"kith brokers -g --columns reach,coreness,eigenvector GRAPH",
		"kith communities --method labels data/lesmis.csv",
		"kith communities --method louvain --objective cpm --resolution 0.1 GRAPH",
		"kith plot --format svg --color kind --node-size weight --hulls GRAPH",
	};
	g_autofree char *folder = g_dir_make_tmp("kith-memory-XXXXXX", NULL);
	g_autofree char *graph = g_build_filename(folder, "graph.csv", NULL);
	g_autofree char *key = g_strconcat(graph, ".key", NULL);
	assert_true(g_file_set_contents(graph,
		"source,target,weight,kind,date,directed\nAda,Bo,2,work,2024-01-02,1\n"
		"Bo,Ada,3,,2024-02-03,1\nAda,Cy,,family,2023-01-02,\nCy,Bo,1,,,1\n",
		-1, NULL));
	for (size_t k = 0; k < G_N_ELEMENTS(commands); k++) {
		g_auto(GStrv) parts = g_strsplit(commands[k], "GRAPH", -1);
		g_autofree char *command = g_strjoinv(graph, parts);
		fail_command(command, true);
	}
	assert_int_equal(unlink(graph) + unlink(key) + rmdir(folder), 0);
}

/* Options whose arrays neither an example nor a format asks for; GRAPH has pairs of whom nothing is
 * known, ALIASES other names for its people. */
static const char *const with_options[] = {
	"kith people GRAPH --undirected",
	"kith people GRAPH --undirected=mutual --largest",
	"kith summary GRAPH --directed",
	"kith triads GRAPH",
	"kith check --tools GRAPH",
	"kith compare GRAPH data/florentine.csv",
	"kith compare GRAPH",
	"kith import --merge GRAPH GRAPH",
	"kith export --format matrix GRAPH",
	"kith export --format pajek GRAPH",
	"kith people --aliases ALIASES GRAPH",
	"kith ties --aliases ALIASES GRAPH --undirected",
	"kith changes GRAPH --at 2024-01-15",
	"kith plot --every 1y --hulls --color kind GRAPH",
	"kith plot --every 6m GRAPH --format png",
	"kith plot --layout grid data/karate.csv --hulls",
	"kith plot --hulls data/karate.csv --format png",
	"kith brokers --exact --threads 2 --distance-column weight GRAPH",
	"kith brokers --sources 3 --threads 2 data/karate.csv",
	"kith brokers --set 3 data/karate.csv",
	"kith brokers --missing 0.1 --draws 40 data/karate.csv",
	"kith ties --reciprocity --columns dispersion GRAPH",
	"kith ties --columns dispersion data/karate.csv",
	"kith ties --backbone 0.9 data/lesmis.csv",
	"kith communities --overlap data/karate.csv",
	"kith communities --scan data/karate.csv",
	"kith communities --consensus --runs 5 data/karate.csv",
	"kith communities --fixed club data/karate.csv",
	"kith roles --between --group club data/karate.csv",
	"kith path --through kind --all GRAPH --from Ada --to Cy --either-way",
	"kith path --by weight --paths 5 data/lesmis.csv --from Valjean --to Fantine",
	("kith intro data/lesmis.csv --me Gavroche --to Fantine --to Cosette --via Valjean "
	 "--routes 5 --disjoint --max-steps 5"),
	("kith intro data/community.csv --me 'Amara Okafor' --to-where city=Leeds --routes 9 "
	 "--disjoint --max-steps 4 --like field,city"),
	("kith doors data/community.csv --me 'Amara Okafor' --to-where city=Leeds --at-most 1 "
	 "--max-steps 4"),
	"kith meet data/community.csv --me 'Amara Okafor' --page-rank",
	"kith ego --everyone data/community.csv",
	"kith ego --steps 3 GRAPH --me Ada",
	"kith reconnect data/community.csv --me 'Amara Okafor' --silent 1m",
};

static void every_option_says_that_memory_failed(void **state)
{
	(void)state;
	g_autofree char *folder = g_dir_make_tmp("kith-memory-XXXXXX", NULL);
	g_autofree char *graph = g_build_filename(folder, "graph.csv", NULL);
	g_autofree char *aliases = g_build_filename(folder, "aliases.csv", NULL);
	assert_true(g_file_set_contents(graph,
		"source,target,weight,kind,date,directed\nDi,,,work,,\nAda,Bo,2,work,2021-01-02,1\n"
		"Bo,Ada,3,,2022-02-03,1\nAda,Cy,NA,family,2023-01-02,\nCy,Bo,1,,2024-05-06,1\n"
		"Cy,Di,4,,2024-05-06,\nA. Di,Bo,5,,2024-05-07,\nDi,Ada,NA,,,1\n",
		-1, NULL));
	assert_true(g_file_set_contents(
		aliases, "alias,person\nA. Di,Di\nBo Bo,Bo\nCy,Cyrus\n", -1, NULL));
	for (size_t k = 0; k < G_N_ELEMENTS(with_options); k++) {
		g_autoptr(GString) command = g_string_new(with_options[k]);
		g_string_replace(command, "GRAPH", graph, 0);
		g_string_replace(command, "ALIASES", aliases, 0);
		fail_command(command->str, true);
	}
	assert_int_equal(unlink(graph) + unlink(aliases) + rmdir(folder), 0);
}

/* The files that fuzzing begins with: some of each format, read by what may read it. */
static void every_import_says_that_memory_failed(void **state)
{
	(void)state;
	static const char corpus[] = "tests/fuzz/corpus";
	static const char *const tools[] = {
		"import", "import --everyone --since 2000-01-01", "check", "events", "draft"};
	g_autoptr(GDir) formats = g_dir_open(corpus, 0, NULL);
	assert_non_null(formats);
	for (const char *format; (format = g_dir_read_name(formats));) {
		g_autofree char *folder = g_build_filename(corpus, format, NULL);
		g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
		for (const char *file; (file = g_dir_read_name(files));) {
			g_autofree char *path = g_build_filename(folder, file, NULL);
			for (size_t k = 0; k < G_N_ELEMENTS(tools); k++) {
				g_autofree char *command =
					g_strdup_printf("kith %s -q %s", tools[k], path);
				fail_command(command, false);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(more_than_there_is_is_refused),
		cmocka_unit_test(a_refused_array_stays),
		cmocka_unit_test(every_example_says_that_memory_failed),
		cmocka_unit_test(every_format_says_that_memory_failed),
		cmocka_unit_test(every_option_says_that_memory_failed),
		cmocka_unit_test(every_import_says_that_memory_failed),
	};
	kith_csv_set_chunk((size_t)1 << 16); /* files are small: no megabytes for each run */
	tried = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	g_hash_table_unref(tried);
	return failed;
}
