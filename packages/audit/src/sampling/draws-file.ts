import { NameSchema } from '@plumbline/election';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import { z } from 'zod';
import type { Draw, PhantomDraw, RoundDraws } from './draw.ts';

/*
 * The draws of a round as one file, in columns of whole numbers. `docs/draws-file.md` says on one page how anybody reads it.
 */

const MAGIC = 'plumbline-draws-1\n';

/** Names as the file has them once each; what follows names them by their place in these lists, from 0. */
const HeaderSchema = z.strictObject({
  contests: z.array(NameSchema),
  /** Jurisdiction, tabulator, batch. */
  batches: z.array(z.tuple([NameSchema, z.string().min(1).nullable(), z.string().min(1)])),
  draws: z.int().min(0),
  phantomDraws: z.int().min(0),
});

/** Numbers of the columns, each of four bytes, the last first. */
const NUMBER_BYTES = 4;
const NUMBER_MAX = 0xffff_ffff;

/**
 * Writes the draws of a round: the same draws are always the same bytes.
 *
 * Its errors are ours: positions beyond 2^32, or tickets that are no digits behind "0.".
 */
export function writeDrawsFile({ draws, phantomDraws }: RoundDraws): Uint8Array {
  const contests = listNames();
  const batches = listNames();
  const ofContest = new Uint32Array(draws.length + phantomDraws.length);
  const ofBatch = new Uint32Array(draws.length);
  const numbers = new Uint32Array(draws.length + phantomDraws.length);
  for (const [at, { contest, jurisdiction, tabulator, batch, position }] of draws.entries()) {
    ofContest[at] = contests.placeOf(contest);
    ofBatch[at] = batches.placeOf(JSON.stringify([jurisdiction, tabulator, batch]));
    assert(position === null || (position > 0 && position <= NUMBER_MAX), 'a position has four bytes', position);
    numbers[at] = position ?? 0;
  }
  for (const [at, { contest, phantom }] of phantomDraws.entries()) {
    ofContest[draws.length + at] = contests.placeOf(contest);
    assert(phantom > 0 && phantom <= NUMBER_MAX, 'the number of a phantom has four bytes', phantom);
    numbers[draws.length + at] = phantom;
  }
  const tickets = digitsOf([...draws, ...phantomDraws]);
  const header = {
    contests: contests.names(),
    batches: batches.names().map((name): unknown => JSON.parse(name)),
    draws: draws.length,
    phantomDraws: phantomDraws.length,
  };
  const text = new TextEncoder().encode(`${MAGIC}${JSON.stringify(header)}\n`);
  const columns = [ofContest, ofBatch, numbers, tickets.lengths];
  const size = columns.reduce((sum, column) => sum + NUMBER_BYTES * column.length, text.length + tickets.digits.length);
  const bytes = new Uint8Array(size);
  bytes.set(text);
  const view = new DataView(bytes.buffer);
  let end = text.length;
  for (const column of columns) {
    for (const value of column) {
      view.setUint32(end, value, true);
      end += NUMBER_BYTES;
    }
  }
  bytes.set(tickets.digits, end);
  return bytes;
}

/** Reads the draws of a round. The error is a sentence that says what in the file is not as it has to be. */
export function readDrawsFile(bytes: Uint8Array): Result<RoundDraws, string> {
  const text = headerText(bytes);
  if (text === undefined) return err('the file does not begin as a file of draws does');
  const parsed = HeaderSchema.safeParse(parseJson(text));
  if (!parsed.success) return err('the second line of the file does not say what is in it');
  const { contests, batches, draws: drawn, phantomDraws: phantoms } = parsed.data;
  const start = new TextEncoder().encode(`${MAGIC}${text}\n`).length;
  const all = drawn + phantoms;
  const columnsEnd = start + NUMBER_BYTES * (3 * all + drawn);
  if (bytes.length < columnsEnd) return err('the file ends before its columns do');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const number = (column: number, at: number) => view.getUint32(start + NUMBER_BYTES * (column + at), true);
  const digits = new TextDecoder('latin1').decode(bytes.subarray(columnsEnd));
  if (!/^\d*$/.test(digits)) return err('a ticket holds something else than digits');
  let read = 0;
  const ticketAt = (at: number): string => {
    const from = read;
    read += number(all + drawn + all, at);
    return `0.${digits.slice(from, read)}`;
  };
  const draws: Draw[] = [];
  for (let at = 0; at < drawn; at += 1) {
    const contest = contests[number(0, at)];
    const batch = batches[number(all, at)];
    if (contest === undefined || batch === undefined) return err(`draw ${at + 1} names what the file does not list`);
    const position = number(all + drawn, at);
    const [jurisdiction, tabulator, name] = batch;
    const place = { jurisdiction, tabulator, batch: name, position: position === 0 ? null : position };
    draws.push({ contest, ...place, ticket: ticketAt(at) });
  }
  const phantomDraws: PhantomDraw[] = [];
  for (let at = drawn; at < all; at += 1) {
    const contest = contests[number(0, at)];
    const phantom = number(all + drawn, at);
    if (contest === undefined || phantom === 0) return err(`draw ${at + 1} names what the file does not list`);
    phantomDraws.push({ contest, phantom, ticket: ticketAt(at) });
  }
  return read === digits.length
    ? ok({ draws, phantomDraws })
    : err('the tickets of the file are longer or shorter than it says');
}

function headerText(bytes: Uint8Array): string | undefined {
  const decoder = new TextDecoder();
  if (decoder.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) return undefined;
  const end = bytes.indexOf(NEW_LINE, MAGIC.length);
  return end < 0 ? undefined : decoder.decode(bytes.subarray(MAGIC.length, end));
}

const NEW_LINE = 0x0a;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Gives each name a place in a list, in the order in which names come. */
function listNames() {
  const places = new Map<string, number>();
  return {
    placeOf(name: string): number {
      const known = places.get(name);
      if (known !== undefined) return known;
      places.set(name, places.size);
      return places.size - 1;
    },
    names: () => [...places.keys()],
  };
}

function digitsOf(draws: readonly { readonly ticket: string }[]) {
  const lengths = Uint32Array.from(draws, ({ ticket }) => ticket.length - 2);
  const digits = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  const encoder = new TextEncoder();
  let end = 0;
  for (const { ticket } of draws) {
    assert(/^0\.\d+$/.test(ticket), 'a ticket is digits behind "0."', ticket);
    end += encoder.encodeInto(ticket.slice(2), digits.subarray(end)).written;
  }
  return { lengths, digits };
}
