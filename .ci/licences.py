#!/usr/bin/env python3
"""Holds the licence of every crate that exlync is built of, or tested with, to the list of those that may be used."""
import json
import re
import subprocess
import sys

ALLOWED = {
    "MIT", "MIT-0", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "Zlib",
    "MPL-2.0", "Unicode-3.0", "Unicode-DFS-2016",
}


def permitted(expression):
    """An expression of AND and OR: every part of an AND, one part of an OR."""
    text = expression.replace("/", " OR ").strip()
    while text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1].strip()
    if "(" not in text and " AND " not in text:
        return any(part.strip() in ALLOWED for part in text.split(" OR "))
    parts = re.split(r"\s+AND\s+(?![^(]*\))", text)
    return len(parts) > 1 and all(permitted(part) for part in parts)


metadata = json.loads(subprocess.run(
    ["cargo", "metadata", "--locked", "--format-version", "1"], check=True, capture_output=True, text=True).stdout)
others = [p for p in metadata["packages"] if p["source"]]
refused = [f"{p['name']} {p['version']}: {p['license']}" for p in others if not permitted(p["license"] or "")]
print(f"{len(others)} crates, {len(refused)} with a licence that may not be used")
if refused or not others:
    sys.exit("\n".join(refused) or "no crate was looked at")
