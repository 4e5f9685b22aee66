import './styles/app.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { noticeSignsOfLife } from './connection/signs-of-life.ts';
import { createAppRouter } from './routes.tsx';
import { countOnePress } from './ui/count-one-press.ts';
import { keepFocus } from './ui/keep-focus.ts';
import { speakAsBefore } from './words/use-office-speech.ts';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 1000,
      // Our own problem says it better than a request that waits for a network in silence.
      networkMode: 'always',
    },
  },
});

speakAsBefore();
countOnePress(document);
keepFocus(document);
noticeSignsOfLife(document);

const place = document.getElementById('root');
// `browser-check.js` has said why.
const isTooOld = document.documentElement.dataset.browser === 'too-old';
if (place !== null && !isTooOld) {
  createRoot(place).render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={createAppRouter(queryClient)} />
    </QueryClientProvider>,
  );
}
