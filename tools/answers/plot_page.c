/* The page of a plot: its size, its format, its caption, and the file it is written to. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "answers/plot.h"

#include <stdlib.h>
#include <string.h>

#include "drawing/canvas.h"
#include "drawing/page.h"
#include "drawing/svg.h"

static const double UNITS_PER_MM = 96 / 25.4, PRINT_SCALE = 300.0 / 96;

static const struct {
	const char *name;
	double width, height; /* mm */
} papers[] = {{"A3", 420, 297}, {"A4", 297, 210}, {"A5", 210, 148}, {"letter", 279.4, 215.9}};

static void set_paper(struct plot_page *page, double width, double height)
{
	*page = (struct plot_page){
		width * UNITS_PER_MM, height * UNITS_PER_MM, PRINT_SCALE, width, height, "mm"};
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
	if (paper) {
		set_paper(page, width, height);
	} else {
		*page = (struct plot_page){width, height, 1, width, height, ""};
	}
	return true;
}

static bool read_size(struct plot_page *page, const char *text, GError **error)
{
	for (size_t k = 0; k < G_N_ELEMENTS(papers); k++) {
		if (!g_ascii_strcasecmp(text, papers[k].name)) {
			set_paper(page, papers[k].width, papers[k].height);
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

bool plot_page_read(struct plot *plot, GError **error)
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
	plot->picture.width = plot->page.width;
	plot->picture.height = plot->page.height;
	return true;
}

/* What the layout is called; by default it goes by the places given, then the number of people. */
static const char *layout_name(const struct plot *plot)
{
	size_t n = plot->job->graph->n;
	if (strcmp(plot->settings->layout, "auto") != 0) {
		return plot->settings->layout;
	}
	if (!plot_is_crowded(plot) && plot_places_given(plot, NULL, NULL)) {
		return "as given";
	}
	return n <= KITH_LAYOUT_STRESS_PEOPLE  ? "stress"
	       : n <= KITH_LAYOUT_FORCE_PEOPLE ? "forces"
					       : "circles by their ties";
}

char *plot_caption(const struct plot *plot)
{
	const struct plot_settings *settings = plot->settings;
	GString *caption = g_string_new("kith " KITH_VERSION " plot");
	g_string_append_printf(
		caption, " · layout: %s · seed %zu", layout_name(plot), plot->job->shared.seed);
	const struct {
		const char *name, *value;
	} shown[] = {{"groups", plot->job->shared.group}, {"colour", settings->color},
		{"size", settings->node_size}, {"ties by", settings->ties},
		{"undirected", plot->job->shared.undirected}};
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
		g_autofree char *data = plot_page_data(plot, scene, error);
		if (data) {
			kith_page_write(scene, data, out);
		}
		return data != NULL;
	}
	double times = page->unit[0] ? 1 : plot->settings->scale;
	struct kith_svg_size size = {
		page->shown_width * times, page->shown_height * times, page->unit};
	kith_svg_write(scene, &size, out);
	return true;
}

bool plot_write(struct plot *plot, const kith_scene *scene, GError **error)
{
	if (!plot->settings->output) {
		return write_to(plot, scene, plot->job->out, error);
	}
	FILE *out = kith_job_open(plot->job, plot->settings->output, error);
	return out && write_to(plot, scene, out, error);
}
