/* zstd as one of GIO's converters, beside its own gzip. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/zstd_unpacker.h"

#include <zstd.h>

typedef struct {
	GObject parent;
	ZSTD_DStream *stream;
	bool between_frames;
} Unpacker;

typedef struct {
	GObjectClass parent;
} UnpackerClass;

static void unpacker_converter_init(GConverterIface *interface);

G_DEFINE_TYPE_WITH_CODE(Unpacker, unpacker, G_TYPE_OBJECT,
	G_IMPLEMENT_INTERFACE(G_TYPE_CONVERTER, unpacker_converter_init))

static void unpacker_reset(GConverter *converter)
{
	Unpacker *self = (Unpacker *)converter;
	ZSTD_initDStream(self->stream);
	self->between_frames = true;
}

static void unpacker_init(Unpacker *self)
{
	self->stream = ZSTD_createDStream();
	unpacker_reset((GConverter *)self);
}

static void unpacker_finalize(GObject *object)
{
	ZSTD_freeDStream(((Unpacker *)object)->stream);
	G_OBJECT_CLASS(unpacker_parent_class)->finalize(object);
}

static void unpacker_class_init(UnpackerClass *class)
{
	((GObjectClass *)class)->finalize = unpacker_finalize;
}

/* NOLINTNEXTLINE(readability-function-size): GConverter asks for all nine. */
static GConverterResult unpacker_convert(GConverter *converter, const void *in, gsize in_size,
	void *out, gsize out_size, GConverterFlags flags, gsize *in_used, gsize *out_used,
	GError **error)
{
	Unpacker *self = (Unpacker *)converter;
	ZSTD_inBuffer from = {in, in_size, 0};
	ZSTD_outBuffer to = {out, out_size, 0};
	size_t hint = ZSTD_decompressStream(self->stream, &to, &from);
	if (ZSTD_isError(hint)) {
		g_set_error_literal(
			error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, ZSTD_getErrorName(hint));
		return G_CONVERTER_ERROR;
	}
	if (from.pos || to.pos) {
		self->between_frames = hint == 0;
		*in_used = from.pos;
		*out_used = to.pos;
		return G_CONVERTER_CONVERTED;
	}
	if (self->between_frames && in_size == 0 && flags & G_CONVERTER_INPUT_AT_END) {
		*in_used = *out_used = 0;
		return G_CONVERTER_FINISHED;
	}
	g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "the file ends too early");
	return G_CONVERTER_ERROR;
}

static void unpacker_converter_init(GConverterIface *interface)
{
	interface->convert = unpacker_convert;
	interface->reset = unpacker_reset;
}

GConverter *kith_zstd_unpacker_new(void)
{
	return g_object_new(unpacker_get_type(), NULL);
}
