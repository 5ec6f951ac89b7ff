#!/usr/bin/env python3
"""Exports the scripts of every scenario and holds them against Microsoft's cmdlet reference.

Usage: scripts_against_reference.py EXLYNC CHECKER REFERENCE
CHECKER is a Python module with `check(name, text, reference, applies, by_lower_name)`. Every pairing of products, versions
and synchronization is exported, and with the default synchronization every other answer in turn, but for the features that
are wanted, which only leave out; every value is filled in with its example. Equal scripts for equal versions are checked once. Exit 1 on findings, or where too little was checked.
"""
import concurrent.futures
import concurrent.futures.process
import contextlib
import hashlib
import importlib.util
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

CROSSED = ["exchange", "lync", "exchange-version", "lync-version", "directory-sync"]
EXCHANGE = {"se": "Exchange Server SE"} | {v: f"Exchange Server {v}" for v in ("2010", "2013", "2016", "2019")}
LYNC = {
    "lync-2010": "Lync Server 2010",
    "lync-2013": "Lync Server 2013",
    "sfb-2015": "Skype for Business Server 2015",
    "sfb-2019": "Skype for Business Server 2019",
    # The reference ends with 2019; SE has the same cmdlets.
    "sfb-se": "Skype for Business Server 2019",
}
# The checker takes these for cmdlets of Lync, by the letters behind the first hyphen: cmdlets that our own table holds, and
# a block that is called, whose commands it looks at one by one as well.
OF_POWERSHELL = ("Import-Csv", "Export-Csv", "Out-Default", "{")
LEAST_SCENARIOS, LEAST_COMMANDS = 1000, 5000
CHUNK, MOST_CRASHES = 16, 8


class Checker:
    """Of one process: what it has checked it checks no more."""

    def __init__(self, program, checker, reference):
        spec = importlib.util.spec_from_file_location("checker", checker)
        self.module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.module)
        self.program = program
        self.cmdlets = json.loads(pathlib.Path(reference).read_text())["cmdlets"]
        self.lower = {name.lower(): entries for name, entries in self.cmdlets.items()}
        self.seen = set()

    def check(self, answers):
        """The new scripts of a scenario: the key of each, how many commands it has in the reference, and its findings."""
        checked = []
        listed = json.loads(run(self.program, ["values", "--format", "json"], answers))
        for name, text in [*scripts(self.program, answers, listed), *undo(self.program, answers, listed)]:
            versions = labels(name, answers)
            key = hashlib.sha256((text.split("function Confirm-Change", 1)[-1] + str(versions)).encode()).digest()
            if key in self.seen:
                continue
            self.seen.add(key)
            where = f"{name} ({' '.join(f'{k}={v}' for k, v in answers.items())})"
            each = [self.module.check(where, text, self.cmdlets, applies, self.lower) for applies in versions]
            # Where two versions stand side by side a command must be lawful for one of them; which, the proof holds.
            faults = [{what(own) for own in found} for found, _ in each]
            found = [own for own in each[0][0] if all(what(own) in other for other in faults)]
            checked.append((key, each[0][1]["known"], [own for own in found if not is_of_powershell(own)]))
        return checked


def begin(*arguments):
    global checker
    checker = Checker(*arguments)


def check(chunk):
    return [checker.check(answers) for answers in chunk]


def checked(program):
    """What each chunk of scenarios has given. The library that parses has been seen to crash: what its process had not
    given back is checked by another one."""
    chunks, done = [], {}
    for _ in range(MOST_CRASHES + 1):
        # The first time they are found while others are checked already.
        left = [at for at in range(len(chunks)) if at not in done] if chunks else cut(program, chunks)
        futures = {}
        with concurrent.futures.ProcessPoolExecutor(initializer=begin, initargs=sys.argv[1:4]) as pool:
            for at in left:
                with contextlib.suppress(concurrent.futures.process.BrokenProcessPool):
                    futures[pool.submit(check, chunks[at])] = at
            for future in concurrent.futures.as_completed(futures):
                with contextlib.suppress(concurrent.futures.process.BrokenProcessPool):
                    done[futures[future]] = future.result()
        if len(done) == len(chunks):
            break
        print(f"a process has crashed: {len(chunks) - len(done)} of {len(chunks)} chunks are checked again", flush=True)
    if len(done) < len(chunks):
        sys.exit("the library that parses crashes again and again: nothing is proven")
    return [done[at] for at in range(len(chunks))]


