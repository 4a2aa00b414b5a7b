/** First steps as their page shows them. */
import { FIRST_STEPS, type SetupCounts, STEP_IDS, type StepId, stepsLeft } from '@xiuda/domain';
import { INSTITUTION, SETTINGS } from '../../../services/routes';
import { SECTIONS } from '../home/sections';

export interface ShownStep {
  readonly id: StepId;
  readonly label: string;
  readonly why: string;
  readonly state: string;
  readonly isDone: boolean;
  /** Where it is done; empty where this version has no page for it. */
  readonly page: string;
}

/** The line of 管理 behind a step; institution and templates have pages that stand below 系统设置. */
const LINES: Readonly<Record<StepId, string>> = {
  institution: INSTITUTION,
  places: '报修区域',
  items: '报修项目',
  people: '人员管理',
  templates: SETTINGS,
  codes: '楼宇二维码',
};

const pageOf = (line: string): string =>
  line.startsWith('/')
    ? line
    : (SECTIONS.flatMap(({ rows }) => rows).find(({ label }) => label === line)?.page ?? '');

const shown = (id: StepId, counts: SetupCounts): ShownStep => {
  const { label, why, isDone, state } = FIRST_STEPS[id];
  return { id, label, why, state: state?.(counts) ?? '', isDone: isDone(counts), page: pageOf(LINES[id]) };
};

export const shownSteps = (counts: SetupCounts) => ({
  left: stepsLeft(counts).length,
  steps: STEP_IDS.map((id) => shown(id, counts)),
});
