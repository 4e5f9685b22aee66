/** Finds the browser the journeys are tested in: Chromium, or a relative of it. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** The same browser without windows: it draws a page in half the processor time, and has no camera. */
const WITHOUT_WINDOWS = ['chromium-headless-shell'];

export function findBrowser(environment) {
  const chosen = environment.PLUMBLINE_BROWSER;
  return [...(chosen ? [chosen] : []), ...onPath(environment, NAMES), ...MAC_APPS].find(isExecutable);
}

/** The one without windows where it is installed, or any. */
export function findQuickBrowser(environment) {
  const chosen = environment.PLUMBLINE_BROWSER;
  const quick = chosen ? undefined : onPath(environment, WITHOUT_WINDOWS).find(isExecutable);
  return quick ?? findBrowser(environment);
}

function onPath(environment, names) {
  const places = (environment.PATH ?? '').split(path.delimiter).filter((entry) => entry !== '');
  return [...places, '/usr/bin', '/snap/bin'].flatMap((place) => names.map((name) => path.join(place, name)));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
