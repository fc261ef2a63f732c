/* The legend of a picture: who the circles are, what sizes, colours and lines mean. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture/legend.h"

#include "drawing/picture/people.h"
#include "drawing/picture/ties.h"

#include <math.h>
#include <string.h>

enum { HEADING_SIZE = 15, TEXT_SIZE = 14, FEW_ROWS = 5 };

static const double ROW = 24, HEADING = 30, GAP = 16, BAR = 150, BAR_WIDTH = 14, WIDEST = 240;
static const double FEWEST_LISTED = 4;
static const double COLUMN_GAP = 32;
static const double SWATCH = 7, SIZE_MIDDLE = 18, RING_ROW = 38, RING_MIDDLE = 17, BAR_STEPS = 75;

enum row_kind {
	ROW_HEADING,
	ROW_COLOUR, /* a disc */
	ROW_WORDS,  /* nothing beside them */
	ROW_SIZE,
	ROW_BAR, /* the scale of numbers */
	ROW_TIE, /* a line that is lit */
	ROW_WEIGHT,
	ROW_STYLE, /* of ties */
	ROW_RING,  /* around a disc */
	ROW_EVENT,
	ROW_AWAY, /* a faint disc */
};

struct row {
	enum row_kind kind;
	struct kith_look look;
	double value; /* of a size or a weight */
	struct kith_line line;
	enum kith_tie_style style;
	enum kith_ring ring;
	char *text;
	double height;
	bool group; /* of people, in its colour */
};

static void row_clear(gpointer data)
{
	struct row *row = data;
	g_free(row->text);
}

/* How far from the left a row's words begin. */
static double indent(const struct row *row)
{
	switch (row->kind) {
	case ROW_HEADING:
		return 0;
	case ROW_SIZE:
		return 2 * SIZE_MIDDLE + 10;
	case ROW_TIE:
	case ROW_WEIGHT:
	case ROW_STYLE:
	case ROW_RING:
		return 42;
	default:
		return 2 * SWATCH + 10;
	}
}

/* Takes over `text`. */
static void add(struct kith_drawing *drawing, struct row row, char *text)
{
	g_autofree char *whole = text;
	double size = row.kind == ROW_HEADING ? HEADING_SIZE : TEXT_SIZE;
	row.text = kith_font_cut(drawing->font, whole, size, WIDEST);
	row.height = row.height > 0 ? row.height : ROW;
	g_array_append_val(drawing->legend, row);
}

static void add_heading(struct kith_drawing *drawing, const char *text)
{
	add(drawing, (struct row){ROW_HEADING, .height = HEADING + GAP}, g_strdup(text));
}

/* How many groups the page has room to list, beside the rows there are already. */
static size_t most_listed(const struct kith_drawing *drawing, double taken)
{
	double room = drawing->picture->height - kith_drawing_foot_of_heading(drawing->picture) -
		      taken - HEADING - GAP - 3 * ROW;
	return (size_t)fmax(room / ROW, FEWEST_LISTED);
}

/* The people of a group, who alone are counted in its name. */
static size_t people_of(const struct kith_drawing *drawing, uint32_t group)
{
	const uint8_t *event = drawing->picture->event;
	size_t people = drawing->members[group];
	for (size_t i = 0; event && i < drawing->n; i++) {
		people -= event[i] && kith_drawing_group(drawing, i) == group;
	}
	return people;
}

/* How many people a circle's name tells of, 17 of "Gavroche +16", which is called so wherever part
 * of it is drawn; 0 where it tells none. */
static size_t people_in_name(const char *name)
{
	const char *others = g_strrstr(name, " +");
	guint64 count;
	return others && g_ascii_string_to_unsigned(others + 2, 10, 0, UINT32_MAX, &count, NULL)
		       ? (size_t)count + 1
		       : 0;
}

static char *text_of_part(const char *name, size_t all, size_t here)
{
	GString *text = g_string_new(name);
	g_string_append(text, ", ");
	kith_picture_digits(text, here);
	if (here < all) {
		g_string_append(text, " of ");
		kith_picture_digits(text, all);
	}
	g_string_append(text, " here");
	return g_string_free(text, FALSE);
}

