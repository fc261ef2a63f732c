/* Claims about where names go. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "csr/csr.h"
#include "drawing/labels.h"
#include "base/random.h"

static const struct kith_box page = {0, 0, 800, 600};

static bool apart(const struct kith_box *a, const struct kith_box *b)
{
	return a->right <= b->left || b->right <= a->left || a->bottom <= b->top ||
	       b->bottom <= a->top;
}

static struct kith_box box_of(const struct kith_label *label, const struct kith_label_spot *spot)
{
	return (struct kith_box){
		spot->left, spot->top, spot->left + label->width, spot->top + label->height};
}

static bool inside(const struct kith_box *box)
{
	return box->left >= page.left && box->right <= page.right && box->top >= page.top &&
	       box->bottom <= page.bottom;
}

static void a_lone_name_stands_right_beside_its_person(void **state)
{
	(void)state;
	kith_labels *labels = kith_labels_new(&page, NULL);
	double at[2] = {400, 300};
	kith_labels_add_disc(labels, 0, at, 6, KITH_DISC_REQUIRED);
	struct kith_label label = {
		.person = 0, .x = 400, .y = 300, .radius = 6, .width = 60, .height = 16};
	struct kith_label_spot spot;
	assert_true(kith_labels_place(labels, &label, &spot));
	assert_false(spot.leader);
	assert_true(spot.left > 406 && spot.left < 412);
	assert_true(fabs(spot.top + 8 - (300)) < 1e-9);
	kith_labels_free(labels);
}

static void a_name_at_the_edge_stays_on_the_page(void **state)
{
	(void)state;
	kith_labels *labels = kith_labels_new(&page, NULL);
	struct kith_label label = {
		.person = 0, .x = 797, .y = 2, .radius = 3, .width = 90, .height = 16};
	struct kith_label_spot spot;
	assert_true(kith_labels_place(labels, &label, &spot));
	struct kith_box box = box_of(&label, &spot);
	assert_true(inside(&box));
	kith_labels_free(labels);
}

static void a_name_above_moves_aside_rather_than_off_the_page(void **state)
{
	(void)state;
	kith_labels *labels = kith_labels_new(&page, NULL);
	kith_labels_keep_out(labels, &(struct kith_box){14, 296, 300, 304});
	struct kith_label label = {
		.person = 0, .x = 10, .y = 300, .radius = 3, .width = 90, .height = 16};
	struct kith_label_spot spot;
	assert_true(kith_labels_place(labels, &label, &spot));
	struct kith_box box = box_of(&label, &spot);
	assert_true(inside(&box));
	assert_false(spot.leader);
	kith_labels_free(labels);
}

static void names_on_a_line_keep_half_a_height_apart(void **state)
{
	(void)state;
	kith_labels *labels = kith_labels_new(&page, NULL);
	kith_labels_keep_out(labels, &(struct kith_box){455, 292, 500, 308});
	struct kith_label label = {.person = 0,
		.x = 400,
		.y = 300,
		.radius = 6,
		.width = 42,
		.height = 16,
		.alone = true};
	struct kith_label_spot spot;
	assert_true(kith_labels_place(labels, &label, &spot));
	assert_true(spot.left + label.width < 400);
	kith_labels_free(labels);
}

static void a_name_keeps_off_the_disc_under_its_middle(void **state)
{
	(void)state;
	/* a name over its person would end as near the next disc */
	kith_labels *labels = kith_labels_new(&page, NULL);
	double at[2] = {400, 300}, next[2] = {438, 301};
	kith_labels_add_disc(labels, 0, at, 6, KITH_DISC_PLAIN);
	kith_labels_add_disc(labels, 1, next, 6, KITH_DISC_PLAIN);
	struct kith_label label = {.person = 0,
		.x = 400,
		.y = 300,
		.radius = 6,
		.width = 80,
		.height = 16,
		.alone = true};
	struct kith_label_spot spot;
	kith_labels_keep_out(labels, &(struct kith_box){300, 296, 392, 304});
	assert_true(kith_labels_place(labels, &label, &spot));
	assert_true(spot.left + label.width < 438 - 6);
	kith_labels_free(labels);
}

