/* kith plot: draw it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/plot.h"

#include <string.h>

static const struct plot_settings defaults = {.layout = "auto", .theme = "light", .scale = 1};

static const struct kith_option options[] = {
	KITH_FILE("output", 'o', struct plot_settings, output, "FILE",
		"write there; its end says what: .svg, .png, .pdf or .html"),
	KITH_CHOICE("format", 0, struct plot_settings, format, "NAME",
		"svg, png, pdf or html, for standard output or another name", "svg|png|pdf|html"),
	KITH_CHOICE("layout", 0, struct plot_settings, layout, "NAME",
		"where people stand (default: stress up to 300 people, forces above); ego and "
		"route go with --me and intro -g; fr to random are igraph's",
		"auto|stress|force|ego|route|circle|fr|kk|mds|dh|gem|graphopt|tree|star|grid|"
		"random"),
	KITH_CHOICE("theme", 0, struct plot_settings, theme, "NAME",
		"light (default), dark or shimmer", "light|dark|shimmer"),
	KITH_COLUMN("color", 0, struct plot_settings, color, "COLUMN",
		"colour people by words or numbers (default: their circle)"),
	KITH_COLUMN("node-size", 0, struct plot_settings, node_size, "COLUMN",
		"size of discs (default: number of ties)"),
	KITH_TEXT("label", 0, struct plot_settings, label, "COLUMN|none|N",
		"what people are called; none writes no name anywhere in the file; N names at most "
		"(default: all up to 120 people, else 60)"),
	KITH_CHOICE("ties", 0, struct plot_settings, ties, "class",
		"show the classes of ties found by kith ties -g: bridges and weak ties stand out",
		"class"),
	KITH_TEXTS("highlight", 0, struct plot_settings, highlight, "NAME",
		"ring a person; may be repeated"),
	KITH_FLAG("all", 0, struct plot_settings, all,
		"draw everybody, however many (default: above 50,000 people their circles)"),
	KITH_FLAG("hulls", 0, struct plot_settings, hulls,
		"tint the ground of circles that stand apart"),
	KITH_TEXT("title", 0, struct plot_settings, title, "TEXT", "a title (default: the counts)"),
	KITH_TEXT("caption", 0, struct plot_settings, caption, "TEXT|none",
		"words at the foot (default: how the picture was made)"),
	KITH_TEXT("size", 0, struct plot_settings, size, "WxH",
		"pixels, millimetres (170x120mm) or A3, A4, A5 (default: 1600x1200)"),
	KITH_NUMBER("scale", 0, struct plot_settings, scale, "X",
		"times as many pixels in PNG (default: 1)"),
	KITH_TEXT("font", 0, struct plot_settings, font, "NAME",
		"a font family (default: Noto Sans)"),
};

static const struct kith_example examples[] = {
	{"kith plot data/lesmis.csv -o lesmis.svg", "circles, names and a legend"},
	{"kith plot data/karate.csv --color club --hulls --title 'A club before it split' "
	 "-o karate.png",
		"colours from a column of people"},
	{"kith intro -g data/florentine.csv --from Ridolfi --to Pazzi | kith plot -o route.pdf",
		"the way to an introduction lit, the rest faded"},
	{"kith ties -g data/karate.csv | kith plot --ties class -o ties.svg",
		"bridges and weak ties stand out"},
	{"kith plot data/community.csv -o web.html",
		"a page to pan, zoom and search, without a network"},
	{"kith plot -g data/florentine.csv", "where everybody stands, for the next tool"},
	{NULL, NULL},
};

static void plot_finish(struct plot *plot)
{
	void *arrays[] = {plot->x, plot->y, plot->radius, plot->size, plot->value, plot->event,
		plot->ringed, plot->highlighted_people, plot->highlighted_ties, plot->tie_style,
		plot->step, plot->caption, plot->counts};
	for (size_t k = 0; k < G_N_ELEMENTS(arrays); k++) {
		g_free(arrays[k]);
	}
	kith_partition_finish(&plot->groups);
	kith_partition_finish(&plot->colours);
	kith_quotient_finish(&plot->quotient);
	g_clear_pointer(&plot->names, g_ptr_array_unref);
	g_clear_pointer(&plot->group_names, g_ptr_array_unref);
}

static bool draw(struct plot *plot, GError **error)
{
	g_autoptr(kith_scene) scene = kith_picture_draw(&plot->picture, error);
	if (!scene) {
		return false;
	}
	if (scene->names_unplaced) {
		kith_job_note(plot->job,
			"%zu names found no room; draw larger (--size), or fewer people (--where)",
			scene->names_unplaced);
	}
	if (scene->glyphs_missing) {
		kith_job_note(plot->job,
			"some letters are in none of this machine's fonts; install more (Debian: "
			"fonts-noto)");
	}
	return plot_write(plot, scene, error);
}

static bool run(struct kith_job *job, GError **error)
{
	struct plot plot = {.job = job, .settings = job->settings};
	bool only_graph = job->shared.graph && !plot.settings->output && !plot.settings->format;
	bool done = plot_page_read(&plot, error) && kith_job_read(job, error) &&
		    plot_keep_route(&plot, error) && plot_look(&plot, error) &&
		    plot_place(&plot, error) && (only_graph || draw(&plot, error)) &&
		    (!job->shared.graph || plot_print_graph(&plot, error));
	plot_finish(&plot);
	return done;
}

const struct kith_tool kith_tool_plot = {
	.name = "plot",
	.group = "Show",
	.needs = KITH_NEEDS_PEOPLE,
	.question = "draw it: SVG, PNG, PDF, HTML",
	.about = "Draws the network: people of a circle together and in one colour, names where "
		 "there is room, a legend. Circles are found when the graph has no column "
		 "community; people stand where columns x and y say, when everybody has both (in "
		 "picture units, y downwards).\n\nWith --me, that person and their contacts are "
		 "lit and the rest is faded; after kith intro -g, the routes are. Nothing private "
		 "is written into the file beside what can be seen; --label none leaves out every "
		 "name.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct plot_settings),
	.defaults = &defaults,
	.shared = KITH_SHARED_READING | KITH_SHARED_GRAPH | KITH_SHARED_ME | KITH_SHARED_GROUP |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.run = run,
};
