import {
  BALLOT_EVENT_SCHEMAS,
  COUNT_SOURCES,
  EQUATIONS,
  EXPLANATION_CODES,
  STAGES,
} from '@plumbline/ballot-management';
import {
  accountPlaceInWords,
  countSourceInWords,
  equationInWords,
  explanationInWords,
  lineInWords,
  stageInWords,
} from '@plumbline/words/ballot-accounts-words';
import { ballotCustody } from '@plumbline/words/en/screens/ballot-custody';
import { expect, test } from 'vitest';

test('every equation, line, code, source and stage of the accounts is said in words', () => {
  const lines = EQUATIONS.flatMap(({ left, right }) => [...left, ...right].map(({ line }) => line));
  const said = [
    ...EQUATIONS.map(({ equation }) => [equation, equationInWords(equation)]),
    ...lines.map((line) => [line, lineInWords(line)]),
    ...EXPLANATION_CODES.map((code) => [code, explanationInWords(code)]),
    ...COUNT_SOURCES.map((source) => [source, countSourceInWords(source)]),
    ...STAGES.map((stage) => [stage, stageInWords(stage)]),
  ];
  expect(said.flatMap(([name, words]) => (name === words ? [name] : []))).toEqual([]);
});

test('every place of the accounts is said in words, with its name', () => {
  expect(accountPlaceInWords('county')).toBe('Whole jurisdiction');
  expect(accountPlaceInWords('provisional-site:P-01')).toBe('Provisional ballots of P-01');
  expect(accountPlaceInWords('tabulator-day:EV-N/2026-10-29/N1')).toBe('Tabulator EV-N, 2026-10-29, N1');
  const kinds = [...new Set(EQUATIONS.flatMap(({ of }) => of))];
  const unsaid = kinds.filter((each) => {
    // Envelopes as they were received, and what came of them, are said at a batch.
    const kind = each === 'mail-received' || each === 'mail-family' ? 'batch' : each;
    const place = ['mail', 'provisional', 'duplication', 'storage', 'seals', 'county'].includes(kind)
      ? kind
      : `${kind}:X`;
    return accountPlaceInWords(place) === place || accountPlaceInWords(place) === 'X';
  });
  expect(unsaid).toEqual([]);
});

test('every entry that the log of a room can have is said in words', () => {
  const known = Object.keys(ballotCustody.events);
  expect(Object.keys(BALLOT_EVENT_SCHEMAS).filter((type) => !known.includes(type))).toEqual([]);
});
