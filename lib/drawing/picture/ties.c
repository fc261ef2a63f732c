/* The ties of a picture: long ones first in each layer, straight within a circle, bowed between
 * circles. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/picture/ties.h"

#include "drawing/picture/bends.h"

#include <math.h>

enum { FEW_PEOPLE = 300, TIES_EACH = 6, MOST_PAIRS = 500000 };

static const float BOLD = 3.4F, LIT = 1.8F;
static const float SWATCH_FAINTEST = 0.25F; /* one line, where a cloud of them is seen */
static const double FEW_LINES = 20000, WIDTHS = 8, CLOUD = 0.6, BOW = 0.13, FADED = 0.15,
		    FAINT = 0.06, SPARE_INK = 2.7, WIDEST = 1.8, STRONGEST = 0.45;

/* The ties with what their styles are computed from. */
struct ties {
	struct kith_drawing *drawing;
	uint32_t *source, *target; /* [count] */
	uint64_t *tie;             /* [count] number of the tie ... */
	uint64_t *back;            /* [count] ... and of the one the other way, else the same */
	double *length;            /* [count] */
	float *share;              /* [count] how many times as wide as usual */
	uint64_t *layer;           /* [count] what is painted later has a higher one */
	uint64_t *order;           /* [count] by layer, then longest first */
	size_t count;
};

static void ties_finish(struct ties *ties)
{
	g_free(ties->source);
	g_free(ties->target);
	g_free(ties->tie);
	g_free(ties->back);
	g_free(ties->length);
	g_free(ties->share);
	g_free(ties->layer);
	g_free(ties->order);
}

/* How far a tie is highlighted: 0 none, 2 most. */
static uint8_t highlight_of(const struct ties *ties, uint64_t t)
{
	const struct kith_picture *picture = ties->drawing->picture;
	if (!picture->highlighted_people) {
		return 0;
	}
	return picture->highlighted_ties ? MAX(picture->highlighted_ties[ties->tie[t]],
						   picture->highlighted_ties[ties->back[t]])
					 : picture->highlighted_people[ties->source[t]] &&
						   picture->highlighted_people[ties->target[t]];
}

static bool within_circle(const struct ties *ties, uint64_t t)
{
	uint32_t group = kith_drawing_group(ties->drawing, ties->source[t]);
	return group != KITH_NO_GROUP &&
	       group == kith_drawing_group(ties->drawing, ties->target[t]);
}

static enum kith_tie_style style_of(const struct ties *ties, uint64_t t)
{
	const enum kith_tie_style *styles = ties->drawing->picture->tie_style;
	return styles ? MAX(styles[ties->tie[t]], styles[ties->back[t]]) : KITH_TIE_STYLE_PLAIN;
}

static bool is_crowd(const struct ties *ties)
{
	return (double)ties->count > FEW_LINES;
}

/* Between circles, then circle by circle; what is to be seen above all that. Lines of a crowd stand
 * by their widths, which are few, so that many are drawn at once. */
static uint64_t layer_of(const struct ties *ties, uint64_t t)
{
	uint64_t group = kith_drawing_group(ties->drawing, ties->source[t]);
	uint64_t layer = within_circle(ties, t) ? 1 + MIN(group, 0xFFFF) : 0;
	uint64_t width = is_crowd(ties) ? (uint64_t)(WIDTHS * (double)ties->share[t]) : 0;
	return width | layer << 8 | (uint64_t)style_of(ties, t) << 28 |
	       (uint64_t)highlight_of(ties, t) << 32;
}

static bool ties_alloc(struct ties *ties, size_t count, GError **error)
{
	ties->source = KITH_ARRAY(uint32_t, count, error);
	ties->target = ties->source ? KITH_ARRAY(uint32_t, count, error) : NULL;
	ties->tie = ties->target ? KITH_ARRAY(uint64_t, count, error) : NULL;
	ties->back = ties->tie ? KITH_ARRAY(uint64_t, count, error) : NULL;
	ties->length = ties->back ? KITH_ARRAY(double, count, error) : NULL;
	ties->share = ties->length ? KITH_ARRAY(float, count, error) : NULL;
	ties->layer = ties->share ? KITH_ARRAY(uint64_t, count, error) : NULL;
	ties->order = ties->layer ? KITH_ARRAY(uint64_t, count, error) : NULL;
	return ties->order != NULL;
}

/* How many times as wide a weight makes a line. */
static float width_share(const struct kith_drawing *drawing, double weight)
{
	bool weighted = drawing->picture->ties->weight && drawing->heaviest > 0;
	return weighted ? (float)(0.6 + 2.2 * sqrt(weight / drawing->heaviest)) : 1;
}

