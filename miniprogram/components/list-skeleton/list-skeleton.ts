/** Cards before they are there. */
Component({
  data: { rows: ['first', 'second', 'third'] },
});
