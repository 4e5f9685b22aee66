import { shownText } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import type { ByteSource } from '../byte-source.ts';
import type { TextEncoding } from '../csv/decode-text.ts';
import { type CsvRow, createCsvTokenizer } from '../csv/tokenize-csv.ts';
import { encodingOfSource, utf8Chunks } from '../csv/utf8-chunks.ts';
import type { ZipLimits } from '../zip/zip-limits.ts';
import type { CardIntake } from './card-intake.ts';
import type { CvrFile, ReadCvrRequest } from './cvr-reading.ts';

/** What every parser of an upload shares. */
export type UploadContext = {
  readonly request: ReadCvrRequest;
  readonly intake: CardIntake;
  readonly zipLimits: ZipLimits;
  /** How the text of the upload was encoded; anything but UTF-8 in one file stands for all. */
  encoding: TextEncoding;
  /** Files that cards were read from; a card names its file by the index here. */
  readonly fileNames: string[];
  /** A card's place in its batch is only known as the rank of its record number. */
  positionsAreRanks: boolean;
  bytesRead: number;
  bytesTotal: number | undefined;
};

/** The number of a file that cards are read from. */
export function fileNumber({ fileNames }: UploadContext, name: string): number {
  return fileNames.push(shownText(name)) - 1;
}

/** Between two pieces of input: stops where the caller has had enough, and says how far the reading has come. */
export function tick(context: UploadContext, bytes: number): void {
  context.request.signal?.throwIfAborted();
  context.bytesRead += bytes;
  context.request.onProgress?.({
    cards: context.intake.cards(),
    bytesRead: context.bytesRead,
    bytesTotal: context.bytesTotal,
  });
}

/** The text of a file as UTF-8 chunks, its encoding found first and reported where it is not UTF-8. */
export async function* textChunks(context: UploadContext, file: CvrFile): AsyncGenerator<Uint8Array> {
  const encoding = await findEncoding(context, file.name, file.source);
  for await (const chunk of utf8Chunks(file.source, { encoding, fileName: file.name })) {
    yield chunk;
    tick(context, chunk.length);
  }
}

/** Feeds a CSV file row by row to `onRow`; rows with stray quotes are reported and left out. */
export async function readCsvRows(context: UploadContext, file: CvrFile, onRow: (row: CsvRow) => void): Promise<void> {
  const { issues } = context.intake;
  const tokenizer = createCsvTokenizer({
    fileName: file.name,
    onRow,
    onFault: ({ row, fault }) => {
      issues.error({
        code: 'BAD_QUOTING',
        file: file.name,
        row,
        found: fault,
        message:
          fault === 'quote-not-closed'
            ? fileSaying('cvr.quoteNotClosed', { row })
            : fileSaying('cvr.textAfterQuote', { row }),
        advice: fileSaying('cvr.exportTheFileAgainIf'),
      });
    },
  });
  for await (const chunk of textChunks(context, file)) tokenizer.push(chunk);
  tokenizer.end();
}

async function findEncoding(context: UploadContext, name: string, source: ByteSource): Promise<TextEncoding> {
  const encoding = await encodingOfSource(source, context.request.signal);
  if (encoding === 'utf-8') return encoding;
  context.encoding = encoding;
  if (encoding === 'windows-1252') {
    context.intake.issues.warn({
      code: 'DECODED_AS_CP1252',
      file: name,
      message: fileSaying('cvr.isNotUtf8It', { name }),
      advice: fileSaying('cvr.checkNamesWithAccentedLetters'),
    });
  }
  return encoding;
}
