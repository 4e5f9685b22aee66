import type { AuditHeading, QueryOutput } from '@plumbline/api';
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
import { ContestsInRecords } from './ContestsInRecords.tsx';
import {
  type ContestDraft,
  type DraftProblem,
  draftOf,
  draftOfListed,
  EMPTY_CONTEST,
  readDrafts,
} from './contest-draft.ts';
import type { ListedContest } from './cvr-contest-draft.ts';

type Plan = QueryOutput<'plan'>['plan'];

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
  const typing = useDraft<readonly ContestDraft[], string>(`contests ${heading.auditId}`, {
    value: plan.contests.length === 0 ? [EMPTY_CONTEST] : plan.contests.map(draftOf),
    version: JSON.stringify(plan.contests),
  });
  const drafts = typing.value;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [saved, setSaved] = useState(false);
  const define = useSend('define-contests');
  const ability = heading.abilities['define-contests'];
  const isOvertaken = typing.isOvertaken && !define.pending;

  const change = (next: readonly ContestDraft[]) => {
    typing.change(next);
    setSaved(false);
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
      <ContestsInRecords
        listed={inRecords}
        used={new Set(drafts.map(({ name }) => name.trim()))}
        onUse={(contest) => {
          const begun = drafts.filter((draft) => JSON.stringify(draft) !== JSON.stringify(EMPTY_CONTEST));
          const all = plan.jurisdictions.map(({ name }) => name);
          change([...begun, draftOfListed(contest, { all, isFirst: begun.length === 0 })]);
        }}
      />
      {drafts.map((draft, place) => (
        <ContestFields
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the fields are named after
          key={place}
          place={place}
          drawsFrom={heading.drawsFrom}
          draft={draft}
          jurisdictions={plan.jurisdictions.map((jurisdiction) => jurisdiction.name)}
          errors={errors}
          onChange={(next) => change(drafts.with(place, next))}
          onRemove={drafts.length === 1 ? undefined : () => change(drafts.toSpliced(place, 1))}
        />
      ))}
      <p>
        <Button look="second" onPress={() => change([...drafts, EMPTY_CONTEST])}>
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
    case 'choice-missing':
      return say('contests.choiceMissing', { number, choice: problem.choice });
    case 'votes-missing':
      return say('contests.votesMissing', { number, choice: problem.choice });
    case 'figure-missing':
      return say('contests.figureMissing', { number, field: say(FIGURE_NAMES[problem.field]) });
  }
}
