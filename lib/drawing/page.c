/* A scene as a page for the browser: one file, no network, to pan, zoom, search and hover. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/page.h"

#include "page_parts.h"
#include "drawing/svg.h"

void kith_page_text(GString *json, const char *text)
{
	g_string_append_c(json, '"');
	for (const char *c = text; *c; c++) {
		if ((unsigned char)*c < 0x20 || *c == '"' || *c == '\\' || *c == '<' || *c == '>' ||
			*c == '&') {
			g_string_append_printf(json, "\\u%04x", (unsigned)*c);
		} else {
			g_string_append_c(json, *c);
		}
	}
	g_string_append_c(json, '"');
}

/* The source expression that allows just this text to run. */
static char *hash_of(const char *text)
{
	uint8_t digest[32];
	gsize length = sizeof digest;
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_checksum_update(sum, (const guchar *)text, -1);
	g_checksum_get_digest(sum, digest, &length);
	g_checksum_free(sum);
	g_autofree char *base64 = g_base64_encode(digest, length);
	return g_strdup_printf("'sha256-%s'", base64);
}

void kith_page_head(GString *page, const char *title, const char *css, const char *script)
{
	g_autofree char *style = hash_of(css), *code = script ? hash_of(script) : NULL;
	g_string_append(page, "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
	g_string_append_printf(page,
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src %s; script-src %s; base-uri 'none'; form-action 'none'\">\n",
		style, code ? code : "'none'");
	g_string_append(page,
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"referrer\" content=\"no-referrer\">\n"
		"<meta name=\"generator\" content=\"kith " KITH_VERSION "\">\n<title>");
	kith_svg_escape(page, title);
	g_string_append_printf(page, "</title>\n<style>%s</style>\n", css);
}

static void append_controls(GString *page, const kith_scene *scene)
{
	bool dark = (scene->background & 0xFF) < 0x80;
	g_string_append_printf(page,
		"<body class=\"%s\">\n<header>\n<input id=\"search\" type=\"search\" "
		"list=\"known\" placeholder=\"Find a person\" aria-label=\"Find a person\">\n"
		"<datalist id=\"known\"></datalist>\n"
		"<button id=\"in\" aria-label=\"Zoom in\">+</button>\n"
		"<button id=\"out\" aria-label=\"Zoom out\">&minus;</button>\n"
		"<button id=\"all\">Show all</button>\n"
		"<p id=\"said\" role=\"status\"></p>\n</header>\n<main>\n<div id=\"stage\">\n",
		dark ? "dark" : "light");
}

void kith_page_write(const kith_scene *scene, const char *json, FILE *out)
{
	GString *page = g_string_new(NULL);
	kith_page_head(page, scene->title, kith_page_css, kith_page_js);
	append_controls(page, scene);
	fwrite(page->str, 1, page->len, out);
	kith_svg_write(scene, NULL, out);
	fprintf(out,
		"</div>\n<aside hidden aria-label=\"Person\"></aside>\n</main>\n"
		"<script type=\"application/json\" id=\"kith-data\">%s</script>\n"
		"<script>%s</script>\n</body>\n</html>\n",
		json, kith_page_js);
	g_string_free(page, TRUE);
}
