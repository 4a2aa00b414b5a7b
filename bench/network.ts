/** What lies between the functions of a cloud and what they ask of it. */
import { send } from '../tests/support/http';

const ALWAYS = Number.MAX_SAFE_INTEGER;

/** Calls of other functions are refused at once; whatever else is asked takes so many ms on the way. */
export async function withoutDelivery(url: string, latency = 0): Promise<void> {
  const faults = [
    { match: { action: 'functions.invokeFunction' }, times: ALWAYS, effect: { code: 'SYS_ERR' } },
    ...(latency ? [{ match: {}, times: ALWAYS, effect: { delayMs: latency } }] : []),
  ];
  await send(`${url}/emulator/faults`, { method: 'DELETE' });
  for (const fault of faults)
    await send(`${url}/emulator/faults`, { method: 'POST', body: JSON.stringify(fault) });
}
