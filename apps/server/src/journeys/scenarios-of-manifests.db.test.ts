import { documentAddress } from '@plumbline/api';
import type { BallotAskOf } from '@plumbline/ballot-management';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { BATCHES, county, coverSheet, nameOf, sealsOf } from '@plumbline/ballot-management/testing/tamarack';
import { AFTER } from '@plumbline/ballot-management/testing/tamarack-people';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { atTamarack } from './load-tamarack.ts';
import {
  inOrder,
  type Listed,
  MANIFEST_FORMS,
  MANIFEST_HEADERS,
  type ManifestFormName,
  manifestByHand,
} from './manifest-by-hand.ts';
import { commitInputs, planAudit } from './plan-audit.ts';
import { openScenarioRooms } from './scenario-rooms.ts';

/* What stands in the way of the manifest of a county that is nowhere, over HTTP, and the manifest once nothing does. */

const office = await openTestOffice();
afterAll(() => office.close());
const roomOf = await openScenarioRooms(office);

const sumOf = (batches: readonly Listed[]) => batches.reduce((sum, { cards }) => sum + cards, 0);

describe('B3 B4 SB-18 what stands in the way of the manifest', () => {
  const room = roomOf('Blocked');
  const COVER = nameOf('F-13', 'batch:MB-012');
  const STATION = 'pham gorski';
  const world = { ada: Object.create(null) as TestPerson, auditId: '' };
  const place = () => ({ auditId: world.auditId, jurisdiction: room.place().jurisdiction });
  const whats = async (form: ManifestFormName) => {
    const { blockers, warnings } = await room.manifest('okafor', form);
    return [blockers.map(({ what }) => what).toSorted(), warnings.length] as const;
  };
  const open = async (container: string, seals: readonly [string, string]) => {
    const readings = ['front', 'lid'].map((position, at) => ({ position, seal: seals[at] ?? '' }));
    const reading = {
      type: 'read-seals',
      container,
      readings,
      condition: 'intact',
      incident: `seals ${seals[0]}`,
    } as const;
    await room.ask('pham', reading);
    await room.ask(STATION, { type: 'open-container', container, purpose: 'to look at PROV-01' });
  };
  const close = async (container: string, seals: readonly [string, string]) => {
    for (const [at, position] of ['front', 'lid'].entries()) {
      await room.ask(STATION, { type: 'apply-seal', seal: seals[at] ?? '', container, position });
    }
    await room.ask(STATION, { type: 'store-container', container, area: 'Vault A', slot: `Shelf ${container}` });
  };
  const cover = (change: Readonly<Record<string, number>>) => ({
    type: 'amend-form',
    filled: COVER,
    fields: { ...coverSheet(12), ...change },
    tables: {},
    reason: 'transcription',
    text: 'Two were out-stacked and fed by hand.',
    evidence: [{ kind: 'log', ref: 'CC-2 log' }],
  });
  /** The certificate of BOX-M-04 with the batches that lie in it, put right by who made it and approved by another. */
  const certify = async (cards: number) => {
    const filled = nameOf('F-16', 'container:BOX-M-04');
    const before = (await room.formOf('pham', filled)).form.versions.at(-1);
    const { versions } = (await room.formOf('pham', filled)).form;
    const batches = versions[0]?.tables.batches?.filter(({ batch }) => cards === 472 || batch !== 'PROV-01');
    await room.ask('pham', {
      type: 'amend-form',
      filled,
      fields: { ...before?.fields, certifiedTotal: cards },
      tables: { ...before?.tables, batches },
      reason: 'transcription',
      text: 'PROV-01 was looked at once more.',
      evidence: [{ kind: 'log', ref: 'vault' }],
    } as BallotAskOf<'amend-form'>);
    await room.ask('pham', { type: 'sign-form', filled });
    await room.ask('pham', { type: 'complete-form', filled, isUnexplained: false });
    await room.reviewed('reyes', filled, { certifiedTotal: cards });
  };
  const rename = (batch: string, name: string) => ({ type: 'rename-batch', batch, name }) as const;

  beforeAll(async () => {
    await room.load(() => commandsOf(county()));
    office.clock.now = new Date(AFTER);
    world.ada = await office.signedIn(ADMINISTRATOR);
    const { electionId, jurisdiction } = room.place();
    const [contest] = POLLING.contests;
    assert(contest !== undefined, 'the practice election has contests');
    world.auditId = await planAudit(office, world.ada, {
      name: 'Comparison',
      type: 'ballot-polling',
      ...POLLING,
      contests: [{ ...contest, totalBallots: 5960, jurisdictions: [jurisdiction] }],
      participants: () => `Jurisdiction,Admin Email\n${jurisdiction},${atTamarack('osei')}\n`,
      election: { kind: 'existing', electionId, startsFrom: null },
    });
  }, 180_000);

  test('B4 SB-18 five things for a list of batches, four and a warning where tabulators tell names apart; the sixth is refused at once', async () => {
    await room.ask('eze', cover({ outstacked: 2 }) as BallotAskOf<'amend-form'>);
    await room.ask('eze', { type: 'sign-form', filled: COVER });
    await room.ask('eze', { type: 'complete-form', filled: COVER, isUnexplained: false });
    await room.ask('reyes', { type: 'begin-review', filled: COVER });
    const reasons = [{ field: 'outstacked', reason: 'The log of CC-2 says one.' }];
    await room.ask('reyes', { type: 'return-form', filled: COVER, reasons });
    await open('BOX-M-04', sealsOf('BOX-M-04'));
    await room.ask(STATION, { type: 'take-batch-out', batch: 'PROV-01' });
    await certify(457);
    await close('BOX-M-04', ['0091301', '0091302']);
    // A name that importers take for a total is never given to a batch.
    expect(await room.refused('okafor', rename('MB-015', 'Total drop-off'))).toMatchObject({
      refusal: 'batch-name-not-usable',
    });
    await room.ask('okafor', rename('MB-004', 'MB-003'));
    await room.ask('okafor', {
      type: 'create-batch',
      batch: 'MB-016',
      name: 'MB-016',
      channel: 'mail',
      countedAt: 'batch:MB-016',
      accountedAt: 'channel:mail',
      tabulator: 'CC-2',
      tabulatorBatch: null,
      hasCvrs: true,
    });
    await room.ask('okafor', {
      type: 'quarantine-container',
      container: 'BOX-M-01',
      incident: 'wet',
      kind: 'SEAL_MISMATCH',
    });
    const four = ['batch-in-no-container', 'batch-without-cards', 'container-not-ready', 'form-not-approved'];
    expect(await whats('by-batch')).toEqual([[...four, 'batch-name-repeated'].toSorted(), 0]);
    expect(await whats('by-tabulator')).toEqual([four, 1]);
    expect(await whats('by-tabulator-with-cvrs')).toEqual([four, 1]);
    // Each leads to the page where it is put right.
    const { blockers } = await room.manifest('okafor');
    expect(blockers.filter(({ page }) => page === '')).toEqual([]);
    for (const name of ['MB-012', 'PROV-01', 'MB-003', 'MB-016', 'BOX-M-01']) {
      expect(blockers.filter(({ says }) => says.includes(name)).length).toBeGreaterThan(0);
    }
  }, 60_000);

  test('B4 SB-18 what is not final is not frozen and not registered, and no audit reads a preliminary list', async () => {
    const { file } = await room.manifest('okafor');
    assert(file !== null, 'nothing is hidden from the coordinator');
    const asked = { type: 'freeze-manifest', form: 'by-batch', file } as BallotAskOf<'freeze-manifest'>;
    expect(await room.refused('okafor', asked)).toMatchObject({ refusal: 'manifest-blocked' });
    expect((await room.attempts()).slice(-1)).toEqual([['okafor', 'freeze-manifest', 'manifest-blocked']]);
    const osei = await room.signedIn('osei');
    expect(await osei.refused('register-ballot-manifest', place())).toMatchObject({ code: 'no-ballot-manifest' });
    const text = `PRELIMINARY\r\n${MANIFEST_HEADERS['by-batch']}\r\nMB-001,200\r\n`;
    const report = await osei.upload({ ...place(), kind: 'manifest' }, { name: 'preliminary.csv', text });
    expect(report.accepted).toBe(false);
  }, 60_000);

  test('B4 SB-18 cleared, it is the file of thirty rows in each of the three forms', async () => {
    await open('BOX-M-04', ['0091301', '0091302']);
    await room.ask(STATION, { type: 'place-batch', batch: 'PROV-01', container: 'BOX-M-04', cards: 15 });
    await room.ask('eze ibarra', { type: 'merge-batches', batches: ['MB-016'], into: 'MB-015' });
    await certify(472);
    await close('BOX-M-04', ['0091303', '0091304']);
    await room.ask('okafor', rename('MB-004', 'MB-004, tray 2'));
    await room.ask('eze', {
      type: 'enter-form',
      filled: COVER,
      fields: { ...coverSheet(12), outstacked: 1 } as BallotAskOf<'enter-form'>['fields'],
      tables: {},
      counters: [],
      witnesses: [],
      custodians: [],
    });
    for (const person of ['eze', 'ibarra', 'diaz', 'kim']) await room.ask(person, { type: 'sign-form', filled: COVER });
    await room.ask('eze', { type: 'complete-form', filled: COVER, isUnexplained: false });
    await room.reviewed('reyes', COVER, { handCount: 200, tabulated: 200 });
    await room.ask('reyes', { type: 'release-container', container: 'BOX-M-01', statement: 'Only the label was wet.' });
    await room.ask('solberg', { type: 'close-incident', incident: 'wet', statement: 'The label was wet.' });
    const named = BATCHES.map((batch) => (batch.name === 'MB-004' ? { ...batch, name: 'MB-004, tray 2' } : batch));
    const batches = named.toSorted((one, other) =>
      inOrder({ ...one, name: one.batch }, { ...other, name: other.batch }),
    );
    for (const form of MANIFEST_FORMS) {
      const { blockers, rows, cards, votersCredited, file } = await room.manifest('okafor', form);
      expect(blockers).toEqual([]);
      expect([rows.length, cards, votersCredited]).toEqual([30, 5960, 5965]);
      expect(file).toMatchObject(manifestByHand(form, batches));
    }
    const of = (channel: string) => sumOf(BATCHES.filter((batch) => batch.channel === channel));
    expect(['election-day', 'early', 'mail', 'provisional'].map(of)).toEqual([1840, 1248, 2857, 15]);
    expect([sumOf(BATCHES.filter(({ hasCvrs }) => hasCvrs)), sumOf(BATCHES.filter(({ hasCvrs }) => !hasCvrs))]).toEqual(
      [2872, 3088],
    );
    // Five fewer than voters are an explanation to read, and no error.
    const { units } = await (await room.signedIn('okafor')).ask('ballot-reconciliation', room.place());
    const lines = units.flatMap(({ explanations }) => explanations.map(({ code, amount }) => [code, amount]));
    expect(lines.toSorted()).toEqual([
      ['EMPTY_ENVELOPE', -5],
      ['EXTRA_IN_ENVELOPE', 1],
      ['FLED_VOTER', -1],
    ]);
  }, 90_000);

  test('B4 SB-18 frozen, its fingerprint is on the sheet of the commitment; a form amended before that withdraws it and says why', async () => {
    const osei = await room.signedIn('osei');
    await room.freeze('okafor');
    await osei.send('register-ballot-manifest', place());
    await room.ask('eze', cover({ outstacked: 2 }) as BallotAskOf<'amend-form'>);
    const withdrawn = await room.manifest('okafor');
    expect(withdrawn.frozen[0]?.withdrawnBecause).toBe('form-amended');
    expect(withdrawn.audits.find(({ auditId }) => auditId === world.auditId)?.registered).toBe('none');
    await room.ask('eze', { type: 'sign-form', filled: COVER });
    await room.ask('eze', { type: 'complete-form', filled: COVER, isUnexplained: false });
    await room.reviewed('reyes', COVER, { handCount: 200, tabulated: 200 });
    await osei.send('register-ballot-manifest', place());
    await commitInputs(world.ada, world.auditId);
    const { heading } = await world.ada.ask('plan', { auditId: world.auditId });
    expect(heading.phase).not.toBe('planning');
    const bytes = await world.ada.downloadBytes(
      documentAddress({ auditId: world.auditId, document: 'commitment-sheet', paper: 'letter' }),
    );
    const sheet = (await readPdf(bytes)).pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
    const { commitment } = await world.ada.ask('commitment', { auditId: world.auditId });
    assert(commitment !== null, 'it is committed');
    for (const line of commitment.match(/.{16}/g) ?? [])
      expect(sheet).toContain(line.replaceAll(/(.{4})(?=.)/g, '$1 '));
  }, 90_000);
});
