import { CloudError } from '../errors';

/** Longest cloud path, in bytes of UTF-8. */
const MAX_BYTES = 850;
const SEGMENT = /^[\p{L}\p{N}!_.\-*()@]+$/u;

/** @throws CloudError `STORAGE_REQUEST_FAIL` unless `path` is relative, of plain segments, and short enough. */
export function checkedPath(path: unknown): string {
  if (
    typeof path !== 'string' ||
    Buffer.byteLength(path) > MAX_BYTES ||
    !path.split('/').every(isPlainSegment)
  ) {
    throw new CloudError('STORAGE_REQUEST_FAIL', `cloudPath is not allowed: ${String(path).slice(0, 100)}`);
  }
  return path;
}

function isPlainSegment(segment: string): boolean {
  return SEGMENT.test(segment) && segment !== '.' && segment !== '..';
}

/** `cloud://<env>.<bucket>/<path>`. */
export function createFileIds(env: string) {
  const bucket = `${Buffer.from(env).toString('hex').slice(0, 4)}-${env}`;
  const prefix = `cloud://${env}.${bucket}/`;
  return {
    bucket,
    toFileId: (path: string): string => prefix + path,
    /** The path of a file of this environment; undefined for everything else. */
    toPath: (fileId: string): string | undefined =>
      fileId.startsWith(prefix) ? fileId.slice(prefix.length) : undefined,
  };
}

export type FileIds = ReturnType<typeof createFileIds>;
