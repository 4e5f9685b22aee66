import {
  type AuditInRounds,
  type BegunAudit,
  countVotes,
  drawsInRound,
  findBallot,
  kindOf,
  type Plan,
  type Round,
  STRATA,
  stratumOf,
  unitKey,
} from '@plumbline/audit';
import type { Contest } from '@plumbline/election';
import type { CsvValue } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';
import type { ReportContext } from './report-context.ts';
import { votesText } from './report-text.ts';

const say = reportWords('en');

/* What a report says of each stratum, where cards with and without cast vote records are drawn apart; nothing elsewhere. */

/** The heads of a contest's strata: their cards, and the votes reported in them. */
export function contestStrataColumns(plan: Plan): readonly string[] {
  if (kindOf(plan).strata === undefined) return [];
  return [
    say('totalBallotsCastOf.cvr'),
    say('totalBallotsCastOf.noCvr'),
    say('voteTotalsOf.cvr'),
    say('voteTotalsOf.noCvr'),
  ];
}

/** The cards of each stratum, those in no manifest included, and its reported votes. */
export function contestStrataCells(audit: BegunAudit, contest: Contest): readonly CsvValue[] {
  const { strata } = kindOf(audit.plan);
  if (strata === undefined) return [];
  const found = strata.of(audit, contest);
  if (!found.ok) return ['', '', '', ''];
  const of = STRATA.map((stratum) => found.value[stratum]);
  return [
    ...of.map(({ listed, phantoms }) => listed + phantoms),
    ...of.map(({ votes }) => votesText(contest, Object.fromEntries(votes))),
  ];
}

/** The heads of what was drawn and seen in each stratum in a round. */
export function roundStrataColumns(plan: Plan): readonly string[] {
  if (kindOf(plan).strata === undefined) return [];
  return [say('sampleSizeOf.cvr'), say('sampleSizeOf.noCvr'), say('auditedVotesOf.cvr'), say('auditedVotesOf.noCvr')];
}

/** How a contest's draws of a round were divided, and the votes on those of each stratum that count for it. */
export function roundStrataCells(
  { inputs }: ReportContext,
  audit: AuditInRounds,
  { round, contest }: { readonly round: Round; readonly contest: Contest },
): readonly CsvValue[] {
  if (kindOf(audit.plan).strata === undefined) return [];
  const { draws } = drawsInRound(audit, contest, { inputs, round: round.number });
  const sizes = round.strata?.[contest.name];
  return [
    ...STRATA.map((stratum) => sizes?.[stratum] ?? ''),
    ...STRATA.map((stratum) => {
      const records = draws
        .filter((draw) => stratumOf(inputs, draw) === stratum)
        .flatMap((draw) => {
          const audited = findBallot(audit, draw.jurisdiction, unitKey(draw));
          return audited === undefined ? [] : [{ record: audited.record, times: 1 }];
        });
      return votesText(contest, countVotes(contest, records));
    }),
  ];
}
