"""Certificates for a server of the tests: of an office's own authority, expired or self-signed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_DAY = timedelta(days=1)


class Authority:
    """Whom the PCs of the office trust, by the file ``root``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = _named("Office root")
        made = _certificate(self.name, self.name, self.key, self.key, is_root=True)
        self.root = folder / "root.crt"
        self.root.write_bytes(made.public_bytes(serialization.Encoding.PEM))

    def serve(self, name: str, host: str, *, days: int = 30, own: bool = False) -> list[Path]:
        """Certificate and key of a server, valid for some days from yesterday on; ``own`` is
        signed by itself."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer, signer = (_named(host), key) if own else (self.name, self.key)
        made = _certificate(_named(host), issuer, key, signer, days=days, host=host)
        files = [self.folder / f"{name}.crt", self.folder / f"{name}.key"]
        files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
        files[1].write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        return files


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    *,
    days: int = 30,
    host: str = "",
    is_root: bool = False,
) -> x509.Certificate:
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - 90 * _DAY)
        .not_valid_after(now + days * _DAY)
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
    )
    if host:
        names = x509.SubjectAlternativeName([x509.DNSName(host)])
        made = made.add_extension(names, critical=False)
    return made.sign(signer, hashes.SHA256())
