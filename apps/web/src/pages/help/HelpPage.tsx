import '../../styles/help.css';
import { GUIDES, type Guide } from 'virtual:guides';
import { OFFICE_NOUNS, ourForms } from '@plumbline/words/office-nouns';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { NotFoundPage } from '../../components/NotFoundPage.tsx';
import { PageList } from '../../components/PageList.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { TextField } from '../../ui/Field.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useHelpWords } from '../../words/help-words.ts';
import { useOwnWordsPageWords } from '../../words/own-words-page-words.ts';
import { GuideText } from './GuideText.tsx';
import { searchGuides } from './search-guides.ts';

/** The guides, for anyone: they come with the product and ask for no other network. */
export function HelpPage() {
  const { topic = 'start' } = useParams({ strict: false });
  const guide = GUIDES.find((one) => one.topic === topic);
  if (guide === undefined) return <NotFoundPage />;
  return <Topic key={topic} guide={guide} />;
}

function Topic(props: { readonly guide: Guide }) {
  const say = useHelpWords();
  const { hash } = useLocation();
  const [wanted, setWanted] = useState('');
  const { guide } = props;
  useEffect(() => {
    if (hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  return (
    <AppFrame>
      <div className="help">
        <div className="no-print">
          <TextField
            label={say('search')}
            name="help-search"
            type="search"
            value={wanted}
            error={undefined}
            onChange={setWanted}
          />
          {wanted.trim() !== '' && <Found wanted={wanted} onFollow={() => setWanted('')} />}
          <PageList label={say('topics')} groups={TOPICS} />
        </div>
        <article className="guide">
          <PageTitle>{guide.title}</PageTitle>
          <OfficeGlossary />
          <GuideText html={guide.html} />
        </article>
      </div>
    </AppFrame>
  );
}

/** Where the office has words of its own: which of them stands for which of ours. */
function OfficeGlossary() {
  const say = useOwnWordsPageWords();
  const { data: session } = useAsk('session', {});
  const words = session?.ownWords ?? {};
  const renamed = OFFICE_NOUNS.filter((noun) => words[noun] !== undefined);
  if (renamed.length === 0) return null;
  return (
    <details className="panel">
      <summary>{say('help.title')}</summary>
      <p>{say('help.says')}</p>
      <SimpleTable
        caption={say('help.title')}
        hideCaption
        columns={[{ name: say('help.ours') }, { name: say('help.theirs') }, { name: say('help.means'), wordy: true }]}
        rows={renamed.map((noun) => ({
          key: noun,
          cells: [ourForms(noun).one, words[noun]?.one ?? '', say(`means.${noun}`)],
        }))}
      />
    </details>
  );
}

/** All guides, in the order and under the headings of the first. */
const TOPICS = [...Map.groupBy(GUIDES, ({ group }) => group)].map(([name, guides]) => ({
  name,
  pages: guides.map(({ topic, title }) => ({ name: title, to: `/help/${topic}` })),
}));

function Found(props: { readonly wanted: string; readonly onFollow: () => void }) {
  const say = useHelpWords();
  const found = searchGuides(GUIDES, props.wanted);
  return (
    <>
      <p role="status">{found.length === 0 ? say('none') : say('found', { count: found.length })}</p>
      <ul className="help-list">
        {found.map(({ topic, title, id, heading }) => (
          <li key={`${topic} ${id}`}>
            <Link to="/help/$topic" params={{ topic }} hash={id} onClick={props.onFollow}>
              {heading === '' ? title : `${title}: ${heading}`}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
