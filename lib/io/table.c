/* An answer: columns of figures and words over the same rows, sorted, cut and printed. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/table.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/condition.h"
#include "base/number.h"
#include "base/screen.h"
#include "io/lines.h"

bool kith_table_is_pure(const struct kith_table *table)
{
	bool pure = true;
	for (size_t f = 0; f < table->field_count; f++) {
		pure = pure && (table->fields[f].type != KITH_FIELD_TEXT || table->fields[f].pure);
	}
	return pure;
}

void kith_table_cell(const struct kith_table *table, size_t field, size_t row, GString *out)
{
	const struct kith_field *column = &table->fields[field];
	switch (column->type) {
	case KITH_FIELD_NUMBER:
		kith_number_print(out, ((const double *)column->data)[row]);
		break;
	case KITH_FIELD_COUNT:
		if (((const uint32_t *)column->data)[row] != UINT32_MAX) {
			kith_number_print(out, ((const uint32_t *)column->data)[row]);
		}
		break;
	case KITH_FIELD_FLAG:
		g_string_append_c(out, ((const uint8_t *)column->data)[row] ? '1' : '0');
		break;
	case KITH_FIELD_STRINGS:
		if (((const char *const *)column->data)[row]) {
			g_string_append(out, ((const char *const *)column->data)[row]);
		}
		break;
	case KITH_FIELD_TEXT:
		column->text(out, row, column->data);
		break;
	}
}

/* The order of rows by one of the columns. */

/* A row with what it is compared by. Texts are offsets into one buffer. */
struct key {
	double number; /* NAN: empty cell, or a column of text */
	size_t text;   /* of the cell, in a column of text */
	size_t name;   /* of the first field */
	size_t row;
};

struct sorting {
	const struct kith_table *table;
	struct key *keys;
	GString *texts; /* NUL-terminated, one after the other; offset 0 is the empty text */
	bool by_text, rising;
};

static bool runs_smallest_first(const char *column)
{
	return strcmp(column, "constraint") == 0 || strcmp(column, "hierarchy") == 0 ||
	       strcmp(column, "rank") == 0;
}

static bool find_field(const struct kith_table *table, const char *column, const char *purpose,
	size_t *field, GError **error)
{
	g_autoptr(GString) names = g_string_new(NULL);
	for (size_t f = 0; f < table->field_count; f++) {
		if (g_ascii_strcasecmp(table->fields[f].name, column) == 0) {
			*field = f;
			return true;
		}
		g_string_append_printf(names, "%s%s", f ? ", " : "", table->fields[f].name);
	}
	return kith_fail(error, KITH_ERROR_USAGE,
		"no column '%s' in this answer to %s; there are %s", column, purpose, names->str);
}

static size_t remember(struct sorting *sorting, size_t field, size_t row)
{
	size_t begin = sorting->texts->len;
	kith_table_cell(sorting->table, field, row, sorting->texts);
	if (sorting->texts->len == begin) {
		return 0;
	}
	g_string_append_c(sorting->texts, '\0');
	return begin;
}

static const char *text_at(const struct sorting *sorting, size_t offset)
{
	return sorting->texts->str + offset;
}

/* The number in a cell of a column that holds nothing else. */
static double number_at(const struct kith_field *column, size_t row)
{
	if (column->type == KITH_FIELD_NUMBER) {
		return ((const double *)column->data)[row];
	}
	if (column->type == KITH_FIELD_FLAG) {
		return ((const uint8_t *)column->data)[row];
	}
	uint32_t count = ((const uint32_t *)column->data)[row];
	return count == UINT32_MAX ? (double)NAN : count;
}

