import { restoreBackup } from '@plumbline/server';
import { withBackupDirectory } from './with-backup-directory.ts';

const HELP = `plumbline restore IN [--data DIR]

Loads the backup in the directory IN into an installation that nothing was started on yet, and checks every table, every
file and every chain of the log against what was saved.`;

/** `plumbline restore`: a backup becomes an installation. */
export async function restore(args: readonly string[]): Promise<number> {
  return withBackupDirectory({ args, help: HELP }, async ({ directory, config }) => {
    const { tables, files, madeAt } = await restoreBackup(config, directory);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(
      `${rows} rows of ${tables.length} tables and ${files.length} files of ${madeAt} are restored and checked.`,
    );
  });
}
