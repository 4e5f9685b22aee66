import { createHash } from 'node:crypto';
import { BULLETS, confidentialIn, packetOf } from '@plumbline/ballot-management';
import { play, text } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { by, on } from '@plumbline/ballot-management/testing/tamarack-people';
import { lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { MADE_OF_ROOM } from '../testing/made-of-room.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { packetFiles } from './packet-files.ts';

/* What a certifier is given, with things planted in it that must not leave. */

const NOW = on('2026-11-09', '10:45');
type Room = ReturnType<typeof county>;

/** A seal that is applied in the county, a code, an address, a picture with a position; all written where somebody would write them. */
const PLANTED = {
  'procedure PR-5, version 1': 'Check that seal 0091001 is on the lid.',
  'procedure PR-6, version 1': 'Enter. The alarm code is 4711, then close the door.',
  'procedure PR-7, version 1': 'Bring the key to the house of the clerk, 12 Elm Street.',
} as const;
const GPS_PHOTO = 'IMG-2044-gps.jpg';

function planted(): Room {
  const procedures = Object.entries(PLANTED).flatMap(([name, words]) => {
    const procedure = name.slice('procedure '.length, name.indexOf(','));
    return [
      by(
        'osei',
        { type: 'draft-procedure', kind: 'procedure', procedure, version: 1, topics: ['custody'], text: text(words) },
        NOW,
      ),
      by('reyes', { type: 'approve-procedure', procedure, version: 1, effectiveFrom: '2026-11-01' }, NOW),
      by('quist', { type: 'clear-procedure', procedure, version: 1 }, NOW),
    ];
  });
  const cleared = ['PR-1', 'PR-2', 'PR-3'].map((procedure) =>
    by('quist', { type: 'clear-procedure', procedure, version: 1 }, NOW),
  );
  const explained = by(
    'yazzie',
    {
      type: 'explain-difference',
      explanation: 'x-photo',
      equation: 'E5',
      place: 'site:P-02',
      code: 'FLED_VOTER',
      amount: -1,
      text: text('See the picture.'),
      evidence: [{ kind: 'photo', ref: GPS_PHOTO }],
      linked: null,
    },
    NOW,
  );
  return play(county(), ...cleared, ...procedures, explained);
}

/** What was typed in the county, by its digest: the room holds digests only. */
function textsOf(room: Room): (digest: string) => string | undefined {
  const words = new Map<string, string>();
  for (const [name, said] of Object.entries(PLANTED)) words.set(digestOf(room, name), said);
  for (const name of ['PR-1', 'PR-2', 'PR-3', 'PR-4']) {
    words.set(digestOf(room, `procedure ${name}, version 1`), `How it is done, ${name}.`);
  }
  return (digest) => words.get(digest);
}

function digestOf(room: Room, name: string): string {
  const procedure = name.slice('procedure '.length, name.indexOf(','));
  return lookUp(room.procedures, procedure)?.[0]?.text.digest ?? '';
}

async function filesOf(room: Room, textOf = textsOf(room)) {
  const files = new Map<string, Uint8Array>();
  const paths: string[] = [];
  const made = packetFiles(packetOf(room, NOW, textOf), {
    ...MADE_OF_ROOM,
    textOf,
  });
  for await (const { path, bytes } of made) {
    files.set(path, bytes);
    paths.push(path);
  }
  return { files, paths };
}

/** Made once, and a second time where the two are compared. */
const FIRST = filesOf(planted());

const words = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const printedIn = async (pdf: Uint8Array) => (await readPdf(pdf)).pages.map(({ text }) => text).join(' ');

describe('B9 the packet for a certifier', () => {
  test('B7 B9 a planted seal in use, a code, an address and a picture: none leaves, and each is a line of what was left out', async () => {
    const { files } = await FIRST;
    const excluded = words(files.get('excluded.csv'));
    expect(excluded).toContain('"procedure PR-5, version 1",seal-in-use,');
    expect(excluded).toContain('"procedure PR-6, version 1",code,');
    expect(excluded).toContain('"procedure PR-7, version 1",home-address,');
    expect(excluded).toContain('pictures of explanation number 4,pictures-stay,');
    // Nobody has cleared it, nor what it is called.
    expect(excluded).toContain('"procedure number 4, version 1",not-cleared,');
    for (const [path, bytes] of files) {
      // Of what is printed from the record, what can be read in it: the file itself is full of numbers.
      const content = path === 'figures/canvass.pdf' ? await printedIn(bytes) : words(bytes);
      const found = ['0091001', '4711', 'Elm Street', GPS_PHOTO].filter((one) => content.includes(one));
      expect({ path, found }).toEqual({ path, found: [] });
      const names = /yazzie|okafor|E\. Osei/.exec(content)?.[0];
      expect({ path, names }).toEqual({ path, names: undefined });
    }
    expect([...files.keys()].filter((path) => path.startsWith('procedures/'))).toEqual([
      'procedures/pr-1-version-1.txt',
      'procedures/pr-2-version-1.txt',
      'procedures/pr-3-version-1.txt',
    ]);
  });

  test('B1 B9 its first page has every bullet with its evidence or what is missing, and leads only to files that are in it', async () => {
    const { files } = await FIRST;
    const index = words(files.get('index.html'));
    for (const bullet of BULLETS) {
      const part = index.slice(index.indexOf(`<h3>${bullet}. `)).split('</ul>')[0] ?? '';
      expect(part, bullet).toMatch(/<li>[^<]*\d/);
    }
    expect(index).toContain('missing: Two people have not released the public page.');
    expect(index).toContain('5,960 ballots stand beside 5,965 voters');
    const links = [...index.matchAll(/href="([^"]*)"/g)].map(([, to = '']) => to);
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter((to) => !files.has(to))).toEqual([]);
    for (const [path, bytes] of files) {
      if (path.endsWith('.html')) expect(words(bytes), path).not.toMatch(/<script|https?:|@import|url\(/i);
    }
    expect([...files.keys()].filter((path) => path.startsWith('forms/f-')).length).toBe(27);
  });

  test('B1 B9 it names its standard and where its certifier is found, as text, and what is given of what is asked for', async () => {
    const { files } = await FIRST;
    const index = words(files.get('index.html'));
    const certifier = index.slice(
      index.indexOf('<h2>The standard and who certifies</h2>'),
      index.indexOf('<h2>What an office must show'),
    );
    expect(certifier).toContain('Secure Ballot Management is one of the Standards for Election Excellence');
    expect(certifier).toContain('Look them up yourself, at: electionexcellence.org');
    expect(certifier).not.toContain('href="http');
    expect(index).toContain('depends on its meeting the standard, and not on the tool it uses');
    expect(certifier).toContain('<li>Documents of your procedures: <a href="procedures/pr-1-version-1.txt">');
    expect(certifier).toContain('<li>What you tell the public: <a href="public-page/en.html">');
    expect(certifier.match(/<dt>/g)?.length).toBe(4);
    const said = JSON.parse(words(files.get('answers.json')));
    expect(said).toMatchObject({ standard: 'secure-ballot-management', standardVersion: 1 });
    // Without a procedure that was cleared, that is said.
    const bare = words((await filesOf(county())).files.get('index.html'));
    expect(bare).toContain('<li>Documents of your procedures: missing: nothing of this is in the packet</li>');
  });

  test('B9 every file has its fingerprint, and the same input gives the same bytes', async () => {
    const [{ files: once }, { files: again }] = [await FIRST, await filesOf(planted())];
    const listed = words(once.get('MANIFEST.sha256'))
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    expect(listed.length).toBe(once.size - 1);
    for (const [sha256, path = ''] of listed) {
      expect([
        path,
        createHash('sha256')
          .update(once.get(path) ?? '')
          .digest('hex'),
      ]).toEqual([path, sha256]);
    }
    expect([...again].map(([path, bytes]) => [path, Buffer.from(bytes).equals(once.get(path) ?? Buffer.of())])).toEqual(
      [...once.keys()].map((path) => [path, true]),
    );
  });

  test('B9 procedures whose names differ only in signs are two files', async () => {
    const named = ['PR 8', 'PR-8'].flatMap((procedure) => [
      by(
        'osei',
        { type: 'draft-procedure', kind: 'procedure', procedure, version: 1, topics: ['custody'], text: text('a') },
        NOW,
      ),
      by('reyes', { type: 'approve-procedure', procedure, version: 1, effectiveFrom: '2026-11-01' }, NOW),
      by('quist', { type: 'clear-procedure', procedure, version: 1 }, NOW),
    ]);
    const room = play(county(), ...named);
    const { paths } = await filesOf(room, () => 'How it is done.');
    expect(paths.filter((path) => path.startsWith('procedures/'))).toEqual([
      'procedures/pr-8-version-1.txt',
      'procedures/pr-8-version-1-2.txt',
    ]);
  });

  test.each([
    ['Count the ballots twice. Two people sign at 8:30 PM.', []],
    ['Form F-04 of P-02, line 17.', []],
    ['The seal 0090201 was issued.', ['seal-in-use']],
    ['Password: hunter2', ['code']],
    ['Write to ada@county.example or call (555) 010-0177.', ['e-mail', 'telephone']],
    ['It was taken at 39.1031, -84.5120.', ['position-on-earth']],
  ])('%s', (said, found) => {
    expect(confidentialIn(county(), said)).toEqual(found);
  });
});
