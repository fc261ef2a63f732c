/* Who wrote to whom and who met, message by message, summed as it is read. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "exchange/tally.h"

#include <string.h>

#include "base/caller.h"
#include "base/number.h"
#include "base/records.h"
#include "base/text.h"
#include "exchange/addresses.h"
#include "graph/build.h"
#include "graph/weight.h"
#include "io/table.h"

struct person {
	uint32_t same;       /* number of who they are too, or their own */
	uint32_t shown_as;   /* number of the key that they go by in the graph */
	int32_t first, last; /* day, or KITH_NO_DAY */
	uint32_t events;
	uint32_t kind, host; /* of an event: number + 1 of its kind, and who called it; or 0 */
	bool shown;          /* something happened to them */
	bool left_out;       /* no person */
	bool met;            /* at hand, in `who` */
};

/* How often somebody was called so. */
struct called {
	struct kith_record_key key; /* person, label, 0 */
	uint32_t times;
	uint64_t last; /* when, counted */
};

struct tie {
	struct kith_record_key key; /* from, to, what (see WHAT_) */
	int32_t first, last;
	uint32_t times;
	double weight;
};

/* The third number of a tie's key: its kind, and flags. */
#define WHAT_ONE_WAY 1u
#define WHAT_EVENT 2u
#define WHAT_KNOWN 4u /* neither counted nor dated */
#define WHAT_BITS 3
#define WHAT_KIND(what) ((what) >> WHAT_BITS)

struct fact {
	struct kith_record_key key; /* person, column, 0 */
	uint32_t cell;
};

struct kith_tally {
	struct kith_tally_limits limits;
	kith_names *keys, *labels, *kinds, *columns, *cells;
	struct person *person; /* [keys] */
	size_t capacity;
	struct kith_records called, ties, facts;
	uint64_t clock;       /* labels counted so far */
	GArray *who;          /* of uint32_t: the people of what is at hand */
	size_t large;         /* what was shared by too many */
	size_t nameless;      /* events without a name, so far */
	const char *event;    /* what the next is, or NULL */
	const uint32_t *host; /* who called that, or NULL */
};

static bool open_names(kith_names **names, GError **error)
{
	*names = kith_names_new(error);
	return *names != NULL;
}

kith_tally *kith_tally_new(const struct kith_tally_limits *limits, GError **error)
{
	g_autoptr(kith_tally) tally = g_new0(kith_tally, 1);
	tally->limits = *limits;
	tally->who = g_array_new(false, false, sizeof(uint32_t));
	kith_records_init(&tally->called, sizeof(struct called));
	kith_records_init(&tally->ties, sizeof(struct tie));
	kith_records_init(&tally->facts, sizeof(struct fact));
	kith_names **names[] = {
		&tally->keys, &tally->labels, &tally->kinds, &tally->columns, &tally->cells};
	for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
		if (!open_names(names[k], error)) {
			return NULL;
		}
	}
	return g_steal_pointer(&tally);
}

void kith_tally_free(kith_tally *tally)
{
	if (!tally) {
		return;
	}
	kith_names_free(tally->keys);
	kith_names_free(tally->labels);
	kith_names_free(tally->kinds);
	kith_names_free(tally->columns);
	kith_names_free(tally->cells);
	g_free(tally->person);
	kith_records_finish(&tally->called);
	kith_records_finish(&tally->ties);
	kith_records_finish(&tally->facts);
	g_array_unref(tally->who);
	g_free(tally);
}

static uint32_t intern(kith_names *names, const char *text, GError **error)
{
	return kith_names_add(names, text, strlen(text), error);
}

static bool reserve_people(kith_tally *tally, size_t count, GError **error)
{
	if (count <= tally->capacity) {
		return true;
	}
	size_t capacity = MAX(count, tally->capacity + tally->capacity / 2 + 64);
	struct person *moved = kith_array_resize(tally->person, capacity, sizeof *moved, error);
	if (moved) {
		tally->person = moved;
		tally->capacity = capacity;
	}
	return moved != NULL;
}

/* An address written one way, to be freed; NULL where a key is none. */
static char *address_of(const char *key)
{
	return strchr(key, '@') ? kith_address_clean(key) : NULL;
}