/* Reads the column's cells; as text as soon as one of them is not a number. */
static void read_column(struct sorting *sorting, size_t field)
{
	const struct kith_field *column = &sorting->table->fields[field];
	const size_t *order = sorting->table->order;
	for (size_t place = 0; place < sorting->table->rows; place++) {
		size_t row = order ? order[place] : place;
		struct key *key = &sorting->keys[place];
		*key = (struct key){.number = NAN, .row = row};
		if (column->type != KITH_FIELD_STRINGS && column->type != KITH_FIELD_TEXT) {
			key->number = number_at(column, row);
			continue;
		}
		key->text = remember(sorting, field, row);
		const char *text = text_at(sorting, key->text);
		if (*text && !kith_number_parse(text, false, &key->number)) {
			sorting->by_text = true;
		}
	}
}

static int compare_values(const struct sorting *sorting, const struct key *a, const struct key *b)
{
	const char *x = text_at(sorting, a->text), *y = text_at(sorting, b->text);
	bool no_a = sorting->by_text ? !*x : isnan(a->number);
	bool no_b = sorting->by_text ? !*y : isnan(b->number);
	if (no_a || no_b) {
		return no_a - no_b;
	}
	int order =
		sorting->by_text ? strcmp(x, y) : (a->number > b->number) - (a->number < b->number);
	return sorting->rising ? order : -order;
}

static int compare_keys(const void *a, const void *b, void *sorting)
{
	const struct key *x = a, *y = b;
	int order = compare_values(sorting, x, y);
	if (order == 0) {
		order = strcmp(text_at(sorting, x->name), text_at(sorting, y->name));
	}
	return order ? order : (x->row > y->row) - (x->row < y->row);
}

size_t *kith_table_sort(const struct kith_table *table, const char *column, GError **error)
{
	bool reversed = column[0] == '-';
	const char *name = column + reversed;
	size_t field = 0;
	if (!find_field(table, name, "order it by", &field, error)) {
		return NULL;
	}
	g_autofree struct key *keys = KITH_ARRAY(struct key, table->rows, error);
	size_t *order = keys ? KITH_ARRAY(size_t, table->rows, error) : NULL;
	if (!order) {
		return NULL;
	}
	g_autoptr(GString) texts = g_string_new_len("", 1);
	struct sorting sorting = {.table = table, .keys = keys, .texts = texts};
	read_column(&sorting, field);
	sorting.rising = (runs_smallest_first(name) || sorting.by_text) != reversed;
	for (size_t row = 0; row < table->rows; row++) {
		keys[row].name = remember(&sorting, 0, keys[row].row);
	}
	g_qsort_with_data(keys, (gint)table->rows, sizeof *keys, compare_keys, &sorting);
	for (size_t row = 0; row < table->rows; row++) {
		order[row] = keys[row].row;
	}
	return order;
}

size_t *kith_table_pick(
	const struct kith_table *table, const char *text, size_t *count, GError **error)
{
	struct kith_condition condition;
	size_t field = 0;
	if (!kith_condition_parse(&condition, text, error)) {
		return NULL;
	}
	size_t *order = NULL;
	if (find_field(table, condition.column, "pick rows by", &field, error)) {
		order = KITH_ARRAY(size_t, table->rows, error);
	}
	g_autoptr(GString) cell = g_string_new(NULL);
	size_t kept = 0;
	for (size_t place = 0; order && place < table->rows; place++) {
		size_t row = table->order ? table->order[place] : place;
		g_string_truncate(cell, 0);
		kith_table_cell(table, field, row, cell);
		if (kith_condition_passes(&condition, cell->str)) {
			order[kept++] = row;
		}
	}
	*count = order ? kept : *count;
	kith_condition_finish(&condition);
	return order;
}

/* As CSV, as JSON, or aligned for a terminal. */

#define AHEAD 8 /* rows */
#define DIGITS "0123456789"
#define GAP 2 /* blanks between the columns on a terminal */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Characters that end what can be copied as it is. */
static const bool ends_plain[256] = {['\0'] = 1, [','] = 1, ['"'] = 1, ['\r'] = 1, ['\n'] = 1};

