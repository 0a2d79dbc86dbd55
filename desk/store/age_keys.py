"""Keys of the age format: the halves of an X25519 pair as the text that age reads, for whom a backup is sealed."""

from collections.abc import Iterable, Iterator

from desk.store import slots

_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_CHECKING = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def recipient(private: bytes) -> str:
    """Return the public half of a private one, as age names whom a file is for."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return public_recipient(X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw())


def public_recipient(public: bytes) -> str:
    """Return a public half as age names whom a file is for."""
    return _bech32("age", public)


def identity(private: bytes) -> str:
    """Return a private half as age names who opens a file."""
    return _bech32("age-secret-key-", private).upper()


def code_identity(code: str) -> str:
    """Return who opens the backups of a recovery code, as typed."""
    return identity(slots.code_private(code))


def desk_identity(key: bytes) -> str:
    """Return who opens the backups made under the key of a desk."""
    return identity(slots.backup_private(key))


def _bech32(prefix: str, content: bytes) -> str:
    """Write bytes as Bech32 (BIP 173), which ends in six signs that tell a typing error."""
    values = list(_fives(content))
    spread = [*(ord(sign) >> 5 for sign in prefix), 0, *(ord(sign) & 31 for sign in prefix)]
    check = _remainder([*spread, *values, *[0] * 6]) ^ 1
    values += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1{''.join(_SIGNS[value] for value in values)}"


def _fives(content: bytes) -> Iterator[int]:
    """Yield bytes anew as groups of five bits, the last filled up with zeros."""
    held, bits = 0, 0
    for byte in content:
        held, bits = held << 8 | byte, bits + 8
        while bits >= 5:
            bits -= 5
            yield held >> bits & 31
    if bits:
        yield held << 5 - bits & 31


def _remainder(values: Iterable[int]) -> int:
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for place, part in enumerate(_CHECKING):
            rest ^= part if top >> place & 1 else 0
    return rest
