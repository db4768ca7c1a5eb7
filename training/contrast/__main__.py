"""Write contrast pairs to a file."""

import argparse
import gzip
import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from training.contrast import contrasts, load


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m training.contrast", description="Make labelled pairs from real text."
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with nli/, news/ and claims/")
    parser.add_argument("--out", type=Path, required=True, help="a .jsonl.gz to write")
    parser.add_argument("--pairs", type=int, default=120_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--held", action="store_true", help="from the held-out texts, for evaluation")
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    # No name and no clock in the header: the same seed gives the same bytes.
    with (
        args.out.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=5) as out,
    ):
        for pair in contrasts(load(args.data, held=args.held), seed=args.seed, limit=args.pairs):
            out.write((json.dumps(asdict(pair), ensure_ascii=False) + "\n").encode())
            counts[f"{pair.label} {pair.kind}"] += 1
    for name, count in sorted(counts.items(), key=lambda item: (item[0].split()[0], -item[1])):
        print(f"{count:7d}  {name}")


if __name__ == "__main__":
    main()
