import { fileSaying, fileWords } from '@plumbline/words/file-words';
import { readHead } from '../byte-source.ts';
import { createCsvTokenizer } from '../csv/tokenize-csv.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import type { CvrFile } from './cvr-reading.ts';
import { essRole } from './ess-headers.ts';
import { rowTexts } from './row-checks.ts';
import type { UploadContext } from './upload-context.ts';
import { baseName } from './upload-files.ts';

/** How the files of an ES&S upload were understood. */
type EssRoles = {
  readonly cvrs: readonly { readonly file: CvrFile; readonly names: readonly string[] }[];
  readonly ballots: readonly CvrFile[];
  /** The same in a sentence, for people who sent the wrong files. */
  readonly words: string;
};

const HEAD_BYTES = 1 << 17;
const HEADER_ROWS_MAX = 10;

/** Tells CVR exports from ballots exports by their content; only where that does not decide, by the name `cvr.csv`. */
export async function classifyEssFiles(context: UploadContext, files: readonly CvrFile[]): Promise<EssRoles> {
  const cvrs: { file: CvrFile; names: readonly string[] }[] = [];
  const ballots: CvrFile[] = [];
  const others: CvrFile[] = [];
  for (const file of files) {
    context.request.signal?.throwIfAborted();
    const names = await headerOf(file);
    const role = names === undefined ? undefined : essRole(names);
    if (role === 'ballots' && !(baseName(file.name).toLowerCase() === 'cvr.csv' && files.length > 1))
      ballots.push(file);
    else if (role !== undefined && names !== undefined) cvrs.push({ file, names });
    else others.push(file);
  }
  for (const { name } of others) {
    context.intake.issues.error({
      code: 'UNKNOWN_KIND',
      file: name,
      found: 'no column “Cast Vote Record”',
      message: fileSaying('ess.isNeitherACvrExport', { name }),
      advice: fileSaying('ess.leaveItOutOrExport'),
    });
  }
  const list = (some: readonly CvrFile[]) => (some.length === 0 ? 'none' : some.map(({ name }) => name).join(', '));
  const words = fileWords('en')('ess.understoodAsCvrAsBallots', {
    cvrs: list(cvrs.map(({ file }) => file)),
    ballots: list(ballots),
  });
  return { cvrs, ballots, words };
}

/** The header row among the first rows of a file; undefined where there is none. */
async function headerOf(file: CvrFile): Promise<string[] | undefined> {
  let header: string[] | undefined;
  let rows = 0;
  const tokenizer = createCsvTokenizer({
    fileName: file.name,
    onRow: (row) => {
      rows += 1;
      if (header !== undefined || rows > HEADER_ROWS_MAX) return;
      const cells = rowTexts(row);
      if (essRole(cells) !== undefined) header = cells;
    },
    onFault: () => {},
  });
  try {
    tokenizer.push(await readHead(file.source, HEAD_BYTES));
    tokenizer.end();
  } catch (error) {
    // A file that is no text cannot be an export; what it is will be said when roles are counted.
    if (!(error instanceof UnreadableFile)) throw error;
  }
  return header;
}