bool kith_tally_person(
	kith_tally *tally, const char *key, const char *label, uint32_t *person, GError **error)
{
	g_autofree char *given = tally->limits.aliases ? address_of(key) : NULL;
	const char *known_as = kith_aliases_find(tally->limits.aliases, given ? given : key);
	key = known_as ? known_as : key;
	g_autofree char *address = address_of(key);
	const char *clean = address ? address : key;
	size_t known = kith_names_count(tally->keys);
	uint32_t number = intern(tally->keys, clean, error), called;
	if (number == KITH_NO_NAME || !reserve_people(tally, (size_t)number + 1, error)) {
		return false;
	}
	if (number == known) {
		tally->person[number] = (struct person){
			.same = number,
			.shown_as = number,
			.first = KITH_NO_DAY,
			.last = KITH_NO_DAY,
			.left_out = address && kith_address_is_role(address),
		};
	}
	*person = number;
	return !*label || (kith_tally_label(tally, clean, label, &called, error) &&
				  kith_tally_called(tally, number, called, error));
}

/* Blanks and control characters made one blank, quotes around it taken off. */
static char *plain_label(const char *label)
{
	g_autofree char *valid = g_utf8_make_valid(label, -1);
	g_autoptr(GString) plain = g_string_new(NULL);
	for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		bool blank = g_unichar_isspace(c) || g_unichar_iscntrl(c);
		if (!blank) {
			g_string_append_unichar(plain, c);
		} else if (plain->len && plain->str[plain->len - 1] != ' ') {
			g_string_append_c(plain, ' ');
		}
	}
	char *bare = g_strstrip(plain->str);
	for (size_t length = strlen(bare);
		length > 1 && strchr("\"'", *bare) && bare[length - 1] == *bare; length -= 2) {
		bare[length - 1] = '\0';
		bare++;
	}
	return kith_text_normalize(bare, -1);
}

bool kith_tally_label(
	kith_tally *tally, const char *key, const char *label, uint32_t *number, GError **error)
{
	g_autofree char *plain = plain_label(label);
	if (!*plain || !g_ascii_strcasecmp(plain, key)) {
		*number = KITH_NO_NAME;
		return true;
	}
	*number = intern(tally->labels, plain, error);
	return *number != KITH_NO_NAME;
}

bool kith_tally_called(kith_tally *tally, uint32_t person, uint32_t label, GError **error)
{
	if (label == KITH_NO_NAME) {
		return true;
	}
	struct called *called =
		kith_records_add(&tally->called, (struct kith_record_key){person, label, 0}, error);
	if (called) {
		called->times++;
		called->last = ++tally->clock;
	}
	return called != NULL;
}

bool kith_tally_cell(
	kith_tally *tally, uint32_t person, const char *column, const char *cell, GError **error)
{
	tally->person[person].shown = true;
	if (!*cell) {
		return true;
	}
	uint32_t name = intern(tally->columns, column, error);
	uint32_t value = intern(tally->cells, cell, error);
	struct fact *fact = name == KITH_NO_NAME || value == KITH_NO_NAME
				    ? NULL
				    : kith_records_add(&tally->facts,
					      (struct kith_record_key){person, name, 0}, error);
	if (fact) {
		fact->cell = value;
	}
	return fact != NULL;
}

/* Who they are, as far as is known. */
static uint32_t root(const kith_tally *tally, uint32_t person)
{
	struct person *all = tally->person;
	while (all[person].same != person) {
		all[person].same = all[all[person].same].same;
		person = all[person].same;
	}
	return person;
}

void kith_tally_same(kith_tally *tally, uint32_t a, uint32_t b)
{
	uint32_t x = root(tally, a), y = root(tally, b);
	tally->person[MAX(x, y)].same = MIN(x, y);
}

uint32_t kith_tally_find(const kith_tally *tally, const char *name)
{
	g_autofree char *address = address_of(name);
	const char *known_as = kith_aliases_find(tally->limits.aliases, address ? address : name);
	const char *key = known_as ? known_as : address ? address : name;
	uint32_t person = kith_names_find(tally->keys, key);
	g_autofree char *caseless = kith_text_caseless(name);
	for (size_t k = 0; person == KITH_NO_NAME && k < tally->called.count; k++) {
		const struct called *called = kith_records_at(&tally->called, k);
		g_autofree char *label =
			kith_text_caseless(kith_names_get(tally->labels, called->key.b));
		if (strcmp(label, caseless) != 0) {
			continue;
		}
		person = called->key.a;
		for (size_t j = k + 1; j < tally->called.count; j++) {
			const struct called *other = kith_records_at(&tally->called, j);
			if (other->key.b == called->key.b &&
				root(tally, other->key.a) != root(tally, person)) {
				return KITH_NO_NAME;
			}
		}
	}
	return person;
}

