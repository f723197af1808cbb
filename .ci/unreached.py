"""What of src/ the specification never reached, compared with the list in tests/unreached.txt.

    unreached.py COVERAGE.lcov COVERAGE.json LIST.txt

The first two are what `llvm-cov export` writes: one knows the lines, the other the two ways out of each condition. A gap is named by its file and what stands there, not by its number, so that a
change elsewhere does not move it:

    src/law/now.rs | StepKind::Meeting { .. } => None, | 1 line
    src/terms/calendar/mod.rs | if days == 0 { | never true

A file of which nothing ever runs is named as a whole:

    src/candidacy/typed/proof.rs | all of it

Prints every gap that is not in the list and everything in the list that is not in the source any more, and fails if there is any.
"""

import collections
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def source(name):
    """The lines of a file of the library, or None for any other."""
    path = pathlib.Path(name)
    return path.read_text().split("\n") if path.is_relative_to(ROOT / "src") else None


def lines_of(lcov):
    """How often each line of each file was reached."""
    reached, name = collections.defaultdict(dict), None
    for record in lcov.splitlines():
        what, _, says = record.partition(":")
        if what == "SF":
            name = says
        elif what == "DA":
            line, count = says.split(",")[:2]
            reached[name][int(line)] = int(count)
    return reached


def gaps_in_lines(reached):
    for name, lines in reached.items():
        text = source(name)
        if text is None:
            continue
        runs, before = [], None
        for line in sorted(line for line, count in lines.items() if count == 0):
            if before is not None and line == before + 1:
                runs[-1][1] += 1
            else:
                runs.append([line, 1])
            before = line
        for line, length in runs:
            yield f"{pathlib.Path(name).relative_to(ROOT)} | {text[line - 1].strip()} | {length} line{'s' * (length > 1)}"


def gaps_in_branches(functions):
    taken = collections.defaultdict(lambda: [0, 0])
    for function in functions:
        for begin, column, end, last, true, false, file, *_ in function.get("branches", []):
            counts = taken[function["filenames"][file], begin, column, end, last]
            counts[0] += true
            counts[1] += false
    for (name, begin, column, end, last), (true, false) in taken.items():
        text = source(name)
        if text is None or (true and false) or (true, false) == (0, 0):
            continue  # what is not reached at all is among the lines
        line = text[begin - 1]
        condition = line[column - 1 : last - 1] if begin == end else line[column - 1 :]
        never = "true" if not true else "false"
        yield f"{pathlib.Path(name).relative_to(ROOT)} | {condition.strip()} | never {never}"


def main():
    lines, branches, listed = map(pathlib.Path, sys.argv[1:])
    functions = json.loads(branches.read_text())["data"][0]["functions"]
    explained = collections.Counter(
        line for line in listed.read_text().split("\n") if line and not line.startswith("#")
    )
    gaps = [*gaps_in_lines(lines_of(lines.read_text())), *gaps_in_branches(functions)]
    found = collections.Counter(gap for gap in gaps if whole(gap) not in explained)
    for gap in sorted((found - explained).elements()):
        print(f"no law reaches: {gap}")
    gone = [gap for gap in sorted(explained - found) if not stands(gap)]
    for gap in gone:
        print(f"is there no more: {gap}")
    print(f"{found.total()} gaps, {(found & explained).total()} of them with a reason in {listed.name}")
    return bool(found - explained) or bool(gone)


def whole(gap):
    """The file of a gap, as a whole."""
    return f"{gap.split(' | ', 1)[0]} | all of it"


def stands(gap):
    """Is what a gap names still there? Another run may reach it; that is no reason to fail."""
    name, what = gap.split(" | ", 1)
    text = ROOT / name
    if gap == whole(gap):
        return text.exists()
    return text.exists() and what.rsplit(" | ", 1)[0] in text.read_text()


sys.exit(main())