static void a_name_over_two_discs_is_over_the_middle_of_its_own(void **state)
{
	(void)state;
	/* no room on the left and below: right over both discs, or farther up */
	kith_labels *labels = kith_labels_new(&page, NULL);
	double at[2] = {400, 300}, next[2] = {430, 305};
	kith_labels_add_disc(labels, 0, at, 6, KITH_DISC_PLAIN);
	kith_labels_add_disc(labels, 1, next, 6, KITH_DISC_PLAIN);
	kith_labels_keep_out(labels, &(struct kith_box){300, 270, 374, 330});
	kith_labels_keep_out(labels, &(struct kith_box){300, 312, 500, 400});
	struct kith_label label = {.person = 0,
		.x = 400,
		.y = 300,
		.radius = 6,
		.width = 80,
		.height = 16,
		.alone = true};
	struct kith_label_spot spot;
	assert_true(kith_labels_place(labels, &label, &spot));
	assert_true(spot.top + label.height < 305 - 6 - 10);
	kith_labels_free(labels);
}

static void a_name_finds_room_between_the_rings(void **state)
{
	(void)state;
	const struct kith_box taken[] = {
		{0, 0, 800, 261}, {0, 282, 800, 600}, {0, 261, 400, 282}, {476, 261, 800, 282}};
	kith_labels *labels = kith_labels_new(&page, NULL);
	for (size_t k = 0; k < G_N_ELEMENTS(taken); k++) {
		kith_labels_keep_out(labels, &taken[k]);
	}
	struct kith_label label = {.person = 0,
		.x = 400,
		.y = 300,
		.radius = 6,
		.width = 40,
		.height = 16,
		.far = true};
	struct kith_label_spot spot;
	assert_false(kith_labels_place(labels, &label, &spot));
	label.anywhere = true;
	assert_true(kith_labels_place(labels, &label, &spot));
	assert_true(spot.leader);
	struct kith_box box = box_of(&label, &spot);
	for (size_t k = 0; k < G_N_ELEMENTS(taken); k++) {
		assert_true(apart(&box, &taken[k]));
	}
	kith_labels_free(labels);
}

static void a_name_anywhere_lies_on_no_disc(void **state)
{
	(void)state;
	/* between four discs, with names all around: on its own there would be room */
	const double others[][2] = {{380, 290}, {420, 290}, {380, 310}, {420, 310}};
	kith_labels *labels = kith_labels_new(&page, NULL);
	for (uint32_t k = 0; k < 4; k++) {
		kith_labels_add_disc(labels, k + 1, others[k], 6, KITH_DISC_PLAIN);
	}
	const struct kith_box taken[] = {{200, 100, 600, 284}, {200, 316, 600, 500},
		{200, 284, 372, 316}, {428, 284, 600, 316}};
	for (size_t k = 0; k < G_N_ELEMENTS(taken); k++) {
		kith_labels_keep_out(labels, &taken[k]);
	}
	struct kith_label label = {.person = 0,
		.x = 400,
		.y = 300,
		.radius = 6,
		.width = 10,
		.height = 8,
		.anywhere = true};
	struct kith_label_spot spot = {0};
	bool placed = kith_labels_place(labels, &label, &spot);
	struct kith_box box = box_of(&label, &spot);
	assert_true(!placed || apart(&box, &(struct kith_box){396, 296, 404, 304}));
	kith_labels_free(labels);
}

static void a_name_keeps_off_a_heavy_line(void **state)
{
	(void)state;
	kith_labels *labels = kith_labels_new(&page, NULL);
	double at[2] = {400, 300}, to[2] = {700, 300};
	kith_labels_add_disc(labels, 0, at, 6, KITH_DISC_PLAIN);
	kith_labels_add_line(labels, at, to, 2);
	struct kith_label label = {
		.person = 0, .x = 400, .y = 300, .radius = 6, .width = 18, .height = 12};
	struct kith_label_spot spot;
	kith_labels_keep_out(labels, &(struct kith_box){300, 200, 392, 400});
	assert_true(kith_labels_place(labels, &label, &spot));
	assert_true(spot.top > 300 || spot.top + label.height < 300);
	kith_labels_free(labels);
}