void kith_tally_words(const kith_tally *tally, GPtrArray *words)
{
	const kith_names *const all[] = {tally->keys, tally->labels};
	for (size_t k = 0; k < G_N_ELEMENTS(all); k++) {
		for (uint32_t v = 0; v < kith_names_count(all[k]); v++) {
			g_ptr_array_add(words, (char *)kith_names_get(all[k], v));
		}
	}
}

void kith_tally_leave_out(kith_tally *tally, uint32_t person)
{
	tally->person[person].left_out = true;
}

bool kith_tally_is_left_out(const kith_tally *tally, uint32_t person)
{
	return tally->person[person].left_out && !tally->limits.everyone;
}

bool kith_tally_counts(const kith_tally *tally, int32_t day)
{
	const struct kith_tally_limits *limits = &tally->limits;
	return !limits->dated ||
	       (day != KITH_NO_DAY && day >= limits->since && day <= limits->until);
}

/* Makes a span of days reach to a day. */
static void stretch(int32_t *first, int32_t *last, int32_t day)
{
	if (day == KITH_NO_DAY) {
		return;
	}
	*first = *first == KITH_NO_DAY ? day : MIN(*first, day);
	*last = MAX(*last, day);
}

static void see(kith_tally *tally, uint32_t person, int32_t day)
{
	struct person *seen = &tally->person[person];
	seen->shown = true;
	stretch(&seen->first, &seen->last, day);
}

static bool add(
	kith_tally *tally, struct kith_record_key key, double weight, int32_t day, GError **error)
{
	size_t before = tally->ties.count;
	struct tie *tie = kith_records_add(&tally->ties, key, error);
	if (!tie) {
		return false;
	}
	if (tally->ties.count > before) {
		tie->first = tie->last = KITH_NO_DAY;
	}
	tie->weight += weight;
	tie->times++;
	stretch(&tie->first, &tie->last, day);
	return true;
}

/* Puts the different people among `count` in tally->who, without `except` and who is no person. */
static void gather(kith_tally *tally, const uint32_t *who, size_t count, uint32_t except)
{
	g_array_set_size(tally->who, 0);
	for (size_t k = 0; k < count; k++) {
		uint32_t person = root(tally, who[k]);
		if (person != except && !kith_tally_is_left_out(tally, person) &&
			!tally->person[person].met) {
			tally->person[person].met = true;
			g_array_append_val(tally->who, person);
		}
	}
	for (guint k = 0; k < tally->who->len; k++) {
		tally->person[g_array_index(tally->who, uint32_t, k)].met = false;
	}
}

static bool is_too_large(kith_tally *tally, size_t count)
{
	bool too_large = tally->limits.largest && count > tally->limits.largest;
	tally->large += too_large;
	return too_large;
}

static bool what(kith_tally *tally, const struct kith_moment *moment, uint32_t flags,
	uint32_t *number, GError **error)
{
	uint32_t kind = intern(tally->kinds, moment->kind, error);
	*number = kind << WHAT_BITS | flags;
	return kind != KITH_NO_NAME;
}

bool kith_tally_sent(kith_tally *tally, uint32_t from, const uint32_t *to, size_t count,
	const struct kith_moment *moment, GError **error)
{
	uint32_t author = root(tally, from), kind;
	if (!kith_tally_counts(tally, moment->day) || kith_tally_is_left_out(tally, author) ||
		tally->limits.gatherings) {
		return true;
	}
	gather(tally, to, count, author);
	see(tally, author, moment->day);
	if (is_too_large(tally, tally->who->len)) {
		return true;
	}
	if (!what(tally, moment, WHAT_ONE_WAY, &kind, error)) {
		return false;
	}
	for (guint k = 0; k < tally->who->len; k++) {
		uint32_t person = g_array_index(tally->who, uint32_t, k);
		see(tally, person, moment->day);
		if (!add(tally, (struct kith_record_key){author, person, kind},
			    1.0 / tally->who->len, moment->day, error)) {
			return false;
		}
	}
	return true;
}

/* A day as ISO 8601; nothing where it is not known. */
static void append_day(GString *text, int32_t day)
{
	if (day != KITH_NO_DAY) {
		kith_date_print(text, day);
	}
}

