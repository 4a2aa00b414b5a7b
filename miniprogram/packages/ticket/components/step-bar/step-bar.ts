import { STAGES } from '@xiuda/domain';

interface Stage {
  readonly label: string;
  readonly state: 'done' | 'current' | 'todo';
}

const stateOf = (index: number, stage: number): Stage['state'] =>
  index < stage ? 'done' : index === stage ? 'current' : 'todo';

function barAt(stage: number): { stages: Stage[]; summary: string } {
  const current = STAGES[stage];
  return {
    stages: STAGES.map((label, index) => ({ label, state: stateOf(index, stage) })),
    summary: current === undefined ? '全部完成' : `进行到：${current}`,
  };
}

/** The five stages of a ticket. `stage` is the index of the one under way; all are done beyond the last. */
Component({
  properties: {
    stage: { type: Number, value: 0 },
  },
  // exparser does not tell observers of a property that keeps its first value.
  data: barAt(0),
  observers: {
    stage(stage: number) {
      this.setData(barAt(stage));
    },
  },
});
