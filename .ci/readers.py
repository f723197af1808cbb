"""Reads what the example `exports` wrote, with the tools that others read it with: argv[1] is the folder."""

import csv
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import icalendar
import pm4py

folder = pathlib.Path(sys.argv[1]).resolve()
SVG = "{http://www.w3.org/2000/svg}"


def check(holds, what):
    if not holds:
        sys.exit(f"{folder}: {what}")


# The table, by the standard library.
with open(folder / "facts.csv", newline="") as table:
    rows = list(csv.DictReader(table))
check(len(rows) > 20, "facts.csv has too few rows")
check(all(None not in row and None not in row.values() for row in rows), "a row of facts.csv is longer or shorter than its names")
print(f"facts.csv: {len(rows)} facts")

# The log, by pm4py: the same events as the table has facts, and what follows on what can be discovered.
log = pm4py.read_xes(str(folder / "log.xes"), variant="iterparse")
key = lambda event: (event[0], str(event[1]), event[2])
facts = [(row["candidacy"], row["number"], row["fact"]) for row in rows]
events = list(zip(log["case:concept:name"], log["candidacy:number"].astype(str), log["concept:name"]))
check(sorted(map(key, events)) == sorted(map(key, facts)), "log.xes and facts.csv differ")
check(str(log["time:timestamp"].dtype).startswith("datetime64[") and log["time:timestamp"].notna().all(), "a moment of log.xes")
check(set(log["org:role"]) >= {"candidate", "recruiter"}, "the roles of log.xes")
graph, starts, ends = pm4py.discover_dfg(log)
check(set(starts) == {"applied", "approached"}, f"log.xes begins with {starts}")
print(f"log.xes: {len(log)} events, {len(graph)} successions")

# The calendars, by icalendar: no line that it cannot read. Two meetings of the first candidacy took place. Of the second one was missed,
# and one was moved, and is called off for the company alone: the candidate has not been told.
stand = {
    "company.ics": [(0, "CONFIRMED"), (0, "CONFIRMED"), (1, "CANCELLED"), (2, "CANCELLED")],
    "candidate.ics": [(1, "CANCELLED"), (1, "CONFIRMED")],
}
for name, expected in stand.items():
    text = (folder / name).read_bytes()
    check(max(map(len, text.split(b"\r\n"))) <= 76, f"{name} has a line that is too long")
    calendar = icalendar.Calendar.from_ical(text)
    check(not calendar.errors and not any(one.errors for one in calendar.walk()), f"{name} has errors")
    meetings = sorted((int(one["SEQUENCE"]), str(one["STATUS"])) for one in calendar.walk("VEVENT") if ".meeting." in one["UID"])
    check(meetings == expected, f"the meetings of {name} are {meetings}")
    todos = calendar.walk("VTODO")
    check((name == "company.ics") == bool(todos), f"only the company has to-dos, and not {name}")
    check(all(one["DUE"].dt.tzinfo and one["DTSTAMP"].dt for one in todos), f"the due dates of {name}")
    check(len({str(one["UID"]) for one in calendar.walk() if "UID" in one}) == len(calendar.walk("VEVENT")) + len(todos), "a UID twice")
    print(f"{name}: {len(meetings)} meetings, {len(todos)} due dates")

# The pictures, by an XML parser, and by a browser as images, which shows nothing of a picture that is broken.
pictures = sorted(folder.glob("*.svg"))
check(len(pictures) == 3, "three pictures")
for picture in pictures:
    root = ElementTree.parse(picture).getroot()
    check(root.tag == SVG + "svg" and [one.tag for one in root][:2] == [SVG + "title", SVG + "desc"], picture.name)

# The diagrams, by Graphviz; what it draws is a picture as well.
for diagram in sorted(folder.glob("*.dot")):
    drawn = diagram.with_suffix(".dot.svg")
    said = subprocess.run(["dot", "-Tsvg", diagram, "-o", drawn], check=True, capture_output=True, text=True)
    check(not said.stderr.strip(), f"{diagram.name}: {said.stderr}")
    pictures.append(drawn)

page = folder / "pictures.html"
images = "\n".join(f'<img src="{picture.name}">' for picture in pictures)
script = "onload = () => document.title = [...document.images].map(one => one.naturalWidth + 'x' + one.naturalHeight).join()"
page.write_text(f"<!doctype html><title>none</title>{images}<script>{script}</script>")
with tempfile.TemporaryDirectory() as profile:
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    more = ["--disable-component-update", "--disable-sync", f"--user-data-dir={profile}", "--dump-dom", page.as_uri()]
    shown = subprocess.run(["chromium", *flags.split(), *more], check=True, capture_output=True, text=True, timeout=120)
sizes = re.search("<title>(.*?)</title>", shown.stdout).group(1).split(",")
check(len(sizes) == len(pictures) and not any(re.match("0x|.*x0$", size) for size in sizes), f"the browser shows {sizes}")
for picture, size in zip(pictures, sizes):
    print(f"{picture.name}: {size} in a browser")