static void names_and_notes_keep_off_heads_of_arrows(void **state)
{
	(void)state;
	for (int pointing = 0; pointing < 2; pointing++) {
		kith_labels *labels = kith_labels_new(&page, NULL);
		const double head[6] = {407, 300, 420, 295, 420, 305};
		if (pointing) {
			kith_labels_add_head(labels, head);
		}
		struct kith_label label = {.person = 0,
			.x = 400,
			.y = 300,
			.radius = 6,
			.width = 40,
			.height = 12,
			.alone = true};
		struct kith_label_spot spot;
		assert_true(kith_labels_place(labels, &label, &spot));
		assert_int_equal(spot.left > 400, !pointing);
		kith_labels_free(labels);
	}
}

static void a_head_takes_no_more_room_than_it_is_seen_to(void **state)
{
	(void)state;
	kith_labels *labels = kith_labels_new(&page, NULL);
	const double head[6] = {400, 300, 440, 300, 440, 340};
	const struct kith_box on = {425, 310, 435, 320}, beside = {400, 330, 412, 340};
	kith_labels_add_head(labels, head);
	assert_true(kith_labels_note_cost(labels, &on) == INFINITY);
	assert_true(kith_labels_note_cost(labels, &beside) == 0);
	kith_labels_free(labels);
}

static void what_is_taken_back_is_in_nobody_s_way(void **state)
{
	(void)state;
	kith_labels *labels = kith_labels_new(&page, NULL);
	struct kith_label label = {
		.person = 0, .x = 400, .y = 300, .radius = 6, .width = 60, .height = 16};
	struct kith_label_spot first, other, again;
	size_t mark = kith_labels_mark(labels);
	assert_true(kith_labels_place(labels, &label, &first));
	assert_true(kith_labels_place(labels, &label, &other));
	assert_true(first.left != other.left || first.top != other.top);
	kith_labels_rewind(labels, mark);
	assert_true(kith_labels_mark(labels) == mark);
	assert_true(kith_labels_place(labels, &label, &again));
	assert_true(first.left == again.left && first.top == again.top);
	kith_labels_free(labels);
}

static void a_name_that_fits_nowhere_is_left_out(void **state)
{
	(void)state;
	kith_labels *labels = kith_labels_new(&page, NULL);
	struct kith_label label = {.person = 0,
		.x = 400,
		.y = 300,
		.width = 900,
		.height = 16,
		.covers = true,
		.far = true};
	struct kith_label_spot spot;
	assert_false(kith_labels_place(labels, &label, &spot));
	kith_labels_free(labels);
}

static void names_keep_out_of_the_legend(void **state)
{
	(void)state;
	kith_labels *labels = kith_labels_new(&page, NULL);
	const struct kith_box legend = {405, 0, 800, 600};
	kith_labels_keep_out(labels, &legend);
	struct kith_label label = {
		.person = 0, .x = 400, .y = 300, .radius = 4, .width = 50, .height = 16};
	struct kith_label_spot spot;
	assert_true(kith_labels_place(labels, &label, &spot));
	struct kith_box box = box_of(&label, &spot);
	assert_true(apart(&box, &legend));
	kith_labels_free(labels);
}

