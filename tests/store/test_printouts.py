"""What a team brings along for its printouts is taken from the workspace alone, and is what it says it is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from teamops.model.records.settings import Colors
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.errors import CommandError
from teamops.store.printouts.printouts import (
    LARGEST_LOGO,
    LARGEST_TEMPLATE,
    load_logo,
    load_look,
    load_own_template,
    load_template,
)
from tests.pictures import jpeg, png, riff, vp8

PNG = png(9, 9)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
DRAWN = b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- by hand -->\n<!DOCTYPE svg PUBLIC "a" "b">\n' + SVG
PICTURES = {
    "logo.png": (PNG, "image/png"),
    "logo.PNG": (PNG, "image/png"),
    "a/b/logo.jpg": (jpeg(9, 9), "image/jpeg"),
    "标志.webp": (riff(vp8(9, 9)), "image/webp"),
    "logo.svg": (SVG, "image/svg+xml"),
    "drawn.svg": (DRAWN, "image/svg+xml"),
}  # fmt: skip
NO_PICTURES = {
    "logo.png": SVG,
    "logo.svg": PNG,
    "page.svg": b"<html><svg></svg></html>",
    "bomb.svg": b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG,
    "empty.jpg": b"",
}


def put(root: Path, file: str, content: bytes) -> None:
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_bytes(content)


def refusal(root: Path, file: str) -> str:
    with pytest.raises(CommandError) as refused:
        load_logo(root, file)
    assert "teamops.yaml: printouts.logo" in str(refused.value)
    return refused.value.message.removeprefix("printouts.")


@pytest.mark.parametrize(("file", "picture"), PICTURES.items())
def test_a_picture_of_the_workspace_is_a_logo(tmp_path: Path, file: str, picture: tuple[bytes, str]) -> None:
    put(tmp_path, file, picture[0])
    logo = load_logo(tmp_path, file)
    assert (logo.content, logo.mime) == picture


@pytest.mark.parametrize(("file", "content"), NO_PICTURES.items())
def test_what_is_no_picture_of_its_kind_is_refused(tmp_path: Path, file: str, content: bytes) -> None:
    put(tmp_path, file, content)
    assert refusal(tmp_path, file) == "logo_content"


@pytest.mark.parametrize(
    "file", ["../logo.png", "a/../../logo.png", "/etc/logo.png", "C:\\logo.png", "C:logo.png", "a\\..\\logo.png"]
)
def test_a_path_that_could_lead_out_is_refused(tmp_path: Path, file: str) -> None:
    put(tmp_path, "team/a/logo.png", PNG)
    put(tmp_path, "logo.png", PNG)
    assert refusal(tmp_path / "team", file) == "outside"


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes need rights there")
def test_a_link_that_leaves_the_workspace_is_refused_and_one_within_is_followed(tmp_path: Path) -> None:
    put(tmp_path, "logo.png", PNG)
    put(tmp_path, "team/pictures/logo.png", PNG)
    (tmp_path / "team" / "out.png").symlink_to(tmp_path / "logo.png")
    (tmp_path / "team" / "folder").symlink_to(tmp_path)
    (tmp_path / "team" / "in.png").symlink_to("pictures/logo.png")
    assert refusal(tmp_path / "team", "out.png") == "outside"
    assert refusal(tmp_path / "team", "folder/logo.png") == "outside"
    assert load_logo(tmp_path / "team", "in.png").content == PNG


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes need rights there")
def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    assert refusal(tmp_path, "pipe.png") == refusal(tmp_path, "folder.png") == "not_a_file"


def test_a_logo_that_is_missing_or_too_large_or_no_picture_by_name_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "fits.png", PNG + b"\0" * (LARGEST_LOGO - len(PNG)))
    put(tmp_path, "large.png", PNG + b"\0" * (LARGEST_LOGO - len(PNG) + 1))
    assert len(load_logo(tmp_path, "fits.png").content) == LARGEST_LOGO
    assert refusal(tmp_path, "large.png") == "too_large"
    assert refusal(tmp_path, "none.png") == "logo_missing"
    assert refusal(tmp_path, "logo.gif") == refusal(tmp_path, "") == "logo_kind"
    assert refusal(tmp_path, "lo\0go.png") == "unreadable"


def test_the_teams_template_comes_before_the_usual_one(tmp_path: Path) -> None:
    usual = (find_shipped_folder("templates") / "report.css").read_text(encoding="utf-8")
    assert load_template(tmp_path, "report.css").text == usual
    assert load_own_template(tmp_path, "report.css") is None
    put(tmp_path, "templates/report.css", b"\xef\xbb\xbfp {\r\n}")
    own = load_template(tmp_path, "report.css")
    assert (own.text, own.file) == ("p {\n}", "templates/report.css")


def test_a_template_that_cannot_be_used_is_refused_with_its_place(tmp_path: Path) -> None:
    put(tmp_path, "templates/report.css", "p { }\n华".encode("gb18030"))
    with pytest.raises(CommandError, match=r"templates/report\.css:2: .*UTF-8"):
        load_own_template(tmp_path, "report.css")
    put(tmp_path, "templates/report.css", b" " * (LARGEST_TEMPLATE + 1))
    with pytest.raises(CommandError, match=r"templates/report\.css is larger than 512 KB"):
        load_own_template(tmp_path, "report.css")


def test_the_look_is_what_settings_and_templates_say(tmp_path: Path) -> None:
    put(tmp_path, "docs/logo.svg", SVG)
    put(tmp_path, "templates/report.css", b"p { }")
    put(tmp_path, "templates/report.typ", b"broken \xff and not asked for")
    settings = 'team: x\nprintouts: {logo: docs/logo.svg, colors: {accent: "#0A5C4A"}}\n'
    put(tmp_path, "teamops.yaml", settings.encode())
    look = load_look(tmp_path, "report.css", "report.html.j2")
    assert look.colors == Colors(accent="#0a5c4a")
    assert look.logo is not None
    assert look.logo.content == SVG
    assert {name: own.text for name, own in look.own.items()} == {"report.css": "p { }"}
