/* A scene as SVG: small, with real text, and readable by those who cannot see it. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/svg.h"

#include <math.h>
#include <string.h>

/* Above this many lines, several share a path: their overlaps no longer add up, one by one. */
enum { MANY_LINES = 3000, LINES_A_PATH = 12 };

static const double HALO = 3.2;

/* Bytes of a character that XML forbids: most controls, U+FFFE and U+FFFF. */
static size_t forbidden(const char *c)
{
	bool control = (unsigned char)*c < ' ' && !strchr("\t\n\r", *c);
	bool no_character =
		g_str_has_prefix(c, "\xEF\xBF\xBE") || g_str_has_prefix(c, "\xEF\xBF\xBF");
	return control ? 1 : no_character ? 3 : 0;
}

void kith_svg_escape(GString *out, const char *text)
{
	for (const char *c = text; *c; c++) {
		size_t skipped = forbidden(c);
		if (skipped) {
			g_string_append_c(out, ' ');
			c += skipped - 1;
			continue;
		}
		switch (*c) {
		case '&':
			g_string_append(out, "&amp;");
			break;
		case '<':
			g_string_append(out, "&lt;");
			break;
		case '>':
			g_string_append(out, "&gt;");
			break;
		case '"':
			g_string_append(out, "&quot;");
			break;
		case '\'':
			g_string_append(out, "&#39;");
			break;
		default:
			g_string_append_c(out, *c);
		}
	}
}

/* Appends a number in as few letters as it takes: at most `decimals`, no zeros around. */
static void append_number(GString *out, double number, int decimals)
{
	long long unit = 1;
	for (int k = 0; k < decimals; k++) {
		unit *= 10;
	}
	long long scaled = llround(number * (double)unit);
	if (scaled < 0) {
		g_string_append_c(out, '-');
		scaled = -scaled;
	}
	long long whole = scaled / unit, part = scaled % unit;
	if (whole || !part) {
		g_string_append_printf(out, "%lld", whole);
	}
	if (part) {
		g_string_append_c(out, '.');
		for (unit /= 10; part; part %= unit, unit /= 10) {
			g_string_append_c(out, (char)('0' + part / unit));
			if (unit == 1) {
				break;
			}
		}
	}
}

/* A coordinate of a path: separated from the one before by a blank unless its sign does. */
static void append_step(GString *out, double number)
{
	char before = out->str[out->len - 1];
	if (llround(number * 10) >= 0 && !g_ascii_isalpha(before)) {
		g_string_append_c(out, ' ');
	}
	append_number(out, number, 1);
}

static void append_attribute(GString *out, const char *name, double number)
{
	g_string_append_printf(out, " %s=\"", name);
	append_number(out, number, 2);
	g_string_append_c(out, '"');
}

static void append_alpha(GString *out, const char *name, double alpha)
{
	if (alpha < 0.995) {
		g_string_append_printf(out, " %s=\"", name);
		append_number(out, alpha, 3);
		g_string_append_c(out, '"');
	}
}

static double tenth(double number)
{
	return (double)llround(number * 10) / 10;
}

/* A line as part of a path, its steps relative to where it begins. */
static void append_line(GString *out, const struct kith_line *line)
{
	double x = tenth(line->x0), y = tenth(line->y0), control[2], end[2];
	kith_line_shaft(line, control, end);
	g_string_append_c(out, 'M');
	append_number(out, x, 1);
	append_step(out, y);
	if (line->bend != 0) {
		g_string_append_c(out, 'q');
		append_step(out, control[0] - x);
		append_step(out, control[1] - y);
	} else {
		g_string_append_c(out, 'l');
	}
	append_step(out, end[0] - x);
	append_step(out, end[1] - y);
}

static void append_heads(GString *out, const struct kith_line *lines, size_t count)
{
	double corners[6];
	size_t heads = 0;
	for (size_t k = 0; k < count; k++) {
		if (!kith_line_head(&lines[k], corners)) {
			continue;
		}
		if (!heads++) {
			g_string_append_printf(out, "<path fill=\"#%06x\"", lines[0].colour);
			append_alpha(out, "fill-opacity", fmin(1, 1.6 * lines[0].alpha));
			g_string_append(out, " d=\"");
		}
		g_string_append_c(out, 'M');
		for (int c = 0; c < 6; c++) {
			append_step(out, corners[c]);
		}
		g_string_append_c(out, 'z');
	}
	g_string_append(out, heads ? "\"/>\n" : "");
}

