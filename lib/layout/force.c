/* Layout by forces: ForceAtlas2 with Barnes-Hut, each person gathering what acts on them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout/force.h"

#include <math.h>

#include "base/caller.h"
#include "base/random.h"
#include "csr/quotient.h"

enum { ROUNDS = 200, FEWEST_ROUNDS = 60, LEAF = 8, DEEPEST = 30, SMALL_PART = 2000, BLOCK = 64 };
enum { MOST_CIRCLES = 1500 };

static const double REPULSION = 10, GRAVITY = 0.05, BETWEEN_CIRCLES = 0.5, THETA = 1.2;
static const double MANY_TIES = 1e6;
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
	double reach;        /* how far a person goes in one round at most */
	double between;      /* pull of a tie between circles, of one within: 1 */
	double *x, *y;       /* [n] */
	double *mass;        /* [n] */
	double *px, *py;     /* [n] force of the round before */
	double *pull;        /* [n] how well a person has converged */
	double *nx, *ny;     /* [n] places after the round */
	struct body *bodies; /* [n] */
	struct cell *cells;
	size_t cell_count, cell_capacity;
};

static void forces_finish(struct forces *f)
{
	double *arrays[] = {f->mass, f->px, f->py, f->pull, f->nx, f->ny};
	for (size_t k = 0; k < G_N_ELEMENTS(arrays); k++) {
		g_free(arrays[k]);
	}
	g_free(f->bodies);
	g_free(f->cells);
}

static bool forces_init(struct forces *f, GError **error)
{
	double **arrays[] = {&f->mass, &f->px, &f->py, &f->pull, &f->nx, &f->ny};
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
		f->mass[i] = 1.0 + kith_csr_degree(f->part->rows, i);
		f->bodies[i].person = i;
		f->pull[i] = 1;
	}
	return f->bodies && f->cells;
}

/* A ring with a place for every circle. */
static void start_on_ring(struct forces *f)
{
	struct kith_random random;
	kith_random_init(&random, f->part->seed);
	for (size_t i = 0; i < f->n; i++) {
		double angle = 2 * G_PI * (double)i / (double)f->n;
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
		body->mass = f->mass[body->person];
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
			double factor = cell->mass / square;
			fx += factor * dx;
			fy += factor * dy;
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
		double pull = (group[i] == group[j] ? 1 : f->between) * kith_csr_weight(rows, e);
		force[0] -= pull * (f->x[i] - f->x[j]);
		force[1] -= pull * (f->y[i] - f->y[j]);
	}
}

/* What hypot tells where nothing is near the ends of what doubles hold, in a fraction of its time.
 */
static double length(double x, double y)
{
	return sqrt(x * x + y * y);
}

/* Moves a person by the force on them: the slower, the more they have been swinging, and never so
 * far that two of thousands of ties who began side by side would throw each other off the sheet. */
