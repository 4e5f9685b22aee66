import { parseArgs } from 'node:util';
import { type InstallationReport, openAndCheck, readConfig } from '@plumbline/server';
import { commandLineWords, help } from '@plumbline/words/command-line-words';
import { printable } from './printable.ts';

const say = commandLineWords('en');

const HELP = help('check');

/** `plumbline check`: is what is stored what the log says, and the log what was sealed? */
export async function check(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const report = await openAndCheck(readConfig(process.env, { dataDirectory: values.data }));
  const { whole, differences, notKnown } = report;
  console.log(values.json ? JSON.stringify({ whole, differences, notKnown }, undefined, 2) : inWords(report));
  return whole ? 0 : 1;
}

function inWords({ whole, differences, notKnown, chains, entries, files }: InstallationReport): string {
  const lines = [say('checked', { entries, chains, files }), ''];
  for (const { kind, place, expected, found, count } of differences) {
    const more = count > 1 ? ` (the first of ${count} places)` : '';
    lines.push(`${kind}: ${place}${more}`, `  expected: ${expected}`, `  found:    ${found}`);
  }
  lines.push(
    whole ? 'Nothing differs.' : say('differs', { count: differences.length }),
    '',
    say('notKnown'),
    ...notKnown.map((one) => `  - ${one}`),
  );
  return lines.map(printable).join('\n');
}
