"""Findings as SARIF 2.1.0 (OASIS), which GitHub code scanning and editors read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from teamops import __version__
from teamops.checking.located import LocatedFinding, Outcome, RelatedPlace, UnlistedFindings
from teamops.locale.words import Words
from teamops.render.findings.concise import format_claim_and_remedy, format_unlisted_count
from teamops.render.findings.fingerprints import compute_fingerprints
from teamops.render.findings.verdict import format_unread_notice, list_hidden_parts
from teamops.render.json_text import format_json
from teamops.render.visible import make_visible

SAYS_VERDICT = True

_LEVELS = {"error": "error", "warning": "warning", "info": "note", "off": "note"}
_IN_LINKS = str.maketrans({sign: f"\\{sign}" for sign in "[]\\"})


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:
    """Yield one run with the rules that have findings, the findings, and the undecided rules."""
    first = {finding.code: finding for finding in reversed(outcome.findings)}
    index = {code: number for number, code in enumerate(sorted(first))}
    run = {
        "tool": {
            "driver": {"name": "teamops", "version": __version__, "rules": [_build_rule(first[code]) for code in index]}
        },
        "invocations": [
            {
                "executionSuccessful": not outcome.is_undecided,
                "toolExecutionNotifications": list(_build_notifications(outcome, say)),
            }
        ],
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder with teamops.yaml."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _build_result(finding, index[finding.code], fingerprint, say)
            for finding, fingerprint in zip(outcome.findings, compute_fingerprints(outcome.findings), strict=True)
        ]
        + [_build_unlisted_result(rest, say) for rest in outcome.count_unlisted_findings()],
    }
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    yield format_json(document), ""


def _build_rule(finding: LocatedFinding) -> dict[str, Any]:
    command = f"teamops rule {finding.code}"
    return {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": finding.name.replace("-", " ")},
        "help": {"text": command, "markdown": f"`{command}`"},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _build_result(finding: LocatedFinding, index: int, fingerprint: str, say: Words) -> dict[str, Any]:
    here = RelatedPlace(finding.file, finding.line, finding.column, "")
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _format_message(finding, say)},
        "locations": [{"physicalLocation": _build_location(here, endColumn=finding.end_column)}],
        "partialFingerprints": {"teamops/v1": fingerprint},
    }
    if finding.responsible is not None:
        result["properties"] = {"responsible": make_visible(finding.responsible.name)}
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": _strip_links(place.message)}, "physicalLocation": _build_location(place)}
            for number, place in enumerate(finding.related, 1)
        ]
    return result


def _build_unlisted_result(rest: UnlistedFindings, say: Words) -> dict[str, Any]:
    """Build one result with the number of a rule's unlisted findings."""
    return {
        "ruleId": rest.code,
        "level": _LEVELS[rest.severity],
        "message": {"text": _strip_links(format_unlisted_count(rest, say))},
        "locations": [{"physicalLocation": _build_location(RelatedPlace(rest.file, 1, 1, ""))}],
        "occurrenceCount": rest.number,
        "partialFingerprints": {"teamops/v1": f"unlisted {rest.code} {rest.severity}"},
    }


def _format_message(finding: LocatedFinding, say: Words) -> str:
    """Format the sentence with links to the related places, the only ones that GitHub shows."""
    links = (
        f" [{_strip_links(p.message).translate(_IN_LINKS)}]({number})" for number, p in enumerate(finding.related, 1)
    )
    return _strip_links(format_claim_and_remedy(finding, say)) + "".join(links)


def _strip_links(text: str) -> str:
    """Return the text without links: a name may contain `[text](target)`, which SARIF reads as a link."""
    return make_visible(text).replace("](", "] (")


def _build_location(place: RelatedPlace, **more: int) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(os.fsencode(place.file)), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": place.line, "startColumn": place.column, **more},
    }


def _build_notifications(outcome: Outcome, say: Words) -> Iterator[dict[str, Any]]:
    """Yield notifications about the whole check: what is unread, what is hidden, which rules are undecided."""
    if outcome.is_undecided:
        places = (RelatedPlace(place.file, place.line, 1, "") for place in outcome.not_read.places)
        locations = [{"physicalLocation": _build_location(place)} for place in places]
        message = {"text": _strip_links(format_unread_notice(outcome, say))}
        yield {"level": "error", "message": message, "locations": locations}
    for part in list_hidden_parts(outcome, say):
        yield {"level": "note", "message": {"text": _strip_links(part)}}
    for rule in outcome.not_run:
        text = say("findings.not_run", code=rule.code, why=_strip_links(rule.why))
        yield {"level": "note", "message": {"text": text}, "associatedRule": {"id": rule.code}}
