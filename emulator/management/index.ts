/**
 * A local stand-in of the management API of CloudBase. It speaks the real protocol, so that the unmodified manager-node 5.6.5 (and the
 * cos-nodejs-sdk-v5 under it) works against it: TC3-HMAC-SHA256 signatures, `{Response}` envelopes, TLS, uploads in parts.
 *
 * The SDK dials fixed hosts, and takes a proxy; so the stand-in is a proxy, and the end of every tunnel (ADR 37). Other hosts than those
 * in hosts.ts are refused. How a client comes to it:
 * - a process of its own: with the environment `variables` (proxy, NODE_EXTRA_CA_CERTS, keys, and the data plane's address);
 * - the same process: `enter()` sets the same variables, except that NODE_EXTRA_CA_CERTS is too late then: see trust.ts.
 *
 * What it knows, and from where: parameters and answers of tcb and scf from Tencent Cloud's documents (876, 583), from what
 * manager-node sends and reads, and from programs that use it in public repositories. Not documented, and so assumed here:
 * - error codes of tables beside ResourceNotFound: an existing one is ResourceInUse; indexes fail as FailedOperation in MongoDB's words;
 * - `UpdateTable` drops, then creates, and what was done before one of them fails stays done;
 * - the number of indexes of a collection (the platform's plans differ): 64 as in MongoDB, unless told;
 * - an unknown environment is InvalidParameter.EnvId; in another region the account has nothing;
 * - `DescribeResourcePermission` of functions tells the rules of all in one row, with the default ones where none were set;
 * - a function whose code lacks its handler's file is accepted and ends as CreateFailed or UpdateFailed;
 * - storage rules and function rules are those that the local cloud understands; others are refused, as it could not keep them.
 * There is nothing of: MySQL and PostgreSQL, hosting, cloud run, layers, versions and aliases, logs, quotas and billing.
 */
import { writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { AccountStore } from './account';
import type { Backing, EnvironmentName } from './actions/action';
import { answerApi, type ApiParts } from './api';
import { makeCertificates } from './certificates';
import { answerCos } from './cos';
import { createObjects } from './cos/objects';
import { createFaults, type Faults } from './faults';
import { HOSTS, isOurs, type Region, serviceOf } from './hosts';
import { openProxy } from './proxy';
import type { ManagementRequest } from './requests';
import type { Secret } from './signature';

export type { Fault, Faults, Mishap } from './faults';
export type { ManagementRequest } from './requests';

export interface ManagementOptions {
  /** Holds the certificate that clients have to trust, `authority.pem`. */
  readonly dataDir: string;
  readonly store: AccountStore;
  readonly backing: Backing;
  readonly secret: Secret;
  readonly region: Region;
  readonly environment: EnvironmentName;
  /** Others of the account: they are listed, and nothing can be done in them. */
  readonly others: readonly EnvironmentName[];
  readonly indexLimit: number;
  readonly looks: number;
  readonly log: (line: string) => void;
}

export interface Management {
  readonly proxyUrl: string;
  /** PEM, and the file that it stands in. */
  readonly authority: string;
  readonly authorityFile: string;
  readonly faults: Faults;
  /** Oldest first. */
  readonly requests: readonly ManagementRequest[];
  /** Hosts (`name:port`) that somebody wanted to reach through it and could not. */
  readonly refusedHosts: readonly string[];
  close(): Promise<void>;
}

export async function startManagement(options: ManagementOptions): Promise<Management> {
  const { dataDir, store, backing, region, environment, others, indexLimit, looks, secret, log } = options;
  const certificates = await makeCertificates(HOSTS);
  const authorityFile = join(dataDir, 'authority.pem');
  writeFileSync(authorityFile, certificates.authority);
  const objects = createObjects();
  const faults = createFaults();
  const requests: ManagementRequest[] = [];
  const environments = [environment, ...others];
  const scope = { ...store, environment, environments, region, backing, objects, indexLimit, looks };
  const parts: ApiParts = { secret, scope, faults, requests, log };
  const answer: RequestListener = (req, res) => {
    const host = String(req.headers.host).split(':')[0] ?? '';
    const service = serviceOf(host);
    const answering = service
      ? answerApi(parts, service, req, res)
      : answerCos({ region, objects, faults, requests }, host, req, res);
    answering.catch((error: unknown) => {
      log(`[management] ${String(error)}`);
      res.destroy();
    });
  };
  const proxy = await openProxy(certificates, isOurs, answer);
  return {
    proxyUrl: proxy.url,
    authority: certificates.authority,
    authorityFile,
    faults,
    requests,
    refusedHosts: proxy.refused,
    close: proxy.close,
  };
}
