/* Letters of all files: what is kept between one and the next. Private to import. */
/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITH_IMPORT_MAIL_H
#define KITH_IMPORT_MAIL_H

#include "exchange/import/import.h"

typedef struct kith_mail kith_mail;

void kith_mail_free(kith_mail *mail);

/* Notes what was left out of all letters read; `mail` may be NULL. */
void kith_mail_note(const kith_mail *mail, kith_import *import);

#endif
