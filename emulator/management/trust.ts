/** Trust within the process that asks; a process of its own is told by NODE_EXTRA_CA_CERTS, which is read at its start only. */
import tls, { type SecureContext, type SecureContextOptions } from 'node:tls';

/** What Node keeps under a secure context; its own `ca` option ends there too. */
interface Native {
  readonly context: { addCACert(certificate: string): void };
}

const original = tls.createSecureContext;
const trusted = new Set<string>();

function trusting(options?: SecureContextOptions): SecureContext {
  const context = original(options);
  if (options?.ca === undefined)
    for (const authority of trusted) (context as unknown as Native).context.addCACert(authority);
  return context;
}

/**
 * TLS clients of this process trust the authority beside the usual ones, unless they name their own (`ca`). Node 20 has no public way
 * to add one after the start, so the function that every connection takes its roots from is wrapped, as long as anybody is trusted.
 * @param authority PEM
 * @returns takes it back
 */
export function trust(authority: string): () => void {
  trusted.add(authority);
  tls.createSecureContext = trusting;
  return () => {
    trusted.delete(authority);
    if (trusted.size === 0) tls.createSecureContext = original;
  };
}
