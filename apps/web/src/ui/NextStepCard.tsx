import type { ReactNode } from 'react';

/** What you should do now, why, and one button. Waiting and finished cards have no button. */
export function NextStepCard(props: {
  readonly eyebrow: string;
  readonly mood: 'act' | 'waiting' | 'finished';
  readonly title: string;
  readonly why: string;
  readonly action: ReactNode;
}) {
  return (
    <section className={`next-step next-step-${props.mood}`} aria-label={props.eyebrow}>
      <p className="next-step-eyebrow">{props.eyebrow}</p>
      <h2>{props.title}</h2>
      <p>{props.why}</p>
      {props.action}
    </section>
  );
}
