import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { memorySource } from './byte-source.ts';
import { CARDS_PER_BLOCK, type PackedCard } from './card-pack.ts';
import { writePackAsParquet } from './card-pack-parquet.ts';
import { type CardPack, openCardPack } from './card-pack-reader.ts';
import { createCardPackWriter } from './card-pack-writer.ts';
import { markChoice, markRank } from './cvr/card.ts';
import { contestSummaries } from './cvr/contest-summaries.ts';
import type { CvrFile, CvrFormat, CvrReading } from './cvr/cvr-reading.ts';
import { readCvr } from './cvr/read-cvr.ts';
import { madeFile, madeZip, readFiles, referenceFile } from './cvr/reading-in-tests.ts';
import { writeNistCdf } from './cvr/write-nist-cdf.ts';
import { nodeInflater, nodePackCodec } from './node.ts';

type Packed = { readonly reading: CvrReading; readonly bytes: Uint8Array; readonly pack: CardPack };

async function open(bytes: Uint8Array): Promise<CardPack> {
  const opened = await openCardPack(memorySource(bytes), nodePackCodec);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

/** Reads files into a pack and opens it. */
async function packed(format: CvrFormat, files: readonly CvrFile[]): Promise<Packed> {
  const parts: Uint8Array[] = [];
  const writer = createCardPackWriter({ output: { write: (part) => parts.push(part.slice()) }, codec: nodePackCodec });
  const reading = await readCvr({ format, files, inflater: nodeInflater }, writer.sink);
  writer.finish(reading);
  const bytes = new Uint8Array(Buffer.concat(parts));
  return { reading, bytes, pack: await open(bytes) };
}

async function allCards(pack: CardPack): Promise<PackedCard[]> {
  const cards: PackedCard[] = [];
  for (let block = 0; block < pack.blockCount; block += 1) {
    const read = await pack.readBlock(block);
    if (!read.ok) throw new Error(read.error.detail);
    cards.push(...read.value);
  }
  return cards;
}

const UPLOADS: readonly (readonly [CvrFormat, string])[] = [
  ['dominion-csv', 'synthetic-pineland/Alder/cvr.csv'],
  ['ess', 'synthetic-pineland/Birch/ess-cvrs.zip'],
  ['hart', 'synthetic-pineland/Cedar/hart-cvrs.zip'],
  ['clear-ballot', 'synthetic-pineland/Dogwood/clearballot-cvr.csv'],
  ['nist-cdf-json', 'synthetic-pineland/Elm/cvr-report.json.gz'],
  ['dominion-json', 'alaska-2024-general/CVR_Export-partial.zip'],
];

describe('what went into a pack comes out of it', () => {
  test.each(UPLOADS)('%s: %s, card by card', async (format, path) => {
    const { pack } = await packed(format, [referenceFile(path)]);
    const { plainCards } = await readFiles(format, [referenceFile(path)]);
    const cards = await allCards(pack);
    expect(cards.length).toBe(plainCards.length);
    cards.forEach((card, index) => {
      const plain = plainCards[index];
      expect(card.tabulator === '' ? card.batch : `${card.tabulator}/${card.batch}`).toBe(plain?.batch);
      expect([card.recordId, card.row]).toEqual([plain?.record, plain?.row]);
      const names = card.votes.map(({ contest }) => pack.directory.contests[contest]?.name ?? '');
      expect(names).toEqual(Object.keys(plain?.votes ?? {}));
    });
  });

  test.each(UPLOADS)('%s: %s, every card by batch and position', async (format, path) => {
    const { pack, reading } = await packed(format, [referenceFile(path)]);
    const found = new Set<number>();
    for (const [batch, { tabulator, name, cards }] of reading.batches.entries()) {
      let recordBefore = -1;
      for (let position = 1; position <= cards; position += 1) {
        const card = await pack.findCard({ tabulator, batch: name, position });
        if (!card.ok || card.value === undefined) throw new Error(`no card at ${batch}/${position}`);
        expect([card.value.tabulator, card.value.batch]).toEqual([tabulator, name]);
        expect(card.value.recordId).toBeGreaterThan(recordBefore);
        recordBefore = card.value.recordId;
        found.add(card.value.ordinal);
      }
      expect(await pack.findCard({ tabulator, batch: name, position: cards + 1 })).toEqual({
        ok: true,
        value: undefined,
      });
    }
    expect(found.size).toBe(reading.cards);
    expect(await pack.findCard({ tabulator: 'no such', batch: '1', position: 1 })).toEqual({
      ok: true,
      value: undefined,
    });
  });

  test.each(UPLOADS)('%s: %s, the columns add up to the tally', async (format, path) => {
    const { pack } = await packed(format, [referenceFile(path)]);
    for (const [index, contest] of pack.directory.contests.entries()) {
      let cards = 0;
      let first = 0;
      const scanned = await pack.scanContest(index, (block) => {
        for (const code of block?.codes ?? []) {
          if (code === 0) continue;
          cards += 1;
          const pattern = block?.patterns[code - 1];
          first +=
            pattern?.marks.filter((mark) => markChoice(mark) === 0 && markRank(mark) <= 1 && pattern.flags === 0)
              .length ?? 0;
        }
      });
      expect(scanned.ok).toBe(true);
      expect(cards).toBe(contest.tally.cards);
      // Marks of counted overvotes are in the columns and in no tally.
      if (contest.choices.length > 0) expect(first).toBeGreaterThanOrEqual(contest.tally.votes[0] ?? 0);
    }
  });

  test('the same upload gives the same bytes, and so the same name', async () => {
    const once = await packed('dominion-csv', [referenceFile('synthetic-pineland/Alder/cvr.csv')]);
    const again = await packed('dominion-csv', [referenceFile('synthetic-pineland/Alder/cvr.csv')]);
    const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(digest(again.bytes)).toBe(digest(once.bytes));
  });

  test('Alder takes less than one bit for each choice column and 40 bytes a card', async () => {
    const { bytes, reading } = await packed('dominion-csv', [referenceFile('synthetic-pineland/Alder/cvr.csv')]);
    const columns = reading.contests.reduce((sum, { choices }) => sum + choices.length, 0);
    expect(bytes.length).toBeLessThan(reading.cards * (40 + columns / 8));
  });
});

/** A table of any cards, in more than one block when asked. */
function dominionTable(
  cards: readonly { readonly batch: number; readonly record: number; readonly votes: string }[],
): string {
  const rows = cards.map(
    ({ batch, record, votes }, index) =>
      `${index + 1},1,${batch},${record},imprint ${index % 7},Mail,P${index % 3},S${batch},${votes}`,
  );
  return [
    'Demo,5.17,,,,,,,,,,',
    ',,,,,,,,A (Vote For=1),A (Vote For=1),B (Vote For=2),B (Vote For=2),B (Vote For=2)',
    ',,,,,,,,a1,a2,b1,b2,b3',
    'CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,CountingGroup,PrecinctPortion,BallotType,,,,,',
    ...rows,
    '',
  ].join('\n');
}

describe('any cards', () => {
  const vote = fc.constantFrom(',,,,', '0,0,,,', '1,0,,,', '1,1,0,0,0', ',,1,0,0', ',,1,1,0', ',,1,1,1', '0,1,0,0,0');
  const cards = fc.uniqueArray(
    fc.record({ batch: fc.integer({ min: 1, max: 4 }), record: fc.nat(1000), votes: vote }),
    {
      minLength: 1,
      maxLength: 60,
      selector: ({ batch, record }) => `${batch}-${record}`,
    },
  );

  test('are found at the rank of their record id, with the votes they had', async () => {
    await fc.assert(
      fc.asyncProperty(cards, async (made) => {
        const { pack } = await packed('dominion-csv', [madeFile('t.csv', dominionTable(made))]);
        for (const batch of new Set(made.map((card) => card.batch))) {
          const sorted = made.filter((card) => card.batch === batch).sort((a, b) => a.record - b.record);
          for (const [rank, { record, votes }] of sorted.entries()) {
            const found = await pack.findCard({ tabulator: '1', batch: String(batch), position: rank + 1 });
            if (!found.ok || found.value === undefined) throw new Error('not found');
            expect(found.value.recordId).toBe(record);
            const cells = votes.split(',');
            const states = found.value.votes.map(({ contest, state, marks }) => [
              contest,
              state,
              marks.map(({ choice }) => choice),
            ]);
            const marked = (list: readonly string[]) => list.flatMap((cell, index) => (cell === '1' ? [index] : []));
            const expected = [cells.slice(0, 2), cells.slice(2)].flatMap((list, contest) => {
              if (list.every((cell) => cell === '')) return [];
              const marks = marked(list);
              const allowed = contest + 1;
              const state =
                marks.length === 0
                  ? 'blank'
                  : marks.length > allowed
                    ? 'overvote'
                    : marks.length === allowed
                      ? 'full'
                      : 'partial';
              return [[contest, state, marks]];
            });
            expect(states).toEqual(expected);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('more than a block of them, shuffled over batches', async () => {
    const count = CARDS_PER_BLOCK * 2 + 100;
    const made = Array.from({ length: count }, (_, index) => ({
      batch: 1 + (index % 97),
      record: 1_000_000 - index,
      votes: index % 3 === 0 ? '1,0,,,' : ',,0,1,0',
    }));
    const { pack } = await packed('dominion-csv', [madeFile('t.csv', dominionTable(made))]);
    expect(pack.blockCount).toBe(3);
    for (const index of [0, 96, 97, CARDS_PER_BLOCK, count - 1]) {
      const card = made[index];
      const inBatch = made.filter(({ batch }) => batch === card?.batch).sort((a, b) => a.record - b.record);
      const position = 1 + inBatch.findIndex(({ record }) => record === card?.record);
      const found = await pack.findCard({ tabulator: '1', batch: String(card?.batch), position });
      expect(found).toMatchObject({
        ok: true,
        value: { ordinal: index, recordId: card?.record, imprintedId: `imprint ${index % 7}` },
      });
    }
  });
});

describe('damage is found', () => {
  test('what is no pack is told apart from a damaged one', async () => {
    const text = new TextEncoder().encode('CvrNumber,TabulatorNum');
    expect(await openCardPack(memorySource(text), nodePackCodec)).toMatchObject({
      ok: false,
      error: { code: 'not-a-card-pack' },
    });
    expect(await openCardPack(memorySource(new Uint8Array()), nodePackCodec)).toMatchObject({ ok: false });
  });

  test('a pack cut off anywhere does not open', async () => {
    const { bytes } = await packed('dominion-csv', [
      madeFile('t.csv', dominionTable([{ batch: 1, record: 1, votes: '1,0,,,' }])),
    ]);
    for (let end = 0; end < bytes.length; end += 1) {
      expect((await openCardPack(memorySource(bytes.slice(0, end)), nodePackCodec)).ok).toBe(false);
    }
  });

  test('whatever byte is changed, nothing wrong is read', async () => {
    const made = Array.from({ length: 20 }, (_, index) => ({ batch: 1, record: 20 - index, votes: '1,0,,,' }));
    const { bytes, pack } = await packed('dominion-csv', [madeFile('t.csv', dominionTable(made))]);
    const expected = await allCards(pack);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      const opened = await openCardPack(memorySource(changed), nodePackCodec);
      if (!opened.ok) continue;
      const read = await opened.value.readBlock(0);
      if (read.ok) expect(read.value).toEqual(expected);
      const found = await opened.value.findCard({ tabulator: '1', batch: '1', position: 1 });
      if (found.ok) expect(found.value).toEqual(expected.at(-1));
    }
  });
});

describe('exports of a pack', () => {
  test('Parquet: an independent reader finds every card', async () => {
    const { pack } = await packed('dominion-csv', [referenceFile('synthetic-pineland/Alder/cvr.csv')]);
    const parts: Uint8Array[] = [];
    expect(await writePackAsParquet({ pack, write: (part) => void parts.push(part) })).toMatchObject({ ok: true });
    const file = new Uint8Array(Buffer.concat(parts)).buffer;
    const rows = await parquetReadObjects({ file });
    expect(rows.length).toBe(2212);
    expect(rows[0]).toMatchObject({ tabulator: '10', batch: '1', record_id: 1, Governor: 'full: Kim Voss' });
    const council = rows.filter((row) => row['City Council At-Large'] !== null);
    expect(council.length).toBe(1440);
    expect(rows.filter((row) => String(row.Governor).startsWith('overvote')).length).toBe(13);
    expect(rows.filter((row) => row.Governor === 'blank').length).toBe(114);
  });

  const header = {
    election: 'Pineland 2030',
    jurisdiction: 'Alder',
    generatedAt: '2030-11-08T12:00:00Z',
    software: 'Plumbline',
  };

  test.each(['json', 'xml'] as const)('common data format in %s: read again, it is the same election', async (form) => {
    for (const [format, path] of UPLOADS.slice(0, 5)) {
      const { pack, reading } = await packed(format, [referenceFile(path)]);
      let text = '';
      const append = (piece: string) => {
        text += piece;
      };
      await writeNistCdf({ pack, header, form, write: append });
      const again = await packed(`nist-cdf-${form}`, [madeFile(`report.${form}`, text)]);
      expect(again.reading).toMatchObject({ accepted: true, needsConfirmation: reading.needsConfirmation });
      const withoutIds = ({ contests }: CvrReading) =>
        contestSummaries(contests).map(({ id, choices, ...contest }) => ({
          ...contest,
          choices: choices.map(({ name, votes }) => [name.replace(/ \(selection.*/, ''), votes]),
        }));
      if (format !== 'hart') expect(withoutIds(again.reading)).toEqual(withoutIds(reading));
      const inOrder = (batches: CvrReading['batches']) => batches.map((batch) => JSON.stringify(batch)).sort();
      expect(inOrder(again.reading.batches)).toEqual(inOrder(reading.batches));
      const place = ({ tabulator, batch, recordId, imprintedId, votes }: PackedCard) => [
        tabulator,
        batch,
        recordId,
        imprintedId,
        votes.map(({ contest, state }) => [contest, state]),
      ];
      expect((await allCards(again.pack)).map(place)).toEqual((await allCards(pack)).map(place));
    }
  });

  test('the JSON report keeps to the schema of NIST', async () => {
    const { pack } = await packed('dominion-csv', [referenceFile('synthetic-pineland/Alder/cvr.csv')]);
    let text = '';
    const append = (piece: string) => {
      text += piece;
    };
    await writeNistCdf({ pack, header, form: 'json', write: append });
    const schema = JSON.parse(await textOf(referenceFile('nist-cdf/NIST_V0_cast_vote_records.json.gz')));
    expect(schemaFaults(JSON.parse(text), { $ref: '#/definitions/CVR.CastVoteRecordReport' }, schema)).toEqual([]);
  });
});

async function textOf({ source }: CvrFile): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of source.chunks()) text += decoder.decode(chunk, { stream: true });
  return text;
}

/** As much of JSON Schema as NIST's schema uses. */
type Schema = {
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly additionalProperties?: boolean;
  readonly definitions?: Readonly<Record<string, Schema>>;
};

/** Where a value does not keep to a schema. */
function schemaFaults(value: unknown, schema: Schema, root: Schema, path = '$'): string[] {
  if (schema.$ref !== undefined) {
    const definition = root.definitions?.[schema.$ref.replace('#/definitions/', '')];
    return definition === undefined
      ? [`${path}: no definition ${schema.$ref}`]
      : schemaFaults(value, definition, root, path);
  }
  if (schema.oneOf !== undefined) {
    const faults = schema.oneOf.map((option) => schemaFaults(value, option, root, path));
    return faults.some((list) => list.length === 0) ? [] : (faults[0] ?? []);
  }
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return [`${path}: ${JSON.stringify(value)} is not in the list`];
  if (Array.isArray(value)) {
    if (schema.type !== 'array') return [`${path}: is a list`];
    if (value.length < (schema.minItems ?? 0)) return [`${path}: is too short`];
    return value.flatMap((item, index) => schemaFaults(item, schema.items ?? {}, root, `${path}[${index}]`));
  }
  if (typeof value !== 'object' || value === null) {
    const isFine =
      schema.type === undefined ||
      (schema.type === 'integer' && Number.isInteger(value)) ||
      (schema.type === 'string' && typeof value === 'string') ||
      (schema.type === 'boolean' && typeof value === 'boolean');
    return isFine ? [] : [`${path}: ${JSON.stringify(value)} is no ${schema.type}`];
  }
  const missing = (schema.required ?? [])
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => `${path}.${name}: missing`);
  return [
    ...missing,
    ...Object.entries(value).flatMap(([name, member]) => {
      const known = schema.properties?.[name];
      if (known === undefined) return schema.additionalProperties === false ? [`${path}.${name}: not known`] : [];
      return schemaFaults(member, known, root, `${path}.${name}`);
    }),
  ];
}

test('an archive of one table is read as the table', async () => {
  const text = dominionTable([{ batch: 1, record: 1, votes: '1,0,,,' }]);
  const { reading } = await packed('dominion-csv', [madeZip('t.zip', { 't.csv': text })]);
  expect(reading).toMatchObject({ accepted: true, cards: 1, files: ['t.csv'] });
});