void kith_tally_event(kith_tally *tally, const char *name, const uint32_t *host)
{
	tally->event = name;
	tally->host = host;
}

/* The number of an event, new or met before. */
static bool find_event(kith_tally *tally, const struct kith_moment *moment, uint32_t kind,
	uint32_t *event, GError **error)
{
	g_autoptr(GString) key = g_string_new(tally->event);
	size_t known = kith_names_count(tally->keys);
	if (!tally->event) {
		g_string_printf(key, "%s %zu", moment->kind, ++tally->nameless);
	}
	append_day(key, moment->day);
	*event = intern(tally->keys, key->str, error);
	if (*event == KITH_NO_NAME || !reserve_people(tally, (size_t)*event + 1, error)) {
		return false;
	}
	if (*event == known) {
		tally->person[known] = (struct person){.same = *event,
			.shown_as = *event,
			.first = KITH_NO_DAY,
			.last = KITH_NO_DAY,
			.kind = WHAT_KIND(kind) + 1,
			.host = tally->host ? *tally->host + 1 : 0,
			.shown = true};
	}
	return true;
}

/* The number of something that goes by its name, as a file does, not by what kind of thing it is.
 */
static bool find_thing(kith_tally *tally, const struct kith_moment *moment, uint32_t kind,
	uint32_t *thing, GError **error)
{
	bool found = find_event(tally, moment, kind, thing, error);
	if (found) {
		tally->person[*thing].kind = 0;
	}
	return found;
}

/* Ties tally->who to what they came to. */
static bool attend(
	kith_tally *tally, uint32_t kind, const struct kith_moment *moment, GError **error)
{
	uint32_t event;
	if (!find_event(tally, moment, kind, &event, error)) {
		return false;
	}
	for (guint k = 0; k < tally->who->len; k++) {
		uint32_t person = g_array_index(tally->who, uint32_t, k);
		see(tally, person, moment->day);
		tally->person[person].events++;
		if (!add(tally, (struct kith_record_key){person, event, kind}, 1, moment->day,
			    error)) {
			return false;
		}
	}
	return true;
}

static bool meet(kith_tally *tally, const uint32_t *who, size_t count,
	const struct kith_moment *moment, GError **error)
{
	uint32_t kind;
	if (!kith_tally_counts(tally, moment->day)) {
		return true;
	}
	gather(tally, who, count, KITH_NO_NAME);
	if (is_too_large(tally, tally->who->len)) {
		return true;
	}
	if (!what(tally, moment, WHAT_EVENT, &kind, error)) {
		return false;
	}
	if (tally->limits.gatherings) {
		return attend(tally, kind, moment, error);
	}
	const uint32_t *person = (const uint32_t *)(const void *)tally->who->data;
	for (guint i = 0; i < tally->who->len; i++) {
		see(tally, person[i], moment->day);
		tally->person[person[i]].events++;
		for (guint j = i + 1; j < tally->who->len; j++) {
			struct kith_record_key key = {
				MIN(person[i], person[j]), MAX(person[i], person[j]), kind};
			if (!add(tally, key, 1.0 / (tally->who->len - 1), moment->day, error)) {
				return false;
			}
		}
	}
	return true;
}

bool kith_tally_met(kith_tally *tally, const uint32_t *who, size_t count,
	const struct kith_moment *moment, GError **error)
{
	bool done = meet(tally, who, count, moment, error);
	kith_tally_event(tally, NULL, NULL);
	return done;
}

void kith_stay_stretch(struct kith_stay *stay, int32_t day)
{
	stretch(&stay->first, &stay->last, day);
}

static int by_person(const void *a, const void *b)
{
	const struct kith_stay *x = a, *y = b;
	return (x->person > y->person) - (x->person < y->person);
}

/* Those of `count` who are people, each once. */
static GArray *gather_stays(const kith_tally *tally, const struct kith_stay *who, size_t count)
{
	GArray *stays = g_array_new(false, false, sizeof(struct kith_stay));
	for (size_t k = 0; k < count; k++) {
		struct kith_stay stay = who[k];
		stay.person = root(tally, stay.person);
		if (!kith_tally_is_left_out(tally, stay.person)) {
			g_array_append_val(stays, stay);
		}
	}
	g_array_sort(stays, by_person);
	guint kept = 0;
	struct kith_stay *stay = (struct kith_stay *)(void *)stays->data;
	for (guint k = 0; k < stays->len; k++) {
		if (kept && stay[kept - 1].person == stay[k].person) {
			kith_stay_stretch(&stay[kept - 1], stay[k].first);
			kith_stay_stretch(&stay[kept - 1], stay[k].last);
		} else {
			stay[kept++] = stay[k];
		}
	}
	g_array_set_size(stays, kept);
	return stays;
}

