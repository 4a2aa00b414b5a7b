/** Trust within the process that asks; a process of its own is told by NODE_EXTRA_CA_CERTS, which is read at its start only. */
import tls, { type SecureContext, type SecureContextOptions } from 'node:tls';

/** What Node keeps under a secure context, and its own `ca` option uses. */
interface Native {
  readonly context: { addCACert(certificate: string): void };
}

/**
 * TLS clients of this process trust the authority beside the usual ones, unless they name their own (`ca`). Node 20 has no public way
 * to add one after the start, so the function that every connection takes its roots from is wrapped.
 * @param authority PEM
 * @returns takes it back
 */
export function trust(authority: string): () => void {
  const original = tls.createSecureContext;
  const trusting = (options?: SecureContextOptions): SecureContext => {
    const context = original(options);
    if (options?.ca === undefined) (context as unknown as Native).context.addCACert(authority);
    return context;
  };
  tls.createSecureContext = trusting;
  return () => {
    if (tls.createSecureContext === trusting) tls.createSecureContext = original;
  };
}
