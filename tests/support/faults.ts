/** Faults of the emulated cloud, and what it wrote down about the calls. */
import type { CallSummary, Fault } from '../../emulator/cloud';
import type { TestCloud } from './cloud';

/** Lets requests fail or wait; see the emulator's own faults for what can be matched. */
export async function inject(cloud: TestCloud, fault: Fault): Promise<void> {
  const response = await fetch(`${cloud.url}/emulator/faults`, {
    method: 'POST',
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(`the fault was not taken: ${await response.text()}`);
}

export async function heal(cloud: TestCloud): Promise<void> {
  await fetch(`${cloud.url}/emulator/faults`, { method: 'DELETE' });
}

/** The calls since `forgetCalls`, oldest first, running ones included. */
export async function callsOf(cloud: TestCloud): Promise<readonly CallSummary[]> {
  const response = await fetch(`${cloud.url}/emulator/calls`);
  return ((await response.json()) as { calls: CallSummary[] }).calls;
}

export async function forgetCalls(cloud: TestCloud): Promise<void> {
  await fetch(`${cloud.url}/emulator/calls`, { method: 'DELETE' });
}
