/* Names beside their people: never one upon another, upon somebody who matters, or off the page. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/labels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "csr/csr.h"

enum { RINGS = 5, FAR_RINGS = 8, LEADERS_FROM = 2, POSITIONS = 16 };

static const double CELL = 48, FINE_CELL = 6, STEP = 5;

/* How far a ring is from the disc's rim, and what it costs. On the second one names touch their
 * disc: where others stand close, that alone tells whose they are. */
static const struct {
	double gap, cost;
} rings[FAR_RINGS] = {
	{3, 0}, {-1.5, 4}, {13, 6}, {25, 12}, {41, 18}, {61, 24}, {87, 30}, {123, 36}};

/* How much nearer a name is to its own disc than to any other, picture units: so much that nobody
 * doubts, and at least, where it touches its own and where it does not. */
static const double CLEARLY = 6, LEAST_LEAD = 1, MOST_LEAD = 2.5, DOUBT_COST = 8, FAINT_COST = 25;
/* How near another's disc a name seems to be theirs, and what that costs. */
static const double MISTAKEN = 10, MISTAKEN_COST = 10;
/* What a later position, a covered person, a tie below and a place towards the inside cost. */
static const double POSITION_COST = 0.15, COVER_COST = 5, HIDING_COST = 120, TIE_COST = 0.4,
		    INWARD_COST = 1.5;

/* Names of circles: how many places are tried each way, how far they may be from the circle's
 * people, and what it costs to be away from its middle, a picture unit. */
enum { GROUND_STEPS = 32, GROUND_PLACES = GROUND_STEPS * GROUND_STEPS };
static const double FARTHEST_NAME = 40, FARTHEST_GROUND = 240, DISTANCE_COST = 0.04;
/* In a throng: at how many points of a name is asked whose ground they are on. */
enum {
	THRONG_COLUMNS = 5,
	THRONG_ROWS = 3,
	THRONG_POINTS = THRONG_COLUMNS * THRONG_ROWS,
	THRONG_OWN = 9, /* of these points */
	THRONG_STEP = 2 /* every second place is tried */
};
/* A name of a circle may lie over discs that are dots. */
static const double DOT = 1.2, DOT_COST = 0.01, DISC_COST = 0.1;

/* What every step of a leader costs that runs over somebody or a name, or is covered by one. */
static const double CROSSING_COST = 3;

/* The room that names keep between one another on a line, in heights; and what it costs that one
 * stands so close under another that they seem two lines of one. */
static const double LETTER = 0.5, LINE_GAP = 4, STACKED_COST = 2;
/* How far the halo of letters reaches over what is around them. */
static const double HALO = 1.6;
/* What it costs to take the room beside somebody who is to be named. */
static const double CROWD = 4, CROWD_COST = 2;

/* Everywhere around somebody: how far the places are apart, what it costs not to be on a ring, from
 * where on there is a leader, and what is good enough not to look at all. */
static const double AROUND_STEP = 3, AROUND_COST = 1, NEAREST_LEADER = 10, GOOD_COST = 6;

enum kind { FAINT_DISC, DISC, REQUIRED_DISC, LABEL, LEADER, HEAD };

/* The head of an arrow. */
struct head {
	double corner[3][2];
};

/* A rectangle in the way; those of one cell form a list. */
struct block {
	struct kith_box box;
	double radius;
	uint32_t person; /* of a head: its number */
	uint8_t kind;
};

struct kith_labels {
	struct kith_box page;
	size_t columns, rows, fine_columns, fine_rows;
	GArray *blocks;   /* struct block */
	GArray *heads;    /* struct head */
	GArray **cells;   /* [columns * rows] numbers of blocks, NULL where empty */
	uint8_t *density; /* [fine_columns * fine_rows] ties through a spot, up to 4 */
	double middle[2]; /* sum of discs' places */
	size_t discs;
};

kith_labels *kith_labels_new(const struct kith_box *page, GError **error)
{
	g_autoptr(kith_labels) labels = g_new0(kith_labels, 1);
	double width = page->right - page->left, height = page->bottom - page->top;
	labels->page = *page;
	labels->columns = (size_t)(fmax(width, 0) / CELL) + 1;
	labels->rows = (size_t)(fmax(height, 0) / CELL) + 1;
	labels->fine_columns = (size_t)(fmax(width, 0) / FINE_CELL) + 1;
	labels->fine_rows = (size_t)(fmax(height, 0) / FINE_CELL) + 1;
	labels->blocks = g_array_new(FALSE, FALSE, sizeof(struct block));
	labels->heads = g_array_new(FALSE, FALSE, sizeof(struct head));
	labels->cells = KITH_ARRAY(GArray *, labels->columns * labels->rows, error);
	labels->density = labels->cells
				  ? kith_array(labels->fine_columns * labels->fine_rows, 1, error)
				  : NULL;
	return labels->density ? g_steal_pointer(&labels) : NULL;
}

