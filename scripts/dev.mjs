/** `npm run dev`: the demonstration server, restarted when its source changes, and the web app, updated in place. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { main, repository, setUp } from './set-up.mjs';

await main(() => {
  const { node, environment } = setUp();
  const server = [node, ['--watch', path.join('apps', 'cli', 'src', 'main.ts'), 'demo'], repository];
  const web = [
    node,
    [path.join(repository, 'node_modules', 'vite', 'bin', 'vite.js')],
    path.join(repository, 'apps', 'web'),
  ];
  const running = [server, web].map(([program, args, cwd]) =>
    spawn(program, args, { cwd, env: environment, stdio: 'inherit' }),
  );
  const stopAll = (signal) => {
    for (const child of running) child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopAll(signal));
  return Promise.race(
    running.map(
      (child) =>
        new Promise((resolve, reject) => {
          child.once('error', reject);
          child.once('exit', (code) => {
            stopAll('SIGTERM');
            resolve(code ?? 1);
          });
        }),
    ),
  );
});
