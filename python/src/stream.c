/* stream.c -- the type under tacho.KamaStream and its like, which tacho makes as classes of their own when first
 * asked for; their `_function` tells what they stand for.
 *
 * One thread at a time is in a stream.  With a GIL that is so, unless `update_many` has released it: then
 * `busy` is set and others wait for the lock.  Without a GIL critical sections do the rest.
 */
#include "binding.h"
#include <math.h>
#include <structmember.h>

#if PY_VERSION_HEX >= 0x030D0000
#define ENTER(self) Py_BEGIN_CRITICAL_SECTION(self)
#define LEAVE()     Py_END_CRITICAL_SECTION()
#else
#define ENTER(self) {
#define LEAVE()     }
#endif

typedef struct stream {
    PyObject_HEAD
    tacho_stream *state;
    function *function;
    PyThread_type_lock lock;    /* held by who is in the stream without the GIL */
    int busy;
} stream;

static void wait_while_busy(stream *s)
{
    while (s->busy) {
        Py_BEGIN_ALLOW_THREADS
        PyThread_acquire_lock(s->lock, WAIT_LOCK);
        PyThread_release_lock(s->lock);
        Py_END_ALLOW_THREADS
    }
}

/* -- making ------------------------------------------------------------------------------------ */

static stream *new_stream(PyTypeObject *type)
{
    PyObject *f = PyObject_GetAttrString((PyObject *)type, "_function");
    if (!f) {
        PyErr_Clear();
        PyErr_SetString(PyExc_TypeError, "tacho.Stream has no instances of its own: use a class of one indicator's streams");
        return NULL;
    }
    if (strcmp(Py_TYPE(f)->tp_name, "tacho.Function") != 0 || ((function *)f)->kind != STREAM) {
        Py_DECREF(f);
        PyErr_SetString(PyExc_TypeError, "_function is not what tells a stream its indicator");
        return NULL;
    }
    stream *s = (stream *)type->tp_alloc(type, 0);
    if (!s) { Py_DECREF(f); return NULL; }
    s->function = (function *)f;
    s->state = NULL, s->busy = 0;
    if (!(s->lock = PyThread_allocate_lock())) { Py_DECREF(s); PyErr_NoMemory(); return NULL; }
    return s;
}

static PyObject *stream_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    PyObject *slots[MOST_ARGUMENTS], *values[MOST_ARGUMENTS];
    Py_ssize_t given = PyTuple_GET_SIZE(args), named = kwargs ? PyDict_GET_SIZE(kwargs) : 0;
    stream *s = new_stream(type);
    if (!s) return NULL;
    const function *f = s->function;
    if (given + named > MOST_ARGUMENTS) {
        PyErr_Format(PyExc_TypeError, "%s() got too many arguments", type->tp_name);
        Py_DECREF(s);
        return NULL;
    }
    PyObject *names = PyTuple_New(named), *key, *value;
    for (Py_ssize_t k = 0; k < given; k++) values[k] = PyTuple_GET_ITEM(args, k);
    Py_ssize_t at = 0;
    for (Py_ssize_t k = 0; names && k < named && PyDict_Next(kwargs, &at, &key, &value); k++) {
        Py_INCREF(key);
        PyTuple_SET_ITEM(names, k, key);
        values[given + k] = value;
    }
    settings settled;
    tacho_error error;
    if (names && bind_arguments(f, values, (size_t)given, names, slots) && read_parameters(f, slots, &settled) && read_options(f, slots, &settled)) {
        s->state = tacho_stream_new(f->row, settled.parameters, &settled.options, &error);
        if (!s->state) raise_error(f, &error);
    }
    Py_XDECREF(names);
    if (!s->state) Py_CLEAR(s);
    return (PyObject *)s;
}

static void stream_deallocate(PyObject *self)
{
    stream *s = (stream *)self;
    PyTypeObject *type = Py_TYPE(self);
    tacho_stream_free(s->state);
    if (s->lock) PyThread_free_lock(s->lock);
    Py_XDECREF(s->function);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *stream_copy(PyObject *self, PyObject *unused)
{
    (void)unused;
    stream *s = (stream *)self, *copy = new_stream(Py_TYPE(self));
    if (!copy) return NULL;
    ENTER(self);
    wait_while_busy(s);
    copy->state = tacho_stream_copy(s->state);
    LEAVE();
    if (!copy->state) { Py_DECREF(copy); return PyErr_NoMemory(); }
    return (PyObject *)copy;
}

/* -- one bar ----------------------------------------------------------------------------------- */

static int read_bar(const function *f, PyObject *const *args, Py_ssize_t given, PyObject *kwnames, double *bar)
{
    int inputs = f->row->inputs;
    PyObject *values[MOST] = { NULL };
    if (given > inputs) {
        PyErr_Format(PyExc_TypeError, "%s: %d numbers make a bar, %zd were given", f->row->name, inputs, given);
        return 0;
    }
    for (Py_ssize_t k = 0; k < given; k++) values[k] = args[k];
    for (Py_ssize_t k = 0; kwnames && k < PyTuple_GET_SIZE(kwnames); k++) {
        PyObject *name = PyTuple_GET_ITEM(kwnames, k);
        int at = 0;
        while (at < inputs && PyUnicode_Compare(f->names[f->slots + at], name) != 0) at++;
        if (at == inputs || values[at]) {
            PyErr_Format(PyExc_TypeError, "%s: %s input '%U'", f->row->name, at == inputs ? "there is no" : "two values for", name);
            return 0;
        }
        values[at] = args[given + k];
    }
    for (int k = 0; k < inputs; k++) {
        if (!values[k]) {
            PyErr_Format(PyExc_TypeError, "%s: a bar needs its %U", f->row->name, f->names[f->slots + k]);
            return 0;
        }
        if (values[k] == Py_None) { bar[k] = NAN; continue; }
        bar[k] = PyFloat_CheckExact(values[k]) ? PyFloat_AS_DOUBLE(values[k]) : PyFloat_AsDouble(values[k]);
        if (bar[k] == -1 && PyErr_Occurred()) {
            if (PyErr_ExceptionMatches(PyExc_TypeError))
                PyErr_Format(PyExc_TypeError, "%s: %U must be a number or None, not %s", f->row->name, f->names[f->slots + k], Py_TYPE(values[k])->tp_name);
            return 0;
        }
    }
    return 1;
}

/* None where no output has a value. */
static PyObject *bar_result(function *f, const double *values)
{
    int outputs = f->row->outputs, any = 0;
    if (outputs == 1) {
        if (!isnan(values[0])) return PyFloat_FromDouble(values[0]);
        Py_RETURN_NONE;
    }
    for (int k = 0; k < outputs; k++) any |= !isnan(values[k]);
    if (!any) Py_RETURN_NONE;
    PyObject *items[MOST];
    for (int k = 0; k < outputs; k++)
        if (!(items[k] = PyFloat_FromDouble(values[k]))) { while (k-- > 0) Py_DECREF(items[k]); return NULL; }
    return new_tuple(f, items);
}

static inline PyObject *feed_bar(PyObject *self, PyObject *const *args, Py_ssize_t given, PyObject *kwnames,
                                 tacho_status (*feed)(tacho_stream *, const double *, double *, tacho_error *))
{
    stream *s = (stream *)self;
    double bar[MOST], values[MOST];
    tacho_error error;
    tacho_status status;
    if (given == 1 && !kwnames && s->function->row->inputs == 1 && PyFloat_CheckExact(args[0])) bar[0] = PyFloat_AS_DOUBLE(args[0]);
    else if (!read_bar(s->function, args, given, kwnames, bar)) return NULL;
    ENTER(self);
    if (s->busy) wait_while_busy(s);
    status = feed(s->state, bar, values, &error);
    LEAVE();
    return status ? raise_error(s->function, &error) : bar_result(s->function, values);
}

static PyObject *stream_update(PyObject *self, PyObject *const *args, Py_ssize_t given, PyObject *kwnames)
{
    return feed_bar(self, args, given, kwnames, tacho_stream_update);
}
static PyObject *stream_peek(PyObject *self, PyObject *const *args, Py_ssize_t given, PyObject *kwnames)
{
    return feed_bar(self, args, given, kwnames, tacho_stream_peek);
}

/* -- many bars --------------------------------------------------------------------------------- */

static tacho_status feed_many(stream *s, size_t bars, const double *const *data, double *const *values, tacho_error *error)
{
    tacho_status status;
    ENTER((PyObject *)s);
    wait_while_busy(s);
    if (bars <= WORTH_RELEASING) status = tacho_stream_feed(s->state, bars, data, values, error);
    else {
        while (!PyThread_acquire_lock(s->lock, NOWAIT_LOCK)) {      /* somebody who waited is about to let go */
            Py_BEGIN_ALLOW_THREADS
            PyThread_acquire_lock(s->lock, WAIT_LOCK);
            PyThread_release_lock(s->lock);
            Py_END_ALLOW_THREADS
        }
        s->busy = 1;
        Py_BEGIN_ALLOW_THREADS
        status = tacho_stream_feed(s->state, bars, data, values, error);
        Py_END_ALLOW_THREADS
        s->busy = 0;
        PyThread_release_lock(s->lock);
    }
    LEAVE();
    return status;
}

static PyObject *stream_update_many(PyObject *self, PyObject *const *args, Py_ssize_t given, PyObject *kwnames)
{
    stream *s = (stream *)self;
    function *f = s->function;
    PyObject *values_given[MOST] = { NULL };
    const double *data[MOST];
    double *values[MOST];
    PyArrayObject *outputs[MOST] = { NULL };
    inputs in;
    tacho_error error;
    Py_ssize_t named = kwnames ? PyTuple_GET_SIZE(kwnames) : 0;
    for (Py_ssize_t k = 0; k < given && k < f->row->inputs; k++) values_given[k] = args[k];
    for (Py_ssize_t k = 0; k < named; k++)
        for (int j = 0; j < f->row->inputs; j++)
            if (!values_given[j] && PyUnicode_Compare(f->names[f->slots + j], PyTuple_GET_ITEM(kwnames, k)) == 0) values_given[j] = args[given + k];
    int complete = given + named == f->row->inputs;
    for (int k = 0; k < f->row->inputs; k++) complete = complete && values_given[k];
    if (!complete) return PyErr_Format(PyExc_TypeError, "%s: update_many() takes its %d inputs", f->row->name, f->row->inputs);
    if (!take_inputs(f, values_given, &in)) return NULL;
    if (in.dimensions != 1) {
        PyErr_Format(PyExc_ValueError, "%s: a stream takes 1 dimension, not %d", f->row->name, in.dimensions);
        drop_inputs(&in);
        return NULL;
    }
    PyObject *result = NULL;
    if (new_outputs(f, &in, outputs)) {
        for (int k = 0; k < in.count; k++) data[k] = PyArray_DATA(in.array[k]);
        for (int k = 0; k < f->row->outputs; k++) values[k] = PyArray_DATA(outputs[k]);
        if (feed_many(s, (size_t)PyArray_DIM(in.array[0], 0), data, values, &error)) {
            for (int k = 0; k < f->row->outputs; k++) Py_DECREF(outputs[k]);
            raise_error(f, &error);
        } else result = give_back_arrays(f, &in, outputs, 0);
    }
    drop_inputs(&in);
    return result;
}

/* -- bytes ------------------------------------------------------------------------------------- */

static PyObject *stream_to_bytes(PyObject *self, PyObject *unused)
{
    (void)unused;
    stream *s = (stream *)self;
    PyObject *bytes = NULL;
    ENTER(self);
    wait_while_busy(s);
    size_t size = tacho_stream_save(s->state, NULL, 0);
    bytes = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)size);
    if (bytes) tacho_stream_save(s->state, PyBytes_AS_STRING(bytes), size);
    LEAVE();
    return bytes;
}

/* The core restores into memory that is ours; a copy of that is the core's, to be freed like the others. */
static tacho_stream *restored(const Py_buffer *view, const tacho_options *options, tacho_error *error)
{
    size_t size = tacho_restore_size(view->buf, (size_t)view->len, error);
    char *memory = size ? PyMem_RawMalloc(size + TACHO_ALIGNMENT) : NULL;
    if (!size) return NULL;
    if (!memory) { error->status = TACHO_NO_MEMORY; return NULL; }
    void *place = memory + (TACHO_ALIGNMENT - (uintptr_t)memory % TACHO_ALIGNMENT);
    tacho_stream *copy = NULL;
    if (!tacho_stream_restore(place, size, view->buf, (size_t)view->len, options, error)) {
        copy = tacho_stream_copy(place);
        if (!copy) error->status = TACHO_NO_MEMORY;
    }
    PyMem_RawFree(memory);
    return copy;
}

static PyObject *stream_from_bytes(PyObject *type, PyObject *bytes)
{
    static const tacho_options defaults = TACHO_OPTIONS;
    tacho_error error;
    Py_buffer view;
    stream *s = new_stream((PyTypeObject *)type);
    if (!s) return NULL;
    if (PyObject_GetBuffer(bytes, &view, PyBUF_SIMPLE) < 0) { Py_DECREF(s); return NULL; }
    s->state = restored(&view, &defaults, &error);
    PyBuffer_Release(&view);
    if (!s->state) raise_error(s->function, &error);
    else if (tacho_stream_indicator(s->state) != s->function->row)
        PyErr_Format(PyExc_ValueError, "%s: the saved stream is one of %s", s->function->row->name, tacho_stream_indicator(s->state)->name);
    else return (PyObject *)s;
    Py_DECREF(s);
    return NULL;
}

static PyObject *stream_reduce(PyObject *self, PyObject *unused)
{
    PyObject *make = PyObject_GetAttrString((PyObject *)Py_TYPE(self), "from_bytes");
    PyObject *bytes = make ? stream_to_bytes(self, unused) : NULL;
    PyObject *result = bytes ? Py_BuildValue("(O(O))", make, bytes) : NULL;
    Py_XDECREF(make);
    Py_XDECREF(bytes);
    return result;
}

/* -- what it tells ------------------------------------------------------------------------------- */

static PyObject *get_parameters(PyObject *self, void *unused)
{
    (void)unused;
    const stream *s = (stream *)self;
    const tacho_indicator *row = s->function->row;
    const double *parameters = tacho_stream_parameters(s->state);
    PyObject *dict = PyDict_New();
    for (int k = 0; dict && k < row->parameters; k++) {
        const tacho_parameter *p = tacho_parameter_at(row, k);
        char text[64];
        tacho_show(row, k, parameters[k], text, sizeof text);
        PyObject *value = p->type == TACHO_INTEGER ? PyLong_FromDouble(parameters[k])
                        : p->type == TACHO_REAL ? PyFloat_FromDouble(parameters[k]) : PyUnicode_FromString(text);
        if (!value || PyDict_SetItemString(dict, p->name, value) < 0) Py_CLEAR(dict);
        Py_XDECREF(value);
    }
    return dict;
}

static int64_t warmup_of(const stream *s) { return tacho_lookback(s->function->row, tacho_stream_parameters(s->state), -1); }

static int64_t bars_of(PyObject *self)
{
    int64_t bars;
    ENTER(self);
    wait_while_busy((stream *)self);
    bars = tacho_stream_bars(((stream *)self)->state);
    LEAVE();
    return bars;
}

