import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sentencesBelow, sentencesIn } from './sentences-for-people.ts';
import { repository } from './source-files.ts';

const FOLDERS = ['packages', 'apps']
  .flatMap((top) => readdirSync(path.join(repository, top)).map((name) => `${top}/${name}`))
  .filter((folder) => folder !== 'packages/words' && existsSync(path.join(repository, folder, 'src')));

test.each(FOLDERS)('%s leaves the sentences for people to packages/words', (folder) => {
  const found = sentencesBelow(path.join(repository, folder, 'src'));
  expect(found.map(({ file, line, text }) => `${path.relative(repository, file)}:${line} ${text}`)).toEqual([]);
});

test('sentences are found in strings, templates and markup, and what is for programmers is not', () => {
  const source = `
    const detail = 'Reload the page to see it.';
    const warning = \`\${contest}: the batches hold more votes than were reported.\`;
    const shown = <p>Nothing was drawn yet</p>;
    assert(isOpen, 'The round is open when it is closed.');
    throw new Error('The state was lost on the way.');
    const column = 'Number of Ballots';
    const statement = sql\`SELECT one FROM table WHERE it IS NOT another.\`;
    type Title = 'The title of a page.';
    const citation = 'Stark 2009, IEEE Transactions on Information Forensics and Security 4(4).';
    const rows = 'Batch Name,candidate 1\\nBox 1,Election day 1';
    // A comment is for who reads the code.
  `;
  expect(sentencesIn('page.tsx', source).map(({ text }) => text)).toEqual([
    'Reload the page to see it.',
    '…: the batches hold more votes than were reported.',
    'Nothing was drawn yet',
  ]);
});