/* `add`, over a span of days. */
static bool add_span(kith_tally *tally, struct kith_record_key key, double weight,
	const struct kith_stay *stay, GError **error)
{
	if (!add(tally, key, weight, stay->first, error)) {
		return false;
	}
	struct tie *tie = kith_records_find(&tally->ties, key);
	stretch(&tie->first, &tie->last, stay->last);
	return true;
}

/* The days on which two were both there: from when the second came until the first left, at least
 * the day when the second came. */
static struct kith_stay both(const struct kith_stay *a, const struct kith_stay *b)
{
	int32_t first = MAX(a->first, b->first), last = MIN(a->last, b->last);
	return (struct kith_stay){a->person, first, MAX(first, last)};
}

/* Ties one of those who were at something to it, or to those behind them where it is no event. */
static bool tie_stay(kith_tally *tally, const GArray *stays, guint i, uint32_t kind, uint32_t event,
	GError **error)
{
	const struct kith_stay *stay = (const struct kith_stay *)(const void *)stays->data;
	see(tally, stay[i].person, stay[i].first);
	see(tally, stay[i].person, stay[i].last);
	tally->person[stay[i].person].events++;
	if (event != KITH_NO_NAME) {
		struct kith_record_key key = {stay[i].person, event, kind};
		return add(tally, key, 1, KITH_NO_DAY, error);
	}
	for (guint j = i + 1; j < stays->len; j++) {
		struct kith_stay shared = both(&stay[i], &stay[j]);
		struct kith_record_key key = {stay[i].person, stay[j].person, kind};
		if (!add_span(tally, key, 1.0 / (stays->len - 1), &shared, error)) {
			return false;
		}
	}
	return true;
}

static bool share(kith_tally *tally, const struct kith_stay *who, size_t count, const char *name,
	GError **error)
{
	const struct kith_moment moment = {name, KITH_NO_DAY};
	g_autoptr(GArray) stays = gather_stays(tally, who, count);
	uint32_t kind, event = KITH_NO_NAME;
	if (is_too_large(tally, stays->len)) {
		return true;
	}
	if (!what(tally, &moment, WHAT_EVENT, &kind, error) ||
		(tally->limits.gatherings && !find_thing(tally, &moment, kind, &event, error))) {
		return false;
	}
	for (guint i = 0; i < stays->len; i++) {
		if (!tie_stay(tally, stays, i, kind, event, error)) {
			return false;
		}
	}
	return true;
}

bool kith_tally_shared(kith_tally *tally, const struct kith_stay *who, size_t count,
	const char *name, GError **error)
{
	bool done = share(tally, who, count, name, error);
	kith_tally_event(tally, NULL, NULL);
	return done;
}

bool kith_tally_know(kith_tally *tally, uint32_t a, uint32_t b, const char *kind, GError **error)
{
	uint32_t x = root(tally, a), y = root(tally, b), number;
	const struct kith_moment moment = {kind, KITH_NO_DAY};
	if (x == y || kith_tally_is_left_out(tally, x) || kith_tally_is_left_out(tally, y) ||
		tally->limits.gatherings) {
		return true;
	}
	see(tally, x, KITH_NO_DAY);
	see(tally, y, KITH_NO_DAY);
	if (!what(tally, &moment, WHAT_KNOWN, &number, error)) {
		return false;
	}
	struct kith_record_key key = {MIN(x, y), MAX(x, y), number};
	return kith_records_find(&tally->ties, key) || add(tally, key, 1, KITH_NO_DAY, error);
}

bool kith_tally_tie(kith_tally *tally, uint32_t from, uint32_t to, double weight,
	const struct kith_moment *moment, GError **error)
{
	uint32_t a = root(tally, from), b = root(tally, to), kind;
	if (!kith_tally_counts(tally, moment->day) || a == b || kith_tally_is_left_out(tally, a) ||
		kith_tally_is_left_out(tally, b) || tally->limits.gatherings) {
		return true;
	}
	see(tally, a, moment->day);
	see(tally, b, moment->day);
	return what(tally, moment, WHAT_ONE_WAY, &kind, error) &&
	       add(tally, (struct kith_record_key){a, b, kind}, weight, moment->day, error);
}

