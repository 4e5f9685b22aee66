import { compareNaturally } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import { readHead } from '../byte-source.ts';
import type { CvrFile, CvrFormat, CvrReading, ReadCvrRequest } from '../cvr/cvr-reading.ts';
import { readCvr } from '../cvr/read-cvr.ts';
import { type DetectedKind, detectKind, KIND_HEAD_BYTES } from '../detect-kind.ts';
import type { FileIssueCode } from '../file-issue.ts';
import { createIssueCollector, type IssueCollector } from '../issue-collector.ts';
import { collapseSpaces } from '../nearest-name.ts';
import { type ParsedFile, parsedFile } from '../parsed-file.ts';
import { WRONG_FILES } from '../wrong-file.ts';
import { type BatchVoteTally, createBatchVoteTally } from './batch-vote-tally.ts';
import { type MatchedContest, matchContests, type PreparationContest } from './match-contests.ts';

/** The voting systems whose exports can be turned into a manifest and totals by batch. */
export const PREPARATION_SYSTEMS = ['dominion', 'ess', 'ess-md', 'hart'] as const;
export type PreparationSystem = (typeof PREPARATION_SYSTEMS)[number];

/** A county's export, and the contests its batches are to be counted for. */
export type PrepareBatchesRequest = Pick<ReadCvrRequest, 'inflater' | 'zipLimits' | 'signal' | 'onProgress'> & {
  readonly system: PreparationSystem;
  readonly files: readonly CvrFile[];
  readonly contests: readonly PreparationContest[];
};

