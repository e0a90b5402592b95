/* arrays.c -- what is taken as an input or as `out`, and what is given back.
 *
 * A float64 array, native, aligned and contiguous, is used where it lies.  Everything else is made one, once:
 * arrays and sequences here, what belongs to other libraries by tacho._support.
 */
#include "binding.h"

static int is_plain(PyObject *value)
{
    PyArrayObject *a = (PyArrayObject *)value;
    return PyArray_CheckExact(value) && PyArray_NDIM(a) == 1 && PyArray_TYPE(a) == NPY_DOUBLE && PyArray_ISCARRAY_RO(a);
}

static const char *input_name(const function *f, int index)
{
    return PyUnicode_AsUTF8(f->names[f->kind == STREAM ? f->slots + index : index]);
}

static int holds_numbers(const function *f, int index, PyArrayObject *a)
{
    int type = PyArray_TYPE(a);
    if (PyTypeNum_ISBOOL(type) || PyTypeNum_ISINTEGER(type) || PyTypeNum_ISFLOAT(type) || PyTypeNum_ISOBJECT(type)) return 1;
    PyErr_Format(PyExc_TypeError, "%s: %s must hold numbers, not %S", f->row->name, input_name(f, index), PyArray_DESCR(a));
    return 0;
}

/* numpy would read numbers from strings, too. */
static int are_numbers(const function *f, int index, PyArrayObject *objects)
{
    PyObject *line = PyArray_Ravel(objects, NPY_CORDER);
    PyObject *flat = line ? PyArray_ToList((PyArrayObject *)line) : NULL;
    Py_XDECREF(line);
    if (!flat) return 0;
    int fine = 1;
    for (Py_ssize_t k = 0; fine && k < PyList_GET_SIZE(flat); k++) {
        PyObject *item = PyList_GET_ITEM(flat, k);
        fine = item == Py_None || (PyNumber_Check(item) && !PyComplex_Check(item));
        if (!fine)
            PyErr_Format(PyExc_TypeError, "%s: %s must hold numbers, not %s", f->row->name, input_name(f, index), Py_TYPE(item)->tp_name);
    }
    Py_DECREF(flat);
    return fine;
}

/* From anything to an array of whatever it holds: a new reference. */
static PyObject *any_array(const function *f, int index, PyObject *value, int *foreign)
{
    if (PyArray_CheckExact(value)) { Py_INCREF(value); return value; }
    if (PyList_Check(value) || PyTuple_Check(value)) {
        PyObject *array = PyArray_FromAny(value, NULL, 0, 0, 0, NULL);
        if (!array && PyErr_ExceptionMatches(PyExc_ValueError)) {
            PyErr_Clear();
            PyErr_Format(PyExc_TypeError, "%s: %s must be a sequence of numbers", f->row->name, input_name(f, index));
        }
        return array;
    }
    PyObject *take = support(f->state, "take");
    if (!take) return NULL;
    PyObject *pair = PyObject_CallFunction(take, "ssO", f->row->name, input_name(f, index), value);
    Py_DECREF(take);
    if (!pair) return NULL;
    PyObject *array = PyTuple_GET_ITEM(pair, 0);
    *foreign |= PyTuple_GET_ITEM(pair, 1) == Py_True;
    Py_INCREF(array);
    Py_DECREF(pair);
    return array;
}

static PyArrayObject *take_one(const function *f, int index, PyObject *value, int *foreign)
{
    if (is_plain(value)) { Py_INCREF(value); return (PyArrayObject *)value; }
    PyArrayObject *any = (PyArrayObject *)any_array(f, index, value, foreign);
    if (!any) return NULL;
    PyArrayObject *taken = NULL;
    int dimensions = PyArray_NDIM(any);
    if (!holds_numbers(f, index, any)) ;
    else if (dimensions != 1 && dimensions != 2)
        PyErr_Format(PyExc_ValueError, "%s: %s must have 1 or 2 dimensions, not %d", f->row->name, input_name(f, index), dimensions);
    else if (!PyTypeNum_ISOBJECT(PyArray_TYPE(any)) || are_numbers(f, index, any)) {
        int layout = dimensions == 1 ? NPY_ARRAY_CARRAY_RO : NPY_ARRAY_ALIGNED;
        taken = (PyArrayObject *)PyArray_FromArray(any, PyArray_DescrFromType(NPY_DOUBLE),
                                                   layout | NPY_ARRAY_NOTSWAPPED | NPY_ARRAY_FORCECAST | NPY_ARRAY_ENSUREARRAY);
    }
    Py_DECREF(any);
    return taken;
}

