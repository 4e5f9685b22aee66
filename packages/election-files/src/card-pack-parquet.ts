import { ok, type Result } from '@plumbline/prelude';
import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { PackDamage, PackedCard, PackedContest, PackedVote } from './card-pack.ts';
import type { CardPack } from './card-pack-reader.ts';

/**
 * Writes a pack as a Parquet file for other people's tools: a row for each card in file order, a column for each
 * contest, a row group for each block of the pack.
 *
 * A contest's cell is null where the contest is not on the card. Else it is the state and the marked choices: `blank`,
 * `full: Ann`, `partial: Ann`, `overvote: Ann; Bob`; with ranks `full: 1. Ann; 2. Bob`.
 */
export async function writePackAsParquet(options: {
  readonly pack: CardPack;
  readonly write: (bytes: Uint8Array) => void | Promise<void>;
}): Promise<Result<undefined, PackDamage>> {
  const { pack, write } = options;
  const { contests } = pack.directory;
  const names = distinctNames(contests.map(({ name }) => name));
  const bytes = new ByteWriter();
  const take = (): Uint8Array => {
    const taken = bytes.getBytes().slice();
    bytes.index = 0;
    return taken;
  };
  const columnsOf = (cards: readonly PackedCard[]) => [
    ...placeColumns(cards),
    ...contestColumns({ cards, contests, names }),
  ];
  const schema = schemaFromColumnData({ columnData: columnsOf([]) });
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy: 'Plumbline' });
  for (let block = 0; block < pack.blockCount; block += 1) {
    const cards = await pack.readBlock(block);
    if (!cards.ok) return cards;
    await writer.write({ columnData: columnsOf(cards.value), rowGroupSize: cards.value.length });
    await write(take());
  }
  await writer.finish();
  await write(take());
  return ok(undefined);
}

function placeColumns(cards: readonly PackedCard[]): ColumnSource[] {
  const text = (name: string, of: (card: PackedCard) => string): ColumnSource => ({
    name,
    type: 'STRING',
    nullable: false,
    data: cards.map(of),
  });
  const count = (name: string, of: (card: PackedCard) => number): ColumnSource => ({
    name,
    type: 'DOUBLE',
    nullable: false,
    data: Float64Array.from(cards, of),
  });
  return [
    text('file', (card) => card.file),
    count('row', (card) => card.row),
    count('cvr_number', (card) => card.cvrNumber),
    text('tabulator', (card) => card.tabulator),
    text('batch', (card) => card.batch),
    count('record_id', (card) => card.recordId),
    count('sheet', (card) => card.sheet),
    text('imprinted_id', (card) => card.imprintedId),
    text('ballot_style', (card) => card.style),
    text('precinct', (card) => card.precinct),
    text('counting_group', (card) => card.countingGroup),
  ];
}

function contestColumns(options: {
  readonly cards: readonly PackedCard[];
  readonly contests: readonly PackedContest[];
  readonly names: readonly string[];
}): ColumnSource[] {
  const { cards, contests, names } = options;
  const columns = contests.map(() => new Array<string | null>(cards.length).fill(null));
  cards.forEach(({ votes }, card) => {
    for (const vote of votes) {
      const contest = contests[vote.contest];
      const column = columns[vote.contest];
      if (contest !== undefined && column !== undefined) column[card] = inWords(vote, contest);
    }
  });
  return columns.map((data, index) => ({ name: names[index] ?? '', type: 'STRING', nullable: true, data }));
}

function inWords({ state, marks }: PackedVote, { choices }: PackedContest): string {
  const named = marks.map(({ choice, rank }) => {
    const name = choices[choice]?.name ?? '';
    return rank > 0 ? `${rank}. ${name}` : name;
  });
  return named.length === 0 ? state : `${state}: ${named.join('; ')}`;
}

/** Column names must differ: a second contest of one name, or one called like another column, gets a number. */
function distinctNames(names: readonly string[]): string[] {
  const used = new Set(placeColumns([]).map(({ name }) => name));
  return names.map((name) => {
    let distinct = name;
    for (let number = 2; used.has(distinct); number += 1) distinct = `${name} (${number})`;
    used.add(distinct);
    return distinct;
  });
}