static void add_group(struct kith_drawing *drawing, uint32_t g)
{
	g_autofree char *name = kith_drawing_group_name(drawing, g);
	size_t people = people_of(drawing, g);
	size_t all = drawing->picture->circles ? people_in_name(name) : 0;
	bool in_part = all && all != people;
	struct kith_look look = kith_drawing_group_look(drawing, g);
	add(drawing, (struct row){ROW_COLOUR, .look = look, .group = true},
		in_part ? text_of_part(name, all, people) : g_steal_pointer(&name));
}

static char *text_of_more(size_t groups)
{
	GString *text = g_string_new("and ");
	kith_picture_digits(text, groups);
	return g_string_free(g_string_append(text, " more"), FALSE);
}

static void gather_groups(struct kith_drawing *drawing, double taken)
{
	const struct kith_picture *picture = drawing->picture;
	size_t most = most_listed(drawing, taken), listed = 0, none = 0;
	if (!drawing->circles) {
		return;
	}
	most = drawing->circles <= most + 1 ? drawing->circles : most;
	add_heading(drawing, picture->group_heading);
	for (uint32_t g = 0; g < picture->groups->groups && listed < most; g++) {
		if (drawing->members[g]) {
			add_group(drawing, g);
			listed++;
		}
	}
	for (size_t i = 0; i < drawing->n; i++) {
		none += kith_drawing_group(drawing, i) == KITH_NO_GROUP;
	}
	if (listed < drawing->circles) {
		add(drawing, (struct row){.kind = ROW_WORDS},
			text_of_more(drawing->circles - listed));
	}
	if (none) {
		struct row row = {ROW_COLOUR, .look = {drawing->palette->other, KITH_MARK_NONE}};
		add(drawing, row, g_strdup(picture->circles ? "in none" : "not given"));
	}
	if (picture->some_away) {
		add(drawing,
			(struct row){ROW_AWAY, .look = {drawing->palette->other, KITH_MARK_NONE}},
			g_strdup("not there then"));
	}
}

/* A number with the two digits that matter. */
static char *number_text(double number)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	return g_strdup(g_ascii_formatd(digits, sizeof digits, "%.2g", number));
}

static char *whole_text(double number)
{
	if (number != floor(number) || fabs(number) >= 1e9) {
		return number_text(number);
	}
	GString *text = g_string_new(number < 0 ? "-" : "");
	kith_picture_digits(text, (uint64_t)fabs(number));
	return g_string_free(text, FALSE);
}

/* Three numbers that stand for all between `least` and `most`: the ends, and their geometric mean.
 */
static int three_of(double least, double most, bool whole, double values[3])
{
	double middle = sqrt(least * most);
	values[0] = least;
	values[1] = whole ? round(middle) : middle;
	values[2] = most;
	if (values[1] <= least || values[1] >= most) {
		values[1] = most;
		return 2;
	}
	return 3;
}

static void gather_sizes(struct kith_drawing *drawing)
{
	const struct kith_picture *picture = drawing->picture;
	double most = drawing->largest, least = most;
	bool whole = true;
	for (size_t i = 0; i < drawing->n; i++) {
		double size = picture->size[i];
		least = size > 0 ? fmin(least, size) : least;
		whole = whole && (isnan(size) || size == floor(size));
	}
	if (most <= 0 || least >= most) {
		return;
	}
	double values[3];
	int count = three_of(least, most, whole, values);
	add_heading(drawing, picture->size_name);
	for (int k = 0; k < count; k++) {
		double height =
			fmax(ROW, 2 * SIZE_MIDDLE * (0.275 + 0.725 * sqrt(values[k] / most)) + 5);
		add(drawing, (struct row){ROW_SIZE, .value = values[k], .height = height},
			whole_text(values[k]));
	}
}

/* Takes over `text`. */
static void add_line(struct kith_drawing *drawing, struct kith_line line, char *text)
{
	add(drawing, (struct row){ROW_TIE, .line = line}, text);
}

static void gather_weights(struct kith_drawing *drawing)
{
	const struct kith_picture *picture = drawing->picture;
	if (!picture->ties->weight || picture->tie_style || picture->highlighted_people ||
		!(drawing->lightest > 0 && drawing->lightest < drawing->heaviest)) {
		return;
	}
	double values[3];
	bool whole = drawing->lightest == floor(drawing->lightest) &&
		     drawing->heaviest == floor(drawing->heaviest);
	int count = three_of(drawing->lightest, drawing->heaviest, whole, values);
	add_heading(drawing, "Weight");
	for (int k = 0; k < count; k++) {
		add(drawing, (struct row){ROW_WEIGHT, .value = values[k]}, whole_text(values[k]));
	}
}

