// Shows what the server says of the sheet: beside each cell, in the sums and in the summary.
export function tell(cells, answer, sent) {
  for (const one of answer.cells) {
    const cell = cells.byPlace.get(one.cell);
    const isNewest = sent.get(one.cell).value === cell.texts.value;
    if (one.stands) cell.stands(sent.get(one.cell), one.stamp);
    if (isNewest) {
      write(cell.box.querySelector('.problem'), one.problem ? [['', `✕ ${one.problem}`]] : []);
      const isBad = Boolean(one.problem || one.conflict);
      if (isBad) cell.fields.get('value').setAttribute('aria-invalid', 'true');
      else cell.fields.get('value').removeAttribute('aria-invalid');
      understood(cell, one.understood);
    }
    if (one.conflict) conflict(cell, one);
    cell.states(one);
    cell.mark();
  }
  for (const other of answer.others) {
    const cell = cells.byPlace.get(other.cell);
    if (cell && !cell.isChanged && !sent.has(other.cell)) cell.goesAlong(other);
  }
  remarks(cells, answer);
  for (const sum of answer.sums) {
    const element = document.getElementById(sum.id);
    if (element) element.textContent = sum.text;
  }
}

function remarks(cells, { remarks: all, summary }) {
  const card = document.getElementById('remarks');
  card.hidden = all.length === 0;
  const look = all.some(one => one.isError) ? 'notice-bad' : 'notice-warn';
  card.className = `notice ${look}`;
  const count = document.getElementById('remarks-count');
  if (count.textContent !== summary) count.textContent = summary;
  const line = one => `${one.isError ? '✕' : '△'} ${one.text}`;
  write(document.getElementById('remarks-list'), all.map(one => ['', line(one)]), 'li');
  const beside = all.filter(one => one.cells.length <= Number(cells.form.dataset.mostBeside));
  for (const cell of cells.all) {
    write(cell.box.querySelector('.told'), beside.filter(one => one.cells.includes(cell.place)).map(one => [one.isError ? 'worse' : 'warn', line(one)]));
  }
}

function understood(cell, text) {
  const field = cell.fields.get('value');
  let told = cell.box.querySelector('.understood');
  if (!told && text) {
    told = document.createElement('div');
    told.className = 'understood small';
    field.after(told);
  }
  if (told) {
    told.textContent = text ?? '';
    told.hidden = !text;
  }
}

// The choice is offered anew when their value has changed once more, and not taken away from under a hand that chooses.
function conflict(cell, { conflict: told, keep, stamp, theirs: stands }) {
  const shown = cell.conflict;
  if (shown?.querySelectorAll('input')[1].value === stamp) return;
  shown?.remove();
  const choice = document.getElementById('conflict').content.cloneNode(true).querySelector('fieldset');
  const [theirs, mine] = choice.querySelectorAll('input');
  theirs.name = mine.name = `${cell.prefix}choice`;
  mine.value = stamp;
  Object.assign(choice.dataset, stands);
  choice.querySelector('legend').textContent = `✕ ${told}`;
  theirs.nextElementSibling.textContent = keep;
  cell.fields.get('value').after(choice);
}

function write(element, lines, tag = 'div') {
  element.replaceChildren(...lines.map(([look, text]) => {
    const line = document.createElement(tag);
    line.className = look;
    line.textContent = text;
    return line;
  }));
}
