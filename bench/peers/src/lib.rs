//! VectorTA and wickra as a table of functions that C can walk and call: see peers.h.
//!
//! A new indicator is one line in `vectorta.rs` or `wickra.rs`.

#[cfg(feature = "vectorta")]
mod vectorta;
#[cfg(feature = "wickra")]
mod wickra;

use std::cell::RefCell;
use std::ffi::{c_char, c_int};
use std::slice::{from_raw_parts, from_raw_parts_mut};
use std::sync::Once;

pub type In<'a> = [&'a [f64]; 5];
pub type Out<'a> = [&'a mut [f64]; 9];
type Array = for<'a> fn(usize, In<'a>, &'a [f64], Out<'a>) -> bool;
type Ticks = for<'a> fn(In<'a>, &'a [f64], Out<'a>) -> bool;
type Sweep = fn(usize, &[f64], (usize, usize, usize), &mut [f64]) -> bool;

/// One indicator of one library.  Texts end with a NUL.
pub struct Entry {
    library: &'static str,
    kernels: &'static str,
    name: &'static str,
    inputs: &'static str,
    outputs: usize,
    /// `d`: an array for each output; `r`: one array of rows, a bar's outputs side by side; `b`: bytes.
    form: u8,
    array: Array,
    ticks: Option<Ticks>,
    sweep: Option<Sweep>,
}

impl Entry {
    pub const fn form(mut self, form: u8) -> Self {
        self.form = form;
        self
    }
    pub const fn ticks(mut self, ticks: Ticks) -> Self {
        self.ticks = Some(ticks);
        self
    }
    pub const fn sweep(mut self, sweep: Sweep) -> Self {
        self.sweep = Some(sweep);
        self
    }
}

/// Parameters come as doubles; periods are whole numbers.
pub fn whole(p: &[f64], index: usize) -> Option<usize> {
    p.get(index).map(|x| *x as usize)
}
pub fn real(p: &[f64], index: usize) -> Option<f64> {
    p.get(index).copied()
}

/// Bar by bar through a stream that has just been opened, `K` numbers for each bar, NaN while there are none.
#[inline(always)]
pub fn feed<const K: usize, S, E>(
    stream: Result<S, E>,
    out: Out,
    mut update: impl FnMut(&mut S, usize) -> Option<[f64; K]>,
) -> bool {
    let Ok(mut stream) = stream else { return false };
    for i in 0..out[0].len() {
        let values = update(&mut stream, i).unwrap_or([f64::NAN; K]);
        for k in 0..K {
            out[k][i] = values[k];
        }
    }
    true
}

/// The same as ticks come in life: between two of them the stream is in memory, not in registers of a loop.
#[inline(always)]
pub fn tick<const K: usize, S, E>(
    stream: Result<S, E>,
    out: Out,
    mut update: impl FnMut(&mut S, usize) -> Option<[f64; K]>,
) -> bool {
    feed(stream, out, |s, i| update(std::hint::black_box(s), i))
}

thread_local!(static HELD: RefCell<Vec<Vec<f64>>> = const { RefCell::new(Vec::new()) });

/// Keeps what a function returned in memory of its own, until the next such call: dropped there as any caller would.
pub fn hold<const K: usize>(values: [Vec<f64>; K]) {
    HELD.with(|held| *held.borrow_mut() = Vec::from(values));
}

/// Output `k` of the last call that returned memory of its own, or NULL; `forget` first.
#[no_mangle]
pub extern "C" fn peer_held(k: usize) -> *const f64 {
    HELD.with(|held| held.borrow().get(k).map_or(std::ptr::null(), |v| v.as_ptr()))
}
#[no_mangle]
pub extern "C" fn peer_forget() {
    hold::<0>([]);
}

fn entry(index: usize) -> Option<&'static Entry> {
    #[cfg(feature = "vectorta")]
    let entries = [].iter().chain(vectorta::ENTRIES);
    #[cfg(not(feature = "vectorta"))]
    let entries = [].iter();
    #[cfg(feature = "wickra")]
    let entries = entries.chain(wickra::ENTRIES);
    entries.into_iter().nth(index)
}

