/* Run inside the page: how long it takes from a label in view to what is recorded. */

export function watchReads(view) {
  const video = document.querySelector(`video[aria-label="${view}"]`);
  const canvas = new OffscreenCanvas(64, 36);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let [before, changedAt] = [undefined, undefined];
  window.readLatencies = [];
  const look = () => {
    context.drawImage(video, 0, 0, 64, 36);
    const { data } = context.getImageData(0, 0, 64, 36);
    const differs = before === undefined || data.some((shade, at) => Math.abs(shade - before[at]) > 40);
    if (differs) [before, changedAt] = [data, performance.now()];
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
  new MutationObserver((changes) => {
    const isRecorded = changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.nodeName === 'LI'));
    if (isRecorded && changedAt !== undefined) window.readLatencies.push(performance.now() - changedAt);
  }).observe(document.querySelector('main'), { childList: true, subtree: true });
}

export function readLatencies() {
  return window.readLatencies;
}
