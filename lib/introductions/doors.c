/* Doors: the few contacts who between them could introduce somebody to the most people. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "introductions/doors.h"

#include <math.h>

#include "base/queue.h"

/* Values are summed in fixed point, so that their order does not matter. */
#define FIXED_ONE ((double)(INT64_C(1) << 40))

/* A target a contact leads to. */
struct lead {
	uint32_t target; /* index of the target */
	double chance;
};

/* A contact who leads to somebody. */
struct opener {
	uint32_t person;
	size_t first, end; /* leads */
	int64_t gain;      /* fixed point; an upper bound until counted anew: INT64_MAX */
	size_t counted;    /* how many had been chosen when the gain was counted: SIZE_MAX */
};

/* Following leads. */
struct trail {
	const struct kith_asking *asking;
	const struct kith_doors_options *options;
	struct kith_hop_distances distances;
	uint32_t *index; /* [n] 1 + index of a target; 0: none */
	GArray *leads, *openers;
};

/* How many targets there are: groups, or people. */
static size_t targets_of(const struct kith_asking *asking, const struct kith_doors_options *options)
{
	return options->group ? options->groups : asking->target_count;
}

/* The asker's contact at the end of a tie, and how to begin with them. */
struct start {
	uint32_t person;
	double chance; /* of the tie */
	int64_t cost;  /* of the tie and of asking them to pass it on */
};

static struct start start_at(const struct trail *trail, uint64_t e)
{
	const struct kith_asking *asking = trail->asking;
	struct start start = {asking->out.rows->to[e], kith_arc_chance(&asking->out, e), 0};
	start.cost = kith_cost_add(kith_cost(start.chance),
		kith_hop_distances_node_cost(&trail->distances, start.person));
	return start;
}

static void add_lead(GArray *leads, uint32_t target, double chance)
{
	struct lead lead = {target, chance};
	g_array_append_val(leads, lead);
}

static double chance_of(int64_t cost)
{
	return exp2(-(double)cost / (double)KITH_COST_ONE);
}

/* The leads since `first` are this contact's. */
static void add_opener(struct trail *trail, uint32_t person, size_t first)
{
	struct opener opener = {person, first, trail->leads->len, INT64_MAX, SIZE_MAX};
	if (opener.end > first) {
		g_array_append_val(trail->openers, opener);
	}
}

/* Forgets whom the trail has met; the asker and those to avoid are not met again. */
static bool begin(struct trail *trail, GError **error)
{
	const struct kith_asking *asking = trail->asking;
	kith_hop_distances_clear(&trail->distances);
	bool begun = kith_hop_distances_close(&trail->distances, asking->asker, error);
	for (size_t i = 0; begun && i < asking->avoid_count; i++) {
		begun = kith_hop_distances_close(&trail->distances, asking->avoid[i], error);
	}
	return begun;
}

/* Starts chains at people and lets them grow as long as routes may be. */
static bool grow(struct trail *trail, const uint32_t *people, size_t count, int64_t cost,
	const struct kith_arc_costs *arcs, GError **error)
{
	bool grown = true;
	for (size_t i = 0; grown && i < count; i++) {
		grown = kith_hop_distances_add_source(&trail->distances, people[i], cost, error);
	}
	for (unsigned h = 1; grown && h < trail->asking->max_steps; h++) {
		grown = kith_hop_distances_extend(&trail->distances, arcs, error);
	}
	return grown;
}

/* The cheapest chain of any length but 0 that ends at `person`. */
static bool cheapest(struct trail *trail, uint32_t person, int64_t *best, GError **error)
{
	*best = KITH_COST_NEVER;
	for (unsigned h = 1; h <= trail->distances.known; h++) {
		int64_t cost;
		if (!kith_hop_distances_cost(&trail->distances, person, h, &cost, error)) {
			return false;
		}
		*best = MIN(*best, cost);
	}
	return true;
}

