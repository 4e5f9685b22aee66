import type { QueryOutput } from '@plumbline/api';
import { INCIDENT_KINDS, SEVERITIES } from '@plumbline/ballot-management';
import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/Field.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { type BallotFormsWords, useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { SEVERITY_TONES } from './room-tones.ts';
import { FoldedAsk } from './TrainingForms.tsx';
import { useAskRoom } from './use-ask-room.ts';

type Answer = QueryOutput<'ballot-incidents'>;
type Incident = Answer['incidents'][number];

/** What went wrong: for how long it has been open, who was told and who is still to be, and what closes it. */
export function IncidentsPage(props: { readonly place: RoomPlace }) {
  const say = useBallotFormsWords();
  const { place } = props;
  const asked = useAsk('ballot-incidents', place, { everyMs: () => 60_000 });
  return (
    <RoomPage place={place} title={say('incidents.title')} lead={say('incidents.lead')} asked={asked}>
      {({ incidents }) => (
        <div className="stack-wide">
          {incidents.length === 0 && <p>{say('incidents.none')}</p>}
          {incidents.map((incident) => (
            <OneIncident key={incident.incident} place={place} incident={incident} now={asked.dataUpdatedAt} />
          ))}
          <IncidentOpen place={place} taken={incidents.map((each) => each.incident)} />
        </div>
      )}
    </RoomPage>
  );
}

function OneIncident(props: { readonly place: RoomPlace; readonly incident: Incident; readonly now: number }) {
  const say = useBallotFormsWords();
  const sayRoom = useBallotRoomWords();
  const { place, incident: one, now } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const [who, setWho] = useState('');
  const [text, setText] = useState('');
  const [statement, setStatement] = useState('');
  const { incident, textDigest: digest } = one;
  return (
    <section className="panel stack">
      <h2>
        {sayRoom(`incidentKinds.${one.kind}`)}: {one.subject === one.audit?.auditId ? one.audit.name : one.subject}
      </h2>
      <div className="row">
        <Tag tone={SEVERITY_TONES[one.severity]}>{sayRoom(`severities.${one.severity}`)}</Tag>
        <strong>
          {one.closedAt === null
            ? say('incidents.age', { age: ageInWords(say, one.openedAt, now) })
            : say('incidents.closed', { at: formatTime(one.closedAt) })}
        </strong>
        <span className="soft">
          {say('incidents.opened', { people: one.openedBy.join(', '), at: formatTime(one.openedAt) })}
        </span>
      </div>
      {one.audit !== null && <p>{say('incidents.ofAudit', { audit: one.audit.name })}</p>}
      {one.likely.map(({ position, likely }) => (
        <p key={position}>{say(`incidents.likely.${likely}`, { position })}</p>
      ))}
      {one.toTell.length > 0 && <p className="strong">{say('incidents.toTell', { who: one.toTell.join(', ') })}</p>}
      {one.notified.map((told) => (
        <p key={told.who}>{say('incidents.told', { who: told.who, at: formatTime(told.at) })}</p>
      ))}
      {one.toldAfterMinutes !== null && (
        <p>
          {say('incidents.allTold', {
            hours: Math.floor(one.toldAfterMinutes / 60),
            minutes: one.toldAfterMinutes % 60,
          })}
        </p>
      )}
      {one.text !== null && <blockquote>{one.text}</blockquote>}
      {one.textReviewedBy.length > 0 && <p>{say('incidents.reviewed', { people: one.textReviewedBy.join(', ') })}</p>}
      <ProblemAlert problem={problem} />
      {one.closedAt === null && (
        <>
          <FoldedAsk
            place={place}
            title={say('incidents.tell')}
            submit={say('incidents.tell')}
            ask={who.trim() === '' ? undefined : { type: 'notify-of-incident', incident, who: who.trim() }}
            onDone={() => setWho('')}
          >
            <TextField
              label={say('incidents.who')}
              name={`who-${incident}`}
              maxLength={200}
              value={who}
              error={undefined}
              onChange={setWho}
            />
          </FoldedAsk>
          <FoldedAsk
            place={place}
            title={say('incidents.text')}
            submit={say('incidents.writeText')}
            ask={text.trim() === '' ? undefined : { type: 'write-incident-text', incident, text: text.trim() }}
            onDone={() => setText('')}
          >
            <TextAreaField
              label={say('incidents.text')}
              name={`text-${incident}`}
              maxLength={2000}
              value={text}
              error={undefined}
              onChange={setText}
            />
          </FoldedAsk>
          {one.text !== null && digest !== null && one.textReviewedBy.length === 0 && (
            <Button
              look="second"
              pending={pending}
              onPress={() => void ask({ type: 'review-incident-text', incident, digest })}
            >
              {say('incidents.review')}
            </Button>
          )}
          <FoldedAsk
            place={place}
            title={say('incidents.close')}
            submit={say('incidents.close')}
            ask={
              statement.trim() === '' ? undefined : { type: 'close-incident', incident, statement: statement.trim() }
            }
            onDone={() => setStatement('')}
          >
            <TextAreaField
              label={say('incidents.statement')}
              name={`statement-${incident}`}
              maxLength={2000}
              value={statement}
              error={undefined}
              onChange={setStatement}
            />
          </FoldedAsk>
        </>
      )}
    </section>
  );
}

function IncidentOpen(props: { readonly place: RoomPlace; readonly taken: readonly string[] }) {
  const say = useBallotFormsWords();
  const sayRoom = useBallotRoomWords();
  const [kind, setKind] = useState('');
  const [severity, setSeverity] = useState('medium');
  const [subject, setSubject] = useState('');
  const chosen = INCIDENT_KINDS.find((each) => each === kind);
  const level = SEVERITIES.find((each) => each === severity);
  const isWhole = chosen !== undefined && level !== undefined && subject.trim() !== '';
  return (
    <FoldedAsk
      place={props.place}
      title={say('incidents.open')}
      submit={say('incidents.submit')}
      ask={
        isWhole
          ? {
              type: 'open-incident',
              incident: freeNumber(props.taken),
              kind: chosen,
              severity: level,
              subject: subject.trim(),
              involved: [],
            }
          : undefined
      }
      onDone={() => setSubject('')}
    >
      <SelectField
        label={say('incidents.kind')}
        name="incident-kind"
        value={kind}
        error={undefined}
        options={[
          { value: '', name: say('fill.notChosen') },
          ...INCIDENT_KINDS.map((each) => ({ value: each, name: sayRoom(`incidentKinds.${each}`) })),
        ]}
        onChange={setKind}
      />
      <SelectField
        label={say('incidents.severity')}
        name="incident-severity"
        value={severity}
        error={undefined}
        options={SEVERITIES.map((each) => ({ value: each, name: sayRoom(`severities.${each}`) }))}
        onChange={setSeverity}
      />
      <TextField
        label={say('incidents.subject')}
        name="incident-subject"
        maxLength={200}
        value={subject}
        error={undefined}
        onChange={setSubject}
      />
    </FoldedAsk>
  );
}

function freeNumber(taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number += 1) if (!taken.includes(`I-${number}`)) return `I-${number}`;
}

const HOUR_MS = 3_600_000;

function ageInWords(say: BallotFormsWords, openedAt: string, now: number): string {
  const hours = Math.max(0, Math.floor((now - Date.parse(openedAt)) / HOUR_MS));
  return hours < 48
    ? say('incidents.hours', { count: hours })
    : say('incidents.days', { count: Math.floor(hours / 24) });
}