static void a_name_that_covers_lies_over_lesser_people_only(void **state)
{
	(void)state;
	/* a wall of discs on every side: small ones may be covered, those that matter may not */
	for (int matter = 0; matter < 2; matter++) {
		kith_labels *labels = kith_labels_new(&page, NULL);
		for (uint32_t k = 0; k < 4000; k++) {
			uint32_t row = k / 80;
			double at[2] = {10.0 * (k % 80) + 5, 12.0 * row + 6};
			kith_labels_add_disc(labels, k + 1, at, 2,
				matter ? KITH_DISC_REQUIRED : KITH_DISC_PLAIN);
		}
		struct kith_label label = {.person = 0,
			.x = 400,
			.y = 300,
			.radius = 8,
			.width = 60,
			.height = 16,
			.covers = true};
		struct kith_label_spot spot;
		assert_int_equal(kith_labels_place(labels, &label, &spot), !matter);
		label.covers = false;
		label.person = 5000;
		assert_false(kith_labels_place(labels, &label, &spot));
		kith_labels_free(labels);
	}
}

static void a_name_far_away_has_a_leader_to_its_person(void **state)
{
	(void)state;
	kith_labels *labels = kith_labels_new(&page, NULL);
	kith_labels_keep_out(labels, &(struct kith_box){382, 282, 418, 318});
	struct kith_label label = {.person = 0,
		.x = 400,
		.y = 300,
		.radius = 6,
		.width = 40,
		.height = 16,
		.far = true};
	struct kith_label_spot spot;
	assert_true(kith_labels_place(labels, &label, &spot));
	assert_true(spot.leader);
	assert_true(fabs(hypot(spot.from[0] - 400, spot.from[1] - 300) - (6)) < 1e-9);
	assert_true(spot.to[0] >= spot.left && spot.to[0] <= spot.left + 40);
	kith_labels_free(labels);
}

static void a_leader_tells_a_name_from_faint_people_only(void **state)
{
	(void)state;
	/* no place close by, and people all around who are nearer to any farther away */
	for (int seen = 0; seen < 2; seen++) {
		kith_labels *labels = kith_labels_new(&page, NULL);
		for (uint32_t k = 0; k < 8; k++) {
			double angle = k * G_PI / 4;
			double at[2] = {400 + 60 * cos(angle), 300 + 60 * sin(angle)};
			kith_labels_add_disc(
				labels, k + 1, at, 6, seen ? KITH_DISC_PLAIN : KITH_DISC_FAINT);
		}
		kith_labels_keep_out(labels, &(struct kith_box){370, 270, 430, 330});
		struct kith_label label = {.person = 0,
			.x = 400,
			.y = 300,
			.radius = 6,
			.width = 40,
			.height = 16,
			.far = true,
			.anywhere = true};
		struct kith_label_spot spot = {0};
		assert_int_equal(kith_labels_place(labels, &label, &spot), !seen);
		assert_int_equal(spot.leader, !seen);
		kith_labels_free(labels);
	}
}

static void a_leader_rather_runs_far_than_over_a_name(void **state)
{
	(void)state;
	/* no place above and below; a name on the way to the right; the left free farther away */
	const struct kith_box taken[] = {{300, 100, 500, 284}, {300, 316, 500, 500},
		{412, 290, 426, 310}, {364, 285, 391, 296}, {364, 304, 391, 315}};
	kith_labels *labels = kith_labels_new(&page, NULL);
	for (size_t k = 0; k < G_N_ELEMENTS(taken); k++) {
		kith_labels_keep_out(labels, &taken[k]);
	}
	struct kith_label label = {
		.person = 0, .x = 400, .y = 300, .radius = 6, .width = 40, .height = 16};
	struct kith_label_spot spot;
	assert_true(kith_labels_place(labels, &label, &spot));
	assert_true(spot.leader);
	assert_true(spot.left + label.width < 364);
	kith_labels_free(labels);
}

/* Ten people of one group on the left and ten of another on the right, a picture unit apart. */
static kith_labels *two_groups(uint32_t group_of[20], double apart)
{
	kith_labels *labels = kith_labels_new(&page, NULL);
	for (uint32_t k = 0; k < 20; k++) {
		double at[2] = {400 + (k < 10 ? -apart : apart), 80.0 + 40 * (k % 10)};
		kith_labels_add_disc(labels, k, at, 5, KITH_DISC_PLAIN);
		group_of[k] = k / 10;
	}
	return labels;
}