/* Where the contact at the end of the asker's tie e can lead. */
static bool follow(struct trail *trail, uint64_t e, GError **error)
{
	struct start start = start_at(trail, e);
	size_t first = trail->leads->len;
	if (!begin(trail, error)) {
		return false;
	}
	if (kith_hop_distances_is_closed(&trail->distances, start.person)) {
		return true;
	}
	if (trail->index[start.person] && start.chance > 0) {
		add_lead(trail->leads, trail->index[start.person] - 1, start.chance);
	}
	if (!grow(trail, &start.person, 1, start.cost, &trail->asking->out, error)) {
		return false;
	}
	for (size_t i = 0; i < trail->distances.count; i++) {
		uint32_t person = trail->distances.person[i];
		int64_t best = KITH_COST_NEVER;
		if (trail->index[person] && !cheapest(trail, person, &best, error)) {
			return false;
		}
		if (best != KITH_COST_NEVER) {
			add_lead(trail->leads, trail->index[person] - 1, chance_of(best));
		}
	}
	add_opener(trail, start.person, first);
	return true;
}

static bool follow_contacts(struct trail *trail, GError **error)
{
	const kith_csr *rows = trail->asking->out.rows;
	uint32_t asker = trail->asking->asker;
	bool followed = true;
	for (uint64_t e = rows->start[asker]; followed && e < rows->start[asker + 1]; e++) {
		followed = follow(trail, e, error);
	}
	return followed;
}

/* The people who are one target: a group, or one. */
static const uint32_t *people_of(const struct trail *trail, uint32_t target, size_t *count)
{
	const size_t *group = trail->options->group;
	*count = group ? group[target + 1] - group[target] : 1;
	return trail->asking->targets + (group ? group[target] : target);
}

/* Who among the contacts leads to one target: adds the lead to each contact's own list. */
static bool follow_back(struct trail *trail, uint32_t target, GArray **of_contact, GError **error)
{
	const kith_csr *rows = trail->asking->out.rows;
	uint64_t first = rows->start[trail->asking->asker];
	uint64_t end = rows->start[trail->asking->asker + 1];
	size_t count;
	const uint32_t *wanted = people_of(trail, target, &count);
	if (!begin(trail, error) || !grow(trail, wanted, count, 0, &trail->asking->in, error)) {
		return false;
	}
	for (uint64_t e = first; e < end; e++) {
		struct start start = start_at(trail, e);
		int64_t rest = KITH_COST_NEVER;
		if (kith_hop_distances_is_source(&trail->distances, start.person)) {
			if (start.chance > 0) {
				add_lead(of_contact[e - first], target, start.chance);
			}
		} else if (!cheapest(trail, start.person, &rest, error)) {
			return false;
		}
		rest = kith_cost_add(start.cost, rest);
		if (rest != KITH_COST_NEVER) {
			add_lead(of_contact[e - first], target, chance_of(rest));
		}
	}
	return true;
}

static bool follow_targets(struct trail *trail, GError **error)
{
	const kith_csr *rows = trail->asking->out.rows;
	uint64_t first = rows->start[trail->asking->asker];
	uint32_t contacts = kith_csr_degree(rows, trail->asking->asker);
	g_autoptr(GPtrArray) lists = g_ptr_array_new_full(contacts, (GDestroyNotify)g_array_unref);
	for (uint32_t c = 0; c < contacts; c++) {
		g_ptr_array_add(lists, g_array_new(FALSE, FALSE, sizeof(struct lead)));
	}
	bool followed = true;
	for (uint32_t t = 0; followed && t < targets_of(trail->asking, trail->options); t++) {
		/* A target given twice is one target. */
		bool last =
			trail->options->group || trail->index[trail->asking->targets[t]] == t + 1;
		followed = !last || follow_back(trail, t, (GArray **)lists->pdata, error);
	}
	for (uint32_t c = 0; followed && c < contacts; c++) {
		const GArray *own = lists->pdata[c];
		size_t begun = trail->leads->len;
		g_array_append_vals(trail->leads, own->data, own->len);
		add_opener(trail, rows->to[first + c], begun);
	}
	return followed;
}

/* The ties of people's contacts, or as many of them as are more than `most`. */
static uint64_t ties_near(const kith_csr *rows, const uint32_t *people, size_t count, uint64_t most)
{
	uint64_t ties = 0;
	for (size_t i = 0; i < count && ties <= most; i++) {
		for (uint64_t e = rows->start[people[i]]; e < rows->start[people[i] + 1]; e++) {
			ties += kith_csr_degree(rows, rows->to[e]);
		}
	}
	return ties;
}

