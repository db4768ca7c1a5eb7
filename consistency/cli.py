"""The command line: parse, call, print, exit code. The commands themselves lie in `consistency.commands`.

Exit codes: 0 done; 1 a gate failed (`--fail-on`, `check`); 2 bad input or settings, with one clear line on stderr.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from consistency.__about__ import VERSION
from consistency.errors import ConsistencyError

if TYPE_CHECKING:
    from collections.abc import Sequence

#: In the order of the help; each is the module of `consistency.commands` with that name ("-" as "_").
COMMANDS = (
    "report", "check", "diff", "compare", "claims", "review", "calibrate", "archive", "cache", "doctor", "export-model",
    "export-claimreview", "completion",
)  # fmt: skip
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    arguments = parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except ConsistencyError as error:
        print(f"consistency: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("consistency: stopped; nothing half-written was left", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) went away; a second complaint at interpreter exit helps nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def parser() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    top = argparse.ArgumentParser(
        prog="consistency",
        description="Say where reports of one story cannot all be right.",
        epilog="example: consistency report stories/ -o reports/\nexample: consistency report --help",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"consistency {VERSION}")
    top.set_defaults(parser=top)  # `completion` describes the whole of it
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        import_module(f"consistency.commands.{name.replace('-', '_')}").add(commands)
    return top


if __name__ == "__main__":
    sys.exit(main())
