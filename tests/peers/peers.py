#!/usr/bin/env python3
"""Compares kith with what packages of R have printed, see README.md.

usage: peers.py KITH DATA [DRAWS [SHARES]]

DRAWS networks by chance (default 1000) and SHARES draws of each share left out (default 60): as many as agree within a few
seconds; with 100000 and 100000 kith draws as often as they did.

SPDX-License-Identifier: GPL-2.0-or-later
"""
import csv
import io
import math
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def table(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Peers:
    def __init__(self, kith, data, draws=1000, shares=60):
        self.kith, self.data = kith, data
        self.draws, self.shares = int(draws), int(shares)
        self.compared = self.wrong = 0

    def ask(self, *words):
        run = subprocess.run([self.kith, *words], capture_output=True, check=True, encoding="utf-8")
        return list(csv.DictReader(io.StringIO(run.stdout)))

    def file(self, name):
        own = os.path.join(HERE, name)
        return own if os.path.exists(own) else os.path.join(self.data, name)

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

    def compare_draws(self, place, row, got, value):
        """Means, spreads and p agree as far as draws by chance can."""
        either = 1 / math.sqrt(self.draws) + 1 / math.sqrt(float(row["draws"]))
        expected = {name: float(row[name]) for name in (value, "by_chance", "spread", "p")}
        if expected["spread"] == 0:  # kith gives no p where all draws are the same
            self.check(f"{place} p", got["p"] == "", "", got["p"])
            del expected["p"]
        kurtosis = float(row.get("kurtosis") or 3)
        near = {value: 1e-9, "by_chance": 4 * expected["spread"] * either,
                "spread": 2 * expected["spread"] * math.sqrt(max(kurtosis, 3) - 1) * either,
                "p": 4 * math.sqrt(2 * expected.get("p", 0)) * either + 4 / self.draws}
        for name, most in near.items():
            if name not in expected:
                continue
            figure = float(got[name])
            self.check(f"{place} {name}", abs(figure - expected[name]) <= most + 1e-9, expected[name], figure)

    def qap(self):
        asked = {}
        for row in table("qap.csv"):
            network = row["network"]
            if network not in asked:
                asked[network] = {(pair["network"], pair["other"]): pair for pair in self.ask(
                    "compare", "-q", "--unweighted", "--chance", str(self.draws), self.file(network))}
            pairs = asked[network]
            got = pairs.get((row["kind"], row["other"])) or pairs[row["other"], row["kind"]]
            self.compare_draws(f"{network} {row['kind']} {row['other']}", row, got, "correlation")

    def distances(self):
        asked = {}
        for row in table("distances.csv"):
            network = row["network"]
            if network not in asked:
                asked[network] = {figure["figure"]: float(figure["value"]) for figure in self.ask(
                    "summary", "-q", "--directed", self.file(network)) if figure["value"]}
            expected, got = float(row["value"]), asked[network][row["figure"]]
            self.check(f"{network} {row['figure']}", abs(got - expected) <= 1e-9 * expected, expected, got)

    def stability(self):
        """The CS-coefficient lies where bootnet's does, its threshold moved by four standard errors of the draws either way."""
        shares = {}
        for row in table("stability.csv"):
            shares.setdefault((row["network"], row["of"]), []).append(row)
        for (network, of), rows in shares.items():
            error = 4 * math.sqrt(.95 * .05) * (1 / math.sqrt(self.shares) + 1 / math.sqrt(float(rows[0]["draws"])))
            least, most = (max([0] + [float(row["dropped"]) for row in rows if float(row["high"]) > high])
                           for high in (.95 + error, .95 - error))
            first = self.ask("brokers", "-q", "--unweighted", "--missing", "10%", "--missing-of", of, "--draws",
                             str(self.shares), "-n", "1", self.file(network))[0]
            got = float(first["cs_coefficient"])
            self.check(f"{network} {of} cs", least - 1e-9 <= got <= most + 1e-9, f"{least} to {most}", got)

    def chance(self):
        asked = {}
        for row in table("chance.csv"):
            keep = "dyads" if row["kept"] == "dyads" else "degrees"
            key = row["network"], keep
            if key not in asked:
                asked[key] = {figure["figure"]: figure for figure in self.ask(
                    "summary", "-q", "--chance", str(self.draws), "--keep", keep, self.file(row["network"]))}
            place = f"{row['network']} {row['kept']} {row['figure']}"
            self.compare_draws(place, row, asked[key][row["figure"]], "value")


def main():
    peers = Peers(*sys.argv[1:5])
    peers.key_players()
    peers.chance()
    peers.qap()
    peers.distances()
    peers.stability()
    print(f"{peers.compared} figures compared, {peers.wrong} wrong")
    return peers.wrong > 0 or peers.compared == 0


if __name__ == "__main__":
    sys.exit(main())
