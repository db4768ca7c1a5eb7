"""`consistency calibrate`: thresholds from blind labels, and what they would change."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.commands.settings_file import difference, refuse_unread, settings_home, text_of, with_settings
from consistency.commands.shared import as_file, command, note, read_report, write_whole
from consistency.errors import InputError, SettingsError

if TYPE_CHECKING:
    import argparse

    from consistency.calibration import Calibration, Fit
    from consistency.commands.shared import Commands
    from consistency.types import Report, Thresholds

PRECISION = 0.9
KEYS = ("contradiction", "entailment")


def add(commands: Commands) -> None:
    """Register the command."""
    sub = command(
        commands,
        "calibrate",
        "Refit the thresholds of the NLI model from blind labels, and say what changes.",
        "consistency calibrate labels.jsonl reports/report.json",
        "consistency calibrate labels.jsonl reports/report.json --precision 0.95 --write",
    )
    sub.add_argument("labels", type=Path, metavar="LABELS", help="labels.jsonl of `consistency review --blind`")
    sub.add_argument("report", type=Path, metavar="REPORT", help="the report.json that was labelled")
    sub.add_argument("--precision", type=float, default=PRECISION, help="share that has to be right (%(default)s)")
    where = "settings file (the one that is read here: consistency.toml or [tool.consistency] of pyproject.toml)"
    as_file(sub.add_argument("-o", "--output", type=Path, help=where))
    sub.add_argument("--write", action="store_true", help="put the thresholds into the settings file")
    sub.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Fit, tell, and write where that is asked for; exit 1 where no threshold reaches the precision."""
    if not 0 < arguments.precision < 1:
        raise SettingsError(f"--precision is {arguments.precision}; it lies between 0 and 1")
    made = calibration_of(arguments)
    sys.stdout.write("\n".join(told(made)) + "\n")
    fits = [fit for fit in (made.contradiction, made.entailment) if not fit.kept]
    if not fits:
        return refused(made)
    put_in(arguments.output or settings_home(), fits, write=arguments.write)
    return 0


def put_in(path: Path, fits: list[Fit], *, write: bool) -> None:
    """Show what the thresholds change in the settings file, and change it where that is asked for."""
    by_hand = f"put {lines_of(fits)} there by hand"
    refuse_unread(path, by_hand)
    before = text_of(path)
    after = with_settings(path, before, {fit.name: round(fit.after, 4) for fit in fits}, by_hand)
    sys.stdout.write("".join(f"{line}\n" for line in difference(path, before, after)))
    if after == before:
        note(f"{path} says so already")
    elif write:
        write_whole(path, after)
        note(f"wrote {path}")
    else:
        note(f"nothing written; --write changes {path}")


def calibration_of(arguments: argparse.Namespace) -> Calibration:
    """Read both files and fit."""
    from consistency.calibration import calibrate
    from consistency.labels import consensus, read_labels
    from consistency.pipeline import Newer

    if not arguments.labels.is_file():
        raise InputError(f"{arguments.labels} is not there: label pairs with `consistency review REPORT --blind`")
    read = read_labels(arguments.labels)
    for bad in read.bad:
        note(f"{arguments.labels}, line {bad.number} is skipped: {bad.reason}")
    report = read_report(arguments.report)
    newer = Newer(report.articles)
    before = thresholds_of(report)
    return calibrate(report, consensus(read.labels), before=before, wanted=arguments.precision, later=newer)


def thresholds_of(report: Report) -> Thresholds:
    """Give the thresholds that a report was made with: its settings, or those of the model."""
    from consistency.models.weights import nli_card
    from consistency.types import Thresholds

    settings = dict(report.signature.settings)
    values = {name: settings.get(name) for name in KEYS}
    missing = [name for name, value in values.items() if not isinstance(value, int | float)]
    own = plain_thresholds() if settings.get("nli") else nli_card().thresholds
    values |= {name: getattr(own, name) for name in missing}
    return Thresholds(**{name: float(value) for name, value in values.items()})  # type: ignore[arg-type]


def plain_thresholds() -> Thresholds:
    """Give what a model from elsewhere starts with; reading it takes the time that torch takes to load."""
    from consistency.models.entailer import PLAIN_THRESHOLDS

    return PLAIN_THRESHOLDS


def told(made: Calibration) -> list[str]:
    """Give what came of it, as lines."""
    lines = [f"{made.used} labelled pairs, {made.unsure} more unsure, {made.unknown} not in this report"]
    lines += [fit_line(fit) for fit in (made.contradiction, made.entailment)]
    if made.judged_otherwise:
        lines.append(f"{made.judged_otherwise} verdicts are judged otherwise by this version than in the report")
    if made.is_fitted:
        lines.append(f"{'verdicts':<16}{'before':>8}{'after':>8}")
        lines += [f"  {label:<14}{before:>8}{after:>8}" for label, before, after in made.counts]
    return lines


def fit_line(fit: Fit) -> str:
    """Say what came of one threshold."""
    from consistency.calibration import spelled

    if fit.kept or fit.precision is None:
        return f"{fit.name:<14} {fit.before:.4f} kept: {fit.kept}"
    change = f"{fit.before:.4f} -> {fit.after:.4f}"
    return f"{fit.name:<14} {change}, precision {spelled(fit.precision)} on {fit.believed} of {fit.labels} labels"


def refused(made: Calibration) -> int:
    """Say that nothing could be fitted: for want of labels bad input, for want of precision a failed gate."""
    if made.contradiction.precision or made.entailment.precision:
        return 1
    raise InputError("no threshold was fitted: label more pairs with `consistency review REPORT --blind`")


def lines_of(fits: list[Fit]) -> str:
    """Give the settings as they stand in the file."""
    return ", ".join(f"{fit.name} = {fit.after:.4f}" for fit in fits)
