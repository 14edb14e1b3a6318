"""A small host that speaks FTP on this machine, for publishing to be tried on and broken."""

from __future__ import annotations

import datetime
import ipaddress
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.servers import FTPServer

USER, PASSWORD = "thidua", "mật khẩu dài"
Fault = Callable[[str, int], str]
"""What goes wrong at a command, given its name and how often it came; "" for nothing.

``"cut"`` breaks the connection; anything else is the answer to the command.
"""


class FtpHost:
    """A host whose files lie in a folder.

    Args:
        home: its folder.
        certificate: a file with key and certificate; without one, nothing is encrypted.
        fault: makes commands fail.
        lists_facts: whether it knows MLSD, as servers do that are not old.
    """

    def __init__(
        self,
        home: Path,
        *,
        certificate: Path | None = None,
        fault: Fault = lambda command, count: "",
        lists_facts: bool = True,
    ) -> None:
        logging.getLogger("pyftpdlib").setLevel(logging.CRITICAL)
        authorizer = DummyAuthorizer()
        authorizer.add_user(USER, PASSWORD, str(home), perm="elradfmw")
        kind = TLS_FTPHandler if certificate else FTPHandler
        members: dict[str, Any] = {
            "authorizer": authorizer,
            "pre_process_command": _breaking(fault),
            "auth_failed_timeout": 0,  # three seconds, to slow down whoever guesses
        }
        if certificate:
            members |= {"certfile": str(certificate), "tls_control_required": True}
            members |= {"tls_data_required": True}
        if not lists_facts:
            known = {name: what for name, what in kind.proto_cmds.items() if name[:3] != "MLS"}
            members["proto_cmds"] = known
        self._server = FTPServer(("127.0.0.1", 0), type("Handler", (kind,), members))
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def address(self) -> str:
        """Its user and address, without the protocol."""
        return f"{USER}@127.0.0.1:{self._server.address[1]}"

    def _serve(self) -> None:
        while not self._stopping.is_set():
            self._server.serve_forever(timeout=0.05, blocking=False)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopping.set()
        self._thread.join(10)
        self._server.close_all()


def _breaking(fault: Fault) -> Callable[[Any, str, str, str], None]:
    counts: dict[str, int] = {}

    def pre_process_command(self: Any, line: str, command: str, argument: str) -> None:
        counts[command] = counts.get(command, 0) + 1
        answer = fault(command, counts[command])
        if answer == "cut":
            self.close()
        elif answer:
            self.respond(answer)
        else:
            super(type(self), self).pre_process_command(line, command, argument)

    return pre_process_command


def self_signed(path: Path) -> Path:
    """Write a key and a certificate for this machine's own address into one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.fromtimestamp(time.time(), datetime.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(secret + certificate.public_bytes(serialization.Encoding.PEM))
    return path
