/* arrow.c -- the Arrow PyCapsule interface, without any Arrow library: numbers in, numbers out.
 *
 * One chunk of float64 without nulls is read where it lies; everything else is made float64 once, nulls as NaN.
 */
#include "binding.h"
#include <math.h>
#include <string.h>

/* https://arrow.apache.org/docs/format/CDataInterface.html */
struct ArrowSchema {
    const char *format, *name, *metadata;
    int64_t flags, n_children;
    struct ArrowSchema **children, *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};
struct ArrowArray {
    int64_t length, null_count, offset, n_buffers, n_children;
    const void **buffers;
    struct ArrowArray **children, *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};
struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};

/* -- in ---------------------------------------------------------------------------------------- */

static int type_of(const char *format)
{
    static const char letters[] = "cCsSiIlLefgb";
    static const int types[] = { NPY_INT8, NPY_UINT8, NPY_INT16, NPY_UINT16, NPY_INT32, NPY_UINT32, NPY_INT64, NPY_UINT64,
                                 NPY_HALF, NPY_FLOAT, NPY_DOUBLE, NPY_BOOL };
    const char *at = format[0] && !format[1] ? strchr(letters, format[0]) : NULL;
    return at ? types[at - letters] : NPY_NOTYPE;
}

static int is_set(const void *bits, int64_t k) { return ((const unsigned char *)bits)[k >> 3] >> (k & 7) & 1; }

/* Copies a chunk to `to`. */
static int copy_chunk(const struct ArrowArray *a, int type, double *to)
{
    npy_intp length = (npy_intp)a->length;
    const void *valid = a->n_buffers > 0 ? a->buffers[0] : NULL;
    if (!length) return 1;
    if (type == NPY_BOOL)
        for (int64_t k = 0; k < length; k++) to[k] = is_set(a->buffers[1], a->offset + k);
    else {
        PyArray_Descr *descr = PyArray_DescrFromType(type);
        char *data = (char *)a->buffers[1] + a->offset * PyDataType_ELSIZE(descr);
        PyObject *from = PyArray_NewFromDescr(&PyArray_Type, descr, 1, &length, NULL, data, 0, NULL);
        PyObject *into = PyArray_SimpleNewFromData(1, &length, NPY_DOUBLE, to);
        int fine = from && into && PyArray_CopyInto((PyArrayObject *)into, (PyArrayObject *)from) == 0;
        Py_XDECREF(from);
        Py_XDECREF(into);
        if (!fine) return 0;
    }
    if (valid && a->null_count)
        for (int64_t k = 0; k < length; k++)
            if (!is_set(valid, a->offset + k)) to[k] = NAN;
    return 1;
}

static void free_chunk(PyObject *capsule)
{
    struct ArrowArray *a = PyCapsule_GetPointer(capsule, "tacho chunk");
    if (a->release) a->release(a);
    PyMem_Free(a);
}

/* An array over the chunk's own memory, which lives as long as it: takes the chunk. */
static PyObject *over_chunk(struct ArrowArray *a)
{
    npy_intp length = (npy_intp)a->length;
    struct ArrowArray *kept = PyMem_Malloc(sizeof *kept);
    if (!kept) { a->release(a); return PyErr_NoMemory(); }
    *kept = *a;
    a->release = NULL;
    PyObject *owner = PyCapsule_New(kept, "tacho chunk", free_chunk);
    if (!owner) { kept->release(kept); PyMem_Free(kept); return NULL; }
    PyObject *array = PyArray_SimpleNewFromData(1, &length, NPY_DOUBLE, (double *)kept->buffers[1] + kept->offset);
    if (!array) { Py_DECREF(owner); return NULL; }
    PyArray_CLEARFLAGS((PyArrayObject *)array, NPY_ARRAY_WRITEABLE);
    if (PyArray_SetBaseObject((PyArrayObject *)array, owner) < 0) Py_CLEAR(array);
    return array;
}

