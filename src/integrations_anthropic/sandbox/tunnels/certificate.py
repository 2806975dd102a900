"""The certificate of an authority, as a tunnel takes it."""

from __future__ import annotations

import hashlib
import ssl
from typing import NamedTuple

from ..errors import invalid

__all__ = ["Certificate"]

BEGIN = "-----BEGIN CERTIFICATE-----"
LONGEST = 8 * 1024
"""Bytes of a certificate as PEM."""


class Certificate(NamedTuple):
    """What is kept of a certificate."""

    fingerprint: str
    """SHA-256 of the DER, in hexadecimal."""
    expires_at: float
    """Seconds since 1970."""

    @classmethod
    def read(cls, pem: str) -> Certificate:
        """Read the PEM of one certificate. Raises SandboxAPIError 400 for anything else."""
        if len(pem.encode()) > LONGEST:
            raise invalid(f"ca_certificate_pem: the certificate must have at most {LONGEST} bytes")
        if "PRIVATE KEY" in pem:
            raise invalid("ca_certificate_pem: a private key must not be sent")
        if pem.count(BEGIN) != 1:
            raise invalid("ca_certificate_pem: exactly one certificate is needed")
        store = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        try:
            store.load_verify_locations(cadata=pem)
        except (ssl.SSLError, ValueError):
            raise invalid("ca_certificate_pem: not a certificate (X.509) as PEM") from None
        if not (found := store.get_ca_certs()):
            raise invalid("ca_certificate_pem: not the certificate of an authority")
        der = store.get_ca_certs(binary_form=True)[0]
        return cls(hashlib.sha256(der).hexdigest(), ssl.cert_time_to_seconds(str(found[0]["notAfter"])))
