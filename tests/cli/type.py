"""Types command lines into a shell, presses Tab, and prints the words that stand there then.

usage: type.py START LINE... -- SHELL ARGUMENT...

START is what the shell is told first. A line is not run: its words are printed, in < and >.
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import os
import pty
import select
import sys
import time

SECONDS = 60
HOME_KEY = b"\x01"


def read_until(terminal, mark):
    seen, end = b"", time.monotonic() + SECONDS
    while mark not in seen:
        if not select.select([terminal], [], [], max(0, end - time.monotonic()))[0]:
            sys.exit(f"no answer; the shell said {seen!r}")
        seen += os.read(terminal, 4096)
    return seen


def typed(terminal, line):
    # what is pressed before a line is read would be shown twice, so each waits for the last
    os.write(terminal, line.encode() + b"\t" + HOME_KEY + b"show \r")
    answer = read_until(terminal, b"]]]").decode()
    return answer[answer.index("[[[") + 3 : answer.index("]]]")]


def main():
    end = sys.argv.index("--")
    start, lines, shell = sys.argv[1], sys.argv[2:end], sys.argv[end + 1 :]
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="vt100", COLUMNS="200", PS1="> ", HISTFILE="/dev/null")
        os.execvp(shell[0], shell)
    show = "show() { printf '%s' '[[' '['; printf '<%s>' \"$@\"; printf '%s' ']]' ']'; }"
    os.write(terminal, f"{show}\r{start}\rshow ready\r".encode())
    read_until(terminal, b"]]]")
    for line in lines:
        print(typed(terminal, line))
    os.write(terminal, b"\x15exit\r")
    os.close(terminal)
    os.waitpid(child, 0)


main()
