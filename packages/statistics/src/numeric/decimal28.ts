import { assert } from '../answer.ts';

/**
 * Decimal arithmetic with 28 significant digits, rounding half to even after every operation.
 *
 * The value is coefficient × 10^exponent, exact. Sizes that pass through a ceiling are computed with it, because a
 * double that falls short of a whole number by 1e-17 becomes one ballot more. Inputs convert exactly: 0.1 is the
 * double's own value 0.1000000000000000055….
 *
 * Source   IEEE 754-2008 decimal arithmetic with the General Decimal Arithmetic specification's rules for exponents.
 * Numerics  +, −, ×, ÷ and √ are correctly rounded; ln and exp carry more than 40 guard digits before they round, powers 17.
 * Example   1 ÷ 3 = 0.3333333333333333333333333333; ln 2 = 0.6931471805599453094172321215.
 */
export type Decimal = { readonly coefficient: bigint; readonly exponent: number };

const DIGITS = 28;
/** Digits carried inside powers: a power multiplies the relative error of its base by the exponent. */
const POWER_DIGITS = 45;
/** Digits carried inside ln and exp: enough for ln of a 28-digit number next to 1, which is 1e-27. */
const WORKING_DIGITS = 70;
const WORKING_SCALE = 10n ** BigInt(WORKING_DIGITS);

/** Zero. */
export const ZERO: Decimal = { coefficient: 0n, exponent: 0 };
/** One. */
export const ONE: Decimal = { coefficient: 1n, exponent: 0 };

/** The whole number, exact. */
export function decimalFromInteger(value: number | bigint): Decimal {
  if (typeof value === 'number') assert(Number.isInteger(value), 'a whole number is needed', value);
  return { coefficient: BigInt(value), exponent: 0 };
}

/** The exact value of a double, however many digits that takes. */
export function decimalFromDouble(value: number): Decimal {
  assert(Number.isFinite(value), 'a finite number is needed', value);
  let mantissa = value;
  let halvings = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    halvings += 1;
  }
  return { coefficient: BigInt(mantissa) * 5n ** BigInt(halvings), exponent: -halvings };
}

/** The decimal that a person wrote: 0.1 is one tenth here, not the double next to it. */
export function asWritten(value: number): Decimal {
  return parseDecimal(String(value)) ?? decimalFromDouble(value);
}

/** Reads digits with an optional sign, point and power of ten: "-12.50", "1e-3". Undefined when it is no number. */
export function parseDecimal(text: string): Decimal | undefined {
  const parts = /^([-+]?)(\d+)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/.exec(text);
  if (!parts) return undefined;
  const [, sign = '', whole = '', fraction = '', power = '0'] = parts;
  const coefficient = BigInt(whole + fraction);
  return { coefficient: sign === '-' ? -coefficient : coefficient, exponent: Number(power) - fraction.length };
}

/** a + b. */
export function add(a: Decimal, b: Decimal): Decimal {
  const [larger, smaller] = leadingPlace(a) >= leadingPlace(b) ? [a, b] : [b, a];
  const near = nearEnough(smaller, larger);
  const exponent = Math.min(larger.exponent, near.exponent);
  return round({ coefficient: coefficientAt(larger, exponent) + coefficientAt(near, exponent), exponent }, DIGITS);
}

/**
 * A term that no longer reaches the last digit of a sum only says whether the sum is above or below a rounding boundary:
 * one unit far enough down says the same, without writing out the zeros between.
 */
function nearEnough(smaller: Decimal, larger: Decimal): Decimal {
  const lowestPlace = Math.min(larger.exponent, leadingPlace(larger) - DIGITS) - 2;
  if (smaller.coefficient === 0n || larger.coefficient === 0n || leadingPlace(smaller) >= lowestPlace) return smaller;
  return { coefficient: smaller.coefficient < 0n ? -1n : 1n, exponent: lowestPlace };
}

/** The power of ten of the first digit. */
function leadingPlace(a: Decimal): number {
  return a.exponent + digitCount(a.coefficient) - 1;
}

/** a − b. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

/** −a, exact. */
export function negate(a: Decimal): Decimal {
  return { coefficient: -a.coefficient, exponent: a.exponent };
}

/** a × b. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return round({ coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent }, DIGITS);
}

/** a ÷ b; b must not be zero. */
export function divide(a: Decimal, b: Decimal): Decimal {
  assert(b.coefficient !== 0n, 'division by zero');
  return divideTo(a, b, DIGITS);
}

