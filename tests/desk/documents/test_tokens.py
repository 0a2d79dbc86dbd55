"""Signing with a key that never leaves its token; a token in software stands in for the card."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from desk.documents.digital import sign_with
from desk.documents.issuing import issue_document
from desk.documents.signing import signed_copy
from desk.files.pdf_signatures import signatures_in
from desk.files.tokens import token_certificate
from desk.volunteers.loading import volunteer_id
from schema.refused import Refused
from schema.signatures import Reach
from tests.conftest import TODAY
from tests.desk.documents.certificates import Authority
from tests.desk.volunteers.invented import BOS, read_in

pytest.importorskip("pkcs11", reason="python-pkcs11 is not installed")
pytest.importorskip("pyhanko", reason="the extra sign is not installed")
LIBRARIES = [Path("/usr/lib/softhsm/libsofthsm2.so"), Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")]
PIN = "4321"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A token in software with the certificate `bos`; its library."""
    found = next((path for path in LIBRARIES if path.exists()), None)
    if found is None or shutil.which("softhsm2-util") is None:
        pytest.skip("there is no token in software here")
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    util = ["softhsm2-util", "--init-token", "--free", "--label", "desk", "--pin", PIN, "--so-pin", PIN]
    subprocess.run(util, check=True, capture_output=True)
    _fill(found)
    return found


def _fill(library: Path) -> None:
    import pkcs11
    from asn1crypto import keys
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pkcs11.util.x509 import decode_x509_certificate

    certificate, key = Authority().certified("Jo Bos", date(2025, 1, 1), date(2035, 1, 1))
    with pkcs11.lib(str(library)).get_token(token_label="desk").open(rw=True, user_pin=PIN) as session:
        held = decode_x509_certificate(certificate.public_bytes(Encoding.DER))
        session.create_object({**held, pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: "bos"})
        raw = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        known = keys.ECPrivateKey.load(raw)
        session.create_object(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY,
                pkcs11.Attribute.KEY_TYPE: pkcs11.KeyType.EC,
                pkcs11.Attribute.EC_PARAMS: known["parameters"].chosen.dump(),
                pkcs11.Attribute.VALUE: known["private_key"].contents,
                pkcs11.Attribute.LABEL: "bos",
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.SIGN: True,
            }
        )


def test_a_document_is_signed_with_a_key_on_a_token(store, tmp_path, library):
    read_in(store, tmp_path, volunteers=[BOS])
    document = issue_document(store, "secrecy-declaration", volunteer_id(store, "V1"), on=TODAY, language="nl").id
    with token_certificate(library, PIN, "bos", TODAY) as own:
        assert sign_with(store, document, own, on=TODAY).name == "Jo Bos"
    [found] = signatures_in(signed_copy(store, document, on=TODAY, purpose="test")[0].content, [], TODAY)
    assert (found.name, found.intact, found.reach) == ("Jo Bos", True, Reach.WHOLE)


@pytest.mark.parametrize(
    ("pin", "label", "on", "code"),
    [
        ("0000", "bos", TODAY, "token-pin"),
        (PIN, "iemand", TODAY, "no-token"),
        (PIN, "bos", date(2036, 1, 1), "certificate-expired"),
    ],
)
def test_a_token_that_cannot_sign_is_refused(library, pin, label, on, code):
    with pytest.raises(Refused, match=code), token_certificate(library, pin, label, on):
        pass


def test_a_library_that_is_none_is_refused(tmp_path):
    with pytest.raises(Refused, match="no-token"), token_certificate(tmp_path / "none.so", PIN, "bos", TODAY):
        pass
