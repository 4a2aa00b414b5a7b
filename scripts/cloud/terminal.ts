/** What a script says and asks on a terminal; in a pipe it says the same, line by line. */
import { createInterface } from 'node:readline/promises';

/** Whether somebody sits there to be asked. */
export const isTerminal = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true;

/** @throws Error where nobody can answer, naming what to give instead */
export async function ask(question: string, instead: string): Promise<string> {
  if (!isTerminal()) throw new Error(`${question} 这里没有人回答，请加上 ${instead}`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(`${question} `)).trim();
  } finally {
    terminal.close();
  }
}

/** Anything but a clear yes is a no. */
export const confirmed = async (question: string): Promise<boolean> =>
  /^(y|yes|是)$/i.test(await ask(`${question}（输入 y 继续）`, '--yes'));

export interface Progress {
  /** One more is done. */
  step(name: string): void;
  /** How far the one at hand is; on a terminal only. */
  note(words: string): void;
  end(): void;
}

/** One line that is written over on a terminal, a line per step elsewhere. */
export function progress(total: number, out: NodeJS.WriteStream = process.stdout): Progress {
  let done = 0;
  return {
    step(name) {
      done += 1;
      const line = `[${done}/${total}] ${name}`;
      if (out.isTTY) out.write(`\r\x1b[2K${line}`);
      else out.write(`${line}\n`);
    },
    note(words) {
      if (out.isTTY) out.write(`\r\x1b[2K[${done + 1}/${total}] ${words}`);
    },
    end() {
      if (out.isTTY && done > 0) out.write('\n');
    },
  };
}
