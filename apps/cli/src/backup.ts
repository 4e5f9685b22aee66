import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeBackup, openServices, readConfig } from '@plumbline/server';

const HELP = `plumbline backup OUT [--data DIR]

Copies the database, as it is at one moment, and all files into the new directory OUT. The server may be running.
Keep it closed: it holds addresses, sessions and the secret from which links are made.`;

/** `plumbline backup`: a consistent copy while the server runs. */
export async function backup(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [out, ...more] = positionals;
  if (out === undefined || more.length > 0) {
    console.error(HELP);
    return 2;
  }
  const config = readConfig(process.env, values.data === undefined ? {} : { dataDirectory: values.data });
  const { services, close } = await openServices(config, (line) => console.error(line));
  try {
    const { tables, files } = await makeBackup(services, path.resolve(out));
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`${rows} rows of ${tables.length} tables and ${files.length} files are in ${out}.`);
    return 0;
  } finally {
    await close();
  }
}
