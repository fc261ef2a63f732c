# The CS-coefficient as bootnet's corStability has it, worked out with igraph, as a table.
#
# usage: Rscript stability.R KITH DRAWS FILE.csv... > stability.csv
#
# bootnet drops cases: of each of ten shares from .05 to .75 it draws so often, and the coefficient is the largest share
# dropped at which more than .95 of the correlations with the whole are above .7 (Epskamp, Borsboom & Fried 2018). Here the
# cases are ties or people, the centrality is betweenness, weights left aside. `least` and `most` are the same with .95
# moved by four standard errors up and down.
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

# The largest share of those at which so many correlations are high enough; 0 where there is none.
largest <- function(dropped, high, most) max(0, dropped[high > most])

coefficient <- function(graph, draws, of) {
	whole <- betweenness(graph)
	cases <- if (of == "ties") ecount(graph) else vcount(graph)
	counts <- unique(round(seq(.05, .75, length.out = 10) * cases))
	counts <- counts[counts > 0]
	one <- if (of == "ties") without_ties else without_people
	high <- sapply(counts, function(count) mean(replicate(draws, one(graph, whole, count)) > .7))
	error <- 4 * sqrt(.95 * .05 / draws)
	data.frame(of = of, draws = draws, cs = largest(counts / cases, high, .95), least = largest(counts / cases, high, .95 + error),
		most = largest(counts / cases, high, .95 - error))
}

arguments <- commandArgs(trailingOnly = TRUE)
draws <- as.integer(arguments[2])
table <- do.call(rbind, lapply(arguments[-(1:2)], function(file) {
	graph <- read_network(arguments[1], file)
	of <- rbind(coefficient(graph, draws, "ties"), coefficient(graph, draws, "people"))
	cbind(network = basename(file), of)
}))
numbers <- c("cs", "least", "most")
table[numbers] <- lapply(table[numbers], signif, 12)
write.csv(table, row.names = FALSE, quote = FALSE)
