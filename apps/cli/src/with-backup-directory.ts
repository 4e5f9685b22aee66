import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from '@plumbline/server';

/** Where a backup lies or is to lie, and the installation it belongs to. */
type BackupRequest = { readonly directory: string; readonly config: Config };

/** Runs `backup` or `restore` on the one directory that was named, and answers with the exit code. */
export async function withBackupDirectory(
  { args, help }: { readonly args: readonly string[]; readonly help: string },
  run: (request: BackupRequest) => Promise<void>,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const [directory, ...more] = positionals;
  if (directory === undefined || more.length > 0) {
    console.error(help);
    return 2;
  }
  await run({
    directory: path.resolve(directory),
    config: readConfig(process.env, { dataDirectory: values.data }),
  });
  return 0;
}
