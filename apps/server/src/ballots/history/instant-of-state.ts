import { assert } from '@plumbline/prelude';

/**
 * The time that clocks show in a state, where most of its people live. An act has its day where it was done: at nine in the evening in
 * Ohio it is tomorrow in UTC already, and a duty that ends today would have ended.
 */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  'America/New_York': 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV'.split(' '),
  'America/Chicago': 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI'.split(' '),
  'America/Denver': 'CO ID MT NM UT WY'.split(' '),
  'America/Phoenix': ['AZ'],
  'America/Los_Angeles': 'CA NV OR WA'.split(' '),
  'America/Anchorage': ['AK'],
  'Pacific/Honolulu': ['HI'],
  'America/Puerto_Rico': ['PR', 'VI'],
  'Pacific/Guam': ['GU', 'MP'],
  'Pacific/Pago_Pago': ['AS'],
};

/** A moment as it is written down in a state: ISO 8601 with the offset of its clocks from UTC. Without a state, in UTC. */
export function instantOfState(at: Date, state: string | null): string {
  const minutes = offsetMinutes(at, zoneOf(state));
  const local = new Date(at.getTime() + minutes * 60_000).toISOString().replace('Z', '');
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const digits = (value: number) => String(value).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${digits(hours)}:${digits(rest)}`;
}

/** The day of the calendar in a state. */
export function dayInState(at: Date, state: string | null): string {
  return instantOfState(at, state).slice(0, 10);
}

/** The zone of the clocks of a state (IANA). */
export function zoneOf(state: string | null): string {
  const found = Object.entries(ZONES).find(([, states]) => state !== null && states.includes(state));
  return found?.[0] ?? 'UTC';
}

function offsetMinutes(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const said = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const found = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(said);
  assert(found !== null, 'an offset is written as GMT-05:00', said);
  const [, sign, hours = '0', minutes = '0'] = found;
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}
