"""kith-spark COMMAND FILE..."""
# SPDX-License-Identifier: GPL-2.0-or-later
import sys

from kith_spark import cli


def main():
    sys.exit(cli.run(sys.argv[1:]))


if __name__ == "__main__":
    main()
