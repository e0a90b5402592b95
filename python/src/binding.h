/* binding.h -- what the rooms of the Python extension share.
 *
 *     module.c      the module: its state, its few functions
 *     catalogue.c   the catalogue as Python data
 *     arguments.c   names to slots; parameters, kernel, nan, short
 *     arrays.c      what is taken as an input or as `out`, and what is given back
 *     arrow.c       the Arrow PyCapsule interface
 *     function.c    the type of tacho.kama: one series
 *     panel.c       the same for two dimensions
 *     groups.c      the same for the rows of a data frame
 *     batch.c       the calls of tacho.kama_batch
 *     stream.c      the type under tacho.KamaStream
 *
 * No indicator is named in any of them: all there is to know comes from tacho.h's catalogue.
 */
#ifndef BINDING_H
#define BINDING_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#define NPY_NO_DEPRECATED_API NPY_1_23_API_VERSION
#define PY_ARRAY_UNIQUE_SYMBOL tacho_numpy
#ifndef MODULE_ROOM
#define NO_IMPORT_ARRAY
#endif
#include <numpy/arrayobject.h>

#include "tacho.h"

enum {
    MOST = 32,              /* inputs, outputs and parameters an indicator may have here    */
    MOST_ARGUMENTS = 3 * MOST,
    WORTH_RELEASING = 1000  /* bars from which on the GIL is released                       */
};

/* Names known beforehand: interned, so that the common comparison is one of pointers. */
typedef struct module_state {
    PyTypeObject *function_type, *stream_type, *arrow_type;
    PyObject *support;      /* tacho._support, imported when first needed                   */
    PyObject *skip, *propagate, *raise, *nan;
    PyObject *functions;    /* (name, kind) -> function                                     */
} module_state;

typedef enum kind { PLAIN, BATCH, STREAM } kind;

/* What Python calls: one indicator, one kind of call.  STREAM is the constructor of a stream: it only
 * binds arguments.  `at_*` are slots, -1 where the call has no such argument. */
typedef struct function {
    PyObject_HEAD
    vectorcallfunc vectorcall;
    PyObject *module;
    module_state *state;
    const tacho_indicator *row;
    kind kind;
    PyObject *name;         /* "kama", "kama_batch"                                         */
    PyObject *result_type;  /* a named tuple, made when first needed                        */
    PyObject *attributes;   /* __doc__, __signature__ ...: made when first asked for        */
    double presets[MOST];
    int at_parameter[MOST];
    int at_kernel, at_nan, at_short, at_out, at_axis, at_threads, at_progress;
    int slots, positional;
    PyObject *names[MOST_ARGUMENTS];
} function;

/* What a call settled on. */
typedef struct settings {
    double parameters[MOST];
    tacho_options options;
    int short_is_nan;
} settings;

/* The inputs of a call: arrays of double, native and aligned; contiguous unless two-dimensional. */
typedef struct inputs {
    int count, dimensions;
    int foreign;                        /* an input was of a kind the result is to have, too */
    PyArrayObject *array[MOST];
    PyObject *original[MOST];           /* borrowed                                          */
} inputs;

/* module.c */
module_state *state_of(PyObject *module);
PyObject *support(module_state *, const char *name);            /* tacho._support.<name>     */
PyObject *raise_error(const function *, const tacho_error *);   /* always NULL               */

/* catalogue.c */
PyObject *catalogue(PyObject *module, PyObject *);
PyObject *levels(PyObject *module, PyObject *);

/* arguments.c */
int bind_arguments(const function *, PyObject *const *args, size_t nargsf, PyObject *kwnames, PyObject **slots);
int read_parameter(const function *, int index, PyObject *value, double *parameters);
int read_parameters(const function *, PyObject *const *slots, settings *);
int read_options(const function *, PyObject *const *slots, settings *);     /* kernel, nan, short */
int read_axis(const function *, PyObject *value, int dimensions);   /* -1: an error is set       */

/* arrays.c */
int  take_inputs(const function *, PyObject *const *values, inputs *);      /* all of one shape      */
void drop_inputs(inputs *);
int  take_out(const function *, PyObject *out, const inputs *, PyArrayObject **outputs);
int  new_outputs(const function *, const inputs *, PyArrayObject **outputs);
PyObject *give_back_arrays(function *, const inputs *, PyArrayObject **outputs, int given);    /* steals outputs */
PyObject *new_tuple(function *, PyObject **items);              /* steals; a named tuple of the outputs */

/* function.c */
int long_enough(const function *, const settings *, const double *const *data, size_t bars,
                ptrdiff_t stride, Py_ssize_t series, int64_t lookback);     /* 0: an error is set */
PyObject *get_function(PyObject *module, PyObject *args);
extern PyType_Spec function_spec;

/* panel.c, batch.c */
PyObject *run_panel(function *, PyObject *const *slots, const settings *, inputs *);
PyObject *call_batch(PyObject *self, PyObject *const *args, size_t nargsf, PyObject *kwnames);
tacho_status run_interruptibly(tacho_batch *, PyObject *progress, tacho_error *);   /* may leave a Python error */

/* groups.c */
PyObject *group(PyObject *module, PyObject *keys);
PyObject *run_groups(PyObject *module, PyObject *args);

/* arrow.c */
PyObject *import_arrow(PyObject *module, PyObject *exporter);
extern PyType_Spec arrow_spec;

/* stream.c */
extern PyType_Spec stream_spec;

#endif
