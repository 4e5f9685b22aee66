import { readFile } from 'node:fs/promises';
import { decodeText } from '@plumbline/election-files';
import { refuseAllButFiles } from './file-trouble.ts';
import { readStandardInput } from './standard-input.ts';

/** The text of the file of a county, whatever its editor wrote it in: `-` is what is piped in. */
export async function readCountyText(file: string): Promise<string> {
  if (file === '-') return textOf(await readStandardInput());
  await refuseAllButFiles(file);
  return textOf(await readFile(file));
}

/** Bytes that are no text are no JSON either, which its reader says. */
function textOf(bytes: Uint8Array): string {
  return decodeText(bytes)?.text ?? '';
}
