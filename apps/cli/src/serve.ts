import { parseArgs } from 'node:util';
import { enterOffice, hasOffice, readConfig, startServer } from '@plumbline/server';
import { runUntilStopped } from './run-server.ts';
import { readPort } from './wrong-use.ts';

const HELP = `plumbline serve --data DIR [--port N] [--web | --worker]

Runs the server for an election office. Everything else is set in the environment (docs/deployment.md).
It never prints sign-in links, and loads no demonstration.

--web      answers requests and runs no jobs; --worker runs jobs and answers nobody. As many of each as needed, on one
           PostgreSQL and one data directory. Without either, this process does both.`;

const NOBODY_YET =
  'Nobody can sign in yet. Set PLUMBLINE_ORGANIZATION and PLUMBLINE_ADMINISTRATORS (e-mail addresses), and start again.';

/** `plumbline serve`: production. */
export async function serve(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      web: { type: 'boolean' },
      worker: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (values.web && values.worker) {
    console.error('Give --web or --worker, or neither: without them this process does both.');
    return 2;
  }
  const parts = values.web ? 'web' : values.worker ? 'worker' : 'web-and-worker';
  const port = readPort(values.port);
  return runUntilStopped(async () => {
    const config = readConfig(process.env, { dataDirectory: values.data, port });
    const print = (line: string) => console.log(line);
    const server = await startServer(config, {
      print,
      otherPortAllowed: false,
      parts,
      prepare: async (services) => {
        const { office } = config;
        if (office !== undefined) {
          const administrators = office.administrators.map((email) => ({ email }));
          await enterOffice(services, { organization: office.organization, defaultState: null, administrators });
        }
        if (!(await hasOffice(services))) print(NOBODY_YET);
      },
    });
    print(
      server.address === undefined ? 'Plumbline runs jobs.' : `Plumbline is at ${config.publicUrl ?? server.address}`,
    );
    return server;
  });
}
