/* A page of answers for the browser and for paper: findings, a picture, tables; no network. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "drawing/report.h"

#include "base/number.h"
#include "base/text.h"
#include "drawing/page.h"
#include "drawing/picture.h"
#include "drawing/svg.h"
#include "page_parts.h"

#include <math.h>
#include <string.h>

/* Rows from which a table of two columns is set in two on paper. */
#define SLENDER_ROWS 20u

/* Digits of a figure that people read. */
#define DIGITS 3

static void append(GString *page, const char *before, const char *text, const char *after)
{
	g_autofree char *clean = kith_text_clean_whole(text);
	g_string_append(page, before);
	kith_svg_escape(page, clean);
	g_string_append(page, after);
}

/* A number as people read it: whole ones in full, others with three digits. */
static bool append_figure(GString *page, const char *cell)
{
	double number;
	if (!kith_number_parse(cell, false, &number)) {
		return false;
	}
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	bool whole = floor(number) == number &&
		     fabs(number) < 1e15; // NOLINT(clang-diagnostic-float-equal)
	int size =
		number == 0
			? 0
			: (int)floor(log10(fabs(number))); // NOLINT(clang-diagnostic-float-equal)
	g_autofree char *format =
		g_strdup_printf("%%.%df", whole ? 0 : CLAMP(DIGITS - 1 - size, 0, 9));
	append(page, "", g_ascii_formatd(digits, sizeof digits, format, number), "");
	return true;
}

/* Whether it is a number, or one in hundredths: "8 %". */
static bool is_number(const char *cell)
{
	double number;
	size_t length = strlen(cell);
	size_t digits = g_str_has_suffix(cell, " %") ? length - strlen(" %") : length;
	g_autofree char *figure = g_strndup(cell, digits);
	return kith_number_parse(figure, false, &number);
}

static void append_cell(GString *page, const char *heading, const char *cell)
{
	append(page, is_number(cell) ? "<td class=\"number\" data-of=\"" : "<td data-of=\"",
		heading, "\">");
	if (!append_figure(page, cell)) {
		append(page, "", cell, "");
	}
	g_string_append(page, "</td>");
}

static void append_table(GString *page, const kith_report_table *table, size_t rows)
{
	if (!table || table->len < 2) {
		return;
	}
	char *const *heading = table->pdata[0];
	bool slender = g_strv_length((char **)heading) == 2 && table->len > SLENDER_ROWS;
	g_string_append_printf(
		page, "<div class=\"table%s\"><table>\n<thead><tr>", slender ? " slender" : "");
	for (size_t c = 0; heading[c]; c++) {
		bool numbers = is_number(((char *const *)table->pdata[1])[c]);
		append(page, numbers ? "<th class=\"number\" scope=\"col\">" : "<th scope=\"col\">",
			heading[c], "</th>");
	}
	g_string_append(page, "</tr></thead>\n<tbody>\n");
	guint shown = MIN(table->len - 1, KITH_REPORT_ROWS);
	for (guint r = 1; r <= shown; r++) {
		char *const *row = table->pdata[r];
		g_string_append(page, "<tr>");
		for (size_t c = 0; heading[c]; c++) {
			append_cell(page, heading[c], row[c]);
		}
		g_string_append(page, "</tr>\n");
	}
	g_string_append(page, "</tbody></table></div>\n");
	size_t all = MAX(rows, table->len - 1);
	if (shown < all) {
		g_string_append_printf(page, "<p>The first %u of ", shown);
		kith_picture_digits(page, all);
		g_string_append(page, ".</p>\n");
	}
}

static void append_list(
	GString *page, const char *before, const GPtrArray *texts, const char *after)
{
	for (guint k = 0; texts && k < texts->len; k++) {
		append(page, before, texts->pdata[k], after);
	}
}

static void append_pictures(GString *page, const struct kith_report_part *part)
{
	if (part->picture) {
		g_string_append_printf(page, "<div class=\"%s\">\n%s</div>\n",
			part->dark ? "light" : "picture", part->picture);
	}
	if (part->dark) {
		g_string_append_printf(page, "<div class=\"dark\">\n%s</div>\n", part->dark);
	}
}

static void append_how(GString *page, const struct kith_report_part *part)
{
	bool more = part->folded && part->folded->len > 1;
	if (!*part->notes && !more) {
		return;
	}
	g_string_append(page, "<details><summary>How this was found</summary>\n");
	g_auto(GStrv) lines = g_strsplit(part->notes, "\n", -1);
	for (char **line = lines; *line; line++) {
		if (**line) {
			append(page, "<p>", *line, "</p>\n");
		}
	}
	append_table(page, part->folded, part->rows);
	g_string_append(page, "</details>\n");
}

static void append_part(GString *page, const struct kith_report_part *part, size_t number)
{
	g_string_append_printf(page, "<section id=\"part%zu\">\n", number);
	append(page, "<h2>", part->heading, "</h2>\n");
	append(page, "<p>", part->says, "</p>\n");
	append_pictures(page, part);
	append_list(page, "<p>", part->told, "</p>\n");
	append_table(page, part->shown, part->rows);
	append_how(page, part);
	g_string_append(page, "</section>\n");
}

static void append_links(GString *page, const struct kith_report *report)
{
	g_string_append(page, "<nav aria-label=\"Parts\">");
	for (size_t k = 0; k < report->count; k++) {
		g_string_append_printf(page, "<a href=\"#part%zu\">", k + 1);
		append(page, "", report->parts[k].heading, "</a>\n");
	}
	g_string_append(page, "</nav>\n");
}

void kith_report_write(const struct kith_report *report, FILE *out)
{
	g_autoptr(GString) page = g_string_new(NULL);
	kith_page_head(page, report->title, kith_report_css, NULL);
	append(page, "<body>\n<h1>", report->title, "</h1>\n");
	append(page, "<p class=\"about\">", report->about, "</p>\n<ul class=\"findings\">\n");
	append_list(page, "<li>", report->findings, "</li>\n");
	g_string_append(page, "</ul>\n");
	append_links(page, report);
	for (size_t k = 0; k < report->count; k++) {
		append_part(page, &report->parts[k], k + 1);
	}
	g_string_append(page, "</body>\n</html>\n");
	fwrite(page->str, 1, page->len, out);
}
