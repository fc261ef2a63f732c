/* kith plot: draw it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/fields.h"
#include "answers/page_data.h"
#include "answers/plot_encoding.h"
#include "answers/plot_periods.h"
#include "base/number.h"
#include "drawing/font.h"
#include "drawing/canvas.h"
#include "drawing/page.h"
#include "drawing/svg.h"
#include "igraph/bridge.h"
#include "layout/layout.h"

static const struct plot_settings defaults = {.layout = "auto", .scale = 1};

static const struct kith_option options[] = {
	KITH_OUTPUT("output", 'o', struct plot_settings, output, "FILE",
		"write there; its end says what: .svg, .png, .pdf or .html"),
	KITH_CHOICE("format", 0, struct plot_settings, format, "NAME",
		"svg, png, pdf or html, for standard output or another name", "svg|png|pdf|html"),
	KITH_CHOICE("layout", 0, struct plot_settings, layout, "NAME",
		"where people stand (default: stress up to 300 people, forces above); ego and "
		"route go with --me and intro -g; fr to random are igraph's",
		"auto|stress|force|ego|route|circle|fr|kk|mds|dh|gem|graphopt|tree|star|grid|"
		"random"),
	KITH_CHOICE("theme", 0, struct plot_settings, theme, "NAME",
		"light, dark or shimmer (default: light; a page follows the system)",
		"light|dark|shimmer"),
	KITH_COLUMN("color", 0, struct plot_settings, color, "COLUMN",
		"colour people by words or numbers (default: their circle); COLUMN:number takes "
		"few "
		"whole numbers for numbers, not codes"),
	KITH_COLUMN("node-size", 0, struct plot_settings, node_size, "COLUMN",
		"size of discs (default: number of ties)"),
	KITH_TEXT("label", 0, struct plot_settings, label, "COLUMN|none|N",
		"what people are called; none writes no name anywhere in the file; N names at most "
		"(default: all up to 120 people, else 60)"),
	KITH_CHOICE("ties", 0, struct plot_settings, ties, "class",
		"class shows the classes of kith ties -g: bridges, local bridges and weak ties "
		"stand out; change those of kith changes -g: new ties bold, lost ones dashed, what "
		"grew or faded between",
		"class|change"),
	KITH_TEXT("every", 0, struct plot_settings, every, "SPAN",
		"a small picture a period (6m, 1y, 2w) of dated ties, everybody in the same place, "
		"circles followed; a page gets a slider"),
	KITH_TEXTS("highlight", 0, struct plot_settings, highlight, "NAME",
		"ring a person; may be repeated"),
	KITH_FLAG("all", 0, struct plot_settings, all,
		"draw everybody, however many (default: above 50,000 people their circles)"),
	KITH_FLAG("hulls", 0, struct plot_settings, hulls,
		"tint the ground of circles that stand apart"),
	KITH_TEXT("title", 0, struct plot_settings, title, "TEXT", "a title (default: the counts)"),
	KITH_TEXT("subtitle", 0, struct plot_settings, subtitle, "TEXT|none",
		"words below the title (default: the counts)"),
	KITH_TEXT("nouns", 0, struct plot_settings, nouns, "WORD,WORD",
		"what is drawn and what ties it, where that is not people and ties: "
		"organisations,links"),
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
	{"kith changes -g data/repair-cafe.csv --at 2025-01-01 | kith plot --ties change -o "
	 "change.svg",
		"what changed: new ties bold, lost ones dashed"},
	{"kith plot data/repair-cafe.csv --every 1y -o years.svg",
		"a year beside the other, everybody in the same place"},
	{"kith plot data/community.csv -o web.html",
		"a page to explore: search, filter, ways between two people; no network"},
	{"kith plot data/southern-women.csv -o events.svg", "who came to what: people and events"},
	{"kith plot -g data/florentine.csv", "where everybody stands, for the next tool"},
	{NULL, NULL},
};

static const double UNITS_PER_MM = 96 / 25.4, PRINT_SCALE = 300.0 / 96;

static const struct {
	const char *name;
	double width, height; /* mm */
} papers[] = {{"A3", 420, 297}, {"A4", 297, 210}, {"A5", 210, 148}, {"letter", 279.4, 215.9}};

/* A page: its extent in picture units, what a unit is of the size asked for, pixels to a unit. */
struct plot_page {
	double width, height, unit, scale;
	double shown_width, shown_height; /* in `measure` */
	const char *measure;              /* "" or "mm" */
};

