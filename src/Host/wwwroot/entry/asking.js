// Asks the server while somebody types: checks soon after each change, keeps drafts after a pause. It never submits.
import { tell } from './telling.js';

const checkAfter = 500;
const keepAfter = 3000;
const tryAgainAfter = 10000;

export class Asking {
  constructor(cells, say) {
    Object.assign(this, { cells, say, keeps: 0, underWay: Promise.resolve() });
  }

  typed() {
    clearTimeout(this.checking);
    clearTimeout(this.keeping);
    this.checking = setTimeout(() => this.ask('check'), checkAfter);
    this.keeping = setTimeout(() => this.ask('keep'), keepAfter);
  }

  stop() {
    clearTimeout(this.checking);
    clearTimeout(this.keeping);
    return this.underWay;
  }

  // One after the other: an answer is always about what was typed last when it was asked.
  ask(what) {
    this.keeps += what === 'keep' ? 1 : 0;
    this.underWay = this.underWay.then(() => this.send(what)).finally(() => { this.keeps -= what === 'keep' ? 1 : 0; });
  }

  async send(what) {
    const changed = this.cells.changed;
    if (what === 'keep' && changed.length === 0) return;
    const { form } = this.cells;
    const data = new FormData();
    for (const name of ['__RequestVerificationToken', 'unit', 'area', 'quarter']) data.append(name, form.elements[name].value);
    changed.forEach((cell, number) => cell.addTo(data, number));
    const sent = new Map(changed.map(cell => [cell.place, cell.texts]));
    try {
      const response = await fetch(`figures/sheet/${what}`, { method: 'POST', body: data, headers: { Accept: 'application/json' } });
      if (response.redirected || response.status === 401 || response.status === 403) {
        this.say(form.dataset.ended);
        return;
      }
      if (!response.ok) throw new Error(String(response.status));
      const answer = await response.json();
      tell(this.cells, answer, sent);
      if (what === 'keep' && answer.saved) this.say(answer.saved);
    } catch {
      if (what !== 'keep') return;
      this.say(form.dataset.failed);
      this.keeping = setTimeout(() => this.ask('keep'), tryAgainAfter);
    }
  }
}
