/* batch.c -- tacho.kama_batch and its like: one series, every combination of parameters, one array. */
#include "binding.h"
#include <string.h>

/* -- running without the GIL, and stopping ------------------------------------------------------ */

typedef struct run { PyThreadState *thread; PyObject *progress; } run;

/* From the calling thread, every few milliseconds: has Ctrl-C been pressed? */
static int look_up(void *context, double done)
{
    run *r = context;
    PyEval_RestoreThread(r->thread);
    int stop = PyErr_CheckSignals() != 0;
    if (!stop && r->progress) {
        PyObject *answer = PyObject_CallFunction(r->progress, "d", done);
        stop = !answer;
        Py_XDECREF(answer);
    }
    r->thread = PyEval_SaveThread();
    return stop;
}

tacho_status run_interruptibly(tacho_batch *batch, PyObject *progress, tacho_error *error)
{
    run r = { .progress = progress };
    batch->progress = look_up, batch->progress_context = &r;
    r.thread = PyEval_SaveThread();
    tacho_status status = tacho_batch_run(batch, error);
    PyEval_RestoreThread(r.thread);
    return status;
}

/* -- the grid ----------------------------------------------------------------------------------- */

typedef struct axis { size_t count; double *values; } axis;

/* (start, stop, step), ends included, as the C core counts it. */
static int read_range(const function *f, int index, PyObject *value, axis *a)
{
    tacho_range ranges[MOST];
    tacho_error error;
    int count = f->row->parameters;
    double edge[3];
    for (int k = 0; k < 3; k++) {
        double parameters[MOST];
        if (!read_parameter(f, index, PyTuple_GET_ITEM(value, k), parameters)) return 0;
        edge[k] = parameters[index];
    }
    if (edge[2] == 0 && edge[0] != edge[1]) {
        PyErr_Format(PyExc_ValueError, "%s: invalid %U: the step is 0", f->row->name, f->names[f->at_parameter[index]]);
        return 0;
    }
    for (int k = 0; k < count; k++) ranges[k] = (tacho_range){ f->presets[k], f->presets[k], 0 };
    ranges[index] = (tacho_range){ edge[0], edge[1], edge[2] };
    a->count = tacho_grid_count(f->row, ranges, &error);
    if (!a->count) { raise_error(f, &error); return 0; }
    double *table = PyMem_Malloc(a->count * (size_t)count * sizeof *table);
    a->values = PyMem_Malloc(a->count * sizeof *table);
    if (!table || !a->values) { PyMem_Free(table); PyErr_NoMemory(); return 0; }
    tacho_grid_fill(f->row, ranges, table, a->count, NULL);
    for (size_t k = 0; k < a->count; k++) a->values[k] = table[k * (size_t)count + (size_t)index];
    PyMem_Free(table);
    return 1;
}

/* A tuple of three numbers is a range; a list, an array, or a tuple of names tells the values; else there is one. */
static int read_axis_of(const function *f, int index, PyObject *value, axis *a)
{
    const tacho_parameter *p = tacho_parameter_at(f->row, index);
    int named = p->type == TACHO_CHOICE || p->type == TACHO_AVERAGE;
    int several = value && !PyUnicode_Check(value) && PySequence_Check(value) && !(PyArray_Check(value) && !PyArray_NDIM((PyArrayObject *)value));
    if (several && PyTuple_Check(value) && !named) {
        if (PyTuple_GET_SIZE(value) == 3) return read_range(f, index, value, a);
        PyErr_Format(PyExc_ValueError, "%s: invalid %U: a range is (start, stop, step); values are given as a list",
                     f->row->name, f->names[f->at_parameter[index]]);
        return 0;
    }
    PyObject *items = several ? PySequence_List(value) : PyList_New(0);
    if (!items) return 0;
    if (several && !PyList_GET_SIZE(items)) {
        PyErr_Format(PyExc_ValueError, "%s: invalid %U: no values", f->row->name, f->names[f->at_parameter[index]]);
        Py_DECREF(items);
        return 0;
    }
    a->count = several ? (size_t)PyList_GET_SIZE(items) : 1;
    a->values = PyMem_Malloc(a->count * sizeof *a->values);
    int fine = a->values != NULL;
    if (!fine) PyErr_NoMemory();
    for (size_t k = 0; fine && k < a->count; k++) {
        double parameters[MOST];
        PyObject *item = several ? PyList_GET_ITEM(items, (Py_ssize_t)k) : value;
        if (item) fine = read_parameter(f, index, item, parameters);
        a->values[k] = item && fine ? parameters[index] : f->presets[index];
    }
    Py_DECREF(items);
    return fine;
}

