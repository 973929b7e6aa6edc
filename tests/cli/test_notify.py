"""`teamops notify`: the team's group is told what is due; nothing else leaves the machine."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integrations.robot_service import Service, serving

DAY = ("--today", "2026-09-28")
TOKEN = "1234567890abcdef-token"


@pytest.fixture
def service() -> Iterator[Service]:
    with serving() as made:
        made.answer = {"errcode": 0, "code": 0}
        yield made


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FEISHU_URL", "FEISHU_SECRET", "DINGTALK_URL", "DINGTALK_SECRET", "WECOM_URL"):
        monkeypatch.delenv(f"TEAMOPS_{name}", raising=False)


def english(folder: Path) -> None:
    file = folder / "teamops.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("locale: zh-CN", "locale: en"), encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("to", ["text", "feishu", "dingtalk", "wecom"])
def test_the_message_reads_as_it_was_accepted(
    teamops, golden, faults: Path, monkeypatch: pytest.MonkeyPatch, to: str, lang: str
) -> None:
    """In the language of the team, whatever that of the screen is."""
    if lang == "en":
        english(faults)
    monkeypatch.setenv("TEAMOPS_LANG", "zh" if lang == "en" else "en")
    ran = teamops("-C", faults, "notify", "--to", to, *DAY)
    assert ran.code == 0, ran.err
    golden(f"notify/{to}.{lang}.txt", ran.out)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_explicit_language_is_that_of_the_message(teamops, golden, faults: Path, lang: str) -> None:
    if lang == "zh":
        english(faults)
    ran = teamops("-C", faults, "--lang", lang, "notify", *DAY)
    assert ran.code == 0, ran.err
    golden(f"notify/text.{lang}.txt", ran.out)


def told(teamops, folder: Path, *arguments: object) -> str:
    ran = teamops("-C", folder, "notify", *arguments, *DAY)
    assert ran.code == 0, ran.err
    return str(ran.out)


MORE = """\
tasks:
  - {id: x1, name: 迟交, owner: zhao, start: 2026-09-01, end: 2026-09-25, status: in_progress,
     updated: 2026-09-28T10:00}
  - {id: x2, name: 到期, owner: zhao, start: 2026-09-01, end: 2026-09-28, status: in_progress,
     updated: 2026-09-28T10:00}
  - {id: x3, name: 久堵, owner: zhao, start: 2026-09-01, end: 2026-10-30, status: blocked, updated: 2026-09-28T10:00,
     blocker: {reason: 甲, needs: 乙, from: design, since: 2026-09-01}}
  - {id: x4, name: 旧状态, owner: zhao, start: 2026-09-01, end: 2026-10-30, status: in_progress,
     updated: 2026-09-10T10:00}
monitors:
  - {id: mon, project: 丙项目, owner: lin, budget: {planned: 80, spent: 92, unit: 万元}, phases: [{name: 期,
     start: 2026-09-01, end: 2026-10-30, checkpoints: [{metric: 量, date: 2026-09-21, plan: 100, actual: 70,
     owner: he, cause: 丁}]}]}
requests:
  - {id: r1, need: 急需, from: sales, to: design, owner: zhao, due: 2026-10-10, item: 图, status: open,
     urgent: {raised: 2026-09-25T10:00}}
meetings:
  - {id: m-x, type: adhoc, held: 2026-09-21T10:00, agenda: [议], attendees: [he]}
