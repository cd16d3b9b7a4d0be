// The form's cells: their fields, what has changed in them, and where they lie in the grid.
const parts = ['value', 'source', 'note', 'reason'];
const before = { value: 'was', source: 'wasSource', note: 'wasNote', reason: 'wasReason' };

export class Cells {
  constructor(form) {
    this.form = form;
    this.all = [...form.querySelectorAll('input[name$=".cell"]')].map(code => new Cell(form, code));
    this.byPlace = new Map(this.all.map(cell => [cell.place, cell]));
  }

  get changed() { return this.all.filter(cell => cell.isChanged); }

  of(field) { return this.byPlace.get(field.closest('[data-cell]')?.dataset.cell); }

  // The rows of the grid that the field lies in, and where it lies.
  around(field) {
    const grid = field.closest('table').dataset.grid;
    const rows = [...this.form.querySelectorAll(`table[data-grid="${grid}"] tr[data-row]`)];
    return { rows, row: rows.indexOf(field.closest('tr')), column: Number(field.dataset.col) };
  }
}

export const fieldAt = (row, column) => row?.querySelector(`input[data-col="${column}"]`) ?? null;

class Cell {
  constructor(form, code) {
    this.code = code;
    this.prefix = code.name.slice(0, -'cell'.length);
    this.box = code.closest('[data-cell]');
    this.place = this.box.dataset.cell;
    this.fields = new Map(parts.map(part => [part, form.elements[this.prefix + part]]).filter(([, field]) => field));
    this.was = Object.fromEntries(parts.map(part => [part, form.elements[this.prefix + before[part]]?.value ?? '']));
  }

  get texts() { return Object.fromEntries([...this.fields].map(([part, field]) => [part, field.value.trim()])); }

  get kept() { return this.box.querySelector('input[name$=".kept"]'); }

  get conflict() { return this.box.querySelector('fieldset.conflict'); }

  get isChanged() {
    const texts = this.texts;
    return this.kept !== null || [...this.fields.keys()].some(part => texts[part] !== this.was[part].trim());
  }

  // What is sent of it, under a number of its own.
  addTo(data, number) {
    const add = (name, text) => data.append(`c${number}.${name}`, text);
    add('cell', this.code.value);
    for (const [part, text] of Object.entries(this.texts)) {
      add(part, text);
      add(before[part], this.was[part]);
    }
    if (this.kept) add('kept', 'yes');
    const chosen = this.conflict?.querySelector('input:checked');
    if (chosen) add('choice', chosen.value);
  }

  // What was sent stands in it now: the form, too, starts from there.
  stands(texts, stamp) {
    this.code.value = `${this.place}/${stamp}`;
    this.kept?.remove();
    this.conflict?.remove();
    for (const [part, text] of Object.entries(texts)) {
      this.was[part] = text;
      this.hidden(before[part]).value = text;
    }
  }

  // Where nothing was typed, what somebody else has written meanwhile is shown.
  goesAlong({ stamp, texts, isOpen, ...told }) {
    if (this.code.value === `${this.place}/${stamp}`) return;
    for (const [part, field] of this.fields) {
      field.value = texts[part];
      field.readOnly = !isOpen;
    }
    this.stands(this.texts, stamp);
    this.states(told);
  }

  states({ state, short }) {
    for (const [name, text] of [['.state', state], ['.short', short]]) {
      const element = this.box.querySelector(name);
      if (element && text) element.textContent = text;
    }
  }

  // Their value, as whoever typed another one has chosen.
  takeTheirs() {
    const { value, source, note, reason } = this.conflict.dataset;
    const stamp = this.conflict.querySelectorAll('input')[1].value;
    const theirs = { value, source, note, reason };
    for (const [part, field] of this.fields) field.value = theirs[part] ?? '';
    this.stands(this.texts, stamp);
  }

  hidden(name) {
    const known = this.code.form.elements[this.prefix + name];
    if (known) return known;
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name: this.prefix + name });
    this.code.after(field);
    return field;
  }

  mark() { this.box.toggleAttribute('data-unsaved', this.isChanged); }
}
