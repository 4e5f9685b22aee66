import { BALLOT_KINDS } from '@plumbline/audit';
import { formatDay } from '../formats/format-time.ts';
import type { Statement } from '../forms/statement-draft.ts';
import { type ManifestWords, useManifestWords } from '../words/manifest-words.ts';
import { ShownTextInWords } from './ShownTextInWords.tsx';

/** What the office of a jurisdiction says of the numbers in its manifest. */
export function ManifestStatement(props: { readonly statement: Statement }) {
  const say = useManifestWords();
  const { verified, by, on, ballots } = props.statement;
  return (
    <dl className="facts">
      <dt>{say('facts.verified')}</dt>
      <dd>{say(`ways.${verified}`)}</dd>
      <dt>{say('facts.by')}</dt>
      <dd>
        <ShownTextInWords shown={by} />
      </dd>
      <dt>{say('facts.on')}</dt>
      <dd>{formatDay(on)}</dd>
      {BALLOT_KINDS.map((kind) => (
        <KindFact key={kind} name={say(`kinds.${kind}`)} says={listedInWords(ballots[kind], say)} />
      ))}
    </dl>
  );
}

function KindFact(props: { readonly name: string; readonly says: string }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.says}</dd>
    </>
  );
}

/** Whether a kind of ballot is in the manifest, in words. */
export function listedInWords(said: Statement['ballots'][keyof Statement['ballots']], say: ManifestWords): string {
  return said.listed === 'not-yet-counted'
    ? say('listed.not-yet-counted', { cards: said.cards })
    : say(`listed.${said.listed}`);
}
