#!/usr/bin/env python3
"""Tells which tests ran under Wine, and holds that each of those that did not has a reason that is known.

    counted.py LOG HERE THERE

LOG is what `cargo test` for Windows printed; HERE and THERE are the lists of the tests on this machine and on Windows."""
import re
import sys

# How many tests of each module are not part of the Windows build, since they hold a Unix terminal, or the Windows program
# from outside. Another one is a reason to think about it.
NOT_THERE = {
    "deployment": (2, "walks on a Unix terminal; `wine_walk` walks the same deployments on Windows"),
    "hardship": (11, "puts a Unix terminal through it; `wine_console` has what can be held of a console of Wine"),
    "terminal": (12, "looks at a Unix terminal and its signals; `wine_console` looks at the Windows console"),
    "bounds": (3, "makes pipes and links of Unix"),
    "ends": (10, "sends signals of Unix to a terminal; `wine_console` ends a console in each way that it has"),
    "faults": (6, "looks at a Unix terminal after faults of every thread"),
    "linked_and_private": (4, "looks at the permissions and the links of Unix"),
    "killed": (2, "kills a program on a Unix terminal"),
    "full_disk": (6, "mounts a disk, and looks at a Unix terminal"),
    "two_programs": (5, "holds two programs by what Unix has; `held_files` has what Windows refuses"),
    "random": (1, "tries the numbers of these tests themselves"),
    "copied_once": (3, "copies on a Unix terminal, and on none"),
    "desktop": (21, "asks X displays and tmux; `wine_clipboard` asks the clipboard of Windows"),
    "doctor_probe": (4, "asks a Unix terminal for its clipboard; no console of Windows answers that"),
    "clipboard": (2, "reads what a Unix terminal answers, and words what an X display refuses"),
    "readme": (1, "opens the wizard on a Unix terminal; `wine_walk` opens it on Windows"),
    "pty": (1, "tries the terminal of these tests itself"),
    "keys": (1, "tries the terminal of these tests itself"),
    "wine_beside": (4, "holds the Windows program from this machine"),
    "wine_clipboard": (1, "holds the Windows program from this machine"),
    "wine_console": (9, "holds the Windows program from this machine"),
    "wine_walk": (2, "holds the Windows program from this machine"),
}


def names(path):
    found = re.findall(r"^(\S+): test$", open(path, encoding="utf-8").read(), re.M)
    return set(found)


log = open(sys.argv[1], encoding="utf-8", errors="replace").read()
here, there = names(sys.argv[2]), names(sys.argv[3])
results = re.findall(r"^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored", log, re.M)
passed, failed, ignored = (sum(int(row[place]) for row in results) for place in range(3))
reasons = re.findall(r"^test (\S+) \.\.\. ignored(?:, (.*))?$", log, re.M)
faults = []

print(f"cannot run under Wine, {ignored} tests of the Windows build:")
for name, reason in sorted(reasons):
    print(f"  {name}: {reason}")
    if not reason:
        faults.append(f"{name} is ignored without a reason")
missing = sorted(here - there)
print(f"are no part of the Windows build, {len(missing)} tests of {len(here)}:")
for module in sorted({name.split("::")[0] for name in missing} | set(NOT_THERE)):
    count = sum(name.startswith(module + "::") for name in missing)
    known, reason = NOT_THERE.get(module, (0, "no reason"))
    print(f"  {module}, {count}: {reason}")
    if count != known:
        faults.append(f"{module}: {count} tests are not there, and {known} are known")
print(f"only on Windows: {', '.join(sorted(there - here)) or 'none'}")
print(f"under Wine: {passed} passed, {failed} failed, {ignored} ignored")

ran = set(re.findall(r"^test (\S+)(?: - should panic)? \.\.\. ok$", log, re.M))
lost = there - ran - {name for name, _ in reasons}
if failed or not ran or lost:
    faults.append(f"not every test of the Windows build has run: {', '.join(sorted(lost))}")
if len(reasons) != ignored:
    faults.append(f"{ignored} tests are ignored, and {len(reasons)} of them are named")
sys.exit("\n".join(faults) or None)
