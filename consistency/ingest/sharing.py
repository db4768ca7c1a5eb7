"""Share bars: lines that hold the words of sharing and nothing else."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DEEDS = _words(
    "share shares sharing tweet tweets retweet email e-mail print save bookmark like likes sms copy link copied"
)
_NETWORKS = _words(
    "facebook twitter x whatsapp telegram linkedin pinterest reddit messenger tumblr flipboard viber vk google google+ "
    "instagram youtube threads bluesky mastodon snapchat tiktok pocket skype weibo wechat"
)
_GLUE = _words(
    "this on via to with by in the or and it now us our story article page post report news a friend friends url "
    "options open opens new window click following follow pin"
)
_ALONE = _words("share sharing tweet retweet email e-mail print bookmark shares")
_TOKEN = re.compile(r"[\w+'’-]+")
_LONGEST = 16


def _share_words(line: str) -> list[str]:
    """Give the words of a line that holds words of sharing and nothing else, else no word."""
    words = [word.lower() for word in _TOKEN.findall(line)]
    known = all(word in _DEEDS or word in _NETWORKS or word in _GLUE for word in words)
    return words if known and len(words) <= _LONGEST else []


def is_share_bar(line: str) -> bool:
    """Say whether a line is a share bar on its own: "share on:", "Facebook Twitter Email"."""
    words = _share_words(line)
    anchors = sum(word in _DEEDS or word in _NETWORKS for word in words)
    if not anchors or line.endswith((".", "?")):
        return False
    return words[0] in _ALONE or (words[0] not in _GLUE and anchors >= 2)


def is_button(line: str) -> bool:
    """Say whether a line is one network's name or deed: a button if another is next to it, else maybe a heading."""
    words = _share_words(line)
    return len(words) == 1 and (words[0] in _NETWORKS or words[0] in _DEEDS)
