import { type Batch, type Sha256, Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import type { AuditCommand } from '../../state/audit-command.ts';
import type { AuditInputs } from '../../state/audit-inputs.ts';
import type { RegisteredFile } from '../../state/audit-state.ts';
import { assertionsFrom, isRanked } from '../../state/contest-assertions.ts';
import { KINDS, usualChoices } from '../kinds.ts';
import { cvrFiguresOf } from './made-cvrs.ts';
import type { MadeElection } from './made-election.ts';
import { rankingsOf } from './made-rankings.ts';

/** The commands that plan an audit of a made election, up to its files. */
export function planning(election: MadeElection, inputs: AuditInputs): readonly AuditCommand[] {
  const { type, method, jurisdictions, contests, riskLimitPercent, roundSizes } = election;
  const figures = { kind: 'participants', jurisdictions: jurisdictions.length } as const;
  const { dataEntry = usualChoices(type).dataEntry } = election;
  return [
    {
      type: 'create-audit',
      name: 'Trial',
      organization: 'Office',
      auditType: type,
      method,
      compatibility: election.compatibility ?? false,
    },
    { type: 'register-participants', file: fileOf(null, figures), jurisdictions },
    { type: 'define-contests', contests },
    { type: 'change-settings', settings: { electionName: 'Trial', state: 'GA', riskLimitPercent, dataEntry } },
    ...[...inputs.manifests].map(([jurisdiction, { batches }]): AuditCommand => {
      const ballots = batches.reduce((sum, batch) => sum + batch.ballots, 0);
      return {
        type: 'register-file',
        file: fileOf(jurisdiction, { kind: 'manifest', batches: batches.length, ballots, ...inCvrFigures(batches) }),
      };
    }),
    ...[...inputs.totals].map(([jurisdiction, { batches }]): AuditCommand => {
      const file = { kind: 'candidate-totals', batches: batches.length, votes: {}, ballotsImplied: 0 } as const;
      return { type: 'register-file', file: fileOf(jurisdiction, file) };
    }),
    ...(roundSizes === undefined ? [] : [{ type: 'plan-round-sizes', sizes: roundSizes } as const]),
    ...[...cvrFiguresOf(election)].map(
      ([jurisdiction, figures]): AuditCommand => ({ type: 'register-file', file: fileOf(jurisdiction, figures) }),
    ),
    ...findingAssertions(election),
    ...(election.cardStyles
      ? [{ type: 'choose-sampling', cardStyles: true, selection: { rule: 'tickets' } } as const]
      : []),
    ...(election.numbers === undefined
      ? []
      : [
          {
            type: 'choose-sampling',
            cardStyles: false,
            selection: { rule: 'colorado', cards: election.numbers },
          } as const,
        ]),
  ];
}

/** What a sample has to show of ranked contests, from the records as they are made. */
function findingAssertions({ type, contests, batches }: MadeElection): readonly AuditCommand[] {
  if (KINDS[type].comparesRankings !== true) return [];
  const found = contests.filter(isRanked).map((contest) => {
    const records = batches.flatMap(({ cvrs }) => cvrs ?? []);
    const assertions = assertionsFrom(contest, [rankingsOf(contest, records)]);
    assert(assertions.ok, 'assertions can be found', assertions);
    return [contest.name, assertions.value] as const;
  });
  return found.length === 0 ? [] : [{ type: 'find-assertions', contests: Object.fromEntries(found) }];
}

function inCvrFigures(batches: readonly Batch[]) {
  if (batches.some(({ inCvr }) => inCvr === undefined)) return {};
  const having = batches.filter(({ inCvr }) => inCvr);
  return { inCvr: { batches: having.length, ballots: having.reduce((sum, { ballots }) => sum + ballots, 0) } };
}

function fileOf(jurisdiction: string | null, figures: RegisteredFile['figures']): RegisteredFile {
  const name = `${figures.kind}.csv`;
  return { jurisdiction, kind: figures.kind, name, bytes: 0, sha256: digestOf(`${jurisdiction} ${name}`), figures };
}

/** A digest that stands for a file or a commitment nobody looks into. */
export function digestOf(text: string): Sha256 {
  return Sha256Schema.parse(sha256Hex(text));
}
