/* Searching for communities as the options of kith communities say, and what they are called. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_COMMUNITY_SEARCH_H
#define KITH_COMMUNITY_SEARCH_H

#include "communities/null_model.h"
#include "cli/tool.h"

/* How to search, and what to print. */
struct kith_community_settings {
	const char *method;    /* NULL: leiden */
	const char *objective; /* NULL: modularity */
	double resolution;     /* 0: 1 */
	size_t runs;           /* 0: as many as are worth their time */
	size_t min_size;       /* members a circle must have; 0: any number */
	bool consensus, two_mode;
	bool list, scan, overlap; /* answers of their own */
	const char *compare;      /* likewise: column, or NULL */
	const char *fixed;        /* column of groups to keep, or NULL */
};

/* What is searched, and what was found. */
struct kith_communities {
	const struct kith_community_settings *settings;
	const kith_csr *both, *out;  /* the network's; --two-mode: `out` from people to events */
	kith_csr *attendance;        /* that `out`, where it was made here */
	uint8_t *event;              /* [n] --two-mode: 1 for events; else NULL */
	struct kith_partition known; /* --fixed: groups to keep */
	struct kith_leiden_result result;  /* with --consensus the last of `all` is the consensus */
	size_t searched;                   /* runs, the consensus not counted */
	double code_length;                /* of the best run of infomap; else NAN */
	struct kith_null_model null;       /* NAN where nothing was compared */
	const struct kith_partition *best; /* one of result.all */
	size_t large;        /* groups with --min-size members: those numbered below */
	char **names;        /* [best->groups] */
	double *confidence;  /* [n] */
	uint32_t *number;    /* [n] from 1; UINT32_MAX: none, or ungrouped */
	const char **circle; /* [n] name; NULL: no ties */
};

/* Whether the method is a search of kith's own: Leiden's or Louvain's. */
bool kith_community_is_leiden(const struct kith_community_settings *settings);

/* Whether quality is that of the constant Potts model. */
bool kith_community_is_cpm(const struct kith_community_settings *settings);

/* Whether the method leaves something to chance, so that runs may differ. */
bool kith_community_is_stochastic(const struct kith_community_settings *settings);

/*
 * What the network is to be searched for: people and events told apart (KITH_ERROR_DATA where they
 * cannot be), groups to keep found.
 */
bool kith_communities_init(
	struct kith_communities *communities, struct kith_job *job, GError **error);
void kith_communities_finish(struct kith_communities *communities);

/* The search of Leiden's (or Louvain's) that the options ask for. */
struct kith_leiden_options kith_community_options(
	const struct kith_communities *communities, const struct kith_job *job);

/*
 * Searches, numbers the groups by falling size, then by name, names them and measures confidence.
 * With a method of igraph, qualities are modularity.
 */
bool kith_communities_find(
	struct kith_communities *communities, struct kith_job *job, GError **error);

/* A person's place among the groups that are large enough; `large` where they are ungrouped. */
static inline size_t kith_community_of(const struct kith_communities *communities, size_t person)
{
	return MIN(communities->best->of[person], communities->large);
}

#define KITH_UNGROUPED "ungrouped"

/*
 * Names of circles: by their people; of events alone by these. [partition->groups] and a NULL, to
 * be freed with g_strfreev.
 *
 * event  [n] 1 for events, or NULL
 *
 * Fails with KITH_ERROR_SYSTEM.
 */
char **kith_community_names(const struct kith_job *job, const struct kith_partition *partition,
	const uint8_t *event, GError **error);

#endif
