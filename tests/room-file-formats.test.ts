import { readFileSync } from 'node:fs';
import {
  parseRoomFile,
  ROOM_FILE_COLUMNS,
  ROOM_FILE_KINDS,
  type RoomFileKind,
  roomFileTemplateCsv,
} from '@plumbline/election-files';
import { expect, test } from 'vitest';
import { CHANNELS, CONTAINER_KINDS, DUTIES, decideImport } from '../packages/ballot-management/src/index.ts';
import { county } from '../packages/ballot-management/src/testing/tamarack.ts';
import { AFTER } from '../packages/ballot-management/src/testing/tamarack-people.ts';
import { Sha256Schema } from '../packages/election/src/index.ts';

/* The files of docs/formats.md, read and decided as it says: for the county of the examples. */

const LISTS = { containerKinds: CONTAINER_KINDS, channels: CHANNELS, duties: DUTIES, contests: [] };
const TEXT = readFileSync(new URL('../docs/formats.md', import.meta.url), 'utf8');
const ROOM = county();

type Example = { readonly kind: RoomFileKind; readonly says: string; readonly csv: string };

function examples(): readonly Example[] {
  const found: Example[] = [];
  let kind: RoomFileKind | undefined;
  for (const [, verdict = '', says = '', csv = ''] of TEXT.matchAll(
    /^(Good|Refused): (.+)\n\n```csv\n([\s\S]*?)```/gm,
  )) {
    if (verdict === 'Good') kind = ROOM_FILE_KINDS.find((each) => says.includes(`\`${each}\``));
    if (kind !== undefined) found.push({ kind, says: verdict === 'Good' ? '' : says.replaceAll('`', ''), csv });
  }
  return found;
}

/** What is wrong with a file, in the file's own order: code and row. */
function problemsOf({ kind, csv }: Pick<Example, 'kind' | 'csv'>): readonly string[] {
  const parsed = parseRoomFile({ name: 'file.csv', bytes: new TextEncoder().encode(csv) }, kind, LISTS);
  if (!parsed.accepted) return parsed.issues.map(({ code, row }) => `${code} ${row}`);
  const file = { name: 'file.csv', bytes: csv.length, sha256: Sha256Schema.parse('0'.repeat(64)) };
  const decided = decideImport(ROOM, { file, content: parsed.value }, { signIns: ['okafor'], at: AFTER });
  if (!decided.ok) return [decided.error.code];
  return decided.value.lines.flatMap(({ refusal, rows }) => (refusal === null ? [] : [`${refusal.code} ${rows[0]}`]));
}

test('each kind has one good file and three that are refused', () => {
  const counts = Map.groupBy(examples(), ({ kind }) => kind);
  expect([...counts].map(([kind, each]) => [kind, each.map(({ says }) => says === '')])).toEqual(
    ROOM_FILE_KINDS.map((kind) => [kind, [true, false, false, false]]),
  );
});

test.each(examples())('$kind: $says', ({ kind, says, csv }) => {
  const byRow = (one: string, other: string) =>
    Number(one.split(' ')[1]) - Number(other.split(' ')[1]) || (one < other ? -1 : 1);
  expect(problemsOf({ kind, csv }).toSorted(byRow).join(', ')).toBe(
    says.split(', ').filter(Boolean).toSorted(byRow).join(', '),
  );
});

test('the columns are those that the reader knows, and a template is read', () => {
  for (const kind of ROOM_FILE_KINDS) {
    const section = TEXT.slice(0, TEXT.indexOf(`Good: \`${kind}\``));
    const table = section.slice(section.lastIndexOf('| Column |')).split('\n').slice(2);
    const named = table.filter((line) => line.startsWith('|')).map((line) => line.split('|')[1]?.trim());
    expect({ kind, named }).toEqual({ kind, named: ROOM_FILE_COLUMNS[kind].map(({ name }) => name) });
    const bytes = new TextEncoder().encode(roomFileTemplateCsv(kind));
    expect({ kind, ...parseRoomFile({ name: 'template.csv', bytes }, kind, LISTS) }).toMatchObject({
      kind,
      issues: [],
    });
  }
});
