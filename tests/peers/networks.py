#!/usr/bin/env python3
"""Makes networks with directions, whose people have groups, for comparison with other programs.

usage: networks.py    writes lessons.csv, letters.csv, errands.csv and favours.csv beside itself

Pairs of one group are tied more often, ties are answered more often than by chance, both to a different degree in each.

SPDX-License-Identifier: GPL-2.0-or-later
"""
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))

# name, seed, people, column, its groups, chance of a tie within one and across, chance that it is answered
NETWORKS = [
    ("lessons", 1, 24, "instrument", ("oboe", "viola", "horn"), .16, .06, .25),
    ("letters", 2, 32, "parish", ("hill", "river"), .13, .04, .55),
    ("errands", 3, 28, "floor", ("first", "second", "third", "fourth"), .10, .08, .05),
    ("favours", 4, 20, "street", ("mill", "church", "quay"), .20, .07, .40),
]


def main():
    for name, seed, n, column, groups, within, across, answered in NETWORKS:
        chance = random.Random(seed)
        people = [f"{name[:-1]} {i:02d}" for i in range(1, n + 1)]
        group = {person: chance.choice(groups) for person in people}
        ties = {(a, b) for a in people for b in people
                if a != b and chance.random() < (within if group[a] == group[b] else across)}
        ties |= {(b, a) for a, b in sorted(ties) if chance.random() < answered}
        with open(os.path.join(HERE, name + ".csv"), "w", encoding="utf-8") as file:
            print(f"source,target,directed,{column}", file=file)
            for person in people:
                print(f"{person},,,{group[person]}", file=file)
            for a, b in sorted(ties):
                print(f"{a},{b},1,", file=file)


if __name__ == "__main__":
    main()
