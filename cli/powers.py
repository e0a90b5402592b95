#!/usr/bin/env python3
"""Writes powers.h: 10^k for every k that shortest printing of doubles needs, as 128-bit integers with
the highest bit set, rounded up.  python3 cli/powers.py > cli/powers.h"""

LEAST, MOST = -292, 324

def rounded_up(k):
    top, bottom = (10**k, 1) if k >= 0 else (1, 10**-k)
    shift = 128 - (top.bit_length() - bottom.bit_length() + 1)
    for s in (shift, shift + 1):        # the quotient has one bit less than the difference says, or not
        scaled = (top << s, bottom) if s >= 0 else (top, bottom << -s)
        value = -(-scaled[0] // scaled[1])
        if value.bit_length() == 128:
            return value
    raise AssertionError(k)

print(f"""/* Made by powers.py: 10^k for k = {LEAST} ... {MOST}, 128 bits with the highest set, rounded up. */
#define POWER_LEAST ({LEAST})
#define POWER_MOST  {MOST}

static const struct power {{ uint64_t high, low; }} powers[] = {{""")
for k in range(LEAST, MOST + 1):
    value = rounded_up(k)
    print(f"    {{ 0x{value >> 64:016x}, 0x{value & (1 << 64) - 1:016x} }},    /* {k} */")
print("};")
