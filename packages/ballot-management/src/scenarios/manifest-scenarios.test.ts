import { type Sha256, Sha256Schema } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import { describe, expect, test } from 'vitest';
import { asksForAudits, digestsOutdated, noteCommitments } from '../decisions/note-commitments.ts';
import { refusedAgain } from '../decisions/record-of-refusal.ts';
import { batchNameProblem } from '../reports/batch-name.ts';
import { draftManifest, manifestCsv, standingManifest } from '../reports/manifest.ts';
import { registrableManifest } from '../reports/registrable-manifest.ts';
import { statementOfManifest } from '../reports/statement-of-manifest.ts';
import { BallotAskSchema } from '../state/ballot-ask.ts';
import type { OpenRoom } from '../state/room.ts';
import { formsAt } from '../state/room-view.ts';
import { after, injected, play, refusalOf, refused, text } from '../testing/play-room.ts';
import { approved, batchesMade, completed, county, coverSheet, entered, nameOf } from '../testing/tamarack.ts';
import { AFTER, by, setUp } from '../testing/tamarack-people.ts';

const COVER = nameOf('F-13', 'batch:MB-012');

function fileOf(room: OpenRoom) {
  const csv = manifestCsv(draftManifest(room, 'by-batch'));
  return { name: 'tamarack.csv', bytes: csv.length, sha256: Sha256Schema.parse(sha256Hex(csv)) };
}

const freeze = (sha256: Sha256 = fileOf(county()).sha256) =>
  by('okafor', { type: 'freeze-manifest', form: 'by-batch', file: { ...fileOf(county()), sha256 } });

/** The room once it was noted that an audit has committed itself. */
const committed = (room: OpenRoom, version: number, audit: string) =>
  injected(room, { type: 'manifest-committed', by: [], at: AFTER, version, audit });

const renamed = (name: string) => by('eze', { type: 'rename-batch', batch: 'MB-001', name });
const changesOf = (room: OpenRoom) =>
  [...entriesOf(room.incidents)]
    .map(([, incident]) => incident)
    .filter(({ kind }) => kind === 'SOURCE_CHANGED_AFTER_COMMITMENT')
    .map(({ subject }) => subject);

/** Cover sheet of MB-012 amended: a figure that no equation has. */
const amend = by('eze', {
  type: 'amend-form',
  filled: COVER,
  fields: { ...coverSheet(12), outstacked: 2 },
  tables: {},
  reason: 'transcription',
  text: text('Two were out-stacked and fed by hand'),
  evidence: [{ kind: 'log', ref: 'CC-2 log' }],
});

test('a manifest that is handed over says where its numbers come from, and which envelopes may still bring ballots', () => {
  const room = play(county(), freeze());
  const manifest = standingManifest(room);
  if (manifest === undefined) throw new Error('the manifest was frozen');
  const said = statementOfManifest(room, manifest);
  expect(said).toMatchObject({ verified: 'hand-count', on: manifest.at.slice(0, 10) });
  // The county has no batch from overseas: such ballots lie among those by mail.
  expect(Object.values(said.ballots).map(({ listed }) => listed)).toEqual(Array.from({ length: 6 }, () => 'included'));
  const paper = formsAt(room, 'mail', 'F-12').at(-1);
  const newest = paper?.versions.at(-1);
  if (paper === undefined || newest === undefined) throw new Error('the form of signatures is there');
  const who = { by: ['okafor'], at: AFTER };
  const waits = injected(room, {
    type: 'form-amended',
    eventVersion: 2,
    ...who,
    filled: paper.filled,
    version: newest.version + 1,
    fields: { ...newest.fields, mismatch: 8, pendingCure: 3 },
    tables: newest.tables,
    reason: 'transcription',
    text: { digest: sha256Hex('reason') as Sha256 },
    evidence: [],
  });
  // The ballots of Tamarack have one card each.
  expect(statementOfManifest(waits, manifest).ballots['cured-or-late']).toEqual({
    listed: 'not-yet-counted',
    cards: 3,
  });
});

