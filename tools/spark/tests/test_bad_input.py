"""Bad input ends as in kith: what, where, what to do, the exit status, and nothing half written."""
# SPDX-License-Identifier: GPL-2.0-or-later
import glob
import os
import tempfile
import unittest

import bed


class BadInput(unittest.TestCase):
    def check(self, text, status, message, *more, command="summary"):
        with bed.file_of(text) as path, tempfile.TemporaryDirectory() as folder:
            answer = os.path.join(folder, "answer")
            got = bed.ask(command, path, "-o", answer, *more)
            self.assertEqual(got[0], status, got[2])
            self.assertIn(message, got[2])
            self.assertEqual(os.listdir(folder), [])

    def test_a_missing_column(self):
        self.check("a,b\n1,2\n", 3, "no columns source and target, only: a, b; name them with --source-column")

    def test_a_weight_of_nothing(self):
        self.check("source,target,weight\nA,B,1\nC,D,0\n", 3, 'the tie "C" - "D": the weight "0" is not a number above 0')

    def test_a_weight_that_is_no_number(self):
        self.check("source,target,weight\nA,B,1d\n", 3, 'the weight "1d" is not a number above 0')

    def test_an_empty_file(self):
        self.check("", 3, "the file is empty; it needs at least a header")

    def test_blank_lines_alone_and_a_comment(self):
        self.check("\n  \n", 3, "the file is empty; it needs at least a header")
        self.check("# of 2026\nsource,target\nA,B\n", 3, "this is a comment, '# of 2026'")

    def test_an_empty_table_of_parquet(self):
        with tempfile.TemporaryDirectory() as folder:
            ties = os.path.join(folder, "ties.parquet")
            os.mkdir(ties)
            status, _, said = bed.ask("people", ties, "-o", os.path.join(folder, "answer"))
            self.assertEqual(status, 3, said)
            self.assertIn("the file is empty; it needs at least a header", said)
            self.assertEqual(os.listdir(folder), ["ties.parquet"])

    def test_a_tie_without_a_source(self):
        self.check("source,target\nA,B\n,C\n", 3, "a tie without a source; fill the cell")

    def test_a_row_with_a_cell_too_many(self):
        self.check("source,target\nA,B\nA,B,C\n", 3, "another number of cells than the header, 2")

    def test_what_is_no_text_of_utf_8(self):
        for text in (b"source,target\nZo\xeb,B\n", b"source,target\nA\0,B\n", "\ufeffsource,target\nA,B\n".encode("utf-16-le")):
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "ties.csv")
                with open(path, "wb") as out:
                    out.write(text)
                status, _, said = bed.ask("summary", path)
                self.assertEqual(status, 3, text)
                self.assertIn("this is not UTF-8", said)

    def test_a_file_that_is_not_there(self):
        status, _, said = bed.ask("summary", "/nowhere/ties.csv")
        self.assertEqual(status, 4)
        self.assertIn("/nowhere/ties.csv cannot be read", said)

    def test_an_unknown_command_and_an_unknown_person(self):
        self.assertEqual(bed.ask("sumary", bed.data("karate.csv"))[0], 2)
        status, out, said = bed.ask("near", bed.data("karate.csv"), "--me", "nobody at all")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("nobody is called 'nobody at all'", said)

    def test_an_answer_is_never_written_over(self):
        with tempfile.TemporaryDirectory() as folder:
            status, _, said = bed.ask("summary", bed.data("karate.csv"), "-o", folder)
            self.assertEqual(status, 4)
            self.assertIn("is there already", said)
            self.assertEqual(glob.glob(f"{folder}*"), [folder])