/*
 * The best route's chance for every contact of the asker as the first person and every target.
 *
 * leads    of struct lead, filled: those of a contact stand together
 * openers  of struct opener, filled
 *
 * Followed from the contacts or back from the targets, whichever side has fewer ties nearby (from
 * groups always back, as somebody may be in several); the
 * chances are the same to the last bit. On two million ties one side alone makes the whole of kith
 * doors half as slow again for a few targets, or nine times as slow for everyone.
 */
static bool find_leads(const struct kith_asking *asking, const struct kith_doors_options *options,
	GArray *leads, GArray *openers, GError **error)
{
	const kith_csr *rows = asking->out.rows;
	g_autofree uint32_t *index = KITH_ARRAY(uint32_t, rows->n, error);
	if (!index) {
		return false;
	}
	for (size_t t = 0; t < asking->target_count; t++) {
		index[asking->targets[t]] = (uint32_t)t + 1;
	}
	struct trail trail = {.asking = asking,
		.options = options,
		.index = index,
		.leads = leads,
		.openers = openers};
	uint64_t here = ties_near(rows, rows->to + rows->start[asking->asker],
		kith_csr_degree(rows, asking->asker), UINT64_MAX);
	bool back = options->group ||
		    ties_near(asking->in.rows, asking->targets, asking->target_count, here) < here;
	bool found = kith_hop_distances_init(&trail.distances, rows->n, asking->max_steps - 1,
			     &asking->node_costs, error) &&
		     (back ? follow_targets(&trail, error) : follow_contacts(&trail, error));
	kith_hop_distances_finish(&trail.distances);
	return found;
}

/* Choosing. */
struct choice {
	const struct kith_asking *asking;
	const struct kith_doors_options *options;
	GArray *leads, *contacts; /* of struct lead, struct opener */
	struct kith_queue queue;  /* of contacts not chosen, the largest gain first */
	double *missing;          /* [target_count] the chance that nobody chosen leads there */
	uint8_t *led;             /* [target_count] 1: somebody chosen leads there */
	double scale;             /* of values, so that the largest is 1 */
};

void kith_doors_free(kith_doors *doors)
{
	if (doors) {
		g_clear_pointer(&doors->opened, g_array_unref);
		g_free(doors->door);
		g_free(doors);
	}
}

