import { expect, test } from 'vitest';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditedBatch } from '../state/audit-state.ts';
import { accept, combining, contest, draw, inRounds, openAudit } from '../testing/build-audit.ts';
import {
  ballotsInBatch,
  changeInResults,
  countedTally,
  isDiscrepant,
  partsOf,
  reportedTally,
  whoEnteredBatch,
} from './batch-counts.ts';
import { countDiscrepancies } from './discrepancies.ts';

const batch = (name: string, ballots: number) => ({ name, tabulator: null, container: null, ballots });
const reported = (name: string, ada: number, ben: number) => ({
  batch: name,
  votes: { Mayor: { Ada: ada, Ben: ben } },
});

/** Three batches in Adams; Baker has batches of the same names with other figures. */
const INPUTS: AuditInputs = {
  manifests: new Map([
    ['Adams', { batches: [batch('B1', 50), batch('B2', 40), batch('B3', 7)] }],
    ['Baker', { batches: [batch('B1', 900), batch('B2', 900)] }],
  ]),
  totals: new Map([
    ['Adams', { batches: [reported('B1', 30, 15), reported('B2', 20, 10), reported('B3', 4, 2)] }],
    ['Baker', { batches: [reported('B1', 500, 300), reported('B2', 1, 1)] }],
  ]),
};

const place = (name: string, jurisdiction = 'Adams') => ({ jurisdiction, batch: name });

/** A round over the three batches of Adams, the first two of which were found mixed and are counted as one. */
function mixed() {
  const draws = [draw(), draw({ batch: 'B3' }), draw({ jurisdiction: 'Baker' })];
  const audit = openAudit({ type: 'batch-comparison', jurisdictions: ['Adams', 'Baker'], batches: 3 }, draws);
  const combined = { jurisdiction: 'Adams', name: 'Mixed', batches: ['B1', 'B2'] };
  return inRounds(accept(audit, combining(combined)));
}

function counted(name: string, ada: number, ben: number, jurisdiction = 'Adams') {
  const sheets = [{ name: 'Sheet 1', votes: { Mayor: { Ada: ada, Ben: ben } } }];
  return { type: 'record-batch', jurisdiction, batch: name, ballots: 1000, sheets, enteredBy: 'p' } as const;
}

test('a combined batch stands for its parts, in its own county', () => {
  expect(partsOf(mixed(), place('Mixed'))).toEqual(['B1', 'B2']);
  expect(partsOf(mixed(), place('B3'))).toEqual(['B3']);
  expect(partsOf(mixed(), place('Mixed', 'Baker'))).toEqual(['Mixed']);
});

test('a combined batch has the ballots and the reported votes of its parts together', () => {
  expect(ballotsInBatch(mixed(), INPUTS, place('Mixed'))).toBe(90);
  expect(reportedTally(mixed(), INPUTS, place('Mixed'))).toEqual({ Mayor: { Ada: 50, Ben: 25 } });
  expect(ballotsInBatch(mixed(), INPUTS, place('B3'))).toBe(7);
  expect(reportedTally(mixed(), INPUTS, place('B3'))).toEqual({ Mayor: { Ada: 4, Ben: 2 } });
});

test('a county without files has neither ballots nor reported votes', () => {
  expect(ballotsInBatch(mixed(), INPUTS, place('B1', 'Clark'))).toBe(0);
  expect(reportedTally(mixed(), INPUTS, place('B1', 'Clark'))).toEqual({});
});

test('whoever entered a batch is called by the names in the entry, or by the name of the identifier', () => {
  const nameOf = (id: string) => `person ${id}`;
  expect(whoEnteredBatch({ enteredBy: '7' }, nameOf)).toBe('person 7');
  expect(whoEnteredBatch({ enteredBy: '7', people: ['Ann', 'Bob'] }, nameOf)).toBe('Ann, Bob');
});

test('the sheets of a batch add up', () => {
  const sheets = [
    { name: '1', votes: { Mayor: { Ada: 3, Ben: 1 } } },
    { name: '2', votes: { Mayor: { Ada: 4, Ben: 5 } } },
  ];
  expect(countedTally(sheets)).toEqual({ Mayor: { Ada: 7, Ben: 6 } });
});

test('a change is positive where more votes were reported than people found', () => {
  expect(changeInResults(contest('Mayor'), { Ada: 30, Ben: 15 }, { Ada: 28, Ben: 16 })).toEqual({ Ada: 2, Ben: -1 });
  expect(changeInResults(contest('Mayor'), { Ada: 3 }, { Ben: 4 })).toEqual({ Ada: 3, Ben: -4 });
});

test('a batch differs where any choice does, in either direction', () => {
  expect(isDiscrepant(contest('Mayor'), { Ada: 30, Ben: 15 }, { Ada: 30, Ben: 15 })).toBe(false);
  expect(isDiscrepant(contest('Mayor'), { Ada: 30, Ben: 15 }, { Ada: 30, Ben: 16 })).toBe(true);
  expect(isDiscrepant(contest('Mayor'), { Ada: 30, Ben: 15 }, { Ada: 29, Ben: 15 })).toBe(true);
});

test('the discrepancies of a county are its counted batches that differ from their report, combined ones as one', () => {
  const audit = mixed();
  const after = (...commands: readonly ReturnType<typeof counted>[]) =>
    countDiscrepancies(inRounds(accept(audit, ...commands)), INPUTS, 'Adams');
  expect(countDiscrepancies(audit, INPUTS, 'Adams')).toBe(0);
  expect(after(counted('Mixed', 50, 25), counted('B3', 4, 2))).toBe(0);
  expect(after(counted('Mixed', 49, 25), counted('B3', 4, 2))).toBe(1);
  expect(after(counted('Mixed', 49, 25), counted('B3', 4, 3))).toBe(2);
  expect(after(counted('Mixed', 50, 25), counted('B1', 0, 0, 'Baker'))).toBe(0);
});

test('a contest that was not reported for a batch does not differ there', () => {
  const totals = new Map([['Adams', { batches: [{ batch: 'B3', votes: {} }] }]]);
  const audit = inRounds(accept(mixed(), counted('B3', 4, 2)));
  expect(countDiscrepancies(audit, { ...INPUTS, totals }, 'Adams')).toBe(0);
});

test('whoever entered a batch is named once each, in the order of the names, and whoever has no name to show is left out', () => {
  const nameOf = (person: string) => (person === 'm' ? 'Zoe Manager' : '');
  const beside = (...standing: readonly object[]) =>
    ({ trail: { id: 'a', made: null, earlier: [], awaited: [], beside: standing } }) as Pick<AuditedBatch, 'trail'>;
  expect(whoEnteredBatch({ enteredBy: 'm' }, nameOf)).toBe('Zoe Manager');
  expect(whoEnteredBatch({ enteredBy: 'm', people: ['Bo', 'Ann'] }, nameOf)).toBe('Bo, Ann');
  expect(whoEnteredBatch({ enteredBy: 'gone' }, nameOf)).toBe('');
  const two = { enteredBy: 'm', ...beside({ enteredBy: 'm', people: ['Ann'] }, { enteredBy: 'gone' }) };
  expect(whoEnteredBatch(two, nameOf)).toBe('Ann; Zoe Manager');
  const alike = { enteredBy: 'm', people: ['Ann'], ...beside({ enteredBy: 'm', people: ['Ann'] }) };
  expect(whoEnteredBatch(alike, nameOf)).toBe('Ann');
});
