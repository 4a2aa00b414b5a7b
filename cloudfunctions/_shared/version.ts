/** The release that this bundle was built from. */
import { version } from '../../package.json';

export const VERSION: string = version;