void kith_labels_free(kith_labels *labels)
{
	if (!labels) {
		return;
	}
	for (size_t c = 0; labels->cells && c < labels->columns * labels->rows; c++) {
		if (labels->cells[c]) {
			g_array_free(labels->cells[c], TRUE);
		}
	}
	g_array_free(labels->blocks, TRUE);
	g_array_free(labels->heads, TRUE);
	g_free(labels->cells);
	g_free(labels->density);
	g_free(labels);
}

/* The cell along one axis, the outermost for what lies outside. */
static size_t cell_at(double place, double size, size_t count)
{
	return place <= 0 ? 0 : MIN((size_t)(place / size), count - 1);
}

/* The cells a box touches. */
struct span {
	size_t left, right, top, bottom;
};

static struct span span_of(const kith_labels *labels, const struct kith_box *box)
{
	const struct kith_box *page = &labels->page;
	return (struct span){cell_at(box->left - page->left, CELL, labels->columns),
		cell_at(box->right - page->left, CELL, labels->columns),
		cell_at(box->top - page->top, CELL, labels->rows),
		cell_at(box->bottom - page->top, CELL, labels->rows)};
}

static void add(kith_labels *labels, const struct block *block)
{
	guint number = labels->blocks->len;
	g_array_append_val(labels->blocks, *block);
	struct span span = span_of(labels, &block->box);
	for (size_t r = span.top; r <= span.bottom; r++) {
		for (size_t c = span.left; c <= span.right; c++) {
			GArray **cell = &labels->cells[r * labels->columns + c];
			*cell = *cell ? *cell : g_array_new(FALSE, FALSE, sizeof(guint));
			g_array_append_val(*cell, number);
		}
	}
}

size_t kith_labels_mark(const kith_labels *labels)
{
	return labels->blocks->len;
}

/* Every cell lists its blocks in the order they came. */
void kith_labels_rewind(kith_labels *labels, size_t mark)
{
	for (size_t c = 0; c < labels->columns * labels->rows; c++) {
		GArray *cell = labels->cells[c];
		guint kept = cell ? cell->len : 0;
		while (kept && g_array_index(cell, guint, kept - 1) >= mark) {
			kept--;
		}
		if (cell) {
			g_array_set_size(cell, kept);
		}
	}
	g_array_set_size(labels->blocks, (guint)mark);
}

void kith_labels_keep_out(kith_labels *labels, const struct kith_box *box)
{
	add(labels, &(struct block){.box = *box, .person = KITH_NOBODY, .kind = LABEL});
}

void kith_labels_add_disc(kith_labels *labels, uint32_t person, const double at[2], double radius,
	enum kith_disc_rank rank)
{
	static const enum kind kinds[] = {[KITH_DISC_FAINT] = FAINT_DISC,
		[KITH_DISC_PLAIN] = DISC,
		[KITH_DISC_REQUIRED] = REQUIRED_DISC};
	struct block disc = {
		.box = {at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius},
		.radius = radius,
		.person = person,
		.kind = (uint8_t)kinds[rank]};
	add(labels, &disc);
	labels->middle[0] += at[0];
	labels->middle[1] += at[1];
	labels->discs++;
}

void kith_labels_add_head(kith_labels *labels, const double corners[6])
{
	struct head head;
	struct kith_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
	for (int k = 0; k < 3; k++) {
		double x = corners[2 * k], y = corners[2 * k + 1];
		head.corner[k][0] = x;
		head.corner[k][1] = y;
		box = (struct kith_box){fmin(box.left, x), fmin(box.top, y), fmax(box.right, x),
			fmax(box.bottom, y)};
	}
	uint32_t number = labels->heads->len;
	g_array_append_val(labels->heads, head);
	add(labels, &(struct block){.box = box, .person = number, .kind = HEAD});
}

void kith_labels_add_line(
	kith_labels *labels, const double from[2], const double to[2], uint8_t times)
{
	double dx = to[0] - from[0], dy = to[1] - from[1];
	int steps = (int)fmin(hypot(dx, dy) / FINE_CELL, 4096) + 1;
	for (int s = 0; s < steps; s++) {
		double t = (s + 0.5) / steps;
		size_t c = cell_at(
			from[0] + t * dx - labels->page.left, FINE_CELL, labels->fine_columns);
		size_t r =
			cell_at(from[1] + t * dy - labels->page.top, FINE_CELL, labels->fine_rows);
		uint8_t *count = &labels->density[r * labels->fine_columns + c];
		*count = (uint8_t)MIN(*count + times, 4);
	}
}

static double tie_cost(const kith_labels *labels, const struct kith_box *box)
{
	const struct kith_box *page = &labels->page;
	size_t left = cell_at(box->left - page->left, FINE_CELL, labels->fine_columns);
	size_t right = cell_at(box->right - page->left, FINE_CELL, labels->fine_columns);
	size_t top = cell_at(box->top - page->top, FINE_CELL, labels->fine_rows);
	size_t bottom = cell_at(box->bottom - page->top, FINE_CELL, labels->fine_rows);
	double cost = 0;
	for (size_t r = top; r <= bottom; r++) {
		for (size_t c = left; c <= right; c++) {
			cost += TIE_COST * labels->density[r * labels->fine_columns + c];
		}
	}
	return cost;
}