/// `struct peer_function` of peers.h.
#[repr(C)]
pub struct Function {
    library: *const c_char,
    kernels: *const c_char,
    name: *const c_char,
    inputs: *const c_char,
    outputs: c_int,
    form: c_int,
    ticks: c_int,
    sweep: c_int,
}

/// Describes function `index`; 0 past the end.
#[no_mangle]
pub unsafe extern "C" fn peer_describe(index: usize, function: *mut Function) -> c_int {
    let Some(e) = entry(index) else { return 0 };
    let text = |s: &'static str| s.as_ptr().cast();
    *function = Function {
        library: text(e.library),
        kernels: text(e.kernels),
        name: text(e.name),
        inputs: text(e.inputs),
        outputs: e.outputs as c_int,
        form: e.form as c_int,
        ticks: e.ticks.is_some() as c_int,
        sweep: e.sweep.is_some() as c_int,
    };
    1
}

/// A library that panics has refused.
fn done(call: impl FnOnce() -> bool) -> c_int {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(call)).unwrap_or(false) as c_int
}

unsafe fn columns<'a>(e: &Entry, bars: usize, inputs: *const *const f64, outputs: *const *mut f64) -> (In<'a>, Out<'a>) {
    let count = e.inputs.split(' ').count();
    let input: In = std::array::from_fn(|k| if k < count { from_raw_parts(*inputs.add(k), bars) } else { &[] });
    let rows = e.form == b'r';
    let arrays = if rows { 1 } else { e.outputs };
    let length = if rows { bars * e.outputs } else { bars };
    let output: Out = std::array::from_fn(|k| if k < arrays { from_raw_parts_mut(*outputs.add(k), length) } else { &mut [] });
    (input, output)
}

/// All bars at once, with kernel number `kernel` of the function's list; 0: refused.
#[no_mangle]
pub unsafe extern "C" fn peer_array(
    index: usize,
    kernel: usize,
    bars: usize,
    inputs: *const *const f64,
    parameters: *const f64,
    count: usize,
    outputs: *const *mut f64,
) -> c_int {
    let e = entry(index).expect("an index below the count");
    let (input, output) = columns(e, bars, inputs, outputs);
    let parameters = from_raw_parts(parameters, count);
    done(|| (e.array)(kernel, input, parameters, output))
}

/// The same bar by bar, through a new stream; outputs are arrays whatever the form.
#[no_mangle]
pub unsafe extern "C" fn peer_ticks(
    index: usize,
    bars: usize,
    inputs: *const *const f64,
    parameters: *const f64,
    count: usize,
    outputs: *const *mut f64,
) -> c_int {
    let e = entry(index).expect("an index below the count");
    let (input, _) = columns(e, bars, inputs, outputs);
    let output: Out = std::array::from_fn(|k| if k < e.outputs { from_raw_parts_mut(*outputs.add(k), bars) } else { &mut [] });
    let parameters = from_raw_parts(parameters, count);
    done(|| e.ticks.is_some_and(|ticks| ticks(input, parameters, output)))
}

/// Periods `first` to `last` by `step` in one call, a row for each.
#[no_mangle]
pub unsafe extern "C" fn peer_sweep(
    index: usize,
    kernel: usize,
    bars: usize,
    input: *const f64,
    first: usize,
    last: usize,
    step: usize,
    output: *mut f64,
) -> c_int {
    let e = entry(index).expect("an index below the count");
    let rows = (last - first) / step + 1;
    let (input, output) = (from_raw_parts(input, bars), from_raw_parts_mut(output, bars * rows));
    done(|| e.sweep.is_some_and(|sweep| sweep(kernel, input, (first, last, step), output)))
}

/// Five series as the candles that wickra takes.  Made once, outside of what is timed, and never freed.
#[no_mangle]
pub unsafe extern "C" fn peer_candles(bars: usize, inputs: *const *const f64) -> *const f64 {
    let [o, h, l, c, v] = std::array::from_fn(|k| from_raw_parts(*inputs.add(k), bars));
    #[cfg(feature = "wickra")]
    return wickra::candles_of(o, h, l, c, v);
    #[cfg(not(feature = "wickra"))]
    std::ptr::null()
}
