/* Layout by forces: ForceAtlas2 with Barnes-Hut, each person gathering what acts on them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/force.h"

#include <math.h>

#include "base/caller.h"
#include "base/random.h"

enum { ROUNDS = 200, LEAF = 8, DEEPEST = 30, SMALL_PART = 2000, BLOCK = 64 };

static const double REPULSION = 10, GRAVITY = 0.05, BETWEEN_CIRCLES = 0.5, THETA = 1.2;
static const double RING = 1000, JITTER = 200;

/* A square of the plane with the mass inside it; cells stand in depth-first order. */
struct cell {
	double x, y, mass;   /* centre of mass */
	double far;          /* squared distance from which it acts as one point */
	uint32_t first, end; /* its bodies, for a leaf; first == end otherwise */
	uint32_t next;       /* the cell to go on with when this one acts as a whole */
};

/* A person in tree order, so that neighbours on paper are neighbours in memory. */
struct body {
	double x, y, mass;
	uint32_t person;
};

/* The state of the simulation. */
struct forces {
	const struct kith_layout_part *part;
	size_t n;
	double *x, *y;       /* [n] */
	double *px, *py;     /* [n] force of the round before */
	double *pull;        /* [n] how well a person has converged */
	double *nx, *ny;     /* [n] places after the round */
	struct body *bodies; /* [n] */
	struct cell *cells;
	size_t cell_count, cell_capacity;
};

static double mass_of(const struct forces *forces, uint32_t i)
{
	return 1.0 + kith_csr_degree(forces->part->rows, i);
}

static void forces_finish(struct forces *f)
{
	double *arrays[] = {f->px, f->py, f->pull, f->nx, f->ny};
	for (size_t k = 0; k < G_N_ELEMENTS(arrays); k++) {
		g_free(arrays[k]);
	}
	g_free(f->bodies);
	g_free(f->cells);
}

static bool forces_init(struct forces *f, GError **error)
{
	double **arrays[] = {&f->px, &f->py, &f->pull, &f->nx, &f->ny};
	for (size_t k = 0; k < G_N_ELEMENTS(arrays); k++) {
		*arrays[k] = KITH_ARRAY(double, f->n, error);
		if (!*arrays[k]) {
			return false;
		}
	}
	f->bodies = KITH_ARRAY(struct body, f->n, error);
	f->cell_capacity = f->n + 64;
	f->cells = KITH_ARRAY(struct cell, f->cell_capacity, error);
	for (uint32_t i = 0; f->bodies && i < f->n; i++) {
		f->bodies[i] = (struct body){.mass = mass_of(f, i), .person = i};
		f->pull[i] = 1;
	}
	return f->bodies && f->cells;
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

/* Moves the bodies before `cut` in front, by y or by x; returns how many they are. */
static uint32_t split(struct body *bodies, uint32_t count, bool by_y, double cut)
{
	uint32_t low = 0, high = count;
	while (low < high) {
		struct body body = bodies[low];
		if ((by_y ? body.y : body.x) < cut) {
			low++;
		} else {
			bodies[low] = bodies[--high];
			bodies[high] = body;
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

/* Adds a mass at a place to a cell whose x and y are sums so far. */
static void add_mass(struct cell *cell, double mass, double x, double y)
{
	cell->mass += mass;
	cell->x += mass * x;
	cell->y += mass * y;
}

/* Appends a cell; its number, or UINT32_MAX where there is no memory. */
static uint32_t new_cell(struct forces *f, double half)
{
	if (f->cell_count == f->cell_capacity) {
		struct cell *more =
			kith_array_resize(f->cells, f->cell_capacity * 2, sizeof *more, NULL);
		if (!more) {
			return UINT32_MAX;
		}
		f->cells = more;
		f->cell_capacity *= 2;
	}
	f->cells[f->cell_count] = (struct cell){.far = 4 * half * half / (THETA * THETA)};
	return (uint32_t)f->cell_count++;
}

static void fill_leaf(struct forces *f, struct cell *cell, const struct square *square)
{
	cell->first = square->first;
	cell->end = square->end;
	for (uint32_t k = square->first; k < square->end; k++) {
		add_mass(cell, f->bodies[k].mass, f->bodies[k].x, f->bodies[k].y);
	}
}

static bool build(struct forces *f, const struct square *square);

/* Builds the four quarters of a square and sums them up in cell number `own`. */
static bool build_quarters(struct forces *f, const struct square *square, uint32_t own)
{
	struct body *bodies = f->bodies + square->first;
	uint32_t count = square->end - square->first;
	uint32_t cuts[5] = {0, 0, split(bodies, count, true, square->y), 0, count};
	cuts[1] = split(bodies, cuts[2], false, square->x);
	cuts[3] = cuts[2] + split(bodies + cuts[2], count - cuts[2], false, square->x);
	double half = square->half / 2;
	for (int q = 0; q < 4; q++) {
		struct square quarter = {square->first + cuts[q], square->first + cuts[q + 1],
			square->x + (q & 1 ? half : -half), square->y + (q & 2 ? half : -half),
			half, square->depth + 1};
		size_t cell = f->cell_count;
		if (!build(f, &quarter)) {
			return false;
		}
		if (f->cell_count > cell) {
			const struct cell *built = &f->cells[cell];
			add_mass(&f->cells[own], built->mass, built->x, built->y);
		}
	}
	return true;
}

static bool build(struct forces *f, const struct square *square)
{
	uint32_t count = square->end - square->first;
	if (count == 0) {
		return true;
	}
	uint32_t own = new_cell(f, square->half);
	if (own == UINT32_MAX) {
		return false;
	}
	if (count <= LEAF || square->depth == DEEPEST) {
		fill_leaf(f, &f->cells[own], square);
	} else if (!build_quarters(f, square, own)) {
		return false;
	}
	struct cell *cell = &f->cells[own];
	cell->x /= cell->mass;
	cell->y /= cell->mass;
	cell->next = (uint32_t)f->cell_count;
	return true;
}

static bool build_tree(struct forces *f, GError **error)
{
	double least[2] = {INFINITY, INFINITY}, most[2] = {-INFINITY, -INFINITY};
	for (size_t k = 0; k < f->n; k++) {
		struct body *body = &f->bodies[k];
		body->x = f->x[body->person];
		body->y = f->y[body->person];
		least[0] = body->x < least[0] ? body->x : least[0];
		least[1] = body->y < least[1] ? body->y : least[1];
		most[0] = body->x > most[0] ? body->x : most[0];
		most[1] = body->y > most[1] ? body->y : most[1];
	}
	struct square all = {0, (uint32_t)f->n, (least[0] + most[0]) / 2, (least[1] + most[1]) / 2,
		fmax(most[0] - least[0], most[1] - least[1]) / 2, 0};
	f->cell_count = 0;
	if (!build(f, &all)) {
		return kith_fail(error, KITH_ERROR_SYSTEM,
			"not enough memory to lay the picture out; draw a part of the network "
			"(" KITH_CALLER_WHERE ", " KITH_CALLER_LARGEST ")");
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
			dx = x - f->bodies[k].x;
			dy = y - f->bodies[k].y;
			square = dx * dx + dy * dy;
			double factor = square > 0 ? f->bodies[k].mass / square : 0;
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
		uint32_t i = f->bodies[k].person;
		double mass = f->bodies[k].mass, force[2];
		repel(f, f->bodies[k].x, f->bodies[k].y, force);
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
