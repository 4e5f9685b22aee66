import type { QueryName, QueryOutput, RoomHeading } from '@plumbline/api';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { NotFoundPage } from '../../components/NotFoundPage.tsx';
import { PageList, type PageListGroup } from '../../components/PageList.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import type { Asked } from '../../connection/use-ask.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { ROOM_PAGES } from './room-pages.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { TogetherBand } from './TogetherBand.tsx';

/** Queries whose answer starts with the heading of a ballot room. */
export type WithRoomHeading = {
  [Name in QueryName]: QueryOutput<Name> extends { readonly heading: RoomHeading } ? Name : never;
}[QueryName];

/** Every page of a ballot room: who acts at this device, the list of pages, title, and the content the answer makes possible. */
export function RoomPage<Name extends WithRoomHeading>(props: {
  readonly place: RoomPlace;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly asked: Asked<Name>;
  readonly children: (answer: QueryOutput<Name>) => ReactNode;
}) {
  const say = useBallotRoomWords();
  const { place, asked } = props;
  const heading = useLastHeading(place, asked.data?.heading);
  const problem = asked.data === undefined ? asked.error?.problem : undefined;
  if (problem?.status === 404 || problem?.status === 403) return <NotFoundPage problem={problem} />;
  const groups: readonly PageListGroup[] = ROOM_PAGES.map(({ group, pages }) => ({
    name: say(`pages.${group}`),
    pages: pages.map((page) => ({
      name: say(`pages.${page}`),
      to: roomAddress(place, page === 'overview' ? undefined : page),
    })),
  }));
  return (
    <AppFrame
      office={heading?.organization}
      election={heading?.election.name}
      printed={{ jurisdiction: place.jurisdiction }}
      band={heading?.isOpen && <TogetherBand place={place} heading={heading} />}
    >
      <div className="audit-body">
        {heading?.isOpen !== false && <PageList groups={groups} label={say('pages.label')} />}
        <div className="audit-content">
          <div className="page-head">
            <div>
              <PageTitle>{props.title}</PageTitle>
              {props.lead && <p className="lead">{props.lead}</p>}
            </div>
          </div>
          {heading?.isVouchedByOne && <p className="quiet small room-vouched">{say('overview.vouchedByOne')}</p>}
          <Answered asked={asked}>{props.children}</Answered>
        </div>
      </div>
    </AppFrame>
  );
}

/** The heading of a room stays while its next page loads. */
function useLastHeading(place: RoomPlace, heading: RoomHeading | undefined): RoomHeading | undefined {
  const queryClient = useQueryClient();
  const { electionId, jurisdiction } = place;
  useEffect(() => {
    if (heading !== undefined) queryClient.setQueryData(['last-room', electionId, jurisdiction], heading);
  }, [electionId, jurisdiction, heading, queryClient]);
  return heading ?? queryClient.getQueryData<RoomHeading>(['last-room', electionId, jurisdiction]);
}
