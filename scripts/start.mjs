/** `npm start`: installs what is missing, builds the web app if it changed, and runs the demonstration. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildWeb } from './build-web.mjs';
import { main, repository, setUp } from './set-up.mjs';

await main(() => {
  const tools = setUp();
  buildWeb(tools);
  return runDemonstration(tools);
});

function runDemonstration({ environment }) {
  const program = path.join(repository, 'bin', 'plumbline');
  const server = spawn(program, ['demo', ...process.argv.slice(2)], { env: environment, stdio: 'inherit' });
  // The server stops its database before it goes; until then we stay, or the terminal would return too early.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code, signal) => resolve(signal === null ? code : 1));
  });
}
