/* One file to fetch, so that what is typed on one page is not lost to the fetching of another. */
export { DeskPage } from './DeskPage.tsx';
export { FinalizePage } from './FinalizePage.tsx';
export { RoomPlanPage } from './RoomPlanPage.tsx';
export { TalliesPage } from './TalliesPage.tsx';
export { TotalsPage } from './TotalsPage.tsx';