static PyObject *from_chunks(struct ArrowArray *chunks, int count, int type)
{
    npy_intp length = 0;
    if (count == 1 && type == NPY_DOUBLE && chunks[0].length && (!chunks[0].null_count || !chunks[0].buffers[0])) return over_chunk(&chunks[0]);
    for (int k = 0; k < count; k++) length += (npy_intp)chunks[k].length;
    PyObject *array = PyArray_SimpleNew(1, &length, NPY_DOUBLE);
    double *to = array ? PyArray_DATA((PyArrayObject *)array) : NULL;
    for (int k = 0; array && k < count; to += chunks[k++].length)
        if (!copy_chunk(&chunks[k], type, to)) Py_CLEAR(array);
    return array;
}

static PyObject *not_numbers(const char *format) { return PyErr_Format(PyExc_TypeError, "Arrow data of format '%s' are not numbers", format); }

static PyObject *from_stream(PyObject *capsule)
{
    struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, "arrow_array_stream");
    struct ArrowSchema schema = { .release = NULL };
    struct ArrowArray *chunks = NULL;
    int count = 0, type;
    PyObject *array = NULL;
    if (!stream) return NULL;
    if (stream->get_schema(stream, &schema)) return PyErr_Format(PyExc_ValueError, "the Arrow stream has no schema");
    if ((type = type_of(schema.format)) == NPY_NOTYPE) not_numbers(schema.format);
    else for (;;) {
        struct ArrowArray next = { .release = NULL };
        if (stream->get_next(stream, &next)) { PyErr_SetString(PyExc_ValueError, "the Arrow stream broke off"); break; }
        if (!next.release) { array = from_chunks(chunks, count, type); break; }
        struct ArrowArray *more = PyMem_Realloc(chunks, sizeof *chunks * (size_t)(count + 1));
        if (!more) { next.release(&next); PyErr_NoMemory(); break; }
        chunks = more, chunks[count++] = next;
    }
    for (int k = 0; k < count; k++) if (chunks[k].release) chunks[k].release(&chunks[k]);
    PyMem_Free(chunks);
    if (schema.release) schema.release(&schema);
    return array;
}

static PyObject *from_array(PyObject *pair)
{
    if (!PyTuple_Check(pair) || PyTuple_GET_SIZE(pair) != 2) return PyErr_Format(PyExc_TypeError, "__arrow_c_array__ has to give two capsules");
    struct ArrowSchema *schema = PyCapsule_GetPointer(PyTuple_GET_ITEM(pair, 0), "arrow_schema");
    struct ArrowArray *given = schema ? PyCapsule_GetPointer(PyTuple_GET_ITEM(pair, 1), "arrow_array") : NULL;
    if (!given) return NULL;
    int type = type_of(schema->format);
    if (type == NPY_NOTYPE) return not_numbers(schema->format);
    struct ArrowArray chunk = *given;               /* moved: ours to release from here on */
    given->release = NULL;
    PyObject *array = from_chunks(&chunk, 1, type);
    if (chunk.release) chunk.release(&chunk);
    return array;
}

/* _tacho.import_arrow(exporter): a float64 array. */
PyObject *import_arrow(PyObject *module, PyObject *exporter)
{
    (void)module;
    int streams = PyObject_HasAttrString(exporter, "__arrow_c_stream__");
    PyObject *capsule = PyObject_CallMethod(exporter, streams ? "__arrow_c_stream__" : "__arrow_c_array__", NULL);
    PyObject *array = !capsule ? NULL : streams ? from_stream(capsule) : from_array(capsule);
    Py_XDECREF(capsule);
    return array;
}

/* -- out --------------------------------------------------------------------------------------- */

/* A column of float64 over an array's memory, for any Arrow library to take. */
typedef struct arrow_column { PyObject_HEAD PyObject *values; } arrow_column;
typedef struct exported { const void *buffers[2]; PyObject *values; } exported;

