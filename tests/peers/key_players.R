# What keyplayer and influenceR say of the best two people of each network, as a table.
#
# usage: Rscript key_players.R KITH FILE.csv... > key_players.csv
#
# keyplayer (CRAN) gives the figure of every pair; the best is taken. influenceR (CRAN) searches by chance and gives the pair
# it found, undirected networks only. Reach counts the set itself here, as in Borgatti (2006): (k + (n - k) f) / n.
# SPDX-License-Identifier: GPL-2.0-or-later
suppressMessages(library(keyplayer))

adjacency <- function(kith, file) {
	people <- read.csv(text = system2(kith, c("people", "-q", file), stdout = TRUE), check.names = FALSE)$name
	ties <- read.csv(text = system2(kith, c("ties", "-q", file), stdout = TRUE), check.names = FALSE)
	a <- matrix(0, length(people), length(people), dimnames = list(people, people))
	a[cbind(as.character(ties$source), as.character(ties$target))] <- 1
	if (!grepl("directed", readLines(file, 1))) {
		a <- pmax(a, t(a))
	}
	a
}

rows <- function(kith, file) {
	a <- adjacency(kith, file)
	n <- nrow(a)
	pairs <- combn(n, 2)
	steps <- sna::geodist(a, ignore.eval = TRUE)$gdist
	reach <- function(pair) {
		f <- kpcent(a, pair, type = "mreach.closeness", method = "min", binary = TRUE, cmode = "outdegree", large = FALSE)
		(2 + (n - 2) * as.numeric(f)) / n
	}
	breaks <- function(pair) {
		as.numeric(kpcent(a, pair, type = "fragment", binary = TRUE, large = FALSE))
	}
	found <- data.frame(network = basename(file), peer = "keyplayer", aim = c("reach", "break"),
		together = c(max(apply(pairs, 2, reach)), max(apply(pairs, 2, breaks))))
	if (isSymmetric(a)) {
		graph <- igraph::graph_from_adjacency_matrix(a, mode = "undirected")
		set <- match(igraph::as_ids(influenceR::keyplayer(graph, 2)), rownames(a))
		near <- apply(steps[set, ], 2, min)
		found <- rbind(found, data.frame(network = basename(file), peer = "influenceR", aim = "reach",
			together = sum(1 / pmax(near, 1)) / n))
	}
	found
}

arguments <- commandArgs(trailingOnly = TRUE)
table <- do.call(rbind, lapply(arguments[-1], function(file) rows(arguments[1], file)))
table$together <- format(table$together, digits = 12)
write.csv(table, row.names = FALSE, quote = FALSE)
