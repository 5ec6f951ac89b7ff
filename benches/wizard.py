#!/usr/bin/env python3
"""Measures the wizard in a terminal: start against whiptail, keys, bytes for each move, idling, memory.

usage: wizard.py BINARY [--report | --clockless]

BINARY is a release build. A bound that is missed ends it with 1; with --report the figures are only printed, and with
--clockless the bounds of times are, which a machine at work misses now and then, while bytes, idling and memory count.
"""

import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

COLUMNS, LINES = 120, 40
RUNS, KEYS = 30, 200
EXAMPLE = os.path.join(os.path.dirname(__file__), "..", "examples", "exchange-hybrid-skype-hybrid.toml")
# The end of the footer is drawn last, as the last button of whiptail is.
FRAME = b"all keys"
BUTTON = b"<Cancel>"
WHIPTAIL = ["whiptail", "--menu", "Where are the mailboxes?", "12", "60", "3", "1", "On our servers", "2", "Hybrid", "3", "Online"]
UP, DOWN, END = b"\x1b[A", b"\x1b[B", b"\x1b[F"
STEPS_PAGE, SESSIONS_PAGE = b"4", b"1"
# So long nothing more must come before a drawing counts as ended, in seconds.
QUIET = 0.03
PATIENCE, IDLE = 5.0, 3.0


class Fault(Exception):
    """The program did not do what the measurement needs."""


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, command, environment):
        started, child_end = os.pipe()
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
                # The clock starts at the exec: what Python needs before it is not the program's.
                os.write(child_end, struct.pack("d", time.perf_counter()))
                os.execvpe(command[0], command, environment)
            finally:
                os._exit(127)
        os.close(child_end)
        (self.started,) = struct.unpack("d", os.read(started, 8))
        os.close(started)
        self.seen = b""
        self.is_over = False

    def read(self, seconds):
        """What comes next, or nothing where the program is silent for so long."""
        ready, _, _ = select.select([self.master], [], [], max(0.0, seconds))
        if not ready:
            return b""
        try:
            data = os.read(self.master, 65536)
        except OSError:
            data = b""
        self.is_over = not data
        self.seen += data
        return data

    def until(self, text):
        """The seconds from the start until the text is on the screen."""
        while text not in self.seen:
            left = self.started + PATIENCE - time.perf_counter()
            if not self.read(left):
                why = "ended" if self.is_over else f"is not there after {PATIENCE:.0f} s"
                raise Fault(f"{text!r} was waited for: it {why}; the last output: {self.seen[-300:]!r}")
        return time.perf_counter() - self.started

    def settle(self):
        """Reads until nothing more comes; the bytes, and the time of the last of them."""
        count, last = 0, time.perf_counter()
        while data := self.read(QUIET):
            count, last = count + len(data), time.perf_counter()
        if self.is_over:
            raise Fault(f"the program has ended: {self.seen[-300:]!r}")
        return count, last

    def press(self, key):
        """The seconds until the last byte of the answer to a key, and its bytes."""
        pressed = time.perf_counter()
        os.write(self.master, key)
        first = self.read(PATIENCE)
        if not first:
            raise Fault(f"nothing is drawn after {key!r}")
        more, last = self.settle()
        return last - pressed, len(first) + more

    def ticks(self):
        """Processor time so far, user and system, in ticks."""
        with open(f"/proc/{self.pid}/stat", encoding="ascii", errors="replace") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def peak(self):
        """The most memory so far, in MB."""
        with open(f"/proc/{self.pid}/status", encoding="ascii", errors="replace") as status:
            line = next(line for line in status if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024

    def hang_up(self):
        """The seconds until the program has gone after its terminal has."""
        os.close(self.master)
        closed = time.perf_counter()
        while time.perf_counter() - closed < PATIENCE:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return time.perf_counter() - closed
            time.sleep(0.002)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return float("inf")


def environment(home):
    """A plain terminal, without the settings and the clipboard of whoever runs this."""
    return {"PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8"}


def starts(programs, plain):
    """The medians of the seconds until each program shows its text, measured in turn."""
    times = [[] for _ in programs]
    for _ in range(RUNS):
        for (command, text), own in zip(programs, times):
            terminal = Terminal(command, plain)
            own.append(terminal.until(text))
            os.kill(terminal.pid, signal.SIGKILL)
            terminal.hang_up()
    return map(statistics.median, times)


def moves(terminal, count):
    """The seconds and the bytes of each of so many moves of the cursor, down and up in turn."""
    terminal.settle()
    return zip(*(terminal.press(DOWN if index % 2 == 0 else UP) for index in range(count)))


def measure(binary):
    """Rows of a table: what, figure, bound, unit."""
    with tempfile.TemporaryDirectory() as home:
        plain = environment(home)
        kept = ["--data-dir", os.path.join(home, "data")]
        for name in ("contoso", "fabrikam"):
            subprocess.run(
                [binary, "sessions", "import", EXAMPLE, "--name", name, *kept],
                check=True, env=plain, capture_output=True,
            )
        opened = [binary, "--session", "contoso", *kept]
        programs = (([binary, *kept], FRAME), (opened, FRAME), (WHIPTAIL, BUTTON))
        sessions, session, other = starts(programs, plain)
        yield "first frame of whiptail", other * 1000, None, "ms"
        yield "first frame, the sessions", sessions * 1000, None, "ms"
        yield "first frame, an open session", session * 1000, None, "ms"
        yield "the first against whiptail", sessions / other, 1.1, "times"

        terminal = Terminal(opened, plain)
        terminal.until(FRAME)
        terminal.settle()
        terminal.press(STEPS_PAGE)
        seconds, sizes = moves(terminal, KEYS)
        yield "a key, median", statistics.median(seconds) * 1000, 1.0, "ms"
        yield "a key, 95 of 100", statistics.quantiles(seconds, n=20)[-1] * 1000, None, "ms"
        yield "a move beside a card, the largest", max(sizes), 3500, "bytes"
        # From the last row on, where the part beside the list stays the same.
        terminal.press(SESSIONS_PAGE)
        terminal.press(END)
        terminal.press(UP)
        _, sizes = moves(terminal, KEYS // 10)
        yield "a move in a list, the largest", max(sizes), 600, "bytes"
        terminal.settle()
        before = terminal.ticks()
        drawn = len(terminal.read(IDLE))
        yield f"processor time in {IDLE:.0f} s of idling", terminal.ticks() - before, 0, "ticks"
        yield "drawn meanwhile", drawn, 0, "bytes"
        yield "memory, the most", terminal.peak(), 12, "MB"
        yield "gone after a hang-up", terminal.hang_up(), 1, "s"


def main(arguments):
    reports_only = "--report" in arguments
    clockless = "--clockless" in arguments
    paths = [own for own in arguments if not own.startswith("--")]
    if len(paths) != 1 or not shutil.which("whiptail"):
        sys.exit(__doc__ if len(paths) != 1 else "whiptail is needed to compare with, and it is not installed")
    missed = 0
    try:
        for what, figure, bound, unit in measure(os.path.abspath(paths[0])):
            allowed = "" if bound is None else f"at most {bound:g}"
            is_missed = bound is not None and figure > bound
            missed += is_missed and not (clockless and unit in ("ms", "times", "s"))
            print(f"{what:<36}{figure:>10.2f} {unit:<7}{allowed:<16}{'MISSED' if is_missed else ''}".rstrip(), flush=True)
    except Fault as fault:
        sys.exit(f"error: {fault}")
    return 1 if missed and not reports_only else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