/* The larger of two numbers; unlike fmax, no call. */
static double larger(double a, double b)
{
	return a > b ? a : b;
}

static double smaller(double a, double b)
{
	return a < b ? a : b;
}

static bool is_disc(const struct block *block)
{
	return block->kind <= REQUIRED_DISC;
}

static bool overlap(const struct kith_box *a, const struct kith_box *b)
{
	return smaller(a->right, b->right) - larger(a->left, b->left) > -1 &&
	       smaller(a->bottom, b->bottom) - larger(a->top, b->top) > -1;
}

/* Whether boxes touch at all. */
static bool meet(const struct kith_box *a, const struct kith_box *b)
{
	return a->left <= b->right && b->left <= a->right && a->top <= b->bottom &&
	       b->top <= a->bottom;
}

static struct kith_box widened(const struct kith_box *box, double across, double down)
{
	return (struct kith_box){
		box->left - across, box->top - down, box->right + across, box->bottom + down};
}

/* What a name costs that is near a label: INFINITY where they overlap or run together. */
static double name_cost(
	const struct block *name, const struct kith_label *label, const struct kith_box *box)
{
	struct kith_box line = widened(box, LETTER * label->height, 0);
	struct kith_box lines = widened(box, 0, LINE_GAP * (label->height > 0));
	return overlap(&name->box, &line)    ? INFINITY
	       : overlap(&name->box, &lines) ? STACKED_COST
					     : 0;
}

/* Whether a box lies wholly beyond the side of a head that leads from one corner to the next. */
static bool is_beyond(const struct head *head, int side, const struct kith_box *box)
{
	const double *a = head->corner[side], *b = head->corner[(side + 1) % 3],
		     *c = head->corner[(side + 2) % 3];
	double out[2] = {b[1] - a[1], a[0] - b[0]};
	double inner = out[0] * (c[0] - a[0]) + out[1] * (c[1] - a[1]);
	double sign = inner > 0 ? -1 : 1;
	double x = sign * out[0] > 0 ? box->left : box->right;
	double y = sign * out[1] > 0 ? box->top : box->bottom;
	return sign * (out[0] * (x - a[0]) + out[1] * (y - a[1])) > 0;
}

/* Whether a box with the halo around it touches a head. */
static bool touches_head(
	const kith_labels *labels, const struct block *block, const struct kith_box *box)
{
	struct kith_box around = widened(box, HALO, HALO);
	const struct head *head = &g_array_index(labels->heads, struct head, block->person);
	return overlap(&block->box, &around) && !is_beyond(head, 0, &around) &&
	       !is_beyond(head, 1, &around) && !is_beyond(head, 2, &around);
}

/* What it costs how much of a lesser disc a label hides: a rim little, most of one almost as large
 * as its own more than to go far away. */
static double hiding_cost(
	const struct block *disc, const struct kith_label *label, const struct kith_box *box)
{
	double across = smaller(disc->box.right, box->right) - larger(disc->box.left, box->left);
	double down = smaller(disc->box.bottom, box->bottom) - larger(disc->box.top, box->top);
	double side = 2 * larger(disc->radius, 1e-9);
	double share = larger(across, 0) * larger(down, 0) / (side * side);
	double size = disc->radius / label->radius;
	return HIDING_COST * share * share * size * size;
}

/* What a block under a label costs: nothing beside it, INFINITY where it may not be covered. */
static double block_cost(const kith_labels *labels, const struct block *block,
	const struct kith_label *label, const struct kith_box *box)
{
	if (block->kind == HEAD) {
		return touches_head(labels, block, box) ? INFINITY : 0;
	}
	if (block->kind == LABEL) {
		return name_cost(block, label, box);
	}
	bool own = is_disc(block) && block->person == label->person;
	if (own || !overlap(&block->box, box)) {
		struct kith_box around = widened(box, CROWD, CROWD);
		bool crowded = !own && label->covers && block->kind == REQUIRED_DISC &&
			       overlap(&block->box, &around);
		return crowded ? CROWD_COST : 0;
	}
	if (block->kind == LEADER) {
		return CROSSING_COST;
	}
	bool lesser =
		block->kind < REQUIRED_DISC && label->covers && block->radius <= label->radius;
	return lesser ? COVER_COST + hiding_cost(block, label, box) : INFINITY;
}

/* A walk over the blocks in the cells a box lies on; who is in several is met in each. */
struct walk {
	const kith_labels *labels;
	struct span span;
	size_t row, column;
	guint next; /* in the cell */
};

static struct walk walk_along(const kith_labels *labels, const struct kith_box *box)
{
	struct span span = span_of(labels, box);
	return (struct walk){labels, span, span.top, span.left, 0};
}

