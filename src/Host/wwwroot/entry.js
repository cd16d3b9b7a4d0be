// Typing figures into a sheet. Without this script the form still does all that must be done.
import { Asking } from './entry/asking.js';
import { Cells } from './entry/cells.js';
import { listenToKeys } from './entry/keyboard.js';
import { listenToPaste } from './entry/pasting.js';

const form = document.getElementById('entry');
const status = document.getElementById('entry-status');
const say = text => { status.textContent = text; };
const cells = new Cells(form);
const asking = new Asking(cells, say);
let isLeaving = false;

document.getElementById('entry-help').hidden = false;
listenToKeys(cells);
listenToPaste(cells, say);

for (const kind of ['input', 'change']) {
  form.addEventListener(kind, event => {
    const cell = cells.of(event.target);
    if (!cell || (kind === 'change') !== (event.target.type === 'radio')) return;
    if (event.target.value === 'theirs' && event.target.type === 'radio') cell.takeTheirs();
    cell.mark();
    asking.typed();
    if (event.target.type === 'radio') asking.ask('keep');
  });
}

// A draft that is being kept is waited for: the form would otherwise contradict its own author.
form.addEventListener('submit', async event => {
  const { submitter } = event;
  if (submitter?.formMethod === 'dialog') return;
  isLeaving = true;
  if (asking.keeps === 0) {
    asking.stop();
    return;
  }
  event.preventDefault();
  await asking.stop();
  // Not from within the event itself: a form that is being submitted takes no second request.
  setTimeout(() => form.requestSubmit(submitter));
});

addEventListener('beforeunload', event => {
  if (!isLeaving && cells.changed.length > 0) event.preventDefault();
});
