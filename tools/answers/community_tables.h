/* The tables kith communities prints: people, communities, overlap, agreement, resolutions. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_COMMUNITY_TABLES_H
#define KITH_COMMUNITY_TABLES_H

#include "answers/community_search.h"

/* A row a person, which -g puts on the graph. */
bool kith_community_people(
	struct kith_job *job, const struct kith_communities *communities, GError **error);

/* A row a community. */
bool kith_community_list(
	struct kith_job *job, const struct kith_communities *communities, GError **error);

/* A row a person and circle they touch, those with the most mixed ties first. */
bool kith_community_overlap(
	struct kith_job *job, const struct kith_communities *communities, GError **error);

/* How far the communities agree with a column. */
bool kith_community_compare(
	struct kith_job *job, const struct kith_communities *communities, GError **error);

/* A row a resolution; searches by itself. */
bool kith_community_scan(
	struct kith_job *job, const struct kith_communities *communities, GError **error);

#endif