/** −1, 0 or 1 as a is less than, equal to, or greater than b. Exact. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [signA, signB] = [signOf(a), signOf(b)];
  if (signA !== signB) return signA < signB ? -1 : 1;
  if (signA === 0) return 0;
  const [placeA, placeB] = [leadingPlace(a), leadingPlace(b)];
  if (placeA !== placeB) return placeA < placeB === signA > 0 ? -1 : 1;
  const exponent = Math.min(a.exponent, b.exponent);
  return signOf({ coefficient: coefficientAt(a, exponent) - coefficientAt(b, exponent), exponent });
}

function signOf({ coefficient }: Decimal): -1 | 0 | 1 {
  if (coefficient === 0n) return 0;
  return coefficient < 0n ? -1 : 1;
}

/** a^n for a whole n ≥ 0. */
export function power(a: Decimal, n: number): Decimal {
  assert(Number.isSafeInteger(n) && n >= 0, 'a whole power is needed', n);
  let result = ONE;
  let square = a;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      const product = {
        coefficient: result.coefficient * square.coefficient,
        exponent: result.exponent + square.exponent,
      };
      result = round(product, POWER_DIGITS);
    }
    square = round({ coefficient: square.coefficient ** 2n, exponent: 2 * square.exponent }, POWER_DIGITS);
  }
  return round(result, DIGITS);
}

/** √a for a ≥ 0. */
export function squareRoot(a: Decimal): Decimal {
  assert(a.coefficient >= 0n, 'a square root needs a number that is not negative');
  if (a.coefficient === 0n) return ZERO;
  const shift = Math.max(0, 2 * (DIGITS + 2) - digitCount(a.coefficient));
  const evenShift = (a.exponent - shift) % 2 === 0 ? shift : shift + 1;
  const scaled = a.coefficient * powerOfTen(evenShift);
  const root = integerSquareRoot(scaled);
  const exponent = (a.exponent - evenShift) / 2;
  if (root * root === scaled)
    return stripZeros(round({ coefficient: root, exponent }, DIGITS), Math.floor(a.exponent / 2));
  return round({ coefficient: withSticky(root), exponent }, DIGITS);
}

/** ln a for a > 0. */
export function ln(a: Decimal): Decimal {
  assert(a.coefficient > 0n, 'a logarithm needs a number above zero');
  if (compare(a, ONE) === 0) return ZERO;
  // a = mantissa × 2^halvings × 10^tens with the mantissa near 1, where the series for ln converges quickly. A number
  // that is already near 1 keeps tens = 0, so that nothing cancels.
  let tens = digitCount(a.coefficient) + a.exponent;
  if (tens === 1) tens = 0;
  let mantissa = coefficientAt(rescaled(a, tens), -WORKING_DIGITS);
  let halvings = 0;
  while (mantissa > (WORKING_SCALE * 3n) / 2n) {
    mantissa /= 2n;
    halvings += 1;
  }
  while (mantissa < (WORKING_SCALE * 3n) / 4n) {
    mantissa *= 2n;
    halvings -= 1;
  }
  const total = lnNearOne(mantissa) + BigInt(halvings) * LN_2 + BigInt(tens) * LN_10;
  return round({ coefficient: total, exponent: -WORKING_DIGITS }, DIGITS);
}

/** e^a. */
export function exp(a: Decimal): Decimal {
  const scaled = coefficientAt(a, -WORKING_DIGITS);
  const tens = scaled / LN_10;
  // e^a = 10^tens × (e^(remainder / 256))^256
  const remainder = (scaled - tens * LN_10) / 256n;
  let term = WORKING_SCALE;
  let sum = WORKING_SCALE;
  for (let i = 1n; term !== 0n; i += 1n) {
    term = (term * remainder) / (WORKING_SCALE * i);
    sum += term;
  }
  for (let squaring = 0; squaring < 8; squaring += 1) sum = (sum * sum) / WORKING_SCALE;
  return round({ coefficient: sum, exponent: Number(tens) - WORKING_DIGITS }, DIGITS);
}

/** The least whole number that is not below a. */
export function ceiling(a: Decimal): number {
  return -floorOf(negate(a));
}

/** The greatest whole number that is not above a. */
export function floorOf(a: Decimal): number {
  if (a.exponent >= 0) return Number(a.coefficient) * 10 ** a.exponent;
  const unit = powerOfTen(-a.exponent);
  const quotient = a.coefficient / unit;
  const floored = a.coefficient < 0n && a.coefficient % unit !== 0n ? quotient - 1n : quotient;
  return Number(floored);
}

/** The nearest double. */
export function toDouble(a: Decimal): number {
  return Number(`${a.coefficient}e${a.exponent}`);
}

