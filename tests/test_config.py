"""Settings: defaults, a file over them, and clear errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.config import Limits, Settings, load_settings
from legation.errors import UsageError


def test_defaults_without_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings(environment={}) == Settings()


def test_a_file_goes_over_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "legation.toml").write_text(
        'ledger = "mine.ledger"\npacks = ["more"]\nthreads = 2\n[limits]\nfetch_seconds = 5\n'
    )
    expected = Settings(ledger="mine.ledger", packs=("more",), threads=2, limits=Limits(fetch_seconds=5))
    assert load_settings(environment={}) == expected
    assert load_settings(environment={"LEGATION_LEDGER": "other"}).ledger == "other"
    (tmp_path / "second.toml").write_text('publisher = "Courier"')
    assert load_settings(environment={"LEGATION_SETTINGS": "second.toml"}) == Settings(publisher="Courier")
    assert load_settings(tmp_path / "second.toml", {"LEGATION_SETTINGS": "none"}).publisher == "Courier"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("ledgr = 'x'", "unknown setting 'ledgr'; known are encoding, ledger"),
        ("[limits]\nbytes = 1", "unknown setting 'bytes'; known are fetch_bytes"),
        ("limits = 5", "limits must be a table"),
        ("threads = 0", "threads must be a number above zero, got 0"),
        ("threads = true", "threads must be a number above zero, got True"),
        ("threads = 'two'", "threads must be a number"),
        ("packs = 'more'", "packs must be a list of folders"),
        ("reader = 5", "reader must be a text"),
        ("ledger = ", "is not valid TOML"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "legation.toml"
    path.write_text(content)
    with pytest.raises(UsageError, match=reason) as caught:
        load_settings(path)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_settings(tmp_path / "none.toml")
