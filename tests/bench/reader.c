/* Measures the reader: libcsv parsing a file alone, against kith reading it into weighted rows. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <csv.h>
#include <stdio.h>

#include "clock.h"
#include "graph/read.h"
#include "graph/network.h"

enum { ROUNDS = 5 };

static void count_cell(void *cell, size_t length, void *total)
{
	(void)cell;
	*(size_t *)total += length;
}

static void count_row(int end, void *total)
{
	(void)end;
	++*(size_t *)total;
}

static double parse_alone(const char *path)
{
	static char buffer[1 << 18];
	double start = clock_now();
	FILE *file = fopen(path, "rb");
	if (!file) {
		perror(path);
		exit(4);
	}
	struct csv_parser parser;
	size_t total = 0, length;
	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
	while ((length = fread(buffer, 1, sizeof buffer, file)) > 0) {
		csv_parse(&parser, buffer, length, count_cell, count_row, &total);
	}
	csv_fini(&parser, count_cell, count_row, &total);
	csv_free(&parser);
	fclose(file);
	return clock_now() - start;
}

static double read_network(const char *path, double *reading_only)
{
	const struct kith_reading reading = {0};
	GError *error = NULL;
	double start = clock_now();
	g_autoptr(kith_graph) graph = kith_graph_read(path, NULL, &reading, NULL, &error);
	*reading_only = clock_now() - start;
	g_autoptr(kith_network) network =
		graph ? kith_network_new(graph, KITH_AS_GIVEN, false, &error) : NULL;
	double seconds = clock_now() - start;
	if (error) {
		fprintf(stderr, "%s\n", error->message);
		exit(error->code);
	}
	return seconds;
}

int main(int count, char **arguments)
{
	if (count != 2) {
		fprintf(stderr, "usage: %s FILE.csv\n", arguments[0]);
		return 2;
	}
	double alone[ROUNDS], whole[ROUNDS], reading[ROUNDS], ratio[ROUNDS];
	for (int round = 0; round < ROUNDS; round++) {
		alone[round] = parse_alone(arguments[1]);
		whole[round] = read_network(arguments[1], &reading[round]);
		ratio[round] = whole[round] / alone[round];
		printf("libcsv alone %.3f s, kith to a graph %.3f s, to weighted rows %.3f s: %.2f "
		       "x, "
		       "at most %.0f MB\n",
			alone[round], reading[round], whole[round], ratio[round],
			clock_peak_megabytes());
	}
	printf("medians: libcsv alone %.3f s, kith %.3f s, ratio %.2f\n",
		clock_median(alone, ROUNDS), clock_median(whole, ROUNDS),
		clock_median(ratio, ROUNDS));
	return 0;
}
