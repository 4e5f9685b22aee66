import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { helpOfPage } from '../apps/web/src/pages/help/help-of-page.ts';
import { addressesOfPages } from './pages-of-app.ts';
import { repository } from './source-files.ts';

/* The guides are pages of the product: what they name on the screen is there, and each page has a place in them. */

const FOLDER = path.join(repository, 'docs', 'guides');
const GUIDES = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.md'))
    .map((file) => [file, readFileSync(path.join(FOLDER, file), 'utf8')]),
);
const topicOf = (file: string) => (file === 'README.md' ? 'start' : file.replace(/\.md$/, ''));

test('what stands in italics or bold in a guide is called so on a screen', async () => {
  const sentences = await sentencesOnScreens();
  const missing = [...GUIDES].flatMap(([file, text]) =>
    namedIn(text)
      .filter((name) => !sentences.some((sentence) => sentence.startsWith(asHeard(name))))
      .map((name) => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('every page has its place in the guides, and that place is there', () => {
  const places = addressesOfPages()
    .filter((address) => !address.startsWith('/help'))
    .map((address) => [address, helpOfPage(address)] as const);
  expect(places.length).toBeGreaterThan(30);
  const lost = places.filter(([, { topic, section }]) => {
    const file = [...GUIDES.keys()].find((one) => topicOf(one) === topic);
    return file === undefined || (section !== undefined && !slugsOf(GUIDES.get(file) ?? '').includes(section));
  });
  expect(lost).toEqual([]);
});

test('every guide is reached from a page, or from a guide that is', () => {
  const reached = new Set(['start', ...addressesOfPages().map((address) => helpOfPage(address).topic)]);
  for (const [file, text] of GUIDES) {
    if (!reached.has(topicOf(file))) continue;
    for (const [, linked = ''] of text.matchAll(/\]\(([\w-]+\.md)/g)) reached.add(topicOf(linked));
  }
  expect([...GUIDES.keys()].map(topicOf).filter((topic) => !reached.has(topic))).toEqual([]);
});

test('a link or a picture of a guide leads to something', () => {
  const broken = [...GUIDES].flatMap(([file, text]) =>
    [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, to = '']) => to)
      .filter((to) => !to.startsWith('http') && !isThere(path.join(FOLDER, to)))
      .map((to) => `${file}: ${to}`),
  );
  expect(broken).toEqual([]);
});

function slugsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^##+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, ''),
  );
}

function isThere(file: string): boolean {
  try {
    readdirSync(file);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
  }
}

/** What a guide names as something on a screen. */
function namedIn(markdown: string): readonly string[] {
  const italic = markdown.matchAll(/(?<![*\w])\*([^*\n]+(?:\n[^*\n]+)?)\*(?!\*)/g);
  const bold = markdown.matchAll(/\*\*([^*]+)\*\*/g);
  return [...italic, ...bold].map(([, name = '']) => name);
}

/** As it is compared: without case, final stops, line ends, and with every blank alike. */
function asHeard(sentence: string): string {
  return sentence
    .toLowerCase()
    .replaceAll(/\{\{[^}]*\}\}/g, '…')
    .replaceAll(/\s+/g, ' ')
    .replace(/[.:!?]+$/, '')
    .trim();
}

async function sentencesOnScreens(): Promise<readonly string[]> {
  const folder = path.join(repository, 'packages/words/src/en');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(path.join(folder, file)).href)));
  return modules.flatMap((words) => textsIn(words)).map(asHeard);
}

function textsIn(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsIn) : [];
}
