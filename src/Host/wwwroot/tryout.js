// While quarters are tried out the page says how far that has come. Whoever goes elsewhere, or presses Escape, ends it.
for (const form of document.querySelectorAll('form[data-progress]')) {
  const told = form.querySelector('[data-told]');
  let timer = 0;
  const ask = async () => {
    try {
      const answer = await fetch(form.dataset.progress);
      if (answer.ok) told.textContent = (await answer.json()).said;
    } catch {
      // The next page is here, or the server is gone: it says so itself.
    }
  };
  form.addEventListener('submit', () => {
    clearInterval(timer);
    timer = setInterval(ask, 1000);
  });
  // A page that is gone back to waits for nothing.
  addEventListener('pageshow', () => {
    clearInterval(timer);
    told.textContent = '';
  });
}
