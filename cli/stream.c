/* stream.c -- tacho stream: as run, but each row's values come out as soon as the row is there.
 *
 * With --state the indicators are kept in a file between runs.  SIGINT and SIGTERM then end the
 * stream as the end of its input does, so that the state is what the output shows.
 */
#include "cli.h"
#include "state.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const char doc[] =
    "Compute indicators over rows as they come in: each row's values are written at once."
    "\vWith --state FILE the indicators start where the last run with this file stopped, and are saved when the input ends or "
    "the stream is stopped with SIGINT or SIGTERM. A run that goes on writes no header line, and needs none; "
    "feed it new rows only.\n\n"
    "Examples:\n"
    "  tail -n +1 -f bars.csv | tacho stream rsi\n"
    "  tacho stream --state rsi.state rsi monday.csv  >  rsi.csv\n"
    "  tacho stream --state rsi.state rsi tuesday.csv >> rsi.csv";

enum { STATE = 's' };

static const struct argp_option options[] = {
    { "state", STATE, "FILE", 0, "Go on where the run that wrote FILE stopped, and write it again at the end", 2 },
    { 0 }
};

typedef struct stream_request {
    pass        pass;
    const char *state;
} stream_request;

static error_t parse(int key, char *text, struct argp_state *state)
{
    stream_request *r = state->input;
    switch (key) {
    case STATE: r->state = text; break;
    case ARGP_KEY_INIT: state->child_inputs[0] = &r->pass; break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

/* -- waiting for input or a signal, whichever comes first -------------------
 *
 * The handler writes to a pipe that is polled with the input: so a signal that comes just before the
 * poll is not lost.  Until the first wait signals end the program as usual: nothing has come out. */
static int bell[2];

static void ring(int signal)
{
    (void)signal;
    int reason = errno;
    ssize_t ignored = write(bell[1], "", 1);
    (void)ignored;
    errno = reason;
}

static void catch_signals(void)
{
    if (pipe2(bell, O_CLOEXEC | O_NONBLOCK) != 0)
        fail(EXIT_INTERNAL, "cannot make a pipe: %s", strerror(errno));
    struct sigaction action = { .sa_handler = ring, .sa_flags = SA_RESTART };
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

static bool input_or_signal(int file)
{
    static bool caught;
    if (!caught)
        catch_signals();
    caught = true;

    struct pollfd both[] = { { file, POLLIN, 0 }, { bell[0], POLLIN, 0 } };
    while (poll(both, 2, -1) < 0)
        if (errno != EINTR)
            return true;                /* read will tell what is wrong */
    return both[1].revents == 0;
}

int stream_main(int argc, char **argv)
{
    static const struct argp_child children[] = { { &pass_argp, 0, NULL, 0 }, { 0 } };
    const struct argp argp = { options, parse, request_arguments, doc, children, NULL, NULL };
    stream_request r = { .pass = { .request.options = TACHO_OPTIONS, .live = true } };
    argp_parse(&argp, argc, argv, 0, NULL, &r);
    if (r.state == NULL)
        return pass_run(&r.pass);

    state_load(r.state, &r.pass);
    r.pass.wait = input_or_signal;
    int code = pass_run(&r.pass);
    if (r.pass.started)
        state_save(r.state, &r.pass);
    return code;
}
