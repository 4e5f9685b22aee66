import type { QueryOutput } from '@plumbline/api';
import { assertionInWords } from '@plumbline/words/assertion-words';
import { formatCount } from '../formats/format-count.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useSetupWords } from '../words/setup-words.ts';

type Plan = Pick<QueryOutput<'plan'>['plan'], 'contests' | 'assertions'>;

/** What a sample has to show of each ranked contest, with the margin of each assertion; nothing where it has not been worked out. */
export function Assertions(props: { readonly plan: Plan }) {
  const say = useSetupWords();
  const { contests, assertions } = props.plan;
  if (assertions === null) return null;
  return (
    <>
      {contests.flatMap(({ name }) => {
        const found = assertions[name];
        if (found === undefined) return [];
        return [
          <div className="panel" key={name}>
            <h3 className="breakable">{say('assertions.title', { contest: name })}</h3>
            {found.assertions.length === 0 ? (
              <p>{say('assertions.none', { mayWin: found.mayWin.join(', ') })}</p>
            ) : (
              <>
                <p>{say('assertions.says', { winner: found.mayWin.join(', ') })}</p>
                <SimpleTable
                  caption={say('assertions.title', { contest: name })}
                  hideCaption
                  columns={[
                    { name: say('assertions.assertion'), wordy: true },
                    { name: say('assertions.margin'), numeric: true },
                  ]}
                  rows={found.assertions.map((assertion) => ({
                    key: assertionInWords(assertion),
                    cells: [assertionInWords(assertion), formatCount(assertion.margin)],
                  }))}
                />
              </>
            )}
          </div>,
        ];
      })}
    </>
  );
}
