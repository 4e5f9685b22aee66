import { fileSaying } from '@plumbline/words/file-words';
import { UnreadableFile } from '../unreadable-file.ts';
import type { CvrFile } from './cvr-reading.ts';
import { createJsonBytes, type JsonBytes, JsonFault, NEED_MORE, onlyBlanksLeft } from './json-bytes.ts';
import { textChunks, type UploadContext } from './upload-context.ts';

/** One step through a JSON file: reads a value it can complete, and answers the next step; undefined at the end. */
export type JsonStep = (json: JsonBytes) => JsonStep | undefined;

const UNIT_BYTES_MAX = 64 * 2 ** 20;

/**
 * Drives `step` over a JSON file of any size. A step that runs out of bytes is taken again from its beginning with
 * more of them, so steps must not keep anything of a value before it is complete; the bytes of one step are bounded.
 */
export async function readJsonStream(context: UploadContext, file: CvrFile, start: JsonStep): Promise<void> {
  const json = createJsonBytes();
  let buffer = new Uint8Array(1 << 18);
  let step: JsonStep | undefined = start;
  let before = 0;
  let wanted = 0;

  const take = (chunk: Uint8Array): void => {
    const kept = json.end - json.at;
    if (kept > UNIT_BYTES_MAX) throw tooLong(file);
    const needed = kept + chunk.length + 1;
    const target = needed > buffer.length ? new Uint8Array(2 * needed) : buffer;
    target.set(buffer.subarray(json.at, json.end));
    target.set(chunk, kept);
    before += json.at;
    buffer = target;
    json.bytes = buffer;
    json.at = 0;
    json.end = kept + chunk.length;
    // Zero ends the search for a closing quote: it is a control character, which no text may contain.
    buffer[json.end] = 0;
  };

  const advance = (): void => {
    while (step !== undefined) {
      const unitStart = json.at;
      try {
        step = step(json);
      } catch (error) {
        if (error !== NEED_MORE) throw error;
        json.at = unitStart;
        // A large value is tried again only when there is twice as much of it: else long ones cost their square.
        wanted = 2 * (json.end - unitStart);
        return;
      }
    }
  };

  try {
    let markSkipped = false;
    for await (const chunk of textChunks(context, file)) {
      take(chunk);
      if (!markSkipped && json.end >= 3) {
        markSkipped = true;
        if (json.bytes[0] === 0xef && json.bytes[1] === 0xbb && json.bytes[2] === 0xbf) json.at = 3;
      }
      if (markSkipped && json.end - json.at >= wanted) advance();
    }
    json.final = true;
    advance();
    if (!onlyBlanksLeft(json)) throw new JsonFault('there is something behind its end', json.at);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    throw await badJson({ context, file, offset: before + error.at, reason: error.message });
  }
}

function tooLong(file: CvrFile): UnreadableFile {
  return new UnreadableFile({
    code: 'LINE_TOO_LONG',
    file: file.name,
    message: fileSaying('cvr.holdsASingleRecordOf', { file: file.name }),
    advice: fileSaying('cvr.exportTheFileAgainAnd'),
  });
}

/** Where it is not JSON, in lines and columns: counted only now, by reading the file up to there once more. */
async function badJson(options: {
  readonly context: UploadContext;
  readonly file: CvrFile;
  readonly offset: number;
  readonly reason: string;
}): Promise<UnreadableFile> {
  const { file, offset, reason } = options;
  let line = 1;
  let lineStart = 0;
  let seen = 0;
  for await (const chunk of file.source.chunks()) {
    const end = Math.min(chunk.length, offset - seen);
    for (let at = 0; at < end; at += 1) {
      if (chunk[at] !== 0x0a) continue;
      line += 1;
      lineStart = seen + at + 1;
    }
    seen += chunk.length;
    if (seen >= offset) break;
  }
  const column = offset - lineStart + 1;
  return new UnreadableFile({
    code: 'BAD_JSON',
    file: file.name,
    row: line,
    found: reason,
    message: fileSaying('cvr.isNotWellFormedJson', { file: file.name, line, column, reason }),
    advice: fileSaying('cvr.exportTheFileAgainAndSend'),
  });
}
