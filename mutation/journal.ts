import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Recording, Verdict } from './try-mutants.ts';

/** What a run has found out so far, kept in a file so that it can go on after an interruption. */
export type Journal = {
  readonly recordings: readonly Recording[];
  readonly verdicts: readonly Verdict[];
  /** How long the parts before took. */
  readonly seconds: number;
  readonly note: (found: { readonly recording: Recording } | { readonly verdict: Verdict }) => void;
  readonly noteSeconds: (seconds: number) => void;
};

type Line =
  | { readonly of: string }
  | { readonly recording: Omit<Recording, 'passed'> & { readonly passed: [number, PassedHow][] } }
  | { readonly verdict: Verdict }
  | { readonly seconds: number };

type PassedHow = { readonly times: number; readonly tests: readonly string[] | null };

/**
 * Opens the journal in `file`, or begins one. `of` names what it is about: the code under test, its tests and the sample. Throws where it is
 * about something else, since nothing in it would hold.
 */
export function openJournal(file: string | undefined, of: string): Journal {
  const lines = file !== undefined && existsSync(file) ? linesOf(file) : [];
  const [first] = lines;
  if (first !== undefined && !('of' in first && first.of === of)) {
    throw new Error(`${file} is about other code, other tests or another sample. Begin a new one.`);
  }
  const write = (line: Line) => {
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`);
  };
  if (first === undefined) write({ of });
  return {
    recordings: lines.flatMap((line) =>
      'recording' in line ? [{ ...line.recording, passed: new Map(line.recording.passed) }] : [],
    ),
    verdicts: lines.flatMap((line) => ('verdict' in line ? [line.verdict] : [])),
    seconds: lines.reduce((sum, line) => sum + ('seconds' in line ? line.seconds : 0), 0),
    note(found) {
      if ('verdict' in found) write(found);
      else write({ recording: { ...found.recording, passed: [...found.recording.passed] } });
    },
    noteSeconds: (seconds) => write({ seconds }),
  };
}

/** What a run is about, as one digest: the files that are broken and the tests that are asked, and which breakages were chosen. */
export function digestOfRun(
  repository: string,
  of: { readonly files: readonly string[]; readonly sample: readonly unknown[] },
): string {
  const hash = createHash('sha256');
  for (const file of of.files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(repository, file)))
      .update('\0');
  return hash.update(JSON.stringify(of.sample)).digest('hex');
}

/** A line that a kill cut off is not there. */
function linesOf(file: string): readonly Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}