/* A plot in the making. */
struct plot {
	struct kith_job *job;
	const struct plot_settings *settings;
	const char *format;
	struct plot_page page;
	struct plot_encoding encoding;
	struct plot_periods periods; /* with --every */
	struct kith_layout layout;
	double *x, *y, *radius, *margin;
	enum kith_layout_form form;
	char *caption;
};

static void plot_finish(struct plot *plot)
{
	plot_periods_finish(&plot->periods);
	plot_encoding_finish(&plot->encoding);
	g_free(plot->x);
	g_free(plot->y);
	g_free(plot->radius);
	g_free(plot->margin);
	g_free(plot->caption);
}

static void set_page(struct plot_page *page, double width, double height, bool paper)
{
	double times = paper ? UNITS_PER_MM : 1;
	double unit = kith_picture_unit(width * times, height * times);
	*page = (struct plot_page){.width = width * times / unit,
		.height = height * times / unit,
		.unit = unit,
		.scale = unit * (paper ? PRINT_SCALE : 1),
		.shown_width = width,
		.shown_height = height,
		.measure = paper ? "mm" : ""};
}

/* Reads "1600x1200" or "170x120mm". */
static bool read_extent(struct plot_page *page, const char *text)
{
	char *end;
	double width = g_ascii_strtod(text, &end);
	if (end == text || (*end != 'x' && *end != 'X')) {
		return false;
	}
	const char *second = end + 1;
	double height = g_ascii_strtod(second, &end);
	bool paper = !strcmp(end, "mm");
	if (end == second || (*end && !paper) || !(width > 0) || !(height > 0)) {
		return false;
	}
	set_page(page, width, height, paper);
	return true;
}

static bool read_size(struct plot_page *page, const char *text, GError **error)
{
	for (size_t k = 0; k < G_N_ELEMENTS(papers); k++) {
		if (!g_ascii_strcasecmp(text, papers[k].name)) {
			set_page(page, papers[k].width, papers[k].height, true);
			return true;
		}
	}
	if (read_extent(page, text)) {
		return true;
	}
	return kith_fail(error, KITH_ERROR_USAGE,
		"--size: \"%s\" is no size; give pixels (1600x1200), millimetres (170x120mm) or "
		"A3, A4, A5",
		text);
}

/* What is written: --format, else what the file's name ends in. */
static bool read_format(struct plot *plot, GError **error)
{
	const struct plot_settings *settings = plot->settings;
	const char *dot = settings->output ? strrchr(settings->output, '.') : NULL;
	plot->format = settings->format;
	if (plot->format || (plot->job->shared.graph && !settings->output)) {
		return true;
	}
	for (const char *const *known = (const char *const[]){"svg", "png", "pdf", "html", NULL};
		dot && *known; known++) {
		if (!g_ascii_strcasecmp(dot + 1, *known)) {
			plot->format = *known;
			return true;
		}
	}
	return settings->output
		       ? kith_fail(error, KITH_ERROR_USAGE,
				 "-o %s: its name does not say what to draw; end it in .svg, .png, "
				 ".pdf or .html, or add --format",
				 settings->output)
		       : kith_fail(error, KITH_ERROR_USAGE,
				 "where shall the picture go? -o web.svg (or .png, .pdf, .html), "
				 "or --format svg for standard output");
}

/* Reads --size, --scale, --format and the end of the file's name. */
static bool read_page(struct plot *plot, GError **error)
{
	const struct plot_settings *settings = plot->settings;
	if (!(settings->scale > 0)) {
		return kith_fail(error, KITH_ERROR_USAGE, "--scale: give a number above 0");
	}
	if (!read_format(plot, error) ||
		!read_size(&plot->page, settings->size ? settings->size : "1600x1200", error)) {
		return false;
	}
	plot->page.scale *= settings->scale;
	plot->encoding.picture.width = plot->page.width;
	plot->encoding.picture.height = plot->page.height;
	plot->encoding.picture.unit = plot->page.unit;
	return true;
}

/* Whether most people have a place in the columns x and y; puts them into `x_out` and `y_out`
 * unless NULL, NAN for the others. */
