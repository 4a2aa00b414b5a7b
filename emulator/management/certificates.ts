/** A certificate authority of its own, made at every start and never written by anybody else; and one certificate for all hosts. */
import { randomUUID } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificates {
  /** PEM: what a client has to trust. */
  readonly authority: string;
  /** PEM, for every host. */
  readonly certificate: string;
  readonly key: string;
}

const EC = { keyType: 'ec', algorithm: 'sha256' } as const;

/** Clocks that are set back in a test still find it valid. */
const A_LONG_TIME_AGO = new Date('2020-01-01T00:00:00Z');
const IN_A_LONG_TIME = new Date('2049-01-01T00:00:00Z');
const ALWAYS = { notBeforeDate: A_LONG_TIME_AGO, notAfterDate: IN_A_LONG_TIME };

const named = (value: string) => [{ name: 'commonName', value }];

/** @param hosts names that the certificate is for; `*` stands for one label */
export async function makeCertificates(hosts: readonly string[]): Promise<Certificates> {
  // A name of its own: of two authorities with one name a client tries the wrong one.
  const authority = await generate(named(`xiuda local stand-in ${randomUUID()}`), {
    ...EC,
    ...ALWAYS,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate(named(hosts[0] ?? ''), {
    ...EC,
    ...ALWAYS,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  return { authority: authority.cert, certificate: leaf.cert, key: leaf.private };
}
