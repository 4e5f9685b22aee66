import { keptBallotFileAddress, type QueryOutput, type RoomFileAsked } from '@plumbline/api';
import type { ReactNode } from 'react';
import { FileMaking, FilesMaking, whileUnderWay } from '../../components/FilesMaking.tsx';
import { KeptTable } from '../../components/KeptTable.tsx';
import { OrderButton } from '../../components/OrderButton.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { type Asked, useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { useBallotRecordsWords } from '../../words/ballot-records-words.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';
import type { RoomPlace } from './room-place.ts';

type Job = QueryOutput<'ballot-files'>['jobs'][number];

/** The files of a room that are being made and that were made; asked for again while one of them is under way. */
export function useRoomFiles(place: RoomPlace): Asked<'ballot-files'> {
  return useAsk('ballot-files', place, { everyMs: whileUnderWay });
}

type Kept = QueryOutput<'ballot-files'>['files'][number];

/** Of some kinds of files: those that are being made in the background, and those that are kept. Nothing where there is none. */
export function RoomFiles(props: {
  readonly place: RoomPlace;
  readonly of: readonly RoomFileAsked['what'][];
  /** What can be done with one that is kept, and what that is called. */
  readonly act?: { readonly name: string; readonly of: (file: Kept) => ReactNode };
}) {
  const say = useRoundsWords();
  const { place, of, act } = props;
  const { data, error } = useRoomFiles(place);
  const isShown = ({ file }: { readonly file: RoomFileAsked }) => of.includes(file.what);
  const jobs = data?.jobs.filter(isShown) ?? [];
  const files = data?.files.filter(isShown) ?? [];
  return (
    <div className="stack no-print">
      {data === undefined && <ProblemAlert problem={error?.problem} />}
      <FilesMaking>
        {jobs.map((job) => (
          <RoomFileMaking key={job.jobId} place={place} job={job} />
        ))}
      </FilesMaking>
      {files.length > 0 && (
        <section className="stack">
          <h2>{say('kept.title')}</h2>
          <KeptTable
            {...(act && { actName: act.name })}
            files={files.map((one) => ({
              ...one,
              address: keptBallotFileAddress({ ...place, fileId: one.fileId }),
              act: act?.of(one),
            }))}
          />
        </section>
      )}
    </div>
  );
}

function RoomFileMaking(props: { readonly place: RoomPlace; readonly job: Job }) {
  const cancel = useSend('cancel-ballot-file');
  const make = useSend('make-ballot-file');
  const { place, job } = props;
  const { jobId, file } = job;
  return (
    <FileMaking
      job={job}
      name={useFileName(file)}
      cancel={{ ...cancel, run: () => void cancel.run({ ...place, jobId }) }}
      again={{ ...make, run: () => void make.run({ ...place, file }) }}
    />
  );
}

function useFileName(file: RoomFileAsked): string {
  const say = useBallotCustodyWords();
  const ofRecords = useBallotRecordsWords();
  if (file.what === 'records-answer') return ofRecords('kept.name', { request: file.request });
  const name = say(`labels.kinds.${file.what}`);
  const { stock } = file;
  const on = stock === undefined ? say('labels.onPaperOf', { name }) : say('labels.singleOf', { name, stock });
  return 'part' in file && file.part > 1 ? say('labels.part', { name: on, part: file.part }) : on;
}

/** Has labels made in the background. */
export function LabelsOrder(props: {
  readonly place: RoomPlace;
  readonly file: RoomFileAsked;
  readonly name: string;
  readonly word: string;
}) {
  const make = useSend('make-ballot-file');
  const { place, file, name, word } = props;
  return (
    <OrderButton make={make} onOrder={async () => (await make.run({ ...place, file })).ok} name={name} word={word} />
  );
}
