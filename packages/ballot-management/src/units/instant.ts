import { assert } from '@plumbline/prelude';

/**
 * A moment as it was written down: ISO 8601 with its offset from UTC, `2026-11-01T01:30:00-05:00`. In the night when clocks
 * go back half past one comes twice; only the offset tells which.
 */
export type Instant = string;

/** Minutes from one moment to another; below 0 where the second was earlier. */
export function minutesBetween(from: Instant, until: Instant): number {
  return (millisecondsOf(until) - millisecondsOf(from)) / 60_000;
}

/** Milliseconds since 1970 in UTC. */
export function millisecondsOf(instant: Instant): number {
  const value = Date.parse(instant);
  assert(Number.isFinite(value), 'a moment is written in ISO 8601', instant);
  return value;
}

/** The later of two moments. */
export function laterOf(a: Instant, b: Instant): Instant {
  return millisecondsOf(a) >= millisecondsOf(b) ? a : b;
}

/** The day of a moment, where it was written down: `2026-11-01`. */
export function dayOf(instant: Instant): string {
  return instant.slice(0, 10);
}

/** Whether a text is a day of the calendar, as `2026-11-01`: there is no February 30. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

/** The same day of the month so many months on, the last day of the month where it has no such day: 22 after 2026-11-03. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  return `${digits(toYear, 4)}-${digits(toMonth, 2)}-${digits(Math.min(date, last), 2)}`;
}

/** The day of the calendar so many days on; before it, where they are below 0. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The next day of the calendar. */
export function dayAfter(day: string): string {
  return addDays(day, 1);
}

/** Days from one day to another, in the calendar. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
