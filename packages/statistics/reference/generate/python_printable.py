"""Writes src/sampling/python-printable.ts: which code points Python prints as they are (Unicode 14.0, Python 3.11).

Usage: python3.11 python_printable.py > ../../src/sampling/python-printable.ts
"""
import unicodedata

assert unicodedata.unidata_version == "14.0.0", unicodedata.unidata_version

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number):
    text = ""
    while True:
        text = DIGITS[number % 36] + text
        number //= 36
        if number == 0:
            return text


boundaries = []
printable = False
for code_point in range(0x110000):
    if chr(code_point).isprintable() != printable:
        boundaries.append(code_point)
        printable = not printable
gaps = [base36(b - a) for a, b in zip([0] + boundaries, boundaries)]

lines = [""]
for gap in gaps:
    if len(lines[-1]) + len(gap) + 1 > 110:
        lines.append("")
    lines[-1] += gap + " "
quoted = " +\n".join(f"  '{line}'" for line in lines)
print(
    f"""/**
 * The code points at which "Python prints this as it is" turns on and off, as gaps in base 36 (Unicode 14.0).
 *
 * A table and not a property of the runtime: ticket numbers depend on it, and browsers and servers that know different
 * versions of Unicode must draw the same sample. Written by reference/generate/python_printable.py.
 */
const GAPS =
{quoted};

const boundaries: readonly number[] = readBoundaries();

/** Whether Python's `repr` leaves the code point as it is. */
export function isPrintableInPython(codePoint: number): boolean {{
  let low = 0;
  let high = boundaries.length;
  while (low < high) {{
    const middle = (low + high) >>> 1;
    if ((boundaries[middle] ?? 0) <= codePoint) low = middle + 1;
    else high = middle;
  }}
  return low % 2 === 1;
}}

function readBoundaries(): readonly number[] {{
  let codePoint = 0;
  return GAPS.trim()
    .split(' ')
    .map((gap) => {{
      codePoint += Number.parseInt(gap, 36);
      return codePoint;
    }});
}}"""
)
