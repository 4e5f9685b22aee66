import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pageInText } from '@plumbline/documents/testing/page-in-text';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { afterAll, expect, test, vi } from 'vitest';
import { print } from './print.ts';
import { WrongUse } from './wrong-use.ts';

/*
 * What `bin/plumbline print` makes of the published audits in examples/, as a program reads it from the PDFs: words and where they stand, on
 * the first page of each document of a jurisdiction and of the audit. `npm run golden` makes them again; whoever does reads the difference.
 */

const REPOSITORY = path.join(import.meta.dirname, '../../..');
const GOLDEN = path.join(REPOSITORY, 'apps/cli/golden');
const AT = '2026-11-03T20:00:00Z';

/** Of each example one jurisdiction: a state has as many as it has counties. */
const EXAMPLES: Readonly<Record<string, string>> = {
  'colorado-2022-primary-prowers': 'Prowers',
  'colorado-2022-primary-rio-grande': 'Rio Grande',
  'georgia-2026-05-primary': 'APPLING',
};

type Printed = {
  readonly documents: readonly { readonly file: string; readonly kind: string; readonly pages: number }[];
};

const scratch = mkdtempSync(path.join(tmpdir(), 'plumbline-examples-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function printed(example: string, out: string, jurisdiction: string): Promise<Printed> {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const folder = path.join(REPOSITORY, 'examples', example);
    expect(await print([folder, out, '--at', AT, '--json', '--jurisdiction', jurisdiction])).toBe(0);
    return JSON.parse(String(said.mock.calls.at(-1)?.[0])) as Printed;
  } finally {
    said.mockRestore();
  }
}

test('every audit among the examples has its pages here', () => {
  const examples = path.join(REPOSITORY, 'examples');
  const audits = readdirSync(examples).filter((name) => existsSync(path.join(examples, name, 'audit.json')));
  expect(audits.toSorted()).toEqual(Object.keys(EXAMPLES));
});

test.each(Object.entries(EXAMPLES))(
  'the documents that are printed of %s are those that are kept',
  async (example, jurisdiction) => {
    const out = path.join(scratch, example);
    const { documents } = await printed(example, out, jurisdiction);
    expect(documents.length).toBeGreaterThan(10);
    for (const { file, kind, pages: count } of documents) {
      const { title, language, pages } = await readPdf(readFileSync(path.join(out, file)));
      const [first] = pages;
      expect([file, pages.length]).toEqual([file, count]);
      const text = `${file}\n${title}\nlanguage ${language}, pages ${count}\n${first && pageInText(first)}\n`;
      await expect(text).toMatchFileSnapshot(path.join(GOLDEN, example, `${kind}.txt`));
    }
    const folder = path.join(GOLDEN, example);
    const kept = existsSync(folder) ? readdirSync(folder) : [];
    const printedNow = new Set(documents.map(({ kind }) => `${kind}.txt`));
    expect(
      kept.filter((name) => !printedNow.has(name)),
      'pages of a document that is not printed any more',
    ).toEqual([]);
  },
  240_000,
);

test('a jurisdiction that the audit does not have is wrong use', async () => {
  const folder = path.join(REPOSITORY, 'examples/colorado-2022-primary-prowers');
  const asked = print([folder, path.join(scratch, 'none'), '--jurisdiction', 'Nowhere']);
  await expect(asked).rejects.toThrow(WrongUse);
});
