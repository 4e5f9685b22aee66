import type { AuditHeading } from '@plumbline/api';
import type { ReactNode } from 'react';
import { NextStepCard } from '../ui/NextStepCard.tsx';
import { type AuditWords, useAuditWords } from '../words/audit-words.ts';

type NextStep = AuditHeading['nextStep'];

const WAITING: ReadonlySet<NextStep['step']> = new Set([
  'wait-for-launch',
  'nothing-to-audit',
  'wait-for-draw',
  'wait-for-second-person',
]);
const FINISHED: ReadonlySet<NextStep['step']> = new Set(['finished-but-audit-is-not', 'board-done']);

/** The next step of whoever reads the page. `link` makes the button, where there is somewhere to go. */
export function AuditNextStep(props: {
  readonly nextStep: NextStep;
  readonly link: (step: NextStep['step'], buttonWord: string) => ReactNode;
}) {
  const say = useAuditWords();
  const { step } = props.nextStep;
  const { title, why } = stepSentences(props.nextStep, say);
  const mood = FINISHED.has(step) ? 'finished' : WAITING.has(step) ? 'waiting' : 'act';
  const eyebrow = { act: 'next.eyebrow', waiting: 'next.eyebrowWaiting', finished: 'next.eyebrowFinished' } as const;
  return (
    <NextStepCard
      eyebrow={say(eyebrow[mood])}
      mood={mood}
      title={title}
      why={why}
      action={props.link(step, say(`next.steps.${step}.button`))}
    />
  );
}

/** Instead of a button, on the page where the step is taken. */
export function StepIsHere() {
  const say = useAuditWords();
  return <p className="quiet">{say('next.here')}</p>;
}

/** The title of a step and why it is taken, with its figures filled in. */
export function stepSentences(nextStep: NextStep, say: AuditWords): { readonly title: string; readonly why: string } {
  const { step, figures } = nextStep;
  const { done = 0, complete = 0, total = 0, round = 1 } = figures;
  const count = Math.max(0, total - complete);
  const filling = { done, complete, total, round, count };
  const title = say.anyOf(`next.steps.${step}.title`, filling);
  if (step === 'finished-but-audit-is-not' && count === 0) {
    return { title, why: say('next.steps.finished-but-audit-is-not.whyAllDone') };
  }
  return { title, why: say.anyOf(`next.steps.${step}.why`, filling) };
}
