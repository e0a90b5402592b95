/* groups.c -- rows that belong to several series, as in a data frame of many symbols: one call for all of them.
 *
 *     order, offsets = group(keys)
 *     run_groups(tacho.kama, order, offsets, (close,), {"period": 30})
 *
 * Rows of a group are in time order, among those of other groups; values come back at their rows' places.
 */
#include "binding.h"
#include <string.h>

/* group(keys): for each group, in the order of their first rows, its rows: order[offsets[k]:offsets[k + 1]]. */
PyObject *group(PyObject *module, PyObject *keys)
{
    (void)module;
    PyArrayObject *key = (PyArrayObject *)PyArray_FROMANY(keys, NPY_INT64, 1, 1, NPY_ARRAY_IN_ARRAY), *order, *offsets, *few = NULL;
    if (!key) return NULL;
    npy_intp rows = PyArray_DIM(key, 0), room = rows + 1, count = 0;
    order = (PyArrayObject *)PyArray_SimpleNew(1, &rows, NPY_INTP);
    offsets = (PyArrayObject *)PyArray_ZEROS(1, &room, NPY_INTP, 0);
    if (order && offsets && rows) {
        Py_BEGIN_ALLOW_THREADS
        count = (npy_intp)tacho_group(PyArray_DATA(key), (size_t)rows, PyArray_DATA(order), PyArray_DATA(offsets));
        Py_END_ALLOW_THREADS
        if (!count) PyErr_NoMemory();
    }
    if (order && offsets && (count || !rows)) {
        room = count + 1;
        few = (PyArrayObject *)PyArray_SimpleNew(1, &room, NPY_INTP);
        if (few) memcpy(PyArray_DATA(few), PyArray_DATA(offsets), (size_t)room * sizeof(npy_intp));
    }
    Py_DECREF(key);
    Py_XDECREF(offsets);
    if (few) return Py_BuildValue("NN", order, few);
    Py_XDECREF(order);
    return NULL;
}

/* Nothing is read outside of the rows, whatever the index says. */
static int is_index(PyArrayObject *order, PyArrayObject *offsets, npy_intp rows)
{
    if (PyArray_DIM(offsets, 0) < 1 || PyArray_DIM(order, 0) != rows) return 0;
    const npy_intp *place = PyArray_DATA(order), *edge = PyArray_DATA(offsets);
    npy_intp edges = PyArray_DIM(offsets, 0);
    if (edge[0] != 0 || edge[edges - 1] != rows) return 0;
    for (npy_intp k = 1; k < edges; k++)
        if (edge[k] < edge[k - 1]) return 0;
    for (npy_intp k = 0; k < rows; k++)
        if (place[k] < 0 || place[k] >= rows) return 0;
    return 1;
}

static int all_long_enough(const function *f, const settings *s, const inputs *in, const npy_intp *order, const npy_intp *edge, npy_intp groups)
{
    int64_t lookback = tacho_lookback(f->row, s->parameters, -1);
    npy_intp longest = 1;
    int fine = 1;
    for (npy_intp k = 0; k < groups; k++)
        if (edge[k + 1] - edge[k] > longest) longest = edge[k + 1] - edge[k];
    double *bars = PyMem_Malloc((size_t)longest * (size_t)in->count * sizeof *bars);
    if (!bars) { PyErr_NoMemory(); return 0; }
    for (npy_intp k = 0; fine && k < groups; k++) {
        const double *data[MOST];
        npy_intp count = edge[k + 1] - edge[k];
        for (int j = 0; j < in->count; j++) {
            const double *from = PyArray_DATA(in->array[j]);
            double *to = bars + j * longest;
            for (npy_intp i = 0; i < count; i++) to[i] = from[order[edge[k] + i]];
            data[j] = to;
        }
        fine = long_enough(f, s, data, (size_t)count, 1, k, lookback);
    }
    PyMem_Free(bars);
    if (fine && !groups) { PyErr_Format(PyExc_ValueError, "%s: empty input", f->row->name); fine = 0; }
    return fine;
}

