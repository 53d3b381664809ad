"""Prints the pinned libraries that are behind the newest patch of their series (same major and minor number)."""

import re
import subprocess
import sys

from django.conf import settings

PIN = re.compile(r"^([a-z0-9-]+)==(\d+(?:\.\d+)*)", re.MULTILINE)


def pins():
    return {
        name: version
        for file in settings.BASE_DIR.glob("requirements*.txt")
        for name, version in PIN.findall(file.read_text())
    }


def newest_of_series(pinned):
    """The same libraries resolved anew, each within its series."""
    wanted = "\n".join(f"{name}=={'.'.join(version.split('.')[:2])}.*" for name, version in pinned.items())
    command = ["uv", "pip", "compile", "--quiet", "--no-deps", "--no-header", "--no-annotate", "-"]
    done = subprocess.run(command, input=wanted, capture_output=True, text=True, check=True)
    return dict(PIN.findall(done.stdout))


def main():
    pinned = pins()
    newest = newest_of_series(pinned)
    behind = [
        f"{name} {version} → {newest[name]}"
        for name, version in sorted(pinned.items())
        if newest.get(name, version) != version
    ]
    sys.stdout.write("\n".join(behind) + "\n" if behind else "Every library is at the newest patch of its series.\n")


if __name__ == "__main__":
    main()