static inline const struct block *next_block(struct walk *walk)
{
	const kith_labels *labels = walk->labels;
	for (; walk->row <= walk->span.bottom; walk->row++, walk->column = walk->span.left) {
		for (; walk->column <= walk->span.right; walk->column++, walk->next = 0) {
			const GArray *cell =
				labels->cells[walk->row * labels->columns + walk->column];
			if (cell && walk->next < cell->len) {
				guint number = g_array_index(cell, guint, walk->next++);
				return &g_array_index(labels->blocks, struct block, number);
			}
		}
	}
	return NULL;
}

static double cover_cost(
	const kith_labels *labels, const struct kith_label *label, const struct kith_box *box)
{
	double cost = 0;
	struct kith_box around =
		widened(box, LETTER * label->height, LINE_GAP * (label->height > 0));
	struct walk walk = walk_along(labels, &around);
	const struct block *block;
	while (cost < INFINITY && (block = next_block(&walk))) {
		cost += block_cost(labels, block, label, box);
	}
	return cost;
}

/* Where a box stands on a ring: its corner as shares of the ring's radius and of its own width and
 * height. Right, left, above, below, the corners, and half-way between those; for names that are
 * not to be missing, some more. */
static const struct {
	double reach_across, width, reach_down, height;
} positions[] = {{1, 0, 0, -0.5}, {-1, -1, 0, -0.5}, {0, -0.5, -1, -1}, {0, -0.5, 1, 0},
	{0.72, 0, -0.72, -1}, {0.72, 0, 0.72, 0}, {-0.72, -1, -0.72, -1}, {-0.72, -1, 0.72, 0},
	{0.92, 0, -0.38, -0.75}, {0.92, 0, 0.38, -0.25}, {-0.92, -1, -0.38, -0.75},
	{-0.92, -1, 0.38, -0.25}, {0, -0.2, -1, -1}, {0, -0.2, 1, 0}, {0, -0.8, -1, -1},
	{0, -0.8, 1, 0}, {0.98, 0, -0.2, -0.62}, {0.98, 0, 0.2, -0.38}, {-0.98, -1, -0.2, -0.62},
	{-0.98, -1, 0.2, -0.38}, {0.8, 0, -0.6, -0.9}, {0.8, 0, 0.6, -0.1}, {-0.8, -1, -0.6, -0.9},
	{-0.8, -1, 0.6, -0.1}};

/* A box as near as may be to where it is, between those two sides; back where it no longer reaches
 * `over`. */
static double slide(double left, double width, double over, const struct kith_box *page)
{
	double slid = fmax(fmin(left, page->right - width), page->left);
	return slid <= over && slid + width >= over ? slid : left;
}

/* Above and below somebody a name moves aside rather than off the page. */
static struct kith_box position(
	const kith_labels *labels, const struct kith_label *label, double gap, size_t number)
{
	double reach = label->radius + gap;
	double left = label->x + positions[number].reach_across * reach +
		      positions[number].width * label->width;
	double top = label->y + positions[number].reach_down * reach +
		     positions[number].height * label->height;
	if (positions[number].reach_across == 0) {
		left = slide(left, label->width, label->x, &labels->page);
	}
	return (struct kith_box){left, top, left + label->width, top + label->height};
}

/* How far the rim of a disc is from a box, 0 where they touch. */
static double gap_between(const struct kith_box *box, double x, double y, double radius)
{
	double dx = larger(larger(box->left - x, x - box->right), 0);
	double dy = larger(larger(box->top - y, y - box->bottom), 0);
	return larger(sqrt(dx * dx + dy * dy) - radius, 0);
}

static double gap_to_block(const struct kith_box *box, const struct block *block)
{
	return gap_between(box, (block->box.left + block->box.right) / 2,
		(block->box.top + block->box.bottom) / 2, block->radius);
}

/* The disc nearest to a box. */
struct nearest {
	uint32_t person; /* KITH_NOBODY: none is near enough */
	double gap;
};

/* Whose discs are looked at. */
struct others {
	uint32_t but;   /* all but that person's ... */
	enum kind from; /* ... from that kind on */
};

static struct nearest nearest_within(
	const kith_labels *labels, const struct kith_box *box, double within, struct others others)
{
	struct kith_box around = widened(box, within, within);
	struct walk walk = walk_along(labels, &around);
	struct nearest nearest = {KITH_NOBODY, within};
	for (const struct block *block; (block = next_block(&walk));) {
		bool other = is_disc(block) && block->kind >= others.from &&
			     block->person != others.but && meet(&block->box, &around);
		double gap = other ? gap_to_block(box, block) : INFINITY;
		if (gap < nearest.gap) {
			nearest = (struct nearest){block->person, gap};
			around = widened(box, gap, gap);
		}
	}
	return nearest;
}

/* Whose disc is nearest to a box, of those less than `within` away. Looks close by first: among
 * many that is enough. */
