import { createHash, randomUUID } from 'node:crypto';
import type { CommandInput } from '@plumbline/api';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ballotChain } from '../log/ballot-chains.ts';
import { readHead } from '../log/read-log.ts';
import { openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { atTamarack, loadTamarack } from './load-tamarack.ts';

/*
 * The county that is nowhere, over HTTP: the standard with its evidence, and the public page that two people release. What nobody has released
 * is not there for anybody outside.
 */

const office = await openTestOffice();
afterAll(() => office.close());

type Ask = CommandInput<'ask-ballot-room'>['ask'];
const world = { room: { electionId: '', jurisdiction: 'Tamarack' } };
const signedIn = (person: string) => office.signedIn(atTamarack(person));
const ask = (person: TestPerson, what: Ask) => person.send('ask-ballot-room', { ...world.room, ask: what });
const refused = (person: TestPerson, what: Ask) => person.refused('ask-ballot-room', { ...world.room, ask: what });
const PAGE = { publication: 'public-page', file: null } as const;

const publicAddress = (language = '') =>
  `${office.origin}/public/ballots/${world.room.electionId}/${world.room.jurisdiction}${language}`;

async function headNumber(): Promise<number> {
  return (await readHead(office.services.db, ballotChain(world.room)))?.number ?? 0;
}

beforeAll(async () => {
  world.room = await loadTamarack(office, () => commandsOf(county()));
});

describe('B9 what everybody may see', () => {
  test('B9 before two people have released it nobody outside learns that there is a page', async () => {
    const outside = await fetch(publicAddress());
    const nowhere = await fetch(`${office.origin}/public/ballots/${randomUUID()}/Tamarack`);
    expect([outside.status, nowhere.status]).toEqual([404, 404]);
    const code = async (response: Response) => ((await response.json()) as { code: string }).code;
    expect(await code(outside)).toBe(await code(nowhere));
    const inside = await signedIn('reyes');
    const search = new URLSearchParams({ ...world.room, language: 'en' });
    const preview = await inside.fetch(`${office.origin}/api/ballot-public-page?${search}`, { method: 'GET' });
    expect(preview.status).toBe(200);
    expect(await preview.text()).toContain('5,960 ballots were counted.');
    const anyone = await fetch(`${office.origin}/api/ballot-public-page?${search}`);
    expect(anyone.status).toBe(401);
  });

  test('B9 the publisher proposes and the director releases; nobody else does, and nobody their own', async () => {
    const [quist, osei, reyes] = await Promise.all(['quist', 'osei', 'reyes'].map(signedIn));
    if (quist === undefined || osei === undefined || reyes === undefined) throw new Error('they are enrolled');
    expect(await refused(osei, { type: 'release-publication', ...PAGE })).toMatchObject({
      refusal: 'publication-not-proposed',
    });
    expect(await refused(reyes, { type: 'propose-publication', ...PAGE })).toMatchObject({ refusal: 'duty-missing' });
    // A file cannot be proposed by whoever only names its digest.
    const named = {
      type: 'propose-publication',
      publication: 'certification-packet',
      file: { name: 'packet.zip', bytes: 1, sha256: 'ab'.repeat(32) },
    } as unknown as Ask;
    expect((await refused(quist, named)).code).toBe('request-not-understood');
    await ask(quist, { type: 'propose-publication', ...PAGE });
    expect(await refused(quist, { type: 'release-publication', ...PAGE })).toMatchObject({ refusal: 'duty-missing' });
    expect((await fetch(publicAddress())).status).toBe(404);
    await ask(osei, { type: 'release-publication', ...PAGE });
    const { publications, bullets } = await reyes.ask('ballot-standard', world.room);
    expect(publications[0]).toMatchObject({ proposed: null, released: { proposedBy: ['quist'], by: ['E. Osei'] } });
    expect(bullets.find(({ bullet }) => bullet === 'B9')).toMatchObject({ state: 'shown', missing: [] });
  });

  test('B9 once released everybody reads it without signing in, in two languages, and nothing on it runs or is fetched', async () => {
    for (const [language, says] of [
      ['', '5,960 ballots were counted.'],
      ['/es', 'Se contaron 5,960 boletas.'],
    ] as const) {
      const response = await fetch(publicAddress(language));
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[\w+/=]+';/,
      );
      expect(response.headers.get('set-cookie')).toBeNull();
      const page = await response.text();
      expect(page).toContain(says);
      expect(page).toContain(new Intl.NumberFormat('en-US').format(await headNumber()));
    }
    expect((await fetch(publicAddress('/fr'))).status).toBe(404);
  });

  test('B9 it is the answer of the room: what is explained anew shows, and what is taken back is gone', async () => {
    const [yazzie, quist] = await Promise.all(['yazzie', 'quist'].map(signedIn));
    if (yazzie === undefined || quist === undefined) throw new Error('they are enrolled');
    await ask(yazzie, { type: 'withdraw-explanation', explanation: 'x-fled', reason: 'The voter came back later.' });
    expect(await (await fetch(publicAddress())).text()).toContain('1 of them are not explained yet.');
    const { bullets, answers } = await quist.ask('ballot-standard', world.room);
    expect(bullets.find(({ bullet }) => bullet === 'B5')).toMatchObject({ state: 'not-shown' });
    const q1b = answers.find(({ question }) => question === 'Q1b')?.sentences.map(({ figures }) => figures);
    expect(Object.assign({}, ...(q1b ?? []))).toMatchObject({ net: -5, residual: 1, explanations: 2 });
    await ask(quist, {
      type: 'withdraw-publication',
      publication: 'public-page',
      reason: 'It is put right first, and then shown again.',
    });
    expect((await fetch(publicAddress())).status).toBe(404);
  });
});

