import { type Sha256, Sha256Schema } from '@plumbline/election';
import { lookUp } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import { describe, expect, test } from 'vitest';
import { batchNameProblem } from '../reports/batch-name.ts';
import { draftManifest, manifestCsv, standingManifest } from '../reports/manifest.ts';
import type { OpenRoom } from '../state/room.ts';
import { injected, play, refusalOf, text } from '../testing/play-room.ts';
import { approved, batchesMade, completed, county, coverSheet, entered, nameOf } from '../testing/tamarack.ts';
import { AFTER, by, setUp } from '../testing/tamarack-people.ts';

const COVER = nameOf('F-13', 'batch:MB-012');

function fileOf(room: OpenRoom) {
  const csv = manifestCsv(draftManifest(room, 'by-batch'));
  return { name: 'tamarack.csv', bytes: csv.length, sha256: Sha256Schema.parse(sha256Hex(csv)) };
}

const freeze = (sha256: Sha256 = fileOf(county()).sha256) =>
  by('okafor', { type: 'freeze-manifest', form: 'by-batch', file: { ...fileOf(county()), sha256 } });

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

describe('what keeps a manifest from being final', () => {
  const who = { by: ['okafor'], at: AFTER };
  const reason = { digest: sha256Hex('reason') as Sha256 };
  const room = [
    {
      type: 'form-amended',
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
    const commit = by('okafor', { type: 'commit-manifest', version: 1, audit: 'audit-1' });
    const changed = play(frozen, commit, amend);
    expect(standingManifest(changed)).toMatchObject({ version: 1, committedTo: 'audit-1' });
    expect([...Array(1)].map(() => lookUp(changed.incidents, 'manifest 1 changed 1'))).toMatchObject([
      { kind: 'SOURCE_CHANGED_AFTER_COMMITMENT', severity: 'high', subject: 'audit-1' },
    ]);
    expect(refusalOf(play(frozen, amend), commit)).toMatchObject({ code: 'manifest-not-current' });
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

test('entering a figure in a form that is approved is refused: an amendment is the only way', () => {
  expect(refusalOf(county(), entered(COVER, 'eze', { fields: coverSheet(12) }))).toMatchObject({
    code: 'form-not-in-state',
    state: 'approved',
  });
});
