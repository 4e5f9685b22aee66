import { afterAll, expect, test } from 'vitest';
import { commitInputs, fillInSettings, setSeed, startRound } from './administrator-steps.ts';
import { castVoteRecords, comparedManifest, JURISDICTIONS, LOSER } from './by-hand-counties.ts';
import {
  administratorSignsIn,
  asRecorded,
  butForFirst,
  chooseSize,
  concludeAndReport,
  createFromRecords,
  managersSignIn,
  playRound,
} from './by-hand-steps.ts';
import { holdsInDocument, measureHands } from './measured-hands.ts';
import { goTo, press, sees, useFile } from './on-page.ts';
import { ADMINISTRATOR, openJourney } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

const { audit, records, setup } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());
/** A whole audit, on a machine that is busy with other tests. */
const WHOLE_AUDIT_MS = 480_000;

test(
  'ballot comparison, by hand',
  async () => {
    const all = { journey, hands: measureHands() };
    const ada = await administratorSignsIn(all, ADMINISTRATOR.email);
    await createFromRecords(ada, { type: 'ballot-comparison', name: 'Comparison by hand' });
    const desks = await managersSignIn(all);
    for (const jurisdiction of JURISDICTIONS) {
      await useFile(desks[jurisdiction], 'manifest', comparedManifest());
      await useFile(desks[jurisdiction], 'cvrs', castVoteRecords());
    }
    await goTo(ada, audit.pages.contests);
    await ada
      .getByLabel(fill(records.contests.useOf, { contest: 'Mayor' }), { exact: true })
      .selectOption({ label: records.contests.uses.targeted });
    await press(ada, setup.contests.save);
    await sees(ada, setup.contests.saved);
    await fillInSettings(ada);
    await commitInputs(ada);
    await setSeed(ada, '31415926535897932384');
    await chooseSize(ada, 8);
    await startRound(ada, 1);
    await playRound(all, { ada, desks, round: 1, seen: butForFirst({ Mayor: [LOSER] }, asRecorded) });
    await chooseSize(ada, 10);
    await startRound(ada, 2);
    await playRound(all, { ada, desks, round: 2, seen: asRecorded });
    expect(await concludeAndReport(ada)).toContain('Mayor');
    expect(journey.complaints).toEqual([]);
    holdsInDocument('Ballot comparison', ['Administrator', 'Two managers', 'Four boards'], all.hands);
  },
  WHOLE_AUDIT_MS,
);
