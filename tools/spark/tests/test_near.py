"""An introduction found in the part of the graph that near hands on is the one found in the whole."""
# SPDX-License-Identifier: GPL-2.0-or-later
import unittest

import bed


class Near(unittest.TestCase):
    def check(self, file, me, to, steps="3"):
        status, part, said = bed.ask("near", file, "--me", me, "--to", to, "--steps", steps)
        self.assertEqual(status, 0, said)
        question = ["intro", "-q", "--me", me, "--to", to, "--max-steps", steps]
        whole, near = bed.kith(*question, file), bed.kith(*question, "-", given=part)
        self.assertEqual((near.stdout, near.returncode), (whole.stdout, whole.returncode), near.stderr)

    def test_people_of_a_place(self):
        self.check(bed.data("community.csv"), "Amara Okafor", "Rhiannon Pryce")

    def test_weights_count_as_in_the_whole(self):
        self.check(bed.data("lesmis.csv"), "Gavroche", "Fantine")

    def test_labels_of_others(self):
        with bed.file_of("source,target,label\nFar,,F.\nA,B,\nB,C,\nC,D,\nD,Far,\n") as path:
            self.check(path, "A", "C")

    def test_columns_called_as_ours(self):
        with bed.file_of("source,target,side,row,a,Name,one_way\nA,,left,7,x,Ann,no\nA,B,,,y,,\nB,C,,,,,\nC,D,,,,,\n") as path:
            self.check(path, "A", "C")
            self.assertEqual(bed.ask("near", path, "--me", "A", "--steps", "1")[1],
                             "source,target,side,row,a,Name,one_way\nA,,left,7,x,Ann,no\nB,,,,,,\nA,B,,,y,,\n")

    def test_who_cannot_be_reached(self):
        self.check(bed.data("florentine.csv"), "Pucci", "Medici")

    def test_everybody_within_some_steps(self):
        status, part, _ = bed.ask("near", bed.data("karate.csv"), "--me", "12", "--steps", "1")
        self.assertEqual((status, part), (0, "source,target,club,label\n1,,Mr. Hi,Mr. Hi\n12,,Mr. Hi,\n1,12,,\n"))
