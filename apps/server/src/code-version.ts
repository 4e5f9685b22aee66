import { readFileSync } from 'node:fs';
import { z } from 'zod';

const description = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');

/** The version of Plumbline that is running; every log entry names the version that decided it. */
export const codeVersion = z.object({ version: z.string() }).parse(JSON.parse(description)).version;
