/* module.c -- tacho._tacho: its state, its few functions, and how errors of the core become Python's. */
#define MODULE_ROOM
#include "binding.h"

module_state *state_of(PyObject *module) { return PyModule_GetState(module); }

PyObject *support(module_state *state, const char *name)
{
    if (!state->support && !(state->support = PyImport_ImportModule("tacho._support"))) return NULL;
    return PyObject_GetAttrString(state->support, name);
}

PyObject *raise_error(const function *f, const tacho_error *error)
{
    if (PyErr_Occurred()) return NULL;              /* a callback's own, or Ctrl-C */
    if (error->status == TACHO_NO_MEMORY) return PyErr_NoMemory();
    PyObject *type = error->status == TACHO_CANCELLED ? PyExc_KeyboardInterrupt : PyExc_ValueError;
    size_t length = strlen(f->row->name);
    int named = !strncmp(error->message, f->row->name, length) && error->message[length] == ':';
    return named ? PyErr_Format(type, "%s", error->message) : PyErr_Format(type, "%s: %s", f->row->name, error->message);
}

static PyObject *names(PyObject *module, PyObject *unused)
{
    (void)module, (void)unused;
    PyObject *list = PyList_New((Py_ssize_t)tacho_count());
    for (size_t k = 0; list && k < tacho_count(); k++) {
        PyObject *name = PyUnicode_FromString(tacho_at(k)->name);
        if (name) PyList_SET_ITEM(list, (Py_ssize_t)k, name);
        else Py_CLEAR(list);
    }
    return list;
}

static PyObject *level(PyObject *module, PyObject *unused)
{
    (void)module, (void)unused;
    return Py_BuildValue("z", tacho_level());
}

static int make_type(PyObject *module, PyType_Spec *spec, PyTypeObject **type, const char *name)
{
    *type = (PyTypeObject *)PyType_FromSpec(spec);
    if (!*type) return -1;
    Py_INCREF(*type);
    return PyModule_AddObject(module, name, (PyObject *)*type);
}

static int execute(PyObject *module)
{
    module_state *s = state_of(module);
    import_array1(-1);
    if (make_type(module, &function_spec, &s->function_type, "Function") < 0
        || make_type(module, &stream_spec, &s->stream_type, "Stream") < 0
        || make_type(module, &arrow_spec, &s->arrow_type, "ArrowColumn") < 0) return -1;
    s->skip = PyUnicode_InternFromString("skip");
    s->propagate = PyUnicode_InternFromString("propagate");
    s->raise = PyUnicode_InternFromString("raise");
    s->nan = PyUnicode_InternFromString("nan");
    s->functions = PyDict_New();
    if (!s->skip || !s->propagate || !s->raise || !s->nan || !s->functions) return -1;
    return PyModule_AddStringConstant(module, "version", tacho_version());
}

static int traverse(PyObject *module, visitproc visit, void *arg)
{
    module_state *s = state_of(module);
    Py_VISIT(s->function_type);
    Py_VISIT(s->stream_type);
    Py_VISIT(s->arrow_type);
    Py_VISIT(s->support);
    Py_VISIT(s->functions);
    return 0;
}

static int clear(PyObject *module)
{
    module_state *s = state_of(module);
    Py_CLEAR(s->functions);
    Py_CLEAR(s->support);
    Py_CLEAR(s->function_type);
    Py_CLEAR(s->stream_type);
    Py_CLEAR(s->arrow_type);
    return 0;
}

/* Names that calls compare with go last: functions may outlive `clear`, not the module. */
static void free_module(void *module)
{
    module_state *s = state_of(module);
    clear(module);
    Py_CLEAR(s->skip);
    Py_CLEAR(s->propagate);
    Py_CLEAR(s->raise);
    Py_CLEAR(s->nan);
}

static PyMethodDef functions[] = {
    { "function", get_function, METH_VARARGS, "function(name, kind): kind 0 is plain, 1 a batch, 2 a stream's constructor; None if there is no such name" },
    { "catalogue", catalogue, METH_VARARGS, "catalogue(name=None): the catalogue as data" },
    { "names", names, METH_NOARGS, "names(): of all indicators" },
    { "levels", levels, METH_NOARGS, "levels(): the kernels this machine can run, best first" },
    { "level", level, METH_NOARGS, "level(): the kernel that \"auto\" means" },
    { "group", group, METH_O, "group(keys): (order, offsets), for run_groups" },
    { "run_groups", run_groups, METH_VARARGS, "run_groups(function, order, offsets, inputs, keywords): what the function gives, group by group" },
    { "import_arrow", import_arrow, METH_O, "import_arrow(exporter): a float64 array" },
    { NULL, NULL, 0, NULL },
};
static PyModuleDef_Slot slots[] = {
    { Py_mod_exec, execute },
#if PY_VERSION_HEX >= 0x030C0000
    { Py_mod_multiple_interpreters, Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED },       /* numpy is not, either */
#endif
#if PY_VERSION_HEX >= 0x030D0000
    { Py_mod_gil, Py_MOD_GIL_NOT_USED },
#endif
    { 0, NULL },
};
static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "tacho._tacho", "The C core of tacho, as Python sees it.", sizeof(module_state), functions, slots, traverse, clear, free_module,
};

PyMODINIT_FUNC PyInit__tacho(void) { return PyModuleDef_Init(&definition); }
