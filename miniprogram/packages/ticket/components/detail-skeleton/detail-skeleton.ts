/** A ticket's page before the ticket is there. */
Component({
  data: { stages: [1, 2, 3, 4, 5], entries: [1, 2, 3] },
});