static bool places_given(const struct plot *plot, double *x_out, double *y_out)
{
	const struct kith_column *x = kith_graph_column(plot->job->graph, "x");
	const struct kith_column *y = kith_graph_column(plot->job->graph, "y");
	size_t n = plot->job->graph->n, given = 0;
	for (size_t i = 0; i < n; i++) {
		double across, down;
		bool known = kith_number_parse(kith_column_person(x, i), false, &across) &&
			     kith_number_parse(kith_column_person(y, i), false, &down);
		given += known;
		if (x_out) {
			x_out[i] = known ? across : (double)NAN;
			y_out[i] = known ? down : (double)NAN;
		}
	}
	return 2 * given > n;
}

/* What the layout is called; by default it goes by the places given, then by who is tied to whom.
 */
static const char *layout_name(const struct plot *plot)
{
	static const char *const forms[] = {[KITH_FORM_ROWS] = "rows",
		[KITH_FORM_STAR] = "star",
		[KITH_FORM_CHAIN] = "chain",
		[KITH_FORM_STRESS] = "stress",
		[KITH_FORM_FORCES] = "forces"};
	if (strcmp(plot->settings->layout, "auto") != 0) {
		return plot->settings->layout;
	}
	if (!plot_is_crowded(&plot->encoding) && places_given(plot, NULL, NULL)) {
		return "as given";
	}
	bool all = plot->job->graph->n <= KITH_LAYOUT_FORCE_PEOPLE;
	return all ? forms[plot->form] : "circles by their ties";
}

/* What is written below the picture unless --caption says otherwise. To be freed. */
static char *caption_of(const struct plot *plot)
{
	const struct plot_settings *settings = plot->settings;
	GString *caption = g_string_new("kith " KITH_VERSION " plot");
	g_string_append_printf(
		caption, " · layout: %s · seed %zu", layout_name(plot), plot->job->shared.seed);
	const struct {
		const char *name, *value;
	} shown[] = {{"groups", plot->job->shared.group}, {"colour", settings->color},
		{"size", settings->node_size}, {"ties by", settings->ties},
		{"every", settings->every}, {"undirected", plot->job->shared.undirected}};
	for (size_t k = 0; k < G_N_ELEMENTS(shown); k++) {
		if (shown[k].value) {
			g_string_append_printf(caption, " · %s %s", shown[k].name, shown[k].value);
		}
	}
	g_string_append(caption, plot->job->shared.unweighted ? " · unweighted" : "");
	g_string_append(caption, plot->job->shared.where || plot->job->shared.where_tie ||
						 plot->job->shared.since || plot->job->shared.until
					 ? " · a part of the network"
					 : "");
	return g_string_free(caption, FALSE);
}

static enum kith_theme theme_of(const char *name)
{
	return !g_strcmp0(name, "dark")      ? KITH_THEME_DARK
	       : !g_strcmp0(name, "shimmer") ? KITH_THEME_SHIMMER
					     : KITH_THEME_LIGHT;
}

/* Chooses what is drawn around people, then what of them. */
static bool encode(struct plot *plot, GError **error)
{
	const struct plot_settings *settings = plot->settings;
	struct kith_picture *picture = &plot->encoding.picture;
	picture->theme = theme_of(settings->theme);
	picture->font = settings->font;
	picture->title = settings->title;
	picture->subtitle = !g_strcmp0(settings->subtitle, "none") ? "" : settings->subtitle;
	picture->hulls = settings->hulls;
	picture->caption = settings->caption ? settings->caption : "made by kith";
	if (!strcmp(picture->caption, "none") || !*picture->caption) {
		picture->caption = NULL;
	}
	return plot_encode(&plot->encoding, error);
}

/* A list of who came to what is a graph of both, ties running from people to events. */
static kith_graph *read(
	struct kith_job *job, const struct kith_reading *reading, GPtrArray *notes, GError **error)
{
	g_autoptr(kith_graph) graph = kith_job_read_attendance(job, reading, notes, error);
	if (!graph || !graph->attendance) {
		return g_steal_pointer(&graph);
	}
	bool split = kith_job_split_events(&graph, error);
	uint8_t *one_way = split ? kith_array(graph->m, 1, error) : NULL;
	if (!one_way) {
		return NULL;
	}
	memset(one_way, 1, graph->m);
	graph->attendance = true;
	return kith_graph_set_one_way(graph, one_way, error) ? g_steal_pointer(&graph) : NULL;
}

