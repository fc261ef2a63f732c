/* Names made of any bytes end in SVG that is XML, and in JSON that ends no script and reads back.
 */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "io/json.h"
#include "drawing/page.h"
#include "drawing/picture.h"
#include "drawing/svg.h"
#include "base/text.h"

enum { MOST_PEOPLE = 40, SIDE = 400 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A ring of people with all that a picture borrows; places anywhere, one upon another too. */
struct ring {
	kith_csr *graph;
	GPtrArray *names; /* of char * */
	double x[MOST_PEOPLE], y[MOST_PEOPLE], radius[MOST_PEOPLE], size[MOST_PEOPLE];
};

static void ring_init(struct ring *ring, const char *lines)
{
	uint32_t from[MOST_PEOPLE], to[MOST_PEOPLE];
	g_auto(GStrv) names = g_strsplit(lines, "\n", MOST_PEOPLE);
	uint32_t n = g_strv_length(names);
	ring->names = g_ptr_array_new_with_free_func(g_free);
	for (uint32_t i = 0; i < n; i++) {
		g_ptr_array_add(ring->names, kith_text_clean(names[i]));
		from[i] = i;
		to[i] = (i + 1) % n;
		ring->x[i] = 37 * i % SIDE;
		ring->y[i] = 101 * i % SIDE;
		ring->radius[i] = 2 + i % 9;
		ring->size[i] = i % 5;
	}
	struct kith_arcs arcs = {.n = n, .m = n, .source = from, .target = to};
	ring->graph = kith_csr_new(&arcs, NULL);
}

static kith_scene *drawn(const struct ring *ring, const char *title, enum kith_theme theme)
{
	const struct kith_picture picture = {.width = 2 * SIDE,
		.height = 2 * SIDE,
		.theme = theme,
		.title = title,
		.ties = ring->graph,
		.graph = ring->graph,
		.x = ring->x,
		.y = ring->y,
		.radius = ring->radius,
		.size = ring->size,
		.size_name = "Ties each",
		.name = (char *const *)ring->names->pdata,
		.label_budget = ring->names->len};
	return kith_picture_draw(&picture, NULL);
}

/* Checks that the scene is XML with a title for everybody. */
static void check_svg(const kith_scene *scene, const struct ring *ring)
{
	char *svg;
	size_t length;
	FILE *out = open_memstream(&svg, &length);
	kith_svg_write(scene, NULL, out);
	fclose(out);
	xmlDoc *document =
		xmlReadMemory(svg, (int)length, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR);
	g_assert(document);
	xmlFreeDoc(document);
	size_t titles = 0;
	for (const char *at = svg; (at = strstr(at, "</title></circle>")); at++) {
		titles++;
	}
	g_assert(titles == ring->names->len);
	free(svg);
}

/* Checks that a name is the same after it went through the page, and cannot end its script. */
static void check_json(const char *name)
{
	GString *text = g_string_new(NULL);
	kith_page_text(text, name);
	g_assert(!strpbrk(text->str, "<>&"));
	kith_scanner *scanner =
		kith_scanner_new(kith_source_open_bytes("fuzz", text->str, text->len, NULL, NULL));
	struct kith_json *json = kith_json_read(scanner, NULL);
	g_assert(json && json->type == KITH_JSON_STRING && !strcmp(json->text, name));
	kith_json_free(json);
	kith_scanner_free(scanner);
	g_string_free(text, TRUE);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct ring ring = {0};
	g_autofree char *lines = g_strndup((const char *)bytes, length);
	ring_init(&ring, lines);
	g_autofree char *title = kith_text_clean(lines);
	kith_scene *scene = drawn(&ring, title, (enum kith_theme)(length % 3));
	g_assert(scene);
	check_svg(scene, &ring);
	for (guint i = 0; i < ring.names->len; i++) {
		check_json(ring.names->pdata[i]);
	}
	kith_scene_free(scene);
	kith_csr_free(ring.graph);
	g_ptr_array_unref(ring.names);
	return 0;
}
