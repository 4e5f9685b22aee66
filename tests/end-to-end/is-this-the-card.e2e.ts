import { reportAddress, retrievalListAddress } from '@plumbline/api';
import type { ManualVoteRecord } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openFirstRound, planAudit, useFile } from '../../apps/server/src/journeys/plan-audit.ts';
import {
  COMPARED_CONTESTS,
  COMPARED_MANIFEST,
  COMPARED_NAMES,
  clearBallotCvrs,
  dominionCvrs,
} from '../../apps/server/src/testing/compared-counties.ts';
import {
  boardClient,
  keepBallot,
  nameMembers,
  pressSeen,
  sayOfCard,
  seesEverythingSaved,
  sign,
  sitDown,
} from './board-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, press, rowsOf, sees, tableOf, type, visit } from './on-page.ts';
import {
  ADMINISTRATOR,
  eventually,
  FIRST_MANAGER,
  openJourney,
  pictureOnFailure,
  SECOND_MANAGER,
} from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { fill, WORDS } from './words.ts';

/* A board says before the contests whether it holds the card; of a duplicate whether the original was found; and where it does not agree. */

const { board, cases } = WORDS;
const TABLET = { width: 820, height: 1180 };
const AT = { jurisdiction: 'J2', board: 'Audit Board #01' } as const;
/** By its record, this card of J2 replaces a damaged one. */
const REMADE = '2-2-1';

const journey = await openJourney();
afterAll(() => journey.close());

async function openComparison(): Promise<string> {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planAudit(journey, ada, {
    name: 'Is this the card',
    type: 'ballot-comparison',
    contests: COMPARED_CONTESTS,
    participants: ({ first, second }) => `Jurisdiction,Admin Email\nJ1,${first}\nJ2,${second}\n`,
  });
  const [jane, omar] = [await journey.clientOf(FIRST_MANAGER), await journey.clientOf(SECOND_MANAGER)];
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'J1' }, COMPARED_MANIFEST);
  await useFile(omar, { auditId, kind: 'manifest', jurisdiction: 'J2' }, COMPARED_MANIFEST);
  await useFile(jane, { auditId, kind: 'cvrs', jurisdiction: 'J1' }, dominionCvrs());
  await useFile(omar, { auditId, kind: 'cvrs', jurisdiction: 'J2' }, clearBallotCvrs({ remade: [REMADE] }));
  await ada.send('match-names', { auditId, jurisdiction: 'J2', ...COMPARED_NAMES });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  return auditId;
}

const NO_CONTEST: ManualVoteRecord = {
  state: 'audited',
  interpretations: {
    'Contest 1': { kind: 'contest-not-on-ballot', note: '' },
    'Contest 2': { kind: 'contest-not-on-ballot', note: '' },
  },
};

