import { type AppHolder, createAppHolder } from './router/app';

export type Report = (error: unknown, where: string) => void;

/** The app instance, and where errors go: to the console with the page's name, and to App.onError. */
export const createErrorReport = (route: () => string): { holder: AppHolder; report: Report } => {
  const tell = (error: unknown) =>
    holder.call('onError', error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error));
  const report: Report = (error, where) => {
    console.error(`[${where}]`, error);
    tell(error);
  };
  const holder = createAppHolder(report);
  addEventListener('error', (event) => tell(event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => {
    console.error(`[${route()}] unhandled rejection`, event.reason);
    holder.call('onUnhandledRejection', { reason: event.reason as unknown, promise: event.promise });
  });
  return { holder, report };
};
