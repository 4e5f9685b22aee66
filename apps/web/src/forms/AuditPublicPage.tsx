import { publicAuditAddress, publicAuditPreviewAddress, type QueryOutput } from '@plumbline/api';
import { Answered } from '../components/Answered.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useAsk } from '../connection/use-ask.ts';
import { useSend } from '../connection/use-send.ts';
import { formatTime } from '../formats/format-time.ts';
import { Button } from '../ui/Button.tsx';
import { useAuditPageWords } from '../words/audit-page-words.ts';

type Published = NonNullable<QueryOutput<'audit-page'>['published']>;

/** The page of an audit for the public: looked at and saved at any time, published and withdrawn by an administrator. */
export function AuditPublicPage(props: { readonly auditId: string }) {
  const say = useAuditPageWords();
  const { auditId } = props;
  const asked = useAsk('audit-page', { auditId });
  const save = { auditId, as: 'file' } as const;
  return (
    <section className="panel stack">
      <h2>{say('title')}</h2>
      <p>{say('says')}</p>
      <p className="quiet">{say('tells')}</p>
      <p className="row">
        <Look to={publicAuditPreviewAddress({ auditId, language: 'en' })} word={say('look')} />
        <Look to={publicAuditPreviewAddress({ auditId, language: 'es' })} word={say('lookSpanish')} />
        <a href={publicAuditPreviewAddress({ ...save, language: 'en' })} download>
          {say('save')}
        </a>
        <a href={publicAuditPreviewAddress({ ...save, language: 'es' })} download>
          {say('saveSpanish')}
        </a>
      </p>
      <Answered asked={asked}>
        {({ isForPractice, published }) =>
          published === null ? (
            <NotPublished auditId={auditId} isForPractice={isForPractice} />
          ) : (
            <IsPublished auditId={auditId} published={published} />
          )
        }
      </Answered>
    </section>
  );
}

function Look(props: { readonly to: string; readonly word: string }) {
  return (
    <a href={props.to} target="_blank" rel="noreferrer">
      {props.word}
    </a>
  );
}

function NotPublished(props: { readonly auditId: string; readonly isForPractice: boolean }) {
  const say = useAuditPageWords();
  const { auditId, isForPractice } = props;
  if (isForPractice) return <p>{say('practice')}</p>;
  return (
    <>
      <p>{say('notPublished')}</p>
      <Act auditId={auditId} act="publish" />
    </>
  );
}

function IsPublished(props: { readonly auditId: string; readonly published: Published }) {
  const say = useAuditPageWords();
  const { auditId, published } = props;
  const address = (language: 'en' | 'es') =>
    new URL(publicAuditAddress(auditId, language), window.location.origin).href;
  return (
    <>
      <p>{say('published', { name: published.by, time: formatTime(published.at) })}</p>
      <dl className="facts">
        <dt>{say('inEnglish')}</dt>
        <dd className="breakable">
          <Look to={address('en')} word={address('en')} />
        </dd>
        <dt>{say('inSpanish')}</dt>
        <dd className="breakable">
          <Look to={address('es')} word={address('es')} />
        </dd>
      </dl>
      <Act auditId={auditId} act="withdraw" />
    </>
  );
}

/** A public act: what it does stands above its button, and has to be opened first. */
function Act(props: { readonly auditId: string; readonly act: 'publish' | 'withdraw' }) {
  const say = useAuditPageWords();
  const { auditId, act } = props;
  const { run, pending, problem } = useSend(`${act}-audit-page`);
  return (
    <details className="act-fold">
      <summary>{say(`open.${act}`)}</summary>
      <div className="form stack">
        <p>{say(`${act}Says`)}</p>
        <ProblemAlert problem={problem} />
        <Button pending={pending} onPress={() => void run({ auditId })}>
          {say(act)}
        </Button>
      </div>
    </details>
  );
}
