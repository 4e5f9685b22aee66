import type { BallotManifest } from '@plumbline/election';
import { type CardPack, createCardPackWriter, memorySource, openCardPack } from '@plumbline/election-files';
import { nodeInflater, nodePackCodec } from '@plumbline/election-files/node';
import { assert } from '@plumbline/prelude';
import { readCvrUpload } from '../cvrs/read-cvr-upload.ts';

/* Packs of cards for tests, written from a file of cast vote records as a county exports it. */

/** A card: tabulator, batch, record, and one character for each column: `1` marked, `0` not, `-` where the contest is not on it. */
export type MadeCard = readonly [tabulator: string, batch: string, record: number, marks: string];

const OF_CARD = ['CvrNumber', 'TabulatorNum', 'BatchId', 'RecordId', 'ImprintedId', 'CountingGroup'];

type Columns = readonly (readonly [contest: string, choice: string])[];

/** The pack of an export with these columns of contest and choice. Cards of batches that the manifest lacks are refused. */
export async function madePack(
  columns: Columns,
  cards: readonly MadeCard[],
  manifest: BallotManifest,
): Promise<CardPack> {
  return openedPack(await packBytes(columns, cards, manifest));
}

/** The same pack, whose bytes are lost after it was opened. */
export async function damagedPack(
  columns: Columns,
  cards: readonly MadeCard[],
  manifest: BallotManifest,
): Promise<CardPack> {
  const bytes = await packBytes(columns, cards, manifest);
  const pack = await openedPack(bytes);
  bytes.fill(0);
  return pack;
}

async function packBytes(columns: Columns, cards: readonly MadeCard[], manifest: BallotManifest): Promise<Uint8Array> {
  const before = OF_CARD.map(() => '');
  const rows = [
    ['Test', '5.2'],
    [...before, ...columns.map(([contest]) => `"${contest}"`)],
    [...before, ...columns.map(([, choice]) => `"${choice}"`)],
    OF_CARD,
    ...cards.map(([tabulator, batch, record, marks], index) => {
      const cells = [...marks].map((mark) => (mark === '-' ? '' : mark));
      return [index + 1, tabulator, batch, record, `${tabulator}-${batch}-${record}`, 'Mail', ...cells];
    }),
  ];
  const width = OF_CARD.length + columns.length;
  const text = rows
    .map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')].join(','))
    .join('\n');
  const parts: Uint8Array[] = [];
  const { sink, finish } = createCardPackWriter({
    output: { write: (bytes) => parts.push(bytes.slice()) },
    codec: nodePackCodec,
  });
  const files = [{ name: 'cvrs.csv', source: memorySource(new TextEncoder().encode(text)) }];
  const reading = await readCvrUpload(
    { format: 'dominion-csv', files },
    { manifest, votesAllowed: [], inflater: nodeInflater, sink },
  );
  assert(reading.accepted, 'the cast vote records are accepted', reading.issues);
  finish(reading);
  return new Uint8Array(Buffer.concat(parts));
}

async function openedPack(bytes: Uint8Array): Promise<CardPack> {
  const pack = await openCardPack(memorySource(bytes), nodePackCodec);
  assert(pack.ok, 'the pack can be read', pack);
  return pack.value;
}
