"""What goes wrong: what, where, what to do, and the exit status it ends in."""
# SPDX-License-Identifier: GPL-2.0-or-later

NO_ANSWER, USAGE, DATA, SYSTEM = 1, 2, 3, 4


class Failure(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status = status
