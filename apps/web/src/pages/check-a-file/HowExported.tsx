import { GUIDES } from 'virtual:guides';
import { HelpLink } from '../../components/HelpLink.tsx';
import { useCheckFileWords } from '../../words/check-file-words.ts';
import { GuideText } from '../help/GuideText.tsx';
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
  const html = GUIDES.find(({ topic }) => topic === place.topic)?.html ?? '';
  return (
    <section className="panel stack" aria-label={say('howExported')}>
      <GuideText html={sectionsOf(html, [place.section ?? '', EVERY_SYSTEM])} />
      <p>
        <HelpLink place={place}>{say('moreHelp')}</HelpLink>
      </p>
    </section>
  );
}

/** The parts of a guide under these headings. */
function sectionsOf(html: string, ids: readonly string[]): string {
  const parts = html.split(/(?=<h2 )/);
  return parts.filter((part) => ids.some((id) => part.startsWith(`<h2 id="${id}"`))).join('');
}
