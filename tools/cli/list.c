/* All tools, from the one list in tools.def. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cli/tool.h"

#include <string.h>

#define TOOL(name) extern const struct kith_tool kith_tool_##name;
#include "tools.def"
#undef TOOL

const struct kith_tool *const kith_tools[] = {
#define TOOL(name) &kith_tool_##name,
#include "tools.def"
#undef TOOL
	NULL,
};

const struct kith_tool *kith_tool_find(const char *name)
{
	for (const struct kith_tool *const *tool = kith_tools; *tool; tool++) {
		if (strcmp((*tool)->name, name) == 0) {
			return *tool;
		}
	}
	return NULL;
}
