"""Repositories of git, made by tests as somebody, without the settings of this machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; what it says."""
    somebody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        somebody |= {f"GIT_{role}_NAME": "Ai đó", f"GIT_{role}_EMAIL": "ai@xamau.example"}
    command = ["git", "-C", str(folder), "-c", "protocol.file.allow=always", *arguments]
    ran = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, **somebody}
    )
    return ran.stdout.strip()


def commit(folder: Path, message: str) -> str:
    """Commit everything in a folder; the hash of the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def serve_clone_of(root: Path) -> Path:
    """Make a server that has a portal; the portal becomes a clone of it."""
    server = root.parent / "may-chu.git"
    git(root.parent, "init", "-q", "--bare", "-b", "main", str(server))
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "Lan")
    git(root, "config", "user.email", "lan@example.vn")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "first")
    git(root, "remote", "add", "origin", str(server))
    git(root, "push", "-q", "-u", "origin", "main")
    return server
