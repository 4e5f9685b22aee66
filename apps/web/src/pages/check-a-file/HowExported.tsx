import { GUIDES } from 'virtual:guides';
import { HelpLink } from '../../components/HelpLink.tsx';
import { useCheckFileWords } from '../../words/check-file-words.ts';
import { helpOfFile, helpOfSystem } from '../help/help-of-file.ts';

const EVERY_SYSTEM = 'for-every-system';

/** How a file of this kind is made; for cast vote records what the guides say of the export of that system. */
export function HowExported(props: { readonly kind: string }) {
  const say = useCheckFileWords();
  const place = helpOfSystem(props.kind);
  if (place === undefined) {
    const kind = props.kind.startsWith('manifest') ? 'manifest' : props.kind;
    if (kind === 'unknown') return null;
    return (
      <p>
        <HelpLink place={helpOfFile(kind)}>{say('howMade')}</HelpLink>
      </p>
    );
  }
  const guide = GUIDES.find(({ topic }) => topic === place.topic);
  const sections = guide?.sections.filter(({ id }) => id === place.section || id === EVERY_SYSTEM) ?? [];
  return (
    <section className="panel stack">
      <h2>{say('howExported')}</h2>
      {sections.map(({ id, heading, text }) => (
        <div key={id}>
          <h3>{heading}</h3>
          <p>{text}</p>
        </div>
      ))}
      <p>
        <HelpLink place={place}>{say('moreHelp')}</HelpLink>
      </p>
    </section>
  );
}
