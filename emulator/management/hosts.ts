/** The hosts that the stand-in answers for, as manager-node 5.6.5 dials them. */

/** Services of Tencent Cloud, each with the version of its API. */
export const SERVICES = {
  tcb: '2018-06-08',
  scf: '2018-04-16',
  flexdb: '2018-11-27',
  lowcode: '2021-01-08',
} as const;
export type Service = keyof typeof SERVICES;

/** Where CloudBase has environments, and how the bucket for uploaded code begins there. */
export const REGIONS = {
  'ap-shanghai': 'sh',
  'ap-guangzhou': 'gz',
  'ap-beijing': 'bj',
  'ap-singapore': 'sg',
} as const;
export type Region = keyof typeof REGIONS;

export const isRegion = (name: string): name is Region => Object.hasOwn(REGIONS, name);

const API_DOMAIN = '.tencentcloudapi.com';
const cosDomain = (region: string): string => `.cos.${region}.myqcloud.com`;

/** One label may stand before the domain of a region's storage. */
export const HOSTS: readonly string[] = [
  ...Object.keys(SERVICES).map((service) => service + API_DOMAIN),
  ...Object.keys(REGIONS).map((region) => `*${cosDomain(region)}`),
];

export const isOurs = (host: string): boolean =>
  HOSTS.includes(host) || HOSTS.includes(host.replace(/^[^.]+/, '*'));

export function serviceOf(host: string): Service | undefined {
  const name = host.slice(0, -API_DOMAIN.length);
  return host.endsWith(API_DOMAIN) && Object.hasOwn(SERVICES, name) ? (name as Service) : undefined;
}

/** The bucket that a storage host is for, with its number: `shtempcos-1253665819`. */
export const bucketOf = (host: string): string => host.split('.')[0] ?? '';
