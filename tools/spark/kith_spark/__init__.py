"""kith's answers for graphs that live on a cluster."""
# SPDX-License-Identifier: GPL-2.0-or-later
