import { assert } from '@plumbline/prelude';

/** Where a value lies on an axis. */
export type Scale = (value: number) => number;

type Span = readonly [from: number, to: number];

/** Equal steps for equal differences. */
export function linearScale([low, high]: Span, [from, to]: Span): Scale {
  assert(high > low, 'an axis has an extent', { low, high });
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** Equal steps for equal ratios. Values must be above zero. */
export function logScale([low, high]: Span, [from, to]: Span): Scale {
  assert(low > 0 && high > 0 && low !== high, 'an axis of ratios runs between two numbers above zero', { low, high });
  const all = Math.log(high / low);
  return (value) => from + (Math.log(value / low) / all) * (to - from);
}

const STEPS = [1, 2, 5, 10];

/** Round numbers from 0 up to `most`, about as many as are asked for. */
export function roundTicks(most: number, count: number): readonly number[] {
  assert(most > 0 && count >= 1, 'ticks are set on an axis with an extent', { most, count });
  const raw = most / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = (STEPS.find((each) => each * power >= raw * (1 - 1e-9)) ?? 10) * power;
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, index) => index * step);
}
