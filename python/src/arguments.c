/* arguments.c -- from Python's arguments to slots, and from slots to settings. */
#include "binding.h"
#include <math.h>
#include <string.h>

static int slot_named(const function *f, PyObject *name)
{
    for (int k = 0; k < f->slots; k++)
        if (f->names[k] == name) return k;
    for (int k = 0; k < f->slots; k++)                          /* a name that is not interned */
        if (PyUnicode_Compare(f->names[k], name) == 0) return k;
    return -1;
}

static int is_word(const function *f, int parameter)
{
    int type = (int)tacho_parameter_at(f->row, parameter)->type;
    return type == TACHO_CHOICE || type == TACHO_AVERAGE;
}

/* A word where a number belongs moves on to the next parameter that is one, and what stood between moves up: ma(x, "ema", 20), as
 * others have it, is ma(x, 20, "ema"). */
static void words_to_their_places(const function *f, PyObject **slots)
{
    for (int k = 0; k < f->row->parameters; k++) {
        PyObject *word = slots[f->at_parameter[k]];
        if (!word || is_word(f, k) || !PyUnicode_Check(word)) continue;
        int to = k + 1;
        while (to < f->row->parameters && !is_word(f, to)) to++;
        if (to == f->row->parameters || f->at_parameter[to] >= f->positional) return;
        for (int j = k; j < to; j++) slots[f->at_parameter[j]] = slots[f->at_parameter[j + 1]];
        slots[f->at_parameter[to]] = word;
    }
}

int bind_arguments(const function *f, PyObject *const *args, size_t nargsf, PyObject *kwnames, PyObject **slots)
{
    Py_ssize_t given = PyVectorcall_NARGS(nargsf);
    if (given > f->positional) {
        PyErr_Format(PyExc_TypeError, "%U() takes at most %d positional arguments, %zd were given", f->name, f->positional, given);
        return 0;
    }
    for (int k = 0; k < f->slots; k++) slots[k] = k < given ? args[k] : NULL;
    words_to_their_places(f, slots);

    Py_ssize_t named = kwnames ? PyTuple_GET_SIZE(kwnames) : 0;
    for (Py_ssize_t k = 0; k < named; k++) {
        PyObject *name = PyTuple_GET_ITEM(kwnames, k);
        int slot = slot_named(f, name);
        if (slot < 0) {
            PyErr_Format(PyExc_TypeError, "%U() got an unexpected keyword argument '%U'", f->name, name);
            return 0;
        }
        if (slots[slot]) {
            PyErr_Format(PyExc_TypeError, "%U() got multiple values for argument '%U'", f->name, name);
            return 0;
        }
        slots[slot] = args[given + k];
    }
    int needed = f->kind == STREAM ? 0 : f->row->inputs;
    for (int k = 0; k < needed; k++)
        if (!slots[k]) {
            PyErr_Format(PyExc_TypeError, "%U() is missing its argument '%U'", f->name, f->names[k]);
            return 0;
        }
    return 1;
}

static int wrong_type(const function *f, const char *what, const char *wanted, PyObject *value)
{
    PyErr_Format(PyExc_TypeError, "%s: %s must be %s, not %s", f->row->name, what, wanted, Py_TYPE(value)->tp_name);
    return 0;
}

/* A number of any size: what is too large for a double is infinite, and out of every range. */
static int read_number(PyObject *value, double *number)
{
    PyObject *as_float = PyNumber_Float(value);
    if (as_float) {
        *number = PyFloat_AS_DOUBLE(as_float);
        Py_DECREF(as_float);
        return 1;
    }
    if (!PyErr_ExceptionMatches(PyExc_OverflowError)) return 0;
    PyErr_Clear();
    *number = INFINITY;
    return 1;
}

