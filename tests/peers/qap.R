# What sna says of the correlation of kinds of ties, as a table.
#
# usage: Rscript qap.R DRAWS FILE.csv... > qap.csv
#
# sna's gcor, and qaptest's rmperm, over every two kinds (column `kind`) of ties; weights are left aside, and so are
# kinds of fewer than three ties. Equal values differ by rounding in sna, so p is taken from its draws.
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

compare <- function(file, draws) {
	all <- matrices(file)
	pairs <- combn(length(all), 2)
	do.call(rbind, lapply(seq_len(ncol(pairs)), function(k) {
		one <- all[[pairs[1, k]]]
		other <- all[[pairs[2, k]]]
		test <- qaptest(list(one, other), gcor, reps = draws, g1 = 1, g2 = 2)
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
