/* panel.c -- two-dimensional input: every line along `axis` is a series, all in one call, where they lie. */
#include "binding.h"

typedef struct layout { size_t bars, series; ptrdiff_t bar_stride, series_stride; } layout;

/* Strides in numbers; 0 says that the array cannot be read in place. */
static int lay_out(PyArrayObject *a, int axis, layout *l)
{
    npy_intp bar = PyArray_STRIDE(a, axis), series = PyArray_STRIDE(a, 1 - axis);
    l->bars = (size_t)PyArray_DIM(a, axis), l->series = (size_t)PyArray_DIM(a, 1 - axis);
    if (l->bars == 1) bar = 8;              /* strides along one place mean nothing */
    if (l->series == 1) series = bar * (npy_intp)l->bars;
    l->bar_stride = bar / 8, l->series_stride = series / 8;
    return bar > 0 && series > 0 && bar % 8 == 0 && series % 8 == 0;
}

static int same_layout(const layout *a, const layout *b)
{
    return a->bar_stride == b->bar_stride && a->series_stride == b->series_stride;
}

static int make_contiguous(inputs *in, int k)
{
    PyObject *copy = PyArray_NewCopy(in->array[k], NPY_CORDER);
    if (!copy) return 0;
    Py_DECREF(in->array[k]);
    in->array[k] = (PyArrayObject *)copy;
    return 1;
}

/* All inputs laid out alike, by copying as few as can be. */
static int lay_out_inputs(inputs *in, int axis, layout *l)
{
    layout other;
    int alike = lay_out(in->array[0], axis, l);
    for (int k = 1; k < in->count; k++) alike = alike && lay_out(in->array[k], axis, &other) && same_layout(l, &other);
    for (int k = 0; k < in->count && !alike; k++)
        if (!PyArray_IS_C_CONTIGUOUS(in->array[k]) && !make_contiguous(in, k)) return 0;
    lay_out(in->array[0], axis, l);
    return 1;
}

static int all_long_enough(const function *f, const settings *s, const inputs *in, const layout *l)
{
    int64_t lookback = tacho_lookback(f->row, s->parameters, -1);
    for (size_t series = 0; series < l->series; series++) {
        const double *data[MOST];
        for (int k = 0; k < in->count; k++)
            data[k] = (const double *)PyArray_DATA(in->array[k]) + (ptrdiff_t)series * l->series_stride;
        if (!long_enough(f, s, data, l->bars, l->bar_stride, (Py_ssize_t)series, lookback)) return 0;
    }
    if (l->series) return 1;
    PyErr_Format(PyExc_ValueError, "%s: empty input", f->row->name);
    return 0;
}

PyObject *run_panel(function *f, PyObject *const *slots, const settings *s, inputs *in)
{
    enum { WORTH_THREADS = 100000 };
    const double *data[MOST];
    double *values[MOST];
    PyArrayObject *outputs[MOST];
    layout from, to;
    PyObject *out = slots[f->at_out];
    int axis = read_axis(f, slots[f->at_axis], 2);
    if (axis < 0 || !lay_out_inputs(in, axis, &from)) return NULL;
    if (!s->short_is_nan && !all_long_enough(f, s, in, &from)) return NULL;
    if (!take_out(f, out, in, outputs)) return NULL;

    /* New arrays keep the input's order of axes; with one of the caller's among them, all are in C order. */
    int given = out && out != Py_None;
    if (given)
        for (int k = 0; k < f->row->outputs; k++)
            if (!outputs[k]) outputs[k] = (PyArrayObject *)PyArray_SimpleNew(2, PyArray_DIMS(in->array[0]), NPY_DOUBLE);
    if (PyErr_Occurred() || !new_outputs(f, in, outputs)) {
        for (int k = 0; k < f->row->outputs; k++) Py_CLEAR(outputs[k]);
        return NULL;
    }
    lay_out(outputs[0], axis, &to);
    for (int k = 0; k < in->count; k++) data[k] = PyArray_DATA(in->array[k]);
    for (int k = 0; k < f->row->outputs; k++) values[k] = PyArray_DATA(outputs[k]);

    tacho_batch batch = TACHO_BATCH;
    tacho_error error;
    batch.indicator = f->row, batch.options = s->options, batch.sets = s->parameters;
    batch.series_count = from.series, batch.bars = from.bars;
    batch.inputs = data, batch.series_stride = from.series_stride, batch.bar_stride = from.bar_stride;
    batch.outputs = values, batch.out_series_stride = to.series_stride, batch.out_bar_stride = to.bar_stride;
    batch.threads = from.bars * from.series >= WORTH_THREADS ? 0 : 1;
    tacho_status status = TACHO_OK;
    if (from.series && from.bars)
        status = from.bars * from.series > WORTH_RELEASING ? run_interruptibly(&batch, NULL, &error) : tacho_batch_run(&batch, &error);
    if (status) {
        for (int k = 0; k < f->row->outputs; k++) Py_DECREF(outputs[k]);
        return raise_error(f, &error);
    }
    return give_back_arrays(f, in, outputs, given);
}
