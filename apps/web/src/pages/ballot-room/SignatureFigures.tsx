import {
  countIn,
  decidedToday,
  ENVELOPE_LINES,
  type EnvelopeLine,
  type FilledForm,
  parseCount,
} from '@plumbline/ballot-management';
import { formFieldLabel } from '@plumbline/words/form-words';
import { useState } from 'react';
import { Form } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useDraft } from '../../connection/use-draft.ts';
import { formatCount } from '../../formats/format-count.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotSignaturesWords } from '../../words/ballot-signatures-words.ts';
import { FormSign } from './FormSign.tsx';
import { SittingCorrection, sittingInWords } from './SignatureSitting.tsx';
import { carriedOn, isChallenger, isSameRow, sittingBalance } from './signatures.ts';
import { signedCount } from './signed-count.ts';
import { dayOfForm, draftKey, filledOf, type SignatureDay, useEnterDay, useMarkTyped } from './use-signature-day.ts';

const REJECTED: readonly EnvelopeLine[] = ['late', 'unsigned', 'mismatch', 'repeated', 'otherReason'];
const SHOWN: readonly (EnvelopeLine | 'rejected')[] = ['returned', 'accepted', ...REJECTED, 'rejected', 'pendingCure'];

/** What the day comes to: the day before, today and to date, whether it adds up, and who signs it. */
export function SignatureFigures(props: {
  readonly desk: SignatureDay;
  readonly isOpen: boolean;
  /** One of those who were at the desk signs alone, too. */
  readonly maySign: boolean;
}) {
  const say = useBallotSignaturesWords();
  const { desk, isOpen, maySign } = props;
  const of = dayOfForm(desk);
  const { own } = desk;
  const form = own === undefined || !hasFigures(of.form) ? carriedOn(of) : of.form;
  const figure = (from: FilledForm, line: EnvelopeLine | 'rejected') =>
    line === 'rejected'
      ? REJECTED.reduce((total, each) => total + countIn(from.fields, each), 0)
      : countIn(from.fields, line);
  const stood = of.before ?? { fields: {}, tables: {} };
  return (
    <section className="stack" aria-label={say('figures.title')}>
      <h2>{say('figures.title')}</h2>
      <SimpleTable
        caption={say('figures.title')}
        hideCaption
        columns={[
          { name: say('figures.line') },
          { name: say('figures.before'), numeric: true },
          { name: say('figures.today'), numeric: true },
          { name: say('figures.toDate'), numeric: true },
        ]}
        rows={SHOWN.map((line) => {
          const [then, now] = [figure(stood, line), figure(form, line)];
          return {
            key: line,
            cells: [
              line === 'rejected' ? say('figures.rejected') : formFieldLabel('F-12', line),
              formatCount(then),
              now === then ? formatCount(0) : signedCount(now - then),
              formatCount(now),
            ],
          };
        })}
      />
      <Balances form={form} before={of.before} figure={(line) => figure(form, line)} />
      <Sittings desk={desk} form={form} isOpen={isOpen} />
      {isOpen && own !== undefined && <Voters desk={desk} />}
      {maySign && own !== undefined && (
        <FormSign place={desk.place} answer={own} isChanged={desk.typed.isAny} check={() => true} />
      )}
    </section>
  );
}

function hasFigures({ fields }: FilledForm): boolean {
  return ENVELOPE_LINES.some((line) => fields[line] !== undefined);
}

/** The two sums that have to hold, in numbers, and what is still to be looked at. */
function Balances(props: {
  readonly form: FilledForm;
  readonly before: FilledForm | undefined;
  readonly figure: (line: EnvelopeLine | 'rejected') => number;
}) {
  const say = useBallotSignaturesWords();
  const { form, before, figure } = props;
  const [returned, accepted, rejected, pending] = (['returned', 'accepted', 'rejected', 'pendingCure'] as const).map(
    figure,
  ) as [number, number, number, number];
  const { challenged, left } = sittingBalance(form.tables.sittings ?? []);
  const decided = (form.tables.cures ?? []).map((row) => decidedToday(row, before));
  const cured = decided.reduce((total, each) => total + each.cured, 0);
  const rejectedToday = decided.reduce((total, each) => total + each.rejected, 0);
  const stood = countIn(before?.fields ?? {}, 'pendingCure');
  const lines = [
    {
      key: 'disposed',
      says: say('figures.disposed', { returned, accepted, rejected, pending }),
      off: returned - accepted - rejected - pending,
    },
    {
      key: 'cures',
      says: say('figures.cures', { before: stood, challenged, cured, rejected: rejectedToday, pending }),
      off: stood + challenged - cured - rejectedToday - pending,
    },
  ];
  return (
    <output>
      <ul className="balance-lines">
        {lines.map(({ key, says, off }) => (
          <li key={key}>
            <span>{says}</span>
            <Tag tone={off === 0 ? 'green' : 'red'}>
              {off === 0 ? say('figures.fits') : say('figures.differs', { delta: signedCount(off) })}
            </Tag>
          </li>
        ))}
        {left !== 0 && <li>{say('figures.toLook')}</li>}
      </ul>
    </output>
  );
}