/* Lines of one colour and alpha as a group; `shared` of them a path where widths are equal. */
static void append_pen(GString *out, const struct kith_line *lines, size_t count, size_t shared)
{
	double width = lines[0].width;
	g_string_append_printf(out, "<g fill=\"none\" stroke=\"#%06x\"", lines[0].colour);
	append_alpha(out, "stroke-opacity", lines[0].alpha);
	append_attribute(out, "stroke-width", width);
	g_string_append(out, lines[0].dashed ? " stroke-dasharray=\"6 4\">\n" : ">\n");
	for (size_t k = 0; k < count;) {
		size_t end = k + 1;
		while (end < count && end < k + shared && lines[end].width == lines[k].width) {
			end++;
		}
		g_string_append(out, "<path");
		if (fabs(lines[k].width - width) > 0.005) {
			append_attribute(out, "stroke-width", lines[k].width);
		}
		g_string_append(out, " d=\"");
		for (; k < end; k++) {
			append_line(out, &lines[k]);
		}
		g_string_append(out, "\"/>\n");
	}
	g_string_append(out, "</g>\n");
	append_heads(out, lines, count);
}

/* Writes what has gathered, so that memory does not grow with the picture. */
static void flush(GString *out, FILE *file)
{
	fwrite(out->str, 1, out->len, file);
	g_string_truncate(out, 0);
}

static void write_lines(const struct kith_line *lines, size_t count, GString *out, FILE *file)
{
	size_t shared = count > MANY_LINES ? LINES_A_PATH : 1;
	for (size_t first = 0, end; first < count; first = end) {
		for (end = first + 1;
			end < count && kith_line_same_pen(&lines[first], &lines[end]);) {
			end++;
		}
		append_pen(out, lines + first, end - first, shared);
		flush(out, file);
	}
}

/* From its left end along two arcs. */
static void append_ellipse(GString *out, const struct kith_area *area)
{
	double across = area->x[1], down = area->y[1];
	append_step(out, area->x[0] - across);
	append_step(out, area->y[0]);
	for (int arc = 0; arc < 2; arc++) {
		g_string_append_c(out, 'a');
		append_step(out, across);
		append_step(out, down);
		g_string_append(out, " 0 0 1");
		append_step(out, arc ? -2 * across : 2 * across);
		append_step(out, 0);
	}
}

static void write_areas(const kith_scene *scene, GString *out)
{
	for (guint k = 0; k < scene->areas->len; k++) {
		const struct kith_area *area = &g_array_index(scene->areas, struct kith_area, k);
		g_string_append_printf(out, "<path fill=\"#%06x\"", area->colour);
		append_alpha(out, "fill-opacity", area->alpha);
		g_string_append(out, " d=\"M");
		for (size_t p = 0; p < area->count && !area->round; p++) {
			append_step(out, area->x[p]);
			append_step(out, area->y[p]);
		}
		if (area->round) {
			append_ellipse(out, area);
		}
		g_string_append(out, "z\"/>\n");
	}
}

static bool same_brush(const struct kith_disc *a, const struct kith_disc *b)
{
	return a->fill == b->fill && a->glow == b->glow && a->rim == b->rim &&
	       a->rim_width == b->rim_width && a->alpha == b->alpha;
}