static void move(struct forces *f, uint32_t i, const double force[2])
{
	double mass = f->mass[i];
	double swing = mass * length(f->px[i] - force[0], f->py[i] - force[1]);
	double traction = length(f->px[i] + force[0], f->py[i] + force[1]) / 2;
	double speed = f->pull[i] * log1p(traction) / (1 + sqrt(swing));
	double strength = force[0] * force[0] + force[1] * force[1];
	f->pull[i] = fmin(1, sqrt(speed * strength / (1 + sqrt(swing))));
	double farthest = f->reach / sqrt(fmax(strength, 1e-300));
	double step = fmin(speed / (1 + log((double)f->n)), farthest);
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

/* Nobody goes farther in a round than from the middle to the rim of the disc that all will fill. */
static bool run(struct forces *f, int rounds, GError **error)
{
	double mass = 0;
	for (size_t i = 0; i < f->n; i++) {
		mass += f->mass[i];
	}
	f->reach = sqrt(REPULSION * mass);
	for (int round = 0; round < rounds; round++) {
		if (!build_tree(f, error)) {
			return false;
		}
		round_of_forces(f);
	}
	return true;
}

/* Circles as bodies, each as heavy as its people together. */
struct circles {
	struct kith_quotient quotient;
	struct kith_layout_part part;
	struct forces forces;
};

static void circles_finish(struct circles *circles)
{
	forces_finish(&circles->forces);
	g_free(circles->forces.x);
	g_free(circles->forces.y);
	g_free(circles->part.group);
	kith_quotient_finish(&circles->quotient);
}

static bool circles_init(struct circles *circles, const struct forces *people, GError **error)
{
	const struct kith_layout_part *part = people->part;
	struct kith_partition partition = {.n = people->n, .of = part->group};
	for (size_t i = 0; i < people->n; i++) {
		size_t after = part->group[i] == KITH_NO_GROUP ? 0 : (size_t)part->group[i] + 1;
		partition.groups = MAX(partition.groups, after);
	}
	if (!kith_quotient_init(&circles->quotient, part->rows, &partition, MOST_CIRCLES, error)) {
		return false;
	}
	size_t k = circles->quotient.graph->n;
	circles->part = (struct kith_layout_part){.rows = circles->quotient.graph,
		.group = KITH_ARRAY(uint32_t, k, error),
		.seed = part->seed};
	struct forces *forces = &circles->forces;
	*forces = (struct forces){.part = &circles->part, .n = k, .between = people->between};
	forces->x = circles->part.group ? KITH_ARRAY(double, k, error) : NULL;
	forces->y = forces->x ? KITH_ARRAY(double, k, error) : NULL;
	if (!forces->y || !forces_init(forces, error)) {
		return false;
	}
	for (uint32_t a = 0; a < k; a++) {
		circles->part.group[a] = a;
		forces->mass[a] = 1;
	}
	for (size_t i = 0; i < people->n; i++) {
		if (part->group[i] < k) {
			forces->mass[part->group[i]] += people->mass[i];
		}
	}
	return true;
}

/* Everybody within the disc that their circle will about fill: at its rim, where the pull of k ties
 * k r equals the push 10 k M / r of its mass. */
static void scatter(struct forces *people, const struct forces *circles)
{
	struct kith_random random;
	kith_random_init(&random, people->part->seed);
	for (size_t i = 0; i < people->n; i++) {
		uint32_t a = people->part->group[i];
		bool grouped = a < circles->n;
		double rim = grouped ? sqrt(REPULSION * circles->mass[a]) : RING;
		double reach = rim * sqrt(kith_random_unit(&random));
		double angle = 2 * G_PI * kith_random_unit(&random);
		people->x[i] = (grouped ? circles->x[a] : 0) + reach * cos(angle);
		people->y[i] = (grouped ? circles->y[a] : 0) + reach * sin(angle);
	}
}

/* Lays the circles out first, then their people around them. */
static bool start_by_circles(struct forces *people, GError **error)
{
	struct circles circles = {0};
	bool placed = circles_init(&circles, people, error);
	if (placed) {
		start_on_ring(&circles.forces);
		placed = run(&circles.forces, ROUNDS, error);
	}
	if (placed) {
		scatter(people, &circles.forces);
	}
	circles_finish(&circles);
	return placed;
}

bool kith_layout_force(const struct kith_layout_part *part, double *x, double *y, GError **error)
{
	size_t n = part->rows->n;
	/* the more people, the more ties between circles, which would close the ground between */
	double share = fmin(1, sqrt((double)SMALL_PART / (double)n));
	struct forces forces = {
		.part = part, .n = n, .between = BETWEEN_CIRCLES * share, .x = x, .y = y};
	/* millions of ties among few bring them to rest soon */
	double calm = fmin(1, MANY_TIES / fmax((double)kith_csr_ties(part->rows), 1));
	int rounds = MAX((int)((double)ROUNDS * share * calm), FEWEST_ROUNDS);
	bool done = forces_init(&forces, error) && start_by_circles(&forces, error) &&
		    run(&forces, rounds, error);
	forces_finish(&forces);
	return done;
}
