/* People who may be one: names that are nearly the same. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "base/caller.h"
#include "check/check.h"
#include "base/suggest.h"
#include "base/text.h"
#include "graph/person.h"

#define SHORTEST 5         /* letters: shorter names are often near by chance */
#define LONGEST 60         /* characters compared */
#define MOST_PEOPLE 200000 /* whose letters are compared */
#define MOST_ALIKE 50      /* of one key: more are a pattern, not a slip */

struct finder {
	const kith_graph *graph;
	GArray *pairs;     /* of struct kith_alike, found so far */
	GHashTable *told;  /* of pairs, first person << 32 | second */
	GHashTable *known; /* by key: GArray of uint32_t people, or a person: see alone */
	char **folded;     /* [n] letters and digits, case and accents left out, blanks single */
};

const char *kith_alike_says(enum kith_alike_by by)
{
	static const char *const says[] = {
		[KITH_ALIKE_ADDRESS] = "the same e-mail address",
		[KITH_ALIKE_NAME] = "the same name",
		[KITH_ALIKE_FOLDED] = "names alike but for case, accents or marks",
		[KITH_ALIKE_ORDER] = "names with their words in another order",
		[KITH_ALIKE_INITIALS] = "names alike but for initials",
		[KITH_ALIKE_LETTER] = "names one letter apart",
		[KITH_ALIKE_BEFORE_AT] = "e-mail addresses alike before the @",
	};
	return says[by];
}

/* The name without case, accents, marks, and pronouns in brackets behind it. To be freed. */
static char *fold(const char *name)
{
	g_autofree char *folded = kith_text_fold(name);
	char *bracket = strrchr(folded, '(');
	if (bracket && bracket > folded && strchr(bracket, '/')) {
		*bracket = '\0';
	}
	GString *plain = g_string_new(NULL);
	for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (g_unichar_isalnum(c)) {
			g_string_append_unichar(plain, c);
		} else if (plain->len && plain->str[plain->len - 1] != ' ') {
			g_string_append_c(plain, ' ');
		}
	}
	return g_strchomp(g_string_free(plain, false));
}

static void tell(struct finder *finder, uint32_t a, uint32_t b, enum kith_alike_by by)
{
	uint32_t first = MIN(a, b), second = MAX(a, b);
	int64_t *pair = g_new(int64_t, 1);
	*pair = (int64_t)((uint64_t)first << 32 | second);
	if (!g_hash_table_add(finder->told, pair)) {
		/* cppcheck-suppress memleak ; the table takes the key over, or frees it */
		return;
	}
	struct kith_alike alike = {first, second, by};
	g_array_append_val(finder->pairs, alike);
}

typedef bool (*agrees)(const struct finder *finder, uint32_t a, uint32_t b);

/* Beside a person's number: their key lacks a digit. Two such are members of a series. */
#define LACKS_A_DIGIT ((uint32_t)1 << 31)

static bool may_be_one(const struct finder *finder, uint32_t a, uint32_t b, agrees agree)
{
	uint32_t first = a & ~LACKS_A_DIGIT, second = b & ~LACKS_A_DIGIT;
	return first != second && !(a & b & LACKS_A_DIGIT) &&
	       (!agree || agree(finder, first, second));
}

/* Most keys are one person's: that is kept in place of an array, which is no odd address. */
static void *alone(uint32_t person)
{
	return GSIZE_TO_POINTER((gsize)person << 1 | 1);
}

static bool is_alone(const void *known)
{
	return GPOINTER_TO_SIZE(known) & 1;
}

static void known_free(void *known)
{
	if (!is_alone(known)) {
		g_array_unref(known);
	}
}

/* Whom a key is known for; NULL where that is nobody. */
static GArray *others_of(struct finder *finder, const char *key)
{
	void *known = g_hash_table_lookup(finder->known, key);
	if (!known || !is_alone(known)) {
		return known;
	}
	uint32_t person = (uint32_t)(GPOINTER_TO_SIZE(known) >> 1);
	GArray *others = g_array_new(false, false, sizeof person);
	g_array_append_val(others, person);
	g_hash_table_insert(finder->known, g_strdup(key), others);
	return others;
}

