import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { isWholeContest } from '@plumbline/election';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { Overtaken } from '../components/Overtaken.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { useDraft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import type { FieldError } from '../ui/ErrorSummary.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { type SetupWords, useSetupWords } from '../words/setup-words.ts';
import { ContestFields } from './ContestFields.tsx';
import { ContestsInForm } from './ContestsInForm.tsx';
import { ContestsInRecords } from './ContestsInRecords.tsx';
import { ContestsTable } from './ContestsTable.tsx';
import {
  type ContestDraft,
  type DraftProblem,
  draftOf,
  draftOfListed,
  EMPTY_CONTEST,
  isBegun,
  readDrafts,
  withContestsOfTable,
} from './contest-draft.ts';
import type { ListedContest } from './cvr-contest-draft.ts';

type Plan = QueryOutput<'plan'>['plan'];

/** More contests than this are listed, and opened one by one. */
const OPEN_MAX = 4;

/** All contests of an audit in one form; they are saved together. */
export function ContestsDefine(props: {
  readonly heading: AuditHeading;
  readonly plan: Plan;
  /** What cast vote records of a part of the cards hold, where there are some. */
  readonly inRecords?: readonly ListedContest[];
}) {
  const say = useSetupWords();
  const sayAnywhere = useWordsEverywhere();
  const { heading, plan, inRecords = [] } = props;
  const typing = useDraft<readonly ContestDraft[], string>(`contests with write-ins ${heading.auditId}`, {
    value: plan.contests.length === 0 ? [EMPTY_CONTEST] : plan.contests.map(draftOf),
    version: JSON.stringify(plan.contests),
  });
  const drafts = typing.value;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [saved, setSaved] = useState(false);
  const define = useSend('define-contests');
  const ability = heading.abilities['define-contests'];
  const isOvertaken = typing.isOvertaken && !define.pending;

  const [open, setOpen] = useState<readonly number[]>([]);
  const jurisdictions = plan.jurisdictions.map(({ name }) => name);
  const isLong = drafts.length > OPEN_MAX;
  const isOpen = (place: number) =>
    !isLong || open.includes(place) || errors.some(({ name }) => name.startsWith(`contests.${place}.`));

  const change = (next: readonly ContestDraft[]) => {
    typing.change(next);
    setSaved(false);
  };
  const add = () => {
    change([...drafts, EMPTY_CONTEST]);
    setOpen([...open, drafts.length]);
  };
  const remove = (place: number) => {
    change(drafts.toSpliced(place, 1));
    setOpen(open.filter((one) => one !== place).map((one) => (one > place ? one - 1 : one)));
    setErrors([]);
  };
  const submit = async () => {
    const read = readDrafts(drafts, heading.drawsFrom);
    setErrors(
      read.ok ? [] : read.error.map((problem) => ({ name: problem.name, message: problemSentence(problem, say) })),
    );
    if (!read.ok) return;
    const answer = await define.run({ auditId: heading.auditId, contests: read.value });
    setSaved(answer.ok);
    if (answer.ok) typing.forget();
    else setErrors(answer.error.issues.map((issue) => ({ name: issue.path, message: issue.message })));
  };
  return (
    <Form look="stack-wide" onSubmit={submit}>
      <FormErrors errors={errors} />
      <ContestsTable
        heading={heading}
        jurisdictions={jurisdictions}
        saved={plan.contests}
        inForm={drafts.filter(isBegun).length}
        onUse={(contests, how) => {
          // Where nothing may be left to records, the reader lets no contest through that is not whole.
          change(withContestsOfTable(drafts, contests.filter(isWholeContest), how));
          setOpen([]);
          setErrors([]);
        }}
      />
      <ContestsInRecords
        listed={inRecords}
        used={new Set(drafts.map(({ name }) => name.trim()))}
        onUse={(contest) => {
          const begun = drafts.filter(isBegun);
          change([...begun, draftOfListed(contest, { all: jurisdictions, isFirst: begun.length === 0 })]);
          setOpen([...open, begun.length]);
        }}
      />
      {isLong && (
        <ContestsInForm
          drafts={drafts}
          drawsFrom={heading.drawsFrom}
          isOpen={isOpen}
          onToggle={(place) => setOpen(open.includes(place) ? open.filter((one) => one !== place) : [...open, place])}
          onRemove={remove}
        />
      )}
      {drafts.map(
        (draft, place) =>
          isOpen(place) && (
            <ContestFields
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the fields are named after
              key={place}
              place={place}
              drawsFrom={heading.drawsFrom}
              countsRankings={heading.takes === 'everything'}
              draft={draft}
              jurisdictions={jurisdictions}
              errors={errors}
              onChange={(next) => change(drafts.with(place, next))}
              onRemove={drafts.length === 1 ? undefined : () => remove(place)}
            />
          ),
      )}
      <p>
        <Button look="second" onPress={add}>
          {say('contests.addContest')}
        </Button>
      </p>
      <div className="stack">
        {isOvertaken && <Overtaken onShowSaved={typing.forget} onKeepMine={typing.keepMine} />}
        <ProblemAlert problem={errors.length > 0 ? undefined : define.problem} />
        {saved && <Alert kind="success">{say('contests.saved')}</Alert>}
        <Button
          submits
          pending={define.pending}
          reason={reasonAgainst(ability) ?? (isOvertaken ? sayAnywhere('overtaken.title') : undefined)}
        >
          {say('contests.save')}
        </Button>
      </div>
      <UnsavedGuard when={typing.isChanged} onLeave={typing.forget} />
    </Form>
  );
}

const FIGURE_NAMES = {
  winners: 'contests.winners',
  votesAllowed: 'contests.votesAllowed',
  totalBallots: 'contests.totalBallots',
  // In a sentence without the remark that it is optional.
  cardsBearing: 'contests.cardsBearingTyped',
  pending: 'contests.pending',
} as const;

function problemSentence(problem: DraftProblem, say: SetupWords): string {
  const number = problem.contest;
  switch (problem.problem) {
    case 'name-missing':
      return say('contests.nameMissing', { number });
    case 'universe-missing':
      return say('contests.universeMissing', { number });
    case 'reported-winner-missing':
      return say('contests.reportedWinnerMissing', { number });
    case 'write-ins-choice-missing':
      return say('contests.writeInsChoiceMissing', { number, choice: problem.choiceNamed });
    case 'choice-missing':
      return say('contests.choiceMissing', { number, choice: problem.choice });
    case 'votes-missing':
      return say('contests.votesMissing', { number, choice: problem.choice });
    case 'figure-missing':
      return say('contests.figureMissing', { number, field: say(FIGURE_NAMES[problem.field]) });
  }
}
