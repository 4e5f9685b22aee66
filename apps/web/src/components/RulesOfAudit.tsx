import type { QueryOutput } from '@plumbline/api';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useRulesWords } from '../words/rules-words.ts';

type Plan = QueryOutput<'plan'>['plan'];
type Rules = NonNullable<Plan['rules']>;

/** What the audit is held under, as a section of a page that shows the plan; nothing where nobody stated any rule. */
export function RulesOfAudit(props: { readonly plan: Plan }) {
  const say = useRulesWords();
  const { plan } = props;
  if (plan.rules === null) return null;
  return (
    <section className="stack">
      <h2>{say('title')}</h2>
      <RuleFacts plan={plan} rules={plan.rules} />
    </section>
  );
}

/** The statutory limit, the texts, and why each targeted contest was chosen. */
export function RuleFacts(props: { readonly plan: Plan; readonly rules: Rules }) {
  const say = useRulesWords();
  const { plan, rules } = props;
  const targets = plan.contests.filter(({ targeted }) => targeted);
  return (
    <>
      <LimitFacts settings={plan.settings} limit={rules.statutoryLimit} />
      {rules.texts.length > 0 && (
        <SimpleTable
          caption={say('texts')}
          roomy
          columns={[
            { name: say('kind') },
            { name: say('citation'), wordy: true },
            { name: say('subject'), wordy: true },
            { name: say('says'), wordy: true },
          ]}
          rows={rules.texts.map((text, place) => ({
            key: String(place),
            cells: [
              say(`kinds.${text.kind}`),
              <Typed key="citation" text={text.citation} />,
              say(`subjects.${text.subject}`),
              <Typed key="says" text={text.says} />,
            ],
          }))}
        />
      )}
      {targets.length > 0 && (
        <SimpleTable
          caption={say('contests')}
          roomy
          columns={[
            { name: say('contest'), wordy: true },
            { name: say('criterion'), wordy: true },
            { name: say('by'), wordy: true },
          ]}
          rows={targets.map(({ name }) => {
            const stated = rules.chosen.find(({ contest }) => contest === name);
            return {
              key: name,
              cells: [
                name,
                <Typed key="criterion" text={stated?.criterion ?? say('notStated')} />,
                <Typed key="by" text={stated?.by ?? say('notStated')} />,
              ],
            };
          })}
        />
      )}
    </>
  );
}

/** What somebody typed, with words as long as they like. */
function Typed(props: { readonly text: string }) {
  return <span className="breakable">{props.text}</span>;
}

function LimitFacts(props: { readonly settings: Plan['settings']; readonly limit: Rules['statutoryLimit'] }) {
  const say = useRulesWords();
  const { settings, limit } = props;
  const isAbove = limit !== null && settings !== null && settings.riskLimitPercent > limit.percent;
  return (
    <dl className="facts">
      <dt>{say('limit')}</dt>
      <dd>{limit === null ? say('limitNotStated') : `${limit.percent} %`}</dd>
      {isAbove && (
        <>
          <dt>{say('reasonFact')}</dt>
          <dd className="breakable">{limit.reasonAbove ?? say('reasonOpen')}</dd>
        </>
      )}
    </dl>
  );
}
