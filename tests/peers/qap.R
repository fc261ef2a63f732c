# What sna says of the correlation of kinds of ties, as a table.
#
# usage: Rscript qap.R DRAWS FILE.csv... > qap.csv
#
# sna's gcor over every two kinds (column `kind`) of ties, and the same correlation with the people of one of them in every
# order that sample() draws, as sna's qaptest and rmperm have it; weights are left aside, and so are kinds of fewer than three
# ties. Values closer than 1e-9 are equal.
# SPDX-License-Identifier: GPL-2.0-or-later
suppressMessages(library(sna))
set.seed(1)

matrices <- function(file) {
	rows <- read.csv(file, check.names = FALSE, colClasses = "character")
	people <- unique(c(rows$source, rows$target[rows$target != ""]))
	ties <- rows[rows$target != "" & rows$source != rows$target, ]
	any_way <- "directed" %in% names(rows) && any(ties$directed == "1")
	kinds <- unique(ties$kind[ties$kind != ""])
	kinds <- kinds[sapply(kinds, function(kind) sum(ties$kind == kind) >= 3)]
	found <- lapply(kinds, function(kind) {
		a <- matrix(0, length(people), length(people), dimnames = list(people, people))
		of <- ties[ties$kind == kind, ]
		a[cbind(of$source, of$target)] <- 1
		back <- if (any_way) of$directed != "1" else rep(TRUE, nrow(of))
		a[cbind(of$target, of$source)[back, , drop = FALSE]] <- 1
		a
	})
	names(found) <- kinds
	found
}

# The correlation of two matrices off the diagonal, the people of one in an order drawn; moments stay, products are summed anew.
correlations <- function(one, other, draws) {
	n <- nrow(one)
	off <- row(one) != col(one)
	centred <- other - mean(other[off])
	diag(centred) <- 0
	scale <- sd(one[off]) * sd(other[off]) * (sum(off) - 1)
	arcs <- which(one != 0 & off, arr.ind = TRUE)
	weight <- one[arcs]
	one_drawn <- function(order) sum(weight * centred[cbind(order[arcs[, 1]], order[arcs[, 2]])]) / scale
	stopifnot(all.equal(one_drawn(seq_len(n)), gcor(one, other)))
	list(testval = one_drawn(seq_len(n)), dist = replicate(draws, one_drawn(sample(n))))
}

compare <- function(file, draws) {
	all <- matrices(file)
	pairs <- combn(length(all), 2)
	do.call(rbind, lapply(seq_len(ncol(pairs)), function(k) {
		one <- all[[pairs[1, k]]]
		other <- all[[pairs[2, k]]]
		test <- correlations(one, other, draws)
		least <- min(sum(test$dist >= test$testval - 1e-9), sum(test$dist <= test$testval + 1e-9))
		data.frame(network = basename(file), kind = names(all)[pairs[1, k]], other = names(all)[pairs[2, k]],
			draws = draws, correlation = gcor(one, other), by_chance = mean(test$dist), spread = sd(test$dist),
			p = min(1, 2 * (1 + least) / (draws + 1)))
	}))
}

arguments <- commandArgs(trailingOnly = TRUE)
table <- do.call(rbind, lapply(arguments[-1], compare, draws = as.integer(arguments[1])))
numbers <- c("correlation", "by_chance", "spread", "p")
table[numbers] <- lapply(table[numbers], signif, 12)
write.csv(table, row.names = FALSE)
