"""A rule as a page of documentation, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from string import Formatter

from teamops.checking.example_team import build_example_files
from teamops.checking.rule import Example, Rule
from teamops.locale.text import Lang, Text
from teamops.locale.words import Words
from teamops.model.faults.unread import UNREAD_CODES
from teamops.model.records.settings import Settings
from teamops.model.time.moments import format_time_limit


def build_rule_page(rule: Rule, lang: Lang) -> str:
    """Return the page of `rule`: its title and reason, what to do, its messages, a good and a bad example."""
    return f"# {rule.code} {rule.name}\n\n**{rule.title.say(lang)}**\n\n{build_rule_body(rule, lang, level=2)}"


def build_rule_body(rule: Rule, lang: Lang, level: int) -> str:
    """Return the page of `rule` without its heading and title; its headings have `level`."""
    words, mark = Words(lang), "#" * level
    blocks = [
        _describe_nature(rule, words),
        rule.why.say(lang),
        f"{mark} {words('check.page.remedy')}",
        "\n".join(_list_remedies(rule, lang)),
        f"{mark} {words('check.page.says')}",
        "\n".join(f"- {_fill_placeholders(message, lang)}" for message in rule.messages.values()),
    ]
    if rule.options:
        blocks += [f"{mark} {words('check.page.options')}", "\n".join(_list_options(rule, words))]
    blocks += [f"{mark} {words('check.page.bad')}{_format_today(rule, words)}", *_build_example(rule.bad, words)]
    blocks += [f"{mark} {words('check.page.good')}{_format_today(rule, words)}", *_build_example(rule.good, words)]
    return "\n\n".join(blocks) + "\n"


def _list_remedies(rule: Rule, lang: Lang) -> Iterator[str]:
    """Yield what to do in general, then after messages with another remedy."""
    yield rule.remedy.say(lang)
    if rule.remedies:
        remedies = dict.fromkeys(text.say(lang) for text in rule.remedies.values())
        yield "\n" + "\n".join(f"- {text}" for text in remedies)


def _describe_nature(rule: Rule, words: Words) -> str:
    parts = [words(f"findings.{rule.severity}")]
    if rule.code in UNREAD_CODES:
        parts.append(words("check.page.stays"))
    if rule.clause:
        parts.append(words("check.page.clause", clause=words.format_clause(rule.clause)))
    if rule.clock:
        parts.append(words("check.page.clock"))
    if rule.history:
        parts.append(words("check.page.history"))
    if rule.needs_all:
        parts.append(words("check.page.needs_all"))
    return f"*{' · '.join(parts)}*"


def _fill_placeholders(message: Text, lang: Lang) -> str:
    names = {name for _, name, _, _ in Formatter().parse(message.en) if name}
    return message.say(lang, **dict.fromkeys(names, "…"))


def _list_options(rule: Rule, words: Words) -> Iterator[str]:
    for option in rule.options:
        default: object = Settings(team="")
        for key in option.split("."):
            default = getattr(default, key)
        shown = format_default(default)
        shown = f"`{shown}`" if isinstance(default, tuple) else shown
        yield f"- {words('check.page.option', key=option, default=shown)}"


def format_default(default: object) -> str:
    """Return a default as teamops.yaml would have it: `24h`, `17:00`, `[10%, 15%]`."""
    if isinstance(default, timedelta):
        return format_time_limit(default)
    if isinstance(default, tuple):
        return f"[{', '.join(map(format_default, default))}]"
    return f"{default:%H:%M}" if isinstance(default, time) else str(default)


def _format_today(rule: Rule, words: Words) -> str:
    return words("check.page.on", day=rule.example_today[:10]) if rule.clock else ""


def _build_example(example: Example, words: Words) -> Iterator[str]:
    """Yield the files of an example; where there are several, each begins with a comment that names it."""
    files = build_example_files(example)
    for path, text in files.items():
        name = f"# {words('check.page.file')} {path}\n" if len(files) > 1 else ""
        yield f"```yaml\n{name}{text}```"