/* What distinguishes discs of one hue, drawn over them. */
static void append_mark(GString *out, const struct kith_disc *disc)
{
	double r = disc->radius;
	kith_colour ink = kith_palette_mark(disc->fill);
	if (disc->mark == KITH_MARK_BAR) {
		g_string_append(out, "<rect");
		append_attribute(out, "x", disc->x - KITH_BAR_LENGTH / 2 * r);
		append_attribute(out, "y", disc->y - KITH_BAR_WIDTH / 2 * r);
		append_attribute(out, "width", KITH_BAR_LENGTH * r);
		append_attribute(out, "height", KITH_BAR_WIDTH * r);
		g_string_append_printf(out, " fill=\"#%06x\" stroke=\"none\"/>\n", ink);
		return;
	}
	bool ring = disc->mark == KITH_MARK_RING;
	g_string_append(out, "<circle");
	append_attribute(out, "cx", tenth(disc->x));
	append_attribute(out, "cy", tenth(disc->y));
	append_attribute(out, "r", (ring ? KITH_RING_RADIUS : KITH_DOT_RADIUS) * r);
	if (ring) {
		g_string_append_printf(out, " fill=\"none\" stroke=\"#%06x\"", ink);
		append_attribute(out, "stroke-width", KITH_RING_WIDTH * r);
		g_string_append(out, "/>\n");
	} else {
		g_string_append_printf(out, " fill=\"#%06x\" stroke=\"none\"/>\n", ink);
	}
}

static void append_disc(GString *out, const struct kith_disc *disc)
{
	double r = disc->radius;
	if (disc->square) {
		g_string_append(out, "<rect");
		append_attribute(out, "x", disc->x - 0.886 * r);
		append_attribute(out, "y", disc->y - 0.886 * r);
		append_attribute(out, "width", 1.772 * r);
		append_attribute(out, "height", 1.772 * r);
	} else {
		g_string_append(out, "<circle");
		append_attribute(out, "cx", tenth(disc->x));
		append_attribute(out, "cy", tenth(disc->y));
		append_attribute(out, "r", r);
	}
	if (disc->title) {
		g_string_append(out, "><title>");
		kith_svg_escape(out, disc->title);
		g_string_append(out, disc->square ? "</title></rect>\n" : "</title></circle>\n");
	} else {
		g_string_append(out, "/>\n");
	}
	if (disc->mark != KITH_MARK_NONE) {
		append_mark(out, disc);
	}
}

/* The light of a glow, under a name made of its colour. */
static void append_light(GString *out, const struct kith_disc *disc)
{
	g_string_append_printf(out, "<defs><radialGradient id=\"kith-light-%06x\">", disc->fill);
	for (int stop = 0; stop <= KITH_GLOW_STOPS; stop++) {
		double at = (double)stop / KITH_GLOW_STOPS;
		g_string_append_printf(out, "<stop stop-color=\"#%06x\"", disc->fill);
		append_attribute(out, "offset", at);
		g_string_append(out, " stop-opacity=\"");
		append_number(out, kith_glow_at(at), 3);
		g_string_append(out, "\"/>");
	}
	g_string_append(out, "</radialGradient></defs>\n");
}

static void append_brush(GString *out, const struct kith_disc *disc)
{
	if (disc->glow) {
		append_light(out, disc);
	}
	g_string_append_printf(out,
		disc->glow ? "<g fill=\"url(#kith-light-%06x)\"" : "<g fill=\"#%06x\"", disc->fill);
	if (disc->rim_width > 0) {
		g_string_append_printf(out, " stroke=\"#%06x\"", disc->rim);
		append_attribute(out, "stroke-width", disc->rim_width);
	}
	append_alpha(out, "fill-opacity", disc->alpha);
	append_alpha(out, "stroke-opacity", disc->alpha);
	g_string_append(out, ">\n");
}

static void write_discs(const kith_scene *scene, bool named, GString *out, FILE *file)
{
	const struct kith_disc *before = NULL;
	for (size_t k = 0; k < scene->disc_count; k++) {
		const struct kith_disc *disc = &scene->discs[k];
		if (disc->named != named) {
			continue;
		}
		if (!before || !same_brush(before, disc)) {
			g_string_append(out, before ? "</g>\n" : "");
			flush(out, file);
			append_brush(out, disc);
		}
		append_disc(out, disc);
		before = disc;
	}
	g_string_append(out, before ? "</g>\n" : "");
}

static bool same_font(const struct kith_text_run *a, const struct kith_text_run *b)
{
	return a->size == b->size && a->bold == b->bold && a->halo == b->halo &&
	       a->colour == b->colour && a->alpha == b->alpha;
}