static void add_ring(struct kith_drawing *drawing, enum kith_ring ring, const char *text)
{
	add(drawing, (struct row){ROW_RING, .ring = ring, .height = RING_ROW}, g_strdup(text));
}

static bool any_is_lit(const struct kith_drawing *drawing, uint8_t how)
{
	const struct kith_picture *picture = drawing->picture;
	for (size_t t = 0; t < kith_csr_ties(picture->ties); t++) {
		if (picture->highlighted_ties[t] == how) {
			return true;
		}
	}
	return false;
}

/* What bold lines, rings and hundredths mean. */
static void gather_routes(struct kith_drawing *drawing, bool asked)
{
	bool others = any_is_lit(drawing, 1);
	add_heading(drawing, asked ? (others ? "Routes" : "Route") : others ? "Paths" : "Path");
	add_line(drawing, kith_drawing_lit_line(drawing, true),
		g_strdup(!asked   ? "the first"
			 : others ? "the best"
				  : "the best there is"));
	if (others) {
		add_line(drawing, kith_drawing_lit_line(drawing, false), g_strdup("the others"));
	}
	if (asked) {
		struct kith_line arrow = kith_drawing_lit_line(drawing, false);
		arrow.arrow = KITH_DRAWING_ASKED_ARROW;
		add_line(drawing, arrow, g_strdup("to who is asked"));
	}
	add_ring(drawing, KITH_RING_ASKS, asked ? "who asks" : "from");
	add_ring(drawing, KITH_RING_REACHED, asked ? "who is reached" : "to");
	if (asked) {
		add(drawing, (struct row){.kind = ROW_WORDS},
			g_strdup("%: likely to be passed on"));
	}
}

/* Whether somebody is tied to someone who is not tied back. */
static bool any_is_one_way(const kith_csr *ties)
{
	for (uint32_t i = 0; ties->directed && i < ties->n; i++) {
		for (uint64_t e = ties->start[i]; e < ties->start[i + 1]; e++) {
			if (kith_csr_find(ties, ties->to[e], i) == UINT64_MAX) {
				return true;
			}
		}
	}
	return false;
}

static bool has_heading(const GArray *rows, const char *text)
{
	for (guint k = 0; k < rows->len; k++) {
		const struct row *row = &g_array_index(rows, struct row, k);
		if (row->kind == ROW_HEADING && !strcmp(row->text, text)) {
			return true;
		}
	}
	return false;
}

/* What an arrow means. Along routes it shows who is asked. */
static void gather_arrows(struct kith_drawing *drawing)
{
	const struct kith_picture *picture = drawing->picture;
	if (picture->asks_from || picture->no_arrows || !any_is_one_way(picture->ties)) {
		return;
	}
	if (!has_heading(drawing->legend, "Ties")) {
		add_heading(drawing, "Ties");
	}
	add_line(drawing,
		(struct kith_line){.width = 1.2F,
			.alpha = 0.7F,
			.colour = drawing->palette->tie,
			.arrow = KITH_DRAWING_ARROW},
		g_strdup("one way: source to target"));
}

static void gather_highlights(struct kith_drawing *drawing)
{
	enum kith_lit lit = drawing->picture->lit;
	if (lit == KITH_LIT_ROUTES || lit == KITH_LIT_PATHS) {
		gather_routes(drawing, lit == KITH_LIT_ROUTES);
	}
	if (lit == KITH_LIT_CONTACTS) {
		add_heading(drawing, "Ties");
		add_line(drawing, kith_drawing_lit_line(drawing, true), g_strdup("their own"));
		add_line(drawing, kith_drawing_lit_line(drawing, false),
			g_strdup("between contacts"));
	}
}

