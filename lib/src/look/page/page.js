'use strict';
// Tables are sorted by their headings; whatever else the page does, it does without a script.
(() => {
  // A cell is its number, of a range or a limit the end that is known, else its words.
  const valueOf = (cell) => {
    const number = cell.querySelector('data');
    if (number) return parseFloat(number.value.replace(/^\.\./, ''));
    return cell.querySelector('.n') ? NaN : cell.textContent.trim();
  };
  const isNothing = (value) => value === '' || Number.isNaN(value);
  const compared = (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : a < b ? -1 : a > b ? 1 : 0);

  for (const table of document.querySelectorAll('table')) {
    const body = table.tBodies[0];
    const headings = [...table.tHead.rows[0].cells];
    const written = [...body.rows];
    const inTime = table.classList.contains('numbers');  // by its first column, as periods are written
    const sort = (column, direction) => {
      const keyed = written.map((row, place) => [inTime && column === 0 ? place : valueOf(row.cells[column]), row]);
      keyed.sort(([a], [b]) => {
        if (isNothing(a) || isNothing(b)) return isNothing(a) - isNothing(b);
        return direction * compared(a, b);
      });
      body.append(...keyed.map(([, row]) => row));
      headings.forEach((heading, place) => {
        if (place === column) heading.setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
        else heading.removeAttribute('aria-sort');
      });
    };
    headings.forEach((heading, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener('click', () => {
        const sorted = heading.getAttribute('aria-sort');
        const numbers = written.some((row) => row.cells[column].querySelector('data'));
        // Numbers begin with the largest.
        const first = numbers ? -1 : 1;
        sort(column, sorted === null ? first : sorted === 'ascending' ? -1 : 1);
      });
    });
    if (inTime) headings[0].setAttribute('aria-sort', 'ascending');
  }

  // Escape puts an explanation away, until another is asked for.
  const root = document.documentElement;
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') root.classList.add('hushed');
  });
  for (const event of ['focusin', 'pointerover']) {
    document.addEventListener(event, ({target}) => {
      if (!target.closest || !target.closest('.tip')) root.classList.remove('hushed');
    });
  }
})();