test('a board says whether it holds the card, finds no original, does not agree; each is kept and looked into', async () => {
  const auditId = await openComparison();
  const place = { auditId, ...AT };
  const omar = await journey.clientOf(SECOND_MANAGER);
  await omar.send('create-boards', { auditId, jurisdiction: 'J2', count: 1 });
  const { boards } = await omar.ask('jurisdiction', place);
  const link = boards[0]?.link ?? '';
  const client = await boardClient(journey, link);
  const screen = await sitDown(journey, link, TABLET);
  pictureOnFailure(screen, 'Is this the card, board');
  await nameMembers(screen, ['Joe Poe', 'Ann Lee']);
  const { ballots } = await client.ask('board', place);
  const printed = ballots.filter(({ imprintedId }) => imprintedId !== null);
  const [same, other, none] = printed.filter(({ remade }) => !remade);
  const remade = printed.find((line) => line.remade);
  assert(same && other && none && remade, 'the board has cards of every kind', ballots);
  expect(remade.imprintedId).toBe(REMADE);

  const list = (await omar.download(retrievalListAddress({ auditId, jurisdiction: 'J2' }))).split('\r\n');
  expect(list[0]).toContain(',Audit Board,Remarks');
  expect(list.filter((line) => line.endsWith(',Duplicate: fetch the original too'))).toHaveLength(1);
  await sees(screen, board.table.remade);
  await picture(screen, 'list');

  // The contests open when it was said whether this is the card.
  await open(screen, same);
  expect(await contests(screen)).toBe(0);
  await picture(screen, 'asked');
  await inspect(screen, 'asked');
  await sayOfCard(screen, board.card.title, board.card.same);
  await eventually(() => contests(screen)).toBe(2);
  await enterNothing(screen);
  await pressSeen(screen, 'Contest 2', [board.ballot.notAgreed]);
  await press(screen, board.ballot.readBack);
  await isAt(screen, board.readBack.title);
  await sees(screen, board.readBack.imprintSame);
  await sees(screen, board.readBack.notAgreed);
  await press(screen, board.readBack.change);
  await keepBallot(screen);
  await seesEverythingSaved(screen);

  // Another number: it is typed, and is not the one that should be there. Kept without a network, and after a reload.
  await open(screen, other);
  await sayOfCard(screen, board.card.title, board.card.different);
  await enterNothing(screen);
  await press(screen, board.ballot.readBack);
  await sees(screen, board.card.saysMissing);
  await type(screen, board.card.whatItSays, other.imprintedId ?? '');
  await press(screen, board.ballot.readBack);
  await sees(screen, board.card.saysTheSame);
  await type(screen, board.card.whatItSays, '9-9-99');
  await picture(screen, 'different');
  await inspect(screen, 'another number');
  await screen.context().setOffline(true);
  await press(screen, board.ballot.readBack);
  await sees(screen, fill(board.readBack.imprintSays, { says: '9-9-99' }));
  await picture(screen, 'read-back');
  await press(screen, board.readBack.keep);
  await eventually(
    async () => (await client.ask('board', place)).ballots.filter(({ said }) => said !== null).length,
  ).toBe(1);
  await screen.context().setOffline(false);
  await seesEverythingSaved(screen);
  const kept = (await client.ask('ballot', { ...place, ballot: other.ballot })).ballot;
  expect(kept.record).toMatchObject({ card: { imprint: { is: 'different', says: '9-9-99' } } });

  await open(screen, none);
  await sayOfCard(screen, board.card.title, board.card.none);
  await enterNothing(screen);
  await keepBallot(screen);

  // By its record a duplicate: the board says what became of the original, or that it is none.
  await open(screen, remade);
  await sees(screen, board.card.remade);
  await sayOfCard(screen, board.card.title, board.card.same);
  await enterNothing(screen);
  await press(screen, board.ballot.readBack);
  await sees(screen, board.card.originalMissing);
  await picture(screen, 'duplicate');
  await inspect(screen, 'a duplicate');
  await sayOfCard(screen, board.card.original, board.card.originalNotFound);
  await keepBallot(screen);
  await seesEverythingSaved(screen);

  const entered = new Set([same, other, none, remade].map(({ ballot }) => ballot));
  for (const { ballot } of ballots.filter((line) => !entered.has(line.ballot))) {
    await client.send('record-ballot', { ...place, ballot, record: NO_CONTEST, basedOn: null });
  }
  await visit(screen, '/board');
  await follow(screen, board.table.signOff);
  await isAt(screen, board.signOff.title);
  await sees(screen, board.signOff.imprintDifferent);
  const summary = screen.getByRole('region', { name: board.signOff.summary });
  expect(await summary.locator('dl > div').allTextContents()).toEqual([
    `${board.signOff.audited}9`,
    `${board.signOff.imprintSame}2`,
    `${board.signOff.imprintDifferent}1`,
    `${board.signOff.imprintNone}1`,
    `${board.signOff.originalNotFound}1`,
    `${board.signOff.notAgreed}1`,
  ]);
  await picture(screen, 'sign-off');
  await inspect(screen, 'sign-off');
  await sign(screen, { 'Joe Poe': 'Joe Poe', 'Ann Lee': 'Ann Lee' });
  await sees(screen, board.done.title);

  const manager = await journey.windowOf(SECOND_MANAGER);
  pictureOnFailure(manager, 'Is this the card, manager');
  await visit(manager, `/audits/${auditId}/cases`);
  await isAt(manager, cases.title);
  const { cases: found } = await omar.ask('cases', { auditId });
  const kindsOf = (wanted: string) =>
    found.flatMap(({ unit, lines }) =>
      unit.kind === 'ballot' && unit.ballot === wanted ? lines.map(({ audited }) => audited.kind) : [],
    );
  expect(kindsOf(same.ballot)).toContain('not-agreed');
  expect(kindsOf(other.ballot)).toContain('imprint');
  expect(kindsOf(none.ballot)).not.toContain('imprint');
  expect(kindsOf(remade.ballot)).toContain('original-not-found');
  await eventually(async () => (await rowsOf(tableOf(manager, cases.title))).length).toBe(found.length);
  await picture(manager, 'cases');
  const { position, batch, tabulator } = other;
  const of = { position: String(position), batch, tabulator: tabulator ?? '' };
  await follow(manager, fill(cases.unit.ballotOfTabulator, of));
  await sees(manager, fill(cases.figure.imprint, { says: '9-9-99' }));
  await sees(manager, fill(cases.figure.imprint, { says: other.imprintedId ?? '' }));
  await picture(manager, 'case');

  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('Audited?,Imprint Confirmed?,Duplicate?,Contests Not Agreed On');
  expect(report).toContain('AUDITED,DIFFERENT: 9-9-99,,,');
  expect(report).toContain('AUDITED,NONE_ON_THE_CARD,,,');
  expect(report).toContain('AUDITED,SAME,ORIGINAL_NOT_FOUND,,');
  expect(report).toContain('AUDITED,SAME,,Contest 2,');
  expect(journey.complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

type Line = { readonly position: number; readonly batch: string; readonly tabulator: string | null };

async function open(screen: Page, line: Line): Promise<void> {
  await visit(screen, '/board');
  const of = { position: line.position, batch: line.batch };
  await follow(screen.getByRole('row').filter({ hasText: line.tabulator ?? '' }), fill(board.table.auditNamed, of));
  await isAt(screen, fill(board.ballot.title, of));
}

const contests = (screen: Page): Promise<number> => screen.getByRole('group', { name: /Contest [12]$/ }).count();

async function enterNothing(screen: Page): Promise<void> {
  for (const contest of ['Contest 1', 'Contest 2']) await pressSeen(screen, contest, [board.ballot.notOnBallot]);
}

/** Nobody is kept from using the page as it is now. */
async function inspect(screen: Page, state: string): Promise<void> {
  expect(await inspectPage(screen, state)).toEqual([]);
  await screen.setViewportSize(TABLET);
}

/** For whoever wants to look at the pages: at a desk, at a tablet and on a narrow phone. */
const picture = (page: Page, name: string) => pictureOf(page, name, [1280, 820, 390, 320]);