static void gather_ties(struct kith_drawing *drawing)
{
	static const struct {
		enum kith_tie_style tie_style;
		const char *name;
	} styles[] = {{KITH_TIE_STYLE_BRIDGE, "bridge"},
		{KITH_TIE_STYLE_LOCAL_BRIDGE, "local bridge"}, {KITH_TIE_STYLE_WEAK, "weak"},
		{KITH_TIE_STYLE_STRONG, "strong"}, {KITH_TIE_STYLE_NEW, "new"},
		{KITH_TIE_STYLE_STRONGER, "stronger"}, {KITH_TIE_STYLE_FADED, "faded"},
		{KITH_TIE_STYLE_LOST, "lost"}, {KITH_TIE_STYLE_KEPT, "kept"},
		{KITH_TIE_STYLE_PLAIN, "other"}};
	const struct kith_picture *picture = drawing->picture;
	size_t count[G_N_ELEMENTS(styles)] = {0};
	for (size_t t = 0; picture->tie_style && t < kith_csr_ties(picture->ties); t++) {
		count[picture->tie_style[t]]++;
	}
	if (picture->tie_style) {
		add_heading(drawing, "Ties");
	}
	/* these two are drawn alike */
	bool both = count[KITH_TIE_STYLE_BRIDGE] && count[KITH_TIE_STYLE_LOCAL_BRIDGE];
	for (size_t k = both ? 1 : 0; k < G_N_ELEMENTS(styles); k++) {
		if (count[styles[k].tie_style]) {
			add(drawing, (struct row){ROW_STYLE, .style = styles[k].tie_style},
				g_strdup(both && k == 1 ? "bridge or local bridge"
							: styles[k].name));
		}
	}
}

static GArray *rows_new(void)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct row));
	g_array_set_clear_func(rows, row_clear);
	return rows;
}

/* What discs and ties mean, whoever they are: stands below the groups, which take what is left. */
static GArray *gather_others(struct kith_drawing *drawing, double *taken)
{
	drawing->legend = rows_new();
	if (drawing->picture->event) {
		add(drawing,
			(struct row){ROW_EVENT, .look = {drawing->palette->muted, KITH_MARK_NONE}},
			g_strdup("event"));
	}
	gather_highlights(drawing);
	gather_sizes(drawing);
	gather_weights(drawing);
	gather_ties(drawing);
	gather_arrows(drawing);
	for (guint k = 0; k < drawing->legend->len; k++) {
		*taken += g_array_index(drawing->legend, struct row, k).height;
	}
	return g_steal_pointer(&drawing->legend);
}

void kith_legend_gather(struct kith_drawing *drawing)
{
	const struct kith_picture *picture = drawing->picture;
	double taken = 0;
	GArray *others = gather_others(drawing, &taken);
	drawing->legend = rows_new();
	if (picture->value && drawing->most >= drawing->least) {
		add_heading(drawing, picture->value_name);
		add(drawing, (struct row){ROW_BAR, .height = BAR + 14}, g_strdup(""));
	} else if (picture->groups) {
		gather_groups(drawing, taken);
	}
	g_array_append_vals(drawing->legend, others->data, others->len);
	g_array_set_clear_func(others, NULL);
	g_array_unref(others);
}

double kith_legend_width(const struct kith_drawing *drawing)
{
	double widest = 0;
	for (guint k = 0; k < drawing->legend->len; k++) {
		const struct row *row = &g_array_index(drawing->legend, struct row, k);
		bool heading = row->kind == ROW_HEADING;
		struct kith_extent extent = kith_font_measure(
			drawing->font, row->text, heading ? HEADING_SIZE : TEXT_SIZE, heading);
		widest = fmax(widest, extent.width + indent(row));
	}
	return widest > 0 ? fmax(widest, 90) : 0;
}

/* Words of a row, `top` its upper edge, in the middle of its height. */
static void write(struct kith_drawing *drawing, const struct row *row, double top)
{
	bool heading = row->kind == ROW_HEADING;
	float size = heading ? HEADING_SIZE : TEXT_SIZE;
	struct kith_extent extent = kith_font_measure(drawing->font, row->text, size, heading);
	double left = drawing->legend_x + indent(row);
	double down = heading ? row->height - HEADING : (row->height - extent.height) / 2;
	double at[2] = {left, top + down};
	kith_drawing_write(drawing, at,
		&(struct kith_text_run){.text = row->text,
			.size = size,
			.bold = heading,
			.colour = drawing->palette->ink});
}

