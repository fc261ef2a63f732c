#!/bin/sh
# Everybody in an invented mailbox and calendar, in the circles they form.
# SPDX-License-Identifier: GPL-2.0-or-later
set -eu
kith import -q data/mailbox.mbox data/calendar.ics --me noor@example.org |
	kith plot --title "Noor's circles" -o "$1"
