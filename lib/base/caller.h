/* What the program around the library calls the things that messages tell people to use. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_CALLER_H
#define KITH_CALLER_H

/*
 * A message that names a cure takes the word from here, and nowhere else does the library know an
 * option or a tool: another program has its own words in this file. `tests/cli/all/caller.sh` holds
 * them against the options that there are.
 */
#define KITH_CALLER_TOOL(TOOL) "`kith " TOOL "`"

#define KITH_CALLER_ALIASES "--aliases"
#define KITH_CALLER_DATE_COLUMN "--date-column"
#define KITH_CALLER_DELIMITER "-d"
#define KITH_CALLER_DISTANCE_COLUMN "--distance-column"
#define KITH_CALLER_ENCODING "--encoding"
#define KITH_CALLER_EVERYONE "--everyone"
#define KITH_CALLER_FACTS "--facts"
#define KITH_CALLER_FORMAT "--format"
#define KITH_CALLER_FORMATS "--formats"
#define KITH_CALLER_GRAPH "-g"
#define KITH_CALLER_KNOWS "--knows"
#define KITH_CALLER_LARGEST "--largest"
#define KITH_CALLER_LARGEST_EVENT "--largest-event"
#define KITH_CALLER_ME "--me"
#define KITH_CALLER_MERGE "--merge"
#define KITH_CALLER_MISSING "--missing"
#define KITH_CALLER_NODES "--nodes"
#define KITH_CALLER_NO_HEADER "--no-header"
#define KITH_CALLER_PARTIAL "--partial"
#define KITH_CALLER_PEOPLE "--people"
#define KITH_CALLER_PEOPLE_COLUMN "--people-column"
#define KITH_CALLER_SCALE "--scale"
#define KITH_CALLER_SINCE "--since"
#define KITH_CALLER_SIZE "--size"
#define KITH_CALLER_SOURCE_COLUMN "--source-column"
#define KITH_CALLER_STATUS_COLUMN "--status-column"
#define KITH_CALLER_TARGET_COLUMN "--target-column"
#define KITH_CALLER_TODAY "--today"
#define KITH_CALLER_TWO_MODE "--two-mode"
#define KITH_CALLER_UNDIRECTED "--undirected"
#define KITH_CALLER_UNTIL "--until"
#define KITH_CALLER_WEIGHT_COLUMN "--weight-column"
#define KITH_CALLER_WHERE "--where"
#define KITH_CALLER_WHERE_TIE "--where-tie"

#endif
