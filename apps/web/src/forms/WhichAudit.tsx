import { type AuditType, type OfficeFacts, whichAudit, whichAuditIn } from '@plumbline/audit';
import { useState } from 'react';
import { useAsk } from '../connection/use-ask.ts';
import { useStored } from '../connection/use-stored.ts';
import { TextField } from '../ui/Field.tsx';
import { useAdvisorWords } from '../words/advisor-words.ts';
import { AuditTypesTable } from './AuditTypesTable.tsx';
import { type AdvisorTyped, advisorContest } from './advisor-contest.ts';
import { FactsAsked } from './FactsAsked.tsx';
import { FactsByJurisdiction, type FactsByName } from './FactsByJurisdiction.tsx';

const NOTHING_KNOWN: OfficeFacts = {
  independentCounts: 'nowhere',
  votesByBatch: 'nowhere',
  cvrs: 'nowhere',
  scanOrder: 'nowhere',
  imprints: 'nowhere',
};

/**
 * Five questions, and the types of audit side by side: what each requires, what of it is missing and where, and the work it takes. Of an
 * audit whose participants are known single jurisdictions may answer otherwise.
 */
export function WhichAudit(props: {
  readonly audit?: { readonly auditId: string; readonly type: AuditType; readonly jurisdictions: readonly string[] };
}) {
  const say = useAdvisorWords();
  const { audit } = props;
  const key = `plumbline-typed advisor ${audit?.auditId ?? ''}`;
  const [facts, setFacts] = useStored(sessionStorage, `${key} facts`, NOTHING_KNOWN);
  const [own, setOwn] = useStored<FactsByName>(sessionStorage, `${key} own`, {});
  const [typed, setTyped] = useStored<AdvisorTyped>(sessionStorage, `${key} figures`, {
    ballots: '1,000,000',
    margin: '4',
    limit: '5',
  });
  const [isOpen, setOpen] = useState(false);
  const contest = advisorContest(typed);
  const sizes = useAsk(
    'planner-sizes',
    { contest: contest?.text ?? '', limitPercent: contest?.limit ?? 0 },
    { enabled: isOpen && contest !== undefined },
  );
  const types =
    audit === undefined
      ? whichAudit(facts)
      : whichAuditIn(audit.jurisdictions.map((name) => ({ name, facts: own[name] ?? facts })));
  const figure = (name: keyof AdvisorTyped) => (
    <TextField
      label={say(name)}
      name={`advisor-${name}`}
      numeric
      value={typed[name]}
      error={undefined}
      onChange={(text) => setTyped({ ...typed, [name]: text })}
    />
  );
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(audit === undefined ? 'title' : 'titleHere')}</summary>
      <div className="stack">
        <p>{say('lead')}</p>
        <FactsAsked prefix="advisor" facts={facts} onChange={setFacts} />
        {audit !== undefined && audit.jurisdictions.length > 1 && (
          <FactsByJurisdiction jurisdictions={audit.jurisdictions} office={facts} own={own} onChange={setOwn} />
        )}
        <div className="figures">
          {figure('ballots')}
          {figure('margin')}
          {figure('limit')}
        </div>
        {contest === undefined && <p role="status">{say('wrong')}</p>}
        <AuditTypesTable types={types} sizes={sizes.data?.types ?? []} {...(audit && { chosen: audit.type })} />
        <p className="quiet small">{say('rough')}</p>
      </div>
    </details>
  );
}
