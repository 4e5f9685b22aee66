import { makeBackup, openServices } from '@plumbline/server';
import { help } from '@plumbline/words/command-line-words';
import { withBackupDirectory } from './with-backup-directory.ts';

const HELP = help('backup');

/** `plumbline backup`: a consistent copy while the server runs. */
export async function backup(args: readonly string[]): Promise<number> {
  return withBackupDirectory({ args, help: HELP }, async ({ directory, config }) => {
    const { services, close } = await openServices(config, (line) => console.error(line));
    try {
      const { tables, files } = await makeBackup(services, directory);
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      console.log(`${rows} rows of ${tables.length} tables and ${files.length} files are in ${directory}.`);
    } finally {
      await close();
    }
  });
}
