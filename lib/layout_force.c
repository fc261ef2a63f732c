/* Layout by forces: ForceAtlas2 with Barnes-Hut, each person gathering what acts on them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout_rooms.h"

#include <math.h>

#include "random.h"

enum { ROUNDS = 200, LEAF = 8, DEEPEST = 30, SMALL_PART = 2000, BLOCK = 64 };

static const double REPULSION = 10, GRAVITY = 0.05, BETWEEN_CIRCLES = 0.5, THETA = 1.2;
static const double RING = 1000, JITTER = 200;

/* A square of the plane with the mass inside it; cells stand in depth-first order. */
struct cell {
	double x, y, mass;   /* centre of mass */
	double far;          /* squared distance from which it acts as one point */
	uint32_t first, end; /* its points in `order`, for a leaf; first == end otherwise */
	uint32_t next;       /* the cell to go on with when this one acts as a whole */
};

/* The state of the simulation. Points are visited in tree order. */
struct forces {
	const struct kith_layout_part *part;
	size_t n;
	double *x, *y;           /* [n] */
	double *px, *py;         /* [n] force of the round before */
	double *pull;            /* [n] how well a person has converged */
	double *tx, *ty, *tmass; /* [n] place and mass in tree order */
	double *nx, *ny;         /* [n] places after the round */
	uint32_t *order;         /* [n] people in tree order */
	struct cell *cells;
	size_t cell_count, cell_room;
};

static double mass_of(const struct forces *forces, uint32_t i)
{
	return 1.0 + kith_csr_degree(forces->part->rows, i);
}

static void forces_finish(struct forces *f)
{
	double *arrays[] = {f->px, f->py, f->pull, f->tx, f->ty, f->tmass, f->nx, f->ny};
	for (size_t k = 0; k < G_N_ELEMENTS(arrays); k++) {
		g_free(arrays[k]);
	}
	g_free(f->order);
	g_free(f->cells);
}

static bool forces_init(struct forces *f, GError **error)
{
	double **arrays[] = {&f->px, &f->py, &f->pull, &f->tx, &f->ty, &f->tmass, &f->nx, &f->ny};
	for (size_t k = 0; k < G_N_ELEMENTS(arrays); k++) {
		*arrays[k] = KITH_ARRAY(double, f->n, error);
		if (!*arrays[k]) {
			return false;
		}
	}
	f->order = KITH_ARRAY(uint32_t, f->n, error);
	f->cell_room = f->n + 64;
	f->cells = KITH_ARRAY(struct cell, f->cell_room, error);
	for (uint32_t i = 0; f->order && i < f->n; i++) {
		f->order[i] = i;
		f->pull[i] = 1;
	}
	return f->order && f->cells;
}

/* A ring with a place for every circle, people scattered around their circle's place. */
static void start_on_ring(struct forces *f)
{
	struct kith_random random;
	kith_random_init(&random, f->part->seed);
	uint32_t groups = 0;
	for (size_t i = 0; i < f->n; i++) {
		uint32_t group = f->part->group[i];
		groups = group != KITH_NO_GROUP && group >= groups ? group + 1 : groups;
	}
	for (size_t i = 0; i < f->n; i++) {
		uint32_t group = f->part->group[i];
		double angle = groups > 1 && group != KITH_NO_GROUP
				       ? 2 * G_PI * group / groups
				       : 2 * G_PI * kith_random_unit(&random);
		f->x[i] = RING * cos(angle) + JITTER * kith_random_unit(&random);
		f->y[i] = RING * sin(angle) + JITTER * kith_random_unit(&random);
	}
}

/* Moves the points below `cut` in front; returns how many they are. */
static uint32_t split(uint32_t *order, uint32_t count, const double *at, double cut)
{
	uint32_t low = 0, high = count;
	while (low < high) {
		uint32_t i = order[low];
		if (at[i] < cut) {
			low++;
		} else {
			order[low] = order[--high];
			order[high] = i;
		}
	}
	return low;
}

/* The square a call of build() fills. */
struct square {
	uint32_t first, end;
	double x, y, half;
	int depth;
};

static void gather_mass(struct forces *f, struct cell *cell, const struct square *square)
{
	double mass = 0, x = 0, y = 0;
	for (uint32_t k = square->first; k < square->end; k++) {
		uint32_t i = f->order[k];
		double m = mass_of(f, i);
		mass += m;
		x += m * f->x[i];
		y += m * f->y[i];
	}
	*cell = (struct cell){.x = x / mass,
		.y = y / mass,
		.mass = mass,
		.far = 4 * square->half * square->half / (THETA * THETA)};
}

static bool build(struct forces *f, const struct square *square)
{
	if (square->first == square->end) {
		return true;
	}
	if (f->cell_count == f->cell_room) {
		struct cell *more =
			kith_array_resize(f->cells, f->cell_room * 2, sizeof *more, NULL);
		if (!more) {
			return false;
		}
		f->cells = more;
		f->cell_room *= 2;
	}
	size_t own = f->cell_count++;
	gather_mass(f, &f->cells[own], square);
	uint32_t count = square->end - square->first;
	if (count <= LEAF || square->depth == DEEPEST) {
		f->cells[own].first = square->first;
		f->cells[own].end = square->end;
	} else {
		uint32_t *order = f->order + square->first;
		uint32_t cuts[5] = {0, 0, split(order, count, f->y, square->y), 0, count};
		cuts[1] = split(order, cuts[2], f->x, square->x);
		cuts[3] = cuts[2] + split(order + cuts[2], count - cuts[2], f->x, square->x);
		double half = square->half / 2;
		for (int q = 0; q < 4; q++) {
			struct square quarter = {square->first + cuts[q],
				square->first + cuts[q + 1], square->x + (q & 1 ? half : -half),
				square->y + (q & 2 ? half : -half), half, square->depth + 1};
			if (!build(f, &quarter)) {
				return false;
			}
		}
	}
	f->cells[own].next = (uint32_t)f->cell_count;
	return true;
}

