/* gzip as one of GIO's converters, for files of several members. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/gzip_unpacker.h"

#include <stdbool.h>

typedef struct {
	GObject parent;
	GConverter *member; /* GIO's own, which ends with the first */
	bool between_members;
} GzipUnpacker;

typedef struct {
	GObjectClass parent;
} GzipUnpackerClass;

static void gzip_unpacker_converter_init(GConverterIface *interface);

G_DEFINE_TYPE_WITH_CODE(GzipUnpacker, gzip_unpacker, G_TYPE_OBJECT,
	G_IMPLEMENT_INTERFACE(G_TYPE_CONVERTER, gzip_unpacker_converter_init))

static void gzip_unpacker_reset(GConverter *converter)
{
	GzipUnpacker *self = (GzipUnpacker *)converter;
	g_converter_reset(self->member);
	self->between_members = true;
}

static void gzip_unpacker_init(GzipUnpacker *self)
{
	self->member = G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP));
	self->between_members = true;
}

static void gzip_unpacker_finalize(GObject *object)
{
	g_object_unref(((GzipUnpacker *)object)->member);
	G_OBJECT_CLASS(gzip_unpacker_parent_class)->finalize(object);
}

static void gzip_unpacker_class_init(GzipUnpackerClass *class)
{
	((GObjectClass *)class)->finalize = gzip_unpacker_finalize;
}

/* NOLINTNEXTLINE(readability-function-size): GConverter asks for all nine. */
static GConverterResult gzip_unpacker_convert(GConverter *converter, const void *in, gsize in_size,
	void *out, gsize out_size, GConverterFlags flags, gsize *in_used, gsize *out_used,
	GError **error)
{
	GzipUnpacker *self = (GzipUnpacker *)converter;
	if (self->between_members && in_size == 0) {
		*in_used = *out_used = 0;
		if (flags & G_CONVERTER_INPUT_AT_END) {
			return G_CONVERTER_FINISHED;
		}
		g_set_error_literal(
			error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "the file ends too early");
		return G_CONVERTER_ERROR;
	}
	GConverterResult result = g_converter_convert(
		self->member, in, in_size, out, out_size, flags, in_used, out_used, error);
	self->between_members = result == G_CONVERTER_FINISHED;
	if (self->between_members) {
		g_converter_reset(self->member);
		return G_CONVERTER_CONVERTED;
	}
	return result;
}

static void gzip_unpacker_converter_init(GConverterIface *interface)
{
	interface->convert = gzip_unpacker_convert;
	interface->reset = gzip_unpacker_reset;
}

GConverter *kith_gzip_unpacker_new(void)
{
	return g_object_new(gzip_unpacker_get_type(), NULL);
}
