import {
  type CheckFound,
  type FilledForm,
  type FormId,
  type FormRecord,
  type FormValue,
  type FormVersion,
  formOf,
  type OpenRoom,
  verdictOf,
  worksheetOf,
} from '@plumbline/ballot-management';
import { assert, entriesOf } from '@plumbline/prelude';
import type { Language } from '@plumbline/words';
import { formChoiceWord, formSheetWords } from '@plumbline/words/form-words';
import type { FieldDefinition } from './form-nouns.ts';

/** A form that was filled in, with all that is printed of it. */
export type FilledSheet = {
  readonly form: FormId;
  readonly place: string;
  readonly state: FormRecord['state'];
  readonly capture: FormRecord['capture'];
  readonly procedure: FormRecord['procedure'];
  readonly isUnexplained: boolean;
  /** The oldest first. Nothing is ever taken out of it. */
  readonly versions: readonly FormVersion[];
  readonly newest: FormVersion;
  readonly lateStatements: FormRecord['lateStatements'];
  readonly checks: readonly CheckFound[];
  /** People by who they are in the room. */
  readonly names: ReadonlyMap<string, string>;
  /** What somebody typed, by the digest that the log has; undefined where it was taken out. */
  readonly textOf: (digest: string) => string | undefined;
};

/** A form of a ballot room, as it stands, with the texts that lie beside the log. */
export function filledSheetOf(room: OpenRoom, record: FormRecord, textOf: FilledSheet['textOf']): FilledSheet {
  const { form, place, state, capture, procedure, isUnexplained, versions, lateStatements } = record;
  const newest = versions.at(-1);
  assert(newest !== undefined, 'a form is started with its first version', record.filled);
  const { checks } = worksheetOf(room, record);
  const names = new Map([...entriesOf(room.people)].map(([person, { name }]) => [person, name] as const));
  const stands = { form, place, state, capture, procedure, isUnexplained } as const;
  return { ...stands, versions, newest, lateStatements, checks, names, textOf };
}

/** A form of which only figures are known, such as those of a county's file: nobody has signed it yet. */
export function sheetOfFigures(form: FormId, place: string, filled: FilledForm, at: string): FilledSheet {
  const newest: FormVersion = {
    ...filled,
    version: 1,
    enteredAt: at,
    typedBy: {},
    signedBy: [],
    statedBy: [],
    lacking: null,
    isImageVerified: false,
    amended: null,
    publicReason: null,
    completedAt: null,
    approved: null,
  };
  const definition = formOf(form);
  const context = { otherForm: () => undefined, minutesToOffice: Number.POSITIVE_INFINITY, carriers: null };
  const checks = definition.checks.map(({ check, asks, severity, rule }) => {
    return { check, asks, severity, verdict: verdictOf(rule, definition, filled, context) };
  });
  const none = { procedure: null, lateStatements: [], names: new Map<string, string>(), textOf: () => undefined };
  const rest = { capture: 'live', isUnexplained: false, ...none } as const;
  return { form, place, state: 'draft', versions: [newest], newest, checks, ...rest };
}

/** What stands in a field, in words; empty where it is blank. */
export function valueText(
  value: FormValue | undefined,
  { kind, choices }: Pick<FieldDefinition, 'kind' | 'choices'>,
  { names, textOf }: Pick<FilledSheet, 'names' | 'textOf'>,
  language: Language,
): string {
  const say = formSheetWords(language);
  if (value === undefined) return '';
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
  if (typeof value === 'object') return textOf(value.digest) ?? say('takenOut');
  if (kind === 'moment') return momentText(value);
  if (kind === 'person') return names.get(value) ?? value;
  return choices === null ? value : formChoiceWord(value, language);
}

/** A moment with the clock of its place and the offset that was in force: `2026-11-03 8:58 PM (UTC−05:00)`. */
export function momentText(moment: string): string {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::[\d.]+)?(Z|[+-]\d\d:\d\d)$/.exec(moment);
  if (found === null) return moment;
  const [, day = '', hour = '', minute = '', offset = ''] = found;
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  const zone = offset === 'Z' ? 'UTC' : `UTC${offset.replace('-', '−')}`;
  return `${day} ${Number(hour) % 12 || 12}:${minute} ${half} (${zone})`;
}

/** A figure with its sign. */
export function figureText(value: number | null): string {
  if (value === null) return '';
  return value < 0 ? `−${Math.abs(value)}` : String(value);
}