/* With --layout route only people who are on one stay. */
static bool keep_route(struct plot *plot, GError **error)
{
	struct kith_job *job = plot->job;
	const struct kith_column *step = kith_graph_column(job->graph, "step");
	if (strcmp(plot->settings->layout, "route") != 0) {
		return true;
	}
	if (!step || !step->person) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--layout route: nobody is on a route; find one first: kith intro -g FILE "
			"--from NAME --to NAME | kith plot --layout route ...");
	}
	g_autofree uint8_t *kept = kith_array(job->graph->n, 1, error);
	for (size_t i = 0; kept && i < job->graph->n; i++) {
		kept[i] = *kith_column_person(step, i) != '\0';
	}
	if (!kept || !kith_job_keep(job, kept, NULL, error)) {
		return false;
	}
	plot_keep_circles(&plot->encoding, kept);
	return true;
}

static bool lay_out(struct plot *plot, GError **error)
{
	static const struct {
		const char *name;
		enum kith_layout_kind kind;
	} own[] = {{"auto", KITH_LAYOUT_AUTO}, {"stress", KITH_LAYOUT_STRESS},
		{"force", KITH_LAYOUT_FORCE}, {"ego", KITH_LAYOUT_EGO},
		{"route", KITH_LAYOUT_ROUTE}, {"circle", KITH_LAYOUT_CIRCLE}};
	const char *name = plot->settings->layout;
	plot->layout.kind = KITH_LAYOUT_GIVEN;
	for (size_t k = 0; k < G_N_ELEMENTS(own); k++) {
		if (!strcmp(own[k].name, name)) {
			plot->layout.kind = own[k].kind;
		}
	}
	bool crowded = plot_is_crowded(&plot->encoding);
	if (!strcmp(name, "auto") && !crowded && places_given(plot, NULL, NULL)) {
		places_given(plot, plot->x, plot->y);
		plot->layout.kind = KITH_LAYOUT_GIVEN;
	} else if (!strcmp(name, "auto") && plot->layout.graph->n > KITH_LAYOUT_FORCE_PEOPLE) {
		plot->layout.kind = KITH_LAYOUT_SWARM;
	} else if (plot->layout.kind == KITH_LAYOUT_GIVEN &&
		   !kith_igraph_layout(
			   plot->layout.graph, name, plot->layout.seed, plot->x, plot->y, error)) {
		return false;
	}
	return kith_layout_place(&plot->layout, plot->x, plot->y, error);
}

/* How many small pictures; 0 where it is one, as on a page, which moves through the periods. */
static size_t panels_of(const struct plot *plot)
{
	bool drawn = plot->format && strcmp(plot->format, "html");
	return drawn ? plot->periods.periods.count : 0;
}

/* Says how the picture was made, once that is known. */
static void name_caption(struct plot *plot)
{
	struct kith_picture *picture = &plot->encoding.picture;
	picture->creator = plot->caption = caption_of(plot);
	if (picture->caption && !plot->settings->caption) {
		picture->caption = plot->caption;
	}
}

/* Measures the page and places people on it; sets what picture and layout borrow. */
static bool place_people(struct plot *plot, GError **error)
{
	size_t n = plot->encoding.picture.graph->n;
	struct kith_picture_sheet sheet;
	plot->x = KITH_ARRAY(double, n, error);
	plot->y = plot->x ? KITH_ARRAY(double, n, error) : NULL;
	plot->radius = plot->y ? KITH_ARRAY(double, n, error) : NULL;
	plot->margin = plot->radius ? KITH_ARRAY(double, n, error) : NULL;
	if (!plot->margin || !kith_picture_sheet(&plot->encoding.picture, &sheet, error)) {
		return false;
	}
	kith_picture_radii(&sheet, n, plot->encoding.size, plot->radius);
	const uint8_t *ringed = plot->encoding.picture.ringed;
	for (size_t i = 0; ringed && i < n; i++) {
		plot->margin[i] = kith_picture_ring_width((enum kith_ring)ringed[i]);
	}
	plot->layout.graph = plot->encoding.picture.graph;
	plot->layout.partition = &plot->encoding.groups;
	plot->layout.radius = plot->radius;
	plot->layout.centre = plot->encoding.centre;
	plot->layout.step = plot->encoding.step;
	plot->layout.route = plot->encoding.route;
	plot->layout.ring = plot->encoding.ring;
	plot->layout.margin = plot->margin;
	plot->encoding.picture.ring = plot->encoding.ring;
	plot->layout.width = sheet.box.right - sheet.box.left;
	plot->layout.height = sheet.box.bottom - sheet.box.top;
	if (panels_of(plot)) {
		kith_picture_panel(
			&sheet, panels_of(plot), &plot->layout.width, &plot->layout.height);
	}
	plot->layout.seed = plot->job->shared.seed;
	plot->layout.form = &plot->form;
	plot->encoding.picture.x = plot->x;
	plot->encoding.picture.y = plot->y;
	plot->encoding.picture.radius = plot->radius;
	double before = n ? plot->radius[0] : 1;
	bool done = lay_out(plot, error);
	plot->encoding.picture.disc_scale = n ? plot->radius[0] / before : 1;
	name_caption(plot);
	return done;
}

