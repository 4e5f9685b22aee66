import { forbiddenCharacter, shownText } from '@plumbline/election';
import { UnreadableFile } from '../unreadable-file.ts';

/** The archive is not one, or is damaged; `reason` continues “because”. */
export function badZip(archive: string, reason: string): UnreadableFile {
  return new UnreadableFile({
    code: 'BAD_ZIP',
    file: archive,
    found: reason,
    message: `${archive} cannot be opened as a ZIP archive: ${reason}.`,
    advice: 'Pack the files again, and compare the size of the file with the original after sending.',
  });
}

/** The archive is larger, or expands to more, than the configuration allows. */
export function overLimit(archive: string, limit: number, measure: string): UnreadableFile {
  return new UnreadableFile({
    code: 'ZIP_LIMIT',
    file: archive,
    found: measure,
    expected: `at most ${limit}`,
    message: `${archive} expands to more than ${limit} ${measure}.`,
    advice: 'Split the export, or raise the limit in the server’s configuration.',
  });
}

/** Refuses a path that would leave the folder an archive is unpacked to, although nothing is ever unpacked here, and one that cannot be shown. */
export function refuseUnsafeName(archive: string, name: string): void {
  const character = forbiddenCharacter(name) ?? (/[\r\n\t]/.test(name) ? 'a line break or tab' : undefined);
  if (character !== undefined) {
    throw new UnreadableFile({
      code: 'UNSAFE_ZIP_ENTRY',
      file: archive,
      found: character,
      message: `The archive contains a file whose name holds a character that may not be in it (${character}): “${shownText(name)}”.`,
      advice: 'Give the file a plain name, and pack the files again.',
    });
  }
  const leaves = name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..');
  if (!leaves) return;
  throw new UnreadableFile({
    code: 'UNSAFE_ZIP_ENTRY',
    file: archive,
    found: name,
    message: `The archive contains the path “${name}”, which points outside the archive.`,
    advice: 'Pack the files again.',
  });
}
