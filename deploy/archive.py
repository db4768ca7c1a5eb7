"""Run on the head of a cluster: `python archive.py INPUT OUTPUT`; a run that stopped goes on with the same command."""

import sys

from consistency.cli import main

if __name__ == "__main__":
    source, output = sys.argv[1:3]
    sys.exit(main(["archive", source, "-o", output, "--engine", "ray", "--address", "auto", "--no-cache"]))
