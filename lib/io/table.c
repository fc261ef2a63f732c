/* An answer: columns of figures and words over the same rows, sorted, cut and printed. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/table.h"

#include <inttypes.h>

#include "base/number.h"

void kith_table_cell(const struct kith_table *table, size_t field, size_t row, GString *out)
{
	const struct kith_field *column = &table->fields[field];
	switch (column->type) {
	case KITH_FIELD_NUMBER:
		kith_number_print(out, ((const double *)column->data)[row]);
		break;
	case KITH_FIELD_COUNT:
		if (((const uint32_t *)column->data)[row] != UINT32_MAX) {
			g_string_append_printf(
				out, "%" PRIu32, ((const uint32_t *)column->data)[row]);
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
