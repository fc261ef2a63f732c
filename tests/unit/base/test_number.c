/* Claims about numbers, dates and spans of time. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/number.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void spans_have_units(void **state)
{
	(void)state;
	double days = 0;
	assert_true(kith_span_parse("90", &days));
	assert_true(fabs(days - 90) < 1e-9);
	assert_true(kith_span_parse(" 2Y ", &days));
	assert_true(fabs(days - 730.5) < 1e-9);
	assert_true(kith_span_parse("1.5w", &days));
	assert_true(fabs(days - 10.5) < 1e-9);
	assert_true(kith_span_parse("12m", &days));
	assert_true(fabs(days - 365.25) < 1e-9);
	static const char *const none[] = {"", "y", "-1y", "0d", "soon", "2 years", NULL};
	for (const char *const *text = none; *text; text++) {
		assert_false(kith_span_parse(*text, &days));
	}
	assert_true(fabs(days - 365.25) < 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_have_units),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
