import {
  type BegunAudit,
  type ContestMeasurement,
  cvrPlanOf,
  drawsByStratum,
  isInRounds,
  isPractice,
  latestMeasurements,
  riskLimitOf,
  STRATA,
} from '@plumbline/audit';
import { ballotsInManifest, riskText } from '@plumbline/election';
import type { Replay } from '@plumbline/record';
import { commandLineWords } from '@plumbline/words/command-line-words';
import { practiceWords } from '@plumbline/words/practice-words';
import { findingInWords } from '@plumbline/words/refusal-words';
import { correctionInWords } from '@plumbline/words/sample-words';

const say = commandLineWords('en');

/** A replayed audit as people read it: files, then each round, then what it comes to. */
export function replayInWords(replayed: Replay): string {
  return [...filesInWords(replayed), '', ...roundsInWords(replayed), ...endInWords(replayed)].join('\n');
}

function filesInWords({ audit, inputs, confirmations, findings, warnings }: Replay): readonly string[] {
  let batches = 0;
  let ballots = 0;
  for (const manifest of inputs.manifests.values()) {
    batches += manifest.batches.length;
    ballots += ballotsInManifest(manifest);
  }
  const { plan } = audit;
  const settings = plan.settings === null ? '' : `, risk limit ${plan.settings.riskLimitPercent} %`;
  return [
    ...(isPractice(plan) ? [practiceWords('en')('line')] : []),
    plan.name,
    `${words(plan.type)} by ${plan.method.toUpperCase()}${settings}${plan.compatibility ? ', compatibility on' : ''}`,
    `${grouped(plan.jurisdictions.length)} jurisdictions, ${grouped(batches)} batches, ${grouped(ballots)} ballots`,
    ...confirmations.map((issue) => say('confirmedOfFile', { file: issue.file, message: issue.message })),
    ...findings.map((finding) => say('confirmed', { finding: findingInWords(finding) })),
    ...Object.entries(plan.roundSizes ?? {}).map(([contest, sizes]) =>
      say('plannedRounds', { contest, sizes: sizes.map(grouped).join(', ') }),
    ),
    ...plan.withoutBallots.map((name) => say('confirmedWithoutManifest', { name })),
    ...selectionInWords(plan),
    ...(warnings.length > 0 ? [`${grouped(warnings.length)} warnings about the files, none in the way`] : []),
  ];
}

/** What somebody says of the numbers of another system is repeated, and nobody has confirmed it. */
function selectionInWords(plan: BegunAudit['plan']): readonly string[] {
  const { selection } = cvrPlanOf(plan);
  if (selection.rule === 'tickets') return [];
  return [
    say('drawnByNumbers'),
    ...Object.entries(selection.cards).map(([jurisdiction, cards]) =>
      say('numbersGiven', { jurisdiction, cards: grouped(cards) }),
    ),
  ];
}

function roundsInWords(replayed: Replay): readonly string[] {
  const { rounds, audit } = replayed;
  const limit = audit.plan.settings === null ? 0 : riskLimitOf(audit.plan.settings);
  return rounds.flatMap((round) => [
    `Round ${round.round}`,
    ...round.measurements.flatMap((measurement) => {
      const { contest, sampleSize, draws, distinct, discrepancies, pValue, riskLimitMet, corrected } = measurement;
      return [
        `  ${contest}`,
        `    sample size ${sampleSize ?? '–'}, draws so far ${draws}, distinct ${distinct}, with discrepancies ${discrepancies}`,
        ...strataInWords(replayed, { contest, round: round.round }),
        ...phantomsInWords(measurement),
        pValue === null
          ? '    not measured: what was seen is no sample of this contest'
          : `    p-value ${riskText(pValue, { limit, decimals: 9 })} (limit ${limit}): ${riskLimitMet ? 'limit met' : 'limit not met'}`,
        ...(corrected === null
          ? []
          : [
              `    corrected p-value ${riskText(corrected.pValue, { limit, decimals: 9 })}: ${correctionInWords(corrected.why)}`,
            ]),
        ...handTallyInWords(measurement),
      ];
    }),
    '',
  ]);
}

/** How the draws are divided, where cards with and without cast vote records are drawn apart. */
function strataInWords(
  { audit, inputs }: Replay,
  of: { readonly contest: string; readonly round: number },
): readonly string[] {
  const contest = audit.plan.contests.find(({ name }) => name === of.contest);
  if (contest === undefined || !isInRounds(audit)) return [];
  const drawn = drawsByStratum(audit, contest, { inputs, round: of.round });
  if (drawn === undefined) return [];
  return STRATA.map((stratum) => {
    const { draws, distinct } = drawn[stratum];
    return `    ${say(`strataSoFar.${stratum}`, { draws: grouped(draws), distinct: grouped(distinct) })}`;
  });
}

function phantomsInWords({ phantomDraws, notFound }: ContestMeasurement): readonly string[] {
  const lines: string[] = [];
  if (phantomDraws > 0) {
    lines.push(`    ${phantomDraws} draws fell on cards that no manifest lists; each counts against every winner`);
  }
  if (notFound > 0)
    lines.push(`    ${notFound} draws fell on cards that were not found; each counts against every winner`);
  return lines;
}

function handTallyInWords({ handTally }: ContestMeasurement): readonly string[] {
  if (handTally === null) return [];
  const { winners, tied, agrees, settled } = handTally;
  const who = [...winners, ...(tied.length > 0 ? [`a tie between ${tied.join(', ')}`] : [])].join(', ');
  const open = settled ? '' : '; too close to be settled';
  return [`    hand tally of every batch: ${who}, ${agrees ? 'as reported' : 'not as reported'}${open}`];
}

function endInWords({ extra, unaudited, audit }: Replay): readonly string[] {
  const extraLine = extra > 0 ? [say('extraResults', { extra: grouped(extra) })] : [];
  if (unaudited.length === 0) return [...extraLine, ...conclusion(audit)];
  return [
    ...extraLine,
    `${grouped(unaudited.length)} sampled units have no result, so the round cannot close:`,
    ...unaudited.map((unit) => {
      const place = [unit.jurisdiction, unit.tabulator, unit.batch].filter((name) => name !== null).join(', ');
      return unit.position === null ? `  ${place}` : `  ${place}, ballot ${unit.position}`;
    }),
  ];
}

const OUTCOMES: Readonly<Record<ContestMeasurement['outcome'], string>> = {
  'nothing-to-confirm': 'nothing to confirm',
  confirmed: 'confirmed',
  'measured-not-confirmed': 'measured, not confirmed',
  'not-measured': 'not measured',
  'hand-tally-open': 'counted by hand in full, and still open',
  'hand-tally-confirmed': 'confirmed by a complete hand tally',
  'hand-tally-overturned': 'overturned by a complete hand tally',
};

/** Each contest by its name: what is confirmed is said of the contests it is said of, and of no others. */
function conclusion(audit: BegunAudit): readonly string[] {
  if (!isInRounds(audit)) return [say('auditNotFinished')];
  const outcomes = latestMeasurements(audit).map(({ contest, outcome }) => `  ${contest}: ${OUTCOMES[outcome]}`);
  const end = audit.phase === 'concluded' ? ENDS[audit.outcome] : say('auditNotFinished');
  return [end, ...outcomes];
}

const ENDS = {
  confirmed: say('auditConfirmed'),
  overturned: say('auditOverturned'),
  'full-hand-count': say('auditCountedByHand'),
  unsettled: say('auditUnsettled'),
} as const;

function words(type: string): string {
  const text = type.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
