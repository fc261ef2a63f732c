# What sna and igraph say of figures against chance, as a table.
#
# usage: Rscript chance.R KITH OF_TIES OF_COLUMNS FILE.csv:COLUMN... > chance.csv, so many draws of each
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

# How far draws lie out: 3 where they are normal, much more where hardly any differs from the others.
kurtosis <- function(draws) {
	off <- draws - mean(draws)
	if (sum(off^2) < 1e-18) NaN else length(draws) * sum(off^4) / sum(off^2)^2
}

row <- function(network, kept, figure, x, draws) {
	data.frame(network = network, kept = kept, figure = figure, draws = length(draws), value = x,
		by_chance = mean(draws, na.rm = TRUE), spread = sd(draws, na.rm = TRUE), p = two_sided(x, draws),
		kurtosis = kurtosis(draws[!is.na(draws)]))
}

# Figures of a matrix of ones and zeros, as igraph has them.
transitive <- function(m) {
	a <- (m | t(m)) + 0
	paths <- a %*% a
	connected <- sum(paths) - sum(diag(paths))
	if (connected == 0) NaN else sum(paths * a) / connected
}

by_degree <- function(m) {
	out <- rowSums(m)
	of <- colSums(m)
	ties <- sum(out)
	x <- sum(out^2) / ties
	y <- sum(of^2) / ties
	spreads <- (sum(out^3) / ties - x^2) * (sum(of^3) / ties - y^2)
	if (spreads < 1e-12) NaN else (sum(out * (m %*% of)) / ties - x * y) / sqrt(spreads)
}

answered <- function(m) sum(m * t(m)) / sum(m)

matrix_of <- function(graph) {
	ends <- as_edgelist(graph, names = FALSE)
	m <- matrix(0, vcount(graph), vcount(graph))
	m[ends] <- 1
	if (is_directed(graph)) m else m + t(m)
}

# So many matrices of networks with the same dyads: sna's rguman, undirected igraph's G(n, m).
of_dyads <- function(graph, draws) {
	n <- vcount(graph)
	if (!is_directed(graph)) {
		return(replicate(draws, matrix_of(sample_gnm(n, ecount(graph))), simplify = FALSE))
	}
	census <- igraph::dyad_census(graph)
	drawn <- rguman(draws, n, mut = census$mut, asym = census$asym, null = census$null, method = "exact")
	lapply(seq_len(draws), function(k) drawn[k, , ])
}

ties_by_chance <- function(name, graph, draws) {
	swaps <- keeping_degseq(niter = 10 * ecount(graph))
	degrees <- replicate(draws, {
		m <- matrix_of(rewire(graph, swaps))
		c(transitive(m), by_degree(m), answered(m))
	})
	at_once <- 500
	dyads <- do.call(cbind, lapply(seq_len(draws / at_once), function(k) {
		sapply(of_dyads(graph, at_once), function(m) c(transitive(m), by_degree(m)))
	}))
	m <- matrix_of(graph)
	x <- igraph::transitivity(as.undirected(graph, mode = "collapse"), type = "globalundirected")
	a <- assortativity_degree(graph, directed = is_directed(graph))
	stopifnot(isTRUE(all.equal(x, transitive(m))), isTRUE(all.equal(a, by_degree(m))))
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
	pairs <- (length(has)^2 - sum(table(cells[has])^2)) / (if (is_directed(graph)) 1 else 2)
	within <- ends[cells[ends[, 1]] != "" & cells[ends[, 2]] != "", , drop = FALSE]
	figures <- function(of) {
		inside <- sum(of[within[, 1]] == of[within[, 2]])
		outside <- nrow(within) - inside
		c((outside - inside) / (outside + inside), outside / pairs, alike(of))
	}
	values <- unique(cells[has])
	count <- length(values)
	# assortativity by groups (Newman 2003), as igraph's assortativity_nominal
	alike <- function(of) {
		number <- match(of, values)
		mixing <- matrix(tabulate(number[within[, 1]] + count * (number[within[, 2]] - 1), count^2), count)
		if (!is_directed(graph)) mixing <- mixing + t(mixing)
		e <- mixing / sum(mixing)
		by_chance <- sum(rowSums(e) * colSums(e))
		(sum(diag(e)) - by_chance) / (1 - by_chance)
	}
	kept <- induced_subgraph(graph, has)
	stopifnot(isTRUE(all.equal(alike(cells),
		assortativity_nominal(kept, as.integer(factor(cells[has])), directed = is_directed(graph)))))
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
of_ties <- as.integer(arguments[2])
of_columns <- as.integer(arguments[3])
numbers <- c("value", "by_chance", "spread", "p", "kurtosis")
for (k in seq_along(arguments)[-(1:3)]) {
	parts <- strsplit(arguments[k], ":")[[1]]
	graph <- simplify(read_network(kith, parts[1]))
	rows <- ties_by_chance(basename(parts[1]), graph, of_ties)
	if (length(parts) > 1) {
		rows <- rbind(rows, column_by_chance(basename(parts[1]), graph, kith, parts[1], parts[2], of_columns))
	}
	rows[numbers] <- lapply(rows[numbers], signif, 12)
	write.table(rows, sep = ",", row.names = FALSE, col.names = k == 4, quote = FALSE, na = "")
}
