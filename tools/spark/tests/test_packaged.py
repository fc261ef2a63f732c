"""As README says: by spark-submit, with nothing but the zipped package; Parquet in and out."""
# SPDX-License-Identifier: GPL-2.0-or-later
import os
import subprocess
import sys
import tempfile
import unittest
import zipfile

import bed
import side_by_side

PACKAGE = os.path.join(bed.HERE, "..", "kith_spark")


def submit(zipped, *arguments):
    import pyspark
    home = os.path.dirname(pyspark.__file__)
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYSPARK_SUBMIT_ARGS")}
    environment.update(SPARK_HOME=home, SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=sys.executable)
    java = ["--driver-java-options", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"]
    line = [os.path.join(home, "bin", "spark-submit"), *java, "--master", "local[2]", "--py-files", zipped,
            os.path.join(PACKAGE, "__main__.py"), *arguments]
    return subprocess.run(line, capture_output=True, text=True, env=environment)


class Packaged(unittest.TestCase):
    def test_parquet_by_spark_submit(self):
        with tempfile.TemporaryDirectory() as folder:
            zipped, ties, found = (os.path.join(folder, name) for name in ("kith-spark.zip", "ties.parquet", "ties"))
            with zipfile.ZipFile(zipped, "w") as package:
                for name in os.listdir(PACKAGE):
                    package.write(os.path.join(PACKAGE, name), f"kith_spark/{name}")
            spark = side_by_side.session.start("local[2]")
            spark.read.option("header", "true").csv(bed.data("community.csv")).coalesce(1).write.parquet(ties)
            done = submit(zipped, "ties", "-q", ties, "-o", found, "--format", "parquet")
            self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
            self.assertEqual(sorted(os.listdir(folder)), ["kith-spark.zip", "ties", "ties.parquet"])
            rows = spark.read.parquet(found)
            ours = [{name: str(side_by_side.cli.cell(value)) for name, value in row.asDict().items()} for row in rows.collect()]
            theirs = side_by_side.ask_kith(bed.KITH, "ties", bed.data("community.csv"), [])
            report = side_by_side.Report()
            side_by_side.compare(report, "ties", "Parquet", theirs, (rows.columns, ours))
            self.assertEqual(report.differing, 0)
            self.assertGreater(report.compared, 1000)
