import {
  challengeKey,
  daysBetween,
  decidedToday,
  type FilledForm,
  openOf,
  parseCount,
} from '@plumbline/ballot-management';
import { formChoiceWord } from '@plumbline/words/form-words';
import { useState } from 'react';
import { Form } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useDraft } from '../../connection/use-draft.ts';
import { formatDay } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotSignaturesWords } from '../../words/ballot-signatures-words.ts';
import { CountField } from './CountField.tsx';
import { carriedOn, causeOf, isChallenger, withDecided } from './signatures.ts';
import { dayOfForm, draftKey, type SignatureDay, useEnterDay, useMarkTyped } from './use-signature-day.ts';

type Row = FilledForm['fields'];

/** Challenged envelopes that wait, the oldest first: how long there is still time, and what became of them today. */
export function SignatureCures(props: {
  readonly desk: SignatureDay;
  readonly today: string;
  readonly isOpen: boolean;
}) {
  const say = useBallotSignaturesWords();
  const { desk, today, isOpen } = props;
  const of = dayOfForm(desk);
  const cures = (carriedOn(of).tables.cures ?? []).filter((row) => {
    const { cured, rejected } = decidedToday(row, of.before);
    return openOf(row) > 0 || cured + rejected > 0;
  });
  const rows = cures.toSorted((a, b) => (String(a.sentOn) < String(b.sentOn) ? -1 : 1));
  const waiting = rows.filter((row) => openOf(row) > 0);
  const count = waiting.reduce((total, row) => total + openOf(row), 0);
  const age = waiting[0] === undefined ? 0 : daysBetween(String(waiting[0].sentOn), today);
  return (
    <section className="stack" aria-label={say('cures.title')}>
      <h2>{say('cures.title')}</h2>
      <p>
        {count === 0 ? say('cures.none') : say('cures.waits', { count })}{' '}
        {count > 0 && (age > 0 ? say('cures.oldest', { count: age }) : say('cures.oldestToday'))}
      </p>
      <Deadline challenged={desk.challenged} today={today} />
      {rows.length > 0 && desk.challenged.rejectedByOthers && <p className="soft">{say('cures.others')}</p>}
      <ul className="cure-list">
        {rows.map((row) => (
          <li key={challengeKey(row)}>
            <Cure desk={desk} row={row} today={today} isOpen={isOpen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deadline({ challenged, today }: { readonly challenged: SignatureDay['challenged']; readonly today: string }) {
  const say = useBallotSignaturesWords();
  const { until, rule, citation } = challenged;
  if (until === null) return <p>{say(rule === null ? 'cures.noRule' : 'cures.noDay')}</p>;
  const left = daysBetween(today, until);
  return (
    <p>
      <strong>{say('cures.until', { day: formatDay(until) })}</strong> {left > 0 && say('cures.left', { count: left })}
      {left === 0 && say('cures.leftToday')}
      {left < 0 && say('cures.past')}{' '}
      {citation !== null && <span className="soft">{say('cures.byRule', { citation })}</span>}
    </p>
  );
}

function Cure(props: {
  readonly desk: SignatureDay;
  readonly row: Row;
  readonly today: string;
  readonly isOpen: boolean;
}) {
  const say = useBallotSignaturesWords();
  const { desk, row, today, isOpen } = props;
  const { own, before, pair, day } = desk;
  const stood = decidedToday(row, dayOfForm(desk).before);
  const draft = useDraft(draftKey(desk, `cures ${day} ${challengeKey(row)}`), {
    value: { cured: String(stood.cured), rejected: String(stood.rejected), seen: row },
    version: JSON.stringify(row),
  });
  useMarkTyped(desk, challengeKey(row), isOpen && draft.isChanged);
  const [errors, setErrors] = useState<{ readonly cured?: string; readonly rejected?: string }>({});
  const { enter, pending, problem, why } = useEnterDay(desk);
  const name = say('cures.row', { cause: formChoiceWord(causeOf(row)), day: formatDay(String(row.sentOn)) });
  const age = daysBetween(String(row.sentOn), today);
  const nameOf = (person: unknown) =>
    [...(own?.people ?? []), ...(before?.people ?? [])].find((each) => each.person === person)?.name ?? String(person);
  const isOwn = pair !== undefined && isChallenger(row, [pair[0].person, pair[1].person]);
  const mayReject = !(isOwn && desk.challenged.rejectedByOthers);
  const submit = async () => {
    const [cured, rejected] = [parseCount(draft.value.cured), parseCount(draft.value.rejected)];
    setErrors({
      ...(cured.ok ? {} : { cured: say('noCount') }),
      ...(rejected.ok ? {} : { rejected: say('noCount') }),
    });
    if (!cured.ok || !rejected.ok || pair === undefined) return;
    const by = [pair[0].person, pair[1].person] as const;
    const decided = { seen: draft.value.seen, cured: cured.value, rejected: rejected.value, by };
    if (await enter((of) => withDecided(of, decided))) draft.forget();
  };
  const field = (which: 'cured' | 'rejected') => {
    const label = say(`cures.${which}`);
    return (
      <CountField
        label={label}
        name={`${which}-${challengeKey(row)}`}
        value={draft.value[which]}
        error={errors[which]}
        oneLess={say('oneLess', { label: `${name}, ${label}` })}
        oneMore={say('oneMore', { label: `${name}, ${label}` })}
        onChange={(value) => draft.change({ ...draft.value, [which]: value })}
      />
    );
  };
  return (
    <Form look="panel task stack" onSubmit={submit}>
      <div className="row">
        <h3>{name}</h3>
        <Tag tone={openOf(row) > 0 ? 'amber' : 'green'}>{say('cures.open', { count: openOf(row) })}</Tag>
      </div>
      <p className="quiet">
        {age > 0 ? say('cures.age', { count: age }) : say('cures.ageToday')},{' '}
        {say('cures.by', { people: [row.reviewer, row.reviewerWith].map(nameOf).join(', ') })}
      </p>
      {isOpen && (
        <>
          {field('cured')}
          {mayReject ? field('rejected') : <p>{say('cures.own')}</p>}
          {why !== undefined && (
            <Alert kind="warning">
              <p>{say(why === 'changed' ? 'cures.changed' : 'cures.tooMany')}</p>
            </Alert>
          )}
          {draft.isOvertaken && why === undefined && (
            <Alert kind="warning">
              <p>{say('cures.changed')}</p>
              <Button look="second" onPress={draft.forget}>
                {say('sitting.leave')}
              </Button>
            </Alert>
          )}
          <ProblemAlert problem={problem} />
          <Button
            look="second"
            submits
            pending={pending}
            label={say('cures.save', { row: name })}
            reason={draft.isChanged ? undefined : say('cures.unchanged')}
          >
            {say('cures.saveShort')}
          </Button>
        </>
      )}
    </Form>
  );
}
