import { restoreBackup } from '@plumbline/server';
import { commandLineWords, help } from '@plumbline/words/command-line-words';
import { withBackupDirectory } from './with-backup-directory.ts';

const say = commandLineWords('en');

const HELP = help('restore');

/** `plumbline restore`: a backup becomes an installation. */
export async function restore(args: readonly string[]): Promise<number> {
  return withBackupDirectory({ args, help: HELP }, async ({ directory, config }) => {
    const { tables, files, madeAt } = await restoreBackup(config, directory);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(say('restored', { rows, tables: tables.length, files: files.length, madeAt }));
  });
}