/* Appends what a cell begins with, as far as it is plain and there is room; returns how much. */
static size_t append_plain(GString *line, const char *cell)
{
	char *end = line->str + line->len;
	size_t room = line->allocated_len - line->len - 1, k = 0;
	for (; k < room && !ends_plain[(unsigned char)cell[k]]; k++) {
		end[k] = cell[k];
	}
	end[k] = '\0';
	line->len += k;
	return k;
}

/* Whether one of the first `count` bytes, at most 8, of a word (least significant first) is below
 * '-': separators, quotes, blanks and controls all are. */
static bool has_early_byte(uint64_t word, size_t count)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t within = count < 8 ? ((uint64_t)1 << (8 * count)) - 1 : ~(uint64_t)0;
	return (word - ones * '-') & ~word & (ones << 7) & within;
}

/* Appends a short name without a look at each of its characters; false: it has to be looked at. */
static bool append_short(GString *line, struct kith_text text)
{
	uint64_t low, high;
	if (text.length > KITH_TEXT_PADDING ||
		line->allocated_len - line->len <= KITH_TEXT_PADDING) {
		return false;
	}
	memcpy(&low, text.at, 8);
	memcpy(&high, text.at + 8, 8);
	low = GUINT64_FROM_LE(low);
	high = GUINT64_FROM_LE(high);
	if (has_early_byte(low, text.length) ||
		(text.length > 8 && has_early_byte(high, text.length - 8))) {
		return false;
	}
	memcpy(line->str + line->len, text.at, KITH_TEXT_PADDING);
	line->len += text.length;
	line->str[line->len] = '\0';
	return true;
}

static bool has_blank_end(const char *cell, size_t length)
{
	return length > 0 && (is_blank(cell[0]) || is_blank(cell[length - 1]));
}

static void append_quoted(GString *line, const char *cell)
{
	g_string_append_c(line, '"');
	for (; *cell; cell++) {
		if (*cell == '"') {
			g_string_append_c(line, '"');
		}
		g_string_append_c(line, *cell);
	}
	g_string_append_c(line, '"');
}

/* Nearly all cells are short and plain: they are looked at and copied at once. */
void kith_csv_append(GString *line, const char *cell)
{
	size_t begin = line->len, length = append_plain(line, cell);
	if (!cell[length] && !has_blank_end(cell, length)) {
		return;
	}
	g_string_truncate(line, begin);
	if (has_blank_end(cell, strlen(cell)) || strpbrk(cell, ",\"\r\n")) {
		append_quoted(line, cell);
	} else {
		g_string_append(line, cell);
	}
}

void kith_csv_append_text(GString *line, struct kith_text text)
{
	if (!append_short(line, text)) {
		kith_csv_append(line, text.at);
	}
}

static void json_append(GString *out, const char *text)
{
	g_string_append_c(out, '"');
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '"' || c == '\\') {
			g_string_append_c(out, '\\');
			g_string_append_c(out, (char)c);
		} else if (c < 0x20 || c == 0x7f) {
			g_string_append_printf(out, "\\u%04x", c);
		} else {
			g_string_append_c(out, (char)c);
		}
	}
	g_string_append_c(out, '"');
}

static size_t rows_printed(const struct kith_table *table, const struct kith_table_style *style)
{
	return style->top ? MIN(style->top, table->rows) : table->rows;
}

static size_t row_at(const struct kith_table *table, size_t place)
{
	return table->order ? table->order[place] : place;
}

static bool is_number(const struct kith_field *field)
{
	return field->type == KITH_FIELD_NUMBER || field->type == KITH_FIELD_COUNT ||
	       field->type == KITH_FIELD_FLAG;
}

/* Whether a spreadsheet takes a text for a formula: also by the wide signs of East Asia. */
static bool is_formula(const char *text)
{
	static const gunichar wide[] = {0xff1d, 0xff0b, 0xff0d, 0xff20};
	gunichar first = g_utf8_get_char(text);
	bool is_wide = false;
	for (size_t k = 0; k < G_N_ELEMENTS(wide); k++) {
		is_wide |= first == wide[k];
	}
	return is_wide || (*text && strchr("=+-@\t\r", *text));
}

