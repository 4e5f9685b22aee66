import { afterAll, expect, test } from 'vitest';
import { closeRound, commitInputs, measured, planAudit } from './administrator-steps.ts';
import { JURISDICTIONS, manifestOf, mayor, PARTICIPANTS } from './by-hand-counties.ts';
import { administratorSignsIn, concludeAndReport, managersSignIn, twoTablesAtWork } from './by-hand-steps.ts';
import { holdsInDocument, measureHands } from './measured-hands.ts';
import { followNextStep, isAt, press, sees, useFile } from './on-page.ts';
import { ADMINISTRATOR, openJourney } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

const { audit, office, rounds } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());
/** A whole audit, on a machine that is busy with other tests. */
const WHOLE_AUDIT_MS = 480_000;

test(
  'full hand tally, by hand',
  async () => {
    const all = { journey, hands: measureHands() };
    const ada = await administratorSignsIn(all, ADMINISTRATOR.email);
    await planAudit(ada, {
      ...{ name: 'Tally by hand', type: 'full-hand-tally' },
      ...{ participants: PARTICIPANTS, jurisdictions: JURISDICTIONS },
      contests: [mayor({ votes: [360, 120], totalBallots: null })],
    });
    const desks = await managersSignIn(all);
    for (const jurisdiction of JURISDICTIONS) await useFile(desks[jurisdiction], 'manifest', manifestOf(40));
    await commitInputs(ada);
    await followNextStep(ada, audit.next.steps['launch-round'].button);
    await isAt(ada, rounds.launch.title);
    await press(ada, rounds.launch.count.submit);
    await sees(ada, fill(rounds.launch.isOpen, { round: 1 }));
    let counted = 0;
    const first = () => (counted++ === 0 ? [29, 11] : [30, 10]);
    for (const jurisdiction of JURISDICTIONS) {
      const kind = office.cards.types['election-day'];
      await twoTablesAtWork(all, desks[jurisdiction], { jurisdiction, counted: first, kind });
    }
    await closeRound(ada, 1);
    expect(await measured(ada, 1, 'Mayor')).toMatchObject({
      [rounds.result.outcome]: rounds.result.outcomes['hand-tally-confirmed'],
    });
    expect(await concludeAndReport(ada)).toContain('FULL_HAND_TALLY');
    expect(journey.complaints).toEqual([]);
    holdsInDocument('Full hand tally', ['Administrator', 'Two managers', 'Four tables'], all.hands);
  },
  WHOLE_AUDIT_MS,
);
