#!/usr/bin/env python3
"""Writes invented chats, one file or folder a kind: Slack, Discord, Telegram, WhatsApp in some of its
forms, and git's log.

usage: chats.py FOLDER MESSAGES [WORD]      WORD stands in every text, and nowhere else
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import json
import os
import random
import sys
import time
import zipfile

NAMES = ["Ada Lee", "Bo Ek", "Cy Fan", "Dag", "Eve Orr", "Finn", "Gus", "Hal Ito", "Ida", "Jo", "Kai", "Lea"]
MARK = "\u200e"
FORMS = {
    "us": ("%-m/%-d/%y, %-I:%M\u202f%p - ", ""), "de": ("%d.%m.%y, %H:%M - ", ""),
    "iphone": ("[%d.%m.%y, %H:%M:%S] ", MARK), "fr": ("%d/%m/%Y à %H:%M \u2013 ", ""),
    "sv": ("%Y-%m-%d %H:%M - ", ""), "hu": ("%Y. %m. %d. %H:%M - ", ""), "fi": ("%-d.%-m.%Y klo %-H.%M - ", ""),
}


def main(folder, count, word="text"):
    chance = random.Random(7)
    os.makedirs(folder, exist_ok=True)
    at = [1_700_000_000 + k * 1500 + chance.randrange(1400) for k in range(count)]

    def who():
        return min(int(chance.expovariate(0.4)), len(NAMES) - 1)

    def few():
        return [who() for _ in range(chance.choice([0, 0, 0, 1, 2, 3]))]

    def earlier(k):
        return chance.randrange(max(0, k - 9), k) if k and chance.random() < 0.4 else None

    def write(name, text):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def slack():
        ids = [f"U0{i:07}" for i in range(len(NAMES))]
        users = [{"id": ids[i], "team_id": "T1", "name": f"n{i}", "is_bot": i == 9, "profile": {
            "real_name": name, "title": word, **({"email": f"P{i}@x.org"} if i % 3 else {})}}
                 for i, name in enumerate(NAMES)]
        days, threads = {}, {}
        for k in range(count):
            channel, author = chance.choice(["general", "weaving", "D01234567"]), who()
            if channel[0] == "D":
                author %= 2
            ts = f"{at[k]}.{k:06}"
            threads.setdefault(channel, []).append((ts, ids[author]))
            item = {"type": "message", "user": ids[author], "ts": ts,
                    "text": word + "".join(f" <@{ids[i]}>" for i in few()),
                    "blocks": [{"elements": [{"text": word}]}],
                    "reactions": [{"name": "x", "users": [ids[i] for i in few()]}]}
            if chance.random() < 0.4:
                item["thread_ts"], parent = chance.choice(threads[channel][-9:])
                if chance.random() < 0.5 and item["thread_ts"] != ts:
                    item["parent_user_id"] = parent
            if chance.random() < 0.1:
                item["subtype"] = chance.choice(["channel_join", "bot_message", "thread_broadcast"])
                if item["subtype"] == "bot_message":
                    item["bot_id"] = "B1"
            days.setdefault((channel, time.strftime("%Y-%m-%d", time.gmtime(at[k]))), []).append(item)
        with zipfile.ZipFile(os.path.join(folder, "slack.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
            for (channel, day), items in days.items():
                archive.writestr(f"{channel}/{day}.json", json.dumps(items))
            archive.writestr("users.json", json.dumps(users))

    def discord(name, kind, people):
        items = []
        for k in range(count):
            author, parent = who() % people, earlier(k)
            user = [{"id": str(100 + i), "name": NAMES[i], "isBot": i == 9} for i in range(len(NAMES))]
            items.append({"id": str(k), "type": chance.choice(["Default"] * 8 + ["Call"]), "content": word,
                          "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(at[k])),
                          "author": user[author], "mentions": [user[i] for i in dict.fromkeys(few())],
                          "embeds": [{"title": word}],
                          "reactions": [{"count": 9, "users": [user[i] for i in few()]}, {"count": 2}]})
            if parent is not None:
                items[-1].update(type="Reply", reference={"messageId": str(parent)})
        write(name, json.dumps({"guild": {"id": "0", "name": word}, "channel": {
            "id": name, "type": kind, "topic": word}, "messages": items, "messageCount": count}))

    def telegram():
        chats = []
        for n, kind in enumerate(["private_group", "personal_chat", "bot_chat", "private_supergroup"]):
            items = []
            for k in range(count // 4):
                author, parent = who(), earlier(k)
                author = {"personal_chat": 3, "bot_chat": 9}.get(kind, author) * (author % 2 or n % 3 == 0)
                items.append({"id": k, "type": chance.choice(["message"] * 8 + ["service"]), "from": NAMES[author],
                              "date": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(at[k])), "text": [word],
                              "from_id": f"user{author}" if author < 11 else "channel5", "text_entities": [word],
                              "reactions": [{"recent": [{"from_id": f"user{i}"} for i in few()]}]})
                if parent is not None:
                    items[-1]["reply_to_message_id"] = parent
            chats.append({"name": NAMES[3], "type": kind, "id": {1: 3, 2: 9}.get(n, 70 + n), "messages": items})
        write("telegram.json", json.dumps({"about": word, "chats": {"about": word, "list": chats[:2]},
                                           "left_chats": {"list": chats[2:]}}, ensure_ascii=False))

    def whatsapp(name, form, mark):
        lines = []
        for k in range(count):
            begin = time.strftime(form, time.gmtime(at[k] * 2 - 1_700_000_000))
            if chance.random() < 0.1:
                lines.append(begin + f'{NAMES[who()]} changed the subject to "{word}: {word}"')
            author = NAMES[who()]
            lines.append(mark * (k % 7 == 0) + begin + f"{author}: {mark * (k % 5 == 0)}{word} {k}")
            lines += [f"{word}: more"] * (k % 3 == 0)
        write(f"whatsapp-{name}.txt", "\n".join(lines) + "\n")

    def git():
        lines = []
        for k in range(count):
            author, other = who(), who()
            lines += [f"commit {k:040x}", f"Author: {NAMES[author]} <p{author}@x.org>",
                      "Date:   " + time.strftime("%a %b %-d %H:%M:%S %Y +0000", time.gmtime(at[-1 - k])), "",
                      f"    {word}", "    ", f"    Co-authored-by: {NAMES[other]} <p{other}@x.org>", ""]
            lines += [f"src/{chance.randrange(40)}.c" for _ in range(chance.randrange(4))] + [""]
        write("git.log", "\n".join(lines))

    slack()
    discord("discord.json", "GuildTextChat", len(NAMES))
    discord("discord-direct.json", "DirectTextChat", 2)
    telegram()
    for name, (form, mark) in FORMS.items():
        whatsapp(name, form, mark)
    git()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
