import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const repository = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** `forTypesOnly` leaves no trace when the program runs. */
export type Import = { readonly file: string; readonly from: string; readonly forTypesOnly: boolean };

/** The source without comments, and with the insides of strings kept: imports are strings. */
export function sourceOf(file: string): string {
  const text = readFileSync(file, 'utf8');
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1');
}

/** Every file below a folder, those of others and made ones left out. */
export function filesBelow(directory: string): readonly string[] {
  if (!existsSync(directory)) return [];
  const entries = readdirSync(directory, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const place = path.join(directory, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : filesBelow(place);
    return [place];
  });
}

/** Whether a file is only run by the tests. */
export function isTest(file: string): boolean {
  return /\.(test|e2e)\.tsx?$/.test(file);
}

/** The TypeScript below the `src` of a package or an app. */
export function sourcesOf(folder: string): readonly string[] {
  return filesBelow(path.join(repository, folder, 'src')).filter((file) => /\.tsx?$/.test(file));
}

// Formatted code begins every import at the start of a line; a sentence that says "import" does not.
const IMPORTS = [
  /^(?:import|export)\s[^;'"]*?\sfrom\s+['"]([^'"]+)['"]/gm,
  /^import\s+['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
];

/** What a file imports, also when it runs. */
export function importsOf(file: string): readonly Import[] {
  const source = sourceOf(file);
  return IMPORTS.flatMap((pattern) => [...source.matchAll(pattern)]).map(([statement, from = '']) => {
    return { file, from, forTypesOnly: /^(?:import|export) type\b/.test(statement) };
  });
}

/** `@plumbline/audit` of `@plumbline/audit/contract`. */
export function packageNameOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Whether it is imported by its path. */
export function isNeighbour({ from }: Import): boolean {
  return from.startsWith('.');
}

/** An import in words. */
export function say({ file, from }: Import): string {
  return `${path.relative(repository, file)} imports ${from}`;
}