/* The scale of numbers, the largest at the top. */
static void draw_bar(struct kith_drawing *drawing, double top)
{
	double left = drawing->legend_x, step = BAR / BAR_STEPS;
	for (int k = 0; k < BAR_STEPS; k++) {
		/* every step lies below the next one too, so that no seams show */
		double end = fmin((k + 2) * step, BAR);
		float y0 = (float)(top + 6 + k * step), y1 = (float)(top + 6 + end);
		float x0 = (float)left, x1 = (float)(left + BAR_WIDTH);
		double at = 1 - (k + 0.5) / BAR_STEPS;
		struct kith_area area = {.count = 4,
			.x = g_new(float, 4),
			.y = g_new(float, 4),
			.colour = kith_palette_scale(drawing->palette, at),
			.alpha = 1};
		area.x[0] = area.x[3] = x0;
		area.x[1] = area.x[2] = x1;
		area.y[0] = area.y[1] = y0;
		area.y[2] = area.y[3] = y1;
		g_array_append_val(drawing->scene->areas, area);
	}
	for (int k = 0; k < 3; k++) {
		double share = k / 2.0;
		double number = drawing->most + share * (drawing->least - drawing->most);
		g_autofree char *text =
			whole_text(drawing->most - drawing->least >= 10 ? round(number) : number);
		double at[2] = {left + BAR_WIDTH + 10, top + 6 + share * BAR - 10};
		kith_drawing_write(drawing, at,
			&(struct kith_text_run){
				.text = text, .size = TEXT_SIZE, .colour = drawing->palette->ink});
	}
}

/* The radius of a disc of that share of the largest size, as discs are drawn. */
static double radius_of(const struct kith_drawing *drawing, double share)
{
	double scale = drawing->picture->disc_scale;
	return kith_sheet_radius(&drawing->sheet, drawing->n, share) * (scale > 0 ? scale : 1);
}

static void draw_disc(struct kith_drawing *drawing, const struct row *row, double top)
{
	bool size = row->kind == ROW_SIZE;
	double share = size ? row->value / drawing->largest : 0;
	struct kith_disc disc = {.x = (float)(drawing->legend_x + (size ? SIZE_MIDDLE : SWATCH)),
		.y = (float)(top + row->height / 2),
		.radius = (float)(size ? radius_of(drawing, share) : SWATCH),
		.fill = size ? drawing->palette->muted : row->look.colour,
		.mark = (uint8_t)(drawing->marked ? row->look.mark : KITH_MARK_NONE),
		.alpha = row->kind == ROW_AWAY ? (float)KITH_DRAWING_FADED : 1,
		.person = KITH_NOBODY,
		.square = row->kind == ROW_EVENT};
	disc.rim = kith_colour_mix(disc.fill, 0x000000, 0.38);
	disc.rim_width = size ? 0 : 1;
	drawing->scene->discs[drawing->scene->disc_count++] = disc;
}

static void draw_ring(struct kith_drawing *drawing, const struct row *row, double top)
{
	struct kith_disc disc = {.x = (float)(drawing->legend_x + RING_MIDDLE),
		.y = (float)(top + row->height / 2),
		.radius = (float)SWATCH,
		.fill = drawing->palette->muted,
		.alpha = 1,
		.person = KITH_NOBODY};
	kith_drawing_add_rings(drawing, row->ring, &disc);
	drawing->scene->discs[drawing->scene->disc_count++] = disc;
}

static struct kith_line line_of(const struct kith_drawing *drawing, const struct row *row)
{
	switch (row->kind) {
	case ROW_WEIGHT:
		return kith_drawing_weight_line(drawing, row->value);
	case ROW_STYLE:
		return kith_drawing_style_line(drawing, row->style);
	default:
		return row->line;
	}
}

static void draw_line(struct kith_drawing *drawing, const struct row *row, double top)
{
	struct kith_line line = line_of(drawing, row);
	line.x0 = (float)drawing->legend_x;
	line.x1 = line.x0 + 28;
	line.y0 = line.y1 = (float)(top + row->height / 2);
	drawing->scene->lines[drawing->scene->line_count++] = line;
}

static void draw_row(struct kith_drawing *drawing, const struct row *row, double top)
{
	switch (row->kind) {
	case ROW_BAR:
		draw_bar(drawing, top);
		break;
	case ROW_TIE:
	case ROW_WEIGHT:
	case ROW_STYLE:
		draw_line(drawing, row, top);
		break;
	case ROW_RING:
		draw_ring(drawing, row, top);
		break;
	case ROW_HEADING:
	case ROW_WORDS:
		break;
	default:
		draw_disc(drawing, row, top);
	}
	write(drawing, row, top);
}

static const double ROUNDING = 1e-6; /* where heights are summed in another order */

