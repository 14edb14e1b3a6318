"""Virtual environments for tests, used as on Windows: argument lists, no shell, no make.

What the engine needs is borrowed from the environment of the tests, so that nothing is downloaded;
the engine itself is not there until a test installs it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from importlib.util import cache_from_source
from pathlib import Path

from workspace import REPOSITORY

_NOT_BORROWED = ("__pycache__", "_distutils_hack", "distutils-precedence", "pip", "setuptools")
_THE_ENGINE = "cong_thi_dua"


class Environment:
    """A fresh virtual environment.

    Args:
        folder: where it is made.
    """

    def __init__(self, folder: Path) -> None:
        self._bin = folder / ("Scripts" if os.name == "nt" else "bin")
        own = Path(sysconfig.get_paths()["purelib"])
        pip = [path for path in own.iterdir() if re.match(r"pip(-[\d.]+\.dist-info)?$", path.name)]
        without = ["--without-pip"] if pip else []  # to copy ours costs less than to unpack one
        subprocess.run([sys.executable, "-m", "venv", *without, str(folder)], check=True)
        borrowed = folder / "borrowed"
        borrowed.mkdir()
        for path in own.iterdir():
            if not path.name.startswith(_NOT_BORROWED) and _THE_ENGINE not in path.name:
                (borrowed / path.name).symlink_to(path)
        asked = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
        self._library = Path(self.python("-c", asked, cwd=folder).stdout.strip())
        for path in pip:
            shutil.copytree(path, self._library / path.name)
        (self._library / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8", newline="\n")

    def python(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run its Python."""
        return run_program([str(self._program("python")), *arguments], cwd)

    def install(self, requirements: str, *, cwd: Path) -> None:
        """Install a file of pinned requirements as the guides say."""
        ran = self.python("-m", "pip", "install", "--require-hashes", "-r", requirements, cwd=cwd)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        self._lend_bytecode()

    def _lend_bytecode(self) -> None:
        """Give modules of the engine that are those of the repository what those are compiled to.

        Python takes it where the time of a module is the same too. To compile the engine costs as
        much as to run it.
        """
        hooks = REPOSITORY / "hooks"
        for module in hooks.rglob("*.py"):
            installed = self._library / module.relative_to(hooks)
            compiled = Path(cache_from_source(str(module)))
            if not (compiled.is_file() and installed.is_file()):
                continue
            if installed.read_bytes() == module.read_bytes():
                shutil.copystat(module, installed)
                target = Path(cache_from_source(str(installed)))
                target.parent.mkdir(exist_ok=True)
                shutil.copyfile(compiled, target)

    def portal(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run the command that the engine has put there."""
        return run_program([str(self._program("portal")), *arguments], cwd)

    def _program(self, name: str) -> Path:
        return self._bin / (f"{name}.exe" if os.name == "nt" else name)


def copy_engine(folder: Path) -> Path:
    """The engine's repository without data, tests and what tools leave behind."""
    skip = shutil.ignore_patterns(".cache")  # but what modules are compiled to comes along
    for name in ("hooks", "overrides", "docs"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=skip)
    names = ["CHANGELOG.md", "LICENSE", "mkdocs.yml", "pyproject.toml"]
    for name in [*names, *(path.name for path in REPOSITORY.glob("requirements*.txt"))]:
        shutil.copy(REPOSITORY / name, folder)
    return folder


def run_engine(hooks: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command of an engine from its repository, with nobody there to ask.

    Args:
        hooks: the folder of its modules.
        arguments: what is typed after ``portal``.
        cwd: where.
    """
    start = f"import sys; sys.path.insert(0, {str(hooks)!r}); from portal_cli import main; "
    command = [sys.executable, "-c", start + "sys.exit(main())", *arguments]
    return run_program(command, cwd)


def run_program(command: Sequence[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """What a program said, with nothing around it but what every system has."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "HOME") if name in os.environ}
    environment = {**kept, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    environment["PIP_NO_COMPILE"] = "1"  # what runs is compiled then
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )
