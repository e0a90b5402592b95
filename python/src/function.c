/* function.c -- the type of tacho.kama and its like.
 *
 * One instance per indicator and kind of call.  A call with float64 arrays and numbers runs no line of Python.
 * Signature, docstring and annotations are written by tacho._describe when first asked for.
 */
#include "binding.h"
#include <math.h>
#include <structmember.h>
#include <string.h>

/* -- enough bars? ------------------------------------------------------------------------------ */

/* Looks no further than it must: as a rule, at the first `lookback` bars. */
int long_enough(const function *f, const settings *s, const double *const *data, size_t bars,
                ptrdiff_t stride, Py_ssize_t series, int64_t lookback)
{
    char where[48] = "";
    size_t needed = (size_t)lookback + 1, given = 0, valid = 0;
    for (size_t i = 0; i < bars && given < needed; i++) {
        int is_valid = 1;
        for (int k = 0; k < f->row->inputs; k++) is_valid &= isfinite(data[k][(ptrdiff_t)i * stride]) != 0;
        valid += is_valid;
        given += is_valid || (valid && s->options.missing == TACHO_PROPAGATE);
    }
    if (given >= needed) return 1;
    if (series >= 0) snprintf(where, sizeof where, " in series %zd", series);
    if (!bars)
        PyErr_Format(PyExc_ValueError, "%s: empty input", f->row->name);
    else if (!valid)
        PyErr_Format(PyExc_ValueError, "%s: all values are missing%s: %zu bars, none of them finite", f->row->name, where, bars);
    else
        PyErr_Format(PyExc_ValueError, "%s: not enough valid bars%s: %zu needed, %zu given", f->row->name, where, needed, given);
    return 0;
}

/* -- the call ---------------------------------------------------------------------------------- */

static PyObject *run_series(function *f, PyObject *const *slots, const settings *s, inputs *in)
{
    const double *data[MOST];
    double *values[MOST];
    PyArrayObject *outputs[MOST];
    tacho_error error;
    size_t bars = (size_t)PyArray_DIM(in->array[0], 0);
    for (int k = 0; k < in->count; k++) data[k] = PyArray_DATA(in->array[k]);

    PyObject *out = slots[f->at_out];
    if (slots[f->at_axis] && read_axis(f, slots[f->at_axis], 1) < 0) return NULL;
    if (!s->short_is_nan && !long_enough(f, s, data, bars, 1, -1, tacho_lookback(f->row, s->parameters, -1))) return NULL;
    if (!take_out(f, out, in, outputs) || !new_outputs(f, in, outputs)) return NULL;
    for (int k = 0; k < f->row->outputs; k++) values[k] = PyArray_DATA(outputs[k]);

    tacho_status status;
    if (bars > WORTH_RELEASING) {
        Py_BEGIN_ALLOW_THREADS
        status = tacho_run(f->row, s->parameters, &s->options, bars, data, values, &error);
        Py_END_ALLOW_THREADS
    } else
        status = tacho_run(f->row, s->parameters, &s->options, bars, data, values, &error);
    if (status) {
        for (int k = 0; k < f->row->outputs; k++) Py_DECREF(outputs[k]);
        return raise_error(f, &error);
    }
    return give_back_arrays(f, in, outputs, out && out != Py_None);
}

static PyObject *call_plain(PyObject *self, PyObject *const *args, size_t nargsf, PyObject *kwnames)
{
    function *f = (function *)self;
    PyObject *slots[MOST_ARGUMENTS], *result = NULL;
    settings s;
    inputs in;
    if (!bind_arguments(f, args, nargsf, kwnames, slots) || !read_parameters(f, slots, &s) || !read_options(f, slots, &s)) return NULL;
    if (!take_inputs(f, slots, &in)) return NULL;
    result = in.dimensions == 1 ? run_series(f, slots, &s, &in) : run_panel(f, slots, &s, &in);
    drop_inputs(&in);
    return result;
}

static PyObject *call_stream(PyObject *self, PyObject *const *args, size_t nargsf, PyObject *kwnames)
{
    (void)args, (void)nargsf, (void)kwnames;
    PyErr_Format(PyExc_TypeError, "%U is called by the class of its name", ((function *)self)->name);
    return NULL;
}

/* -- making one -------------------------------------------------------------------------------- */

static int add_name(function *f, const char *format, const char *name)
{
    if (f->slots >= MOST_ARGUMENTS - MOST) { PyErr_Format(PyExc_SystemError, "%s has too many arguments", f->row->name); return -1; }
    PyObject *text = PyUnicode_FromFormat(format, name);
    if (!text) return -1;
    PyUnicode_InternInPlace(&text);
    f->names[f->slots] = text;
    return f->slots++;
}

/* The order of arguments: inputs, parameters, kernel; by name only: options, and what the kind of call has. */
static int name_arguments(function *f)
{
    const tacho_indicator *row = f->row;
    const char *parameter = f->kind == BATCH ? "%s_range" : "%s";
    if (f->kind != STREAM)
        for (int k = 0; k < row->inputs; k++)
            if (add_name(f, "%s", row->inputs == 1 ? "data" : tacho_input_name(row, k)) < 0) return 0;
    for (int option = 0; option < 2; option++) {
        for (int k = 0; k < row->parameters; k++) {
            const tacho_parameter *p = tacho_parameter_at(row, k);
            if (p->option == option && (f->at_parameter[k] = add_name(f, parameter, p->name)) < 0) return 0;
        }
        if (option == 0) f->at_kernel = add_name(f, "%s", "kernel"), f->positional = f->slots;
    }
    f->at_nan = add_name(f, "%s", "nan");
    f->at_short = f->kind == STREAM ? -1 : add_name(f, "%s", "short");
    f->at_out = f->kind == PLAIN ? add_name(f, "%s", "out") : -1;
    f->at_axis = f->kind == PLAIN ? add_name(f, "%s", "axis") : -1;
    f->at_threads = f->kind == BATCH ? add_name(f, "%s", "threads") : -1;
    f->at_progress = f->kind == BATCH ? add_name(f, "%s", "progress") : -1;
    if (PyErr_Occurred()) return 0;
    if (f->kind == STREAM) {            /* behind the slots: what update_many calls its inputs */
        int slots = f->slots;
        for (int k = 0; k < row->inputs; k++)
            if (add_name(f, "%s", row->inputs == 1 ? "data" : tacho_input_name(row, k)) < 0) return 0;
        f->slots = slots;
    }
    return 1;
}

static PyObject *new_function(PyObject *module, const tacho_indicator *row, kind kind)
{
    static const char *const names[] = { [PLAIN] = "%s", [BATCH] = "%s_batch", [STREAM] = "%s_stream" };
    module_state *state = state_of(module);
    if (row->inputs > MOST || row->outputs > MOST || row->parameters > MOST)
        return PyErr_Format(PyExc_SystemError, "%s has more inputs, outputs or parameters than the binding was made for", row->name);
    function *f = PyObject_GC_New(function, state->function_type);
    if (!f) return NULL;
    memset((char *)f + offsetof(function, vectorcall), 0, sizeof *f - offsetof(function, vectorcall));
    f->vectorcall = kind == PLAIN ? call_plain : kind == BATCH ? call_batch : call_stream;
    f->row = row, f->kind = kind, f->state = state;
    Py_INCREF(module);
    f->module = module;
    f->name = PyUnicode_FromFormat(names[kind], row->name);
    f->attributes = PyDict_New();
    PyObject_GC_Track(f);
    if (!f->name || !f->attributes || !name_arguments(f)) { Py_DECREF(f); return NULL; }
    tacho_defaults(row, f->presets, (size_t)row->parameters);
    return (PyObject *)f;
}

/* function(name, kind): the one instance there is of it, None if the catalogue has no such name. */
PyObject *get_function(PyObject *module, PyObject *args)
{
    const char *name;
    int kind;
    if (!PyArg_ParseTuple(args, "si", &name, &kind)) return NULL;
    const tacho_indicator *row = tacho_find(name);
    if (!row) Py_RETURN_NONE;
    PyObject *key = Py_BuildValue("(si)", row->name, kind), *all = state_of(module)->functions;
    if (!key) return NULL;
    PyObject *found = PyDict_GetItemWithError(all, key);
    Py_XINCREF(found);
    if (!found && !PyErr_Occurred()) {
        PyObject *made = new_function(module, row, (enum kind)kind);
        found = made ? PyDict_SetDefault(all, key, made) : NULL;
        Py_XINCREF(found);
        Py_XDECREF(made);
    }
    Py_DECREF(key);
    return found;
}

