"""Findings as SARIF 2.1.0 (OASIS), which GitHub code scanning and editors read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from teamops import __version__
from teamops.checking.located import Outcome, Place, Placed, Undecided, Unlisted
from teamops.locale.words import Words
from teamops.render.findings.concise import unlisted
from teamops.render.findings.fingerprints import fingerprints
from teamops.render.findings.sentences import claim_and_remedy
from teamops.render.findings.verdict import hidden, undecided
from teamops.render.json_text import json_text
from teamops.render.visible import visible

_LEVELS = {"error": "error", "warning": "warning", "info": "note", "off": "note"}
_IN_LINKS = str.maketrans({sign: f"\\{sign}" for sign in "[]\\"})


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:
    """One run: the rules that found something, what they found, and the rules that were not run."""
    first = {finding.code: finding for finding in reversed(outcome.findings)}
    index = {code: number for number, code in enumerate(sorted(first))}
    run = {
        "tool": {
            "driver": {"name": "teamops", "version": __version__, "rules": [_rule(first[code]) for code in index]}
        },
        "invocations": [
            {
                "executionSuccessful": not outcome.is_undecided,
                "toolExecutionNotifications": list(_notifications(outcome, say)),
            }
        ],
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder with teamops.yaml."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, index[finding.code], fingerprint)
            for finding, fingerprint in zip(outcome.findings, fingerprints(outcome.findings), strict=True)
        ]
        + [_rest(one, say) for one in outcome.unlisted_by_code()],
    }
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    yield json_text(document), ""


def _rule(finding: Placed) -> dict[str, Any]:
    explained = f"teamops rule {finding.code}"
    return {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": finding.name.replace("-", " ")},
        "help": {"text": explained, "markdown": f"`{explained}`"},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _result(finding: Placed, index: int, fingerprint: str) -> dict[str, Any]:
    here = Place(finding.file, finding.line, finding.column, "")
    result = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _text(finding)},
        "locations": [{"physicalLocation": _physical(here, endColumn=finding.end_column)}],
        "partialFingerprints": {"teamops/v1": fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": _plain(place.message)}, "physicalLocation": _physical(place)}
            for number, place in enumerate(finding.related, 1)
        ]
    return result


def _rest(rest: Unlisted, say: Words) -> dict[str, Any]:
    """The findings of a rule that are not listed, as one result that says how many there are."""
    return {
        "ruleId": rest.code,
        "level": _LEVELS[rest.severity],
        "message": {"text": _plain(unlisted(rest, say))},
        "locations": [{"physicalLocation": _physical(Place(rest.file, 1, 1, ""))}],
        "occurrenceCount": rest.number,
        "partialFingerprints": {"teamops/v1": f"unlisted {rest.code} {rest.severity}"},
    }


def _text(finding: Placed) -> str:
    """The sentence, with links to the related places: GitHub shows no others."""
    links = (f" [{_plain(p.message).translate(_IN_LINKS)}]({number})" for number, p in enumerate(finding.related, 1))
    return _plain(claim_and_remedy(finding)) + "".join(links)


def _plain(text: str) -> str:
    """The text without links: SARIF reads `[text](target)` as one, and somebody may have written it into a name."""
    return visible(text).replace("](", "] (")


def _physical(place: Place, **more: int) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(os.fsencode(place.file)), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": place.line, "startColumn": place.column, **more},
    }


def _notifications(outcome: Outcome, say: Words) -> Iterator[dict[str, Any]]:
    """What is to be known of the check as a whole: what was not read, what is hidden, which rules were not run."""
    if outcome.is_undecided:
        places = [Place(one.file, one.line, 1, "") for one in outcome.not_read.places]
        where = [{"physicalLocation": _physical(place)} for place in places]
        yield {"level": "error", "message": {"text": _plain(undecided(outcome, say))}, "locations": where}
    for part in hidden(outcome, say):
        yield {"level": "note", "message": {"text": _plain(part)}}
    yield from (_notification(one, say) for one in outcome.not_run)


def _notification(one: Undecided, say: Words) -> dict[str, Any]:
    text = say("findings.not_run", code=one.code, why=_plain(one.why))
    return {"level": "note", "message": {"text": text}, "associatedRule": {"id": one.code}}