describe('B9 the packet for a certifier', () => {
  const address = (which: string) =>
    `${office.origin}/api/ballot-packet.zip?${new URLSearchParams({ ...world.room, which })}`;
  const get = async (person: TestPerson, which: string) => person.fetch(address(which), { method: 'GET' });

  test('B9 is built by the server from the record, looked at, and released by somebody else as that very file', async () => {
    const [quist, osei, reyes] = await Promise.all(['quist', 'osei', 'reyes'].map(signedIn));
    if (quist === undefined || osei === undefined || reyes === undefined) throw new Error('they are enrolled');
    const propose = { type: 'propose-publication', publication: 'certification-packet', file: null } as const;
    await ask(quist, { type: 'clear-procedure', procedure: 'PR-1', version: 1 });
    // For whoever is refused nothing is built.
    const put = vi.spyOn(office.services.blobs, 'put');
    expect(await refused(reyes, propose as Ask)).toMatchObject({ refusal: 'duty-missing' });
    expect(put).not.toHaveBeenCalled();
    put.mockRestore();
    await ask(quist, propose);
    // Whoever reads forms again blind does not look into it before it is released.
    expect((await get(reyes, 'proposed')).status).toBe(404);
    expect((await get(quist, 'proposed')).status).toBe(200);
    expect((await get(osei, 'released')).status).toBe(404);
    const proposed = (await osei.ask('ballot-standard', world.room)).publications[1]?.proposed;
    const file = proposed?.file;
    if (file === null || file === undefined) throw new Error('a file is proposed');
    const seen = Buffer.from(await (await get(osei, 'proposed')).arrayBuffer());
    expect([seen.length, createHash('sha256').update(seen).digest('hex')]).toEqual([file.bytes, file.sha256]);
    const names = namesIn(seen);
    expect(names).toContain('index.html');
    expect(names).toContain('procedures/pr-1-version-1.txt');
    expect(names.filter((name) => name.startsWith('procedures/')).length).toBe(1);
    expect(names.filter((name) => name.startsWith('forms/f-')).length).toBe(27);
    const release = (sha256: string) => ({
      type: 'release-publication',
      publication: propose.publication,
      file: { ...file, sha256 },
    });
    expect(await refused(osei, release('ab'.repeat(32)) as Ask)).toMatchObject({
      refusal: 'publication-proposed-otherwise',
    });
    await ask(osei, release(file.sha256) as Ask);
    const released = Buffer.from(await (await get(reyes, 'released')).arrayBuffer());
    expect(released.equals(seen)).toBe(true);
    expect((await fetch(address('released'))).status).toBe(401);
    // Twenty-seven forms are printed, on a machine that may be busy.
  }, 180_000);
});

describe('B8 whoever is still to read a form again', () => {
  test('B8 finds its figures in the preview of the public page as little as elsewhere', async () => {
    const name = 'F-04 site:P-04';
    const [hale, solberg] = await Promise.all(['hale', 'solberg'].map(signedIn));
    if (hale === undefined || solberg === undefined) throw new Error('they are there');
    // As it is shown to whoever amends it: with its texts, which the log has as digests.
    const { form } = await hale.ask('ballot-form', { ...world.room, filled: name });
    const before = form.versions.at(-1);
    if (before === undefined) throw new Error('a form has its first version');
    const preview = async (person: TestPerson) => {
      const search = new URLSearchParams({ ...world.room, language: 'en' });
      const answered = await person.fetch(`${office.origin}/api/ballot-public-page?${search}`, { method: 'GET' });
      const row = (await answered.text()).split('<tr').find((each) => each.includes('>P-04<')) ?? '';
      return row.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
    };
    expect(await preview(solberg)).toContain('287 287');
    await ask(hale, {
      type: 'amend-form',
      filled: name,
      fields: { ...before.fields, spoiled: 5, unused: 506 },
      tables: before.tables,
      reason: 'transcription',
      text: 'Two spoiled ballots were counted as unused.',
      evidence: [{ kind: 'document', ref: 'Envelope of spoiled ballots' }],
    } as Ask);
    expect(await preview(hale)).toContain('287 287');
    expect(await preview(solberg)).toContain('pending pending pending');
  });
});

/** The names of an archive, read off its entries one after the other. */
function namesIn(archive: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 0; archive.readUInt32LE(at) === 0x0403_4b50; ) {
    const [packed, name, extra] = [
      archive.readUInt32LE(at + 18),
      archive.readUInt16LE(at + 26),
      archive.readUInt16LE(at + 28),
    ];
    names.push(archive.subarray(at + 30, at + 30 + name).toString('utf8'));
    at += 30 + name + extra + packed;
  }
  return names;
}