/* Puts the person under `key` (taken over); those there already who agree are told of. */
static void file(
	struct finder *finder, uint32_t person, char *key, agrees agree, enum kith_alike_by by)
{
	GArray *others = others_of(finder, key);
	if (!others) {
		g_hash_table_insert(finder->known, key, alone(person));
		return;
	}
	g_free(key);
	for (guint k = 0; k < others->len && others->len < MOST_ALIKE; k++) {
		uint32_t other = g_array_index(others, uint32_t, k);
		if (may_be_one(finder, other, person, agree)) {
			tell(finder, other & ~LACKS_A_DIGIT, person & ~LACKS_A_DIGIT, by);
		}
	}
	if (others->len < MOST_ALIKE) {
		g_array_append_val(others, person);
	}
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The words of a name in the order of the alphabet. To be freed. */
static char *sorted_words(const char *folded)
{
	g_auto(GStrv) words = g_strsplit(folded, " ", -1);
	qsort(words, g_strv_length(words), sizeof *words, by_text);
	return g_strjoinv(" ", words);
}

static size_t letters_in(const char *text)
{
	size_t letters = 0;
	for (; *text; text = g_utf8_next_char(text)) {
		letters += g_unichar_isalpha(g_utf8_get_char(text)) != 0;
	}
	return letters;
}

static bool has_letter(const char *text)
{
	return letters_in(text) > 0;
}

static bool never(const struct finder *finder, uint32_t a, uint32_t b)
{
	(void)finder;
	(void)a;
	(void)b;
	return false;
}

static void clear(struct finder *finder)
{
	g_hash_table_remove_all(finder->known);
}

/* What folding makes of the names that it alters: two that it leaves as they are are no pair but as
 * they stand. */
static GHashTable *altered_names(const struct finder *finder)
{
	GHashTable *altered = g_hash_table_new(g_str_hash, g_str_equal);
	for (uint32_t i = 0; i < finder->graph->n; i++) {
		if (strcmp(finder->folded[i], kith_graph_label(finder->graph, i)) != 0) {
			g_hash_table_add(altered, finder->folded[i]);
		}
	}
	return altered;
}

/* Names differ as they are; labels need not. */
static void find_same(struct finder *finder)
{
	size_t n = finder->graph->n;
	bool labelled = kith_graph_column(finder->graph, "label");
	for (uint32_t i = 0; labelled && i < n; i++) {
		file(finder, i, g_strdup(kith_graph_label(finder->graph, i)), NULL,
			KITH_ALIKE_NAME);
	}
	clear(finder);
	g_autoptr(GHashTable) altered = altered_names(finder);
	for (uint32_t i = 0; g_hash_table_size(altered) && i < n; i++) {
		if (*finder->folded[i] && g_hash_table_contains(altered, finder->folded[i])) {
			file(finder, i, g_strdup(finder->folded[i]), NULL, KITH_ALIKE_FOLDED);
		}
	}
	clear(finder);
	for (uint32_t i = 0; i < n; i++) {
		if (strchr(finder->folded[i], ' ') && has_letter(finder->folded[i])) {
			file(finder, i, sorted_words(finder->folded[i]), NULL, KITH_ALIKE_ORDER);
		}
	}
	clear(finder);
}

/* Whether two texts that differ do so in nothing but digits, like members of a series. */
static bool differ_in_digits(const char *x, const char *y)
{
	size_t first = 0, p = strlen(x), q = strlen(y);
	while (x[first] && x[first] == y[first]) {
		first++;
	}
	while (p > first && q > first && x[p - 1] == y[q - 1]) {
		p--;
		q--;
	}
	bool digits = true;
	for (size_t i = first; digits && i < MAX(p, q); i++) {
		digits = (i >= p || g_ascii_isdigit(x[i])) && (i >= q || g_ascii_isdigit(y[i]));
	}
	return digits;
}

static bool is_initial(const char *word)
{
	return *word && !*g_utf8_next_char(word);
}

static bool is_numeral(const char *word)
{
	return *word && strspn(word, "ivx") == strlen(word);
}

/* Whether two names have as many words, and those that differ are all such. */
static bool differ_in(const char *x, const char *y, bool (*is)(const char *word))
{
	g_auto(GStrv) a = g_strsplit(x, " ", -1);
	g_auto(GStrv) b = g_strsplit(y, " ", -1);
	bool differ = false;
	size_t k = 0;
	for (; a[k] && b[k]; k++) {
		if (strcmp(a[k], b[k]) != 0) {
			if (!is(a[k]) || !is(b[k])) {
				return false;
			}
			differ = true;
		}
	}
	return differ && !a[k] && !b[k];
}

/* Whether two names are those of a series, Tower I and Tower II, or of two people of one family. */
static bool differ_in_numerals(const char *x, const char *y)
{
	return differ_in(x, y, is_numeral);
}

static bool one_slip(const struct finder *finder, uint32_t a, uint32_t b)
{
	const char *x = finder->folded[a], *y = finder->folded[b];
	return !differ_in_digits(x, y) && !differ_in_numerals(x, y) &&
	       !differ_in(x, y, is_initial) && kith_suggest_distance(x, y) <= 1;
}

/* One slip apart are those who are the same when each leaves out one letter, or one of them none.
 */
static void find_slips(struct finder *finder)
{
	size_t n = finder->graph->n;
	for (uint32_t i = 0; i < n; i++) {
		const char *name = finder->folded[i];
		if (letters_in(name) < SHORTEST || g_utf8_strlen(name, -1) > LONGEST) {
			continue;
		}
		file(finder, i, g_strdup(name), one_slip, KITH_ALIKE_LETTER);
		for (const char *at = name; *at; at = g_utf8_next_char(at)) {
			GString *rest = g_string_new_len(name, at - name);
			g_string_append(rest, g_utf8_next_char(at));
			file(finder, g_ascii_isdigit(*at) ? i | LACKS_A_DIGIT : i,
				g_string_free(rest, false), one_slip, KITH_ALIKE_LETTER);
		}
	}
	clear(finder);
}

/* The addresses of a person: their name where it is one, and those in a column of such. */
static char **addresses_of(const kith_graph *graph, const struct kith_column *column, size_t person)
{
	g_autofree char *all = g_strjoin(
		";", kith_graph_name(graph, person), kith_column_person(column, person), NULL);
	g_autofree char *caseless = kith_text_caseless(all);
	g_strdelimit(caseless, ",| ", ';');
	return g_strsplit(caseless, ";", -1);
}

/* Puts the person under their addresses, or under what stands before the @. */
static void file_addresses(
	struct finder *finder, const struct kith_column *column, uint32_t person, bool before_at)
{
	const char *name = kith_graph_name(finder->graph, person);
	if (!strchr(name, '@') && !strchr(kith_column_person(column, person), '@')) {
		return;
	}
	g_auto(GStrv) addresses = addresses_of(finder->graph, column, person);
	for (size_t k = 0; addresses[k]; k++) {
		const char *at = strchr(addresses[k], '@');
		size_t before = at ? (size_t)(at - addresses[k]) : 0;
		if (before == 0 || (before_at && before < SHORTEST)) {
			continue;
		}
		file(finder, person,
			before_at ? g_strndup(addresses[k], before) : g_strdup(addresses[k]), NULL,
			before_at ? KITH_ALIKE_BEFORE_AT : KITH_ALIKE_ADDRESS);
	}
}

static void find_addresses(struct finder *finder, bool before_at)
{
	static const char *const columns[] = {"email", "e-mail", "email address", "mail"};
	const struct kith_column *column = NULL;
	for (size_t k = 0; !column && k < G_N_ELEMENTS(columns); k++) {
		column = kith_graph_column(finder->graph, columns[k]);
	}
	for (uint32_t i = 0; i < finder->graph->n; i++) {
		file_addresses(finder, column, i, before_at);
	}
	clear(finder);
}

/* Whether two words are the same, or one is the first letter of the other. */
static bool words_agree(const char *x, const char *y)
{
	return !strcmp(x, y) || (is_initial(x) && g_str_has_prefix(y, x)) ||
	       (is_initial(y) && g_str_has_prefix(x, y));
}

/* Whether names are the same but for words of which one has the first letter only, or that are left
 * out in the middle of the other. */
static bool agree_but_for_initials(const struct finder *finder, uint32_t a, uint32_t b)
{
	g_auto(GStrv) x = g_strsplit(finder->folded[a], " ", -1);
	g_auto(GStrv) y = g_strsplit(finder->folded[b], " ", -1);
	size_t i = 0, j = 0;
	while (x[i] && y[j]) {
		if (words_agree(x[i], y[j])) {
			i++;
			j++;
		} else if (i > 0 && is_initial(x[i]) && x[i + 1]) {
			i++;
		} else if (j > 0 && is_initial(y[j]) && y[j + 1]) {
			j++;
		} else {
			return false;
		}
	}
	return !x[i] && !y[j];
}

/* Whether initials stand beside a word: A 116 is a code. */
static bool has_initial(const char *folded)
{
	g_auto(GStrv) words = g_strsplit(folded, " ", -1);
	bool initial = false, word = false;
	for (size_t k = 0; words[k]; k++) {
		initial |= is_initial(words[k]) && !g_ascii_isdigit(*words[k]);
		word |= letters_in(words[k]) > 1;
	}
	return initial && word;
}

/* Tells of a name with initials and what it may be short for, unless that could be several. */
static void tell_initials(struct finder *finder, const GArray *others, uint32_t person)
{
	g_autoptr(GArray) meant = g_array_new(false, false, sizeof person);
	for (guint k = 0; k < others->len; k++) {
		uint32_t other = g_array_index(others, uint32_t, k);
		if (!strcmp(finder->folded[other], finder->folded[person]) ||
			differ_in_numerals(finder->folded[other], finder->folded[person]) ||
			differ_in(finder->folded[other], finder->folded[person], is_initial) ||
			!agree_but_for_initials(finder, person, other)) {
			continue;
		}
		if (meant->len && strcmp(finder->folded[other],
					  finder->folded[g_array_index(meant, uint32_t, 0)]) != 0) {
			return;
		}
		g_array_append_val(meant, other);
	}
	for (guint k = 0; k < meant->len; k++) {
		tell(finder, person, g_array_index(meant, uint32_t, k), KITH_ALIKE_INITIALS);
	}
}

/* A name of several words cut to its first letter and last word, or to its first word and the last
 * one's first letter. To be freed; NULL where there is one word. */
static char *cut(const char *folded, bool first)
{
	const char *last = strrchr(folded, ' '), *end = strchr(folded, ' ');
	if (!last) {
		return NULL;
	}
	end = first ? g_utf8_next_char(folded) : end;
	const char *rest = first ? last + strlen(last) : g_utf8_next_char(last + 1);
	return g_strdup_printf("%.*s%.*s", (int)(end - folded), folded, (int)(rest - last), last);
}

static void find_initials(struct finder *finder, bool first)
{
	for (uint32_t i = 0; i < finder->graph->n; i++) {
		char *key = cut(finder->folded[i], first);
		if (key && has_letter(key)) {
			file(finder, i, key, never, KITH_ALIKE_INITIALS);
		} else {
			g_free(key);
		}
	}
	for (uint32_t i = 0; i < finder->graph->n; i++) {
		bool several = strchr(finder->folded[i], ' ');
		g_autofree char *key = several && has_initial(finder->folded[i])
					       ? cut(finder->folded[i], first)
					       : NULL;
		const GArray *others = key ? others_of(finder, key) : NULL;
		if (others && others->len < MOST_ALIKE) {
			tell_initials(finder, others, i);
		}
	}
	clear(finder);
}

/* What somebody is called: without a label, an address as far as the @. To be freed. */
static char *called(const kith_graph *graph, size_t person)
{
	const char *label = kith_graph_label(graph, person), *at = strchr(label, '@');
	g_autofree char *before = at > label ? g_strndup(label, (gsize)(at - label)) : NULL;
	return fold(before ? before : label);
}

static void find_all(struct finder *finder)
{
	find_addresses(finder, false);
	find_same(finder);
	find_addresses(finder, true);
	find_initials(finder, true);
	find_initials(finder, false);
	if (finder->graph->n <= MOST_PEOPLE) {
		find_slips(finder);
	}
}

GArray *kith_check_alike(const kith_graph *graph, GError **error)
{
	struct finder finder = {
		.graph = graph,
		.pairs = g_array_new(false, false, sizeof(struct kith_alike)),
		.told = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
		.known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, known_free),
		.folded = KITH_ARRAY(char *, graph->n + 1, error),
	};
	if (finder.folded) {
#pragma omp parallel for schedule(static)
		for (size_t i = 0; i < graph->n; i++) {
			finder.folded[i] = called(graph, i);
		}
		find_all(&finder);
	} else {
		g_clear_pointer(&finder.pairs, g_array_unref);
	}
	g_strfreev(finder.folded);
	g_hash_table_unref(finder.told);
	g_hash_table_unref(finder.known);
	return finder.pairs;
}

