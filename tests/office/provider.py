"""A small OpenID Connect provider: real HTTP, real keys, one person who has signed in at it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "office", "a secret of both"


@dataclass
class Provider:
    address: str = ""
    person: dict[str, object] = field(default_factory=dict)  # the claims about who has signed in
    asked: dict[str, str] = field(default_factory=dict)  # of the last request to sign in

    def discovery(self) -> dict[str, object]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
        }

    def token(self) -> dict[str, object]:
        claims = {"iss": self.address, "aud": CLIENT, "iat": time(), "exp": time() + 60}
        signed = jwt.encode(claims | self.person, KEY, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 60, "id_token": signed}


KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@contextmanager
def a_provider() -> Iterator[Provider]:
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/authorize":
                provider.asked = {name: each[0] for name, each in parse_qs(parts.query).items()}
                back = urlencode({"code": "c", "state": provider.asked["state"]})
                self.send_response(302)
                self.send_header("Location", f"{provider.asked['redirect_uri']}?{back}")
                self.end_headers()
                return
            known = {
                "/.well-known/openid-configuration": provider.discovery,
                "/userinfo": lambda: provider.person,
            }
            self.say(known[parts.path]())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            told = {name: each[0] for name, each in parse_qs(body).items()}
            assert told["client_secret"] == SECRET
            assert told["code_verifier"]  # PKCE
            self.say(provider.token())

        def say(self, told: object) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        provider.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield provider
        server.shutdown()
