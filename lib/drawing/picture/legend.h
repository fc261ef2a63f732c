/* The legend of a picture: who the circles are, what sizes, colours and lines mean. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_PICTURE_LEGEND_H
#define KITH_PICTURE_LEGEND_H

#include "drawing/picture/drawing.h"

/* Gathers the rows of the legend into drawing->legend. */
void kith_legend_gather(struct kith_drawing *drawing);

/* The width of its column, 0 where it has no rows. */
double kith_legend_width(const struct kith_drawing *drawing);

/* How high it is in as many columns as fit into `width`. */
double kith_legend_height(const struct kith_drawing *drawing, double width);

/* Adds it to the scene, in the column the sheet has left for it; once the ties are drawn. */
void kith_legend_draw(struct kith_drawing *drawing);

#endif
