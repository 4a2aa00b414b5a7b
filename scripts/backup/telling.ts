/** What a long work says on its way. */
export interface Telling {
  /** A new part of it begins, when this has resolved. */
  stage(name: string): void | Promise<void>;
  /** How far it is; only where somebody watches. */
  at(place: string): void;
  say(line: string): void;
}

export function telling(out: NodeJS.WriteStream = process.stdout): Telling {
  const clear = out.isTTY ? '\r\x1b[2K' : '';
  return {
    stage: (name) => void out.write(`${clear}${name}…\n`),
    at: (place) => void (out.isTTY && out.write(`${clear}  ${place}`)),
    say: (line) => void out.write(`${clear}${line}\n`),
  };
}
