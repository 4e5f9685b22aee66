import type { QueryOutput } from '@plumbline/api';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { FileQuestion } from '../../components/FileQuestion.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFileHelpWords } from '../../words/file-help-words.ts';

type Answer = QueryOutput<'file-help'>;

/** What offices of jurisdictions ask about their files: looked at, answered, closed. */
export function QuestionsPage(props: { readonly auditId: string }) {
  const say = useFileHelpWords();
  const { auditId } = props;
  const asked = useAsk('file-help', { auditId });
  return (
    <AdministratorPage auditId={auditId} title={say('title')} lead={say('lead')} asked={asked}>
      {(answer) => <Questions answer={answer} />}
    </AdministratorPage>
  );
}

function Questions(props: { readonly answer: Answer }) {
  const say = useFileHelpWords();
  const { heading, questions } = props.answer;
  if (questions.length === 0) {
    return (
      <EmptyState title={say('empty')}>
        <p>{say('emptyAdvice')}</p>
      </EmptyState>
    );
  }
  const parts = [
    { title: say('open'), of: questions.filter(({ state }) => state !== 'closed') },
    { title: say('closedOnes'), of: questions.filter(({ state }) => state === 'closed') },
  ];
  return (
    <div className="stack-wide">
      {parts.map(
        ({ title, of }) =>
          of.length > 0 && (
            <section key={title} className="stack">
              <h2>{title}</h2>
              {of.map((question) => (
                <FileQuestion
                  key={question.request}
                  auditId={heading.auditId}
                  question={question}
                  abilities={heading.abilities}
                />
              ))}
            </section>
          ),
      )}
    </div>
  );
}
