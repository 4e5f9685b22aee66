import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { SamplePreview } from '../components/SamplePreview.tsx';
import { useSend } from '../connection/use-send.ts';
import { LikelySizes } from '../drawings/LikelySizes.tsx';
import { formatCount, formatStrata } from '../formats/format-count.ts';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { fieldId } from '../ui/field-id.ts';
import { useDrawingsWords } from '../words/drawings-words.ts';
import { useRoundsWords } from '../words/rounds-words.ts';
import { SizeOptions } from './SizeOptions.tsx';
import { chosenSize, chosenSizes, preferredChoice, type SizeChoice } from './size-choice.ts';

/** The sizes of a round, what they ask of each jurisdiction, and the public act of starting it. */
export function RoundLaunch(props: { readonly answer: QueryOutput<'sample-sizes'> }) {
  return props.answer.heading.takes === 'everything' ? <CountLaunch {...props} /> : <SampleLaunch {...props} />;
}

/** Where everything is counted there is nothing to choose. */
function CountLaunch(props: { readonly answer: QueryOutput<'sample-sizes'> }) {
  const say = useRoundsWords();
  const { heading, contests, round } = props.answer;
  const launch = useSend('launch-round');
  const sampleSizes = Object.fromEntries(contests.map(({ contest, population }) => [contest, population]));
  return (
    <Form
      look="panel form"
      onSubmit={async () => {
        await launch.run({ auditId: heading.auditId, round, sampleSizes });
      }}
    >
      <h2>{say('launch.count.title')}</h2>
      <ul className="steps-list">
        {contests.map(({ contest, population }) => (
          <li key={contest}>{say('launch.count.batches', { contest, count: population })}</li>
        ))}
        <li>{say('launch.count.cards')}</li>
        <li>{say('launch.count.once')}</li>
        <li>{say('launch.whatLines.frozen')}</li>
      </ul>
      <ProblemAlert problem={launch.problem} />
      <Button submits pending={launch.pending} reason={reasonAgainst(heading.abilities['launch-round'])}>
        {say('launch.count.submit')}
      </Button>
    </Form>
  );
}

function SampleLaunch(props: { readonly answer: QueryOutput<'sample-sizes'> }) {
  const say = useRoundsWords();
  const sayDrawn = useDrawingsWords();
  const { answer } = props;
  const { heading, contests, round } = answer;
  const [choices, setChoices] = useState<Readonly<Record<string, SizeChoice>>>({});
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const launch = useSend('launch-round');
  const ability = heading.abilities['launch-round'];
  const choiceOf = (sizes: (typeof contests)[number]) => choices[sizes.contest] ?? preferredChoice(sizes);
  const sizes = chosenSizes(contests, choices);
  const hasSeed = heading.phase !== 'planning' && heading.phase !== 'committed';

  const submit = async () => {
    setErrors(
      contests
        .filter((sizes) => chosenSize(sizes, choiceOf(sizes)) === undefined)
        .map(({ contest, population, strata }) => ({
          name: fieldId('custom', contest),
          message:
            strata === null
              ? say('launch.customWrong', { contest, population: formatCount(population) })
              : say('launch.strata.customWrong', { contest, ...formatStrata(strata) }),
        })),
    );
    if (sizes !== undefined) await launch.run({ auditId: heading.auditId, round, ...sizes });
  };
  return (
    <Form look="stack-wide" onSubmit={submit}>
      <FormErrors errors={errors} />
      <section className="panel">
        <h2>{say('launch.sizes')}</h2>
        <div className="columns">
          {contests.map((of) => (
            <SizeOptions
              key={of.contest}
              sizes={of}
              answer={answer}
              choice={choiceOf(of)}
              error={errorOf(errors, fieldId('custom', of.contest))}
              onChange={(choice) => setChoices({ ...choices, [of.contest]: choice })}
            />
          ))}
        </div>
      </section>
      <div className="drawn-pair">
        {contests.map((of) => (
          <LikelySizes
            key={of.contest}
            title={sayDrawn('chance.title', { contest: of.contest })}
            sizes={of.options.flatMap(({ size, probability }) =>
              probability === null ? [] : [{ size, chance: probability }],
            )}
            chosen={chosenSize(of, choiceOf(of))?.size}
            unitText={sayDrawn(heading.drawsFrom === 'batches' ? 'chance.batches' : 'chance.drawn')}
          />
        ))}
      </div>
      <section className="panel">
        <h2>{say('launch.preview')}</h2>
        {hasSeed && sizes ? (
          <SamplePreview heading={heading} sizes={sizes} />
        ) : (
          <p className="quiet">{say(hasSeed ? 'launch.previewNeedsSizes' : 'launch.previewNeedsSeed')}</p>
        )}
      </section>
      <section className="panel form">
        <h2>{say('launch.what')}</h2>
        <ul className="steps-list">
          <li>{say('launch.whatLines.draw')}</li>
          <li>
            {say(heading.fieldwork === 'batches' ? 'launch.whatLines.seenBatches' : 'launch.whatLines.seenBallots')}
          </li>
          <li>{say('launch.whatLines.frozen')}</li>
        </ul>
        <ProblemAlert problem={launch.problem} />
        <Button submits pending={launch.pending} reason={reasonAgainst(ability)}>
          {say('launch.submit', { round })}
        </Button>
      </section>
    </Form>
  );
}
