import { KINDS } from '@plumbline/audit';
import type { DefinedContest } from '@plumbline/election';
import { type FileIssue, parseStandardizedContestsCsv, type StandardizedContest } from '@plumbline/election-files';
import { err, ok, type Result } from '@plumbline/prelude';
import { replayWords } from '@plumbline/words/replay-words';
import { type AuditFolder, missingFile, openFolderFile } from './read-folder.ts';

const say = replayWords('en');

/**
 * The contests of a folder as they are defined: by `audit.json`, and where it names a list of standardized contests, with the
 * jurisdictions and the names of choices that list has.
 */
export async function describedContests(
  folder: AuditFolder,
): Promise<Result<readonly DefinedContest[], readonly FileIssue[]>> {
  const { description } = folder;
  const standard = await standardizedContests(folder);
  if (!standard.ok) return standard;
  const file = description.standardizedContests ?? '';
  const unknown = description.contests.filter(({ name }) => standard.value !== undefined && !standard.value.has(name));
  if (unknown.length > 0) return err(unknown.map(({ name }) => notStandardized(file, name)));
  const fromCvrs = KINDS[description.type].refuseOpenContest !== undefined;
  return ok(
    description.contests.map((contest): DefinedContest => {
      const listed = standard.value?.get(contest.name);
      const choices = contest.choices ?? listed?.choices?.map((name) => ({ name })) ?? null;
      return {
        ...contest,
        jurisdictions: contest.jurisdictions ?? listed?.jurisdictions ?? 'all',
        votesAllowed: contest.votesAllowed ?? (fromCvrs ? null : 1),
        choices: choices === null ? null : choices.map((choice) => ({ name: choice.name, votes: votesOf(choice) })),
      };
    }),
  );
}

function votesOf(choice: { readonly name: string; readonly votes?: number | undefined }): number | null {
  return choice.votes ?? null;
}

async function standardizedContests(
  folder: AuditFolder,
): Promise<Result<ReadonlyMap<string, StandardizedContest> | undefined, readonly FileIssue[]>> {
  const { standardizedContests: path, jurisdictions } = folder.description;
  if (path === undefined) return ok(undefined);
  const opened = await openFolderFile(folder, path);
  if (opened === undefined) return err([missingFile(path)]);
  const parsed = parseStandardizedContestsCsv(opened.file, { jurisdictions: jurisdictions.map(({ name }) => name) });
  if (!parsed.accepted) return err(parsed.issues.filter(({ severity }) => severity === 'ERROR'));
  return ok(new Map(parsed.value.contests.map((contest) => [contest.name, contest])));
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