static void a_name_of_a_circle_lies_on_its_ground(void **state)
{
	(void)state;
	uint32_t group_of[20];
	for (uint32_t group = 0; group < 2; group++) {
		kith_labels *labels = two_groups(group_of, 100);
		struct kith_ground ground = {.group_of = group_of,
			.group = group,
			.middle = {group ? 500 : 300, 260},
			.around = {100, 50, 700, 550},
			.width = 80,
			.height = 16};
		struct kith_label_spot spot;
		assert_true(kith_labels_place_on_ground(labels, &ground, &spot));
		assert_false(spot.leader);
		assert_true(group ? spot.left > 400 : spot.left + 80 < 400);
		kith_labels_free(labels);
	}
}

static void a_circle_is_not_named_beside_its_namesake(void **state)
{
	(void)state;
	for (int named = 0; named < 2; named++) {
		uint32_t group_of[20];
		kith_labels *labels = two_groups(group_of, 100);
		struct kith_ground ground = {.group_of = group_of,
			.namesake = named ? 4 : KITH_NOBODY,
			.middle = {300, 260},
			.around = {100, 50, 700, 550},
			.width = 80,
			.height = 16};
		struct kith_label person = {
			.person = 4, .x = 300, .y = 240, .radius = 5, .width = 60, .height = 16};
		struct kith_label_spot own, spot;
		assert_true(kith_labels_place(labels, &person, &own));
		assert_true(kith_labels_place_on_ground(labels, &ground, &spot));
		bool near = spot.left < own.left + 60 + 32 && spot.left + 80 > own.left - 32 &&
			    spot.top < own.top + 16 + 32 && spot.top + 16 > own.top - 32;
		assert_int_equal(near, !named);
		kith_labels_free(labels);
	}
}

static void a_circle_without_ground_goes_without_name(void **state)
{
	(void)state;
	uint32_t group_of[20];
	kith_labels *labels = two_groups(group_of, 15);
	struct kith_ground ground = {
		.group_of = group_of, .around = {390, 50, 410, 450}, .width = 60, .height = 16};
	struct kith_label_spot spot;
	assert_false(kith_labels_place_on_ground(labels, &ground, &spot));
	kith_labels_free(labels);
}

/* How far the rim of a disc is from a box. */
static double gap(const struct kith_box *box, const struct kith_label *label)
{
	double dx = fmax(fmax(box->left - label->x, label->x - box->right), 0);
	double dy = fmax(fmax(box->top - label->y, label->y - box->bottom), 0);
	return fmax(hypot(dx, dy) - label->radius, 0);
}

static void people_without_ties_have_no_outside(void **state)
{
	(void)state;
	for (int alone = 0; alone < 2; alone++) {
		kith_labels *labels = kith_labels_new(&page, NULL);
		double at[2] = {200, 300}, other[2] = {600, 300};
		kith_labels_add_disc(labels, 0, at, 6, KITH_DISC_PLAIN);
		kith_labels_add_disc(labels, 1, other, 6, KITH_DISC_PLAIN);
		struct kith_label label = {.person = 0,
			.x = 200,
			.y = 300,
			.radius = 6,
			.width = 40,
			.height = 16,
			.alone = alone};
		struct kith_label_spot spot;
		assert_true(kith_labels_place(labels, &label, &spot));
		assert_int_equal(spot.left > 200, alone);
		kith_labels_free(labels);
	}
}

/* Of 150 people, every seventh is required. */
static void assert_seems_own(
	const struct kith_box *placed, uint32_t own, const struct kith_label *label)
{
	for (uint32_t k = 0; k < 150; k++) {
		struct kith_box disc = {label[k].x - label[k].radius, label[k].y - label[k].radius,
			label[k].x + label[k].radius, label[k].y + label[k].radius};
		assert_true(own == k || k % 7 || apart(placed, &disc));
		assert_true(gap(placed, &label[k]) >= gap(placed, &label[own]) - 1e-9);
	}
}

