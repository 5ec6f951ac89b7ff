#!/usr/bin/env python3
"""Tells which tests ran under Wine, and holds that each of those that did not has a reason that is known.

    counted.py LOG HERE THERE

LOG is what `cargo test` for Windows printed; HERE and THERE are the lists of the tests on this machine and on Windows."""
import re
import sys

# Modules whose tests are not part of the Windows build: they hold a Unix terminal, or the Windows program from outside.
NOT_THERE = {
    "deployment": "walks on a Unix terminal; `wine_walk` walks the same deployments on Windows",
    "hardship": "puts a Unix terminal through it; `wine_console` has what can be held of a Wine console",
    "terminal": "looks at a Unix terminal and its signals; `wine_console` looks at the Windows console",
    "native_clipboard": "asks an X display; `wine_clipboard` asks the clipboard of Windows",
    "readme": "opens the wizard on a Unix terminal; `wine_walk` opens it on Windows",
    "pty": "tries the terminal of these tests itself",
    "keys": "tries the terminal of these tests itself",
    "base64": "tries the terminal of these tests itself",
    "wine_beside": "holds the Windows program from this machine",
    "wine_clipboard": "holds the Windows program from this machine",
    "wine_console": "holds the Windows program from this machine",
    "wine_walk": "holds the Windows program from this machine",
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
for module in sorted({name.split("::")[0] for name in missing}):
    count = sum(name.startswith(module + "::") for name in missing)
    print(f"  {module}, {count}: {NOT_THERE.get(module, 'no reason')}")
    if module not in NOT_THERE:
        faults.append(f"{module} is not there for no reason")
print(f"only on Windows: {', '.join(sorted(there - here)) or 'none'}")
print(f"under Wine: {passed} passed, {failed} failed, {ignored} ignored")

if failed or not there or passed < len(there & here) - ignored:
    faults.append("not every test of the Windows build has run")
if len(reasons) != ignored:
    faults.append(f"{ignored} tests are ignored, and {len(reasons)} of them are named")
sys.exit("\n".join(faults) or None)
