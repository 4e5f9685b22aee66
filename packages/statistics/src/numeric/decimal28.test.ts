import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  add,
  ceiling,
  compare,
  type Decimal,
  decimalFromDouble,
  decimalFromInteger,
  decimalText,
  divide,
  exp,
  floorOf,
  ln,
  multiply,
  ONE,
  parseDecimal,
  power,
  squareRoot,
  subtract,
  toDouble,
} from './decimal28.ts';

type Row = readonly [operation: string, a: string, b: string, result: string];
const rows: readonly Row[] = JSON.parse(
  readFileSync(new URL('../../reference/decimal28.json', import.meta.url), 'utf8'),
);

function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (!value) throw new Error(`not a decimal: ${text}`);
  return value;
}

const operations: Readonly<Record<string, (a: Decimal, b: Decimal) => Decimal>> = {
  add,
  subtract,
  multiply,
  divide,
  ln: (a) => ln(a),
  exp: (a) => exp(a),
  squareRoot: (a) => squareRoot(a),
  power: (a, b) => power(a, toDouble(b)),
};

describe('the last digit agrees with Python’s decimal module', () => {
  test.each(Object.keys(operations))('%s', (name) => {
    const operation = operations[name];
    if (!operation) throw new Error(name);
    for (const [, a, b, expected] of rows.filter((row) => row[0] === name)) {
      const result = operation(decimal(a), decimal(b));
      if (name === 'power') expect(isWithinOneUnit(result, decimal(expected)), `${a} ^ ${b}`).toBe(true);
      else expect(decimalText(result), `${name} ${a} ${b}`).toBe(expected);
    }
  });
});

/** Python's integer powers are themselves only promised within one unit of the last place. */
function isWithinOneUnit(a: Decimal, b: Decimal): boolean {
  const unit: Decimal = { coefficient: 1n, exponent: b.exponent };
  return compare(a, add(b, unit)) <= 0 && compare(a, subtract(b, unit)) >= 0;
}

test('a double converts to the value it really has', () => {
  expect(decimalText(decimalFromDouble(0.1))).toBe('0.1000000000000000055511151231257827021181583404541015625');
  expect(decimalText(decimalFromDouble(-3))).toBe('-3');
});

test('digits beyond the 28th round half to even', () => {
  const even = decimal('1000000000000000000000000002.5');
  const odd = decimal('1000000000000000000000000003.5');
  expect(decimalText(multiply(even, ONE))).toBe('1000000000000000000000000002');
  expect(decimalText(multiply(odd, ONE))).toBe('1000000000000000000000000004');
});

test('ceilings are taken of the decimal, not of the nearest double', () => {
  expect(ceiling(decimal('66.0000000000000000000000001'))).toBe(67);
  expect(ceiling(decimal('66'))).toBe(66);
  expect(ceiling(decimal('-0.5'))).toBe(-0);
  expect(floorOf(decimal('-0.5'))).toBe(-1);
  expect(floorOf(decimal('1.2e3'))).toBe(1200);
});

test('a power of ten is written only where plain digits would need padding zeros', () => {
  expect(decimalText(decimal('0.000001'))).toBe('0.000001');
  expect(decimalText(decimal('0.0000001'))).toBe('1E-7');
  expect(decimalText(decimal('12e3'))).toBe('1.2E+4');
  expect(decimalText(divide(decimalFromInteger(1), decimalFromInteger(4)))).toBe('0.25');
});

test('a text that is no number is not read', () => {
  expect(parseDecimal('1.2.3')).toBeUndefined();
  expect(parseDecimal('')).toBeUndefined();
});