/* Appends a cell of words; `safe`: a spreadsheet is not to take it for a formula. */
static void append_words(GString *line, GString *cell, bool safe)
{
	if (safe && is_formula(cell->str)) {
		g_string_prepend_c(cell, '\'');
	}
	kith_csv_append(line, cell->str);
}

void kith_table_csv_cell(const struct kith_table *table, size_t field, size_t row, bool safe,
	GString *scratch, GString *line)
{
	if (is_number(&table->fields[field])) {
		kith_table_cell(table, field, row, line);
		return;
	}
	g_string_truncate(scratch, 0);
	kith_table_cell(table, field, row, scratch);
	append_words(line, scratch, safe);
}

/* What rows are written from. */
struct writing {
	const struct kith_table *table;
	bool safe;
	bool *number; /* JSON: columns of numbers */
};

static size_t cell_bytes(const struct kith_field *field)
{
	switch (field->type) {
	case KITH_FIELD_NUMBER:
		return sizeof(double);
	case KITH_FIELD_COUNT:
		return sizeof(uint32_t);
	case KITH_FIELD_FLAG:
		return sizeof(uint8_t);
	case KITH_FIELD_STRINGS:
		return sizeof(const char *);
	case KITH_FIELD_TEXT:
		break;
	}
	return 0;
}

/* Rows are ordered, so that the next ones are far away: their cells are on their way meanwhile. */
static void look_ahead(const struct kith_table *table, size_t place)
{
	size_t row = table->order && place + AHEAD < table->rows ? table->order[place + AHEAD] : 0;
	for (size_t f = 0; row && f < table->field_count; f++) {
		size_t bytes = cell_bytes(&table->fields[f]);
		if (bytes) {
			__builtin_prefetch((const char *)table->fields[f].data + row * bytes);
		}
	}
}

static void csv_row(GString *lines, GString *cell, size_t place, const void *data)
{
	const struct writing *writing = data;
	const struct kith_table *table = writing->table;
	look_ahead(table, place);
	for (size_t f = 0; f < table->field_count; f++) {
		if (f) {
			g_string_append_c(lines, ',');
		}
		kith_table_csv_cell(table, f, row_at(table, place), writing->safe, cell, lines);
	}
	g_string_append_c(lines, '\n');
}

static void write_csv(
	const struct kith_table *table, const struct kith_table_style *style, FILE *out)
{
	g_autoptr(GString) header = g_string_new(NULL);
	g_autoptr(GString) cell = g_string_new(NULL);
	for (size_t f = 0; f < table->field_count; f++) {
		if (f) {
			g_string_append_c(header, ',');
		}
		g_string_assign(cell, table->fields[f].name);
		append_words(header, cell, style->spreadsheet_safe);
	}
	g_string_append_c(header, '\n');
	kith_screen_write(header->str, header->len, kith_screen_is(out), out);
	struct writing writing = {table, style->spreadsheet_safe, NULL};
	kith_lines_write(
		rows_printed(table, style), csv_row, &writing, kith_table_is_pure(table), out);
}

/* Whether a text is a number as JSON writes one, and of no more digits than its readers keep. */
static bool is_json_number(const char *text)
{
	text += *text == '-';
	size_t whole = strspn(text, DIGITS), part = 0;
	bool leading_zero = *text == '0' && whole > 1;
	text += whole;
	if (whole > 0 && *text == '.') {
		part = strspn(text + 1, DIGITS);
		text += part ? part + 1 : 0;
	}
	return whole > 0 && !leading_zero && whole + part <= DBL_DIG && !*text;
}