static struct nearest nearest_to(
	const kith_labels *labels, const struct kith_box *box, double within, struct others others)
{
	double reach = CELL / 4;
	struct nearest nearest = {KITH_NOBODY, within};
	while (reach < within && nearest.person == KITH_NOBODY) {
		nearest = nearest_within(labels, box, reach, others);
		reach *= 3;
	}
	return nearest.person == KITH_NOBODY ? nearest_within(labels, box, within, others)
					     : nearest;
}

/* How far a label is from its own disc, and how much farther others are to be at least. */
struct distance {
	double own, least;
};

/* Whether another's disc is as near to a box; the first one found tells. */
static bool is_doubtful(const kith_labels *labels, const struct kith_box *box,
	const struct distance *distance, struct others others)
{
	double within = distance->own + distance->least;
	struct kith_box around = widened(box, within, within);
	struct walk walk = walk_along(labels, &around);
	bool found = false;
	for (const struct block *block; !found && (block = next_block(&walk));) {
		found = is_disc(block) && block->kind >= others.from &&
			block->person != others.but && meet(&block->box, &around) &&
			gap_to_block(box, block) - distance->own < distance->least;
	}
	return found;
}

/* What it costs that another's disc is hardly farther from the box than that of whose name it
 * holds: INFINITY where it is as near. A leader tells it from a faint one. */
static double doubt_cost(const kith_labels *labels, const struct kith_label *label,
	const struct kith_box *box, bool leader)
{
	double own = gap_between(box, label->x, label->y, label->radius);
	double least = label->covers ? 0 : smaller(LEAST_LEAD + own / 3, MOST_LEAD);
	struct distance distance = {own, least};
	struct others all = {label->person, FAINT_DISC}, seen = {label->person, DISC};
	if (is_doubtful(labels, box, &distance, leader ? seen : all)) {
		return INFINITY;
	}
	if (label->covers) {
		return leader && is_doubtful(labels, box, &distance, all) ? FAINT_COST : 0;
	}
	double lead = nearest_to(labels, box, own + CLEARLY, all).gap - own;
	return lead < least ? FAINT_COST : DOUBT_COST * (1 - lead / CLEARLY);
}

/* Whether a disc is level with a box, right before it or after, or right over it or under, closer
 * to its middle than whose name it holds. */
static bool seems_named(
	const struct block *disc, const struct kith_box *box, const struct kith_label *label)
{
	double x = (disc->box.left + disc->box.right) / 2;
	double y = (disc->box.top + disc->box.bottom) / 2;
	double middle = (box->left + box->right) / 2;
	bool level = y > box->top && y < box->bottom && disc->box.right > box->left - MISTAKEN &&
		     disc->box.left < box->right + MISTAKEN;
	bool upright =
		x > box->left && x < box->right && fabs(x - middle) < fabs(label->x - middle) &&
		disc->box.bottom > box->top - MISTAKEN && disc->box.top < box->bottom + MISTAKEN;
	return level || upright;
}

/* What it costs that a name begins or ends right beside another's disc, or stands over it or under,
 * as if it were theirs. */
static double mistaken_cost(
	const kith_labels *labels, const struct kith_label *label, const struct kith_box *box)
{
	struct kith_box beside = widened(box, MISTAKEN, MISTAKEN);
	struct walk walk = walk_along(labels, &beside);
	bool found = false;
	for (const struct block *block; !found && (block = next_block(&walk));) {
		found = is_disc(block) && block->kind != FAINT_DISC &&
			block->person != label->person && seems_named(block, box, label);
	}
	return found ? MISTAKEN_COST : 0;
}

static bool on_page(const kith_labels *labels, const struct kith_box *box)
{
	const struct kith_box *page = &labels->page;
	return box->left >= page->left && box->right <= page->right && box->top >= page->top &&
	       box->bottom <= page->bottom;
}

static double cost_of(const kith_labels *labels, const struct kith_label *label,
	const struct kith_box *box, bool leader)
{
	double cost = on_page(labels, box) ? cover_cost(labels, label, box) : INFINITY;
	cost += cost < INFINITY ? doubt_cost(labels, label, box, leader) : 0;
	if (cost == INFINITY) {
		return cost;
	}
	cost += label->covers ? 0 : mistaken_cost(labels, label, box);
	double count = fmax((double)labels->discs, 1);
	double outward =
		((box->left + box->right) / 2 - label->x) * (label->x - labels->middle[0] / count) +
		((box->top + box->bottom) / 2 - label->y) * (label->y - labels->middle[1] / count);
	return cost + tie_cost(labels, box) + (outward > 0 || label->alone ? 0 : INWARD_COST);
}

/* The end of a leader on the label's edge, and its beginning on the disc's. */
static void draw_leader(
	const struct kith_label *label, const struct kith_box *box, struct kith_label_spot *spot)
{
	spot->to[0] = fmin(fmax(label->x, box->left), box->right);
	spot->to[1] = fmin(fmax(label->y, box->top + 3), box->bottom - 3);
	double dx = spot->to[0] - label->x, dy = spot->to[1] - label->y;
	double length = fmax(hypot(dx, dy), 1e-9);
	double start = fmin(label->radius, length);
	spot->from[0] = label->x + dx / length * start;
	spot->from[1] = label->y + dy / length * start;
}

