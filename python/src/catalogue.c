/* catalogue.c -- the catalogue as Python data: what tacho.indicators(), docstrings and stubs are made of. */
#include "binding.h"
#include <math.h>

static const char *const units[] = { "price", "move", "square", "volume", "money", "ratio", "percent", "bars", "angle", "flag", "stop", "number" };
static const char *const types[] = { "integer", "real", "choice", "average" };

static PyObject *number(const tacho_parameter *p, double value)
{
    return p->type == TACHO_REAL ? PyFloat_FromDouble(value) : PyLong_FromDouble(value);
}

static PyObject *text_of(const tacho_indicator *row, int index, double value)
{
    char text[64];
    tacho_show(row, index, value, text, sizeof text);
    return PyUnicode_FromString(text);
}

static PyObject *choices_of(const tacho_parameter *p)
{
    PyObject *list = PyList_New(0);
    for (size_t k = 0; list; k++) {
        const tacho_indicator *average = p->type == TACHO_AVERAGE ? tacho_average_at(k) : NULL;
        const char *name = p->type == TACHO_CHOICE ? k < (size_t)p->choices ? p->choice[k] : NULL : average ? average->name : NULL;
        if (!name) break;
        PyObject *text = PyUnicode_FromString(name);
        if (!text || PyList_Append(list, text) < 0) Py_CLEAR(list);
        Py_XDECREF(text);
    }
    return list;
}

static PyObject *parameter(const tacho_indicator *row, int index)
{
    const tacho_parameter *p = tacho_parameter_at(row, index);
    int named = p->type == TACHO_CHOICE || p->type == TACHO_AVERAGE;
    if (named)
        return Py_BuildValue("{ss ss ss sN sN sN}", "name", p->name, "doc", p->doc, "type", types[p->type],
                             "default", text_of(row, index, p->preset), "choices", choices_of(p), "option", PyBool_FromLong(p->option));
    return Py_BuildValue("{ss ss ss sN sN sN sN}", "name", p->name, "doc", p->doc, "type", types[p->type],
                         "default", number(p, p->preset), "min", number(p, p->least), "max", number(p, p->most), "option", PyBool_FromLong(p->option));
}

static PyObject *output(const tacho_indicator *row, int index)
{
    const tacho_output *o = tacho_output_at(row, index);
    const char *unit = (size_t)o->unit < sizeof units / sizeof *units ? units[o->unit] : "ratio";
    return Py_BuildValue("{ss ss sL}", "name", o->name, "unit", unit, "lookback", (long long)tacho_lookback(row, NULL, index));
}

static PyObject *input(const tacho_indicator *row, int index) { return PyUnicode_FromString(tacho_input_name(row, index)); }

static PyObject *list_of(const tacho_indicator *row, int count, PyObject *(*item)(const tacho_indicator *, int))
{
    PyObject *list = PyList_New(count);
    for (int k = 0; list && k < count; k++) {
        PyObject *made = item(row, k);
        if (made) PyList_SET_ITEM(list, k, made);
        else Py_CLEAR(list);
    }
    return list;
}

static PyObject *entry(const tacho_indicator *row)
{
    int64_t memory = tacho_memory(row, NULL);
    PyObject *remembered = Py_None, *aliases = PyUnicode_FromString(row->aliases);
    PyObject *split = aliases ? PyUnicode_Split(aliases, NULL, -1) : NULL;
    Py_XDECREF(aliases);
    if (memory != TACHO_FOREVER) remembered = PyLong_FromLongLong(memory);
    else Py_INCREF(remembered);
    return Py_BuildValue("{ss ss ss sN ss sN sN sN sN sL sN}", "name", row->name, "title", row->title, "group", row->group,
                         "aliases", split, "text", row->text, "average", PyBool_FromLong(row->flags & TACHO_IS_AVERAGE),
                         "inputs", list_of(row, row->inputs, input), "parameters", list_of(row, row->parameters, parameter),
                         "outputs", list_of(row, row->outputs, output),
                         "lookback", (long long)tacho_lookback(row, NULL, -1), "memory", remembered);
}

/* _tacho.catalogue(name=None): one indicator, or all of them. */
PyObject *catalogue(PyObject *module, PyObject *args)
{
    (void)module;
    const char *name = NULL;
    if (!PyArg_ParseTuple(args, "|z", &name)) return NULL;
    if (name) {
        const tacho_indicator *row = tacho_find(name);
        return row ? entry(row) : PyErr_Format(PyExc_KeyError, "%s", name);
    }
    PyObject *list = PyList_New((Py_ssize_t)tacho_count());
    for (size_t k = 0; list && k < tacho_count(); k++) {
        PyObject *made = entry(tacho_at(k));
        if (made) PyList_SET_ITEM(list, (Py_ssize_t)k, made);
        else Py_CLEAR(list);
    }
    return list;
}

/* _tacho.levels(): the kernels this machine can run, best first. */
PyObject *levels(PyObject *module, PyObject *unused)
{
    (void)module, (void)unused;
    PyObject *list = PyList_New(0);
    const char *name;
    for (size_t k = 0; list && (name = tacho_level_at(k)); k++) {
        PyObject *text = PyUnicode_FromString(name);
        if (!text || PyList_Append(list, text) < 0) Py_CLEAR(list);
        Py_XDECREF(text);
    }
    return list;
}