def cut(program, chunks):
    """Cuts the scenarios into chunks, and gives the place of each as soon as it is there."""
    scenarios = walk(program)
    while chunk := list(itertools.islice(scenarios, CHUNK)):
        chunks.append(chunk)
        yield len(chunks) - 1


def main():
    seen, findings, commands, scenarios = set(), [], 0, 0
    for chunk in checked(sys.argv[1]):
        for scenario in chunk:
            scenarios += 1
            for key, known, found in scenario:
                if key not in seen:
                    seen.add(key)
                    commands += known
                    findings += found
    for line in findings[:100]:
        print(line)
    print(f"{scenarios} scenarios, {len(seen)} different scripts, {commands} commands in the reference, {len(findings)} findings")
    if scenarios < LEAST_SCENARIOS or commands < LEAST_COMMANDS:
        sys.exit("too little was compared: this check proves nothing")
    sys.exit(bool(findings))


def run(program, arguments, answers, values=None):
    body = "format = 1\n[answers]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in answers.items())
    body += "[values]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in (values or {}).items())
    done = subprocess.run([program, *arguments, "--answers", "-"], input=body, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{arguments} with {answers}: {done.stderr}")
    return done.stdout


def offered(program, answers, question):
    asked = json.loads(run(program, ["questions", "--format", "json"], answers))["questions"]
    return [c["id"] for q in asked if q["id"] == question for c in q["choices"] if c["offered"]]


def walk(program):
    crossed = [{}]
    for question in CROSSED:
        longer = []
        for answers in crossed:
            choices = offered(program, answers, question)
            longer += [answers | {question: choice} for choice in choices] or [answers]
        crossed = longer
    for answers in crossed:
        yield answers
        if answers.get("directory-sync", "entra-connect") != "entra-connect":
            continue
        for question in json.loads(run(program, ["questions", "--format", "json"], answers))["questions"]:
            if question["id"] not in [*CROSSED, "features"]:
                yield from (answers | {question["id"]: c["id"]} for c in question["choices"] if c["offered"])


def examples(rows):
    return {v["id"]: v["example"] for v in rows if v["example"] is not None}


def scripts(program, answers, listed):
    values = examples(listed["values"])
    with tempfile.TemporaryDirectory() as folder:
        run(program, ["export", "--format", "ps1", "--output", folder], answers, values)
        for path in sorted(pathlib.Path(folder).iterdir()):
            yield path.name, path.read_text(encoding="utf-8-sig")


def undo(program, answers, listed):
    """The undo commands, with former values filled in: they are on the cards, not in the scripts."""
    values = examples(listed["values"] + listed["former_values"])
    plan = json.loads(run(program, ["plan", "--format", "json"], answers, values))
    for step in plan["steps"]:
        for command in step["undo"]:
            if command["kind"] == "powershell" and command["text"]:
                text = command["text"].replace("\r\n", "\n")
                # The checker takes a block that is called for the name of a command.
                if text.startswith("& {") and text.endswith("}"):
                    text = text[3:-1]
                yield f"undo-{command['shell']}.ps1", text + "\n"


def labels(name, answers):
    """The products that each module of a script belongs to, by the shell that the script is for: one for each version that
    stands side by side, and every one where none is asked."""
    shell = name.removesuffix(".ps1").split("-", 1)[1]
    if shell == "exchange":
        return versions("Exchange", EXCHANGE, answers, "exchange")
    if shell == "exchange-online":
        return [{"Exchange": "Exchange Online"}]
    if shell == "lync":
        return versions("SkypeForBusiness", LYNC, answers, "lync")
    if shell == "teams":
        return [{"MicrosoftTeams": "Microsoft Teams"}]
    return [{}]


def is_of_powershell(finding):
    name = finding.partition(": unknown-cmdlet: ")[2]
    return name.startswith(OF_POWERSHELL)


def what(finding):
    """A finding without the version that it speaks of."""
    return finding.split(" is not for ")[0]


def versions(module, products, answers, which):
    named = [answers[key] for key in (f"{which}-version", f"{which}-also") if answers.get(key) in products]
    return [{module: products[own]} for own in named] or [{module: own} for own in products.values()]


if __name__ == "__main__":
    main()