static PyObject *get_warmup(PyObject *self, void *unused) { (void)unused; return PyLong_FromLongLong(warmup_of((stream *)self)); }
static PyObject *get_bars(PyObject *self, void *unused)   { (void)unused; return PyLong_FromLongLong(bars_of(self)); }
static PyObject *get_ready(PyObject *self, void *unused)  { (void)unused; return PyBool_FromLong(bars_of(self) > warmup_of((stream *)self)); }
static PyObject *get_indicator(PyObject *self, void *unused)
{
    (void)unused;
    return PyUnicode_FromString(((stream *)self)->function->row->name);
}

static PyObject *represent(PyObject *self)
{
    PyObject *parameters = get_parameters(self, NULL), *parts = PyList_New(0), *key, *value, *text = NULL;
    Py_ssize_t at = 0;
    int fine = parameters && parts;
    while (fine && PyDict_Next(parameters, &at, &key, &value)) {
        PyObject *part = PyUnicode_FromFormat("%U=%R", key, value);
        fine = part && PyList_Append(parts, part) == 0;
        Py_XDECREF(part);
    }
    PyObject *comma = PyUnicode_FromString(", "), *joined = fine && comma ? PyUnicode_Join(comma, parts) : NULL;
    PyObject *name = joined ? PyObject_GetAttrString((PyObject *)Py_TYPE(self), "__name__") : NULL;
    if (name) text = PyUnicode_FromFormat("%U(%U)", name, joined);
    Py_XDECREF(parameters), Py_XDECREF(parts), Py_XDECREF(comma), Py_XDECREF(joined), Py_XDECREF(name);
    return text;
}

#define FAST(function) (PyCFunction)(void (*)(void))function
static PyMethodDef methods[] = {
    { "update", FAST(stream_update), METH_FASTCALL | METH_KEYWORDS,
      "update(*bar)\n--\n\nFeed the next bar, one number for each input; its value, or None if it has none yet." },
    { "peek", FAST(stream_peek), METH_FASTCALL | METH_KEYWORDS,
      "peek(*bar)\n--\n\nWhat update would give; the stream stays as it was." },
    { "update_many", FAST(stream_update_many), METH_FASTCALL | METH_KEYWORDS,
      "update_many(*inputs)\n--\n\nFeed bars from arrays, one for each input; their values, NaN where there is none." },
    { "copy", stream_copy, METH_NOARGS, "copy()\n--\n\nA stream of its own in the same state." },
    { "__copy__", stream_copy, METH_NOARGS, NULL },
    { "__deepcopy__", stream_copy, METH_O, NULL },
    { "__reduce__", stream_reduce, METH_NOARGS, NULL },
    { "to_bytes", stream_to_bytes, METH_NOARGS, "to_bytes()\n--\n\nThe state, for from_bytes on any machine." },
    { "from_bytes", stream_from_bytes, METH_O | METH_CLASS,
      "from_bytes(data)\n--\n\nThe stream that to_bytes saved; ValueError if the bytes are damaged or of another indicator." },
    { NULL, NULL, 0, NULL },
};
static PyGetSetDef attributes[] = {
    { "warmup", get_warmup, NULL, "valid bars that pass before the first whole value", NULL },
    { "ready", get_ready, NULL, "whether they have passed", NULL },
    { "bars", get_bars, NULL, "bars fed so far, skipped ones not counted", NULL },
    { "parameters", get_parameters, NULL, "the parameters by name", NULL },
    { "indicator", get_indicator, NULL, "the indicator's name in the catalogue", NULL },
    { NULL, NULL, NULL, NULL, NULL },
};
static PyType_Slot slots[] = {
    { Py_tp_new, stream_new }, { Py_tp_dealloc, stream_deallocate }, { Py_tp_repr, represent },
    { Py_tp_methods, methods }, { Py_tp_getset, attributes },
    { Py_tp_doc, "An indicator, bar by bar." }, { 0, NULL },
};
PyType_Spec stream_spec = { "tacho.Stream", sizeof(stream), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots };
