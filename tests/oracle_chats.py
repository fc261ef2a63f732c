#!/usr/bin/env python3
"""People and ties of chats and of git's log, counted once more with nothing but Python's own library.

usage: oracle_chats.py KITH FILE-OR-FOLDER...

Each is Slack's export (a folder, a .zip, or files of it), a channel of Discord, Telegram's result.json,
WhatsApp's .txt (where the first and the last of its dates tell how they are written) or the output of
`git log --name-only`. What differs from what `kith import` prints is printed, and the exit status is 1.
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import csv
import datetime
import io
import itertools
import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import defaultdict

from oracle_mail import is_role

MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u061c"


def members(path):
    """Name and text of each file, archives looked into."""
    if os.path.isdir(path):
        for name in sorted(os.listdir(path)):
            yield from members(os.path.join(path, name))
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if not name.endswith("/"):
                    yield path + "/" + name, archive.read(name).decode("utf-8", "replace")
    else:
        with open(path, encoding="utf-8", errors="replace") as file:
            yield path, file.read()


class Tally:
    def __init__(self):
        self.people, self.out, self.alias = set(), set(), {}
        self.ties = defaultdict(lambda: [0.0, 0])
        self.seen = {}
        self.answers, self.mentions, self.pairs = [], [], defaultdict(list)
        self.counted, self.raw = 0, []

    def name(self, key):
        return self.alias.get(key, key)

    def nobody(self, key):
        return key in self.out or self.name(key) in self.out or ("@" in self.name(key) and is_role(self.name(key)))

    def message(self, identity, author):
        if identity in self.seen:
            return False
        self.seen[identity] = author
        self.counted += 1
        self.people.add(author)
        return True

    def tie(self, a, b, kind, weight=1.0):
        self.raw.append((a, b, kind, weight))

    def settle(self):
        for conversation, authors in self.pairs.items():
            two = list(dict.fromkeys(self.name(a) for a in authors))[:2]
            for author in authors if len(two) == 2 else []:
                if self.name(author) in two:
                    self.tie(author, two[1 - two.index(self.name(author))], "message")
        for a, parent in self.answers:
            if parent in self.seen:
                self.tie(a, self.seen[parent], "reply")
        for a, b, parent in self.mentions:
            if parent is None or self.seen.get(parent) != b:
                self.tie(a, b, "mention")
        for a, b, kind, weight in self.raw:
            if self.nobody(a) or self.nobody(b) or self.name(a) == self.name(b):
                continue
            self.people.update((a, b))
            key = (self.name(a), self.name(b), kind)
            if kind in ("conversation", "file"):
                key = (*sorted(key[:2]), kind)
            self.ties[key][0] += weight
            self.ties[key][1] += 1
        self.people = {self.name(p) for p in self.people if not self.nobody(p)}


def slack(tally, name, items):
    channel = os.path.basename(os.path.dirname(name)) or "."
    direct = re.fullmatch("D[A-Z0-9]{8,}", channel)
    for item in items:
        if "ts" not in item:
            if "profile" in item and item.get("id"):
                email = (item["profile"].get("email") or "").strip().lower()
                if email:
                    tally.alias[item["id"]] = email
                if item.get("is_bot") or item["id"] == "USLACKBOT":
                    tally.out.add(item["id"])
            continue
        if item.get("type", "message") != "message" or item.get("subtype") not in (
                None, "", "bot_message", "file_comment", "file_mention", "file_share", "me_message",
                "reply_broadcast", "thread_broadcast"):
            continue
        author, bot = item.get("user"), item.get("bot_id") or item.get("username")
        if bot and (not author or item.get("subtype") == "bot_message"):
            author = bot
            tally.out.add(bot)
        if not author:
            continue
        if not tally.message(("slack", channel, item["ts"]), author):
            continue
        thread = item.get("thread_ts")
        if thread and thread != item["ts"]:
            if item.get("parent_user_id"):
                tally.tie(author, item["parent_user_id"], "reply")
            else:
                tally.answers.append((author, ("slack", channel, thread)))
        for user in dict.fromkeys(re.findall(r"<@([A-Z0-9]{2,32})[>|]", item.get("text") or "")):
            tally.tie(author, user, "mention")
        for reaction in item.get("reactions") or []:
            for user in reaction.get("users") or []:
                tally.tie(user, author, "reaction")
        if direct:
            tally.pairs[channel].append(author)


def discord(tally, data):
    channel = data["channel"]

    def person(user):
        if user.get("isBot"):
            tally.out.add(user["id"])
        return user["id"]

    for item in data["messages"]:
        if item["type"] not in ("Default", "Reply", "ThreadStarterMessage", "ChatInputCommand", "0", "19", "20", "21"):
            continue
        author = person(item["author"])
        if not tally.message(("discord", item["id"]), author):
            continue
        parent = None
        if item["type"] in ("Reply", "19") and (item.get("reference") or {}).get("messageId"):
            parent = ("discord", item["reference"]["messageId"])
            tally.answers.append((author, parent))
        for user in item.get("mentions") or []:
            tally.mentions.append((author, person(user), parent))
        for reaction in item.get("reactions") or []:
            for user in reaction.get("users") or []:
                tally.tie(person(user), author, "reaction")
        if channel.get("type") in ("DirectTextChat", "1"):
            tally.pairs["discord", channel["id"]].append(author)


def telegram(tally, data):
    chats = [data] if "messages" in data else []
    for part in ("chats", "left_chats"):
        chats += (data.get(part) or {}).get("list") or []

    def person(identity):
        key = identity if isinstance(identity, str) else f"user{identity}"
        if key.startswith(("channel", "chat")):
            tally.out.add(key)
        return key

    for chat in chats:
        if chat.get("type") == "bot_chat":
            tally.out.add(f"user{chat['id']}")
        for item in chat["messages"]:
            if item.get("type") != "message" or item.get("from_id") in (None, ""):
                continue
            author = person(item["from_id"])
            if not tally.message(("telegram", chat.get("id"), item["id"]), author):
                continue
            if "reply_to_message_id" in item and "reply_to_peer_id" not in item:
                tally.answers.append((author, ("telegram", chat.get("id"), item["reply_to_message_id"])))
            for reaction in item.get("reactions") or []:
                for one in reaction.get("recent") or []:
                    if one.get("from_id"):
                        tally.tie(person(one["from_id"]), author, "reaction")
            if chat.get("type") == "personal_chat":
                if isinstance(item["from_id"], str) and author != f"user{chat['id']}":
                    tally.tie(author, f"user{chat['id']}", "message")
                else:
                    tally.pairs["telegram", chat["id"]].append(author)
        # Where authors go by text, the other is known; messages of the other go to whoever else wrote.
        mine = [person(m["from_id"]) for m in chat["messages"] if m.get("type") == "message" and m.get("from_id")]
        other = f"user{chat.get('id')}"
        if chat.get("type") == "personal_chat" and tally.pairs.get(("telegram", chat["id"])):
            partner = next((m for m in mine if m != other), None)
            if all(a == other for a in tally.pairs["telegram", chat["id"]]) and partner:
                for author in tally.pairs.pop(("telegram", chat["id"])):
                    tally.tie(author, partner, "message")


def whatsapp(tally, text):
    """Heads of lines by one expression; dates by the order under which they do not go back."""
    head = re.compile(r"^\[?(\d{1,4})[./-] ?(\d{1,2})[./-] ?(\d{1,4})\.?,? \D{0,12}?(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?"
                      r" ?([ap]\.? ?m\.?)?(?:\] ?| - )(.*)$", re.I)
    lines = []
    for line in text.splitlines():
        plain = "".join(" " if c in "\u202f\u00a0" else "-" if c in "\u2013\u2014" else c for c in line
                        if c not in MARKS)
        found = head.match(plain)
        if not found:
            continue
        *date, hour, minute, second, half, rest = found.groups()
        writer, colon, said = rest.partition(": ")
        if not colon and rest.endswith(":"):
            writer, colon = rest[:-1], ":"
        if not colon or re.search('["\u201c\u201d]', writer):
            continue
        marked = re.search(r": ?\u200e", line[line.index(writer[0]):]) is not None and "\u200e" in line.split(": ", 1)[-1][:1]
        writer = writer.lstrip("~").strip()
        if marked and "<" not in said and (len(said) > 60 or said.startswith(writer)):
            continue
        hour = int(hour) % 12 + (12 if half[0] in "pP" else 0) if half else int(hour)
        lines.append((tuple(map(int, date)), hour * 3600 + int(minute) * 60 + int(second or 0), writer, marked))
    people = {writer for _, _, writer, marked in lines if not marked}

    def day(date, order):
        a, b, c = date
        d, m, y = ((a, b, c), (b, a, c), (c, b, a))[order]
        try:
            found = datetime.date(y + 2000 if y < 100 else y, m, d)
        except ValueError:
            return None
        return found.toordinal() if 2009 <= found.year <= 2099 else None

    def fit(order):
        days = [day(date, order) for date, _, _, _ in lines]
        known = [d for d in days if d is not None]
        return (len(days) - len(known), sum(b < a for a, b in zip(known, known[1:])),
                (max(known) - min(known)) if known else 0)

    likely = 1 if re.search(r"\d ?[ap]\.? ?m\b", text, re.I) else 0
    order = min((likely, 1 - likely, 2), key=fit)
    groups, last = [], None
    for date, second, writer, _ in lines:
        now = (day(date, order) or 0) * 86400 + second
        if last is None or abs(now - last) > 3600:
            groups.append((now, []))
            last = now
        last = max(last, now)
        groups[-1][1].append(writer)
    for begin, writers in groups:
        writers = [w for w in dict.fromkeys(writers) if w in people]
        if not writers or not tally.message(("whatsapp", begin, *writers), writers[0]):
            continue
        tally.people.update(writers)
        for a, b in itertools.combinations(writers, 2):
            tally.tie(a, b, "conversation", 1 / (len(writers) - 1))


def git(tally, text):
    touched, authors, head = defaultdict(set), [], False

    def author(line):
        name, _, rest = line.partition("<")
        email = rest.rsplit(">", 1)[0].strip().lower()
        authors.append(email or name.strip())

    for line in text.split("\n"):
        if re.match("commit [0-9a-f]{40}", line):
            authors, head = [], True
            tally.counted += 1
        elif not line:
            head = False
        elif head or line.startswith(" "):
            field, _, value = line.strip().partition(":")
            if field.lower() == "co-authored-by" or (head and field == "Author"):
                author(value.strip())
        else:
            touched[line.split("\t")[-1]].update(authors)
    for who in touched.values():
        who = sorted(w for w in who if not ("@" in w and is_role(w)))
        if len(who) > 500:
            continue
        tally.people.update(who)
        for a, b in itertools.combinations(who, 2):
            tally.tie(a, b, "file", 1 / (len(who) - 1))


def count(path):
    tally = Tally()
    for name, text in members(path):
        start = text.lstrip("\ufeff \r\n\t")[:1]
        if start in ("[", "{") and not re.match(r"\[\d", text.lstrip("\ufeff" + MARKS)):
            data = json.loads(text)
            if isinstance(data, list):
                slack(tally, name, [item for item in data if isinstance(item, dict)])
            elif "guild" in data:
                discord(tally, data)
            elif "messages" in data or "chats" in data:
                telegram(tally, data)
        elif text.startswith("commit "):
            git(tally, text)
        else:
            whatsapp(tally, text)
    tally.settle()
    return tally


def kith(program, path):
    out = subprocess.run([program, "import", "-q", path], stdout=subprocess.PIPE, check=True).stdout.decode()
    people, ties = set(), {}
    for row in csv.DictReader(io.StringIO(out)):
        if row["target"]:
            key = (row["source"], row["target"], row["kind"])
            if not row.get("directed"):
                key = (*sorted(key[:2]), row["kind"])
            ties[key] = (float(row["weight"]), int(row.get("messages") or row.get("events")))
        else:
            people.add(unicodedata.normalize("NFC", row["source"]))
    return people, ties


def main(program, *paths):
    failed = False
    for path in paths:
        tally = count(path)
        people = {unicodedata.normalize("NFC", p) for p in tally.people}
        found, tied = kith(program, path)
        wrong = [f"only here: {p}" for p in sorted(people - found)]
        wrong += [f"only kith's: {p}" for p in sorted(found - people)]
        for key in sorted(set(tally.ties) | set(tied)):
            here, there = tally.ties.get(key, (0, 0)), tied.get(key, (0, 0))
            if here[1] != there[1] or abs(here[0] - there[0]) > 1e-6:
                wrong.append(f"{key}: {here[0]:g} in {here[1]} here, {there[0]:g} in {there[1]} of kith")
        kinds = defaultdict(int)
        for _, _, kind in tally.ties:
            kinds[kind] += 1
        print(f"{path}: {tally.counted} counted, {len(people)} people, {len(tally.ties)} ties"
              f" ({', '.join(f'{n} {k}' for k, n in sorted(kinds.items()))}): {len(wrong)} differ")
        for line in wrong[:20]:
            print("   ", line)
        failed |= bool(wrong)
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