static void add_tie(struct ties *ties, uint32_t i, uint64_t e, uint64_t back)
{
	const kith_csr *csr = ties->drawing->picture->ties;
	uint64_t t = ties->count++;
	double a[2], b[2];
	ties->source[t] = i;
	ties->target[t] = csr->to[e];
	ties->tie[t] = kith_csr_tie(csr, i, e);
	ties->back[t] = back == UINT64_MAX ? ties->tie[t] : back;
	kith_drawing_place(ties->drawing, i, a);
	kith_drawing_place(ties->drawing, csr->to[e], b);
	ties->length[t] = hypot(a[0] - b[0], a[1] - b[1]);
	ties->share[t] = width_share(ties->drawing, csr->weight ? csr->weight[e] : 1);
	ties->order[t] = t;
}

uint64_t kith_drawing_ties_each(const kith_csr *ties)
{
	return kith_csr_ties(ties) / KITH_DRAWING_LINES + 1;
}

/* Lists the ties in the order of their numbers; two that run both ways are one line, and of very
 * many every so manieth stands for the rest. */
static bool ties_init(struct ties *ties, struct kith_drawing *drawing, GError **error)
{
	const kith_csr *csr = drawing->picture->ties;
	*ties = (struct ties){.drawing = drawing};
	uint64_t seen = 0, every = kith_drawing_ties_each(csr);
	if (!ties_alloc(ties, kith_csr_ties(csr) / every + 1, error)) {
		return false;
	}
	for (uint32_t i = 0; i < csr->n; i++) {
		uint64_t e = csr->directed ? csr->start[i] : kith_csr_upper(csr, i);
		for (; e < csr->start[i + 1]; e++) {
			uint64_t back =
				csr->directed ? kith_csr_find(csr, csr->to[e], i) : UINT64_MAX;
			if ((back == UINT64_MAX || i < csr->to[e]) && seen++ % every == 0) {
				add_tie(ties, i, e, back);
			}
		}
	}
	return true;
}

static void set_layers(struct ties *ties)
{
	for (size_t t = 0; t < ties->count; t++) {
		if (is_crowd(ties)) {
			ties->share[t] = (float)(round(WIDTHS * (double)ties->share[t]) / WIDTHS);
		}
		ties->layer[t] = layer_of(ties, t);
	}
}

static gint by_layer(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct ties *ties = data;
	uint64_t s = *(const uint64_t *)a, t = *(const uint64_t *)b;
	if (ties->layer[s] != ties->layer[t]) {
		return ties->layer[s] < ties->layer[t] ? -1 : 1;
	}
	if (ties->length[s] != ties->length[t]) {
		return ties->length[s] > ties->length[t] ? -1 : 1;
	}
	return s < t ? -1 : s > t;
}

/* How wide weights make ties, on average, and those of each style. */
static void measure_shares(const struct ties *ties, struct kith_drawing_ink *ink)
{
	size_t count[KITH_TIE_STYLES] = {0};
	for (size_t t = 0; t < ties->count; t++) {
		enum kith_tie_style style = style_of(ties, t);
		double share = (double)ties->share[t];
		ink->mean_share += share / (double)ties->count;
		ink->style_share[style] +=
			(share - ink->style_share[style]) / (double)++count[style];
	}
}

/* Fewer and shorter ties can be stronger ink, very few wider lines: the page is never filled with
 * it. */
static void choose_ink(struct ties *ties)
{
	struct kith_drawing_ink *chosen = &ties->drawing->ink;
	const struct kith_box *box = &ties->drawing->sheet.box;
	double area = (box->right - box->left) * (box->bottom - box->top), sum = 0, within = 0;
	for (size_t t = 0; t < ties->count; t++) {
		sum += ties->length[t];
		within += within_circle(ties, t) ? ties->length[t] : 0;
	}
	*chosen = (struct kith_drawing_ink){.crowd = is_crowd(ties)};
	measure_shares(ties, chosen);
	double faintest = 0.03 * fmin(1, FEW_LINES / (double)MAX(ties->count, 1));
	double ink = 1.1 * area / 12;
	chosen->alpha[1] = fmin(fmax(ink / (sum + 1), faintest), STRONGEST);
	chosen->alpha[0] = 0.7 * chosen->alpha[1];
	bool plain = !ties->drawing->picture->ties->weight && ties->drawing->n < FEW_PEOPLE;
	double spare = sqrt(ink / (sum + 1) / SPARE_INK);
	chosen->wider = plain ? (float)fmin(fmax(spare, 1), WIDEST) : 1;
	if (chosen->crowd) {
		chosen->alpha[1] = fmin(fmax(CLOUD * ink / (within + 1), faintest), STRONGEST);
	}
}

