import { type RoundDraws, writeDrawsFile } from '@plumbline/audit';
import type { FileIssue } from '@plumbline/election-files';
import { replayWords } from '@plumbline/words/replay-words';
import { type AuditFolder, digestOf, missingFile } from './read-folder.ts';
import { resultIssue } from './result-issue.ts';

const say = replayWords('en');

/**
 * What is wrong with the file of draws that a folder has of a round: it is missing, or is not what is drawn from the seed
 * and the manifests. The same draws are the same bytes, so their digests tell.
 */
export function compareDraws(
  folder: AuditFolder,
  { path, drawn }: { readonly path: string; readonly drawn: RoundDraws },
): FileIssue | undefined {
  const bytes = folder.read(path);
  if (bytes === undefined) return missingFile(path);
  const found = digestOf(folder, bytes);
  const expected = digestOf(folder, writeDrawsFile(drawn));
  if (found === expected) return undefined;
  return resultIssue(path, {
    code: 'RESULT_CHANGED',
    found,
    expected,
    message: say('drawsDiffer', { path, found, expected }),
    advice: say('drawsDifferAdvice'),
  });
}