/* -- the type ---------------------------------------------------------------------------------- */

static PyObject *attribute(PyObject *self, void *which)
{
    function *f = (function *)self;
    PyObject *found = PyDict_GetItemString(f->attributes, which);
    if (found) { Py_INCREF(found); return found; }
    PyObject *describe = support(f->state, "describe");
    PyObject *value = describe ? PyObject_CallFunction(describe, "sis", f->row->name, (int)f->kind, which) : NULL;
    Py_XDECREF(describe);
    if (value && PyDict_SetItemString(f->attributes, which, value) < 0) Py_CLEAR(value);
    return value;
}

static PyObject *name_of(PyObject *self, void *unused)
{
    (void)unused;
    PyObject *name = ((function *)self)->name;
    Py_INCREF(name);
    return name;
}

static PyObject *indicator_of(PyObject *self, void *unused)
{
    (void)unused;
    return PyUnicode_FromString(((function *)self)->row->name);
}

static PyObject *represent(PyObject *self) { return PyUnicode_FromFormat("<function tacho.%U>", ((function *)self)->name); }
static PyObject *reduce(PyObject *self, PyObject *unused) { return name_of(self, unused); }

/* Like a builtin function in a class: not bound.  (It makes inspect and help take it for a routine.) */
static PyObject *get_unbound(PyObject *self, PyObject *instance, PyObject *type)
{
    (void)instance, (void)type;
    Py_INCREF(self);
    return self;
}

static int traverse(PyObject *self, visitproc visit, void *arg)
{
    function *f = (function *)self;
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(f->module);
    Py_VISIT(f->attributes);
    Py_VISIT(f->result_type);
    return 0;
}

static int clear(PyObject *self)
{
    function *f = (function *)self;
    Py_CLEAR(f->attributes);
    Py_CLEAR(f->result_type);
    return 0;
}

static void deallocate(PyObject *self)
{
    function *f = (function *)self;
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    clear(self);
    for (int k = 0; k < MOST_ARGUMENTS; k++) Py_XDECREF(f->names[k]);
    Py_XDECREF(f->name);
    Py_XDECREF(f->module);
    PyObject_GC_Del(self);
    Py_DECREF(type);
}

static PyGetSetDef attributes[] = {
    { "__name__", name_of, NULL, NULL, NULL },
    { "__qualname__", name_of, NULL, NULL, NULL },
    { "__doc__", attribute, NULL, NULL, "__doc__" },
    { "__signature__", attribute, NULL, NULL, "__signature__" },
    { "__annotations__", attribute, NULL, NULL, "__annotations__" },
    { "__text_signature__", attribute, NULL, NULL, "__text_signature__" },
    { "indicator", indicator_of, NULL, "the indicator's name in the catalogue", NULL },
    { NULL, NULL, NULL, NULL, NULL },
};
static PyMethodDef methods[] = { { "__reduce__", reduce, METH_NOARGS, NULL }, { NULL, NULL, 0, NULL } };
static PyMemberDef members[] = {
    { "__vectorcalloffset__", T_PYSSIZET, offsetof(function, vectorcall), READONLY, NULL },
    { NULL, 0, 0, 0, NULL },
};
static PyType_Slot slots[] = {
    { Py_tp_call, PyVectorcall_Call }, { Py_tp_repr, represent }, { Py_tp_descr_get, get_unbound },
    { Py_tp_traverse, traverse }, { Py_tp_clear, clear }, { Py_tp_dealloc, deallocate },
    { Py_tp_getset, attributes }, { Py_tp_methods, methods }, { Py_tp_members, members }, { 0, NULL },
};
#ifndef Py_TPFLAGS_HAVE_VECTORCALL
#define Py_TPFLAGS_HAVE_VECTORCALL _Py_TPFLAGS_HAVE_VECTORCALL
#endif
#ifndef Py_TPFLAGS_DISALLOW_INSTANTIATION       /* before 3.10 */
#define Py_TPFLAGS_DISALLOW_INSTANTIATION 0
#endif
PyType_Spec function_spec = {
    "tacho.Function", sizeof(function), 0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots,
};
