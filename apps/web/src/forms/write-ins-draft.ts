import type { WriteIns } from '@plumbline/election';

/** Who qualified to be written in, as it stands in the form. */
export type WriteInsDraft = {
  /** The choice as which write-ins were reported; empty where there is no list. */
  readonly choice: string;
  /** A name on each line. */
  readonly names: string;
};

export const NO_LIST: WriteInsDraft = { choice: '', names: '' };

export function draftOfWriteIns(writeIns: WriteIns | undefined): WriteInsDraft {
  return writeIns === undefined ? NO_LIST : { choice: writeIns.choice, names: writeIns.names.join('\n') };
}

/** The list as it is saved; undefined where there is none. */
export function readWriteIns({ choice, names }: WriteInsDraft): { choice: string; names: string[] } | undefined {
  if (choice === '') return undefined;
  const lines = names.split('\n').map((line) => line.trim());
  return { choice, names: lines.filter((line) => line !== '') };
}
