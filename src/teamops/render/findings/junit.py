"""Findings as JUnit XML, which every CI shows: errors as failed tests, rules that were not run as skipped ones.

Warnings and notes are passed tests with an output, so that the report is red when the check itself fails by default.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from teamops.checking.located import Outcome, Placed, Undecided, Unlisted
from teamops.locale.words import Words
from teamops.render.findings.concise import sentence, unlisted
from teamops.render.findings.fingerprints import numbered
from teamops.render.findings.sentences import claim
from teamops.render.findings.verdict import hidden, undecided
from teamops.render.visible import visible, visible_lines

_NOT_IN_XML = str.maketrans({0xFFFE: "⟨U+FFFE⟩", 0xFFFF: "⟨U+FFFF⟩"})
"""Beside what `visible` shows, the characters that XML 1.0 forbids."""


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:
    """One test for each finding and each rule that was not run; one that passed if nothing was found.

    Another one is broken where something was not read, and says what is hidden.
    """
    cases = [*_found(outcome.findings), *(_skipped(one) for one in outcome.not_run)]
    rest = outcome.unlisted_by_code()
    cases.extend(_unlisted(one, say) for one in rest)
    cases.extend(_reading(outcome, say))
    if not outcome.findings and not rest and not outcome.is_undecided:
        cases.append(_element("testcase", classname="teamops", name="check", time="0"))
    failures = sum(finding.severity == "error" for finding in outcome.findings)
    failures += sum(one.severity == "error" for one in rest)
    broken, skipped = int(outcome.is_undecided), len(outcome.not_run)
    counts = {"tests": len(cases), "failures": failures, "errors": broken, "skipped": skipped}
    total = {"name": "teamops", **{key: str(count) for key, count in counts.items()}, "time": "0"}
    root, suite = _element("testsuites", **total), _element("testsuite", **total)
    root.append(suite)
    suite.extend(cases)
    ET.indent(root)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n', ""


def _found(findings: tuple[Placed, ...]) -> Iterator[ET.Element]:
    """The findings as tests whose names tell them apart and stay when lines move: CI compares runs by the names."""
    names = [(visible(f.file), visible(" ".join(filter(None, (f.code, f.name, f.record))))) for f in findings]
    for finding, (file, name), number in zip(findings, names, numbered(names), strict=True):
        title = name if number == 1 else f"{name} #{number}"
        case = _element("testcase", classname=file, name=title, file=file, line=str(finding.line), time="0")
        case.append(_details(finding))
        yield case


def _details(finding: Placed) -> ET.Element:
    places = (f"{visible(p.file)}:{p.line}:{p.column} {visible(p.message)}" for p in finding.related)
    text = "\n".join((sentence(finding), *places, f"→ {visible(finding.remedy)}"))
    if finding.severity == "error":
        return _element("failure", text, message=claim(finding), type="error")
    return _element("system-out", f"{finding.severity}: {text}")


def _unlisted(rest: Unlisted, say: Words) -> ET.Element:
    case = _element("testcase", classname="teamops", name=f"{rest.code} {rest.severity} unlisted", time="0")
    text = unlisted(rest, say)
    is_error = rest.severity == "error"
    case.append(_element("failure", text, message=text, type="error") if is_error else _element("system-out", text))
    return case


def _reading(outcome: Outcome, say: Words) -> Iterator[ET.Element]:
    """A test that says what was not read and what is hidden, where there is anything to say."""
    said = "\n".join(hidden(outcome, say))
    if not said and not outcome.is_undecided:
        return
    case = _element("testcase", classname="teamops", name="reading", time="0")
    if outcome.is_undecided:
        text = undecided(outcome, say)
        case.append(_element("error", text, message=text, type="undecided"))
    if said:
        case.append(_element("system-out", said))
    yield case


def _skipped(one: Undecided) -> ET.Element:
    case = _element("testcase", classname="teamops", name=one.code, time="0")
    case.append(_element("skipped", visible(one.why), message=one.why))  # some CIs show but one of the two
    return case


def _element(tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.Element(tag, {key: visible(value).translate(_NOT_IN_XML) for key, value in attributes.items()})
    element.text = visible_lines(text).translate(_NOT_IN_XML) if text else None
    return element