static bool build_tree(struct forces *f, GError **error)
{
	double least[2] = {INFINITY, INFINITY}, most[2] = {-INFINITY, -INFINITY};
	for (size_t i = 0; i < f->n; i++) {
		least[0] = fmin(least[0], f->x[i]);
		least[1] = fmin(least[1], f->y[i]);
		most[0] = fmax(most[0], f->x[i]);
		most[1] = fmax(most[1], f->y[i]);
	}
	struct square all = {0, (uint32_t)f->n, (least[0] + most[0]) / 2, (least[1] + most[1]) / 2,
		fmax(most[0] - least[0], most[1] - least[1]) / 2, 0};
	f->cell_count = 0;
	if (!build(f, &all)) {
		return kith_fail(error, KITH_ERROR_SYSTEM,
			"not enough memory to lay the picture out; draw a part of the network "
			"(--where, --largest)");
	}
	for (size_t k = 0; k < f->n; k++) {
		uint32_t i = f->order[k];
		f->tx[k] = f->x[i];
		f->ty[k] = f->y[i];
		f->tmass[k] = mass_of(f, i);
	}
	return true;
}

/* What everyone else does to the person at (x, y), without their own mass. */
static void repel(const struct forces *f, double x, double y, double force[2])
{
	double fx = 0, fy = 0;
	for (size_t c = 0; c < f->cell_count;) {
		const struct cell *cell = &f->cells[c];
		double dx = x - cell->x, dy = y - cell->y, square = dx * dx + dy * dy;
		if (square > cell->far) {
			fx += cell->mass * dx / square;
			fy += cell->mass * dy / square;
			c = cell->next;
			continue;
		}
		for (uint32_t k = cell->first; k < cell->end; k++) {
			dx = x - f->tx[k];
			dy = y - f->ty[k];
			square = dx * dx + dy * dy;
			double factor = square > 0 ? f->tmass[k] / square : 0;
			fx += factor * dx;
			fy += factor * dy;
		}
		c++;
	}
	force[0] = fx;
	force[1] = fy;
}

/* Adds the pull of the person's ties to `force`. */
static void attract(const struct forces *f, uint32_t i, double force[2])
{
	const kith_csr *rows = f->part->rows;
	const uint32_t *group = f->part->group;
	for (uint64_t e = rows->start[i]; e < rows->start[i + 1]; e++) {
		uint32_t j = rows->to[e];
		double pull = group[i] == group[j] ? 1 : BETWEEN_CIRCLES;
		force[0] -= pull * (f->x[i] - f->x[j]);
		force[1] -= pull * (f->y[i] - f->y[j]);
	}
}

/* Moves a person by the force on them: the slower, the more they have been swinging. */
static void move(struct forces *f, uint32_t i, const double force[2])
{
	double mass = mass_of(f, i);
	double swing = mass * hypot(f->px[i] - force[0], f->py[i] - force[1]);
	double traction = hypot(f->px[i] + force[0], f->py[i] + force[1]) / 2;
	double speed = f->pull[i] * log1p(traction) / (1 + sqrt(swing));
	double strength = force[0] * force[0] + force[1] * force[1];
	f->pull[i] = fmin(1, sqrt(speed * strength / (1 + sqrt(swing))));
	double step = speed / (1 + log((double)f->n));
	f->nx[i] = f->x[i] + force[0] * step;
	f->ny[i] = f->y[i] + force[1] * step;
	f->px[i] = force[0];
	f->py[i] = force[1];
}

static void round_of_forces(struct forces *f)
{
#pragma omp parallel for schedule(dynamic, BLOCK) if (f->n > SMALL_PART)
	for (size_t k = 0; k < f->n; k++) {
		uint32_t i = f->order[k];
		double mass = f->tmass[k], force[2];
		repel(f, f->tx[k], f->ty[k], force);
		force[0] = mass * (REPULSION * force[0] - GRAVITY * f->x[i]);
		force[1] = mass * (REPULSION * force[1] - GRAVITY * f->y[i]);
		attract(f, i, force);
		move(f, i, force);
	}
	for (size_t i = 0; i < f->n; i++) {
		f->x[i] = f->nx[i];
		f->y[i] = f->ny[i];
	}
}

bool kith_layout_force(const struct kith_layout_part *part, double *x, double *y, GError **error)
{
	struct forces forces = {.part = part, .n = part->rows->n, .x = x, .y = y};
	bool done = forces_init(&forces, error);
	if (done) {
		start_on_ring(&forces);
	}
	for (int round = 0; done && round < ROUNDS; round++) {
		done = build_tree(&forces, error);
		if (done) {
			round_of_forces(&forces);
		}
	}
	forces_finish(&forces);
	return done;
}
