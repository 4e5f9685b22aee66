import { afterAll, expect, test } from 'vitest';
import { commitInputs, planAudit, setSeed, startRound } from './administrator-steps.ts';
import { JURISDICTIONS, manifestOf, mayor, PARTICIPANTS, totalsOf } from './by-hand-counties.ts';
import {
  administratorSignsIn,
  chooseSize,
  concludeAndReport,
  endRound,
  managersSignIn,
  twoTablesAtWork,
} from './by-hand-steps.ts';
import { holdsInDocument, measureHands } from './measured-hands.ts';
import { uploadBatchFiles } from './office-steps.ts';
import { ADMINISTRATOR, openJourney } from './open-journey.ts';

const journey = await openJourney();
afterAll(() => journey.close());
/** A whole audit, on a machine that is busy with other tests. */
const WHOLE_AUDIT_MS = 480_000;

test(
  'batch comparison, by hand',
  async () => {
    const all = { journey, hands: measureHands() };
    const ada = await administratorSignsIn(all, ADMINISTRATOR.email);
    await planAudit(ada, {
      ...{ name: 'Batches by hand', type: 'batch-comparison', compatibility: false },
      ...{ participants: PARTICIPANTS, jurisdictions: JURISDICTIONS },
      contests: [mayor({ votes: [360, 120], totalBallots: null })],
    });
    const desks = await managersSignIn(all);
    const files = { manifest: manifestOf(40), totals: totalsOf([30, 10]) };
    for (const jurisdiction of JURISDICTIONS) await uploadBatchFiles(desks[jurisdiction], files);
    await commitInputs(ada);
    await setSeed(ada, '31415926535897932384');
    await chooseSize(ada, 5);
    await startRound(ada, 1);
    // A table finds ten votes of the winner with the loser: a third of all the error that the batch could hold.
    let counted = 0;
    const first = () => (counted++ === 0 ? [20, 20] : [30, 10]);
    for (const jurisdiction of JURISDICTIONS) {
      await twoTablesAtWork(all, desks[jurisdiction], { jurisdiction, counted: first });
    }
    await endRound(ada, 1);
    await chooseSize(ada, 5);
    await startRound(ada, 2);
    for (const jurisdiction of JURISDICTIONS) {
      await twoTablesAtWork(all, desks[jurisdiction], { jurisdiction, counted: () => [30, 10] });
    }
    await endRound(ada, 2);
    expect(await concludeAndReport(ada)).toContain('Mayor');
    expect(journey.complaints).toEqual([]);
    holdsInDocument('Batch comparison', ['Administrator', 'Two managers', 'Four tables'], all.hands);
  },
  WHOLE_AUDIT_MS,
);
