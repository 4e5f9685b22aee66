import { parseArgs } from 'node:util';
import { openServices, type RebuildReport, readConfig, rebuildProjections } from '@plumbline/server';
import { commandLineWords, help } from '@plumbline/words/command-line-words';

const say = commandLineWords('en');

const HELP = help('rebuild');

/** `plumbline rebuild`: is what is stored what the log says? */
export async function rebuild(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      check: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const config = readConfig(process.env, { dataDirectory: values.data });
  const { services, close } = await openServices(config, (line) => console.error(line));
  try {
    const repair = values.check !== true;
    const report = await rebuildProjections(services, { repair });
    console.log(values.json ? JSON.stringify(report, undefined, 2) : inWords(report, repair));
    return report.broken.length + report.differences.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

function inWords({ chains, entries, broken, differences }: RebuildReport, repair: boolean): string {
  const lines = [say('rebuilt', { entries, chains })];
  for (const { chain, what } of broken) lines.push(`${chain} is not what was sealed: ${what}.`);
  if (broken.length > 0) return [...lines, say('restoreLogFirst')].join('\n');
  if (differences.length === 0) return [...lines, say('everythingAgrees')].join('\n');
  for (const { table, found, row } of differences) {
    const where = found === 'only-stored' ? 'stored, but not in the log' : 'in the log, but not stored';
    lines.push(`${table}: ${where}: ${JSON.stringify(row)}`);
  }
  const end = repair ? say('putRight') : say('nothingChanged');
  return [...lines, `${differences.length} differences. ${end}`].join('\n');
}
