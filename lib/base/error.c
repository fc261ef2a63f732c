/* Errors that say what is wrong, where, and what to do. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/error.h"

GQuark kith_error_quark(void)
{
	return g_quark_from_static_string("kith");
}

bool(kith_fail)(GError **error, enum kith_error code, const char *format, ...)
{
	if (!error) {
		return false;
	}
	va_list arguments;
	va_start(arguments, format);
	*error = g_error_new_valist(KITH_ERROR, (int)code, format, arguments);
	va_end(arguments);
	return false;
}
