"""What is read from articles, as JSON: the articles and claims of `report.json`, without verdicts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from consistency.render.codec import encode
from consistency.render.contract import SCHEMA_VERSION, to_record
from consistency.render.safe import escaped
from consistency.types import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consistency.types import Article, Claim, SkippedArticle


def claims_json(articles: Sequence[Article], claims: Sequence[Claim], skipped: Sequence[SkippedArticle]) -> str:
    """Give articles and claims in the form that `report.json` has for them."""
    record = to_record(Report(tuple(articles), tuple(skipped), tuple(claims), (), (), ()))
    data = {
        "schema_version": SCHEMA_VERSION,
        "articles": encode(record.articles),
        "skipped": encode(record.skipped),
        "claims": encode(record.claims),
    }
    return escaped(json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"
