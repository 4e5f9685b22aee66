import { KINDS, type RegisteredFile } from '@plumbline/audit';
import type { DefinedContest } from '@plumbline/election';
import { type FileIssue, parseStandardizedContestsCsv, type StandardizedContest } from '@plumbline/election-files';
import { err, ok, type Result } from '@plumbline/prelude';
import { replayWords } from '@plumbline/words/replay-words';
import { type AuditFolder, digestOf, missingFile, openFolderFile } from './read-folder.ts';

const say = replayWords('en');

/** The contests of a folder, and the list of standardized contests to be registered with its other files. */
export type DescribedContests = {
  readonly contests: readonly DefinedContest[];
  readonly list: { readonly file: RegisteredFile; readonly bytes: Uint8Array } | undefined;
};

/**
 * The contests of a folder as they are defined: by `audit.json`, and where it names a list of standardized contests, with the
 * jurisdictions and the names of choices that list has.
 */
export async function describedContests(folder: AuditFolder): Promise<Result<DescribedContests, readonly FileIssue[]>> {
  const { description } = folder;
  const standard = await standardizedContests(folder);
  if (!standard.ok) return standard;
  const file = description.standardizedContests ?? '';
  const listedBy = standard.value?.contests;
  const unknown = description.contests.filter(({ name }) => listedBy !== undefined && !listedBy.has(name));
  if (unknown.length > 0) return err(unknown.map(({ name }) => notStandardized(file, name)));
  const fromCvrs = KINDS[description.type].refuseOpenContest !== undefined;
  return ok({
    list: KINDS[description.type].files.includes('cvrs') ? standard.value : undefined,
    contests: description.contests.map((contest): DefinedContest => {
      const listed = listedBy?.get(contest.name);
      const choices = contest.choices ?? listed?.choices?.map((name) => ({ name })) ?? null;
      return {
        ...contest,
        jurisdictions: contest.jurisdictions ?? listed?.jurisdictions ?? 'all',
        votesAllowed: contest.votesAllowed ?? (fromCvrs ? null : 1),
        choices: choices === null ? null : choices.map((choice) => ({ name: choice.name, votes: votesOf(choice) })),
      };
    }),
  });
}

function votesOf(choice: { readonly name: string; readonly votes?: number | undefined }): number | null {
  return choice.votes ?? null;
}

type StandardizedList = NonNullable<DescribedContests['list']> & {
  readonly contests: ReadonlyMap<string, StandardizedContest>;
};

async function standardizedContests(
  folder: AuditFolder,
): Promise<Result<StandardizedList | undefined, readonly FileIssue[]>> {
  const { standardizedContests: path, jurisdictions } = folder.description;
  if (path === undefined) return ok(undefined);
  const opened = await openFolderFile(folder, path);
  if (opened === undefined) return err([missingFile(path)]);
  const parsed = parseStandardizedContestsCsv(opened.file, { jurisdictions: jurisdictions.map(({ name }) => name) });
  if (!parsed.accepted) return err(parsed.issues.filter(({ severity }) => severity === 'ERROR'));
  const { contests } = parsed.value;
  const { bytes } = opened;
  const file: RegisteredFile = {
    jurisdiction: null,
    kind: 'standardized-contests',
    name: path.split('/').at(-1) ?? path,
    bytes: bytes.length,
    sha256: digestOf(folder, bytes),
    figures: {
      kind: 'standardized-contests',
      contests: contests.map((one) => ({ name: one.name, jurisdictions: one.jurisdictions, choices: one.choices })),
    },
  };
  return ok({ contests: new Map(contests.map((contest) => [contest.name, contest])), file, bytes });
}

function notStandardized(file: string, contest: string): FileIssue {
  return {
    severity: 'ERROR',
    code: 'CONTEST_NOT_FOUND',
    file,
    found: contest,
    message: say('contestNotStandardized', { contest }),
    advice: say('contestNotStandardizedAdvice'),
    count: 1,
  };
}
