import { writeFileSync } from 'node:fs';
import process from 'node:process';

/**
 * A reporter of Vitest that writes how many errors came outside any test into the file that `PLUMBLINE_UNHANDLED` names: its JSON
 * leaves them out.
 */
// biome-ignore lint/style/noDefaultExport: Vitest takes a reporter as the default of its file
export default class CountUnhandled {
  onTestRunEnd(_modules, unhandledErrors) {
    writeFileSync(process.env.PLUMBLINE_UNHANDLED, String(unhandledErrors.length));
  }
}
