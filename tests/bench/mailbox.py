#!/usr/bin/env python3
"""Writes a mailbox of invented letters, so many megabytes: people, threads, attachments as in a real one.

usage: mailbox.py MEGABYTES > FILE.mbox
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import random
import sys
import time

PEOPLE = 5000
NAMES = ["Ada", "Bo", "Cy", "Dag", "Eve", "Finn", "Gus", "Hal", "Ida", "Jo", "Kai", "Lea"]


def main(megabytes):
    chance = random.Random(1)
    people = [f"{chance.choice(NAMES)} {chance.choice(NAMES)}son <p{i}@host{i % 97}.example>" for i in range(PEOPLE)]
    weights = [1 / (i + 1) for i in range(PEOPLE)]
    lines = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz     ", k=72)) + "\n" for _ in range(500)]
    data = ["".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", k=76)) + "\n"
            for _ in range(500)]
    written, ids, letter = 0, [], 0
    while written < megabytes << 20:
        letter += 1
        when = 1_000_000_000 + 900 * letter
        sender = chance.choices(people, weights)[0]
        to = [people[0]] + chance.choices(people, weights, k=chance.choice([0, 0, 0, 1, 2, 8]))
        date = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(when))
        name = f"<{letter}.{chance.getrandbits(48)}@host.example>"
        head = [f"From {sender.split('<')[1][:-1]} {time.asctime(time.gmtime(when))}",
                f"Return-Path: <{sender.split('<')[1]}"]
        head += [f"Received: from relay{k}.example (relay{k}.example [192.0.2.{k}])\n\tby mx.example with ESMTPS id"
                 f" {chance.getrandbits(60):x};\n\t{date}" for k in range(4)]
        head += ["DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=host.example; s=k1;\n\th=from:to:subject:date;"
                 f"\n\tb={data[letter % 500].strip()}\n\t {data[letter % 499].strip()}",
                 f"From: {sender}", "To: " + ",\n\t".join(to), f"Subject: {lines[letter % 500][:40]}", f"Date: {date}",
                 f"Message-ID: {name}", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"]
        if ids and chance.random() < 0.6:
            parent = chance.choice(ids[-200:])
            head += [f"In-Reply-To: {parent}", f"References: {parent}"]
        ids = ids[-200:] + [name]
        body = chance.choices(lines, k=chance.randrange(5, 60))
        if chance.random() < 0.05:
            body += chance.choices(data, k=chance.randrange(100, 3000))
        text = "\n".join(head) + "\n\n" + "".join(body) + "\n"
        sys.stdout.write(text)
        written += len(text)


if __name__ == "__main__":
    main(int(sys.argv[1]))
