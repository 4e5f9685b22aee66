"""Writes decimal28.json: results of Python's own decimal module (28 digits, half even), to check numeric/decimal28.ts.

Usage: python3 decimal28.py > ../decimal28.json
"""
import decimal
import json
import random
from decimal import Decimal

decimal.getcontext().prec = 28
random.seed(20240521)


def number():
    kind = random.randrange(6)
    if kind == 0:
        return Decimal(random.randrange(-(10**6), 10**6))
    if kind == 1:
        return Decimal(random.random())
    if kind == 2:
        return Decimal(random.uniform(-1e9, 1e9))
    if kind == 3:
        return Decimal(random.randrange(10**30)) / Decimal(10 ** random.randrange(40))
    if kind == 4:
        return Decimal(1) + Decimal(random.randrange(1, 1000)).scaleb(-random.randrange(3, 28))
    return Decimal(random.randrange(1, 1000)) / Decimal(random.randrange(1, 1000))


def case(operation):
    a, b = number(), number()
    if operation == "add":
        return a, b, a + b
    if operation == "subtract":
        return a, b, a - b
    if operation == "multiply":
        return a, b, a * b
    if operation == "divide":
        b = b or Decimal(7)
        return a, b, a / b
    if operation == "power":
        a, b = Decimal(1) + Decimal(random.random()), Decimal(random.choice([0, 1, 2, 3, 17, 1000, 123456]))
        return a, b, a ** int(b)
    a = a.copy_abs() or Decimal(2)
    if operation == "ln":
        return a, b, a.ln()
    if operation == "squareRoot":
        return a, b, a.sqrt()
    a = a if a < 1000 else a.scaleb(-int(a.adjusted()))
    a = random.choice([a, -a])
    return a, b, a.exp()


operations = ["add", "subtract", "multiply", "divide", "power", "ln", "squareRoot", "exp"]
rows = [[name, *map(str, case(name))] for name in operations for _ in range(100)]
print("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]")
