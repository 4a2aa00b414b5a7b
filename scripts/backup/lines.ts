/** Lines of a stream. Not node:readline, which also ends lines at U+2028: JSON leaves that as it is. */
const END = 0x0a;

/** @throws Error where the last line has no end */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let open: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(END); at >= 0; at = chunk.indexOf(END, from)) {
      open.push(chunk.subarray(from, at));
      yield Buffer.concat(open).toString();
      open = [];
      from = at + 1;
    }
    if (from < chunk.length) open.push(chunk.subarray(from));
  }
  if (open.length > 0) throw new Error('最后一行不完整');
}

/** Groups of at most so many lines and about so many bytes. */
export async function* batchesOf(
  lines: AsyncIterable<string>,
  mostLines: number,
  mostBytes: number,
): AsyncGenerator<string[]> {
  let batch: string[] = [];
  let bytes = 0;
  for await (const line of lines) {
    const size = Buffer.byteLength(line);
    if (batch.length > 0 && (batch.length === mostLines || bytes + size > mostBytes)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(line);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