static int differs(const function *f, const inputs *in, int k)
{
    PyArrayObject *a = in->array[0], *b = in->array[k];
    if (PyArray_NDIM(a) != PyArray_NDIM(b))
        PyErr_Format(PyExc_ValueError, "%s: inputs of different dimensions: %s has %d, %s has %d", f->row->name,
                     input_name(f, 0), PyArray_NDIM(a), input_name(f, k), PyArray_NDIM(b));
    else if (PyArray_NDIM(a) == 1 && PyArray_DIM(a, 0) != PyArray_DIM(b, 0))
        PyErr_Format(PyExc_ValueError, "%s: inputs of different lengths: %s has %zd, %s has %zd", f->row->name,
                     input_name(f, 0), (Py_ssize_t)PyArray_DIM(a, 0), input_name(f, k), (Py_ssize_t)PyArray_DIM(b, 0));
    else if (PyArray_NDIM(a) == 2 && !PyArray_SAMESHAPE(a, b))
        PyErr_Format(PyExc_ValueError, "%s: inputs of different shapes: %s is %zd x %zd, %s is %zd x %zd", f->row->name,
                     input_name(f, 0), (Py_ssize_t)PyArray_DIM(a, 0), (Py_ssize_t)PyArray_DIM(a, 1),
                     input_name(f, k), (Py_ssize_t)PyArray_DIM(b, 0), (Py_ssize_t)PyArray_DIM(b, 1));
    else return 0;
    return 1;
}

int take_inputs(const function *f, PyObject *const *values, inputs *in)
{
    in->count = 0, in->foreign = 0;
    for (int k = 0; k < f->row->inputs; k++) {
        in->original[k] = values[k];
        if (!(in->array[k] = take_one(f, k, values[k], &in->foreign))) { drop_inputs(in); return 0; }
        in->count = k + 1;
        if (k && differs(f, in, k)) { drop_inputs(in); return 0; }
    }
    in->dimensions = PyArray_NDIM(in->array[0]);
    return 1;
}

void drop_inputs(inputs *in)
{
    for (int k = 0; k < in->count; k++) Py_DECREF(in->array[k]);
    in->count = 0;
}

/* -- outputs -- */

int new_outputs(const function *f, const inputs *in, PyArrayObject **outputs)
{
    for (int k = 0; k < f->row->outputs; k++) {
        if (outputs[k]) continue;
        outputs[k] = in->dimensions == 1
            ? (PyArrayObject *)PyArray_SimpleNew(1, PyArray_DIMS(in->array[0]), NPY_DOUBLE)
            : (PyArrayObject *)PyArray_NewLikeArray(in->array[0], NPY_KEEPORDER, PyArray_DescrFromType(NPY_DOUBLE), 0);
        if (outputs[k]) continue;
        for (int j = 0; j < f->row->outputs; j++) Py_CLEAR(outputs[j]);
        return 0;
    }
    return 1;
}

/* Arrays may be one and the same, or apart; nothing between. */
static int overlap(PyArrayObject *a, PyArrayObject *b)
{
    const char *a0 = PyArray_BYTES(a), *b0 = PyArray_BYTES(b);
    npy_intp a_low = 0, a_high = 8, b_low = 0, b_high = 8;
    if (!PyArray_SIZE(a) || !PyArray_SIZE(b)) return 0;
    for (int k = 0; k < PyArray_NDIM(a); k++) {
        npy_intp span = (PyArray_DIM(a, k) - 1) * PyArray_STRIDE(a, k);
        if (span < 0) a_low += span; else a_high += span;
    }
    for (int k = 0; k < PyArray_NDIM(b); k++) {
        npy_intp span = (PyArray_DIM(b, k) - 1) * PyArray_STRIDE(b, k);
        if (span < 0) b_low += span; else b_high += span;
    }
    return a0 + a_low < b0 + b_high && b0 + b_low < a0 + a_high;
}

static int same_place(PyArrayObject *a, PyArrayObject *b)
{
    if (PyArray_BYTES(a) != PyArray_BYTES(b)) return 0;
    for (int k = 0; k < PyArray_NDIM(a); k++)
        if (PyArray_STRIDE(a, k) != PyArray_STRIDE(b, k)) return 0;
    return 1;
}

