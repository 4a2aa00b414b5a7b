/** The timer's function, run by hand. */

/** @param now the clock of this call */
export async function sweep(url: string, now = new Date()): Promise<unknown> {
  const headers = { 'X-Emulator-Source': 'wx_trigger', 'X-Emulator-Now': String(now.getTime()) };
  const response = await fetch(`${url}/invoke/sweep`, { method: 'POST', headers, body: '{}' });
  return ((await response.json()) as { result: unknown }).result;
}