/* A small box around a step of a leader. */
static struct kith_box leader_step(const struct kith_label_spot *spot, int step, int steps)
{
	double t = (step + 0.5) / steps;
	double x = spot->from[0] + t * (spot->to[0] - spot->from[0]);
	double y = spot->from[1] + t * (spot->to[1] - spot->from[1]);
	return (struct kith_box){x - 1, y - 1, x + 1, y + 1};
}

static int leader_steps(const struct kith_label_spot *spot)
{
	return (int)(hypot(spot->to[0] - spot->from[0], spot->to[1] - spot->from[1]) / STEP) + 1;
}

/* What a leader to that box would run over. */
static double leader_cost(
	const kith_labels *labels, const struct kith_label *label, const struct kith_box *box)
{
	struct kith_label_spot spot;
	draw_leader(label, box, &spot);
	/* as of a name that matters most: it may run over anything, at a price */
	struct kith_label line = {.person = label->person, .radius = INFINITY, .covers = true};
	double cost = 0;
	int steps = leader_steps(&spot);
	for (int s = 0; s < steps; s++) {
		struct kith_box step = leader_step(&spot, s, steps);
		cost += cover_cost(labels, &line, &step) > 0 ? CROSSING_COST : 0;
	}
	return cost;
}

static void add_leader(kith_labels *labels, uint32_t person, const struct kith_label_spot *spot)
{
	int steps = leader_steps(spot);
	for (int s = 0; s < steps; s++) {
		add(labels, &(struct block){.box = leader_step(spot, s, steps),
				    .person = person,
				    .kind = LEADER});
	}
}

/* What a note costs that lies on a block: nothing beside it, INFINITY where it may not. */
static double note_block_cost(
	const kith_labels *labels, const struct block *block, const struct kith_box *box)
{
	if (block->kind == HEAD) {
		return touches_head(labels, block, box) ? INFINITY : 0;
	}
	if (is_disc(block) ? gap_to_block(box, block) > 1 : !overlap(&block->box, box)) {
		return 0;
	}
	return block->kind == LEADER         ? CROSSING_COST
	       : block->kind < REQUIRED_DISC ? COVER_COST
					     : INFINITY;
}

double kith_labels_note_cost(const kith_labels *labels, const struct kith_box *box)
{
	double cost = on_page(labels, box) ? 0 : INFINITY;
	struct walk walk = walk_along(labels, box);
	const struct block *block;
	while (cost < INFINITY && (block = next_block(&walk))) {
		cost += note_block_cost(labels, block, box);
	}
	return cost;
}

/* The best place for a label so far. */
struct choice {
	double cost;
	struct kith_box box;
	bool leader;
};

/* Takes a place that costs at least that much, should it be better. */
static void consider(const kith_labels *labels, const struct kith_label *label,
	const struct choice *place, struct choice *best)
{
	double cost = place->cost;
	cost += cost < best->cost ? cost_of(labels, label, &place->box, place->leader) : 0;
	cost += place->leader && cost < best->cost ? leader_cost(labels, label, &place->box) : 0;
	if (cost < best->cost) {
		*best = *place;
		best->cost = cost;
	}
}

static void look_on_rings(
	const kith_labels *labels, const struct kith_label *label, struct choice *best)
{
	int count = label->far ? FAR_RINGS : RINGS;
	size_t tried = label->covers ? G_N_ELEMENTS(positions) : POSITIONS;
	for (int ring = 0; ring < count && best->cost >= rings[ring].cost; ring++) {
		for (size_t k = 0; k < tried; k++) {
			struct choice place = {rings[ring].cost + (double)k * POSITION_COST,
				position(labels, label, rings[ring].gap, k), ring >= LEADERS_FROM};
			consider(labels, label, &place, best);
		}
	}
}

/* What it costs to be so far from the rim: as on the rings, and in between. */
static double cost_of_gap(double gap)
{
	if (gap < rings[0].gap) {
		return rings[1].cost * (1 - gap / rings[0].gap);
	}
	double from = rings[0].gap, least = rings[0].cost;
	for (int ring = LEADERS_FROM; ring < FAR_RINGS; ring++) {
		if (gap < rings[ring].gap) {
			double t = (gap - from) / (rings[ring].gap - from);
			return least + t * (rings[ring].cost - least);
		}
		from = rings[ring].gap;
		least = rings[ring].cost;
	}
	return INFINITY;
}

/* How far from the rim to look for something better than that. */
static double worth_looking(double cost)
{
	int ring = LEADERS_FROM;
	while (ring < FAR_RINGS - 1 && rings[ring].cost < cost) {
		ring++;
	}
	return rings[ring].gap;
}

