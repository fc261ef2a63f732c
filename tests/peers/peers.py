#!/usr/bin/env python3
"""Compares kith with what packages of R have printed, see README.md.

usage: peers.py KITH DATA

SPDX-License-Identifier: GPL-2.0-or-later
"""
import csv
import io
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def table(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Peers:
    def __init__(self, kith, data):
        self.kith, self.data = kith, data
        self.compared = self.wrong = 0

    def ask(self, *words):
        run = subprocess.run([self.kith, *words], capture_output=True, check=True, encoding="utf-8")
        return list(csv.DictReader(io.StringIO(run.stdout)))

    def file(self, name):
        return os.path.join(self.data, name)

    def check(self, place, holds, expected, got):
        self.compared += 1
        if not holds:
            self.wrong += 1
            print(f"{place}: expected {expected}, got {got}")

    def key_players(self):
        """The best pair is as good as keyplayer's; influenceR's, found by chance, is no better."""
        for row in table("key_players.csv"):
            pair = [figure for figure in self.ask("brokers", "-q", "--set", "2", self.file(row["network"]))
                    if figure["aim"] == row["aim"]]
            got, expected = float(pair[-1]["together"]), float(row["together"])
            holds = expected <= got + 1e-9 and (row["peer"] == "influenceR" or got <= expected + 1e-9)
            self.check(f"{row['network']} {row['peer']} {row['aim']}", holds, expected, got)


def main():
    peers = Peers(*sys.argv[1:3])
    peers.key_players()
    print(f"{peers.compared} figures compared, {peers.wrong} wrong")
    return peers.wrong > 0 or peers.compared == 0


if __name__ == "__main__":
    sys.exit(main())
