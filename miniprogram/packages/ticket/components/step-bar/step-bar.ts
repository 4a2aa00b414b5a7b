import { STAGES } from '@xiuda/domain';

interface Stage {
  readonly label: string;
  readonly state: 'done' | 'current' | 'todo';
}

/** The five stages of a ticket. `stage` is the index of the one under way; all are done beyond the last. */
Component({
  properties: {
    stage: { type: Number, value: 0 },
  },
  data: {
    stages: [] as Stage[],
    summary: '',
  },
  observers: {
    stage(stage: number) {
      const state = (index: number): Stage['state'] =>
        index < stage ? 'done' : index === stage ? 'current' : 'todo';
      const current = STAGES[stage];
      this.setData({
        stages: STAGES.map((label, index) => ({ label, state: state(index) })),
        summary: current === undefined ? '全部完成' : `进行到：${current}`,
      });
    },
  },
});
