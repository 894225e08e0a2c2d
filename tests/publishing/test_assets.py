"""Scripts and style sheets have names that hold a hash of their contents, and pages refer to them by these."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import jinja2
from mkdocs.structure.files import File, Files

from generator.publishing.assets import DIGITS, hashed


def named(folder: Path, path: str, content: str) -> tuple[File, jinja2.Environment]:
    """A file of a theme after naming, and the templates that know its name."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(content)
    file = File(path, str(folder), str(folder / "site"), use_directory_urls=True)
    templates = jinja2.Environment(autoescape=True)
    hashed(Files([file]), templates)
    return file, templates


def test_a_style_sheet_is_written_and_linked_under_a_name_with_its_hash(tmp_path: Path) -> None:
    path = "assets/stylesheets/daybrief.css"
    file, templates = named(tmp_path, path, "p { margin: 0 }")
    digest = hashlib.sha256(b"p { margin: 0 }").hexdigest()[:DIGITS]
    assert file.dest_uri == file.url == f"assets/stylesheets/daybrief.{digest}.css"
    assert templates.from_string("{{ path | asset }}").render(path=path) == file.url


def test_other_contents_have_another_name(tmp_path: Path) -> None:
    one, other = (named(tmp_path, "assets/javascripts/theme.js", text)[0].url for text in ("1", "2"))
    assert one != other
    assert all(re.fullmatch(r"assets/javascripts/theme\.[0-9a-f]{8}\.js", name) for name in (one, other))


def test_a_script_imports_another_by_its_name_with_a_hash(tmp_path: Path) -> None:
    texts = {"a.js": 'import { b } from "./b.js";\nb();\n', "b.js": "export const b = 1;\n"}
    for name, text in texts.items():
        (tmp_path / "assets/javascripts").mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets/javascripts" / name).write_text(text)
    made = [File(f"assets/javascripts/{name}", str(tmp_path), str(tmp_path / "site"), True) for name in texts]  # noqa: FBT003
    hashed(Files(made), jinja2.Environment(autoescape=True))
    importing, imported = made
    assert f'from "./{Path(imported.url).name}";' in importing.content_string
    assert hashlib.sha256(importing.content_bytes).hexdigest()[:DIGITS] in importing.url


def test_pictures_keep_their_names(tmp_path: Path) -> None:
    assert named(tmp_path, "assets/images/favicon.svg", "<svg/>")[0].dest_uri == "assets/images/favicon.svg"
