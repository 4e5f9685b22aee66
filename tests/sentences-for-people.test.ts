import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sentencesBelow, sentencesIn } from './sentences-for-people.ts';
import { repository } from './source-files.ts';

/**
 * How many sentences for people still stand outside packages/words. They only fall: whoever moves some lowers the number.
 * `server` keeps the words by which it knows a lost connection, and the names and files of its demonstration.
 * `election-files` keeps what the common data format calls write-ins, and which files it expects.
 * `api` keeps what its OpenAPI description says to programmers.
 * `statistics` depends on nothing of ours, and names its methods and their sources itself.
 */
const SENTENCES_ELSEWHERE: Readonly<Record<string, number>> = {
  'packages/api': 5,
  'packages/audit': 7,
  'packages/election-files': 2,
  'packages/simulation': 2,
  'packages/statistics': 280,
  'apps/server': 12,
};

const FOLDERS = ['packages', 'apps']
  .flatMap((top) => readdirSync(path.join(repository, top)).map((name) => `${top}/${name}`))
  .filter((folder) => folder !== 'packages/words' && existsSync(path.join(repository, folder, 'src')));

test.each(FOLDERS)('%s leaves the sentences for people to packages/words', (folder) => {
  const found = sentencesBelow(path.join(repository, folder, 'src'));
  const most = SENTENCES_ELSEWHERE[folder] ?? 0;
  const listed = found.map(({ file, line, text }) => `${path.relative(repository, file)}:${line} ${text}`);
  expect(found.length, `${found.length}, at most ${most}:\n${listed.join('\n')}`).toBeLessThanOrEqual(most);
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
    // A comment is for who reads the code.
  `;
  expect(sentencesIn('page.tsx', source).map(({ text }) => text)).toEqual([
    'Reload the page to see it.',
    '…: the batches hold more votes than were reported.',
    'Nothing was drawn yet',
  ]);
});
