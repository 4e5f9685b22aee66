/* One file to fetch, so that a board that has begun goes on without a network. */
export { BallotPage } from './BallotPage.tsx';
export { BoardPage } from './BoardPage.tsx';
export { SignOffPage } from './SignOffPage.tsx';
