/* Doors: the few contacts who between them could introduce somebody to the most people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/doors.h"

#include <math.h>

#include "introductions/doors_leads.h"

/* Values are summed in fixed point, so that their order does not matter. */
#define FIXED_ONE ((double)(INT64_C(1) << 40))

struct choice {
	const struct kith_asking *asking;
	const struct kith_doors_options *options;
	GArray *leads, *contacts; /* see doors_leads.h; the contacts form a heap */
	double *missing;          /* [target_count] the chance that nobody chosen leads there */
	uint8_t *led;             /* [target_count] 1: somebody chosen leads there */
	double scale;             /* of values, so that the largest is 1 */
};

void kith_doors_free(kith_doors *doors)
{
	if (doors) {
		g_free(doors->door);
		g_free(doors);
	}
}

static bool choice_init(struct choice *choice, const struct kith_asking *asking,
	const struct kith_doors_options *options, GError **error)
{
	*choice = (struct choice){.asking = asking, .options = options, .scale = 1};
	choice->leads = g_array_new(FALSE, FALSE, sizeof(struct kith_lead));
	choice->contacts = g_array_new(FALSE, FALSE, sizeof(struct kith_opener));
	choice->missing = KITH_ARRAY(double, asking->target_count, error);
	choice->led = choice->missing ? KITH_ARRAY(uint8_t, asking->target_count, error) : NULL;
	if (!choice->led) {
		return false;
	}
	double largest = 0;
	for (size_t t = 0; t < asking->target_count; t++) {
		choice->missing[t] = 1;
		largest = options->value ? fmax(largest, options->value[t]) : 1;
	}
	choice->scale = largest > 0 ? largest : 1;
	return true;
}

static void choice_finish(struct choice *choice)
{
	g_array_unref(choice->leads);
	g_array_unref(choice->contacts);
	g_free(choice->missing);
	g_free(choice->led);
}

static const struct kith_lead *lead_at(const struct choice *choice, size_t i)
{
	return &g_array_index(choice->leads, struct kith_lead, i);
}

static struct kith_opener *contact_at(const struct choice *choice, size_t i)
{
	return &g_array_index(choice->contacts, struct kith_opener, i);
}

/* What asking for one lead adds. */
static int64_t gain_of(const struct choice *choice, const struct kith_lead *lead)
{
	double value = choice->options->value ? choice->options->value[lead->target] : 1;
	double gain = value / choice->scale * choice->missing[lead->target] * lead->chance;
	return llround(gain * FIXED_ONE);
}

static int by_gain(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct choice *choice = data;
	const struct kith_lead *x = a, *y = b;
	int64_t gain_x = gain_of(choice, x), gain_y = gain_of(choice, y);
	if (gain_x != gain_y) {
		return gain_x > gain_y ? -1 : 1;
	}
	const struct kith_asking *asking = choice->asking;
	uint32_t s = asking->targets[x->target], t = asking->targets[y->target];
	int sign = asking->by_name ? asking->by_name(asking->data, s, t) : 0;
	return sign ? sign : (s > t) - (s < t);
}

/* Puts what to ask a contact for first; returns the end of it. */
static size_t asked_for(struct choice *choice, const struct kith_opener *contact)
{
	size_t count = contact->end - contact->first, at_most = choice->options->at_most;
	if (at_most == 0 || count <= at_most) {
		return contact->end;
	}
	g_qsort_with_data(&g_array_index(choice->leads, struct kith_lead, contact->first),
		(gint)count, sizeof(struct kith_lead), by_gain, choice);
	return contact->first + at_most;
}

static void count_gain(struct choice *choice, struct kith_opener *contact, size_t chosen)
{
	size_t end = asked_for(choice, contact);
	contact->gain = 0;
	contact->counted = chosen;
	for (size_t i = contact->first; i < end; i++) {
		contact->gain += gain_of(choice, lead_at(choice, i));
	}
}