/* Whether a column goes into JSON as numbers: for values of the data, if every row has one. */
static bool is_json_numbers(const struct kith_table *table, size_t field)
{
	if (!table->fields[field].values) {
		return is_number(&table->fields[field]);
	}
	g_autoptr(GString) cell = g_string_new(NULL);
	bool numbers = true;
	for (size_t place = 0; place < table->rows && numbers; place++) {
		g_string_truncate(cell, 0);
		kith_table_cell(table, field, row_at(table, place), cell);
		numbers = !*cell->str || is_json_number(cell->str);
	}
	return numbers;
}

/* JSON knows no infinity: it is the text "inf". */
static void json_cell(GString *out, bool number, const char *cell)
{
	if (!*cell) {
		g_string_append(out, "null");
	} else if (number && !strstr(cell, "inf")) {
		g_string_append(out, cell);
	} else {
		json_append(out, cell);
	}
}

static void json_row(GString *lines, GString *cell, size_t place, const void *data)
{
	const struct writing *writing = data;
	const struct kith_table *table = writing->table;
	g_string_append(lines, place ? ",\n{" : "\n{");
	for (size_t f = 0; f < table->field_count; f++) {
		g_string_truncate(cell, 0);
		kith_table_cell(table, f, row_at(table, place), cell);
		g_string_append(lines, f ? ", " : "");
		json_append(lines, table->fields[f].name);
		g_string_append(lines, ": ");
		json_cell(lines, writing->number[f], cell->str);
	}
	g_string_append_c(lines, '}');
}

static void write_json(
	const struct kith_table *table, const struct kith_table_style *style, FILE *out)
{
	g_autofree bool *number = g_new(bool, table->field_count + 1);
	for (size_t f = 0; f < table->field_count; f++) {
		number[f] = is_json_numbers(table, f);
	}
	struct writing writing = {table, false, number};
	fputs("[", out);
	kith_lines_write(
		rows_printed(table, style), json_row, &writing, kith_table_is_pure(table), out);
	fputs("\n]\n", out);
}

/* Four digits are as many as anyone reads on a screen. */
static void screen_cell(const struct kith_table *table, size_t field, size_t row, GString *out)
{
	const struct kith_field *column = &table->fields[field];
	char text[G_ASCII_DTOSTR_BUF_SIZE];
	double number = NAN;
	if (column->type == KITH_FIELD_NUMBER) {
		number = ((const double *)column->data)[row];
	}
	if (isfinite(number) && number != floor(number)) {
		g_string_append(out, g_ascii_formatd(text, sizeof text, "%.4g", number));
		return;
	}
	g_autoptr(GString) raw = g_string_new(NULL);
	kith_table_cell(table, field, row, raw);
	kith_screen_escape(out, raw->str);
}

/* The cells of a line of the table: of row `place`, or the header where that is SIZE_MAX. */
static void add_screen_cells(const struct kith_table *table, size_t place, GPtrArray *cells)
{
	for (size_t f = 0; f < table->field_count; f++) {
		GString *cell = g_string_new(NULL);
		if (place == SIZE_MAX) {
			kith_screen_escape(cell, table->fields[f].name);
		} else {
			screen_cell(table, f, row_at(table, place), cell);
		}
		g_ptr_array_add(cells, g_string_free(cell, FALSE));
	}
}

/* The table's cells as they will stand on a screen, the header first. */
static GPtrArray *screen_cells(const struct kith_table *table, size_t rows)
{
	GPtrArray *cells = g_ptr_array_new_with_free_func(g_free);
	add_screen_cells(table, SIZE_MAX, cells);
	for (size_t place = 0; place < rows; place++) {
		add_screen_cells(table, place, cells);
	}
	return cells;
}

#define WORDS_MAX 32 /* screen columns of a name */
#define WORDS_MIN 14 /* of which fewer say little */
#define INDENT 4     /* of a sentence under its row */

