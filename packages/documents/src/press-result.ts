import {
  assertInRounds,
  type BegunAudit,
  countedName,
  distinctUnits,
  fieldworkIn,
  isRanked,
  latestMeasurements,
  type Plan,
  riskLimitOf,
  unitPlace,
} from '@plumbline/audit';
import { type Contest, riskText } from '@plumbline/election';
import { auditRoomWords } from '@plumbline/words/audit-room-words';
import type { Block } from './block.ts';
import { officialResults } from './official-results.ts';
import { outByLotOf } from './out-by-lot-of.ts';
import type { PrintContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';

/** The result of the audit for whoever reports about it: what was found of each contest, and what an audit cannot show. */
export function pressResult({ audit: begun, language }: PrintContext): ComposedDocument {
  const audit = assertInRounds(begun);
  const say = auditRoomWords(language);
  const { plan } = audit;
  const closed = audit.rounds.filter(({ measurements }) => measurements.length > 0);
  const draws = closed.flatMap((round) => round.draws);
  const inBatches = fieldworkIn(plan) === 'batches';
  const count = inBatches
    ? new Set(
        distinctUnits(draws).map(({ jurisdiction, batch }) =>
          unitPlace(jurisdiction, countedName(audit, { jurisdiction, batch })),
        ),
      ).size
    : distinctUnits(draws).length;
  const limit = plan.settings === null ? 0 : riskLimitOf(plan.settings);
  const measurements = latestMeasurements(audit).toSorted(
    (one, other) => Number(other.targeted) - Number(one.targeted),
  );
  const outByLot = outByLotOf(audit);
  const contests = measurements.flatMap(({ contest: name, outcome, pValue, handTally }): readonly Block[] => {
    const contest = plan.contests.find((one) => one.name === name);
    const byLot = outByLot.get(name) ?? [];
    const isRisk = pValue !== null && handTally === null && limit > 0;
    return [
      { type: 'heading', text: say(`press.outcome.${outcome}`, { contest: name }) },
      ...(isRisk
        ? [
            {
              type: 'paragraph',
              text: say('press.risk', {
                risk: `${riskText(pValue * 100, { limit: limit * 100, decimals: 3 })} %`,
                limit: `${plan.settings?.riskLimitPercent ?? 0} %`,
              }),
            } as const,
          ]
        : []),
      ...(contest !== undefined && isRanked(contest)
        ? [{ type: 'paragraph', text: rankedText(plan, contest, say) } as const]
        : []),
      ...(byLot.length > 0
        ? [{ type: 'paragraph', text: say('press.outByLot', { names: byLot.join(', ') }) } as const]
        : []),
      {
        type: 'facts',
        columns: 3,
        facts: (contest?.choices ?? [])
          .toSorted((one, other) => other.votes - one.votes)
          .map(({ name: choice, votes }) => [choice, votes.toLocaleString(language)] as const),
      },
    ];
  });
  return {
    title: say('press.document'),
    blocks: [
      { type: 'title', text: say('press.title', { election: plan.settings?.electionName ?? plan.name }) },
      ...(audit.phase === 'concluded'
        ? []
        : [{ type: 'callout', text: say('press.underWay', { round: closed.length }) } as const]),
      {
        type: 'paragraph',
        text: say('press.lead', { units: say(inBatches ? 'press.batches' : 'press.ballots', { count }) }),
        size: 12,
      },
      ...contests,
      ...officialBlocks(audit, say),
      { type: 'heading', text: say('press.cannot') },
      { type: 'list', numbered: false, items: [say('press.cannot1'), say('press.cannot2'), say('press.cannot3')] },
      { type: 'paragraph', text: say('press.check') },
      { type: 'lines', lines: [{ label: say('press.contact'), share: 1 }] },
    ],
  };
}

/** The results by hand count, once every ballot is counted and the audit is concluded. */
function officialBlocks(audit: BegunAudit, say: ReturnType<typeof auditRoomWords>): readonly Block[] {
  const results = officialResults(audit);
  if (results === undefined) return [];
  return [
    { type: 'heading', text: say('press.official') },
    { type: 'paragraph', text: say('press.officialSays') },
    {
      type: 'table',
      columns: [
        { head: say('press.choice'), share: 3 },
        { head: say('press.votes'), share: 2, align: 'right' },
        { head: say('press.byHand'), share: 3 },
      ],
      rows: results.flatMap(({ contest, choices }) => [
        { group: contest },
        ...choices.map(({ choice, votes, result }) => [
          choice,
          votes.toLocaleString('en-US'),
          say(`press.byHandCount.${result}`),
        ]),
      ]),
    },
  ];
}

/** First choices do not say who won: whoever was reported to is named. */
function rankedText(plan: Plan, { name, reportedWinner }: Contest, say: ReturnType<typeof auditRoomWords>): string {
  return reportedWinner === undefined
    ? say('press.ranked', { winner: winnerByRecords(plan, name) })
    : say('press.rankedByHand', { winner: reportedWinner });
}

/** Who won a ranked contest by the cast vote records. The sizes of its first choices do not say. */
function winnerByRecords({ assertions }: Plan, contest: string): string {
  return (assertions?.[contest]?.mayWin ?? []).join(', ');
}