static bool goes_before(const struct choice *choice, size_t a, size_t b)
{
	const struct kith_opener *x = contact_at(choice, a), *y = contact_at(choice, b);
	if (x->gain != y->gain) {
		return x->gain > y->gain;
	}
	const struct kith_asking *asking = choice->asking;
	int sign = asking->by_name ? asking->by_name(asking->data, x->person, y->person) : 0;
	return sign ? sign < 0 : x->person < y->person;
}

/* The contacts form a heap, the largest gain on top; lets the one at `at` sink to its place. */
static void sink(struct choice *choice, size_t at)
{
	size_t count = choice->contacts->len;
	for (size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
		if (child + 1 < count && goes_before(choice, child + 1, child)) {
			child++;
		}
		if (!goes_before(choice, child, at)) {
			return;
		}
		struct kith_opener swap = *contact_at(choice, at);
		*contact_at(choice, at) = *contact_at(choice, child);
		*contact_at(choice, child) = swap;
		at = child;
	}
}

/* The contact who adds most, counted with `chosen` others chosen, now on top. */
static struct kith_opener *best(struct choice *choice, size_t chosen)
{
	struct kith_opener *top = contact_at(choice, 0);
	while (top->counted != chosen) {
		count_gain(choice, top, chosen);
		sink(choice, 0);
	}
	return top;
}

static struct kith_opener take_top(struct choice *choice)
{
	struct kith_opener top = *contact_at(choice, 0);
	guint last = choice->contacts->len - 1;
	*contact_at(choice, 0) = *contact_at(choice, last);
	g_array_set_size(choice->contacts, last);
	sink(choice, 0);
	return top;
}

/* Turns to the contact on top. */
static struct kith_door turn_to(struct choice *choice)
{
	struct kith_opener contact = take_top(choice);
	size_t end = asked_for(choice, &contact);
	struct kith_door door = {.broker = contact.person};
	door.expected = (double)contact.gain / FIXED_ONE * choice->scale;
	for (size_t i = contact.first; i < end; i++) {
		const struct kith_lead *lead = lead_at(choice, i);
		door.opens += !choice->led[lead->target];
		choice->led[lead->target] = 1;
		choice->missing[lead->target] *= 1 - lead->chance;
	}
	return door;
}

/* As gains only shrink, other contacts could add at most the largest gains that are left. */
static double still_possible(struct choice *choice, size_t chosen)
{
	int64_t sum = 0;
	for (size_t i = 0; i < chosen && choice->contacts->len > 0; i++) {
		best(choice, chosen);
		sum += take_top(choice).gain;
	}
	return (double)sum / FIXED_ONE * choice->scale;
}

static void choose(struct choice *choice, kith_doors *doors)
{
	double total = 0;
	size_t reached = 0, room = doors->count;
	doors->count = 0;
	while (doors->count < room && best(choice, doors->count)->gain > 0) {
		struct kith_door door = turn_to(choice);
		door.total = total += door.expected;
		door.reached = reached += door.opens;
		doors->door[doors->count++] = door;
	}
	bool alone = doors->count == 1; /* the best one is the best */
	doors->at_best = choice->options->at_most > 0 ? NAN
			 : alone                      ? total
				 : total + still_possible(choice, doors->count);
}

kith_doors *kith_doors_choose(
	const struct kith_asking *asking, const struct kith_doors_options *options, GError **error)
{
	g_autoptr(kith_doors) doors = g_new0(kith_doors, 1);
	struct choice choice;
	bool chosen = choice_init(&choice, asking, options, error) &&
		      kith_leads_find(asking, choice.leads, choice.contacts, error);
	if (chosen) {
		size_t contacts = choice.contacts->len;
		doors->count = options->count ? MIN(options->count, contacts) : contacts;
		doors->door = KITH_ARRAY(struct kith_door, doors->count, error);
		chosen = doors->door != NULL;
	}
	if (chosen) {
		choose(&choice, doors);
	}
	choice_finish(&choice);
	return chosen ? g_steal_pointer(&doors) : NULL;
}
