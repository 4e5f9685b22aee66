import { type AuditEvent, evolveAll, NOT_BEGUN } from '@plumbline/audit';
import { Sha256Schema } from '@plumbline/election';
import { EMPTY_HEAD, type LogEntry, type LogHead, sealEntry } from '@plumbline/record';
import { expect, test } from 'vitest';
import { sha256OfText } from '../log/append-events.ts';
import { type AuditFacts, noAuditFacts, noteAuditEntry, noteRedactions } from './check-audit.ts';

/* What the log of an audit says of texts and their redaction, before anything is compared with it. */

const CARD = JSON.stringify([null, 'B', 1]);
const DIGEST = Sha256Schema.parse('d938628f82194dce52963eace99dc20ceba15d1f90596ba09bb339ee84af6651');
const OPEN = evolveAll(NOT_BEGUN, [
  {
    type: 'audit-created',
    name: 'A',
    organization: 'O',
    auditType: 'ballot-polling',
    method: 'bravo',
    compatibility: false,
  },
  { type: 'inputs-committed', commitment: EMPTY_HEAD.hash, confirmed: [] },
  { type: 'seed-set', seed: '1' },
  {
    type: 'round-opened',
    version: 2,
    round: 1,
    sampleSizes: { Levy: 1 },
    drawnFrom: 'universe',
    draws: [{ contest: 'Levy', jurisdiction: 'Adams', tabulator: null, batch: 'B', position: 1, ticket: '0.1' }],
    phantomDraws: [],
    extraBatches: [],
  },
]);
const blank = { kind: 'blank', invalidWriteIn: false, note: { digest: DIGEST } } as const;
const NOTED: AuditEvent = {
  type: 'ballot-recorded',
  version: 6,
  jurisdiction: 'Adams',
  board: 'Board 1',
  ballot: CARD,
  record: { state: 'audited', interpretations: { Levy: blank } },
};
const redacted = (
  change: { readonly digest?: typeof DIGEST; readonly jurisdiction?: string | null } = {},
): AuditEvent => {
  return { type: 'text-redacted', digest: DIGEST, jurisdiction: 'Adams', reason: 'It names a voter.', ...change };
};

/** Reads the chain of the audit first, then that of the fieldwork, as it is done while a round is open. */
function read(audit: readonly AuditEvent[], fieldwork: readonly AuditEvent[]): AuditFacts {
  const facts: AuditFacts = { ...noAuditFacts(), audit: OPEN };
  for (const [chain, events] of [
    ['audit', audit],
    ['fieldwork', fieldwork],
  ] as const) {
    let head: LogHead = EMPTY_HEAD;
    for (const { type, ...data } of events) {
      const at = '2026-11-03T10:00:00.000Z';
      const entry: LogEntry = sealEntry(
        head,
        { commandId: 'c', at, actor: 'audit-administrator:ada', type, data, codeVersion: '1' },
        sha256OfText,
      );
      noteAuditEntry(facts, entry, chain);
      head = entry;
    }
  }
  noteRedactions(facts, 'audit');
  return facts;
}

test('a note of fieldwork is redacted by an entry of the audit that is read before it', () => {
  const { impossible, texts, redactions } = read([redacted()], [NOTED]);
  expect(impossible).toBeUndefined();
  expect([...texts]).toEqual([[DIGEST, { jurisdiction: 'Adams' }]]);
  expect(redactions.get(DIGEST)).toMatchObject({ by: 'audit-administrator:ada', reason: 'It names a voter.' });
});

test.each([
  ['that no entry names', [redacted({ digest: EMPTY_HEAD.hash })], 'a text is redacted that no entry names', 1],
  ['of another county', [redacted({ jurisdiction: 'Baker' })], 'a text is redacted in another place', 1],
  ['of the whole audit', [redacted({ jurisdiction: null })], 'a text is redacted in another place', 1],
  ['a second time', [redacted(), redacted()], 'a text is redacted twice', 2],
])('a log that redacts a text %s is one that nobody can have written', (_, audit, why, number) => {
  expect(read(audit, [NOTED]).impossible).toEqual({ chain: 'audit', number, isEvent: true, why });
});
