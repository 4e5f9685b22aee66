import { LOT_FINDINGS } from '@plumbline/ballot-management';
import { accountPlaceInWords } from '@plumbline/words/ballot-accounts-words';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { type BallotCustodyWords, useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import type { CountsAnswer } from './CountsPage.tsx';
import { RegisterDownload } from './RegisterDownload.tsx';
import { signedCount } from './signed-count.ts';

type Lot = CountsAnswer['lots'][number];

/** What each lot of the printer holds by its labels, what is known of it, and where the difference was found. */
export function PrinterLots({ lots }: { readonly lots: CountsAnswer['lots'] }) {
  const say = useBallotCustodyWords();
  if (lots.length === 0) return null;
  return (
    <section className="stack">
      <h2>{say('counts.lots.title')}</h2>
      <p>{say('counts.lots.lead')}</p>
      <RegisterDownload name={say('counts.lots.title')} rows={lots.map(registerRow)} />
      <SimpleTable
        caption={say('counts.lots.title')}
        hideCaption
        columns={[
          { name: say('counts.lots.lot') },
          { name: say('counts.lots.style') },
          { name: say('counts.lots.says'), wordy: true },
          { name: say('counts.lots.where'), wordy: true },
        ]}
        rows={lots.map((lot) => ({
          key: lot.lot ?? '',
          cells: [
            lot.lot ?? say('counts.lots.unnamed'),
            lot.styles.join(', ') || '–',
            accountOf(say, lot),
            <Found key="found" lot={lot} />,
          ],
        }))}
      />
    </section>
  );
}

function accountOf(say: BallotCustodyWords, { nominal, known, isHidden }: Lot): string {
  if (isHidden) return say('counts.hidden');
  return nominal === null || known === null
    ? say('counts.lots.noOrder')
    : say('counts.lots.account', { nominal, known });
}

function Found({ lot: { variances, isHidden } }: { readonly lot: Lot }) {
  const say = useBallotCustodyWords();
  if (isHidden) return <span>{say('counts.hidden')}</span>;
  if (variances.length === 0) return <span>{say('counts.lots.nowhere')}</span>;
  // Two packs of one place may differ by as much.
  const numbered = variances.map((variance, at) => ({ ...variance, number: at }));
  return (
    <>
      {numbered.map(({ number, found, place, cards }) => (
        <p key={number}>
          {say(`counts.lots.found.${found}`, { place: accountPlaceInWords(place), cards: signedCount(cards) })}
        </p>
      ))}
    </>
  );
}

function registerRow({ lot, styles, nominal, variances, known, isHidden }: Lot) {
  const cardsOf = (of: (typeof LOT_FINDINGS)[number]) =>
    isHidden ? null : variances.reduce((sum, { found, cards }) => sum + (found === of ? cards : 0), 0);
  const byFinding = Object.fromEntries(LOT_FINDINGS.map((found) => [found, cardsOf(found)]));
  return { lot, styles: styles.join('; '), nominal, ...byFinding, known };
}
