import type { QueryOutput } from '@plumbline/api';
import { carriesChallenges, countIn, envelopeLinesOff, hasEnvelopeRows, openOf } from '@plumbline/ballot-management';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { asking, useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { formatDay } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { useBallotSignaturesWords } from '../../words/ballot-signatures-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { FORM_TONES } from './form-tones.ts';
import { RoomPage } from './RoomPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { SignatureCures } from './SignatureCures.tsx';
import { SignatureFigures } from './SignatureFigures.tsx';
import { SignatureSitting } from './SignatureSitting.tsx';
import { carriedOn, dayInName } from './signatures.ts';
import { type DeskPair, filledOf, type SignatureDay, useEnterDay, useTyped } from './use-signature-day.ts';

type Forms = QueryOutput<'ballot-forms'>;

/** The check of signatures, day by day: what two people counted of the envelopes they looked at, in form F-12 of the day. */
export function SignaturesPage(props: { readonly place: RoomPlace }) {
  const say = useBallotSignaturesWords();
  const { place } = props;
  const asked = useAsk('ballot-forms', place);
  return (
    <RoomPage place={place} title={say('title')} lead={say('lead')} asked={asked}>
      {(answer) => <Signatures place={place} answer={answer} />}
    </RoomPage>
  );
}

function Signatures({ place, answer }: { readonly place: RoomPlace; readonly answer: Forms }) {
  const everywhere = useWordsEverywhere();
  const typed = useTyped();
  const [search] = usePageSearch();
  const { you, together, today } = answer.heading;
  const names = answer.challenged.forms;
  const stateOf = new Map(answer.forms.map(({ filled, state }) => [filled, state]));
  const isOpen = (filled: string) => ['draft', 'returned'].includes(stateOf.get(filled) ?? '');
  const days = names.filter(isOpen).flatMap((filled) => dayInName(filled) ?? []);
  const day = search.day !== undefined && days.includes(search.day) ? search.day : today;
  const ownName = names.findLast((filled) => dayInName(filled) === day);
  const beforeName = ownName === undefined ? names.at(-1) : names[names.indexOf(ownName) - 1];
  const wanted = [ownName, beforeName].filter((filled) => filled !== undefined);
  const asked = useQueries({ queries: wanted.map((filled) => asking('ballot-form', { ...place, filled })) });
  const found = (filled: string | undefined) => asked.find(({ data }) => data?.form.filled === filled)?.data;
  const [own, before] = [found(ownName), found(beforeName)];
  const isWhole = (own !== undefined || ownName === undefined) && (before !== undefined || beforeName === undefined);
  // A form that was just begun is read while what is typed stays.
  const shown = useRef('');
  if (isWhole) shown.current = day;
  const problem = asked.find(({ error, data }) => error !== null && data === undefined)?.error?.problem;
  if (problem !== undefined) return <ProblemAlert problem={problem} />;
  if (shown.current !== day) return <Skeleton label={everywhere('loading')} />;
  const pair: DeskPair | undefined = you === null || together === null ? undefined : [you, together];
  const people = pair?.map(({ person }) => person).join(' ') ?? '';
  const desk = { place, day, own, before, pair, challenged: answer.challenged, typed };
  return (
    <Desk
      desk={desk}
      heading={answer.heading}
      unfinished={days.filter((each) => each !== day)}
      key={`${day} ${people}`}
    />
  );
}

function Desk(props: {
  readonly desk: SignatureDay;
  readonly heading: Forms['heading'];
  readonly unfinished: readonly string[];
}) {
  const say = useBallotSignaturesWords();
  const { desk, heading } = props;
  const { own, before, pair, day, challenged } = desk;
  const isLater = own === undefined && challenged.forms.some((filled) => (dayInName(filled) ?? '') > day);
  if (own?.form.isHidden || before?.form.isHidden) {
    return (
      <Alert kind="info">
        <p>{say('hidden')}</p>
      </Alert>
    );
  }
  const isOpen = own === undefined || own.form.state === 'draft' || own.form.state === 'returned';
  const untrained = [heading.you, heading.together].filter((each) => each?.duties.includes('processor') === false);
  return (
    <div className="stack-wide">
      <DayHead {...props} />
      {!isOpen && (
        <Alert kind="success" title={say('day.done')}>
          <p>{say('day.doneSays')}</p>
        </Alert>
      )}
      {isLater && (
        <Alert kind="warning">
          <p>{say('day.later')}</p>
        </Alert>
      )}
      {isOpen && pair === undefined && (
        <Alert kind="info">
          <p>{say('two')}</p>
        </Alert>
      )}
      {isOpen &&
        untrained.map((each) => (
          <Alert kind="warning" key={each?.person}>
            <p>{say('duty', { name: each?.name ?? '' })}</p>
          </Alert>
        ))}
      {challenged.off.map((name) => (
        <Alert kind="warning" key={name}>
          <p>
            {say('day.offDone', { name })}{' '}
            <Link to={roomAddress(desk.place, 'forms')} search={{ form: name }}>
              {say('day.toForm', { name })}
            </Link>
          </p>
        </Alert>
      ))}
      <Carried desk={desk} isOpen={isOpen} />
      {isOpen && !isLater && pair !== undefined && <SignatureSitting desk={desk} pair={pair} />}
      <SignatureCures desk={desk} today={heading.today} isOpen={isOpen && !isLater && pair !== undefined} />
      <SignatureFigures
        desk={desk}
        isOpen={isOpen && !isLater && pair !== undefined}
        maySign={isOpen && heading.you !== null}
      />
    </div>
  );
}

function DayHead({ desk, heading, unfinished }: Parameters<typeof Desk>[0]) {
  const say = useBallotSignaturesWords();
  const sayForms = useBallotFormsWords();
  const [, changeSearch] = usePageSearch();
  const { own, day, place } = desk;
  return (
    <section className="stack" aria-label={say('day.of', { day: formatDay(day) })}>
      <div className="row">
        <h2>{say('day.of', { day: formatDay(day) })}</h2>
        {own === undefined ? (
          <Tag tone="grey">{say('day.notBegun')}</Tag>
        ) : (
          <>
            <Tag tone={FORM_TONES[own.form.state]}>{sayForms(`states.${own.form.state}`)}</Tag>
            <Link to={roomAddress(place, 'forms')} search={{ form: own.form.filled }}>
              {say('day.toForm', { name: own.form.filled })}
            </Link>
          </>
        )}
      </div>
      {(unfinished.length > 0 || day !== heading.today) && (
        <div className="row">
          {unfinished.length > 0 && <span>{say('day.unfinished')}</span>}
          {unfinished.map((each) => (
            <Button look="quiet" key={each} onPress={() => changeSearch({ day: each })}>
              {say('day.open', { day: formatDay(each) })}
            </Button>
          ))}
          {day !== heading.today && (
            <Button look="quiet" onPress={() => changeSearch({ day: undefined })}>
              {say('day.back')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** What is to be known of the form of the day before, and whether this one still goes on where it ended. */
function Carried({ desk, isOpen }: { readonly desk: SignatureDay; readonly isOpen: boolean }) {
  const say = useBallotSignaturesWords();
  const { own, before, place, pair } = desk;
  const { enter, pending, problem } = useEnterDay(desk);
  const stood = filledOf(before);
  const form = filledOf(own);
  const waiting = (stood.tables.cures ?? []).reduce((total, row) => total + openOf(row), 0);
  const unlisted = countIn(stood.fields, 'pendingCure') - waiting;
  const isListed = (form.tables.cures ?? []).length > 0;
  const then = before === undefined ? undefined : stood;
  const isOff =
    own !== undefined &&
    ((hasEnvelopeRows(form) && envelopeLinesOff(form, then).length > 0) || !carriesChallenges(form, then));
  const isBeforeOpen = before !== undefined && ['draft', 'returned'].includes(before.form.state);
  if (!isOpen) return null;
  return (
    <>
      {isBeforeOpen && (
        <Alert kind="warning">
          <p>
            {say('day.beforeOpen')}{' '}
            <Link to={roomAddress(place, 'forms')} search={{ form: before.form.filled }}>
              {say('day.toForm', { name: before.form.filled })}
            </Link>
          </p>
        </Alert>
      )}
      {before !== undefined && unlisted > 0 && !isListed && (
        <Alert kind="warning">
          <p>{say('day.unlisted', { count: unlisted, name: before.form.filled })}</p>
        </Alert>
      )}
      {isOff && (
        <Alert kind="warning">
          <p>{say('day.off')}</p>
          <ProblemAlert problem={problem} />
          <Button
            look="second"
            pending={pending}
            reason={pair === undefined ? say('two') : undefined}
            onPress={() => void enter((of) => ({ ok: true, form: carriedOn(of) }))}
          >
            {say('day.carry')}
          </Button>
        </Alert>
      )}
    </>
  );
}
