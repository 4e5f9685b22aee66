import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { formatCount } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { RecountPreview } from './RecountPreview.tsx';
import { RegisterDownload } from './RegisterDownload.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { ScanField } from './ScanField.tsx';
import { StationOut } from './StationOut.tsx';
import { StationReturn } from './StationReturn.tsx';

export type StationAnswer = QueryOutput<'ballot-station'>;

/** The last scans stand below the field. */
const SCANS_SHOWN = 5;

/** The station around an audit: containers are scanned one after another, and each shows what has to be done before it goes out or home. */
export function StationPage(props: { readonly place: RoomPlace }) {
  const say = useBallotCustodyWords();
  const { place } = props;
  const asked = useAsk('ballot-station', place, { everyMs: () => 20_000 });
  const [{ container: chosen }, change] = usePageSearch();
  const [scans, setScans] = useState<readonly string[]>([]);
  return (
    <RoomPage place={place} title={say('station.title')} lead={say('station.lead')} asked={asked}>
      {(answer) => {
        const known = [...answer.out, ...answer.home].map(({ container }) => container);
        const out = answer.out.find(({ container }) => container === chosen);
        const home = answer.home.find(({ container }) => container === chosen);
        const take = (container: string): undefined => {
          setScans((before) => [container, ...before.filter((one) => one !== container)].slice(0, SCANS_SHOWN));
          change({ container });
        };
        return (
          <div className="stack-wide">
            <ScanField
              place={{ election: answer.heading.election.name, jurisdiction: place.jurisdiction }}
              known={known}
              take={take}
            />
            {scans.length > 0 && (
              <p className="row">
                <span className="quiet">{say('scan.last')}:</span>
                {scans.map((container) => (
                  <Button key={container} look="quiet" onPress={() => change({ container })}>
                    {container}
                  </Button>
                ))}
                <Button
                  look="quiet"
                  onPress={() => {
                    setScans(scans.slice(1));
                    change({ container: scans[1] });
                  }}
                >
                  {say('scan.undo')}
                </Button>
              </p>
            )}
            {out && <StationReturn key={out.container} place={place} loan={out} answer={answer} />}
            {home && <StationOut key={home.container} place={place} container={home} answer={answer} />}
            {out === undefined && home === undefined && (
              <>
                <p className="quiet">{say('station.nothing')}</p>
                <RecountPreview place={place} />
              </>
            )}
            <OutNow answer={answer} onChoose={(container) => change({ container })} />
          </div>
        );
      }}
    </RoomPage>
  );
}

function OutNow(props: { readonly answer: StationAnswer; readonly onChoose: (container: string) => void }) {
  const say = useBallotCustodyWords();
  const sayRoom = useBallotRoomWords();
  const { out } = props.answer;
  if (out.length === 0) return <p>{say('station.allHome')}</p>;
  return (
    <section className="stack">
      <h2>{say('station.outCount', { count: out.length })}</h2>
      <RegisterDownload
        name={say('station.outNow')}
        rows={out.map(({ container, board, runner, purpose, outAt, minutes }) => {
          return { container, board, runner, purpose, outAt, minutes };
        })}
      />
      <SimpleTable
        caption={say('station.outNow')}
        hideCaption
        roomy
        columns={[
          { name: sayRoom('containers.container') },
          { name: say('station.board') },
          { name: say('station.runner') },
          { name: say('station.outSince') },
          { name: say('station.minutes'), numeric: true },
        ]}
        rows={out.map(({ container, board, runner, outAt, minutes }) => ({
          key: container,
          cells: [
            <Button
              key="open"
              look="quiet"
              label={sayRoom('containers.open', { container })}
              onPress={() => props.onChoose(container)}
            >
              {container}
            </Button>,
            board,
            runner,
            formatTime(outAt),
            formatCount(minutes),
          ],
        }))}
      />
    </section>
  );
}
