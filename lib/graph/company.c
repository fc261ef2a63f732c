/* Companies and other organisations: whether two names mean one, and where people's stand. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "graph/company.h"

#include <string.h>

#include "base/suggest.h"
#include "base/text.h"

/* Shorter names are too many companies' initials, or part of too many names. */
enum { FEWEST_LETTERS = 3 };

static const char *const columns[] = {"company", "employer", "organisation", "organization",
	"affiliation", "firm", "workplace", "institution", "firma", "unternehmen", "arbeitgeber",
	"entreprise", "employeur", "empresa", "azienda", "bedrijf", NULL};

/* As they end names. */
static const char *const forms[] = {"inc", "incorporated", "corp", "corporation", "co", "company",
	"ltd", "limited", "llc", "llp", "lp", "plc", "pllc", "pc", "gmbh", "mbh", "ggmbh", "ag",
	"kg", "kgaa", "ohg", "gbr", "ug", "ev", "eg", "se", "sa", "sas", "sasu", "sarl", "sl",
	"slu", "srl", "spa", "snc", "sca", "sc", "bv", "nv", "vof", "cv", "ab", "hb", "oy", "oyj",
	"as", "asa", "aps", "kk", "pte", "pty", "pvt", "bhd", "sdn", "tbk", "jsc", "pjsc", "ojsc",
	"cjsc", "zrt", "kft", "nyrt", "doo", "dd", "eood", "ood", "sro", "spol", "ltda", "lda",
	"eirl", "com", "ооо", "оао", "зао", "пао", "ао", NULL};

/* As they begin names. */
static const char *const first_forms[] = {
	"the", "ab", "pt", "ooo", "oao", "zao", "pao", "ооо", "оао", "зао", "пао", "ао", NULL};

/* What joins a legal form to what stands before it: Bosch GmbH & Co. KG, S.A. de C.V. */
static const char *const joints[] = {"and", "de", NULL};

/* "and" as others write it. */
static const char *const ands[] = {"und", "et", "y", "og", "och", NULL};

/* Words of so many names that alone they name nobody. */
static const char *const common[] = {"and", "the", "of", "de", "la", "und", "group", "holding",
	"holdings", "international", "global", "services", "solutions", "consulting", "partners",
	"systems", "technologies", "technology", "university", "uni", "universitat", "universite",
	"universidad", "institute", "institut", "hospital", "school", "college", "bank", "city",
	"council", "museum", "media", "digital", "national", "general", "first", "new", "studio",
	"studios", "labs", "lab", "software", "energy", "health", "capital", "research", "center",
	"centre", "foundation", "association", "society", "trust", "europe", "uk", "usa", "us",
	"germany", "deutschland", "france", "india", "freelance", "self", "employed", NULL};

/* What stands, without blanks, where somebody works for no company. */
static const char *const none[] = {"freelance", "freelancer", "freelancing", "selfemployed",
	"independentconsultant", "none", "na", "unemployed", "retired", "student", "freiberuflich",
	"freiberufler", "selbststandig", "selbstandig", "arbeitssuchend", "stealthstartup",
	"stealth", "confidential", "autonomo", "independant", NULL};

/* Written without a blank to what they belong to. */
static const char *const attached[] = {"株式会社", "(株)", "（株）", "有限公司", "有限会社", NULL};

static bool is_one_of(const char *word, const char *const *words)
{
	return g_strv_contains(words, word);
}

const char *kith_name_match_word(enum kith_name_match match)
{
	static const char *const words[] = {[KITH_MATCH_NONE] = "",
		[KITH_MATCH_WEAK] = "weak",
		[KITH_MATCH_STRONG] = "strong",
		[KITH_MATCH_EXACT] = "exact"};
	return words[match];
}

/* A name's letters and digits without case and accents, a blank for every other mark. */
static char *letters_of(const char *folded)
{
	GString *text = g_string_new(NULL);
	for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (g_unichar_isalnum(c)) {
			g_string_append_unichar(text, c);
		} else if (c == '&' || c == '+') {
			g_string_append(text, " and ");
		} else if (c != '\'' && c != 0x2019) {
			g_string_append_c(text, ' ');
		}
	}
	for (size_t k = 0; attached[k]; k++) {
		g_string_replace(text, attached[k], " ", 0);
	}
	return g_string_free(text, FALSE);
}

