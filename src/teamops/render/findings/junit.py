"""Findings as JUnit XML, which every CI shows: errors as failed tests, undecided rules as skipped tests.

Warnings and notes are passed tests with output, so that the report fails when the check fails by default.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from teamops.checking.located import LocatedFinding, Outcome, UndecidedRule, UnlistedFindings
from teamops.locale.words import Words
from teamops.render.findings.concise import format_claim, format_finding, format_unlisted_count
from teamops.render.findings.fingerprints import number_duplicates
from teamops.render.findings.verdict import format_unread_notice, list_hidden_parts
from teamops.render.visible import make_visible, make_visible_lines

SAYS_VERDICT = True

_NOT_IN_XML = str.maketrans({0xFFFE: "⟨U+FFFE⟩", 0xFFFF: "⟨U+FFFF⟩"})
"""The characters that XML 1.0 forbids and `make_visible` keeps."""


def render(outcome: Outcome, say: Words) -> Iterator[tuple[str, str]]:
    """Yield a test for each finding and each undecided rule, or a passed one if there are none.

    One more test fails with an error if something is unread, and lists what is hidden.
    """
    cases = [*_build_cases(outcome.findings, say), *map(_build_skip_case, outcome.not_run)]
    rest = outcome.count_unlisted_findings()
    cases.extend(_build_unlisted_case(unlisted, say) for unlisted in rest)
    cases.extend(_build_reading_case(outcome, say))
    if not outcome.findings and not rest and not outcome.is_undecided:
        cases.append(_make_element("testcase", classname="teamops", name="check", time="0"))
    failures = sum(finding.severity == "error" for finding in outcome.findings)
    failures += sum(unlisted.severity == "error" for unlisted in rest)
    broken, skipped = int(outcome.is_undecided), len(outcome.not_run)
    counts = {"tests": len(cases), "failures": failures, "errors": broken, "skipped": skipped}
    total = {"name": "teamops", **{key: str(count) for key, count in counts.items()}, "time": "0"}
    root, suite = _make_element("testsuites", **total), _make_element("testsuite", **total)
    root.append(suite)
    suite.extend(cases)
    ET.indent(root)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n', ""


def _build_cases(findings: tuple[LocatedFinding, ...], say: Words) -> Iterator[ET.Element]:
    """Yield findings as tests with unique names that stay when lines move: a CI compares runs by these names."""
    names = [(make_visible(f.file), make_visible(" ".join(filter(None, (f.code, f.name, f.record))))) for f in findings]
    for finding, (file, name), number in zip(findings, names, number_duplicates(names), strict=True):
        title = name if number == 1 else f"{name} #{number}"
        case = _make_element("testcase", classname=file, name=title, file=file, line=str(finding.line), time="0")
        case.append(_build_details(finding, say))
        yield case


def _build_details(finding: LocatedFinding, say: Words) -> ET.Element:
    places = (f"{make_visible(p.file)}:{p.line}:{p.column} {make_visible(p.message)}" for p in finding.related)
    text = "\n".join((format_finding(finding, say), *places, f"→ {make_visible(finding.remedy)}"))
    if finding.severity == "error":
        return _make_element("failure", text, message=format_claim(finding, say), type="error")
    return _make_element("system-out", f"{finding.severity}: {text}")


def _build_unlisted_case(rest: UnlistedFindings, say: Words) -> ET.Element:
    case = _make_element("testcase", classname="teamops", name=f"{rest.code} {rest.severity} unlisted", time="0")
    text = format_unlisted_count(rest, say)
    is_error = rest.severity == "error"
    case.append(
        _make_element("failure", text, message=text, type="error") if is_error else _make_element("system-out", text)
    )
    return case


def _build_reading_case(outcome: Outcome, say: Words) -> Iterator[ET.Element]:
    """Yield a test that lists what is unread and hidden, if anything is."""
    hidden = "\n".join(list_hidden_parts(outcome, say))
    if not hidden and not outcome.is_undecided:
        return
    case = _make_element("testcase", classname="teamops", name="reading", time="0")
    if outcome.is_undecided:
        text = format_unread_notice(outcome, say)
        case.append(_make_element("error", text, message=text, type="undecided"))
    if hidden:
        case.append(_make_element("system-out", hidden))
    yield case


def _build_skip_case(rule: UndecidedRule) -> ET.Element:
    case = _make_element("testcase", classname="teamops", name=rule.code, time="0")
    case.append(_make_element("skipped", make_visible(rule.why), message=rule.why))  # some CIs show only one of the two
    return case


def _make_element(tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.Element(tag, {key: make_visible(value).translate(_NOT_IN_XML) for key, value in attributes.items()})
    element.text = make_visible_lines(text).translate(_NOT_IN_XML) if text else None
    return element