/* Every combination, the last parameter varying fastest. */
static double *make_table(const function *f, const axis *axes, size_t *rows)
{
    size_t count = (size_t)f->row->parameters;
    double total = 1;
    *rows = 1;
    for (size_t k = 0; k < count; k++) *rows *= axes[k].count, total *= (double)axes[k].count;
    if (total > 1e12) {
        PyErr_Format(PyExc_MemoryError, "%s: a grid of that many combinations cannot be held", f->row->name);
        return NULL;
    }
    double *table = PyMem_Malloc((*rows * count + 1) * sizeof *table);
    if (!table) { PyErr_NoMemory(); return NULL; }
    for (size_t row = 0; row < *rows; row++) {
        size_t rest = row;
        for (size_t k = count; k-- > 0; rest /= axes[k].count) table[row * count + k] = axes[k].values[rest % axes[k].count];
    }
    return table;
}

static int sound(const function *f, const double *table, size_t rows, int64_t *shortest)
{
    tacho_error error;
    *shortest = INT64_MAX;
    for (size_t row = 0; row < rows; row++) {
        const double *set = table + row * (size_t)f->row->parameters;
        if (tacho_check(f->row, set, &error)) { raise_error(f, &error); return 0; }
        int64_t lookback = tacho_lookback(f->row, set, -1);
        if (lookback < *shortest) *shortest = lookback;
    }
    return 1;
}

/* -- the answer --------------------------------------------------------------------------------- */

/* One value for each row: numbers as numbers, names as str. */
static PyObject *column(const function *f, const double *table, npy_intp rows, int index)
{
    const tacho_parameter *p = tacho_parameter_at(f->row, index);
    const double *at = table + index;
    size_t width = (size_t)f->row->parameters;
    if (p->type == TACHO_INTEGER || p->type == TACHO_REAL) {
        PyObject *array = PyArray_SimpleNew(1, &rows, p->type == TACHO_INTEGER ? NPY_INT64 : NPY_DOUBLE);
        for (npy_intp k = 0; array && k < rows; k++, at += width)
            if (p->type == TACHO_REAL) ((double *)PyArray_DATA((PyArrayObject *)array))[k] = *at;
            else ((npy_int64 *)PyArray_DATA((PyArrayObject *)array))[k] = (npy_int64)*at;
        return array;
    }
    PyObject *names = PyList_New(rows);
    for (npy_intp k = 0; names && k < rows; k++, at += width) {
        char text[64];
        tacho_show(f->row, index, *at, text, sizeof text);
        PyObject *name = PyUnicode_FromString(text);
        if (!name) { Py_DECREF(names); return NULL; }
        PyList_SET_ITEM(names, k, name);
    }
    PyObject *array = names ? PyArray_FromAny(names, NULL, 0, 0, 0, NULL) : NULL;
    Py_XDECREF(names);
    return array;
}

static int put(PyObject *dict, PyObject *key, PyObject *value)      /* steals both */
{
    int fine = key && value && PyDict_SetItem(dict, key, value) == 0;
    Py_XDECREF(key);
    Py_XDECREF(value);
    return fine;
}

static PyObject *answer(const function *f, const double *table, npy_intp rows, PyArrayObject **outputs)
{
    PyObject *dict = PyDict_New();
    int fine = dict != NULL;
    for (int k = 0; fine && k < f->row->outputs; k++) {
        Py_INCREF(outputs[k]);
        fine = put(dict, PyUnicode_FromString(f->row->outputs == 1 ? "values" : tacho_output_at(f->row, k)->name), (PyObject *)outputs[k]);
    }
    for (int k = 0; fine && k < f->row->parameters; k++)
        fine = put(dict, PyUnicode_FromFormat("%ss", tacho_parameter_at(f->row, k)->name), column(f, table, rows, k));
    if (!fine) Py_CLEAR(dict);
    return dict;
}

/* -- the call ----------------------------------------------------------------------------------- */

static int read_threads(const function *f, PyObject *value, size_t *threads)
{
    *threads = 0;
    if (!value) return 1;
    if (!PyIndex_Check(value) || PyBool_Check(value)) {
        PyErr_Format(PyExc_TypeError, "%s: threads must be an integer, not %s", f->row->name, Py_TYPE(value)->tp_name);
        return 0;
    }
    Py_ssize_t wanted = PyNumber_AsSsize_t(value, NULL);
    if (wanted == -1 && PyErr_Occurred()) return 0;
    if (wanted < 0 || wanted > 1024) {
        PyErr_Format(PyExc_ValueError, "%s: invalid threads %zd: must be an integer from 0 (all cores) to 1024", f->row->name, wanted);
        return 0;
    }
    *threads = (size_t)wanted;
    return 1;
}

