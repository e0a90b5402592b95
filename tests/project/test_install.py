"""Installs the build into a folder, moves that folder away, and lets other people's programs use it."""
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("TACHO_BUILD", ROOT / "build")).resolve()
CONSUMER = ROOT / "tests" / "consumer"
STRICT = ["-Wall", "-Wextra", "-pedantic", "-Werror"]


def run(*command, **more):
    more["env"] = {**os.environ, "LC_ALL": "C", **more.pop("env", {})}
    done = subprocess.run([str(c) for c in command], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300, **more)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}"
    return done.stdout


@pytest.fixture(scope="module")
def prefix(tmp_path_factory):
    """Where it is installed: not where it was told to be, so that nothing may depend on that."""
    there, here = tmp_path_factory.mktemp("first") / "there", tmp_path_factory.mktemp("then") / "here"
    run("cmake", "--install", BUILD, "--prefix", there)
    shutil.move(there, here)
    return here


def only(prefix, pattern):
    found = sorted(prefix.rglob(pattern))
    assert len(found) == 1, f"{pattern}: {found}"
    return found[0]


def pkg_config(prefix, *options):
    folder = only(prefix, "tacho.pc").parent
    return run("pkg-config", *options, "tacho", env={"PKG_CONFIG_PATH": str(folder)}).split()


def use_it(program, prefix, version):
    out = run(program, env={"LD_LIBRARY_PATH": str(only(prefix, "libtacho.so").parent)})
    assert out.startswith(f"tacho {version}"), out


@pytest.fixture(scope="module")
def version():
    text = (ROOT / "include" / "tacho.h").read_text()
    return ".".join(re.search(rf"TACHO_VERSION_{part} (\d+)", text)[1] for part in ("MAJOR", "MINOR", "PATCH"))


def test_cmake_package(prefix, version, tmp_path):
    run("cmake", "-S", CONSUMER, "-B", tmp_path, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}")
    run("cmake", "--build", tmp_path)
    for name in ("consumer_shared", "consumer_static", "consumer_cpp"):
        use_it(tmp_path / name, prefix, version)
    assert "libtacho" not in run("readelf", "-d", tmp_path / "consumer_static")
    assert "libtacho.so.0" in run("readelf", "-d", tmp_path / "consumer_shared")


@pytest.mark.parametrize("compiler", ["gcc", "clang"])
@pytest.mark.parametrize("standard", ["c99", "c11", "c17"])
def test_pkg_config_in_c(prefix, version, tmp_path, compiler, standard):
    program = tmp_path / "program"
    run(compiler, f"-std={standard}", *STRICT, CONSUMER / "consumer.c", "-o", program, *pkg_config(prefix, "--cflags", "--libs"), "-lm")
    use_it(program, prefix, version)


def test_pkg_config_in_cpp(prefix, version, tmp_path):
    program = tmp_path / "program"
    run("g++", "-std=c++17", *STRICT, CONSUMER / "consumer.cpp", "-o", program, *pkg_config(prefix, "--cflags", "--libs"))
    use_it(program, prefix, version)


def test_pkg_config_static(prefix, version, tmp_path):
    """What pkg-config says for static linking is enough."""
    program = tmp_path / "program"
    flags = pkg_config(prefix, "--static", "--cflags", "--libs")
    flags = [str(only(prefix, "libtacho.a")) if flag == "-ltacho" else flag for flag in flags]
    run("gcc", "-std=c99", *STRICT, CONSUMER / "consumer.c", "-o", program, *flags)
    assert "libtacho" not in run("readelf", "-d", program)
    run(program)


def test_pkg_config_version(prefix, version):
    assert pkg_config(prefix, "--modversion") == [version]
    assert pkg_config(prefix, "--variable=prefix") and str(BUILD) not in only(prefix, "tacho.pc").read_text()


def test_shared_library(prefix, version):
    library = only(prefix, "libtacho.so").resolve()
    assert library.name == f"libtacho.so.{version}"
    assert "[libtacho.so.0]" in run("readelf", "-d", library)

    exported = {line.split()[-1].split("@")[0] for line in run("nm", "-D", "--defined-only", library).splitlines()}
    headers = only(prefix, "tacho.h").read_text() + only(prefix, "functions.h").read_text()
    headers = re.sub(r"/\*.*?\*/", "", headers, flags=re.S)
    declared = set(re.findall(r"TACHO_API\s[^;(]*?\b(tacho_\w+)\s*\(", headers))
    assert exported == declared


def test_other_files(prefix, version):
    assert run(prefix / "bin" / "tacho", "--version") == f"tacho {version}\n"
    assert only(prefix, "tacho.h").parent.name == "include"
    assert only(prefix, "functions.h").parent.name == "tacho"
    for source, place in (("cli/tacho.1", "share/man/man1/tacho.1"),
                          ("cli/completion/tacho.bash", "share/bash-completion/completions/tacho")):
        if (ROOT / source).exists():
            assert (prefix / place).read_bytes() == (ROOT / source).read_bytes(), place
    stray = [p for p in prefix.rglob("*") if p.is_file() and p.suffix in (".cmake", ".pc", ".h") and str(ROOT) in p.read_text()]
    assert not stray, f"the source folder is named in {stray}"
