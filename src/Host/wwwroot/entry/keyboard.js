// Arrow keys, Enter, Ctrl+Home and Ctrl+End lead from cell to cell; Enter never sends the form.
import { fieldAt } from './cells.js';

export function listenToKeys(cells) {
  const { form } = cells;
  let atFocus = '';
  form.addEventListener('focusin', event => {
    if (event.target.matches('input[data-col]')) {
      atFocus = event.target.value;
      event.target.select();
    }
  });
  form.addEventListener('keydown', event => {
    const field = event.target;
    if (!field.matches?.('input') || event.isComposing) return;
    if (event.key === 'Enter') event.preventDefault();
    if (field.dataset.col === undefined || event.altKey) return;
    if (event.key === 'Escape') {
      field.value = atFocus;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      return;
    }
    const to = target(cells, field, event);
    if (to) {
      event.preventDefault();
      to.focus();
      to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  });
}

function target(cells, field, event) {
  const all = [...cells.form.querySelectorAll('input[data-col]')].filter(one => one.checkVisibility());
  if (event.ctrlKey || event.metaKey) {
    return { Home: all[0], End: all.at(-1) }[event.key] ?? null;
  }
  switch (event.key) {
    case 'Enter': return vertical(cells, field, event.shiftKey ? -1 : 1);
    case 'ArrowDown': return event.shiftKey ? null : vertical(cells, field, 1);
    case 'ArrowUp': return event.shiftKey ? null : vertical(cells, field, -1);
    case 'ArrowRight': return event.shiftKey || !isAtEnd(field) ? null : beside(all, field, 1);
    case 'ArrowLeft': return event.shiftKey || !isAtStart(field) ? null : beside(all, field, -1);
    default: return null;
  }
}

// The next open cell of the column; past the table's end, the first or last one of the next table.
function vertical(cells, field, step) {
  const { rows, row, column } = cells.around(field);
  for (let at = row + step; at >= 0 && at < rows.length; at += step) {
    const next = fieldAt(rows[at], column);
    if (next) return next;
  }
  const tables = [...cells.form.querySelectorAll('table[data-grid]')];
  const edge = tables[tables.indexOf(field.closest('table')) + step];
  const fields = edge ? [...edge.querySelectorAll('input[data-col="0"]')] : [];
  return fields.at(step > 0 ? 0 : -1) ?? null;
}

function beside(all, field, step) {
  const next = all[all.indexOf(field) + step];
  return next?.closest('tr') === field.closest('tr') ? next : null;
}

const isAll = field => field.value !== '' && field.selectionStart === 0 && field.selectionEnd === field.value.length;
const isAtEnd = field => isAll(field) || (field.selectionStart === field.selectionEnd && field.selectionEnd === field.value.length);
const isAtStart = field => isAll(field) || (field.selectionStart === field.selectionEnd && field.selectionStart === 0);