/* On its way to a graph. */
struct writer {
	kith_tally *tally;
	kith_builder *builder;
	struct kith_column *label, *first_seen, *last_seen, *weight, *date, *kind, *directed,
		*first, *last, *messages, *events;
	GString *cell;
};

static const char *day_text(struct writer *writer, int32_t day)
{
	g_string_truncate(writer->cell, 0);
	append_day(writer->cell, day);
	return writer->cell->str;
}

static const char *number_text(struct writer *writer, double number)
{
	g_string_truncate(writer->cell, 0);
	if (number != 0) {
		kith_number_print(writer->cell, number);
	}
	return writer->cell->str;
}

/* Columns in the order they are printed. */
static bool open_columns(struct writer *writer, GError **error)
{
	struct {
		struct kith_column **column;
		const char *name;
	} columns[] = {{&writer->label, "label"}, {&writer->first_seen, "first_seen"},
		{&writer->last_seen, "last_seen"}, {&writer->weight, "weight"},
		{&writer->date, "date"}, {&writer->kind, "kind"}, {&writer->directed, "directed"},
		{&writer->first, "first"}, {&writer->last, "last"}, {&writer->messages, "messages"},
		{&writer->events, "events"}};
	for (size_t k = 0; k < G_N_ELEMENTS(columns); k++) {
		*columns[k].column = kith_builder_column(writer->builder, columns[k].name, error);
		if (!*columns[k].column) {
			return false;
		}
	}
	return true;
}

static bool is_in_graph(const kith_tally *tally, uint32_t person)
{
	return tally->person[person].same == person && tally->person[person].shown &&
	       !kith_tally_is_left_out(tally, person);
}

/* What somebody is called in the graph. */
static const char *name_of(const kith_tally *tally, uint32_t person)
{
	return kith_names_get(tally->keys, tally->person[person].shown_as);
}

static bool person_cell(struct writer *writer, struct kith_column *column, uint32_t person,
	const char *cell, GError **error)
{
	return kith_builder_person_cell(writer->builder, column, person, cell, error);
}

/* The label somebody was given most often, by number of the person; KITH_NO_NAME: none. */
static uint32_t *choose_labels(const kith_tally *tally, GError **error)
{
	size_t n = kith_names_count(tally->keys);
	uint32_t *label = KITH_ARRAY(uint32_t, n, error);
	g_autofree struct called *best = KITH_ARRAY(struct called, n, error);
	if (!label || !best) {
		g_free(label);
		return NULL;
	}
	memset(label, 0xff, n * sizeof *label);
	for (size_t k = 0; k < tally->called.count; k++) {
		const struct called *called = kith_records_at(&tally->called, k);
		struct called *so_far = &best[called->key.a];
		if (called->times > so_far->times ||
			(called->times == so_far->times && called->last > so_far->last)) {
			*so_far = *called;
			label[called->key.a] = called->key.b;
		}
	}
	return label;
}

/* To be freed. */
static char *label_of(const kith_tally *tally, const uint32_t *label, uint32_t person)
{
	return g_strdup(
		label[person] == KITH_NO_NAME ? "" : kith_names_get(tally->labels, label[person]));
}

/* "meeting called by Ada Lee". To be freed. */
static char *event_label(const kith_tally *tally, const struct person *event, const uint32_t *label)
{
	const char *kind = kith_names_get(tally->kinds, event->kind - 1);
	if (!event->host) {
		return g_strdup(kind);
	}
	uint32_t host = root(tally, event->host - 1);
	g_autofree char *name = label_of(tally, label, host);
	return g_strdup_printf("%s called by %s", kind, *name ? name : name_of(tally, host));
}

static bool write_people(struct writer *writer, uint32_t *number, GError **error)
{
	kith_tally *tally = writer->tally;
	g_autofree uint32_t *label = choose_labels(tally, error);
	for (uint32_t i = 0; label && i < kith_names_count(tally->keys); i++) {
		const struct person *person = &tally->person[i];
		if (!is_in_graph(tally, i)) {
			continue;
		}
		g_autofree char *called = person->kind ? event_label(tally, person, label)
						       : label_of(tally, label, i);
		if (!kith_builder_person(writer->builder, name_of(tally, i), &number[i], error) ||
			!person_cell(writer, writer->label, number[i], called, error) ||
			!person_cell(writer, writer->first_seen, number[i],
				day_text(writer, person->first), error) ||
			!person_cell(writer, writer->last_seen, number[i],
				day_text(writer, person->last), error) ||
			!person_cell(writer, writer->events, number[i],
				number_text(writer, person->events), error)) {
			return false;
		}
	}
	return label != NULL;
}

