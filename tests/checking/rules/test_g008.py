"""G008 names what changed after a signature, in the person's name, at the signature."""

from __future__ import annotations

from teamops.checking.rules.g008_confirmation_holds import RULE
from teamops.model.signing.agreement import collect_terms, compute_digest

GOAL = """\
goals:
  - id: g
    name: 销售额
    period: 2026-09
    target: 100
    owner: wang
    key_actions: [a, b]
    confirmed:
      - {by: wang, at: 2026-08-31T23:30:00+00:00, digest: WANG}
      - {by: zhao, at: 2026-08-31T10:00:00+08:00, digest: ZHAO}
    parts: [{owner: zhao, target: 60}, {owner: qian, target: 40}]
"""


def signed(loaded) -> str:
    node = loaded(GOAL).nodes["g"]
    return GOAL.replace("WANG", compute_digest(collect_terms(node, "wang"))).replace(
        "ZHAO", compute_digest(collect_terms(node, "zhao"))
    )


def lines(found, text: str) -> list[str]:
    return [RULE.say(finding, "en") for finding in found("G008", text)]


def test_nothing_is_found_while_nothing_changed(loaded, found) -> None:
    assert lines(found, signed(loaded)) == []


def test_the_fields_that_changed_are_named(loaded, found) -> None:
    text = signed(loaded).replace("target: 100", "target: 120").replace("[a, b]", "[a]").replace("60}", "80}")
    assert lines(found, text) == [
        "`target` · `key_actions` · `parts` of “销售额” changed after 王经理 confirmed it on 2026-09-01",
        "`target` · `key_actions` · `parts` of “销售额” changed after 赵四 confirmed it on 2026-08-31",
    ]


def test_only_those_are_asked_again_whose_parts_changed(loaded, found) -> None:
    text = signed(loaded).replace("{owner: qian, target: 40}", "{owner: qian, target: 39}")
    assert [finding.facts["person"] for finding in found("G008", text)] == ["王经理"]


def test_changed_fields_are_shown_where_they_are_written(loaded, found) -> None:
    (finding,) = [f for f in found("G008", signed(loaded).replace("100", "99")) if f.facts["person"] == "赵四"]
    assert [place.at.route for place in finding.related] == [("goals", 0, "target")]
    assert finding.at.route == ("goals", 0, "confirmed", 1, "digest")


def test_a_field_that_was_taken_away_has_no_place(loaded, found) -> None:
    (first, _) = found("G008", signed(loaded).replace("    key_actions: [a, b]\n", ""))
    assert (first.facts["fields"], first.related) == ("`key_actions`", ())


def test_signing_again_makes_the_earlier_signature_history(loaded, found) -> None:
    old = "{by: wang, at: 2026-08-30T10:00, digest: 00000000}"
    text = signed(loaded).replace("confirmed:\n", f"confirmed:\n      - {old}\n")
    assert lines(found, text) == []


def test_a_signature_without_a_digest_warns(found) -> None:
    (finding,) = found("G008", "goals: [{id: g, name: x, owner: wang, confirmed: [{by: wang, at: 2026-08-31T10:00}]}]")
    assert (finding.message, finding.severity) == ("unbound", "warning")
