"""F008 no-secrets. The secrets here are put together, so that nobody takes them for real ones."""

from __future__ import annotations

import pytest

from teamops.checking.engine import load_rules
from teamops.store.yaml.secret_patterns import find_secrets

HEX = "0123456789abcdef"
SECRETS = [
    (f"https://open.feishu.cn/open-apis/bot/v2/hook/{HEX}", "webhook"),
    (f"https://open.larksuite.com/open-apis/bot/v2/hook/{HEX}", "webhook"),
    (f"https://oapi.dingtalk.com/robot/send?access_token={HEX * 4}", "webhook"),
    (f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={HEX}", "webhook"),
    (f"https://hooks.slack.com/services/T0/B0/{HEX}", "webhook"),
    ("ghp_" + "Ab1" * 12, "token"),
    ("github_pat_" + "Ab1" * 12, "token"),
    ("glpat-" + "Ab1" * 7, "token"),
    ("AKIA" + "ABCD1234" * 2, "token"),
    ("LTAI" + "Ab1" * 6, "token"),
    ("sk-proj-" + "Ab1" * 9, "token"),
    ("xoxb-" + "12345-67890", "token"),
    ("-----BEGIN OPENSSH PRIVATE KEY-----", "private_key"),
    ("password: opensesame", "password"),
    ('"Password" : "open,sesame"', "password"),
    ("CRM_PASSWORD=opensesame", "password"),
    ("密码:opensesame", "password"),
    ("后台密码: 'opensesame'", "password"),
    ("https://zhao:opensesame@crm.example.com/", "login"),
]

HARMLESS = [
    "密码: 见密码管理工具",
    "password: ${CRM_PASSWORD}",
    "password: <ask zhao>",
    "password: '****'",
    "password: null",
    "password:",
    "password:\n  length: 12345",
    "重置客户密码流程",
    "zhao@example.com",
    "https://example.com/a:b?to=c@d",
    "https://example.com/docs/webhook/how-to-set-up-a-robot",
    "id: task-2026-09-very-long-name-of-a-task",
    "risk-assessment-of-the-2026-campaign",
    "更换 access_token 的流程",
    "sk-learn-is-not-a-token-of-any-kind",
]


@pytest.mark.parametrize(("text", "kind"), SECRETS)
def test_a_secret_is_found_with_its_kind(text: str, kind: str) -> None:
    ((start, end, found),) = find_secrets(f"note: {text}\n")
    assert found == kind
    assert f"note: {text}"[start:end]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert list(find_secrets(text)) == []


def test_offsets_point_at_the_secret_itself_in_order() -> None:
    text = "密码: opensesame\nnote: https://u:letmein@example.com\n"
    assert [text[start:end] for start, end, _ in find_secrets(text)] == ["opensesame", "letmein"]


@pytest.mark.parametrize(("text", "kind"), SECRETS)
def test_the_finding_does_not_repeat_the_secret(text: str, kind: str, found) -> None:
    rule = load_rules()["F008"]
    (finding,) = found("F008", f"# {text}\ngoals: []\n")
    ((start, end, _),) = find_secrets(text)
    assert finding.message == kind
    assert not any(text[start:end] in rule.say(finding, lang) for lang in ("en", "zh"))
    assert finding.at.mark == (1, start + 3)