/* Columns laid out on a screen. */
struct screen {
	const struct kith_table *table;
	GPtrArray *cells; /* of char *: the header, then the rows */
	size_t *longest;  /* [columns] width of the longest cell */
	size_t *width;    /* [columns] width given to them */
	size_t shown;     /* columns side by side, from the left */
	size_t sentence;  /* the column that stands under its row; SIZE_MAX: none */
	size_t room;      /* screen columns */
};

static char **line_at(const struct screen *screen, size_t line)
{
	return (char **)screen->cells->pdata + line * screen->table->field_count;
}

static size_t whole_width(const struct screen *screen)
{
	size_t sum = 0;
	for (size_t f = 0; f < screen->shown; f++) {
		sum += screen->width[f] + (f ? GAP : 0);
	}
	return sum;
}

static void measure(struct screen *screen)
{
	size_t lines = screen->cells->len / screen->table->field_count;
	for (size_t line = 0; line < lines; line++) {
		for (size_t f = 0; f < screen->shown; f++) {
			size_t wide = kith_screen_width(line_at(screen, line)[f]);
			screen->longest[f] = MAX(screen->longest[f], wide);
		}
	}
}

/* The widest column of words, SIZE_MAX where none can be narrower. */
static size_t widest_words(const struct screen *screen)
{
	size_t widest = SIZE_MAX;
	for (size_t f = 0; f < screen->shown; f++) {
		if (!is_number(&screen->table->fields[f]) && screen->width[f] > WORDS_MIN &&
			(widest == SIZE_MAX || screen->width[f] > screen->width[widest])) {
			widest = f;
		}
	}
	return widest;
}

static bool is_sentence(const struct screen *screen, size_t field)
{
	const struct kith_field *column = &screen->table->fields[field];
	return !is_number(column) &&
	       (screen->longest[field] > WORDS_MAX || strcmp(column->name, "why") == 0);
}

/* Names that are too long are cut; a sentence, and the route of an introduction, never for that. */
static size_t wished_width(const struct screen *screen, size_t field)
{
	bool name = !is_number(&screen->table->fields[field]) && field != screen->sentence &&
		    strcmp(screen->table->fields[field].name, "route") != 0;
	return name ? MIN(screen->longest[field], WORDS_MAX) : screen->longest[field];
}

static bool fits(struct screen *screen)
{
	for (size_t f = 0; f < screen->shown; f++) {
		screen->width[f] = wished_width(screen, f);
	}
	return whole_width(screen) <= screen->room;
}

/* Makes words shorter until the columns fit, if they can. */
static bool shorten(struct screen *screen)
{
	bool enough = fits(screen);
	for (size_t widest; !enough && (widest = widest_words(screen)) != SIZE_MAX;) {
		screen->width[widest]--;
		enough = whole_width(screen) <= screen->room;
	}
	return enough;
}

/* Makes the columns fit: the sentence goes under its row, words become shorter, columns leave. */
static void fit(struct screen *screen)
{
	size_t last = screen->shown - 1;
	measure(screen);
	screen->sentence = last > 0 && is_sentence(screen, last) ? last : SIZE_MAX;
	if (fits(screen)) {
		screen->sentence = SIZE_MAX;
		return;
	}
	screen->shown -= screen->sentence != SIZE_MAX;
	while (!shorten(screen) && screen->shown > 1) {
		screen->shown--;
	}
}

static void append_line(const struct screen *screen, size_t line, GString *out)
{
	char **cells = line_at(screen, line);
	g_autoptr(GString) text = g_string_new(NULL);
	for (size_t f = 0; f < screen->shown; f++) {
		g_string_truncate(text, 0);
		int pad =
			(int)(screen->width[f] - kith_screen_cut(text, cells[f], screen->width[f]));
		bool right = is_number(&screen->table->fields[f]);
		g_string_append_printf(out, "%*s", f ? GAP : 0, "");
		g_string_append_printf(out, "%*s%s%*s", right ? pad : 0, "", text->str,
			right || f + 1 == screen->shown ? 0 : pad, "");
	}
	g_string_append_c(out, '\n');
	if (line > 0 && screen->sentence != SIZE_MAX && *cells[screen->sentence]) {
		g_string_append_printf(out, "%*s", INDENT, "");
		kith_screen_wrap(out, cells[screen->sentence], INDENT, INDENT, screen->room);
		g_string_append_c(out, '\n');
	}
}

