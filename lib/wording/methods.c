/* What the columns of answers mean: a formula and the paper it comes from, in one table. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wording/methods.h"

#include "base/caller.h"

#include <string.h>

#include <glib.h>

#define BURT "Burt 1992, Structural Holes; Burt 2004, Am. J. Sociol. 110:349"
#define GOULD "Gould & Fernandez 1989, Sociol. Methodol. 19:89"
#define TRIADS "Holland & Leinhardt 1976, Sociol. Methodol. 7:1"
#define BORGATTI "Borgatti 2006, Comput. Math. Organ. Theory 12:21"
#define BRANDES "Freeman 1977, Sociometry 40:35; Brandes 2001, J. Math. Sociol. 25:163"

const struct kith_method kith_methods[] = {
	/* people */
	{"degree", "number of distinct people tied to the person in either direction", NULL},
	{"in", "number of people with a tie to the person", NULL},
	{"out", "number of people the person has a tie to", NULL},
	{"strength", "sum of the weights of the person's merged ties, both directions added up",
		NULL},
	{"given_back", "share of the person's outgoing ties that are returned; empty without any",
		"Wasserman & Faust 1994, Social Network Analysis, ch. 13"},
	{"clustering",
		"share of pairs of the person's contacts that are tied to one another, directions "
		"and weights left aside; empty below two contacts",
		"Watts & Strogatz 1998, Nature 393:440"},
	{"pagerank",
		"share of a random walk's visits that follows ties in proportion to weight and "
		"starts anew with probability 0.15",
		"Brin & Page 1998, Comput. Netw. 30:107"},
	{"component", "number of the group of people who can reach one another, 1 the largest",
		NULL},
	{"community",
		"group found by the Leiden algorithm on modularity, the best of all runs, numbered "
		"by falling size; or the column of that name in the data",
		"Traag, Waltman & van Eck 2019, Sci. Rep. 9:5233"},

	/* summary */
	{"people", "number of people, those without ties included", NULL},
	{"ties", "number of merged ties, loops left out; arcs where the graph is directed", NULL},
	{"isolates", "people without any tie", NULL},
	{"communities", "number of communities", NULL},
	{"components", "groups of people who can reach one another, directions left aside", NULL},
	{"largest", "people in the largest component", NULL},
	{"density", "ties divided by the number of pairs, n(n-1)/2, directed n(n-1)", NULL},
	{"mean_degree", "mean number of distinct contacts of a person", NULL},
	{"mean_clustering", "mean of clustering over people with two contacts or more",
		"Watts & Strogatz 1998, Nature 393:440"},
	{"transitivity", "three times the triangles divided by the paths of two ties",
		"Luce & Perry 1949, Psychometrika 14:95"},
	{"assortativity",
		"how much more ties join people who are alike in a column than by chance: the "
		"correlation of both ends for numbers, (sum_g e_gg - sum_g a_g b_g) / (1 - sum_g "
		"a_g b_g) for words",
		"Newman 2003, Phys. Rev. E 67:026126"},
	{"distances_sampled_from", "people from whom distances were measured, drawn by chance",
		NULL},
	{"expected", "ties to expect between the two groups in the configuration model",
		"Newman 2006, PNAS 103:8577"},
	{"reciprocity", "share of arcs that are returned",
		"Wasserman & Faust 1994, Social Network Analysis, ch. 13"},
	{"degree_assortativity", "Pearson correlation of the degrees at the two ends of a tie",
		"Newman 2002, Phys. Rev. Lett. 89:208701"},
	{"diameter",
		"longest of the shortest paths over ordered pairs of which the one reaches the "
		"other, "
		"in steps, along the direction of ties where they have one",
		NULL},
	{"mean_distance",
		"mean length of the shortest paths over ordered pairs of which the one reaches the "
		"other, in steps, along the direction of ties where they have one",
		NULL},

	{"by_chance", "mean of the figure over the draws of chance", NULL},
	{"spread", "standard deviation of the figure over the draws", NULL},
	{"p",
		"two-sided: min(1, 2 min(1 + #{x_s <= x}, 1 + #{x_s >= x}) / (N + 1)) over N "
		"draws; none where all equal x",
		"Phipson & Smyth 2010, Stat. Appl. Genet. Mol. Biol. 9:39"},
	{"kept",
		"what chance leaves as it is: degrees, ten exchanges of targets tried a tie "
		"(Maslov "
		"& Sneppen 2002, Science 296:910); dyads, all networks with as many pairs tied "
		"both "
		"ways and one way being equally likely (Holland & Leinhardt 1976, Sociol. "
		"Methodol. "
		"7:1); ties, values being handed round",
		NULL},
	{"compare.network", "the first network: a file, or a kind of ties", NULL},
	{"compare.other", "the network it is compared with", NULL},
	{"compare.ties", "ties of the first network", NULL},
	{"other_ties", "ties of the other network", NULL},
	{"in_both", "pairs, ordered where ties have directions, tied in both networks", NULL},
	{"compare.overlap", "in_both by the number of ties of the network with fewer", NULL},
	{"jaccard", "in_both by the pairs tied in either network",
		"Jaccard 1912, New Phytol. 11:37"},
	{"correlation",
		"Pearson correlation of the weights of all pairs, 0 without a tie; by_chance, "
		"spread and p of it while the people of one network change places (QAP)",
		"Krackhardt 1988, Soc. Netw. 10:359"},
	{"size", "distinct contacts of the person", NULL},
	{"entropy",
		"- sum_v p_v log2 p_v, p_v the share of value v among the values of the person's "
		"contacts",
		"Shannon 1948, Bell Syst. Tech. J. 27:379"},
	{"summary.ei",
		"(E - I) / (E + I), E ties between groups, I within; of a group E those with one "
		"end in it",
		"Krackhardt & Stern 1988, Soc. Psychol. Q. 51:123"},
	{"summary.across", "ties between groups by the pairs of people of different groups", NULL},

	/* communities */
	{"communities.community", "number of the community, 1 the largest", NULL},
	{"circle",
		"name of a community: the attribute values that at least half of its members have "
		"and that are more frequent in it than by chance (Fisher's exact test, P < 0.05 "
		"by Bonferroni over all values and communities), else its best-connected member",
		"Fisher 1922, J. R. Stat. Soc. 85:87"},
	{"confidence",
		"mean likeness (Jaccard) of the others in the person's community to those in it in "
		"each other run",
		"Hennig 2007, Comput. Stat. Data Anal. 52:258"},
	{"ties_inside", "ties between members", NULL},
	{"ties_outside", "ties between a member and someone else", NULL},
	{"conductance",
		"weight of ties leaving the community divided by the weight at its members' ends, "
		"or at everyone else's where that is less",
		"Kannan, Vempala & Vetta 2004, J. ACM 51:497"},
	{"communities.share",
		"weight of the person's ties into the community divided by that of all their ties",
		NULL},
	{"communities.own", "1 where the community is the person's own", NULL},
	{"communities.mode", "event where the row is one, else a person", NULL},
	{"communities.events", "events in the community", NULL},
	{"resolution", "gamma in sum_ij [w_ij - gamma s_i s_j / 2m] over pairs in one community",
		"Reichardt & Bornholdt 2006, Phys. Rev. E 74:016110"},
	{"modularity", "sum_ij [w_ij - s_i s_j / 2m] / 2m over pairs in one community",
		"Newman & Girvan 2004, Phys. Rev. E 69:026113"},
	{"agreement", "mean adjusted mutual information of pairs of runs",
		"Vinh, Epps & Bailey 2010, J. Mach. Learn. Res. 11:2837"},
	{"plateau",
		"number of the plateau: three or more resolutions in a row whose best partitions "
		"agree with the next at an AMI of 0.95 and more",
		"Lambiotte 2010, Proc. WiOpt, 546"},
	{"nmi", "mutual information of both groupings divided by the mean of their entropies",
		"Danon et al. 2005, J. Stat. Mech. P09008"},
	{"ami", "mutual information of both groupings, adjusted for chance",
		"Vinh, Epps & Bailey 2010, J. Mach. Learn. Res. 11:2837"},
	{"ari", "share of pairs both groupings agree on, adjusted for chance",
		"Hubert & Arabie 1985, J. Classif. 2:193"},
	{"vi", "variation of information between both groupings, in nats",
		"Meila 2007, J. Multivar. Anal. 98:873"},

	/* brokers */
	{"betweenness",
		"share of shortest paths between all other pairs that lead through the person, the "
		"length of a tie being 1/weight, divided by (n-1)(n-2)/2, directed (n-1)(n-2)",
		BRANDES},
	{"betweenness_error",
		"half width of the 95 % interval of the sampled betweenness, for all people at "
		"once",
		"Maurer & Pontil 2009, COLT (empirical Bernstein)"},
	{"constraint", "sum_j (p_ij + sum_q p_iq p_qj)^2, p_ij = z_ij / sum_k z_ik, whole network",
		BURT},
	{"effective_size", "sum_j [1 - sum_q p_iq m_jq], m_jq = z_jq / max_k z_jk", BURT},
	{"efficiency", "effective size divided by degree", BURT},
	{"hierarchy",
		"Coleman-Theil index of how unevenly constraint comes from the contacts: sum_j x_j "
		"ln x_j / (N ln N), x_j = c_ij N / C_i",
		BURT},
	{"participation", "1 - sum_s (k_is / k_i)^2, k_is the person's contacts in group s",
		"Guimera & Amaral 2005, Nature 433:895"},
	{"within_z",
		"contacts in the person's own group, less their mean over its members, by their "
		"standard deviation",
		"Guimera & Amaral 2005, Nature 433:895"},
	{"brokers.reach", "other people within two steps", NULL},
	{"aim",
		"what a set of people is for: to reach all others in few steps (KPP-Pos), or to "
		"break the network by its absence (KPP-Neg)",
		BORGATTI},
	{"brokers.rank",
		"1 + people with higher betweenness; of a set (column aim), place: each adds most "
		"to those before",
		NULL},
	{"rank_from", "rank that 2.5 % of the draws are below, among those who are there", NULL},
	{"rank_to", "rank that 2.5 % of the draws are above", NULL},
	{"cs_coefficient",
		"largest share left out, of ten from 0.05 to 0.75, at which P(cor > 0.7) > 0.95, "
		"cor being Pearson's between the betweenness with it left out and that of the "
		"whole network",
		"Epskamp, Borsboom & Fried 2018, Behav. Res. Methods 50:195"},
	{"alone", "the figure of together for this person alone", BORGATTI},
	{"together",
		"reach: sum_j 1/max(1, d(S, j)) / n, d the steps from the nearest of the set S so "
		"far; break: 1 - sum_ij 1/d(i, j) / ((n-k)(n-k-1)) over the others, d the steps "
		"without S",
		BORGATTI},
	{"brokers.at_best",
		"no set of that size has a larger figure: that of the best of all sets where all "
		"were tried, else a bound (reach: submodular; break: ties, and two steps over more "
		"people than the set has, stay)",
		"Nemhauser, Wolsey & Fisher 1978, Math. Program. 14:265"},
	{"brokers.reached",
		"reach: people the set so far comes to, itself included; break: pairs of the "
		"others with a path, ordered where ties have directions",
		NULL},
	{"within_one", "reach: people one step from the set so far", NULL},
	{"harmonic", "mean of 1/distance in steps to the other people, 0 for those out of reach",
		"Marchiori & Latora 2000, Physica A 285:539"},
	{"eigenvector",
		"l x_i = sum_j z_ij x_j with the largest eigenvalue l, the largest score being 1",
		"Bonacich 1972, J. Math. Sociol. 2:113"},
	{"coreness",
		"largest k such that the person is in a subgraph where everyone has k contacts",
		"Seidman 1983, Soc. Networks 5:269"},
	{"cutpoint", "1 where the network falls apart without the person",
		"Hopcroft & Tarjan 1973, Commun. ACM 16:372"},

	/* roles */
	{"coordinator", "open two-paths a>b>c through b where all three are of one group", GOULD},
	{"consultant", "open two-paths where both ends are of one group and b of another", GOULD},
	{"gatekeeper", "open two-paths where a is of another group than b and c", GOULD},
	{"representative", "open two-paths where c is of another group than a and b", GOULD},
	{"liaison", "open two-paths where all three are of different groups", GOULD},
	{"total",
		"open two-paths through the person; with " KITH_CALLER_PARTIAL
		" each way counts 1 divided by "
		"the number of people on an open way between the same two",
		GOULD},
	{"total_z",
		"all z: count less expectation by standard deviation, if every ordered pair were "
		"tied with the probability of the graph's density",
		GOULD},

	{"from", "group of a, the beginning of open two-paths a>b>c through the person", GOULD},
	{"to", "group of c, their end", GOULD},
	{"ways",
		"number of open two-paths from the one group to the other; of ties without "
		"direction, there and back",
		GOULD},

	/* ties */
	{"weight", "strength of the merged tie", NULL},
	{"shared", "number of contacts both ends have in common", NULL},
	{"overlap", "shared contacts n_ij / ((k_i-1) + (k_j-1) - n_ij)",
		"Onnela et al. 2007, PNAS 104:7332"},
	{"span", "distance of the two ends in steps without the tie, inf for a bridge",
		"Granovetter 1973, Am. J. Sociol. 78:1360"},
	{"tie_betweenness",
		"share of shortest paths between all pairs that use the tie, divided by n(n-1)/2, "
		"directed n(n-1)",
		"Girvan & Newman 2002, PNAS 99:7821; Brandes 2008, Soc. Networks 30:136"},
	{"tie_betweenness_error",
		"half width of the 95 % interval of the sampled tie betweenness, for all ties at "
		"once",
		"Maurer & Pontil 2009, COLT (empirical Bernstein)"},
	{"across", "1 where the tie joins two groups", NULL},
	{"dispersion",
		"pairs of shared contacts that are not tied and share nobody else among the "
		"contacts of the tie's source",
		"Backstrom & Kleinberg 2014, CSCW 831"},
	{"backbone", "disparity filter (1 - w_ij / s_i)^(k_i-1), the smaller of both ends",
		"Serrano, Boguna & Vespignani 2009, PNAS 106:6483"},
	{"kinds", "layers the pair is tied in", NULL},
	{"class",
		"pendant, bridge, local bridge (no shared contact), else by terciles of overlap "
		"weak, moderate, strong",
		"Granovetter 1973, Am. J. Sociol. 78:1360"},

	{"reciprocated", "1 where the tie goes both ways",
		"Wasserman & Faust 1994, Social Network Analysis, ch. 13"},
	{"simmelian",
		"people with whom both ends form a three of reciprocated ties; above 0 the tie is "
		"Simmelian",
		"Krackhardt 1998, in Power and Influence in Organizations, 21"},

	{"path",
		"number of the path: the simple paths from one end to the other, shortest first by "
		"steps or by the sum of 1/w",
		"Yen 1971, Manag. Sci. 17:712"},
	{"path.step", "place of the tie on its path", NULL},
	{"path.kind", "layers in which the two are tied, of each row of the data", NULL},
	{"path.date", "date of the tie, of each row of the data", NULL},
	{"against", "1 where the path follows a one-way tie backwards", NULL},
	{"source_label", "what the one a tie comes from is called", NULL},
	{"path.target_label", "what the one it leads to is called", NULL},

	{"why", "the findings of the row in a sentence", NULL},

	/* changes */
	{"changes.what", "circle, person, broker, tie or figure", NULL},
	{"changes.change",
		"what became of it; circles found at each time by the Leiden algorithm on "
		"modularity and "
		"followed by Jaccard's likeness, pairs most alike first, down to 0.3",
		"Greene, Doyle & Cunningham 2010, ASONAM"},
	{"changes.name", "who or what it is", NULL},
	{"changes.other",
		"of a tie its other end; of a circle what it split from, merged into, or is called "
		"now",
		NULL},
	{"changes.before",
		"people of a circle, contacts of a person, place by betweenness, weight of a tie, "
		"or the "
		"figure, at the earlier time",
		BRANDES},
	{"changes.after", "the same at the later time", NULL},
	{"changes.since", "first day of the period", NULL},
	{"changes.until", "its last day", NULL},
	{"changes.people", "people with ties then, and those who never have any", NULL},
	{"changes.came", "people who have ties then and had none in the period before", NULL},
	{"changes.left", "people who had ties in the period before and have none then", NULL},
	{"changes.ties", "pairs of people with a tie then", NULL},
	{"changes.new", "ties that were not there in the period before", NULL},
	{"changes.lost", "ties of the period before that are not there", NULL},
	{"changes.stronger", "ties of both whose weight is larger", NULL},
	{"changes.faded", "ties of both whose weight is smaller", NULL},
	{"changes.jaccard", "ties of both periods divided by ties of either",
		"Jaccard 1901, Bull. Soc. Vaudoise Sci. Nat. 37:547"},
	{"changes.hamming", "ties of one of the two periods only: new + lost",
		"Hamming 1950, Bell Syst. Tech. J. 29:147"},
	{"changes.density", "ties divided by the n(n-1)/2 pairs (directed: n(n-1))", NULL},
	{"changes.components", "parts that no tie joins", NULL},
	{"changes.circles", "circles by the Leiden algorithm on modularity",
		"Traag, Waltman & van Eck 2019, Sci. Rep. 9:5233"},
	{"changes.circles_new",
		"circles that go on from none of the period before; followed by Jaccard's "
		"likeness, pairs most alike first, down to 0.3",
		"Greene, Doyle & Cunningham 2010, ASONAM"},
	{"changes.circles_gone", "circles of the period before that go on as none", NULL},
	{"changes.circles_split",
		"circles of whose people half or more were in one that goes on as another", NULL},
	{"changes.circles_merged",
		"circles of the period before of whose people half or more are in one that goes "
		"on from another",
		NULL},
	{"changes.broker", "who has the highest betweenness then", BRANDES},

	/* triads */
	{"triad",
		"class of three people: pairs tied both ways, one way, not at all; down, up, "
		"cyclic or transitive",
		"Holland & Leinhardt 1970, Am. J. Sociol. 76:492; Davis & Leinhardt 1972, in "
		"Sociological Theories in Progress 2:218"},
	{"triads.count", "sets of three people of that class, weights left aside",
		"Ortmann & Brandes 2017, Appl. Netw. Sci. 2:13"},
	{"triads.share", "count divided by n(n-1)(n-2)/6", NULL},
	{"triads.expected",
		"n(n-1)(n-2)/6 q C(M,m) C(A,a) C(N,k) / C(M+A+N,3), the mean over all graphs with "
		"the same number of pairs tied both ways (M), one way (A) and not at all (N); q is "
		"the share of the class among the triads with its numbers m, a, k",
		TRIADS},
	{"triads.z", "count less expected by its standard deviation over the same graphs", TRIADS},
	{"triads.what", "the class in a sentence", NULL},

	/* introductions */
	{"rank", "place in the order the help describes", NULL},
	{"chance",
		"product of tie chances w / (w + median w), or the ties' own chance, of the "
		"willingness of everyone between, and of decay for each of them; for ordering, not "
		"a measured probability",
		NULL},
	{"ask", "first person on the best route", NULL},
	{"introducer", "last person before the one to meet", NULL},
	{"route", "the people on the route of highest chance within the limit of steps", NULL},
	{"steps", "ties on the route", NULL},
	{"weakest", "the tie on the route with the least chance", NULL},
	{"wanted", "the name on the list of whom to reach", NULL},
	{"match",
		"exact: the same but for case and accents; strong: but for legal forms, blanks and "
		"marks; weak: whole words of the other name, or its initials",
		NULL},
	{"reached", "yes, or why nobody can be asked to lead there", NULL},
	{"targets",
		"names of the list reached through this contact and through none of those above",
		NULL},
	{"opens", "people reached through this contact and through none of those above", NULL},
	{"doors.expected",
		"sum over people of the chance to reach them, 1 - prod (1 - chance), that this "
		"contact adds; chosen greedily",
		"Nemhauser, Wolsey & Fisher 1978, Math. Program. 14:265"},
	{"doors.total", "the same sum for all contacts so far", NULL},
	{"relation", "mentor, peer, kindred or new circle, by level, shared values and circles",
		NULL},
	{"mutual", "resource allocation sum_z 1 / k_z over mutual contacts z",
		"Zhou, Lu & Zhang 2009, Eur. Phys. J. B 71:623"},
	{"alike", "shared values divided by all values of the two people",
		"Jaccard 1912, New Phytol. 11:37"},
	{"first", "one of the two people to be introduced", NULL},
	{"second", "the other of the two people to be introduced", NULL},
	{"last", "latest date of the tie", NULL},
	{"due", "last plus how often the person wants to be written to", NULL},
	{"overdue", "days from due to today; less than 0 before", NULL},
	{"asker", "the person who asks", NULL},
	{"intro.kinds", "layers in which the asker and the first person are tied", NULL},
	{"intro.last", "latest date of their tie", NULL},
	{"since", "day their tie began, by its column first", NULL},
	{"introducer_since", "day the tie of the introducer and the one to meet began", NULL},
	{"target", "the one to meet", NULL},
	{"next",
		"second person on the route, whom the first is to ask; empty where the first "
		"knows the one to meet",
		NULL},
	{"introducer_kinds", "layers in which the introducer and the one to meet are tied", NULL},
	{"introducer_last", "latest date of that tie", NULL},
	{"shared_values",
		"values that both have, each with its column, COLUMN=VALUE, parted by ;; a ; "
		"within "
		"a value is written \\; and a backslash twice",
		NULL},
	{"mutual_names",
		"people tied to both, of a route to the asker and the first person; parted by ; as "
		"shared_values are",
		NULL},
	{"decided", "what put the route before the next one; chance where that is higher", NULL},
	{"table", "number of the table, in every round from 1", NULL},
	{"round", "number of the round", NULL},
	{"give.people", "who sits at the table, parted by ; as shared_values are", NULL},
	{"give.people_label", "what they are called in the data", NULL},
	{"some_share", "values that two or more at the table have, but not all", NULL},
	{"give.newcomers", "those at the table who came first on the day asked for or later", NULL},
	{"again", "pairs at the table who have met before or in an earlier round", NULL},
	{"give.known",
		"other pairs at the table who are tied, of one company, or came to each event "
		"together",
		NULL},
	{"first_degree", "number of distinct people tied to the first", NULL},
	{"second_degree", "number of distinct people tied to the second", NULL},
	{"new_circle", "name of a circle that none of the asker's contacts is in", NULL},
	{"lost_circle", "name of the circle none of whose members has been in touch since", NULL},
	{"asker_label", "what the asker is called in the data", NULL},
	{"target_label", "what the one to meet is called", NULL},
	{"ask_label", "what the first person is called", NULL},
	{"next_label", "what the second person on the route is called", NULL},
	{"introducer_label", "what the introducer is called", NULL},
	{"name_label", "what that person is called", NULL},
	{"first_label", "what the first of the two is called", NULL},
	{"second_label", "what the second of the two is called", NULL},
	{"asker_field", "field of the asker", NULL},
	{"asker_job", "what the asker does", NULL},
	{"asker_company", "whom the asker works for", NULL},
	{"target_field", "field of the one to meet", NULL},
	{"target_job", "what the one to meet does", NULL},
	{"target_company", "whom the one to meet works for", NULL},
	{"name_field", "field of that person", NULL},
	{"name_job", "what that person does", NULL},
	{"name_company", "whom that person works for", NULL},
	{"first_field", "field of the first of the two", NULL},
	{"first_job", "what the first of the two does", NULL},
	{"first_company", "whom the first of the two works for", NULL},
	{"second_field", "field of the second of the two", NULL},
	{"second_job", "what the second of the two does", NULL},
	{"second_company", "whom the second of the two works for", NULL},

	/* ego */
	{"contacts", "people tied to the person", NULL},
	{"reach", "people within the steps asked for", NULL},
	{"ego.strength", "sum of the weights of the person's ties, the heavier way of each", NULL},
	{"strong", "ties above the median weight of all ties", NULL},
	{"weak", "ties at or below the median weight of all ties", NULL},
	{"closest", "contacts of the strongest ties", NULL},
	{"closure", "share of pairs of contacts who know each other", NULL},
	{"only_link", "pairs of contacts who know nobody else in common", NULL},
	{"local_bridges", "ties without a mutual contact",
		"Granovetter 1973, Am. J. Sociol. 78:1360"},
	{"bridges", "ties without which the network falls apart", NULL},
	{"circles", "circles the contacts are in", NULL},
	{"given", "one-way ties from the person", NULL},
	{"received", "one-way ties to the person", NULL},
	{"returned", "ties that go both ways", NULL},
	{"to_return", "people who turned to the person and were not turned to", NULL},
	{"ei", "(E - I) / (E + I) of contacts who differ (E) and who share a value (I)",
		"Krackhardt & Stern 1988, Soc. Psychol. Q. 51:123"},
	{"missing", "values that nobody among the contacts has", NULL},

	/* events */
	{"events.event", "what people came to", NULL},
	{"events.date", "its day, the latest where rows differ", NULL},
	{"events.people", "how many people came", NULL},
	{"newcomers",
		"people for whom it was the first event; of events on one day the one named "
		"first came first",
		NULL},
	{"first_met", "pairs of people who came and had been at no event together before", NULL},
	{"only_here", "pairs of people who came and were at no other event together", NULL},
	{"known",
		"people who came and shared at least " KITH_CALLER_KNOWS " events with the person",
		NULL},
	{"unmet", "people who came and were never at an event with the person", NULL},
	{"events.ask", "of those known, who shared most events with the person", NULL},
	{NULL, NULL, NULL},
};