struct kith_line kith_drawing_lit_line(const struct kith_drawing *drawing, bool bold)
{
	kith_colour colour = kith_colour_mix(drawing->palette->tie, drawing->palette->ink, 0.4);
	return (struct kith_line){.width = bold ? BOLD : LIT, .alpha = 0.9F, .colour = colour};
}

/* A line that shows ties of a style: width, colour, alpha, dashes. */
static struct kith_line tie_line(const struct kith_drawing *drawing, enum kith_tie_style style)
{
	const struct kith_palette *palette = drawing->palette;
	float scale = drawing->n < FEW_PEOPLE ? 1 : 0.6F;
	switch (style) {
	case KITH_TIE_STYLE_LOCAL_BRIDGE:
	case KITH_TIE_STYLE_BRIDGE:
		return (struct kith_line){
			.width = 2.6F * scale, .alpha = 0.95F, .colour = palette->ink};
	case KITH_TIE_STYLE_WEAK:
		return (struct kith_line){
			.width = 1.6F * scale, .alpha = 0.8F, .colour = palette->ink, .dashed = 1};
	case KITH_TIE_STYLE_NEW:
		return (struct kith_line){.width = 1.6F * scale,
			.alpha = palette->dark ? 0.7F : 0.8F,
			.colour = palette->accent};
	case KITH_TIE_STYLE_STRONGER:
		return (struct kith_line){
			.width = 1.6F * scale, .alpha = 0.4F, .colour = palette->ink};
	case KITH_TIE_STYLE_FADED:
		return (struct kith_line){
			.width = 1.2F * scale, .alpha = 0.85F, .colour = palette->hues[5]};
	case KITH_TIE_STYLE_LOST:
		return (struct kith_line){.width = 1.4F * scale,
			.alpha = 0.75F,
			.colour = palette->muted,
			.dashed = 1};
	case KITH_TIE_STYLE_STRONG:
		return (struct kith_line){
			.width = 1.2F * scale, .alpha = 0.45F, .colour = palette->tie};
	default:
		return (struct kith_line){
			.width = 1.0F * scale, .alpha = 0.3F, .colour = palette->tie};
	}
}

/* The grey as light as a colour: where thousands of faint lines meet, pixels of eight bits round a
 * hint of blue up to a tint of teal. */
static kith_colour neutral(kith_colour colour)
{
	uint32_t sum = (colour >> 16) + ((colour >> 8) & 0xFF) + (colour & 0xFF);
	return sum / 3 * 0x010101;
}

static float usual_width(const struct kith_drawing *drawing)
{
	return drawing->n < FEW_PEOPLE ? 1.2F : 0.6F;
}

/* Where ties are many and faint, the heavier ones are not; a crowd is a cloud. */
static float alpha_of(const struct kith_drawing_ink *ink, bool within, double share)
{
	double usual = ink->alpha[within], heavy = ink->crowd ? 1 : share / ink->mean_share;
	return (float)fmax(usual, fmin(usual * heavy * heavy, STRONGEST));
}

struct kith_line kith_drawing_weight_line(const struct kith_drawing *drawing, double weight)
{
	float share = width_share(drawing, weight);
	float alpha = alpha_of(&drawing->ink, false, (double)share);
	return (struct kith_line){.width = usual_width(drawing) * drawing->ink.wider * share,
		.alpha = fmaxf(alpha, SWATCH_FAINTEST),
		.colour = drawing->palette->tie};
}

struct kith_line kith_drawing_style_line(
	const struct kith_drawing *drawing, enum kith_tie_style style)
{
	struct kith_line line = tie_line(drawing, style);
	line.width *= (float)drawing->ink.style_share[style];
	return line;
}

/* Colour, width and alpha of a tie. */
static struct kith_line line_of(const struct ties *ties, uint64_t t)
{
	const struct kith_drawing *drawing = ties->drawing;
	const struct kith_picture *picture = drawing->picture;
	uint32_t i = ties->source[t];
	bool within = within_circle(ties, t);
	struct kith_line line = {0};
	if (picture->tie_style) {
		line = tie_line(drawing, style_of(ties, t));
	} else {
		kith_colour own =
			picture->value ? drawing->palette->tie : kith_drawing_fill(drawing, i);
		line.colour = within ? kith_colour_mix(own, drawing->palette->tie, 0.35)
				     : drawing->palette->tie;
		line.alpha = alpha_of(&drawing->ink, within, (double)ties->share[t]);
		line.width = usual_width(drawing) * drawing->ink.wider;
		if (!within && line.alpha < FAINT) {
			line.colour = neutral(line.colour);
		}
	}
	line.width *= ties->share[t];
	bool bowed = !within && picture->groups && !picture->straight && !is_crowd(ties);
	line.bend = bowed ? (float)BOW : 0;
	return line;
}