/* What somebody is called, with the name they have in rows where that is another. To be freed. */
static char *told_as(const kith_graph *graph, uint32_t person)
{
	const char *label = kith_graph_label(graph, person), *name = kith_graph_name(graph, person);
	return strcmp(label, name) ? g_strdup_printf("%s (%s)", label, name) : g_strdup(name);
}

static char *names_of(const kith_graph *graph, const struct kith_alike *pair)
{
	g_autofree char *a = told_as(graph, pair->a), *b = told_as(graph, pair->b);
	return g_strdup_printf("%s = %s?", a, b);
}

bool kith_check_names(const kith_graph *graph, GPtrArray *findings, GError **error)
{
	g_autoptr(GArray) pairs = kith_check_alike(graph, error);
	for (guint k = 0; pairs && k < pairs->len; k++) {
		const struct kith_alike *pair = &g_array_index(pairs, struct kith_alike, k);
		kith_findings_add(findings,
			(struct kith_finding){KITH_DOUBTFUL, kith_alike_says(pair->by), 2,
				names_of(graph, pair),
				"If they are one person, write the name alike in every row; if "
				"they are two, let it be."});
	}
	if (pairs && graph->n > MOST_PEOPLE) {
		kith_findings_add(findings,
			(struct kith_finding){KITH_NOTE, "names not compared letter by letter",
				(double)graph->n, NULL,
				"There are over 200000 people; " KITH_CALLER_WHERE
				" looks at some of them."});
	}
	return pairs != NULL;
}
