import type { QueryOutput } from '@plumbline/api';
import { rankedPreferences } from '@plumbline/election';
import { useBoardWords } from '../words/board-words.ts';
import { type InterpretationDraft, pressRank, ranksPressed } from './interpretation-draft.ts';

type Contest = QueryOutput<'board'>['contests'][number];

/** More are on no ballot that is known; what is pressed beyond them is shown all the same. */
const RANKS_USUAL_MAX = 10;

/** The choices of a ranked contest as the ballot has them: a row for each, and a button for each rank. */
export function RankPresses(props: {
  readonly contest: Contest;
  readonly draft: InterpretationDraft;
  readonly onChange: (draft: InterpretationDraft) => void;
}) {
  const say = useBoardWords();
  const { contest, draft, onChange } = props;
  const count = Math.max(contest.ranks ?? Math.min(contest.choices.length, RANKS_USUAL_MAX), draft.ranks.length);
  const ranks = Array.from({ length: count }, (_, place) => place);
  const row = (choice: string | null, name: string) => (
    <fieldset className="rank-row" key={name}>
      <legend className="rank-name">{name}</legend>
      <div className="rank-buttons">
        {ranks.map((place) => {
          const rank = draft.ranks[place];
          const isPressed = choice === null ? rank?.invalidWriteIn === true : rank?.choices.includes(choice) === true;
          return (
            <button
              key={place}
              type="button"
              className="rank-button"
              aria-pressed={isPressed}
              aria-label={say('ballot.rankOf', { rank: place + 1, choice: name })}
              onClick={() => onChange(pressRank(draft, choice, place))}
            >
              {place + 1}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
  return (
    <div className="presses-choices">
      {contest.choices.map(({ name }) => row(name, name))}
      {row(null, say('ballot.invalidWriteIn'))}
      <RanksRead draft={draft} />
    </div>
  );
}

/** What the presses come to, told while they are made: which rank is given twice, and whom the ballot counts for. */
function RanksRead(props: { readonly draft: InterpretationDraft }) {
  const say = useBoardWords();
  const ranks = ranksPressed(props.draft);
  const twice = ranks.findIndex(({ choices, invalidWriteIn }) => choices.length + Number(invalidWriteIn) > 1);
  const counted = rankedPreferences(ranks);
  return (
    <div role="status">
      {twice >= 0 && <p className="overvote">{say('ballot.rankTwice', { rank: twice + 1 })}</p>}
      {ranks.length > 0 && (
        <p>
          {counted.length === 0
            ? say('ballot.countsForNobody')
            : say('ballot.countsInOrder', { choices: counted.join(', ') })}
        </p>
      )}
    </div>
  );
}
