#!/usr/bin/env python3
"""People and ties of mail, counted once more with nothing but Python's own library.

usage: oracle_mail.py KITH FILE-OR-FOLDER...

Each is read as one mailbox: an mbox, a message, or a folder with any number of either. What differs
from what `kith import` prints is printed, and the exit status is 1. Names are compared loosely: two
parsers of broken headers need not agree on them.
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import csv
import email.header
import email.utils
import io
import mailbox
import os
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from email.parser import BytesHeaderParser

ROLES = set("""abuse account accounts admin administrator alert alerts autoconfirm automated autoreply autoresponder billing
bot bounce bounces confirm confirmation cron customerservice daemon delivery digest donotreply dontreply
feedback ftp help helpdesk hostmaster info invoice invoices listserv mailerdaemon mailmanowner majordomo
marketing news newsletter newsletters nobody noc noreply notification notifications notifier notify orders
postmaster receipt receipts replies reply robot root sales security service shipping support survey surveys
sympa system updates usenet uucp webmaster www wwwdata""".split())
ENDINGS = ("-request", "-owner", "-bounces", "-bounce", "-subscribe", "-unsubscribe", "-admin", "-noreply",
           "-no-reply", "-notification", "-notifications", "[bot]", "-bot", "-daemon", "-alert",
           "-alerts", "-confirm", "-confirmation", "-digest", "-tracking", "-update", "-updates")


def is_role(address):
    local = address.rsplit("@", 1)[0]
    plain = re.sub("[-._]", "", local.split("+")[0])
    return (plain in ROLES or local.endswith(ENDINGS) or local.startswith("owner-")
            or re.match("noreply|donotreply|bounces?|mailerdaemon", plain) is not None
            or address.endswith("calendar.google.com"))


def clean(address):
    address = unicodedata.normalize("NFC", address).strip().lower()
    if re.search(r"[\s<>,;\"]", address) or not re.fullmatch(r".+@[^@]+", address, re.S):
        return None
    return address


def raw(message, name):
    return [str(value).replace("\r", "").replace("\n", " ").replace("\t", " ").strip()
            for value in message.get_all(name, [])]


def addresses(message, *names):
    found = []
    for name in names:
        values = raw(message, name)
        values = values if name in ("to", "cc", "bcc") else values[:1]
        for value in values:
            if "@" not in value:
                value = re.sub(r" at (?=[^ (>]*[.])", "@", value, count=1)
            pairs = email.utils.getaddresses([value])
            bare = [a for _, a in pairs if clean(a)]
            if not bare:
                bare = re.findall(r"[^\s<>,;\"]+@[^\s<>,;\"]+", value)[-1:]
            found += [clean(a) for a in bare]
    return [a for a in found if a]


def identity(value, last=False):
    found = re.findall(r"<([^<>]+)>", value)
    if found:
        return found[-1 if last else 0]
    return value if value and not re.search(r"[ <>]", value) else None


def day(message):
    values = raw(message, "date")
    try:
        return email.utils.parsedate_to_datetime(values[0]).strftime("%Y-%m-%d") if values else None
    except (ValueError, TypeError, IndexError):
        return None


def messages(path):
    if os.path.isdir(path):
        for name in sorted(os.listdir(path)):
            yield from messages(os.path.join(path, name))
        return
    with open(path, "rb") as file:
        start = file.read(5)
        if start != b"From ":
            file.seek(0)
            head = re.split(rb"\r?\n\r?\n", file.read(), maxsplit=1)[0]
            if re.match(rb"[\w-]+:", head) and re.search(rb"(?im)^from:", head):
                yield BytesHeaderParser().parsebytes(head)
            return
    for message in mailbox.mbox(path, factory=lambda f: BytesHeaderParser().parse(f)):
        yield message


def tally(path):
    seen, people, ties, replies, held, answered, lists = {}, set(), defaultdict(lambda: [0, 0]), [], [], set(), set()
    counted = 0

    def nobody(address):
        return is_role(address) or address in lists

    def sent(author, to):
        if nobody(author):
            return
        people.add(author)
        to = list(dict.fromkeys(a for a in to if a != author and not nobody(a)))
        if len(to) > 500:
            return
        for address in to:
            people.add(address)
            ties[author, address, "mail"][0] += 1 / len(to)
            ties[author, address, "mail"][1] += 1

    for message in messages(path):
        for value in raw(message, "list-post")[:1]:
            for address in re.findall(r"mailto:([^>?, ]+)", value)[:1]:
                lists.add(clean(address))
        for value in raw(message, "list-id")[:1]:
            name = identity(value, True)
            if name and "@" not in name and name.count(".") > 1:
                lists.add(clean(name.replace(".", "@", 1)))
        lists.discard(None)
        authors = addresses(message, "from") or addresses(message, "sender")
        if not authors:
            continue
        usable = [a for a in authors if not nobody(a)]
        usable = usable or [a for a in addresses(message, "reply-to") if not nobody(a)]
        author = (usable or authors)[0]
        name = identity((raw(message, "message-id") or [""])[0])
        if name:
            if name in seen:
                continue
            seen[name] = author
        counted += 1
        automatic = (raw(message, "auto-submitted") or ["no"])[0].lower()
        automatic = automatic != "" and not automatic.startswith("no")
        bulk = (automatic or (raw(message, "precedence") or [""])[0].lower() in ("bulk", "list", "junk")
                or bool((raw(message, "list-unsubscribe") or [""])[0]) or bool((raw(message, "list-id") or [""])[0]))
        to = addresses(message, "to", "cc", "bcc")
        if not bulk:
            sent(author, to)
        else:
            if raw(message, "list-post") and not automatic:
                sent(author, [])
            held.append((name, author, to))
        parent = identity((raw(message, "in-reply-to") or [""])[0])
        last = identity((raw(message, "references") or [""])[0], True)
        if (parent or last) and not automatic:
            replies.append((author, parent, last))
    for author, parent, last in replies:
        parent = parent if parent in seen else last
        other = seen.get(parent)
        if other is None or other == author:
            continue
        if not nobody(author):
            answered.add(parent)
        if nobody(author) or nobody(other):
            continue
        people.update((author, other))
        ties[author, other, "reply"][0] += 1
        ties[author, other, "reply"][1] += 1
    for name, author, to in held:
        if name in answered:
            sent(author, to)
    ties = {key: value for key, value in ties.items() if not nobody(key[0]) and not nobody(key[1])}
    return counted, {a for a in people if not nobody(a)}, ties


def kith(program, path):
    out = subprocess.run([program, "import", "-q", path], stdout=subprocess.PIPE, check=True).stdout.decode()
    people, ties = set(), {}
    for row in csv.DictReader(io.StringIO(out)):
        if row["target"]:
            ties[row["source"], row["target"], row["kind"]] = (float(row["weight"]), int(row["messages"]))
        else:
            people.add(row["source"])
    return people, ties


def main(program, *paths):
    failed = False
    for path in paths:
        counted, people, ties = tally(path)
        found, tied = kith(program, path)
        wrong = [f"only here: {p}" for p in sorted(people - found)]
        wrong += [f"only kith's: {p}" for p in sorted(found - people)]
        for key in sorted(set(ties) | set(tied)):
            here, there = ties.get(key, (0, 0)), tied.get(key, (0, 0))
            if here[1] != there[1] or abs(here[0] - there[0]) > 1e-6:
                wrong.append(f"{key}: {here[0]:g} in {here[1]} here, {there[0]:g} in {there[1]} of kith")
        print(f"{path}: {counted} messages, {len(people)} people, {len(ties)} ties,"
              f" {sum(1 for k in ties if k[2] == 'reply')} of them replies: {len(wrong)} differ")
        for line in wrong[:20]:
            print("   ", line)
        failed |= bool(wrong)
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