const struct kith_method *kith_method_find(const char *column)
{
	for (const struct kith_method *method = kith_methods; method->column; method++) {
		if (strcmp(method->column, column) == 0) {
			return method;
		}
	}
	return NULL;
}

const struct kith_method *kith_method_of(const char *tool, const char *column)
{
	g_autofree char *own = g_strconcat(tool, ".", column, NULL);
	const struct kith_method *method = kith_method_find(own);
	return method ? method : kith_method_find(column);
}

bool kith_method_on_people(const char *column)
{
	static const char *const ours[] = {"degree", "in", "out", "strength", "given_back",
		"clustering", "coreness", "pagerank", "component", "community", "circle",
		"confidence", "betweenness", "betweenness_error", "constraint", "effective_size",
		"efficiency", "hierarchy", "participation", "cutpoint", "why", "coordinator",
		"consultant", "gatekeeper", "representative", "liaison", "total", "route", "step",
		"x", "y", "mode", "next", "kinds", "new_circle", "lost_circle", "shared_values",
		"mutual_names", "name_field", "name_job", "name_company", "name_label", "ask_label",
		"next_label", "targets", "reach_rank", "break_rank", "rank_from", "rank_to",
		"cs_coefficient", NULL};
	return g_strv_contains(ours, column);
}
