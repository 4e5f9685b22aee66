import { parseArgs } from 'node:util';
import { enterOffice, hasOffice, readConfig, startServer } from '@plumbline/server';
import { runUntilStopped } from './run-server.ts';

const HELP = `plumbline serve --data DIR [--port N]

Runs the server for an election office. Everything else is set in the environment (docs/deployment.md).
It never prints sign-in links, and loads no demonstration.`;

const NOBODY_YET =
  'Nobody can sign in yet. Set PLUMBLINE_ORGANIZATION and PLUMBLINE_ADMINISTRATORS (e-mail addresses), and start again.';

/** `plumbline serve`: production. */
export async function serve(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  return runUntilStopped(async () => {
    const config = readConfig(process.env, {
      ...(values.data === undefined ? {} : { dataDirectory: values.data }),
      ...(values.port === undefined ? {} : { port: values.port }),
    });
    const print = (line: string) => console.log(line);
    const server = await startServer(config, {
      print,
      otherPortAllowed: false,
      prepare: async (services) => {
        const { office } = config;
        if (office !== undefined) {
          const administrators = office.administrators.map((email) => ({ email }));
          await enterOffice(services, { organization: office.organization, defaultState: null, administrators });
        }
        if (!(await hasOffice(services))) print(NOBODY_YET);
      },
    });
    print(`Plumbline is at ${config.publicUrl ?? server.address}`);
    return server;
  });
}
