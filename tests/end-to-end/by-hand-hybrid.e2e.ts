import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { commitInputs, fillInSettings, setSeed, startRound } from './administrator-steps.ts';
import { castVoteRecords, comparedManifest, JURISDICTIONS, LOSER } from './by-hand-counties.ts';
import {
  administratorSignsIn,
  asRecorded,
  butForFirst,
  concludeAndReport,
  createFromRecords,
  managersSignIn,
  playRound,
} from './by-hand-steps.ts';
import { holdsInDocument, measureHands } from './measured-hands.ts';
import { choose, goTo, press, sees, tick, type, useFile } from './on-page.ts';
import { ADMINISTRATOR, openJourney } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

const { audit, records, rounds, setup } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());
/** A whole audit, on a machine that is busy with other tests. */
const WHOLE_AUDIT_MS = 480_000;

test(
  'hybrid, by hand',
  async () => {
    const all = { journey, hands: measureHands() };
    const ada = await administratorSignsIn(all, ADMINISTRATOR.email);
    await createFromRecords(ada, { type: 'hybrid', name: 'Hybrid by hand' });
    const desks = await managersSignIn(all);
    for (const jurisdiction of JURISDICTIONS) {
      await useFile(desks[jurisdiction], 'manifest', comparedManifest({ without: 20 }));
      await useFile(desks[jurisdiction], 'cvrs', castVoteRecords());
    }
    await goTo(ada, audit.pages.contests);
    await press(ada, fill(records.strata.use, { contest: 'Mayor' }));
    const fields = ada.getByRole('group', { name: fill(setup.contests.number, { number: 1 }), exact: true });
    await type(fields, setup.contests.totalBallots, '100');
    // 56 and 4 in the records, 38 and 2 beside them.
    await type(fields, fill(setup.contests.choiceVotes, { number: 1 }), '94');
    await type(fields, fill(setup.contests.choiceVotes, { number: 2 }), '6');
    await tick(fields, setup.contests.universeAll);
    await press(ada, setup.contests.save);
    await sees(ada, setup.contests.saved);
    await fillInSettings(ada);
    await commitInputs(ada);
    await setSeed(ada, '31415926535897932384');
    await chooseSizes(ada, { cvr: 6, noCvr: 3 });
    await startRound(ada, 1);
    await playRound(all, { ada, desks, round: 1, seen: butForFirst({ Mayor: [LOSER] }, asRecorded) });
    await chooseSizes(ada, { cvr: 8, noCvr: 5 });
    await startRound(ada, 2);
    await playRound(all, { ada, desks, round: 2, seen: asRecorded });
    expect(await concludeAndReport(ada)).toContain('Mayor');
    expect(journey.complaints).toEqual([]);
    holdsInDocument('Hybrid', ['Administrator', 'Two managers', 'Four boards'], all.hands);
  },
  WHOLE_AUDIT_MS,
);

async function chooseSizes(ada: Page, of: { readonly cvr: number; readonly noCvr: number }): Promise<void> {
  await choose(ada, rounds.launch.custom);
  await type(ada, rounds.launch.strata.customLabels.cvr, String(of.cvr));
  await type(ada, rounds.launch.strata.customLabels.noCvr, String(of.noCvr));
}