static bool write_facts(struct writer *writer, const uint32_t *number, GError **error)
{
	kith_tally *tally = writer->tally;
	for (size_t k = 0; k < tally->facts.count; k++) {
		const struct fact *fact = kith_records_at(&tally->facts, k);
		if (is_in_graph(tally, fact->key.a) &&
			!person_cell(writer,
				kith_builder_column(writer->builder,
					kith_names_get(tally->columns, fact->key.b), error),
				number[fact->key.a], kith_names_get(tally->cells, fact->cell),
				error)) {
			return false;
		}
	}
	return true;
}

static bool tie_cell(
	struct writer *writer, struct kith_column *column, const char *cell, GError **error)
{
	return !*cell || kith_builder_tie_cell(writer->builder, column, cell, error);
}

static bool write_tie(struct writer *writer, const struct tie *tie, GError **error)
{
	kith_tally *tally = writer->tally;
	bool event = tie->key.c & WHAT_EVENT;
	const char *kind = kith_names_get(tally->kinds, WHAT_KIND(tie->key.c));
	const char *one_way = tie->key.c & WHAT_ONE_WAY ? "1" : "";
	return kith_builder_tie(writer->builder, name_of(tally, tie->key.a),
		       name_of(tally, tie->key.b), error) &&
	       tie_cell(writer, writer->weight, number_text(writer, tie->weight), error) &&
	       tie_cell(writer, writer->date, day_text(writer, tie->last), error) &&
	       tie_cell(writer, writer->kind, kind, error) &&
	       tie_cell(writer, writer->directed, one_way, error) &&
	       tie_cell(writer, writer->first, day_text(writer, tie->first), error) &&
	       tie_cell(writer, writer->last, day_text(writer, tie->last), error) &&
	       (tie->key.c & WHAT_KNOWN ||
		       tie_cell(writer, event ? writer->events : writer->messages,
			       number_text(writer, tie->times), error));
}

static bool write_ties(struct writer *writer, GError **error)
{
	kith_tally *tally = writer->tally;
	for (size_t k = 0; k < tally->ties.count; k++) {
		const struct tie *tie = kith_records_at(&tally->ties, k);
		if (is_in_graph(tally, tie->key.a) && is_in_graph(tally, tie->key.b) &&
			!write_tie(writer, tie, error)) {
			return false;
		}
	}
	return true;
}

static void drop_empty_columns(kith_graph *graph)
{
	for (guint c = graph->columns->len; c-- > 0;) {
		const struct kith_column *column = g_ptr_array_index(graph->columns, c);
		if (kith_names_count(column->values) == 1 && strcmp(column->name, "date") != 0) {
			g_ptr_array_remove_index(graph->columns, c);
		}
	}
}

/* Gives the records of people who turned out to be the same to the one they are. */
static bool join_called(kith_tally *tally, GError **error)
{
	struct kith_records joined;
	kith_records_init(&joined, sizeof(struct called));
	bool done = true;
	for (size_t k = 0; done && k < tally->called.count; k++) {
		struct called called = *(const struct called *)kith_records_at(&tally->called, k);
		called.key.a = root(tally, called.key.a);
		struct called *one = kith_records_add(&joined, called.key, error);
		done = one != NULL;
		if (done) {
			one->times += called.times;
			one->last = MAX(one->last, called.last);
		}
	}
	struct kith_records before = tally->called;
	tally->called = joined;
	kith_records_finish(&before);
	return done;
}

static bool join_ties(kith_tally *tally, GError **error)
{
	struct kith_records before = tally->ties;
	kith_records_init(&tally->ties, sizeof(struct tie));
	bool done = true;
	for (size_t k = 0; done && k < before.count; k++) {
		const struct tie *tie = kith_records_at(&before, k);
		uint32_t a = root(tally, tie->key.a), b = root(tally, tie->key.b);
		bool turn = !(tie->key.c & WHAT_ONE_WAY) && a > b;
		struct kith_record_key key = {turn ? b : a, turn ? a : b, tie->key.c};
		if (a == b) {
			continue;
		}
		done = add(tally, key, tie->weight, tie->first, error);
		if (done) {
			struct tie *one = kith_records_find(&tally->ties, key);
			one->times += tie->times - 1;
			stretch(&one->first, &one->last, tie->last);
		}
	}
	kith_records_finish(&before);
	return done;
}