static size_t count_lines(const char *text)
{
	size_t lines = 0;
	for (; *text; text++) {
		lines += *text == '\n';
	}
	return lines;
}

/* Writes the header and as many whole rows as there are lines for, one at least. */
static size_t write_lines(
	const struct screen *screen, const struct kith_table_style *style, size_t rows, FILE *out)
{
	g_autoptr(GString) text = g_string_new(style->bold ? "\033[1m" : NULL);
	append_line(screen, 0, text);
	if (style->bold) {
		g_string_insert(text, (gssize)text->len - 1, "\033[0m");
	}
	fputs(text->str, out);
	size_t written = 0, lines = 1;
	while (written < rows) {
		g_string_truncate(text, 0);
		append_line(screen, written + 1, text);
		lines += count_lines(text->str);
		if (style->lines && lines > style->lines && written > 0) {
			break;
		}
		fputs(text->str, out);
		written++;
	}
	return written;
}

static size_t write_terminal(const struct kith_table *table, const struct kith_table_style *style,
	GPtrArray *left_out, FILE *out)
{
	size_t rows = rows_printed(table, style);
	rows = style->lines ? MIN(rows, style->lines) : rows;
	g_autoptr(GPtrArray) cells = screen_cells(table, rows);
	g_autofree size_t *width = g_new0(size_t, table->field_count + 1);
	g_autofree size_t *widest = g_new0(size_t, table->field_count + 1);
	struct screen screen = {
		.table = table,
		.cells = cells,
		.longest = widest,
		.width = width,
		.shown = table->field_count,
		.sentence = SIZE_MAX,
		.room = style->width ? style->width : SIZE_MAX,
	};
	fit(&screen);
	for (size_t f = screen.shown; left_out && f < table->field_count; f++) {
		if (f != screen.sentence) {
			g_ptr_array_add(left_out, (char *)table->fields[f].name);
		}
	}
	return write_lines(&screen, style, rows, out);
}

/* The column that says what those in another are called, NAME_label, where it is left out. */
static const struct kith_field *labels_of(const struct kith_table *table, const char *name)
{
	size_t length = strlen(name);
	for (size_t f = 0; f < table->field_count; f++) {
		const struct kith_field *field = &table->fields[f];
		if (field->aside && !strncmp(field->name, name, length) &&
			!strcmp(field->name + length, "_label")) {
			return field;
		}
	}
	return NULL;
}

/* The columns that people read, who call people by their labels. */
static GArray *fields_to_read(const struct kith_table *table)
{
	GArray *fields = g_array_new(FALSE, FALSE, sizeof(struct kith_field));
	for (size_t f = 0; f < table->field_count; f++) {
		const struct kith_field *labels = labels_of(table, table->fields[f].name);
		struct kith_field field = labels ? *labels : table->fields[f];
		field.name = table->fields[f].name;
		if (!table->fields[f].aside) {
			g_array_append_val(fields, field);
		}
	}
	return fields;
}

size_t kith_table_write(const struct kith_table *table, const struct kith_table_style *style,
	GPtrArray *left_out, FILE *out)
{
	g_autoptr(GArray) fields = fields_to_read(table);
	struct kith_table read = *table;
	read.fields = (const struct kith_field *)(void *)fields->data;
	read.field_count = fields->len;
	switch (style->form) {
	case KITH_TABLE_CSV:
		write_csv(table, style, out);
		break;
	case KITH_TABLE_JSON:
		write_json(table, style, out);
		break;
	case KITH_TABLE_TERMINAL:
		return write_terminal(&read, style, left_out, out);
	}
	return rows_printed(table, style);
}
