/** The report as text, to be sent to whoever mends it. */
import { type Check, CHECK_STATES, countsOf, fullTime, worstFirst } from '@xiuda/domain';

const line = ({ name, state, found, mend }: Check): string =>
  [`[${CHECK_STATES[state]}] ${name}：${found}`, ...(mend ? [`    怎么办：${mend}`] : [])].join('\n');

export const reportOf = (checks: readonly Check[], at: number): string =>
  [`修达 系统自检 ${fullTime(at)}`, countsOf(checks), '', ...worstFirst(checks).map(line)].join('\n');
