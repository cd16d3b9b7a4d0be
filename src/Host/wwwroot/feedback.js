// What a form is doing, and what would be lost. Without this script forms work as they are.
const root = document.documentElement;
const slow = 700;
const changed = new Set();
let isLeaving = false;

// Typing into the sheet of figures is kept as it goes: that form asks for itself.
const asks = form => form && form.method === 'post' && form.id !== 'entry' && form.querySelector('textarea, input:not([type=hidden], [type=password], [type=checkbox], [type=radio])') && !form.matches('[action$="sign-in"], [action$="sign-in/code"]');

const tell = (beside, words) => {
  const told = document.createElement('output');
  told.className = 'busy small';
  told.textContent = words;
  beside.after(told);
  return told;
};

document.addEventListener('input', ({ target }) => {
  if (asks(target.form) && !['checkbox', 'radio', 'hidden', 'password'].includes(target.type)) changed.add(target.form);
});

document.addEventListener('submit', event => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.ariaBusy === 'true') {
    event.preventDefault();
    return;
  }
  form.ariaBusy = 'true';
  isLeaving = true;
  setTimeout(() => tell(submitter ?? form.lastElementChild, root.dataset.busy), slow);
});

// A file is made while one waits: pressing again would make it twice.
document.addEventListener('click', event => {
  const link = event.target.closest?.('a[download], a[href^="export/"], a[href$="/word"], a[href$="/pdf"], a[href$="/excel"]');
  if (!link) return;
  if (link.ariaBusy === 'true') {
    event.preventDefault();
    return;
  }
  link.ariaBusy = 'true';
  const told = tell(link, root.dataset.file);
  setTimeout(() => {
    link.ariaBusy = null;
    told.remove();
  }, 4000);
});

// What takes longer than a moment says so: a bar on top, and words for who does not see it.
const long = 1000;
let waiting;
const wait = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    root.classList.add('loading');
    const told = document.createElement('output');
    told.className = 'busy visually-hidden';
    told.textContent = root.dataset.busy;
    document.body.append(told);
    // Whatever it was that came instead of a page.
    setTimeout(arrived, 20_000);
  }, long);
};
const arrived = () => {
  clearTimeout(waiting);
  root.classList.remove('loading');
};
document.addEventListener('submit', event => { if (!event.defaultPrevented) wait(); });
document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  // A file comes beside the page, and a place on the page is there already.
  const isElsewhere = link.origin !== location.origin || link.target || link.hasAttribute('download') || /^(export|files)\/|\/(word|pdf|excel|clean|template|export)(\?|$)|\.(eml|ics)$/.test(link.getAttribute('href'));
  if (!isElsewhere && (link.pathname !== location.pathname || link.search !== location.search)) wait();
});

addEventListener('beforeunload', event => {
  if (!isLeaving && changed.size > 0) event.preventDefault();
});

// Back from the page that followed: the form may be sent again.
addEventListener('pageshow', event => {
  if (!event.persisted) return;
  arrived();
  isLeaving = false;
  for (const form of document.querySelectorAll('[aria-busy=true]')) form.ariaBusy = null;
  for (const told of document.querySelectorAll('output.busy')) told.remove();
});

// Lists are found as they were left, for as long as the window is open; from the list itself its entry in the menu leads to all of it.
const filter = document.querySelector('form.filters[method=get]:not([role=search][action=search])');
const here = location.pathname;
const kept = path => `filter ${path}`;
if (filter) {
  const names = [...filter.elements].map(field => field.name).filter(name => name && name !== 'period');
  const asked = [...new URLSearchParams(location.search)].filter(([name, value]) => names.includes(name) && value);
  sessionStorage.setItem(kept(here), String(new URLSearchParams(asked)));
}
for (const link of document.querySelectorAll('.menu a')) {
  const last = link.pathname !== here && !link.search && sessionStorage.getItem(kept(link.pathname));
  if (last) link.search = last;
}

// Heads can stay only where nothing has to scroll sideways; where it has, the first column stays.
const tables = [...document.querySelectorAll('.card.table')].filter(card => !card.querySelector('.wide, table.matrix'));
const fit = () => {
  for (const card of tables) {
    card.classList.remove('fits');
    card.classList.toggle('fits', card.scrollWidth <= card.clientWidth);
    card.classList.toggle('slides', card.scrollWidth > card.clientWidth);
  }
};
if (tables.length > 0) {
  new ResizeObserver(fit).observe(document.body);
  fit();
}
