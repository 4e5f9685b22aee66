import type { InspectKind } from '@plumbline/election-files';
import { useState } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { DropZone } from '../../ui/DropZone.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { type CheckFileWords, useCheckFileWords } from '../../words/check-file-words.ts';
import { FileFound } from './FileFound.tsx';
import { type InspectionState, useInspection } from './use-inspection.ts';

/** As they are offered: what most people bring first. */
const KINDS = [
  'manifest',
  'manifest-polling',
  'manifest-batch',
  'manifest-comparison',
  'manifest-hybrid',
  'candidate-totals',
  'cvr',
  'dominion-csv',
  'dominion-json',
  'clear-ballot',
  'ess',
  'ess-single',
  'ess-md',
  'hart',
  'nist-cdf-json',
  'nist-cdf-xml',
  'participants',
  'standardized-contests',
  'tabulator-status',
] as const satisfies readonly InspectKind[];

type Chosen = readonly [File, ...File[]];

/** What is in a file and what is wrong with it, for whoever has one, before there is an audit it could be for. */
export function CheckFilePage() {
  const say = useCheckFileWords();
  const [kind, setKind] = useState<(typeof KINDS)[number]>();
  const [chosen, setChosen] = useState<Chosen>();
  const { state, start, stop } = useInspection();
  const read = (files: Chosen) => {
    setChosen(files);
    start(files, kind);
  };
  const choose = (next: string) => {
    const known = KINDS.find((one) => one === next);
    setKind(known);
    // The same file under other rules: it need not be chosen again.
    if (chosen !== undefined) start(chosen, known);
  };
  return (
    <AppFrame>
      <div className="stack-wide">
        <div>
          <PageTitle>{say('title')}</PageTitle>
          <p className="quiet">{say('lead')}</p>
        </div>
        <div className="stack">
          <SelectField
            label={say('kind')}
            name="check-kind"
            hint={say('kindHint')}
            value={kind ?? ''}
            error={undefined}
            options={[
              { value: '', name: say('recognise') },
              ...KINDS.map((value) => ({ value, name: say(`kinds.${value}`) })),
            ]}
            onChange={choose}
          />
          <DropZone
            says={say('drop')}
            button={say(chosen === undefined ? 'choose' : 'another')}
            label={say('chooseLabel')}
            hint={say('formats')}
            reason={undefined}
            accept=".csv,.txt,.tsv,.xlsx,.json,.xml,.zip,.gz"
            isForSeveral
            onFiles={read}
          />
        </div>
        <Swap of={state.is === 'nothing-chosen' ? undefined : state.is}>
          <Answer
            state={state}
            kind={kind}
            onStop={() => {
              setChosen(undefined);
              stop();
            }}
          />
        </Swap>
      </div>
    </AppFrame>
  );
}

function Answer(props: {
  readonly state: InspectionState;
  readonly kind: InspectKind | undefined;
  readonly onStop: () => void;
}) {
  const say = useCheckFileWords();
  const { state, kind } = props;
  switch (state.is) {
    case 'nothing-chosen':
      return null;
    case 'reading':
      return (
        <div className="stack">
          <ProgressBar label={progressInWords(state, say)} share={shareOf(state)} />
          <div>
            <Button look="second" onPress={props.onStop}>
              {say('stop')}
            </Button>
          </div>
        </div>
      );
    case 'broken':
      return <Alert kind="error">{say('broken')}</Alert>;
    case 'answered':
      return state.answer.ok ? (
        <FileFound name={state.names} asked={kind} inspection={state.answer.inspection} />
      ) : (
        <Alert kind="error">{say(state.answer.failure)}</Alert>
      );
  }
}

type Reading = Extract<InspectionState, { is: 'reading' }>;

function shareOf({ progress }: Reading): number | undefined {
  if (progress?.bytesTotal === undefined || progress.bytesTotal === 0) return undefined;
  return Math.min(1, progress.bytesRead / progress.bytesTotal);
}

function progressInWords(reading: Reading, say: CheckFileWords): string {
  const { names: name, progress } = reading;
  if (progress === undefined) return say('reading', { name });
  const share = shareOf(reading);
  if (share === undefined) return say('readingCards', { name, cards: progress.cards });
  return say('readingShare', { name, cards: progress.cards, percent: Math.floor(share * 100) });
}