/* The places around somebody, in rows; those that are taken. */
struct patch {
	double left, top; /* corner of a label in the first place */
	size_t columns, rows;
	uint8_t *taken; /* [columns * rows] */
};

/* The first place along one axis that is not before that one. */
static size_t place_from(double first, double at, size_t count)
{
	double place = ceil((at - first) / AROUND_STEP);
	return place <= 0 ? 0 : (size_t)smaller(place, (double)count);
}

/* Marks where a label would overlap a box. */
static void take(struct patch *patch, const struct kith_label *label, const struct kith_box *box)
{
	size_t left = place_from(patch->left, box->left - label->width - 1, patch->columns);
	size_t right = place_from(patch->left, box->right + 1, patch->columns);
	size_t bottom = place_from(patch->top, box->bottom + 1, patch->rows);
	for (size_t r = place_from(patch->top, box->top - label->height - 1, patch->rows);
		left < right && r < bottom; r++) {
		memset(patch->taken + r * patch->columns + left, 1, right - left);
	}
}

/* Marks the places on others' discs, and on names or too near them. */
static void take_all(const kith_labels *labels, const struct kith_label *label, struct patch *patch)
{
	struct kith_box region = {patch->left, patch->top,
		patch->left + AROUND_STEP * (double)patch->columns + label->width,
		patch->top + AROUND_STEP * (double)patch->rows + label->height};
	region = widened(&region, LETTER * label->height, 0);
	struct walk walk = walk_along(labels, &region);
	for (const struct block *block; (block = next_block(&walk));) {
		bool name = block->kind == LABEL;
		struct kith_box box = widened(&block->box, name ? LETTER * label->height : 0, 0);
		if (name || (is_disc(block) && block->person != label->person)) {
			take(patch, label, &box);
		}
	}
}

static void look_around(
	const kith_labels *labels, const struct kith_label *label, struct choice *best)
{
	double reach = label->radius + worth_looking(best->cost);
	struct patch patch = {label->x - reach - label->width, label->y - reach - label->height,
		(size_t)((2 * reach + label->width) / AROUND_STEP) + 1,
		(size_t)((2 * reach + label->height) / AROUND_STEP) + 1, NULL};
	g_autofree uint8_t *taken = g_malloc0(patch.columns * patch.rows);
	patch.taken = taken;
	take_all(labels, label, &patch);
	for (size_t k = 0; k < patch.columns * patch.rows; k++) {
		size_t row = k / patch.columns, column = k % patch.columns;
		double x = patch.left + AROUND_STEP * (double)column;
		double y = patch.top + AROUND_STEP * (double)row;
		struct kith_box box = {x, y, x + label->width, y + label->height};
		double touching = label->radius + rings[1].gap;
		double gap = taken[k] ? 0 : gap_between(&box, label->x, label->y, touching);
		if (gap > 0) {
			gap = larger(gap + rings[1].gap, 0);
			struct choice place = {
				AROUND_COST + cost_of_gap(gap), box, gap >= NEAREST_LEADER};
			consider(labels, label, &place, best);
		}
	}
}

bool kith_labels_place(
	kith_labels *labels, const struct kith_label *label, struct kith_label_spot *spot)
{
	struct choice best = {.cost = INFINITY};
	look_on_rings(labels, label, &best);
	if (label->anywhere && best.cost > GOOD_COST) {
		look_around(labels, label, &best);
	}
	if (best.cost == INFINITY) {
		return false;
	}
	add(labels, &(struct block){.box = best.box, .person = label->person, .kind = LABEL});
	*spot = (struct kith_label_spot){
		.left = best.box.left, .top = best.box.top, .leader = best.leader};
	if (spot->leader) {
		draw_leader(label, &best.box, spot);
		add_leader(labels, label->person, spot);
	}
	return true;
}

static bool is_near_own(const kith_labels *labels, const struct kith_ground *ground,
	const struct kith_box *box, double within)
{
	uint32_t nearest =
		nearest_to(labels, box, within, (struct others){KITH_NOBODY, FAINT_DISC}).person;
	return nearest != KITH_NOBODY && ground->group_of[nearest] == ground->group;
}

/* Whether a box, its corners and its middle are nearest to people of the ground's group. */
static bool lies_on(
	const kith_labels *labels, const struct kith_ground *ground, const struct kith_box *box)
{
	double x[] = {box->left, box->right, box->left, box->right, (box->left + box->right) / 2};
	double y[] = {box->top, box->top, box->bottom, box->bottom, (box->top + box->bottom) / 2};
	for (int k = 0; k < 5; k++) {
		struct kith_box point = {x[k], y[k], x[k], y[k]};
		if (!is_near_own(labels, ground, &point, FARTHEST_GROUND)) {
			return false;
		}
	}
	return is_near_own(labels, ground, box, FARTHEST_NAME);
}

/* Whether most of a box is nearest to people of the ground's group, in a throng where they stand
 * among others. */