static void fill_community(const struct plot *plot, uint32_t *community)
{
	for (size_t i = 0; i < plot->encoding.groups.n; i++) {
		uint32_t group = plot->encoding.groups.of[i];
		community[i] = group == KITH_NO_GROUP ? UINT32_MAX : group + 1;
	}
}

static void mode_text(GString *out, size_t row, const void *data)
{
	const uint8_t *event = data;
	g_string_append(out, event[row] ? "event" : "");
}

/* Prints the graph with everybody's place, and their circle where that was found here. */
static bool print_graph(struct plot *plot, GError **error)
{
	struct kith_job *job = plot->job;
	g_autofree uint32_t *community = KITH_ARRAY(uint32_t, job->graph->n, error);
	if (!community) {
		return false;
	}
	fill_community(plot, community);
	g_autoptr(GArray) fields = kith_fields_new();
	kith_fields_add_names(fields, job->graph);
	kith_fields_add(fields, "x", plot->x);
	kith_fields_add(fields, "y", plot->y);
	if (job->groups_found) {
		kith_fields_add(fields, "community", community);
	}
	if (job->graph->attendance) {
		kith_fields_add_text(fields, "mode", mode_text, plot->encoding.event);
	}
	struct kith_table table = kith_fields_table(fields, KITH_ROWS_PEOPLE, job->graph->n);
	return kith_job_answer(job, &table, error);
}

/* How people know one another; NULL with a note where the data do not carry it. */
static kith_acquaintance *open_knowing(const struct plot *plot)
{
	const struct kith_acquaintance_options options = {.decay = 1, .max_steps = 3};
	g_autoptr(GError) why = NULL;
	kith_acquaintance *knowing = kith_acquaintance_new(plot->job->network, &options, &why);
	if (!knowing) {
		kith_job_note(plot->job, "the page finds no ways between people: %s", why->message);
	}
	return knowing;
}

/* Columns are left out where names are, and where circles are drawn. */
static char *page_data(const struct plot *plot, const kith_scene *scene, GError **error)
{
	const struct plot_encoding *encoding = &plot->encoding;
	bool told = encoding->picture.name && !encoding->quotient.graph;
	g_autoptr(kith_acquaintance) knowing = told ? open_knowing(plot) : NULL;
	const struct kith_page_periods periods = {
		plot->periods.panels, plot->periods.periods.count};
	return kith_page_data(&encoding->picture, scene, &periods, told ? plot->job->graph : NULL,
		knowing, error);
}

/* Unless a theme was asked for, the page has colours for dark ground as well. */
static bool write_page(struct plot *plot, const kith_scene *scene, FILE *out, GError **error)
{
	g_autoptr(kith_scene) dark = NULL;
	if (!plot->settings->theme) {
		struct kith_picture picture = plot->encoding.picture;
		picture.theme = KITH_THEME_DARK;
		dark = kith_picture_draw(&picture, error);
		if (!dark) {
			return false;
		}
	}
	g_autofree char *data = page_data(plot, scene, error);
	if (data) {
		kith_page_write(scene, dark, data, out);
	}
	return data != NULL;
}

static bool write_to(struct plot *plot, const kith_scene *scene, FILE *out, GError **error)
{
	const struct plot_page *page = &plot->page;
	if (!strcmp(plot->format, "png")) {
		return kith_canvas_png(scene, page->scale, out, error);
	}
	if (!strcmp(plot->format, "pdf")) {
		return kith_canvas_pdf(scene, out, error);
	}
	if (!strcmp(plot->format, "html")) {
		return write_page(plot, scene, out, error);
	}
	double times = page->measure[0] ? 1 : plot->settings->scale;
	struct kith_svg_size size = {
		page->shown_width * times, page->shown_height * times, page->measure};
	kith_svg_write(scene, &size, out);
	return true;
}

