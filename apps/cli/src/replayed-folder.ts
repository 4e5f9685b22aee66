import { err, type Result } from '@plumbline/prelude';
import { type AuditFolder, type Replay, type ReplayProblem, replayAudit } from '@plumbline/record';
import { type AuditFolderProblem, openAuditFolder } from '@plumbline/record/node';
import { commandLineWords } from '@plumbline/words/command-line-words';
import { refusalDetail } from '@plumbline/words/refusal-words';
import { whyNoSample } from '@plumbline/words/sample-words';
import { printable } from './printable.ts';

const say = commandLineWords('en');

/** The audit of a folder, repeated. What stands in the way is said, and answered as the exit code of the command. */
export async function replayedFolder(directory: string): Promise<Result<Replay, 1 | 2>> {
  const folder = openFolder(directory);
  if (folder === undefined) return err(2);
  const replayed = await replayAudit(folder);
  if (replayed.ok) return replayed;
  printProblem(replayed.error);
  return err(1);
}

function openFolder(directory: string): AuditFolder | undefined {
  const folder = openAuditFolder(directory);
  if (folder.ok) return folder.value;
  printFolderProblem(folder.error);
  return undefined;
}

function printFolderProblem(problem: AuditFolderProblem): void {
  if (problem.code === 'description-missing') {
    console.error(say('noFolder', { file: problem.file }));
    return;
  }
  console.error(`${problem.file} cannot be used:`);
  for (const { path, message } of problem.problems)
    console.error(printable(`  ${path || 'the whole file'}: ${message}`));
}

function printProblem(problem: ReplayProblem): void {
  switch (problem.code) {
    case 'files-refused':
      console.error(say('filesUnusable'));
      for (const issue of problem.issues) {
        const place = issue.row === undefined ? issue.file : `${issue.file}, row ${issue.row}`;
        console.error(printable(`  ${place}: ${issue.message} ${issue.advice}`));
      }
      return;
    case 'command-refused':
      console.error(printable(refusalDetail(problem.refusal)));
      return;
    case 'sample-refused':
      console.error(printable(`${problem.refusal.contest}: ${whyNoSample(problem.refusal)}`));
      return;
  }
}
