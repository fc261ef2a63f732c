/* Entering igraph safely: one thread at a time, every fault a GError, nothing printed. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/caller.h"
#include "igraph/enter.h"

#include "base/blocks.h"
#include "base/random.h"

#include <setjmp.h>

/* The visit under way. igraph keeps its handlers and its chance in globals, and so one lock guards
 * both. */
static GMutex inside;
static jmp_buf way_out;
static char reason[256];

/* igraph reports once where the fault is and then, without words, on every level it leaves. */
static void keep_reason(const char *text)
{
	if (reason[0] == '\0' && text) {
		g_strlcpy(reason, text, sizeof reason);
	}
}

static void on_error(const char *text, const char *file, int line, igraph_error_t code)
{
	(void)file;
	(void)line;
	(void)code;
	keep_reason(text);
	IGRAPH_FINALLY_FREE();
}

static void on_warning(const char *text, const char *file, int line)
{
	(void)text;
	(void)file;
	(void)line;
}

/* Returning from here would abort the process. */
static void on_fatal(const char *text, const char *file, int line)
{
	(void)file;
	(void)line;
	keep_reason(text);
	IGRAPH_FINALLY_FREE();
	longjmp(way_out, 1);
}

static igraph_error_t on_progress(const char *text, igraph_real_t percent, void *data)
{
	(void)text;
	(void)data;
	kith_blocks_tell((size_t)CLAMP(percent, 0, 100), 100);
	return IGRAPH_SUCCESS;
}

static void seed_chance(uint64_t seed)
{
	struct kith_random random;
	kith_random_init(&random, seed);
	igraph_rng_seed(igraph_rng_default(), kith_random_next(&random) >> 33);
}

static igraph_error_t do_work(kith_igraph_work work, void *data)
{
	if (setjmp(way_out) != 0) {
		return IGRAPH_FAILURE;
	}
	return work(data);
}

static igraph_error_t visit(uint64_t seed, kith_igraph_work work, void *data)
{
	igraph_error_handler_t *error_before = igraph_set_error_handler(on_error);
	igraph_warning_handler_t *warning_before = igraph_set_warning_handler(on_warning);
	igraph_fatal_handler_t *fatal_before = igraph_set_fatal_handler(on_fatal);
	igraph_progress_handler_t *progress_before = igraph_set_progress_handler(on_progress);
	reason[0] = '\0';
	seed_chance(seed);
	igraph_error_t code = do_work(work, data);
	IGRAPH_FINALLY_FREE();
	igraph_set_progress_handler(progress_before);
	igraph_set_error_handler(error_before);
	igraph_set_warning_handler(warning_before);
	igraph_set_fatal_handler(fatal_before);
	return code;
}

static bool say_why(igraph_error_t code, GError **error)
{
	if (code == IGRAPH_SUCCESS) {
		return true;
	}
	if (code == IGRAPH_ENOMEM) {
		return kith_fail(error, KITH_ERROR_SYSTEM,
			"not enough memory inside igraph; use a machine with more, or a smaller "
			"part of the network (" KITH_CALLER_WHERE ", " KITH_CALLER_WHERE_TIE
			", " KITH_CALLER_SINCE ")");
	}
	g_strchomp(reason);
	return kith_fail(error, KITH_ERROR_NO_ANSWER,
		"igraph found no answer for this network (%s); try another method, or only its "
		"largest part (" KITH_CALLER_LARGEST ")",
		reason[0] ? reason : igraph_strerror(code));
}

bool kith_igraph_enter(
	size_t bytes, uint64_t seed, kith_igraph_work work, void *data, GError **error)
{
	char *room = kith_array(bytes, 1, error);
	if (!room) {
		return false;
	}
	g_free(room);
	g_mutex_lock(&inside);
	bool answered = say_why(visit(seed, work, data), error);
	g_mutex_unlock(&inside);
	return answered;
}

/* The ends of every tie, one after the other, and its strength. */
static void list_ties(const kith_csr *csr, const uint32_t *number, igraph_vector_int_t *ends,
	igraph_vector_t *strength)
{
	kith_igraph_int t = 0;
	for (size_t i = 0; i < csr->n; i++) {
		uint64_t e = csr->directed ? csr->start[i] : kith_csr_upper(csr, i);
		for (; e < csr->start[i + 1]; e++, t++) {
			uint32_t j = csr->to[e];
			VECTOR(*ends)[2 * t] = number ? number[i] : (kith_igraph_int)i;
			VECTOR(*ends)[2 * t + 1] = number ? number[j] : j;
			VECTOR(*strength)[t] = kith_csr_weight(csr, e);
		}
	}
}

igraph_error_t kith_igraph_build(
	const kith_csr *csr, const uint32_t *number, size_t count, struct kith_igraph_graph *built)
{
	kith_igraph_int ties = (kith_igraph_int)kith_csr_ties(csr);
	igraph_vector_int_t ends;
	IGRAPH_CHECK(igraph_vector_init(&built->strength, ties));
	IGRAPH_FINALLY(igraph_vector_destroy, &built->strength);
	IGRAPH_CHECK(igraph_vector_int_init(&ends, 2 * ties));
	IGRAPH_FINALLY(igraph_vector_int_destroy, &ends);
	list_ties(csr, number, &ends, &built->strength);
	IGRAPH_CHECK(igraph_create(&built->graph, &ends, (kith_igraph_int)count, csr->directed));
	igraph_vector_int_destroy(&ends);
	IGRAPH_FINALLY_CLEAN(1);
	IGRAPH_FINALLY(igraph_destroy, &built->graph);
	built->weights = csr->weight ? &built->strength : NULL;
	return IGRAPH_SUCCESS;
}

/* igraph keeps 34 bytes a tie and its incidence lists, aggregates and queues some 200 more. */
size_t kith_igraph_bytes(const kith_csr *csr)
{
	return 250 * (size_t)kith_csr_ties(csr) + 400 * csr->n;
}
