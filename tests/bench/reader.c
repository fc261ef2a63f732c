/* Measures libcsv parsing a file alone, kith reading it into weighted rows, and writing it again.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <csv.h>
#include <stdio.h>

#include "clock.h"
#include "graph/read.h"
#include "graph/network.h"
#include "graph/write.h"

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

static struct clock_times parse_alone(const char *path)
{
	static char buffer[1 << 18];
	struct clock_times start = clock_both();
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
	return clock_since(start);
}

/* Writes graph CSV; exits where that fails. */
static void write_network(const kith_network *network, FILE *out)
{
	if (!out || !kith_graph_write(network, NULL, NULL, out, NULL, NULL)) {
		perror("writing");
		exit(4);
	}
}

/* Bytes of its graph CSV. */
static double count_bytes(const kith_network *network)
{
	FILE *out = tmpfile();
	write_network(network, out);
	double bytes = (double)ftello(out);
	fclose(out);
	return bytes;
}

/* Seconds of one round. */
struct times {
	struct clock_times reading, whole, writing; /* whole: to weighted rows */
	double bytes;                               /* written */
};

static struct times read_and_write(const char *path)
{
	const struct kith_reading reading = {0};
	struct times times;
	GError *error = NULL;
	struct clock_times start = clock_both();
	g_autoptr(kith_graph) graph = kith_graph_read(path, NULL, &reading, NULL, &error);
	times.reading = clock_since(start);
	g_autoptr(kith_network) network =
		graph ? kith_network_new(graph, KITH_AS_GIVEN, false, &error) : NULL;
	times.whole = clock_since(start);
	if (error) {
		fprintf(stderr, "%s\n", error->message);
		exit(error->code);
	}
	times.bytes = count_bytes(network);
	FILE *nowhere = fopen("/dev/null", "w");
	start = clock_both();
	write_network(network, nowhere);
	times.writing = clock_since(start);
	fclose(nowhere);
	return times;
}

int main(int count, char **arguments)
{
	if (count != 2) {
		fprintf(stderr, "usage: %s FILE.csv\n", arguments[0]);
		return 2;
	}
	double alone[ROUNDS], whole[ROUNDS], ratio[ROUNDS], computed[ROUNDS];
	for (int round = 0; round < ROUNDS; round++) {
		struct clock_times libcsv = parse_alone(arguments[1]);
		struct times times = read_and_write(arguments[1]);
		alone[round] = libcsv.wall;
		whole[round] = times.whole.wall;
		ratio[round] = times.whole.wall / libcsv.wall;
		computed[round] = times.whole.computed / libcsv.computed;
		double megabytes = 1e-6 * times.bytes;
		printf("libcsv alone %.3f s, kith to a graph %.3f s, to weighted rows %.3f s: %.2f "
		       "x (%.2f computed), at most %.0f MB; writing it %.3f s, %.0f MB a second "
		       "(%.0f computed)\n",
			alone[round], times.reading.wall, whole[round], ratio[round],
			computed[round], clock_peak_megabytes(), times.writing.wall,
			megabytes / times.writing.wall, megabytes / times.writing.computed);
	}
	printf("medians: libcsv alone %.3f s, kith %.3f s, ratio %.2f (%.2f computed)\n",
		clock_median(alone, ROUNDS), clock_median(whole, ROUNDS),
		clock_median(ratio, ROUNDS), clock_median(computed, ROUNDS));
	return 0;
}
