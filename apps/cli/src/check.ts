import { parseArgs } from 'node:util';
import { type InstallationReport, openAndCheck, readConfig } from '@plumbline/server';
import { printable } from './printable.ts';

const HELP = `plumbline check [--data DIR] [--json]

Is what is stored whole? Hashes every entry of the log and every stored file, and compares heads, tables, grants and
addresses with what the log says. Prints every chain, table, column and file that differs, with the first place where it
does, and what cannot be known without a head of the log that somebody holds elsewhere. Nothing is changed. The server may
be running or stopped.

Exit code 0: nothing differs. 1: something does.`;

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
  const lines = [`${entries} entries in ${chains} chains of the log, and ${files} stored files, were read.`, ''];
  for (const { kind, place, expected, found, count } of differences) {
    const more = count > 1 ? ` (the first of ${count} places)` : '';
    lines.push(`${kind}: ${place}${more}`, `  expected: ${expected}`, `  found:    ${found}`);
  }
  lines.push(
    whole
      ? 'Nothing differs.'
      : `${differences.length} ${differences.length === 1 ? 'thing differs' : 'things differ'}. Nothing was changed.`,
    '',
    'What this cannot know:',
    ...notKnown.map((one) => `  - ${one}`),
  );
  return lines.map(printable).join('\n');
}
