import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig, restoreBackup } from '@plumbline/server';

const HELP = `plumbline restore IN [--data DIR]

Loads the backup in the directory IN into an installation that nothing was started on yet, and checks every table, every
file and every chain of the log against what was saved.`;

/** `plumbline restore`: a backup becomes an installation. */
export async function restore(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [from, ...more] = positionals;
  if (from === undefined || more.length > 0) {
    console.error(HELP);
    return 2;
  }
  const config = readConfig(process.env, values.data === undefined ? {} : { dataDirectory: values.data });
  const { tables, files, madeAt } = await restoreBackup(config, path.resolve(from));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `${rows} rows of ${tables.length} tables and ${files.length} files of ${madeAt} are restored and checked.`,
  );
  return 0;
}