static bool is_single(const char *word)
{
	return *word && !*g_utf8_next_char(word);
}

/* The words of a text; single letters in a row are one word: S.A., J. P. Morgan. */
static GPtrArray *words_of(const char *text)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) parts = g_strsplit(text, " ", -1);
	bool after_single = false;
	for (char **part = parts; *part; part++) {
		bool single = is_single(*part);
		if (single && after_single) {
			char **last = (char **)&words->pdata[words->len - 1];
			char *longer = g_strconcat(*last, *part, NULL);
			g_free(*last);
			*last = longer;
		} else if (**part) {
			bool is_and = words->len > 0 && is_one_of(*part, ands);
			g_ptr_array_add(words, g_strdup(is_and ? "and" : *part));
			single = single && !is_and;
		}
		after_single = **part ? single : after_single;
	}
	return words;
}

/* How many words at the end are a legal form: Sp. z o.o. is two. */
static guint form_length(const GPtrArray *words)
{
	const char *last = words->pdata[words->len - 1];
	if (words->len > 2 && !strcmp(last, "zoo") && !strcmp(words->pdata[words->len - 2], "sp")) {
		return 2;
	}
	return is_one_of(last, forms) ? 1 : 0;
}

static void drop_forms(GPtrArray *words)
{
	guint length;
	if (words->len > 1 && is_one_of(words->pdata[0], first_forms)) {
		g_ptr_array_remove_index(words, 0);
	}
	while (words->len > 1 && (length = form_length(words)) > 0) {
		g_ptr_array_set_size(words, (gint)(words->len - length));
		while (words->len > 1 && is_one_of(words->pdata[words->len - 1], joints)) {
			g_ptr_array_set_size(words, (gint)words->len - 1);
		}
	}
}

/* The first letters of its words but joints; "" where these are too few to mean it. */
static char *initials_of(char *const *words)
{
	g_autoptr(GString) initials = g_string_new(NULL);
	size_t count = 0;
	bool with_and = false;
	for (; *words; words++) {
		with_and = with_and || !strcmp(*words, "and");
		if (!is_one_of(*words, joints) && strcmp(*words, "of") != 0) {
			g_string_append_unichar(initials, g_utf8_get_char(*words));
			count++;
		}
	}
	return g_strdup(count + with_and >= FEWEST_LETTERS ? initials->str : "");
}

/* What a name that is nothing but letters and an "and" is the initials of; else "". */
static char *letters_only(char *const *words)
{
	g_autoptr(GString) letters = g_string_new(NULL);
	bool with_and = false;
	for (; *words; words++) {
		if (!strcmp(*words, "and")) {
			with_and = true;
		} else if (is_single(*words)) {
			g_string_append(letters, *words);
		} else {
			return g_strdup("");
		}
	}
	return g_strdup(with_and ? letters->str : "");
}

static bool is_own(const char *word)
{
	return !is_single(word) && !is_one_of(word, common);
}

static bool is_telling(char *const *words)
{
	while (*words && !is_own(*words)) {
		words++;
	}
	return *words != NULL;
}

/* In one line, with single blanks. */
static char *fold(const char *name)
{
	g_autofree char *folded = kith_text_fold(name);
	g_auto(GStrv) parts = g_strsplit_set(folded, " \t\r\n", -1);
	g_autoptr(GString) text = g_string_new(NULL);
	for (char **part = parts; *part; part++) {
		g_string_append_printf(text, text->len && **part ? " %s" : "%s", *part);
	}
	return g_strdup(text->str);
}

static void read_words(struct kith_company_words *words, const char *folded)
{
	g_autofree char *text = letters_of(folded);
	GPtrArray *list = words_of(text);
	drop_forms(list);
	g_ptr_array_add(list, NULL);
	words->words = (char **)g_ptr_array_free(list, FALSE);
	words->joined = g_strjoinv("", words->words);
	words->initials = initials_of(words->words);
}

static void finish_words(struct kith_company_words *words)
{
	g_clear_pointer(&words->words, g_strfreev);
	g_clear_pointer(&words->joined, g_free);
	g_clear_pointer(&words->initials, g_free);
}

