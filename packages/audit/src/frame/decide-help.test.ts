import { Sha256Schema } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import type { BegunAudit } from '../state/audit-state.ts';
import { evolve } from '../state/evolve.ts';
import type { HelpCommand } from '../state/help-asked.ts';
import { textsIn } from '../state/texts-in.ts';
import { accept, plannedAudit } from '../testing/build-audit.ts';
import { decide, PHASE_TABLE } from './decide.ts';

const REQUEST = '0b7c5c64-5a4b-4f0f-9d5b-3f0c6d7e8f90';
const OTHER = '1c8d6d75-6b5c-4a1a-8e6c-4a1d7e8f9a01';
const SALT = 'ab'.repeat(32);
// printf 'abab…abWhich row?' | sha256sum, with the 64 digits of the salt first.
const ASKED = { digest: Sha256Schema.parse('a2731c38050e7b059a45ebff5147fc04f6ecba0c0ec9b1b73d866122b1291300') };
const ask = (request: string, kind: 'manifest' | 'cvrs' = 'manifest', jurisdiction = 'Adams') =>
  ({ type: 'ask-for-help', request, jurisdiction, kind, question: { salt: SALT, text: 'Which row?' } }) as const;
const answer = (request: string, jurisdiction = 'Adams') =>
  ({ type: 'answer-help', request, jurisdiction, answer: { salt: SALT, text: 'Row 2.' } }) as const;
const close = (by: 'administrator' | 'jurisdiction') =>
  ({ type: 'close-help', request: REQUEST, jurisdiction: 'Adams', by }) as const;

const planned = plannedAudit({ type: 'ballot-polling' });
const asked = accept(planned, ask(REQUEST)) as BegunAudit;

test('a question about a file leaves its digest, and nothing that was typed', () => {
  const events = [{ type: 'help-asked', request: REQUEST, jurisdiction: 'Adams', kind: 'manifest', question: ASKED }];
  expect(decide(planned, ask(REQUEST))).toEqual(ok(events));
  const decided = decide(planned, ask(REQUEST));
  expect(decided.ok && decided.value.flatMap(textsIn)).toEqual([ASKED]);
  expect(asked.help).toEqual([{ request: REQUEST, jurisdiction: 'Adams', kind: 'manifest', state: 'waits' }]);
});

test('one question for each kind of file of a jurisdiction is open at a time', () => {
  expect(decide(asked, ask(OTHER))).toEqual(err({ code: 'help-asked-already', jurisdiction: 'Adams' }));
  expect(decide(asked, ask(OTHER, 'cvrs')).ok).toBe(true);
  expect(decide(asked, ask(OTHER, 'manifest', 'Boone')).ok).toBe(true);
  expect(decide(accept(asked, close('jurisdiction')), ask(OTHER)).ok).toBe(true);
});

test('the office answers before it closes, and whoever asked may leave off', () => {
  expect(decide(asked, close('administrator'))).toEqual(err({ code: 'help-not-answered' }));
  expect(decide(asked, close('jurisdiction')).ok).toBe(true);
  const answered = accept(asked, answer(REQUEST));
  expect(decide(answered, close('administrator')).ok).toBe(true);
  expect(decide(answered, answer(REQUEST)).ok).toBe(true);
});

test('what nobody asked, what another jurisdiction asked and what is closed is neither answered nor closed', () => {
  const closed = accept(asked, answer(REQUEST), close('administrator'));
  const wrong: readonly (readonly [BegunAudit, HelpCommand, string])[] = [
    [asked, answer(OTHER), 'help-not-asked'],
    [asked, answer(REQUEST, 'Boone'), 'help-not-asked'],
    [closed as BegunAudit, answer(REQUEST), 'help-closed-already'],
    [closed as BegunAudit, close('jurisdiction'), 'help-closed-already'],
  ];
  for (const [audit, command, code] of wrong) expect(decide(audit, command)).toEqual(err({ code }));
});

test('a question stays through commitment and its withdrawal, and overtakes nothing that waits for a second person', () => {
  const event = { type: 'inputs-committed', commitment: ASKED.digest } as const;
  const committed = evolve(asked, event) as BegunAudit;
  expect(committed.help).toEqual(asked.help);
  const reason = { digest: ASKED.digest };
  const withdrawn = evolve(committed, { type: 'commitment-withdrawn', version: 2, reason }) as BegunAudit;
  expect(withdrawn.help).toEqual(asked.help);
  const twoPersons = {
    required: true,
    proposal: { act: { act: 'seed', seed: '1' }, by: 'a', refusal: null, overtaken: false, confirmedBy: null },
  };
  const waiting = { ...committed, twoPersons } as BegunAudit;
  const after = accept(waiting, ask(OTHER, 'cvrs')) as BegunAudit;
  expect(after.twoPersons).toEqual(waiting.twoPersons);
});

test('help is asked in every phase of an audit', () => {
  const phases = Object.entries(PHASE_TABLE).filter(([, commands]) => commands.includes('ask-for-help'));
  expect(phases.map(([phase]) => phase)).toEqual([
    'planning',
    'committed',
    'seeded',
    'round-open',
    'round-closed',
    'concluded',
  ]);
});

test('a log that asks twice by one request, or answers what is closed or was never asked, is not believed', () => {
  const text = { digest: ASKED.digest };
  const of = { request: REQUEST, jurisdiction: 'Adams' } as const;
  expect(() => evolve(asked, { type: 'help-asked', ...of, kind: 'cvrs', question: text })).toThrow('asked once');
  expect(() => evolve(planned, { type: 'help-answered', ...of, answer: text })).toThrow('was asked');
  const closed = evolve(asked, { type: 'help-closed', ...of });
  expect(() => evolve(closed, { type: 'help-answered', ...of, answer: text })).toThrow('is open');
  expect(() => evolve(closed, { type: 'help-closed', ...of })).toThrow('is open');
});

test('of several requests the one that is answered changes', () => {
  const two = accept(asked, ask(OTHER, 'cvrs'), answer(OTHER)) as BegunAudit;
  expect(two.help?.map(({ request, state }) => [request, state])).toEqual([
    [REQUEST, 'waits'],
    [OTHER, 'answered'],
  ]);
  // One that was asked already is not asked again, even after it was closed.
  const closed = accept(asked, close('jurisdiction'));
  expect(decide(closed, ask(REQUEST, 'cvrs'))).toEqual(err({ code: 'help-asked-already', jurisdiction: 'Adams' }));
});
