# What igraph says of distances along the direction of ties, as a table: every row of the file is read one way.
#
# usage: Rscript distances.R KITH FILE.csv... > distances.csv
# SPDX-License-Identifier: GPL-2.0-or-later
suppressMessages(library(igraph))

rows <- function(kith, file) {
	people <- read.csv(text = system2(kith, c("people", "-q", file), stdout = TRUE), check.names = FALSE)
	arcs <- read.csv(text = system2(kith, c("ties", "-q", "--directed", file), stdout = TRUE), check.names = FALSE)
	graph <- graph_from_data_frame(arcs[, 1:2], directed = TRUE, vertices = people[, 1, drop = FALSE])
	data.frame(network = basename(file), figure = c("diameter", "mean_distance"),
		value = c(diameter(graph, directed = TRUE, unconnected = TRUE), mean_distance(graph, directed = TRUE, unconnected = TRUE)))
}

arguments <- commandArgs(trailingOnly = TRUE)
table <- do.call(rbind, lapply(arguments[-1], rows, kith = arguments[1]))
table$value <- signif(table$value, 12)
write.csv(table, row.names = FALSE, quote = FALSE)