static PyObject *sweep(function *f, const settings *s, const inputs *in, const double *table, size_t rows, size_t threads, PyObject *progress)
{
    const double *data[MOST];
    double *values[MOST];
    PyArrayObject *outputs[MOST] = { NULL };
    npy_intp shape[] = { (npy_intp)rows, PyArray_DIM(in->array[0], 0) };
    tacho_error error;
    tacho_batch batch = TACHO_BATCH;
    PyObject *result = NULL;
    if (shape[1] && !tacho_batch_bytes(rows, 1, (size_t)shape[1], &error)) return raise_error(f, &error);

    int fine = 1;
    for (int k = 0; k < in->count; k++) data[k] = PyArray_DATA(in->array[k]);
    for (int k = 0; fine && k < f->row->outputs; k++) {
        outputs[k] = (PyArrayObject *)PyArray_SimpleNew(2, shape, NPY_DOUBLE);
        if ((fine = outputs[k] != NULL)) values[k] = PyArray_DATA(outputs[k]);
    }
    batch.indicator = f->row, batch.options = s->options, batch.sets = table, batch.set_count = rows;
    batch.bars = (size_t)shape[1], batch.inputs = data, batch.outputs = values, batch.threads = threads;
    if (fine && shape[1]) {
        tacho_status status = run_interruptibly(&batch, progress, &error);
        if (status) raise_error(f, &error);
        fine = status == TACHO_OK;
    }
    if (fine && progress) {
        PyObject *done = PyObject_CallFunction(progress, "d", 1.0);
        fine = done != NULL;
        Py_XDECREF(done);
    }
    if (fine) result = answer(f, table, shape[0], outputs);
    for (int k = 0; k < f->row->outputs; k++) Py_XDECREF(outputs[k]);
    return result;
}

/* None and False: none; True: tacho._support's bar; else it is called with the part that is done, 0 to 1. */
static int read_progress(const function *f, PyObject *value, PyObject **progress)
{
    *progress = NULL;
    if (!value || value == Py_None || value == Py_False) return 1;
    if (value == Py_True) {
        PyObject *make = support(f->state, "progress_bar");
        *progress = make ? PyObject_CallFunction(make, "s", f->row->name) : NULL;
        Py_XDECREF(make);
        return *progress != NULL;
    }
    if (!PyCallable_Check(value)) {
        PyErr_Format(PyExc_TypeError, "%s: progress must be callable, a bool or None, not %s", f->row->name, Py_TYPE(value)->tp_name);
        return 0;
    }
    Py_INCREF(value);
    *progress = value;
    return 1;
}

PyObject *call_batch(PyObject *self, PyObject *const *args, size_t nargsf, PyObject *kwnames)
{
    function *f = (function *)self;
    PyObject *slots[MOST_ARGUMENTS], *progress = NULL, *result = NULL;
    settings s;
    inputs in = { .count = 0 };
    axis axes[MOST] = { { 0, NULL } };
    double *table = NULL;
    size_t rows, threads;
    int64_t shortest;
    int fine = bind_arguments(f, args, nargsf, kwnames, slots) && read_options(f, slots, &s) && read_threads(f, slots[f->at_threads], &threads);
    for (int k = 0; fine && k < f->row->parameters; k++) fine = read_axis_of(f, k, slots[f->at_parameter[k]], &axes[k]);
    fine = fine && (table = make_table(f, axes, &rows)) && sound(f, table, rows, &shortest) && take_inputs(f, slots, &in);
    if (fine && in.dimensions != 1) {
        PyErr_Format(PyExc_ValueError, "%U: the input must have 1 dimension, not %d", f->name, in.dimensions);
        fine = 0;
    }
    if (fine && !s.short_is_nan) {
        const double *data[MOST];
        for (int k = 0; k < in.count; k++) data[k] = PyArray_DATA(in.array[k]);
        fine = long_enough(f, &s, data, (size_t)PyArray_DIM(in.array[0], 0), 1, -1, shortest);
    }
    if (fine && read_progress(f, slots[f->at_progress], &progress)) result = sweep(f, &s, &in, table, rows, threads, progress);
    Py_XDECREF(progress);
    drop_inputs(&in);
    for (int k = 0; k < f->row->parameters; k++) PyMem_Free(axes[k].values);
    PyMem_Free(table);
    return result;
}