int read_parameter(const function *f, int index, PyObject *value, double *parameters)
{
    const tacho_parameter *p = tacho_parameter_at(f->row, index);
    if (p->type == TACHO_CHOICE || p->type == TACHO_AVERAGE) {
        tacho_error error;
        if (!PyUnicode_Check(value)) return wrong_type(f, p->name, "a name (str)", value);
        const char *text = PyUnicode_AsUTF8(value);
        if (!text) return 0;
        if (tacho_set(f->row, parameters, (size_t)f->row->parameters, p->name, text, &error) == TACHO_OK) return 1;
        char *numbers = strstr(error.message, " (from ");       /* names are given here, never their numbers */
        if (numbers) *numbers = 0;
        raise_error(f, &error);
        return 0;
    }
    if (PyFloat_CheckExact(value)) { parameters[index] = PyFloat_AS_DOUBLE(value); return 1; }
    const char *wanted = p->type == TACHO_INTEGER ? "an integer" : "a number";
    if (PyBool_Check(value) || PyArray_Check(value) || PyUnicode_Check(value) || !PyNumber_Check(value) || PyComplex_Check(value))
        return wrong_type(f, p->name, wanted, value);
    return read_number(value, &parameters[index]);
}

int read_parameters(const function *f, PyObject *const *slots, settings *s)
{
    tacho_error error;
    int count = f->row->parameters;
    memcpy(s->parameters, f->presets, sizeof(double) * (size_t)count);
    for (int k = 0; k < count; k++) {
        PyObject *value = slots[f->at_parameter[k]];
        if (value && !read_parameter(f, k, value, s->parameters)) return 0;
    }
    if (tacho_check(f->row, s->parameters, &error) == TACHO_OK) return 1;
    raise_error(f, &error);
    return 0;
}

/* Which of the names is it? */
static int read_name(const function *f, const char *what, PyObject *value, PyObject *const *names, int count)
{
    if (!PyUnicode_Check(value)) { wrong_type(f, what, "a str", value); return -1; }
    for (int k = 0; k < count; k++)
        if (names[k] == value) return k;
    for (int k = 0; k < count; k++)
        if (PyUnicode_Compare(names[k], value) == 0) return k;
    if (count == 3)
        PyErr_Format(PyExc_ValueError, "%s: invalid %s %R: must be one of %U, %U, %U", f->row->name, what, value, names[0], names[1], names[2]);
    else
        PyErr_Format(PyExc_ValueError, "%s: invalid %s %R: must be one of %U, %U", f->row->name, what, value, names[0], names[1]);
    return -1;
}

static int read_kernel(const function *f, PyObject *value, tacho_options *options)
{
    tacho_error error;
    if (value == Py_None) return 1;
    if (!PyUnicode_Check(value)) return wrong_type(f, "kernel", "a str or None", value);
    if (!(options->level = PyUnicode_AsUTF8(value))) return 0;
    if (tacho_run(f->row, NULL, options, 0, NULL, NULL, &error) == TACHO_OK) return 1;
    PyErr_Format(PyExc_ValueError, "%s: invalid kernel: %s (\"scalar\" is the baseline)", f->row->name, error.message);
    return 0;
}

int read_options(const function *f, PyObject *const *slots, settings *s)
{
    static const tacho_options defaults = TACHO_OPTIONS;
    const module_state *names = f->state;
    PyObject *value;
    int which;
    s->options = defaults;
    s->short_is_nan = 0;
    if (f->at_kernel >= 0 && (value = slots[f->at_kernel]) && !read_kernel(f, value, &s->options)) return 0;
    if (f->at_nan >= 0 && (value = slots[f->at_nan])) {
        PyObject *const policies[] = { names->skip, names->propagate, names->raise };   /* as enum tacho_missing */
        if ((which = read_name(f, "nan", value, policies, 3)) < 0) return 0;
        s->options.missing = (tacho_missing)which;
    }
    if (f->at_short >= 0 && (value = slots[f->at_short])) {
        PyObject *const policies[] = { names->raise, names->nan };
        if ((which = read_name(f, "short", value, policies, 2)) < 0) return 0;
        s->short_is_nan = which;
    }
    return 1;
}

int read_axis(const function *f, PyObject *value, int dimensions)
{
    if (!value) return dimensions - 1;
    if (!PyIndex_Check(value)) { wrong_type(f, "axis", "an integer", value); return -1; }
    Py_ssize_t axis = PyNumber_AsSsize_t(value, NULL);
    if (axis == -1 && PyErr_Occurred()) return -1;
    if (axis < -dimensions || axis >= dimensions) {
        PyErr_Format(PyExc_ValueError, "%s: invalid axis %zd: the input is %d-dimensional", f->row->name, axis, dimensions);
        return -1;
    }
    return (int)(axis < 0 ? axis + dimensions : axis);
}
