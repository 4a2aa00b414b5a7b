/** Written by the build into miniprogram/generated/settings.js; app.json's resolveAlias finds it. */
declare module '@xiuda/settings' {
  /** Cloud environment; empty: the one that the project is opened with. */
  export const envId: string;
  /** Whose repair service this is, as the login page names it. */
  export const serviceName: string;
  /** Empty where the service has no telephone. */
  export const servicePhone: string;
  /** The release that this mini program was built from. */
  export const version: string;
}
