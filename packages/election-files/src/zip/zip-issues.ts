import { forbiddenCharacter, shownText } from '@plumbline/election';
import { fileSaying } from '@plumbline/words/file-words';
import { UnreadableFile } from '../unreadable-file.ts';

/** The archive is not one, or is damaged; `reason` continues “because”. */
export function badZip(archive: string, reason: string): UnreadableFile {
  return new UnreadableFile({
    code: 'BAD_ZIP',
    file: archive,
    found: reason,
    message: fileSaying('containers.cannotBeOpenedAsA', { archive, reason }),
    advice: fileSaying('containers.packTheFilesAgainAnd'),
  });
}

/** The archive is larger, or expands to more, than the configuration allows. */
export function overLimit(archive: string, limit: number, measure: string): UnreadableFile {
  return new UnreadableFile({
    code: 'ZIP_LIMIT',
    file: archive,
    found: measure,
    expected: `at most ${limit}`,
    message: fileSaying('containers.expandsToMoreThan', { archive, limit, measure }),
    advice: fileSaying('containers.splitTheExportOrRaise'),
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
      message: fileSaying('containers.theArchiveContainsAFile', { character, name: shownText(name) }),
      advice: fileSaying('containers.giveTheFileAPlain'),
    });
  }
  const leaves = name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..');
  if (!leaves) return;
  throw new UnreadableFile({
    code: 'UNSAFE_ZIP_ENTRY',
    file: archive,
    found: name,
    message: fileSaying('containers.theArchiveContainsThePath', { name }),
    advice: fileSaying('containers.packTheFilesAgain'),
  });
}
