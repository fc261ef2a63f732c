"""Claims about which column is what."""
# SPDX-License-Identifier: GPL-2.0-or-later
import argparse
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from kith_spark import header  # noqa: E402
from kith_spark.failure import DATA, USAGE, Failure  # noqa: E402


def found(columns, **named):
    options = argparse.Namespace(source_column=None, target_column=None, weight_column=None)
    vars(options).update(named)
    heading = header.Header(columns, "ties.csv")
    header.find_ends(heading, options)
    return heading.source, heading.target, heading.weight


class Columns(unittest.TestCase):
    def test_ends_have_many_names_in_any_case(self):
        for source, target in header.ENDS:
            self.assertEqual(found(["Weight", target.upper(), source.title()]), (2, 1, 0))

    def test_an_option_wins(self):
        self.assertEqual(found(["source", "target", "weight", "who", "calls"], source_column="who",
                               weight_column="Calls"), (3, 1, 4))

    def test_a_missing_column_is_named_with_its_cure(self):
        with self.assertRaises(Failure) as failed:
            found(["a", "b"])
        self.assertEqual(failed.exception.status, DATA)
        self.assertIn("no columns source and target, only: a, b; name them with --source-column", str(failed.exception))

    def test_one_column_cannot_be_both_ends(self):
        with self.assertRaises(Failure) as failed:
            found(["source", "target"], source_column="target")
        self.assertEqual(failed.exception.status, USAGE)

    def test_a_column_that_stands_twice_is_refused(self):
        with self.assertRaisesRegex(Failure, "stands twice"):
            found(["source", "target", "Source"])

    def test_the_delimiter_parts_all_lines_alike(self):
        self.assertEqual(header.delimiter_of(["source;target;weight", "A;B;0,5", "C, D;E;1,5"]), ";")
        self.assertEqual(header.delimiter_of(["source,target", '"a;b;c",d']), ",")
        self.assertEqual(header.delimiter_of(["1\t2", "2\t3"]), "\t")

    def test_a_third_number_is_a_weight_where_there_is_no_header(self):
        self.assertEqual(header.bare(["A", "B", "2.5"], "f").weight, 2)
        self.assertIsNone(header.bare(["A", "B", "friend"], "f").weight)
