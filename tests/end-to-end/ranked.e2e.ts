import { assert } from '@plumbline/prelude';
import { assertionInWords } from '@plumbline/words/assertion-words';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openFirstRound, planAudit, useFile } from '../../apps/server/src/journeys/plan-audit.ts';
import { RANKED_CONTEST, RANKED_MANIFEST, rankedCvrs } from '../../apps/server/src/testing/ranked-county.ts';
import {
  boardClient,
  keepBallot,
  nameMembers,
  pressSeen,
  sayOfCard,
  seesEverythingSaved,
  sitDown,
} from './board-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, press, rowsOf, sees, standsStill, tableOf, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { fill, WORDS } from './words.ts';

/* A contest whose choices voters ranked: chosen from the records, its assertions worked out and looked at, its ranks entered by a board. */

const { board, records, setup } = WORDS;
const TABLET = { width: 820, height: 1180 };
const AT = { jurisdiction: 'Adams', board: 'Audit Board #01' } as const;
const COMMIT = setup.commit.title;

const journey = await openJourney();
afterAll(() => journey.close());

test('a ranked contest: from the records to assertions, and ranks at the board, with what voters do with them', async () => {
  const client = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planAudit(journey, client, {
    name: 'Ranked',
    type: 'ballot-comparison',
    compatibility: false,
    contests: [{ ...RANKED_CONTEST, name: 'Placeholder' }],
    participants: ({ first }) => `Jurisdiction,Admin Email\nAdams,${first}\n`,
  });
  const jane = await journey.clientOf(FIRST_MANAGER);
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'Adams' }, RANKED_MANIFEST);
  await useFile(jane, { auditId, kind: 'cvrs', jurisdiction: 'Adams' }, rankedCvrs());
  const ada = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(ada, 'Ranked, administrator');

  // The records say that voters ranked, and so the contest is one that is counted by instant runoff.
  await visit(ada, `/audits/${auditId}/contests`);
  await isAt(ada, setup.contests.title);
  await ada.getByLabel(fill(records.contests.useOf, { contest: 'Mayor' })).selectOption('targeted');
  const chosen = ada.getByRole('group', { name: 'Mayor', exact: true });
  expect(await chosen.getByLabel(records.contests.isRanked).isChecked()).toBe(true);
  const placeholder = ada.getByRole('group', { name: 'Placeholder', exact: true });
  await placeholder.getByRole('button', { name: setup.contests.removeContest }).click();
  await pictureOf(ada, 'contests', [1280, 390]);
  await press(ada, setup.contests.save);
  await sees(ada, setup.contests.saved);

  await visit(ada, `/audits/${auditId}/commit`);
  await isAt(ada, COMMIT);
  await sees(ada, fill(setup.commit.missingLines['assertions-not-found'], { contest: 'Mayor' }));
  await pictureOf(ada, 'to-work-out', [1280, 390]);
  expect(await inspectPage(ada, 'assertions missing')).toEqual([]);
  await press(ada, setup.assertions.findButton);
  const title = fill(setup.assertions.title, { contest: 'Mayor' });
  await tableOf(ada, title).waitFor();
  const claim = { type: 'NEB', winner: 'Ann Lee', eliminated: [] } as const;
  expect(await rowsOf(tableOf(ada, title))).toEqual([
    [assertionInWords({ ...claim, loser: 'Bo Ruiz' }), '20'],
    [assertionInWords({ ...claim, loser: 'Cy Orr' }), '20'],
  ]);
  await pictureOf(ada, 'assertions', [1280, 390]);
  expect(await inspectPage(ada, 'assertions')).toEqual([]);

  await openFirstRound(client, { auditId, seed: '1234567890', sampleSizes: { Mayor: 23 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'Adams', count: 1 });
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'Adams' });
  const screen = await sitDown(journey, boards[0]?.link ?? '', TABLET);
  pictureOnFailure(screen, 'Ranked, board');
  await nameMembers(screen, ['Joe Poe', 'Ann Fay']);
  const device = await boardClient(journey, boards[0]?.link ?? '');
  const place = { auditId, ...AT };
  const { ballots } = await device.ask('board', place);
  const [first, second, third] = ballots;
  assert(first && second && third, 'three cards are drawn');

  // One at each rank, by keyboard alone.
  await open(screen, first);
  await sayOfCard(screen, board.card.title, board.card.same);
  await ready(screen);
  await rank(screen, 'Ann Lee', 1).press('Space');
  await rank(screen, 'Bo Ruiz', 2).press('Enter');
  await sees(screen, fill(board.ballot.countsInOrder, { choices: 'Ann Lee, Bo Ruiz' }));
  await pictureOf(screen, 'ranks', [1280, 820, 390, 320]);
  expect(await inspectPage(screen, 'ranks')).toEqual([]);
  await screen.setViewportSize(TABLET);
  await keepBallot(screen);
  await seesEverythingSaved(screen);

  // A skipped rank, and one that was given twice: kept without a network, and read back.
  await open(screen, second);
  await sayOfCard(screen, board.card.title, board.card.same);
  await press(screen, board.ballot.readBack);
  await sees(screen, fill(board.ballot.missing, { contest: 'Mayor' }));
  await ready(screen);
  await rank(screen, 'Cy Orr', 2).click();
  await rank(screen, 'Ann Lee', 3).click();
  await rank(screen, 'Bo Ruiz', 3).click();
  await sees(screen, fill(board.ballot.rankTwice, { rank: '3' }));
  await sees(screen, fill(board.ballot.countsInOrder, { choices: 'Cy Orr' }));
  await pictureOf(screen, 'rank-twice', [820, 390]);
  await screen.context().setOffline(true);
  await press(screen, board.ballot.readBack);
  await isAt(screen, board.readBack.title);
  await sees(screen, fill(board.readBack.rankEmpty, { rank: '1' }));
  await sees(screen, fill(board.readBack.rankIs, { rank: '3', choices: 'Ann Lee, Bo Ruiz' }));
  await pictureOf(screen, 'read-back', [820, 390]);
  await press(screen, board.readBack.keep);
  await screen.context().setOffline(false);
  await seesEverythingSaved(screen);
  const kept = (await device.ask('ballot', { ...place, ballot: second.ballot })).ballot.record;
  expect(kept).toMatchObject({
    interpretations: {
      Mayor: {
        choices: ['Cy Orr', 'Ann Lee', 'Bo Ruiz'],
        ranks: [
          { choices: [], invalidWriteIn: false },
          { choices: ['Cy Orr'], invalidWriteIn: false },
          { choices: ['Ann Lee', 'Bo Ruiz'], invalidWriteIn: false },
        ],
      },
    },
  });

  // What is kept comes back as it was pressed; blank takes the ranks away.
  await open(screen, second, board.table.reAuditNamed);
  await ready(screen);
  expect(await rank(screen, 'Cy Orr', 2).getAttribute('aria-pressed')).toBe('true');
  await pressSeen(screen, 'Mayor', [board.ballot.blank]);
  expect(await rank(screen, 'Cy Orr', 2).getAttribute('aria-pressed')).toBe('false');
  await keepBallot(screen);
  await seesEverythingSaved(screen);
  await eventually(
    async () => (await device.ask('ballot', { ...place, ballot: second.ballot })).ballot.record,
  ).toMatchObject({ interpretations: { Mayor: { kind: 'blank' } } });

  // An invalid write-in at a rank is a mark for nobody.
  await open(screen, third);
  await sayOfCard(screen, board.card.title, board.card.same);
  await ready(screen);
  await rank(screen, board.ballot.invalidWriteIn, 1).click();
  await rank(screen, 'Bo Ruiz', 1).click();
  await sees(screen, board.ballot.countsForNobody);
  await keepBallot(screen);
  await seesEverythingSaved(screen);
  expect(journey.complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

type Line = { readonly position: number; readonly batch: string };

async function open(screen: Page, { position, batch }: Line, named: string = board.table.auditNamed): Promise<void> {
  await visit(screen, '/board');
  const of = { position, batch };
  await follow(screen, fill(named, of));
  await isAt(screen, fill(board.ballot.title, of));
}

/** The ranks are there, and what is pressed counts. */
async function ready(screen: Page): Promise<void> {
  await rank(screen, 'Ann Lee', 1).waitFor();
  await standsStill(screen);
}

function rank(screen: Page, choice: string, place: number) {
  return screen.getByRole('button', { name: fill(board.ballot.rankOf, { choice, rank: String(place) }), exact: true });
}
