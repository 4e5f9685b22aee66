import type { QueryOutput } from '@plumbline/api';
import { proposeBatchPlan } from '@plumbline/ballot-management';
import { useMemo, useState } from 'react';
import { useAsk } from '../../connection/use-ask.ts';
import { useBallotPlanWords } from '../../words/ballot-plan-words.ts';
import { PlanAdopted } from './PlanAdopted.tsx';
import { PlanExpected } from './PlanExpected.tsx';
import { PlanProposed } from './PlanProposed.tsx';
import { PlanSettingsForm } from './PlanSettingsForm.tsx';
import { planDraft, planSettings } from './plan-draft.ts';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';

export type BatchPlanAnswer = QueryOutput<'ballot-batch-plan'>;

/** How the ballots are to lie, planned before there are any: what is expected, what the office wants, and what follows from it. */
export function BatchPlanPage(props: { readonly place: RoomPlace }) {
  const say = useBallotPlanWords();
  const { place } = props;
  const asked = useAsk('ballot-batch-plan', place);
  return (
    <RoomPage place={place} title={say('title')} lead={say('lead')} asked={asked}>
      {(answer) => <Plan place={place} answer={answer} />}
    </RoomPage>
  );
}

function Plan({ place, answer }: { readonly place: RoomPlace; readonly answer: BatchPlanAnswer }) {
  const [typed, setTyped] = useState<ReturnType<typeof planDraft>>();
  const draft = typed ?? planDraft(answer.adopted?.settings);
  const settings = useMemo(() => planSettings(draft), [draft]);
  const plan = useMemo(() => settings && proposeBatchPlan(answer, settings), [answer, settings]);
  const names = new Set(answer.expected.map(({ site }) => site));
  const kinds = [...new Set(answer.sites.filter(({ site }) => names.has(site)).map(({ kind }) => kind))];
  return (
    <div className="stack-wide">
      <PlanExpected place={place} answer={answer} />
      <PlanSettingsForm draft={draft} kinds={kinds} isWrong={settings === undefined} onChange={setTyped} />
      <PlanProposed place={place} answer={answer} settings={settings} plan={plan} kinds={kinds} />
      <PlanAdopted place={place} answer={answer} />
    </div>
  );
}
