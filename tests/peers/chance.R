# What sna and igraph say of figures against chance, as a table.
#
# usage: Rscript chance.R KITH DRAWS FILE.csv:COLUMN... > chance.csv
#
# Ties: transitivity under U|MAN (sna's rguman; undirected: rgnm) and under equal degrees (igraph's keeping_degseq).
# Columns: E-I, cross-group density and assortativity with the column handed round by sample().
# SPDX-License-Identifier: GPL-2.0-or-later
suppressMessages({
	library(igraph)
	library(sna)
})
set.seed(1)

read_network <- function(kith, file) {
	people <- read.csv(text = system2(kith, c("people", "-q", file), stdout = TRUE), check.names = FALSE)
	ties <- read.csv(text = system2(kith, c("ties", "-q", file), stdout = TRUE), check.names = FALSE)
	directed <- grepl("directed", readLines(file, 1))
	graph_from_data_frame(ties[, 1:2], directed = directed, vertices = people[, 1, drop = FALSE])
}

two_sided <- function(x, draws) {
	draws <- draws[!is.na(draws)]
	min(1, 2 * (1 + min(sum(draws <= x + 1e-12), sum(draws >= x - 1e-12))) / (length(draws) + 1))
}

row <- function(network, kept, figure, x, draws) {
	data.frame(network = network, kept = kept, figure = figure, draws = length(draws), value = x,
		by_chance = mean(draws, na.rm = TRUE), spread = sd(draws, na.rm = TRUE), p = two_sided(x, draws))
}

transitive <- function(graph) igraph::transitivity(as.undirected(graph, mode = "collapse"), type = "globalundirected")

of_dyads <- function(graph) {
	n <- vcount(graph)
	if (!is_directed(graph)) {
		return(sample_gnm(n, ecount(graph)))
	}
	census <- igraph::dyad_census(graph)
	drawn <- rguman(1, n, mut = census$mut, asym = census$asym, null = census$null, method = "exact")
	graph_from_adjacency_matrix(drawn, mode = "directed")
}

ties_by_chance <- function(name, graph, draws) {
	degrees <- replicate(draws, {
		drawn <- rewire(graph, keeping_degseq(niter = 10 * ecount(graph)))
		c(transitive(drawn), assortativity_degree(drawn, directed = is_directed(graph)),
			if (is_directed(graph)) igraph::reciprocity(drawn) else NA)
	})
	dyads <- replicate(draws, {
		drawn <- of_dyads(graph)
		c(transitive(drawn), assortativity_degree(drawn, directed = is_directed(graph)))
	})
	x <- transitive(graph)
	a <- assortativity_degree(graph, directed = is_directed(graph))
	rows <- rbind(row(name, "degrees", "transitivity", x, degrees[1, ]), row(name, "dyads", "transitivity", x, dyads[1, ]),
		row(name, "degrees", "degree_assortativity", a, degrees[2, ]),
		row(name, "dyads", "degree_assortativity", a, dyads[2, ]))
	if (is_directed(graph)) {
		rows <- rbind(rows, row(name, "degrees", "reciprocity", igraph::reciprocity(graph), degrees[3, ]))
	}
	rows
}

column_by_chance <- function(name, graph, kith, file, column, draws) {
	cells <- read.csv(text = system2(kith, c("people", "-q", file), stdout = TRUE), check.names = FALSE,
		colClasses = "character")[[column]]
	has <- which(cells != "")
	ends <- as_edgelist(graph, names = FALSE)
	figures <- function(of) {
		known <- of[ends[, 1]] != "" & of[ends[, 2]] != ""
		outside <- sum(known & of[ends[, 1]] != of[ends[, 2]])
		inside <- sum(known & of[ends[, 1]] == of[ends[, 2]])
		pairs <- (length(has)^2 - sum(table(of[has])^2)) / (if (is_directed(graph)) 1 else 2)
		kept <- induced_subgraph(graph, has)
		c((outside - inside) / (outside + inside), outside / pairs,
			assortativity_nominal(kept, as.integer(factor(of[has])), directed = is_directed(graph)))
	}
	observed <- figures(cells)
	drawn <- replicate(draws, {
		of <- cells
		of[has] <- sample(cells[has])
		figures(of)
	})
	rbind(row(name, "ties", paste0("ei_", column), observed[1], drawn[1, ]),
		row(name, "ties", paste0("across_", column), observed[2], drawn[2, ]),
		row(name, "ties", paste0("assortativity_", column), observed[3], drawn[3, ]))
}

arguments <- commandArgs(trailingOnly = TRUE)
kith <- arguments[1]
draws <- as.integer(arguments[2])
table <- do.call(rbind, lapply(arguments[-(1:2)], function(argument) {
	parts <- strsplit(argument, ":")[[1]]
	graph <- simplify(read_network(kith, parts[1]))
	rows <- ties_by_chance(basename(parts[1]), graph, draws)
	if (length(parts) > 1) {
		rows <- rbind(rows, column_by_chance(basename(parts[1]), graph, kith, parts[1], parts[2], draws))
	}
	rows
}))
numbers <- c("value", "by_chance", "spread", "p")
table[numbers] <- lapply(table[numbers], signif, 12)
write.csv(table, row.names = FALSE, quote = FALSE)
