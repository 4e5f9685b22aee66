/** Finds the browser the journeys are tested in: Chromium, or a relative of it. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

export function findBrowser(environment) {
  const onPath = (environment.PATH ?? '').split(path.delimiter).filter((entry) => entry !== '');
  const candidates = [...onPath, '/usr/bin', '/snap/bin'].flatMap((place) =>
    NAMES.map((name) => path.join(place, name)),
  );
  const chosen = environment.PLUMBLINE_BROWSER;
  return [...(chosen ? [chosen] : []), ...candidates, ...MAC_APPS].find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