static PyObject *compute(function *f, const settings *s, inputs *in, PyArrayObject *order, PyArrayObject *offsets)
{
    enum { WORTH_THREADS = 100000 };
    npy_intp rows = PyArray_DIM(in->array[0], 0), groups = PyArray_DIM(offsets, 0) - 1;
    const double *data[MOST];
    double *values[MOST];
    PyArrayObject *outputs[MOST];
    if (!is_index(order, offsets, rows)) return PyErr_Format(PyExc_ValueError, "%s: the groups are not those of %zd rows", f->row->name, rows);
    if (!s->short_is_nan && !all_long_enough(f, s, in, PyArray_DATA(order), PyArray_DATA(offsets), groups)) return NULL;
    if (!take_out(f, NULL, in, outputs) || !new_outputs(f, in, outputs)) return NULL;
    for (int k = 0; k < in->count; k++) data[k] = PyArray_DATA(in->array[k]);
    for (int k = 0; k < f->row->outputs; k++) values[k] = PyArray_DATA(outputs[k]);

    tacho_batch batch = TACHO_BATCH;
    tacho_error error;
    batch.indicator = f->row, batch.options = s->options, batch.sets = s->parameters;
    batch.series_count = (size_t)groups, batch.inputs = data, batch.outputs = values;
    batch.order = PyArray_DATA(order), batch.offsets = PyArray_DATA(offsets);
    batch.threads = rows >= WORTH_THREADS ? 0 : 1;
    tacho_status status = rows ? run_interruptibly(&batch, NULL, &error) : TACHO_OK;
    if (!status) return give_back_arrays(f, in, outputs, 1);
    for (int k = 0; k < f->row->outputs; k++) Py_DECREF(outputs[k]);
    return raise_error(f, &error);
}

/* run_groups(function, order, offsets, inputs, keywords): what the function gives, group by group. */
PyObject *run_groups(PyObject *module, PyObject *args)
{
    PyObject *callee, *order_given, *offsets_given, *columns, *keywords, *result = NULL, *slots[MOST_ARGUMENTS], *given[MOST_ARGUMENTS];
    settings s;
    inputs in = { .count = 0 };
    if (!PyArg_ParseTuple(args, "O!OOO!O!", state_of(module)->function_type, &callee, &order_given, &offsets_given,
                          &PyTuple_Type, &columns, &PyDict_Type, &keywords)) return NULL;
    function *f = (function *)callee;
    Py_ssize_t count = PyTuple_GET_SIZE(columns), named = PyDict_GET_SIZE(keywords), at = 0;
    if (f->kind != PLAIN || count != f->row->inputs || count + named > MOST_ARGUMENTS)
        return PyErr_Format(PyExc_TypeError, "%s: not a call that groups can have", f->row->name);
    for (Py_ssize_t k = 0; k < count; k++) given[k] = PyTuple_GET_ITEM(columns, k);
    PyObject *names = PyTuple_New(named), *name, *value;
    for (Py_ssize_t k = 0; names && PyDict_Next(keywords, &at, &name, &value); k++) {
        Py_INCREF(name);
        PyTuple_SET_ITEM(names, k, name);
        given[count + k] = value;
    }
    PyArrayObject *order = (PyArrayObject *)PyArray_FROMANY(order_given, NPY_INTP, 1, 1, NPY_ARRAY_IN_ARRAY);
    PyArrayObject *offsets = order ? (PyArrayObject *)PyArray_FROMANY(offsets_given, NPY_INTP, 1, 1, NPY_ARRAY_IN_ARRAY) : NULL;
    if (names && offsets && bind_arguments(f, given, (size_t)count, names, slots)
        && read_parameters(f, slots, &s) && read_options(f, slots, &s)) {
        if (slots[f->at_out] || slots[f->at_axis])
            PyErr_Format(PyExc_TypeError, "%s: groups have neither out nor axis", f->row->name);
        else if (take_inputs(f, slots, &in)) {
            if (in.dimensions == 1) result = compute(f, &s, &in, order, offsets);
            else PyErr_Format(PyExc_ValueError, "%s: groups are of columns", f->row->name);
        }
    }
    drop_inputs(&in);
    Py_XDECREF(order);
    Py_XDECREF(offsets);
    Py_XDECREF(names);
    return result;
}
