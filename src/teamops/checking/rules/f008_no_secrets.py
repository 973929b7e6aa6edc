"""F008: no file contains a password, token or webhook address."""

from __future__ import annotations

from teamops.checking.from_faults import check_faults
from teamops.checking.rule import Rule
from teamops.locale.text import Text

RULE = Rule(
    code="F008",
    name="no-secrets",
    severity="error",
    clause="",
    title=Text("No file contains a password, token or webhook address", "文件中不写密码、令牌和机器人地址"),
    why=Text(
        "A committed secret stays in the history, where everyone with access to the repository can see it.",
        "一旦提交，就会永久留在历史中，所有能访问仓库的人都看得到。",
    ),
    messages={
        "webhook": Text(
            "the address of a chat robot: anyone who has it can post messages", "聊天机器人地址：任何人拿到都能发消息"
        ),
        "token": Text("an access token or key", "访问令牌或密钥"),
        "private_key": Text("a private key", "私钥"),
        "password": Text("a password", "密码"),
        "login": Text("an address that contains a user name and password", "网址中带有用户名和密码"),
    },
    remedy=Text(
        "remove it from the file, revoke it where it was issued, and keep the new one in a password manager",
        "从文件中删除，到签发处作废，新密钥存入密码管理工具",
    ),
    good="""\
tasks:
  - id: t-1
    name: 新品上市群通知
    description: 机器人地址见密码管理工具
    owner: zhang
    start: 2026-09-01
    end: 2026-09-30
""",
    bad="""\
tasks:
  - id: t-1
    name: 新品上市群通知
    description: https://open.feishu.cn/open-apis/bot/v2/hook/00000000-0000-0000-0000-000000000000
    owner: zhang
    start: 2026-09-01
    end: 2026-09-30
""",
    secret=True,
)


check_faults(RULE)
