import {
  type CheckContext,
  type FilledForm,
  type FormDefinition,
  lineNumbers,
  sumInNumbers,
  type Verdict,
  valueOfName,
  verdictOf,
} from '@plumbline/ballot-management';
import { formCheckSentence, formFieldLabel } from '@plumbline/words/form-words';
import { Tag, type TagTone } from '../ui/Tag.tsx';
import { useBallotFormsWords } from '../words/ballot-forms-words.ts';

/** What the program works out and finds while a form is typed: the same code that decides whether the form may be completed. */
export function RoomFormFindings(props: {
  readonly definition: FormDefinition;
  readonly filled: FilledForm;
  readonly context: CheckContext;
}) {
  const { definition, filled, context } = props;
  return (
    <div className="stack-wide">
      <ComputedLines definition={definition} filled={filled} />
      <CheckList
        definition={definition}
        verdictOf={(check) => {
          const found = definition.checks.find((each) => each.check === check);
          return found === undefined ? 'not-yet' : verdictOf(found.rule, definition, filled, context);
        }}
      />
    </div>
  );
}

/** Lines nobody types, each with the numbers of the lines it is made of. */
export function ComputedLines(props: { readonly definition: FormDefinition; readonly filled: FilledForm }) {
  const say = useBallotFormsWords();
  const { definition, filled } = props;
  const numbers = lineNumbers(definition);
  if (definition.computed.length === 0) return null;
  return (
    <section className="stack">
      <h3>{say('fill.computed')}</h3>
      <dl className="room-form-lines">
        {definition.computed.map(({ line, sum }) => {
          const { value } = valueOfName(definition, filled, line);
          const label = `${numbers.of(line)}  ${formFieldLabel(definition.form, line)}`;
          return (
            <div key={line}>
              <dt>{say('fill.sum', { label, sum: sumInNumbers(numbers, sum) })}</dt>
              <dd className={value === null ? 'soft' : 'figure'}>
                {value === null ? say('fill.unknown') : signed(value)}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

const TONES: Readonly<Record<Verdict, TagTone>> = { passes: 'green', fails: 'red', 'not-yet': 'grey' };

/** Every check of a form with what it finds. */
export function CheckList(props: {
  readonly definition: FormDefinition;
  readonly verdictOf: (check: string) => Verdict;
}) {
  const say = useBallotFormsWords();
  const { definition } = props;
  if (definition.checks.length === 0) return null;
  return (
    <section className="stack">
      <h3>{say('fill.checks')}</h3>
      <ul className="room-form-checks">
        {definition.checks.map(({ check, severity }) => {
          const verdict = props.verdictOf(check);
          return (
            <li key={check}>
              <Tag tone={verdict === 'fails' && severity === 'warns' ? 'amber' : TONES[verdict]}>
                {say(`fill.checkState.${verdict}`)}
              </Tag>
              <span>
                {formCheckSentence(definition.form, check)}{' '}
                <span className="small soft">({say(severity === 'blocks' ? 'fill.blocks' : 'fill.warns')})</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A figure with the sign of a difference. */
function signed(value: number): string {
  return value < 0 ? `−${Math.abs(value)}` : String(value);
}
