"""Makes the site of the documentation, as hooks of MkDocs (`make site-docs`; settings in mkdocs.yml).

The site has the documents of this folder, the README as the front page of each language, and the other documents at the
top of the repository. Its navigation is made of the pages that exist, one for each language. A page's language is that
of its folder: `zh` is Chinese.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import jieba
from languages import join_lines
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

DOCS = Path(__file__).parent
PROJECT = DOCS.parent

NAVIGATION: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "en": {
        "Guides": {
            "index.md": "Start",
            "goals.md": "Goals, step by step",
            "week.md": "A week of a team",
            "quarter.md": "A quarter by commands",
            "printouts.md": "Reports and printing",
            "notify.md": "Notifications",
            "history.md": "Changes and audit",
            "ci.md": "Checks in CI",
        },
        "Reference": {"rules.md": "Rules", "cli.md": "Commands", "format.md": "File format"},
        "Project": {
            "architecture.md": "Architecture",
            "performance.md": "Performance",
            "reliability.md": "Reliability",
            "SECURITY.md": "Security",
            "CONTRIBUTING.md": "Contributing",
            "GLOSSARY.md": "Glossary",
            "CHANGELOG.md": "Changelog",
        },
        "More": {},
    },
    "zh": {
        "上手": {
            "zh/index.md": "开始",
            "zh/daily.md": "每天三分钟",
            "zh/week.md": "一周",
            "zh/quarter.md": "一个季度",
            "zh/goals.md": "目标",
        },
        "使用": {
            "zh/printouts.md": "报表与打印",
            "zh/notify.md": "通知",
            "zh/history.md": "变更与审计",
            "zh/one-page.md": "一页纸",
            "zh/faq.md": "常见问题",
        },
        "参考": {"zh/rules.md": "规则", "zh/cli.md": "命令", "zh/format.md": "文件格式"},
        "更多": {},
    },
}
"""The pages by language and group. Those that do not exist are left out; others come last, under their own titles."""

NAMES = {"en": "English", "zh": "中文"}

WORD_ENDS_EARLY, WORD_ENDS = "o<t.length;o++)t.slice(s,o)in e", "o<=t.length;o++)t.slice(s,o)in e"
"""How the theme's search looks for words of the index in a query: without the last character, and fixed."""

LINK = re.compile(r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^)\s]+)\)")
INNER_LIST = re.compile(r"^ {2,3}(?=[-*] |\d+\. )", re.MULTILINE)
"""The indentation of a list in a list; Python-Markdown wants four blanks."""

UNSEPARATED = re.compile(r"^(?![-*|>#\s]|\d+\. )(.+)\n(?=- |\d+\. |\|)", re.MULTILINE)
"""A line of text right before a list or a table; Python-Markdown wants a blank line between them."""

FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)


def list_sources() -> dict[str, Path]:
    """Return the files outside of docs that become pages, by their path on the site."""
    files = {name: PROJECT / name for name in ("CHANGELOG.md", "CONTRIBUTING.md", "GLOSSARY.md", "SECURITY.md")}
    return files | {"index.md": PROJECT / "README.md", "zh/index.md": PROJECT / "README.zh-CN.md"}


def prepare_markdown(path: str, text: str, pages: Mapping[str, str]) -> str:
    """Return a page's text for the site: links lead to pages, and Markdown is as Python-Markdown wants it.

    `pages` has the site's files by the paths of their sources in the repository.
    """
    text = re.sub(r"\A\[[^\]]+\]\(((\.\./|zh/)[\w-]+|README(\.[\w-]+)?)\.md\)\n+", "", text)  # the page's head has it
    parts = FENCE.split(text)
    return "".join(_prepare_fence(p) if p.startswith("```") else _prepare_prose(path, p, pages) for p in parts)


def _prepare_fence(block: str) -> str:
    """Return a code block whose second word, a file's name, is its title."""
    return re.sub(r"\A```(\w+) (\S+)$", r'```\1 title="\2"', block, flags=re.MULTILINE)


def _prepare_prose(path: str, text: str, pages: Mapping[str, str]) -> str:
    text = join_lines(text)
    text = INNER_LIST.sub("    ", text)
    text = UNSEPARATED.sub(r"\1\n\n", text)
    text = re.sub(r"`[^`\n]*`", lambda code: code[0].replace("\\|", "|"), text)  # a bar in code divides no cells
    return LINK.sub(lambda link: _lead(path, link, pages), text)