void kith_company_init(kith_company *company, const char *name)
{
	*company = (kith_company){.folded = fold(name)};
	g_autofree char *spelled = kith_text_fold_spelled(name);
	read_words(&company->plain, company->folded);
	read_words(&company->spelled, spelled);
	company->letters = letters_only(company->plain.words);
	company->nobody = is_one_of(company->plain.joined, none);
	company->telling = is_telling(company->plain.words);
}

void kith_company_finish(kith_company *company)
{
	g_clear_pointer(&company->folded, g_free);
	g_clear_pointer(&company->letters, g_free);
	finish_words(&company->plain);
	finish_words(&company->spelled);
}

static bool starts_with(char *const *words, char *const *beginning)
{
	for (; *beginning; words++, beginning++) {
		if (!*words || strcmp(*words, *beginning) != 0) {
			return false;
		}
	}
	return true;
}

static bool words_stand_in(
	const struct kith_company_words *name, const struct kith_company_words *longer)
{
	bool found = *longer->initials && !strcmp(name->joined, longer->initials);
	for (char **from = longer->words; !found && *from; from++) {
		found = starts_with(from, name->words);
	}
	return found;
}

/* Whether a name stands in a longer one, or is its initials. */
static bool stands_in(const kith_company *name, const kith_company *longer)
{
	return (name->telling && (words_stand_in(&name->plain, &longer->plain) ||
					 words_stand_in(&name->spelled, &longer->spelled))) ||
	       (*name->letters && !strcmp(name->letters, longer->plain.initials));
}

static bool same_words(const struct kith_company_words *a, const struct kith_company_words *b)
{
	return *a->joined && !strcmp(a->joined, b->joined);
}

enum kith_name_match kith_company_compare(const kith_company *a, const kith_company *b)
{
	if (*a->folded && !strcmp(a->folded, b->folded)) {
		return KITH_MATCH_EXACT;
	}
	if (same_words(&a->plain, &b->plain) || same_words(&a->spelled, &b->spelled)) {
		return KITH_MATCH_STRONG;
	}
	return stands_in(a, b) || stands_in(b, a) ? KITH_MATCH_WEAK : KITH_MATCH_NONE;
}

/* Whether one word is another, or begins it with four letters or more. */
static bool are_near(const char *a, const char *b)
{
	return !strcmp(a, b) || (strlen(a) >= 4 && g_str_has_prefix(b, a)) ||
	       (strlen(b) >= 4 && g_str_has_prefix(a, b));
}

static bool holds_near(char *const *words, const char *word)
{
	while (*words && !(is_own(*words) && are_near(*words, word))) {
		words++;
	}
	return *words != NULL;
}

/* The share of a's own words that are near one of b. */
static double words_shared(char *const *a, char *const *b)
{
	double own = 0, shared = 0;
	for (; *a; a++) {
		if (is_own(*a)) {
			own++;
			shared += holds_near(b, *a);
		}
	}
	return own > 0 ? shared / own : 0;
}

static double letters_shared(const char *a, const char *b)
{
	size_t length = MAX(strlen(a), strlen(b));
	if (*a != *b || 4 * (length - MIN(strlen(a), strlen(b))) >= length) {
		return 0;
	}
	size_t distance = kith_suggest_distance(a, b);
	return 4 * distance < length ? 1 - (double)distance / (double)length : 0;
}

double kith_company_nearness(const kith_company *a, const kith_company *b)
{
	double words = MIN(words_shared(a->plain.words, b->plain.words),
		words_shared(b->plain.words, a->plain.words));
	double letters = MAX(letters_shared(a->plain.joined, b->plain.joined),
		letters_shared(a->spelled.joined, b->spelled.joined));
	return MAX(words, letters);
}

bool kith_company_is_column(const char *name)
{
	g_autofree char *lower = g_ascii_strdown(name, -1);
	return is_one_of(lower, columns);
}

const struct kith_column *kith_company_column(const kith_graph *graph)
{
	for (size_t k = 0; columns[k]; k++) {
		const struct kith_column *column = kith_graph_column(graph, columns[k]);
		if (column && column->person) {
			return column;
		}
	}
	return NULL;
}
