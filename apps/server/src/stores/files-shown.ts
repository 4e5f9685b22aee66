import type { FileJob } from './file-jobs.ts';
import { type KeptReport, keptUntil } from './kept-reports.ts';

/* What people see of files that are made in the background, and of those that are kept, of an audit or of a ballot room. */

/** Names of people by their ids. */
type Names = ReadonlyMap<string, string>;

/** Whoever asked for something that is made, or is kept. */
export function askersOf(files: readonly { readonly personId: string | null }[]): readonly string[] {
  return files.flatMap(({ personId }) => (personId === null ? [] : [personId]));
}

/** A file that is being made. Everybody may cancel what they asked for themselves. */
export function jobShown(
  job: Omit<FileJob, 'place' | 'file'>,
  of: { readonly people: Names; readonly asking: string | undefined; readonly mayCancelAll: boolean },
) {
  const { jobId, state, pages, progress, message, createdAt, personId } = job;
  return {
    ...{ jobId, state, pages, progress, message },
    at: createdAt.toISOString(),
    by: of.people.get(personId) ?? personId,
    mayCancel: of.mayCancelAll || personId === of.asking,
  };
}

/** A file that is kept, with its fingerprint and how long it will be there. */
export function keptShown({ name, bytes, sha256, head, at, personId }: KeptReport, people: Names) {
  return {
    ...{ name, bytes, sha256, head },
    at: at.toISOString(),
    keptUntil: keptUntil(at).toISOString(),
    by: personId === null ? null : (people.get(personId) ?? personId),
  };
}
