import type { QueryOutput } from '@plumbline/api';
import { formatCount } from '../formats/format-count.ts';
import { useBoardWords } from '../words/board-words.ts';

type Line = Pick<
  QueryOutput<'board'>['ballots'][number],
  'batch' | 'position' | 'container' | 'tabulator' | 'imprintedId' | 'remade' | 'hasCvrs' | 'findingRule'
>;

/** Where the ballot is, in letters two people can read at arm's length. */
export function BallotIdentity(props: { readonly line: Line }) {
  const say = useBoardWords();
  const { batch, position, container, tabulator, imprintedId, remade, hasCvrs, findingRule } = props.line;
  return (
    <div className="stack">
      <dl className="identity">
        {container !== null && <Fact name={say('ballot.container')} value={container} />}
        {tabulator !== null && <Fact name={say('ballot.tabulator')} value={tabulator} />}
        <Fact name={say('ballot.batch')} value={batch} />
        <Fact name={say('ballot.number')} value={formatCount(position)} />
        {imprintedId !== null && <Fact name={say('ballot.imprint')} value={imprintedId} />}
      </dl>
      {remade && <p className="strong">{say('card.remade')}</p>}
      {/* A list that a device has kept from before says nothing of it. */}
      {findingRule != null && <p>{say(`rules.${ruleName(findingRule)}`)}</p>}
      {hasCvrs !== null && <p>{say(hasCvrs ? 'ballot.hasCvrs.yes' : 'ballot.hasCvrs.no')}</p>}
    </div>
  );
}

function ruleName(rule: NonNullable<Line['findingRule']>) {
  return rule.find === 'by-imprint' ? rule.find : (`${rule.end}-${rule.face}` as const);
}

function Fact(props: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  );
}
