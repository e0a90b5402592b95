"""`pip install .` from the sources alone: the tests beside this one run on a package that was linked with a library built before."""
import os
import pathlib
import subprocess
import sys
import zipfile

import pytest

ROOT = pathlib.Path(__file__).parents[2]


def test_package_is_built_from_its_sources(tmp_path):
    """With the averages and one more indicator, at one level: what the others would add is time."""
    if not (ROOT / "pyproject.toml").exists():
        pytest.skip("no sources here")
    settings = ["-C", f"build-dir={tmp_path / 'build'}", "-C", "cmake.define.TACHO_INDICATORS=rsi", "-C", "cmake.define.TACHO_LEVELS="]
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), *settings, str(ROOT)],
                   check=True, env=os.environ | {"CC": "clang"})
    wheel, = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    program = "import tacho; print(tacho.__file__, tacho.rsi([1., 2., 1., 3.], 2)[3], hasattr(tacho, 'atr'))"
    run = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
                         capture_output=True, text=True, check=True)
    where, value, atr = run.stdout.split()
    assert where.startswith(str(tmp_path)) and value == str(100 * (1.25 / 1.5)) and atr == "False"