/** What an export says about one batch. */
export type ExportedBatch = {
  /** The scanner's number (Dominion); empty for the other systems. */
  readonly tabulator: string;
  readonly name: string;
  /** Ballot cards. */
  readonly ballots: number;
  /** Dominion's counting group, the stage of counting of ES&S in Maryland; null where the export has none. */
  readonly countingGroup: string | null;
  /** By contest name and choice name; every choice of every contest is there, be it with 0. */
  readonly votes: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** A county's export as batches, before its scanners have names. */
export type ExportedBatches = {
  readonly system: PreparationSystem;
  readonly contests: readonly PreparationContest[];
  readonly batches: readonly ExportedBatch[];
};

/** Reads a county's export of cast vote records and adds it up by batch. */
export async function readBatchesFromCvrs(request: PrepareBatchesRequest): Promise<ParsedFile<ExportedBatches>> {
  const { system, files, contests } = request;
  const issues = createIssueCollector(files.map(({ name }) => name).join(', '));
  const format = await formatOf(system, files, issues);
  if (format === undefined) return parsedFile<ExportedBatches>(issues, undefined);

  const tally = createBatchVoteTally();
  const isComplete = format === 'dominion-csv';
  const { inflater, zipLimits, signal, onProgress } = request;
  const reading = await readCvr(
    {
      format,
      files,
      // What the export says of votes allowed is compared below; the others leave it to the audit's set-up.
      ...(!isComplete && { contests }),
      inflater,
      ...(zipLimits !== undefined && { zipLimits }),
      ...(signal !== undefined && { signal }),
      ...(onProgress !== undefined && { onProgress }),
    },
    tally,
  );
  issues.adopt(relevantIssues(reading, contests));
  if (issues.hasErrors()) return parsedFile<ExportedBatches>(issues, undefined);
  const fileName = (file: number) => files[file]?.name;
  const matched = matchContests(contests, reading.contests, tally, { isComplete, fileName }, issues);
  const batches = gatherBatches(system, reading, matched, tally);
  if (system === 'dominion') checkCountingGroups(batches, issues);
  const exported = batches.map(({ groups, ...batch }) => ({ ...batch, countingGroup: mainGroup(groups) }));
  return parsedFile(issues, { system, contests, batches: exported });
}

type GatheredBatch = Omit<ExportedBatch, 'countingGroup'> & { readonly groups: ReadonlyMap<string, number> };

const SYSTEM_IN_WORDS: Record<PreparationSystem, string> = {
  dominion: 'a Dominion export of cast vote records (CSV)',
  ess: 'an ES&S export of cast vote records (one CSV with a batch column, or a ZIP)',
  'ess-md': 'a ZIP of the five ES&S snapshots',
  hart: 'a Hart export of cast vote records (ZIP of XML files)',
};

/** The format to read the files by; undefined, and reported, where they are plainly those of another system. */
async function formatOf(
  system: PreparationSystem,
  files: readonly CvrFile[],
  issues: IssueCollector,
): Promise<CvrFormat | undefined> {
  const [first] = files;
  const head = first === undefined ? new Uint8Array() : await readHead(first.source, KIND_HEAD_BYTES);
  const detected = detectKind(head);
  const formats: Record<PreparationSystem, readonly CvrFormat[]> = {
    dominion: ['dominion-csv'],
    ess: ['ess-single', 'ess'],
    'ess-md': ['ess-md'],
    hart: ['hart'],
  };
  const expected = formats[system];
  if (detected.kind === 'cvr') {
    const format = expected.find((candidate) => candidate === detected.format);
    if (format !== undefined) return format;
  } else if (detected.kind === 'archive' && system !== 'dominion') {
    return system === 'ess' ? 'ess' : expected[0];
  } else if (detected.kind === 'unknown') {
    // A damaged export of the right system is told what is wrong with it by its own reader.
    return expected[0];
  }
  reportOtherFile(system, detected, issues);
  return undefined;
}

function reportOtherFile(system: PreparationSystem, detected: DetectedKind, issues: IssueCollector): void {
  const { code, words } = otherFile(detected);
  issues.error({
    code,
    found: words,
    expected: SYSTEM_IN_WORDS[system],
    message: fileSaying('preparation.thisLooksLikeExpectedWas', { words, part: SYSTEM_IN_WORDS[system] }),
    advice: fileSaying('preparation.sendTheExportOfThe'),
  });
}

function otherFile(detected: DetectedKind): { readonly code: FileIssueCode; readonly words: string } {
  switch (detected.kind) {
    case 'cvr':
      return { code: 'WRONG_FILE_CVR', words: `cast vote records of another system (${detected.format})` };
    case 'unknown':
      return { code: 'UNKNOWN_KIND', words: detected.looksLike };
    case 'archive':
      return { code: 'UNKNOWN_KIND', words: 'a ZIP archive' };
    case 'workbook':
      return { code: 'UNKNOWN_KIND', words: 'an Excel workbook' };
    default:
      return WRONG_FILES[detected.kind];
  }
}

/** Contests that are not audited may say as little about themselves as they like. */
function relevantIssues({ issues }: CvrReading, contests: readonly PreparationContest[]): CvrReading['issues'] {
  const audited = new Set(contests.map(({ name }) => collapseSpaces(name)));
  return issues.filter(
    ({ code, found }) => code !== 'VOTES_ALLOWED_UNKNOWN' || audited.has(collapseSpaces(found ?? '')),
  );
}

/** Batches by what names them in the system; the scanner is part of the name only where numbers repeat between scanners. */
function gatherBatches(
  system: PreparationSystem,
  { batches }: CvrReading,
  contests: readonly MatchedContest[],
  tally: BatchVoteTally,
): readonly GatheredBatch[] {
  const gathered = new Map<string, { tabulator: string; name: string; indexes: number[] }>();
  for (const [index, { tabulator, name }] of batches.entries()) {
    const own = system === 'dominion' ? tabulator : '';
    const key = JSON.stringify([own, name]);
    const known = gathered.get(key);
    if (known === undefined) gathered.set(key, { tabulator: own, name, indexes: [index] });
    else known.indexes.push(index);
  }
  return [...gathered.values()].map(({ tabulator, name, indexes }) => {
    const groups = new Map<string, number>();
    for (const index of indexes) {
      for (const [group, cards] of tally.countingGroups(index)) groups.set(group, (groups.get(group) ?? 0) + cards);
    }
    const ballots = indexes.reduce((sum, index) => sum + tally.ballots(index), 0);
    return { tabulator, name, ballots, groups, votes: votesOf(contests, indexes, tally) };
  });
}

function votesOf(
  contests: readonly MatchedContest[],
  batches: readonly number[],
  tally: BatchVoteTally,
): ExportedBatch['votes'] {
  return Object.fromEntries(
    contests.map(({ name, choices, votesAllowed, parts }) => {
      const votes = new Map(choices.map((choice) => [choice, 0]));
      for (const batch of batches) {
        for (const { contest, choiceOf } of parts) {
          tally.votes(batch, contest, votesAllowed).forEach((count, index) => {
            const choice = choiceOf.get(index);
            if (choice !== undefined) votes.set(choice, (votes.get(choice) ?? 0) + count);
          });
        }
      }
      return [name, Object.fromEntries(votes)];
    }),
  );
}

/** The container of a batch is its counting group, so every card needs one, and a batch the same for all. */
function checkCountingGroups(batches: readonly GatheredBatch[], issues: IssueCollector): void {
  const blank = batches.filter(({ groups }) => groups.has(''));
  if (blank.length === batches.length && blank.every(({ groups }) => groups.size === 1)) {
    issues.error({
      code: 'MISSING_COLUMN',
      column: 'CountingGroup',
      expected: 'CountingGroup',
      message: fileSaying('preparation.columnNotFoundCountinggroup'),
      advice: fileSaying('preparation.exportTheCastVoteRecords'),
    });
    return;
  }
  for (const { tabulator, name, groups } of batches) {
    const key = `tabulator ${tabulator}, batch ${name}`;
    if (groups.has('')) {
      issues.error({
        code: 'BLANK_CELL',
        column: 'CountingGroup',
        found: key,
        message: fileSaying('preparation.cardsOfHaveNoCounting', { groups: groups.get('') ?? 0, key }),
        advice: fileSaying('preparation.exportTheCastVoteRecords'),
      });
    } else if (groups.size > 1) {
      const shown = [...groups].map(([group, cards]) => `${group} (${cards})`).join(', ');
      issues.confirm({
        code: 'SEVERAL_COUNTING_GROUPS',
        column: 'CountingGroup',
        found: `${key}: ${shown}`,
        expected: 'one counting group',
        message: fileSaying('preparation.theCardsOfAreIn', { key, shown, group: mainGroup(groups) ?? '' }),
        advice: fileSaying('preparation.checkWhereTheBatchIs'),
      });
    }
  }
}

/** The group with most cards; of equal ones the first in natural order, so that the answer never depends on the file's order. */
function mainGroup(groups: ReadonlyMap<string, number>): string | null {
  const [first] = [...groups]
    .filter(([group]) => group !== '')
    .sort(([a, cardsA], [b, cardsB]) => cardsB - cardsA || compareNaturally(a, b));
  return first?.[0] ?? null;
}
