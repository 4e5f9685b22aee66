import type { Plugin } from 'vite';

const WORKER = 'board-worker.js';
const PAGES = [
  'src/pages/audit-board/BoardPages.tsx',
  'src/pages/account/LinkSignInPage.tsx',
  'src/pages/tally-entry/AskPage.tsx',
  'src/pages/tally-entry/TallyEntryPage.tsx',
  'src/pages/ballot-room/RoomPages.tsx',
  'src/pages/ballot-room/DevicePage.tsx',
] as const;
/** What the first page asks for by its name, whatever is in it. */
const CHECK = '/browser-check.js';

type Part = {
  readonly type: 'chunk' | 'asset';
  readonly isEntry?: boolean;
  readonly facadeModuleId?: string | null;
  readonly imports?: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string>; readonly importedAssets: ReadonlySet<string> };
};

/**
 * Tells the worker that keeps the pages of audit boards, of people who enter tallies, and of devices of ballot rooms, what they are made of: the parts of the program that these pages load,
 * the styles, and the letters. What other roles are shown is not among it.
 */
export function boardFiles(): Plugin {
  return {
    name: 'board-files',
    enforce: 'post',
    generateBundle(_, bundle) {
      const parts: Readonly<Record<string, Part>> = bundle;
      const files = new Set<string>();
      const take = (name: string) => {
        const part = parts[name];
        if (part === undefined || files.has(name)) return;
        files.add(name);
        for (const style of part.viteMetadata?.importedCss ?? []) files.add(style);
        for (const asset of part.viteMetadata?.importedAssets ?? []) files.add(asset);
        for (const other of part.imports ?? []) take(other);
      };
      for (const [name, part] of Object.entries(parts)) {
        const from = part.facadeModuleId ?? '';
        const isApp = part.isEntry === true && name !== WORKER;
        if (isApp || PAGES.some((page) => from.endsWith(page))) take(name);
        if (name.endsWith('.woff2')) files.add(name);
      }
      const worker = bundle[WORKER];
      if (worker?.type !== 'chunk') this.error(`${WORKER} was not built`);
      const list = [...[...files].sort().map((name) => `/${name}`), CHECK];
      const filled = worker.code.replace(/["'`]BOARD_FILES["'`]/, () =>
        list.map((name) => JSON.stringify(name)).join(','),
      );
      if (filled === worker.code) this.error(`${WORKER} has no place for the list of files`);
      worker.code = filled;
    },
  };
}