static bool lies_mostly_on(
	const kith_labels *labels, const struct kith_ground *ground, const struct kith_box *box)
{
	double width = box->right - box->left, height = box->bottom - box->top;
	int own = 0, left = THRONG_POINTS;
	for (int k = 0; k < THRONG_POINTS && own + left >= THRONG_OWN; k++, left--) {
		int from_middle = (k + THRONG_POINTS / 2) % THRONG_POINTS;
		int column = from_middle % THRONG_COLUMNS, row = from_middle / THRONG_COLUMNS;
		double x = box->left + width * column / (THRONG_COLUMNS - 1);
		double y = box->top + height * row / (THRONG_ROWS - 1);
		struct kith_box point = {x, y, x, y};
		own += is_near_own(labels, ground, &point, FARTHEST_NAME);
		if (k == 0 && !own) {
			return false;
		}
	}
	return own >= THRONG_OWN;
}

/* A place to try, and what it costs at least. */
struct candidate {
	double least;
	int number;
};

static struct kith_box candidate_box(const struct kith_ground *ground, int number)
{
	const struct kith_box *around = &ground->around;
	double width = around->right - around->left, height = around->bottom - around->top;
	int column = number % GROUND_STEPS, row = number / GROUND_STEPS;
	double x = around->left + width * (column + 0.5) / (double)GROUND_STEPS;
	double y = around->top + height * (row + 0.5) / (double)GROUND_STEPS;
	return (struct kith_box){x - ground->width / 2, y - ground->height / 2,
		x + ground->width / 2, y + ground->height / 2};
}

static int by_least(const void *a, const void *b)
{
	const struct candidate *s = a, *t = b;
	return s->least != t->least ? (s->least < t->least ? -1 : 1) : s->number - t->number;
}

/* Lists the places on the page, the cheapest first as far as ties and distance tell. */
static size_t list_candidates(const kith_labels *labels, const struct kith_ground *ground,
	struct candidate candidates[GROUND_PLACES])
{
	size_t count = 0;
	for (int k = 0; k < GROUND_PLACES; k++) {
		struct kith_box box = candidate_box(ground, k);
		double away = hypot((box.left + box.right) / 2 - ground->middle[0],
			(box.top + box.bottom) / 2 - ground->middle[1]);
		if (on_page(labels, &box)) {
			candidates[count++] = (struct candidate){
				tie_cost(labels, &box) + away * DISTANCE_COST, k};
		}
	}
	qsort(candidates, count, sizeof *candidates, by_least);
	return count;
}

/* Whether a person's name stands so near a box that the two would be read as one, or the same name
 * within two lines of it. */
static bool is_read_with_another(
	const kith_labels *labels, const struct kith_ground *ground, const struct kith_box *box)
{
	struct kith_box around = widened(box, 2 * ground->height, 2 * ground->height);
	struct kith_box beside = widened(box, ground->apart, ground->apart);
	struct walk walk = walk_along(labels, &around);
	bool found = false;
	for (const struct block *block; !found && (block = next_block(&walk));) {
		bool same = block->person == ground->namesake;
		found = block->kind == LABEL && block->person != KITH_NOBODY &&
			overlap(&block->box, same ? &around : &beside);
	}
	return found;
}

/* INFINITY where the box would lie on something larger than that, near a name, or not on the
 * ground.
 */
static double ground_cost(const kith_labels *labels, const struct kith_ground *ground,
	const struct kith_box *box, double covered)
{
	const struct kith_label nobody = {.person = KITH_NOBODY, .radius = covered, .covers = true};
	bool throng = covered > DOT;
	bool own = (throng ? lies_mostly_on : lies_on)(labels, ground, box);
	double cost = own ? cover_cost(labels, &nobody, box) : INFINITY;
	bool good = cost < INFINITY && !is_read_with_another(labels, ground, box);
	return good ? (throng ? DISC_COST : DOT_COST) * cost : INFINITY;
}

bool kith_labels_place_on_ground(
	kith_labels *labels, const struct kith_ground *ground, struct kith_label_spot *spot)
{
	struct candidate candidates[GROUND_PLACES];
	size_t count = list_candidates(labels, ground, candidates);
	double best = INFINITY;
	struct kith_box place = {0};
	int passes = ground->crowded ? 2 : 1;
	for (int pass = 0; pass < passes && best == INFINITY; pass++) {
		double covered = pass ? INFINITY : DOT;
		size_t step = pass ? THRONG_STEP : 1;
		for (size_t k = 0; k < count && candidates[k].least < best; k += step) {
			struct kith_box box = candidate_box(ground, candidates[k].number);
			double cost = candidates[k].least;
			cost += ground_cost(labels, ground, &box, covered);
			place = cost < best ? box : place;
			best = fmin(best, cost);
		}
	}
	if (best < INFINITY) {
		add(labels, &(struct block){.box = place, .person = KITH_NOBODY, .kind = LABEL});
		*spot = (struct kith_label_spot){.left = place.left, .top = place.top};
	}
	return best < INFINITY;
}
