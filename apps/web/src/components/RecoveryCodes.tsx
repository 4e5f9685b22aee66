import { useAsk } from '../connection/use-ask.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { useAccountWords } from '../words/account-words.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { Answered } from './Answered.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';

/** The recovery codes that were just made, until somebody says that they are written down. */
export function RecoveryCodes(props: { readonly onKept: () => void }) {
  const say = useAccountWords();
  const sayAnywhere = useWordsEverywhere();
  const asked = useAsk('recovery-codes', {});
  const keep = useSend('keep-recovery-codes');
  const kept = async () => {
    const answer = await keep.run({});
    if (answer.ok) props.onKept();
  };
  return (
    <Answered asked={asked}>
      {({ codes }) => (
        <div className="stack">
          <p>{say('factors.codesLead')}</p>
          <ul className="recovery-codes" aria-label={say('factors.codesNames')}>
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
          <div className="row no-print">
            <CopyButton
              text={codes.join('\n')}
              label={say('factors.copyCodes')}
              copyWord={sayAnywhere('copy')}
              copiedWord={sayAnywhere('copied')}
            />
            <Button look="quiet" onPress={() => window.print()}>
              {say('factors.printCodes')}
            </Button>
          </div>
          <ProblemAlert problem={keep.problem} />
          <div className="row no-print">
            <Button pending={keep.pending} onPress={() => void kept()}>
              {say('factors.codesKept')}
            </Button>
          </div>
        </div>
      )}
    </Answered>
  );
}
