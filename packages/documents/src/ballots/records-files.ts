import {
  formOf,
  type GivenForm,
  type GivenRegister,
  REGISTER_COLUMNS,
  type RecordsGiven,
} from '@plumbline/ballot-management';
import { csvText } from '@plumbline/election-files';
import { recordsWords } from '@plumbline/words/records-words';
import type { FilledSheet } from './filled-sheet.ts';
import { excludedCsv, headsJson, indexedFiles, type PacketFile, procedureFile } from './indexed-files.ts';
import type { PacketContext } from './packet-files.ts';
import { ballotFileName, printForm } from './printed-forms.ts';
import { recordsIndex } from './records-index.ts';

const say = recordsWords('en');

/** What an answer is made with beside what was chosen for it. Who asked is not among it. */
export type RecordsContext = Pick<PacketContext, 'office' | 'election' | 'time' | 'head' | 'printing' | 'digestOf'> & {
  /** The office's number of the request, and the day on which it came. */
  readonly request: string;
  readonly askedOn: string;
  /** How many of the forms are made. */
  readonly onForm?: (form: number, forms: number) => void;
};

/** A record that is given: which file it is in, and on how many pages where that is paper. */
export type IndexLine = {
  readonly kind: keyof typeof REGISTER_COLUMNS | 'forms' | 'procedures';
  readonly record: string;
  readonly place: string | null;
  readonly day: string | null;
  readonly version: number | null;
  readonly path: string;
  readonly pages: number | null;
};

/** The files of an answer, one after the other as each is made; the index and the fingerprints come last, when everything is known. */
export async function* recordsFiles(given: RecordsGiven, context: RecordsContext): AsyncGenerator<PacketFile> {
  const files = indexedFiles(context.digestOf);
  const { file } = files;
  const lines: IndexLine[] = [];
  for (const [at, form] of given.forms.entries()) {
    const { pages, pdf } = await printGiven(form, given.jurisdiction, context);
    const name = ballotFileName(form.record.form, `number ${form.number}`, form.place).replace(/\.pdf$/, '');
    const made = file(files.free(`forms/${name}`, '.pdf'), pdf);
    const { form: kind } = form.record;
    const { place, day, version } = form;
    lines.push({ kind: 'forms', record: `${kind} number ${form.number}`, place, day, version, path: made.path, pages });
    context.onForm?.(at + 1, given.forms.length);
    yield made;
  }
  for (const register of given.registers) {
    const made = file(`registers/${register.register}.csv`, registerCsv(register));
    lines.push(...linesOfRegister(register, made.path));
    yield made;
  }
  for (const procedure of given.procedures) {
    const made = procedureFile(files, procedure);
    const { procedure: record, version } = procedure;
    lines.push({ kind: 'procedures', record, place: null, day: null, version, path: made.path, pages: null });
    yield made;
  }
  yield file('heads.json', headsJson(given.jurisdiction, context.head));
  yield file('excluded.csv', excludedCsv(given.excluded));
  const fingerprints = new Map(files.made().map(({ path, sha256 }) => [path, sha256]));
  yield file('index.csv', indexCsv(lines, fingerprints));
  yield file('index.html', recordsIndex(given, context, lines));
  yield files.manifest();
}

/** About how large an answer is, without making it. */
export function recordsSize(given: RecordsGiven): number {
  const texts = [
    ...given.registers.map(registerCsv),
    ...given.procedures.map(({ text }) => text),
    excludedCsv(given.excluded),
  ];
  // Letters of a few bytes are few: this says about how much it is.
  return given.forms.length * BYTES_OF_FORM + texts.reduce((sum, { length }) => sum + length, BYTES_OF_REST);
}

/** A printed form as it usually is: its two typefaces are most of it. */
const BYTES_OF_FORM = 40_000;
const BYTES_OF_REST = 10_000;

function printGiven(form: GivenForm, jurisdiction: string, { election, printing }: RecordsContext) {
  const { record, checks } = form;
  const { form: kind, place, state, capture, procedure, isUnexplained, versions, lateStatements } = record;
  const newest = versions.at(-1);
  if (newest === undefined) throw new Error(`${form.what} was approved in no version`);
  const filled: FilledSheet = {
    ...{ form: kind, place, state, capture, procedure, isUnexplained, versions, lateStatements, newest, checks },
    names: strangersOf(form),
    // Whatever has a digest here is not given.
    textOf: () => say('notGiven'),
  };
  return printForm({ ...printing, election, jurisdiction, place: null, procedure }, { form: kind, filled });
}

/** Each person of a form by a number: who they are is not given, and that two are two is seen. */
function strangersOf({ record }: GivenForm): ReadonlyMap<string, string> {
  const people = new Set<string>();
  const { fields, tables } = formOf(record.form);
  const add = (definitions: typeof fields, row: (typeof record.versions)[number]['fields']) => {
    for (const { field, kind } of definitions) {
      const value = row[field];
      if (kind === 'person' && typeof value === 'string') people.add(value);
    }
  };
  for (const version of record.versions) {
    for (const one of version.signedBy) people.add(one);
    add(fields, version.fields);
    for (const { table, fields: columns } of tables) for (const row of version.tables[table] ?? []) add(columns, row);
    for (const one of version.approved?.by ?? []) people.add(one);
  }
  for (const { by } of record.lateStatements) for (const one of by) people.add(one);
  return new Map([...people].map((person, at) => [person, say('personNumber', { number: at + 1 })]));
}

function registerCsv({ register, rows }: GivenRegister): string {
  return csvText([[...REGISTER_COLUMNS[register]], ...rows.map(({ cells }) => cells.map((cell) => cell ?? ''))]);
}

/** A line for each record; the entries of a log are one, because each is a row of its own file and no more. */
function linesOfRegister({ register, rows }: GivenRegister, path: string): readonly IndexLine[] {
  const of = { kind: register, version: null, path, pages: null };
  if (register !== 'log') return rows.map(({ record, place, day }) => ({ ...of, record, place, day }));
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [{ ...of, record: `${first.record} to ${last.record}`, place: null, day: last.day }];
}

function indexCsv(lines: readonly IndexLine[], fingerprints: ReadonlyMap<string, string>): string {
  return csvText([
    ['Number', 'Kind', 'Record', 'Place', 'Date', 'Version', 'File', 'SHA-256', 'Pages'],
    ...lines.map(({ kind, record, place, day, version, path, pages }, at) => [
      ...[at + 1, kind, record, place ?? '', day ?? '', version ?? '', path],
      ...[fingerprints.get(path) ?? '', pages ?? ''],
    ]),
  ]);
}
