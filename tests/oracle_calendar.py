#!/usr/bin/env python3
"""Who met whom by calendars, counted once more with the Python modules icalendar and recurring_ical_events.

usage: oracle_calendar.py KITH FILE...

Each file is read by itself, up to the day of its latest change as `kith import` does. What differs from what that
prints is printed, and the exit status is 1; it is 77 where the modules are not installed. A file that they cannot
read is named and passed over.
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import csv
import datetime
import io
import itertools
import re
import subprocess
import sys
from collections import defaultdict

try:
    import icalendar
    import recurring_ical_events
except ImportError:
    sys.exit(77)

from oracle_mail import clean, is_role

LARGEST = 500


def address(value):
    text = str(value).strip()
    params = value.params
    if re.match("mailto:", text, re.I) and "@" in text:
        key = text[7:].strip()
    elif params.get("EMAIL"):
        key = str(params["EMAIL"])
    elif "@" in text and " " not in text:
        key = text
    elif params.get("CN"):
        key = str(params["CN"])
    elif re.match("invalid:|mailto:", text, re.I):
        return None
    else:
        key = text
    return (clean(key) or key) if key else None


def listed(event, name):
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def people(event, nobody):
    there, away, organiser = [], set(), None
    for value in listed(event, "ORGANIZER"):
        organiser = address(value)
    for value in listed(event, "ATTENDEE"):
        who, params = address(value), {k.upper(): str(v).upper() for k, v in value.params.items()}
        if who is None:
            continue
        if params.get("CUTYPE") in ("ROOM", "RESOURCE", "GROUP"):
            nobody.add(who)
        if params.get("PARTSTAT") in ("DECLINED", "DELEGATED") or params.get("ROLE") == "NON-PARTICIPANT":
            away.add(who)
        else:
            there.append(who)
    if organiser and organiser not in away:
        there.append(organiser)
    return set(there)


def day(value):
    return value.date() if isinstance(value, datetime.datetime) else value


def stamp(event, name):
    try:
        return day(event.decoded(name))
    except (KeyError, ValueError, AttributeError):
        return None


def calendars(path):
    with open(path, "rb") as file:
        return icalendar.Calendar.from_ical(file.read(), multiple=True)


def tally(path):
    nobody, events, stamps, starts = set(), defaultdict(set), [], []
    found = calendars(path)
    for calendar in found:
        for event in calendar.walk("VEVENT"):
            people(event, nobody)
            stamps += [s for s in (stamp(event, n) for n in ("DTSTAMP", "CREATED", "LAST-MODIFIED")) if s]
            starts += [s for s in [stamp(event, "DTSTART")] if s]
    if not starts:
        return None, set(), {}
    today = max(stamps or starts)
    together = found[0]
    for calendar in found[1:]:
        for component in calendar.subcomponents:
            together.add_component(component)
    query = recurring_ical_events.of(together, skip_bad_series=True)
    for event in query.between(min(starts) - datetime.timedelta(2), today + datetime.timedelta(2)):
        when = day(event.start)
        if when <= today and str(event.get("STATUS", "")).upper() != "CANCELLED":
            events[str(event.get("UID", id(event))), when] |= people(event, set())
    ties, met = defaultdict(lambda: [0, 0, None, None]), set()
    for (_, when), who in events.items():
        who = sorted(p for p in who if p not in nobody and not ("@" in p and is_role(p)))
        if not 2 <= len(who) <= LARGEST:
            continue
        met |= set(who)
        for pair in itertools.combinations(who, 2):
            tie = ties[pair]
            tie[0] += 1 / (len(who) - 1)
            tie[1] += 1
            tie[2] = min(tie[2] or when, when)
            tie[3] = max(tie[3] or when, when)
    return today, met, ties


def kith(program, path):
    out = subprocess.run([program, "import", "-q", path], stdout=subprocess.PIPE, check=True).stdout.decode()
    met, ties = set(), {}
    for row in csv.DictReader(io.StringIO(out)):
        if row["target"]:
            pair = tuple(sorted((row["source"], row["target"])))
            ties[pair] = (float(row["weight"]), int(row["events"]), row["first"], row["last"])
        else:
            met.add(row["source"])
    return met, ties


def main(program, *paths):
    failed = False
    for path in paths:
        try:
            today, met, ties = tally(path)
            found, tied = kith(program, path)
        except Exception as error:  # pylint: disable=broad-except
            print(f"{path}: passed over: {type(error).__name__}")
            continue
        wrong = [f"only here: {p}" for p in sorted(met - found)]
        wrong += [f"only kith's: {p}" for p in sorted(found - met)]
        for pair in sorted(set(ties) | set(tied)):
            here, there = ties.get(pair, (0, 0, None, None)), tied.get(pair, (0, 0, None, None))
            if here[1] != there[1] or abs(here[0] - there[0]) > 1e-6 or [str(d) for d in here[2:]] != [
                    str(d) for d in there[2:]]:
                wrong.append(f"{pair}: here {here[0]:g} in {here[1]} {here[2]} {here[3]}, kith {there}")
        print(f"{path}: up to {today}, {len(met)} people, {len(ties)} ties, {sum(t[1] for t in ties.values())} times: "
              f"{len(wrong)} differ")
        for line in wrong[:20]:
            print("   ", line)
        failed |= bool(wrong)
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
