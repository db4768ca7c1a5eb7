"""Every route, and what an attacker would try on it; through starlette's test client, no network."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from desk_fixture import AGE, REPORT, VERDICTS, blind_on, desk_on
from lxml import html as lxml_html
from starlette.testclient import TestClient

from consistency.errors import InputError
from consistency.review.app import application
from consistency.review.security import MAX_BODY, Access, host_name
from consistency.review.serve import access_for, address_of, listen
from consistency.reviews import read_reviews

if TYPE_CHECKING:
    from pathlib import Path

BASE = "http://127.0.0.1:8000"
OWN = {"origin": BASE, "sec-fetch-site": "same-origin", "content-type": "application/json"}
WISH = {"finding": AGE.id, "action": "confirm", "by": "Ada", "note": "", "until": "", "seen": ""}
TOKEN = "a-token-that-nobody-guesses"
OPEN = Access(names=frozenset({"localhost", "desk.example"}), loopback=False, token=TOKEN)


def client_on(folder: Path, access: Access | None = None) -> TestClient:
    return TestClient(application(desk_on(folder), access or Access()), base_url=BASE, raise_server_exceptions=False)


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return client_on(tmp_path)


def lines(folder: Path) -> int:
    return len(read_reviews(folder / "reviews.jsonl"))


def test_a_decision_is_posted_and_shown(client: TestClient, tmp_path: Path) -> None:
    answer = client.post("/decide", json=WISH, headers=OWN)
    assert (answer.status_code, answer.json()["states"][AGE.id]["standing"]) == (200, "confirmed")
    assert client.get("/states").json()["states"] == answer.json()["states"]
    assert lines(tmp_path) == 1


def test_a_stale_decision_is_a_conflict_that_shows_the_other_one(client: TestClient, tmp_path: Path) -> None:
    client.post("/decide", json=WISH | {"by": "Bo", "action": "dismiss"}, headers=OWN)
    answer = client.post("/decide", json=WISH, headers=OWN)
    assert answer.status_code == 409
    assert answer.json()["error"].startswith("Meanwhile Bo dismissed it")
    assert answer.json()["states"][AGE.id]["standing"] == "dismissed"
    assert lines(tmp_path) == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": "http://127.0.0.1:8000.evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
        ({"content-type": ""}, 415),
        ({"host": "evil.example"}, 421),
        ({"host": "127.0.0.1.evil.example:8000"}, 421),
        ({"host": "192.168.1.7:8000"}, 421),
        ({"host": ""}, 421),
    ],
)
def test_a_post_from_elsewhere_writes_nothing(
    client: TestClient, tmp_path: Path, headers: dict[str, str], status: int
) -> None:
    answer = client.post("/decide", content=json.dumps(WISH), headers=OWN | headers)
    assert answer.status_code == status
    assert lines(tmp_path) == 0


def test_a_post_that_does_not_say_where_it_comes_from_writes_nothing(client: TestClient, tmp_path: Path) -> None:
    assert client.post("/decide", json=WISH).status_code == 403
    assert lines(tmp_path) == 0


@pytest.mark.parametrize("given", ["origin", "sec-fetch-site"])
def test_one_word_of_the_browser_is_enough(client: TestClient, given: str) -> None:
    headers = {given: OWN[given], "content-type": "application/json"}
    assert client.post("/decide", json=WISH, headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/", "/states", "/finding/0", "/nothing"])
def test_a_name_that_was_pointed_at_us_reads_nothing(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"host": "rebound.example:8000"})
    assert answer.status_code == 421
    assert "Valdor" not in answer.text


@pytest.mark.parametrize(
    "host", ["localhost:8000", "LOCALHOST", "[::1]:8000", "127.0.0.1", "127.9.9.9:1", "localhost."]
)
def test_loopback_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/states", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("path", ["/decide", "/enter", "/states", "/"])
def test_nothing_but_a_post_changes_state(client: TestClient, tmp_path: Path, method: str, path: str) -> None:
    query = "?" + "&".join(f"{name}={value}" for name, value in WISH.items())
    answer = client.request(method, path + query, headers=OWN)
    assert answer.status_code in ((200, 405) if method in ("GET", "HEAD") else (403, 405))
    assert "access-control-allow-origin" not in answer.headers
    assert lines(tmp_path) == 0


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"not json", 400),
        (b'{"finding": ', 400),
        (b"\xff\xfe", 400),
        (b"[" * 10_000, 400),
        (b'{"a": NaN}', 400),
        (b'"text"', 400),
        (json.dumps(WISH | {"note": "x" * 3000}).encode(), 400),
        (json.dumps(WISH | {"finding": "../../etc/passwd"}).encode(), 400),
        (b" " * (MAX_BODY + 1), 413),
    ],
)
def test_a_body_that_is_no_wish_writes_nothing(client: TestClient, tmp_path: Path, content: bytes, status: int) -> None:
    answer = client.post("/decide", content=content, headers=OWN)
    assert answer.status_code == status
    assert answer.json()["error"]
    assert lines(tmp_path) == 0


def test_a_body_without_a_length_is_cut_off(client: TestClient, tmp_path: Path) -> None:
    answer = client.post("/decide", content=iter([b" " * 9000] * 3), headers=OWN)
    assert answer.status_code == 413
    assert lines(tmp_path) == 0


@pytest.mark.parametrize(
    "path", ["/finding/99", "/finding/-1", "/finding/x", "/finding/" + "9" * 6000, "/finding/%00", "/../pyproject.toml"]
)
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, set(answer.json())) == (404, {"error"})


@pytest.mark.parametrize("path", ["/", "/states", "/finding/0", "/nothing", "/finding/99"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]


def test_a_failure_inside_has_the_headers_and_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / "reviews.jsonl").mkdir()
    answer = client_on(tmp_path).post("/decide", json=WISH, headers=OWN)
    assert (answer.status_code, answer.headers["x-content-type-options"]) == (500, "nosniff")
    assert answer.json()["error"].startswith("can't read")


def test_the_page_runs_its_own_script_alone(client: TestClient) -> None:
    page = client.get("/")
    policy = page.headers["content-security-policy"]
    assert re.search(r"script-src 'sha256-[^']+';", policy)
    assert page.text.count("<script>") == 1
    root = lxml_html.fromstring(page.text)
    assert not [name for node in root.iter() for name in node.attrib if name.startswith("on") or name == "style"]
    assert {node.tag for node in root.iter() if isinstance(node.tag, str)}.isdisjoint({"img", "iframe", "b", "base"})


def test_no_word_of_an_article_is_markup(client: TestClient) -> None:
    parts = "".join(client.get(f"/finding/{number}").text for number in range(len(REPORT.findings)))
    assert "&lt;script&gt;" in parts
    assert not re.search(r"<(script|img|i|b)[\s>]", parts)
    assert {href[:7] for href in re.findall(r"<a [^>]*href=\"([^\"]*)", parts)} <= {"#claim-"}
    assert not {"\x00", "\x1b", "\u202e"} & set(parts)
    assert len(parts) < 60_000


def test_a_network_desk_shows_a_way_in_and_nothing_else(tmp_path: Path) -> None:
    client = client_on(tmp_path, OPEN)
    assert "Valdor" not in client.get("/").text
    assert [client.get(path).status_code for path in ("/states", "/finding/0")] == [401, 401]
    assert client.post("/decide", json=WISH, headers=OWN).status_code == 401
    assert lines(tmp_path) == 0


def test_the_token_opens_the_desk_by_a_cookie_that_scripts_do_not_see(tmp_path: Path) -> None:
    client = client_on(tmp_path, OPEN)
    entered = client.post("/enter", json={"token": TOKEN}, headers=OWN)
    assert entered.status_code == 204
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie
    assert "Valdor" in client.get("/").text
    assert client.post("/decide", json=WISH, headers=OWN).status_code == 200


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + " ", None, 7, ["x"], "\ud800", {"$ne": ""}])
def test_a_wrong_token_opens_nothing(tmp_path: Path, token: object) -> None:
    client = client_on(tmp_path, OPEN)
    answer = client.post("/enter", content=json.dumps({"token": token}), headers=OWN)
    assert (answer.status_code, "set-cookie" in answer.headers) == (401, False)


@pytest.mark.parametrize("value", ["", "x", TOKEN, "é"])
def test_a_made_up_cookie_opens_nothing(tmp_path: Path, value: str) -> None:
    client = client_on(tmp_path, OPEN)
    headers = {"cookie": f"{OPEN.cookie}={value}".encode("latin-1")}
    assert client.get("/states", headers=headers).status_code == 401


@pytest.mark.parametrize(
    ("host", "status"),
    [("desk.example", 401), ("192.168.1.7:8000", 401), ("[fd00::1]:8000", 401), ("rebound.example", 421)],
)
def test_a_network_desk_answers_to_its_name_and_addresses(tmp_path: Path, host: str, status: int) -> None:
    assert client_on(tmp_path, OPEN).get("/states", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("header", "name"), [("A.Example:80", "a.example"), ("[::1]:80", "::1"), ("127.0.0.1", "127.0.0.1"), ("", "")]
)
def test_the_name_in_a_host_header(header: str, name: str) -> None:
    assert host_name(header) == name


@pytest.mark.parametrize(
    ("host", "has_token"),
    [("127.0.0.1", False), ("localhost", False), ("::1", False), ("0.0.0.0", True), ("desk", True)],
)
def test_a_desk_that_others_can_reach_has_a_token(host: str, has_token: bool) -> None:
    access = access_for(host)
    assert (access.token is not None, access.loopback) == (has_token, not has_token)
    assert access_for("0.0.0.0").token != access_for("0.0.0.0").token


def test_the_address_carries_the_token_where_no_server_sees_it() -> None:
    assert address_of("::1", 80, None) == "http://[::1]:80/"
    assert address_of("desk", 80, "t") == "http://desk:80/#token=t"


def test_a_port_that_is_taken_is_said() -> None:
    with listen("127.0.0.1", 0) as listener:
        listener.listen()
        with pytest.raises(InputError, match="can't listen on"):
            listen("127.0.0.1", listener.getsockname()[1])


@pytest.fixture
def blind(tmp_path: Path) -> TestClient:
    return TestClient(application(blind_on(tmp_path), Access()), base_url=BASE)


def test_a_label_is_posted_and_shown_to_its_author_alone(blind: TestClient) -> None:
    order = blind.get("/labels?by=Ada").json()["order"]
    label = {"verdict": order[0], "answer": "clash", "type": "age", "by": "Ada"}
    assert blind.post("/label", json=label, headers=OWN).json()["answers"] == {order[0]: "clash: age"}
    assert blind.get("/labels?by=Bo").json()["answers"] == {}
    assert blind.post("/label", json=label).status_code == 403
    assert blind.post("/label", json=label | {"answer": "maybe"}, headers=OWN).status_code == 400


def test_nothing_that_is_sent_tells_the_verdict(blind: TestClient) -> None:
    order = blind.get("/labels").json()["order"]
    sent = "".join(blind.get(path).text for path in ("/labels", *(f"/pair/{place}" for place in range(len(order)))))
    assert "Valdor" in sent
    for verdict in VERDICTS:
        assert verdict.reason not in sent
    assert not re.search("contradiction|agreement|confidence|<mark|0\\.9", sent)
    assert blind.get("/pair/99").status_code == 404
