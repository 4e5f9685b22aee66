import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { RuleFacts } from '../components/RulesOfAudit.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useDraft } from '../connection/use-draft.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { useRulesWords } from '../words/rules-words.ts';
import { RulesForm } from './RulesForm.tsx';
import { draftOfRules } from './rules-draft.ts';

/** What the audit is held under: shown once it is stated, and asked of whoever wants to state it while that can be done. */
export function RulesState(props: { readonly heading: AuditHeading; readonly plan: QueryOutput<'plan'>['plan'] }) {
  const say = useRulesWords();
  const { heading, plan } = props;
  const typing = useDraft(`rules ${heading.auditId}`, {
    value: draftOfRules(plan.rules),
    version: JSON.stringify(plan.rules),
  });
  const [isOpen, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const ability = heading.abilities['state-rules'];
  const asks = ability?.allowed === true && (isOpen || typing.isChanged);
  const end = (isSaved: boolean) => {
    typing.forget();
    setOpen(false);
    setSaved(isSaved);
  };
  return (
    <section className="panel stack" aria-label={say('title')}>
      <h2>{say('title')}</h2>
      {saved && !asks && <Alert kind="success">{say('saved')}</Alert>}
      {asks ? (
        <RulesForm heading={heading} plan={plan} typing={typing} onEnd={end} />
      ) : (
        <>
          {plan.rules !== null ? (
            <RuleFacts plan={plan} rules={plan.rules} />
          ) : (
            <p>{say(ability?.allowed === true ? 'none' : 'noneLocked')}</p>
          )}
          {ability?.allowed === true && (
            <div className="row">
              <Button look="second" reason={reasonAgainst(ability)} onPress={() => setOpen(true)}>
                {say(plan.rules === null ? 'start' : 'change')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
