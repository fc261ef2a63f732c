# The CS-coefficient as bootnet's corStability has it, worked out with igraph, as a table.
#
# usage: Rscript stability.R KITH DRAWS FILE.csv... > stability.csv
#
# bootnet drops cases: of each of ten shares from .05 to .75 it draws so often, and the coefficient is the largest share
# dropped at which more than .95 of the correlations with the whole are above .7 (Epskamp, Borsboom & Fried 2018). Here the
# cases are ties or people, the centrality is betweenness, weights left aside. A row is a share dropped, `high` how many of
# the draws correlate above .7.
# SPDX-License-Identifier: GPL-2.0-or-later
suppressMessages(library(igraph))
set.seed(1)

read_network <- function(kith, file) {
	people <- read.csv(text = system2(kith, c("people", "-q", file), stdout = TRUE), check.names = FALSE)
	ties <- read.csv(text = system2(kith, c("ties", "-q", file), stdout = TRUE), check.names = FALSE)
	directed <- grepl("directed", readLines(file, 1))
	graph_from_data_frame(ties[, 1:2], directed = directed, vertices = people[, 1, drop = FALSE])
}

likeness <- function(a, b) {
	if (sd(a) == 0 || sd(b) == 0) 0 else cor(a, b)
}

without_ties <- function(graph, whole, count) {
	likeness(betweenness(delete_edges(graph, sample(ecount(graph), count))), whole)
}

without_people <- function(graph, whole, count) {
	gone <- sample(vcount(graph), count)
	likeness(betweenness(delete_vertices(graph, gone)), whole[-gone])
}

shares <- function(graph, draws, of) {
	whole <- betweenness(graph)
	cases <- if (of == "ties") ecount(graph) else vcount(graph)
	counts <- unique(round(seq(.05, .75, length.out = 10) * cases))
	counts <- counts[counts > 0]
	one <- if (of == "ties") without_ties else without_people
	high <- sapply(counts, function(count) mean(replicate(draws, one(graph, whole, count)) > .7))
	data.frame(of = of, draws = draws, dropped = counts / cases, high = high)
}

arguments <- commandArgs(trailingOnly = TRUE)
draws <- as.integer(arguments[2])
for (k in seq_along(arguments)[-(1:2)]) {
	graph <- read_network(arguments[1], arguments[k])
	rows <- cbind(network = basename(arguments[k]), rbind(shares(graph, draws, "ties"), shares(graph, draws, "people")))
	rows$dropped <- signif(rows$dropped, 12)
	write.table(rows, sep = ",", row.names = FALSE, col.names = k == 3, quote = FALSE)
}
