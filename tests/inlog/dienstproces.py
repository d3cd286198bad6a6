"""A login service in a process of its own: oidc-provider-mock, with knobs to make it say what it should not.

`python -m tests.inlog.dienstproces PORT`. `PUT /proef` takes JSON: `claims` to put in the next tokens (null takes one out),
`userinfo` for the user info, `ondertekening`: "vreemd" (a key that is not published), "none" or "HS256". `POST /proef/afmelding`
gives a signed log-out token with the claims that are sent.
"""

from __future__ import annotations

import os
import sys
import time
import uuid
from typing import Any

import flask
import jwt
import oidc_provider_mock
import werkzeug.serving
from cryptography.hazmat.primitives.asymmetric import rsa
from oidc_provider_mock import _app

VREEMD = rsa.generate_private_key(public_exponent=65537, key_size=2048)
KNOPPEN: dict[str, Any] = {}
_gewoon = _app.OpenIDCode.encode_id_token


def _teken(claims: dict[str, Any]) -> str:
    soort = KNOPPEN.get("ondertekening", "")
    if soort == "none":
        return jwt.encode(claims, None, algorithm="none")
    if soort == "HS256":
        return jwt.encode(claims, "geheim-van-de-client-die-iedereen-raadt", algorithm="HS256")
    eigen = _app.storage.jwk.as_pem(is_private=True)
    return jwt.encode(claims, VREEMD if soort == "vreemd" else eigen, algorithm="RS256")


def _id_token(zelf: Any, token: Any, request: Any) -> str:
    claims = jwt.decode(_gewoon(zelf, token, request), options={"verify_signature": False})
    claims |= KNOPPEN.get("claims", {})
    return _teken({naam: waarde for naam, waarde in claims.items() if waarde is not None})


def maak() -> flask.Flask:
    """Give the service with its knobs."""
    _app.OpenIDCode.encode_id_token = _id_token
    app = oidc_provider_mock.app()
    app.debug = False
    gewoon = app.view_functions["oidc-provider-mock.userinfo"]

    @app.put("/proef")
    def zet() -> str:
        KNOPPEN.clear()
        KNOPPEN.update(flask.request.get_json())
        return ""

    @app.post("/proef/afmelding")
    def afmelding() -> str:
        nu = int(time.time())
        gebeurtenis = {"http://schemas.openid.net/event/backchannel-logout": {}}
        claims = {"iat": nu, "exp": nu + 120, "jti": str(uuid.uuid4()), "events": gebeurtenis}
        claims["iss"] = flask.request.host_url.rstrip("/")
        claims |= flask.request.get_json()
        return _teken({naam: waarde for naam, waarde in claims.items() if waarde is not None})

    def userinfo() -> Any:
        return flask.jsonify(gewoon().get_json() | KNOPPEN.get("userinfo", {}))

    app.view_functions["oidc-provider-mock.userinfo"] = userinfo
    return app


if __name__ == "__main__":
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    werkzeug.serving.make_server("127.0.0.1", int(sys.argv[1]), maak(), threaded=True).serve_forever()