static void release_schema(struct ArrowSchema *s) { s->release = NULL; }
static void release_array(struct ArrowArray *a)
{
    exported *e = a->private_data;
    PyGILState_STATE held = PyGILState_Ensure();        /* consumers release from any thread */
    Py_DECREF(e->values);
    PyGILState_Release(held);
    PyMem_RawFree(e);
    a->release = NULL;
}
static void drop_schema(PyObject *capsule)
{
    struct ArrowSchema *s = PyCapsule_GetPointer(capsule, "arrow_schema");
    if (s->release) s->release(s);
    PyMem_Free(s);
}
static void drop_array(PyObject *capsule)
{
    struct ArrowArray *a = PyCapsule_GetPointer(capsule, "arrow_array");
    if (a->release) a->release(a);
    PyMem_Free(a);
}

static PyObject *export_schema(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    struct ArrowSchema *s = PyMem_Calloc(1, sizeof *s);
    if (!s) return PyErr_NoMemory();
    s->format = "g", s->name = "", s->flags = 2 /* nullable */, s->release = release_schema;
    PyObject *capsule = PyCapsule_New(s, "arrow_schema", drop_schema);
    if (!capsule) PyMem_Free(s);
    return capsule;
}

static PyObject *export_array(PyObject *self, PyObject *args, PyObject *kwargs)
{
    (void)args, (void)kwargs;           /* the schema asked for is a wish that may be left unfulfilled */
    arrow_column *column = (arrow_column *)self;
    struct ArrowArray *a = PyMem_Calloc(1, sizeof *a);
    exported *e = PyMem_RawMalloc(sizeof *e);
    PyObject *capsule = a && e ? PyCapsule_New(a, "arrow_array", drop_array) : NULL;
    if (!capsule) { PyMem_Free(a); PyMem_RawFree(e); return PyErr_Occurred() ? NULL : PyErr_NoMemory(); }
    Py_INCREF(column->values);
    *e = (exported){ { NULL, PyArray_DATA((PyArrayObject *)column->values) }, column->values };
    a->length = PyArray_SIZE((PyArrayObject *)column->values);
    a->n_buffers = 2, a->buffers = e->buffers, a->private_data = e, a->release = release_array;
    PyObject *schema = export_schema(self, NULL);
    if (!schema) { Py_DECREF(capsule); return NULL; }
    return Py_BuildValue("(NN)", schema, capsule);
}

static PyObject *column_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    (void)kwargs;
    PyObject *values;
    if (!PyArg_ParseTuple(args, "O!", &PyArray_Type, &values)) return NULL;
    PyObject *plain = PyArray_FROM_OTF(values, NPY_DOUBLE, NPY_ARRAY_CARRAY_RO);
    arrow_column *column = plain ? (arrow_column *)type->tp_alloc(type, 0) : NULL;
    if (column) column->values = plain;
    else Py_XDECREF(plain);
    return (PyObject *)column;
}

static void column_deallocate(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    Py_XDECREF(((arrow_column *)self)->values);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *column_values(PyObject *self, PyObject *args, PyObject *kwargs)
{
    (void)args, (void)kwargs;
    PyObject *values = ((arrow_column *)self)->values;
    Py_INCREF(values);
    return values;
}

static Py_ssize_t column_length(PyObject *self) { return PyArray_SIZE((PyArrayObject *)((arrow_column *)self)->values); }

static PyMethodDef methods[] = {
    { "__arrow_c_schema__", export_schema, METH_NOARGS, NULL },
    { "__arrow_c_array__", (PyCFunction)(void (*)(void))export_array, METH_VARARGS | METH_KEYWORDS, NULL },
    { "__array__", (PyCFunction)(void (*)(void))column_values, METH_VARARGS | METH_KEYWORDS, NULL },
    { "to_numpy", (PyCFunction)(void (*)(void))column_values, METH_VARARGS | METH_KEYWORDS, "The values, as they lie." },
    { NULL, NULL, 0, NULL },
};
static PyType_Slot slots[] = {
    { Py_tp_new, column_new }, { Py_tp_dealloc, column_deallocate }, { Py_tp_methods, methods }, { Py_sq_length, column_length },
    { Py_tp_doc, "A column of float64 with the Arrow PyCapsule interface." }, { 0, NULL },
};
PyType_Spec arrow_spec = { "tacho.ArrowColumn", sizeof(arrow_column), 0, Py_TPFLAGS_DEFAULT, slots };