static bool choice_init(struct choice *choice, const struct kith_asking *asking,
	const struct kith_doors_options *options, GError **error)
{
	*choice = (struct choice){.asking = asking, .options = options, .scale = 1};
	choice->leads = g_array_new(FALSE, FALSE, sizeof(struct lead));
	choice->contacts = g_array_new(FALSE, FALSE, sizeof(struct opener));
	size_t targets = targets_of(asking, options);
	choice->missing = KITH_ARRAY(double, targets, error);
	choice->led = choice->missing ? KITH_ARRAY(uint8_t, targets, error) : NULL;
	if (!choice->led) {
		return false;
	}
	double largest = 0;
	for (size_t t = 0; t < targets; t++) {
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
	kith_queue_finish(&choice->queue);
	g_free(choice->missing);
	g_free(choice->led);
}

static const struct lead *lead_at(const struct choice *choice, size_t i)
{
	return &g_array_index(choice->leads, struct lead, i);
}

static struct opener *contact_at(const struct choice *choice, size_t i)
{
	return &g_array_index(choice->contacts, struct opener, i);
}

/* What asking for one lead adds. */
static int64_t gain_of(const struct choice *choice, const struct lead *lead)
{
	double value = choice->options->value ? choice->options->value[lead->target] : 1;
	double gain = value / choice->scale * choice->missing[lead->target] * lead->chance;
	return llround(gain * FIXED_ONE);
}

static int by_gain(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct choice *choice = data;
	const struct lead *x = a, *y = b;
	int64_t gain_x = gain_of(choice, x), gain_y = gain_of(choice, y);
	if (gain_x != gain_y) {
		return gain_x > gain_y ? -1 : 1;
	}
	const struct kith_asking *asking = choice->asking;
	if (choice->options->group) {
		return x->target < y->target ? -1 : 1;
	}
	uint32_t s = asking->targets[x->target], t = asking->targets[y->target];
	int sign = asking->by_name ? asking->by_name(asking->data, s, t) : 0;
	return sign ? sign : (s > t) - (s < t);
}

/* Puts what to ask a contact for first; returns the end of it. */
static size_t asked_for(struct choice *choice, const struct opener *contact)
{
	size_t count = contact->end - contact->first, at_most = choice->options->at_most;
	if (at_most == 0 || count <= at_most) {
		return contact->end;
	}
	g_qsort_with_data(&g_array_index(choice->leads, struct lead, contact->first), (gint)count,
		sizeof(struct lead), by_gain, choice);
	return contact->first + at_most;
}

static void count_gain(struct choice *choice, struct opener *contact, size_t chosen)
{
	size_t end = asked_for(choice, contact);
	contact->gain = 0;
	contact->counted = chosen;
	for (size_t i = contact->first; i < end; i++) {
		contact->gain += gain_of(choice, lead_at(choice, i));
	}
}

static bool goes_before(void *data, uint32_t a, uint32_t b)
{
	const struct choice *choice = data;
	const struct opener *x = contact_at(choice, a), *y = contact_at(choice, b);
	if (x->gain != y->gain) {
		return x->gain > y->gain;
	}
	const struct kith_asking *asking = choice->asking;
	int sign = asking->by_name ? asking->by_name(asking->data, x->person, y->person) : 0;
	return sign ? sign < 0 : x->person < y->person;
}

/* The contact who adds most, counted with `chosen` others chosen, now the first. */
static struct opener *best(struct choice *choice, size_t chosen)
{
	struct opener *first;
	while ((first = contact_at(choice, kith_queue_first(&choice->queue)))->counted != chosen) {
		count_gain(choice, first, chosen);
		kith_queue_settle(&choice->queue);
	}
	return first;
}

/* Turns to the first contact. */
static struct kith_door turn_to(struct choice *choice, GArray *opened)
{
	struct opener contact = *contact_at(choice, kith_queue_pop(&choice->queue));
	size_t end = asked_for(choice, &contact);
	struct kith_door door = {.broker = contact.person, .first = opened->len};
	door.expected = (double)contact.gain / FIXED_ONE * choice->scale;
	for (size_t i = contact.first; i < end; i++) {
		const struct lead *lead = lead_at(choice, i);
		if (!choice->led[lead->target]) {
			g_array_append_val(opened, lead->target);
		}
		choice->led[lead->target] = 1;
		choice->missing[lead->target] *= 1 - lead->chance;
	}
	door.opens = opened->len - door.first;
	return door;
}

/* As gains only shrink, other contacts could add at most the largest gains that are left. */
static double still_possible(struct choice *choice, size_t chosen)
{
	int64_t sum = 0;
	for (size_t i = 0; i < chosen && choice->queue.number->len > 0; i++) {
		best(choice, chosen);
		sum += contact_at(choice, kith_queue_pop(&choice->queue))->gain;
	}
	return (double)sum / FIXED_ONE * choice->scale;
}

static void choose(struct choice *choice, kith_doors *doors)
{
	double total = 0;
	size_t reached = 0, most = doors->count;
	doors->count = 0;
	while (doors->count < most && best(choice, doors->count)->gain > 0) {
		struct kith_door door = turn_to(choice, doors->opened);
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
	doors->opened = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	struct choice choice;
	bool chosen = choice_init(&choice, asking, options, error) &&
		      find_leads(asking, options, choice.leads, choice.contacts, error);
	if (chosen) {
		size_t contacts = choice.contacts->len;
		doors->count = options->count ? MIN(options->count, contacts) : contacts;
		doors->door = KITH_ARRAY(struct kith_door, doors->count, error);
		chosen = doors->door != NULL;
	}
	if (chosen) {
		kith_queue_init(&choice.queue, goes_before, &choice);
		for (guint i = 0; i < choice.contacts->len; i++) {
			kith_queue_push(&choice.queue, i);
		}
		choose(&choice, doors);
	}
	choice_finish(&choice);
	return chosen ? g_steal_pointer(&doors) : NULL;
}
