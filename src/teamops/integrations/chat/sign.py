"""How robots are to know that a message is the team's: the signatures of Feishu and DingTalk, which differ.

Both sign time and secret, in HMAC-SHA256 and Base64. For DingTalk the secret is the key and the text is signed, with
the time in milliseconds; for Feishu the text is the key and nothing is signed, with the time in seconds.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit


def sign_dingtalk(address: str, secret: str, seconds: float) -> str:
    """Return the address with `timestamp` and `sign` in its query."""
    timestamp = str(round(seconds * 1000))
    sign = _compute_hmac(secret, f"{timestamp}\n{secret}")
    joint = "&" if urlsplit(address).query else "?"
    return f"{address}{joint}{urlencode({'timestamp': timestamp, 'sign': sign})}"


def sign_feishu(body: Mapping[str, Any], secret: str, seconds: float) -> dict[str, Any]:
    """Return the body with `timestamp` and `sign` in front."""
    timestamp = str(int(seconds))
    return {"timestamp": timestamp, "sign": _compute_hmac(f"{timestamp}\n{secret}", ""), **body}


def _compute_hmac(key: str, text: str) -> str:
    return base64.b64encode(hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()).decode()