/* Brightens what is highlighted and fades the rest. */
static void apply_highlight(const struct ties *ties, uint64_t t, struct kith_line *line)
{
	const struct kith_picture *picture = ties->drawing->picture;
	if (!picture->highlighted_people) {
		return;
	}
	uint8_t highlight = highlight_of(ties, t);
	if (highlight) {
		line->alpha = fmaxf(line->alpha, 0.9F);
		line->width = fmaxf(line->width, highlight > 1 ? BOLD : LIT);
		line->colour = kith_colour_mix(line->colour, ties->drawing->palette->ink, 0.4);
	} else {
		line->alpha *= (float)FADED;
	}
}

/* The number of a tie along which somebody asks, of the two that may run both ways. */
static uint64_t asked_along(const struct ties *ties, uint64_t t)
{
	const uint32_t *from = ties->drawing->picture->asks_from;
	if (!from) {
		return UINT64_MAX;
	}
	return from[ties->tie[t]] != KITH_NOBODY    ? ties->tie[t]
	       : from[ties->back[t]] != KITH_NOBODY ? ties->back[t]
						    : UINT64_MAX;
}

/* Turns a tie to where it is asked, whoever stands first in the data. */
static void follow_asking(const struct ties *ties, uint64_t t)
{
	uint64_t tie = asked_along(ties, t);
	if (tie != UINT64_MAX && ties->drawing->picture->asks_from[tie] != ties->source[t]) {
		uint32_t source = ties->source[t];
		ties->source[t] = ties->target[t];
		ties->target[t] = source;
	}
}

static void note_chance(const struct ties *ties, uint64_t t, const struct kith_line *line)
{
	struct kith_drawing *drawing = ties->drawing;
	uint64_t tie = asked_along(ties, t);
	if (tie == UINT64_MAX || !drawing->picture->chance ||
		isnan(drawing->picture->chance[tie])) {
		return;
	}
	struct kith_drawing_chance note = {*line, drawing->picture->chance[tie]};
	g_array_append_val(drawing->chances, note);
}

/* The head of the arrow, where the tie has one. */
static uint8_t arrow_of(const struct ties *ties, uint64_t t)
{
	const struct kith_drawing *drawing = ties->drawing;
	bool one_way = drawing->picture->ties->directed && ties->back[t] == ties->tie[t] &&
		       !drawing->picture->no_arrows;
	if (asked_along(ties, t) != UINT64_MAX) {
		return KITH_DRAWING_ASKED_ARROW;
	}
	return !one_way                  ? 0
	       : drawing->n < FEW_PEOPLE ? KITH_DRAWING_ARROW
					 : KITH_DRAWING_SMALL_ARROW;
}

/* Notes where heads of those who are asked will be, for other ties to keep off. */
static void note_heads(const struct ties *ties)
{
	struct kith_drawing *drawing = ties->drawing;
	for (uint64_t t = 0; t < ties->count; t++) {
		if (asked_along(ties, t) == UINT64_MAX) {
			continue;
		}
		follow_asking(ties, t);
		struct kith_line line = {.arrow = KITH_DRAWING_ASKED_ARROW};
		kith_drawing_set_ends(drawing, ties->source[t], ties->target[t], &line);
		double back = line.arrow / 2.0 / fmax(ties->length[t], line.arrow);
		struct kith_drawing_head head = {
			ties->target[t], {line.x1 + back * (line.x0 - line.x1),
						 line.y1 + back * (line.y0 - line.y1)}};
		g_array_append_val(drawing->heads, head);
	}
}

/* Sets where the tie begins and ends; few enough are bent around strangers. */
static void lay(const struct ties *ties, uint64_t t, struct kith_line *line)
{
	const struct kith_drawing *drawing = ties->drawing;
	bool few = ties->count < TIES_EACH * drawing->n && ties->count * drawing->n < MOST_PAIRS;
	(few ? kith_drawing_bend : kith_drawing_set_ends)(
		drawing, ties->source[t], ties->target[t], line);
}

bool kith_drawing_add_ties(struct kith_drawing *drawing, GError **error)
{
	struct ties ties;
	kith_scene *scene = drawing->scene;
	bool listed = ties_init(&ties, drawing, error);
	if (listed) {
		choose_ink(&ties);
		set_layers(&ties);
		note_heads(&ties);
		g_qsort_with_data(
			ties.order, (gint)ties.count, sizeof *ties.order, by_layer, &ties);
	}
	for (size_t k = 0; listed && k < ties.count; k++) {
		uint64_t t = ties.order[k];
		struct kith_line line = line_of(&ties, t);
		apply_highlight(&ties, t, &line);
		line.arrow = arrow_of(&ties, t);
		lay(&ties, t, &line);
		note_chance(&ties, t, &line);
		scene->lines[scene->line_count++] = line;
	}
	ties_finish(&ties);
	return listed;
}
