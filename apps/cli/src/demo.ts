import { parseArgs } from 'node:util';
import { DEMONSTRATION, type DemonstrationLink, loadDemonstration, readConfig, startServer } from '@plumbline/server';
import { commandLineWords, help } from '@plumbline/words/command-line-words';
import { runUntilStopped } from './run-server.ts';
import { readPort } from './wrong-use.ts';

const say = commandLineWords('en');

const HELP = help('demo');

/** `plumbline demo`: what `npm start` runs. */
export async function demo(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const port = readPort(values.port);
  return runUntilStopped(async () => {
    // A person is watching the terminal: only what matters is printed, unless a level was asked for.
    const environment = { PLUMBLINE_LOG_LEVEL: 'warn', ...process.env };
    const config = readConfig(environment, { dataDirectory: values.data, port });
    const print = (line: string) => console.log(line);
    let links: readonly DemonstrationLink[] = [];
    const server = await startServer(config, {
      print,
      otherPortAllowed: true,
      prepare: async (services) => {
        links = await loadDemonstration(services, { print });
      },
    });
    const { address = '' } = server;
    const isElsewhere = config.port !== 0 && !address.endsWith(`:${config.port}`);
    if (isElsewhere) print(say('portTaken', { port: config.port }));
    // Where a mail server is set up, codes go to addresses that are nobody's.
    const others = config.mail === undefined ? [say('othersSignIn', { address: DEMONSTRATION.reviewer })] : [];
    print(greeting(config.publicUrl ?? address, links, others));
    return server;
  });
}

function greeting(address: string, links: readonly DemonstrationLink[], others: readonly string[]): string {
  const width = Math.max(0, ...links.map((link) => link.role.length));
  const lines = links.map((link) => `  ${link.role.padEnd(width)}  ${address}${link.path}`);
  return ['', say('at', { address }), '', say('signInLinks'), ...lines, '', ...others, say('howToStop')].join('\n');
}
