import { EMPTY_MAP, entriesOf, lookUp, type PersistentMap, withAll } from '@plumbline/prelude';
import { papersOf } from '../reports/figures.ts';
import { lateUntil } from '../reports/signatures-of.ts';
import { hasDuty } from '../reports/training.ts';
import type { Explanation, FormRecord, Observation, OpenRoom } from '../state/room.ts';
import { formsAt } from '../state/room-view.ts';
import { dayOf, millisecondsOf } from '../units/instant.ts';

/** Stock of a ballot style that stands on no form. */
const STOCK = [
  'returnsIn',
  'issuedToSites',
  'packetStock',
  'testAndSample',
  'duplicationBlanks',
  'damaged',
  'onHand',
] as const;

/**
 * The lines that may be told from a count beside every form, by the kind of their place: no form has them, and they follow from nothing. `reviewed` are those
 * that a total of voters or ballots is made of: a reviewer came to the same as somebody else.
 */
const OBSERVED: Readonly<Record<string, Readonly<Record<string, 'alone' | 'reviewed'>>>> = {
  style: Object.fromEntries(STOCK.map((line) => [line, 'alone'])),
  provisional: { accepted: 'reviewed', rejected: 'reviewed' },
  scanner: { scannerTotal: 'alone', cvrRows: 'alone' },
  contest: { votes: 'alone', undervotes: 'alone', overvotesByVotesAllowed: 'alone', ballotsByVotesAllowed: 'alone' },
  county: { ballotsReported: 'alone' },
};

/** A room is never changed, so what was left out of it once holds as long as it is there. */
const remembered = new WeakMap<OpenRoom, OpenRoom>();

/**
 * The room as everybody may see it: of every form the newest version that was approved, and no form that never was. Where a form is to have a
 * figure, or where it follows from others, no count beside these speaks for it. An explanation
 * explains once somebody else has looked at it. What is left out is missing, and never 0.
 */
export function approvedRoom(room: OpenRoom): OpenRoom {
  const known = remembered.get(room);
  if (known !== undefined) return known;
  const forms: (readonly [string, FormRecord])[] = [];
  for (const [name, record] of entriesOf(room.forms)) {
    const approved = approvedForm(record);
    if (approved !== undefined) forms.push([name, approved]);
  }
  const counts = [...entriesOf(room.counts)].flatMap(([key, observations]) => {
    const cut = key.lastIndexOf('|');
    const rule = ruleFor(key.slice(0, cut), key.slice(cut + 1));
    const counted = rule === 'alone' ? observations : rule === 'reviewed' ? reviewedOnly(room, observations) : [];
    return counted.length === 0 ? [] : [[key, counted] as const];
  });
  const explanations = [...entriesOf(room.explanations)].filter(([, one]) => isLookedAt(room, one));
  const found = { ...room, forms: mapOf(forms), counts: mapOf(counts), explanations: mapOf(explanations) };
  remembered.set(room, found);
  return found;
}

function ruleFor(place: string, line: string): 'alone' | 'reviewed' | undefined {
  return OBSERVED[place.split(':')[0] ?? '']?.[line];
}

/** The newest count that a reviewer and somebody else both came to; until there is another such, it stands. */
function reviewedOnly(room: OpenRoom, observations: readonly Observation[]): readonly Observation[] {
  const isByReviewer = ({ by, at }: Observation) =>
    by.some((person) => {
      const known = lookUp(room.people, person);
      return known !== undefined && hasDuty(known, ['reviewer'], dayOf(at)) !== undefined;
    });
  const found = observations.findLast(({ value }) => {
    const same = observations.filter((one) => one.value === value);
    return same.some(isByReviewer) && new Set(same.flatMap(({ by }) => by)).size > 1;
  });
  return found === undefined ? [] : [found];
}

/**
 * Whether somebody else has looked at an explanation: confirmed it, or approved a form of its place while it stood there, because the worksheet of a review
 * shows what is left over with it.
 */
function isLookedAt(room: OpenRoom, { place, by, at, confirmedBy }: Explanation): boolean {
  if (confirmedBy.length > 0) return true;
  const papers = papersOf(place);
  return (papers?.forms ?? []).some((form) =>
    formsAt(room, papers?.place ?? '', form).some(({ versions }) =>
      versions.some(
        ({ approved }) =>
          approved !== null &&
          millisecondsOf(at) <= millisecondsOf(approved.at) &&
          approved.by.some((person) => !by.includes(person)),
      ),
    ),
  );
}

/** A form up to its newest approved version; undefined where it has none. */
function approvedForm(record: FormRecord): FormRecord | undefined {
  if (record.state === 'void') return undefined;
  const newest = record.versions.findLastIndex(({ approved }) => approved !== null);
  if (newest < 0) return undefined;
  const versions = record.versions.slice(0, newest + 1);
  const completedAt = versions.at(-1)?.completedAt;
  return { ...record, state: 'approved', versions, lateStatements: completedAt ? lateUntil(record, completedAt) : [] };
}

function mapOf<V>(entries: readonly (readonly [string, V])[]): PersistentMap<V> {
  return withAll<V>(EMPTY_MAP, entries);
}