static bool join_facts(kith_tally *tally, GError **error)
{
	struct kith_records before = tally->facts;
	kith_records_init(&tally->facts, sizeof(struct fact));
	bool done = true;
	for (size_t k = 0; done && k < before.count; k++) {
		struct fact fact = *(const struct fact *)kith_records_at(&before, k);
		fact.key.a = root(tally, fact.key.a);
		struct fact *one = kith_records_add(&tally->facts, fact.key, error);
		done = one != NULL;
		if (done) {
			one->cell = fact.cell;
		}
	}
	kith_records_finish(&before);
	return done;
}

/* How well a key names somebody: an address better than an account or a name, that better than the
 * number of a telephone. */
static int rank(const kith_tally *tally, uint32_t key)
{
	const char *name = kith_names_get(tally->keys, key);
	g_autofree char *phone = kith_phone_clean(name);
	return strchr(name, '@') ? 2 : phone ? 0 : 1;
}

static bool join_same(kith_tally *tally, GError **error)
{
	bool any = false;
	for (uint32_t i = 0; i < kith_names_count(tally->keys); i++) {
		const struct person *other = &tally->person[i];
		uint32_t one = root(tally, i);
		if (one == i) {
			continue;
		}
		struct person *person = &tally->person[one];
		person->shown |= other->shown;
		if (rank(tally, i) > rank(tally, person->shown_as)) {
			person->shown_as = i;
		}
		person->left_out &= other->left_out;
		person->events += other->events;
		stretch(&person->first, &person->last, other->first);
		stretch(&person->first, &person->last, other->last);
		any = true;
	}
	return !any ||
	       (join_called(tally, error) && join_ties(tally, error) && join_facts(tally, error));
}

static void note_left_out(const kith_tally *tally, GPtrArray *notes)
{
	size_t count = 0;
	const char *first = NULL;
	for (uint32_t i = 0; i < kith_names_count(tally->keys); i++) {
		if (tally->person[i].same == i && kith_tally_is_left_out(tally, i)) {
			first = first ? first : kith_names_get(tally->keys, i);
			count++;
		}
	}
	if (count) {
		g_ptr_array_add(notes,
			g_strdup_printf("%zu account%s of roles, robots or lists left out, the "
					"first of them %s; " KITH_CALLER_EVERYONE " keeps them",
				count, count == 1 ? "" : "s", first));
	}
	if (tally->large) {
		g_ptr_array_add(
			notes, g_strdup_printf(
				       "%zu message%s, meeting%s or file%s of more than %zu people "
				       "tie%s nobody; " KITH_CALLER_LARGEST_EVENT
				       " sets the limit, 0 is none",
				       tally->large, tally->large == 1 ? "" : "s",
				       tally->large == 1 ? "" : "s", tally->large == 1 ? "" : "s",
				       tally->limits.largest, tally->large == 1 ? "s" : ""));
	}
}

static kith_graph *write_graph(struct writer *writer, GError **error)
{
	size_t n = kith_names_count(writer->tally->keys);
	g_autofree uint32_t *number = KITH_ARRAY(uint32_t, n, error);
	if (!number || !open_columns(writer, error) || !write_people(writer, number, error) ||
		!write_facts(writer, number, error) || !write_ties(writer, error)) {
		return NULL;
	}
	const struct kith_reading reading = {0};
	g_autoptr(kith_graph) graph = kith_builder_finish(writer->builder, error);
	if (!graph) {
		return NULL;
	}
	drop_empty_columns(graph);
	return kith_graph_find_weights(graph, &reading, false, NULL, error)
		       ? g_steal_pointer(&graph)
		       : NULL;
}

kith_graph *kith_tally_finish(kith_tally *tally, const char *file, GPtrArray *notes, GError **error)
{
	g_autoptr(kith_builder) builder =
		join_same(tally, error) ? kith_builder_new(file, error) : NULL;
	if (!builder) {
		return NULL;
	}
	if (notes) {
		note_left_out(tally, notes);
	}
	g_autoptr(GString) cell = g_string_new(NULL);
	struct writer writer = {.tally = tally, .builder = builder, .cell = cell};
	return write_graph(&writer, error);
}
