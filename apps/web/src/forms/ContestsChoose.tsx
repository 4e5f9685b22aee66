import type { QueryOutput } from '@plumbline/api';
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
import { type RecordsWords, useRecordsWords } from '../words/records-words.ts';
import { useSetupWords } from '../words/setup-words.ts';
import { ChosenContest } from './ChosenContest.tsx';
import { ContestsListed } from './ContestsListed.tsx';
import { ContestsTable } from './ContestsTable.tsx';
import {
  type ChosenDraft,
  type ChosenProblem,
  chosenDraft,
  chosenDrafts,
  listedContests,
  listedStandardized,
  readChosen,
  whereStandardized,
  withChosenOfTable,
} from './cvr-contest-draft.ts';

/** Contests chosen from those that the cast vote records hold: choices, votes and votes allowed come from there. */
export function ContestsChoose(props: { readonly names: QueryOutput<'names-in-cvrs'> }) {
  const say = useRecordsWords();
  const saySetup = useSetupWords();
  const sayAnywhere = useWordsEverywhere();
  const { heading, plan, jurisdictions } = props.names;
  const { contests: standardized } = props.names.standardized;
  const listed =
    standardized === null ? listedContests(jurisdictions) : listedStandardized(standardized, jurisdictions);
  const saved = chosenDrafts(plan);
  const typing = useDraft<readonly ChosenDraft[], string>(`chosen contests with ranks ${heading.auditId}`, {
    value: saved,
    version: JSON.stringify(saved),
  });
  const drafts = whereStandardized(typing.value, standardized);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isSaved, setIsSaved] = useState(false);
  const define = useSend('define-contests');
  const isOvertaken = typing.isOvertaken && !define.pending;
  const all = plan.jurisdictions.map(({ name }) => name);

  const change = (next: readonly ChosenDraft[]) => {
    typing.change(next);
    setIsSaved(false);
  };
  const choose = (name: string, use: 'no' | 'targeted' | 'opportunistic') => {
    const place = drafts.findIndex((draft) => draft.name === name);
    const before = drafts[place];
    const targeted = use === 'targeted';
    if (use === 'no') return change(drafts.filter((draft) => draft.name !== name));
    if (before !== undefined) return change(drafts.with(place, { ...before, targeted }));
    const contest = listed.find((one) => one.name === name);
    if (contest !== undefined) change([...drafts, chosenDraft(contest, { targeted, all })]);
  };
  const submit = async () => {
    const read = readChosen(drafts);
    setErrors(
      read.ok ? [] : read.error.map((problem) => ({ name: problem.name, message: problemSentence(problem, say) })),
    );
    if (!read.ok) return;
    const answer = await define.run({ auditId: heading.auditId, contests: read.value });
    setIsSaved(answer.ok);
    if (answer.ok) typing.forget();
    else setErrors(answer.error.issues.map((issue) => ({ name: issue.path, message: issue.message })));
  };
  const missing = drafts.length === 0 ? say('contests.noneChosen') : undefined;
  const untargeted = drafts.some(({ targeted }) => targeted) ? undefined : say('contests.noneTargeted');
  const ability = reasonAgainst(heading.abilities['define-contests']);
  return (
    <Form look="stack-wide" onSubmit={submit}>
      <FormErrors errors={errors} />
      <ContestsTable
        heading={heading}
        jurisdictions={all}
        saved={plan.cvrs?.defined ?? plan.contests}
        inForm={drafts.length}
        onUse={(contests, how) => {
          change(withChosenOfTable(drafts, contests, how));
          setErrors([]);
        }}
      />
      <ContestsListed
        listed={listed}
        caption={standardized === null ? undefined : say('standardized.caption')}
        chosen={drafts}
        onChoose={choose}
      />
      <section className="stack">
        <h2>{say('contests.chosen')}</h2>
        {missing !== undefined && <p className="quiet">{missing}</p>}
        {drafts.map((draft, place) => (
          <ChosenContest
            key={draft.name}
            place={place}
            draft={draft}
            listed={listed.find(({ name }) => name === draft.name)}
            jurisdictions={all}
            isStandardized={standardized === null ? undefined : standardized.some(({ name }) => name === draft.name)}
            errors={errors}
            onChange={(next) => change(drafts.with(place, next))}
            onRemove={() => change(drafts.toSpliced(place, 1))}
          />
        ))}
      </section>
      <div className="stack">
        {isOvertaken && <Overtaken onShowSaved={typing.forget} onKeepMine={typing.keepMine} />}
        <ProblemAlert problem={errors.length > 0 ? undefined : define.problem} />
        {isSaved && <Alert kind="success">{saySetup('contests.saved')}</Alert>}
        <Button
          submits
          pending={define.pending}
          reason={ability ?? missing ?? untargeted ?? (isOvertaken ? sayAnywhere('overtaken.title') : undefined)}
        >
          {saySetup('contests.save')}
        </Button>
      </div>
      <UnsavedGuard when={typing.isChanged} onLeave={typing.forget} />
    </Form>
  );
}

function problemSentence(problem: ChosenProblem, say: RecordsWords): string {
  const { contest } = problem;
  switch (problem.problem) {
    case 'winners-missing':
      return say('contests.winnersMissing', { contest });
    case 'universe-missing':
      return say('contests.universeMissing', { contest });
    case 'figure-wrong': {
      const names = {
        votesAllowed: say('contests.votesAllowed'),
        totalBallots: say('contests.totalBallots'),
        cardsBearing: say('contests.cardsBearing'),
      };
      return say('contests.figureWrong', { contest, field: names[problem.field] });
    }
  }
}
