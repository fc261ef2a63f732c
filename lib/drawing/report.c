/* A page of answers for the browser: headings, a picture, tables; one file, no network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/report.h"

#include "drawing/page.h"
#include "page_parts.h"
#include "base/text.h"
#include "drawing/svg.h"

static void append(GString *page, const char *before, const char *text, const char *after)
{
	g_autofree char *clean = kith_text_clean(text);
	g_string_append(page, before);
	kith_svg_escape(page, clean);
	g_string_append(page, after);
}

static void append_links(GString *page, const struct kith_report_part *parts, size_t count)
{
	g_string_append(page, "<nav>");
	for (size_t k = 0; k < count; k++) {
		g_string_append_printf(page, "<a href=\"#part%zu\">", k + 1);
		append(page, "", parts[k].heading, "</a>\n");
	}
	g_string_append(page, "</nav>\n");
}

static void append_part(GString *page, const struct kith_report_part *part, size_t number)
{
	g_string_append_printf(page, "<section id=\"part%zu\">\n", number);
	append(page, "<h2>", part->heading, "</h2>\n");
	append(page, "<p>", part->says, "</p>\n");
	if (*part->answer) {
		g_string_append_printf(page, "<div class=\"table\">\n%s</div>\n", part->answer);
	}
	g_auto(GStrv) lines = g_strsplit(part->notes, "\n", -1);
	for (char **line = lines; *line; line++) {
		if (**line) {
			append(page, "<p class=\"more\">", *line, "</p>\n");
		}
	}
	g_string_append(page, "</section>\n");
}

void kith_report_write(
	const char *title, const struct kith_report_part *parts, size_t count, FILE *out)
{
	g_autoptr(GString) page = g_string_new(NULL);
	kith_page_head(page, title, kith_report_css, NULL);
	append(page, "<body>\n<h1>", title, "</h1>\n");
	append_links(page, parts, count);
	for (size_t k = 0; k < count; k++) {
		append_part(page, &parts[k], k + 1);
	}
	g_string_append(page, "</body>\n</html>\n");
	fwrite(page->str, 1, page->len, out);
}
