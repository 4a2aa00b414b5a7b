/** The demo data, for whoever starts the emulator. */
export { CAMPUS_NAME, CAMPUS_PHONE_AREA } from './campus';
export { DEMO_IDENTITIES, EMPTY_IDENTITIES, type Identity } from './identities';
export { DEMO_PEOPLE, type Person } from './people';
export { seedDemo, seedEmpty, type SeedOptions, type SeedTarget } from './seed';
export { DEMO_SETTINGS, DEMO_TEMPLATES } from './templates';
