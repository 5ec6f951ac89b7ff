"""Runs a command on a terminal of 80x24 and waits for the first page of the wizard; `q` must leave it with 0."""

import os
import pty
import select
import struct
import sys
import termios
import fcntl
import time

SECONDS = 1200  # the command may have to build the program first


def main() -> int:
    process, master = pty.fork()
    if process == 0:
        os.environ.setdefault("TERM", "xterm-256color")
        os.execvp("bash", ["bash", "-c", sys.argv[1]])
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    written = b""
    left = False
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if not select.select([master], [], [], 1)[0]:
            continue
        try:
            chunk = os.read(master, 65536)
        except OSError:
            chunk = b""
        if not chunk:
            break
        written += chunk
        if not left and b"New session" in written and b"all keys" in written:
            os.write(master, b"q")
            left = True
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if not left or code != 0:
        sys.stderr.write(written.decode(errors="replace"))
        print(f"the first page {'came' if left else 'did not come'}; exit code {code}", file=sys.stderr)
        return 1
    print("the first page came, and q left it with 0")
    return 0


sys.exit(main())
