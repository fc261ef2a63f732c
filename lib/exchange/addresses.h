/* E-mail addresses: written one way, and whether a person reads them. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_ADDRESSES_H
#define KITH_ADDRESSES_H

#include <stdbool.h>

/*
 * The address as people are known by it: lower case, NFC, the letters of xn-- domains; NULL where
 * it is no address or not UTF-8. Free with g_free.
 */
char *kith_address_clean(const char *address);

/*
 * A telephone's number as it is dialled from abroad, "+" and digits alone; NULL where it is none or
 * does not say its country. Free with g_free.
 */
char *kith_phone_clean(const char *phone);

/*
 * Whether an address is a role's or a robot's by its first part: no-reply, mailer-daemon,
 * postmaster, notifications, info, support (RFC 2142 and what is usual), list-request, owner-list,
 * bounces+..., somebot[bot]; or a calendar's room. Takes a clean one.
 */
bool kith_address_is_role(const char *address);

#endif
