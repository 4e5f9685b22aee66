import { parseArgs } from 'node:util';
import { enterOffice, hasOffice, readConfig, startServer } from '@plumbline/server';
import { commandLineWords, help } from '@plumbline/words/command-line-words';
import { runUntilStopped } from './run-server.ts';
import { readPort } from './wrong-use.ts';

const say = commandLineWords('en');

const HELP = help('serve');

const NOBODY_YET = say('nobodyCanSignIn');

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
    console.error(say('webOrWorker'));
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
    print(server.address === undefined ? say('runsJobs') : say('at', { address: config.publicUrl ?? server.address }));
    return server;
  });
}
