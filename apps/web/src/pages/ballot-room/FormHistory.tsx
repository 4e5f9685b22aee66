import { cellKey, type FieldDefinition, type FormDefinition, formOf } from '@plumbline/ballot-management';
import { formFieldLabel } from '@plumbline/words/form-words';
import { formatTime } from '../../formats/format-time.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { type BallotFormsWords, useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import type { FormAnswer } from './FormPage.tsx';
import { valueInWords } from './value-in-words.ts';

type Version = FormAnswer['form']['versions'][number];

/** Every version of a form with what it changed: a correction takes nothing away. */
export function FormHistory(props: { readonly form: FormAnswer['form']; readonly people: FormAnswer['people'] }) {
  const say = useBallotFormsWords();
  const { form, people } = props;
  const definition = formOf(form.form);
  return (
    <section className="stack">
      <h2>{say('form.history')}</h2>
      {form.versions.length > 1 && form.versions.some(({ withheld }) => withheld.length > 0) && (
        <p className="soft">{say('form.historyWithheld')}</p>
      )}
      <SimpleTable
        caption={say('form.history')}
        hideCaption
        roomy
        columns={[
          { name: say('form.history') },
          { name: say('form.enteredAt') },
          { name: say('form.signedBy'), wordy: true },
          { name: say('form.approvedBy'), wordy: true },
          { name: say('form.why'), wordy: true },
        ]}
        rows={form.versions.map((version, at) => {
          const before = form.versions[at - 1];
          const changes =
            before === undefined || form.isHidden ? [] : changesIn(say, definition, before, version, people);
          return {
            key: String(version.version),
            cells: [
              say('form.version', { version: version.version }),
              formatTime(version.enteredAt),
              version.signedBy.join(', ') || '–',
              version.approved === null ? '–' : `${version.approved.by.join(', ')}, ${formatTime(version.approved.at)}`,
              <div key="why">
                <p>{whyOf(say, version, { at, isHidden: form.isHidden })}</p>
                {changes.map((change) => (
                  <p key={change} className="small">
                    {change}
                  </p>
                ))}
              </div>,
            ],
          };
        })}
      />
    </section>
  );
}

const REASONS = ['transcription', 'arithmetic', 'wrong-unit', 'late-document', 'ruling'] as const;

function whyOf(
  say: BallotFormsWords,
  { amended }: Version,
  { at, isHidden }: { readonly at: number; readonly isHidden: boolean },
): string {
  if (amended === null) return say(at === 0 ? 'form.first' : 'form.afterReturn');
  const reason = REASONS.find((each) => each === amended.reason);
  return [
    reason === undefined ? amended.reason : say(`form.reasons.${reason}`),
    amended.text ?? say(isHidden ? 'review.hidden' : 'form.redacted'),
    amended.evidence.join(', '),
  ].join('. ');
}

type Shown = Version['fields'][string] | undefined;

function isSameShown(a: Shown, b: Shown): boolean {
  return typeof a === 'object' && typeof b === 'object' ? a.digest === b.digest : a === b;
}

function changesIn(
  say: BallotFormsWords,
  definition: FormDefinition,
  before: Version,
  after: Version,
  people: FormAnswer['people'],
): readonly string[] {
  const withheld = new Set([...before.withheld, ...after.withheld]);
  const changed = (
    label: string,
    { key, field }: { readonly key: string; readonly field: FieldDefinition },
    was: Version['fields'] | undefined,
    is: Version['fields'] | undefined,
  ) =>
    withheld.has(key) || isSameShown(was?.[field.field], is?.[field.field])
      ? []
      : [
          say('form.changed', {
            label,
            was: valueInWords(say, was?.[field.field], field, people),
            is: valueInWords(say, is?.[field.field], field, people),
          }),
        ];
  const { form, fields, tables } = definition;
  return [
    ...fields.flatMap((field) =>
      changed(formFieldLabel(form, field.field), { key: field.field, field }, before.fields, after.fields),
    ),
    ...tables.flatMap(({ table, fields: columns }) => {
      const [was, is] = [before.tables[table] ?? [], after.tables[table] ?? []];
      return Array.from({ length: Math.max(was.length, is.length) }, (_, row) =>
        columns.flatMap((field) =>
          changed(
            `${formFieldLabel(form, field.field)} (${row + 1})`,
            { key: cellKey(field.field, { table, row }), field },
            was[row],
            is[row],
          ),
        ),
      ).flat();
    }),
  ];
}