/* Every pair of hundreds of labels in crowded random pages, and every disc beside them. */
static void names_never_overlap_nor_seem_another_s(void **state)
{
	(void)state;
	struct kith_random random;
	kith_random_init(&random, 11);
	for (int round = 0; round < 30; round++) {
		kith_labels *labels = kith_labels_new(&page, NULL);
		struct kith_label label[150];
		struct kith_box placed[150];
		uint32_t of[150];
		size_t count = 0;
		for (uint32_t k = 0; k < 150; k++) {
			label[k] = (struct kith_label){.person = k,
				.x = 800 * kith_random_unit(&random),
				.y = 600 * kith_random_unit(&random),
				.radius = 2 + 8 * kith_random_unit(&random),
				.width = 10 + 120 * kith_random_unit(&random),
				.height = 16,
				.covers = k % 7 == 0,
				.far = k % 2};
			double at[2] = {label[k].x, label[k].y}, to[2] = {400, 300};
			kith_labels_add_disc(labels, k, at, label[k].radius,
				label[k].covers ? KITH_DISC_REQUIRED : KITH_DISC_PLAIN);
			kith_labels_add_line(labels, at, to, 1);
		}
		for (uint32_t k = 0; k < 150; k++) {
			struct kith_label_spot spot;
			if (!kith_labels_place(labels, &label[k], &spot)) {
				continue;
			}
			placed[count] = box_of(&label[k], &spot);
			assert_true(inside(&placed[count]));
			for (size_t other = 0; other < count; other++) {
				assert_true(apart(&placed[count], &placed[other]));
			}
			of[count++] = k;
		}
		assert_true(count > 20);
		for (size_t p = 0; p < count; p++) {
			assert_seems_own(&placed[p], of[p], label);
		}
		kith_labels_free(labels);
	}
}

static void no_memory_is_an_error(void **state)
{
	(void)state;
	for (long successes = 0; successes < 2; successes++) {
		GError *error = NULL;
		kith_array_fail_after(successes);
		assert_null(kith_labels_new(&page, &error));
		kith_array_fail_after(-1);
		assert_true(g_error_matches(error, KITH_ERROR, KITH_ERROR_SYSTEM));
		g_clear_error(&error);
	}
	kith_labels_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_lone_name_stands_right_beside_its_person),
		cmocka_unit_test(a_name_at_the_edge_stays_on_the_page),
		cmocka_unit_test(a_name_above_moves_aside_rather_than_off_the_page),
		cmocka_unit_test(names_on_a_line_keep_half_a_height_apart),
		cmocka_unit_test(a_name_keeps_off_the_disc_under_its_middle),
		cmocka_unit_test(a_name_over_two_discs_is_over_the_middle_of_its_own),
		cmocka_unit_test(a_name_finds_room_between_the_rings),
		cmocka_unit_test(a_name_anywhere_lies_on_no_disc),
		cmocka_unit_test(a_name_keeps_off_a_heavy_line),
		cmocka_unit_test(a_circle_is_not_named_beside_its_namesake),
		cmocka_unit_test(names_and_notes_keep_off_heads_of_arrows),
		cmocka_unit_test(a_head_takes_no_more_room_than_it_is_seen_to),
		cmocka_unit_test(what_is_taken_back_is_in_nobody_s_way),
		cmocka_unit_test(a_name_that_fits_nowhere_is_left_out),
		cmocka_unit_test(names_keep_out_of_the_legend),
		cmocka_unit_test(a_name_that_covers_lies_over_lesser_people_only),
		cmocka_unit_test(a_name_far_away_has_a_leader_to_its_person),
		cmocka_unit_test(a_leader_tells_a_name_from_faint_people_only),
		cmocka_unit_test(a_leader_rather_runs_far_than_over_a_name),
		cmocka_unit_test(a_name_of_a_circle_lies_on_its_ground),
		cmocka_unit_test(a_circle_without_ground_goes_without_name),
		cmocka_unit_test(people_without_ties_have_no_outside),
		cmocka_unit_test(names_never_overlap_nor_seem_another_s),
		cmocka_unit_test(no_memory_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