describe('what keeps a manifest from being final', () => {
  const who = { by: ['okafor'], at: AFTER };
  const reason = { digest: sha256Hex('reason') as Sha256 };
  const room = [
    {
      type: 'form-amended',
      eventVersion: 2,
      ...who,
      filled: COVER,
      version: 2,
      fields: coverSheet(12),
      tables: {},
      reason: 'transcription',
      text: reason,
      evidence: [],
    },
    { type: 'batch-taken-out', ...who, batch: 'PROV-01', container: 'BOX-M-04' },
    { type: 'batch-renamed', ...who, batch: 'MB-015', name: 'Total drop-off' },
    { type: 'batch-renamed', ...who, batch: 'MB-004', name: 'MB-003' },
    {
      type: 'batch-created',
      ...who,
      batch: 'MB-016',
      name: 'MB-016',
      channel: 'mail',
      countedAt: 'batch:MB-016',
      accountedAt: 'channel:mail',
      tabulator: 'CC-2',
      tabulatorBatch: null,
      hasCvrs: true,
    },
    { type: 'container-quarantined', ...who, container: 'BOX-M-01', incident: 'I-1' },
  ].reduce<OpenRoom>((state, event) => injected(state, event as never), county());

  test('six things for a list of batches; five and a warning where tabulators tell two of one name apart', () => {
    expect(draftManifest(room, 'by-batch').blockers).toEqual([
      { what: 'form-not-approved', batch: 'MB-012', form: 'F-13', state: 'draft' },
      { what: 'batch-name-not-usable', batch: 'MB-015', name: 'Total drop-off' },
      { what: 'batch-without-cards', batch: 'MB-016' },
      { what: 'batch-in-no-container', batch: 'PROV-01' },
      { what: 'batch-name-repeated', name: 'MB-003' },
      { what: 'container-not-ready', container: 'BOX-M-01', why: 'quarantined' },
    ]);
    for (const form of ['by-tabulator', 'by-tabulator-with-cvrs'] as const) {
      const draft = draftManifest(room, form);
      expect([draft.blockers.length, draft.warnings]).toEqual([5, [{ what: 'batch-name-repeated', name: 'MB-003' }]]);
    }
    expect(refusalOf(room, freeze())).toMatchObject({ code: 'manifest-blocked' });
  });

  test('names that importers take for a total are refused, and a comma is not', () => {
    const names = ['Total', 'total ', 'Subtotal P-01', 'Grand total', '', 'a'.repeat(31), ' x', 'x\ty'];
    expect(names.map(batchNameProblem)).toEqual([
      'like-a-total',
      'outer-spaces',
      'like-a-total',
      'like-a-total',
      'empty',
      'too-long',
      'outer-spaces',
      'character',
    ]);
    expect(['Precinct 3, box 1', 'Totally fine', 'MB-001'].map(batchNameProblem)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const made = play(setUp(), ...batchesMade());
    const rename = (name: string) => refusalOf(made, by('okafor', { type: 'rename-batch', batch: 'MB-005', name }));
    expect(rename('Total drop-off')).toMatchObject({ code: 'batch-name-not-usable', why: 'like-a-total' });
    // The same scanner has one of this name already, and another one may have it too.
    expect(rename('mb-003')).toMatchObject({ code: 'batch-name-repeated' });
    expect(rename('MB-004')).toBeUndefined();
  });
});

describe('a manifest that was frozen', () => {
  const frozen = play(county(), freeze());

  test('only the very file of the moment is frozen', () => {
    const other = Sha256Schema.parse('0'.repeat(64));
    expect(refusalOf(county(), freeze(other))).toMatchObject({ code: 'file-is-not-the-manifest' });
  });

  test('is withdrawn when a source is amended, and comes back with a new version and the same content', () => {
    const amended = play(frozen, amend);
    expect(standingManifest(amended)).toBeUndefined();
    expect(amended.manifests.at(-1)).toMatchObject({ version: 1, withdrawnBecause: 'form-amended' });
    const ready = play(amended, by('eze', { type: 'sign-form', filled: COVER }), completed(COVER, 'eze'));
    const again = approved(ready, COVER);
    const standing = standingManifest(again);
    expect(standing).toMatchObject({ version: 2, withdrawnBecause: null, file: fileOf(county()) });
  });

  test('does not come back by itself when its rows have changed', () => {
    const hand = { ...coverSheet(12), opened: 199, handCount: 199, tabulated: 199 };
    const amended = play(
      frozen,
      { ...amend, fields: hand } as never,
      by('eze', { type: 'sign-form', filled: COVER }),
      completed(COVER, 'eze'),
    );
    expect(standingManifest(approved(amended, COVER))).toBeUndefined();
  });

  test('after an audit has committed itself to it, a change is an incident and never silent', () => {
    const changed = play(committed(frozen, 1, 'audit-1'), amend);
    expect(standingManifest(changed)).toMatchObject({ version: 1, committedTo: ['audit-1'] });
    expect([...Array(1)].map(() => lookUp(changed.incidents, 'manifest 1 changed 1'))).toMatchObject([
      { kind: 'SOURCE_CHANGED_AFTER_COMMITMENT', severity: 'high', subject: 'audit-1' },
    ]);
  });

  test('is withdrawn when a container is opened, and stands while an explanation is only added', () => {
    const read = by('pham', {
      type: 'read-seals',
      container: 'BOX-M-03',
      readings: Object.entries(lookUp(county().containers, 'BOX-M-03')?.seals ?? {}).map(([position, seal]) => ({
        position,
        seal,
      })),
      condition: 'intact',
      incident: 'none',
    });
    const opened = play(
      frozen,
      read,
      by('pham gorski', { type: 'open-container', container: 'BOX-M-03', purpose: 'to look' }),
    );
    expect(opened.manifests.at(-1)?.withdrawnBecause).toBe('container-opened');
    const step = by('eze', { type: 'take-step', equation: 'E5', place: 'site:P-02', step: 1, outcome: 'done' });
    expect(standingManifest(play(frozen, step))?.version).toBe(1);
  });
});

describe('a file that says something else than was frozen is never silent, whatever stood in its way before', () => {
  const frozen = play(county(), freeze());
  const alone = by('okafor', { type: 'enter-area', entry: 'E-9', area: 'Vault A', purpose: 'to look' });

  test('what was refused to one person changes nothing of it, however often it was tried', () => {
    let room = committed(frozen, 1, 'audit-1');
    for (let second = 10; second < 60; second += 1) {
      room = refused(room, { ...alone, entry: `E-${second}`, at: `2026-11-04T10:00:${second}-05:00` } as typeof alone);
    }
    expect([standingManifest(room)?.version, changesOf(room), registrableManifest(room).is]).toEqual([
      1,
      [],
      'registrable',
    ]);
    // One entry, and one incident of this person and this area.
    expect(room.refusedActs.map(({ code, subject }) => [code, subject])).toEqual([['more-people-needed', 'Vault A']]);
    const opened = [...entriesOf(room.incidents)].filter(([, { kind }]) => kind === 'SOLO_ENTRY');
    expect(opened.map(([, { subject, involved, severity }]) => [subject, involved, severity])).toEqual([
      ['Vault A', ['okafor'], 'medium'],
    ]);
    // An hour later it is told again; the incident is the one that is open.
    const later = refused(room, { ...alone, at: '2026-11-04T11:00:10-05:00' } as typeof alone);
    expect([later.refusedActs.length, later.incidents.size]).toEqual([2, room.incidents.size]);
  });

  test('what is tried on one thing after the other leaves twenty entries an hour, and nothing that was typed', () => {
    const seals = Array.from({ length: 60 }, (_, at) => `00910${String(at + 10)}`);
    let room: OpenRoom = frozen;
    for (const seal of seals) {
      const applied = by('pham', { type: 'apply-seal', seal, container: 'BOX-M-03', position: 'front' });
      room = refused(room, applied);
      expect(refusedAgain(room, applied, { code: 'more-people-needed', needed: 2, people: 1 })).toMatchObject({
        subject: seal,
      });
    }
    expect(room.refusedActs.length).toBe(20);
    const typed = by('gorski', { type: 'apply-seal', seal: 'Jane Doe', container: 'her house', position: 'front' });
    expect(refused(room, typed).refusedActs.at(-1)?.subject).toBe('apply-seal');
  });

  test('two people are the same two, whichever of them signed in first', () => {
    const review = { type: 'begin-review', filled: COVER } as const;
    const once = refused(frozen, by('lund nakai', review));
    const turned = by('nakai lund', review);
    expect(refusedAgain(once, turned, { code: 'duty-missing', person: 'nakai', duties: [] })).toMatchObject({
      code: 'duty-missing',
    });
    expect(refused(once, turned).refusedActs).toHaveLength(once.refusedActs.length);
  });

  test('each change after a commitment is an incident of its own', () => {
    const once = play(committed(frozen, 1, 'audit-1'), renamed('MB-001 b'));
    expect(changesOf(once)).toEqual(['audit-1']);
    const twice = play(once, renamed('MB-001 c'));
    expect(changesOf(twice)).toEqual(['audit-1', 'audit-1']);
    expect(registrableManifest(twice)).toMatchObject({ is: 'changed', manifest: { version: 1 } });
    // What is written of it changes nothing.
    const told = by('osei', { type: 'notify-of-incident', incident: 'manifest 1 changed 1', who: 'director' });
    expect(changesOf(play(once, told))).toEqual(['audit-1']);
  });

  test('a change while a box is with a board of the audit is an incident, and the loan is none', () => {
    const box = 'BOX-M-03';
    const seals = lookUp(county().containers, box)?.seals ?? {};
    const readings = Object.entries(seals).map(([position, seal]) => ({ position, seal }));
    const out = play(
      committed(frozen, 1, 'audit-1'),
      by('pham gorski', { type: 'read-seals', container: box, readings, condition: 'intact', incident: 'I-r' }),
      by('pham okafor', { type: 'check-out', container: box, board: 'Board 1', runner: 'gorski', purpose: 'audit' }),
    );
    expect(draftManifest(out, 'by-batch').blockers).toEqual([
      { what: 'container-not-ready', container: box, why: 'out' },
    ]);
    expect([changesOf(out), registrableManifest(out).is]).toEqual([[], 'registrable']);
    expect(changesOf(play(out, renamed('MB-001 b')))).toEqual(['audit-1']);
  });

  test('a manifest that stands in one form is superseded by another, and an audit keeps what it committed itself to', () => {
    const csv = manifestCsv(draftManifest(county(), 'by-tabulator'));
    const file = { name: 'tamarack.csv', bytes: csv.length, sha256: Sha256Schema.parse(sha256Hex(csv)) };
    const second = by('okafor', { type: 'freeze-manifest', form: 'by-tabulator', file });
    const states = (room: OpenRoom) => room.manifests.map(({ withdrawnBecause }) => withdrawnBecause);
    expect(states(play(frozen, second))).toEqual(['manifest-frozen', null]);
    expect(states(play(frozen, second, renamed('MB-001 b')))).toEqual(['manifest-frozen', 'batch-renamed']);
    const both = play(committed(frozen, 1, 'audit-1'), second);
    expect(states(both)).toEqual([null, null]);
    const changed = play(both, renamed('MB-001 b'));
    expect([states(changed), changesOf(changed)]).toEqual([[null, 'batch-renamed'], ['audit-1']]);
  });
});

describe('what the room knows of audits', () => {
  const { sha256 } = fileOf(county());
  const frozen = play(county(), freeze());
  const has = (audit: string, isCommitted: boolean) => ({ audit, sha256, tallies: null, isCommitted });

  test('nobody can ask to note a commitment', () => {
    const ask = { type: 'commit-manifest', version: 1, audit: 'no such audit' };
    expect(BallotAskSchema.safeParse(ask).success).toBe(false);
  });

  test('is read off those that have committed themselves to its very file, and off those that took it back', () => {
    expect(noteCommitments(frozen, [has('a', false), { ...has('b', true), sha256: null }], AFTER)).toEqual([]);
    const noted = noteCommitments(frozen, [has('a', false), has('b', true), has('c', true)], AFTER);
    expect(noted).toMatchObject([
      { type: 'manifest-committed', by: [], version: 1, audit: 'b' },
      { type: 'manifest-committed', by: [], version: 1, audit: 'c' },
    ]);
    const known = after(frozen, noted) as OpenRoom;
    expect(noteCommitments(known, [has('b', true), has('c', true)], AFTER)).toEqual([]);
    expect(changesOf(play(known, renamed('MB-001 b')))).toEqual(['b', 'c']);
    const back = noteCommitments(known, [has('b', true), has('c', false)], AFTER);
    expect(back).toMatchObject([{ type: 'manifest-commitment-withdrawn', by: [], version: 1, audit: 'c' }]);
    expect(changesOf(play(after(known, back), renamed('MB-001 b')))).toEqual(['b']);
  });

  test('a planned audit keeps no file that does not stand, even where another audit has committed itself', () => {
    const known = committed(frozen, 1, 'b');
    const incident = { type: 'incident-opened', incident: 'i', kind: 'SOURCE_CHANGED_AFTER_COMMITMENT' } as const;
    const change = { ...incident, by: [], at: AFTER, severity: 'high', subject: 'b', involved: [] } as const;
    expect(digestsOutdated(known, [])).toEqual(new Set());
    expect(asksForAudits(known, [])).toBe(false);
    expect(digestsOutdated(known, [change])).toEqual(new Set([sha256]));
    expect(asksForAudits(known, [change])).toBe(true);
    const changed = play(known, renamed('MB-001 b'));
    expect(digestsOutdated(changed, [])).toEqual(new Set([sha256]));
    // Until it has told that it took its commitment back.
    expect(asksForAudits(changed, [])).toBe(true);
  });
});

test('entering a figure in a form that is approved is refused: an amendment is the only way', () => {
  expect(refusalOf(county(), entered(COVER, 'eze', { fields: coverSheet(12) }))).toMatchObject({
    code: 'form-not-in-state',
    state: 'approved',
  });
});
