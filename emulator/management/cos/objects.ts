/** The objects of the temporary bucket, in memory: an archive is used once, at once. */
import { createHash, randomBytes, randomInt } from 'node:crypto';

export interface Objects {
  get(key: string): Uint8Array | undefined;
  put(key: string, content: Uint8Array): void;
  /** @returns an authorization to write this key, and no other */
  allow(key: string): string;
  isAllowed(authorization: string | undefined, key: string): boolean;
  /** @returns id of an upload in parts */
  begin(key: string): string;
  /** The latest upload under way of each key that begins so. */
  underWay(prefix: string): readonly { readonly id: string; readonly key: string }[];
  parts(id: string, key: string): Map<number, Uint8Array> | undefined;
  /** Puts the parts together, in order. */
  finish(id: string): void;
}

/** In quotes, as the header has it. */
export const etagOf = (content: Uint8Array): string => `"${createHash('md5').update(content).digest('hex')}"`;

/** The bucket's owner is the function service. Source: manager-node's SCF_TEMP_COS. */
export const BUCKET_OWNER = '1253665819';

/** In the form of storage's first API, as the function service gives it: 20 bytes, then what they sign, in base64. */
function signOf(key: string): string {
  const now = Math.floor(Date.now() / 1000);
  const signed = `a=${BUCKET_OWNER}&b=tempcos&k=AKIDlocal&e=${now + 3600}&t=${now}&r=${randomInt(1e9)}&f=/${key}`;
  return Buffer.concat([randomBytes(20), Buffer.from(signed)]).toString('base64');
}

interface Upload {
  readonly key: string;
  readonly parts: Map<number, Uint8Array>;
}

export function createObjects(): Objects {
  const objects = new Map<string, Uint8Array>();
  const leaves = new Map<string, string>();
  const uploads = new Map<string, Upload>();
  return {
    get: (key) => objects.get(key),
    put: (key, content) => void objects.set(key, content),
    allow(key) {
      const sign = signOf(key);
      leaves.set(sign, key);
      return sign;
    },
    isAllowed: (authorization, key) => leaves.get(authorization ?? '') === key,
    begin(key) {
      const id = randomBytes(16).toString('hex');
      uploads.set(id, { key, parts: new Map() });
      return id;
    },
    underWay: (prefix) =>
      [...uploads].flatMap(([id, { key }]) => (key.startsWith(prefix) ? [{ id, key }] : [])),
    parts(id, key) {
      const upload = uploads.get(id);
      return upload?.key === key ? upload.parts : undefined;
    },
    finish(id) {
      const upload = uploads.get(id);
      if (!upload) return;
      const ordered = [...upload.parts].sort(([a], [b]) => a - b).map(([, content]) => content);
      objects.set(upload.key, Buffer.concat(ordered));
      uploads.delete(id);
    },
  };
}
