"""Every column equals kith's; rows of odd kinds are read as kith reads them."""
# SPDX-License-Identifier: GPL-2.0-or-later
import unittest

import bed
import side_by_side

ODD = '''

source,target,weight,directed,kind,city
Zoë,,,,,Leeds
Alone,,,,,Leeds
A,B,1.5,1,work,
B,A,2,1,family;work,
 A , B ,0.25,1,friend,
B,B,4,1,,
B,C,,0,,
"C, D",Zoe\u0308,1e-3,1,work|club,
C,"C, D",3,0,"say ""hi""",
E,F,1,1,,
'''


class Answers(unittest.TestCase):
    def check(self, file, commands):
        report = side_by_side.Report()
        side_by_side.compare_all(report, bed.KITH, [file], commands, 0)
        self.assertEqual(report.differing, 0)
        self.assertGreater(report.compared, 10)

    def test_weights(self):
        self.check(bed.data("lesmis.csv"), ["communities", "ties", "brokers"])

    def test_directions_columns_and_parallel_ties(self):
        self.check(bed.data("community.csv"), ["brokers", "summary"])

    def test_rows_of_odd_kinds(self):
        with bed.file_of(ODD) as path:
            self.check(path, ["summary", "people", "ties"])

    def test_nobody_and_nothing(self):
        with bed.file_of("source,target\n") as path:
            self.check_status(path, 0)

    def check_status(self, path, status):
        for command in ("people", "ties", "web"):
            got = bed.ask(command, path)
            self.assertEqual(got[0], status, got[2])
            self.assertEqual(got[1].count("\n"), 1)