static int usable_out(const function *f, PyObject *value, const inputs *in, PyArrayObject **outputs, int index)
{
    PyArrayObject *a = (PyArrayObject *)value;
    const char *name = f->row->name;
    if (!PyArray_Check(value))
        PyErr_Format(PyExc_TypeError, "%s: out must be a numpy array, not %s", name, Py_TYPE(value)->tp_name);
    else if (PyArray_TYPE(a) != NPY_DOUBLE || !PyArray_ISNOTSWAPPED(a))
        PyErr_Format(PyExc_TypeError, "%s: out must hold native float64, not %S", name, PyArray_DESCR(a));
    else if (PyArray_NDIM(a) != in->dimensions || !PyArray_SAMESHAPE(a, in->array[0]))
        PyErr_Format(PyExc_ValueError, "%s: out must have the shape of the input", name);
    else if (!PyArray_ISCARRAY(a))
        PyErr_Format(PyExc_ValueError, "%s: out must be writeable, aligned and C-contiguous", name);
    else {
        for (int k = 0; k < in->count; k++)
            if (overlap(a, in->array[k]) && !same_place(a, in->array[k])) {
                PyErr_Format(PyExc_ValueError, "%s: out overlaps an input without being that input", name);
                return 0;
            }
        for (int k = 0; k < index; k++)
            if (outputs[k] && overlap(a, outputs[k])) {
                PyErr_Format(PyExc_ValueError, "%s: arrays of out overlap", name);
                return 0;
            }
        return 1;
    }
    return 0;
}

/* `outputs` gets new references, NULL where an array is still to be made. */
int take_out(const function *f, PyObject *out, const inputs *in, PyArrayObject **outputs)
{
    int count = f->row->outputs;
    for (int k = 0; k < count; k++) outputs[k] = NULL;
    if (!out || out == Py_None) return 1;
    if (count == 1 && !PyTuple_Check(out)) {
        if (!usable_out(f, out, in, outputs, 0)) return 0;
        Py_INCREF(out);
        outputs[0] = (PyArrayObject *)out;
        return 1;
    }
    if (!PyTuple_Check(out)) {
        PyErr_Format(PyExc_TypeError, "%s: out must be a tuple of %d arrays, not %s", f->row->name, count, Py_TYPE(out)->tp_name);
        return 0;
    }
    if (PyTuple_GET_SIZE(out) != count) {
        PyErr_Format(PyExc_ValueError, "%s: out must have %d arrays, not %zd", f->row->name, count, PyTuple_GET_SIZE(out));
        return 0;
    }
    for (int k = 0; k < count; k++) {
        PyObject *item = PyTuple_GET_ITEM(out, k);
        if (item == Py_None) continue;
        if (!usable_out(f, item, in, outputs, k)) {
            for (int j = 0; j < k; j++) Py_CLEAR(outputs[j]);
            return 0;
        }
        Py_INCREF(item);
        outputs[k] = (PyArrayObject *)item;
    }
    return 1;
}

PyObject *new_tuple(function *f, PyObject **items)
{
    int count = f->row->outputs;
    if (!f->result_type) {
        PyObject *make = support(f->state, "result_type");
        PyObject *type = make ? PyObject_CallFunction(make, "s", f->row->name) : NULL;
        Py_XDECREF(make);
        if (!type) { for (int k = 0; k < count; k++) Py_DECREF(items[k]); return NULL; }
        f->result_type = type;          /* tacho._support keeps one for each indicator: another thread's is the same */
    }
    PyTypeObject *type = (PyTypeObject *)f->result_type;
    PyObject *tuple = type->tp_alloc(type, count);
    for (int k = 0; k < count; k++)
        if (tuple) PyTuple_SET_ITEM(tuple, k, items[k]);
        else Py_DECREF(items[k]);
    return tuple;
}

static PyObject *dressed(function *f, const inputs *in, PyArrayObject **outputs)
{
    PyObject *wrap = support(f->state, "wrap"), *result = NULL;
    PyObject *originals = PyTuple_New(in->count), *arrays = PyTuple_New(f->row->outputs);
    if (wrap && originals && arrays) {
        for (int k = 0; k < in->count; k++) {
            Py_INCREF(in->original[k]);
            PyTuple_SET_ITEM(originals, k, in->original[k]);
        }
        for (int k = 0; k < f->row->outputs; k++) PyTuple_SET_ITEM(arrays, k, (PyObject *)outputs[k]), outputs[k] = NULL;
        result = PyObject_CallFunction(wrap, "sOO", f->row->name, originals, arrays);
    }
    for (int k = 0; k < f->row->outputs; k++) Py_XDECREF(outputs[k]);
    Py_XDECREF(wrap), Py_XDECREF(originals), Py_XDECREF(arrays);
    return result;
}

/* `given`: the caller's own arrays are handed back as they are, whatever the inputs were. */
PyObject *give_back_arrays(function *f, const inputs *in, PyArrayObject **outputs, int given)
{
    if (in->foreign && !given) return dressed(f, in, outputs);
    if (f->row->outputs == 1) return (PyObject *)outputs[0];
    return new_tuple(f, (PyObject **)outputs);
}
