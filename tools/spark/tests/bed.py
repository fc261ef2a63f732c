"""What the tests share: where kith is, files, answers."""
# SPDX-License-Identifier: GPL-2.0-or-later
import contextlib
import io
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, ".."), HERE]
from kith_spark import cli  # noqa: E402

os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")

DATA = os.path.join(HERE, "..", "..", "..", "data")
KITH = os.environ.get("KITH", os.path.join(HERE, "..", "..", "..", "build", "kith"))


def data(name):
    return os.path.join(DATA, name)


def ask(*arguments):
    """Exit status, answer and messages of kith-spark."""
    out, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stderr(said):
        try:
            status = cli.run([*arguments, "--master", "local[2]"], out)
        except SystemExit as ended:
            status = ended.code
    return status, out.getvalue(), said.getvalue()


def kith(*arguments, given=None):
    return subprocess.run([KITH, *arguments], input=given, capture_output=True, text=True)


def stop():
    """Ends Spark's session, not its JVM: the next one may have another master."""
    from pyspark.sql import SparkSession
    session = SparkSession.getActiveSession()
    if session:
        session.stop()


@contextlib.contextmanager
def file_of(text, name="ties.csv"):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        yield path