"""


@pytest.fixture
def more(quarter: Path) -> Path:
    (quarter / "tasks/more.yaml").write_text(MORE, encoding="utf-8")
    return quarter


def test_what_presses_is_an_alert_and_the_rest_a_reminder(teamops, more: Path) -> None:
    alerts, reminders = told(teamops, more, "--only", "alerts"), told(teamops, more, "--only", "reminders")
    for said in (
        "P2 迟交：逾期 3 天", "P2 久堵：已阻塞", "协作需求“急需”：紧急需求已超时", "丙项目期：量 −30%",
        "丙项目：预算超支 12 万元",
    ):  # fmt: skip
        assert said in alerts, said
        assert said not in reminders
    for said in (
        "P2 到期：今天到期",
        "P2 旧状态：状态上次更新于 9月10日",
        "9月21日临时会议的纪要：尚未发出",
        "优化线索筛选规则",
    ):
        assert said in reminders, said
        assert said not in alerts
    assert "预警 5 项" in told(teamops, more)


def test_no_id_is_shown_where_there_is_a_name(teamops, more: Path) -> None:
    said = told(teamops, more)
    for identity in ("m-x", "x1", "r1", "mon", "zhao", "lin", "channel-contract-09", "imp-2026"):
        assert identity not in said


def test_a_person_sees_what_is_theirs_and_the_director_what_is_overrun(teamops, more: Path) -> None:
    assert "久堵" in told(teamops, more, "--person", "赵四")
    assert "丙项目期" in told(teamops, more, "--person", "he")
    director = told(teamops, more, "--person", "陈总")
    assert ("丙项目：预算超支" in director, "丙项目期" in director) == (True, False)
    assert teamops("-C", more, "notify", "--person", "赵五", *DAY).code == 2


def test_of_many_things_each_person_is_told_a_few(teamops, quarter: Path) -> None:
    rows = "".join(
        f"  - {{id: y{n}, name: 甲{n}, owner: zhao, start: 2026-09-01, end: 2026-09-02}}\n" for n in range(9)
    )
    (quarter / "tasks/more.yaml").write_text(f"tasks:\n{rows}", encoding="utf-8")
    said = told(teamops, quarter, "--only", "alerts")
    assert (said.count("· "), "… 另有 4 项" in said, "【预警 9 项】" in said) == (5, True, True)


def test_rules_that_the_team_turned_off_are_not_told(teamops, more: Path) -> None:
    with (more / "teamops.yaml").open("a", encoding="utf-8") as file:
        file.write("check: {disable: [M004, M007]}\n")
    assert "丙项目" not in told(teamops, more, "--only", "alerts")


def test_text_of_users_is_harmless_and_not_too_long(teamops, quarter: Path) -> None:
    name = '"<at id=all></at> [x](https://evil.example) \\e[31m\\n' + "长" * 300 + '"'
    task = f"tasks:\n  - {{id: x, name: {name}, owner: zhao, start: 2026-09-01, end: 2026-09-02}}\n"
    (quarter / "tasks/more.yaml").write_text(task, encoding="utf-8")
    for to in ("feishu", "dingtalk", "wecom"):
        said = told(teamops, quarter, "--to", to)
        assert "＜at id=all＞＜/at＞ ［x］(https://evil.example)" in said
        assert "<at" not in said
        assert "长" * 170 not in said
    assert "\x1b" not in told(teamops, quarter)


def test_where_there_is_nothing_to_tell_nothing_is_sent(
    teamops, tmp_path: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEAMOPS_WECOM_URL", f"{service.base}/?key={TOKEN}")
    (tmp_path / "teamops.yaml").write_text("team: 空\n", encoding="utf-8")
    ran = teamops("-C", tmp_path, "notify", "--to", "wecom", "--send", *DAY)
    assert (ran.code, ran.out, "未发送" in ran.err, service.bodies) == (0, "", True, [])


def test_on_days_off_nothing_is_sent_if_so_wanted(
    teamops, quarter: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEAMOPS_WECOM_URL", f"{service.base}/?key={TOKEN}")
    asked = ("-C", quarter, "notify", "--to", "wecom", "--send", "--workdays", "--today")
    ran = teamops(*asked, "2026-10-01")
    assert (ran.code, "2026-10-01 是休息日" in ran.err, service.bodies) == (0, True, [])
    assert teamops(*asked, "2026-10-10").code == 0  # a Saturday on which people work
    assert len(service.bodies) == 1


@pytest.mark.parametrize("to", ["feishu", "dingtalk", "wecom"])
def test_what_is_sent_is_what_is_printed(
    teamops, more: Path, service: Service, monkeypatch: pytest.MonkeyPatch, to: str
) -> None:
    monkeypatch.setenv(f"TEAMOPS_{to.upper()}_URL", f"{service.base}/robot?key={TOKEN}")
    monkeypatch.setenv(f"TEAMOPS_{to.upper()}_SECRET", "")
    printed = told(teamops, more, "--to", to)
    ran = teamops("-C", more, "notify", "--to", to, "--send", *DAY)
    assert (ran.code, ran.out, "预警 5 项" in ran.err) == (0, "", True)
    assert service.bodies == [printed.rstrip("\n").encode()]
    assert TOKEN not in ran.err


def test_feishu_s_message_is_signed_only_when_it_is_sent(
    teamops, more: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEAMOPS_FEISHU_URL", f"{service.base}/hook/{TOKEN}")
    monkeypatch.setenv("TEAMOPS_FEISHU_SECRET", "SEC12345")
    printed = json.loads(told(teamops, more, "--to", "feishu"))
    assert teamops("-C", more, "notify", "--to", "feishu", "--send", *DAY).code == 0
    sent = json.loads(service.bodies[0])
    assert sent.keys() - printed.keys() == {"timestamp", "sign"}


def test_a_missing_variable_is_named_and_text_is_sent_by_nobody(teamops, more: Path) -> None:
    ran = teamops("-C", more, "notify", "--to", "dingtalk", "--send", *DAY)
    assert (ran.code, "TEAMOPS_DINGTALK_URL 未设置" in ran.err) == (2, True)
    ran = teamops("-C", more, "notify", "--send", *DAY)
    assert (ran.code, "--to feishu" in ran.err) == (2, True)
    assert teamops("-C", more, "notify", "--to", "slack", *DAY).code == 2


def test_a_refusal_is_told_and_secrets_are_not_even_in_a_traceback(
    teamops, more: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEAMOPS_DINGTALK_URL", f"{service.base}/robot?access_token={TOKEN}")
    monkeypatch.setenv("TEAMOPS_DINGTALK_SECRET", "SEC12345")
    asked = ("-C", more, "--debug", "notify", "--to", "dingtalk", "--send", *DAY)
    service.answer = {"errcode": 310000, "errmsg": f"sign not match {TOKEN} \x1b[31m"}
    ran = teamops(*asked)
    assert (ran.code, "310000 sign not match ***" in ran.err, "TEAMOPS_DINGTALK_SECRET" in ran.err) == (3, True, True)
    monkeypatch.setenv("TEAMOPS_DINGTALK_URL", f"http://127.0.0.1:1/{TOKEN}")
    unreachable = teamops(*asked)
    monkeypatch.setenv("TEAMOPS_DINGTALK_URL", f"https://example.com/{TOKEN} {TOKEN}")
    unsafe = teamops(*asked)
    assert (unreachable.code, unsafe.code) == (3, 2)
    for said in (ran, unreachable, unsafe):
        for hidden in (TOKEN, "SEC12345", "\x1b", service.base):
            assert hidden not in said.out + said.err


def test_what_sends_is_imported_only_to_send(more: Path) -> None:
    asked = ["-C", str(more), "notify", "--to", "feishu", *DAY]
    program = f"import sys\nfrom teamops.cli.shell.app import run\ncode = run({asked!r})\n"
    program += "sys.exit(code or 'urllib.request' in sys.modules or 'teamops.integrations.chat.post' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0
