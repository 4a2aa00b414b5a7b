/** Something in the mini program that this phone cannot run. `file` is relative to the mini program's root. */
export type Problem = { file: string; line: number; message: string };

const format = ({ file, line, message }: Problem): string => `${file}:${line} ${message}`;

/** The build stops with all problems at once, one a line: `pages/a/a.wxml:12 …`. */
export class PhoneBuildError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`小程序不能在本地手机上运行：\n${problems.map(format).join('\n')}`);
    this.name = 'PhoneBuildError';
    this.problems = problems;
  }
}

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