/* Browsers with other fonts squeeze or stretch a label into the room measured for it. */
static void append_text(GString *out, const struct kith_text_run *run)
{
	static const char *const anchors[] = {"start", "middle", "end"};
	int anchor = (int)lround(2 * (double)run->anchor);
	anchor = run->leftward ? 2 - anchor : anchor;
	g_string_append(out, "<text");
	append_attribute(out, "x", run->x + run->anchor * run->width);
	append_attribute(out, "y", run->y);
	g_string_append(out, run->leftward ? " direction=\"rtl\"" : "");
	if (anchor > 0) {
		g_string_append_printf(out, " text-anchor=\"%s\"", anchors[anchor]);
	}
	if (run->halo) {
		append_attribute(out, "textLength", tenth(run->width));
		g_string_append(out, " lengthAdjust=\"spacingAndGlyphs\"");
	}
	g_string_append_c(out, '>');
	kith_svg_escape(out, run->text);
	g_string_append(out, "</text>\n");
}

static void append_font(GString *out, const kith_scene *scene, const struct kith_text_run *run)
{
	g_string_append_printf(out, "<g fill=\"#%06x\"", run->colour);
	append_attribute(out, "font-size", run->size);
	append_alpha(out, "opacity", run->alpha);
	g_string_append(out, run->bold ? " font-weight=\"600\"" : "");
	if (run->halo) {
		g_string_append_printf(
			out, " stroke=\"#%06x\" stroke-opacity=\".9\"", scene->background);
		append_attribute(out, "stroke-width", HALO);
		g_string_append(out, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
	}
	g_string_append(out, ">\n");
}

static void write_texts(const kith_scene *scene, GString *out)
{
	const struct kith_text_run *runs = (const struct kith_text_run *)(void *)scene->texts->data;
	size_t count = scene->texts->len;
	for (size_t first = 0, k; first < count; first = k) {
		append_font(out, scene, &runs[first]);
		for (k = first; k < count && same_font(&runs[first], &runs[k]); k++) {
			append_text(out, &runs[k]);
		}
		g_string_append(out, "</g>\n");
	}
}

static void write_head(const kith_scene *scene, const struct kith_svg_size *size, GString *out)
{
	g_string_append(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	if (size) {
		g_string_append(out, " width=\"");
		append_number(out, size->width, 2);
		g_string_append_printf(out, "%s\" height=\"", size->unit);
		append_number(out, size->height, 2);
		g_string_append_printf(out, "%s\"", size->unit);
	}
	g_string_append(out, " viewBox=\"0 0 ");
	append_number(out, scene->width, 1);
	g_string_append_c(out, ' ');
	append_number(out, scene->height, 1);
	g_string_append(
		out, "\" role=\"img\" aria-labelledby=\"kith-title kith-desc\" font-family=\"");
	kith_svg_escape(out, scene->font);
	g_string_append(out, "\">\n<title id=\"kith-title\">");
	kith_svg_escape(out, scene->title);
	g_string_append(out, "</title>\n<desc id=\"kith-desc\">");
	kith_svg_escape(out, scene->description);
	g_string_append_printf(out,
		"</desc>\n%s<rect width=\"100%%\" height=\"100%%\" fill=\"#%06x\"/>\n",
		size && scene->screen_blend ? "<style>.light{mix-blend-mode:screen}</style>\n" : "",
		scene->background);
}

/* A text and its halo are one element, so that nobody reads it twice: what halos are not to cover
 * is written after them. */
void kith_svg_write(const kith_scene *scene, const struct kith_svg_size *size, FILE *file)
{
	GString *out = g_string_sized_new(65536);
	write_head(scene, size, out);
	write_areas(scene, out);
	g_string_append(out, scene->screen_blend ? "<g class=\"light\">\n" : "<g>\n");
	write_lines(scene->lines, scene->line_count, out, file);
	g_string_append(out, "</g>\n");
	write_discs(scene, false, out, file);
	write_lines((const struct kith_line *)(void *)scene->leaders->data, scene->leaders->len,
		out, file);
	write_texts(scene, out);
	write_discs(scene, true, out, file);
	g_string_append(out, "</svg>\n");
	flush(out, file);
	g_string_free(out, TRUE);
}
