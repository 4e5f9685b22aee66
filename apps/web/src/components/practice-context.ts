import { createContext } from 'react';

/** Whether the page is one of a practice audit: what is saved on it says so. */
export const PracticeContext = createContext(false);
