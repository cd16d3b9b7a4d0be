// The app is starting again in the same process: asks until it answers, then shows the first page.
const ask = async () => {
  try {
    const answer = await fetch('/healthz', { cache: 'no-store' });
    if (answer.ok) {
      location.replace('/');
      return;
    }
  } catch {
    // not up yet
  }
  setTimeout(ask, 500);
};
setTimeout(ask, 1500);