def _lead(path: str, link: re.Match[str], pages: Mapping[str, str]) -> str:
    """Return a link for the site. Of a link to a file that is not on it only the text remains.

    A link to a file that does not exist stays as it is, so that the build fails.
    """
    text = LINK.sub(lambda inner: _lead(path, inner, pages), link["text"])
    target, mark, anchor = link["target"].partition("#")
    if not target or ":" in target:
        return link[0]
    source = _find_source(path, target)
    if source not in pages and source.startswith("docs/zh/"):
        source = source.replace("docs/zh/", "docs/")  # not translated yet
    if source in pages:
        ups = "../" * (len(PurePosixPath(path).parts) - 1)
        return f"{link['image']}[{text}]({ups}{pages[source]}{mark}{anchor})"
    return text if (PROJECT / source).exists() else link[0]


def _find_source(path: str, target: str) -> str:
    """Return the path in the repository of what a page links to."""
    folder = PurePosixPath() if path in list_sources() else PurePosixPath("docs", path).parent
    parts: list[str] = []
    for part in (folder / unquote(target)).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the navigation of both languages from the pages that exist; have jieba work in silence."""
    build = Path(config.site_dir).parent
    build.mkdir(parents=True, exist_ok=True)
    jieba.setLogLevel(logging.WARNING)
    jieba.dt.tmp_dir = str(build)  # else it keeps its dictionary where anybody may write
    existing = {file.relative_to(DOCS).as_posix() for file in DOCS.rglob("*.md")} | list_sources().keys()
    existing = {path for path in existing if not path.startswith("sources/")}
    config.nav = [{NAMES[lang]: [*_list_groups(lang, existing)]} for lang in NAVIGATION]
    return config


def _list_groups(lang: str, existing: set[str]) -> Iterator[dict[str, list[Any]]]:
    named = {path for groups in NAVIGATION.values() for pages in groups.values() for path in pages}
    for group, pages in NAVIGATION[lang].items():
        entries: list[Any] = [{title: path} for path, title in pages.items() if path in existing]
        if not pages:
            entries = [path for path in sorted(existing - named) if get_language(path) == lang]
        if entries:
            yield {group: entries}


def get_language(path: str) -> str:
    return "zh" if path.startswith("zh/") else "en"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages from outside of docs."""
    for path, source in list_sources().items():
        files.append(File.generated(config, path, content=source.read_text("utf-8"), inclusion=InclusionLevel.INCLUDED))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Return the text of a page as it is for the site."""
    sources = list_sources()
    pages = {f"docs/{file.src_uri}": file.src_uri for file in files if file.src_uri not in sources}
    pages |= {source.relative_to(PROJECT).as_posix(): path for path, source in sources.items()}
    return prepare_markdown(page.file.src_uri, markdown, pages)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Show a page with the navigation and the words of its language, and a switch to the same page in the other."""
    language = get_language(page.file.src_uri)
    config.theme["language"] = language
    section = next(item for item in nav.items if item.title == NAMES[language])
    assert isinstance(section, Section)
    for group in section.children:
        group.parent = None
    own = Navigation(section.children, nav.pages)
    own.homepage = next(
        one for one in nav.pages if one.file.src_uri == {"en": "index.md", "zh": "zh/index.md"}[language]
    )
    context["nav"] = own
    if PurePosixPath(page.file.src_uri).name == "rules.md":
        _shorten_contents(page)
    paths = {one.file.src_uri: one.url for one in nav.pages}
    config.extra["alternate"] = [
        {"name": NAMES[lang], "lang": lang, "link": paths[_find_counterpart(page.file.src_uri, lang, paths)]}
        for lang in NAMES
    ]
    return context


def _shorten_contents(page: Page) -> None:
    """Leave the rules in a page's table of contents, and drop the headings that every rule has."""
    for title in page.toc:
        for rule in title.children:
            rule.children.clear()


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Take out the links by which the theme's script would look for site maps, which the file system refuses."""
    return re.sub(r'<link rel="alternate"[^>]*>', "", output)


def on_post_build(config: MkDocsConfig) -> None:
    """Fix the theme's search, which drops the last character of a Chinese query.

    Raises PluginError if the theme's script differs: check then whether 目标分解 is found without this fix.
    """
    workers = [*Path(config.site_dir, "assets", "javascripts", "workers").glob("search.*.min.js")]
    scripts = [worker.read_text("utf-8") for worker in workers]
    if [script.count(WORD_ENDS_EARLY) for script in scripts] != [1]:
        raise PluginError("docs/site.py: the theme's search has changed; see on_post_build")
    workers[0].write_text(scripts[0].replace(WORD_ENDS_EARLY, WORD_ENDS), "utf-8")


def _find_counterpart(path: str, lang: str, paths: Mapping[str, str]) -> str:
    """Return the page with the content of `path` in `lang`, else the front page of the language."""
    plain = path.removeprefix("zh/")
    wanted = f"zh/{plain}" if lang == "zh" else plain
    return wanted if wanted in paths else {"en": "index.md", "zh": "zh/index.md"}[lang]
