// A block copied from Excel fills the open cells from the focused one on; all of it can be undone.
import { fieldAt } from './cells.js';

export function listenToPaste(cells, say) {
  const { form } = cells;
  const undo = document.getElementById('entry-undo');
  const done = [];
  const tell = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => values[index]);
  const changed = field => field.dispatchEvent(new Event('input', { bubbles: true }));

  form.addEventListener('paste', event => {
    const block = rowsOf(event.clipboardData.getData('text/plain'));
    if (event.target.dataset?.col === undefined || (block.length <= 1 && (block[0]?.length ?? 0) <= 1)) return;
    event.preventDefault();
    const { rows, row, column } = cells.around(event.target);
    const filled = [];
    let unfilled = 0;
    block.forEach((texts, down) => texts.forEach((text, right) => {
      if (text.trim() === '') return;
      const field = fieldAt(rows[row + down], column + right);
      if (!field || field.readOnly) {
        unfilled++;
        return;
      }
      filled.push({ field, before: field.value, after: text.trim() });
    }));
    for (const { field, after } of filled) field.value = after;
    filled.forEach(({ field }) => changed(field));
    if (filled.length > 0) done.push(filled);
    undo.hidden = done.length === 0;
    say([tell(form.dataset.filled, filled.length), unfilled > 0 ? tell(form.dataset.unfilled, unfilled) : ''].join(' '));
  });

  // What was typed over since stays.
  const takeBack = () => {
    for (const { field, before, after } of done.pop() ?? []) {
      if (field.value === after) {
        field.value = before;
        changed(field);
      }
    }
    undo.hidden = done.length === 0;
    say(form.dataset.undone);
  };
  undo.addEventListener('click', takeBack);
  form.addEventListener('keydown', event => {
    const isLast = done.at(-1)?.some(({ field, after }) => field === event.target && field.value === after);
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z' && (isLast || event.target === undo)) {
      event.preventDefault();
      takeBack();
    }
  });
}

// Tabs and line ends part the cells; a cell with one of them in it stands in quotes, and its own quotes are doubled.
export function rowsOf(text) {
  const rows = [];
  let row = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => { row.push(cell); cell = ''; };
  const endRow = () => { endCell(); rows.push(row); row = []; };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === '\t') endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++;
      endRow();
    } else cell += sign;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