function Sittings(props: { readonly desk: SignatureDay; readonly form: FilledForm; readonly isOpen: boolean }) {
  const say = useBallotSignaturesWords();
  const { desk, form, isOpen } = props;
  const { pair, own } = desk;
  const [correcting, setCorrecting] = useState<FilledForm['fields']>();
  const rows = form.tables.sittings ?? [];
  const nameOf = (person: unknown) =>
    (own?.people ?? []).find((each) => each.person === person)?.name ?? String(person);
  const namesOf = (row: FilledForm['fields']) => [row.reviewer, row.reviewerWith].map(nameOf).join(', ');
  // Rows move when others are taken out; one that somebody else changed is no more there.
  const placeNow = correcting === undefined ? -1 : rows.findIndex((row) => isSameRow(row, correcting));
  const correction = correcting !== undefined && isOpen && pair !== undefined && (
    <SittingCorrection
      key={JSON.stringify(correcting)}
      desk={desk}
      row={correcting}
      people={namesOf(correcting)}
      onDone={() => setCorrecting(undefined)}
    />
  );
  return (
    <section className="stack" aria-label={say('figures.sittings')}>
      <h3>{say('figures.sittings')}</h3>
      {rows.length === 0 && <p className="soft">{say('figures.noSittings')}</p>}
      <ul className="task-list">
        {rows.map((row, at) => {
          const what = sittingInWords(say, row);
          const people = namesOf(row);
          const isOwn = pair !== undefined && isChallenger(row, [pair[0].person, pair[1].person]);
          return (
            // The rows of a form have no names of their own.
            // biome-ignore lint/suspicious/noArrayIndexKey: two trays may have the same counts
            <li key={`${at} ${what}`}>
              {placeNow === at && correction !== false ? (
                correction
              ) : (
                <>
                  <span>
                    {what} <span className="quiet">{people}</span>
                  </span>
                  {isOpen && (
                    <Button
                      look="second"
                      label={say('figures.correct', { what: `${people}, ${what}` })}
                      reason={isOwn ? undefined : say('figures.notYours')}
                      onPress={() => setCorrecting(row)}
                    >
                      {say('figures.correctShort')}
                    </Button>
                  )}
                </>
              )}
            </li>
          );
        })}
      </ul>
      {placeNow < 0 && correction}
    </section>
  );
}

/** How many voters are credited, as the voter system says. */
function Voters({ desk }: { readonly desk: SignatureDay }) {
  const say = useBallotSignaturesWords();
  const { day, own } = desk;
  const saved = filledOf(own).fields.votersCredited;
  const draft = useDraft(draftKey(desk, `voters credited ${day}`), {
    value: saved === undefined ? '' : String(saved),
    version: null,
  });
  useMarkTyped(desk, 'voters', draft.isChanged);
  const [error, setError] = useState<string>();
  const { enter, pending, problem } = useEnterDay(desk);
  const submit = async () => {
    const read = parseCount(draft.value);
    setError(read.ok ? undefined : say('noCount'));
    if (!read.ok) return;
    const isDone = await enter((of) => {
      const carried = carriedOn(of);
      return { ok: true, form: { ...carried, fields: { ...carried.fields, votersCredited: read.value } } };
    });
    if (isDone) draft.forget();
  };
  return (
    <Form look="form stack" onSubmit={submit}>
      <TextField
        label={say('figures.voters')}
        hint={say('figures.votersHint')}
        name="voters-credited"
        numeric
        maxLength={20}
        value={draft.value}
        error={error}
        onChange={draft.change}
      />
      <ProblemAlert problem={problem} />
      <div className="row">
        <Button look="second" submits pending={pending}>
          {say('figures.votersSave')}
        </Button>
        {saved === undefined && <span className="soft">{say('figures.votersMissing')}</span>}
      </div>
    </Form>
  );
}
