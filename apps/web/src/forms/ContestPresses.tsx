import type { QueryOutput } from '@plumbline/api';
import { namesThatCount } from '@plumbline/election';
import { useState } from 'react';
import { useStored } from '../connection/use-stored.ts';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { Press } from '../ui/Press.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useMatches } from '../ui/use-matches.ts';
import { useBoardWords } from '../words/board-words.ts';
import {
  choicesInOrder,
  type InterpretationDraft,
  marksPressed,
  NOTHING_PRESSED,
  pressChoice,
  pressInvalidWriteIn,
  pressSpecial,
  pressWriteIn,
} from './interpretation-draft.ts';
import { RankPresses } from './RankPresses.tsx';

type Contest = QueryOutput<'board'>['contests'][number];

type Presses = {
  readonly contests: readonly Contest[];
  readonly drafts: Readonly<Record<string, InterpretationDraft>>;
  readonly errors: readonly FieldError[];
  readonly onChange: (contest: string, draft: InterpretationDraft) => void;
  /** The contest that is shown, where one is shown at a time. */
  readonly shown: number;
  readonly onShow: (place: number) => void;
  readonly onReadBack: () => void;
};

/** All contests of a ballot are many screens on a phone: there one at a time comes first, unless the board has chosen. */
const PHONE = '(max-width: 679px)';

/** The contests of a ballot as large buttons: all on one page, or one at a time, as the board prefers. */
export function ContestPresses(props: Presses) {
  const say = useBoardWords();
  const { contests, shown: place } = props;
  const isPhone = useMatches(PHONE);
  const [wish, setWish] = useStored<boolean | null>(localStorage, 'plumbline-one-contest-at-a-time', null);
  const oneByOne = wish ?? isPhone;
  const isPaged = oneByOne && contests.length > 1;
  const shown = isPaged ? contests.slice(place, place + 1) : contests;
  const isLast = !isPaged || place >= contests.length - 1;
  const turnTo = (next: number) => {
    props.onShow(next);
    // Drawn first; then it is read from its top, by eye and by screen reader.
    requestAnimationFrame(() => focusContest(contests[next]));
  };
  return (
    <Swap of={isPaged ? String(place) : 'all'}>
      <div className="stack">
        {contests.length > 1 && (
          <p>
            <button type="button" className="link-button" onClick={() => setWish(!oneByOne)}>
              {say(oneByOne ? 'ballot.all' : 'ballot.oneByOne')}
            </button>
          </p>
        )}
        {shown.map((contest) => (
          <OneContest
            key={contest.name}
            contest={contest}
            draft={props.drafts[contest.name] ?? NOTHING_PRESSED}
            error={errorOf(props.errors, fieldId('contest', contest.name))}
            position={say('ballot.contestOf', { number: contests.indexOf(contest) + 1, total: contests.length })}
            onChange={(draft) => props.onChange(contest.name, draft)}
          />
        ))}
        <div className="board-actions">
          {isLast ? (
            <button type="button" className="big-button big-button-main big-button-wide" onClick={props.onReadBack}>
              {say('ballot.readBack')}
            </button>
          ) : (
            <button
              type="button"
              className="big-button big-button-main big-button-wide"
              onClick={() => turnTo(place + 1)}
            >
              {say('ballot.nextContest')}
            </button>
          )}
          {isPaged && place > 0 && (
            <button type="button" className="big-button" onClick={() => turnTo(place - 1)}>
              {say('ballot.previousContest')}
            </button>
          )}
        </div>
      </div>
    </Swap>
  );
}

function focusContest(contest: Contest | undefined): void {
  const element = contest && document.getElementById(fieldId('contest', contest.name));
  element?.focus();
  element?.scrollIntoView({ block: 'start' });
}

function OneContest(props: {
  readonly contest: Contest;
  readonly draft: InterpretationDraft;
  readonly error: string | undefined;
  readonly position: string;
  readonly onChange: (draft: InterpretationDraft) => void;
}) {
  const say = useBoardWords();
  const { contest, draft, onChange } = props;
  const [hasNote, setHasNote] = useState(draft.note !== '');
  const isRanked = contest.countedBy !== undefined;
  const counting = namesThatCount(contest);
  const names = choicesInOrder(counting.choices);
  return (
    <fieldset className="contest-presses" id={fieldId('contest', contest.name)} tabIndex={-1}>
      <legend>
        <span className="quiet contest-position">{props.position}</span>
        <span className="contest-name">{contest.name}</span>
      </legend>
      <p className="quiet">
        {isRanked ? say('ballot.rankThem') : say('ballot.voteFor', { count: contest.votesAllowed })}
      </p>
      {props.error && <p className="usa-error-message">{props.error}</p>}
      <div className="presses">
        {isRanked ? (
          <RankPresses contest={contest} draft={draft} onChange={onChange} />
        ) : (
          <div className="presses-choices">
            {names.map((name) => (
              <Press
                key={name}
                pressed={draft.choices.includes(name)}
                onPress={() => onChange(pressChoice(draft, name))}
              >
                {name}
              </Press>
            ))}
            {counting.writeIns.map((name) => (
              <Press
                key={name}
                pressed={draft.writeIns.includes(name)}
                onPress={() => onChange(pressWriteIn(draft, name))}
              >
                {name}
                <span className="press-says">{say('ballot.writtenIn')}</span>
              </Press>
            ))}
          </div>
        )}
        <div className="presses-apart">
          <Press pressed={draft.special === 'blank'} onPress={() => onChange(pressSpecial(draft, 'blank'))}>
            {say('ballot.blank')}
            <span className="press-says">{say('ballot.blankSays')}</span>
          </Press>
          <Press
            pressed={draft.special === 'not-on-ballot'}
            onPress={() => onChange(pressSpecial(draft, 'not-on-ballot'))}
          >
            {say('ballot.notOnBallot')}
            <span className="press-says">{say('ballot.notOnBallotSays')}</span>
          </Press>
          {!isRanked && (
            <Press pressed={draft.invalidWriteIn} onPress={() => onChange(pressInvalidWriteIn(draft))}>
              {say('ballot.invalidWriteIn')}
              <span className="press-says">
                {say(contest.writeIns === undefined ? 'ballot.invalidWriteInSays' : 'ballot.invalidWriteInOther')}
              </span>
            </Press>
          )}
          <Press pressed={draft.notAgreed} onPress={() => onChange({ ...draft, notAgreed: !draft.notAgreed })}>
            {say('ballot.notAgreed')}
            <span className="press-says">{say('ballot.notAgreedSays')}</span>
          </Press>
          <Press pressed={hasNote} onPress={() => setHasNote(!hasNote || draft.note !== '')}>
            {say('ballot.note')}
          </Press>
        </div>
      </div>
      {!isRanked && marksPressed(draft) > contest.votesAllowed && (
        <p className="overvote" role="status">
          {say('ballot.overvote')}
        </p>
      )}
      {hasNote && (
        <TextAreaField
          label={say('ballot.noteLabel', { contest: contest.name })}
          name={fieldId('note', contest.name)}
          hint={say('ballot.noteHint')}
          maxLength={500}
          value={draft.note}
          error={undefined}
          onChange={(note) => onChange({ ...draft, note })}
        />
      )}
    </fieldset>
  );
}