/* Writes the scene to -o, or to standard output. */
static bool write_scene(struct plot *plot, const kith_scene *scene, GError **error)
{
	if (!plot->settings->output) {
		return write_to(plot, scene, plot->job->out, error);
	}
	return write_to(
		plot, scene, kith_job_output(plot->job, plot->settings->output)->stream, error);
}

static bool draw_dark(struct plot *plot, GError **error)
{
	struct kith_picture picture = plot->encoding.picture;
	picture.theme = KITH_THEME_DARK;
	g_autoptr(kith_scene) dark = kith_picture_draw(&picture, error);
	return dark && write_to(plot, dark, plot->job->dark, error);
}

static bool draw(struct plot *plot, GError **error)
{
	const struct kith_picture *picture = &plot->encoding.picture;
	/* a page has all times on one picture, and a slider */
	size_t periods = panels_of(plot);
	g_autoptr(kith_scene) scene =
		periods ? kith_picture_draw_panels(picture, plot->periods.panels, periods, error)
			: kith_picture_draw(picture, error);
	if (!scene) {
		return false;
	}
	if (scene->names_unplaced) {
		kith_job_note(plot->job,
			"%zu %s found no room; draw larger (--size), or fewer people (--where)",
			scene->names_unplaced, scene->names_unplaced == 1 ? "name" : "names");
	}
	if (scene->chances_unplaced) {
		kith_job_note(plot->job, "%zu %s; draw larger (--size)", scene->chances_unplaced,
			scene->chances_unplaced == 1 ? "chance found no room on its tie"
						     : "chances found no room on their ties");
	}
	if (scene->glyphs_missing &&
		(!strcmp(plot->format, "png") || !strcmp(plot->format, "pdf"))) {
		kith_job_note(plot->job,
			"some letters are in none of this machine's fonts and are "
			"left out; install fonts (Debian: fonts-noto-cjk for Chinese, Japanese and "
			"Korean, fonts-noto for all), or draw SVG, which keeps them");
	}
	return write_scene(plot, scene, error) && (!plot->job->dark || draw_dark(plot, error));
}

/* With --every the picture is one of many times. */
static bool part_periods(struct plot *plot, GError **error)
{
	const struct plot_settings *settings = plot->settings;
	if (!settings->every) {
		return true;
	}
	if (settings->ties || plot_is_crowded(&plot->encoding) ||
		!strcmp(settings->layout, "ego") || !strcmp(settings->layout, "route")) {
		return kith_fail(error, KITH_ERROR_USAGE,
			"--every draws everybody again and again: leave out --ties, and layouts "
			"ego "
			"and route; of more than 50,000 people add --all");
	}
	return plot_periods_init(&plot->periods, &plot->encoding, error);
}

static bool run(struct kith_job *job, GError **error)
{
	struct plot plot = {.job = job,
		.settings = job->settings,
		.encoding = {.job = job, .settings = job->settings}};
	bool only_graph = job->shared.graph && !plot.settings->output && !plot.settings->format;
	bool done = read_page(&plot, error) && kith_job_read(job, error) &&
		    plot_find_circles(&plot.encoding, error) && keep_route(&plot, error) &&
		    part_periods(&plot, error) && encode(&plot, error) &&
		    place_people(&plot, error) && (only_graph || draw(&plot, error)) &&
		    (!job->shared.graph || print_graph(&plot, error));
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
		 "community; people stand where columns x and y say, when most have both (in "
		 "picture units, y downwards), and the others amid their contacts.\n\nWith --me, "
		 "that person and their contacts are "
		 "lit and the rest is faded; after kith intro -g, the routes are. Nothing private "
		 "is written into the file beside what can be seen; --label none leaves out every "
		 "name.",
	.examples = examples,
	.options = KITH_OPTION_TABLE(options),
	.settings_size = sizeof(struct plot_settings),
	.defaults = &defaults,
	.shared = KITH_SHARED_READING | KITH_SHARED_GRAPH | KITH_SHARED_ME | KITH_SHARED_GROUP |
		  KITH_SHARED_CHANCE | KITH_SHARED_METHODS,
	.prepare = kith_font_prepare,
	.read = read,
	.run = run,
};