/** The digits as they stand, with a power of ten only where the plain form would need padding zeros. */
export function decimalText(a: Decimal): string {
  const sign = a.coefficient < 0n ? '-' : '';
  const digits = magnitude(a.coefficient).toString();
  const pointAt = digits.length + a.exponent;
  if (a.exponent > 0 || pointAt <= -6) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const tens = pointAt - 1;
    return `${sign}${digits[0]}${fraction}E${tens < 0 ? '-' : '+'}${Math.abs(tens)}`;
  }
  if (a.exponent === 0) return sign + digits;
  const padded = digits.padStart(1 - a.exponent, '0');
  return `${sign}${padded.slice(0, a.exponent)}.${padded.slice(a.exponent)}`;
}

const LN_2 = lnNearOne((WORKING_SCALE * 4n) / 3n) + lnNearOne((WORKING_SCALE * 3n) / 2n);
const LN_10 = 3n * LN_2 + lnNearOne((WORKING_SCALE * 5n) / 4n);

/** ln x = 2 artanh((x − 1)/(x + 1)) at the working scale, for x between ¾ and 3/2. */
function lnNearOne(x: bigint): bigint {
  const z = ((x - WORKING_SCALE) * WORKING_SCALE) / (x + WORKING_SCALE);
  const zSquared = (z * z) / WORKING_SCALE;
  let sum = 0n;
  let oddPower = z;
  for (let n = 1n; oddPower !== 0n; n += 2n) {
    sum += oddPower / n;
    oddPower = (oddPower * zSquared) / WORKING_SCALE;
  }
  return 2n * sum;
}

function divideTo(a: Decimal, b: Decimal, digits: number): Decimal {
  const exponentWhenExact = a.exponent - b.exponent;
  if (a.coefficient === 0n) return { coefficient: 0n, exponent: exponentWhenExact };
  const shift = Math.max(0, digits + 2 + digitCount(b.coefficient) - digitCount(a.coefficient));
  const numerator = a.coefficient * powerOfTen(shift);
  const quotient = numerator / b.coefficient;
  const exponent = exponentWhenExact - shift;
  if (quotient * b.coefficient === numerator) {
    return round(stripZeros({ coefficient: quotient, exponent }, exponentWhenExact), digits);
  }
  return round({ coefficient: withSticky(quotient), exponent }, digits);
}

/** Marks that digits were cut off: a last digit of 0 or 5 would else look like an exact value or an exact half. */
function withSticky(coefficient: bigint): bigint {
  return coefficient % 5n === 0n ? coefficient + (coefficient < 0n ? -1n : 1n) : coefficient;
}

function round(a: Decimal, digits: number): Decimal {
  const excess = digitCount(a.coefficient) - digits;
  if (excess <= 0) return a;
  const unit = powerOfTen(excess);
  const size = magnitude(a.coefficient);
  const kept = size / unit;
  const twiceCut = 2n * (size - kept * unit);
  const roundsUp = twiceCut > unit || (twiceCut === unit && kept % 2n === 1n);
  const rounded = roundsUp ? kept + 1n : kept;
  const result = { coefficient: a.coefficient < 0n ? -rounded : rounded, exponent: a.exponent + excess };
  // 9.99…9 rounded up has one digit more than asked for.
  return digitCount(result.coefficient) > digits ? round(result, digits) : result;
}

/** Drops trailing zeros, but not beyond the exponent that an exact result has by the specification. */
function stripZeros(a: Decimal, exponentMax: number): Decimal {
  let { coefficient, exponent } = a;
  while (exponent < exponentMax && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return { coefficient, exponent };
}

function coefficientAt(a: Decimal, exponent: number): bigint {
  const shift = a.exponent - exponent;
  return shift >= 0 ? a.coefficient * powerOfTen(shift) : a.coefficient / powerOfTen(-shift);
}

function rescaled(a: Decimal, tens: number): Decimal {
  return { coefficient: a.coefficient, exponent: a.exponent - tens };
}

function digitCount(coefficient: bigint): number {
  const size = magnitude(coefficient);
  // A vote count, the usual case, is quicker to measure as a double.
  if (size < 1_000_000_000_000_000n) return Number(size).toString().length;
  // Hexadecimal digits are quick to count; they leave one or two decimal lengths to choose from.
  const least = Math.floor((size.toString(16).length - 1) * DECIMALS_PER_HEX_DIGIT) + 1;
  return size >= powerOfTen(least + 1) ? least + 2 : size >= powerOfTen(least) ? least + 1 : least;
}

const DECIMALS_PER_HEX_DIGIT = Math.log10(16);
const powersOfTen: bigint[] = [1n];

/** 10^n for n ≥ 0; those of ordinary size are computed once. */
function powerOfTen(n: number): bigint {
  if (n > 400) return 10n ** BigInt(n);
  while (powersOfTen.length <= n) powersOfTen.push(10n * (powersOfTen.at(-1) ?? 1n));
  return powersOfTen[n];
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function integerSquareRoot(value: bigint): bigint {
  let root = 10n ** BigInt(Math.ceil(value.toString().length / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