/* How much of a column is taken where a row is to stand: 0 where it begins a new one. At the foot
 * of a page every heading does, and rows that go on beside begin below where it stands. */
static double next_place(
	const struct row *row, double taken, double height, bool at_foot, size_t *columns)
{
	bool heading = row->kind == ROW_HEADING;
	bool full = taken + row->height > height + ROUNDING || (heading && at_foot);
	if (taken <= 0 || !full) {
		return taken;
	}
	++*columns;
	return heading || !at_foot ? 0 : HEADING + GAP;
}

/* The columns it takes at the foot where none is higher than that. */
static size_t columns_for(const struct kith_drawing *drawing, double height)
{
	size_t columns = 1;
	double taken = 0;
	for (guint k = 0; k < drawing->legend->len; k++) {
		const struct row *row = &g_array_index(drawing->legend, struct row, k);
		taken = next_place(row, taken, height, true, &columns) + row->height;
	}
	return columns;
}

/* The height of the highest section of a few rows, which stay together. */
static double highest_of_few(const struct kith_drawing *drawing)
{
	double high = 0, highest = 0;
	size_t rows = 0;
	for (guint k = 0; k < drawing->legend->len; k++) {
		const struct row *row = &g_array_index(drawing->legend, struct row, k);
		high = row->kind == ROW_HEADING ? 0 : high;
		rows = row->kind == ROW_HEADING ? 0 : rows + 1;
		high += row->height;
		highest = rows <= FEW_ROWS ? fmax(highest, high) : highest;
	}
	return highest;
}

double kith_legend_height(const struct kith_drawing *drawing, double width)
{
	double column = kith_legend_width(drawing) + COLUMN_GAP, total = 0;
	for (guint k = 0; k < drawing->legend->len; k++) {
		total += g_array_index(drawing->legend, struct row, k).height;
	}
	size_t columns = (size_t)fmax((width + COLUMN_GAP) / column, 1);
	double height = fmax(total / (double)columns, highest_of_few(drawing));
	while (height < total && columns_for(drawing, height) > columns) {
		height += ROW / 2;
	}
	return height;
}

static bool has_colour_of_earlier(const GArray *rows, guint k)
{
	kith_colour colour = g_array_index(rows, struct row, k).look.colour;
	for (guint i = 0; i < k; i++) {
		const struct row *row = &g_array_index(rows, struct row, i);
		if (row->group && row->look.colour == colour) {
			return true;
		}
	}
	return false;
}

/* Where marks cannot be seen groups of one colour look alike: those before the first such are
 * listed, the others counted. */
static void list_distinct(struct kith_drawing *drawing)
{
	GArray *rows = drawing->legend;
	guint listed = 0, end = 0;
	bool alike = false;
	for (guint k = 0; k < rows->len;) {
		bool group = g_array_index(rows, struct row, k).group;
		alike = alike || (group && has_colour_of_earlier(rows, k));
		if (alike && group) {
			g_array_remove_index(rows, k);
			continue;
		}
		k++;
		listed += group;
		end = group ? k : end;
	}
	if (alike && end < rows->len && g_array_index(rows, struct row, end).kind == ROW_WORDS) {
		g_array_remove_index(rows, end);
	}
	if (alike) {
		struct row more = {
			ROW_WORDS, .height = ROW, .text = text_of_more(drawing->circles - listed)};
		g_array_insert_val(rows, end, more);
	}
}

void kith_legend_draw(struct kith_drawing *drawing)
{
	const struct kith_picture_sheet *sheet = &drawing->sheet;
	bool at_foot = sheet->legend_top > sheet->box.bottom;
	double high = sheet->legend_foot - sheet->legend_top, taken = 0;
	double column = kith_legend_width(drawing) + COLUMN_GAP;
	size_t columns = 1;
	if (!drawing->marked) {
		list_distinct(drawing);
	}
	for (guint k = 0; k < drawing->legend->len; k++) {
		const struct row *row = &g_array_index(drawing->legend, struct row, k);
		taken = next_place(row, taken, high, at_foot, &columns);
		drawing->legend_x = sheet->legend_left + (double)(columns - 1) * column;
		if (drawing->legend_x + column - COLUMN_GAP > drawing->picture->width) {
			break;
		}
		draw_row(drawing, row, sheet->legend_top + taken);
		taken += row->height;
	}
}
