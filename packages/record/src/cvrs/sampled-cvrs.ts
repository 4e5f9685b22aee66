import { type CastVoteRecord, type CastVoteRecords, type FileFigures, type Plan, unitKey } from '@plumbline/audit';
import type { BallotManifest } from '@plumbline/election';
import { type BallotResult, type IssueReport, parseBallotResultsCsv, type SmallFile } from '@plumbline/election-files';
import { assert } from '@plumbline/prelude';
import { interpretationsInCvrs } from '../replay/ballot-interpretations.ts';

type CvrFigures = Extract<FileFigures, { readonly kind: 'cvrs' }>;

/**
 * The cast vote records of drawn cards alone, as public records of past audits often have them: a table with the columns of
 * results of ballots. Nothing is known of the other cards, so nothing adds up; a card that is not in the table has no record,
 * and counts so.
 */
export function readSampledCvrs(
  file: SmallFile,
  plan: Plan,
  of: { readonly jurisdiction: string; readonly manifest: BallotManifest; readonly files: CvrFigures['files'] },
): {
  readonly report: IssueReport;
  readonly content: { readonly figures: CvrFigures; readonly records: CastVoteRecords } | undefined;
} {
  const parsed = parseBallotResultsCsv(file);
  if (!parsed.accepted) return { report: parsed, content: undefined };
  const own = parsed.value.filter(({ jurisdiction }) => jurisdiction === of.jurisdiction);
  const records = new Map(own.map((result) => [unitKey(result), recordOf(plan, result)]));
  const batches = new Set(own.map(({ tabulator, batch }) => JSON.stringify([tabulator, batch])));
  const listed = new Map(
    of.manifest.batches.map(({ tabulator, name, ballots }) => [JSON.stringify([tabulator, name]), ballots]),
  );
  const figures: CvrFigures = {
    kind: 'cvrs',
    scope: 'sampled-cards',
    format: 'sampled',
    cards: [...records.values()].filter((record) => record !== undefined).length,
    batches: batches.size,
    withoutCvr: 0,
    withoutCard: 0,
    contests: [],
    files: of.files,
  };
  return {
    report: parsed,
    content: {
      figures,
      records: {
        find: (place) => records.get(unitKey(place)),
        cardsIn: ({ tabulator, batch }) => listed.get(JSON.stringify([tabulator, batch])) ?? 0,
        bearing() {
          assert(false, 'nobody draws by card style from records of drawn cards');
          return [];
        },
      },
    },
  };
}

function recordOf({ contests }: Plan, { interpretations }: BallotResult): CastVoteRecord | undefined {
  if (interpretations === null) return undefined;
  const votes = interpretationsInCvrs(interpretations).map(([name, choices]) => {
    const allowed = contests.find((contest) => contest.name === name)?.votesAllowed ?? 1;
    return [name, { choices, counted: choices.length > allowed ? 'overvoted' : 'counted' }] as const;
  });
  return { imprintedId: null, recordId: null, remade: false, votes: new Map(votes) };
}
