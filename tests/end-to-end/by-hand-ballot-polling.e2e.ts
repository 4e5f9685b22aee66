import { afterAll, expect, test } from 'vitest';
import { commitInputs, planAudit, setSeed, startRound } from './administrator-steps.ts';
import { JURISDICTIONS, LOSER, manifestOf, mayor, PARTICIPANTS, WINNER } from './by-hand-counties.ts';
import {
  administratorSignsIn,
  butForFirst,
  chooseSize,
  concludeAndReport,
  managersSignIn,
  playRound,
} from './by-hand-steps.ts';
import { holdsInDocument, measureHands } from './measured-hands.ts';
import { useFile } from './on-page.ts';
import { ADMINISTRATOR, openJourney } from './open-journey.ts';

const journey = await openJourney();
afterAll(() => journey.close());
/** A whole audit, on a machine that is busy with other tests. */
const WHOLE_AUDIT_MS = 480_000;

test(
  'ballot polling, by hand',
  async () => {
    const all = { journey, hands: measureHands() };
    const ada = await administratorSignsIn(all, ADMINISTRATOR.email);
    await planAudit(ada, {
      ...{ name: 'Polling by hand', type: 'ballot-polling', compatibility: false },
      ...{ participants: PARTICIPANTS, jurisdictions: JURISDICTIONS },
      contests: [mayor({ votes: [96, 24], totalBallots: 120 })],
    });
    const desks = await managersSignIn(all);
    for (const jurisdiction of JURISDICTIONS) await useFile(desks[jurisdiction], 'manifest', manifestOf(10));
    await commitInputs(ada);
    await setSeed(ada, '31415926535897932384');
    await chooseSize(ada, 12);
    await startRound(ada, 1);
    // Where every third is for the loser, 1.6 to the power of 7 times 0.4 to the power of 5 is less than 1.
    let looked = 0;
    const everyThird = () => {
      looked += 1;
      return { Mayor: [looked % 3 === 0 ? LOSER : WINNER] };
    };
    await playRound(all, { ada, desks, round: 1, seen: butForFirst('not-found', everyThird) });
    await chooseSize(ada, 14);
    await startRound(ada, 2);
    await playRound(all, { ada, desks, round: 2, seen: () => ({ Mayor: [WINNER] }) });
    expect(await concludeAndReport(ada)).toContain('Mayor');
    expect(journey.complaints).toEqual([]);
    holdsInDocument('Ballot polling', ['Administrator', 'Two managers', 'Four boards'], all.hands);
  },
  WHOLE_AUDIT_MS,
);
