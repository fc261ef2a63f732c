/* People who may be one: names that are nearly the same. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

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
	GPtrArray *findings;
	GHashTable *told;  /* of pairs, first person << 32 | second */
	GHashTable *known; /* by key: GArray of uint32_t people */
	char **folded;     /* [n] letters and digits, case and accents left out, blanks single */
};

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

static void tell(struct finder *finder, uint32_t a, uint32_t b, const char *what)
{
	uint32_t first = MIN(a, b), second = MAX(a, b);
	int64_t *pair = g_new(int64_t, 1);
	*pair = (int64_t)((uint64_t)first << 32 | second);
	if (!g_hash_table_add(finder->told, pair)) {
		/* cppcheck-suppress memleak ; the table takes the key over, or frees it */
		return;
	}
	kith_findings_add(finder->findings,
		(struct kith_finding){KITH_DOUBTFUL, what, 2,
			g_strdup_printf("%s = %s?", kith_graph_name(finder->graph, first),
				kith_graph_name(finder->graph, second)),
			"If they are one person, write the name alike in every row; if they are "
			"two, let it be."});
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

/* Puts the person under `key` (taken over); those there already who agree are told of. */
static void file(struct finder *finder, uint32_t person, char *key, agrees agree, const char *what)
{
	GArray *others = g_hash_table_lookup(finder->known, key);
	if (!others) {
		others = g_array_new(false, false, sizeof person);
		g_hash_table_insert(finder->known, key, others);
	} else {
		g_free(key);
	}
	for (guint k = 0; k < others->len && others->len < MOST_ALIKE; k++) {
		uint32_t other = g_array_index(others, uint32_t, k);
		if (may_be_one(finder, other, person, agree)) {
			tell(finder, other & ~LACKS_A_DIGIT, person & ~LACKS_A_DIGIT, what);
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

static bool has_letter(const char *text)
{
	for (; *text; text = g_utf8_next_char(text)) {
		if (g_unichar_isalpha(g_utf8_get_char(text))) {
			return true;
		}
	}
	return false;
}

static void clear(struct finder *finder)
{
	g_hash_table_remove_all(finder->known);
}

static void find_same(struct finder *finder)
{
	size_t n = finder->graph->n;
	for (uint32_t i = 0; i < n; i++) {
		if (*finder->folded[i]) {
			file(finder, i, g_strdup(finder->folded[i]), NULL,
				"names alike but for case, accents or marks");
		}
	}
	clear(finder);
	for (uint32_t i = 0; i < n; i++) {
		if (strchr(finder->folded[i], ' ') && has_letter(finder->folded[i])) {
			file(finder, i, sorted_words(finder->folded[i]), NULL,
				"names with their words in another order");
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

static bool one_slip(const struct finder *finder, uint32_t a, uint32_t b)
{
	const char *x = finder->folded[a], *y = finder->folded[b];
	return !differ_in_digits(x, y) && kith_suggest_distance(x, y) <= 1;
}

/* One slip apart are those who are the same when each leaves out one letter, or one of them none.
 */
static void find_slips(struct finder *finder)
{
	size_t n = finder->graph->n;
	if (n > MOST_PEOPLE) {
		kith_findings_add(finder->findings,
			(struct kith_finding){KITH_NOTE, "names not compared letter by letter",
				(double)n, NULL,
				"There are over 200000 people; --where looks at some of them."});
		return;
	}
	for (uint32_t i = 0; i < n; i++) {
		const char *name = finder->folded[i];
		glong length = g_utf8_strlen(name, -1);
		if (length < SHORTEST || length > LONGEST) {
			continue;
		}
		file(finder, i, g_strdup(name), one_slip, "names one letter apart");
		for (const char *at = name; *at; at = g_utf8_next_char(at)) {
			GString *rest = g_string_new_len(name, at - name);
			g_string_append(rest, g_utf8_next_char(at));
			file(finder, g_ascii_isdigit(*at) ? i | LACKS_A_DIGIT : i,
				g_string_free(rest, false), one_slip, "names one letter apart");
		}
	}
	clear(finder);
}

static void find_addresses(struct finder *finder)
{
	static const char *const columns[] = {"email", "e-mail", "email address", "mail"};
	const struct kith_column *column = NULL;
	for (size_t k = 0; !column && k < G_N_ELEMENTS(columns); k++) {
		column = kith_graph_column(finder->graph, columns[k]);
	}
	for (size_t part = 0; column && part < 2; part++) {
		for (uint32_t i = 0; i < finder->graph->n; i++) {
			const char *cell = kith_column_person(column, i);
			const char *at = strchr(cell, '@');
			glong before = at ? (glong)(at - cell) : 0;
			if (before == 0 || (part && before < SHORTEST)) {
				continue;
			}
			g_autofree char *address =
				part ? g_strndup(cell, (gsize)before) : g_strdup(cell);
			file(finder, i, kith_text_caseless(address), NULL,
				part ? "e-mail addresses alike before the @"
				     : "the same e-mail address");
		}
		clear(finder);
	}
}

static void array_free(void *array)
{
	g_array_unref(array);
}

bool kith_check_names(const kith_graph *graph, GPtrArray *findings, GError **error)
{
	struct finder finder = {
		.graph = graph,
		.findings = findings,
		.told = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
		.known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, array_free),
		.folded = KITH_ARRAY(char *, graph->n + 1, error),
	};
	for (size_t i = 0; finder.folded && i < graph->n; i++) {
		finder.folded[i] = fold(kith_graph_name(graph, i));
	}
	if (finder.folded) {
		find_addresses(&finder);
		find_same(&finder);
		find_slips(&finder);
	}
	bool done = finder.folded != NULL;
	g_strfreev(finder.folded);
	g_hash_table_unref(finder.told);
	g_hash_table_unref(finder.known);
	return done;
}
